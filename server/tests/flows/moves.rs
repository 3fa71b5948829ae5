//! Moves between stages: what a teacher puts forward, what the SENCo decides, and what each leaves to be done.

use app::kit::Role;
use axum::http::StatusCode;

use crate::school::{Browser, TestSchool, concern, fresh_key};

const TODAY: &str = "2026-11-24";

/// A child of the own class at stage 2.
async fn at_stage_two(school: &TestSchool) -> String {
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    decide(
        &teacher,
        &entry,
        1,
        "decision][]=stage_two&answers[still_concerned][]=Reading&answers[early_reason][]=Now",
    )
    .await;
    current(school).await.0
}

/// The stage where the child is now: its id and its number.
async fn current(school: &TestSchool) -> (String, String) {
    let row: (i64, String) = sqlx::query_as(
        "select id, stage from stage_entry where pupil_id = ? and closed_on is null and stage <> 'five'",
    )
    .bind(school.own[0].0)
    .fetch_one(school.school.readers())
    .await
    .expect("a stage");
    (row.0.to_string(), row.1)
}

async fn decide(by: &Browser<'_>, entry: &str, version: u8, answers: &str) {
    let body = format!(
        "key={}&entry={entry}&version={version}&answers[decided_on][]={TODAY}&answers[{answers}",
        fresh_key()
    );
    let decided = by.call("decide_stage", &body).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
}

const NEXT: &str = "decision][]=next&answers[still_concerned][]=Reading+has+not+moved&answers[early_reason][]=He+is+losing+heart";

#[tokio::test]
async fn what_leads_to_stage_3_a_teacher_puts_forward_and_the_senco_decides() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    decide(&teacher, &entry, 1, NEXT).await;
    assert_eq!(current(&school).await, (entry.clone(), "two".to_owned()), "nothing has moved yet");
    let seen = teacher.page(&format!("/stages/{entry}/decision")).await.body;
    assert!(seen.contains("Put forward: the SENCo decides") && seen.contains("He is losing heart"), "{seen}");

    let senco = school.signed_in(Role::Senco).await;
    let today = senco.call("open_today", "").await.body;
    assert!(today.contains("Decide about the move that was put forward"), "{today}");
    let page = senco.page(&format!("/stages/{entry}/decision")).await.body;
    assert!(page.contains("for you to decide") && page.contains("Reading has not moved"), "{page}");
    decide(&senco, &entry, 1, NEXT).await;
    assert_eq!(current(&school).await.1, "three");
    let today = senco.call("open_today", "").await.body;
    assert!(!today.contains("put forward"), "{today}");
    assert!(today.contains("February review of targets"), "{today}");
}

#[tokio::test]
async fn a_move_that_is_put_aside_leaves_the_child_where_they_are_and_says_why() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    decide(&teacher, &entry, 1, NEXT).await;
    let senco = school.signed_in(Role::Senco).await;
    let empty = format!("key={}&entry={entry}", fresh_key());
    assert_eq!(senco.call("put_aside", &empty).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reason = "answers[reason][]=Six+weeks+of+the+new+group+first";
    let aside = format!("key={}&entry={entry}&{reason}", fresh_key());
    for _ in 0..2 {
        let done = senco.call("put_aside", &aside).await;
        assert_eq!(done.status, StatusCode::OK, "a double tap does it once: {}", done.body);
    }
    let child = teacher.page(&format!("/children/{}", school.own[0])).await.body;
    assert!(child.contains("Six weeks of the new group first"), "{child}");
    assert!(child.contains("with the parents, and decide what happens next"), "{child}");
    assert_eq!(current(&school).await.1, "two");
}

#[tokio::test]
async fn from_stage_1_a_teacher_may_put_forward_more_than_the_next_stage() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), school.own[0], "Silent")).await.body;
    let ahead = "decision][]=ahead&answers[still_concerned][]=Silent&answers[ahead_to][]=four\
         &answers[ahead_reason][]=It+cannot+wait&answers[whose][]=parents&answers[parents_on][]=2026-11-20";
    decide(&teacher, &entry, 1, ahead).await;
    assert_eq!(current(&school).await.1, "one");
    let senco = school.signed_in(Role::Senco).await;
    decide(&senco, &entry, 1, ahead).await;
    assert_eq!(current(&school).await.1, "four");
    let said: (String, String) = sqlx::query_as("select whose, said_on from developing_concern")
        .fetch_one(school.school.readers())
        .await
        .expect("whose concern it is");
    assert_eq!(said, ("parents".to_owned(), "2026-11-20".to_owned()));
}

