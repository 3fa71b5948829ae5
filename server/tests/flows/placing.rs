//! Go-live in November: children who have support already are placed with true dates, one by one or many at once, and
//! their scanned files are kept for those who may open them.

use std::fmt::Write;

use app::db::Look;
use app::duties::State;
use app::kit::{Day, Role};
use app::overview::{PlainDuty, all_duties};
use app::pupils::PupilId;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION,
};

use crate::register::import;
use crate::school::{Answer, Browser, TestSchool, concern, fresh_key};

const TODAY: &str = "2026-11-24";
const PDF: &[u8] = b"%PDF-1.7\nthe paper file\n%%EOF";

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
async fn duties(school: &TestSchool) -> Vec<PlainDuty> {
    let today: Day = TODAY.parse().expect("a day");
    all_duties(&Look::of_program(&school.school, today)).await.expect("duties")
}

/// Each stage of a child: which, since when, placed when, last reviewed when.
async fn stages(school: &TestSchool, pupil: PupilId) -> Vec<String> {
    sqlx::query_scalar(
        "select stage || ' ' || opened_on || ' ' || coalesce(placed_on, '-') || ' ' || coalesce(reviewed_before, '-')
         from stage_entry where pupil_id = ? order by id",
    )
    .bind(pupil.0)
    .fetch_all(school.school.readers())
    .await
    .expect("stages")
}

