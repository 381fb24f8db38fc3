//! The listener: connections, their limits, and stopping.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;

use crate::conversation::Web;
use crate::origin::Peer;
use crate::routes::router;

/// How long the head of a request may take to arrive: the answer to connections that say one byte a minute.
const HEAD_TIME: Duration = Duration::from_secs(15);
/// How much of a head is read. A browser's has two KB.
const LONGEST_HEAD: usize = 16 * 1024;
/// How long a connection lives at most: whoever reads nothing, or says little for ever, has to come again.
const CONNECTION_LIFE: Duration = Duration::from_secs(15 * 60);
/// How long open requests may take after the server was told to stop.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Serves until `shutdown` completes, then lets open requests finish.
pub async fn serve(listener: TcpListener, web: Arc<Web>, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(web.settings.limits.connections));
    let router = router(web.clone());
    let (stop, stopping) = watch::channel(());
    tokio::pin!(shutdown);
    loop {
        let accepted = async {
            let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
            let (stream, peer) = listener.accept().await?;
            io::Result::Ok((place, stream, peer))
        };
        let (place, stream, peer) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accepted => match accepted {
                Ok(accepted) => accepted,
                Err(_) => {
                    // Out of file handles, or a connection that died in the queue: neither is a reason to stop.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let (router, stopping) = (router.clone(), stopping.clone());
        tokio::spawn(async move {
            connection(stream, Peer(peer.ip()), router, stopping).await;
            drop(place);
        });
    }
    drop(listener);
    // Streams end at once; everything else is finished.
    web.stopping.send_replace(true);
    drop(stopping);
    let _ = stop.send(());
    let _ = tokio::time::timeout(LAST_WORDS, stop.closed()).await;
    Ok(())
}

async fn connection(stream: TcpStream, peer: Peer, router: axum::Router, mut stopping: watch::Receiver<()>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        let router = router.clone();
        async move {
            Ok::<_, Infallible>(
                router.oneshot(request.map(axum::body::Body::new)).await.unwrap_or_else(|never| match never {}),
            )
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    // What goes wrong on a connection is the other end's affair, and would name it: nothing is recorded.
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stopping.changed() => {}
        () = tokio::time::sleep(CONNECTION_LIFE) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(LAST_WORDS, connection).await;
}
