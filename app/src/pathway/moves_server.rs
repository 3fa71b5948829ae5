//! What a browser can ask about looking at a stage again: deciding, or putting a move forward.

use leptos::server;
use serde::{Deserialize, Serialize};

use super::{Stage, StageEntryId};
use crate::kit::{ActKey, Answers, AppError, Day};
use crate::pupils::PupilId;
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::decided_words::{as_decided, said},
    super::putting_forward::{PUT_ANEW, withdraw_move},
    super::server::{about, in_one_line, of_staff, with_today},
    super::{
        Against, CAUSE_OF_CONCERN, DECIDED_ON, Decided, Decision, decision_form, developing_concerns,
        process,
        store::{self, Kept},
        suggestions,
    },
    crate::calendar::calendar,
    crate::db::{Act, Look, Reading, discard_draft, new_key},
    crate::kit::{Asker, Checked, Form, long_date, paths},
    crate::pupils::{name_of, still_here},
    crate::ui::{conflict, give_back_act, state_of},
    leptos_axum::redirect,
};

/// The page on which a stage is looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionState {
    pub entry: StageEntryId,
    pub pupil: PupilId,
    pub name: String,
    pub stage: Stage,
    pub title: String,
    pub opened_on: Day,
    pub version: i32,
    pub may_extend: bool,
    /// Why nothing can be decided now: of a plan that goes on.
    pub not_yet: Option<String>,
    /// This reader decides about every move; what others choose for stage 3 and beyond is put forward.
    pub leads: bool,
    /// “Stage 3 lasts 2 terms, until Friday 9 July 2027.” Empty where the stage has no end of its own.
    pub lasts: String,
    /// An assessment is under way beside the stage: it goes on whatever is decided here.
    pub assessed: bool,
    /// What waits for the SENCo.
    pub put_forward: Option<ForwardLines>,
    /// What was written and put on record at the stage, for whoever decides.
    pub so_far: Vec<(String, String)>,
    pub form: FormState,
}

/// A move that was put forward, as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForwardLines {
    /// “Mrs Ada Finch put forward on Monday 22 March 2027: move to the next stage.”
    pub what: String,
    /// The questions of the form and what was answered.
    pub answers: Vec<(String, String)>,
    /// For withdrawing it, where the reader put it forward.
    pub withdraw: Option<ActKey>,
}

/// The page on which a stage is looked at again, for whoever may decide or put forward. [`AppError::NotFound`] for
/// stage 5, which ends by what the local authority decides.
#[server(endpoint = "open_decision")]
pub async fn open_decision(entry: StageEntryId) -> Result<DecisionState, AppError> {
    let look = Look::begin()?;
    let (kept, form) = to_decide(&look, entry).await?;
    let mut state = state_of(&look, form, &entry.to_string()).await?;
    if !kept.entry.is_open() && state.draft_of.is_empty() {
        // Decided since, and nothing of this reader's waits here: what was decided stands on the child's page.
        redirect(&paths::child(kept.entry.pupil.0));
    } else {
        look.note_reading(kept.entry.pupil.0, Reading::Decision);
    }
    let forward = store::put_forward(&look, &kept).await?;
    let leads = look.asker.decides_the_process();
    let (process, calendar) = (process(look.db()).await?, calendar(look.db()).await?);
    let beside = store::entries(&look, Some(kept.entry.pupil)).await?;
    if let Some(forward) = forward.as_ref().filter(|_| leads && state.answers.is_empty()) {
        state.answers = forward.answers.clone();
        // What is put forward is decided on the day on which the SENCo decides.
        state.answers.set(DECIDED_ON.question.id, vec![look.today.to_string()]);
    }
    Ok(DecisionState {
        entry,
        pupil: kept.entry.pupil,
        name: name_of(&look, kept.entry.pupil).await?.whole(),
        stage: kept.entry.stage,
        title: form.title.to_owned(),
        opened_on: kept.entry.opened_on,
        version: kept.version,
        may_extend: kept.entry.may_extend(suggestions(look.db()).await?),
        not_yet: if kept.entry.is_current() && kept.entry.stage == Stage::Six {
            kept.plan.against_leaving(look.today)
        } else {
            None
        },
        leads,
        lasts: kept.entry.lasts_in_words(&process, &calendar, look.today).unwrap_or_default(),
        assessed: is_assessed(&beside),
        put_forward: forward.map(|forward| forward_lines(&forward, form, &look.asker)).transpose()?,
        so_far: so_far(&look, &kept).await?,
        form: with_today(state, DECIDED_ON.question.id),
    })
}

