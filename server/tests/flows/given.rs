//! What the office can give of the school, and who reads of it: postings, links, and whoever stands in.

use app::kit::{Asker, Role};
use axum::http::StatusCode;

use crate::register::{TODAY, import as import_children};
use crate::school::{TestSchool, email, fresh_key};
use crate::staff::{id_of, import};

#[tokio::test]
async fn the_office_posts_nobody_to_more_than_three_classes_and_the_senco_reads_each_step_in_one_line() {
    let school = TestSchool::new(TODAY).await;
    let rows = [
        "Mia,Sluice,2020-02-02,000701,3A,,,",
        "Ada,Brook,2020-02-03,000702,4B,,,",
        "Ben,Weir,2020-02-04,000703,5C,,,",
    ];
    import_children(&school, &rows).await;
    let (office, senco) = (school.signed_in(Role::Office).await, school.signed_in(Role::Senco).await);
    let spare = id_of(&school, "spare@test.example").await;
    let class_of = async |name: &str| -> i64 {
        sqlx::query_scalar("select id from class where name = ?")
            .bind(name)
            .fetch_one(school.school.readers())
            .await
            .expect("a class")
    };
    let post = |class: i64| {
        format!(
            "key={}&to=class-{class}&answers[posted][]={spare}&answers[posted_from][]={TODAY}",
            fresh_key()
        )
    };
    for class in [school.own_class, class_of("3A").await, class_of("4B").await] {
        let posted = office.call("post_staff", &post(class)).await;
        assert_eq!(posted.status, StatusCode::OK, "{}", posted.body);
    }
    let fourth = class_of("5C").await;
    let refused = office.call("post_staff", &post(fourth)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("the SENCo or the head posts them"), "{}", refused.body);
    // What is theirs already gives them nothing more.
    assert_eq!(office.call("post_staff", &post(school.own_class)).await.status, StatusCode::OK);

    // Neither by a list, nor by standing in for somebody.
    let asker = Asker { id: app::kit::AskerId(1), name: String::new(), roles: vec![Role::Office] };
    let row = ",,Staffname,spare,SEN TA,5C,spare@test.example";
    let applied = import(&school, row, Some(&asker)).await;
    assert!(
        applied.problems[0].message.contains("the SENCo or the head posts them"),
        "{}",
        applied.problems[0]
    );
    let ta = id_of(&school, &email(Role::SenTa)).await;
    assert_eq!(
        senco
            .call("post_staff", &post(fourth).replace(&format!("={spare}&"), &format!("={ta}&")))
            .await
            .status,
        StatusCode::OK
    );
    let away = format!(
        "key={}&id={ta}&answers[away_from][]={TODAY}&answers[away_until][]={TODAY}&answers[stand_in][]={spare}",
        fresh_key()
    );
    let refused = office.call("record_away", &away).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    let by_the_senco = senco.call("post_staff", &post(fourth)).await;
    assert_eq!(by_the_senco.status, StatusCode::OK, "{}", by_the_senco.body);

    let first = senco.page("/").await.body;
    assert!(first.contains("Staffname spare: posted to "), "{first}");
    for class in ["1Own", "3A", "4B"] {
        assert!(first.contains(class), "{class}: {first}");
    }
}

#[tokio::test]
async fn a_new_link_for_somebody_who_signs_in_already_is_told_to_them_and_to_the_senco_first() {
    let school = TestSchool::new(TODAY).await;
    let office = school.signed_in(Role::Office).await;
    let teacher = id_of(&school, &email(Role::ClassTeacher)).await;
    let made = office.call("new_link", &format!("key={}&id={teacher}", fresh_key())).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let senco = school.signed_in(Role::Senco).await.page("/").await.body;
    assert!(
        senco.contains(
            "Staffname class_teacher: a new sign-in link was made, though they could sign in already"
        ),
        "{senco}"
    );
    let theirs = school.signed_in(Role::ClassTeacher).await.page("/").await.body;
    assert!(theirs.contains("A new sign-in link was made for you, by Staffname office"), "{theirs}");
    assert!(!school.signed_in(Role::SenTa).await.page("/").await.body.contains("was made for you"));
    // Somebody's first link is no news to them.
    let spare = id_of(&school, "spare@test.example").await;
    office.call("new_link", &format!("key={}&id={spare}", fresh_key())).await;
    let new = school.signed_in_as("spare@test.example").await.page("/").await.body;
    assert!(!new.contains("was made for you"), "{new}");
}
