//! Many children who have support already are placed at once, from a spreadsheet.

use std::fmt::Write;

use app::duties::State;
use app::kit::Role;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, LOCATION};

use crate::placing::{TODAY, count, duties, stages};
use crate::register::import;
use crate::school::{Answer, Browser, TestSchool, concern, fresh_key};

const LIST: &str = "Admission no,Stage,Since,Last review,SEN code,Need,Targets
2,3,08/09/2025,15/10/2026,K,SLCN,Asks for help
3,6,12/06/2023,,E,ASD,
1,4,08/09/2025,,,,
4,7,08/09/2025,,,,
9,3,08/09/2025,,,,
";

pub async fn put(browser: &Browser<'_>, list: &str) -> Answer {
    browser.upload("/place", &[], "placings.csv", list.as_bytes()).await
}

#[tokio::test]
async fn many_are_placed_from_a_spreadsheet_after_somebody_has_looked_and_said_so() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let raised = senco.call("raise_concern", &concern(&fresh_key(), school.own[0], "Guesses")).await;
    assert_eq!(raised.status, StatusCode::OK, "{}", raised.body);
    let sent = put(&senco, LIST).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let file = sent.headers[LOCATION].to_str().expect("text").trim_start_matches("/place/").to_owned();

    let preview = senco.call("open_place_preview", &format!("file={file}")).await.body;
    for words in [
        "stage 3 since 8 Sep 2025, last review 15 Oct 2026, code K in place of N, SLCN, targets as text",
        "stage 6 since 12 Jun 2023, code E in place of N, ASD",
        "stage 1 since Tuesday 24 November 2026",
        "This is no stage that a child can be placed at",
        "No child on roll has this admission number",
        "\"good_count\":2",
        "\"bad_rows\":2",
    ] {
        assert!(preview.contains(words), "{words}: {preview}");
    }
    let fingerprint = preview.split("\"fingerprint\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let fingerprint = fingerprint.expect("a fingerprint");
    let apply = |more: &str| format!("key={}&file={file}&fingerprint={fingerprint}{more}", fresh_key());
    let placed = "select count(*) from stage_entry where placed_on is not null";
    senco.call("place_many", &apply("")).await;
    assert_eq!(count(&school, placed).await, 0, "nobody has ticked that the good rows are placed alone");
    let body = apply("&answers[good][]=yes");
    for _ in 0..2 {
        let done = senco.call("place_many", &body).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    }
    assert_eq!(count(&school, placed).await, 2);
    assert_eq!(stages(&school, school.own[1]).await, ["three 2025-09-08 2026-11-24 2026-10-15"]);
    assert_eq!(stages(&school, school.other[0]).await, ["six 2023-06-12 2026-11-24 -"]);
    let duties = duties(&school).await;
    assert!(duties.iter().all(|duty| duty.state != State::Overdue), "{duties:?}");
}

