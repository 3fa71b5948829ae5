//! Go-live in November: a child who has support already is placed with true dates, in three minutes.

use app::db::Look;
use app::duties::State;
use app::kit::{Day, Role};
use app::overview::{PlainDuty, all_duties};
use app::pupils::PupilId;
use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::placing_many::put;
use crate::school::{Browser, TestSchool, fresh_key};

pub const TODAY: &str = "2026-11-24";

/// What the form of a placing sends.
fn placing(pupil: PupilId, answers: &[(&str, &str)]) -> String {
    let answers: Vec<String> =
        answers.iter().map(|(question, answer)| format!("&answers[{question}][]={answer}")).collect();
    format!("key={}&pupil={pupil}{}", fresh_key(), answers.concat())
}

async fn place(browser: &Browser<'_>, pupil: PupilId, answers: &[(&str, &str)]) {
    let answer = browser.call("place_child", &placing(pupil, answers)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

/// Everything that is due, as the school's own programs are told.
pub async fn duties(school: &TestSchool) -> Vec<PlainDuty> {
    let today: Day = TODAY.parse().expect("a day");
    all_duties(&Look::of_program(&school.school, today)).await.expect("duties")
}

/// Each stage of a child: which, since when, placed when, last reviewed when.
pub async fn stages(school: &TestSchool, pupil: PupilId) -> Vec<String> {
    sqlx::query_scalar(
        "select stage || ' ' || opened_on || ' ' || coalesce(placed_on, '-') || ' ' || coalesce(reviewed_before, '-')
         from stage_entry where pupil_id = ? order by id",
    )
    .bind(pupil.0)
    .fetch_all(school.school.readers())
    .await
    .expect("stages")
}

pub async fn count(school: &TestSchool, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(school.school.readers()).await.expect("counted")
}

#[tokio::test]
async fn a_child_is_placed_at_stage_4_with_true_dates_and_is_late_for_nothing() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let page = senco.page(&format!("/children/{own}/place")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Nothing that fell due before today is late"), "{}", page.body);
    place(
        &senco,
        own,
        &[
            ("stage", "four"),
            ("opened_on", "2025-09-08"),
            ("reviewed_on", "2026-10-15"),
            ("code", "K"),
            ("code_since", "2024-01-08"),
            ("first_need", "SLCN"),
            ("live_targets", "I+will+ask+for+help"),
        ],
    )
    .await;
    assert_eq!(stages(&school, own).await, ["four 2025-09-08 2026-11-24 2026-10-15"]);
    let duties = duties(&school).await;
    assert!(duties.iter().all(|duty| duty.state != State::Overdue), "{duties:?}");
    let february = "2027-02-12".parse().ok();
    assert!(duties.iter().any(|duty| duty.by == february && duty.what.contains("February")), "{duties:?}");
    assert!(
        duties.iter().all(|duty| duty.by.is_some()),
        "no date waits for a year before the app: {duties:?}"
    );
    // The code stood before, so nobody is told anew that special provision begins.
    assert!(!duties.iter().any(|duty| duty.rule.contains("section 68")), "{duties:?}");
    assert_eq!(count(&school, "select count(*) from code_decision where as_listed = 1").await, 1);

    let teacher = school.signed_in(Role::ClassTeacher).await;
    let child = teacher.page(&format!("/children/{own}")).await.body;
    for words in ["As it was when the child was placed here", "I will ask for help", "since 8 January 2024"] {
        assert!(child.contains(words), "{words}: {child}");
    }
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(timeline.contains("Stage 4 since Monday 8 September 2025. Last reviewed"), "{timeline}");
}

#[tokio::test]
async fn a_child_on_a_stage_is_refused_in_words_and_a_double_tap_places_once() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let body = placing(own, &[("stage", "three"), ("opened_on", "2026-09-07")]);
    for _ in 0..2 {
        assert_eq!(senco.call("place_child", &body).await.status, StatusCode::OK);
    }
    assert_eq!(stages(&school, own).await.len(), 1);
    let again =
        senco.call("place_child", &placing(own, &[("stage", "four"), ("opened_on", "2026-09-07")])).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again.body.contains("This child is at stage 3 here, since Monday 7 September 2026"),
        "{}",
        again.body
    );
    let page = senco.page(&format!("/children/{own}/place")).await.body;
    assert!(page.contains("On a stage already"), "{page}");
}

