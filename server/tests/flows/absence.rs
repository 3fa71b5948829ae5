//! Somebody is away, for a day or for good: what they owe passes to whoever stands in, in one act, and back in one.

use app::db::Look;
use app::kit::{Day, Role};
use app::overview::all_duties;
use app::pupils::PupilId;
use axum::http::StatusCode;

use crate::school::{Answer, Browser, TestSchool, email, fresh_key};

const TODAY: &str = "2026-11-24";
const TOMORROW: &str = "2026-11-25";

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

/// A school in which the class is the teacher's alone.
async fn with_a_teacher_alone() -> TestSchool {
    let school = TestSchool::new(TODAY).await;
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("delete from posting where asker_id = (select asker_id from staff where email = ?)")
        .bind(email(Role::SenTa))
        .execute(&mut *tx)
        .await
        .expect("not posted");
    tx.commit().await.expect("committed");
    school
}

/// Whether somebody sees the needs of a child on a day.
async fn sees(school: &TestSchool, role: Role, child: PupilId, day: &str) -> bool {
    let seen: i64 = sqlx::query_scalar(
        "select count(*) from may_see where asker_id = ? and pupil_id = ? and sen = 1 and ? between from_day and to_day",
    )
    .bind(number_of(school, role).await)
    .bind(child)
    .bind(day)
    .fetch_one(school.school.readers())
    .await
    .expect("counted");
    seen > 0
}

/// What the form sends where the class teacher is away and the TA stands in.
async fn away(school: &TestSchool, from: &str, until: &str) -> String {
    let (teacher, ta) = (number_of(school, Role::ClassTeacher).await, number_of(school, Role::SenTa).await);
    format!(
        "key={}&id={teacher}&answers[away_from][]={from}&answers[away_until][]={until}&answers[stand_in][]={ta}",
        fresh_key()
    )
}

async fn goes_away(by: &Browser<'_>, school: &TestSchool, from: &str, until: &str) {
    let gone = by.call("record_away", &away(school, from, until).await).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.body);
}

async fn back(by: &Browser<'_>, school: &TestSchool) -> Answer {
    let absence = count(school, "select max(id) from absence").await;
    by.call("take_back_away", &format!("key={}&absence={absence}", fresh_key())).await
}

/// The class teacher promises something about each child at a progress meeting: today, and on 18 December.
async fn promised(school: &TestSchool) {
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let begin = format!("key={}&class={}&answers[held_on][]={TODAY}", fresh_key(), school.own_class);
    let meeting = teacher.call("start_meeting", &begin).await.body;
    for (child, by, action) in
        [(school.own[0], TODAY, "Ten+minutes+a+day"), (school.own[1], "2026-12-18", "A+rest")]
    {
        let line = format!(
            "key={}&meeting={meeting}&pupil={child}&version=0&answers[barrier][]=Tires&answers[action][]={action}\
             &answers[by_day][]={by}",
            fresh_key()
        );
        let written = teacher.call("save_line", &line).await;
        assert_eq!(written.status, StatusCode::OK, "{}", written.body);
    }
}

/// Who owes the agreed actions on a day, by the end of their name: those that are not done, in the order of what is agreed.
async fn owed_by(school: &TestSchool, day: &str) -> Vec<String> {
    let day: Day = day.parse().expect("a day");
    let duties = all_duties(&Look::of_program(&school.school, day)).await.expect("duties");
    let mut agreed: Vec<_> = duties
        .into_iter()
        .filter(|duty| ["A rest", "Ten minutes a day"].contains(&duty.what.as_str()))
        .collect();
    agreed.sort_by(|one, other| one.what.cmp(&other.what));
    agreed.into_iter().map(|duty| duty.who.replace("Staffname ", "")).collect()
}

const TEACHERS: [&str; 2] = ["class_teacher", "class_teacher"];
const TAS: [&str; 2] = ["sen_ta, for class_teacher", "sen_ta, for class_teacher"];