#[tokio::test]
async fn the_children_of_a_whole_register_are_placed_at_once_each_with_a_code_and_a_last_meeting() {
    let school = TestSchool::new(TODAY).await;
    let rows: Vec<String> =
        (0..120).map(|number| format!("Isla,Many{number},2019-05-03,{},1Own,,,", 5_000 + number)).collect();
    import(&school, &rows.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let senco = school.signed_in(Role::Senco).await;
    let mut list = "Admission no,Stage,Since,Last review,Last progress meeting,SEN code,Need\n".to_owned();
    for number in 5_000..5_120 {
        let _ = writeln!(list, "{number},3,08/09/2025,15/10/2026,10/11/2026,K,SLCN");
    }
    let sent = put(&senco, &list).await;
    let file = sent.headers[LOCATION].to_str().expect("text").trim_start_matches("/place/").to_owned();
    let preview = senco.call("open_place_preview", &format!("file={file}")).await.body;
    assert!(preview.contains("\"good_count\":120") && preview.contains("last progress meeting 10 Nov 2026"));
    let fingerprint = preview.split("\"fingerprint\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let fingerprint = fingerprint.expect("a fingerprint");
    let body = format!("key={}&file={file}&fingerprint={fingerprint}", fresh_key());
    let done = senco.call("place_many", &body).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    for (what, sql) in [
        ("stages", "select count(*) from stage_entry where reviewed_before = '2026-10-15'"),
        ("meetings", "select count(*) from action_record where done_on = '2026-11-10'"),
        ("codes", "select count(*) from code_decision where code = 'K' and decided_on = '2025-09-08'"),
        ("needs", "select count(*) from need_held where type = 'SLCN' and until_day is null"),
    ] {
        assert_eq!(count(&school, sql).await, 120, "{what}");
    }
}

#[tokio::test]
async fn a_spreadsheet_that_cannot_be_read_says_why_and_one_of_another_day_is_shown_again() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let sent = put(&senco, "Name,Colour\nSam,red\n").await;
    assert_eq!(sent.headers[LOCATION], "/place");
    let page = senco.with_cookies_of(&sent).page("/place").await.body;
    assert!(page.contains("We could not find the stage among the headings"), "{page}");

    let sent = put(&senco, "Admission no,Stage,Since\n2,3,08/09/2025\n").await;
    let file = sent.headers[LOCATION].to_str().expect("text").trim_start_matches("/place/").to_owned();
    let stale = format!("key={}&file={file}&fingerprint=of-another-look", fresh_key());
    senco.call("place_many", &stale).await;
    assert!(stages(&school, school.own[1]).await.is_empty());
    // A file waits for whoever put it there.
    let deputy = school.signed_in(Role::DeputySenco).await;
    let other = deputy.call("open_place_preview", &format!("file={file}")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_template_holds_the_headings_that_are_read() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let template = senco.page("/place/template.csv").await;
    assert_eq!(template.status, StatusCode::OK);
    assert_eq!(template.headers[CONTENT_DISPOSITION], "attachment; filename=\"placing-children.csv\"");
    let row = ",000002,,,,3,08/09/2025,,,,,,\r\n";
    let sent = put(&senco, &format!("{}{row}", template.body)).await;
    let file = sent.headers[LOCATION].to_str().expect("text").trim_start_matches("/place/").to_owned();
    let preview = senco.call("open_place_preview", &format!("file={file}")).await.body;
    assert!(preview.contains("\"good_count\":1"), "{preview}");
}

#[tokio::test]
async fn what_a_spreadsheet_placed_is_taken_back_as_a_whole_while_nothing_stands_on_it() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let sent = put(&senco, "Admission no,Stage,Since,SEN code\n1,3,08/09/2025,K\n2,3,08/09/2025,K\n").await;
    let address = sent.headers[LOCATION].to_str().expect("text").to_owned();
    let file = address.trim_start_matches("/place/").to_owned();
    let preview = senco.call("open_place_preview", &format!("file={file}")).await.body;
    let fingerprint = preview.split("\"fingerprint\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let fingerprint = fingerprint.expect("a fingerprint");
    let body = format!("key={}&file={file}&fingerprint={fingerprint}", fresh_key());
    let done = senco.call("place_many", &body).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    // Whoever leads SEND may put it right, not only who put the file there.
    let deputy = school.signed_in(Role::DeputySenco).await;
    let page = deputy.page(&address).await.body;
    assert!(page.contains("Take all of it back") && page.contains("2 children are placed"), "{page}");
    assert!(deputy.page("/place").await.body.contains("Placed from spreadsheets"));

    let entry = count(&school, "select max(id) from stage_entry").await;
    let put = format!(
        "key={}&entry={entry}&action=support_planning&answers[done_on][]={TODAY}&answers[what_was_done][]=Planned",
        fresh_key()
    );
    assert_eq!(senco.call("record_action", &put).await.status, StatusCode::OK);
    let back = || format!("key={}&file={file}", fresh_key());
    let page = deputy.page(&address).await.body;
    assert!(
        page.contains("1 of the 2 cannot be taken back") && !page.contains("Take all of it back"),
        "{page}"
    );
    assert_eq!(deputy.call("take_back_sheet", &back()).await.status, StatusCode::OK);
    let open = "select count(*) from stage_entry where closed_on is null";
    assert_eq!(count(&school, open).await, 2, "nothing was taken back");

    let record = count(&school, "select max(id) from action_record").await;
    let undone = senco.call("take_back_action", &format!("key={}&id={record}", fresh_key())).await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.body);
    assert_eq!(deputy.call("take_back_sheet", &back()).await.status, StatusCode::OK);
    assert_eq!(count(&school, open).await, 0);
    assert_eq!(count(&school, "select count(*) from pupil where provision = 'K'").await, 0);
    assert!(deputy.page(&address).await.body.contains("All of it was taken back already"));
}
