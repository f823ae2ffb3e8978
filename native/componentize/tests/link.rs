//! A component as a dynamic linker makes it becomes one code module beside one memory module, and
//! does the same.

use capsule_componentize::{Archive, link};
use wasmparser::{Parser, Payload};
use wasmtime::component::{Component, Linker};
use wasmtime::{Config, Engine, Store};

/// Two libraries: `main` has the memory, the table and a function that calls by way of the table;
/// `lib` imports all of them.
const DYNAMIC: &str = r#"(component
  (core module $main
    (type $unary (func (param i32) (result i32)))
    (memory (export "memory") 1)
    (table (export "table") 4 funcref)
    (global (export "table_base") i32 (i32.const 2))
    (global (export "counter") (mut i32) (i32.const 40))
    (global (export "never_set") (mut i32) (i32.const 7))
    (func $forward (export "twice") (param i32) (result i32)
      local.get 0
      i32.const 2
      call_indirect (type $unary))
    (func (export "unused") (result i32) i32.const 1)
    (data (i32.const 16) "data"))
  (core module $lib
    (type $unary (func (param i32) (result i32)))
    (import "env" "memory" (memory 1))
    (import "env" "table" (table 4 funcref))
    (import "env" "table_base" (global $base i32))
    (import "got" "counter" (global $counter (mut i32)))
    (import "got" "never_set" (global $constant (mut i32)))
    (import "env" "twice" (func $twice (type $unary)))
    (elem (global.get $base) func $real)
    (func $real (type $unary) local.get 0 i32.const 2 i32.mul)
    (func (export "run") (type $unary)
      global.get $counter
      i32.const 1
      i32.add
      global.set $counter
      local.get 0
      call $twice
      global.get $counter
      i32.add
      global.get $constant
      i32.add
      i32.const 16
      i32.load8_u
      i32.add)
    (func $pread (export "pread") (param i32 i32 i32 i64) (result i32) i32.const -1)
    (func (export "read") (param i32 i32) (result i32)
      local.get 0
      i32.const 64
      i32.const 3
      local.get 1
      i64.extend_i32_u
      call $pread
      drop
      i32.const 64
      i32.load
      i32.const 0xffffff
      i32.and))
  (core instance $m (instantiate $main))
  (alias core export $m "memory" (core memory $memory))
  (alias core export $m "table" (core table $table))
  (alias core export $m "table_base" (core global $base))
  (alias core export $m "counter" (core global $counter))
  (alias core export $m "never_set" (core global $never))
  (alias core export $m "twice" (core func $twice))
  (core instance $env
    (export "memory" (memory $memory)) (export "table" (table $table))
    (export "table_base" (global $base)) (export "twice" (func $twice)))
  (core instance $got
    (export "counter" (global $counter)) (export "never_set" (global $never)))
  (core instance $l (instantiate $lib (with "env" (instance $env)) (with "got" (instance $got))))
  (func (export "run") (param "n" s32) (result s32)
    (canon lift (core func $l "run")))
  (func (export "read") (param "handle" s32) (param "place" u32) (result u32)
    (canon lift (core func $l "read")))
)"#;

fn linked(archive: Option<&Archive>) -> Vec<u8> {
    link(&wat::parse_str(DYNAMIC).unwrap(), archive).unwrap()
}

/// What an instance gives for `run(5)` twice, and for `read` of both handles.
fn behaviour(component: &[u8]) -> (i32, i32, u32, u32) {
    let engine = Engine::new(Config::new().wasm_component_model(true)).unwrap();
    let component = Component::new(&engine, component).unwrap();
    let mut store = Store::new(&engine, ());
    let instance = Linker::new(&engine)
        .instantiate(&mut store, &component)
        .unwrap();
    let run = instance
        .get_typed_func::<(i32,), (i32,)>(&mut store, "run")
        .unwrap();
    let read = instance
        .get_typed_func::<(i32, u32), (u32,)>(&mut store, "read")
        .unwrap();
    let mut once = || run.call(&mut store, (5,)).unwrap().0;
    let (first, second) = (once(), once());
    let archived = read.call(&mut store, (-9, 1)).unwrap().0;
    let other = read.call(&mut store, (3, 1)).unwrap().0;
    (first, second, archived, other)
}

fn core_modules(component: &[u8]) -> usize {
    Parser::new(0)
        .parse_all(component)
        .filter(|payload| matches!(payload, Ok(Payload::ModuleSection { .. })))
        .count()
}

fn functions(component: &[u8]) -> u32 {
    let of = |payload| match payload {
        Ok(Payload::FunctionSection(section)) => section.count(),
        _ => 0,
    };
    Parser::new(0).parse_all(component).map(of).sum()
}

const EXPECTED: i32 = 10 + 41 + 7 + b'd' as i32;

#[test]
fn does_the_same_in_one_module() {
    let before = wat::parse_str(DYNAMIC).unwrap();
    let after = linked(None);
    assert_eq!(behaviour(&before), behaviour(&after));
    assert_eq!(behaviour(&after), (EXPECTED, EXPECTED + 1, 0, 0));
    assert_eq!((core_modules(&before), core_modules(&after)), (2, 2));
    assert_eq!(after, linked(None));
}

#[test]
fn the_archive_is_read_in_place_of_a_file() {
    let archive = Archive {
        bytes: b"-abc-",
        reader: "pread",
        handle: -9,
    };
    let (first, _, archived, other) = behaviour(&linked(Some(&archive)));
    assert_eq!(first, EXPECTED);
    assert_eq!(archived, u32::from_le_bytes(*b"abc\0"));
    assert_eq!(other, u32::from_le_bytes(*b"abc\0"), "what was read before");
}

#[test]
fn nothing_is_left_of_what_nobody_calls() {
    // `run`, `read`, `pread` and what lies in the table; not `unused`, and not what only calls another.
    assert_eq!(functions(&linked(None)), 4);
}

#[test]
fn refuses_what_is_no_such_component() {
    assert!(link(b"nothing", None).is_err());
    let without_memory =
        wat::parse_str("(component (core module $a) (core instance (instantiate $a)))");
    let error = link(&without_memory.unwrap(), None).unwrap_err();
    assert!(format!("{error:#}").contains("memory"));
    let started = DYNAMIC.replacen(
        "(func (export \"unused\")",
        "(start 2) (func (export \"unused\")",
        1,
    );
    let started = started.replacen(
        "(func (export \"unused\") (result i32) i32.const 1)",
        "(func (export \"unused\"))",
        1,
    );
    let error = link(&wat::parse_str(started).unwrap(), None).unwrap_err();
    assert!(format!("{error:#}").contains("not initialized"));
}
