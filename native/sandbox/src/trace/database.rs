//! The SQLite file. It is never a reason to fail: what can't be opened is moved aside, what can't be
//! written is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction, params};

use super::{Ended, Event, PROCESS, Started, now};
use crate::outcome::HostRequest;

/// The schema's version, kept as SQLite's `user_version`.
const VERSION: i32 = 1;

/// Rows that are kept.
const MAX_ROWS: i64 = 100_000;

/// Rows that are written between two looks at their number.
const PRUNE_EVERY: usize = 1_000;

const SCHEMA: &str = "
CREATE TABLE calls (
    id TEXT PRIMARY KEY,
    parent_id TEXT,
    task TEXT NOT NULL,
    component TEXT,
    artifact TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'completed', 'failed', 'interrupted')),
    error_type TEXT,
    error_message TEXT,
    started_at INTEGER NOT NULL, -- milliseconds since 1970
    duration_ms REAL,
    fuel_limit INTEGER,
    fuel INTEGER,
    ram_limit INTEGER,
    ram INTEGER,
    requests TEXT, -- JSON: [{method, url, status}]
    argument_bytes INTEGER NOT NULL,
    result_bytes INTEGER,
    pid INTEGER NOT NULL
);
CREATE INDEX calls_parent ON calls (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX calls_running ON calls (state) WHERE state = 'running';
CREATE TABLE losses ( -- events that were not recorded because too many came at once
    at INTEGER NOT NULL,
    events INTEGER NOT NULL
);
";

/// The file, opened with the first write.
pub(super) struct Database {
    path: PathBuf,
    connection: Option<Connection>,
    since_prune: usize,
}

impl Database {
    pub(super) fn new(path: PathBuf) -> Self {
        Self {
            path,
            connection: None,
            since_prune: 0,
        }
    }

    /// Writes a batch, into a new file where the old one is damaged.
    pub(super) fn write(&mut self, events: &[Event], lost: u64) {
        if events.is_empty() && lost == 0 {
            return;
        }
        for _ in 0..2 {
            match self.try_write(events, lost) {
                Err(error) if is_damaged(&error) => {
                    self.connection = None;
                    move_aside(&self.path);
                }
                _ => return,
            }
        }
    }

    fn try_write(&mut self, events: &[Event], lost: u64) -> rusqlite::Result<()> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            None => self.connection.insert(open(&self.path)?),
        };
        let transaction = connection.transaction()?;
        for event in events {
            match event {
                Event::Started { id, at, started } => insert(&transaction, id, *at, started)?,
                Event::Ended(ended) => update(&transaction, ended)?,
            }
        }
        if lost > 0 {
            let loss = params![now(), count(lost)];
            transaction.execute("INSERT INTO losses VALUES (?1, ?2)", loss)?;
        }
        self.since_prune += events.len();
        if self.since_prune >= PRUNE_EVERY {
            self.since_prune = 0;
            prune(&transaction)?;
        }
        transaction.commit()
    }
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    if let Some(dir) = path.parent() {
        // The error comes with the file.
        let _ = fs::create_dir_all(dir);
    }
    let mut connection = Connection::open(path)?;
    // Other processes write to it as well.
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A crash of the machine may cost the last rows, never the file.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let version: i32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match version {
        0 => {
            transaction.execute_batch(SCHEMA)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
        }
        VERSION => {}
        _ => return Err(other_version()),
    }
    interrupt(&transaction)?;
    prune(&transaction)?;
    transaction.commit()?;
    Ok(connection)
}

/// Rows that processes left behind which are gone.
fn interrupt(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mine = format!("{}-%", *PROCESS);
    let mut statement = transaction
        .prepare("SELECT DISTINCT pid FROM calls WHERE state = 'running' AND id NOT LIKE ?1")?;
    let pids: Vec<u32> = statement
        .query_map([&mine], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for pid in pids {
        // Our own number with another beginning is an earlier process that had it.
        if pid == std::process::id() || !is_alive(pid) {
            transaction.execute(
                "UPDATE calls SET state = 'interrupted' WHERE state = 'running' AND pid = ?1 AND id NOT LIKE ?2",
                params![pid, mine],
            )?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn is_alive(pid: u32) -> bool {
    let Ok(pid) = libc::pid_t::try_from(pid) else {
        return false;
    };
    // Safe: signal 0 only asks whether the process exists.
    let found = unsafe { libc::kill(pid, 0) } == 0;
    found || std::io::Error::last_os_error().raw_os_error() == Some(libc::EPERM)
}

/// Where there is no cheap way to ask, a row stays as it is until its process number comes again.
#[cfg(not(unix))]
fn is_alive(_pid: u32) -> bool {
    true
}

fn prune(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let oldest: Option<i64> = transaction
        .query_row(
            "SELECT rowid FROM calls ORDER BY rowid DESC LIMIT 1 OFFSET ?1",
            [MAX_ROWS],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(oldest) = oldest {
        transaction.execute("DELETE FROM calls WHERE rowid <= ?1", [oldest])?;
    }
    Ok(())
}

fn insert(
    transaction: &Transaction<'_>,
    id: &str,
    at: i64,
    started: &Started,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO calls (id, parent_id, task, component, artifact, attempt, state, started_at,
             fuel_limit, ram_limit, argument_bytes, pid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'running', ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            id,
            started.parent.as_deref(),
            started.task,
            started.component,
            started.artifact.to_string_lossy(),
            started.attempt,
            at,
            started.fuel_limit.map(count),
            started.ram_limit.map(count),
            count(started.argument_bytes as u64),
            std::process::id(),
        ])?;
    Ok(())
}

fn update(transaction: &Transaction<'_>, ended: &Ended) -> rusqlite::Result<()> {
    let error = ended.error.as_ref();
    transaction
        .prepare_cached(
            "UPDATE calls SET state = ?2, error_type = ?3, error_message = ?4, duration_ms = ?5,
             fuel = ?6, ram = ?7, requests = ?8, result_bytes = ?9 WHERE id = ?1",
        )?
        .execute(params![
            &*ended.id,
            if error.is_some() {
                "failed"
            } else {
                "completed"
            },
            error.map(|(error_type, _)| error_type.name()),
            error.map(|(_, message)| message),
            ended.duration.as_secs_f64() * 1000.0,
            count(ended.fuel),
            count(ended.ram),
            (!ended.requests.is_empty()).then(|| json(&ended.requests)),
            ended.result_bytes.map(|bytes| count(bytes as u64)),
        ])?;
    Ok(())
}

fn json(requests: &[HostRequest]) -> String {
    let requests = requests.iter().map(|request| {
        serde_json::json!({
            "method": request.method,
            "url": request.url,
            "status": request.status,
        })
    });
    serde_json::Value::Array(requests.collect()).to_string()
}

/// SQLite's integers are signed.
fn count(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// A file of another version is of no use to this one, as if it were damaged.
fn other_version() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(
        rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_NOTADB),
        Some("another version's trace".into()),
    )
}

fn is_damaged(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::CannotOpen)
    ) || matches!(error, rusqlite::Error::SqliteFailure(_, Some(text)) if text.starts_with("no such"))
}

/// Out of the way, but kept: it may be mended.
fn move_aside(path: &Path) {
    let aside = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let _ = fs::rename(path, aside(&format!(".corrupt-{}", now())));
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(aside(suffix));
    }
}
