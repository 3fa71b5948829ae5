//! Who may do what: every function and every page, by every role, about a child of theirs and about another. A
//! function without a row here fails the test.

use std::collections::BTreeSet;

use app::kit::Role;
use app::pupils::PupilId;
use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::register::import;
use crate::school::{Answer, NAMES, TestSchool, concern, email, fresh_key};

const TODAY: &str = "2026-11-24";

/// Whom a function answers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum For {
    /// Whoever asks: the door.
    All,
    /// Whoever is signed in: it is about themselves, or about the school.
    SignedIn,
    /// Whoever keeps lists and dates: SENCo, deputy, head, office.
    Keepers,
    /// Whoever decides about the school's process: SENCo, deputy, head.
    Deciders,
    /// Whoever decides about SEN codes: SENCo and deputy.
    Leads,
    /// Whoever may see who has read about a child: SENCo, deputy, head, DSL.
    ReadingLog,
    /// Whoever finds the child in the register: keepers, the DSL, and staff of the child.
    Register,
    /// Whoever decides how a child's stage ends: SENCo, deputy, head, and the child's class teacher.
    Decision,
    /// Whoever sees the needs of some children: SENCo, deputy, head, and staff of classes and children.
    NeedsOfSome,
    /// Whoever may see the child's needs: SENCo, deputy, head, and staff of the child.
    Needs,
}

impl For {
    fn includes(self, role: Role, own: bool) -> bool {
        let whole_school = matches!(role, Role::Senco | Role::DeputySenco | Role::Head);
        let of_child = matches!(role, Role::ClassTeacher | Role::SenTa) && own;
        match self {
            For::All | For::SignedIn => true,
            For::Keepers => whole_school || role == Role::Office,
            For::Deciders => whole_school,
            For::Leads => matches!(role, Role::Senco | Role::DeputySenco),
            For::ReadingLog => whole_school || role == Role::Dsl,
            For::Register => whole_school || of_child || matches!(role, Role::Office | Role::Dsl),
            For::Decision => whole_school || (role == Role::ClassTeacher && own),
            For::NeedsOfSome => whole_school || matches!(role, Role::ClassTeacher | Role::SenTa),
            For::Needs => whole_school || of_child,
        }
    }
}

/// What a call is about: a child, the adult, class, stage and form that are theirs.
struct About {
    pupil: i64,
    class: i64,
    contact: i64,
    entry: i64,
    form: i64,
    import: i64,
    record: i64,
    /// A copy of what was reviewed that is on record.
    copy: i64,
    /// Of another child of the same class, whose stage has ended.
    decision: i64,
    meeting: i64,
    line: i64,
    /// A second stage that has ended, and its initial concern.
    stage_two: i64,
    initial: i64,
    /// A decision by which special provision began for the child.
    code_decision: i64,
    /// A decision about the child's needs.
    needs_change: i64,
    /// Something that is on record of an assessment and can be taken back.
    event: i64,
    /// A document, and one that was taken back.
    document: i64,
    taken_back: i64,
}

/// A number that no row has.
const NEVER: i64 = 987_654_321;

impl About {
    fn nothing() -> About {
        About {
            pupil: NEVER,
            class: NEVER,
            contact: NEVER,
            entry: NEVER,
            form: NEVER,
            import: NEVER,
            record: NEVER,
            copy: NEVER,
            decision: NEVER,
            meeting: NEVER,
            line: NEVER,
            stage_two: NEVER,
            initial: NEVER,
            code_decision: NEVER,
            needs_change: NEVER,
            event: NEVER,
            document: NEVER,
            taken_back: NEVER,
        }
    }
}