#[tokio::test]
async fn whoever_stands_in_for_a_day_sees_the_class_today_and_not_tomorrow() {
    let school = with_a_teacher_alone().await;
    let (office, ta) = (school.signed_in(Role::Office).await, school.signed_in(Role::SenTa).await);
    let page = format!("/children/{}", school.own[0]);
    assert_eq!(ta.page(&page).await.status, StatusCode::NOT_FOUND);
    let teacher = number_of(&school, Role::ClassTeacher).await;
    let form = office.page(&format!("/staff/{teacher}/away")).await.body;
    assert_eq!(form.matches(&format!("value=\"{TODAY}\"")).count(), 2, "today stands there already: {form}");

    goes_away(&office, &school, TODAY, TODAY).await;
    assert_eq!(ta.page(&page).await.status, StatusCode::OK);
    assert!(sees(&school, Role::SenTa, school.own[0], TODAY).await);
    assert!(!sees(&school, Role::SenTa, school.own[0], TOMORROW).await);
    assert!(!sees(&school, Role::SenTa, school.other[0], TODAY).await);
    assert!(
        sees(&school, Role::ClassTeacher, school.own[0], TOMORROW).await,
        "whoever comes back keeps theirs"
    );
    let list = school.signed_in(Role::SenTa).await.page("/staff").await.body;
    assert!(list.contains("Away today; Staffname sen_ta stands in"), "{list}");
    let member = school.signed_in(Role::Senco).await.page(&format!("/staff/{teacher}")).await.body;
    assert!(member.contains("Away today; Staffname sen_ta stands in"), "{member}");
}

/// The first of the agreed actions is late.
async fn is_late(school: &TestSchool) {
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update progress_line set by_day = '2026-11-20' where id = 1")
        .execute(&mut *tx)
        .await
        .expect("late");
    tx.commit().await.expect("committed");
}

#[tokio::test]
async fn everything_that_is_owed_is_owed_by_whoever_stands_in_what_is_late_included_and_comes_back_by_itself()
{
    let school = with_a_teacher_alone().await;
    promised(&school).await;
    is_late(&school).await;
    let office = school.signed_in(Role::Office).await;
    assert_eq!(owed_by(&school, TODAY).await, TEACHERS);
    goes_away(&office, &school, TODAY, "2026-11-27").await;
    assert_eq!(owed_by(&school, TODAY).await, TAS);
    assert_eq!(owed_by(&school, "2026-11-27").await, TAS);
    assert_eq!(owed_by(&school, "2026-11-28").await, TEACHERS, "what was not done comes back");

    let ta = school.signed_in(Role::SenTa).await;
    let today: serde_json::Value =
        serde_json::from_str(&ta.call("open_today", "").await.body).expect("a page");
    let mine = today["duties"].to_string();
    assert!(mine.contains("Ten minutes a day") && mine.contains("A rest"), "{mine}");
    let page = ta.page("/progress-meetings/1").await.body;
    assert!(page.contains("Staffname sen_ta, for Staffname class_teacher"), "{page}");
    let senco = school.signed_in(Role::Senco).await;
    let timeline = senco.call("open_timeline", &format!("pupil={}", school.own[0])).await.body;
    let words = "Staffname sen_ta does it while Staffname class_teacher is away: Ten minutes a day";
    assert!(timeline.contains(words), "{timeline}");
}

#[tokio::test]
async fn an_absence_that_is_still_to_come_passes_nothing_before_its_first_day() {
    let school = with_a_teacher_alone().await;
    promised(&school).await;
    let office = school.signed_in(Role::Office).await;
    goes_away(&office, &school, "2026-12-01", "2026-12-04").await;
    assert_eq!(owed_by(&school, TODAY).await, TEACHERS);
    assert_eq!(owed_by(&school, "2026-12-01").await, TAS);
    assert_eq!(owed_by(&school, "2026-12-07").await, TEACHERS);
}

#[tokio::test]
async fn what_is_not_done_stays_with_whoever_stands_in_where_that_was_chosen_and_they_see_the_child_afterwards()
 {
    for (alone, after) in [(false, ["sen_ta", "sen_ta"]), (true, TEACHERS)] {
        let school = if alone { with_a_teacher_alone().await } else { TestSchool::new(TODAY).await };
        promised(&school).await;
        let office = school.signed_in(Role::Office).await;
        let body = format!("{}&answers[stays][]=yes", away(&school, TODAY, "2026-11-27").await);
        let gone = office.call("record_away", &body).await;
        assert_eq!(gone.status, StatusCode::OK, "{}", gone.body);
        assert_eq!(owed_by(&school, "2026-11-30").await, after, "alone: {alone}");
        assert_eq!(back(&office, &school).await.status, StatusCode::OK);
        assert_eq!(owed_by(&school, TODAY).await, TEACHERS, "alone: {alone}");
    }
}

