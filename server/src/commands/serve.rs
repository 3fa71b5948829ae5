//! `serve`: the app, until it is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use app::db::{Opening, School, WRITTEN_EVERY};
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

/// How often what is past its time is taken away.
const TIDIED_EVERY: Duration = Duration::from_hours(6);

/// How long a request may still take after the program was told to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

pub async fn serve(settings: &Settings) -> Result<()> {
    if assets::files().program.is_empty() {
        bail!("this program was built without the browser’s half; build it with `cargo xtask build`");
    }
    let school = settings.open(Opening::Made).await?;
    let demonstration = school.is_demonstration().await?;
    settings.check_address(demonstration == Some(true))?;
    let app = router(school.clone(), settings).into_make_service_with_connect_info::<SocketAddr>();
    let stop = Arc::new(Notify::new());
    let readings = tokio::spawn(write_readings(school.clone(), stop.clone()));
    let tidying = tokio::spawn(tidy(school.clone()));
    let handle = Handle::new();
    let announced = tokio::spawn(announce(handle.clone(), school.clone(), settings.clone(), demonstration));
    let served = listen(settings, app, handle).await;
    announced.abort();
    tidying.abort();
    stop.notify_one();
    readings.await.context("the reading log was not written to its end")?;
    served?;
    school.close().await;
    Ok(())
}

/// Says where the program can be reached, once it can be.
async fn announce(
    handle: Handle<SocketAddr>,
    school: School,
    settings: Settings,
    demonstration: Option<bool>,
) -> Result<()> {
    let Some(addr) = handle.listening().await else { return Ok(()) };
    let scheme = if settings.tls.is_some() { "https" } else { "http" };
    println!("SEND Pathway on {scheme}://{addr}");
    match demonstration {
        None => {
            println!("This is a new school. Open {scheme}://{addr}/set-up and enter this code:");
            println!("\n    {}\n", new_set_up_code(&school).await?);
        }
        Some(true) => demo::print_sign_ins(&school).await?,
        Some(false) => {}
    }
    Ok(())
}

/// Takes away what is past its time, at the start and every few hours.
async fn tidy(school: School) {
    let mut ticks = tokio::time::interval(TIDIED_EVERY);
    loop {
        ticks.tick().await;
        // The cause of a failure is in the log; what stays is taken away the next time.
        let _ = school.tidy().await;
    }
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

async fn listen(
    settings: &Settings,
    app: IntoMakeServiceWithConnectInfo<Router, SocketAddr>,
    handle: Handle<SocketAddr>,
) -> Result<()> {
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
