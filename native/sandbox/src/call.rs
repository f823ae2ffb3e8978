//! A call from its arguments to its outcome: admission, attempts, retries, trace.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::OwnedMutexGuard;

use crate::admission::Place;
use crate::artifact::{Artifact, Loaded, Task};
use crate::attempt::{Attempt, Report};
use crate::backend::Slot;
use crate::capabilities::stdio::OnLine;
use crate::detach::Detached;
use crate::guest::Guest;
use crate::live::{Life, Live};
use crate::outcome::{CallError, ErrorType, Outcome};
use crate::retry::{backoff, is_retryable};
use crate::stop::{Cancel, Stop};
use crate::trace::{Ended, Started};
use crate::{Inner, LogEvent, MAX_VALUE_BYTES, Mount, failure};

/// How long a stopped attempt may take to answer before its caller is answered without it.
const GRACE: Duration = Duration::from_millis(250);

/// What a call from outside and the calls it leads to have in common.
pub(crate) struct Session {
    pub(crate) sandbox: Arc<Inner>,
    pub(crate) artifact: Arc<Artifact>,
    pub(crate) id: u64,
    pub(crate) env: HashMap<String, String>,
    pub(crate) mounts: Vec<Mount>,
    pub(crate) logs: bool,
    /// Names of functions of the host, which are called in place of tasks.
    pub(crate) tools: Option<Arc<[String]>>,
}

impl Session {
    /// Where a task's output goes.
    pub(crate) fn on_line(self: &Arc<Self>, task: &Arc<str>) -> Option<OnLine> {
        if !self.logs {
            return None;
        }
        let (session, task) = (self.clone(), task.clone());
        Some(Box::new(move |stream, text, partial| {
            (session.sandbox.on_log)(LogEvent {
                id: session.id,
                task: task.to_string(),
                stream,
                text,
                partial,
            });
        }))
    }
}

/// One call of one task.
pub(crate) struct Invocation {
    pub(crate) session: Arc<Session>,
    pub(crate) task: String,
    pub(crate) arguments: Arc<str>,
    /// Callers above it.
    pub(crate) depth: usize,
    /// The caller's row in the trace.
    pub(crate) parent: Option<Arc<str>>,
    pub(crate) cancel: Arc<Cancel>,
    /// The instance that is called, where that lives on.
    pub(crate) live: Option<Arc<Live>>,
}

