//! Browsers that measure: many at once, each answer checked by status, a word of it, and how often it holds that word.

use std::io::Read;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, Response, multipart};
use reqwest::redirect::Policy;

use crate::cpu::Cpu;

/// Browsers that fetch a page at the same time.
const BROWSERS: usize = 64;
/// Browsers that post at the same time.
const POSTERS: usize = 16;

/// What an operation costs.
pub struct Figures {
    /// CPU of the server and its database, per request, in milliseconds.
    pub cpu: f64,
    /// The time of the middle request, in milliseconds.
    pub p50: f64,
    /// The time that 99 of 100 requests keep, in milliseconds.
    pub p99: f64,
    /// Statements sent to the database, per request.
    pub statements: f64,
    /// The body of one answer as it travels.
    pub bytes: usize,
}

/// One person's browser.
#[derive(Clone)]
pub struct Session {
    client: Client,
    url: String,
}

/// A filled form.
#[derive(Clone)]
pub struct Form {
    action: String,
    fields: Vec<(String, String)>,
    /// What is sent in its file field, if anything.
    file: Option<Vec<u8>>,
}

impl Session {
    /// Nobody in particular.
    pub fn visitor(url: &str) -> Session {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .gzip(false)
            .pool_max_idle_per_host(BROWSERS)
            .timeout(Duration::from_secs(60))
            .build()
            .unwrap();
        Session { client, url: url.to_owned() }
    }

    /// A person of the demo.
    pub fn signed_in(url: &str, email: &str) -> Session {
        let session = Session::visitor(url);
        let mut form = session.form("/sign-in", "/sign-in");
        form.set("email", email);
        form.set("password", kafo::demo::PASSWORD);
        assert_eq!(session.post(&form).status(), 303, "the sign-in of {email}");
        session
    }

    fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.url)).send().unwrap()
    }

    /// As a browser fetches it.
    fn get_packed(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.url)).header("accept-encoding", "gzip").send().unwrap()
    }

    fn post(&self, form: &Form) -> Response {
        let request = self.client.post(format!("{}{}", self.url, form.action));
        let Some(file) = &form.file else { return request.form(&form.fields).send().unwrap() };
        let parts = form.fields.iter().fold(multipart::Form::new(), |parts, (name, value)| {
            if name.starts_with("file") {
                parts.part(name.clone(), multipart::Part::bytes(file.clone()).file_name("bench.pdf"))
            } else {
                parts.text(name.clone(), value.clone())
            }
        });
        request.multipart(parts).send().unwrap()
    }

    /// The form that posts to `action`, as the page shows it.
    pub fn form(&self, page: &str, action: &str) -> Form {
        let response = self.get(page);
        assert_eq!(response.status(), 200, "{page}");
        let html = response.text().unwrap();
        let start = html.find(&format!("action=\"{action}\"")).unwrap_or_else(|| {
            panic!("{page} posts not to {action}:\n{}", html.split("<main").nth(1).unwrap_or_default())
        });
        let end = html[start..].find("</form>").map_or(html.len(), |length| start + length);
        Form { action: action.to_owned(), fields: fields(&html[start..end]), file: None }
    }

    /// Fetches a page `rounds` times and says what it cost. A `marker` must stand in it at least `rows` times.
    pub fn measure_gets(&self, cpu: &Cpu, path: &str, marker: &str, rows: usize, rounds: usize) -> Figures {
        let first = self.get(path);
        assert_eq!(first.status(), 200, "{path}");
        let text = first.text().unwrap();
        let found = text.matches(marker).count();
        assert!(found >= rows, "{path} has {found} times {marker}, not {rows}");
        let fetch = |_: usize| {
            let response = self.get_packed(path);
            assert_eq!(response.status(), 200, "{path}");
            body_length(response)
        };
        // What is asked a few times only is large: nobody asks for it in a crowd.
        let browsers = if rounds < BROWSERS { 4 } else { BROWSERS };
        // Once without measuring, so that nothing is done for the first time.
        many(browsers, &Mutex::new((0..browsers).collect()), fetch);
        let before = (self.statements(), cpu.millis());
        let (times, bytes) = many(browsers, &Mutex::new((0..rounds).collect()), fetch);
        figures(times, bytes, cpu.millis() - before.1, self.statements().zip(before.0))
    }

    /// Fetches a page `rounds` times, each time after `post` was sent, whose cost is left out.
    pub fn measure_after(&self, cpu: &Cpu, post: &Form, path: &str, rounds: usize) -> Figures {
        let (mut times, mut bytes, mut used, mut sent) = (Vec::new(), 0, 0.0, 0.0);
        let sent_so_far = || self.statements().unwrap_or(0.0);
        for _ in 0..rounds {
            assert_eq!(self.post(post).status(), 303, "{}", post.action);
            // Asking for the count costs statements too.
            let asking = -sent_so_far() + sent_so_far();
            let before = (sent_so_far(), cpu.millis());
            let fetched = many(1, &Mutex::new(vec![()]), |()| body_length(self.get_packed(path)));
            used += cpu.millis() - before.1;
            sent += sent_so_far() - before.0 - asking;
            times.extend(fetched.0);
            bytes = fetched.1;
        }
        figures(times, bytes, used, Some((sent, 0.0)))
    }

    /// How many statements the server sent so far; none on a server that does not count.
    fn statements(&self) -> Option<f64> {
        let text = self.get("/metrics").text().ok()?;
        text.lines().find_map(|line| line.strip_prefix("kafo_db_statements_total "))?.parse().ok()
    }
}