async fn count(school: &TestSchool, sql: &'static str) -> i64 {
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
    let words = "This child was at stage 3 here until Friday 12 June 2026. Enter that day or a later one";
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

const LIST: &str = "Admission no,Stage,Since,Last review,SEN code,Need,Targets
2,3,08/09/2025,15/10/2026,K,SLCN,Asks for help
3,6,12/06/2023,,E,ASD,
1,4,08/09/2025,,,,
4,7,08/09/2025,,,,
9,3,08/09/2025,,,,
";

async fn put(browser: &Browser<'_>, list: &str) -> Answer {
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

/// Adds a file to a child's documents.
async fn add(browser: &Browser<'_>, pupil: PupilId, key: &str, name: &str, bytes: &[u8]) -> Answer {
    let words = [("key", key), ("on_page", ""), ("what", "paper_file")];
    browser.upload(&format!("/children/{pupil}/documents"), &words, name, bytes).await
}

/// Where the one document of the school opens.
async fn address(school: &TestSchool) -> String {
    let id: String = sqlx::query_scalar("select random_id from document")
        .fetch_one(school.school.readers())
        .await
        .expect("one document");
    format!("/documents/{id}")
}

#[tokio::test]
async fn a_scanned_file_is_kept_once_sealed_and_opens_for_those_who_lead_and_head_alone() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let (page, key) = (format!("/children/{own}/documents"), fresh_key());
    for _ in 0..2 {
        let sent = add(&senco, own, &key, "C:\\Scans\\paper file.PDF", PDF).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!(sent.headers[LOCATION], page.as_str());
    }
    assert_eq!(count(&school, "select count(*) from document").await, 1, "a double tap");
    let sealed: Vec<u8> = sqlx::query_scalar("select sealed from document")
        .fetch_one(school.school.readers())
        .await
        .expect("a document");
    assert!(!sealed.windows(14).any(|window| window == b"the paper file"));

    let address = address(&school).await;
    for role in Role::ALL {
        let browser = school.signed_in(role).await;
        let (list, file) = (browser.page(&page).await, browser.page(&address).await);
        let reads = matches!(role, Role::Senco | Role::DeputySenco | Role::Head);
        let expected = if reads { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!((list.status, file.status), (expected, expected), "{}", role.id());
        assert_eq!(list.body.contains("paper file.pdf"), reads, "{}", role.id());
        assert_eq!(file.body.contains("the paper file"), reads, "{}", role.id());
        let sent = add(&browser, own, &fresh_key(), "more.pdf", PDF).await;
        assert_eq!(sent.status == StatusCode::SEE_OTHER, reads, "{}", role.id());
    }
    let nobody = school.nobody().page(&address).await;
    assert!(nobody.status.is_redirection() && !nobody.body.contains("%PDF"));
}

#[tokio::test]
async fn a_file_is_shown_as_what_its_bytes_are_and_kept_by_no_browser() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    add(&senco, own, &fresh_key(), "photo.html", b"\xFF\xD8\xFF\xE0 a photo").await;
    let file = senco.page(&address(&school).await).await;
    assert_eq!(file.headers[CONTENT_TYPE], "image/jpeg");
    assert_eq!(file.headers[CONTENT_DISPOSITION], "inline; filename=\"photo.jpg\"");
    assert_eq!(file.headers[CACHE_CONTROL], "no-store");
    assert_eq!(file.headers["x-content-type-options"], "nosniff");
    assert!(file.headers[CONTENT_SECURITY_POLICY].to_str().expect("text").ends_with("sandbox"));
    let readings =
        school.signed_in(Role::Head).await.call("open_readings", &format!("pupil={own}")).await.body;
    assert!(readings.contains("opened a document: photo.jpg"), "{readings}");
}

#[tokio::test]
async fn who_opened_which_document_or_the_list_of_them_is_on_record_as_that() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    add(&senco, own, &fresh_key(), "report.pdf", PDF).await;
    let first = address(&school).await;
    add(&senco, own, &fresh_key(), "plan.pdf", PDF).await;
    let second: String = sqlx::query_scalar("select random_id from document where file_name = 'plan.pdf'")
        .fetch_one(school.school.readers())
        .await
        .expect("a document");
    let head = school.signed_in(Role::Head).await;
    let log = async || head.call("open_readings", &format!("pupil={own}")).await.body;
    for _ in 0..2 {
        head.page(&first).await;
    }
    let once = log().await;
    assert_eq!(once.matches("opened a document: report.pdf").count(), 1, "{once}");
    assert!(!once.contains("plan.pdf") && !once.contains("the list of documents"), "{once}");
    // Another one within the same minutes is another reading.
    head.page(&format!("/documents/{second}")).await;
    head.page(&format!("/children/{own}/documents")).await;
    let both = log().await;
    for words in ["report.pdf", "opened a document: plan.pdf", "opened the list of documents"] {
        assert!(both.contains(words), "{words}: {both}");
    }
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert_eq!(teacher.page(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(log().await, both, "nothing was shown, so nothing was read");
}

#[tokio::test]
async fn a_file_that_is_not_kept_says_why_on_the_page_that_it_came_from() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let sent = add(&senco, own, &fresh_key(), "plan.pdf", b"PK\x03\x04....word/document.xml").await;
    let page = senco.with_cookies_of(&sent).page(&format!("/children/{own}/documents")).await.body;
    assert!(page.contains("This is a Word document"), "{page}");
    let key = fresh_key();
    let words = [("key", key.as_str()), ("on_page", "place"), ("what", "report")];
    let sent = senco.upload(&format!("/children/{own}/documents"), &words, "x.pdf", b"<html>").await;
    assert_eq!(sent.headers[LOCATION], format!("/children/{own}/place").as_str());
    let page = senco.with_cookies_of(&sent).page(&format!("/children/{own}/place")).await.body;
    assert!(page.contains("This is neither a PDF nor a picture"), "{page}");
    assert_eq!(count(&school, "select count(*) from document").await, 0);
}

#[tokio::test]
async fn a_document_that_was_added_by_mistake_opens_no_longer_and_can_be_put_back() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    add(&senco, own, &fresh_key(), "report.pdf", PDF).await;
    let address = address(&school).await;
    let one = |function: &'static str| {
        let body = format!("key={}&id=1", fresh_key());
        let senco = &senco;
        async move { senco.call(function, &body).await.status }
    };
    assert_eq!(one("take_back_document").await, StatusCode::OK);
    assert_eq!(one("take_back_document").await, StatusCode::NOT_FOUND, "there is nothing left to take back");
    assert_eq!(senco.page(&address).await.status, StatusCode::NOT_FOUND);
    let page = senco.page(&format!("/children/{own}/documents")).await.body;
    assert!(page.contains("Put it back"), "{page}");
    assert_eq!(one("put_back_document").await, StatusCode::OK);
    assert_eq!(senco.page(&address).await.status, StatusCode::OK);
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(timeline.contains("A document was taken back"), "{timeline}");
    let teachers = school.signed_in(Role::ClassTeacher).await;
    let timeline = teachers.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(!timeline.contains("document"), "{timeline}");
}
