//! What a browser can ask about the school year.

use leptos::server;
use serde::{Deserialize, Serialize};

use crate::kit::{ActKey, Answers, AppError, Day};
use crate::ui::FormState;

#[cfg(feature = "ssr")]
use {
    super::{SchoolYear, next_year, read_year, store, year_answers},
    crate::db::{Act, Happening, Look, discard_draft, new_key},
    crate::kit::{Audience, paths},
    crate::ui::{conflict, give_back_act, state_of_draft},
};

/// The name that drafts of a year are kept under.
pub const YEAR_FORM: &str = "school_year";

/// One line of the list of years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearLine {
    /// 2026 is 2026/27.
    pub starts_in: i32,
    pub label: String,
    pub first: Day,
    pub last: Day,
    pub pupil_days: u16,
    pub confirmed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    pub years: Vec<YearLine>,
    /// The year that could be added, as a copy of the last.
    pub next: Option<String>,
    pub key: ActKey,
    pub may_change: bool,
}

/// The school years on record. All staff may read them.
#[server(endpoint = "school_years")]
pub async fn school_years() -> Result<Years, AppError> {
    let look = Look::begin()?;
    let kept = store::years(look.db()).await?;
    let next = kept.last().map(|kept| kept.year.year().next().to_string());
    let line = |kept: store::KeptYear| YearLine {
        starts_in: kept.year.year().0,
        label: kept.year.year().to_string(),
        first: kept.year.half_term(super::HalfTerm::Autumn1).first,
        last: kept.year.half_term(super::HalfTerm::Summer2).last,
        pupil_days: u16::try_from(kept.year.pupil_days()).unwrap_or(u16::MAX),
        confirmed: kept.confirmed_on.is_some(),
    };
    let years = kept.into_iter().map(line).collect();
    Ok(Years { years, next, key: new_key()?, may_change: look.asker.keeps_the_school() })
}

/// A year as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearState {
    pub starts_in: i32,
    pub label: String,
    pub version: i32,
    /// The reader's own dates, if they have begun to change them, else those that are kept.
    pub form: FormState,
    /// They are the reader's own, and another than those that are kept.
    pub unsaved: bool,
    pub confirmed: bool,
    pub may_change: bool,
}

/// One school year as its page shows it. [`AppError::NotFound`] where it is not on record.
#[server(endpoint = "open_school_year")]
pub async fn open_school_year(starts_in: i32) -> Result<YearState, AppError> {
    let look = Look::begin()?;
    let years = store::years(look.db()).await?;
    let kept = years.into_iter().find(|kept| kept.year.year().0 == starts_in).ok_or(AppError::NotFound)?;
    let check = |answers: &Answers| read_year(SchoolYear(starts_in), answers).err();
    let mut form = state_of_draft(&look, YEAR_FORM, &starts_in.to_string(), check).await?;
    let stands = year_answers(&kept.year);
    let unsaved = !form.answers.is_empty() && form.answers != stands;
    if form.answers.is_empty() {
        form.answers = stands;
    }
    Ok(YearState {
        starts_in,
        label: kept.year.year().to_string(),
        version: kept.version,
        form,
        unsaved,
        confirmed: kept.confirmed_on.is_some(),
        may_change: look.asker.keeps_the_school(),
    })
}

/// Keeps the dates of a year, which somebody at the school thereby says are right. Deadlines follow at once.
#[server(endpoint = "save_school_year")]
pub async fn save_school_year(
    key: ActKey,
    starts_in: i32,
    version: i32,
    #[server(default)] answers: Answers,
) -> Result<(), AppError> {
    let mut act = Act::begin(key, "save_school_year", &(starts_in, version, &answers)).await?;
    if act.replayed::<()>()?.is_some() {
        return Ok(());
    }
    let subject = starts_in.to_string();
    let kept = store::version(act.db(), SchoolYear(starts_in)).await?;
    if !act.asker.keeps_the_school() || kept.is_none() {
        return Err(AppError::NotFound);
    }
    let year = match read_year(SchoolYear(starts_in), &answers) {
        Ok(year) => year,
        Err(errors) => return Err(give_back_act(act, YEAR_FORM, &subject, answers, errors).await),
    };
    if kept != Some(version) {
        return Err(conflict(act, YEAR_FORM, &subject, answers).await);
    }
    let today = act.today;
    store::keep(act.db(), &year, Some(today)).await?;
    act.note(about_year("school_year_saved", starts_in)).await?;
    discard_draft(&mut act, YEAR_FORM, &subject).await?;
    act.say(format!("The dates of {} are kept. Every deadline is counted with them.", SchoolYear(starts_in)));
    act.commit_and_go((), paths::SCHOOL_YEARS).await
}

/// Adds the year after the last one, as a copy of it with its own bank holidays, to be checked.
#[server(endpoint = "copy_school_year")]
pub async fn copy_school_year(key: ActKey) -> Result<i32, AppError> {
    let mut act = Act::begin(key, "copy_school_year", &()).await?;
    if let Some(done) = act.replayed()? {
        return Ok(done);
    }
    if !act.asker.keeps_the_school() {
        return Err(AppError::NotFound);
    }
    let last = store::years(act.school().readers()).await?.pop().ok_or(AppError::NotFound)?;
    let next = next_year(&last.year);
    store::keep(act.db(), &next, None).await?;
    act.note(about_year("school_year_copied", next.year().0)).await?;
    act.commit_and_go(next.year().0, &paths::school_year(next.year().0)).await
}

#[cfg(feature = "ssr")]
fn about_year(what: &'static str, starts_in: i32) -> Happening {
    Happening {
        what,
        pupil: None,
        audience: Audience::Office,
        details: serde_json::json!({ "year": starts_in }),
    }
}