impl Invocation {
    /// Joins the queue now, so that calls run in the order in which they were made; runs when awaited.
    pub(crate) fn run(self) -> impl Future<Output = Outcome> + Send + 'static + use<> {
        let task = self.session.artifact.task(&self.task);
        // Calls of a live instance wait for each other first.
        let task = task.ok().filter(|_| self.live.is_none());
        let place = task.map(|task| self.join(task));
        self.run_from(place)
    }

    fn join(&self, task: &Task) -> Place {
        let admission = &self.session.sandbox.admission;
        admission.join(self.depth, task.policy.ram)
    }

    async fn run_from(self, place: Option<Place>) -> Outcome {
        let artifact = self.session.artifact.clone();
        let ready = match self.ready(&artifact).await {
            Ok(ready) => ready,
            Err(error) => {
                self.record_refusal(&error);
                return Outcome::refused(error);
            }
        };
        self.attempts(&ready, place).await
    }

    /// Checks the arguments, finds the task, loads its component.
    async fn ready(&self, artifact: &Arc<Artifact>) -> Result<Ready, CallError> {
        let task = artifact.task(&self.task)?;
        check_arguments(&self.arguments)?;
        let loaded = match artifact.loaded(&task.component) {
            // What lives on would keep its slot.
            _ if self.live.is_some() => self.on_demand(&task.component).await?,
            Some(loaded) => loaded.clone(),
            None => self.load(artifact, &task.component).await?,
        };
        Ok(Ready {
            task: task.clone(),
            loaded,
        })
    }

    async fn load(&self, artifact: &Arc<Artifact>, id: &str) -> Result<Arc<Loaded>, CallError> {
        let backends = self.session.sandbox.backends.clone();
        self.unless_cancelled(artifact.clone().load(id.to_owned(), backends))
            .await
    }

    /// Where the attempt runs: in an instance that is ready, else in the pool, unless all of its slots are taken, or
    /// it is for an instance that lives on.
    async fn place(&self, ready: &Ready) -> Result<Placed, CallError> {
        if self.live.is_some() {
            return Ok((ready.loaded.clone(), None, None));
        }
        let Inner {
            ahead, backends, ..
        } = &*self.session.sandbox;
        if let Some(made) = ahead.take(&ready.task, &ready.loaded) {
            return Ok((made.loaded, made.room.slot, Some(made.guest)));
        }
        if !ready.loaded.pooled {
            return Ok((ready.loaded.clone(), None, None));
        }
        let slot = backends.slot().or_else(|| {
            ahead.give_way();
            backends.slot()
        });
        if slot.is_some() {
            return Ok((ready.loaded.clone(), slot, None));
        }
        Ok((self.on_demand(&ready.task.component).await?, None, None))
    }

    async fn on_demand(&self, id: &str) -> Result<Arc<Loaded>, CallError> {
        let artifact = &self.session.artifact;
        if let Some(loaded) = artifact.loaded_on_demand(id) {
            return Ok(loaded);
        }
        let backends = self.session.sandbox.backends.clone();
        let load = artifact.clone().load_on_demand(id.to_owned(), backends);
        self.unless_cancelled(load).await
    }

    /// In a task of its own: what a cancelled call began to load is of use to the next one.
    async fn unless_cancelled<T: Send + 'static>(
        &self,
        load: impl Future<Output = Result<T, CallError>> + Send + 'static,
    ) -> Result<T, CallError> {
        let load = tokio::spawn(load);
        tokio::select! {
            biased;
            () = self.cancel.thrown() => Err(CallError::cancelled()),
            loaded = load => loaded
                .unwrap_or_else(|error| Err(CallError::internal(format!("loading failed: {error}")))),
        }
    }

    /// `place` is the first attempt's; later ones join the queue anew, so that no slot is held while they wait.
    async fn attempts(&self, ready: &Ready, mut place: Option<Place>) -> Outcome {
        let policy = &ready.task.policy;
        let mut started = None;
        let mut retries = 0;
        let mut requests = Vec::new();
        let report = loop {
            let mut report = self
                .attempt(ready, retries, place.take(), &mut started)
                .await;
            requests.append(&mut report.requests);
            let Err(error) = &report.result else {
                break report;
            };
            // Another attempt in the same memory would find what this one did.
            let may_retry = self.live.is_none() && is_retryable(error.error_type);
            if retries >= policy.max_retries || !may_retry {
                break report;
            }
            let wait = tokio::time::sleep(backoff(retries, jitter()));
            tokio::select! {
                biased;
                () = self.cancel.thrown() => break Report {
                    result: Err(CallError::cancelled()),
                    ..report
                },
                () = wait => retries += 1,
            }
        };
        Outcome {
            result: report.result,
            duration: started.map_or(Duration::ZERO, |started: Instant| started.elapsed()),
            retries,
            fuel: report.fuel,
            ram: report.ram,
            requests,
        }
    }

    async fn attempt(
        &self,
        ready: &Ready,
        retry: u32,
        place: Option<Place>,
        first: &mut Option<Instant>,
    ) -> Report {
        let policy = &ready.task.policy;
        let life = match self.enter().await {
            Ok(life) => life,
            Err(error) => {
                self.record_refusal(&error);
                return Report::failed(error);
            }
        };
        let place = place.unwrap_or_else(|| self.join(&ready.task));
        if place.waits() {
            self.session.sandbox.ahead.give_way();
        }
        let placed = match place.admitted(&self.cancel).await {
            Ok(permit) => self.place(ready).await.map(|place| (permit, place)),
            Err(_) => Err(CallError::cancelled()),
        };
        let (permit, (loaded, slot, guest)) = match placed {
            Ok(placed) => placed,
            Err(error) => {
                self.record_refusal(&error);
                return Report::failed(error);
            }
        };
        let started = Instant::now();
        first.get_or_insert(started);
        let row = self.record_start(Some(ready), retry);
        let stop = Stop {
            deadline: started + Duration::from_millis(policy.timeout),
            cancel: self.cancel.child(),
        };
        let attempt = Attempt {
            session: self.session.clone(),
            loaded,
            task: ready.task.clone(),
            arguments: self.arguments.clone(),
            depth: self.depth,
            row: row.clone(),
            stop: stop.clone(),
        };
        let running = async move {
            let report = match life {
                None => attempt.run(guest).await,
                Some((live, mut life)) => {
                    let (report, lives) = attempt.run_in(&mut life).await;
                    if !lives || !live.is_usable() {
                        live.end();
                        life.guest = None;
                    }
                    report
                }
            };
            // Free when the guest is gone, not when its caller was answered.
            drop((permit, slot));
            report
        };
        let report = match Detached::new(running, stop.cancel.clone())
            .until(async {
                let stopped = stop.stopped().await;
                tokio::time::sleep(GRACE).await;
                stopped
            })
            .await
        {
            Ok(report) => report,
            Err(stopped) => {
                if let Some(live) = &self.live {
                    live.end();
                }
                Report::failed(failure::from_stop(stopped, &ready.task))
            }
        };
        ready.task.took(started.elapsed());
        self.record_end(row, started, &report);
        report
    }

    /// The instance that lives on, when the calls before this one are over.
    async fn enter(&self) -> Result<Option<Entered>, CallError> {
        match &self.live {
            Some(live) => Ok(Some((live.clone(), live.enter(&self.cancel).await?))),
            None => Ok(None),
        }
    }

    fn record_start(&self, ready: Option<&Ready>, retry: u32) -> Option<Arc<str>> {
        let trace = self.session.sandbox.trace.as_ref()?;
        let policy = ready.map(|ready| &ready.task.policy);
        Some(trace.started(Started {
            parent: self.parent.clone(),
            task: self.task.clone(),
            component: ready.map(|ready| ready.task.component.clone()),
            artifact: self.session.artifact.dir().to_owned(),
            attempt: retry + 1,
            fuel_limit: policy.map(|policy| policy.fuel),
            ram_limit: policy.map(|policy| policy.ram),
            argument_bytes: self.arguments.len(),
        }))
    }

    fn record_end(&self, row: Option<Arc<str>>, started: Instant, report: &Report) {
        let (Some(trace), Some(row)) = (&self.session.sandbox.trace, row) else {
            return;
        };
        let error = report.result.as_ref().err();
        trace.ended(Ended {
            id: row,
            error: error.map(|error| (error.error_type, error.message.clone())),
            duration: started.elapsed(),
            fuel: report.fuel,
            ram: report.ram,
            requests: report.requests.clone(),
            result_bytes: report.result.as_ref().ok().map(String::len),
        });
    }

    /// A row for a call that never ran.
    fn record_refusal(&self, error: &CallError) {
        let row = self.record_start(None, 0);
        self.record_end(row, Instant::now(), &Report::failed(error.clone()));
    }
}

