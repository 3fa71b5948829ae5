//! The register by file and by hand: what an import may take back, who is posted, who leaves and returns.

use app::db::{Act, Happening, new_key};
use app::kit::{Asker, Audience, Role};
use app::pupils::{PostedTo, PupilId, apply, post_to, preview_of, undo};
use axum::http::StatusCode;

use crate::concern::concern;
use crate::school::{TestSchool, email, fresh_key};

const TODAY: &str = "2026-11-24";

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

/// A list with SEN codes.
async fn import_codes(school: &TestSchool, rows: &[&str]) {
    let file = format!("Forename,Surname,DOB,Adno,Reg,SEN Status\n{}\n", rows.join("\n"));
    import_file(school, file.into_bytes()).await;
}

async fn import_file(school: &TestSchool, file: Vec<u8>) -> i64 {
    let preview = preview_of(&school.school, file).await.expect("a preview");
    let mut act = act(school).await;
    let import = apply(&mut act, &preview, "list.csv").await.expect("applied");
    act.commit(()).await.expect("committed");
    import
}

async fn take_back(school: &TestSchool, import: i64) -> Vec<String> {
    let mut act = act(school).await;
    let kept = undo(&mut act, import).await.expect("undone");
    act.commit(()).await.expect("committed");
    kept
}

async fn adult_of(school: &TestSchool, pupil: i64) -> i64 {
    sqlx::query_scalar("select id from contact where pupil_id = ? order by place")
        .bind(pupil)
        .fetch_one(school.school.readers())
        .await
        .expect("an adult")
}

