//! SEN codes and needs as the SENCo decides them, telling the parents, and the SEN register.

use app::db::Look;
use app::kit::Role;
use app::pupils::{PupilId, untold};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, LOCATION};

use crate::register::{TODAY, id_of, import_file};
use crate::school::{NAMES, TestSchool, concern, fresh_key};

/// A decision about a code, as its form sends it.
pub fn decision(pupil: PupilId, was: &str, code: &str, why: &str) -> String {
    format!(
        "key={}&pupil={pupil}&was={was}&answers[code][]={code}&answers[decided_on][]=2026-11-23&answers[why][]={why}",
        fresh_key()
    )
}

/// A change of needs, as its form sends it.
pub fn needs(pupil: PupilId, was: &str, first: &str, second: &str, from: &str) -> String {
    format!(
        "key={}&pupil={pupil}&was={was}&answers[first_need][]={first}&answers[second_need][]={second}&answers[from_day][]={from}",
        fresh_key()
    )
}

pub async fn decide(school: &TestSchool, pupil: PupilId, was: &str, code: &str) {
    let senco = school.signed_in(Role::Senco).await;
    let decided = senco.call("decide_code", &decision(pupil, was, code, "Help+every+day")).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
}

pub async fn last_decision(school: &TestSchool, pupil: PupilId) -> i64 {
    sqlx::query_scalar("select max(id) from code_decision where pupil_id = ?")
        .bind(pupil)
        .fetch_one(school.school.readers())
        .await
        .expect("a decision")
}

/// The children whose parents are still to be told.
pub async fn owed(school: &TestSchool) -> Vec<PupilId> {
    let look = Look::of_program(&school.school, TODAY.parse().expect("a day"));
    let untold = untold(&look, None).await.expect("asked");
    untold.into_iter().map(|(pupil, ..)| pupil).collect()
}

