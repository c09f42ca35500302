//! One page of a browser of its own (no cookies, nothing cached), used as a person does by keyboard: focus, Enter,
//! Space, typing. Works with and without JavaScript.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::axe;
use super::chromium::{Chromium, Events};

/// How a page is looked at.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// Width of the window in CSS pixels; below 600 it is a phone.
    pub width: u32,
    /// Whether scripts run.
    pub script: bool,
    /// The language that the browser asks for.
    pub lang: &'static str,
}

/// The page.
pub struct Page<'a> {
    chromium: &'a mut Chromium,
    context: String,
    session: String,
    base: String,
    /// How it is looked at.
    pub view: View,
    events: Events,
    seen: Vec<String>,
    findings: Vec<String>,
}

impl<'a> Page<'a> {
    /// An empty page for the portal at `base`.
    pub fn new(chromium: &'a mut Chromium, base: &str, view: View) -> Page<'a> {
        let mut events = Events::new();
        let context = chromium.ask("", "Target.createBrowserContext", json!({}), &mut events);
        let context = context["browserContextId"].as_str().unwrap().to_owned();
        let asked = json!({ "url": "about:blank", "browserContextId": context });
        let target = chromium.ask("", "Target.createTarget", asked, &mut events);
        let asked = json!({ "targetId": target["targetId"], "flatten": true });
        let session = chromium.ask("", "Target.attachToTarget", asked, &mut events);
        let session = session["sessionId"].as_str().unwrap().to_owned();
        let (seen, findings) = (Vec::new(), Vec::new());
        let mut page = Page { chromium, context, session, base: base.to_owned(), view, events, seen, findings };
        for domain in ["Page", "DOM", "Runtime", "Log", "Network"] {
            page.ask(&format!("{domain}.enable"), json!({}));
        }
        page.ask("Page.setLifecycleEventsEnabled", json!({ "enabled": true }));
        let phone = view.width < 600;
        let size = json!({ "width": view.width, "height": 844, "deviceScaleFactor": 1, "mobile": phone });
        page.ask("Emulation.setDeviceMetricsOverride", size);
        page.ask("Emulation.setScriptExecutionDisabled", json!({ "value": !view.script }));
        page.ask("Network.setExtraHTTPHeaders", json!({ "headers": { "Accept-Language": view.lang } }));
        page
    }

    /// Asks something of the page by the protocol.
    #[track_caller]
    pub fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.chromium.ask(&self.session, method, parameters, &mut self.events)
    }

    /// Goes to an address of the portal.
    #[track_caller]
    pub fn open(&mut self, path: &str) {
        let since = self.events.len();
        let url = format!("{}{path}", self.base);
        let gone = self.ask("Page.navigate", json!({ "url": url }));
        assert!(gone["errorText"].is_null(), "{url}: {gone}");
        self.arrive(since);
    }

    /// Goes to an address of the portal and counts: requests, bytes over the wire, and whether the page came in gzip.
    #[track_caller]
    pub fn visit(&mut self, path: &str) -> (usize, f64, bool) {
        self.events.clear();
        let url = format!("{}{path}", self.base);
        let loader = self.ask("Page.navigate", json!({ "url": url }))["loaderId"].take();
        let mut next = 0;
        let (mut asked, mut bytes, mut packed) = (0, 0.0, false);
        let (mut open, mut loaded) = (HashSet::new(), false);
        // Everything that the page asks for begins before it has loaded, and is waited for. What the page before still
        // asked for, such as its icon, is none of this one's, and may never be heard of again.
        while !loaded || !open.is_empty() {
            while next == self.events.len() {
                let event = self.chromium.next();
                self.events.push(event);
            }
            let of = &self.events[next]["params"];
            let request = of["requestId"].as_str().unwrap_or_default();
            match self.events[next]["method"].as_str().unwrap_or_default() {
                "Network.requestWillBeSent" if of["loaderId"] == loader => {
                    asked += 1;
                    open.insert(request.to_owned());
                }
                "Network.responseReceived" if of["response"]["url"] == url => {
                    let headers = of["response"]["headers"].as_object().unwrap();
                    packed = headers
                        .iter()
                        .any(|(name, value)| name.eq_ignore_ascii_case("content-encoding") && value == "gzip");
                }
                "Network.loadingFinished" if open.remove(request) => {
                    bytes += of["encodedDataLength"].as_f64().unwrap();
                }
                "Network.loadingFailed" if open.contains(request) => panic!("{path}: {of}"),
                "Page.loadEventFired" => loaded = true,
                _ => {}
            }
            next += 1;
        }
        self.events.clear();
        (asked, bytes, packed)
    }

