//! What parents are owed and does not end with a stage, and what goes on from one stage to the next.

use app::kit::Role;
use axum::http::StatusCode;

use crate::school::{Browser, TestSchool, concern, fresh_key};

const TODAY: &str = "2026-11-24";
const LETTER: &str = "Send the letter to the parents about “Targeted intervention”";
const COPIES: &str = "Give copies to the SEN TA, the parents and the class inclusion file";

async fn call(by: &Browser<'_>, function: &str, body: &str) -> String {
    let answer = by.call(function, &format!("key={}&{body}", fresh_key())).await;
    assert_eq!(answer.status, StatusCode::OK, "{function}: {}", answer.body);
    answer.body
}

async fn decide(by: &Browser<'_>, entry: &str, answers: &str) {
    let body = format!("entry={entry}&version=1&answers[decided_on][]={TODAY}&answers[{answers}");
    call(by, "decide_stage", &body).await;
}

async fn record(by: &Browser<'_>, entry: &str, action: &str, more: &str) {
    let body = format!(
        "entry={entry}&action={action}&answers[done_on][]={TODAY}&answers[what_was_done][]=As+agreed{more}"
    );
    call(by, "record_action", &body).await;
}

async fn number(school: &TestSchool, sql: &'static str) -> String {
    let number: i64 = sqlx::query_scalar(sql).fetch_one(school.school.readers()).await.expect("a number");
    number.to_string()
}

/// The stage where the only child on the pathway is now.
async fn current(school: &TestSchool) -> String {
    number(school, "select id from stage_entry where closed_on is null").await
}

/// How often something is due, on the child's own page and in the list of the whole school: the same.
async fn times_due(by: &Browser<'_>, school: &TestSchool, what: &str) -> usize {
    let what = format!("\"what\":\"{what}\"");
    let child = by.call("open_child", &format!("id={}", school.own[0])).await.body.matches(&what).count();
    let list = by.call("open_today", "").await.body.matches(&what).count();
    assert_eq!(child, list, "the child’s page and the list are of one mind");
    child
}

/// The own child has left the pathway from stage 1; a targeted intervention has begun there, and its letter was not sent.
async fn left_without_a_letter(school: &TestSchool) {
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), school.own[0], "Guesses")).await.body;
    record(&teacher, &entry, "targeted_intervention", "").await;
    let close = "decision][]=close&answers[worked][]=Sound+cards&answers[early_reason][]=It+went+well";
    decide(&teacher, &entry, close).await;
}

