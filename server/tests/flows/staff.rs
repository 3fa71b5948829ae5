//! The staff list: who is changed, who comes back, and whom a list means.

use app::db::{Act, new_key};
use app::kit::{Asker, Role};
use app::people::{ByProgram, Ending, end_by_program, let_in_by_program, link_by_program};
use app::pupils::{StaffApplied, apply_staff, read_staff};
use axum::http::StatusCode;

use crate::school::{Answer, Browser, TestSchool, email, fresh_key};

const TODAY: &str = "2026-11-24";

pub async fn id_of(school: &TestSchool, email: &str) -> i64 {
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

pub async fn import(school: &TestSchool, rows: &str, for_whom: Option<&Asker>) -> StaffApplied {
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
async fn a_staff_list_changes_nobody_whom_the_page_closes_to_the_office() {
    let school = TestSchool::new(TODAY).await;
    let office = Asker { id: app::kit::AskerId(1), name: String::new(), roles: vec![Role::Office] };
    let row = format!(",Ms,Staffname,senco,Class teacher,1Own,{}", email(Role::Senco));
    let applied = import(&school, &row, Some(&office)).await;
    assert!(applied.problems[0].message.contains("SENCo or the head"), "{}", applied.problems[0]);
    let senco = school.signed_in(Role::Senco).await;
    assert!(!senco.page("/").await.body.contains("Staffname senco:"));
}

#[tokio::test]
async fn a_class_that_a_list_gives_is_a_change_on_record_and_one_that_was_ended_is_not_given_again() {
    let school = TestSchool::new(TODAY).await;
    let row = format!(",,Staffname,class_teacher,Class teacher,2Other,{}", email(Role::ClassTeacher));
    let applied = import(&school, &row, None).await;
    assert_eq!((applied.changed.len(), applied.unchanged), (1, 0));
    let senco = school.signed_in(Role::Senco).await;
    let first = senco.page("/").await.body;
    assert!(first.contains("Staffname class_teacher: posted to 2Other"), "{first}");
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let page = format!("/children/{}", school.other[0]);
    assert_eq!(teacher.page(&page).await.status, StatusCode::OK);

    let posting: i64 = sqlx::query_scalar("select max(id) from posting")
        .fetch_one(school.school.readers())
        .await
        .expect("a posting");
    let place = format!("class-{}", school.other_class);
    let end = format!("key={}&posting={posting}&to={place}&at_once=true", fresh_key());
    assert_eq!(senco.call("end_posting", &end).await.status, StatusCode::OK);
    assert_eq!(import(&school, &row, None).await.unchanged, 1);
    assert_eq!(teacher.page(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_becomes_somebody_who_reads_every_record_signs_in_anew() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert_eq!(teacher.page("/").await.status, StatusCode::OK);
    let row = format!(",,Staffname,class_teacher,Deputy SENCo,,{}", email(Role::ClassTeacher));
    assert_eq!(import(&school, &row, None).await.changed.len(), 1);
    assert_eq!(teacher.page("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_posting_shows_a_class_no_longer_than_its_role_and_not_again_when_somebody_comes_back() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let id = id_of(&school, &email(Role::ClassTeacher)).await;
    let page = format!("/children/{}", school.own[0]);
    let becomes = async |role: &str| {
        let change = format!(
            "key={}&id={id}&version={}&answers[forename][]=A&answers[surname][]=B&answers[email][]={}&answers[roles][]={role}",
            fresh_key(),
            version_of(&school, id).await,
            email(Role::ClassTeacher)
        );
        let answer = senco.call("change_staff", &change).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    };
    let needs = async || {
        let teacher = school.signed_in(Role::ClassTeacher).await;
        teacher.call("open_timeline", &format!("pupil={}", school.own[0])).await.status
    };
    assert_eq!(needs().await, StatusCode::OK);
    becomes("office").await;
    assert_eq!(needs().await, StatusCode::NOT_FOUND);
    becomes("class_teacher").await;
    assert_eq!(needs().await, StatusCode::OK);

    let link =
        link_by_program(&school.school, &email(Role::ClassTeacher)).await.expect("asked").expect("a link");
    senco.call("end_staff", &format!("key={}&id={id}", fresh_key())).await;
    senco.call("take_back_staff", &format!("key={}&id={id}", fresh_key())).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert_eq!(teacher.page(&page).await.status, StatusCode::NOT_FOUND);
    let old = school.nobody().call("open_set_password", &format!("token={link}")).await;
    assert_eq!(old.status, StatusCode::NOT_FOUND, "a link from before opens nothing");
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
    let token = let_in_by_program(&school.school, person).await.expect("asked").expect("let in");
    assert!(!token.is_empty());
    assert!(link_by_program(&school.school, "newcomer@test.example").await.expect("asked").is_ok());
    let senco = school.signed_in(Role::Senco).await;
    let page = senco.page("/").await.body;
    for words in ["Newname Newcomer: the authenticator", "added to the staff list", "At the school’s server"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert!(!teacher.page("/").await.body.contains("Newcomer"));
}

/// How many people and happenings are written down.
async fn written(school: &TestSchool) -> (i64, i64, i64) {
    sqlx::query_as(
        "select (select count(*) from asker), (select count(*) from staff), (select count(*) from happening)",
    )
    .fetch_one(school.school.readers())
    .await
    .expect("counts")
}

#[tokio::test]
async fn nobody_is_let_in_at_the_schools_server_without_an_email_of_their_own() {
    let school = TestSchool::new(TODAY).await;
    let before = written(&school).await;
    for (email, why) in [
        ("notmail", "“notmail” is not an email address"),
        ("SPARE@test.example", "somebody on the staff list has the email SPARE@test.example already"),
    ] {
        let person = ByProgram {
            title: "",
            forename: "Newname",
            surname: "Newcomer",
            email,
            roles: &[Role::SenTa],
            since: school.school.today(),
        };
        let refused = let_in_by_program(&school.school, person).await.expect("asked").expect_err("refused");
        assert_eq!(refused.to_string(), why);
    }
    assert_eq!(written(&school).await, before);
}

#[tokio::test]
async fn whose_access_has_ended_is_told_with_the_day_and_not_as_nobody() {
    let school = TestSchool::new(TODAY).await;
    let ended = end_by_program(&school.school, "spare@test.example").await.expect("asked");
    assert_eq!(ended, Ok(Ending::Ended));
    let before = written(&school).await;
    let why = "ended on 24 Nov 2026. The SENCo lets them in again on the staff page";
    let again =
        end_by_program(&school.school, "Spare@test.example").await.expect("asked").expect_err("ended");
    assert_eq!(again.to_string(), format!("the access of Spare@test.example {why}"));
    let link =
        link_by_program(&school.school, "spare@test.example").await.expect("asked").expect_err("ended");
    assert_eq!(link.to_string(), format!("the access of spare@test.example {why}"));
    let nobody = link_by_program(&school.school, "nobody@test.example").await.expect("asked");
    assert_eq!(
        nobody.expect_err("nobody").to_string(),
        "nobody with the email nobody@test.example can sign in"
    );
    assert_eq!(written(&school).await, before);
}

#[tokio::test]
async fn a_staff_list_posts_nobody_who_does_not_work_with_classes_and_a_corrected_name_is_no_new_access() {
    let school = TestSchool::new(TODAY).await;
    let row = format!(",Ms,Corrected,office,Office,1Own,{}", email(Role::Office));
    assert_eq!(import(&school, &row, None).await.changed.len(), 1);
    let postings: i64 = sqlx::query_scalar("select count(*) from posting where asker_id = ?")
        .bind(id_of(&school, &email(Role::Office)).await)
        .fetch_one(school.school.readers())
        .await
        .expect("counted");
    assert_eq!(postings, 0);
    let first = school.signed_in(Role::Senco).await.page("/").await.body;
    assert!(!first.contains("Who was given access"), "{first}");
}

/// Gives the one role that somebody of the test school has other days.
async fn has_been(school: &TestSchool, id: i64, from: &str, until: &str) {
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update staff_role set from_day = ?, to_day = ? where asker_id = ?")
        .bind(from)
        .bind(until)
        .bind(id)
        .execute(&mut *tx)
        .await
        .expect("dated");
    tx.commit().await.expect("committed");
}

/// What somebody is or was, each with its last day.
async fn last_days(school: &TestSchool, id: i64) -> Vec<(String, Option<String>)> {
    sqlx::query_as("select role, to_day from staff_role where asker_id = ? order by role, from_day")
        .bind(id)
        .fetch_all(school.school.readers())
        .await
        .expect("roles")
}

fn dated(role: &str, last_day: Option<&str>) -> (String, Option<String>) {
    (role.to_owned(), last_day.map(str::to_owned))
}

/// Sends the page of a member of staff of the test school with these roles and this last day; none is empty.
async fn save(by: &Browser<'_>, school: &TestSchool, who: Role, roles: &[&str], until: &str) -> Answer {
    let id = id_of(school, &email(who)).await;
    let roles = roles.iter().map(|role| format!("&answers[roles][]={role}")).collect::<Vec<_>>().concat();
    let change = format!(
        "key={}&id={id}&version={}&answers[forename][]=Ada&answers[surname][]=Newname&answers[email][]={}{roles}&answers[until][]={until}",
        fresh_key(),
        version_of(school, id).await,
        email(who)
    );
    by.call("change_staff", &change).await
}

#[tokio::test]
async fn a_role_that_ended_this_school_year_is_not_begun_again_by_a_list_and_one_of_last_year_is() {
    let school = TestSchool::new(TODAY).await;
    let id = id_of(&school, &email(Role::ClassTeacher)).await;
    let row = format!(",,Staffname,class_teacher,Class teacher,2Other,{}", email(Role::ClassTeacher));

    has_been(&school, id, "2026-09-01", "2026-11-20").await;
    let applied = import(&school, &row, None).await;
    assert_eq!((applied.changed.len(), applied.unchanged, applied.problems.len()), (0, 0, 1));
    let words = "They were “Class teacher” until 20 Nov 2026, and that is left as it is";
    assert!(applied.problems[0].message.contains(words), "{}", applied.problems[0]);
    assert_eq!(last_days(&school, id).await, [dated("class_teacher", Some("2026-11-20"))]);
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert_eq!(teacher.page("/").await.status, StatusCode::SEE_OTHER);

    has_been(&school, id, "2025-09-01", "2026-07-21").await;
    let applied = import(&school, &row, None).await;
    assert_eq!((applied.changed.len(), applied.problems.len()), (1, 0));
    assert_eq!(teacher.page("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn each_role_keeps_its_own_last_day_until_the_day_on_the_page_is_changed() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let id = id_of(&school, &email(Role::ClassTeacher)).await;
    // The page shows the last of the days.
    has_been(&school, id, "2026-09-01", "2027-03-26").await;
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query(
        "insert into staff_role (asker_id, role, from_day, to_day) values (?, 'sen_ta', '2026-09-01', '2026-12-18')",
    )
    .bind(id)
    .execute(&mut *tx)
    .await
    .expect("a second role");
    tx.commit().await.expect("committed");

    let roles = ["class_teacher", "sen_ta", "office"];
    let answer = save(&senco, &school, Role::ClassTeacher, &roles, "2027-03-26").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let kept = [
        dated("class_teacher", Some("2027-03-26")),
        dated("office", Some("2027-03-26")),
        dated("sen_ta", Some("2026-12-18")),
    ];
    assert_eq!(last_days(&school, id).await, kept);

    let answer = save(&senco, &school, Role::ClassTeacher, &roles, "").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let open = [dated("class_teacher", None), dated("office", None), dated("sen_ta", None)];
    assert_eq!(last_days(&school, id).await, open);
}

#[tokio::test]
async fn the_last_senco_has_a_last_day_only_where_another_senco_stays_for_longer() {
    let school = TestSchool::new(TODAY).await;
    let head = school.signed_in(Role::Head).await;
    for day in [TODAY, "2026-12-18"] {
        let refused = save(&head, &school, Role::Senco, &["senco"], day).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        let words = r#""until":"A school has a SENCo. Make somebody else the SENCo first"#;
        assert!(refused.body.contains(words), "{}", refused.body);
    }
    let other = save(&head, &school, Role::DeputySenco, &["senco"], "2026-12-18").await;
    assert_eq!(other.status, StatusCode::OK, "{}", other.body);
    let together = save(&head, &school, Role::Senco, &["senco"], "2026-12-18").await;
    assert_eq!(together.status, StatusCode::UNPROCESSABLE_ENTITY, "both would leave on one day");
    let before = save(&head, &school, Role::Senco, &["senco"], "2026-12-17").await;
    assert_eq!(before.status, StatusCode::OK, "{}", before.body);
    // A day that stood is not asked about again.
    let again = save(&head, &school, Role::Senco, &["senco"], "2026-12-17").await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.body);
}

#[tokio::test]
async fn a_row_with_one_persons_code_and_anothers_email_is_a_problem_of_its_own_and_the_others_stand() {
    let school = TestSchool::new(TODAY).await;
    let rows = "T1,Ms,Ada,First,Class teacher,,first@test.example
T2,Mr,Ben,Second,SEN TA,,second@test.example";
    assert_eq!(import(&school, rows, None).await.new.len(), 2);
    let ids = [id_of(&school, "first@test.example").await, id_of(&school, "second@test.example").await];
    // Each way round: which of the two was written down first does not count.
    let rows = "T1,Ms,Ada,First,Class teacher,,second@test.example
T2,Mr,Ben,Second,SEN TA,,first@test.example
T3,Ms,Cy,Third,SEN TA,,third@test.example";
    let applied = import(&school, rows, None).await;
    assert_eq!((applied.new.len(), applied.changed.len(), applied.problems.len()), (1, 0, 2));
    for problem in &applied.problems {
        assert!(problem.message.contains("the email is another’s"), "{problem}");
    }
    let now = [id_of(&school, "first@test.example").await, id_of(&school, "second@test.example").await];
    assert_eq!(now, ids);
}
