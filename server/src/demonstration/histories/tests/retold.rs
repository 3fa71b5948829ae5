//! A history told again in memory by the rules of the app: whatever they refuse fails the test.

use app::{
    calendar::SchoolCalendar,
    duties::{ChildFacts, Done, Promise, SpellFacts},
    ehc::{EventId, Happened, Recorded, Spell, may_record},
    kit::{Answers, AskerId, Day},
    pathway::{
        Action, Against, CAUSE_OF_CONCERN, CopyTo, Decided, Meeting, NewEntry, Outcome, PlanEnd, Process,
        Stage, StageEntry, StageEntryId, StageState, Suggestions, TARGET_REVIEW, actions_recorded,
        check_initial_concern, check_parent_words, copies_of, decision_form, initial_concern_actions,
        review_faults,
    },
    pupils::{Provision, PupilId},
    reviews::{LineRules, MayPropose, Owners},
};

use crate::demonstration::{Concern, History, School, Step, What};

const SOMEBODY: AskerId = AskerId(2);

/// What a history comes to.
pub(super) struct Retold {
    pub(super) pupil: usize,
    pub(super) entries: Vec<StageEntry>,
    pub(super) spells: Vec<Spell>,
    pub(super) code: Provision,
    pub(super) told: bool,
    recorded: Vec<(StageEntryId, Done)>,
    copies: Vec<(StageEntryId, CopyTo, Day)>,
    lines: Vec<(Day, Promise, bool)>,
    put_forward_on: Option<Day>,
    has_met: bool,
}

impl Retold {
    pub(super) fn of(school: &School, history: &History, calendar: &SchoolCalendar) -> Retold {
        let mut told = Retold {
            pupil: history.pupil,
            entries: Vec::new(),
            spells: Vec::new(),
            code: Provision::NoSen,
            told: false,
            recorded: Vec::new(),
            copies: Vec::new(),
            lines: Vec::new(),
            put_forward_on: None,
            has_met: false,
        };
        for step in &history.steps {
            let whom = school.pupils[history.pupil].known_as();
            told.take(step, calendar)
                .unwrap_or_else(|why| panic!("{whom}: {why}: {step:?}\n{:?}", told.entries));
        }
        told
    }

    fn id(&self) -> PupilId {
        PupilId(i64::try_from(self.pupil).unwrap() + 1)
    }

