//! Nothing typed is lost, and nothing of it ends where it does not belong: drafts, locks, keys, readings.

use std::fmt::Write;

use app::db::{FILE, OpenError, Opening, School, SealingKey, take_folder};
use app::kit::Role;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use tempfile::TempDir;

use crate::school::{PASSWORD, TestSchool, concern, fresh_key};

const TODAY: &str = "2026-11-24";

/// The door counts tries a minute; this is about those in a row.
async fn after_nine_wrong_tries(school: &TestSchool) {
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update session set wrong_tries = 9").execute(&mut *tx).await.expect("moved");
    tx.commit().await.expect("committed");
}

/// How many forms wait behind a lock.
async fn parked(school: &TestSchool) -> i64 {
    let parked = sqlx::query_scalar("select count(*) from parked_post");
    parked.fetch_one(school.school.readers()).await.expect("counted")
}

#[tokio::test]
async fn a_draft_that_arrives_after_its_form_was_sent_does_not_come_back() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let (key, own) = (fresh_key(), school.own[0]);
    assert_eq!(teacher.call("raise_concern", &concern(&key, own, "Sent")).await.status, StatusCode::OK);
    let late = format!("key={key}&form=cause_of_concern&subject={own}&answers[noticed][]=Late");
    let kept = teacher.call("save_draft", &late).await;
    assert_eq!(
        (kept.status, kept.body.as_str()),
        (StatusCode::OK, "null"),
        "it does not say that it is kept"
    );
    let again = teacher.call("open_concern_form", &format!("pupil={own}")).await.body;
    assert!(!again.contains("Late") && !again.contains(&key), "{again}");
}

#[tokio::test]
async fn a_form_sent_after_the_screen_locked_is_kept_and_sent_once_it_is_unlocked() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    let page = format!("/children/{own}/concern");
    teacher.call("lock", "").await;
    let sent =
        teacher.post_form("raise_concern", &page, &concern(&fresh_key(), own, "Ten+minutes+of+words")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(sent.headers[LOCATION], format!("/locked?to={page}").as_str());
    let unlock = format!("key={}&to={page}&answers[opens_with][]={PASSWORD}", fresh_key());
    let opened = teacher.post_form("unlock", "/locked", &unlock).await;
    assert_eq!(opened.headers[LOCATION], format!("/children/{own}").as_str());
    let child = teacher.page(&format!("/children/{own}")).await.body;
    assert!(child.contains("Ten minutes of words"));
    assert_eq!(parked(&school).await, 0);
}

#[tokio::test]
async fn ten_wrong_tries_end_a_locked_session() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    teacher.call("lock", "").await;
    after_nine_wrong_tries(&school).await;
    let wrong = format!("key={}&answers[opens_with][]=4072", fresh_key());
    teacher.call("unlock", &wrong).await;
    assert_eq!(teacher.call("open_children", "").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_waits_behind_a_lock_is_given_to_nobody_who_cannot_open_it() {
    let school = TestSchool::new(TODAY).await;
    // The door counts each person's tries: nobody else's are used up here.
    let ta = school.signed_in(Role::SenTa).await;
    let own = school.own[0];
    ta.call("lock", "").await;
    let page = format!("/children/{own}/concern");
    ta.post_form("raise_concern", &page, &concern(&fresh_key(), own, "Closed+words")).await;
    after_nine_wrong_tries(&school).await;
    let wrong = format!("key={}&answers[opens_with][]=4072", fresh_key());
    let answer = ta.post_form("unlock", "/locked", &wrong).await;
    assert!(!answer.body.contains("Closed words"), "{}", answer.body);
    assert_eq!(answer.headers[LOCATION], "/sign-in");
    assert_eq!(parked(&school).await, 0, "it goes with its session");
}

#[tokio::test]
async fn a_form_that_waits_behind_a_lock_is_sent_too_when_the_apps_own_half_unlocks() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let own = school.own[0];
    senco.call("lock", "").await;
    let page = format!("/children/{own}/concern");
    senco.post_form("raise_concern", &page, &concern(&fresh_key(), own, "Waiting+words")).await;
    let unlock = format!("key={}&to={page}&answers[opens_with][]={PASSWORD}", fresh_key());
    let opened = senco.call("unlock", &unlock).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.body);
    assert_eq!(opened.headers[LOCATION], format!("/children/{own}").as_str());
    let child = senco.call("open_child", &format!("id={own}")).await.body;
    assert_eq!(child.matches("Waiting words").count(), 1, "{child}");
}