#[tokio::test]
async fn a_progress_meeting_puts_a_move_forward_for_the_senco() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let begin = format!("key={}&class={}&answers[held_on][]={TODAY}", fresh_key(), school.own_class);
    let meeting = teacher.call("start_meeting", &begin).await.body;
    let line = format!(
        "key={}&meeting={meeting}&pupil={}&version=0&answers[barrier][]=Tires&answers[action][]=A+rest\
         &answers[by_day][]={TODAY}&answers[proposal][]=next&answers[why_proposed][]=Still+guesses",
        fresh_key(),
        school.own[0]
    );
    let written = teacher.call("save_line", &line).await;
    assert_eq!(written.status, StatusCode::OK, "{}", written.body);
    let senco = school.signed_in(Role::Senco).await;
    let page = senco.page(&format!("/stages/{entry}/decision")).await.body;
    assert!(page.contains("for you to decide") && page.contains("Still guesses"), "{page}");
}

#[tokio::test]
async fn a_review_of_targets_asks_for_three_copies_and_an_intervention_for_a_letter() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let senco = school.signed_in(Role::Senco).await;
    decide(&senco, &entry, 1, NEXT).await;
    let entry = current(&school).await.0;
    let review = |more: &str| {
        format!(
            "key={}&entry={entry}&action=support_parent_meetings&answers[done_on][]={TODAY}\
             &answers[what_was_done][]=Two+of+three+met{more}",
            fresh_key()
        )
    };
    let alone = senco.call("record_action", &review("&answers[took_part][]=class_teacher")).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY, "parents review too: {}", alone.body);
    let held =
        review("&answers[took_part][]=class_teacher&answers[took_part][]=parents&answers[copies][]=parents");
    assert_eq!(senco.call("record_action", &held).await.status, StatusCode::OK);
    let child = || async { senco.call("open_child", &format!("id={}", school.own[0])).await.body };
    let copies = "Give copies to the SEN TA, the parents and the class inclusion file";
    assert!(child().await.contains(copies));
    let rest = format!(
        "key={}&entry={entry}&answers[given_to][]=sen_ta&answers[given_to][]=class_inclusion_file&answers[given_on][]={TODAY}",
        fresh_key()
    );
    assert_eq!(senco.call("record_copies", &rest).await.status, StatusCode::OK);
    assert!(!child().await.contains(copies));

    let put = format!(
        "key={}&entry={entry}&action=support_interventions&answers[done_on][]={TODAY}&answers[what_was_done][]=Talk",
        fresh_key()
    );
    assert_eq!(senco.call("record_action", &put).await.status, StatusCode::OK);
    let letter = "Send the letter to the parents about “Interventions”";
    assert!(child().await.contains(letter));
    let record: i64 =
        sqlx::query_scalar("select id from action_record where action = 'support_interventions'")
            .fetch_one(school.school.readers())
            .await
            .expect("a record");
    let sent = format!("key={}&record={record}&answers[sent_on][]={TODAY}", fresh_key());
    assert_eq!(senco.call("record_letter", &sent).await.status, StatusCode::OK);
    assert!(!child().await.contains(letter));
}

