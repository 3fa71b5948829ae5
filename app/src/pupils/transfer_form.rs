//! The file of a child who leaves: to which school it goes, when and how it was sent, and that it has arrived. The file
//! of every leaver follows them, with the SEN records if there are any. Source: Education (Pupil Information) (England)
//! Regulations 2005, regulation 9.

use serde::{Deserialize, Serialize};

use super::record_form::said;
use crate::kit::{Answers, Ask, Audience, Choices, Day, DayLimit, FieldErrors, Form, Section, long_date};

/// How a file was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum SentHow {
    /// The government's own service for sending files from one school to another.
    SchoolToSchool,
    ByHand,
    Post,
    SecureEmail,
}

impl SentHow {
    const ALL: [SentHow; 4] = [SentHow::SchoolToSchool, SentHow::ByHand, SentHow::Post, SentHow::SecureEmail];

    /// The stored id.
    pub fn id(self) -> &'static str {
        match self {
            SentHow::SchoolToSchool => "school_to_school",
            SentHow::ByHand => "by_hand",
            SentHow::Post => "post",
            SentHow::SecureEmail => "secure_email",
        }
    }

    /// “sent by hand”.
    fn in_words(self) -> &'static str {
        match self {
            SentHow::SchoolToSchool => "by School to School",
            SentHow::ByHand => "by hand",
            SentHow::Post => "by post",
            SentHow::SecureEmail => "by secure email",
        }
    }
}

impl Choices for SentHow {
    const OPTIONS: &'static [(&'static str, &'static str)] = &[
        ("school_to_school", "School to School (S2S)"),
        ("by_hand", "By hand"),
        ("post", "By post, signed for"),
        ("secure_email", "By secure email"),
    ];

    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.id() == id)
    }
}

pub static NEW_SCHOOL: Ask<String> = Ask::short_text("new_school", "Which school do they go to?")
    .hint("If it is none, say what is known, such as “taught at home”.")
    .missing("Enter the school that they go to")
    .seen_by(Audience::Office);
pub static SENT_ON: Ask<Day> = Ask::day("sent_on", "When was the file sent?", DayLimit::NotAfterToday)
    .hint("The file, with the SEN records, if there are any. Leave it empty if it is not sent yet.")
    .optional()
    .seen_by(Audience::Office);
pub static SENT_HOW: Ask<SentHow> =
    Ask::choice("sent_how", "How was it sent?").optional().seen_by(Audience::Office);
pub static RECEIPT_ON: Ask<Day> =
    Ask::day("receipt_on", "When did the new school confirm that it has arrived?", DayLimit::NotAfterToday)
        .hint("Leave it empty until they have.")
        .optional()
        .seen_by(Audience::Office);

/// Asked of whoever keeps the school about one child who leaves.
pub static FILE_SENT: Form = Form {
    id: "file_sent",
    version: 1,
    title: "The file for the new school",
    sections: &[Section {
        title: "",
        can_wait: false,
        questions: &[&NEW_SCHOOL.question, &SENT_ON.question, &SENT_HOW.question, &RECEIPT_ON.question],
    }],
};

/// Where a child's file goes, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRecord {
    pub new_school: String,
    /// When it was sent, and how. None: not yet.
    pub sent: Option<(Day, SentHow)>,
    pub receipt_on: Option<Day>,
}

/// What stands against the answers that no question finds alone: a day without a way, a way without a day, and days in
/// the wrong order.
pub fn file_faults(answers: &Answers, _: Day) -> FieldErrors {
    let mut faults = FieldErrors::new();
    let mut against = |question: &str, sentence: &str| {
        faults.insert(question.to_owned(), sentence.to_owned());
    };
    let (sent, receipt) = (said(answers, &SENT_ON), said(answers, &RECEIPT_ON));
    match (given(answers, SENT_ON.question.id), given(answers, SENT_HOW.question.id)) {
        (true, false) => against(SENT_HOW.question.id, "Choose how it was sent"),
        (false, true) => {
            against(SENT_ON.question.id, "Enter the day on which it was sent, or choose no way of sending");
        }
        (false, false) if receipt.is_some() => {
            against(SENT_ON.question.id, "It has arrived, so enter the day on which it was sent");
        }
        _ => {}
    }
    if receipt.zip(sent).is_some_and(|(receipt, sent)| receipt < sent) {
        against(RECEIPT_ON.question.id, "This is before the file was sent. Check both dates");
    }
    faults
}

fn given(answers: &Answers, question: &str) -> bool {
    answers.all(question).iter().any(|text| !text.trim().is_empty())
}

