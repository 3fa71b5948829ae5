//! When a session is open, locked or over. Pure: the instants are arguments.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::kit::Role;

/// A screen that nobody has touched for so long is locked.
pub const MINUTES_UNTIL_LOCKED: u16 = 10;

const LOCKS_AFTER: TimeDelta = TimeDelta::minutes(MINUTES_UNTIL_LOCKED as i64);

/// A session ends so long after sign-in, however busy: one working day.
pub const ENDS_AFTER: TimeDelta = TimeDelta::hours(12);

/// A link to set a password works so long.
pub const LINK_LASTS: TimeDelta = TimeDelta::hours(72);

/// So many wrong PINs or passwords in a row end a locked session: a PIN of four figures is soon guessed.
pub const MOST_WRONG_TRIES: i64 = 10;

/// A second factor must be given so soon after the password.
pub const CODE_WITHIN: TimeDelta = TimeDelta::minutes(10);

/// The state that a session was left in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// The password was right; the code is still to come.
    SecondFactor,
    Open,
    Locked,
}

/// What a session is worth now. `None`: it is over.
pub fn state_now(
    left_in: SessionState,
    made: DateTime<Utc>,
    used: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<SessionState> {
    if now - made >= ENDS_AFTER {
        return None;
    }
    match left_in {
        SessionState::SecondFactor if now - made >= CODE_WITHIN => None,
        SessionState::Open if now - used >= LOCKS_AFTER => Some(SessionState::Locked),
        state => Some(state),
    }
}

/// Whether a second factor is asked for. A demonstration has none: its sign-ins are printed.
pub fn asks_second_factor(roles: &[Role], has_one: bool, demonstration: bool) -> bool {
    !demonstration && (has_one || roles.iter().any(|role| role.needs_second_factor()))
}

/// What is wrong with a new password, in a sentence. Length is what counts; common ones are refused, and so
/// is one that is mostly the person's own name or address.
pub fn weakness(password: &str, about: &[&str]) -> Option<String> {
    const LEAST: usize = 10;
    const MOST: usize = 200;
    const COMMON: [&str; 12] = [
        "password",
        "qwerty",
        "12345678",
        "letmein",
        "welcome",
        "school",
        "teacher",
        "iloveyou",
        "abc123",
        "sunshine",
        "football",
        "liverpool",
    ];
    let length = password.chars().count();
    if length < LEAST {
        return Some(format!(
            "Use at least {LEAST} characters. Three words that do not belong together are easy to keep"
        ));
    }
    if length > MOST {
        return Some(format!("Use {MOST} characters or fewer"));
    }
    if is_monotonous(password) {
        return Some(
            "That is one thing repeated or counted on. Three words that do not belong together are easy to keep"
                .into(),
        );
    }
    let small = password.to_lowercase();
    let known = COMMON.iter().copied().chain(about.iter().copied());
    for word in known.map(str::to_lowercase).filter(|word| word.chars().count() >= 4) {
        if small.contains(&word) && small.replacen(&word, "", 1).chars().count() < 6 {
            return Some(
                "That is too easy to guess. Three words that do not belong together are easy to keep".into(),
            );
        }
    }
    None
}

/// One character or one piece again and again, or characters in a row such as “abcdefghij”.
fn is_monotonous(password: &str) -> bool {
    let characters: Vec<char> = password.to_lowercase().chars().collect();
    let repeats = (1..=characters.len() / 2)
        .any(|piece| characters.chunks(piece).all(|chunk| characters.starts_with(chunk)));
    let steps = characters.windows(2).filter(|pair| u32::from(pair[1]).abs_diff(u32::from(pair[0])) == 1);
    let distinct: std::collections::BTreeSet<&char> = characters.iter().collect();
    repeats || steps.count() * 2 > characters.len() || distinct.len() < 5
}

/// What is wrong with a PIN for a locked screen, in a sentence: four to eight figures, not all the same, not in a row.
pub fn weakness_of_pin(pin: &str) -> Option<String> {
    let figures: Vec<u8> = pin.bytes().collect();
    if !(4..=8).contains(&figures.len()) || !figures.iter().all(u8::is_ascii_digit) {
        return Some("Use four to eight figures".to_owned());
    }
    let steps: Vec<i16> = figures.windows(2).map(|pair| i16::from(pair[1]) - i16::from(pair[0])).collect();
    let same_step = steps.iter().all(|step| *step == steps[0]) && steps[0].abs() <= 1;
    same_step
        .then(|| "That is too easy to guess. Use figures that are not the same and not in a row".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    #[test]
    fn a_screen_locks_after_ten_minutes_without_a_touch() {
        assert_eq!(state_now(SessionState::Open, at(0), at(5), at(14)), Some(SessionState::Open));
        assert_eq!(state_now(SessionState::Open, at(0), at(5), at(15)), Some(SessionState::Locked));
    }

    #[test]
    fn a_locked_screen_stays_locked_however_recent_the_touch() {
        assert_eq!(state_now(SessionState::Locked, at(0), at(5), at(5)), Some(SessionState::Locked));
    }

    #[test]
    fn a_session_ends_after_a_working_day_even_if_busy() {
        assert_eq!(state_now(SessionState::Open, at(0), at(719), at(720)), None);
    }

    #[test]
    fn a_password_without_its_code_is_soon_worth_nothing() {
        assert_eq!(
            state_now(SessionState::SecondFactor, at(0), at(0), at(9)),
            Some(SessionState::SecondFactor)
        );
        assert_eq!(state_now(SessionState::SecondFactor, at(0), at(9), at(10)), None);
    }

    #[test]
    fn whoever_sees_the_whole_school_needs_a_second_factor_except_in_a_demonstration() {
        assert!(asks_second_factor(&[Role::Senco], false, false));
        assert!(!asks_second_factor(&[Role::Senco], false, true));
        assert!(!asks_second_factor(&[Role::ClassTeacher], false, false));
        assert!(asks_second_factor(&[Role::ClassTeacher], true, false));
    }

    #[test]
    fn short_common_and_own_name_passwords_are_refused_and_three_words_are_not() {
        for weak in ["short", "password99", "Welcome2026", "ashworth12", "football!!"] {
            assert!(weakness(weak, &["Helen", "Ashworth"]).is_some(), "{weak}");
        }
        for strong in ["marble kettle otter", "schoolbus-otter-marble", "hjR7$kkw02m"] {
            assert_eq!(weakness(strong, &["Helen", "Ashworth"]), None, "{strong}");
        }
    }

    #[test]
    fn a_pin_is_four_to_eight_figures_that_are_no_pattern() {
        for weak in ["123", "1111", "1234", "9876", "12a4", "123456789", ""] {
            assert!(weakness_of_pin(weak).is_some(), "{weak}");
        }
        for strong in ["4071", "2468", "19374026"] {
            assert_eq!(weakness_of_pin(strong), None, "{strong}");
        }
    }
}
