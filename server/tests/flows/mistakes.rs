//! What was put on record of an assessment by mistake is taken back, the last thing first, with the stage that it began or
//! ended.

use app::kit::Role;
use app::pupils::PupilId;
use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::assessment::{count, open_assessment, record, sent, stages};
use crate::school::{Browser, TestSchool, concern, fresh_key};

const TODAY: &str = "2027-05-28";

fn page_of(pupil: PupilId) -> String {
    format!("/children/{pupil}/assessment")
}

/// The number of what was recorded last of all and still stands.
async fn last(school: &TestSchool) -> i64 {
    sqlx::query_scalar("select max(id) from assessment_event where taken_back_on is null")
        .fetch_one(school.school.readers())
        .await
        .expect("an event")
}

/// Presses “Take it back”, and gives what the page says then.
async fn take_back(browser: &Browser<'_>, pupil: PupilId, id: i64) -> String {
    let body = format!("key={}&pupil={pupil}&id={id}", fresh_key());
    let answer = browser.post_form("take_back_event", &page_of(pupil), &body).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.headers[LOCATION], page_of(pupil).as_str());
    browser.with_cookies_of(&answer).page(&page_of(pupil)).await.body
}

async fn number(school: &TestSchool, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(school.school.readers()).await.expect("counted")
}

#[tokio::test]
async fn a_request_about_the_wrong_child_is_taken_back_and_stage_5_never_began() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    record(&senco, own, "requested", "2027-03-01").await;
    let page = senco.page(&page_of(own)).await.body;
    assert!(page.contains("Take it back"), "{page}");
    let body = format!("key={}&pupil={own}&id={}", fresh_key(), last(&school).await);
    for _ in 0..2 {
        let taken = senco.call("take_back_event", &body).await;
        assert_eq!(taken.status, StatusCode::OK, "a double tap does it once: {}", taken.body);
    }
    assert_eq!((count(&school).await, stages(&school, own).await), (0, Vec::new()));
    // Nothing is deleted: the stage and what began it keep their rows, with the day.
    let kept = "select count(*) from assessment_event v join stage_entry e on e.id = v.entry_id
                where v.taken_back_on = '2027-05-28' and e.taken_back_on = '2027-05-28'";
    assert_eq!(number(&school, kept).await, 1);
    let state = open_assessment(&senco, own).await.body;
    assert!(state.contains("The child is at no stage.") && state.contains("\"dates\":[]"), "{state}");
    let history = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    for words in ["Taken back", "parents or carers, on Monday 1 March 2027", "Stage 5 never began"] {
        assert!(history.contains(words), "{words}: {history}");
    }
    // It is asked for again, on its true day.
    record(&senco, own, "requested", "2027-04-01").await;
    assert_eq!(stages(&school, own).await, ["five open"]);
}

#[tokio::test]
async fn a_refusal_is_taken_back_after_what_was_recorded_since_and_stage_5_goes_on() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    record(&senco, own, "requested", "2027-03-01").await;
    record(&senco, own, "refused_to_assess", "2027-04-05").await;
    let refusal = last(&school).await;
    record(&senco, own, "appealed", "2027-05-04").await;
    let page = take_back(&senco, own, refusal).await;
    assert!(
        page.contains("Take back first what was put on record after it, the last of all first: “The parents appealed to the Tribunal”, of Tuesday 4 May 2027"),
        "{page}"
    );
    assert_eq!(stages(&school, own).await, ["five not_assessed"]);
    take_back(&senco, own, last(&school).await).await;
    let page = take_back(&senco, own, refusal).await;
    assert!(page.contains("It is taken back: stage 5 goes on."), "{page}");
    assert_eq!(stages(&school, own).await, ["five open"]);
    // Who took it back first is not overtaken by a page that is old.
    assert!(take_back(&senco, own, refusal).await.contains("It was taken back already."));
    record(&senco, own, "withdrawn", "2027-04-05").await;
    take_back(&senco, own, last(&school).await).await;
    assert_eq!(stages(&school, own).await, ["five open"]);
}