#[tokio::test]
async fn a_change_of_what_is_closed_to_the_staff_of_a_child_is_not_on_their_timeline() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    let own = school.own[0];
    teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await;
    let note =
        format!("{}&answers[note_for_senco][]=Mine&id=1&version=1", concern(&fresh_key(), own, "Guesses"));
    let changed = senco.call("change_concern", &note).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let timeline = format!("pupil={own}");
    assert!(!teacher.call("open_timeline", &timeline).await.body.contains("was changed"));
    assert!(senco.call("open_timeline", &timeline).await.body.contains("was changed"));
}

#[tokio::test]
async fn errors_of_one_childs_form_are_not_shown_on_anothers() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let page = format!("/children/{}/concern", school.own[0]);
    let body = format!("key={}&pupil={}&answers[area][]=learning", fresh_key(), school.own[0]);
    let back = teacher.post_form("raise_concern", &page, &body).await;
    let with_cookie = teacher.with_cookies_of(&back);
    let other = with_cookie.page(&format!("/children/{}/concern", school.own[1])).await.body;
    assert!(!other.contains("Say what you have noticed"));
}

#[tokio::test]
async fn a_teacher_who_adds_to_a_note_that_is_closed_to_them_loses_neither_text() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let raise = |note: &str, key: &str| {
        format!("{}&answers[note_for_senco][]={note}", concern(key, school.own[0], "Guesses"))
    };
    teacher.call("raise_concern", &raise("First+note", &fresh_key())).await;
    let form: i64 = sqlx::query_scalar("select id from stage_form")
        .fetch_one(school.school.readers())
        .await
        .expect("a form");
    let seen = teacher.call("open_concern", &format!("id={form}")).await.body;
    assert!(!seen.contains("First note"), "{seen}");
    let change = format!("{}&id={form}&version=1", raise("Second+note", &fresh_key()));
    let changed = teacher.call("change_concern", &change).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let senco = school.signed_in(Role::Senco).await;
    let seen = senco.call("open_concern", &format!("id={form}")).await.body;
    assert!(seen.contains("First note\\nSecond note"), "{seen}");
    assert!(seen.contains("\"changes\":[{"), "{seen}");
}

#[tokio::test]
async fn who_has_read_about_a_child_is_on_record_once_and_on_no_timeline() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    for _ in 0..3 {
        teacher.page(&format!("/children/{own}")).await;
    }
    let senco = school.signed_in(Role::Senco).await;
    let log = senco.call("open_readings", &format!("pupil={own}")).await.body;
    assert_eq!(log.matches("opened the child’s page").count(), 1, "{log}");
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(!timeline.contains("opened the child"), "{timeline}");
}

/// Every migration in its order, by its number.
fn migrations() -> Vec<(u32, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let mut found: Vec<(u32, String)> = std::fs::read_dir(folder)
        .expect("the migrations")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name[..4].parse().expect("a number"), std::fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    found.sort();
    found
}

