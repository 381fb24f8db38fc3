//! What is due by itself: timers, replies that could not be delivered at once, erasures left unfinished by a crash.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use super::{Service, conversation_of};
use crate::live::LiveError;

/// How many conversations are looked at in one round.
const ROUND: usize = 256;

/// How long to wait between rounds: retries wait a second and more, silence half an hour.
const PAUSE: Duration = Duration::from_millis(500);

impl Service {
    /// One round: everything due now. Says how many conversations were looked at.
    pub async fn tend_due(&self) -> Result<usize, LiveError> {
        let due = self.live.due(self.ambient.now(), ROUND).await?;
        let mut tended = 0;
        for conversation in due.iter().filter_map(conversation_of) {
            // One conversation that fails must not hold up the others; it stays due.
            let timers = self.run_timers(conversation).await;
            let cleaned = self.clean(conversation).await;
            let delivered = self.deliver(conversation).await;
            if timers.and(cleaned).and(delivered).is_err() {
                tracing::debug!("something due could not be done yet; it stays due");
            }
            tended += 1;
        }
        Ok(tended)
    }

    /// Rounds until `shutdown` resolves.
    pub async fn pump(self: Arc<Self>, shutdown: impl Future<Output = ()>) {
        let mut shutdown = std::pin::pin!(shutdown);
        let mut failing = false;
        loop {
            let outcome = self.tend_due().await;
            if outcome.is_err() != failing {
                failing = outcome.is_err();
                if failing {
                    tracing::warn!("the live store does not answer; trying again");
                } else {
                    tracing::info!("the live store answers again");
                }
            }
            tokio::select! {
                () = &mut shutdown => return,
                () = tokio::time::sleep(PAUSE) => {}
            }
        }
    }
}
