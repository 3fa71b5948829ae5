//! A plan that the local authority amends or ends: what is owed of a child who was placed here meanwhile, and how long a
//! child stays at stage 6.

use app::db::Look;
use app::duties::{Source, State};
use app::kit::{Day, Role};
use app::overview::all_duties;
use app::pupils::PupilId;
use axum::http::StatusCode;

use crate::assessment::{open_assessment, record, sent, stages};
use crate::school::{Answer, Browser, TestSchool, fresh_key};

const TODAY: &str = "2027-05-28";

/// The local authority has decided on a day to end a plan that came a year before.
async fn ceased(senco: &Browser<'_>, pupil: PupilId, met_on: &str, decided_on: &str) {
    for (event, on) in [
        ("requested", "2025-09-15"),
        ("agreed_to_assess", "2025-10-20"),
        ("draft_plan", "2026-01-05"),
        ("final_plan", "2026-02-02"),
        ("review_meeting", met_on),
    ] {
        record(senco, pupil, event, on).await;
    }
    let decision = sent(pupil, "review_decision", decided_on, "&answers[decision][]=cease");
    let decided = senco.call("record_event", &decision).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
}

/// Stage 6: its number and version.
async fn six(school: &TestSchool) -> (i64, i64) {
    sqlx::query_as("select id, version from stage_entry where stage = 'six'")
        .fetch_one(school.school.readers())
        .await
        .expect("stage 6")
}

async fn leave(school: &TestSchool, senco: &Browser<'_>) -> Answer {
    let (entry, version) = six(school).await;
    let body = format!(
        "key={}&entry={entry}&version={version}&answers[decided_on][]={TODAY}&answers[decision][]=down\
         &answers[down_to][]=four&answers[down_reason][]=The+plan+has+ended",
        fresh_key()
    );
    senco.call("decide_stage", &body).await
}

#[tokio::test]
async fn a_child_stays_at_stage_6_while_the_parents_may_appeal_and_the_page_says_until_when() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    ceased(&senco, own, "2027-04-20", "2027-05-18").await;
    // Two months are a Sunday, so the parents have until the Monday.
    let page = senco.page(&format!("/children/{own}/assessment")).await.body;
    for words in ["has decided to end the plan", "until Monday 19 July 2027", "From Tuesday 20 July 2027 on"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let refused = leave(&school, &senco).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("can leave stage 6 from Tuesday 20 July 2027 on"), "{}", refused.body);
    let decision = senco.page(&format!("/stages/{}/decision", six(&school).await.0)).await.body;
    assert!(decision.contains("The child cannot leave this stage now"), "{decision}");
    assert_eq!(stages(&school, own).await.last().map(String::as_str), Some("six open"));
}

#[tokio::test]
async fn an_appeal_keeps_a_child_at_stage_6_until_it_is_determined() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    ceased(&senco, own, "2027-01-11", "2027-02-08").await;
    record(&senco, own, "appealed", "2027-03-15").await;
    let page = senco.page(&format!("/children/{own}/assessment")).await.body;
    assert!(page.contains("until the parents’ appeal is decided or withdrawn"), "{page}");
    let refused = leave(&school, &senco).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("the parents dispute that"), "{}", refused.body);
    let dismissed = sent(own, "ordered", "2027-05-20", "&answers[order][]=dismissed");
    assert_eq!(senco.call("record_event", &dismissed).await.status, StatusCode::OK);
    assert_eq!(leave(&school, &senco).await.status, StatusCode::OK);
    let last = stages(&school, own).await;
    assert_eq!(last[last.len() - 2..], ["six stepped_down", "four open"]);
}

#[tokio::test]
async fn once_the_time_is_over_the_child_may_leave_and_a_decision_that_was_a_mistake_holds_the_child_again() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    ceased(&senco, own, "2027-01-11", "2027-02-08").await;
    let id: i64 = sqlx::query_scalar("select max(id) from assessment_event")
        .fetch_one(school.school.readers())
        .await
        .expect("an event");
    let back = || format!("key={}&pupil={own}&id={id}", fresh_key());
    assert_eq!(leave(&school, &senco).await.status, StatusCode::OK);
    // What was decided by the school since goes first.
    let page = senco.page(&format!("/children/{own}/assessment")).await.body;
    assert!(page.contains("The child has left stage 6 since. Take that decision back first"), "{page}");
    assert_eq!(senco.call("take_back_event", &back()).await.status, StatusCode::OK);
    assert_eq!(stages(&school, own).await.last().map(String::as_str), Some("four open"));
    let form: i64 = sqlx::query_scalar("select max(id) from stage_form where form = 'decision_at_six'")
        .fetch_one(school.school.readers())
        .await
        .expect("a decision");
    let undone = senco.call("take_back_decision", &format!("key={}&id={form}", fresh_key())).await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.body);
    assert_eq!(senco.call("take_back_event", &back()).await.status, StatusCode::OK);
    let refused = leave(&school, &senco).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("The plan is in force"), "{}", refused.body);
    // Nothing is to be done about a plan that goes on but its next review.
    let state = open_assessment(&senco, own).await.body;
    assert!(state.contains("\"ceased\":null"), "{state}");
}