impl FileRecord {
    /// Reads the record of the file of a child with this last day, or tells everything that stands against it at once.
    pub fn of(last_day: Option<Day>, answers: &Answers, today: Day) -> Result<FileRecord, FieldErrors> {
        let mut faults = file_faults(answers, today);
        let Some(last_day) = last_day else {
            let sentence = "This child has no last day. Enter that on the record first";
            faults.insert(NEW_SCHOOL.question.id.to_owned(), sentence.to_owned());
            return Err(faults);
        };
        if said(answers, &SENT_ON).is_some_and(|sent| sent < last_day) {
            let sentence = format!(
                "The last day was {}. A file that is sent before it lacks the rest: enter that day or a later one",
                long_date(last_day)
            );
            faults.insert(SENT_ON.question.id.to_owned(), sentence);
        }
        let checked = FILE_SENT.check_with(answers, today, faults)?;
        Ok(FileRecord {
            new_school: checked.text(&NEW_SCHOOL),
            sent: checked.get(&SENT_ON).zip(checked.get(&SENT_HOW)),
            receipt_on: checked.get(&RECEIPT_ON),
        })
    }

    /// As answers.
    pub fn answers(&self) -> Answers {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        Answers::default()
            .with(NEW_SCHOOL.question.id, self.new_school.clone())
            .with(SENT_ON.question.id, day(self.sent.map(|(on, _)| on)))
            .with(SENT_HOW.question.id, self.sent.map(|(_, how)| how.id()).unwrap_or_default())
            .with(RECEIPT_ON.question.id, day(self.receipt_on))
    }

    /// Whether the file of a child with this last day was sent. One that was sent before an earlier leaving was another.
    pub fn is_sent_after(&self, last_day: Day) -> bool {
        self.sent.is_some_and(|(on, _)| on >= last_day)
    }

    /// “Sent to Hillcrest School on Tuesday 24 November 2026, by hand. Received on …”
    pub fn in_words(&self) -> String {
        let school = &self.new_school;
        let Some((on, how)) = self.sent else { return format!("For {school}. Not sent yet.") };
        let sent = format!("Sent to {school} on {}, {}.", long_date(on), how.in_words());
        match self.receipt_on {
            Some(day) => format!("{sent} Received on {}.", long_date(day)),
            None => format!("{sent} No receipt yet."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::faults;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn sent(on: &str, how: &str, receipt: &str) -> Answers {
        Answers::default()
            .with("new_school", "Hillcrest School")
            .with("sent_on", on)
            .with("sent_how", how)
            .with("receipt_on", receipt)
    }

    /// Of a child whose last day was Friday 20 November.
    fn read(answers: &Answers) -> Result<FileRecord, FieldErrors> {
        FileRecord::of(Some(day("2026-11-20")), answers, day("2026-11-24"))
    }

    fn wrong(answers: &Answers) -> Vec<String> {
        read(answers).expect_err("faults").into_keys().collect()
    }

    #[test]
    fn the_form_is_declared_without_fault_and_every_way_is_read_as_it_is_stored() {
        assert_eq!(faults(&FILE_SENT), Vec::<String>::new());
        for ((id, _), how) in SentHow::OPTIONS.iter().zip(SentHow::ALL) {
            assert_eq!((how.id(), SentHow::from_id(id)), (*id, Some(how)));
        }
        assert_eq!((SentHow::OPTIONS.len(), SentHow::from_id("pigeon")), (SentHow::ALL.len(), None));
    }

    #[test]
    fn the_new_school_is_enough_until_the_file_is_sent() {
        let known = read(&sent("", "", "")).expect("a record");
        assert_eq!((known.sent, known.in_words().as_str()), (None, "For Hillcrest School. Not sent yet."));
        assert!(!known.is_sent_after(day("2026-11-20")));
    }

    #[test]
    fn a_file_is_sent_in_a_way_and_on_the_last_day_or_later() {
        let record = read(&sent("2026-11-20", "by_hand", "2026-11-23")).expect("a record");
        assert!(record.is_sent_after(day("2026-11-20")) && !record.is_sent_after(day("2026-12-18")));
        let words = "Sent to Hillcrest School on Friday 20 November 2026, by hand. Received on Monday 23 November 2026.";
        assert_eq!(record.in_words(), words);
        assert_eq!(read(&record.answers()), Ok(record));
        for on in ["2026-11-19", "2026-11-25"] {
            assert_eq!(wrong(&sent(on, "by_hand", "")), ["sent_on"], "{on}");
        }
    }

    #[test]
    fn everything_that_stands_against_it_is_told_at_once() {
        assert_eq!(wrong(&sent("2026-11-20", "", "2026-11-19")), ["receipt_on", "sent_how"]);
        assert_eq!(wrong(&sent("", "post", "")), ["sent_on"]);
        assert_eq!(wrong(&sent("", "", "2026-11-23")), ["sent_on"]);
        assert_eq!(wrong(&Answers::default()), ["new_school"]);
    }

    #[test]
    fn a_child_without_a_last_day_has_no_file_to_send() {
        let errors = FileRecord::of(None, &sent("", "", ""), day("2026-11-24")).expect_err("no last day");
        assert!(errors["new_school"].contains("on the record first"), "{errors:?}");
    }
}
