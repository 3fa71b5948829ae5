//! Decisions about codes and needs that were a mistake, or of a wrong day: taken back, the last one first.

use app::kit::Role;
use axum::http::StatusCode;

use crate::needs::{decide, decision, last_decision, needs, owed};
use crate::register::TODAY;
use crate::school::{TestSchool, fresh_key};

#[tokio::test]
async fn a_code_of_a_wrong_day_is_taken_back_with_the_telling_and_decided_again_from_the_true_one() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    decide(&school, own, "N", "K").await;
    let id = last_decision(&school, own).await;
    let told =
        format!("key={}&decision={id}&answers[told_on][]={TODAY}&answers[told_how][]=meeting", fresh_key());
    assert_eq!(senco.call("record_told", &told).await.status, StatusCode::OK);
    let earlier = decision(own, "K", "N", "No").replace("2026-11-23", "2026-11-10");
    let refused = senco.call("decide_code", &earlier).await;
    assert!(refused.body.contains("take that decision back first"), "{}", refused.body);

    let page = senco.page(&format!("/children/{own}/needs")).await.body;
    assert!(page.contains("Take the last decision about the code back"), "{page}");
    let back = format!("key={}&decision={id}", fresh_key());
    for _ in 0..2 {
        let taken = senco.call("take_back_code", &back).await;
        assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    }
    let again = senco.call("take_back_code", &format!("key={}&decision={id}", fresh_key())).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "it was taken back");
    assert!(owed(&school).await.is_empty());
    assert_eq!(senco.page(&format!("/codes/{id}/told")).await.status, StatusCode::NOT_FOUND);

    let true_day = decision(own, "N", "K", "Help+every+day").replace("2026-11-23", "2026-11-10");
    let decided = senco.call("decide_code", &true_day).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
    assert_eq!(owed(&school).await, [own], "what is decided instead is told anew");
    let page = senco.page(&format!("/children/{own}/needs")).await.body;
    assert!(page.contains("Tuesday 10 November 2026") && !page.contains("Monday 23 November 2026"), "{page}");
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    for words in
        ["SEN code: from K to N", "by mistake", "The parents had been told on Tuesday 24 November 2026"]
    {
        assert!(timeline.contains(words), "{words}: {timeline}");
    }
}

#[tokio::test]
async fn only_the_last_decision_about_a_code_is_taken_back() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    decide(&school, own, "N", "K").await;
    let first = last_decision(&school, own).await;
    decide(&school, own, "K", "E").await;
    let back = senco.call("take_back_code", &format!("key={}&decision={first}", fresh_key())).await;
    assert_eq!(back.status, StatusCode::NOT_FOUND);
    let last = last_decision(&school, own).await;
    let back = senco.call("take_back_code", &format!("key={}&decision={last}", fresh_key())).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert_eq!(owed(&school).await, [own], "of K the parents are still to be told");
}

#[tokio::test]
async fn a_change_of_needs_that_was_a_mistake_is_taken_back_and_what_stood_before_stands_again() {
    let school = TestSchool::new(TODAY).await;
    let (senco, own) = (school.signed_in(Role::Senco).await, school.own[0]);
    let address = format!("/children/{own}/needs");
    let first = needs(own, "", "SLCN", "ASD", "2026-11-20");
    let first = senco.post_form("change_needs", &address, &first).await;
    let asked = senco.with_cookies_of(&first).page(&address).await.body;
    assert!(asked.contains("decide about the code too"), "{asked}");
    assert_eq!(
        senco.call("change_needs", &needs(own, "SLCN,ASD", "ASD", "", "2026-11-23")).await.status,
        StatusCode::OK
    );
    let standing = async || -> Vec<(String, String)> {
        sqlx::query_as(
            "select type, from_day from need_held where until_day is null and pupil_id = ? order by rank",
        )
        .bind(own)
        .fetch_all(school.school.readers())
        .await
        .expect("asked")
    };
    let change: i64 = sqlx::query_scalar("select max(id) from need_change where pupil_id = ?")
        .bind(own)
        .fetch_one(school.school.readers())
        .await
        .expect("a change");
    let back = format!("key={}&pupil={own}&change={change}", fresh_key());
    for _ in 0..2 {
        let taken = senco.call("take_back_needs", &back).await;
        assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    }
    let of_the_20th = |kind: &str| (kind.to_owned(), "2026-11-20".to_owned());
    assert_eq!(standing().await, [of_the_20th("SLCN"), of_the_20th("ASD")]);
    let page = senco.page(&format!("/children/{own}/needs")).await.body;
    assert!(!page.contains("Needs before"), "what never stood is no need of before: {page}");

    // And the first one too, so that the needs can be of an earlier day.
    let back = format!("key={}&pupil={own}&change={}", fresh_key(), change - 1);
    assert_eq!(senco.call("take_back_needs", &back).await.status, StatusCode::OK);
    assert!(standing().await.is_empty());
    let earlier = senco.call("change_needs", &needs(own, "", "SLCN", "", "2026-11-02")).await;
    assert_eq!(earlier.status, StatusCode::OK, "{}", earlier.body);
    let timeline = senco.call("open_timeline", &format!("pupil={own}")).await.body;
    assert!(timeline.contains("it was decided about the needs by mistake"), "{timeline}");
}
