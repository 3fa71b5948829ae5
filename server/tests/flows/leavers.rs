//! Who leaves and who comes: a last day that is still to come, the file that follows, a second school, and children who
//! come with a SEN code.

use app::kit::Role;
use app::pupils::PupilId;
use axum::http::StatusCode;

use crate::register::{TODAY, id_of, import, take_back};
use crate::school::{Answer, Browser, TestSchool, concern, fresh_key};

/// The first day without a child, as the register holds it.
async fn left_on(school: &TestSchool, pupil: i64) -> Option<String> {
    sqlx::query_scalar("select left_on from pupil where id = ?")
        .bind(pupil)
        .fetch_one(school.school.readers())
        .await
        .expect("a child")
}

/// Puts a child's first day away there, as a list from the MIS would have.
async fn left(school: &TestSchool, pupil: PupilId, on: &str) {
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update pupil set left_on = ? where id = ?")
        .bind(on)
        .bind(pupil)
        .execute(&mut *tx)
        .await
        .expect("put there");
    tx.commit().await.expect("committed");
}

async fn count(school: &TestSchool, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(school.school.readers()).await.expect("counted")
}

/// Changes the record of Isla Barnes so that this is her last day; empty, she stays.
async fn last_day(school: &TestSchool, isla: i64, class: i64, day: &str) -> Answer {
    let version: i64 = sqlx::query_scalar("select version from pupil where id = ?")
        .bind(isla)
        .fetch_one(school.school.readers())
        .await
        .expect("a version");
    let office = school.signed_in(Role::Office).await;
    let body = format!(
        "key={}&pupil={isla}&version={version}&answers[forename][]=Isla&answers[surname][]=Barnes\
         &answers[born_on][]=2020-05-03&answers[class][]={class}&answers[admission_no][]=000777&answers[last_day][]={day}",
        fresh_key()
    );
    office.call("change_record", &body).await
}

#[tokio::test]
async fn a_last_day_that_is_still_to_come_outlasts_the_lists_on_which_the_child_still_is() {
    let school = TestSchool::new(TODAY).await;
    import(&school, &["Isla,Barnes,2020-05-03,000777,1Own,,,"]).await;
    let isla = id_of(&school, "Barnes").await.expect("Isla");
    let set = last_day(&school, isla, school.own_class, "2026-12-18").await;
    assert_eq!(set.status, StatusCode::OK, "{}", set.body);
    assert_eq!(left_on(&school, isla).await.as_deref(), Some("2026-12-19"));

    let changed = import(&school, &["Isla,Barnes,2020-05-03,000777,2Other,,,"]).await;
    assert_eq!(left_on(&school, isla).await.as_deref(), Some("2026-12-19"));
    assert!(take_back(&school, changed).await.is_empty());
    assert_eq!(left_on(&school, isla).await.as_deref(), Some("2026-12-19"));

    let teacher = school.signed_in(Role::ClassTeacher).await;
    let page = teacher.page(&format!("/children/{isla}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Last day: Friday 18 December 2026"), "{}", page.body);
    assert!(page.body.contains("Raise a concern"), "until then she is here");
    let office = school.signed_in(Role::Office).await;
    let found = office.call("find_children", "text=Barnes").await.body;
    assert!(found.contains("\"last_day\":null"), "{found}");

    assert_eq!(last_day(&school, isla, school.own_class, "").await.status, StatusCode::OK);
    assert_eq!(left_on(&school, isla).await, None);
    let senco = school.signed_in(Role::Senco).await;
    let timeline = senco.call("open_timeline", &format!("pupil={isla}")).await.body;
    for words in ["The last day at the school was put on record", "The child stays"] {
        assert!(timeline.contains(words), "{words}: {timeline}");
    }
    assert!(!timeline.contains("Left the school"), "{timeline}");
}

#[tokio::test]
async fn a_child_who_had_left_and_is_on_a_list_again_is_back_until_that_list_is_taken_back() {
    let school = TestSchool::new(TODAY).await;
    import(&school, &["Isla,Barnes,2020-05-03,000777,1Own,,,"]).await;
    let isla = id_of(&school, "Barnes").await.expect("Isla");
    assert_eq!(last_day(&school, isla, school.own_class, "2026-11-20").await.status, StatusCode::OK);
    let back = import(&school, &["Isla,Barnes,2020-05-03,000777,1Own,,,"]).await;
    assert_eq!(left_on(&school, isla).await, None);
    assert!(take_back(&school, back).await.is_empty());
    assert_eq!(left_on(&school, isla).await.as_deref(), Some("2026-11-21"));
}

/// What the form of a file sends.
fn file(key: &str, pupil: PupilId, version: u8, sent_on: &str, how: &str) -> String {
    format!(
        "key={key}&pupil={pupil}&version={version}&answers[new_school][]=Hillcrest+School\
         &answers[sent_on][]={sent_on}&answers[sent_how][]={how}"
    )
}

/// What is due of somebody, and of their colleagues, as their first page has it.
async fn due(browser: &Browser<'_>) -> (String, String) {
    let today = browser.call("open_today", "").await.body;
    let today: serde_json::Value = serde_json::from_str(&today).expect("a page");
    (today["duties"].to_string(), today["others"].to_string())
}

