//! The initial concern: the form of the meeting, and what each parent says on a page of their own.

use app::kit::Role;
use app::pupils::PupilId;
use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::register::{import, take_back};
use crate::school::{Browser, TestSchool, concern, fresh_key};

const TODAY: &str = "2026-11-24";

/// Stage 2 of a child, which a decision of this person has begun.
async fn at_stage_two(school: &TestSchool, who: &Browser<'_>, pupil: PupilId) -> i64 {
    let raised = who.call("raise_concern", &concern(&fresh_key(), pupil, "Guesses")).await;
    let decision = format!(
        "key={}&entry={}&version=1&answers[decision][]=stage_two&answers[decided_on][]={TODAY}\
         &answers[still_concerned][]=Reading&answers[early_reason][]=It+cannot+wait",
        fresh_key(),
        raised.body
    );
    let decided = who.call("decide_stage", &decision).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
    number(school, "select max(id) from stage_entry where stage = 'two'").await
}

async fn number(school: &TestSchool, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(school.school.readers()).await.expect("a number")
}

async fn change(school: &TestSchool, sql: &'static str) {
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query(sql).execute(&mut *tx).await.expect("put there");
    tx.commit().await.expect("committed");
}

/// The form of the meeting with what it has to have, as it is sent.
fn meeting(entry: i64, version: i32, in_class: &str) -> String {
    format!(
        "key={}&entry={entry}&version={version}&answers[met_on][]={TODAY}&answers[who_was_there][]=class_teacher\
         &answers[who_was_there][]=parent_or_carer&answers[target_1][]=I+will+count+in+tens\
         &answers[target_1_in_class][]={in_class}",
        fresh_key()
    )
}

/// What a parent says, as it is sent.
fn says(form: i64, contact: i64, version: i32, words: &str) -> String {
    format!(
        "key={}&form={form}&contact={contact}&version={version}&answers[took_part][]=in_the_meeting{words}",
        fresh_key()
    )
}

/// The adults of the own class's first child: the mother of the register, and a father who is added here.
async fn mother_and_father(school: &TestSchool) -> (i64, i64) {
    assert_eq!(school.own[0].0, number(school, "select min(id) from pupil").await);
    change(
        school,
        "insert into contact (pupil_id, place, title, forename, surname, relationship, version, may_receive)
         select min(id), 9, 'Mr', 'Jan', 'Kowalski', 'Father', 2, 1 from pupil",
    )
    .await;
    (
        number(school, "select id from contact where pupil_id = (select min(id) from pupil) and place < 9")
            .await,
        number(school, "select id from contact where surname = 'Kowalski'").await,
    )
}

/// A form of the meeting that is kept, about the own class's first child.
async fn kept_meeting(school: &TestSchool, who: &Browser<'_>) -> (i64, i64) {
    let entry = at_stage_two(school, who, school.own[0]).await;
    let kept = who.call("save_initial_concern", &meeting(entry, 0, "Number+line")).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    (entry, number(school, "select id from stage_form where form = 'initial_concern'").await)
}

#[tokio::test]
async fn a_meeting_is_written_down_puts_its_actions_on_record_and_is_changed_with_its_history() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let entry = at_stage_two(&school, &teacher, school.own[0]).await;
    let address = format!("/stages/{entry}/initial-concern");
    let empty = teacher.page(&address).await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.body.contains("initial concern meeting"), "{}", empty.body);
    assert!(empty.body.contains("You are looking at this together"));
    assert!(empty.body.contains("Save the form above once"));
    assert!(empty.body.contains(&format!("value=\"{TODAY}\"")), "the day of the meeting is filled in");

    let whole =
        meeting(entry, 0, "Number+line") + "&answers[intervention][]=Catch-up&answers[helps_me][]=Time";
    let kept = teacher.call("save_initial_concern", &whole).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let actions: Vec<String> =
        sqlx::query_scalar("select action from action_record where entry_id = ? order by id")
            .bind(entry)
            .fetch_all(school.school.readers())
            .await
            .expect("actions");
    let expected = [
        "initial_concern_template",
        "targets_and_intervention",
        "differentiation",
        "initial_concern_pupil_voice",
    ];
    assert_eq!(actions, expected);

    let changed = teacher.call("save_initial_concern", &meeting(entry, 1, "A+helper")).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let page = teacher.page(&address).await.body;
    for words in
        ["I will count in tens", "A helper", "What was changed", "Number line", "Looked at again in school"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let again = number(&school, "select count(*) from action_record where action = 'differentiation'").await;
    assert_eq!(again, 1, "nothing is put on record twice");
    let history = teacher.call("open_timeline", &format!("pupil={}", school.own[0])).await.body;
    assert!(history.contains("The initial concern was written down"), "{history}");
    assert!(history.contains("The initial concern was changed"), "{history}");
}

