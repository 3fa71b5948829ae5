//! A progress meeting: the class teacher begins it and highlights a child, the SENCo reads it, what was agreed gets
//! done, and a mistake is taken back.

use app::kit::Role;
use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::school::{Browser, TestSchool, concern, email, fresh_key};

const TODAY: &str = "2026-11-24";

/// Begins the meeting of a class today, and gives its number.
async fn begun(browser: &Browser<'_>, class: i64) -> String {
    let body = format!("key={}&class={class}&answers[held_on][]={TODAY}", fresh_key());
    let begun = browser.call("start_meeting", &body).await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.body);
    begun.body
}

/// A whole line about a child, as its form sends it.
fn line(meeting: &str, pupil: impl std::fmt::Display, version: u8, barrier: &str) -> String {
    format!(
        "key={}&meeting={meeting}&pupil={pupil}&version={version}&answers[reading][]=below\
         &answers[barrier][]={barrier}&answers[action][]=Ten+minutes+a+day&answers[by_day][]=2026-12-18",
        fresh_key()
    )
}

/// The number of somebody of a role.
async fn number_of(school: &TestSchool, role: Role) -> i64 {
    sqlx::query_scalar("select asker_id from staff where email = ?")
        .bind(email(role))
        .fetch_one(school.school.readers())
        .await
        .expect("somebody")
}

async fn count(school: &TestSchool, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(school.school.readers()).await.expect("counted")
}

#[tokio::test]
async fn what_a_teacher_highlights_stands_on_the_page_of_the_class_and_in_the_childs_history() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let page = format!("/classes/{}/progress", school.own_class);
    let before = teacher.page(&page).await.body;
    assert!(before.contains("is due from Monday 7 December 2026 to Friday 11 December 2026"), "{before}");
    let meeting = begun(&teacher, school.own_class).await;
    let written = teacher.call("save_line", &line(&meeting, school.own[0], 0, "Tires+by+ten")).await;
    assert_eq!(written.status, StatusCode::OK, "{}", written.body);

    let senco = school.signed_in(Role::Senco).await;
    let seen = senco.page(&page).await.body;
    for words in ["2 children, 1 highlighted", "Tires by ten", "Ten minutes a day", "Staffname class_teacher"]
    {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    let whole = senco.page(&format!("/progress-meetings/{meeting}")).await.body;
    assert!(whole.contains("Tires by ten") && whole.contains("Reading below"), "{whole}");
    let history = senco.call("open_timeline", &format!("pupil={}", school.own[0])).await.body;
    assert!(history.contains("Tires by ten") && history.contains("Staffname class_teacher"), "{history}");
}

#[tokio::test]
async fn a_double_tap_writes_one_line_and_begins_one_meeting() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let body = format!("key={}&class={}&answers[held_on][]={TODAY}", fresh_key(), school.own_class);
    let meeting = teacher.call("start_meeting", &body).await.body;
    assert_eq!(teacher.call("start_meeting", &body).await.body, meeting);
    let body = line(&meeting, school.own[0], 0, "Tires");
    for _ in 0..2 {
        let written = teacher.call("save_line", &body).await;
        assert_eq!(written.status, StatusCode::OK, "{}", written.body);
    }
    assert_eq!(count(&school, "select count(*) from progress_line").await, 1);
    assert_eq!(
        count(&school, "select count(*) from happening where what = 'progress_line_written'").await,
        1
    );
    // Another day of the same half term is the same meeting.
    let senco = school.signed_in(Role::Senco).await;
    let again = format!("key={}&class={}&answers[held_on][]=2026-11-20", fresh_key(), school.own_class);
    assert_eq!(senco.call("start_meeting", &again).await.body, meeting);
    assert_eq!(count(&school, "select count(*) from progress_meeting").await, 1);
}

