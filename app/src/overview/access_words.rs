//! Who was let in or sees more without the SENCo or the head: one line a person, so that nothing is pushed out of sight by
//! much of the same; and what each of us is told of our own account.

use crate::kit::{Day, counted, long_date};

/// What was done about one person by one other, of one kind, in the time that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Of the last time.
    pub day: Day,
    /// Its stored name.
    pub what: String,
    pub whom: String,
    /// Empty: typed at the school's server.
    pub by: String,
    /// The classes of postings: “1Rowan,2Oak”.
    pub classes: String,
    /// Postings to single children.
    pub children: i64,
    /// A sign-in link for somebody who could sign in already.
    pub again: bool,
}

/// A person's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenTo {
    pub day: Day,
    pub words: String,
    pub by: String,
}

impl Given {
    /// The more it opens, the higher: somebody's account, then many classes.
    fn weight(&self) -> usize {
        match self.what.as_str() {
            "link_made" if self.again => 100,
            "second_factor_reset" | "staff_taken_back" => 100,
            "posted" => self.classes.split(',').count(),
            _ => 0,
        }
    }

    fn in_words(&self, words_for: impl Fn(&str) -> &'static str) -> String {
        let classes = self.classes.split(',').filter(|class| !class.is_empty()).map(str::to_owned);
        match self.what.as_str() {
            "link_made" if self.again => {
                "a new sign-in link was made, though they could sign in already".to_owned()
            }
            "posted" => {
                let children = counted(self.children, "child", "children");
                let all: Vec<String> = classes.chain((self.children > 0).then_some(children)).collect();
                format!("posted to {}", all.join(", "))
            }
            what => words_for(what).to_lowercase(),
        }
    }
}

/// One line a person and whoever did it, what opens most first. `words_for`: the words of a stored name.
pub fn access_lines(given: &[Given], words_for: impl Fn(&str) -> &'static str + Copy) -> Vec<GivenTo> {
    let mut people: Vec<Vec<&Given>> = Vec::new();
    for one in given {
        match people.iter_mut().find(|them| them[0].whom == one.whom && them[0].by == one.by) {
            Some(them) => them.push(one),
            None => people.push(vec![one]),
        }
    }
    let weight = |them: &Vec<&Given>| them.iter().map(|one| one.weight()).max();
    let day = |them: &Vec<&Given>| them.iter().map(|one| one.day).max().unwrap_or_default();
    people.sort_by_key(|them| std::cmp::Reverse((weight(them), day(them))));
    let line = |them: &Vec<&Given>| {
        let words: Vec<String> = them.iter().map(|one| one.in_words(words_for)).collect();
        let by = if them[0].by.is_empty() { "At the school’s server" } else { &them[0].by };
        GivenTo {
            day: day(them),
            words: format!("{}: {}", them[0].whom, words.join("; ")),
            by: by.to_owned(),
        }
    };
    people.iter().map(line).collect()
}

/// What somebody is told of their own account, whoever did it.
pub fn own_account(what: &str, day: Day, by: &str) -> String {
    let by = if by.is_empty() { "at the school’s server".to_owned() } else { format!("by {by}") };
    let done = match what {
        "second_factor_reset" => "Your authenticator was forgotten, to be set up anew",
        _ => "A new sign-in link was made for you",
    };
    format!("{done}, {by}, on {}. If you did not ask for it, tell the SENCo or the head.", long_date(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(what: &str, whom: &str, classes: &str) -> Given {
        Given {
            day: "2026-11-24".parse().unwrap(),
            what: what.to_owned(),
            whom: whom.to_owned(),
            by: "Ms Office".to_owned(),
            classes: classes.to_owned(),
            children: 0,
            again: false,
        }
    }

    fn words(given: &[Given]) -> Vec<String> {
        access_lines(given, |_| "Added to the staff list").into_iter().map(|line| line.words).collect()
    }

    #[test]
    fn each_person_has_one_line_with_every_step_and_every_class() {
        let all = [given("staff_added", "Mr New", ""), given("posted", "Mr New", "1Rowan,2Oak")];
        assert_eq!(words(&all), ["Mr New: added to the staff list; posted to 1Rowan, 2Oak"]);
        let with_children = Given { children: 2, ..given("posted", "Mr New", "1Rowan") };
        assert_eq!(words(&[with_children]), ["Mr New: posted to 1Rowan, 2 children"]);
    }

    #[test]
    fn what_opens_somebodys_account_stands_before_any_number_of_postings() {
        let mut all: Vec<Given> =
            (0..60).map(|number| given("posted", &format!("Mr {number}"), "1Rowan,2Oak")).collect();
        all.push(Given { again: true, ..given("link_made", "Mrs Finch", "") });
        let words = words(&all);
        assert_eq!(words.len(), 61);
        assert_eq!(words[0], "Mrs Finch: a new sign-in link was made, though they could sign in already");
    }

    #[test]
    fn whoever_got_a_new_link_reads_by_whom_and_whom_to_tell() {
        let said = own_account("link_made", "2026-11-24".parse().unwrap(), "Ms Office");
        assert!(
            said.starts_with("A new sign-in link was made for you, by Ms Office, on Tuesday 24"),
            "{said}"
        );
        assert!(said.ends_with("tell the SENCo or the head."), "{said}");
    }
}