/// When the next progress meetings about the children are held at the latest.
async fn next_meetings(school: &TestSchool) -> Vec<Day> {
    let of_a_meeting = |duty: &PlainDuty| duty.what.to_lowercase().contains("half-termly progress meeting");
    duties(school).await.into_iter().filter(of_a_meeting).filter_map(|duty| duty.by).collect()
}

#[tokio::test]
async fn what_recurs_is_due_from_the_last_progress_meeting_and_the_last_review_before_the_placing() {
    let christmas: Day = "2026-12-25".parse().expect("a day");
    for stage in ["two", "three", "four"] {
        let at = [("stage", stage), ("opened_on", "2026-10-05")];
        let school = TestSchool::new(TODAY).await;
        let senco = school.signed_in(Role::Senco).await;
        place(&senco, school.own[0], &at).await;
        let meetings = next_meetings(&school).await;
        assert!(meetings.iter().all(|by| *by < christmas) && !meetings.is_empty(), "{stage}: {meetings:?}");

        let school = TestSchool::new(TODAY).await;
        let senco = school.signed_in(Role::Senco).await;
        place(&senco, school.own[0], &[&at[..], &[("met_on", "2026-11-10")]].concat()).await;
        let meetings = next_meetings(&school).await;
        assert!(meetings.iter().all(|by| *by > christmas) && !meetings.is_empty(), "{stage}: {meetings:?}");
        let child = senco.call("open_child", &format!("id={}", school.own[0])).await.body;
        assert!(child.contains("Held before the child was placed here"), "{child}");
    }
    // School process, row 2: the review in school comes six weeks after the last one.
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let at = [("stage", "two"), ("opened_on", "2026-10-05"), ("reviewed_in_school_on", "2026-11-16")];
    place(&senco, school.own[0], &at).await;
    assert_eq!(stages(&school, school.own[0]).await, ["two 2026-10-05 2026-11-24 2026-11-16"]);
}

/// A stage of a child that has ended here.
async fn was_at_stage_three(school: &TestSchool, pupil: PupilId) {
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query(
        "insert into stage_entry (pupil_id, stage, opened_on, opened_by, closed_on, closed_by, outcome)
         values (?, 'three', '2026-01-05', 1, '2026-06-12', 1, 'progress_made')",
    )
    .bind(pupil.0)
    .execute(&mut *tx)
    .await
    .expect("put there");
    tx.commit().await.expect("committed");
}

#[tokio::test]
async fn a_placing_that_overlaps_an_earlier_stage_here_is_refused_with_the_earliest_day() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    was_at_stage_three(&school, own).await;
    let words = "The child was at stage 3 here until Friday 12 June 2026. Enter that day or a later one";
    let page = senco.page(&format!("/children/{own}/place")).await.body;
    assert!(page.contains("At stage 3 here until Friday 12 June 2026"), "{page}");
    let early = placing(own, &[("stage", "four"), ("opened_on", "2026-03-02")]);
    let refused = senco.call("place_child", &early).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(words), "{}", refused.body);

    let sent = put(&senco, "Admission no,Stage,Since\n1,4,02/03/2026\n2,4,02/03/2026\n").await;
    let file = sent.headers[LOCATION].to_str().expect("text").trim_start_matches("/place/").to_owned();
    let preview = senco.call("open_place_preview", &format!("file={file}")).await.body;
    assert!(preview.contains(words) && preview.contains("\"good_count\":1"), "{preview}");

    place(&senco, own, &[("stage", "four"), ("opened_on", "2026-06-12")]).await;
    assert_eq!(stages(&school, own).await.len(), 2);
}