/// A function, whom it answers, and what it is sent about a child.
type Row = (&'static str, For, fn(&About) -> String);

/// Every function, whom it answers, and what it is sent. What changes something is sent without its answers, so
/// that it gets as far as the check and changes nothing.
fn table() -> Vec<Row> {
    fn nothing(_: &About) -> String {
        String::new()
    }
    fn key(_: &About) -> String {
        format!("key={}", fresh_key())
    }
    vec![
        ("open_door", For::All, nothing),
        ("sign_in", For::All, key),
        ("open_second_factor", For::All, nothing),
        ("give_code", For::All, key),
        ("open_set_up", For::All, nothing),
        ("set_up", For::All, key),
        ("open_set_password", For::All, |_| "token=none".into()),
        ("set_password", For::All, |_| format!("token=none&key={}", fresh_key())),
        ("unlock", For::All, key),
        ("sign_out", For::All, nothing),
        ("frame", For::SignedIn, nothing),
        ("lock", For::SignedIn, nothing),
        ("sign_out_everywhere", For::SignedIn, nothing),
        ("open_me", For::SignedIn, nothing),
        ("set_pin", For::SignedIn, key),
        ("save_draft", For::SignedIn, |_| format!("key={}&form=f&subject=s", fresh_key())),
        ("still_here", For::SignedIn, nothing),
        ("throw_draft_away", For::SignedIn, |_| "form=f&subject=s".into()),
        ("open_process", For::SignedIn, nothing),
        ("open_process_settings", For::Deciders, nothing),
        ("save_process", For::Deciders, |_| format!("key={}&version=0", fresh_key())),
        ("restore_process", For::Deciders, |_| format!("key={}&version=0", fresh_key())),
        ("staff", For::SignedIn, nothing),
        ("open_member", For::Keepers, |_| "id=6".into()),
        ("change_staff", For::Keepers, |_| format!("key={}&id=6&version=1", fresh_key())),
        ("reset_second_factor", For::Keepers, |_| format!("key={}&id=6", fresh_key())),
        ("take_back_staff", For::Keepers, |_| format!("key={}&id={NEVER}", fresh_key())),
        ("add_staff", For::Keepers, key),
        ("new_link", For::Keepers, |_| format!("key={}&id=6", fresh_key())),
        ("end_staff", For::Keepers, |_| format!("key={}&id=9", fresh_key())),
        ("open_away", For::Keepers, |_| "id=6".into()),
        ("record_away", For::Keepers, |_| format!("key={}&id=6", fresh_key())),
        ("take_back_away", For::Keepers, |_| format!("key={}&absence={NEVER}", fresh_key())),
        ("school_years", For::SignedIn, nothing),
        ("open_school_year", For::SignedIn, |_| "starts_in=2026".into()),
        ("save_school_year", For::Keepers, |_| format!("key={}&starts_in=2026&version=1", fresh_key())),
        ("copy_school_year", For::Keepers, key),
        ("open_children", For::SignedIn, nothing),
        ("find_children", For::SignedIn, |_| "text=zzz".into()),
        ("open_class", For::Register, |about| format!("id={}", about.class)),
        ("open_child_staff", For::Register, |about| format!("pupil={}", about.pupil)),
        ("post_staff", For::Keepers, |about| format!("key={}&to=class-{}", fresh_key(), about.class)),
        ("end_posting", For::Keepers, |about| {
            format!("key={}&posting=1&to=class-{}", fresh_key(), about.class)
        }),
        ("open_codes", For::Leads, nothing),
        ("take_over_codes", For::Leads, key),
        ("open_new_child", For::Keepers, nothing),
        ("add_child", For::Keepers, key),
        ("open_record", For::Keepers, |about| format!("pupil={}", about.pupil)),
        ("change_record", For::Keepers, |about| {
            format!("key={}&pupil={}&version=1", fresh_key(), about.pupil)
        }),
        ("open_file", For::Keepers, |about| format!("pupil={}", about.pupil)),
        ("record_file", For::Keepers, |about| format!("key={}&pupil={}&version=0", fresh_key(), about.pupil)),
        ("open_other_school", For::Keepers, |about| format!("pupil={}", about.pupil)),
        ("record_other_school", For::Keepers, |about| {
            format!("key={}&pupil={}&version=0", fresh_key(), about.pupil)
        }),
        ("open_adults", For::Register, |about| format!("pupil={}", about.pupil)),
        ("open_adult", For::Keepers, |about| format!("id={}", about.contact)),
        ("decide_adult", For::Keepers, |about| format!("key={}&id={}&version=1", fresh_key(), about.contact)),
        ("open_imports", For::Keepers, nothing),
        ("open_preview", For::Keepers, |_| "file=FILE".into()),
        ("apply_import", For::Keepers, |_| format!("key={}&file=FILE&fingerprint=x", fresh_key())),
        ("explain_headings", For::Keepers, |_| format!("key={}&file=FILE", fresh_key())),
        ("undo_import", For::Keepers, |about| format!("key={}&import={}", fresh_key(), about.import)),
        ("mark_leavers", For::Keepers, |_| format!("key={}&file=FILE", fresh_key())),
        ("open_concern_form", For::Needs, |about| format!("pupil={}", about.pupil)),
        ("raise_concern", For::Needs, |about| format!("key={}&pupil={}", fresh_key(), about.pupil)),
        ("open_concern", For::Needs, |about| format!("id={}", about.form)),
        ("change_concern", For::Needs, |about| format!("key={}&id={}&version=1", fresh_key(), about.form)),
        ("take_back_concern", For::Decision, |about| format!("key={}&id={}", fresh_key(), about.form)),
        ("open_action", For::Needs, |about| format!("entry={}&action=early_intervention", about.entry)),
        ("record_action", For::Needs, |about| {
            format!("key={}&entry={}&action=early_intervention", fresh_key(), about.entry)
        }),
        ("take_back_action", For::Decision, |about| format!("key={}&id={}", fresh_key(), about.record)),
        ("take_back_decision", For::Decision, |about| format!("key={}&id={}", fresh_key(), about.decision)),
        ("open_put_aside", For::Deciders, |about| format!("entry={}", about.entry)),
        ("put_aside", For::Deciders, |about| format!("key={}&entry={}", fresh_key(), about.entry)),
        ("open_copies", For::Needs, |about| format!("entry={}", about.entry)),
        ("record_copies", For::Needs, |about| format!("key={}&entry={}", fresh_key(), about.entry)),
        ("take_back_copy", For::Decision, |about| format!("key={}&id={}", fresh_key(), about.copy)),
        ("open_letter", For::Needs, |about| format!("record={}", about.record)),
        ("record_letter", For::Needs, |about| format!("key={}&record={}", fresh_key(), about.record)),
        ("withdraw_put_forward", For::Decision, |about| format!("key={}&entry={}", fresh_key(), about.entry)),
        ("open_decision", For::Decision, |about| format!("entry={}", about.entry)),
        ("decide_stage", For::Decision, |about| {
            format!("key={}&entry={}&version=1", fresh_key(), about.entry)
        }),
        ("open_progress", For::Needs, |about| format!("class={}", about.class)),
        ("start_meeting", For::Decision, |about| format!("key={}&class={}", fresh_key(), about.class)),
        ("open_progress_meeting", For::Needs, |about| format!("id={}", about.meeting)),
        ("redate_meeting", For::Decision, |about| {
            format!("key={}&id={}&version=1", fresh_key(), about.meeting)
        }),
        // Something is written at it, so it stays.
        ("take_back_meeting", For::Decision, |about| format!("key={}&id={}", fresh_key(), about.meeting)),
        ("open_line", For::Decision, |about| format!("meeting={}&pupil={}", about.meeting, about.pupil)),
        ("save_line", For::Decision, |about| {
            format!("key={}&meeting={}&pupil={}&version=1", fresh_key(), about.meeting, about.pupil)
        }),
        ("action_done", For::Decision, |about| format!("key={}&line={}", fresh_key(), about.line)),
        ("action_not_done", For::Decision, |about| format!("key={}&line={}", fresh_key(), about.line)),
        ("take_back_line", For::Decision, |about| format!("key={}&line={}", fresh_key(), about.line)),
        ("open_initial_concern", For::Needs, |about| format!("entry={}", about.stage_two)),
        ("save_initial_concern", For::Needs, |about| {
            format!("key={}&entry={}&version=1", fresh_key(), about.stage_two)
        }),
        ("open_parent_words", For::Needs, |about| {
            format!("form={}&contact={}", about.initial, about.contact)
        }),
        ("save_parent_words", For::Needs, |about| {
            format!("key={}&form={}&contact={}&version=0", fresh_key(), about.initial, about.contact)
        }),
        ("open_needs", For::Needs, |about| format!("pupil={}", about.pupil)),
        ("open_needs_change", For::Leads, |about| format!("pupil={}", about.pupil)),
        ("change_needs", For::Leads, |about| format!("key={}&pupil={}", fresh_key(), about.pupil)),
        ("open_code_decision", For::Leads, |about| format!("pupil={}", about.pupil)),
        ("decide_code", For::Leads, |about| format!("key={}&pupil={}&was=K", fresh_key(), about.pupil)),
        ("open_told", For::Leads, |about| format!("decision={}", about.code_decision)),
        ("take_back_code", For::Leads, |about| {
            format!("key={}&decision={}", fresh_key(), about.code_decision)
        }),
        ("take_back_needs", For::Leads, |about| {
            format!("key={}&pupil={}&change={}", fresh_key(), about.pupil, about.needs_change)
        }),
        ("record_told", For::Leads, |about| format!("key={}&decision={}", fresh_key(), about.code_decision)),
        ("open_register", For::NeedsOfSome, nothing),
        ("open_documents", For::Deciders, |about| format!("pupil={}", about.pupil)),
        ("take_back_document", For::Deciders, |about| format!("key={}&id={}", fresh_key(), about.document)),
        ("put_back_document", For::Deciders, |about| format!("key={}&id={}", fresh_key(), about.taken_back)),
        ("take_back_placing", For::Leads, |about| {
            format!("key={}&pupil={}&entry={}", fresh_key(), about.pupil, about.entry)
        }),
        ("take_back_sheet", For::Leads, |_| format!("key={}&file={:032x}", fresh_key(), 0)),
        ("open_place", For::Leads, |about| format!("pupil={}", about.pupil)),
        ("place_child", For::Leads, |about| format!("key={}&pupil={}", fresh_key(), about.pupil)),
        ("open_placings", For::Leads, nothing),
        ("open_place_preview", For::Leads, |_| "file=FILE".into()),
        ("place_many", For::Leads, |_| format!("key={}&file=FILE&fingerprint=x", fresh_key())),
        ("open_assessment", For::Needs, |about| format!("pupil={}", about.pupil)),
        ("open_event", For::Deciders, |about| format!("pupil={}&event=advice_asked", about.pupil)),
        ("record_event", For::Deciders, |about| {
            format!("key={}&pupil={}&event=advice_asked", fresh_key(), about.pupil)
        }),
        ("take_back_event", For::Deciders, |about| {
            format!("key={}&pupil={}&id={}", fresh_key(), about.pupil, about.event)
        }),
        ("open_today", For::SignedIn, nothing),
        ("open_timeline", For::Needs, |about| format!("pupil={}", about.pupil)),
        ("open_readings", For::ReadingLog, |about| format!("pupil={}", about.pupil)),
        ("open_child", For::Register, |about| format!("id={}", about.pupil)),
    ]
}

/// Functions about somebody who is not there, so that even a keeper is told that there is nothing; the flows of
/// somebody who comes back have their own tests.
const ABOUT_NOTHING_THAT_IS: [&str; 5] =
    ["take_back_staff", "take_back_away", "withdraw_put_forward", "take_back_placing", "take_back_sheet"];

/// Functions that end something, so that there is nothing to end the second time.
const ONCE: [&str; 3] = ["end_staff", "end_posting", "undo_import"];

/// Functions that end something of one child, so that there is something to end of the other as well.
const ONCE_A_CHILD: [&str; 9] = [
    "take_back_code",
    "take_back_needs",
    "take_back_action",
    "take_back_copy",
    "take_back_decision",
    "take_back_line",
    "take_back_event",
    "take_back_document",
    "put_back_document",
];

/// What a call that is allowed is never answered with, however little it was sent.
const NOT_ALLOWED: [StatusCode; 4] =
    [StatusCode::BAD_REQUEST, StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::LOCKED];

/// A list that waits for somebody of a role. Everyone has one: it is the role that decides, not the file.
async fn waiting_file(school: &TestSchool, role: Role) -> String {
    let key = format!("{:032x}", role as usize + 1);
    let list = b"Forename,Surname,DOB,Adno,Reg\nNoah,Smith,2020-02-02,000900,1Own\n";
    let sealed = school.school.key().seal(&format!("file waiting as {key}"), list).expect("sealed").0;
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query(
        "insert or replace into import_waiting (key, asker_id, file_name, sealed, at)
         select ?, asker_id, 'list.csv', ?, ? from staff where email = ?",
    )
    .bind(&key)
    .bind(sealed)
    .bind(school.school.now())
    .bind(email(role))
    .execute(&mut *tx)
    .await
    .expect("put there");
    tx.commit().await.expect("committed");
    key
}

async fn school_with_concerns() -> (TestSchool, About, About) {
    let school = TestSchool::new(TODAY).await;
    let senco = school.signed_in(Role::Senco).await;
    let import = import(&school, &["Mia,Sluice,2020-02-02,000700,1Own,,,"]).await;
    let mut abouts = Vec::new();
    for (pupil, decided, class) in [
        (school.own[0], school.own[1], school.own_class),
        (school.other[0], school.other[1], school.other_class),
    ] {
        let raised = senco.call("raise_concern", &concern(&fresh_key(), pupil, "Guesses")).await;
        assert_eq!(raised.status, StatusCode::OK, "{}", raised.body);
        let entry = raised.body.parse().expect("an entry");
        let one =
            |sql: &'static str| sqlx::query_scalar(sql).bind(pupil.0).fetch_one(school.school.readers());
        let contact: i64 = one("select id from contact where pupil_id = ?").await.expect("a contact");
        let form: i64 =
            one("select s.id from stage_form s join stage_entry e on e.id = s.entry_id where e.pupil_id = ?")
                .await
                .expect("a form");
        let put = format!(
            "key={}&entry={entry}&action=targeted_intervention&answers[done_on][]={TODAY}&answers[what_was_done][]=Done",
            fresh_key()
        );
        assert_eq!(senco.call("record_action", &put).await.status, StatusCode::OK);
        let record: i64 = one(
            "select a.id from action_record a join stage_entry e on e.id = a.entry_id where e.pupil_id = ?",
        )
        .await
        .expect("a record");
        let decision = decided_about(&school, decided).await;
        let (meeting, line) = highlighted_at(&school, class, pupil).await;
        put_forward_from(&school, entry).await;
        let (stage_two, initial) = meeting_about(&school, pupil).await;
        let code = format!(
            "key={}&pupil={pupil}&was=N&answers[code][]=K&answers[decided_on][]={TODAY}&answers[why][]=Help",
            fresh_key()
        );
        assert_eq!(senco.call("decide_code", &code).await.status, StatusCode::OK);
        let code_decision: i64 =
            one("select max(id) from code_decision where pupil_id = ?").await.expect("a decision");
        let needs = format!(
            "key={}&pupil={pupil}&was=&answers[first_need][]=SLCN&answers[from_day][]={TODAY}",
            fresh_key()
        );
        assert_eq!(senco.call("change_needs", &needs).await.status, StatusCode::OK);
        let needs_change: i64 =
            one("select max(id) from need_change where pupil_id = ?").await.expect("a change");
        for (event, more) in [("requested", "&answers[by_whom][]=parents"), ("agreed_to_assess", "")] {
            let put = format!(
                "key={}&pupil={pupil}&event={event}&answers[happened_on][]={TODAY}{more}",
                fresh_key()
            );
            assert_eq!(senco.call("record_event", &put).await.status, StatusCode::OK);
        }
        let event: i64 = one(
            "select max(v.id) from assessment_event v join stage_entry e on e.id = v.entry_id where e.pupil_id = ?",
        )
        .await
        .expect("an event");
        abouts.push(About {
            pupil: pupil.0,
            class,
            contact,
            entry,
            form,
            import,
            record,
            copy: copy_at(&school, entry).await,
            decision,
            meeting,
            line,
            stage_two,
            initial,
            code_decision,
            needs_change,
            event,
            document: document_of(&school, pupil, false).await,
            taken_back: document_of(&school, pupil, true).await,
        });
    }
    let other = abouts.pop().expect("two");
    let own = abouts.pop().expect("two");
    (school, own, other)
}

/// A document of a child, as its list has it.
async fn document_of(school: &TestSchool, pupil: PupilId, taken_back: bool) -> i64 {
    let mut tx = school.school.write().await.expect("a writer");
    let id = sqlx::query_scalar(
        "insert into document (random_id, pupil_id, what, file_name, media_type, size, added_on, at, asker_id,
           taken_back_on, sealed)
         values (?, ?, 'report', 'report.pdf', 'application/pdf', 1, ?, ?, 1, ?, x'00') returning id",
    )
    .bind(fresh_key())
    .bind(pupil.0)
    .bind(TODAY)
    .bind(school.school.now())
    .bind(taken_back.then_some(TODAY))
    .fetch_one(&mut *tx)
    .await
    .expect("a document");
    tx.commit().await.expect("committed");
    id
}