#[tokio::test]
async fn what_was_agreed_is_done_by_whoever_owes_it_and_one_more_tap_takes_that_back() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, ta) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::SenTa).await);
    let meeting = begun(&teacher, school.own_class).await;
    let owner = number_of(&school, Role::SenTa).await;
    let theirs = format!("{}&answers[owner][]={owner}", line(&meeting, school.own[0], 0, "Tires"));
    assert_eq!(teacher.call("save_line", &theirs).await.status, StatusCode::OK);
    // Another line is the teacher's own: not the TA's to say of.
    teacher.call("save_line", &line(&meeting, school.own[1], 0, "Looks+away")).await;
    let not_theirs = ta.call("action_done", &format!("key={}&line=2", fresh_key())).await;
    assert_eq!(not_theirs.status, StatusCode::NOT_FOUND);

    let body = format!("key={}&line=1", fresh_key());
    for _ in 0..2 {
        let done = ta.call("action_done", &body).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    }
    // Somebody else says the same: it is done once.
    assert_eq!(
        teacher.call("action_done", &format!("key={}&line=1", fresh_key())).await.status,
        StatusCode::OK
    );
    let done = "select count(*) from happening where what = 'agreed_action_done'";
    assert_eq!(count(&school, done).await, 1);
    let page = ta.page(&format!("/progress-meetings/{meeting}")).await.body;
    assert!(page.contains("Done on 24 Nov 2026") && page.contains("Not done yet"), "{page}");
    let back = ta.call("action_not_done", &format!("key={}&line=1", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert_eq!(count(&school, "select count(*) from progress_line where done_on is not null").await, 0);
}

#[tokio::test]
async fn a_ta_reads_the_meeting_and_writes_nothing() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, ta) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::SenTa).await);
    let start = format!("key={}&class={}&answers[held_on][]={TODAY}", fresh_key(), school.own_class);
    assert_eq!(ta.call("start_meeting", &start).await.status, StatusCode::NOT_FOUND);
    let meeting = begun(&teacher, school.own_class).await;
    teacher.call("save_line", &line(&meeting, school.own[0], 0, "Tires")).await;

    let page = ta.page(&format!("/classes/{}/progress", school.own_class)).await.body;
    assert!(page.contains("Tires") && !page.contains("Change the line"), "{page}");
    let whole = ta.page(&format!("/progress-meetings/{meeting}")).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert!(!whole.body.contains("It was held on another day"), "{}", whole.body);
    let form = ta.page(&format!("/progress-meetings/{meeting}/{}", school.own[0])).await;
    assert_eq!(form.status, StatusCode::NOT_FOUND);
    let written = ta.call("save_line", &line(&meeting, school.own[1], 0, "Looks+away")).await;
    assert_eq!(written.status, StatusCode::NOT_FOUND);
    let back = ta.call("take_back_line", &format!("key={}&line=1", fresh_key())).await;
    assert_eq!(back.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn another_class_has_no_meeting_for_a_teacher_and_neither_has_its_child() {
    let school = TestSchool::new(TODAY).await;
    let (senco, teacher) = (school.signed_in(Role::Senco).await, school.signed_in(Role::ClassTeacher).await);
    let theirs = begun(&senco, school.other_class).await;
    senco.call("save_line", &line(&theirs, school.other[0], 0, "Hides")).await;
    let own = begun(&teacher, school.own_class).await;
    for page in [
        format!("/classes/{}/progress", school.other_class),
        format!("/progress-meetings/{theirs}"),
        format!("/progress-meetings/{theirs}/{}", school.other[0]),
        // A child of the other class is not written about at this class's meeting, nor the other way round.
        format!("/progress-meetings/{own}/{}", school.other[0]),
        format!("/progress-meetings/{theirs}/{}", school.own[0]),
    ] {
        let answer = teacher.page(&page).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
        assert!(!answer.body.contains("Otherchild"), "{page}");
    }
    // Not even whoever sees both children.
    let mixed = senco.call("save_line", &line(&own, school.other[0], 0, "Hides")).await;
    assert_eq!(mixed.status, StatusCode::NOT_FOUND);
    let body = format!("key={}&line=1", fresh_key());
    for function in ["action_done", "action_not_done", "take_back_line"] {
        assert_eq!(teacher.call(function, &body).await.status, StatusCode::NOT_FOUND, "{function}");
    }
}

#[tokio::test]
async fn two_people_write_one_line_and_the_later_one_sees_both_texts() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    let meeting = begun(&teacher, school.own_class).await;
    let own = school.own[0];
    assert_eq!(senco.call("save_line", &line(&meeting, own, 0, "Tires+by+ten")).await.status, StatusCode::OK);
    let late = teacher.call("save_line", &line(&meeting, own, 0, "Looks+away")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    let page = teacher.page(&format!("/progress-meetings/{meeting}/{own}")).await.body;
    assert!(page.contains("Tires by ten") && page.contains("Looks away"), "{page}");
    let settled = teacher.call("save_line", &line(&meeting, own, 1, "Tires+and+looks+away")).await;
    assert_eq!(settled.status, StatusCode::OK, "{}", settled.body);
    let history = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(history.contains("from Tires by ten to Tires and looks away"), "{history}");
    assert_eq!(count(&school, "select count(*) from progress_line_before").await, 1);
}

#[tokio::test]
async fn without_the_browsers_half_a_line_with_gaps_comes_back_with_every_error_and_every_word() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let meeting = begun(&teacher, school.own_class).await;
    let page = format!("/progress-meetings/{meeting}/{}", school.own[0]);
    let body = format!(
        "key={}&meeting={meeting}&pupil={}&version=0&answers[action][]=Ten+minutes+a+day\
         &answers[by_day][]=2026-11-23&answers[proposal][]=next",
        fresh_key(),
        school.own[0]
    );
    let answer = teacher.post_form("save_line", &page, &body).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[LOCATION], page.as_str());
    let back = teacher.with_cookies_of(&answer).page(&page).await.body;
    for words in [
        "Say what gets in the way",
        "Monday 23 November 2026 has passed",
        "This child is on no stage",
        "Say why you propose this",
        "Ten minutes a day",
    ] {
        assert!(back.contains(words), "{words}: {back}");
    }
}