    fn take(&mut self, step: &Step, calendar: &SchoolCalendar) -> Result<(), String> {
        let on = step.on;
        match &step.what {
            What::Concern(answers) => {
                let checked = CAUSE_OF_CONCERN.check(answers, on).map_err(|faults| format!("{faults:?}"))?;
                self.begin(Stage::One, on);
                actions_recorded(&checked).into_iter().try_for_each(|action| self.record(action, on))
            }
            What::InitialConcern(answers) => {
                let opened_on = self.current()?.opened_on;
                let meeting = Meeting { opened_on, letter_sent_on: None, answered_on: None };
                let checked =
                    check_initial_concern(answers, on, meeting).map_err(|faults| format!("{faults:?}"))?;
                self.has_met = true;
                if self.current()?.stage != Stage::Two {
                    return Err("not at stage 2".to_owned());
                }
                initial_concern_actions(&checked).into_iter().try_for_each(|action| self.record(action, on))
            }
            What::ParentSaid(answers) if self.has_met => {
                check_parent_words(answers, on, None).map(|_| ()).map_err(|faults| format!("{faults:?}"))
            }
            What::ParentSaid(_) => Err("nobody has met".to_owned()),
            What::Act(action, words) => {
                let answers = Answers::default().with("done_on", on.to_string()).with("what_was_done", words);
                let form = app::pathway::form_of(*action);
                assert_ne!(form.id, TARGET_REVIEW.id, "a review has a form of its own");
                form.check(&answers, on).map_err(|faults| format!("{faults:?}"))?;
                self.record(*action, on)
            }
            What::Letter(action) => {
                let of_action = self.recorded.iter_mut().rev().find(|(_, done)| done.action == *action);
                let (_, done) = of_action.ok_or("no such record")?;
                if done.letter_sent.is_some() || !action.is_intervention() {
                    return Err("no letter is owed".to_owned());
                }
                done.letter_sent = Some(on);
                Ok(())
            }
            What::Review(action, answers) => {
                let faults = review_faults(answers, on);
                if !faults.is_empty() || !action.is_target_review() {
                    return Err(format!("{faults:?}"));
                }
                TARGET_REVIEW.check(answers, on).map_err(|faults| format!("{faults:?}"))?;
                self.record(*action, on)?;
                let entry = self.current()?.id;
                self.copies.extend(copies_of(answers).into_iter().map(|to| (entry, to, on)));
                Ok(())
            }
            What::Decision(answers) => self.decide(answers, on, calendar),
            What::PutForward(answers) => {
                let form = decision_form(self.current()?.stage, false).ok_or("no form")?;
                assert!(form.questions().any(|question| question.id == "decision"));
                assert!(!answers.is_empty());
                self.put_forward_on = Some(on);
                Ok(())
            }
            What::Line { answers, .. } => self.line(answers, on),
            What::LineDone => {
                let (_, _, done) = self.lines.last_mut().ok_or("no line")?;
                if std::mem::replace(done, true) { Err("done before".to_owned()) } else { Ok(()) }
            }
            What::Code(new) if new.was == self.code && new.code != self.code && new.decided_on == on => {
                self.code = new.code;
                self.told &= new.code != Provision::NoSen;
                Ok(())
            }
            What::Code(new) => Err(format!("the code is {:?}, not {:?}", self.code, new.was)),
            What::Told(told) if self.code != Provision::NoSen && told.on == on => {
                self.told = true;
                Ok(())
            }
            What::Told(_) => Err("nothing has begun".to_owned()),
            What::Needs(new) if !new.needs.is_empty() && new.from == on => Ok(()),
            What::Needs(_) => Err("no need".to_owned()),
            What::Event(new) => {
                let recorded = may_record(new, &self.spells).map_err(|faults| format!("{faults:?}"))?;
                self.happened(recorded, new);
                Ok(())
            }
        }
    }

    fn begin(&mut self, stage: Stage, on: Day) -> StageEntryId {
        let id = StageEntryId(i64::try_from(self.pupil * 100 + self.entries.len()).unwrap());
        assert!(
            !self
                .entries
                .iter()
                .any(|entry| entry.is_open() && (entry.stage == Stage::Five) == (stage == Stage::Five))
        );
        self.entries.push(NewEntry::of(self.id(), stage, on, SOMEBODY).with_id(id));
        id
    }

    fn current(&self) -> Result<&StageEntry, String> {
        self.entries.iter().find(|entry| entry.is_current()).ok_or_else(|| "at no stage".to_owned())
    }

    fn record(&mut self, action: Action, on: Day) -> Result<(), String> {
        let asks = |entry: &&StageEntry| entry.is_open() && entry.stage.asks_for(action);
        let entry = self.entries.iter().find(asks).ok_or_else(|| format!("no stage asks for {action:?}"))?;
        entry.may_record(action, on, &Process::default()).map_err(|faults| format!("{faults:?}"))?;
        let record = i64::try_from(self.pupil * 1000 + self.recorded.len()).unwrap();
        let done = Done { record, action, on, letter_sent: None };
        self.recorded.push((entry.id, done));
        Ok(())
    }

    fn decide(&mut self, answers: &Answers, on: Day, calendar: &SchoolCalendar) -> Result<(), String> {
        let entry = self.current()?.clone();
        let form = decision_form(entry.stage, false).ok_or("no form")?;
        let checked = form.check(answers, on).map_err(|faults| format!("{faults:?}"))?;
        if &checked.clone().into_answers() != answers {
            return Err(format!("asked for less: {:?}", checked.into_answers()));
        }
        let process = Process::default();
        let suggestions = Suggestions::default();
        let against =
            Against { process: &process, calendar, suggestions, plan: PlanEnd::GoesOn, last_done: None };
        let decided = entry.decide(&checked, SOMEBODY, against).map_err(|faults| format!("{faults:?}"))?;
        let (after, opens) = match decided {
            Decided::Left(after) | Decided::Stays { entry: after, .. } => (after, None),
            Decided::Moved { closed, opens } => (closed, Some(opens)),
        };
        let place = self.entries.iter().position(|known| known.id == after.id).unwrap();
        self.entries[place] = after;
        if let Some(opens) = opens {
            self.begin(opens.stage, opens.opened_on);
        }
        Ok(())
    }

