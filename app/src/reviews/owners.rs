//! Who may be named for what a progress meeting agrees.

use crate::kit::AskerId;

/// Who may be named for an action of a class.
#[derive(Clone, Copy, Debug)]
pub struct Owners<'a> {
    /// Everybody who works with the class today, and who leads.
    pub all: &'a [AskerId],
    /// Those who teach it.
    pub teachers: &'a [AskerId],
    /// Who writes the line.
    pub writer: AskerId,
}

impl Owners<'_> {
    /// Whose action it is. Whoever was named before stays, even where they work with the class no longer; nobody
    /// named is the class teacher, and of two who share a class the one who writes. Else a sentence that says what to do.
    pub fn owner(&self, named: Option<AskerId>, before: Option<AskerId>) -> Result<AskerId, &'static str> {
        match named {
            Some(named) if self.all.contains(&named) || before == Some(named) => Ok(named),
            Some(_) => Err("Choose somebody of the list"),
            None => {
                let writes = Some(self.writer).filter(|writer| self.teachers.contains(writer));
                let owner = writes.or_else(|| self.teachers.first().copied());
                owner.ok_or("Nobody is posted to this class as its teacher. Choose who does it")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_without_a_name_is_the_class_teachers() {
        let [senco, first, second, left] = [1, 2, 3, 4].map(AskerId);
        let all = [first, second, senco];
        let owners = |writer, teachers| Owners { all: &all, teachers, writer };
        let both = [first, second];
        assert_eq!(owners(senco, &both).owner(None, None), Ok(first));
        assert_eq!(owners(second, &both).owner(None, None), Ok(second));
        assert!(owners(senco, &[]).owner(None, None).is_err());
        assert_eq!(owners(first, &both).owner(Some(senco), None), Ok(senco));
        assert!(owners(first, &both).owner(Some(left), None).is_err());
        assert_eq!(owners(first, &both).owner(Some(left), Some(left)), Ok(left));
    }
}