#[tokio::test]
async fn a_line_that_was_a_mistake_is_taken_back_and_can_be_written_anew() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let meeting = begun(&teacher, school.own_class).await;
    let own = school.own[0];
    teacher.call("save_line", &line(&meeting, own, 0, "Wrong+child")).await;
    let body = format!("key={}&line=1", fresh_key());
    for _ in 0..2 {
        let back = teacher.call("take_back_line", &body).await;
        assert_eq!(back.status, StatusCode::OK, "a double tap does it once: {}", back.body);
    }
    let again = teacher.call("take_back_line", &format!("key={}&line=1", fresh_key())).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    let page = teacher.page(&format!("/progress-meetings/{meeting}")).await.body;
    assert!(!page.contains("Wrong child"), "{page}");
    let history = teacher.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(history.contains("Wrong child"), "{history}");
    let anew = teacher.call("save_line", &line(&meeting, own, 0, "Tires")).await;
    assert_eq!(anew.status, StatusCode::OK, "{}", anew.body);
}

#[tokio::test]
async fn what_was_agreed_last_time_stands_beside_the_new_line() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    let raised = format!("{}&answers[highlight][]=Joins+in+more", concern(&fresh_key(), own, "Guesses"));
    assert_eq!(teacher.call("raise_concern", &raised).await.status, StatusCode::OK);
    let earlier = format!("key={}&class={}&answers[held_on][]=2026-10-14", fresh_key(), school.own_class);
    let earlier = teacher.call("start_meeting", &earlier).await.body;
    teacher.call("save_line", &line(&earlier, own, 0, "Tires+by+ten")).await;
    let meeting = begun(&teacher, school.own_class).await;
    assert_ne!(meeting, earlier, "another half term");
    let page = teacher.page(&format!("/progress-meetings/{meeting}/{own}")).await.body;
    for words in
        ["Last time, on Wednesday 14 October 2026", "Tires by ten", "By 18 Dec 2026", "Joins in more"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let class = teacher.page(&format!("/classes/{}/progress", school.own_class)).await.body;
    assert!(class.contains("Wednesday 14 October 2026") && class.contains("1 child highlighted"), "{class}");
}

#[tokio::test]
async fn a_meeting_that_was_written_down_under_the_wrong_day_gets_the_right_one() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let meeting = begun(&teacher, school.own_class).await;
    let redate = |day: &str, version: u8| {
        format!("key={}&id={meeting}&version={version}&answers[held_on][]={day}", fresh_key())
    };
    let moved = teacher.call("redate_meeting", &redate("2026-11-20", 1)).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.body);
    let page = teacher.page(&format!("/progress-meetings/{meeting}")).await.body;
    assert!(page.contains("Friday 20 November 2026"), "{page}");
    assert_eq!(teacher.call("redate_meeting", &redate("2026-11-19", 1)).await.status, StatusCode::CONFLICT);
    let to_come = teacher.call("redate_meeting", &redate("2026-11-25", 2)).await;
    assert_eq!(to_come.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", to_come.body);
}

