//! A small school to test with: two classes, two children each, somebody of every role, and a browser for each.

use std::collections::BTreeMap;

use app::calendar::SchoolYear;
use app::db::{Act, Opening, School, SealingKey, new_key};
use app::kit::{Asker, Day, Role};
use app::people::{ByProgram, add_by_program, make_school_by_program};
use app::pupils::{Contact, Name, PostedTo, PupilId, PupilRecord, add_all, class_id, post_to};
use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST, REFERER, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use send_pathway::demonstration::make;
use send_pathway::routes::router;
use send_pathway::settings::Settings;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tower::ServiceExt;

pub const PASSWORD: &str = "marble-kettle-otter";

/// A word of every child's and adult's name: no answer may hold one where nobody may see it.
pub const NAMES: [&str; 4] = ["Ownchild", "Otherchild", "Ownparent", "Otherparent"];

pub struct TestSchool {
    pub app: Router,
    pub school: School,
    settings: Settings,
    /// Children of the class that the teacher and the TA are posted to.
    pub own: Vec<PupilId>,
    /// Children of the other class.
    pub other: Vec<PupilId>,
    pub own_class: i64,
    pub other_class: i64,
    _folder: TempDir,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl TestSchool {
    pub async fn new(today: &str) -> TestSchool {
        let folder = TempDir::new().expect("a folder");
        let today: Day = today.parse().expect("a day");
        let key = SealingKey::from_bytes([7; 32]);
        let school = School::open(folder.path(), key, Some(today), Opening::Made).await.expect("a school");
        make_school_by_program(&school, "Test Primary School", true).await.expect("made");
        let mut ids = BTreeMap::new();
        for role in Role::ALL {
            let email = email(role);
            let person = ByProgram {
                title: "",
                forename: "Staffname",
                surname: role.id(),
                email: &email,
                roles: &[role],
                since: SchoolYear::of(today).first_day(),
            };
            ids.insert(role, add_by_program(&school, person, Some(PASSWORD)).await.expect("added"));
        }
        // Somebody whose access can be ended: nobody signs in as them.
        let spare = ByProgram {
            title: "",
            forename: "Staffname",
            surname: "spare",
            email: "spare@test.example",
            roles: &[Role::SenTa],
            since: today,
        };
        add_by_program(&school, spare, None).await.expect("added");
        let mut act = Act::begin_as(&school, Asker::program(), new_key().expect("a key"), "test", &())
            .await
            .expect("an act");
        let own = add_all(&mut act, &[child("Ownchild", "1Own", 1), child("Ownchild", "1Own", 2)])
            .await
            .expect("added");
        let other = add_all(&mut act, &[child("Otherchild", "2Other", 3), child("Otherchild", "2Other", 4)])
            .await
            .expect("added");
        let own_class = class_id(act.db(), "1Own").await.expect("a class");
        let other_class = class_id(act.db(), "2Other").await.expect("a class");
        for role in [Role::ClassTeacher, Role::SenTa] {
            post_to(act.db(), ids[&role], PostedTo::Class(own_class), today, None).await.expect("posted");
        }
        act.commit(()).await.expect("committed");
        let of_classes = (own, other, own_class, other_class);
        TestSchool::over(school, today, folder, of_classes)
    }

    /// The demonstration school as it is made on a day, which nobody can sign in to. No class of it is anybody's own.
    pub async fn demonstration(today: &str) -> TestSchool {
        let folder = TempDir::new().expect("a folder");
        let today: Day = today.parse().expect("a day");
        let key = SealingKey::from_bytes([7; 32]);
        let school = School::open(folder.path(), key, Some(today), Opening::Made).await.expect("a school");
        make(&school, None).await.expect("made");
        TestSchool::over(school, today, folder, (Vec::new(), Vec::new(), 0, 0))
    }

    fn over(
        school: School,
        today: Day,
        folder: TempDir,
        (own, other, own_class, other_class): (Vec<PupilId>, Vec<PupilId>, i64, i64),
    ) -> TestSchool {
        let settings = Settings {
            data: folder.path().into(),
            key_file: "unused".into(),
            today: Some(today),
            addr: "127.0.0.1:3000".parse().expect("an address"),
            behind_proxy: false,
            tls: None,
        };
        let app = router(school.clone(), &settings);
        TestSchool { app, school, settings, own, other, own_class, other_class, _folder: folder }
    }

    /// The same school, served by another router.
    pub fn served_again(&self) -> Router {
        router(self.school.clone(), &self.settings)
    }

    /// A browser of somebody who has signed in. The session is put there, because the door counts tries; the
    /// door itself is tested in a real browser.
    pub async fn signed_in(&self, role: Role) -> Browser<'_> {
        self.signed_in_as(&email(role)).await
    }

