//! The register by file and by hand: what an import may take back, who is posted, who leaves and returns.

use app::db::{Act, Happening, new_key};
use app::kit::{Asker, Audience, Role};
use app::pupils::{PostedTo, PupilId, apply, post_to, preview_of, undo};
use axum::http::StatusCode;

use crate::school::{TestSchool, concern, email, fresh_key};

pub const TODAY: &str = "2026-11-24";

fn list(rows: &[&str]) -> Vec<u8> {
    let heading = "Forename,Surname,DOB,Adno,Reg,Contact 1 Name,Contact 1 Relationship,Contact 1 Email";
    format!("{heading}\n{}\n", rows.join("\n")).into_bytes()
}

async fn act(school: &TestSchool) -> Act {
    let key = new_key().expect("a key");
    Act::begin_as(&school.school, Asker::program(), key, "test", &fresh_key()).await.expect("an act")
}

/// Applies a list, and gives the import's number.
pub async fn import(school: &TestSchool, rows: &[&str]) -> i64 {
    import_file(school, list(rows)).await
}

pub async fn import_file(school: &TestSchool, file: Vec<u8>) -> i64 {
    let preview = preview_of(&school.school, file).await.expect("a preview");
    let mut act = act(school).await;
    let import = apply(&mut act, &preview, "list.csv").await.expect("applied");
    act.commit(()).await.expect("committed");
    import
}

pub async fn take_back(school: &TestSchool, import: i64) -> Vec<String> {
    let mut act = act(school).await;
    let kept = undo(&mut act, import).await.expect("undone");
    act.commit(()).await.expect("committed");
    kept
}

pub async fn id_of(school: &TestSchool, surname: &str) -> Option<i64> {
    sqlx::query_scalar("select id from pupil where legal_surname = ?")
        .bind(surname)
        .fetch_optional(school.school.readers())
        .await
        .expect("asked")
}

#[tokio::test]
async fn the_number_of_a_child_whom_an_undone_import_took_away_is_never_another_childs() {
    let school = TestSchool::new(TODAY).await;
    let first = import(&school, &["Noah,Smith,2020-02-02,000900,1Own,,,"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    assert!(take_back(&school, first).await.is_empty());
    assert_eq!(id_of(&school, "Smith").await, None);
    import(&school, &["Isla,Roberts,2020-03-03,000901,1Own,,,"]).await;
    assert_ne!(id_of(&school, "Roberts").await.expect("Isla"), noah);
}

#[tokio::test]
async fn a_posting_ended_now_gives_nothing_more_and_one_that_would_only_begin_never_was() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let place = format!("class-{}", school.own_class);
    let posting: i64 = sqlx::query_scalar(
        "select t.id from posting t join staff f on f.asker_id = t.asker_id where f.email = ?",
    )
    .bind(email(Role::ClassTeacher))
    .fetch_one(school.school.readers())
    .await
    .expect("a posting");
    let page = format!("/children/{}", school.own[0]);
    assert_eq!(teacher.page(&page).await.status, StatusCode::OK);
    let end = format!("key={}&posting={posting}&to={place}&at_once=true", fresh_key());
    assert_eq!(senco.call("end_posting", &end).await.status, StatusCode::OK);
    assert_eq!(teacher.page(&page).await.status, StatusCode::NOT_FOUND);

    let later = format!(
        "key={}&to={place}&answers[posted][]={}&answers[posted_from][]=2026-12-01",
        fresh_key(),
        id_of_staff(&school, Role::ClassTeacher).await
    );
    assert_eq!(senco.call("post_staff", &later).await.status, StatusCode::OK);
    let later: i64 = sqlx::query_scalar("select id from posting where from_day = '2026-12-01'")
        .fetch_one(school.school.readers())
        .await
        .expect("a posting");
    let end = format!("key={}&posting={later}&to={place}", fresh_key());
    assert_eq!(senco.call("end_posting", &end).await.status, StatusCode::OK);
    let left: i64 = sqlx::query_scalar("select count(*) from posting where from_day = '2026-12-01'")
        .fetch_one(school.school.readers())
        .await
        .expect("counted");
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_child_who_has_left_is_owed_nothing_more() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let body = concern(&fresh_key(), school.own[0], "Guesses");
    assert_eq!(senco.call("raise_concern", &body).await.status, StatusCode::OK);
    let child = format!("id={}", school.own[0]);
    assert!(!senco.call("open_child", &child).await.body.contains("\"duties\":[]"));
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update pupil set left_on = ? where id = ?")
        .bind(TODAY)
        .bind(school.own[0])
        .execute(&mut *tx)
        .await
        .expect("put there");
    tx.commit().await.expect("committed");
    let left = senco.call("open_child", &child).await.body;
    assert!(left.contains("\"duties\":[]") && left.contains("has left the school"), "{left}");
}

#[tokio::test]
async fn what_is_closed_to_a_reader_takes_no_room_in_the_history_that_they_see() {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let body = concern(&fresh_key(), school.own[0], "Guesses");
    assert_eq!(senco.call("raise_concern", &body).await.status, StatusCode::OK);
    let mut act = act(&school).await;
    for _ in 0..20 {
        let closed = Happening {
            what: "adult_decided",
            pupil: Some(school.own[0].0),
            audience: Audience::Office,
            details: serde_json::json!({}),
        };
        act.note(closed).await.expect("noted");
    }
    act.commit(()).await.expect("committed");
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let page = teacher.call("open_child", &format!("id={}", school.own[0])).await.body;
    assert!(page.contains("A concern was raised"), "{page}");
}

#[tokio::test]
async fn what_one_person_looked_for_is_not_shown_to_the_next_in_the_same_browser() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let found = teacher.post_form("find_children", "/children", "text=Ownchild").await;
    assert!(teacher.with_cookies_of(&found).page("/children").await.body.contains("value=\"Ownchild\""));
    let next = school.signed_in(Role::Senco).await;
    let page = next.with_cookies_of(&found).page("/children").await.body;
    assert!(!page.contains("value=\"Ownchild\""));
}

