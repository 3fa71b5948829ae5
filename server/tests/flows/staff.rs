//! The staff list: who is changed, who comes back, and whom a list means.

use app::db::{Act, new_key};
use app::kit::{Asker, Role};
use app::people::{ByProgram, let_in_by_program, link_by_program};
use app::pupils::{StaffApplied, apply_staff, read_staff};
use axum::http::StatusCode;

use crate::school::{TestSchool, email, fresh_key};

const TODAY: &str = "2026-11-24";

async fn id_of(school: &TestSchool, email: &str) -> i64 {
    sqlx::query_scalar("select asker_id from staff where email = ?")
        .bind(email)
        .fetch_one(school.school.readers())
        .await
        .expect("somebody")
}

async fn version_of(school: &TestSchool, id: i64) -> i64 {
    sqlx::query_scalar("select version from staff where asker_id = ?")
        .bind(id)
        .fetch_one(school.school.readers())
        .await
        .expect("a version")
}

async fn import(school: &TestSchool, rows: &str, for_whom: Option<&Asker>) -> StaffApplied {
    let list = format!("Staff Code,Title,Forename,Surname,Role,Classes,Email\n{rows}\n");
    let reading = read_staff(list.as_bytes()).expect("a staff list");
    let key = new_key().expect("a key");
    let mut act =
        Act::begin_as(&school.school, Asker::program(), key, "test", &fresh_key()).await.expect("an act");
    let applied = apply_staff(&mut act, reading, for_whom).await.expect("applied");
    act.commit(()).await.expect("committed");
    applied
}

#[tokio::test]
async fn a_staff_code_that_is_given_to_somebody_new_does_not_give_them_the_account_of_whoever_had_it() {
    let school = TestSchool::new(TODAY).await;
    import(&school, "T77,Ms,Ada,First,Class teacher,1Own,first@test.example", None).await;
    let first = id_of(&school, "first@test.example").await;
    let applied = import(&school, "T77,Mr,Ben,Second,Class teacher,1Own,second@test.example", None).await;
    assert_eq!((applied.new.len(), applied.changed.len()), (0, 0));
    assert!(applied.problems[0].message.contains("somebody else’s"), "{}", applied.problems[0]);
    assert_eq!(id_of(&school, "first@test.example").await, first);
    // A married name keeps the person: code and email agree.
    let applied = import(&school, "T77,Ms,Ada,Married,Class teacher,1Own,first@test.example", None).await;
    assert_eq!(applied.changed.len(), 1);
}

#[tokio::test]
async fn the_office_imports_nobody_who_can_read_every_childs_record() {
    let school = TestSchool::new(TODAY).await;
    let office = Asker { id: app::kit::AskerId(1), name: String::new(), roles: vec![Role::Office] };
    let rows = "T1,Ms,Ada,Lead,SENCo,,lead@test.example\nT2,Mr,Ben,Help,SEN TA,1Own,help@test.example";
    let applied = import(&school, rows, Some(&office)).await;
    assert_eq!(applied.new.len(), 1);
    assert!(applied.problems[0].message.contains("SENCo or the head"), "{}", applied.problems[0]);
}

#[tokio::test]
async fn a_role_that_is_taken_away_gives_nothing_from_that_moment_on() {
    let school = TestSchool::new(TODAY).await;
    let (senco, deputy) = (school.signed_in(Role::Senco).await, school.signed_in(Role::DeputySenco).await);
    let page = format!("/children/{}", school.other[0]);
    assert_eq!(deputy.page(&page).await.status, StatusCode::OK);
    let id = id_of(&school, &email(Role::DeputySenco)).await;
    let change = format!(
        "key={}&id={id}&version={}&answers[forename][]=Dee&answers[surname][]=Puty&answers[email][]={}&answers[roles][]=sen_ta",
        fresh_key(),
        version_of(&school, id).await,
        email(Role::DeputySenco)
    );
    let answer = senco.call("change_staff", &change).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(deputy.page(&page).await.status, StatusCode::NOT_FOUND);
    let list = senco.call("staff", "").await.body;
    assert!(list.contains("Dee Puty"), "{list}");
}

#[tokio::test]
async fn the_last_senco_stays_the_senco_until_there_is_another() {
    let school = TestSchool::new(TODAY).await;
    let head = school.signed_in(Role::Head).await;
    let id = id_of(&school, &email(Role::Senco)).await;
    let change = format!(
        "key={}&id={id}&version={}&answers[forename][]=A&answers[surname][]=B&answers[email][]={}&answers[roles][]=sen_ta",
        fresh_key(),
        version_of(&school, id).await,
        email(Role::Senco)
    );
    let answer = head.call("change_staff", &change).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Make somebody else the SENCo first"), "{}", answer.body);
}

#[tokio::test]
async fn whoever_left_is_let_in_again_with_a_new_password_and_the_same_history() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let id = id_of(&school, "spare@test.example").await;
    let ended = senco.call("end_staff", &format!("key={}&id={id}", fresh_key())).await;
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.body);
    let applied = import(&school, ",Ms,Staffname,spare,SEN TA,,spare@test.example", None).await;
    assert!(applied.problems[0].message.contains("has left"), "{}", applied.problems[0]);
    let back = senco.call("take_back_staff", &format!("key={}&id={id}", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    let (ended_on, password): (Option<String>, Option<String>) =
        sqlx::query_as("select ended_on, password_hash from staff where asker_id = ?")
            .bind(id)
            .fetch_one(school.school.readers())
            .await
            .expect("a row");
    assert_eq!((ended_on, password), (None, None));
}

#[tokio::test]
async fn whoever_is_let_in_at_the_schools_server_stands_on_the_sencos_first_page() {
    let school = TestSchool::new(TODAY).await;
    let person = ByProgram {
        title: "",
        forename: "Newname",
        surname: "Newcomer",
        email: "newcomer@test.example",
        roles: &[Role::SenTa],
        since: school.school.today(),
    };
    let token = let_in_by_program(&school.school, person).await.expect("let in");
    assert!(!token.is_empty());
    assert!(link_by_program(&school.school, "newcomer@test.example").await.expect("a link").is_some());
    let senco = school.signed_in(Role::Senco).await;
    let page = senco.page("/").await.body;
    for words in [
        "Newname Newcomer: added to the staff list",
        "Newname Newcomer: the authenticator",
        "At the school’s server",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert!(!teacher.page("/").await.body.contains("Newcomer"));
}