/// An instance that lives on, and what is to be handed on.
type Entered = (Arc<Live>, OwnedMutexGuard<Life>);

/// The component, the slot of the pool that it has, and its instance, where that was made ahead.
type Placed = (Arc<Loaded>, Option<Slot>, Option<Guest>);

/// A call that can run.
struct Ready {
    task: Arc<Task>,
    loaded: Arc<Loaded>,
}

/// What can be told without the task's language: size, and an array or an object.
fn check_arguments(arguments: &str) -> Result<(), CallError> {
    if arguments.len() > MAX_VALUE_BYTES {
        return Err(CallError::new(
            ErrorType::InvalidArguments,
            format!(
                "the arguments are {} bytes of JSON, at most {MAX_VALUE_BYTES} are allowed",
                arguments.len()
            ),
        ));
    }
    match arguments.trim_ascii_start().bytes().next() {
        Some(b'[' | b'{') => Ok(()),
        _ => Err(CallError::new(
            ErrorType::InvalidArguments,
            "the arguments are neither a JSON array nor an object",
        )),
    }
}

/// In `0.0..1.0`.
fn jitter() -> f64 {
    use std::hash::{BuildHasher, RandomState};
    // The standard library's seed is random enough to spread retries.
    let random = RandomState::new().hash_one(Instant::now()) >> 11;
    random as f64 / (1u64 << 53) as f64
}
