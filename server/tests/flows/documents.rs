//! A child's documents: kept sealed, opened by those who may, and on record whenever they are.

use app::kit::Role;
use app::pupils::PupilId;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION,
};

use crate::placing::{TODAY, count};
use crate::school::{Answer, Browser, TestSchool, fresh_key};

const PDF: &[u8] = b"%PDF-1.7\nthe paper file\n%%EOF";

/// Adds a file to a child's documents.
async fn add(browser: &Browser<'_>, pupil: PupilId, key: &str, name: &str, bytes: &[u8]) -> Answer {
    let words = [("key", key), ("on_page", ""), ("what", "paper_file")];
    browser.upload(&format!("/children/{pupil}/documents"), &words, name, bytes).await
}

/// Where the one document of the school opens.
async fn address(school: &TestSchool) -> String {
    let id: String = sqlx::query_scalar("select random_id from document")
        .fetch_one(school.school.readers())
        .await
        .expect("one document");
    format!("/documents/{id}")
}

#[tokio::test]
async fn a_scanned_file_is_kept_once_sealed_and_opens_for_those_who_lead_and_head_alone() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let (page, key) = (format!("/children/{own}/documents"), fresh_key());
    for _ in 0..2 {
        let sent = add(&senco, own, &key, "C:\\Scans\\paper file.PDF", PDF).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!(sent.headers[LOCATION], page.as_str());
    }
    assert_eq!(count(&school, "select count(*) from document").await, 1, "a double tap");
    let sealed: Vec<u8> = sqlx::query_scalar("select sealed from document")
        .fetch_one(school.school.readers())
        .await
        .expect("a document");
    assert!(!sealed.windows(14).any(|window| window == b"the paper file"));

    let address = address(&school).await;
    for role in Role::ALL {
        let browser = school.signed_in(role).await;
        let (list, file) = (browser.page(&page).await, browser.page(&address).await);
        let reads = matches!(role, Role::Senco | Role::DeputySenco | Role::Head);
        let expected = if reads { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!((list.status, file.status), (expected, expected), "{}", role.id());
        assert_eq!(list.body.contains("paper file.pdf"), reads, "{}", role.id());
        assert_eq!(file.body.contains("the paper file"), reads, "{}", role.id());
        let sent = add(&browser, own, &fresh_key(), "more.pdf", PDF).await;
        assert_eq!(sent.status == StatusCode::SEE_OTHER, reads, "{}", role.id());
    }
    let nobody = school.nobody().page(&address).await;
    assert!(nobody.status.is_redirection() && !nobody.body.contains("%PDF"));
}

#[tokio::test]
async fn a_file_is_shown_as_what_its_bytes_are_and_kept_by_no_browser() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    add(&senco, own, &fresh_key(), "photo.html", b"\xFF\xD8\xFF\xE0 a photo").await;
    let file = senco.page(&address(&school).await).await;
    assert_eq!(file.headers[CONTENT_TYPE], "image/jpeg");
    assert_eq!(file.headers[CONTENT_DISPOSITION], "inline; filename=\"photo.jpg\"");
    assert_eq!(file.headers[CACHE_CONTROL], "no-store");
    assert_eq!(file.headers["x-content-type-options"], "nosniff");
    assert!(file.headers[CONTENT_SECURITY_POLICY].to_str().expect("text").ends_with("sandbox"));
    let readings =
        school.signed_in(Role::Head).await.call("open_readings", &format!("pupil={own}")).await.body;
    assert!(readings.contains("opened a document: photo.jpg"), "{readings}");
}

#[tokio::test]
async fn who_opened_which_document_or_the_list_of_them_is_on_record_as_that() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    add(&senco, own, &fresh_key(), "report.pdf", PDF).await;
    let first = address(&school).await;
    add(&senco, own, &fresh_key(), "plan.pdf", PDF).await;
    let second: String = sqlx::query_scalar("select random_id from document where file_name = 'plan.pdf'")
        .fetch_one(school.school.readers())
        .await
        .expect("a document");
    let head = school.signed_in(Role::Head).await;
    let log = async || head.call("open_readings", &format!("pupil={own}")).await.body;
    for _ in 0..2 {
        head.page(&first).await;
    }
    let once = log().await;
    assert_eq!(once.matches("opened a document: report.pdf").count(), 1, "{once}");
    assert!(!once.contains("plan.pdf") && !once.contains("the list of documents"), "{once}");
    // Another one within the same minutes is another reading.
    head.page(&format!("/documents/{second}")).await;
    head.page(&format!("/children/{own}/documents")).await;
    let both = log().await;
    for words in ["report.pdf", "opened a document: plan.pdf", "opened the list of documents"] {
        assert!(both.contains(words), "{words}: {both}");
    }
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert_eq!(teacher.page(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(log().await, both, "nothing was shown, so nothing was read");
}

#[tokio::test]
async fn a_file_that_is_not_kept_says_why_on_the_page_that_it_came_from() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let sent = add(&senco, own, &fresh_key(), "plan.pdf", b"PK\x03\x04....word/document.xml").await;
    let page = senco.with_cookies_of(&sent).page(&format!("/children/{own}/documents")).await.body;
    assert!(page.contains("This is a Word document"), "{page}");
    let key = fresh_key();
    let words = [("key", key.as_str()), ("on_page", "place"), ("what", "report")];
    let sent = senco.upload(&format!("/children/{own}/documents"), &words, "x.pdf", b"<html>").await;
    assert_eq!(sent.headers[LOCATION], format!("/children/{own}/place").as_str());
    let page = senco.with_cookies_of(&sent).page(&format!("/children/{own}/place")).await.body;
    assert!(page.contains("This is neither a PDF nor a picture"), "{page}");
    assert_eq!(count(&school, "select count(*) from document").await, 0);
}

#[tokio::test]
async fn a_document_that_was_added_by_mistake_opens_no_longer_and_can_be_put_back() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    add(&senco, own, &fresh_key(), "report.pdf", PDF).await;
    let address = address(&school).await;
    let one = |function: &'static str| {
        let body = format!("key={}&id=1", fresh_key());
        let senco = &senco;
        async move { senco.call(function, &body).await.status }
    };
    assert_eq!(one("take_back_document").await, StatusCode::OK);
    assert_eq!(one("take_back_document").await, StatusCode::NOT_FOUND, "there is nothing left to take back");
    assert_eq!(senco.page(&address).await.status, StatusCode::NOT_FOUND);
    let page = senco.page(&format!("/children/{own}/documents")).await.body;
    assert!(page.contains("Put it back"), "{page}");
    assert_eq!(one("put_back_document").await, StatusCode::OK);
    assert_eq!(senco.page(&address).await.status, StatusCode::OK);
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(timeline.contains("A document was taken back"), "{timeline}");
    let teachers = school.signed_in(Role::ClassTeacher).await;
    let timeline = teachers.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(!timeline.contains("document"), "{timeline}");
}
