//! What a browser can ask about somebody who is away: the form, handing over what they owe, and taking that back.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::kit::{ActKey, Answers, AppError, AskerId};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::away_form::{AWAY_FROM, AWAY_UNTIL, away_form},
    super::away_rules::{Absent, AwayRules, GoesAway},
    super::away_words::{Made, Outcome},
    crate::db::{Act, Look, discard_draft, new_key, our_fault},
    crate::kit::paths,
    crate::people::{
        Absence, Leader, NewAbsence, about_staff, absences, add_absence, away_words, colleague, leaders,
        take_back_absence,
    },
    crate::pupils::{CanStandIn, can_stand_in, stand_in, take_back_stand_in},
    crate::reviews::{Meanwhile, Passing, hand_back, hand_over},
    crate::ui::{give_back_act, state_of},
};

/// One member of staff, and when they are away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwayState {
    pub id: AskerId,
    pub name: String,
    /// They are the SENCo, and somebody is asked to carry the SENCo's duties.
    pub of_senco: bool,
    pub form: FormState,
    /// Who can stand in.
    pub people: Vec<(i64, String)>,
    /// When they are away already, today or later.
    pub times: Vec<AwayLine>,
}

/// A time away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwayLine {
    pub id: i64,
    /// “Away until Friday 4 December 2026; Mr Jo Marsh stands in”.
    pub words: String,
    /// For taking it back. None while somebody stands in for whoever stands in.
    pub key: Option<ActKey>,
}

/// Absences are written down by whoever keeps the school; to everybody else these functions are not there.
#[cfg(feature = "ssr")]
fn keeper() -> Result<Look, AppError> {
    let look = Look::begin()?;
    if look.asker.keeps_the_school() { Ok(look) } else { Err(AppError::NotFound) }
}

/// When somebody is away, and the form for one time more, of today unless the reader has begun another. For whoever keeps
/// the school; [`AppError::NotFound`] to others and of whoever does not work here.
#[server(endpoint = "open_away")]
pub async fn open_away(id: AskerId) -> Result<AwayState, AppError> {
    let look = keeper()?;
    let name = colleague(&look, id).await?.name;
    let of_senco = is_senco(&leaders(look.db(), look.today).await?, id);
    let mut form = state_of(&look, away_form(of_senco), &id.to_string()).await?;
    if form.answers.is_empty() {
        // Mostly it is this morning, and for today.
        for day in [&AWAY_FROM, &AWAY_UNTIL] {
            form.answers.set(day.question.id, vec![form.today.to_string()]);
        }
    }
    let others = can_stand_in(&look).await?.into_iter().filter(|one| one.id != id);
    let theirs = absences(look.db(), look.today).await?.into_iter().filter(|absence| absence.away == id);
    let line = |absence: Absence| {
        let key = if absence.is_relied_on { None } else { Some(new_key()?) };
        let carrier = absence.carrier_name.as_deref();
        let words = away_words(absence.from, absence.until, &absence.stand_in_name, carrier, look.today);
        Ok(AwayLine { id: absence.id, words, key })
    };
    Ok(AwayState {
        id,
        name,
        of_senco,
        form,
        people: others.map(|one| (one.id.0, one.name)).collect(),
        times: theirs.map(line).collect::<Result<_, AppError>>()?,
    })
}

#[cfg(feature = "ssr")]
fn is_senco(leaders: &[Leader], id: AskerId) -> bool {
    leaders.iter().any(|leader| leader.id == id && leader.is_senco())
}