/// A stage that this asker may look at again, with its form.
#[cfg(feature = "ssr")]
pub(super) async fn to_decide(look: &Look, entry: StageEntryId) -> Result<(Kept, &'static Form), AppError> {
    let kept = store::entry(look, entry).await?;
    if !look.asker.may_decide_stages() {
        return Err(AppError::NotFound);
    }
    still_here(look, kept.entry.pupil).await?;
    let may_extend = kept.entry.may_extend(suggestions(look.db()).await?);
    let form = decision_form(kept.entry.stage, may_extend).ok_or(AppError::NotFound)?;
    Ok((kept, form))
}

/// Whether an assessment is under way among a child's stages.
#[cfg(feature = "ssr")]
fn is_assessed(kept: &[Kept]) -> bool {
    kept.iter().any(|kept| kept.entry.stage == Stage::Five && kept.entry.is_open())
}

/// “Mrs Ada Finch put forward on 22 March 2027: move to the next stage.”
#[cfg(feature = "ssr")]
fn what_is_forward(forward: &store::PutForward) -> String {
    let what = Decision::from_id(forward.answers.first("decision")).map_or("", Decision::label);
    format!("{} put forward on {}: {what}.", forward.by, long_date(forward.on))
}

/// A move that is put forward, for a page; only whoever put it forward withdraws it.
#[cfg(feature = "ssr")]
pub(super) fn forward_lines(
    forward: &store::PutForward,
    form: &Form,
    asker: &Asker,
) -> Result<ForwardLines, AppError> {
    let answers = form.in_words(&of_staff(form, &without_decision(&forward.answers))).into_iter();
    Ok(ForwardLines {
        what: what_is_forward(forward),
        answers: answers.map(|(question, words)| (question.to_owned(), words)).collect(),
        withdraw: if forward.by_id == asker.id { Some(new_key()?) } else { None },
    })
}

/// The same in one line, for the timeline.
#[cfg(feature = "ssr")]
pub(super) fn forward_in_words(forward: &store::PutForward, form: &Form) -> String {
    let why = in_one_line(form, &without_decision(&forward.answers));
    format!("{} {why}", what_is_forward(forward)).trim_end().to_owned()
}

/// What is said of a move beside the move itself.
#[cfg(feature = "ssr")]
fn without_decision(answers: &Answers) -> Answers {
    let mut answers = answers.clone();
    answers.remove("decision");
    answers.remove(DECIDED_ON.question.id);
    answers
}

/// What the reader may see of what was written at the stage, and the actions on record.
#[cfg(feature = "ssr")]
async fn so_far(look: &Look, kept: &Kept) -> Result<Vec<(String, String)>, AppError> {
    let process = process(look.db()).await?;
    let mut lines = Vec::new();
    for filled in store::forms(look, kept.entry.pupil, None).await? {
        if filled.entry == kept.entry.id && filled.form == CAUSE_OF_CONCERN.id {
            let form = &CAUSE_OF_CONCERN;
            let seen = form.seen_by(&filled.answers, |audience| look.asker.may_see(audience));
            let written_by = format!("{}, {}", filled.filled_by, long_date(filled.filled_on));
            lines.push((process.stage(kept.entry.stage).name.clone().into_owned(), written_by));
            let written = form.in_words(&seen).into_iter();
            lines.extend(written.map(|(question, words)| (question.to_owned(), words)));
        }
    }
    let recorded = store::on_record(look, kept.entry.pupil).await?;
    lines.extend(recorded.iter().filter(|recorded| recorded.entry == kept.entry.id).map(|recorded| {
        let name = process.name_of_stored(&recorded.action);
        (name, format!("{}: {}", long_date(recorded.done_on), recorded.words))
    }));
    if kept.recorded.is_empty() {
        lines.push(("On record".to_owned(), "Nothing yet".to_owned()));
    }
    Ok(lines)
}