#[tokio::test]
async fn the_file_of_a_leaver_is_due_from_the_office_which_reads_of_no_needs_until_it_is_sent() {
    let school = TestSchool::new(TODAY).await;
    let (senco, office) = (school.signed_in(Role::Senco).await, school.signed_in(Role::Office).await);
    let own = school.own[0];
    assert_eq!(
        senco.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.status,
        StatusCode::OK
    );
    let before = office.page("/").await.body;
    assert!(!before.contains("Send the file"), "{before}");
    // The last day was Friday 20 November.
    left(&school, own, "2026-11-21").await;

    let (mine, others) = due(&office).await;
    for words in ["Send the file", "Ownchild Ownchildson1", "2026-12-11"] {
        assert!(mine.contains(words), "{words}: {mine}");
    }
    for closed in ["tage 1", "Guesses", "1Own", "oncern"] {
        assert!(!mine.contains(closed) && !others.contains(closed), "{closed}: {mine} {others}");
    }
    let (all, _) = due(&senco).await;
    assert!(all.contains("Send the file"), "whoever answers for the whole school sees it: {all}");
    assert!(!all.contains("Look again at stage 1"), "nothing else is owed: {all}");
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert!(!teacher.page("/").await.body.contains("Send the file"));

    let page = office.page(&format!("/children/{own}/file")).await.body;
    assert!(page.contains("It follows by Friday 11 December 2026"), "{page}");
    let body = file(&fresh_key(), own, 0, TODAY, "school_to_school");
    for _ in 0..2 {
        let sent = office.call("record_file", &body).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    }
    assert_eq!(count(&school, "select count(*) from happening where what = 'file_recorded'").await, 1);
    assert!(!office.page("/").await.body.contains("Send the file"));
    let page = office.page(&format!("/children/{own}")).await.body;
    assert!(page.contains("Sent to Hillcrest School on Tuesday 24 November 2026"), "{page}");
    let late = office.call("record_file", &file(&fresh_key(), own, 0, TODAY, "post")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "somebody else was quicker: {}", late.body);
}

#[tokio::test]
async fn a_file_is_late_after_15_school_days_and_is_not_sent_before_the_last_day() {
    let school = TestSchool::new(TODAY).await;
    let office = school.signed_in(Role::Office).await;
    let own = school.own[0];
    // The last day was 19 October; half term is no school day.
    left(&school, own, "2026-10-20").await;
    let (mine, _) = due(&office).await;
    assert!(mine.contains("8 days late."), "{mine}");
    for (on, how, wrong) in
        [("2026-10-16", "post", "sent_on"), (TODAY, "", "sent_how"), ("", "post", "sent_on")]
    {
        let refused = office.call("record_file", &file(&fresh_key(), own, 0, on, how)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{on} {how}");
        assert!(refused.body.contains(&format!("\"{wrong}\":")), "{on} {how}: {}", refused.body);
    }
    // A child who stays has no file to send.
    let stays = office.call("record_file", &file(&fresh_key(), school.own[1], 0, TODAY, "post")).await;
    assert_eq!(stays.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stays.body.contains("has no last day"), "{}", stays.body);
}

#[tokio::test]
async fn a_child_who_comes_back_and_leaves_again_is_owed_another_file() {
    let school = TestSchool::new(TODAY).await;
    let office = school.signed_in(Role::Office).await;
    let own = school.own[0];
    left(&school, own, "2026-10-20").await;
    let sent = office.call("record_file", &file(&fresh_key(), own, 0, "2026-11-02", "post")).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    left(&school, own, "2026-11-21").await;
    let (mine, _) = due(&office).await;
    assert!(mine.contains("Send the file"), "{mine}");
    let again = office.call("record_file", &file(&fresh_key(), own, 1, TODAY, "post")).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.body);
    let (mine, _) = due(&office).await;
    assert!(!mine.contains("Send the file"), "{mine}");
}