    /// Follows a link or presses a button, the first that this CSS selector finds, and waits for the next page.
    #[track_caller]
    pub fn press(&mut self, selector: &str) {
        self.focus(selector);
        let since = self.events.len();
        self.key("Enter", 13, "\r");
        self.arrive(since);
    }

    /// Waits for the next page, which this brings.
    #[track_caller]
    pub fn arrive_by(&mut self, act: impl FnOnce(&mut Self)) {
        let since = self.events.len();
        act(self);
        self.arrive(since);
    }

    /// Asks for the page again, as the browser's own button does: a form that did not arrive is sent again.
    #[track_caller]
    pub fn reload(&mut self) {
        self.arrive_by(|page| drop(page.ask("Page.reload", json!({}))));
    }

    /// Presses a button while there is no network, and waits until the browser says so on a page of its own.
    #[track_caller]
    pub fn press_in_vain(&mut self, selector: &str) {
        self.focus(selector);
        let mut next = self.events.len();
        self.key("Enter", 13, "\r");
        loop {
            while next == self.events.len() {
                let event = self.chromium.next();
                self.events.push(event);
            }
            let of = &self.events[next]["params"]["frame"];
            if self.events[next]["method"] == "Page.frameNavigated" && !of["unreachableUrl"].is_null() {
                return;
            }
            next += 1;
        }
    }

    /// Ticks a box or chooses a radio button.
    #[track_caller]
    pub fn tick(&mut self, selector: &str) {
        self.focus(selector);
        self.key("Space", 32, " ");
        assert_eq!(self.value(&format!("document.querySelector({}).checked", json!(selector))), true, "{selector}");
    }

    /// Fills the field of this name as far as a person can: hidden ones hold what the page gave them.
    #[track_caller]
    pub fn put(&mut self, name: &str, value: &str) {
        let selector = format!("form [name=\"{name}\"]");
        let found = format!("document.querySelector({})", json!(selector));
        let kind = self.value(&format!("{found} ? {found}.type : 'absent'"));
        match kind.as_str().unwrap() {
            "hidden" => {}
            "radio" | "checkbox" => self.tick(&format!("{selector}[value=\"{value}\"]")),
            "date" => {
                self.focus(&selector);
                let (year, rest) = value.split_once('-').unwrap();
                let (month, day) = rest.split_once('-').unwrap();
                // The order of the browser's own language, which is American here.
                self.keys(&format!("{month}{day}{year}"));
            }
            "select-one" => {
                let option = format!("[...{found}.options].find(option => option.value == {})", json!(value));
                let words = self.value(&format!("{option}.text"));
                self.focus(&selector);
                self.keys(words.as_str().unwrap());
            }
            "text" | "textarea" | "email" | "password" | "tel" | "number" | "url" | "search" => {
                self.write(&selector, value);
            }
            other => panic!("{name} is {other} at {}", self.path()),
        }
        if !matches!(kind.as_str().unwrap(), "hidden" | "radio" | "checkbox") {
            assert_eq!(self.value(&format!("{found}.value")), value, "{name} at {}", self.path());
        }
    }