#[tokio::test]
async fn the_readings_of_a_school_that_has_some_are_kept_as_they_are_when_more_kinds_come() {
    use sqlx::{AssertSqlSafe, Connection, SqliteConnection, raw_sql};
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a database");
    raw_sql("pragma foreign_keys = on").execute(&mut db).await.expect("on");
    let (before, from_then): (Vec<_>, Vec<_>) =
        migrations().into_iter().partition(|(number, _)| *number < 19);
    for (_, text) in before {
        raw_sql(AssertSqlSafe(text)).execute(&mut db).await.expect("migrated");
    }
    raw_sql(
        "insert into pupil (id, born_on, search) values (7, '2019-05-03', '');
         insert into reading (id, at, day, asker_id, pupil_id, what) values
           (3, '2026-11-20T10:00:00Z', '2026-11-20', 1, 7, 'child'),
           (9, '2026-11-21T10:00:00Z', '2026-11-21', 1, 7, 'assessment')",
    )
    .execute(&mut db)
    .await
    .expect("put there");
    for (_, text) in from_then {
        let mut tx = db.begin().await.expect("a transaction");
        raw_sql(AssertSqlSafe(text)).execute(&mut *tx).await.expect("migrated");
        tx.commit().await.expect("committed");
    }
    let kept: Vec<String> = sqlx::query_scalar(
        "select id || ' ' || at || ' ' || day || ' ' || asker_id || ' ' || pupil_id || ' ' || what || '|' || which
         from reading order by id",
    )
    .fetch_all(&mut db)
    .await
    .expect("read");
    assert_eq!(
        kept,
        ["3 2026-11-20T10:00:00Z 2026-11-20 1 7 child|", "9 2026-11-21T10:00:00Z 2026-11-21 1 7 assessment|"]
    );
    for refused in [
        "insert into reading (at, day, asker_id, pupil_id, what) values ('x', '2026-11-20', 1, 7, 'other')",
        "insert into reading (at, day, asker_id, pupil_id, what) values ('x', 'a day', 1, 7, 'child')",
        "insert into reading (at, day, asker_id, pupil_id, what) values ('x', '2026-11-20', 1, 8, 'child')",
        "insert into reading (at, day, asker_id, pupil_id, what) values ('x', '2026-11-20', 'who', 7, 'child')",
    ] {
        assert!(raw_sql(refused).execute(&mut db).await.is_err(), "{refused}");
    }
    let broken: i64 = sqlx::query_scalar("select count(*) from pragma_foreign_key_check")
        .fetch_one(&mut db)
        .await
        .expect("checked");
    assert_eq!(broken, 0);
}

#[tokio::test]
async fn the_school_renames_a_stage_and_changes_its_time_and_every_date_follows_until_the_document_is_put_back()
 {
    let school = TestSchool::new("2026-10-06").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    teacher.call("raise_concern", &concern(&fresh_key(), school.own[0], "Guesses")).await;
    let senco = school.signed_in(Role::Senco).await;
    let stands = app::pathway::process_answers(
        &app::pathway::Process::default(),
        app::pathway::Suggestions::default(),
    );
    let mut answers = stands;
    answers.set("stage_one_name", vec!["First worry".into()]);
    answers.set("stage_one_timeframe", vec!["4".into()]);
    let mut body = format!("key={}&version=0", fresh_key());
    for question in app::pathway::process_form().questions() {
        for answer in answers.all(question.id) {
            let answer = answer.replace('&', "%26").replace('+', "%2B");
            let _ = write!(body, "&answers[{}][]={answer}", question.id);
        }
    }
    let saved = senco.call("save_process", &body).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    let today = teacher.call("open_today", "").await.body;
    assert!(today.contains("\"by\":\"2026-11-10\"") && today.contains("First worry"), "{today}");
    let restored = senco.call("restore_process", &format!("key={}&version=1", fresh_key())).await;
    assert_eq!(restored.status, StatusCode::OK, "{}", restored.body);
    let today = teacher.call("open_today", "").await.body;
    assert!(today.contains("\"by\":\"2026-11-24\"") && !today.contains("First worry"), "{today}");
}

#[tokio::test]
async fn data_opens_with_its_own_key_alone_and_is_not_put_away_while_somebody_works_on_it() {
    let folder = TempDir::new().expect("a folder");
    let open = |byte: u8, opening: Opening| {
        School::open(folder.path(), SealingKey::from_bytes([byte; 32]), None, opening)
    };
    let school = open(7, Opening::Made).await.expect("a school");
    assert!(matches!(take_folder(folder.path()), Err(OpenError::InUse)));
    school.close().await;
    drop(school);
    assert!(matches!(open(8, Opening::AsItIs).await, Err(OpenError::OtherKey)));
    assert!(take_folder(folder.path()).is_ok());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.path().join(FILE)).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
