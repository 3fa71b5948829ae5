//! The adults of a child: what the office decides about them, what lists may say of them, who reads what.

use app::kit::Role;
use axum::http::StatusCode;

use crate::register::{TODAY, id_of, import, import_file, take_back};
use crate::school::{TestSchool, fresh_key};

async fn adult_of(school: &TestSchool, pupil: i64) -> i64 {
    sqlx::query_scalar("select id from contact where pupil_id = ? order by place")
        .bind(pupil)
        .fetch_one(school.school.readers())
        .await
        .expect("an adult")
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