/// Posts each form once and says what one cost.
pub fn measure_posts(cpu: &Cpu, posts: Vec<(Session, Form)>) -> Figures {
    let session = posts[0].0.clone();
    let before = (session.statements(), cpu.millis());
    let (times, bytes) = many(POSTERS, &Mutex::new(posts), |(session, form): (Session, Form)| {
        let response = session.post(&form);
        let status = response.status();
        assert_eq!(
            status,
            303,
            "{}: {:?}\n{}",
            form.action,
            form.fields,
            response
                .text()
                .unwrap()
                .split("govuk-error-summary")
                .nth(1)
                .map_or("", |rest| rest.split("</div>").next().unwrap_or_default())
        );
        body_length(response)
    });
    figures(times, bytes, cpu.millis() - before.1, session.statements().zip(before.0))
}

fn body_length(mut response: Response) -> usize {
    let mut body = Vec::new();
    response.read_to_end(&mut body).unwrap();
    body.len()
}

/// Does all of the work in `browsers` threads; returns each request's time in milliseconds and the last body's length.
fn many<W: Send>(browsers: usize, work: &Mutex<Vec<W>>, request: impl Fn(W) -> usize + Sync) -> (Vec<f64>, usize) {
    let done = Mutex::new((Vec::new(), 0));
    std::thread::scope(|scope| {
        for _ in 0..browsers {
            scope.spawn(|| {
                loop {
                    let next = work.lock().unwrap().pop();
                    let Some(next) = next else { break };
                    let started = Instant::now();
                    let bytes = request(next);
                    let mut done = done.lock().unwrap();
                    done.0.push(started.elapsed().as_secs_f64() * 1_000.0);
                    done.1 = bytes;
                }
            });
        }
    });
    done.into_inner().unwrap()
}

fn figures(mut times: Vec<f64>, bytes: usize, cpu: f64, statements: Option<(f64, f64)>) -> Figures {
    times.sort_by(f64::total_cmp);
    let count = times.len();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand requests")]
    let requests = count as f64;
    Figures {
        cpu: cpu / requests,
        p50: times[count / 2],
        p99: times[count * 99 / 100],
        // One statement of the second look at the counter is not the operation's.
        statements: statements.map_or(0.0, |(after, before)| (after - before) / requests),
        bytes,
    }
}

impl Form {
    /// Sets a field, or adds it.
    pub fn set(&mut self, name: &str, value: &str) {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
    }

    /// The form with a box ticked.
    pub fn ticked(mut self, name: &str) -> Form {
        self.set(name, "yes");
        self
    }

    /// The form with a file for its file field.
    pub fn with_file(mut self, bytes: Vec<u8>) -> Form {
        self.file = Some(bytes);
        self
    }

    /// The form of a scorecard with all points and reasons given.
    pub fn scored(mut self) -> Form {
        let scores: Vec<String> = self.fields.iter().map(|(name, _)| name.clone()).collect();
        for name in scores {
            if name.ends_with(".reason") {
                self.set(&name, "Un diagnostic chiffré, fait avec les groupements.");
            }
        }
        self
    }
}

/// Makes a budget form one of thirty lines, by repeating its first.
pub fn thirty_lines(form: &mut Form) {
    let first: Vec<(String, String)> =
        form.fields.iter().filter(|(name, _)| name.starts_with("lines.0.")).cloned().collect();
    for number in 0..30 {
        for (name, value) in &first {
            let value = if name == "lines.0.id" { format!("l{number}") } else { value.clone() };
            form.set(&name.replace("lines.0.", &format!("lines.{number}.")), &value);
        }
    }
}

/// The fields of a form with what they hold, as a browser would send them.
fn fields(form: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (start, _) in form.match_indices('<') {
        let rest = &form[start + 1..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let content = || rest.split_once('>').map_or("", |(_, after)| after);
        match tag.split_whitespace().next() {
            Some("input")
                if matches!(attribute(tag, "type"), Some("checkbox" | "radio")) && !tag.contains(" checked") => {}
            Some("input") => {
                let value = unescaped(attribute(tag, "value").unwrap_or("on"));
                fields.extend(attribute(tag, "name").map(|name| (name.to_owned(), value)));
            }
            Some("textarea") => {
                let value = unescaped(content().split("</textarea>").next().unwrap_or_default());
                fields.extend(attribute(tag, "name").map(|name| (name.to_owned(), value)));
            }
            Some("select") => {
                let options = content().split("</select>").next().unwrap_or_default();
                let chosen = options.split("<option").find(|option| option.contains(" selected"));
                let value = chosen.and_then(|option| attribute(option, "value")).unwrap_or_default();
                fields.extend(attribute(tag, "name").map(|name| (name.to_owned(), unescaped(value))));
            }
            _ => {}
        }
    }
    fields
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn unescaped(text: &str) -> String {
    ["&quot;\"", "&#x27;'", "&#39;'", "&lt;<", "&gt;>", "&#x2F;/", "&amp;&"]
        .iter()
        .fold(text.to_owned(), |text, pair| text.replace(&pair[..pair.len() - 1], &pair[pair.len() - 1..]))
}