#[tokio::test]
async fn a_child_is_placed_and_every_answer_is_kept_after_an_error_without_the_browsers_half() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let page = format!("/children/{own}/place");
    let answers = [
        ("stage", "three"),
        ("opened_on", "2026-09-07"),
        ("reviewed_on", "2026-10-15"),
        ("met_on", "2026-11-10"),
        ("live_targets", "Asks+for+help"),
        ("notes", "Sits+near+the+front"),
        ("code", "K"),
        ("first_need", "SLCN"),
    ];
    // The day since which the code stands is missing.
    let sent = senco.post_form("place_child", &page, &placing(own, &answers)).await;
    assert_eq!(sent.headers[LOCATION], page.as_str());
    let kept = senco.call("open_place", &format!("pupil={own}")).await.body;
    for (question, answer) in answers {
        let answer = answer.replace('+', " ");
        assert!(kept.contains(&format!("\"{question}\":[\"{answer}\"]")), "{question}: {kept}");
    }
    let whole = [&answers[..], &[("code_since", "2024-01-08")]].concat();
    let sent = senco.post_form("place_child", &page, &placing(own, &whole)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(sent.headers[LOCATION], format!("/children/{own}").as_str());
    assert_eq!(stages(&school, own).await, ["three 2026-09-07 2026-11-24 2026-10-15"]);
}

#[tokio::test]
async fn everything_that_stands_against_a_placing_comes_back_at_once_without_the_browsers_half() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let poor = placing(
        own,
        &[("stage", "four"), ("opened_on", "2019-01-01"), ("reviewed_on", "2018-01-01"), ("code", "K")],
    );
    let page = format!("/children/{own}/place");
    let sent = senco.post_form("place_child", &page, &poor).await;
    assert_eq!(sent.headers[LOCATION], page.as_str());
    let back = senco.with_cookies_of(&sent).page(&page).await.body;
    for words in [
        "There are 3 things to fix",
        "This is before the child was born. Check the year",
        "Enter that day or a later one, or leave it empty",
        "Enter the day since which the child has had this code",
    ] {
        assert!(back.contains(words), "{words}: {back}");
    }
    assert!(stages(&school, own).await.is_empty());
}

#[tokio::test]
async fn a_child_with_a_plan_is_placed_at_stage_6_and_the_next_annual_review_is_counted_from_the_last() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    place(
        &senco,
        own,
        &[
            ("stage", "six"),
            ("opened_on", "2023-06-12"),
            ("reviewed_on", "2026-10-15"),
            ("plan_reviewed_on", "2026-06-10"),
            ("plan_went", "maintain"),
            ("code", "E"),
            ("code_since", "2023-06-12"),
        ],
    )
    .await;
    assert_eq!(stages(&school, own).await, ["six 2023-06-12 2026-11-24 2026-10-15"]);
    let duties = duties(&school).await;
    assert!(duties.iter().all(|duty| duty.state != State::Overdue), "{duties:?}");
    // Four weeks before the anniversary of the decision.
    assert!(duties.iter().any(|duty| duty.by == "2027-05-13".parse().ok()), "{duties:?}");
    let code = senco.call("open_needs", &format!("pupil={own}")).await.body;
    assert!(code.contains("\"code\":\"ehc_plan\""), "{code}");
}

#[tokio::test]
async fn an_assessment_that_is_under_way_is_placed_beside_the_stage_and_is_not_late_for_earlier_days() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let asked = [
        ("stage", "three"),
        ("opened_on", "2026-09-07"),
        ("assessing", "yes"),
        ("by_whom", "parents"),
        ("received_on", "2026-09-14"),
    ];
    place(&senco, own, &asked).await;
    assert_eq!(stages(&school, own).await, ["three 2026-09-07 2026-11-24 -", "five 2026-09-14 2026-11-24 -"]);
    // Its sixth week ended on 26 October, before the placing.
    let late: Vec<_> =
        duties(&school).await.into_iter().filter(|duty| duty.state == State::Overdue).collect();
    assert!(late.is_empty(), "{late:?}");
    let state = senco.call("open_assessment", &format!("pupil={own}")).await.body;
    assert!(state.contains("2027-02-01"), "twenty weeks from the request: {state}");

    let agreed = [&asked[..], &[("agreed_on", "2026-10-20")]].concat();
    place(&senco, school.other[0], &agreed).await;
    assert_eq!(
        count(&school, "select count(*) from assessment_event where what = 'agreed_to_assess'").await,
        1
    );
    let six = senco
        .call(
            "place_child",
            &placing(
                school.other[1],
                &[&agreed[2..], &[("stage", "six"), ("opened_on", "2026-09-07")]].concat(),
            ),
        )
        .await;
    assert!(six.body.contains("At stage 6 the plan has been issued"), "{}", six.body);
}

