//! The interface `position`: a guest tells where it is, for the error of a call that a limit ends.
//! What it tells is text for people: cut to a size, never read.

use std::time::{Duration, Instant};

use wasmtime::component::{Linker, Resource};
use wasmtime::{Result, StoreContextMut};
use wasmtime_wasi::p2::{DynPollable, Pollable, subscribe};

use super::Capability;
use crate::state::State;

const INTERFACE: &str = "capsule:task/position@1.0.0";

/// Longest stack that is kept, bytes, and most and longest words of what is waited for.
const MAX_STACK: usize = 8 << 10;
const MAX_WAITS: usize = 3;
const MAX_WAIT: usize = 200;

/// A waiting guest is asked this share of the timeout before its deadline, at most so long.
const ASKED_BEFORE: (u32, Duration) = (10, Duration::from_millis(25));

pub(super) struct PositionCapability;

/// What one attempt told of where it is.
pub(crate) struct Position {
    told: Told,
    timeout: Duration,
    /// Fuel and time that were left when it was asked last.
    fuel: u64,
    time: Duration,
}

/// Where a guest was.
#[derive(Default)]
pub(crate) struct Told {
    /// Frames, a line each; empty where it never said.
    pub(crate) stack: String,
    /// What it waited for beside requests; `None` where it was busy.
    pub(crate) waits: Option<Vec<String>>,
}

impl Position {
    pub(crate) fn new(fuel: u64, timeout: Duration) -> Self {
        Self {
            told: Told::default(),
            timeout,
            fuel,
            time: timeout,
        }
    }

    /// Whether it is time to ask, each time that half of what was left is used up: so the last answer is from shortly
    /// before the end, and a call is asked a few times at most.
    fn wants(&mut self, fuel: u64, time: Duration) -> bool {
        // Each for itself: how often is asked for fuel's sake is the same in every run.
        let by_fuel = fuel <= self.fuel / 2;
        if by_fuel {
            self.fuel = fuel;
        }
        let by_time = time <= self.time / 2;
        if by_time {
            self.time = time;
        }
        by_fuel || by_time
    }

    /// What was told last.
    pub(crate) fn take(&mut self) -> Told {
        std::mem::take(&mut self.told)
    }
}

/// Ready when a waiting guest is to be asked.
struct Question(Instant);

#[async_trait::async_trait]
impl Pollable for Question {
    async fn ready(&mut self) {
        tokio::time::sleep_until(self.0.into()).await;
    }
}

impl Capability for PositionCapability {
    fn link(&self, linker: &mut Linker<State>) -> Result<()> {
        let mut position = linker.instance(INTERFACE)?;
        position.func_wrap(
            "wanted",
            |mut store: StoreContextMut<'_, State>, (): ()| -> Result<(bool,)> {
                let fuel = store.get_fuel()?;
                let State { position, stop, .. } = store.data_mut();
                let time = stop.deadline.saturating_duration_since(Instant::now());
                Ok((position.wants(fuel, time),))
            },
        )?;
        position.func_wrap(
            "subscribe",
            |mut store: StoreContextMut<'_, State>, (): ()| -> Result<(Resource<DynPollable>,)> {
                let State {
                    position,
                    stop,
                    table,
                    ..
                } = store.data_mut();
                let (share, most) = ASKED_BEFORE;
                let before = (position.timeout / share).min(most);
                let asked = stop.deadline.checked_sub(before).unwrap_or(stop.deadline);
                let question = table.push(Question(asked))?;
                Ok((subscribe(table, question)?,))
            },
        )?;
        position.func_wrap(
            "tell",
            |mut store: StoreContextMut<'_, State>,
             (stack, waits): (String, Option<Vec<String>>)| {
                let cut_all = |waits: Vec<String>| {
                    let waits = waits.into_iter().take(MAX_WAITS);
                    waits.map(|wait| cut(wait, MAX_WAIT)).collect()
                };
                store.data_mut().position.told = Told {
                    stack: cut(stack, MAX_STACK),
                    waits: waits.map(cut_all),
                };
                Ok(())
            },
        )
    }
}

fn cut(mut text: String, max: usize) -> String {
    text.truncate(text.floor_char_boundary(max));
    text.shrink_to_fit();
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_call_is_asked_when_half_of_the_rest_is_used_up() {
        let mut position = Position::new(1000, SECOND);
        let asked: Vec<u64> = (0..1000)
            .map(|used| 1000 - used)
            .filter(|fuel| position.wants(*fuel, SECOND))
            .collect();
        assert_eq!(asked, [500, 250, 125, 62, 31, 15, 7, 3, 1]);
        assert!(position.wants(1, SECOND / 3));
        assert!(!position.wants(1, SECOND / 4));
    }

    #[test]
    fn a_short_call_is_never_asked() {
        let mut position = Position::new(1000, SECOND);
        assert!(!position.wants(501, SECOND * 501 / 1000));
    }

    #[test]
    fn cuts_between_characters() {
        assert_eq!(cut("aä".into(), 2), "a");
        assert_eq!(cut("aä".into(), 3), "aä");
    }
}
