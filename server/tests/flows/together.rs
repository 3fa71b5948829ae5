//! Many at once: before a lesson everybody opens the app in the same minute.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::kit::Role;
use axum::http::StatusCode;

use crate::school::{Browser, TestSchool, concern, fresh_key};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_page_is_whole_however_often_it_is_asked_for_at_once() {
    // As the program does: each answer on whichever thread is free.
    let school = Arc::new(TestSchool::new("2026-11-24").await);
    let senco = school.signed_in(Role::Senco).await;
    let own = school.own[0];
    let entry = senco.call("raise_concern", &concern(&fresh_key(), own, "Guesses")).await.body;
    let begin = format!("key={}&class={}&answers[held_on][]=2026-11-24", fresh_key(), school.own_class);
    let meeting = senco.call("start_meeting", &begin).await.body;
    let pages = [
        "/me".to_owned(),
        "/staff/3".to_owned(),
        "/staff/3/away".to_owned(),
        "/school-years".to_owned(),
        "/school-years/2026".to_owned(),
        "/children/import".to_owned(),
        "/children/new".to_owned(),
        "/process/settings".to_owned(),
        format!("/children/{own}/concern"),
        format!("/children/{own}/record"),
        format!("/children/{own}/file"),
        format!("/children/{own}/other-school"),
        format!("/children/{own}/adults"),
        format!("/children/{own}/staff"),
        format!("/children/{own}/timeline"),
        format!("/children/{own}/readings"),
        format!("/classes/{}", school.own_class),
        format!("/classes/{}/progress", school.own_class),
        format!("/progress-meetings/{meeting}"),
        format!("/progress-meetings/{meeting}/{own}"),
        "/concerns/1".to_owned(),
        format!("/stages/{entry}/decision"),
        format!("/stages/{entry}/actions/early_intervention"),
    ];
    for page in pages {
        for _ in 0..3 {
            let asked = (0..8).map(|_| {
                let (page, school) = (page.clone(), school.clone());
                tokio::spawn(async move { school.signed_in(Role::Senco).await.page(&page).await.status })
            });
            let statuses: Vec<_> = futures_util::future::join_all(asked)
                .await
                .into_iter()
                .map(|status| status.expect("an answer"))
                .collect();
            assert_eq!(statuses, [StatusCode::OK; 8], "{page}");
        }
    }
}