async fn id_of_staff(school: &TestSchool, role: Role) -> i64 {
    sqlx::query_scalar("select asker_id from staff where email = ?")
        .bind(email(role))
        .fetch_one(school.school.readers())
        .await
        .expect("somebody")
}

#[tokio::test]
async fn a_ta_who_is_posted_to_one_child_sees_that_child_and_nobody_else_of_the_class() {
    let school = TestSchool::new(TODAY).await;
    let mut act = act(&school).await;
    let ta = app::kit::AskerId(id_of_staff(&school, Role::SenTa).await);
    let today = TODAY.parse().expect("a day");
    post_to(act.db(), ta, PostedTo::Child(school.other[0]), today, None).await.expect("posted");
    act.commit(()).await.expect("committed");
    let ta = school.signed_in(Role::SenTa).await;
    let page = |child: PupilId| format!("/children/{child}");
    assert_eq!(ta.page(&page(school.other[0])).await.status, StatusCode::OK);
    assert_eq!(ta.page(&page(school.other[1])).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_child_is_added_by_hand_leaves_and_comes_back_and_nobody_raises_a_concern_meanwhile() {
    let school = TestSchool::new(TODAY).await;
    let office = school.signed_in(Role::Office).await;
    let child = |extra: &str| {
        format!(
            "answers[forename][]=Isla&answers[surname][]=Barnes&answers[born_on][]=2020-05-03&answers[class][]={}&answers[admission_no][]=000777{extra}",
            school.own_class
        )
    };
    let added = office.call("add_child", &format!("key={}&{}", fresh_key(), child(""))).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.body);
    let isla = id_of(&school, "Barnes").await.expect("Isla");
    let twice = office.call("add_child", &format!("key={}&{}", fresh_key(), child(""))).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("admission_no"), "{}", twice.body);

    let teacher = school.signed_in(Role::ClassTeacher).await;
    let senco = school.signed_in(Role::Senco).await;
    assert_eq!(teacher.page(&format!("/children/{isla}")).await.status, StatusCode::OK);
    let version = async || -> i64 {
        sqlx::query_scalar("select version from pupil where id = ?")
            .bind(isla)
            .fetch_one(school.school.readers())
            .await
            .expect("a version")
    };
    let change = async |extra: &str| {
        let body = format!("key={}&pupil={isla}&version={}&{}", fresh_key(), version().await, child(extra));
        office.call("change_record", &body).await
    };
    let left = change("&answers[last_day][]=2026-11-20").await;
    assert_eq!(left.status, StatusCode::OK, "{}", left.body);
    assert_eq!(teacher.page(&format!("/children/{isla}")).await.status, StatusCode::NOT_FOUND);
    let raise = concern(&fresh_key(), isla, "x");
    assert_eq!(senco.call("raise_concern", &raise).await.status, StatusCode::NOT_FOUND);
    assert_eq!(change("").await.status, StatusCode::OK);
    assert_eq!(teacher.page(&format!("/children/{isla}")).await.status, StatusCode::OK);
    let timeline = senco.call("open_timeline", &format!("pupil={isla}")).await.body;
    for words in ["Added to the register by hand", "Left the school", "Came back to the school"] {
        assert!(timeline.contains(words), "{words}: {timeline}");
    }
}

#[tokio::test]
async fn a_year_is_found_by_its_name_and_a_child_of_no_stated_year_by_their_birthday() {
    let school = TestSchool::new(TODAY).await;
    import(&school, &["Rae,Ception,2022-02-02,000900,1Own,,,"]).await;
    let senco = school.signed_in(Role::Senco).await;
    for text in ["Reception", "yr", "R"] {
        let found = senco.call("find_children", &format!("text={text}")).await.body;
        assert!(found.contains("Ception"), "{text}: {found}");
    }
    let found = senco.call("find_children", "text=year").await.body;
    assert!(!found.contains("Ception"), "{found}");
}

