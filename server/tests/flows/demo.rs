//! The demonstration school, as somebody who looks at it finds it: every child's page is there, and the first page says what
//! is late and what is due this week, and not more than one person can do.

use axum::http::StatusCode;

use crate::school::{Browser, TestSchool};

const SENCO: &str = "senco@sample.example";

async fn all(school: &TestSchool, sql: &'static str) -> Vec<i64> {
    sqlx::query_scalar(sql).fetch_all(school.school.readers()).await.expect("numbers")
}

async fn opens(browser: &Browser<'_>, path: &str) {
    let page = browser.page(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
}

/// “9 things are overdue and 8 are due this week”, as two numbers.
async fn late_and_soon(browser: &Browser<'_>) -> (usize, usize) {
    let today = browser.call("open_today", "").await;
    assert_eq!(today.status, StatusCode::OK, "{}", today.body);
    let today: serde_json::Value = serde_json::from_str(&today.body).expect("the first page");
    let title = today["title"].as_str().expect("a title");
    let numbers: Vec<usize> = title.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    assert_eq!(numbers.len(), 2, "{title}");
    (numbers[0], numbers[1])
}

/// Opens what there is to see of every child on a day.
async fn everything_opens(today: &str) {
    let school = TestSchool::demonstration(today).await;
    let senco = school.signed_in_as(SENCO).await;
    for child in all(&school, "select id from pupil order by id").await {
        opens(&senco, &format!("/children/{child}")).await;
    }
    for child in all(&school, "select distinct pupil_id from stage_entry order by 1").await {
        opens(&senco, &format!("/children/{child}/timeline")).await;
        opens(&senco, &format!("/children/{child}/needs")).await;
        opens(&senco, &format!("/children/{child}/assessment")).await;
    }
    for entry in all(&school, "select entry_id from stage_form where form = 'initial_concern'").await {
        opens(&senco, &format!("/stages/{entry}/initial-concern")).await;
    }
    for meeting in all(&school, "select id from progress_meeting").await {
        opens(&senco, &format!("/progress-meetings/{meeting}")).await;
    }
    let (late, soon) = late_and_soon(&senco).await;
    assert!((3..=12).contains(&late) && soon <= 25, "{today}: {late} overdue, {soon} due this week");
}

#[tokio::test]
async fn in_november_every_page_opens_and_a_handful_is_late() {
    everything_opens("2026-11-24").await;
}

#[tokio::test]
async fn in_july_every_page_opens_and_a_handful_is_late() {
    everything_opens("2027-07-12").await;
}

#[tokio::test]
async fn a_teacher_of_year_1_sees_what_was_raised_there_and_nothing_of_the_histories() {
    let school = TestSchool::demonstration("2026-11-24").await;
    let known = "select count(*) from stage_entry e join pupil p on p.id = e.pupil_id join class c on c.id = p.class_id
                 where c.name in ('1Ash', '1Rowan') and (e.stage <> 'one' or e.closed_on is not null)";
    assert_eq!(all(&school, known).await, [0]);
    let teacher = school.signed_in_as("teacher@sample.example").await;
    let today = teacher.call("open_today", "").await;
    assert_eq!(today.status, StatusCode::OK, "{}", today.body);
}

#[tokio::test]
async fn what_is_told_has_the_days_on_which_it_happened() {
    let school = TestSchool::demonstration("2026-11-24").await;
    // By child, in the order in which it is told, no day is before the one before it.
    let out_of_order = "select count(*) from (select day, lag(day) over (partition by pupil_id order by id) as before
                          from happening where pupil_id in (select pupil_id from stage_entry)) where day < before";
    assert_eq!(all(&school, out_of_order).await, [0]);
    let of_long_ago =
        "select count(*) from happening where day < '2025-09-01' and what = 'progress_line_written'";
    assert!(all(&school, of_long_ago).await[0] > 10);
}
