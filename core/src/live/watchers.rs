//! Who watches which prefix, and the hints on their way to them.
//!
//! A writer never waits for a watcher: it leaves the key in the watcher's mailbox, where it merges with the same key
//! that is already waiting, and a task of the watcher's own carries the hints to its channel. The cost of a write does
//! not grow with the number of watchers of other prefixes: there may be one for every open web page.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, mpsc};

use super::{Change, Key, Watch};

/// How many different keys wait for a slow watcher before hints are dropped (it also looks by itself): half a megabyte
/// at most, and more than an agency has open conversations.
const WAITING: usize = 4_096;

/// Few, because hints in the channel do not merge any more.
const CHANNEL: usize = 16;

/// See the module documentation. Clones are the same.
#[derive(Clone, Default)]
pub(super) struct Watchers(Arc<Mutex<Subscriptions>>);

#[derive(Default)]
struct Subscriptions {
    closed: bool,
    by_prefix: HashMap<Box<str>, Vec<Arc<Mailbox>>>,
    /// How many watched prefixes have which length: a changed key is looked up once per length.
    lengths: BTreeMap<usize, usize>,
}

#[derive(Default)]
struct Mailbox {
    waiting: Mutex<Waiting>,
    wake: Notify,
}

#[derive(Default)]
struct Waiting {
    order: VecDeque<Key>,
    keys: HashSet<Key>,
    closed: bool,
}

/// Nothing below leaves its data half changed, so a panic elsewhere does not spoil it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Watchers {
    /// Starts watching; after [`Self::close`] the channel ends at once.
    pub fn watch(&self, prefix: &str) -> Watch {
        let (sender, receiver) = mpsc::channel(CHANNEL);
        let mailbox = Arc::new(Mailbox::default());
        {
            let mut subscriptions = lock(&self.0);
            if subscriptions.closed {
                return receiver;
            }
            let mailboxes = subscriptions.by_prefix.entry(prefix.into()).or_default();
            mailboxes.push(mailbox.clone());
            if mailboxes.len() == 1 {
                *subscriptions.lengths.entry(prefix.len()).or_default() += 1;
            }
        }
        let (watchers, prefix) = (self.clone(), Box::from(prefix));
        tokio::spawn(async move {
            mailbox.carry(&sender).await;
            watchers.forget(&prefix, &mailbox);
        });
        receiver
    }

    /// Leaves a hint with everyone who watches a prefix of `key`.
    pub fn notify(&self, key: &Key) {
        let subscriptions = lock(&self.0);
        for length in subscriptions.lengths.keys() {
            let Some(prefix) = key.as_str().get(..*length) else { break };
            for mailbox in subscriptions.by_prefix.get(prefix).into_iter().flatten() {
                mailbox.leave(key);
            }
        }
    }

    /// Ends all watches.
    pub fn close(&self) {
        let mut subscriptions = lock(&self.0);
        subscriptions.closed = true;
        for mailbox in subscriptions.by_prefix.values().flatten() {
            lock(&mailbox.waiting).closed = true;
            mailbox.wake.notify_one();
        }
    }

    fn forget(&self, prefix: &str, gone: &Arc<Mailbox>) {
        let mut subscriptions = lock(&self.0);
        let Some(mailboxes) = subscriptions.by_prefix.get_mut(prefix) else { return };
        mailboxes.retain(|mailbox| !Arc::ptr_eq(mailbox, gone));
        if mailboxes.is_empty() {
            subscriptions.by_prefix.remove(prefix);
            if let Some(count) = subscriptions.lengths.get_mut(&prefix.len()) {
                *count -= 1;
                if *count == 0 {
                    subscriptions.lengths.remove(&prefix.len());
                }
            }
        }
    }
}

impl Mailbox {
    fn leave(&self, key: &Key) {
        let mut waiting = lock(&self.waiting);
        if waiting.keys.len() < WAITING && waiting.keys.insert(key.clone()) {
            waiting.order.push_back(key.clone());
            self.wake.notify_one();
        }
    }

    /// Carries hints to the channel until either end is gone.
    async fn carry(&self, sender: &mpsc::Sender<Change>) {
        while !lock(&self.waiting).closed {
            // Room first, so that a hint goes on merging until there is some.
            let room = tokio::select! {
                room = sender.reserve() => room,
                () = self.wake.notified() => continue,
            };
            let Ok(room) = room else { return };
            let key = loop {
                if let Some(key) = self.take() {
                    break key;
                }
                tokio::select! {
                    () = self.wake.notified() => if lock(&self.waiting).closed { return },
                    () = sender.closed() => return,
                }
            };
            room.send(Change { key });
        }
    }

    fn take(&self) -> Option<Key> {
        let mut waiting = lock(&self.waiting);
        let key = waiting.order.pop_front()?;
        waiting.keys.remove(&key);
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Key::new(text).unwrap()
    }

    #[tokio::test]
    async fn hints_for_a_watcher_that_does_not_read_merge_and_none_of_its_keys_is_missed() {
        let watchers = Watchers::default();
        let mut watch = watchers.watch("a/");
        for _ in 0..1_000 {
            for number in 0..100 {
                watchers.notify(&key(&format!("a/{number}")));
            }
            tokio::task::yield_now().await;
        }
        let mut seen = HashSet::new();
        let mut hints = 0;
        while seen.len() < 100 {
            seen.insert(watch.recv().await.unwrap().key);
            hints += 1;
        }
        assert!(hints <= 100 + CHANNEL + 1, "{hints} hints were not merged");
    }

    #[tokio::test]
    async fn a_watcher_hears_only_of_its_own_prefix_and_leaves_nothing_behind() {
        let watchers = Watchers::default();
        let (mut one, mut all) = (watchers.watch("a/1"), watchers.watch(""));
        watchers.notify(&key("b"));
        watchers.notify(&key("a/1/x"));
        assert_eq!(one.recv().await.unwrap().key, key("a/1/x"));
        assert_eq!(all.recv().await.unwrap().key, key("b"));
        drop((one, all));
        while !lock(&watchers.0).by_prefix.is_empty() {
            tokio::task::yield_now().await;
        }
        assert!(lock(&watchers.0).lengths.is_empty());
    }

    #[tokio::test]
    async fn watches_end_when_the_store_closes_also_for_a_watcher_that_does_not_read() {
        let watchers = Watchers::default();
        let (mut idle, mut full) = (watchers.watch("idle"), watchers.watch("full"));
        for number in 0..100 {
            watchers.notify(&key(&format!("full/{number}")));
            tokio::task::yield_now().await;
        }
        watchers.close();
        assert_eq!(idle.recv().await, None);
        while full.recv().await.is_some() {}
        assert_eq!(watchers.watch("late").recv().await, None);
    }
}