#[tokio::test]
async fn whoever_sees_no_needs_finds_no_progress_meeting() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let meeting = begun(&teacher, school.own_class).await;
    for role in [Role::Office, Role::Dsl] {
        let browser = school.signed_in(role).await;
        for page in
            [format!("/classes/{}/progress", school.own_class), format!("/progress-meetings/{meeting}")]
        {
            assert_eq!(browser.page(&page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
    }
}

#[tokio::test]
async fn the_form_offers_the_moves_that_the_childs_stage_has_and_the_server_refuses_the_rest() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let own = school.own[0];
    assert_eq!(
        teacher.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.status,
        StatusCode::OK
    );
    let meeting = begun(&teacher, school.own_class).await;
    let page = format!("/progress-meetings/{meeting}/{own}");
    let form = teacher.page(&page).await.body;
    for (move_, offered) in
        [("next", true), ("ahead", true), ("leave", true), ("stay", false), ("down", false)]
    {
        assert_eq!(form.contains(&format!("value=\"{move_}\"")), offered, "{move_}: {form}");
    }
    let body = format!(
        "key={}&meeting={meeting}&pupil={own}&version=0&answers[action][]=Ten+minutes+a+day\
         &answers[by_day][]=2026-12-18&answers[proposal][]=down&answers[why_proposed][]=Reads+alone",
        fresh_key()
    );
    let answer = teacher.post_form("save_line", &page, &body).await;
    let back = teacher.with_cookies_of(&answer).page(&page).await.body;
    for words in ["Say what gets in the way", "Stage 1 is the first", "Ten minutes a day", "Reads alone"] {
        assert!(back.contains(words), "{words}: {back}");
    }
    assert_eq!(count(&school, "select count(*) from progress_line").await, 0);
    assert_eq!(count(&school, "select count(*) from move_put_forward").await, 0);
}

#[tokio::test]
async fn of_a_child_of_whom_only_an_assessment_was_asked_for_the_page_says_what_is_possible() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    let own = school.own[0];
    let asked = format!(
        "key={}&pupil={own}&event=requested&answers[happened_on][]=2026-11-20&answers[by_whom][]=parents",
        fresh_key()
    );
    assert_eq!(senco.call("record_event", &asked).await.status, StatusCode::OK);
    let meeting = begun(&teacher, school.own_class).await;
    let page = teacher.page(&format!("/progress-meetings/{meeting}/{own}")).await.body;
    assert!(page.contains("Only an assessment runs for this child"), "{page}");
    assert!(!page.contains("answers[proposal]"), "{page}");
    let proposed =
        format!("{}&answers[proposal][]=next&answers[why_proposed][]=Now", line(&meeting, own, 0, "Tires"));
    let refused = teacher.call("save_line", &proposed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("raise a concern"), "{}", refused.body);
    assert_eq!(teacher.call("save_line", &line(&meeting, own, 0, "Tires")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_meeting_that_was_begun_by_mistake_is_taken_back_while_nothing_is_written_at_it() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let ta = school.signed_in(Role::SenTa).await;
    let meeting = begun(&teacher, school.own_class).await;
    let words = "It was begun by mistake";
    let page = format!("/progress-meetings/{meeting}");
    assert!(teacher.page(&page).await.body.contains(words));
    assert!(!ta.page(&page).await.body.contains(words));
    let back = format!("key={}&id={meeting}", fresh_key());
    assert_eq!(ta.call("take_back_meeting", &back).await.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        let taken = teacher.call("take_back_meeting", &back).await;
        assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    }
    assert_eq!(count(&school, "select count(*) from progress_meeting").await, 0);
    assert_eq!(teacher.page(&page).await.status, StatusCode::NOT_FOUND);

    let meeting = begun(&teacher, school.own_class).await;
    teacher.call("save_line", &line(&meeting, school.own[0], 0, "Tires")).await;
    let page = format!("/progress-meetings/{meeting}");
    assert!(!teacher.page(&page).await.body.contains(words));
    let back = format!("key={}&id={meeting}", fresh_key());
    let stays = teacher.post_form("take_back_meeting", &page, &back).await;
    let said = teacher.with_cookies_of(&stays).page(&page).await.body;
    assert!(said.contains("Something was written at this meeting, so it stays"), "{said}");
    assert_eq!(count(&school, "select count(*) from progress_meeting").await, 1);
}

#[tokio::test]
async fn no_meeting_is_held_and_nothing_is_promised_for_a_day_on_which_nobody_is_in() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let begin =
        |day: &str| format!("key={}&class={}&answers[held_on][]={day}", fresh_key(), school.own_class);
    let in_half_term = teacher.call("start_meeting", &begin("2026-10-27")).await;
    assert_eq!(in_half_term.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", in_half_term.body);
    assert!(in_half_term.body.contains("in a school holiday"), "{}", in_half_term.body);
    let meeting = begun(&teacher, school.own_class).await;
    let redate = format!("key={}&id={meeting}&version=1&answers[held_on][]=2026-10-27", fresh_key());
    assert_eq!(teacher.call("redate_meeting", &redate).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let at_christmas = line(&meeting, school.own[0], 0, "Tires").replace("2026-12-18", "2026-12-25");
    let refused = teacher.call("save_line", &at_christmas).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("Enter a school day, such as"), "{}", refused.body);
}
