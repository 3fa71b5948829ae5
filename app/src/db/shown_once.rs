//! A few words that wait, sealed, in a cookie of one minute for the next page: what must not be part of an
//! address and need not be kept. They open only for whom they were said to: a browser may be several people's.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{School, Sealed, Who, cookie_of_request, send_cookie, session_of_request};
use crate::kit::AppError;

/// Larger cookies are dropped by browsers, so larger words do not wait.
const MOST_BYTES: usize = 3500;

/// Keeps words for the next page of whoever asks. Ones that are too long for a cookie do not wait.
pub fn show_once(school: &School, name: &str, words: &str) -> Result<(), AppError> {
    let sealed = URL_SAFE_NO_PAD.encode(school.key().seal(&sealed_for(name), words.as_bytes())?.0);
    if sealed.len() <= MOST_BYTES {
        send_cookie(name, &sealed, Some(60));
    }
    Ok(())
}

/// Says once, on the next page, what an act has done.
pub fn say(school: &School, words: &str) -> Result<(), AppError> {
    show_once(school, "said", words)
}

pub fn said_once(school: &School) -> Option<String> {
    shown_once(school, "said")
}

/// Takes the words. Some that do not open are somebody's invention, and no error.
pub fn shown_once(school: &School, name: &str) -> Option<String> {
    let sealed = URL_SAFE_NO_PAD.decode(cookie_of_request(name)?).ok()?;
    let words = String::from_utf8(school.key().open(&sealed_for(name), &Sealed(sealed)).ok()?).ok()?;
    send_cookie(name, "", Some(0));
    Some(words)
}

fn sealed_for(name: &str) -> String {
    match session_of_request() {
        Who::Nobody => name.to_owned(),
        Who::HalfWay { asker, .. } | Who::Locked { asker, .. } | Who::Open { asker, .. } => {
            format!("{name} for {}", asker.id)
        }
    }
}