/// A copy that was put on record by itself.
async fn copy_at(school: &TestSchool, entry: i64) -> i64 {
    let mut tx = school.school.write().await.expect("a writer");
    let id = sqlx::query_scalar(
        "insert into copy_given (entry_id, given_to, given_on, asker_id) values (?, 'parents', ?, 1) returning id",
    )
    .bind(entry)
    .bind(TODAY)
    .fetch_one(&mut *tx)
    .await
    .expect("a copy");
    tx.commit().await.expect("committed");
    id
}

/// A move that waits for the SENCo.
async fn put_forward_from(school: &TestSchool, entry: i64) {
    let mut tx = school.school.write().await.expect("a writer");
    sqlx::query("insert into move_put_forward (entry_id, answers, put_on, asker_id) values (?, '{}', ?, 1)")
        .bind(entry)
        .bind(TODAY)
        .execute(&mut *tx)
        .await
        .expect("put forward");
    tx.commit().await.expect("committed");
}

/// An initial concern about a child, at a second stage that has ended, so that the child stays on the first.
async fn meeting_about(school: &TestSchool, pupil: PupilId) -> (i64, i64) {
    let mut tx = school.school.write().await.expect("a writer");
    let stage: i64 = sqlx::query_scalar(
        "insert into stage_entry (pupil_id, stage, opened_on, opened_by, closed_on, closed_by, outcome)
         values (?1, 'two', ?2, 1, ?2, 1, 'progress_made') returning id",
    )
    .bind(pupil.0)
    .bind(TODAY)
    .fetch_one(&mut *tx)
    .await
    .expect("a stage");
    let form: i64 = sqlx::query_scalar(
        "insert into stage_form (entry_id, form, form_version, answers, filled_on, filled_by)
         values (?, 'initial_concern', 1, '{}', ?, 1) returning id",
    )
    .bind(stage)
    .bind(TODAY)
    .fetch_one(&mut *tx)
    .await
    .expect("a form");
    tx.commit().await.expect("committed");
    (stage, form)
}

