//! The adults of a child with what the office decided about each.

use sqlx::SqliteConnection;

use crate::db::Look;
use crate::kit::AppError;
use crate::pupils::contact_form::Channel;
use crate::pupils::{ContactId, PupilId};

/// An adult as the office sees them.
pub struct Adult {
    pub id: ContactId,
    pub pupil: PupilId,
    pub name: String,
    pub relationship: Option<String>,
    /// As the office has decided; else as the pupil list says, if it does.
    pub parental_responsibility: Option<bool>,
    /// As the pupil list says.
    pub listed_responsibility: Option<bool>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub decided: Decided,
    /// Somebody else in the register has the same email, other than the same person with another child.
    pub shares_mailbox: bool,
    pub version: i32,
}

/// What the office decided.
#[derive(Clone, Debug, Default)]
pub struct Decided {
    pub may_receive: bool,
    pub may_attend: bool,
    pub may_consent: bool,
    pub lives_with: Option<bool>,
    pub address_confidential: bool,
    /// The way by which they are reached.
    pub channel: Option<Channel>,
    /// In place of what the pupil list says.
    pub parental_responsibility: Option<bool>,
    pub language: String,
    pub order_note: String,
}

/// The adults of a child that the reader may see.
pub async fn adults(look: &Look, pupil: PupilId) -> Result<Vec<Adult>, AppError> {
    adults_where(look, pupil, None).await
}

/// One adult, of a child that the reader may see.
pub async fn adult(look: &Look, id: ContactId) -> Result<Adult, AppError> {
    let pupil =
        sqlx::query_scalar!("select pupil_id from contact where id = ?", id).fetch_one(look.db()).await?;
    adults_where(look, pupil, Some(id)).await?.pop().ok_or(AppError::NotFound)
}

async fn adults_where(look: &Look, pupil: PupilId, only: Option<ContactId>) -> Result<Vec<Adult>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let rows = sqlx::query!(
        r#"select c.id, pupil_id, trim(coalesce(title, '') || ' ' || coalesce(forename, '') || ' ' || coalesce(surname, '')) as "name!: String",
             relationship, parental_responsibility, decided_responsibility as "decided_responsibility: bool", email, phone,
             may_receive, may_attend, may_consent, lives_with, address_confidential, channel as "channel: Channel",
             language, order_note, version,
             exists (select 1 from contact o where o.email = c.email collate nocase and o.id <> c.id
               and (coalesce(o.forename, '') <> coalesce(c.forename, '')
                 or coalesce(o.surname, '') <> coalesce(c.surname, ''))) as "shares_mailbox!: bool"
           from contact c
           where pupil_id = ?1 and (?2 is null or c.id = ?2) and pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?3 and m.pupil_id = ?1 and ?4 between m.from_day and m.to_day)
           order by place"#,
        pupil,
        only,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    let adult = rows.into_iter().map(|row| Adult {
        id: row.id,
        pupil: row.pupil_id,
        name: row.name,
        relationship: row.relationship,
        parental_responsibility: row.decided_responsibility.or(row.parental_responsibility),
        listed_responsibility: row.parental_responsibility,
        email: row.email,
        phone: row.phone,
        decided: Decided {
            may_receive: row.may_receive,
            may_attend: row.may_attend,
            may_consent: row.may_consent,
            lives_with: row.lives_with,
            address_confidential: row.address_confidential,
            channel: row.channel,
            parental_responsibility: row.decided_responsibility,
            language: row.language,
            order_note: row.order_note,
        },
        shares_mailbox: row.shares_mailbox,
        version: row.version,
    });
    Ok(adult.collect())
}

/// An adult of a child as those who work with the child know them: what they are called and what they may do, without
/// the reasons, orders, addresses and numbers.
pub struct KnownAdult {
    pub id: ContactId,
    /// “Mrs Anna Kowalski”; empty where no list has their name.
    pub name: String,
    /// “Mother”; empty where no list states it.
    pub relationship: String,
    /// The office has decided what they may do; before that they may do nothing.
    pub decided: bool,
    pub may_attend: bool,
    pub may_receive: bool,
}

impl KnownAdult {
    /// “Mrs Anna Kowalski, mother”.
    pub fn whole(&self) -> String {
        let mut letters = self.relationship.chars();
        match (self.name.as_str(), letters.next()) {
            ("", None) => "An adult without a name".to_owned(),
            ("", Some(_)) => self.relationship.clone(),
            (name, None) => name.to_owned(),
            (name, Some(first)) => format!("{name}, {}{}", first.to_lowercase(), letters.as_str()),
        }
    }

    /// “Mrs Anna Kowalski”; who they are to the child where no list has their name.
    pub fn called(&self) -> String {
        if self.name.is_empty() { self.whole() } else { self.name.clone() }
    }
}

/// The adults of a child whose needs the reader may see; of somebody else's child there are none.
pub async fn known_adults(look: &Look, pupil: PupilId) -> Result<Vec<KnownAdult>, AppError> {
    let (asker, today) = (look.asker.id, look.today);
    let adults = sqlx::query_as!(
        KnownAdult,
        r#"select c.id as "id!: ContactId",
             trim(coalesce(c.title, '') || ' ' || coalesce(c.forename, '') || ' ' || coalesce(c.surname, '')) as "name!: String",
             coalesce(c.relationship, '') as "relationship!: String", c.version > 1 as "decided!: bool",
             c.may_attend as "may_attend!: bool", c.may_receive as "may_receive!: bool"
           from contact c
           where c.pupil_id = ?1 and c.pupil_id in (select m.pupil_id from may_see m
             where m.asker_id = ?2 and m.pupil_id = ?1 and m.sen = 1 and ?3 between m.from_day and m.to_day)
           order by c.place"#,
        pupil,
        asker,
        today
    )
    .fetch_all(look.db())
    .await?;
    Ok(adults)
}

/// Writes what the office decided. False: somebody else changed it since that version.
pub async fn decide(
    tx: &mut SqliteConnection,
    id: ContactId,
    version: i32,
    decided: &Decided,
) -> Result<bool, AppError> {
    let written = sqlx::query!(
        "update contact set may_receive = ?, may_attend = ?, may_consent = ?, lives_with = ?,
           address_confidential = ?, channel = ?, decided_responsibility = ?, language = ?, order_note = ?,
           version = version + 1
         where id = ? and version = ?",
        decided.may_receive,
        decided.may_attend,
        decided.may_consent,
        decided.lives_with,
        decided.address_confidential,
        decided.channel,
        decided.parental_responsibility,
        decided.language,
        decided.order_note,
        id,
        version
    )
    .execute(tx)
    .await?;
    Ok(written.rows_affected() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adult(name: &str, relationship: &str) -> KnownAdult {
        KnownAdult {
            id: ContactId(1),
            name: name.to_owned(),
            relationship: relationship.to_owned(),
            decided: true,
            may_attend: true,
            may_receive: true,
        }
    }

    #[test]
    fn an_adult_is_called_by_name_and_by_what_they_are_to_the_child_as_far_as_the_lists_say() {
        assert_eq!(adult("Mrs Anna Kowalski", "Mother").whole(), "Mrs Anna Kowalski, mother");
        assert_eq!(adult("Mrs Anna Kowalski", "").whole(), "Mrs Anna Kowalski");
        assert_eq!(adult("", "Foster mother").whole(), "Foster mother");
        assert_eq!(adult("", "").whole(), "An adult without a name");
        assert_eq!(adult("Mrs Anna Kowalski", "Mother").called(), "Mrs Anna Kowalski");
        assert_eq!(adult("", "Mother").called(), "Mother");
    }
}
