//! An exported component in a host that knows nothing of Capsule but the interface `calls`:
//! wasmtime with its default settings, the stock WASI, and no network.

mod tiny;

use capsule_componentize::{Runner, Snapshot};
use std::path::Path;
use tempfile::tempdir;
use wasmtime::component::{Component, Linker, Resource, ResourceTable, ResourceType};
use wasmtime::{Engine, Store, StoreContextMut};
use wasmtime_wasi::p2::{DynPollable, Pollable, add_to_linker_async, subscribe};
use wasmtime_wasi::{WasiCtx, WasiCtxView, WasiView, async_trait};
use wasmtime_wasi_http::p2::add_only_http_to_linker_async;
use wasmtime_wasi_http::{
    Error, RequestOptions, WasiBody, WasiHttpCtx, WasiHttpCtxView, WasiHttpHooks, WasiHttpView,
};

struct Host {
    wasi: WasiCtx,
    http: WasiHttpCtx,
    offline: Offline,
    table: ResourceTable,
}

impl WasiView for Host {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView {
            ctx: &mut self.wasi,
            table: &mut self.table,
        }
    }
}

impl WasiHttpView for Host {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView {
            hooks: &mut self.offline,
            ctx: &mut self.http,
            table: &mut self.table,
        }
    }
}

struct Offline;

type Transmission = Box<dyn Future<Output = Result<(), Error>> + Send>;

impl WasiHttpHooks for Offline {
    fn send_request(
        &mut self,
        _: http::Request<WasiBody>,
        _: Option<RequestOptions>,
        _: Transmission,
    ) -> Box<dyn Future<Output = Result<(http::Response<WasiBody>, Transmission), Error>> + Send>
    {
        Box::new(async { Err(Error::HttpRequestDenied) })
    }
}

/// A call that has ended with its own name and arguments, as a JSON array.
struct Echo(String);

#[async_trait]
impl Pollable for Echo {
    async fn ready(&mut self) {}
}

/// What is never ready.
struct Never;

#[async_trait]
impl Pollable for Never {
    async fn ready(&mut self) {
        std::future::pending().await
    }
}

fn linker(engine: &Engine) -> wasmtime::Result<Linker<Host>> {
    let mut linker = Linker::<Host>::new(engine);
    add_to_linker_async(&mut linker)?;
    add_only_http_to_linker_async(&mut linker)?;
    let mut calls = linker.instance("capsule:task/calls@1.0.0")?;
    calls.resource(
        "pending-call",
        ResourceType::host::<Echo>(),
        |mut store, id| {
            store
                .data_mut()
                .table
                .delete(Resource::<Echo>::new_own(id))?;
            Ok(())
        },
    )?;
    calls.func_wrap(
        "call",
        |mut store: StoreContextMut<'_, Host>, (task, arguments): (String, String)| {
            let echo = Echo(format!(r#"["{task}",{arguments}]"#));
            Ok((store.data_mut().table.push(echo)?,))
        },
    )?;
    calls.func_wrap(
        "[method]pending-call.subscribe",
        |mut store: StoreContextMut<'_, Host>,
         (call,): (Resource<Echo>,)|
         -> wasmtime::Result<(Resource<DynPollable>,)> {
            Ok((subscribe(&mut store.data_mut().table, call)?,))
        },
    )?;
    calls.func_wrap(
        "[method]pending-call.get",
        |store: StoreContextMut<'_, Host>, (call,): (Resource<Echo>,)| {
            let echo = store.data().table.get(&call)?.0.clone();
            Ok((Some(Ok::<_, String>(echo)),))
        },
    )?;
    calls.func_wrap(
        "[method]pending-call.execution",
        |_, (_,): (Resource<Echo>,)| Ok((Some("{}".to_owned()),)),
    )?;
    let mut position = linker.instance("capsule:task/position@1.0.0")?;
    position.func_wrap("wanted", |_, (): ()| Ok((false,)))?;
    position.func_wrap(
        "subscribe",
        |mut store: StoreContextMut<'_, Host>,
         (): ()|
         -> wasmtime::Result<(Resource<DynPollable>,)> {
            let never = store.data_mut().table.push(Never)?;
            Ok((subscribe(&mut store.data_mut().table, never)?,))
        },
    )?;
    position.func_wrap("tell", |_, _: (String, Option<Vec<String>>)| Ok(()))?;
    Ok(linker)
}

#[tokio::main(flavor = "current_thread")]
async fn run(
    component: &[u8],
    task: &str,
    arguments: &str,
) -> wasmtime::Result<Result<String, String>> {
    let engine = Engine::default();
    let component = Component::new(&engine, component)?;
    let host = Host {
        wasi: WasiCtx::default(),
        http: WasiHttpCtx::new(),
        offline: Offline,
        table: ResourceTable::new(),
    };
    let mut store = Store::new(&engine, host);
    let instance = linker(&engine)?
        .instantiate_async(&mut store, &component)
        .await?;
    let run =
        instance.get_typed_func::<(&str, &str), (Result<String, String>,)>(&mut store, "run")?;
    Ok(run.call_async(&mut store, (task, arguments)).await?.0)
}

fn export(runner: &Runner, source: &str) -> Vec<u8> {
    match runner.snapshot(source).unwrap() {
        Snapshot::Taken { component, .. } => component,
        Snapshot::Failed(error) => panic!("{error}"),
    }
}

#[test]
fn runs_what_init_left() {
    let cache = tempdir().unwrap();
    let component = export(&tiny::runner(cache.path()), "hello");
    let result = run(&component, "any", "[]").unwrap();
    assert_eq!(result.unwrap(), "hello");
}

#[test]
fn runs_an_exported_javascript_task() {
    let cache = tempdir().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runners/javascript.wasm");
    let runner = Runner::new(std::fs::read(path).unwrap(), cache.path(), || {}).unwrap();
    let code = r#"
        import { call, define } from "capsule:host";
        let calls = 40;
        define("add", (a, b) => a + b + ++calls);
        define("ask", async (question) => JSON.parse(await call("answer", JSON.stringify([question]))));
    "#;
    let source = serde_json::json!({ "code": code, "file": "tasks.js", "mode": "evaluate" });
    let component = export(&runner, &source.to_string());

    assert_eq!(run(&component, "add", "[0,1]").unwrap().unwrap(), "42");
    let asked = run(&component, "ask", r#"["why?"]"#).unwrap();
    assert_eq!(asked.unwrap(), r#"["answer",["why?"]]"#);
    let error = run(&component, "unknown", "[]").unwrap().unwrap_err();
    let error: serde_json::Value = serde_json::from_str(&error).unwrap();
    assert_eq!(error["kind"], "task_not_found");
}
