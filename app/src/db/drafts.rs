//! What somebody is in the middle of writing, kept by the server so that a dropped network, a closed tab or a
//! killed program loses nothing. A draft is only ever shown to its writer.

use chrono::{DateTime, Utc};

use super::{Look, School, new_key};
use crate::kit::{ActKey, Answers, AppError, AskerId, Form};

#[derive(Clone, Debug)]
pub struct Draft {
    /// The key that the form will be sent with: one draft, one act.
    pub key: ActKey,
    pub answers: Answers,
    /// When it was kept last; none of a fresh one.
    pub saved_at: Option<DateTime<Utc>>,
    /// Somebody tried to send it: the form shows what is missing.
    pub tried: bool,
}

/// The reader's draft of a form about a subject, or a fresh one that is not stored until something is typed.
pub async fn draft_of(look: &Look, form: &str, subject: &str) -> Result<Draft, AppError> {
    let asker = look.asker.id;
    let row = sqlx::query!(
        r#"select key, answers, tried, saved_at as "saved_at: DateTime<Utc>" from draft
           where asker_id = ? and form = ? and subject = ?"#,
        asker,
        form,
        subject
    )
    .fetch_optional(look.db())
    .await?;
    match row {
        None => Ok(Draft { key: new_key()?, answers: Answers::default(), saved_at: None, tried: false }),
        Some(row) => Ok(Draft {
            key: ActKey::try_from(row.key).map_err(|error| super::our_fault(&error))?,
            answers: serde_json::from_str(&row.answers).map_err(|error| super::our_fault(&error))?,
            saved_at: Some(row.saved_at),
            tried: row.tried,
        }),
    }
}

/// Keeps what has been typed so far, which must hold no secret. The last one to arrive stands: it is one person's
/// own draft. False: the form itself was sent with that key, so the draft is late, and is not kept.
pub async fn keep_draft(
    school: &School,
    asker: AskerId,
    form: &str,
    subject: &str,
    key: &ActKey,
    answers: Answers,
) -> Result<bool, AppError> {
    let text = serde_json::to_string(&answers).map_err(|error| super::our_fault(&error))?;
    let (key, now) = (key.as_str(), school.now());
    let mut tx = school.write().await?;
    let kept = sqlx::query!(
        "insert into draft (asker_id, form, subject, key, answers, saved_at) select ?1, ?2, ?3, ?4, ?5, ?6
         where not exists (select 1 from act where asker_id = ?1 and key = ?4)
         on conflict (asker_id, form, subject)
         do update set key = excluded.key, answers = excluded.answers, saved_at = excluded.saved_at",
        asker,
        form,
        subject,
        key,
        text,
        now
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(kept.rows_affected() == 1)
}

/// Remembers that somebody tried to send a draft, so that the form shows what is missing when it comes back.
pub async fn mark_tried(school: &School, asker: AskerId, form: &str, subject: &str) -> Result<(), AppError> {
    let mut tx = school.write().await?;
    sqlx::query!(
        "update draft set tried = 1 where asker_id = ? and form = ? and subject = ?",
        asker,
        form,
        subject
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// A sent form leaves no draft. Within the act that sent it.
pub async fn discard_draft(act: &mut super::Act, form: &str, subject: &str) -> Result<(), AppError> {
    let asker = act.asker.id;
    sqlx::query!("delete from draft where asker_id = ? and form = ? and subject = ?", asker, form, subject)
        .execute(act.db())
        .await?;
    Ok(())
}

/// What was sent waits in its form again, for whoever takes it back and as far as they may see it: nothing typed is lost. A
/// draft that is there already stays.
pub async fn put_back_draft(
    act: &mut super::Act,
    form: &Form,
    subject: &str,
    answers: &Answers,
) -> Result<(), AppError> {
    let seen = form.seen_by(answers, |audience| act.asker.may_see(audience));
    let text = serde_json::to_string(&seen).map_err(|error| super::our_fault(&error))?;
    let form = form.id;
    let (asker, key, now) = (act.asker.id, new_key()?, act.school().now());
    let key = key.as_str();
    sqlx::query!(
        "insert into draft (asker_id, form, subject, key, answers, saved_at) values (?, ?, ?, ?, ?, ?)
         on conflict do nothing",
        asker,
        form,
        subject,
        key,
        text,
        now
    )
    .execute(act.db())
    .await?;
    Ok(())
}

/// A draft that nobody wants.
pub async fn forget_draft(
    school: &School,
    asker: AskerId,
    form: &str,
    subject: &str,
) -> Result<(), AppError> {
    let mut tx = school.write().await?;
    sqlx::query!("delete from draft where asker_id = ? and form = ? and subject = ?", asker, form, subject)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
