//! Where `init` is, for the error of one that doesn't end in time. It is asked each time that half of the time which
//! was left has passed, and never while it waits: at build time nothing ever becomes ready.

use super::World;
use std::time::{Duration, Instant};
use wasmtime::component::{Linker, Resource};
use wasmtime::{Result, StoreContextMut};
use wasmtime_wasi::async_trait;
use wasmtime_wasi::p2::{DynPollable, Pollable, subscribe};

const INTERFACE: &str = "capsule:task/position@1.0.0";

/// What was told last, and when that was.
#[derive(Default)]
pub struct Position {
    /// Frames, a line each.
    pub stack: String,
    /// Time that was left when it was asked last.
    left: Option<Duration>,
}

impl Position {
    fn wants(&mut self, left: Duration) -> bool {
        let wants = self.left.is_none_or(|before| left <= before / 2);
        if wants {
            self.left = Some(left);
        }
        wants
    }
}

/// What is never ready.
struct Never;

#[async_trait]
impl Pollable for Never {
    async fn ready(&mut self) {
        std::future::pending().await
    }
}

/// Links the interface `position`.
pub fn add_to_linker(linker: &mut Linker<World>) -> Result<()> {
    let mut position = linker.instance(INTERFACE)?;
    position.func_wrap("wanted", |mut store: StoreContextMut<'_, World>, (): ()| {
        let World {
            position, deadline, ..
        } = store.data_mut();
        let wanted = deadline.is_some_and(|deadline| {
            position.wants(deadline.saturating_duration_since(Instant::now()))
        });
        Ok((wanted,))
    })?;
    position.func_wrap(
        "subscribe",
        |mut store: StoreContextMut<'_, World>, (): ()| -> Result<(Resource<DynPollable>,)> {
            let table = &mut store.data_mut().table;
            let never = table.push(Never)?;
            Ok((subscribe(table, never)?,))
        },
    )?;
    position.func_wrap(
        "tell",
        |mut store: StoreContextMut<'_, World>, (stack, _): (String, Option<Vec<String>>)| {
            store.data_mut().position.stack = stack;
            Ok(())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_first_and_then_by_halves() {
        let mut position = Position::default();
        let asked: Vec<u64> = (0..=30)
            .rev()
            .filter(|left| position.wants(Duration::from_secs(*left)))
            .collect();
        assert_eq!(asked, [30, 15, 7, 3, 1, 0]);
    }
}