    /// The same of somebody by their email.
    pub async fn signed_in_as(&self, email: &str) -> Browser<'_> {
        let token = fresh_key();
        let (hash, now) = (Sha256::digest(token.as_bytes()).to_vec(), self.school.now());
        let mut tx = self.school.write().await.expect("a writer");
        sqlx::query(
            "insert into session (token_hash, asker_id, state, made_at, used_at)
             select ?, asker_id, 'open', ?, ? from staff where email = ?",
        )
        .bind(hash)
        .bind(now)
        .bind(now)
        .bind(email)
        .execute(&mut *tx)
        .await
        .expect("a session");
        tx.commit().await.expect("committed");
        Browser { school: self, cookie: format!("session={token}") }
    }

    pub fn nobody(&self) -> Browser<'_> {
        Browser { school: self, cookie: String::new() }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

pub struct Browser<'s> {
    school: &'s TestSchool,
    cookie: String,
}

impl Browser<'_> {
    /// Calls a function as the app's own half does.
    pub async fn call(&self, function: &str, body: &str) -> Answer {
        let request = self.request(Method::POST, &format!("/api/{function}"), "application/json", body);
        self.school.send(request).await
    }

    /// Posts a form as a browser does by itself, from a page.
    pub async fn post_form(&self, function: &str, page: &str, body: &str) -> Answer {
        let mut request = self.request(Method::POST, &format!("/api/{function}"), "text/html", body);
        let from = format!("http://127.0.0.1:3000{page}").parse().expect("a header");
        request.headers_mut().insert(REFERER, from);
        self.school.send(request).await
    }

    pub async fn page(&self, path: &str) -> Answer {
        self.school.send(self.request(Method::GET, path, "text/html", "")).await
    }

    /// Sends a file by a form, as a browser does by itself: words first, the file last.
    pub async fn upload(&self, page: &str, words: &[(&str, &str)], file_name: &str, bytes: &[u8]) -> Answer {
        const EDGE: &str = "edge-of-a-part";
        let mut body = Vec::new();
        for (name, word) in words {
            let part =
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{word}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let part = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let mut request = self.request(Method::POST, page, "text/html", "");
        let kind = format!("multipart/form-data; boundary={EDGE}").parse().expect("a header");
        request.headers_mut().insert(CONTENT_TYPE, kind);
        *request.body_mut() = Body::from(body);
        self.school.send(request).await
    }

    /// The same browser with one more cookie.
    pub fn with_cookies_of(&self, answer: &Answer) -> Browser<'_> {
        let more = answer
            .headers
            .get_all(SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok()?.split(';').next());
        let cookie = std::iter::once(self.cookie.as_str()).chain(more).collect::<Vec<_>>().join("; ");
        Browser { school: self.school, cookie }
    }

    fn request(&self, method: Method, path: &str, accept: &str, body: &str) -> Request<Body> {
        Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, "127.0.0.1:3000")
            .header(ACCEPT, accept)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(COOKIE, &self.cookie)
            .body(Body::from(body.to_owned()))
            .expect("a request")
    }
}

pub fn email(role: Role) -> String {
    format!("{}@test.example", role.id())
}

pub fn fresh_key() -> String {
    new_key().expect("a key").as_str().to_owned()
}

fn child(forename: &str, class: &str, number: u8) -> PupilRecord {
    let mut record = PupilRecord::born("2020-01-15".parse().expect("a day"));
    record.admission_no = Some(format!("{number:06}"));
    record.legal = Name::of(Some(format!("{forename}son{number}")), Some(forename.to_owned()));
    record.class_name = Some(class.to_owned());
    let parent = if forename == "Ownchild" { "Ownparent" } else { "Otherparent" };
    record.contacts.push(Contact {
        name: Name::of(Some(forename.to_owned()), Some(parent.to_owned())),
        relationship: Some("Mother".to_owned()),
        email: Some(format!("parent{number}@test.example")),
        ..Contact::default()
    });
    record
}

/// A whole concern about a child, as its form sends it.
pub fn concern(key: &str, pupil: impl std::fmt::Display, noticed: &str) -> String {
    format!(
        "key={key}&pupil={pupil}&answers[area][]=learning&answers[area][]=feelings&answers[noticed][]={noticed}&answers[how_often][]=most_lessons"
    )
}