/// Writes down that somebody is away, and hands over everything that they owe, in one act: their classes and children on
/// those days, what was agreed at progress meetings, and the SENCo's duties. For whoever keeps the school, who is told how
/// much and about no child. [`AppError::Invalid`] with all that stands against the answers.
#[server(endpoint = "record_away")]
pub async fn record_away(
    key: ActKey,
    id: AskerId,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let look = keeper()?;
    let away = colleague(&look, id).await?;
    let can = can_stand_in(&look).await?;
    let mut act = Act::begin(key, "record_away", &(id, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let today = act.today;
    let leaders = leaders(act.db(), today).await?;
    let (form, subject) = (away_form(is_senco(&leaders, id)), id.to_string());
    let goes = match read(&mut act, id, &can, &leaders, &answers).await? {
        Ok(goes) => goes,
        Err(errors) => return Err(give_back_act(act, form.id, &subject, answers, errors).await),
    };
    let (absent, other) = (goes.absent, &goes.stand_in);
    let passing = Passing { from: (id, away.name.as_str()), to: (other.id, other.name.as_str()) };
    let places = match stand_in(&mut act, id, other.id, absent.from, absent.until).await {
        Err(AppError::Invalid(errors)) => {
            return Err(give_back_act(act, form.id, &subject, answers, errors).await);
        }
        places => places?,
    };
    let meanwhile = Meanwhile { first: absent.from, last: absent.until, stays: goes.stays };
    let handed = hand_over(&mut act, passing, meanwhile).await?;
    let made = Made { places, lines: handed.given, lent: handed.lent };
    keep(&mut act, absent, other.id, &made).await?;
    discard_draft(&mut act, form.id, &subject).await?;
    let for_the_senco = handed.for_the_senco;
    let away = (away.name.as_str(), away.roles.as_slice());
    act.say(Outcome { away, goes: &goes, made: &made, for_the_senco }.in_words());
    act.commit_and_go((), paths::STAFF).await
}

/// Who is away and who stands in, or everything that stands against the answers. Asked within the act: of two people who
/// write down the same absence at once, the second is told.
#[cfg(feature = "ssr")]
async fn read(
    act: &mut Act,
    who: AskerId,
    can_stand_in: &[CanStandIn],
    leaders: &[Leader],
    answers: &Answers,
) -> Result<Result<GoesAway, crate::kit::FieldErrors>, AppError> {
    let today = act.today;
    let absent = absences(act.db(), today).await?.into_iter();
    let absent =
        absent.map(|one| Absent { who: one.away, from: one.from, until: one.until, carrier: one.carrier });
    let absent: Vec<Absent> = absent.collect();
    Ok(AwayRules { who, can_stand_in, leaders, absent: &absent, today }.read(answers))
}

/// Keeps the absence with what it has handed over, and notes it.
#[cfg(feature = "ssr")]
async fn keep(act: &mut Act, absent: Absent, other: AskerId, made: &Made) -> Result<(), AppError> {
    let (by, now) = (act.asker.id, act.school().now());
    let made = serde_json::to_string(made).map_err(|error| our_fault(&error))?;
    let Absent { who, from, until, carrier } = absent;
    let new = NewAbsence { away: who, stand_in: other, from, until, carrier, made: &made };
    add_absence(act.db(), new, by, now).await?;
    let details = serde_json::json!({ "from": from, "until": until, "stand_in": other, "carrier": carrier });
    act.note(about_staff("staff_away", who, details)).await
}

/// Somebody is here after all, or is back: whoever stood in is posted there no longer from today on, what was ended goes
/// on, and what was agreed and is not done is theirs again. For whoever keeps the school; [`AppError::NotFound`] to others,
/// of an absence that is over or taken back, and while somebody stands in for whoever stands in.
#[server(endpoint = "take_back_away")]
pub async fn take_back_away(key: ActKey, absence: i64) -> Result<(), AppError> {
    keeper()?;
    let mut act = Act::begin(key, "take_back_away", &absence).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let today = act.today;
    let mut all = absences(act.db(), today).await?.into_iter();
    let stood = all.find(|one| one.id == absence && !one.is_relied_on).ok_or(AppError::NotFound)?;
    if !take_back_absence(act.db(), absence, today).await? {
        return Err(AppError::NotFound);
    }
    let made: Made = serde_json::from_str(&stood.made).map_err(|error| our_fault(&error))?;
    take_back_stand_in(&mut act, stood.away, stood.stand_in, &made.places).await?;
    let passing = Passing {
        from: (stood.stand_in, stood.stand_in_name.as_str()),
        to: (stood.away, stood.away_name.as_str()),
    };
    hand_back(&mut act, passing, &made.lent, &made.lines).await?;
    let details = serde_json::json!({ "absence": absence });
    act.note(about_staff("staff_back", stood.away, details)).await?;
    act.say(format!(
        "{} is here. What had passed to {} is theirs again.",
        stood.away_name, stood.stand_in_name
    ));
    act.commit_and_go((), paths::STAFF).await
}