#[tokio::test]
async fn what_the_office_may_see_is_not_what_all_staff_may() {
    let office = Asker { id: app::kit::AskerId(9), name: String::new(), roles: vec![Role::Office] };
    let ta = Asker { roles: vec![Role::SenTa], ..office.clone() };
    assert!(office.may_see(Audience::Office) && !ta.may_see(Audience::Office));
}

#[tokio::test]
async fn a_child_is_not_added_twice_and_the_refusal_says_where_the_other_one_is() {
    let school = TestSchool::new(TODAY).await;
    let office = school.signed_in(Role::Office).await;
    import(&school, &["Isla,Barnes,2020-05-03,000777,1Own,,,"]).await;
    let isla = id_of(&school, "Barnes").await.expect("Isla");
    let add = async |extra: &str| {
        let body = format!(
            "key={}&answers[forename][]=isla&answers[surname][]=BARNES&answers[born_on][]=2020-05-03{extra}",
            fresh_key()
        );
        office.call("add_child", &body).await
    };
    let twice = add("").await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = "\"surname\":\"Isla Barnes, with this birthday, is in the register already, in 1Own\"";
    assert!(twice.body.contains(words), "{}", twice.body);

    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update pupil set left_on = '2026-11-21' where id = ?")
        .bind(isla)
        .execute(&mut *tx)
        .await
        .expect("put there");
    tx.commit().await.expect("committed");
    let twice = add("").await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = "left the school on 20 Nov 2026; bring them back on their page";
    assert!(twice.body.contains(words), "{}", twice.body);
    let found = office.call("find_children", "text=Barnes").await.body;
    assert!(found.contains("\"last_day\":\"2026-11-20\""), "{found}");

    let another = add("&answers[admission_no][]=000778").await;
    assert_eq!(another.status, StatusCode::OK, "{}", another.body);
}

#[tokio::test]
async fn everything_that_stands_against_a_new_child_is_told_at_once() {
    let school = TestSchool::new(TODAY).await;
    let office = school.signed_in(Role::Office).await;
    import(&school, &["Isla,Barnes,2020-05-03,000777,1Own,,,"]).await;
    let child = "answers[forename][]=Isla&answers[born_on][]=2020-05-03&answers[upn][]=X1&answers[admission_no][]=000777&answers[first_day][]=2019-09-03";
    let refused = office.call("add_child", &format!("key={}&{child}", fresh_key())).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["surname", "upn", "admission_no", "first_day"] {
        assert!(refused.body.contains(&format!("\"{field}\":")), "{field}: {}", refused.body);
    }
}

#[tokio::test]
async fn a_class_changed_by_hand_is_told_by_its_name_in_the_history_and_beside_anothers_words() {
    let school = TestSchool::new(TODAY).await;
    import(&school, &["Isla,Barnes,2020-05-03,000777,1Own,,,"]).await;
    let isla = id_of(&school, "Barnes").await.expect("Isla");
    let office = school.signed_in(Role::Office).await;
    let version: i64 = sqlx::query_scalar("select version from pupil where id = ?")
        .bind(isla)
        .fetch_one(school.school.readers())
        .await
        .expect("a version");
    let moved = |version: i64| {
        format!(
            "key={}&pupil={isla}&version={version}&answers[forename][]=Isla&answers[surname][]=Barnes&answers[born_on][]=2020-05-03&answers[class][]={}&answers[admission_no][]=000777",
            fresh_key(),
            school.other_class
        )
    };
    let late = office.call("change_record", &moved(version + 1)).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    let page = office.page(&format!("/children/{isla}/record")).await.body;
    let (_, both) = page.split_once("Yours, not saved yet: Class").expect("their words");
    let (yours, kept) = both.split_once("As it is kept: Class").expect("what is kept");
    let kept = kept.split("</blockquote>").next().expect("a text");
    assert!(yours.contains("2Other") && kept.contains("1Own"), "{yours} {kept}");

    let changed = office.call("change_record", &moved(version)).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let senco = school.signed_in(Role::Senco).await;
    let timeline = senco.call("open_timeline", &format!("pupil={isla}")).await.body;
    assert!(timeline.contains("Class: from 1Own to 2Other"), "{timeline}");
}

#[tokio::test]
async fn where_a_class_holds_two_years_each_childs_year_stands_beside_the_name() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let address = format!("/classes/{}", school.own_class);
    assert!(!teacher.page(&address).await.body.contains("\"kid__year soft\""));
    import(&school, &["Rae,Younger,2021-02-02,000900,1Own,,,"]).await;
    let page = teacher.page(&address).await.body;
    assert_eq!(page.matches("\"kid__year soft\"").count(), 3, "{page}");
    assert!(page.contains(">Year 2<") && page.contains(">Year 1<"), "{page}");
}
