//! From a teacher's concern to the SENCo's list, and what happens when it is sent twice.

use app::kit::Role;
use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::school::{TestSchool, concern, fresh_key};

#[tokio::test]
async fn a_concern_raised_on_6_october_is_due_on_24_november_and_overdue_the_day_after() {
    let school = TestSchool::new("2026-10-06").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let raised = teacher.call("raise_concern", &concern(&fresh_key(), school.own[0], "Guesses")).await;
    assert_eq!(raised.status, StatusCode::OK, "{}", raised.body);
    let senco = school.signed_in(Role::Senco).await;
    let today = senco.call("open_today", "").await.body;
    assert!(today.contains("\"by\":\"2026-11-24\""), "{today}");
    assert!(today.contains("Ownchild"), "{today}");
}

#[tokio::test]
async fn a_double_tap_and_a_replay_raise_one_concern() {
    let school = TestSchool::new("2026-11-24").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let body = concern(&fresh_key(), school.own[0], "Guesses");
    let first = teacher.call("raise_concern", &body).await;
    let second = teacher.call("raise_concern", &body).await;
    assert_eq!((first.status, &first.body), (second.status, &second.body));
    let count: i64 = sqlx::query_scalar("select count(*) from stage_form")
        .fetch_one(school.school.readers())
        .await
        .expect("counted");
    assert_eq!(count, 1);
    let other_words = body.replace("Guesses", "Hides");
    assert_eq!(teacher.call("raise_concern", &other_words).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn without_the_browsers_half_a_concern_with_gaps_comes_back_with_everything_typed_and_every_error() {
    let school = TestSchool::new("2026-11-24").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let page = format!("/children/{}/concern", school.own[0]);
    let body = format!(
        "key={}&pupil={}&answers[area][]=learning&answers[area][]=feelings&answers[strengths][]=Kind+to+others&answers[told_family][]=yes",
        fresh_key(),
        school.own[0]
    );
    let answer = teacher.post_form("raise_concern", &page, &body).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[LOCATION], page.as_str());
    let back = teacher.with_cookies_of(&answer).page(&page).await.body;
    for error in
        ["Say what you have noticed", "Choose how often you see it", "Enter the date you spoke to the family"]
    {
        assert!(back.contains(error), "{error}");
    }
    assert!(back.contains("Kind to others"));
    assert_eq!(
        back.matches(" checked ").count() + back.matches(" checked>").count(),
        3,
        "two areas and one yes"
    );
}

#[tokio::test]
async fn two_people_change_one_concern_and_the_later_one_sees_both_texts() {
    let school = TestSchool::new("2026-11-24").await;
    let (teacher, ta) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::SenTa).await);
    teacher.call("raise_concern", &concern(&fresh_key(), school.own[0], "Guesses")).await;
    let change = |noticed: &str| {
        format!(
            "key={}&id=1&version=1&answers[area][]=learning&answers[noticed][]={noticed}&answers[how_often][]=most_lessons",
            fresh_key()
        )
    };
    assert_eq!(ta.call("change_concern", &change("Hides+under+the+table")).await.status, StatusCode::OK);
    assert_eq!(teacher.call("change_concern", &change("Looks+away")).await.status, StatusCode::CONFLICT);
    let page = teacher.page("/concerns/1").await.body;
    assert!(page.contains("Hides under the table") && page.contains("Looks away"));
}

#[tokio::test]
async fn a_note_for_the_senco_is_closed_to_the_ta_and_survives_the_tas_save() {
    let school = TestSchool::new("2026-11-24").await;
    let (teacher, ta) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::SenTa).await);
    let body = concern(&fresh_key(), school.own[0], "Guesses") + "&answers[note_for_senco][]=Ask+the+nurse";
    teacher.call("raise_concern", &body).await;
    let seen = ta.page(&format!("/children/{}", school.own[0])).await.body;
    assert!(seen.contains("Guesses") && !seen.contains("Ask the nurse"));
    let change = format!(
        "key={}&id=1&version=1&answers[area][]=learning&answers[noticed][]=Hides&answers[how_often][]=most_lessons",
        fresh_key()
    );
    assert_eq!(ta.call("change_concern", &change).await.status, StatusCode::OK);
    let senco = school.signed_in(Role::Senco).await;
    let seen = senco.page(&format!("/children/{}", school.own[0])).await.body;
    assert!(seen.contains("Hides") && seen.contains("Ask the nurse"));
}

