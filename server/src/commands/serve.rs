//! `serve`: the app, until it is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use app::db::{School, WRITTEN_EVERY};
use app::people::new_set_up_code;
use axum::Router;
use axum::extract::connect_info::IntoMakeServiceWithConnectInfo;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use tokio::sync::Notify;

use super::demo;
use crate::assets;
use crate::routes::router;
use crate::settings::Settings;

/// How long a request may still take after the program was told to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

pub async fn serve(settings: &Settings) -> Result<()> {
    if assets::files().program.is_empty() {
        bail!("this program was built without the browser’s half; build it with `cargo xtask build`");
    }
    let school = settings.open(true).await?;
    let demonstration = school.is_demonstration().await?;
    settings.check_address(demonstration == Some(true))?;
    let app = router(school.clone(), settings).into_make_service_with_connect_info::<SocketAddr>();
    let scheme = if settings.tls.is_some() { "https" } else { "http" };
    println!("SEND Pathway on {scheme}://{}", settings.addr);
    match demonstration {
        None => {
            println!("This is a new school. Open {scheme}://{}/set-up and enter this code:", settings.addr);
            println!("\n    {}\n", new_set_up_code(&school).await?);
        }
        Some(true) => demo::print_sign_ins(&school).await?,
        Some(false) => {}
    }
    let stop = Arc::new(Notify::new());
    let readings = tokio::spawn(write_readings(school.clone(), stop.clone()));
    let served = listen(settings, app).await;
    stop.notify_one();
    readings.await.context("the reading log was not written to its end")?;
    served?;
    school.close().await;
    Ok(())
}

/// Writes who has read what, every few seconds and away from every request, until it is told to stop.
async fn write_readings(school: School, stop: Arc<Notify>) {
    let mut ticks = tokio::time::interval(WRITTEN_EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        let stopping = tokio::select! { _ = ticks.tick() => false, () = stop.notified() => true };
        // The cause of a failure is in the log; the readings wait for the next time.
        let _ = school.write_readings().await;
        if stopping {
            return;
        }
    }
}

async fn listen(settings: &Settings, app: IntoMakeServiceWithConnectInfo<Router, SocketAddr>) -> Result<()> {
    let handle = Handle::new();
    tokio::spawn(stop_when_told(handle.clone()));
    let listening = format!("cannot listen on {}", settings.addr);
    match &settings.tls {
        None => axum_server::bind(settings.addr).handle(handle).serve(app).await.context(listening),
        Some((certificate, key)) => {
            // Without one process-wide choice rustls would have to guess between its back ends.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let config = RustlsConfig::from_pem_file(certificate, key).await.with_context(|| {
                format!("TLS cannot use {} with {}", certificate.display(), key.display())
            })?;
            axum_server::bind_rustls(settings.addr, config).handle(handle).serve(app).await.context(listening)
        }
    }
}

async fn stop_when_told(handle: Handle<SocketAddr>) {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! { _ = interrupted => (), _ = terminated.recv() => () }
        }
        Err(_) => drop(interrupted.await),
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
    handle.graceful_shutdown(Some(LAST_REQUESTS));
}