#[tokio::test]
async fn what_somebody_owed_whose_access_has_ended_is_the_sencos_and_never_nobodys() {
    let school = TestSchool::new(TODAY).await;
    promised(&school).await;
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update progress_line set owner_id = ?")
        .bind(number_of(&school, Role::SenTa).await)
        .execute(&mut *tx)
        .await
        .expect("the TA's");
    tx.commit().await.expect("committed");
    assert_eq!(owed_by(&school, TODAY).await, ["sen_ta", "sen_ta"]);
    let senco = school.signed_in(Role::Senco).await;
    let end = format!("key={}&id={}", fresh_key(), number_of(&school, Role::SenTa).await);
    assert_eq!(senco.call("end_staff", &end).await.status, StatusCode::OK);
    assert_eq!(owed_by(&school, TODAY).await, ["senco, for sen_ta", "senco, for sen_ta"]);
}

#[tokio::test]
async fn for_good_everything_passes_and_the_postings_of_whoever_goes_end_the_day_before() {
    let school = with_a_teacher_alone().await;
    promised(&school).await;
    let senco = school.signed_in(Role::Senco).await;
    goes_away(&senco, &school, TOMORROW, "").await;
    let own = school.own[0];
    assert!(sees(&school, Role::ClassTeacher, own, TODAY).await);
    assert!(!sees(&school, Role::ClassTeacher, own, TOMORROW).await);
    assert!(!sees(&school, Role::SenTa, own, TODAY).await);
    assert!(sees(&school, Role::SenTa, own, "2027-06-01").await);
    assert_eq!(owed_by(&school, TODAY).await, TEACHERS);
    assert_eq!(owed_by(&school, "2027-06-01").await, TAS);
}

#[tokio::test]
async fn what_whoever_stands_in_could_not_see_is_the_sencos_and_the_next_page_says_how_much() {
    let school = with_a_teacher_alone().await;
    promised(&school).await;
    let senco = school.signed_in(Role::Senco).await;
    let teacher = number_of(&school, Role::ClassTeacher).await;
    // The teacher owes them still, and is posted to the class no longer.
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("delete from posting where asker_id = ?")
        .bind(teacher)
        .execute(&mut *tx)
        .await
        .expect("gone");
    tx.commit().await.expect("committed");
    let body = away(&school, TODAY, "").await;
    let gone = senco.post_form("record_away", &format!("/staff/{teacher}/away"), &body).await;
    let page = senco.with_cookies_of(&gone).page("/staff").await.body;
    assert!(page.contains("Staffname sen_ta stands in for Staffname class_teacher."), "{page}");
    assert!(page.contains("2 agreed actions go to the SENCo meanwhile"), "{page}");
    assert_eq!(owed_by(&school, TODAY).await, ["senco, for class_teacher", "senco, for class_teacher"]);
}

#[tokio::test]
async fn an_absence_is_taken_back_in_one_step_and_all_is_as_it_was() {
    let school = with_a_teacher_alone().await;
    promised(&school).await;
    let office = school.signed_in(Role::Office).await;
    let own = school.own[0];
    for until in ["2026-12-18", ""] {
        goes_away(&office, &school, TODAY, until).await;
        assert!(sees(&school, Role::SenTa, own, TODAY).await);
        assert_eq!(owed_by(&school, TODAY).await, TAS);
        let again = back(&office, &school).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.body);
        assert!(!sees(&school, Role::SenTa, own, TODAY).await, "{until}");
        assert!(sees(&school, Role::ClassTeacher, own, "2027-06-01").await, "{until}");
        assert_eq!(owed_by(&school, TODAY).await, TEACHERS);
        assert_eq!(
            back(&office, &school).await.status,
            StatusCode::NOT_FOUND,
            "there is nothing more to take back"
        );
    }
    let list = office.page("/staff").await.body;
    assert!(!list.contains("stands in"), "{list}");
}

#[tokio::test]
async fn what_was_done_meanwhile_stays_done_by_whoever_did_it() {
    let school = with_a_teacher_alone().await;
    promised(&school).await;
    let (office, ta) = (school.signed_in(Role::Office).await, school.signed_in(Role::SenTa).await);
    goes_away(&office, &school, TODAY, "2026-12-18").await;
    let done = ta.call("action_done", &format!("key={}&line=1", fresh_key())).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert_eq!(back(&office, &school).await.status, StatusCode::OK);
    let done_by: i64 = count(&school, "select done_by from progress_line where id = 1").await;
    assert_eq!(done_by, number_of(&school, Role::SenTa).await);
    assert_eq!(owed_by(&school, TODAY).await, ["class_teacher"], "the other one is still to do");
}