#[tokio::test]
async fn a_letter_stays_owed_after_the_child_has_left_the_pathway_until_it_is_sent() {
    let school = TestSchool::new(TODAY).await;
    left_without_a_letter(&school).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    for reader in [&teacher, &senco] {
        assert_eq!(times_due(reader, &school, LETTER).await, 1);
    }
    let id = number(&school, "select id from action_record").await;
    let page = teacher.page(&format!("/records/{id}/letter")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    call(&teacher, "record_letter", &format!("record={id}&answers[sent_on][]={TODAY}")).await;
    for reader in [&teacher, &senco] {
        assert_eq!(times_due(reader, &school, LETTER).await, 0);
    }
}

#[tokio::test]
async fn what_is_owed_is_in_nobodys_list_who_may_not_see_the_child_and_ends_when_the_child_leaves_the_school()
{
    let school = TestSchool::new(TODAY).await;
    left_without_a_letter(&school).await;
    for role in [Role::Office, Role::Dsl] {
        let today = school.signed_in(role).await.call("open_today", "").await;
        assert_eq!(today.status, StatusCode::OK, "{}", today.body);
        assert!(!today.body.contains(LETTER), "{}", today.body);
    }
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update pupil set left_on = ? where id = ?")
        .bind(TODAY)
        .bind(school.own[0].0)
        .execute(&mut *tx)
        .await
        .expect("left");
    tx.commit().await.expect("committed");
    assert_eq!(times_due(&school.signed_in(Role::Senco).await, &school, LETTER).await, 0);
}

/// Brings the own child to stage 3, where targets were reviewed and the parents alone have a copy; and to stage 4 on the
/// same day.
async fn reviewed_and_moved_on(school: &TestSchool) -> String {
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let senco = school.signed_in(Role::Senco).await;
    let entry = teacher.call("raise_concern", &concern(&fresh_key(), school.own[0], "Silent")).await.body;
    let ahead = "decision][]=ahead&answers[still_concerned][]=Silent&answers[ahead_to][]=three\
         &answers[ahead_reason][]=It+cannot+wait";
    decide(&senco, &entry, ahead).await;
    let at_three = current(school).await;
    record(&senco, &at_three, "support_planning", "").await;
    let parents =
        "&answers[took_part][]=class_teacher&answers[took_part][]=parents&answers[copies][]=parents";
    record(&senco, &at_three, "support_parent_meetings", parents).await;
    let next = "decision][]=next&answers[still_concerned][]=Silent&answers[early_reason][]=Now\
         &answers[whose][]=parents&answers[parents_on][]=2026-11-20";
    decide(&senco, &at_three, next).await;
    current(school).await
}

#[tokio::test]
async fn copies_of_a_review_are_owed_once_whatever_stage_follows_and_wherever_they_are_put_on_record() {
    let school = TestSchool::new(TODAY).await;
    let at_four = reviewed_and_moved_on(&school).await;
    let senco = school.signed_in(Role::Senco).await;
    assert_eq!(times_due(&senco, &school, COPIES).await, 1);
    let rest = "answers[given_to][]=sen_ta&answers[given_to][]=class_inclusion_file";
    let body = format!("entry={at_four}&{rest}&answers[given_on][]={TODAY}");
    call(&senco, "record_copies", &body).await;
    assert_eq!(times_due(&senco, &school, COPIES).await, 0);
}

#[tokio::test]
async fn at_stage_4_the_childs_page_lists_what_goes_on_from_stage_3_under_its_own_names_and_what_was_done_there()
 {
    let school = TestSchool::new(TODAY).await;
    let at_four = reviewed_and_moved_on(&school).await;
    let senco = school.signed_in(Role::Senco).await;
    let child = senco.call("open_child", &format!("id={}", school.own[0])).await.body;
    let state: serde_json::Value = serde_json::from_str(&child).expect("a child’s page");
    let asked = state["asked_for"].as_array().expect("what is asked for");
    let titles: Vec<_> = asked.iter().filter_map(|one| one["title"].as_str()).collect();
    let both =
        ["What stage 4, SEN support (with agencies), asks for", "What goes on from stage 3, SEN support"];
    assert_eq!(titles, both);
    let lines = |at: usize| -> Vec<[String; 3]> {
        serde_json::from_value(asked[at]["actions"].clone()).expect("names, addresses and days")
    };
    let names = |at: usize| lines(at).into_iter().map(|[name, ..]| name).collect::<Vec<_>>();
    assert_eq!(names(0).len(), 5);
    let of_row_3 = [
        "Progress meeting",
        "Provision map",
        "Planning",
        "Interventions",
        "SEN targets",
        "Individual provision map",
        "Meeting with parents, termly",
        "Pupil voice",
        "Review in progress meetings, half-termly",
    ];
    assert_eq!(names(1), of_row_3);
    for [name, path, done] in lines(1) {
        assert!(path.starts_with(&format!("/stages/{at_four}/actions/")), "{path}");
        let at_three = ["Planning", "Meeting with parents, termly"].contains(&name.as_str());
        assert_eq!(!done.is_empty(), at_three, "{name}: {done}");
        assert_eq!(senco.page(&path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_request_of_the_parents_asks_the_school_for_no_application() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let request = |by_whom: &str, child: usize| {
        let pupil = school.own[child];
        format!("pupil={pupil}&event=requested&answers[happened_on][]={TODAY}&answers[by_whom][]={by_whom}")
    };
    call(&senco, "record_event", &request("parents", 0)).await;
    let child = async |at: usize| senco.call("open_child", &format!("id={}", school.own[at])).await.body;
    let what = |name: &str| format!("\"what\":\"{name}\"");
    let parents = child(0).await;
    assert!(parents.contains(&what("Panel meeting")), "{parents}");
    assert!(
        !parents.contains(&what("Evidence collated")) && !parents.contains(&what("Application completed"))
    );
    call(&senco, "record_event", &request("school", 1)).await;
    // The first of the three, and the others with it.
    assert!(child(1).await.contains(&what("Evidence collated")));
    let agreed = format!("pupil={}&event=agreed_to_assess&answers[happened_on][]={TODAY}", school.own[1]);
    call(&senco, "record_event", &agreed).await;
    assert!(!child(1).await.contains(&what("Evidence collated")));
}

/// The first line of the first part of a list of duties.
async fn first_row(
    by: &Browser<'_>,
    function: &str,
    body: &str,
) -> serde_json::Map<String, serde_json::Value> {
    let page = by.call(function, body).await.body;
    let page: serde_json::Value = serde_json::from_str(&page).expect("a page");
    page["duties"][0]["rows"][0].as_object().expect("a row").clone()
}

#[tokio::test]
async fn what_can_wait_is_a_short_line_in_the_list_of_many_and_is_told_whole_on_the_childs_page() {
    let school = TestSchool::new("2026-10-06").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    teacher.call("raise_concern", &concern(&fresh_key(), school.own[0], "Guesses")).await;
    let senco = school.signed_in(Role::Senco).await;
    // Six weeks away: whom, what and by when, and nothing that the line does not show.
    let short = first_row(&senco, "open_today", "").await;
    let mut told: Vec<&str> = short.keys().map(String::as_str).collect();
    told.sort_unstable();
    assert_eq!(told, ["by", "child", "name", "what"]);
    let whole = first_row(&senco, "open_child", &format!("id={}", school.own[0])).await;
    assert_eq!((&whole["by"], &whole["what"]), (&short["by"], &short["what"]));
    assert!(
        whole["why"]["words"].as_str().is_some_and(|words| words.contains("6 school weeks")),
        "{whole:?}"
    );
}
