//! Thousands of random interleavings of messages, redeliveries, crashes between any two operations, lost answers, lost
//! races and timers, checked for: every accepted message answered exactly once and in order, nothing after an erase,
//! nothing forgotten. Each planted bug of [`Mutation`] must be found.
//!
//! The whole of it is deterministic: one thread polls the tasks in an order drawn from the seed; every operation of the
//! store is a place where another task may go on or the process may die.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context as TaskContext, Poll, Waker};

use async_trait::async_trait;

use super::Service;
use super::doubles::{FakeFrontEnd, assemble, says};
use crate::channel::{Capabilities, Channel, FrontEnd, Outbound, SendError};
use crate::clock::{Ambient, SECOND, Timestamp};
use crate::conversation::reply::LEASE;
use crate::door::{Body, Door};
use crate::ids::ConversationId;
use crate::live::memory::MemoryStore;
use crate::live::{Entry, Expect, Key, LiveError, LiveStore, Put, Revision, Watch};
use crate::testing::{Mutation, TestClock, TestRandomness};

/// Lets another task go on.
struct Yield(bool);

impl Future for Yield {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, _: &mut TaskContext<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

/// What one process shares: when it dies, no operation of it goes on.
struct Process {
    dead: AtomicBool,
    until_crash: AtomicU64,
    faults: AtomicBool,
    random: TestRandomness,
}

impl Process {
    fn new(random: &TestRandomness, until_crash: u64, faults: bool) -> Arc<Self> {
        Arc::new(Self {
            dead: AtomicBool::new(false),
            until_crash: AtomicU64::new(until_crash),
            faults: AtomicBool::new(faults),
            random: random.clone(),
        })
    }

    /// A place where the process may die or another task may go on.
    async fn point(&self) {
        Yield(false).await;
        if self.until_crash.fetch_sub(1, Ordering::SeqCst) <= 1 {
            self.dead.store(true, Ordering::SeqCst);
        }
        if self.dead.load(Ordering::SeqCst) {
            std::future::pending::<()>().await;
        }
    }