    fn line(&mut self, answers: &Answers, on: Day) -> Result<(), String> {
        let owners = Owners { all: &[SOMEBODY], teachers: &[SOMEBODY], writer: SOMEBODY };
        let rules = LineRules { owners, before: None, may_propose: MayPropose::NoStage, today: on };
        let written = rules.read(answers).map_err(|faults| format!("{faults:?}"))?;
        let line = i64::try_from(self.pupil * 100 + self.lines.len()).unwrap();
        let promise = Promise { line, owner: SOMEBODY, by: written.by };
        if self.lines.last().is_some_and(|(last, _, done)| *last >= on || !done) {
            return Err("the last line is open".to_owned());
        }
        self.lines.push((on, promise, false));
        Ok(())
    }

    fn happened(&mut self, recorded: Recorded, new: &app::ehc::NewEvent) {
        let entry = match recorded {
            Recorded::Begins => self.begin_spell(Stage::Five, new.on),
            Recorded::On(entry) => entry,
            Recorded::Ends(entry, outcome) => {
                self.close(entry, new.on, outcome);
                entry
            }
            Recorded::PlanBegins(entry) => {
                self.close(entry, new.on, Outcome::PlanIssued);
                if let Ok(current) = self.current().map(|current| current.id) {
                    self.close(current, new.on, Outcome::PlanIssued);
                }
                self.begin_spell(Stage::Six, new.on);
                entry
            }
        };
        let count: usize = self.spells.iter().map(|spell| spell.events.len()).sum();
        let spell = self.spells.iter_mut().find(|spell| spell.entry == entry).unwrap();
        spell.events.push(Happened {
            id: EventId(i64::try_from(count).unwrap() + 1),
            what: new.what,
            on: new.on,
            by_whom: new.by_whom,
            order: new.order,
            decision: new.decision,
            words: new.words.clone(),
            by: String::new(),
        });
    }

    fn begin_spell(&mut self, stage: Stage, on: Day) -> StageEntryId {
        let entry = self.begin(stage, on);
        self.spells.push(Spell { entry, stage, opened_on: on, state: StageState::Open, events: Vec::new() });
        entry
    }

    fn close(&mut self, id: StageEntryId, on: Day, outcome: Outcome) {
        let state = StageState::Closed { on, outcome };
        for entry in self.entries.iter_mut().filter(|entry| entry.id == id) {
            assert!(entry.opened_on <= on);
            entry.state = state;
        }
        for spell in self.spells.iter_mut().filter(|spell| spell.entry == id) {
            spell.state = state;
        }
    }

    /// What duties follow from.
    pub(super) fn facts(&self) -> ChildFacts {
        let spell = |entry: &StageEntry| SpellFacts {
            recorded: self.recorded.iter().filter(|(of, _)| *of == entry.id).map(|(_, done)| *done).collect(),
            copies: self
                .copies
                .iter()
                .filter(|(of, ..)| *of == entry.id)
                .map(|(_, to, on)| (*to, *on))
                .collect(),
            ..SpellFacts::new(entry.clone())
        };
        ChildFacts {
            spells: self.entries.iter().map(spell).collect(),
            last_meeting: self.lines.iter().map(|(on, ..)| *on).max(),
            promises: self.lines.iter().filter(|(.., done)| !done).map(|(_, promise, _)| *promise).collect(),
            put_forward_on: self.put_forward_on,
            assessed: self.spells.clone(),
            ..ChildFacts::new(self.id())
        }
    }
}

/// The facts of a concern that was placed.
pub(super) fn concern_of(concern: &Concern) -> ChildFacts {
    let pupil = PupilId(i64::try_from(concern.pupil).unwrap() + 1);
    let id = StageEntryId(1_000_000 + pupil.0);
    let entry = NewEntry::of(pupil, Stage::One, concern.opened_on, SOMEBODY).with_id(id);
    ChildFacts { spells: vec![SpellFacts::new(entry)], ..ChildFacts::new(pupil) }
}
