//! Puts the histories into the school's data, step by step as they would have happened, in one transaction.

use std::collections::HashMap;

use anyhow::{Context, Result};
use app::{
    calendar::{SchoolCalendar, calendar},
    db::{self, Act, Look, Past, new_key},
    ehc::ReplayAssessment,
    kit::{Answers, Asker, AskerId, Day},
    pathway::{Process, Replay},
    pupils::{ContactId, PupilId, class_id, known_adults, replay_code, replay_needs, replay_told},
    reviews::{ProgressMeetingId, ReplayedLine, replay_done, replay_line, replay_meeting},
};
use chrono::{DateTime, TimeDelta, Utc};

use super::{History, School, Step, What, histories};

/// Tells every history of the school as it stands today.
pub(super) async fn tell_histories(
    data: &db::School,
    made: &School,
    staff: &HashMap<String, AskerId>,
    pupils: &[PupilId],
) -> Result<()> {
    let look = Look::of_program(data, data.today());
    let act = Act::begin_as(data, Asker::program(), new_key()?, "demo", &()).await?;
    let names = made.staff.iter().map(|person| {
        (person.email.as_str(), format!("{} {} {}", person.title, person.forename, person.surname))
    });
    let mut teller = Teller { act, staff, names: names.collect(), meetings: HashMap::new() };
    let (process, calendar) = (Process::default(), calendar(data.readers()).await?);
    for history in histories(made, data.today()) {
        let pupil = *pupils.get(history.pupil).context("no such child")?;
        let adult = known_adults(&look, pupil).await?.first().map(|adult| adult.id);
        teller.tell(Told::of(pupil, adult, &process, &calendar), &history).await?;
    }
    teller.act.commit(()).await?;
    Ok(())
}

/// Whoever tells: the one act, and what the steps of all children have in common.
struct Teller<'a> {
    act: Act,
    staff: &'a HashMap<String, AskerId>,
    /// By email, as colleagues write it.
    names: HashMap<&'a str, String>,
    /// The progress meetings so far, by class and day.
    meetings: HashMap<(i64, Day), ProgressMeetingId>,
}

/// What is told of one child so far.
struct Told<'a> {
    pupil: PupilId,
    /// Who is rung first.
    adult: Option<ContactId>,
    stages: Replay<'a>,
    assessed: ReplayAssessment,
    line: Option<ReplayedLine>,
}

impl<'a> Told<'a> {
    fn of(
        pupil: PupilId,
        adult: Option<ContactId>,
        process: &'a Process,
        calendar: &'a SchoolCalendar,
    ) -> Self {
        let stages = Replay::of(pupil, process, calendar);
        Told { pupil, adult, stages, assessed: ReplayAssessment::default(), line: None }
    }
}

impl Teller<'_> {
    async fn tell(&mut self, mut told: Told<'_>, history: &History) -> Result<()> {
        let mut last: Option<DateTime<Utc>> = None;
        for step in &history.steps {
            let by = *self.staff.get(&step.by).context("nobody of that email")?;
            let at = at(step.on, last, history.pupil);
            last = Some(at);
            let past = Past { on: step.on, at, by };
            let taken = self.take(&mut told, past, step).await;
            taken.with_context(|| format!("child {}, {}: {:?}", told.pupil, step.on, step.what))?;
        }
        Ok(())
    }

    async fn take(&mut self, told: &mut Told<'_>, past: Past, step: &Step) -> Result<()> {
        let (act, stages, pupil) = (&mut self.act, &mut told.stages, told.pupil);
        match &step.what {
            What::Concern(answers) => stages.concern(act, past, answers).await?,
            What::InitialConcern(answers) => stages.initial_concern(act, past, answers).await?,
            What::ParentSaid(answers) => {
                if let Some(adult) = told.adult {
                    stages.parent_said(act, past, adult, answers).await?;
                }
            }
            What::Act(action, words) => stages.action(act, past, *action, words).await?,
            What::Letter(action) => stages.letter(act, past, *action).await?,
            What::Review(action, answers) => stages.review(act, past, *action, answers).await?,
            What::Decision(answers) => stages.decision(act, past, answers).await?,
            What::PutForward(answers) => stages.put_forward(act, past, answers).await?,
            What::Line { class, answers } => {
                told.line = Some(self.line(pupil, past, (class.as_str(), step.by.as_str()), answers).await?);
            }
            What::LineDone => {
                let line = told.line.as_ref().context("no line so far")?;
                replay_done(act, past, pupil, line).await?;
            }
            What::Code(new) => replay_code(act, past, pupil, new).await?,
            What::Told(how) => replay_told(act, past, pupil, how).await?,
            What::Needs(new) => replay_needs(act, past, pupil, new).await?,
            What::Event(new) => told.assessed.event(act, past, stages, new).await?,
        }
        Ok(())
    }

    /// A line of a meeting, which begins with the first of them.
    async fn line(
        &mut self,
        pupil: PupilId,
        past: Past,
        (class, writer): (&str, &str),
        answers: &Answers,
    ) -> Result<ReplayedLine> {
        let class = class_id(self.act.db(), class).await?;
        let meeting = match self.meetings.get(&(class, past.on)) {
            Some(meeting) => *meeting,
            None => {
                let begun = replay_meeting(&mut self.act, past, class).await?;
                self.meetings.insert((class, past.on), begun);
                begun
            }
        };
        let writer = self.names.get(writer).map_or("", String::as_str);
        Ok(replay_line(&mut self.act, past, meeting, pupil, writer, answers).await?)
    }
}

/// When in a day something was put on record: each a while after the one before it, in the middle of a school day.
fn at(on: Day, last: Option<DateTime<Utc>>, pupil: usize) -> DateTime<Utc> {
    match last.filter(|last| last.date_naive() == on) {
        Some(last) => last + TimeDelta::minutes(17),
        None => {
            let minutes = i64::try_from(pupil * 7 % 95).unwrap_or(0);
            on.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::minutes(8 * 60 + 20 + minutes)
        }
    }
}