#[tokio::test]
async fn a_step_down_and_an_exit_are_celebrated_and_can_be_taken_back() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    decide(&teacher, &entry, 1, "decision][]=down&answers[down_reason][]=Reads+alone").await;
    let (below, stage) = current(&school).await;
    assert_eq!(stage, "one");
    let page = teacher.page(&format!("/children/{}", school.own[0])).await.body;
    assert!(page.contains("then stepped down") && page.contains("Less help is enough"), "{page}");
    decide(&teacher, &below, 1, "decision][]=close&answers[worked][]=Talking+partners").await;
    let page = teacher.page(&format!("/children/{}", school.own[0])).await.body;
    assert!(page.contains("Progress was made, and the child left the pathway"), "{page}");
    let last: i64 = sqlx::query_scalar("select max(id) from stage_form")
        .fetch_one(school.school.readers())
        .await
        .expect("a decision");
    let back = teacher.call("take_back_decision", &format!("key={}&id={last}", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert_eq!(current(&school).await, (below, "one".to_owned()));
}

const FORWARD: &str = "Decide about the move that was put forward";

async fn is_on_the_sencos_list(school: &TestSchool) -> bool {
    school.signed_in(Role::Senco).await.call("open_today", "").await.body.contains(FORWARD)
}

#[tokio::test]
async fn a_move_that_the_meeting_proposes_no_longer_leaves_the_sencos_list() {
    let school = TestSchool::new(TODAY).await;
    at_stage_two(&school).await;
    let (teacher, own) = (school.signed_in(Role::ClassTeacher).await, school.own[0]);
    let begin = format!("key={}&class={}&answers[held_on][]={TODAY}", fresh_key(), school.own_class);
    let meeting = teacher.call("start_meeting", &begin).await.body;
    let line = async |version: u8, proposal: &str| {
        let body = format!(
            "key={}&meeting={meeting}&pupil={own}&version={version}&answers[barrier][]=Tires&answers[action][]=A+rest\
             &answers[by_day][]={TODAY}{proposal}",
            fresh_key()
        );
        let written = teacher.call("save_line", &body).await;
        assert_eq!(written.status, StatusCode::OK, "{}", written.body);
    };
    let next = "&answers[proposal][]=next&answers[why_proposed][]=Still+guesses";
    line(0, next).await;
    assert!(is_on_the_sencos_list(&school).await);
    line(1, "&answers[proposal][]=none").await;
    assert!(!is_on_the_sencos_list(&school).await, "it was changed");
    line(2, next).await;
    line(3, "&answers[proposal][]=next&answers[why_proposed][]=Guesses+more").await;
    assert!(is_on_the_sencos_list(&school).await);
    let back = teacher.call("take_back_line", &format!("key={}&line=1", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert!(!is_on_the_sencos_list(&school).await, "the line was taken back");
    let timeline = teacher.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(timeline.contains("A move that was put forward was withdrawn"), "{timeline}");
}

#[tokio::test]
async fn what_a_line_has_not_put_forward_itself_stays_when_the_line_goes() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let (teacher, own) = (school.signed_in(Role::ClassTeacher).await, school.own[0]);
    decide(&teacher, &entry, 1, NEXT).await;
    let begin = format!("key={}&class={}&answers[held_on][]={TODAY}", fresh_key(), school.own_class);
    let meeting = teacher.call("start_meeting", &begin).await.body;
    let body = format!(
        "key={}&meeting={meeting}&pupil={own}&version=0&answers[barrier][]=Tires&answers[action][]=A+rest\
         &answers[by_day][]={TODAY}&answers[proposal][]=next&answers[why_proposed][]=Still+guesses",
        fresh_key()
    );
    assert_eq!(teacher.call("save_line", &body).await.status, StatusCode::OK);
    let back = teacher.call("take_back_line", &format!("key={}&line=1", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert!(is_on_the_sencos_list(&school).await);
}

/// Takes the last decision back.
async fn take_back(by: &Browser<'_>, school: &TestSchool) -> StatusCode {
    let last: i64 = sqlx::query_scalar("select max(id) from stage_form")
        .fetch_one(school.school.readers())
        .await
        .expect("a decision");
    by.call("take_back_decision", &format!("key={}&id={last}", fresh_key())).await.status
}

#[tokio::test]
async fn a_decision_that_is_taken_back_leaves_the_move_put_forward_that_it_answered() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    decide(&teacher, &entry, 1, NEXT).await;
    decide(&senco, &entry, 1, NEXT).await;
    assert!(!is_on_the_sencos_list(&school).await);
    assert_eq!(take_back(&senco, &school).await, StatusCode::OK);
    assert_eq!(current(&school).await, (entry.clone(), "two".to_owned()));
    assert!(is_on_the_sencos_list(&school).await);
    let page = senco.page(&format!("/stages/{entry}/decision")).await.body;
    assert!(page.contains("for you to decide") && page.contains("He is losing heart"), "{page}");
    let own_day = format!("name=\"answers[decided_on][]\" type=\"date\" value=\"{TODAY}\"");
    assert!(page.contains(&own_day), "decided on the day of the SENCo's decision: {page}");
}

#[tokio::test]
async fn a_decision_is_offered_to_be_taken_back_exactly_where_it_can_be() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let senco = school.signed_in(Role::Senco).await;
    decide(&senco, &entry, 1, NEXT).await;
    let three = current(&school).await.0;
    let page = || async { senco.page(&format!("/children/{}", school.own[0])).await.body };
    assert!(page().await.contains("take_back_decision"));
    let put = format!(
        "key={}&entry={three}&action=support_interventions&answers[done_on][]={TODAY}&answers[what_was_done][]=Talk",
        fresh_key()
    );
    assert_eq!(senco.call("record_action", &put).await.status, StatusCode::OK);
    assert!(!page().await.contains("take_back_decision"));
    assert_eq!(take_back(&senco, &school).await, StatusCode::NOT_FOUND);
    let record: i64 = sqlx::query_scalar("select max(id) from action_record")
        .fetch_one(school.school.readers())
        .await
        .expect("a record");
    let undone = senco.call("take_back_action", &format!("key={}&id={record}", fresh_key())).await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.body);
    // Nothing stands there any longer: the stage never began, and what was on it stays in the history.
    assert!(page().await.contains("take_back_decision"));
    assert_eq!(take_back(&senco, &school).await, StatusCode::OK);
    assert_eq!(current(&school).await, (entry, "two".to_owned()));
    let kept: i64 = sqlx::query_scalar("select count(*) from action_record where taken_back_on is not null")
        .fetch_one(school.school.readers())
        .await
        .expect("counted");
    assert_eq!(kept, 1);
}

#[tokio::test]
async fn a_placing_does_not_reach_back_over_an_earlier_time_here() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let entry = senco.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    decide(&senco, &entry, 1, "decision][]=close&answers[worked][]=Talking+partners").await;
    let place =
        |on: &str| format!("key={}&pupil={own}&answers[stage][]=two&answers[opened_on][]={on}", fresh_key());
    let refused = senco.call("place_child", &place("2026-09-08")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    let sentence =
        "The child was at stage 1 here until Tuesday 24 November 2026. Enter that day or a later one";
    assert!(refused.body.contains(sentence), "{}", refused.body);
    let placed = senco.call("place_child", &place(TODAY)).await;
    assert_eq!(placed.status, StatusCode::OK, "{}", placed.body);
}

#[tokio::test]
async fn nothing_is_decided_before_what_is_on_record_and_the_page_says_until_when_the_stage_lasts() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let place =
        format!("key={}&pupil={own}&answers[stage][]=three&answers[opened_on][]=2026-09-08", fresh_key());
    assert_eq!(senco.call("place_child", &place).await.status, StatusCode::OK);
    let entry = current(&school).await.0;
    let put = format!(
        "key={}&entry={entry}&action=support_planning&answers[done_on][]=2026-10-06&answers[what_was_done][]=Planned",
        fresh_key()
    );
    assert_eq!(senco.call("record_action", &put).await.status, StatusCode::OK);
    let page = senco.page(&format!("/stages/{entry}/decision")).await.body;
    assert!(page.contains("Stage 3 lasts") && page.contains("until"), "{page}");
    let down = format!(
        "key={}&entry={entry}&version=1&answers[decision][]=down&answers[down_to][]=two&answers[down_reason][]=Reads\
         &answers[decided_on][]=2026-10-05",
        fresh_key()
    );
    let refused = senco.call("decide_stage", &down).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(
        refused.body.contains("“Planning” is on record at this stage on Tuesday 6 October 2026"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn whoever_put_a_move_forward_withdraws_it_on_the_decision_page_and_it_is_read_line_by_line() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    decide(&teacher, &entry, 1, NEXT).await;
    let page = teacher.page(&format!("/stages/{entry}/decision")).await.body;
    assert!(page.contains("Withdraw it") && page.contains("move to the next stage."), "{page}");
    assert!(!page.contains("next stage. If you move on"), "questions stand on lines of their own: {page}");
    assert!(!senco.page(&format!("/stages/{entry}/decision")).await.body.contains("Withdraw it"));
    let body = format!("key={}&entry={entry}", fresh_key());
    assert_eq!(senco.call("withdraw_put_forward", &body).await.status, StatusCode::NOT_FOUND);
    let body = format!("key={}&entry={entry}", fresh_key());
    for _ in 0..2 {
        assert_eq!(teacher.call("withdraw_put_forward", &body).await.status, StatusCode::OK);
    }
    assert!(!is_on_the_sencos_list(&school).await);
}

#[tokio::test]
async fn a_plan_that_is_in_force_shows_why_nothing_can_be_decided_in_place_of_a_form() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let place =
        format!("key={}&pupil={own}&answers[stage][]=six&answers[opened_on][]=2026-01-12", fresh_key());
    assert_eq!(senco.call("place_child", &place).await.status, StatusCode::OK);
    let entry = current(&school).await.0;
    let page = senco.page(&format!("/stages/{entry}/decision")).await.body;
    assert!(page.contains("The plan is in force") && !page.contains("Keep this decision"), "{page}");
    assert!(page.contains(&format!("href=\"/children/{own}/assessment\"")), "{page}");
}

#[tokio::test]
async fn leaving_the_pathway_while_an_assessment_runs_says_that_it_goes_on_and_celebrates_nothing() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let asked = format!(
        "key={}&pupil={own}&event=requested&answers[happened_on][]={TODAY}&answers[by_whom][]=parents",
        fresh_key()
    );
    assert_eq!(senco.call("record_event", &asked).await.status, StatusCode::OK);
    let address = format!("/stages/{entry}/decision");
    let page = senco.page(&address).await.body;
    assert!(page.contains("An assessment is under way") && page.contains("its dates in law"), "{page}");
    let close = format!(
        "key={}&entry={entry}&version=1&answers[decided_on][]={TODAY}&answers[decision][]=close&answers[worked][]=Talk",
        fresh_key()
    );
    let answer = senco.post_form("decide_stage", &address, &close).await;
    let child = senco.with_cookies_of(&answer).page(&format!("/children/{own}")).await.body;
    assert!(child.contains("The assessment goes on"), "{child}");
    assert!(!child.contains("Progress was made, and the child left"), "{child}");
}