#[tokio::test]
async fn once_the_senco_has_decided_on_k_the_parents_are_to_be_told_until_it_is_on_record_that_they_were() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let address = format!("/children/{own}/needs");
    decide(&school, own, "N", "K").await;
    let page = senco.page(&address).await.body;
    for words in ["K (SEN support)", "Monday 23 November 2026", "Help every day", "The parents must be told"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(owed(&school).await, [own]);

    let id = last_decision(&school, own).await;
    let told = |on: &str| {
        format!("key={}&decision={id}&answers[told_on][]={on}&answers[told_how][]=meeting", fresh_key())
    };
    let early = senco.call("record_told", &told("2026-11-22")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", early.body);
    assert_eq!(senco.call("record_told", &told(TODAY)).await.status, StatusCode::OK);
    assert!(owed(&school).await.is_empty());
    let page = senco.page(&address).await.body;
    assert!(page.contains("The parents were told on 24 Nov 2026, at a meeting."), "{page}");
    assert!(!page.contains("The parents must be told"), "{page}");
    // Twice is once, and what somebody else typed is shown to them.
    assert_eq!(senco.call("record_told", &told(TODAY)).await.status, StatusCode::CONFLICT);
    assert!(senco.page(&format!("/codes/{id}/told")).await.body.contains("It is on record already"));
}

#[tokio::test]
async fn a_child_who_goes_from_k_to_e_is_still_owed_what_nobody_told_and_one_with_code_n_again_is_not() {
    let school = TestSchool::new(TODAY).await;
    let [with_plan, without] = [school.own[0], school.own[1]];
    for pupil in [with_plan, without] {
        decide(&school, pupil, "N", "K").await;
    }
    decide(&school, with_plan, "K", "E").await;
    decide(&school, without, "K", "N").await;
    assert_eq!(owed(&school).await, [with_plan]);
}

#[tokio::test]
async fn a_code_that_is_taken_over_from_the_pupil_list_is_a_decision_with_which_nothing_begins() {
    let school = TestSchool::new(TODAY).await;
    let list = "Forename,Surname,DOB,Adno,Reg,SEN Status\nNoah,Smith,2020-02-02,000900,1Own,K\n";
    import_file(&school, list.as_bytes().to_vec()).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let senco = school.signed_in(Role::Senco).await;
    let take = format!("key={}&answers[child][]={noah}:K", fresh_key());
    assert_eq!(senco.call("take_over_codes", &take).await.status, StatusCode::OK);
    let page = senco.page(&format!("/children/{noah}/needs")).await.body;
    assert!(page.contains("As on the pupil list") && page.contains("It is not on record whether"), "{page}");
    assert!(owed(&school).await.is_empty());
}

#[tokio::test]
async fn a_teacher_reads_the_code_of_their_own_child_and_finds_nowhere_to_decide() {
    let school = TestSchool::new(TODAY).await;
    let (own, other) = (school.own[0], school.other[0]);
    decide(&school, own, "N", "K").await;
    let id = last_decision(&school, own).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let page = teacher.page(&format!("/children/{own}/needs")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("K (SEN support)") && page.body.contains("The parents must be told"));
    for words in ["Decide about the code", "Change the needs", "Record that the parents were told"] {
        assert!(!page.body.contains(words), "{words}: {}", page.body);
    }
    for address in [
        format!("/children/{own}/code"),
        format!("/children/{own}/needs/change"),
        format!("/codes/{id}/told"),
        format!("/children/{other}/needs"),
    ] {
        assert_eq!(teacher.page(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let told = format!("key={}&decision={id}&answers[told_on][]={TODAY}", fresh_key());
    for (function, body) in [
        ("decide_code", decision(own, "K", "N", "No")),
        ("change_needs", needs(own, "", "HI", "", TODAY)),
        ("record_told", told),
    ] {
        assert_eq!(teacher.call(function, &body).await.status, StatusCode::NOT_FOUND, "{function}");
    }
}

#[tokio::test]
async fn the_office_reads_neither_codes_nor_needs_nor_the_register() {
    let school = TestSchool::new(TODAY).await;
    let own = school.own[0];
    decide(&school, own, "N", "K").await;
    for role in [Role::Office, Role::Dsl] {
        let browser = school.signed_in(role).await;
        for address in [format!("/children/{own}/needs"), "/register".into(), "/register.xlsx".into()] {
            let answer = browser.page(&address).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
            assert!(!NAMES.iter().any(|name| answer.body.contains(name)), "{address}");
        }
        assert_eq!(browser.call("open_register", "").await.status, StatusCode::NOT_FOUND);
        let asked = browser.call("open_needs", &format!("pupil={own}")).await;
        assert_eq!(asked.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn whoever_decides_about_a_code_that_was_decided_meanwhile_reads_both_and_loses_nothing() {
    let school = TestSchool::new(TODAY).await;
    let own = school.own[0];
    let deputy = school.signed_in(Role::DeputySenco).await;
    decide(&school, own, "N", "K").await;
    let late = deputy.call("decide_code", &decision(own, "N", "E", "The+plan+came")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    let page = deputy.page(&format!("/children/{own}/code")).await.body;
    for words in ["Somebody else has decided meanwhile", "from N to K (SEN support)", "The plan came"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains("name=\"was\" value=\"K\""), "{page}");
    let again = deputy.call("decide_code", &decision(own, "K", "E", "The+plan+came")).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.body);
}

#[tokio::test]
async fn a_double_tap_decides_once_and_the_same_code_is_no_decision() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let body = decision(own, "N", "K", "Help");
    for _ in 0..2 {
        assert_eq!(senco.call("decide_code", &body).await.status, StatusCode::OK);
    }
    let kept: i64 = sqlx::query_scalar("select count(*) from code_decision")
        .fetch_one(school.school.readers())
        .await
        .expect("counted");
    assert_eq!(kept, 1);
    let same = senco.call("decide_code", &decision(own, "K", "K", "Help")).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", same.body);
}

#[tokio::test]
async fn needs_that_change_keep_their_history_and_no_list_touches_them() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let first = senco.call("change_needs", &needs(own, "", "SLCN", "ASD", "2026-11-02")).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let late = senco.call("change_needs", &needs(own, "", "HI", "", "2026-11-23")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    let twice = senco.call("change_needs", &needs(own, "SLCN,ASD", "HI", "HI", "2026-11-23")).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", twice.body);
    let second = senco.call("change_needs", &needs(own, "SLCN,ASD", "ASD", "", "2026-11-23")).await;
    assert_eq!(second.status, StatusCode::OK, "{}", second.body);

    let list = "Forename,Surname,DOB,Adno,Reg,SEN Status,SEN Need 1\nOwnchild,Ownchildson1,2020-01-15,000001,1Own,K,HI\n";
    import_file(&school, list.as_bytes().to_vec()).await;
    let page = senco.page(&format!("/children/{own}/needs")).await.body;
    for words in [
        "Autistic spectrum disorder (ASD)",
        "Communication and interaction",
        "since 23 Nov 2026",
        "Speech, language and communication needs (SLCN)",
        "from 2 Nov 2026 to 23 Nov 2026",
        "On the pupil list: Hearing impairment (HI).",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let stands: Vec<(String, i64)> =
        sqlx::query_as("select type, rank from need_held where until_day is null and pupil_id = ?")
            .bind(own)
            .fetch_all(school.school.readers())
            .await
            .expect("asked");
    assert_eq!(stands, [("ASD".to_owned(), 1)]);
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(timeline.contains("Needs: Speech, language and communication needs; Autistic"), "{timeline}");
}

#[tokio::test]
async fn the_register_holds_a_teachers_own_children_and_for_the_senco_all_with_code_k_or_e_or_on_a_stage() {
    let school = TestSchool::new(TODAY).await;
    decide(&school, school.own[0], "N", "K").await;
    decide(&school, school.other[0], "N", "E").await;
    let senco = school.signed_in(Role::Senco).await;
    let raised = senco.call("raise_concern", &concern(&fresh_key(), school.other[1], "Guesses")).await;
    assert_eq!(raised.status, StatusCode::OK, "{}", raised.body);

    let all = senco.page("/register").await.body;
    for name in [
        "Ownchildson1",
        "Otherchildson3",
        "Otherchildson4",
        "K, since 23 Nov 2026",
        "Cause of concern",
        ", since 24 Nov 2026",
    ] {
        assert!(all.contains(name), "{name}: {all}");
    }
    assert!(!all.contains("Ownchildson2"), "{all}");
    let with_plan = senco.page("/register?class=&code=E&need=&stage=").await.body;
    assert!(with_plan.contains("Otherchildson3") && !with_plan.contains("Ownchild"), "{with_plan}");
    assert!(with_plan.contains("Only code E."), "{with_plan}");
    let none = senco.page("/register?need=VI").await.body;
    assert!(none.contains("No child of the register fits all of this: need VI."), "{none}");

    for role in [Role::ClassTeacher, Role::SenTa] {
        let own = school.signed_in(role).await.call("open_register", "").await.body;
        assert!(
            own.contains("Ownchildson1") && !own.contains("Otherchild") && !own.contains("2Other"),
            "{own}"
        );
    }
}

#[tokio::test]
async fn the_register_is_taken_along_as_a_spreadsheet_by_whoever_may_see_it_and_kept_nowhere_on_the_way() {
    let school = TestSchool::new(TODAY).await;
    decide(&school, school.own[0], "N", "K").await;
    let file = school.signed_in(Role::ClassTeacher).await.page("/register.xlsx?code=K").await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    assert_eq!(file.headers[CONTENT_DISPOSITION], "attachment; filename=\"sen-register-2026-11-24.xlsx\"");
    assert_eq!(file.headers[CACHE_CONTROL], "no-store");
    assert!(file.body.starts_with("PK"));
    let refused = school.nobody().page("/register.xlsx").await;
    assert!(refused.status.is_redirection() && !refused.body.contains("PK"), "{}", refused.status);
    assert_eq!(refused.headers[LOCATION], "/sign-in?to=/register");
}

#[tokio::test]
async fn who_read_the_register_and_who_took_it_along_is_on_record_of_each_child_in_it() {
    let school = TestSchool::new(TODAY).await;
    let (own, other) = (school.own[0], school.other[0]);
    decide(&school, own, "N", "K").await;
    decide(&school, other, "N", "E").await;
    let senco = school.signed_in(Role::Senco).await;
    let log = async |child: PupilId| senco.call("open_readings", &format!("pupil={child}")).await.body;
    school.signed_in(Role::Head).await.page("/register?code=K").await;
    assert!(log(own).await.contains("opened the SEN register with this child on it"));
    assert!(!log(other).await.contains("SEN register"), "the head has chosen others");
    school.signed_in(Role::ClassTeacher).await.page("/register.xlsx").await;
    assert!(log(own).await.contains("downloaded the SEN register with this child on it"));
    assert!(!log(other).await.contains("SEN register"), "not a child of the teacher's");
}