/// A decision about a child, which can be taken back.
async fn decided_about(school: &TestSchool, pupil: PupilId) -> i64 {
    let senco = school.signed_in(Role::Senco).await;
    let raised = senco.call("raise_concern", &concern(&fresh_key(), pupil, "Guesses")).await;
    let decision = format!(
        "key={}&entry={}&version=1&answers[decision][]=close&answers[worked][]=Talk&answers[decided_on][]={TODAY}",
        fresh_key(),
        raised.body
    );
    let decided = senco.call("decide_stage", &decision).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.body);
    sqlx::query_scalar(
        "select max(s.id) from stage_form s join stage_entry e on e.id = s.entry_id where e.pupil_id = ?",
    )
    .bind(pupil.0)
    .fetch_one(school.school.readers())
    .await
    .expect("a decision")
}

/// A progress meeting of a class, and what it writes about a child.
async fn highlighted_at(school: &TestSchool, class: i64, pupil: PupilId) -> (i64, i64) {
    let senco = school.signed_in(Role::Senco).await;
    let begin = format!("key={}&class={class}&answers[held_on][]={TODAY}", fresh_key());
    let meeting: i64 = senco.call("start_meeting", &begin).await.body.parse().expect("a meeting");
    let owner: i64 = sqlx::query_scalar("select asker_id from staff where email = ?")
        .bind(email(Role::Senco))
        .fetch_one(school.school.readers())
        .await
        .expect("somebody");
    let line = format!(
        "key={}&meeting={meeting}&pupil={pupil}&version=0&answers[barrier][]=Tires&answers[action][]=A+rest\
         &answers[owner][]={owner}&answers[by_day][]={TODAY}",
        fresh_key()
    );
    let written = senco.call("save_line", &line).await;
    assert_eq!(written.status, StatusCode::OK, "{}", written.body);
    let line = sqlx::query_scalar("select id from progress_line where pupil_id = ?")
        .bind(pupil.0)
        .fetch_one(school.school.readers())
        .await
        .expect("a line");
    (meeting, line)
}