/// Presses “Take this placing back”, and gives what the child’s page says then.
async fn take_back(browser: &Browser<'_>, school: &TestSchool, pupil: PupilId) -> String {
    let entry: i64 = sqlx::query_scalar(
        "select max(id) from stage_entry where pupil_id = ? and stage <> 'five' and placed_on is not null",
    )
    .bind(pupil.0)
    .fetch_one(school.school.readers())
    .await
    .expect("a placing");
    let page = format!("/children/{pupil}");
    let body = format!("key={}&pupil={pupil}&entry={entry}", fresh_key());
    let answer = browser.post_form("take_back_placing", &page, &body).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    browser.with_cookies_of(&answer).page(&page).await.body
}

#[tokio::test]
async fn a_placing_with_a_wrong_day_is_taken_back_with_all_that_came_with_it_and_made_again() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let with = |since| {
        [
            ("stage", "three"),
            ("opened_on", since),
            ("met_on", "2026-11-10"),
            ("code", "K"),
            ("code_since", "2025-09-08"),
            ("first_need", "SLCN"),
            ("assessing", "yes"),
            ("by_whom", "parents"),
            ("received_on", "2026-09-14"),
        ]
    };
    place(&senco, own, &with("2026-09-07")).await;
    let page = senco.page(&format!("/children/{own}")).await.body;
    assert!(page.contains("Take this placing back"), "{page}");
    let page = take_back(&senco, &school, own).await;
    assert!(page.contains("The placing is taken back: the stage never began here."), "{page}");
    for open in [
        "select count(*) from stage_entry where taken_back_on is null",
        "select count(*) from stage_entry where closed_on is null",
        "select count(*) from action_record where taken_back_on is null",
        "select count(*) from stage_form where taken_back_on is null",
        "select count(*) from assessment_event where taken_back_on is null",
        "select count(*) from code_decision where taken_back_on is null",
        "select count(*) from need_held where until_day is null",
        "select count(*) from pupil where provision = 'K'",
    ] {
        assert_eq!(count(&school, open).await, 0, "{open}");
    }
    assert!(duties(&school).await.is_empty());
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    for words in ["Placed here, with what was so before", "Taken back: the child was placed here by mistake"]
    {
        assert!(timeline.contains(words), "{words}: {timeline}");
    }
    // An earlier day than the one that was wrong stands in nobody's way.
    place(&senco, own, &with("2025-09-08")).await;
    assert_eq!(count(&school, "select count(*) from pupil where provision = 'K'").await, 1);
    assert_eq!(count(&school, "select count(*) from need_held where until_day is null").await, 1);
}

#[tokio::test]
async fn a_placing_on_which_something_stands_is_not_taken_back_and_what_goes_first_is_said() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    place(&senco, own, &[("stage", "three"), ("opened_on", "2026-09-07")]).await;
    let entry: i64 = sqlx::query_scalar("select max(id) from stage_entry")
        .fetch_one(school.school.readers())
        .await
        .expect("a stage");
    let put = format!(
        "key={}&entry={entry}&action=support_planning&answers[done_on][]={TODAY}&answers[what_was_done][]=Planned",
        fresh_key()
    );
    assert_eq!(senco.call("record_action", &put).await.status, StatusCode::OK);
    let page = take_back(&senco, &school, own).await;
    assert!(page.contains("Nothing was taken back."), "{page}");
    assert!(page.contains("“Planning” is on record at this stage, of Tuesday 24 November 2026"), "{page}");
    assert!(!page.contains("Take this placing back"), "{page}");
    assert_eq!(count(&school, "select count(*) from stage_entry where closed_on is null").await, 1);
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let body = format!("key={}&pupil={own}&entry={entry}", fresh_key());
    assert_eq!(teacher.call("take_back_placing", &body).await.status, StatusCode::NOT_FOUND);
}