#[tokio::test]
async fn who_does_not_keep_the_school_finds_neither_files_nor_other_schools() {
    let school = TestSchool::new(TODAY).await;
    let own = school.own[0];
    for role in [Role::ClassTeacher, Role::SenTa, Role::Dsl] {
        let browser = school.signed_in(role).await;
        for page in [format!("/children/{own}/file"), format!("/children/{own}/other-school")] {
            assert_eq!(browser.page(&page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        let answers = [
            browser.call("record_file", &file(&fresh_key(), own, 0, TODAY, "post")).await,
            browser.call("record_other_school", &other_school(own, 0, "they", "")).await,
        ];
        assert!(answers.iter().all(|answer| answer.status == StatusCode::NOT_FOUND), "{}", role.id());
    }
}

/// What the form of a second school sends.
fn other_school(pupil: PupilId, version: u8, who: &str, until: &str) -> String {
    format!(
        "key={}&pupil={pupil}&version={version}&answers[other_school][]=Hillcrest+School\
         &answers[who_reviews][]={who}&answers[registered_from][]=2026-09-01&answers[registered_until][]={until}",
        fresh_key()
    )
}

#[tokio::test]
async fn where_another_school_reviews_targets_its_name_stands_beside_the_review_and_it_is_nobodys_here() {
    let school = TestSchool::new(TODAY).await;
    let own = school.own[0];
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("insert into stage_entry (pupil_id, stage, opened_on, opened_by) values (?, 'three', ?, 1)")
        .bind(own)
        .bind(TODAY)
        .execute(&mut *tx)
        .await
        .expect("a stage");
    tx.commit().await.expect("committed");
    let (office, teacher) =
        (school.signed_in(Role::Office).await, school.signed_in(Role::ClassTeacher).await);
    let review = "February review of targets";
    let (mine, _) = due(&teacher).await;
    assert!(mine.contains(review), "{mine}");

    let kept = office.call("record_other_school", &other_school(own, 0, "they", "")).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let (mine, others) = due(&teacher).await;
    assert!(!mine.contains(review) && others.contains(review), "{mine} {others}");
    let page = teacher.page(&format!("/children/{own}")).await.body;
    for words in
        ["The other school: Hillcrest School", "Also registered at Hillcrest School, which reviews targets"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }

    // Once it is over, the review is the class teacher's again.
    let over = office.call("record_other_school", &other_school(own, 1, "they", "2026-11-23")).await;
    assert_eq!(over.status, StatusCode::OK, "{}", over.body);
    let (mine, _) = due(&teacher).await;
    assert!(mine.contains(review), "{mine}");
    let page = teacher.page(&format!("/children/{own}")).await.body;
    assert!(!page.contains("Also registered at"), "{page}");
}

#[tokio::test]
async fn the_senco_is_asked_to_place_children_who_came_with_a_code_and_nobody_else_is() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    assert!(!senco.page("/").await.body.contains("A SEN code and no stage"));
    let mut tx = school.school.write().await.expect("a writer");
    for (sql, pupil) in [
        ("update pupil set provision = 'K' where id = ?", school.own[0]),
        ("update pupil set mis_provision = 'E' where id = ?", school.own[1]),
        ("update pupil set provision = 'K' where id = ?", school.other[0]),
    ] {
        sqlx::query(sql).bind(pupil).execute(&mut *tx).await.expect("put there");
    }
    tx.commit().await.expect("committed");
    let placed = senco.call("raise_concern", &concern(&fresh_key(), school.other[0], "Guesses")).await;
    assert_eq!(placed.status, StatusCode::OK, "{}", placed.body);

    let page = senco.page("/").await.body;
    for words in
        ["1 child has code K and no stage.", "/register?code=K", "1 child has code K or E on the pupil list"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    for role in [Role::ClassTeacher, Role::Office, Role::Head] {
        let page = school.signed_in(role).await.page("/").await.body;
        assert!(!page.contains("A SEN code and no stage"), "{}", role.id());
    }
}

#[tokio::test]
async fn of_a_child_who_has_left_nothing_more_is_decided_or_recorded_and_a_mistake_can_be_taken_back() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let entry = senco.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    let code = |was: &str, code: &str| {
        format!(
            "key={}&pupil={own}&was={was}&answers[code][]={code}&answers[decided_on][]={TODAY}&answers[why][]=Help",
            fresh_key()
        )
    };
    assert_eq!(senco.call("decide_code", &code("N", "K")).await.status, StatusCode::OK);
    left(&school, own, TODAY).await;
    let action = format!(
        "key={}&entry={entry}&action=targeted_intervention&answers[done_on][]={TODAY}&answers[what_was_done][]=Done",
        fresh_key()
    );
    let decision = format!(
        "key={}&entry={entry}&version=1&answers[decision][]=close&answers[worked][]=Talk&answers[decided_on][]={TODAY}",
        fresh_key()
    );
    let needs = format!(
        "key={}&pupil={own}&was=&answers[first_need][]=SLCN&answers[from_day][]={TODAY}",
        fresh_key()
    );
    for (function, body) in [
        ("record_action", action),
        ("decide_stage", decision),
        ("decide_code", code("K", "N")),
        ("change_needs", needs),
    ] {
        assert_eq!(senco.call(function, &body).await.status, StatusCode::NOT_FOUND, "{function}");
    }
    let page = senco.page(&format!("/children/{own}/needs")).await.body;
    assert!(!page.contains("Decide about the code"), "{page}");
    let last = count(&school, "select max(id) from code_decision").await;
    let back = senco.call("take_back_code", &format!("key={}&decision={last}", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
}

#[tokio::test]
async fn the_day_on_which_a_file_was_sent_is_filled_in_by_nobody_but_who_sent_it() {
    let school = TestSchool::new(TODAY).await;
    left(&school, school.own[0], TODAY).await;
    let office = school.signed_in(Role::Office).await;
    let state = office.call("open_file", &format!("pupil={}", school.own[0])).await.body;
    let state: serde_json::Value = serde_json::from_str(&state).expect("a page");
    assert!(!state["form"]["answers"].to_string().contains(TODAY), "{state}");
}