#[tokio::test]
async fn a_stage_has_one_initial_concern_and_the_later_of_two_writers_sees_both_texts() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, ta) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::SenTa).await);
    let entry = at_stage_two(&school, &teacher, school.own[0]).await;
    let first = meeting(entry, 0, "Number+line");
    for _ in 0..2 {
        let kept = ta.call("save_initial_concern", &first).await;
        assert_eq!(kept.status, StatusCode::OK, "a double tap does it once: {}", kept.body);
    }
    let late = teacher.call("save_initial_concern", &meeting(entry, 0, "A+quiet+place")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    let page = teacher.page(&format!("/stages/{entry}/initial-concern")).await.body;
    assert!(page.contains("Number line") && page.contains("A quiet place"), "{page}");
    assert!(page.contains("Your words are not saved yet"));
    assert_eq!(number(&school, "select count(*) from stage_form where form = 'initial_concern'").await, 1);
}

#[tokio::test]
async fn without_the_browsers_half_a_meeting_with_gaps_comes_back_with_everything_typed_and_every_error() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let entry = at_stage_two(&school, &teacher, school.own[0]).await;
    let page = format!("/stages/{entry}/initial-concern");
    let body = format!(
        "key={}&entry={entry}&version=0&answers[strengths][]=Football&answers[target_2][]=I+will+ask",
        fresh_key()
    );
    let answer = teacher.post_form("save_initial_concern", &page, &body).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[LOCATION], page.as_str());
    let back = teacher.with_cookies_of(&answer).page(&page).await.body;
    for words in [
        "Enter the date of the meeting",
        "Choose who was there",
        "Say what will be different in class for target 1",
        "Say what will be different in class for target 2",
        "Football",
        "I will ask",
    ] {
        assert!(back.contains(words), "{words}: {back}");
    }
}

#[tokio::test]
async fn each_parent_answers_alone_and_one_parents_words_are_on_no_other_page() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let (mother, father) = mother_and_father(&school).await;
    let (entry, form) = kept_meeting(&school, &teacher).await;
    let page = format!("/stages/{entry}/initial-concern");
    let list = teacher.page(&page).await.body;
    assert!(list.contains("Not asked yet") && list.contains("Mr Jan Kowalski, father"), "{list}");
    assert!(list.contains("The office has not confirmed this adult yet"));
    assert!(list.contains("The office has decided that they do not come to meetings"));

    let of_mother = "&answers[worries][]=Homework+ends+in+tears&answers[answer][]=not_agreed\
                     &answers[answered_on][]=2026-11-24&answers[their_wording][]=I+will+enjoy+numbers";
    let kept = teacher.call("save_parent_words", &says(form, mother, 0, of_mother)).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let own_page = teacher.page(&format!("/initial-concerns/{form}/parents/{mother}")).await.body;
    for words in ["Homework ends in tears", "I will enjoy numbers", "I will count in tens"] {
        assert!(own_page.contains(words), "{words}: {own_page}");
    }
    assert!(!own_page.contains("Kowalski"), "the other parent is not there: {own_page}");

    let list = teacher.page(&page).await.body;
    assert!(list.contains("Does not agree, Tuesday 24 November 2026"), "{list}");
    let others = [
        list,
        teacher.page(&format!("/initial-concerns/{form}/parents/{father}")).await.body,
        teacher.page(&format!("/children/{}", school.own[0])).await.body,
        teacher.call("open_timeline", &format!("pupil={}", school.own[0])).await.body,
    ];
    for other in &others {
        assert!(!other.contains("Homework ends in tears") && !other.contains("enjoy numbers"), "{other}");
    }
    assert!(!others[1].contains("Ownparent"), "{}", others[1]);
    assert!(others[3].contains("What a parent says was written down"), "{}", others[3]);

    let agreed = "&answers[answer][]=agreed&answers[answered_on][]=2026-11-24";
    let kept = teacher.call("save_parent_words", &says(form, father, 0, agreed)).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let list = teacher.page(&page).await.body;
    assert!(list.contains("Does not agree") && list.contains("Agrees with the targets"), "{list}");
}

