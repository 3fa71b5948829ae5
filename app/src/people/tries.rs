//! How often somebody may try to sign in. A school is one address to the outside, so an account has a narrow
//! limit and an address a wide one.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::LazyLock;

use axum::http::request::Parts;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use leptos::prelude::use_context;

use crate::kit::AppError;

const PER_ACCOUNT: u32 = 5;
const PER_ADDRESS: u32 = 60;

static ACCOUNTS: LazyLock<DefaultKeyedRateLimiter<String>> = LazyLock::new(|| limiter(PER_ACCOUNT));
static ADDRESSES: LazyLock<DefaultKeyedRateLimiter<IpAddr>> = LazyLock::new(|| limiter(PER_ADDRESS));

fn limiter<K: std::hash::Hash + Eq + Clone>(a_minute: u32) -> DefaultKeyedRateLimiter<K> {
    RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN)))
}

/// Counts one try on an account from an address, and says how long to wait if there were too many. Accounts
/// that do not exist are counted like those that do.
pub fn count(account: &str, address: Option<IpAddr>) -> Result<(), AppError> {
    allow(&ACCOUNTS, &account.trim().to_lowercase())?;
    address.map_or(Ok(()), |address| allow(&ADDRESSES, &address))
}

/// Where the request at hand comes from. The program puts it beside the request, and trusts a proxy's word
/// only where it was told that there is one.
#[derive(Clone, Copy, Debug)]
pub struct Address(pub IpAddr);

/// The address that this request comes from. None outside a request.
pub fn address_of_request() -> Option<IpAddr> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Address>().map(|address| address.0))
}

fn allow<K: std::hash::Hash + Eq + Clone>(
    limit: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), AppError> {
    // Forget those who have long been quiet, so that made-up accounts do not fill the memory.
    if limit.len() > 10_000 {
        limit.retain_recent();
    }
    limit.check_key(key).map_err(|not_until| {
        let seconds = not_until.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
        AppError::SlowDown { seconds: u32::try_from(seconds).unwrap_or(u32::MAX) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_try_in_a_minute_on_one_account_waits_and_another_account_does_not() {
        for _ in 0..PER_ACCOUNT {
            assert_eq!(count("a@tries.example", None), Ok(()));
        }
        assert!(matches!(count("A@tries.example ", None), Err(AppError::SlowDown { seconds: 1..=13 })));
        assert_eq!(count("b@tries.example", None), Ok(()));
    }
}
