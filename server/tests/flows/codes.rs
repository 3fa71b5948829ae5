//! SEN codes: the MIS’s beside ours, and that ours is the SENCo’s decision.

use app::kit::Role;
use axum::http::StatusCode;

use crate::register::{TODAY, id_of, import, import_file, take_back};
use crate::school::{TestSchool, fresh_key};

/// A list with SEN codes.
async fn import_codes(school: &TestSchool, rows: &[&str]) {
    let file = format!("Forename,Surname,DOB,Adno,Reg,SEN Status\n{}\n", rows.join("\n"));
    import_file(school, file.into_bytes()).await;
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
async fn a_code_of_the_mis_changes_ours_only_when_the_senco_says_so() {
    let school = TestSchool::new(TODAY).await;
    import_codes(&school, &["Noah,Smith,2020-02-02,000900,1Own,K"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let senco = school.signed_in(Role::Senco).await;
    let differ = senco.call("open_codes", "").await.body;
    assert!(differ.contains("Noah Smith") && differ.contains("\"ours\":\"no_sen\""), "{differ}");
    let take = format!("key={}&answers[child][]={noah}:K", fresh_key());
    assert_eq!(senco.call("take_over_codes", &take).await.status, StatusCode::OK);
    let differ = senco.call("open_codes", "").await.body;
    assert!(!differ.contains("Smith"), "{differ}");
    let timeline = senco.call("open_timeline", &format!("pupil={noah}")).await.body;
    assert!(timeline.contains("SEN code: from N to K"), "{timeline}");
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
        "Noah Smith",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains(&format!("value=\"{noah}:E\"")) && !page.contains("Mia Jones"), "{page}");
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
    assert!(senco.call("open_codes", "").await.body.contains("Noah Smith"));
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
async fn a_child_who_came_with_a_code_is_placed_and_the_register_says_whom_it_leaves_out_until_then() {
    let school = TestSchool::new(TODAY).await;
    import_codes(&school, &["Noah,Smith,2020-02-02,000900,1Own,K"]).await;
    let noah = id_of(&school, "Smith").await.expect("Noah");
    let senco = school.signed_in(Role::Senco).await;
    let left_out = "Not on this register: 1 child has code K or E on the pupil list";
    let register = senco.page("/register").await.body;
    assert!(register.contains(left_out) && register.contains("/children/codes"), "{register}");
    let teacher = school.signed_in(Role::ClassTeacher).await.page("/register").await.body;
    assert!(teacher.contains(left_out) && !teacher.contains("Decide about their codes"), "{teacher}");

    let take = format!("key={}&answers[child][]={noah}:K", fresh_key());
    assert_eq!(senco.call("take_over_codes", &take).await.status, StatusCode::OK);
    let page = senco.page(&format!("/children/{noah}")).await.body;
    assert!(page.contains("Place this child at their stage"), "{page}");
    assert!(page.contains(&format!("href=\"/children/{noah}/place\"")), "{page}");
    assert!(page.contains("is on no stage here. What is due shows once"), "{page}");
    assert!(!page.contains("Raise a concern if progress worries you"), "{page}");
    assert!(!senco.page("/register").await.body.contains("Not on this register"));
}
