//! Whom a staff list means, and what it corrects.

use sqlx::SqliteConnection;

use crate::kit::{AppError, AskerId};

/// Whom a line of a staff list means.
pub enum Listed {
    Nobody,
    Found(AskerId),
    /// The staff code is somebody's of another name and email: codes are given again to those who come after.
    CodeOfAnother,
    /// Code and surname are one person's, and the email is another's.
    EmailOfAnother,
    /// The email is that of somebody whose access has ended.
    HasLeft,
}

/// Somebody of a staff list: by staff code if surname or email agree, else by email.
pub async fn find_listed(
    tx: &mut SqliteConnection,
    code: Option<&str>,
    surname: &str,
    email: &str,
) -> Result<Listed, AppError> {
    let rows = sqlx::query!(
        r#"select asker_id, code is ?1 and ?1 is not null as "by_code!: bool", email = ?2 as "by_email!: bool",
             surname = ?3 collate nocase as "by_name!: bool", ended_on is not null as "has_left!: bool"
           from staff where (code is ?1 and ?1 is not null) or email = ?2 limit 2"#,
        code,
        email,
        surname
    )
    .fetch_all(tx)
    .await?;
    let by_code = rows.iter().find(|row| row.by_code);
    let by_email = rows.iter().find(|row| row.by_email);
    Ok(match (by_code, by_email) {
        (Some(coded), Some(mailed)) if coded.asker_id != mailed.asker_id && coded.by_name => {
            Listed::EmailOfAnother
        }
        (_, Some(mailed)) if mailed.has_left => Listed::HasLeft,
        (Some(coded), Some(mailed)) if coded.asker_id != mailed.asker_id => Listed::CodeOfAnother,
        (Some(coded), None) if !coded.by_name => Listed::CodeOfAnother,
        (Some(coded), None) if coded.has_left => Listed::HasLeft,
        (_, Some(row)) | (Some(row), None) => Listed::Found(row.asker_id),
        (None, None) => Listed::Nobody,
    })
}

/// Writes names and email as a list has them. False: they were so already.
pub async fn correct(
    tx: &mut SqliteConnection,
    id: AskerId,
    code: Option<&str>,
    title: &str,
    forename: &str,
    surname: &str,
    email: &str,
) -> Result<bool, AppError> {
    let corrected = sqlx::query!(
        "update staff set code = coalesce(?1, code), title = ?2, forename = ?3, surname = ?4, email = ?5,
           version = version + 1
         where asker_id = ?6 and (coalesce(?1, code, '') <> coalesce(code, '') or title <> ?2 or forename <> ?3
           or surname <> ?4 or email <> ?5)",
        code,
        title,
        forename,
        surname,
        email,
        id
    )
    .execute(tx)
    .await?;
    Ok(corrected.rows_affected() == 1)
}
