//! A real S3 server inside the test run: signatures are checked, and it can be stopped in the middle of an upload.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use kafo::config::{S3Settings, Secret};
use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s::{S3Result, s3_error};
use s3s_fs::FileSystem;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::folder::TestFolder;

const ACCESS_KEY: &str = "KAFOTESTACCESS";
const SECRET_KEY: &str = "kafo-test-secret";
/// The one bucket that exists.
pub const BUCKET: &str = "kafo-test";

/// The running server. Its objects live until it is dropped, across [`S3Server::stop`] and [`S3Server::start_again`].
pub struct S3Server {
    folder: TestFolder,
    address: SocketAddr,
    running: Option<Running>,
}

struct Running {
    stop: watch::Sender<bool>,
    /// Bytes that the server still takes in before it dies.
    allowance: Arc<AtomicU64>,
    thread: std::thread::JoinHandle<()>,
}

impl S3Server {
    /// Starts a server with one empty bucket on a loopback port.
    pub fn start() -> Self {
        let folder = TestFolder::new("s3");
        std::fs::create_dir(folder.path().join(BUCKET)).unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let running = Some(run(listener, folder.path().to_path_buf()));
        Self { folder, address, running }
    }

    /// Settings that lead to the bucket.
    pub fn settings(&self) -> S3Settings {
        S3Settings {
            endpoint: format!("http://{}", self.address),
            bucket: BUCKET.to_owned(),
            region: "us-east-1".to_owned(),
            access_key: ACCESS_KEY.to_owned(),
            secret_key: Secret::new(SECRET_KEY),
            path_style: true,
        }
    }

    /// The settings of a process that lead to the bucket.
    pub fn keys(&self) -> Vec<(String, String)> {
        let settings = self.settings();
        [
            ("KAFO_S3_ENDPOINT", settings.endpoint.as_str()),
            ("KAFO_S3_BUCKET", settings.bucket.as_str()),
            ("KAFO_S3_ACCESS_KEY", settings.access_key.as_str()),
            ("KAFO_S3_SECRET_KEY", settings.secret_key.expose()),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .to_vec()
    }

    /// Cuts all connections and stops listening, as a crash would.
    pub fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop.send_replace(true);
            running.thread.join().unwrap();
        }
    }

    /// Makes the server crash once it has taken in so many more bytes, in the middle of whatever comes.
    pub fn crash_after(&self, bytes: u64) {
        self.running.as_ref().unwrap().allowance.store(bytes, Ordering::SeqCst);
    }

    /// Listens again on the same port with the same objects.
    pub fn start_again(&mut self) {
        self.stop();
        let listener = std::net::TcpListener::bind(self.address).unwrap();
        self.running = Some(run(listener, self.folder.path().to_path_buf()));
    }

    /// The names of all objects of the bucket on the server's disk, in order.
    pub fn objects(&self) -> Vec<String> {
        let root = self.folder.path().join(BUCKET);
        let (mut folders, mut names) = (vec![root.clone()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    names.push(path.strip_prefix(&root).unwrap().to_string_lossy().into_owned());
                }
            }
        }
        names.sort();
        names
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn run(listener: std::net::TcpListener, root: PathBuf) -> Running {
    let (stop, mut stopped) = watch::channel(false);
    let allowance = Arc::new(AtomicU64::new(u64::MAX));
    let (to_kill, of_connections) = (stop.clone(), Arc::clone(&allowance));
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let mut builder = S3ServiceBuilder::new(FileSystem::new(&root).unwrap());
        builder.set_auth(SimpleAuth::from_single(ACCESS_KEY, SECRET_KEY));
        builder.set_access(OnlyBuckets(root));
        let service = builder.build();
        runtime.block_on(async move {
            listener.set_nonblocking(true).unwrap();
            let listener = TcpListener::from_std(listener).unwrap();
            loop {
                let accepted = tokio::select! {
                    accepted = listener.accept() => accepted,
                    _ = stopped.wait_for(|stopped| *stopped) => return,
                };
                let Ok((stream, _)) = accepted else { continue };
                let counted = Counted { stream, allowance: Arc::clone(&of_connections), kill: to_kill.clone() };
                let service = service.clone();
                tokio::spawn(async move {
                    let http = Builder::new(TokioExecutor::new());
                    http.serve_connection(TokioIo::new(counted), service).await.ok();
                });
            }
        });
        // Drops every conversation where it stands, and thereby its connection.
        runtime.shutdown_background();
    });
    Running { stop, allowance, thread }
}

/// The server itself creates a missing bucket at the first upload; S3 refuses, and so does this guard.
struct OnlyBuckets(PathBuf);

impl S3Access for OnlyBuckets {
    fn check<'a, 'b, 'c, 'd>(
        &'a self,
        context: &'b mut S3AccessContext<'c>,
    ) -> Pin<Box<dyn Future<Output = S3Result<()>> + Send + 'd>>
    where
        'a: 'd,
        'b: 'd,
        'c: 'd,
        Self: 'd,
    {
        Box::pin(async move {
            if context.credentials().is_none() {
                return Err(s3_error!(AccessDenied, "Signature is required"));
            }
            match context.s3_path().get_bucket_name() {
                Some(bucket) if !self.0.join(bucket).is_dir() => Err(s3_error!(NoSuchBucket)),
                _ => Ok(()),
            }
        })
    }
}

/// A connection that counts what it reads and, past the allowance, takes the whole server down.
struct Counted {
    stream: TcpStream,
    allowance: Arc<AtomicU64>,
    kill: watch::Sender<bool>,
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        let read = (buffer.filled().len() - before) as u64;
        let left = self.allowance.load(Ordering::SeqCst);
        if left == u64::MAX {
            return polled;
        }
        self.allowance.store(left.saturating_sub(read), Ordering::SeqCst);
        if left <= read {
            self.kill.send_replace(true);
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        polled
    }
}

impl AsyncWrite for Counted {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
