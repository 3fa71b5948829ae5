//! A locked screen: the server answers nothing.

use app::kit::Role;
use axum::http::StatusCode;

use crate::school::{NAMES, PASSWORD, TestSchool, fresh_key};

#[tokio::test]
async fn a_locked_tablet_gives_no_name_to_any_request_and_opens_with_the_password() {
    let school = TestSchool::new("2026-11-24").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert_eq!(teacher.call("lock", "").await.status, StatusCode::OK);

    let own = school.own[0];
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let function = path.trim_start_matches("/api/");
        if ["unlock", "sign_out"].contains(&function) {
            continue;
        }
        let body =
            format!("key={}&id={own}&pupil={own}&entry=1&text=ownchild&token=x&starts_in=2026", fresh_key());
        let answer = teacher.call(function, &body).await;
        assert!(NAMES.iter().all(|name| !answer.body.contains(name)), "{function}: {}", answer.body);
    }
    for page in ["/".to_owned(), "/children".to_owned(), format!("/children/{own}"), "/staff".to_owned()] {
        let answer = teacher.page(&page).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}");
        assert!(NAMES.iter().all(|name| !answer.body.contains(name)), "{page}");
    }

    let wrong = format!("key={}&answers[opens_with][]=not+this", fresh_key());
    assert_eq!(teacher.call("unlock", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = format!("key={}&answers[opens_with][]={PASSWORD}", fresh_key());
    assert_eq!(teacher.call("unlock", &right).await.status, StatusCode::OK);
    let answer = teacher.page(&format!("/children/{own}")).await;
    assert!(answer.body.contains("Ownchild"));
}

#[tokio::test]
async fn whoever_forgot_to_lock_is_locked_after_ten_minutes() {
    let school = TestSchool::new("2026-11-24").await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    assert_eq!(teacher.page("/children").await.status, StatusCode::OK);
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("update session set used_at = ?")
        .bind(school.school.now() - chrono::TimeDelta::minutes(11))
        .execute(&mut *tx)
        .await
        .expect("moved");
    tx.commit().await.expect("committed");
    assert_eq!(teacher.call("open_children", "").await.status, StatusCode::LOCKED);
}