    /// Types into the first field that this CSS selector finds, in the place of what is there.
    #[track_caller]
    pub fn write(&mut self, selector: &str, text: &str) {
        self.focus(selector);
        let all = json!({ "type": "keyDown", "key": "a", "modifiers": 2, "commands": ["selectAll"] });
        self.ask("Input.dispatchKeyEvent", all);
        self.ask("Input.insertText", json!({ "text": text }));
    }

    /// Presses a button that saves a file, and waits until it is there: its name in this folder.
    #[track_caller]
    pub fn save(&mut self, selector: &str, folder: &std::path::Path) -> std::path::PathBuf {
        let asked = json!({
            "behavior": "allow", "browserContextId": self.context, "downloadPath": folder, "eventsEnabled": true,
        });
        self.chromium.ask("", "Browser.setDownloadBehavior", asked, &mut self.events);
        self.focus(selector);
        let mut next = self.events.len();
        self.key("Enter", 13, "\r");
        let mut name = String::new();
        loop {
            while next == self.events.len() {
                let event = self.chromium.next();
                self.events.push(event);
            }
            let of = &self.events[next]["params"];
            match self.events[next]["method"].as_str() {
                Some("Browser.downloadWillBegin") => of["suggestedFilename"].as_str().unwrap().clone_into(&mut name),
                Some("Browser.downloadProgress") if of["state"] == "completed" => return folder.join(name),
                Some("Browser.downloadProgress") => assert_ne!(of["state"], "canceled", "{name}"),
                _ => {}
            }
            next += 1;
        }
    }

    /// The addresses of the portal that this page links to, without their fragments.
    pub fn links(&mut self) -> Vec<String> {
        let found =
            self.value("[...document.querySelectorAll('a[href^=\"/\"]')].map(link => link.getAttribute('href'))");
        let paths =
            found.as_array().unwrap().iter().map(|link| link.as_str().unwrap().split('#').next().unwrap().to_owned());
        paths.collect()
    }

    /// Chooses a file of this machine in a file field.
    #[track_caller]
    pub fn attach(&mut self, selector: &str, file: &std::path::Path) {
        let node = self.node(selector);
        self.ask("DOM.setFileInputFiles", json!({ "files": [file], "nodeId": node }));
    }

    /// Where it is: the path of the address.
    pub fn path(&mut self) -> String {
        self.value("location.pathname").as_str().unwrap().to_owned()
    }

    /// How many elements this CSS selector finds.
    #[track_caller]
    pub fn count(&mut self, selector: &str) -> u64 {
        self.value(&format!("document.querySelectorAll({}).length", json!(selector))).as_u64().unwrap()
    }

