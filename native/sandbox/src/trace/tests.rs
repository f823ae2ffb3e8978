use std::fs;

use rusqlite::Connection;

use super::*;

fn started(task: &str, parent: Option<Arc<str>>) -> Started {
    Started {
        parent,
        task: task.into(),
        component: Some("component".into()),
        artifact: "/artifact".into(),
        attempt: 1,
        fuel_limit: Some(u64::MAX),
        ram_limit: Some(2),
        argument_bytes: 3,
    }
}

fn ended(id: &Arc<str>, error: Option<ErrorType>) -> Ended {
    Ended {
        id: id.clone(),
        error: error.map(|error| (error, "why".into())),
        duration: Duration::from_micros(1500),
        fuel: 10,
        ram: 20,
        requests: vec![HostRequest {
            method: "GET".into(),
            url: "https://example.com/".into(),
            status: Some(200),
        }],
        result_bytes: error.is_none().then_some(4),
    }
}

fn states(path: &std::path::Path) -> Vec<(String, String)> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection
        .prepare("SELECT task, state FROM calls ORDER BY rowid")
        .unwrap();
    statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

fn pair(task: &str, state: &str) -> (String, String) {
    (task.into(), state.into())
}

#[test]
fn flush_writes_a_row_for_each_attempt() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("deep/trace.db");
    let trace = Trace::new(path.clone()).unwrap();
    let one = trace.started(started("one", None));
    let two = trace.started(started("two", Some(one.clone())));
    trace.ended(ended(&two, Some(ErrorType::Timeout)));
    trace.ended(ended(&one, None));
    trace.started(started("three", None));
    trace.flush();
    assert_eq!(
        states(&path),
        [
            pair("one", "completed"),
            pair("two", "failed"),
            pair("three", "running")
        ]
    );
    let connection = Connection::open(&path).unwrap();
    let row: (String, String, f64, i64, String) = connection
        .query_row(
            "SELECT parent_id, error_type, duration_ms, fuel_limit, requests FROM calls WHERE task = 'two'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
        )
        .unwrap();
    assert_eq!(row.0, *one);
    assert_eq!((row.1.as_str(), row.2, row.3), ("timeout", 1.5, i64::MAX));
    assert_eq!(
        row.4,
        r#"[{"method":"GET","status":200,"url":"https://example.com/"}]"#
    );
}

#[test]
fn dropping_writes_what_is_left() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("trace.db");
    let trace = Trace::new(path.clone()).unwrap();
    for _ in 0..1_000 {
        trace.started(started("task", None));
    }
    drop(trace);
    assert_eq!(states(&path).len(), 1_000);
}

#[test]
fn rows_of_dead_processes_are_interrupted() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("trace.db");
    let first = Trace::new(path.clone()).unwrap();
    for task in ["dead", "reused", "alive", "mine"] {
        first.started(started(task, None));
    }
    drop(first);
    let connection = Connection::open(&path).unwrap();
    let me = std::process::id();
    for (task, pid) in [("dead", 4_000_000), ("reused", me), ("alive", 1)] {
        let change = "UPDATE calls SET id = 'other-' || id, pid = ?2 WHERE task = ?1";
        connection
            .execute(change, rusqlite::params![task, pid])
            .unwrap();
    }
    drop(connection);
    let second = Trace::new(path.clone()).unwrap();
    second.started(started("new", None));
    second.flush();
    assert_eq!(
        states(&path),
        [
            pair("dead", "interrupted"),
            pair("reused", "interrupted"),
            pair("alive", "running"),
            pair("mine", "running"),
            pair("new", "running"),
        ]
    );
}

#[test]
fn a_damaged_file_is_moved_aside() {
    let whole = {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("trace.db");
        let trace = Trace::new(path.clone()).unwrap();
        trace.started(started("task", None));
        drop(trace);
        fs::read(path).unwrap()
    };
    let mut header = whole.clone();
    header[..20].fill(b'x');
    let mut pages = whole.clone();
    let end = pages.len();
    pages[2000..end].fill(0xff);
    for damaged in [
        b"not a database, but long enough to be one".repeat(100),
        header,
        pages,
    ] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("trace.db");
        fs::write(&path, damaged).unwrap();
        let trace = Trace::new(path.clone()).unwrap();
        trace.started(started("task", None));
        trace.flush();
        assert_eq!(states(&path), [pair("task", "running")]);
        let aside = fs::read_dir(dir.path()).unwrap().filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            name.to_string_lossy().contains(".corrupt-")
        });
        assert_eq!(aside.count(), 1);
    }
}

#[test]
fn a_place_that_cannot_be_written_is_no_failure() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let trace = Trace::new(file.join("trace.db")).unwrap();
    trace.started(started("task", None));
    trace.flush();
}

#[test]
fn identifiers_differ() {
    assert_ne!(next_id(), next_id());
}
