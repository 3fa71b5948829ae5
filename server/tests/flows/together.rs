//! Many at once: before a lesson everybody opens the app in the same minute.

use std::sync::atomic::{AtomicBool, Ordering};

use app::kit::Role;
use axum::http::StatusCode;

use crate::school::{Browser, TestSchool};

/// The pages that are asked for at once, and how often.
async fn all_at_once(browser: &Browser<'_>, child: &str) -> Vec<StatusCode> {
    let pages = ["/", "/children", "/staff", "/process", child].map(|path| browser.page(path));
    let answers = pages.into_iter().chain((0..11).map(|_| browser.page("/")));
    futures_util::future::join_all(answers).await.into_iter().map(|answer| answer.status).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_asked_for_at_the_same_time_are_all_answered() {
    let school = TestSchool::new("2026-11-24").await;
    let senco = school.signed_in(Role::Senco).await;
    let child = format!("/children/{}", school.own[0]);
    for _ in 0..5 {
        assert_eq!(all_at_once(&senco, &child).await, [StatusCode::OK; 16]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_are_answered_while_the_same_process_begins_to_serve_again() {
    let school = TestSchool::new("2026-11-24").await;
    let senco = school.signed_in(Role::Senco).await;
    let child = format!("/children/{}", school.own[0]);
    let over = AtomicBool::new(false);
    let statuses = std::thread::scope(|threads| {
        threads.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                drop(school.served_again());
            }
        });
        let asked = all_at_once(&senco, &child);
        let statuses = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(asked));
        over.store(true, Ordering::Relaxed);
        statuses
    });
    assert_eq!(statuses, [StatusCode::OK; 16]);
}