#[tokio::test]
async fn what_was_put_on_record_by_mistake_is_taken_back_counts_no_longer_and_stays_in_the_history() {
    let school = TestSchool::new("2026-11-24").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    let raised = teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await;
    let entry = &raised.body;
    let put = format!(
        "key={}&entry={entry}&action=early_intervention&answers[done_on][]=2026-11-23&answers[what_was_done][]=Wrong+child",
        fresh_key()
    );
    assert_eq!(teacher.call("record_action", &put).await.status, StatusCode::OK);
    let page = teacher.page(&format!("/children/{own}")).await.body;
    assert!(page.contains("Wrong child") && page.contains("Take it back"), "{page}");
    let id: i64 = sqlx::query_scalar("select id from action_record where words = 'Wrong child'")
        .fetch_one(school.school.readers())
        .await
        .expect("a record");
    let back = teacher.call("take_back_action", &format!("key={}&id={id}", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    let decision = teacher.call("open_decision", &format!("entry={entry}")).await.body;
    assert!(!decision.contains("Wrong child"), "{decision}");
    // Nor does a correction of the concern bring back what its form had told of.
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update action_record set words = 'On the concern form' where id = ?")
        .bind(id)
        .execute(&mut *tx)
        .await
        .expect("put there");
    tx.commit().await.expect("committed");
    let form: i64 = sqlx::query_scalar("select id from stage_form")
        .fetch_one(school.school.readers())
        .await
        .expect("a form");
    let change = format!(
        "key={}&id={form}&version=1&answers[area][]=learning&answers[noticed][]=Guesses+words&answers[how_often][]=most_lessons&answers[tried][]=small_group&answers[tried_weeks][]=3",
        fresh_key()
    );
    let changed = teacher.call("change_concern", &change).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let counted: i64 = sqlx::query_scalar("select count(*) from action_record where taken_back_on is null")
        .fetch_one(school.school.readers())
        .await
        .expect("counted");
    assert_eq!(counted, 0);
    let history = teacher.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(history.contains("Taken back") && history.contains("Wrong child"), "{history}");
}

#[tokio::test]
async fn a_decision_is_in_the_timeline_with_its_words_and_its_page_then_leads_to_the_child() {
    let school = TestSchool::new("2026-11-24").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    let decide = format!(
        "key={}&entry={entry}&version=1&answers[decision][]=close&answers[decided_on][]=2026-11-24&answers[worked][]=Two+weeks+of+reading&answers[early_reason][]=It+went+well",
        fresh_key()
    );
    let decided = teacher.call("decide_stage", &decide).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
    let history = teacher.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(history.contains("Two weeks of reading"), "{history}");
    let page = teacher.page(&format!("/stages/{entry}/decision")).await;
    assert_eq!(page.headers[LOCATION], format!("/children/{own}").as_str());
}

#[tokio::test]
async fn what_somebody_has_begun_stands_on_their_first_page_and_on_no_other_persons() {
    let school = TestSchool::new("2026-11-24").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    let draft = format!("key={}&form=cause_of_concern&subject={own}&answers[noticed][]=Half", fresh_key());
    assert_eq!(teacher.call("save_draft", &draft).await.status, StatusCode::OK);
    for path in ["/".to_owned(), format!("/children/{own}")] {
        let page = teacher.page(&path).await.body;
        assert!(
            page.contains("You have begun") && page.contains(&format!("/children/{own}/concern")),
            "{page}"
        );
        let other = school.signed_in(Role::Senco).await.page(&path).await.body;
        assert!(!other.contains("You have begun"));
    }
}

#[tokio::test]
async fn a_decision_that_was_a_mistake_is_taken_back_and_stays_in_the_history() {
    let school = TestSchool::new("2026-11-24").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    let decide = |version: u8| {
        format!(
            "key={}&entry={entry}&version={version}&answers[decision][]=stage_two&answers[decided_on][]=2026-11-24\
             &answers[still_concerned][]=Wrong+child&answers[early_reason][]=In+a+hurry",
            fresh_key()
        )
    };
    let decided = teacher.call("decide_stage", &decide(1)).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
    let last = "select max(id) from stage_form";
    let id: i64 = sqlx::query_scalar(last).fetch_one(school.school.readers()).await.expect("a decision");
    let body = format!("key={}&id={id}", fresh_key());
    for _ in 0..2 {
        let back = teacher.call("take_back_decision", &body).await;
        assert_eq!(back.status, StatusCode::OK, "a double tap does it once: {}", back.body);
    }
    let child = teacher.call("open_child", &format!("id={own}")).await.body;
    assert!(
        child.contains("Taken back: it was decided by mistake") && child.contains("Wrong child"),
        "{child}"
    );
    assert!(child.contains("/decision") && !child.contains("take_back\":\""), "{child}");
    let open: Vec<String> = sqlx::query_scalar("select stage from stage_entry where closed_on is null")
        .fetch_all(school.school.readers())
        .await
        .expect("stages");
    assert_eq!(open, ["one"]);

    // Decided again, something is put on stage 2: now it stands.
    let again = teacher.call("decide_stage", &decide(3)).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.body);
    let more = format!("{}&answers[home][]=A+new+baby", concern(&fresh_key(), own, "More"));
    assert_eq!(teacher.call("raise_concern", &more).await.status, StatusCode::OK);
    let id: i64 = sqlx::query_scalar("select max(id) from stage_form where form like 'closing%'")
        .fetch_one(school.school.readers())
        .await
        .expect("a decision");
    let late = teacher.call("take_back_decision", &format!("key={}&id={id}", fresh_key())).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND, "{}", late.body);
}

