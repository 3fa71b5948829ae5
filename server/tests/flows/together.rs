//! Many at once: before a lesson everybody opens the app in the same minute.

use app::kit::Role;
use axum::http::StatusCode;

use crate::school::TestSchool;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_asked_for_at_the_same_time_are_all_answered() {
    let school = TestSchool::new("2026-11-24").await;
    let senco = school.signed_in(Role::Senco).await;
    let child = format!("/children/{}", school.own[0]);
    for _ in 0..5 {
        let pages = ["/", "/children", "/staff", "/process", child.as_str()].map(|path| senco.page(path));
        let answers =
            futures_util::future::join_all(pages.into_iter().chain((0..11).map(|_| senco.page("/")))).await;
        for answer in answers {
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        }
    }
}
