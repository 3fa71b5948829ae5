//! From a request for an assessment, through a refusal and a second request, to a plan; and who may put it on record.

use app::kit::Role;
use app::pupils::PupilId;
use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::school::{Answer, Browser, TestSchool, concern, fresh_key};

const TODAY: &str = "2027-05-28";

/// What a form about something sends.
pub fn sent(pupil: PupilId, event: &str, on: &str, more: &str) -> String {
    format!("key={}&pupil={pupil}&event={event}&answers[happened_on][]={on}{more}", fresh_key())
}

pub async fn record(browser: &Browser<'_>, pupil: PupilId, event: &str, on: &str) {
    let more = if event == "requested" { "&answers[by_whom][]=parents" } else { "" };
    let answer = browser.call("record_event", &sent(pupil, event, on, more)).await;
    assert_eq!(answer.status, StatusCode::OK, "{event}: {}", answer.body);
}

pub async fn open_assessment(browser: &Browser<'_>, pupil: PupilId) -> Answer {
    browser.call("open_assessment", &format!("pupil={pupil}")).await
}

/// Each stage of a child that was not taken back, with how it ended, in the order in which they began.
pub async fn stages(school: &TestSchool, pupil: PupilId) -> Vec<String> {
    sqlx::query_scalar(
        "select stage || ' ' || coalesce(outcome, 'open') from stage_entry
         where pupil_id = ? and taken_back_on is null order by id",
    )
    .bind(pupil.0)
    .fetch_all(school.school.readers())
    .await
    .expect("stages")
}

pub async fn count(school: &TestSchool) -> i64 {
    sqlx::query_scalar("select count(*) from assessment_event where taken_back_on is null")
        .fetch_one(school.school.readers())
        .await
        .expect("counted")
}

#[tokio::test]
async fn a_request_is_refused_made_again_and_ends_in_a_plan() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let own = school.own[0];
    let raised = senco.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await;
    assert_eq!(raised.status, StatusCode::OK, "{}", raised.body);

    record(&senco, own, "requested", "2027-03-01").await;
    assert_eq!(stages(&school, own).await, ["one open", "five open"], "it runs beside the stage");
    let state = open_assessment(&senco, own).await.body;
    // Six weeks, twenty weeks, and the school's twenty-six.
    for day in ["2027-04-12", "2027-07-19", "2027-08-30"] {
        assert!(state.contains(day), "{day}: {state}");
    }

    record(&senco, own, "refused_to_assess", "2027-04-05").await;
    assert_eq!(stages(&school, own).await, ["one open", "five not_assessed"], "the child is where they were");
    let state = open_assessment(&senco, own).await.body;
    // 5 June 2027 is a Saturday: parents have until the Monday.
    assert!(state.contains("\"appeal\"") && state.contains("2027-06-07"), "{state}");

    for (event, on) in [
        ("requested", "2027-04-20"),
        ("agreed_to_assess", "2027-05-04"),
        ("advice_asked", "2027-05-04"),
        ("advice_sent", "2027-05-14"),
        ("draft_plan", "2027-05-18"),
        ("final_plan", "2027-05-27"),
    ] {
        record(&senco, own, event, on).await;
    }
    assert_eq!(
        stages(&school, own).await,
        ["one plan_issued", "five not_assessed", "five plan_issued", "six open"]
    );
    let began: String = sqlx::query_scalar("select opened_on from stage_entry where stage = 'six'")
        .fetch_one(school.school.readers())
        .await
        .expect("stage 6");
    assert_eq!(began, "2027-05-27");
    let state = open_assessment(&senco, own).await.body;
    // Twelve months from the plan, and the meeting four weeks before.
    assert!(state.contains("2028-05-27") && state.contains("2028-04-29"), "{state}");
    let again =
        senco.call("record_event", &sent(own, "requested", TODAY, "&answers[by_whom][]=school")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.body);
    assert!(again.body.contains("The child has a plan"), "{}", again.body);
    let history = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(history.contains("The local authority refused to assess, on Monday 5 April 2027"), "{history}");
}