#[tokio::test]
async fn every_registered_function_has_its_row() {
    let rows: BTreeSet<String> = table().iter().map(|(name, ..)| format!("/api/{name}")).collect();
    let registered: BTreeSet<String> =
        leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(rows, registered);
}

#[tokio::test]
async fn nobody_gets_an_answer_that_is_for_somebody_else() {
    let mut faults = Vec::new();
    for (name, audience, body) in table().into_iter().filter(|(_, audience, _)| *audience != For::All) {
        let (mut school, mut own, mut other) = school_with_concerns().await;
        let refused = school.nobody().call(name, &body(&own)).await;
        if refused.status != StatusCode::UNAUTHORIZED || has_a_name(&refused) {
            faults.push(format!("{name} answers whoever is not signed in: {}", refused.status));
        }
        for role in Role::ALL {
            if ONCE.contains(&name) || ONCE_A_CHILD.contains(&name) {
                (school, own, other) = school_with_concerns().await;
            }
            for (about, is_own) in [(&own, true), (&other, false)] {
                // Signed in anew each time: some functions end the session that calls them.
                let browser = school.signed_in(role).await;
                let file = waiting_file(&school, role).await;
                let answer = browser.call(name, &body(about).replace("FILE", &file)).await;
                let expected = audience.includes(role, is_own);
                let ended = ONCE.contains(&name) && !is_own;
                let exists = !ended && !ABOUT_NOTHING_THAT_IS.contains(&name);
                let got = answer.status != StatusCode::NOT_FOUND;
                let broken = NOT_ALLOWED.contains(&answer.status) || answer.status.is_server_error();
                let of_children =
                    !matches!(audience, For::All | For::SignedIn | For::Keepers | For::Deciders | For::Leads);
                if got != (expected && exists) || broken {
                    let whose = if is_own { "their" } else { "another" };
                    faults.push(format!(
                        "{name} by {} about {whose} child: {} {}",
                        role.id(),
                        answer.status,
                        answer.body
                    ));
                }
                if of_children && !expected {
                    let never = school.signed_in(role).await.call(name, &body(&About::nothing())).await;
                    if (never.status, &never.body) != (answer.status, &answer.body) {
                        faults.push(format!(
                            "{name} by {} tells a child apart from none: {}",
                            role.id(),
                            answer.body
                        ));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn has_a_name(answer: &Answer) -> bool {
    NAMES.iter().any(|name| answer.body.contains(name))
}

#[tokio::test]
async fn a_teacher_finds_no_page_of_another_class_and_cannot_tell_it_from_none() {
    let (school, own, other) = school_with_concerns().await;
    let teacher = school.signed_in(Role::ClassTeacher).await;
    let pages = |about: &About| {
        [
            format!("/children/{}", about.pupil),
            format!("/children/{}/concern", about.pupil),
            format!("/children/{}/adults", about.pupil),
            format!("/children/{}/staff", about.pupil),
            format!("/children/{}/timeline", about.pupil),
            format!("/children/{}/needs", about.pupil),
            format!("/children/{}/assessment", about.pupil),
            format!("/classes/{}", about.class),
            format!("/classes/{}/progress", about.class),
            format!("/progress-meetings/{}", about.meeting),
            format!("/progress-meetings/{}/{}", about.meeting, about.pupil),
            format!("/adults/{}", about.contact),
            format!("/concerns/{}", about.form),
            format!("/stages/{}/decision", about.entry),
            format!("/stages/{}/actions/early_intervention", about.entry),
            format!("/stages/{}/initial-concern", about.stage_two),
            format!("/initial-concerns/{}/parents/{}", about.initial, about.contact),
        ]
    };
    for ((mine, theirs), never) in pages(&own).iter().zip(pages(&other)).zip(pages(&About::nothing())) {
        let (answer, of_none) = (teacher.page(&theirs).await, teacher.page(&never).await);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{mine}");
        assert_eq!(without_chance(&answer, &theirs), without_chance(&of_none, &never), "{mine}");
        if !mine.starts_with("/adults") {
            assert_eq!(teacher.page(mine).await.status, StatusCode::OK, "{mine}");
        }
    }
}

/// A page without what is new each time: the nonce of its policy, and the address that was asked for.
fn without_chance(answer: &Answer, asked: &str) -> String {
    let policy = answer.headers["content-security-policy"].to_str().expect("text");
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
    answer.body.replace(nonce, "NONCE").replace(asked, "ASKED")
}

#[tokio::test]
async fn staff_of_a_child_see_them_on_their_last_day_and_no_longer_on_the_day_after() {
    let school = TestSchool::new(TODAY).await;
    let (teacher, ta) = (school.signed_in(Role::ClassTeacher).await, school.signed_in(Role::SenTa).await);
    let (child, other) = (format!("id={}", school.own[0]), format!("id={}", school.other[0]));
    let mut tx = school.school.write().await.expect("a writer");
    // The TA works with a child of another class, too.
    sqlx::query(
        "insert into posting (asker_id, pupil_id, from_day)
         select asker_id, ?, ? from staff where email = ?",
    )
    .bind(school.other[0])
    .bind(TODAY)
    .bind(email(Role::SenTa))
    .execute(&mut *tx)
    .await
    .expect("posted");
    tx.commit().await.expect("committed");
    for (left_on, status) in [("2026-11-25", StatusCode::OK), (TODAY, StatusCode::NOT_FOUND)] {
        let mut tx = school.school.write().await.expect("a writer");
        sqlx::query("update pupil set left_on = ?").bind(left_on).execute(&mut *tx).await.expect("put there");
        tx.commit().await.expect("committed");
        assert_eq!(teacher.call("open_child", &child).await.status, status, "{left_on}");
        assert_eq!(ta.call("open_child", &child).await.status, status, "{left_on}");
        assert_eq!(ta.call("open_child", &other).await.status, status, "{left_on}");
    }
}

#[tokio::test]
async fn every_page_behind_the_door_sends_a_stranger_to_the_door() {
    let school = TestSchool::new(TODAY).await;
    for page in [
        "/",
        "/me",
        "/staff",
        "/school-years",
        "/school-years/2026",
        "/children",
        "/children/import",
        "/children/new",
        "/children/codes",
        "/children/1/record",
        "/children/1/file",
        "/children/1/other-school",
        "/children/1",
        "/children/1/concern",
        "/children/1/adults",
        "/children/1/staff",
        "/children/1/timeline",
        "/children/1/readings",
        "/children/1/needs",
        "/children/1/assessment",
        "/children/1/assessment/requested",
        "/children/1/documents",
        "/documents/00000000000000000000000000000000",
        "/children/1/place",
        "/place",
        "/place/template.csv",
        "/place/00000000000000000000000000000000",
        "/children/1/needs/change",
        "/children/1/code",
        "/codes/1/told",
        "/register",
        "/staff/2",
        "/staff/2/away",
        "/process",
        "/process/settings",
        "/adults/1",
        "/classes/1",
        "/classes/1/progress",
        "/progress-meetings/1",
        "/progress-meetings/1/1",
        "/concerns/1",
        "/stages/1/decision",
        "/stages/1/actions/early_intervention",
        "/stages/1/initial-concern",
        "/initial-concerns/1/parents/1",
        "/nothing/like/this",
    ] {
        let answer = school.nobody().page(page).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}");
        let to = answer.headers[LOCATION].to_str().expect("text");
        assert_eq!(to.split('?').next(), Some("/sign-in"), "{page}");
        assert!(!has_a_name(&answer), "{page}");
    }
}