async fn id_of(school: &TestSchool, surname: &str) -> Option<i64> {
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
async fn an_import_is_not_taken_back_over_what_the_office_has_decided_about_an_adult() {
    let school = TestSchool::new(TODAY).await;
    let import =
        import(&school, &["Noah,Smith,2020-02-02,000900,1Own,Ann Smith,Mother,ann@home.example"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let adult = adult_of(&school, noah).await;
    let office = school.signed_in(Role::Office).await;
    let decided = format!(
        "key={}&id={adult}&version=1&answers[may_receive][]=no&answers[may_attend][]=no&answers[may_consent][]=no&answers[order_note][]=Order+12",
        fresh_key()
    );
    let answer = office.call("decide_adult", &decided).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(take_back(&school, import).await, ["Noah Smith"]);
    let page = office.page(&format!("/children/{noah}/adults")).await;
    assert!(page.body.contains("Order 12"));
}

#[tokio::test]
async fn a_change_of_an_adults_email_is_in_the_history_of_those_who_act_on_it_alone() {
    let school = TestSchool::new(TODAY).await;
    import(&school, &["Noah,Smith,2020-02-02,000900,1Own,Ann Smith,Mother,ann@home.example"]).await;
    import(&school, &["Noah,Smith,2020-02-02,000900,1Own,Ann Smith,Mother,new@home.example"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let body = format!("pupil={noah}");
    let senco = school.signed_in(Role::Senco).await.call("open_timeline", &body).await.body;
    let teacher = school.signed_in(Role::ClassTeacher).await.call("open_timeline", &body).await.body;
    assert!(senco.contains("new@home.example"), "{senco}");
    assert!(!teacher.contains("home.example"), "{teacher}");
}

#[tokio::test]
async fn adults_keep_what_was_decided_about_them_when_one_before_them_goes() {
    let school = TestSchool::new(TODAY).await;
    let own = school.own[0];
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("insert into contact (pupil_id, place, surname, relationship, version, may_receive) values (?, 5, 'Kept', 'Aunt', 2, 1)")
        .bind(own)
        .execute(&mut *tx)
        .await
        .expect("put there");
    tx.commit().await.expect("committed");
    import(
        &school,
        &["Ownchild,Ownchildson1,2020-01-15,000001,1Own,Ownparent Ownchild,Mother,new@home.example"],
    )
    .await;
    let adults: Vec<(String, i64)> = sqlx::query_as(
        "select coalesce(surname, ''), may_receive from contact where pupil_id = ? order by place",
    )
    .bind(own)
    .fetch_all(school.school.readers())
    .await
    .expect("asked");
    assert_eq!(adults, [("Ownchild".to_owned(), 0), ("Kept".to_owned(), 1)]);
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
async fn an_import_is_not_taken_back_over_what_the_senco_has_decided_about_a_code() {
    let school = TestSchool::new(TODAY).await;
    let first = import(&school, &["Noah,Smith,2020-02-02,000900,1Own,,,"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update pupil set mis_provision = 'K' where id = ?")
        .bind(noah)
        .execute(&mut *tx)
        .await
        .expect("put there");
    tx.commit().await.expect("committed");
    let senco = school.signed_in(Role::Senco).await;
    let decided =
        senco.call("take_over_codes", &format!("key={}&answers[child][]={noah}:K", fresh_key())).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
    assert_eq!(take_back(&school, first).await, ["Noah Smith"]);
    assert!(id_of(&school, "Smith").await.is_some());
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
    let concern = format!(
        "key={}&pupil={isla}&answers[area][]=learning&answers[noticed][]=x&answers[how_often][]=most_lessons",
        fresh_key()
    );
    assert_eq!(senco.call("raise_concern", &concern).await.status, StatusCode::NOT_FOUND);
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
async fn a_code_of_the_mis_changes_ours_only_when_the_senco_says_so() {
    let school = TestSchool::new(TODAY).await;
    import_codes(&school, &["Noah,Smith,2020-02-02,000900,1Own,K"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let senco = school.signed_in(Role::Senco).await;
    let differ = senco.call("open_codes", "").await.body;
    assert!(differ.contains("Smith, Noah") && differ.contains("\"ours\":\"no_sen\""), "{differ}");
    let take = format!("key={}&answers[child][]={noah}:K", fresh_key());
    assert_eq!(senco.call("take_over_codes", &take).await.status, StatusCode::OK);
    let differ = senco.call("open_codes", "").await.body;
    assert!(!differ.contains("Smith"), "{differ}");
    let timeline = senco.call("open_timeline", &format!("pupil={noah}")).await.body;
    assert!(timeline.contains("SEN code: N → K"), "{timeline}");
}

#[tokio::test]
async fn a_code_that_a_newer_list_has_changed_meanwhile_is_left_as_it_is_and_the_senco_is_told() {
    let school = TestSchool::new(TODAY).await;
    let mia = "Mia,Jones,2020-03-03,000901,1Own,K";
    import_codes(&school, &["Noah,Smith,2020-02-02,000900,1Own,K", mia]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let mias = id_of(&school, "Jones").await.expect("Mia");
    let senco = school.signed_in(Role::Senco).await;
    let page = senco.page("/children/codes").await.body;
    assert!(page.contains(&format!("value=\"{noah}:K\"")), "{page}");

    import_codes(&school, &["Noah,Smith,2020-02-02,000900,1Own,E", mia]).await;
    let take = format!("key={}&answers[child][]={noah}:K&answers[child][]={mias}:K", fresh_key());
    let taken = senco.post_form("take_over_codes", "/children/codes", &take).await;
    let page = senco.with_cookies_of(&taken).page("/children/codes").await.body;
    for words in [
        "1 child has the MIS’s code here too.",
        "1 was changed meanwhile, by a newer list or by somebody else, and is left as it is.",
        "Smith, Noah",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains(&format!("value=\"{noah}:E\"")) && !page.contains("Jones, Mia"), "{page}");
    let timeline = senco.call("open_timeline", &format!("pupil={noah}")).await.body;
    assert!(!timeline.contains("SEN code: "), "{timeline}");
}

#[tokio::test]
async fn ticks_that_no_page_has_posted_change_no_code() {
    let school = TestSchool::new(TODAY).await;
    import_codes(&school, &["Noah,Smith,2020-02-02,000900,1Own,K"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let senco = school.signed_in(Role::Senco).await;
    for tick in [noah.to_string(), format!("{noah}:S"), format!("{noah}:")] {
        let take = format!("key={}&answers[child][]={tick}", fresh_key());
        assert_ne!(senco.call("take_over_codes", &take).await.status, StatusCode::OK, "{tick}");
    }
    assert!(senco.call("open_codes", "").await.body.contains("Smith, Noah"));
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
async fn all_that_the_office_has_decided_about_an_adult_stands_in_the_list_and_a_teacher_sees_its_effect() {
    let school = TestSchool::new(TODAY).await;
    import(&school, &["Noah,Smith,2020-02-02,000900,1Own,Ann Smith,Mother,ann@home.example"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let adult = adult_of(&school, noah).await;
    let office = school.signed_in(Role::Office).await;
    let address = format!("/children/{noah}/adults");
    assert!(office.page(&address).await.body.contains("Nothing is decided yet"));
    let decided = format!(
        "key={}&id={adult}&version=1&answers[may_receive][]=yes&answers[may_attend][]=yes&answers[may_consent][]=no&answers[address_confidential][]=yes&answers[language][]=Polish",
        fresh_key()
    );
    assert_eq!(office.call("decide_adult", &decided).await.status, StatusCode::OK);
    let page = office.page(&address).await.body;
    for words in [
        "Letters and copies go to them",
        "May come to meetings",
        "May not give consent",
        "Secret address",
        "Parental responsibility not stated",
        "Reads Polish best",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let page = school.signed_in(Role::ClassTeacher).await.page(&address).await.body;
    assert!(page.contains("Letters and copies go to them") && !page.contains("Secret address"), "{page}");
}

#[tokio::test]
async fn before_the_mis_has_stated_a_code_nothing_is_said_to_be_the_same() {
    let school = TestSchool::new(TODAY).await;
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update pupil set mis_provision = null").execute(&mut *tx).await.expect("put there");
    tx.commit().await.expect("committed");
    let senco = school.signed_in(Role::Senco).await;
    assert!(
        senco.page("/children/codes").await.body.contains("No list from the MIS has stated a SEN code yet")
    );
    import_codes(&school, &["Noah,Smith,2020-02-02,000900,1Own,N"]).await;
    assert!(senco.page("/children/codes").await.body.contains("Every code here is the same"));
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
    assert!(timeline.contains("Class: 1Own → 2Other"), "{timeline}");
}

#[tokio::test]
async fn how_an_adult_is_reached_is_decided_by_the_office_and_read_by_the_teacher() {
    let school = TestSchool::new(TODAY).await;
    import(&school, &["Noah,Smith,2020-02-02,000900,1Own,Ann Smith,Mother,ann@home.example"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let adult = adult_of(&school, noah).await;
    let office = school.signed_in(Role::Office).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let address = format!("/children/{noah}/adults");
    assert!(!teacher.page(&address).await.body.contains("Reached by"));
    let decided = |version: i32, channel: &str| {
        format!(
            "key={}&id={adult}&version={version}&answers[may_receive][]=yes&answers[may_attend][]=yes&answers[may_consent][]=no&answers[channel][]={channel}",
            fresh_key()
        )
    };
    let refused = office.call("decide_adult", &decided(1, "pigeon")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    let kept = office.call("decide_adult", &decided(1, "text_message")).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    import(&school, &["Noah,Smith,2020-02-02,000900,1Own,Ann Smith,Mother,new@home.example"]).await;
    let page = teacher.page(&address).await.body;
    assert!(page.contains("Reached by text message") && !page.contains("No phone number is known"), "{page}");
    let page = office.page(&address).await.body;
    assert!(page.contains("Reached by text message") && page.contains("No phone number is known"), "{page}");
    let form = office.call("open_adult", &format!("id={adult}")).await.body;
    assert!(form.contains("\"channel\":[\"text_message\"]"), "{form}");
}

#[tokio::test]
async fn parental_responsibility_follows_the_lists_until_the_office_decides_and_no_list_changes_it_then() {
    let school = TestSchool::new(TODAY).await;
    let listed = async |says: &str| {
        let heading = "Forename,Surname,DOB,Adno,Reg,Contact 1 Name,Contact 1 Relationship,Contact 1 Parental Responsibility";
        let file = format!("{heading}\nNoah,Smith,2020-02-02,000900,1Own,Ann Smith,Mother,{says}\n");
        import_file(&school, file.into_bytes()).await
    };
    listed("N").await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let adult = adult_of(&school, noah).await;
    let office = school.signed_in(Role::Office).await;
    let address = format!("/children/{noah}/adults");
    assert!(office.page(&address).await.body.contains("No parental responsibility"));
    let last = listed("Y").await;
    assert!(office.page(&address).await.body.contains("Has parental responsibility"));
    let form = office.page(&format!("/adults/{adult}")).await.body;
    assert!(form.contains("The pupil list says that they have parental responsibility."), "{form}");

    let decided = |version: i32, says: &str| {
        format!(
            "key={}&id={adult}&version={version}&answers[may_receive][]=yes&answers[may_attend][]=yes&answers[may_consent][]=no{says}",
            fresh_key()
        )
    };
    let says_no = decided(1, "&answers[parental_responsibility][]=no");
    assert_eq!(office.call("decide_adult", &says_no).await.status, StatusCode::OK);
    listed("N").await;
    listed("Y").await;
    let page = office.page(&address).await.body;
    assert!(
        page.contains("No parental responsibility") && page.contains("The pupil list says otherwise"),
        "{page}"
    );
    let teacher = school.signed_in(Role::ClassTeacher).await.page(&address).await.body;
    assert!(!teacher.contains("parental responsibility"), "{teacher}");
    // What the office decided is no part of what an import did, so it does not stand in the way of taking that back.
    assert!(take_back(&school, last).await.is_empty());
    assert!(office.page(&address).await.body.contains("No parental responsibility"));

    assert_eq!(office.call("decide_adult", &decided(2, "")).await.status, StatusCode::OK);
    listed("Y").await;
    let page = office.page(&address).await.body;
    assert!(page.contains("Has parental responsibility") && !page.contains("says otherwise"), "{page}");
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