#[tokio::test]
async fn copies_are_of_the_last_review_are_on_record_and_can_be_taken_back_and_a_letters_day_is_put_right() {
    let school = TestSchool::new(TODAY).await;
    let entry = at_stage_two(&school).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    decide(&senco, &entry, 1, NEXT).await;
    let entry = current(&school).await.0;
    let copies = |on: &str| {
        format!("key={}&entry={entry}&answers[given_to][]=parents&answers[given_on][]={on}", fresh_key())
    };
    let none = senco.call("record_copies", &copies(TODAY)).await;
    assert!(none.body.contains("Record the review first"), "{}", none.body);
    let review = format!(
        "key={}&entry={entry}&action=support_parent_meetings&answers[done_on][]={TODAY}&answers[what_was_done][]=Met\
         &answers[took_part][]=parents",
        fresh_key()
    );
    assert_eq!(senco.call("record_action", &review).await.status, StatusCode::OK);
    let early = senco.call("record_copies", &copies("2026-11-20")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("Enter that day or a later one"), "{}", early.body);
    assert_eq!(senco.call("record_copies", &copies(TODAY)).await.status, StatusCode::OK);
    let child = || async { senco.page(&format!("/children/{own}")).await.body };
    assert!(child().await.contains("Copy of what was reviewed"));
    let back = senco.call("take_back_copy", &format!("key={}&id=1", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert!(!child().await.contains("Copy of what was reviewed"));

    let number = |sql: &'static str| sqlx::query_scalar::<_, i64>(sql).fetch_one(school.school.readers());
    let meeting = number("select max(id) from action_record").await.expect("the review");
    let of_a_meeting = format!("key={}&record={meeting}&answers[sent_on][]={TODAY}", fresh_key());
    assert_eq!(senco.call("record_letter", &of_a_meeting).await.status, StatusCode::NOT_FOUND);
    let put = format!(
        "key={}&entry={entry}&action=support_interventions&answers[done_on][]=2026-11-02&answers[what_was_done][]=Talk",
        fresh_key()
    );
    assert_eq!(senco.call("record_action", &put).await.status, StatusCode::OK);
    let record = number("select max(id) from action_record").await.expect("a record");
    for on in ["2026-11-03", "2026-11-05"] {
        let sent = format!("key={}&record={record}&answers[sent_on][]={on}", fresh_key());
        assert_eq!(senco.call("record_letter", &sent).await.status, StatusCode::OK);
    }
    assert!(child().await.contains("Letter to the parents: Thursday 5 November 2026"));
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(timeline.contains("Before, Tuesday 3 November 2026 was on record"), "{timeline}");
}