    fn fault(&self) -> bool {
        self.faults.load(Ordering::SeqCst) && self.random.chance(40)
    }
}

/// A store whose answers get lost, before or after the operation.
struct Unreliable {
    inner: Arc<MemoryStore>,
    process: Arc<Process>,
}

impl Unreliable {
    async fn around<T>(&self, operation: impl Future<Output = Result<T, LiveError>> + Send) -> Result<T, LiveError> {
        let lost = || Err(LiveError::Unavailable("lost".to_owned()));
        self.process.point().await;
        if self.process.fault() {
            return lost();
        }
        let outcome = operation.await;
        self.process.point().await;
        if self.process.fault() { lost() } else { outcome }
    }
}

#[async_trait]
impl LiveStore for Unreliable {
    async fn get(&self, key: &Key) -> Result<Option<Entry>, LiveError> {
        self.around(self.inner.get(key)).await
    }
    async fn put(&self, key: &Key, expect: Expect, put: Put) -> Result<Revision, LiveError> {
        self.around(self.inner.put(key, expect, put)).await
    }
    async fn delete(&self, key: &Key, revision: Option<Revision>) -> Result<(), LiveError> {
        self.around(self.inner.delete(key, revision)).await
    }
    async fn list(&self, prefix: &str) -> Result<Vec<(Key, Entry)>, LiveError> {
        self.around(self.inner.list(prefix)).await
    }
    async fn due(&self, before: Timestamp, limit: usize) -> Result<Vec<Key>, LiveError> {
        self.around(self.inner.due(before, limit)).await
    }
    async fn watch(&self, prefix: &str) -> Result<Watch, LiveError> {
        self.inner.watch(prefix).await
    }
}

/// The platform: it survives crashes of the process, and counts what arrived.
struct Platform {
    fake: Arc<FakeFrontEnd>,
    process: Mutex<Arc<Process>>,
    /// Sends whose answer was lost, by line: each may be repeated.
    uncertain: Mutex<BTreeMap<(ConversationId, u32), u32>>,
}

struct Plug {
    platform: Arc<Platform>,
    process: Arc<Process>,
}

#[async_trait]
impl FrontEnd for Plug {
    fn channel(&self) -> Channel {
        Channel::Web
    }
    fn capabilities(&self) -> &Capabilities {
        self.platform.fake.capabilities()
    }
    async fn send(&self, conversation: ConversationId, outbound: &Outbound) -> Result<(), SendError> {
        self.process.point().await;
        if self.process.fault() {
            return Err(SendError::Retry { after: SECOND });
        }
        let outcome = self.platform.fake.send(conversation, outbound).await;
        self.process.point().await;
        if self.process.fault() {
            *self.platform.uncertain.lock().unwrap().entry((conversation, outbound.line.0)).or_default() += 1;
            return Err(SendError::MaybeSent);
        }
        outcome
    }
    async fn forget(&self, conversation: ConversationId) -> Result<(), SendError> {
        self.process.point().await;
        if self.process.fault() {
            return Err(SendError::Retry { after: SECOND });
        }
        self.platform.fake.forget(conversation).await
    }
}

/// One message on its way, as the platform sees it: delivered again until it is acknowledged.
struct Message {
    conversation: ConversationId,
    event: u64,
    text: String,
    acknowledged: bool,
    /// Refused because the conversation had ended.
    ended: bool,
    /// Under way to the process right now.
    under_way: bool,
}

type Task = Pin<Box<dyn Future<Output = Done> + Send>>;

enum Done {
    Received(usize, Result<(), crate::door::NotAccepted>),
    Tended,
}

struct World {
    seed: u64,
    random: TestRandomness,
    clock: TestClock,
    store: Arc<MemoryStore>,
    platform: Arc<Platform>,
    mutation: Option<Mutation>,
    messages: Vec<Message>,
    tasks: Vec<Task>,
    process: Arc<Process>,
    service: Arc<Service>,
    /// How often the process died; every other seed lives without crashes, so that repeating without one is found.
    crashes: usize,
}

/// When a process dies: after so many operations, or (odd seeds) never.
fn lifespan(seed: u64, random: &TestRandomness, up_to: u64) -> u64 {
    let drawn = 5 + random.below(up_to);
    if seed.is_multiple_of(2) { drawn } else { u64::MAX }
}

impl World {
    fn new(seed: u64, idempotent: bool, mutation: Option<Mutation>) -> Self {
        let random = TestRandomness::seeded(seed);
        let clock = TestClock::default();
        let store = Arc::new(MemoryStore::new(Arc::new(clock.clone())));
        let process = Process::new(&random, lifespan(seed, &random, 120), true);
        let platform = Arc::new(Platform {
            fake: FakeFrontEnd::new(idempotent),
            process: Mutex::new(process.clone()),
            uncertain: Mutex::default(),
        });
        let service = start(&store, &clock, &random, &platform, &process, mutation);
        let conversations: Vec<ConversationId> = (0..2).map(|n| ConversationId::from_bytes([n + 1; 16])).collect();
        let mut messages = Vec::new();
        for (n, conversation) in conversations.iter().enumerate() {
            let leaves = random.chance(250);
            let count = 2 + random.below(4);
            for m in 0..count {
                let text = match random.below(6) {
                    _ if leaves && m + 1 == count => "(leave)".to_owned(),
                    0 => "(press more)".to_owned(),
                    1 => format!("he has a gun {m}"),
                    2 => format!("hello {m}"),
                    _ => format!("shelter in miami {m}"),
                };
                let event = 100 * (n as u64 + 1) + m;
                let conversation = *conversation;
                messages.push(Message {
                    conversation,
                    event,
                    text,
                    acknowledged: false,
                    ended: false,
                    under_way: false,
                });
            }
        }
        Self {
            seed,
            random,
            clock,
            store,
            platform,
            mutation,
            messages,
            tasks: Vec::new(),
            process,
            service,
            crashes: 0,
        }
    }

    /// The process died: everything it did stops where it was; a new one starts over the same store.
    fn restart(&mut self, faults: bool) {
        self.tasks.clear();
        for message in &mut self.messages {
            message.under_way = false;
        }
        let until_crash = if faults { lifespan(self.seed, &self.random, 200) } else { u64::MAX };
        self.crashes += usize::from(self.process.dead.load(Ordering::SeqCst));
        self.process = Process::new(&self.random, until_crash, faults);
        *self.platform.process.lock().unwrap() = self.process.clone();
        self.service = start(&self.store, &self.clock, &self.random, &self.platform, &self.process, self.mutation);
    }