#[tokio::test]
async fn a_final_plan_is_taken_back_with_stage_6_and_what_had_ended_with_it_goes_on() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    let own = school.own[0];
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    let ahead = format!(
        "key={}&entry={entry}&version=1&answers[decided_on][]={TODAY}&answers[decision][]=ahead\
         &answers[still_concerned][]=Silent&answers[ahead_to][]=three&answers[ahead_reason][]=It+cannot+wait",
        fresh_key()
    );
    let put = teacher.call("decide_stage", &ahead).await;
    assert_eq!(put.status, StatusCode::OK, "{}", put.body);
    for (event, on) in [
        ("requested", "2026-09-14"),
        ("agreed_to_assess", "2026-10-20"),
        ("draft_plan", "2027-01-11"),
        ("final_plan", "2027-02-01"),
    ] {
        record(&senco, own, event, on).await;
    }
    assert_eq!(stages(&school, own).await, ["one plan_issued", "five plan_issued", "six open"]);
    let waits = "select count(*) from move_put_forward where answered_on is null";
    assert_eq!(number(&school, waits).await, 0);

    let six = number(&school, "select id from stage_entry where stage = 'six'").await;
    let done = format!(
        "key={}&entry={six}&action=targeted_planning&answers[what_was_done][]=Planned&answers[done_on][]={TODAY}",
        fresh_key()
    );
    let done = senco.call("record_action", &done).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let plan = last(&school).await;
    let page = senco.page(&page_of(own)).await.body;
    assert!(
        page.contains("Something else is on record of stage 6") && !page.contains("Take it back"),
        "{page}"
    );
    take_back(&senco, own, plan).await;
    assert_eq!(stages(&school, own).await[2], "six open", "nothing is taken back");

    let action = number(&school, "select max(id) from action_record").await;
    let back = format!("key={}&id={action}", fresh_key());
    assert_eq!(senco.call("take_back_action", &back).await.status, StatusCode::OK);
    let page = take_back(&senco, own, plan).await;
    assert!(page.contains("stage 6 never began") && page.contains("Look at the SEN code again"), "{page}");
    assert_eq!(stages(&school, own).await, ["one open", "five open"]);
    assert_eq!(number(&school, waits).await, 1, "what the teacher put forward waits again");
    let history = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(history.contains("Stage 6 never began") && history.contains("The final plan came"), "{history}");
    // The right day, and stage 6 begins again.
    record(&senco, own, "final_plan", "2027-02-08").await;
    assert_eq!(stages(&school, own).await, ["one plan_issued", "five plan_issued", "six open"]);
}

#[tokio::test]
async fn an_assessment_with_which_a_child_was_placed_is_taken_back_and_recorded_anew_without_being_late() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let placing = format!(
        "key={}&pupil={own}&answers[stage][]=four&answers[opened_on][]=2025-09-08&answers[assessing][]=yes\
         &answers[by_whom][]=parents&answers[received_on][]=2026-09-21&answers[agreed_on][]=2026-10-20",
        fresh_key()
    );
    let placed = senco.call("place_child", &placing).await;
    assert_eq!(placed.status, StatusCode::OK, "{}", placed.body);
    assert_eq!(stages(&school, own).await, ["four open", "five open"]);
    take_back(&senco, own, last(&school).await).await;
    take_back(&senco, own, last(&school).await).await;
    assert_eq!((count(&school).await, stages(&school, own).await), (0, vec!["four open".to_owned()]));
    record(&senco, own, "requested", "2026-09-14").await;
    let placed_on = "select count(*) from stage_entry where stage = 'five' and taken_back_on is null
                     and placed_on = '2027-05-28'";
    assert_eq!(number(&school, placed_on).await, 1, "it had begun before the child was placed");
    let page = senco.page(&page_of(own)).await.body;
    assert!(page.contains("Passed before the child was placed here"), "{page}");
    assert!(!page.contains("days late"), "{page}");
}

#[tokio::test]
async fn only_those_who_decide_take_back_and_only_about_a_child_who_is_theirs() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    let (own, other) = (school.own[0], school.other[0]);
    let asked = sent(own, "requested", "2027-03-01", "&answers[by_whom][]=school");
    assert_eq!(senco.call("record_event", &asked).await.status, StatusCode::OK);
    let body = |pupil: PupilId, id| format!("key={}&pupil={pupil}&id={id}", fresh_key());
    let id = last(&school).await;
    assert_eq!(teacher.call("take_back_event", &body(own, id)).await.status, StatusCode::NOT_FOUND);
    // Named with another child, it is not theirs to take back.
    take_back(&senco, other, id).await;
    assert_eq!(stages(&school, own).await, ["five open"]);
}