/// How many of these rows there are.
async fn rows(school: &TestSchool, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(school.school.readers()).await.expect("counted")
}

#[tokio::test]
async fn a_concern_about_the_wrong_child_is_taken_back_and_stage_1_never_began() {
    let school = TestSchool::new("2026-11-24").await;
    let (teacher, own) = (school.signed_in(Role::ClassTeacher).await, school.own[0]);
    teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await;
    let page = teacher.page("/concerns/1").await.body;
    assert!(page.contains("Take this concern back") && page.contains("Stage 1 then never began"), "{page}");
    let body = format!("key={}&id=1", fresh_key());
    for _ in 0..2 {
        let taken = teacher.call("take_back_concern", &body).await;
        assert_eq!(taken.status, StatusCode::OK, "a double tap does it once: {}", taken.body);
    }
    assert_eq!(rows(&school, "select count(*) from stage_entry where taken_back_on is null").await, 0);
    let child = teacher.page(&format!("/children/{own}")).await.body;
    assert!(child.contains("Raise a concern if progress worries you"), "{child}");
    assert!(!child.contains("Progress was made"), "nobody is celebrated: {child}");
    let timeline = teacher.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(timeline.contains("Taken back: the concern was raised by mistake"), "{timeline}");
    assert!(!timeline.contains("Guesses"), "it may have been about another family: {timeline}");
    let form = teacher.page(&format!("/children/{own}/concern")).await.body;
    assert!(form.contains("Guesses"), "its words wait for whoever took it back: {form}");
    let senco = school.signed_in(Role::Senco).await;
    assert!(!senco.page(&format!("/children/{own}/concern")).await.body.contains("Guesses"));
}

#[tokio::test]
async fn a_concern_on_which_something_stands_says_what_goes_first_and_an_added_one_goes_alone() {
    let school = TestSchool::new("2026-11-24").await;
    let (teacher, own) = (school.signed_in(Role::ClassTeacher).await, school.own[0]);
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    assert_eq!(teacher.call("raise_concern", &concern(&fresh_key(), own, "Hides")).await.body, entry);
    let page = teacher.page("/concerns/1").await.body;
    assert!(page.contains("It cannot be taken back. Something else was written at this stage"), "{page}");
    let first = teacher.call("take_back_concern", &format!("key={}&id=1", fresh_key())).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    assert_eq!(rows(&school, "select count(*) from stage_form where taken_back_on is null").await, 2);
    let added = teacher.call("take_back_concern", &format!("key={}&id=2", fresh_key())).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.body);
    assert_eq!(rows(&school, "select count(*) from stage_form where taken_back_on is null").await, 1);
    assert_eq!(rows(&school, "select count(*) from stage_entry where closed_on is null").await, 1);
    let first = teacher.call("take_back_concern", &format!("key={}&id=1", fresh_key())).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    assert_eq!(rows(&school, "select count(*) from stage_entry where closed_on is null").await, 0);
}

#[tokio::test]
async fn a_mistake_at_a_stage_that_has_ended_is_taken_back_so_that_no_letter_is_owed_for_good() {
    let school = TestSchool::new("2026-11-24").await;
    let (teacher, own) = (school.signed_in(Role::ClassTeacher).await, school.own[0]);
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    let put = format!(
        "key={}&entry={entry}&action=targeted_intervention&answers[done_on][]=2026-11-24&answers[what_was_done][]=Wrong+child",
        fresh_key()
    );
    assert_eq!(teacher.call("record_action", &put).await.status, StatusCode::OK);
    let close = format!(
        "key={}&entry={entry}&version=1&answers[decision][]=close&answers[worked][]=Talk&answers[decided_on][]=2026-11-24",
        fresh_key()
    );
    assert_eq!(teacher.call("decide_stage", &close).await.status, StatusCode::OK);
    let record = rows(&school, "select max(id) from action_record").await;
    let early = format!("key={}&record={record}&answers[sent_on][]=2020-01-01", fresh_key());
    let refused = teacher.call("record_letter", &early).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    let letter = "Send the letter to the parents";
    let page = || async { teacher.call("open_child", &format!("id={own}")).await.body };
    assert!(page().await.contains(letter));
    let taken = teacher.call("take_back_action", &format!("key={}&id={record}", fresh_key())).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    assert!(!page().await.contains(letter));
}
