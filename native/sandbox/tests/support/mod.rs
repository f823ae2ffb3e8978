//! Artifacts of small hand-written components, and a sandbox to call them.
#![allow(dead_code)]

pub mod guests;

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use capsule_sandbox::engine::{TARGET, compatibility_of, engine, sha256};
use capsule_sandbox::{
    Artifact, CallError, CallRequest, ErrorType, LogEvent, Options, Outcome, Sandbox,
};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Limits that no test comes near.
pub fn policy() -> Value {
    json!({
        "fuel": 1_000_000_000_000u64, "ram": 64 << 20, "timeout": 10_000, "maxRetries": 0,
        "hosts": [], "files": [], "env": [],
    })
}

/// The policy with some fields replaced.
pub fn with(fields: Value) -> Value {
    let mut policy = policy();
    for (name, value) in fields.as_object().unwrap() {
        policy[name] = value.clone();
    }
    policy
}

/// A project with an artifact, a cache, a trace and a sandbox.
pub struct World {
    pub dir: TempDir,
    pub sandbox: Sandbox,
    pub logs: Arc<Mutex<Vec<LogEvent>>>,
    tasks: Vec<(String, String, Value)>,
    precompile: bool,
}

impl World {
    pub fn new() -> Self {
        Self::with_options(|_| {})
    }

    pub fn with_options(change: impl FnOnce(&mut Options)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut options = Options {
            max_calls: 8,
            ram_budget: 1 << 40,
            max_depth: 16,
            max_fan_out: 16,
            ahead_from: Duration::ZERO,
            trace: Some(dir.path().join(".capsule/trace.db")),
            cache: dir.path().join("cache"),
        };
        change(&mut options);
        let logs: Arc<Mutex<Vec<LogEvent>>> = Arc::default();
        let sink = logs.clone();
        let on_log = Arc::new(move |event| sink.lock().unwrap().push(event));
        Self {
            sandbox: Sandbox::new(options, on_log, Arc::new(|_| {})).unwrap(),
            dir,
            logs,
            tasks: Vec::new(),
            precompile: false,
        }
    }

    /// Adds a task, whose component is given as text.
    pub fn task(mut self, name: &str, wat: &str, policy: Value) -> Self {
        self.tasks.push((name.into(), wat.into(), policy));
        self
    }

    /// Adds compiled code for this machine to the artifact.
    pub fn precompiled(mut self) -> Self {
        self.precompile = true;
        self
    }

    pub fn artifact_dir(&self) -> PathBuf {
        self.dir.path().join(".capsule/build")
    }

    /// Writes the artifact and opens it.
    pub fn open(&self) -> Arc<Artifact> {
        let manifest = self.write();
        self.sandbox
            .open(&manifest, self.artifact_dir(), self.dir.path())
            .unwrap_or_else(|error| panic!("{error:?}"))
    }

    /// Writes the artifact and returns its manifest.
    pub fn write(&self) -> String {
        let dir = self.artifact_dir();
        fs::create_dir_all(dir.join("tasks")).unwrap();
        let file = |path: String, bytes: &[u8]| {
            fs::write(dir.join(&path), bytes).unwrap();
            json!({ "path": path, "sha256": sha256(bytes), "size": bytes.len() })
        };
        let mut components = serde_json::Map::new();
        let mut tasks = serde_json::Map::new();
        for (name, wat, policy) in &self.tasks {
            let wasm = wat::parse_str(wat).unwrap_or_else(|error| panic!("{error}"));
            let mut precompiled = serde_json::Map::new();
            if self.precompile {
                let code = engine(None).unwrap().precompile_component(&wasm).unwrap();
                let path = format!("tasks/{name}.{TARGET}.cwasm");
                precompiled.insert(TARGET.into(), file(path, &code));
            }
            let component = json!({
                "language": "javascript", "engines": [],
                "wasm": file(format!("tasks/{name}.wasm"), &wasm),
                "precompiled": precompiled, "map": null, "exported": null,
            });
            components.insert(name.clone(), component);
            let source = json!({ "file": "tasks.ts", "line": 1, "column": 1 });
            let task = json!({ "component": name, "policy": policy, "source": source });
            tasks.insert(name.clone(), task);
        }
        let manifest = json!({
            "$schema": "capsule.manifest.schema.json", "version": 1, "digest": "",
            "generator": "test", "compatibility": { TARGET: compatibility_of(None).unwrap() },
            "engines": {}, "components": components, "tasks": tasks, "sources": {},
        });
        let text = manifest.to_string();
        let digest = sha256(text.as_bytes());
        text.replacen(r#""digest":"""#, &format!(r#""digest":"{digest}""#), 1)
    }

    /// Opens the artifact and calls a task once.
    pub async fn call(&self, task: &str, arguments: &str) -> Outcome {
        let artifact = self.open();
        self.sandbox.call(&artifact, request(task, arguments)).await
    }

    /// Rows of the trace: task, state, error type, attempt, whether it has a parent.
    pub fn rows(&self) -> Vec<(String, String, Option<String>, i64, bool)> {
        self.sandbox.flush();
        let path = self.dir.path().join(".capsule/trace.db");
        let connection = rusqlite::Connection::open(path).unwrap();
        let mut statement = connection
            .prepare("SELECT task, state, error_type, attempt, parent_id IS NOT NULL FROM calls ORDER BY rowid")
            .unwrap();
        statement
            .query_map([], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                ))
            })
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap()
    }
}

pub fn request(task: &str, arguments: &str) -> CallRequest {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    CallRequest {
        id: NEXT.fetch_add(1, Ordering::Relaxed),
        task: task.into(),
        arguments: arguments.into(),
        env: HashMap::new(),
        mounts: Vec::new(),
        logs: true,
        tools: None,
    }
}

/// The error that a call ended with.
#[track_caller]
pub fn error(outcome: &Outcome) -> &CallError {
    outcome.result.as_ref().expect_err("a failed call")
}

#[track_caller]
pub fn assert_error(outcome: &Outcome, error_type: ErrorType) {
    assert_eq!(error(outcome).error_type, error_type, "{outcome:?}");
}