#[tokio::test]
async fn an_amended_plan_is_owed_to_a_child_who_was_placed_after_the_decision_to_amend() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, &school.own);
    for (pupil, decided_on) in [(own[0], "2027-05-04"), (own[1], "2027-03-01")] {
        let placing = format!(
            "key={}&pupil={pupil}&answers[stage][]=six&answers[opened_on][]=2023-06-12\
             &answers[plan_reviewed_on][]={decided_on}&answers[plan_went][]=amend",
            fresh_key()
        );
        let placed = senco.call("place_child", &placing).await;
        assert_eq!(placed.status, StatusCode::OK, "{}", placed.body);
    }
    let today: Day = TODAY.parse().expect("a day");
    let duties = all_duties(&Look::of_program(&school.school, today)).await.expect("duties");
    let amended = duties.iter().filter(|duty| duty.what.contains("sends the amended plan"));
    let mut dates: Vec<_> = amended.map(|duty| (duty.by, duty.state)).collect();
    dates.sort_by_key(|(by, _)| *by);
    let day = |text: &str| text.parse::<Day>().ok();
    // Eight weeks from each decision; the earlier day was before the placing.
    assert_eq!(dates, [(day("2027-04-26"), State::Due), (day("2027-06-29"), State::Due)]);
    assert!(duties.iter().all(|duty| duty.state != State::Overdue), "{duties:?}");
    let page = senco.page(&format!("/children/{}/assessment", own[1])).await.body;
    assert!(page.contains("Passed before the child was placed here"), "{page}");
    record(&senco, own[1], "amended_plan", "2027-04-19").await;
    let page = senco.page(&format!("/children/{}/assessment", own[1])).await.body;
    assert!(!page.contains("Passed before the child was placed here"), "{page}");
}

/// By when the parents may appeal, as the list of duties has it.
async fn appeals(school: &TestSchool) -> Vec<Option<Day>> {
    let today: Day = TODAY.parse().expect("a day");
    let duties = all_duties(&Look::of_program(&school.school, today)).await.expect("duties");
    duties.iter().filter(|duty| duty.what.contains("may appeal")).map(|duty| duty.by).collect()
}

#[tokio::test]
async fn the_right_to_appeal_stays_in_sight_of_a_child_who_has_left_stage_6() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    ceased(&senco, own, "2027-01-11", "2027-02-08").await;
    assert_eq!(leave(&school, &senco).await.status, StatusCode::OK);
    let day = |text: &str| text.parse::<Day>().ok();
    assert_eq!(appeals(&school).await, [], "two months from 8 February are over");
    // A certificate gives a month from its own day.
    record(&senco, own, "mediation_certificate", "2027-05-10").await;
    assert_eq!(appeals(&school).await, [day("2027-06-10")]);
    record(&senco, own, "appealed", "2027-05-27").await;
    assert_eq!(appeals(&school).await, []);
}

#[tokio::test]
async fn a_plan_that_is_placed_without_its_last_review_has_its_next_one() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let placing =
        format!("key={}&pupil={own}&answers[stage][]=six&answers[opened_on][]=2024-02-29", fresh_key());
    let placed = senco.call("place_child", &placing).await;
    assert_eq!(placed.status, StatusCode::OK, "{}", placed.body);
    let today: Day = TODAY.parse().expect("a day");
    let duties = all_duties(&Look::of_program(&school.school, today)).await.expect("duties");
    let review = duties.iter().find(|duty| duty.what.starts_with("Hold the annual review meeting"));
    let review = review.expect("the next annual review");
    // Four weeks before 29 February 2028.
    assert_eq!(review.by, "2028-02-01".parse::<Day>().ok());
    assert_eq!((review.source, review.state), (Source::Law, State::Due));
    assert!(review.rule.contains("section 44"), "{}", review.rule);
}