    /// The text of the first element that this CSS selector finds, spaces made plain.
    #[track_caller]
    pub fn text(&mut self, selector: &str) -> String {
        let text = self.value(&format!("document.querySelector({}).innerText", json!(selector)));
        text.as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of an expression in the page. What waits for something works with scripts alone.
    #[track_caller]
    pub fn value(&mut self, expression: &str) -> Value {
        let waits = self.view.script;
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": waits });
        let mut told = self.ask("Runtime.evaluate", asked);
        assert!(told["exceptionDetails"].is_null(), "{expression}: {}", told["exceptionDetails"]);
        told["result"]["value"].take()
    }

    /// Notes what is wrong with the page as it stands: axe's violations, scrolling sideways, errors in the console.
    #[track_caller]
    pub fn look(&mut self) {
        let path = self.path();
        let wide = self.value("document.documentElement.scrollWidth").as_u64().unwrap();
        if wide > u64::from(self.view.width) {
            self.note(&path, &format!("is {wide} pixels wide"));
        }
        // What the server sent is there; now scripts of the test may run over it, those of the page no longer.
        self.ask("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        let asked = json!({ "expression": axe::script(), "returnByValue": true, "awaitPromise": true });
        let found = self.ask("Runtime.evaluate", asked);
        self.ask("Emulation.setScriptExecutionDisabled", json!({ "value": !self.view.script }));
        let violations = found["result"]["value"].as_array();
        for violation in violations.unwrap_or_else(|| panic!("axe did not run at {path}: {found}")) {
            self.note(&path, violation.as_str().unwrap());
        }
        self.listen(&path);
    }

    /// The end: what was wrong on any page.
    #[track_caller]
    pub fn findings(mut self) -> Vec<String> {
        let path = self.path();
        self.listen(&path);
        let asked = json!({ "browserContextId": self.context });
        self.chromium.ask("", "Target.disposeBrowserContext", asked, &mut self.events);
        self.findings
    }

    /// The end: nothing was wrong.
    #[track_caller]
    pub fn finish(self) {
        let view = self.view;
        let findings = self.findings();
        assert!(findings.is_empty(), "{view:?}, {} findings:\n{}", findings.len(), findings.join("\n"));
    }

    /// Looks at the page at once when a person comes to it for the first time, and always listens.
    fn arrive(&mut self, since: usize) {
        let mut next = since;
        let mut loader = Value::Null;
        loop {
            while next == self.events.len() {
                let event = self.chromium.next();
                self.events.push(event);
            }
            let event = &self.events[next];
            let of = &event["params"];
            match event["method"].as_str() {
                Some("Page.frameNavigated") if of["frame"]["parentId"].is_null() => {
                    loader = of["frame"]["loaderId"].clone();
                }
                Some("Page.lifecycleEvent") if of["name"] == "load" && of["loaderId"] == loader => break,
                _ => {}
            }
            next += 1;
        }
        let path = self.path();
        if self.seen.contains(&path) {
            self.listen(&path);
        } else {
            self.seen.push(path);
            self.look();
        }
    }

    /// Notes errors that the browser wrote into its console: refused scripts and styles, missing files, exceptions.
    fn listen(&mut self, path: &str) {
        for event in &self.events {
            let of = &event["params"];
            let words = match event["method"].as_str() {
                Some("Log.entryAdded") if of["entry"]["level"] == "error" => &of["entry"]["text"],
                Some("Runtime.exceptionThrown") => &of["exceptionDetails"]["exception"]["description"],
                Some("Runtime.consoleAPICalled") if of["type"] == "error" => &of["args"][0]["value"],
                _ => continue,
            };
            let of = of["entry"]["url"].as_str().unwrap_or_default();
            self.findings.push(format!("{path}: console: {words} {of}"));
        }
        self.events.clear();
    }

    fn note(&mut self, path: &str, what: &str) {
        self.findings.push(format!("{path}: {what}"));
    }

    #[track_caller]
    fn node(&mut self, selector: &str) -> Value {
        let root = self.ask("DOM.getDocument", json!({ "depth": 0 }));
        let asked = json!({ "nodeId": root["root"]["nodeId"], "selector": selector });
        let mut found = self.ask("DOM.querySelector", asked);
        if found["nodeId"] == 0 {
            let shown = self.value("document.body.innerText");
            panic!("{selector} is not at {}:\n{}", self.path(), shown.as_str().unwrap_or_default());
        }
        found["nodeId"].take()
    }

    #[track_caller]
    fn focus(&mut self, selector: &str) {
        let node = self.node(selector);
        self.ask("DOM.focus", json!({ "nodeId": node }));
    }

    fn key(&mut self, code: &str, number: u32, text: &str) {
        let key = if code == "Space" { " " } else { code };
        let down =
            json!({ "type": "keyDown", "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text });
        self.ask("Input.dispatchKeyEvent", down);
        let up = json!({ "type": "keyUp", "key": key, "code": code, "windowsVirtualKeyCode": number });
        self.ask("Input.dispatchKeyEvent", up);
    }

    fn keys(&mut self, text: &str) {
        for letter in text.chars() {
            let letter = letter.to_string();
            self.ask("Input.dispatchKeyEvent", json!({ "type": "keyDown", "key": letter, "text": letter }));
            self.ask("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": letter }));
        }
    }
}
