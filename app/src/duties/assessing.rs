//! What an assessment asks for, and what the law asks of everybody in it and about a plan.

use super::duty::{DutyKind, ForWhom};
use super::rules::Found;
use crate::calendar::{Deadline, Due, NoDates};
use crate::ehc::{ByWhom, Event, Party, Spell, steps};
use crate::kit::{Day, Role};
use crate::pathway::{Action, Stage};

impl Found<'_> {
    /// Row 5 runs beside: what the local authority decides on is with it before its sixth week ends. Once it has agreed
    /// to assess, or has been ordered to, there is nothing left to apply for: the school's advice, which the law asks for,
    /// is a step of its own. Where the parents asked, the application is theirs.
    pub(super) fn beside_it(&mut self) {
        let child = self.child;
        let asked =
            child.spells.iter().find(|spell| spell.entry.is_open() && spell.entry.stage == Stage::Five);
        let Some(asked) = asked else { return };
        let assessed = child.assessed.iter().find(|spell| spell.entry == asked.entry.id);
        if assessed.is_some_and(is_decided) {
            return;
        }
        let by_the_school =
            assessed.and_then(|spell| spell.last(Event::Requested)?.by_whom) == Some(ByWhom::School);
        let (received, six_weeks) = (asked.entry.opened_on, Deadline::CalendarWeeks(6));
        let by = known_by_law(self.days.after(received, six_weeks), six_weeks.legal_day(received));
        for action in Stage::Five.asked_for().filter(|action| by_the_school || is_whoever_asked(*action)) {
            self.act(asked, action, by);
        }
    }

    /// The clocks of an assessment and of a plan.
    pub(super) fn by_law(&mut self) {
        let (child, days) = (self.child, self.days);
        let (year_six, placed_on) = (child.year_six, self.placed_on);
        for step in steps(&child.assessed, year_six, placed_on, days.process, days.calendar, self.today) {
            let for_whom = match step.for_whom {
                Party::Senco => ForWhom::Role(Role::Senco),
                Party::LocalAuthority => ForWhom::LocalAuthority,
                Party::Parents => ForWhom::Parents,
            };
            let placed = child.spells.iter().find(|spell| spell.entry.id == step.entry);
            let placed = placed.and_then(|spell| spell.placed_on);
            let by = known_by_law(step.due, step.last_day);
            self.push(DutyKind::Step(step.what), Some(step.entry), for_whom, by, (step.done, placed));
        }
    }
}

/// The law's day is known even where that school year is not; only the day to work to is not.
fn known_by_law(due: Result<Due, NoDates>, last_day: Option<Day>) -> Result<Due, NoDates> {
    due.or_else(|missing| last_day.map(|by| Due { by, working: by }).ok_or(missing))
}

/// The local authority assesses: it has agreed to, or the Tribunal has ordered an assessment or a plan.
fn is_decided(spell: &Spell) -> bool {
    spell.has(Event::AgreedToAssess) || spell.ordered().is_some()
}

/// The local authority's panel meets about every request; evidence and an application go with the school's own.
fn is_whoever_asked(action: Action) -> bool {
    action == Action::PanelMeeting
}
