//! A browser without scripts: keeps cookies, sends the token of the last form it saw, follows nothing by itself.

use std::cell::RefCell;
use std::time::Duration;

use reqwest::blocking::{Client as Http, Response, multipart};
use reqwest::redirect::Policy;

/// One browser with its cookies, which a clone shares.
#[derive(Clone)]
pub struct Client {
    http: Http,
    base: String,
    token: RefCell<String>,
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Where to go next, when the answer says so; the path alone.
    pub location: String,
    /// The body, as text.
    pub body: String,
    /// The body, as bytes.
    pub bytes: Vec<u8>,
    headers: reqwest::header::HeaderMap,
}

impl Client {
    /// A browser for the portal at `base`.
    pub fn new(base: &str) -> Self {
        let http = Http::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .timeout(Duration::from_secs(120))
            // The server closes a connection that was idle for five seconds: none is used that it may just be closing.
            .pool_idle_timeout(Duration::from_secs(2))
            .build()
            .unwrap();
        Client { http, base: base.to_owned(), token: RefCell::default() }
    }

    /// The same browser, with its cookies, for the same portal at another address.
    pub fn at_base(self, base: &str) -> Self {
        Client { base: base.to_owned(), ..self }
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> Answer {
        self.try_get(path).unwrap()
    }

    /// The same of a server that may be gone.
    pub fn try_get(&self, path: &str) -> reqwest::Result<Answer> {
        self.finish(self.http.get(self.at(path)).send()?)
    }

    /// Asks for a page with a header.
    pub fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        self.finish(self.http.get(self.at(path)).header(name, value).send().unwrap()).unwrap()
    }

    /// Asks for the headers of a page.
    pub fn head(&self, path: &str) -> Answer {
        self.finish(self.http.head(self.at(path)).send().unwrap()).unwrap()
    }

    /// Asks by any method, with these headers and this body.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let mut request = self.http.request(method.parse().unwrap(), self.at(path)).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.finish(request.send().unwrap()).unwrap()
    }

    /// The token of the last page that had a form.
    pub fn token(&self) -> String {
        self.token.borrow().clone()
    }

    /// Posts a form with the token of the last page that had one. Open the form's page first.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &[])
    }

    /// The same of a server that may be gone: nobody knows then whether it was done.
    pub fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> reqwest::Result<Answer> {
        self.try_post_with(path, fields, &[])
    }

    /// The same, with headers.
    pub fn post_with(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        self.try_post_with(path, fields, headers).unwrap()
    }

    fn try_post_with(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> reqwest::Result<Answer> {
        let token = self.token.borrow().clone();
        let mut form: Vec<(&str, &str)> = vec![("csrf", &token)];
        form.extend_from_slice(fields);
        let mut request = self.http.post(self.at(path)).form(&form);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.finish(request.send()?)
    }

    /// Posts a form with exactly these fields: no token is added.
    pub fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.finish(self.http.post(self.at(path)).form(&fields).send().unwrap()).unwrap()
    }

    /// Posts one file beside some fields.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], field: &str, name: &str, bytes: Vec<u8>) -> Answer {
        self.try_upload(path, fields, field, name, bytes).unwrap()
    }

    /// The same of a server that may be gone.
    pub fn try_upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        field: &str,
        name: &str,
        bytes: Vec<u8>,
    ) -> reqwest::Result<Answer> {
        let mut form = multipart::Form::new().text("csrf", self.token.borrow().clone());
        for (name, value) in fields {
            form = form.text((*name).to_owned(), (*value).to_owned());
        }
        form = form.part(field.to_owned(), multipart::Part::bytes(bytes).file_name(name.to_owned()));
        self.finish(self.http.post(self.at(path)).multipart(form).send()?)
    }

    /// Goes where the answer says, and returns that page.
    pub fn follow(&self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, 303, "no redirect but:\n{}", answer.body);
        self.get(&answer.location)
    }

    /// Signs in and expects to arrive.
    pub fn sign_in(&self, email: &str, password: &str) -> Answer {
        self.get("/sign-in");
        let answer = self.post("/sign-in", &[("email", email), ("password", password)]);
        assert_eq!(answer.status, 303, "the sign-in of {email} failed:\n{}", answer.body);
        answer
    }

    fn at(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    fn finish(&self, response: Response) -> reqwest::Result<Answer> {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let location = headers
            .get("location")
            .and_then(|value| value.to_str().ok())
            .map(|value| value.strip_prefix(&self.base).unwrap_or(value).to_owned())
            .unwrap_or_default();
        let bytes = response.bytes()?.to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(token) = between(&body, "name=\"csrf\" value=\"", "\"") {
            self.token.replace(token.to_owned());
        }
        Ok(Answer { status, location, body, bytes, headers })
    }
}

impl Answer {
    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body must contain `text` (as in the page: escaped, typeset).
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "status {}, {text:?} is not in:\n{}", self.status, self.body);
        self
    }

    /// The body must not contain `text`.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "{text:?} is in:\n{}", self.body);
        self
    }

    /// The status must be this one.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "location {:?}, body:\n{}", self.location, self.body);
        self
    }

    /// The value of the input named `name`, unescaped as far as tests need.
    pub fn value_of(&self, name: &str) -> Option<String> {
        let start = self.body.find(&format!("name=\"{name}\""))?;
        let begin = self.body[..start].rfind('<')?;
        let end = begin + self.body[begin..].find('>')?;
        between(&self.body[begin..end], " value=\"", "\"").map(|value| {
            value
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
        })
    }
}

/// The text between two others, the first time they stand in it.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let start = text.find(before)? + before.len();
    let length = text[start..].find(after)?;
    Some(&text[start..start + length])
}