#[tokio::test]
async fn while_somebody_stands_in_for_whoever_stands_in_that_is_taken_back_first() {
    let school = with_a_teacher_alone().await;
    let senco = school.signed_in(Role::Senco).await;
    goes_away(&senco, &school, TODAY, "2026-12-18").await;
    let first = count(&school, "select max(id) from absence").await;
    let (ta, deputy) = (number_of(&school, Role::SenTa).await, number_of(&school, Role::DeputySenco).await);
    let as_well = format!(
        "key={}&id={ta}&answers[away_from][]={TOMORROW}&answers[away_until][]={TOMORROW}&answers[stand_in][]={deputy}",
        fresh_key()
    );
    assert_eq!(senco.call("record_away", &as_well).await.status, StatusCode::OK);
    let take_first = format!("key={}&absence={first}", fresh_key());
    assert_eq!(senco.call("take_back_away", &take_first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(back(&senco, &school).await.status, StatusCode::OK);
    assert_eq!(senco.call("take_back_away", &take_first).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_double_tap_hands_over_once_and_nobody_is_away_twice_on_a_day() {
    let school = with_a_teacher_alone().await;
    let senco = school.signed_in(Role::Senco).await;
    let before = count(&school, "select count(*) from posting").await;
    let body = away(&school, TODAY, TODAY).await;
    for _ in 0..2 {
        let gone = senco.call("record_away", &body).await;
        assert_eq!(gone.status, StatusCode::OK, "{}", gone.body);
    }
    assert_eq!(count(&school, "select count(*) from absence").await, 1);
    assert_eq!(count(&school, "select count(*) from posting").await, before + 1);
    let twice = senco.call("record_away", &away(&school, TODAY, "").await).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("down as away then already"), "{}", twice.body);
}

#[tokio::test]
async fn who_does_not_keep_the_school_sends_nobody_away_and_brings_nobody_back() {
    let school = with_a_teacher_alone().await;
    let senco = school.signed_in(Role::Senco).await;
    goes_away(&senco, &school, TODAY, TODAY).await;
    let teacher = number_of(&school, Role::ClassTeacher).await;
    for role in [Role::ClassTeacher, Role::SenTa, Role::Dsl] {
        let browser = school.signed_in(role).await;
        let page = browser.page(&format!("/staff/{teacher}/away")).await;
        let answers = [
            page,
            browser.call("open_away", &format!("id={teacher}")).await,
            browser.call("record_away", &away(&school, "2026-12-01", "").await).await,
            back(&browser, &school).await,
        ];
        assert!(answers.iter().all(|answer| answer.status == StatusCode::NOT_FOUND), "{}", role.id());
        let list = browser.page("/staff").await.body;
        assert!(!list.contains("/away"), "{list}");
    }
    assert_eq!(count(&school, "select count(*) from absence where taken_back_on is null").await, 1);
}

#[tokio::test]
async fn whoever_cannot_stand_in_is_refused_with_everything_else_at_once() {
    let school = with_a_teacher_alone().await;
    let senco = school.signed_in(Role::Senco).await;
    let (teacher, office) =
        (number_of(&school, Role::ClassTeacher).await, number_of(&school, Role::Office).await);
    for stand_in in [teacher, office] {
        let wrong = format!(
            "key={}&id={teacher}&answers[away_from][]=2026-12-04&answers[away_until][]=2026-12-01\
             &answers[stand_in][]={stand_in}",
            fresh_key()
        );
        let refused = senco.call("record_away", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["away_until", "stand_in"] {
            assert!(refused.body.contains(&format!("\"{field}\":")), "{field}: {}", refused.body);
        }
    }
    assert_eq!(count(&school, "select count(*) from absence").await, 0);
}

/// What the form sends where the SENCo is away and the class teacher stands in, with more answers.
async fn senco_away(school: &TestSchool, until: &str, more: &str) -> String {
    let (senco, teacher) =
        (number_of(school, Role::Senco).await, number_of(school, Role::ClassTeacher).await);
    format!(
        "key={}&id={senco}&answers[away_from][]={TODAY}&answers[away_until][]={until}&answers[stand_in][]={teacher}{more}",
        fresh_key()
    )
}

/// What is due of the SENCo for the own child, and of whom that is today, as somebody reads it on the child's page.
async fn due_of_senco(school: &TestSchool, role: Role) -> Vec<(String, bool)> {
    let child = school.signed_in(role).await.call("open_child", &format!("id={}", school.own[0])).await.body;
    let child: serde_json::Value = serde_json::from_str(&child).expect("a page");
    let groups = child["duties"].as_array().expect("groups").iter();
    let rows = groups.flat_map(|group| group["rows"].as_array().expect("rows"));
    rows.filter(|row| row["for_whom"] == "SENCo")
        .map(|row| (row["people"].as_str().expect("words").to_owned(), row["mine"] == true))
        .collect()
}

#[tokio::test]
async fn while_the_senco_is_away_whoever_was_named_carries_what_is_due_of_the_senco() {
    let school = TestSchool::new(TODAY).await;
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("insert into stage_entry (pupil_id, stage, opened_on, opened_by) values (?, 'three', ?, 1)")
        .bind(school.own[0])
        .bind(TODAY)
        .execute(&mut *tx)
        .await
        .expect("a stage");
    tx.commit().await.expect("committed");
    let office = school.signed_in(Role::Office).await;
    let senco = number_of(&school, Role::Senco).await;
    let form = office.page(&format!("/staff/{senco}/away")).await.body;
    assert!(form.contains("Who carries the SENCo’s duties?"), "{form}");
    let before = due_of_senco(&school, Role::DeputySenco).await;
    assert!(!before.is_empty() && before.iter().all(|(people, _)| people == "Staffname senco"), "{before:?}");

    let unnamed = office.call("record_away", &senco_away(&school, "2026-12-04", "").await).await;
    assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unnamed.body);
    assert!(unnamed.body.contains("Choose who carries the SENCo’s duties"), "{}", unnamed.body);
    let teacher = format!("&answers[carrier][]={}", number_of(&school, Role::ClassTeacher).await);
    let no_leader = office.call("record_away", &senco_away(&school, "2026-12-04", &teacher).await).await;
    assert_eq!(no_leader.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no_leader.body.contains("Make them deputy SENCo first"), "{}", no_leader.body);

    let deputy = format!("&answers[carrier][]={}", number_of(&school, Role::DeputySenco).await);
    let gone = office.call("record_away", &senco_away(&school, "2026-12-04", &deputy).await).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.body);
    let carried = due_of_senco(&school, Role::DeputySenco).await;
    let hers = ("you, while Staffname senco is away".to_owned(), true);
    assert!(!carried.is_empty() && carried.iter().all(|row| *row == hers), "{carried:?}");
    let list = office.page("/staff").await.body;
    assert!(list.contains("Staffname deputy_senco carries the SENCo’s duties"), "{list}");
    // Nobody sees more by it.
    assert!(!sees(&school, Role::ClassTeacher, school.other[0], TODAY).await);
}

#[tokio::test]
async fn that_nobody_carries_the_sencos_duties_is_said_before_and_afterwards() {
    let school = TestSchool::new(TODAY).await;
    let office = school.signed_in(Role::Office).await;
    let senco = number_of(&school, Role::Senco).await;
    let body = senco_away(&school, "2026-12-04", "&answers[nobody_carries][]=yes").await;
    let gone = office.post_form("record_away", &format!("/staff/{senco}/away"), &body).await;
    let page = office.with_cookies_of(&gone).page("/staff").await.body;
    assert!(page.contains("Nobody carries the SENCo’s duties meanwhile"), "{page}");
}

#[tokio::test]
async fn the_only_senco_is_not_away_for_good_before_there_is_another() {
    let school = TestSchool::new(TODAY).await;
    let office = school.signed_in(Role::Office).await;
    let deputy = number_of(&school, Role::DeputySenco).await;
    let carried = format!("&answers[carrier][]={deputy}");
    let refused = office.call("record_away", &senco_away(&school, "", &carried).await).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("make somebody else the SENCo first"), "{}", refused.body);
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("insert into staff_role (asker_id, role, from_day) values (?, 'senco', ?)")
        .bind(deputy)
        .bind(TODAY)
        .execute(&mut *tx)
        .await
        .expect("another SENCo");
    tx.commit().await.expect("committed");
    let gone = office.call("record_away", &senco_away(&school, "", "").await).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.body);
}