    fn deliver(&mut self, index: usize) {
        let message = &mut self.messages[index];
        message.under_way = true;
        let inbound = says(message.conversation, message.event, &message.text);
        let service = self.service.clone();
        self.tasks.push(Box::pin(async move { Done::Received(index, service.receive(inbound).await) }));
    }

    fn tend(&mut self) {
        let service = self.service.clone();
        self.tasks.push(Box::pin(async move {
            let _ = service.tend_due().await;
            Done::Tended
        }));
    }

    /// Polls one task, chosen by the seed.
    fn poll_one(&mut self) {
        if self.tasks.is_empty() {
            return;
        }
        let index = self.random.below(self.tasks.len() as u64) as usize;
        let mut context = TaskContext::from_waker(Waker::noop());
        if let Poll::Ready(done) = self.tasks[index].as_mut().poll(&mut context) {
            drop(self.tasks.swap_remove(index));
            if let Done::Received(message, outcome) = done {
                let message = &mut self.messages[message];
                message.under_way = false;
                match outcome {
                    Ok(()) => message.acknowledged = true,
                    Err(crate::door::NotAccepted::Ended) => message.ended = true,
                    Err(crate::door::NotAccepted::Unavailable) => {}
                }
            }
        }
    }

    /// The storm: messages, redeliveries, timers, crashes.
    fn storm(&mut self) {
        for _ in 0..600 {
            if self.process.dead.load(Ordering::SeqCst) {
                self.restart(true);
            }
            match self.random.below(20) {
                0 | 1 => {
                    let index = self.random.below(self.messages.len() as u64) as usize;
                    // The last message of a conversation (which may end it) waits for the others.
                    let message = &self.messages[index];
                    let earlier_open = self
                        .messages
                        .iter()
                        .any(|m| m.conversation == message.conversation && m.event < message.event && !m.acknowledged);
                    let waits = message.text == "(leave)" && earlier_open;
                    if !message.under_way && !waits {
                        self.deliver(index);
                    }
                }
                2 => self.tend(),
                3 if self.random.chance(100) => {
                    self.clock.advance(self.random.below(3_000) as i64);
                }
                _ => self.poll_one(),
            }
        }
    }

    /// Faults off: everything that is still to be done must now be done. Says what is wrong.
    fn settle(&mut self) -> Result<(), String> {
        // The storm may have ended in the middle of things: what is under way dies here.
        self.process
            .dead
            .store(self.seed.is_multiple_of(2) || self.process.dead.load(Ordering::SeqCst), Ordering::SeqCst);
        self.process.faults.store(false, Ordering::SeqCst);
        if self.process.dead.load(Ordering::SeqCst) {
            self.restart(false);
        } else {
            self.run_out()?;
        }
        for round in 0..40 {
            let open: Vec<usize> = (0..self.messages.len())
                .filter(|i| !self.messages[*i].acknowledged && !self.messages[*i].ended)
                .collect();
            for index in open {
                self.deliver(index);
                self.run_out()?;
            }
            self.tend();
            self.run_out()?;
            self.clock.advance(LEASE + SECOND);
            if round > 8 && self.due_now() == 0 && self.messages.iter().all(|m| m.acknowledged || m.ended) {
                return Ok(());
            }
        }
        Err("something is still due, or a message was never accepted".to_owned())
    }

    fn run_out(&mut self) -> Result<(), String> {
        for _ in 0..20_000 {
            if self.tasks.is_empty() {
                return Ok(());
            }
            self.poll_one();
        }
        Err("a task does not end".to_owned())
    }

    fn due_now(&self) -> usize {
        block_on(self.store.due(self.clock_now(), 100)).map_or(usize::MAX, |due| due.len())
    }

    fn clock_now(&self) -> Timestamp {
        crate::clock::Clock::now(&self.clock)
    }

    /// The promises.
    fn check(&self) -> Result<(), String> {
        let conversations: BTreeSet<ConversationId> = self.messages.iter().map(|m| m.conversation).collect();
        for conversation in conversations {
            let mine: Vec<&Message> = self.messages.iter().filter(|m| m.conversation == conversation).collect();
            let left = mine.iter().any(|m| m.text == "(leave)" && m.acknowledged);
            if left {
                self.check_erased(conversation)?;
            } else {
                self.check_answered(conversation, &mine)?;
            }
        }
        Ok(())
    }

