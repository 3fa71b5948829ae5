//! Words that wait on the device until the server has them. They are sealed with a key that only their writer's
//! pages bring, so that whoever else picks the tablet up, or reads its disk, finds nothing; and
//! they outlive the page, the browser and the session.

use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, CryptoKey, Storage, SubtleCrypto};

use crate::kit::{Answers, from_hex, hex};

#[cfg(feature = "ssr")]
use crate::{db::School, kit::AskerId};

/// The browser's own sealing: AES in Galois/Counter mode, with a nonce of twelve bytes before the text.
const SEALING: &str = "AES-GCM";
const NONCE: usize = 12;

/// What one person's words are sealed with on whatever device they use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKey {
    /// Tells one person's words from another's, and says no more.
    owner: String,
    key: String,
}

/// What waits on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// The draft that the server was last known to hold.
    pub before: Answers,
    pub typed: Answers,
}

impl DeviceKey {
    /// The key of a member of staff. It follows from the school's own key and is stored nowhere.
    #[cfg(feature = "ssr")]
    pub fn of(school: &School, asker: AskerId) -> DeviceKey {
        let derive = |what_for: &str| hex(&school.key().derive(&format!("{what_for} {asker}")));
        let owner = derive("words on a device of").chars().take(16).collect();
        DeviceKey { owner, key: derive("key of a device of") }
    }

    /// Seals words for this device. None: this browser cannot, and they are on the screen alone.
    pub async fn seal(&self, waiting: &Waiting) -> Option<Vec<u8>> {
        let text = serde_json::to_vec(waiting).ok()?;
        let mut nonce = [0; NONCE];
        window().crypto().ok()?.get_random_values_with_u8_array(&mut nonce).ok()?;
        let (key, sealing) = (self.imported().await?, sealing(&nonce));
        let sealed = subtle()?.encrypt_with_object_and_u8_array(&sealing, &key, &text).ok()?;
        let sealed = bytes(JsFuture::from(sealed).await.ok()?);
        Some([&nonce[..], &sealed].concat())
    }

    /// Puts sealed words in their place. False: this browser has none.
    pub fn put(&self, form: &str, subject: &str, sealed: &[u8]) -> bool {
        storage().is_some_and(|storage| storage.set_item(&self.place(form, subject), &hex(sealed)).is_ok())
    }

    /// The words that wait for this form, if there are some.
    pub async fn kept(&self, form: &str, subject: &str) -> Option<Waiting> {
        let kept = from_hex(&storage()?.get_item(&self.place(form, subject)).ok()??)?;
        let (nonce, sealed) = kept.split_first_chunk::<NONCE>()?;
        let (key, sealing) = (self.imported().await?, sealing(nonce));
        let text = subtle()?.decrypt_with_object_and_u8_array(&sealing, &key, sealed).ok()?;
        serde_json::from_slice(&bytes(JsFuture::from(text).await.ok()?)).ok()
    }

    /// The words are at the school, or nobody wants them.
    pub fn forget(&self, form: &str, subject: &str) {
        if let Some(storage) = storage() {
            // A browser that cannot forget could not keep.
            let _ = storage.remove_item(&self.place(form, subject));
        }
    }

    fn place(&self, form: &str, subject: &str) -> String {
        format!("draft {} {form} {subject}", self.owner)
    }

    async fn imported(&self) -> Option<CryptoKey> {
        let key = Uint8Array::from(&from_hex(&self.key)?[..]);
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let imported = subtle()?.import_key_with_str("raw", &key, SEALING, false, &uses).ok()?;
        JsFuture::from(imported).await.ok()?.dyn_into().ok()
    }
}

fn sealing(nonce: &[u8; NONCE]) -> AesGcmParams {
    AesGcmParams::new(SEALING, &Uint8Array::from(&nonce[..]))
}

fn bytes(buffer: JsValue) -> Vec<u8> {
    Uint8Array::new(&buffer).to_vec()
}

fn subtle() -> Option<SubtleCrypto> {
    window().crypto().ok().map(|crypto| crypto.subtle())
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