#[tokio::test]
async fn what_a_parent_says_is_changed_over_its_version_and_what_it_said_before_is_kept() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, ta) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::SenTa).await);
    let (mother, _) = mother_and_father(&school).await;
    let (_, form) = kept_meeting(&school, &teacher).await;
    let first = says(form, mother, 0, "&answers[hopes][]=A+friend");
    for _ in 0..2 {
        assert_eq!(teacher.call("save_parent_words", &first).await.status, StatusCode::OK);
    }
    let late = ta.call("save_parent_words", &says(form, mother, 0, "&answers[hopes][]=To+read")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    let page = ta.page(&format!("/initial-concerns/{form}/parents/{mother}")).await.body;
    assert!(page.contains("A friend") && page.contains("To read"), "{page}");
    let after = says(form, mother, 1, "&answers[hopes][]=A+best+friend");
    assert_eq!(teacher.call("save_parent_words", &after).await.status, StatusCode::OK);
    let page = teacher.page(&format!("/initial-concerns/{form}/parents/{mother}")).await.body;
    assert!(page.contains("What was changed") && page.contains("<del>A friend"), "{page}");
}

#[tokio::test]
async fn no_reply_needs_two_dated_tries_and_holds_nothing_up() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let (mother, _) = mother_and_father(&school).await;
    let (entry, form) = kept_meeting(&school, &teacher).await;
    let no_reply = |tries: &str| {
        says(form, mother, 0, &format!("&answers[answer][]=no_reply{tries}"))
            .replace("in_the_meeting", "not_reached")
    };
    let one = teacher.call("save_parent_words", &no_reply("&answers[first_try_on][]=2026-11-20")).await;
    assert_eq!(one.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(one.body.contains("Enter the day of the second try"), "{}", one.body);
    let two = "&answers[first_try_on][]=2026-11-20&answers[second_try_on][]=2026-11-23";
    let kept = teacher.call("save_parent_words", &no_reply(two)).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let list = teacher.page(&format!("/stages/{entry}/initial-concern")).await.body;
    assert!(list.contains("No answer after two tries"), "{list}");
}

#[tokio::test]
async fn a_note_for_the_senco_is_closed_to_the_ta_and_survives_the_tas_save() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, ta) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::SenTa).await);
    let entry = at_stage_two(&school, &teacher, school.own[0]).await;
    let page = format!("/stages/{entry}/initial-concern");
    let with_note = meeting(entry, 0, "Number+line") + "&answers[note_for_senco][]=Ask+the+nurse";
    assert_eq!(teacher.call("save_initial_concern", &with_note).await.status, StatusCode::OK);
    let seen = ta.page(&page).await.body;
    assert!(seen.contains("Number line") && !seen.contains("Ask the nurse"), "{seen}");
    assert_eq!(ta.call("save_initial_concern", &meeting(entry, 1, "A+helper")).await.status, StatusCode::OK);
    let seen = school.signed_in(Role::Senco).await.page(&page).await.body;
    assert!(seen.contains("A helper") && seen.contains("Ask the nurse"), "{seen}");
}