#[tokio::test]
async fn a_double_tap_asks_once_and_the_same_key_with_other_words_is_refused() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let body = sent(school.own[0], "requested", "2027-03-01", "&answers[by_whom][]=school");
    let (first, second) = (senco.call("record_event", &body).await, senco.call("record_event", &body).await);
    assert_eq!((first.status, &first.body), (StatusCode::OK, &second.body));
    assert_eq!((second.status, count(&school).await), (StatusCode::OK, 1));
    let other = body.replace("2027-03-01", "2027-03-02");
    assert_eq!(senco.call("record_event", &other).await.status, StatusCode::CONFLICT);
    assert_eq!(stages(&school, school.own[0]).await, ["five open"], "a child may be asked for from no stage");
}

#[tokio::test]
async fn a_teacher_reads_about_a_child_of_theirs_and_records_nothing() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    let (own, other) = (school.own[0], school.other[0]);
    record(&senco, own, "requested", "2027-03-01").await;
    let page = teacher.page(&format!("/children/{own}/assessment")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("An assessment was asked for: parents or carers"), "{}", page.body);
    assert!(!page.body.contains("Put it on record") && !page.body.contains("Take it back"), "{}", page.body);
    for event in ["agreed_to_assess", "withdrawn"] {
        let answer = teacher.call("record_event", &sent(own, event, TODAY, "")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
        let page = teacher.page(&format!("/children/{own}/assessment/{event}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(open_assessment(&teacher, other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(teacher.page(&format!("/children/{other}/assessment")).await.status, StatusCode::NOT_FOUND);
    let office = school.signed_in(Role::Office).await;
    assert_eq!(open_assessment(&office, own).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_cannot_be_recorded_now_says_what_would_allow_it() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let own = school.own[0];
    let page = senco.page(&format!("/children/{own}/assessment/draft_plan")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("No assessment is under way. Record first that an assessment was asked for."),
        "{}",
        page.body
    );
    assert_eq!(
        senco.page(&format!("/children/{own}/assessment/no_such_thing")).await.status,
        StatusCode::NOT_FOUND
    );
    record(&senco, own, "requested", "2027-03-01").await;
    let early = senco.call("record_event", &sent(own, "agreed_to_assess", "2027-02-26", "")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("received the request on Monday 1 March 2027"), "{}", early.body);
    assert_eq!(count(&school).await, 1);
}

#[tokio::test]
async fn without_the_browsers_half_a_request_with_gaps_comes_back_with_what_was_typed() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let own = school.own[0];
    let page = format!("/children/{own}/assessment/requested");
    let body = format!("key={}&pupil={own}&event=requested&answers[words][]=By+email", fresh_key());
    let answer = senco.post_form("record_event", &page, &body).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[LOCATION], page.as_str());
    let back = senco.with_cookies_of(&answer).page(&page).await.body;
    for words in [
        "Choose who asked for the assessment",
        "Enter the date on which the local authority received the request",
        "By email",
    ] {
        assert!(back.contains(words), "{words}: {back}");
    }
    let whole = sent(own, "requested", "2027-03-01", "&answers[by_whom][]=parents");
    let answer = senco.post_form("record_event", &page, &whole).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[LOCATION], format!("/children/{own}/assessment").as_str());
}

#[tokio::test]
async fn a_day_before_the_child_was_born_or_longer_ago_than_anybody_is_at_the_school_is_refused_with_the_reason()
 {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let request = sent(own, "requested", "1901-01-01", "&answers[by_whom][]=parents");
    let refused = senco.call("record_event", &request).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("This is before the child was born. Check the year"), "{}", refused.body);
    assert_eq!(count(&school).await, 0);
    record(&senco, own, "requested", "2027-03-01").await;
    let agreed = senco.call("record_event", &sent(own, "agreed_to_assess", "2017-03-01", "")).await;
    assert_eq!(agreed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", agreed.body);
}