/// Decides what becomes of a stage. What a class teacher chooses for stage 3 and beyond is put forward, and the SENCo
/// decides.
#[server(endpoint = "decide_stage")]
pub async fn decide_stage(
    key: ActKey,
    entry: StageEntryId,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = Look::begin()?;
    let (kept, form) = to_decide(&look, entry).await?;
    let (process, suggestions) = (process(look.db()).await?, suggestions(look.db()).await?);
    let calendar = calendar(look.db()).await?;
    let mut act = Act::begin(key, "decide_stage", &(entry, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let last_done = kept.recorded.iter().max_by_key(|done| done.on);
    let last_done = last_done.map(|done| (process.action_name(done.action).into_owned(), done.on));
    let last_done = last_done.as_ref().map(|(action, on)| (action.as_str(), *on));
    let against = Against { process: &process, calendar: &calendar, suggestions, plan: kept.plan, last_done };
    let decided = form.check(&answers, act.today).and_then(|checked| {
        let decided = kept.entry.clone().decide(&checked, act.asker.id, against)?;
        Ok((checked, decided))
    });
    let (checked, decided) = match decided {
        Ok(decided) => decided,
        Err(errors) => return Err(give_back_act(act, form.id, &entry.to_string(), answers, errors).await),
    };
    if decided.needs_the_senco() && !act.asker.decides_the_process() {
        put_it_forward(&mut act, &kept, form, checked).await?;
    } else if carry_out(&mut act, &kept, form, checked, &decided, version).await? {
        act.say(said(&decided, is_assessed(&store::entries(&look, Some(kept.entry.pupil)).await?)));
    } else {
        return Err(conflict(act, form.id, &entry.to_string(), answers).await);
    }
    discard_draft(&mut act, form.id, &entry.to_string()).await?;
    act.commit_and_go((), &paths::child(kept.entry.pupil.0)).await
}

#[cfg(feature = "ssr")]
async fn put_it_forward(act: &mut Act, kept: &Kept, form: &Form, checked: Checked) -> Result<(), AppError> {
    let (by, today, entry) = (act.asker.id, act.today, kept.entry.id);
    let answers = checked.into_answers();
    store::answer_forward(act.db(), entry, by, today, PUT_ANEW, None).await?;
    store::put_move_forward(act.db(), entry, &answers, by, today).await?;
    let details = serde_json::json!({ "entry": entry, "words": in_one_line(form, &answers) });
    act.note(about("move_put_forward", kept.entry.pupil, details)).await?;
    act.say("It is put forward. The SENCo decides, and you see here what was decided.");
    Ok(())
}

/// Stores what was decided. False: somebody else was quicker.
#[cfg(feature = "ssr")]
async fn carry_out(
    act: &mut Act,
    kept: &Kept,
    form: &'static Form,
    checked: Checked,
    decided: &Decided,
    version: i32,
) -> Result<bool, AppError> {
    let (by, today, entry) = (act.asker.id, act.today, kept.entry.id);
    let (after, what) = as_decided(decided);
    if !store::save(act.db(), after, by, version).await? {
        return Ok(false);
    }
    let concerns = developing_concerns(&checked);
    let answers = checked.into_answers();
    match decided {
        Decided::Left(_) => {}
        Decided::Stays { stay, .. } => store::add_stay(act.db(), entry, stay).await?,
        Decided::Moved { opens, .. } => {
            let began = store::open(act.db(), opens).await?;
            for (whose, said_on) in concerns {
                store::add_concern_of(act.db(), began, whose, said_on).await?;
            }
        }
    }
    let decision = store::add_form(act.db(), entry, form, &answers, by, today).await?;
    store::answer_forward(act.db(), entry, by, today, "", Some(decision)).await?;
    let details = serde_json::json!({ "entry": entry, "words": in_one_line(form, &answers) });
    act.note(about(what, kept.entry.pupil, details)).await?;
    Ok(true)
}

/// Withdraws a move that waits for the SENCo, for whoever put it forward; [`AppError::NotFound`] for everybody else and
/// where nothing waits.
#[server(endpoint = "withdraw_put_forward")]
pub async fn withdraw_put_forward(key: ActKey, entry: StageEntryId) -> Result<(), AppError> {
    let look = Look::begin()?;
    let (kept, form) = to_decide(&look, entry).await?;
    let mut act = Act::begin(key, "withdraw_put_forward", &entry).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let forward = store::put_forward(&look, &kept).await?.filter(|forward| forward.by_id == act.asker.id);
    let forward = forward.ok_or(AppError::NotFound)?;
    let words = forward_in_words(&forward, form);
    if !withdraw_move(&mut act, kept.entry.pupil, forward.id, &words).await? {
        return Err(AppError::NotFound);
    }
    act.say("It is withdrawn. Nothing waits for the SENCo, and the stage goes on as before.");
    act.commit_and_go((), &paths::decision(entry.0)).await
}