#[tokio::test]
async fn somebody_elses_child_another_stage_and_another_childs_adult_are_not_there() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, senco) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::Senco).await);
    let (mother, _) = mother_and_father(&school).await;
    let (own, form) = kept_meeting(&school, &teacher).await;
    let entry = at_stage_two(&school, &senco, school.other[0]).await;
    assert_ne!(own, entry);
    assert_eq!(senco.call("save_initial_concern", &meeting(entry, 0, "Talk")).await.status, StatusCode::OK);
    let theirs = number(&school, "select max(id) from stage_form where form = 'initial_concern'").await;
    let their_mother =
        number(&school, "select id from contact where surname = 'Otherchild' order by id limit 1").await;
    let stage_one = number(&school, "select min(id) from stage_entry where stage = 'one'").await;
    for (function, body) in [
        ("open_initial_concern", format!("entry={entry}")),
        ("save_initial_concern", meeting(entry, 1, "Mine")),
        ("open_parent_words", format!("form={theirs}&contact={their_mother}")),
        ("save_parent_words", says(theirs, their_mother, 0, "")),
        // Of a child of theirs, but at the first stage; and an adult of somebody else's child.
        ("open_initial_concern", format!("entry={stage_one}")),
        ("save_initial_concern", meeting(stage_one, 0, "Mine")),
        ("open_parent_words", format!("form={form}&contact={their_mother}")),
        ("save_parent_words", says(form, their_mother, 0, "")),
        ("save_parent_words", says(theirs, mother, 0, "")),
    ] {
        let answer = teacher.call(function, &body).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{function} {body}: {}", answer.body);
    }
    for page in [
        format!("/stages/{entry}/initial-concern"),
        format!("/stages/{stage_one}/initial-concern"),
        format!("/initial-concerns/{theirs}/parents/{their_mother}"),
        format!("/initial-concerns/{form}/parents/{their_mother}"),
    ] {
        assert_eq!(teacher.page(&page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(number(&school, "select count(*) from parent_word").await, 0);
}

#[tokio::test]
async fn when_the_stage_has_ended_the_meeting_can_be_read_and_a_late_answer_is_still_written_down() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let (mother, _) = mother_and_father(&school).await;
    let (entry, form) = kept_meeting(&school, &teacher).await;
    change(
        &school,
        "update stage_entry set closed_on = '2026-11-24', closed_by = opened_by, outcome = 'moved_on'
         where stage = 'two'",
    )
    .await;
    let late = teacher.call("save_initial_concern", &meeting(entry, 1, "Too+late")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("can only be read now"), "{}", late.body);
    let page = teacher.page(&format!("/stages/{entry}/initial-concern")).await.body;
    assert!(page.contains("Number line") && page.contains("What you wrote and did not send"), "{page}");
    assert!(page.contains("Too late") && !page.contains("Save these changes"), "{page}");
    let agreed = "&answers[answer][]=partly&answers[answered_on][]=2026-11-24";
    let kept = teacher.call("save_parent_words", &says(form, mother, 0, agreed)).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
}

#[tokio::test]
async fn an_adult_whose_words_are_on_record_stays_when_the_import_that_brought_them_is_taken_back() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let (_, form) = kept_meeting(&school, &teacher).await;
    let brought = ["Ownchild,Ownchildson1,2020-01-15,000001,1Own,Piotr Nowak,Father,piotr@home.example"];
    let brought = import(&school, &brought).await;
    let father = number(&school, "select id from contact where surname = 'Nowak'").await;
    assert_eq!(teacher.call("save_parent_words", &says(form, father, 0, "")).await.status, StatusCode::OK);
    assert!(take_back(&school, brought).await.is_empty());
    let page = teacher.page(&format!("/initial-concerns/{form}/parents/{father}")).await;
    assert_eq!(page.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_on_record_of_the_meeting_follows_its_form_in_day_and_words_and_goes_with_it() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let entry = at_stage_two(&school, &teacher, school.own[0]).await;
    change(&school, "update stage_entry set opened_on = '2026-11-16' where stage = 'two'").await;
    let whole = meeting(entry, 0, "Number+line") + "&answers[intervention][]=Catch-up";
    assert_eq!(teacher.call("save_initial_concern", &whole).await.status, StatusCode::OK);
    let before = meeting(entry, 1, "Number+line").replace(TODAY, "2026-11-15");
    let refused = teacher.call("save_initial_concern", &before).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Stage 2 began on Monday 16 November 2026"), "{}", refused.body);
    let moved = meeting(entry, 1, "Number+line").replace(TODAY, "2026-11-18");
    let moved = teacher.call("save_initial_concern", &moved).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.body);
    let on_record = "select count(*) from action_record where taken_back_on is null and entry_id in
       (select id from stage_entry where stage = 'two')";
    assert_eq!(number(&school, on_record).await, 2, "the intervention is on the form no longer");
    let that_day =
        "select count(*) from action_record where done_on = '2026-11-18' and taken_back_on is null";
    assert_eq!(number(&school, that_day).await, 2);

    let of = "select id from action_record where action = 'differentiation'";
    let alone = format!("key={}&id={}", fresh_key(), number(&school, of).await);
    assert_eq!(teacher.call("take_back_action", &alone).await.status, StatusCode::OK);
    assert_eq!(number(&school, on_record).await, 2, "it goes with the form");
    let child = teacher.page(&format!("/children/{}", school.own[0])).await.body;
    assert!(child.contains("Change the form, and this goes with it"), "{child}");
    let of = "select id from action_record where action = 'initial_concern_template'";
    let meeting_itself = format!("key={}&id={}", fresh_key(), number(&school, of).await);
    assert_eq!(teacher.call("take_back_action", &meeting_itself).await.status, StatusCode::OK);
    assert_eq!(number(&school, on_record).await, 0);
    let form = "select count(*) from stage_form where form = 'initial_concern' and taken_back_on is null";
    assert_eq!(number(&school, form).await, 0);
    let again = teacher.page(&format!("/stages/{entry}/initial-concern")).await.body;
    assert!(again.contains("Number line"), "what it said waits for whoever took it back: {again}");
}

#[tokio::test]
async fn no_parent_answers_before_the_targets_were_set() {
    let school = TestSchool::new(TODAY).await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let (mother, _) = mother_and_father(&school).await;
    let (_, form) = kept_meeting(&school, &teacher).await;
    let early = "&answers[answer][]=agreed&answers[answered_on][]=2026-11-20";
    let refused = teacher.call("save_parent_words", &says(form, mother, 0, early)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("The targets were set at the meeting on Tuesday 24"), "{}", refused.body);
}