    fn check_erased(&self, conversation: ConversationId) -> Result<(), String> {
        let prefix = format!("line/{}/", conversation.encode());
        let lines = block_on(self.store.list(&prefix)).map_err(|error| error.to_string())?;
        if !lines.is_empty() {
            return Err(format!("{} lines are left after an erase", lines.len()));
        }
        if !self.platform.fake.forgotten.lock().unwrap().contains(&conversation) {
            return Err("the front end was never told to forget".to_owned());
        }
        Ok(())
    }

    fn check_answered(&self, conversation: ConversationId, mine: &[&Message]) -> Result<(), String> {
        let thread =
            block_on(self.service_without_faults().thread(conversation, None)).map_err(|error| error.to_string())?;
        let thread = thread.ok_or("the conversation is gone")?;
        let mut persons = Vec::new();
        let mut replies = Vec::new();
        for line in &thread.lines {
            match &line.body {
                Body::Person { text } => persons.push(text.expose().clone()),
                Body::Bot { .. } => replies.push(line.number),
            }
        }
        if persons.len() != mine.len() {
            return Err(format!("{} messages were accepted, {} stand in the thread", mine.len(), persons.len()));
        }
        for message in mine.iter().filter(|m| !m.text.starts_with('(')) {
            let count = persons.iter().filter(|text| **text == message.text).count();
            if count != 1 {
                return Err(format!("a message stands {count} times in the thread"));
            }
        }
        if replies.len() != mine.len() {
            return Err(format!("{} messages, {} replies", mine.len(), replies.len()));
        }
        let sent = self.platform.fake.sent.lock().unwrap();
        let sent: Vec<u32> = sent.iter().filter(|(c, ..)| *c == conversation).map(|(_, line, _)| line.0).collect();
        for line in &replies {
            let times = sent.iter().filter(|sent| **sent == line.0).count();
            let idempotent = self.platform.fake.capabilities().idempotent;
            let uncertain = self.platform.uncertain.lock().unwrap().get(&(conversation, line.0)).copied().unwrap_or(0);
            // A crash between the send and its mark makes one more that nobody knows of.
            let allowed = if idempotent { usize::MAX } else { 1 + uncertain as usize + self.crashes };
            if times == 0 || times > allowed {
                return Err(format!("a reply was sent {times} times"));
            }
        }
        Ok(())
    }

    fn service_without_faults(&self) -> Arc<Service> {
        let process = Process::new(&self.random, u64::MAX, false);
        start(&self.store, &self.clock, &self.random, &self.platform, &process, None)
    }
}

fn start(
    store: &Arc<MemoryStore>,
    clock: &TestClock,
    random: &TestRandomness,
    platform: &Arc<Platform>,
    process: &Arc<Process>,
    mutation: Option<Mutation>,
) -> Arc<Service> {
    let live = Arc::new(Unreliable { inner: store.clone(), process: process.clone() });
    let ambient = Ambient { clock: Arc::new(clock.clone()), randomness: Arc::new(random.clone()) };
    let plug = Arc::new(Plug { platform: platform.clone(), process: process.clone() });
    Arc::new(assemble(live, ambient, plug, Some("US")).with_mutation(mutation))
}

/// For futures that only yield.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = TaskContext::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

fn run(seed: u64, idempotent: bool, mutation: Option<Mutation>) -> Result<(), String> {
    let mut world = World::new(seed, idempotent, mutation);
    world.storm();
    let outcome = world.settle().and_then(|()| world.check());
    outcome.map_err(|problem| format!("seed {}: {problem}", world.seed))
}

/// Enough to find every planted bug many times over, and a few seconds of a debug build.
const SEEDS: u64 = 1_500;

#[test]
fn on_a_page_every_accepted_message_is_answered_once_and_nothing_stays_after_an_erase() {
    for seed in 0..SEEDS {
        run(seed, true, None).unwrap();
    }
}

#[test]
fn on_a_platform_every_accepted_message_is_answered_and_repeated_only_where_it_was_maybe_sent() {
    for seed in 0..SEEDS {
        run(seed, false, None).unwrap();
    }
}

#[test]
fn every_planted_bug_is_found() {
    for mutation in Mutation::ALL {
        let found = (0..SEEDS)
            .any(|seed| run(seed, true, Some(mutation)).is_err() || run(seed, false, Some(mutation)).is_err());
        assert!(found, "{mutation:?} was not found");
    }
}
