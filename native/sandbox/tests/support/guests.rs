//! Components in text form. Each exports `run(task, arguments)`; its body is core wasm with the
//! parameters `$task $task-len $args $args-len`, which returns a pointer to the result.

/// Returns the arguments.
pub fn echo() -> String {
    guest("(call $ok (local.get $args) (local.get $args-len))")
}

/// Returns a fixed text as the result.
pub fn result(text: &str) -> String {
    data(text, "(call $ok (i32.const 64) (i32.const LEN))")
}

/// Returns a fixed text as the error.
pub fn fails(text: &str) -> String {
    data(text, "(call $err (i32.const 64) (i32.const LEN))")
}

/// Never returns.
pub fn busy() -> String {
    guest("(loop (br 0)) (unreachable)")
}

/// Grows its memory without end.
pub fn grows_memory() -> String {
    guest("(loop (br_if 0 (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) (unreachable)")
}

/// Grows a table without end.
pub fn grows_table() -> String {
    guest(
        "(loop (br_if 0 (i32.ne (table.grow $t (ref.null func) (i32.const 1000)) (i32.const -1))))
         (unreachable)",
    )
}

/// Is larger than 64 MiB from the start.
pub fn large() -> String {
    echo().replace(
        "(memory (export \"memory\") 2)",
        "(memory (export \"memory\") 1100)",
    )
}

/// Calls itself without end.
pub fn recursive() -> String {
    guest("(call $run (local.get $task) (local.get $task-len) (local.get $args) (local.get $args-len))")
        .replace("(call $run (local", "(i32.add (i32.const 0) (call $run (local")
        .replace("(local.get $args-len))\n", "(local.get $args-len)))\n")
}

/// Traps.
pub fn traps() -> String {
    guest("(unreachable)")
}

/// Waits for a timer of that many milliseconds with `pollable.block`, then returns the arguments.
pub fn sleeps(millis: u64) -> String {
    guest(&format!(
        "(call $block (call $subscribe-duration (i64.const {})))
         (call $ok (local.get $args) (local.get $args-len))",
        millis * 1_000_000
    ))
}

/// The same with `poll` on a list.
pub fn polls(millis: u64) -> String {
    guest(&format!(
        "(i32.store (i32.const 32) (call $subscribe-duration (i64.const {})))
         (call $poll (i32.const 32) (i32.const 1) (i32.const 40))
         (call $ok (local.get $args) (local.get $args-len))",
        millis * 1_000_000
    ))
}

/// Calls the task with its own arguments and returns the answer, result or error.
pub fn calls(task: &str) -> String {
    data(
        task,
        "(local $call i32)
         (local.set $call (call $call (i32.const 64) (i32.const LEN) (local.get $args) (local.get $args-len)))
         (call $block (call $pending-subscribe (local.get $call)))
         (call $pending-get (local.get $call) (i32.const 32))
         (i32.store (i32.const 16) (i32.load (i32.const 36)))
         (i32.store (i32.const 20) (i32.load (i32.const 40)))
         (i32.store (i32.const 24) (i32.load (i32.const 44)))
         (i32.const 16)",
    )
}

/// Starts that many calls of the task and waits for the last one only, then returns `done`.
pub fn fans_out(task: &str, calls: u32) -> String {
    data(
        task,
        &format!(
            "(local $call i32) (local $n i32)
             (loop
               (local.set $call (call $call (i32.const 64) (i32.const LEN) (local.get $args) (local.get $args-len)))
               (local.set $n (i32.add (local.get $n) (i32.const 1)))
               (br_if 0 (i32.lt_u (local.get $n) (i32.const {calls}))))
             (call $block (call $pending-subscribe (local.get $call)))
             (call $ok (local.get $args) (local.get $args-len))"
        ),
    )
}

/// Writes a text to standard error and traps.
pub fn panics(text: &str) -> String {
    data(
        text,
        "(call $write-stderr (i32.const 64) (i32.const LEN)) (unreachable)",
    )
}

/// Writes a text to standard output and returns nothing.
pub fn prints(text: &str) -> String {
    data(
        text,
        "(call $write-stdout (i32.const 64) (i32.const LEN)) (call $ok (i32.const 0) (i32.const 0))",
    )
}

/// Counts in its memory how often it was called, and returns the count.
pub fn counts() -> String {
    data(
        "0",
        "(i32.store8 (i32.const 64) (i32.add (i32.load8_u (i32.const 64)) (i32.const 1)))
         (call $ok (i32.const 64) (i32.const 1))",
    )
}

/// The same, with code that runs when it is instantiated.
pub fn counts_from_its_start(code: &str) -> String {
    counts().replace(
        "(table $t 0 funcref)",
        &format!("(table $t 0 funcref) (func $start {code}) (start $start)"),
    )
}

/// Returns how many environment variables it sees.
pub fn counts_variables() -> String {
    guest(
        "(call $get-environment (i32.const 32))
         (i32.store8 (i32.const 48) (i32.add (i32.load (i32.const 36)) (i32.const 0x30)))
         (call $ok (i32.const 48) (i32.const 1))",
    )
}

/// Ends itself with `wasi:cli/exit`.
pub fn exits() -> String {
    guest("(call $exit (i32.const 1)) (unreachable)")
}

/// A text at address 64, `LEN` bytes.
fn data(text: &str, body: &str) -> String {
    let escaped: String = text.bytes().map(|byte| format!("\\{byte:02x}")).collect();
    guest(&body.replace("LEN", &text.len().to_string()))
        .replace("(;data;)", &format!("(data (i32.const 64) \"{escaped}\")"))
}

fn guest(body: &str) -> String {
    TEMPLATE.replace("BODY", body)
}

const TEMPLATE: &str = r#"(component
  (import "wasi:io/error@0.2.12" (instance $error (export "error" (type (sub resource)))))
  (alias export $error "error" (type $io-error))
  (import "wasi:io/poll@0.2.12" (instance $poll
    (export "pollable" (type $pollable (sub resource)))
    (export "[method]pollable.block" (func (param "self" (borrow $pollable))))
    (export "poll" (func (param "in" (list (borrow $pollable))) (result (list u32))))))
  (alias export $poll "pollable" (type $pollable))
  (import "wasi:clocks/monotonic-clock@0.2.12" (instance $clock
    (alias outer 1 $pollable (type $outer))
    (export "pollable" (type $pollable (eq $outer)))
    (export "subscribe-duration" (func (param "when" u64) (result (own $pollable))))))
  (import "wasi:io/streams@0.2.12" (instance $streams
    (alias outer 1 $io-error (type $outer))
    (export "error" (type $error (eq $outer)))
    (export "output-stream" (type $stream (sub resource)))
    (type $failure (variant (case "last-operation-failed" (own $error)) (case "closed")))
    (export "stream-error" (type $stream-error (eq $failure)))
    (export "[method]output-stream.blocking-write-and-flush"
      (func (param "self" (borrow $stream)) (param "contents" (list u8)) (result (result (error $stream-error)))))))
  (alias export $streams "output-stream" (type $stream))
  (import "wasi:cli/stdout@0.2.12" (instance $stdout
    (alias outer 1 $stream (type $outer))
    (export "output-stream" (type $stream (eq $outer)))
    (export "get-stdout" (func (result (own $stream))))))
  (import "wasi:cli/stderr@0.2.12" (instance $stderr
    (alias outer 1 $stream (type $outer))
    (export "output-stream" (type $stream (eq $outer)))
    (export "get-stderr" (func (result (own $stream))))))
  (import "wasi:cli/environment@0.2.12" (instance $environment
    (export "get-environment" (func (result (list (tuple string string)))))))
  (import "wasi:cli/exit@0.2.12" (instance $exit
    (export "exit" (func (param "status" (result))))))
  (import "capsule:task/calls@1.0.0" (instance $calls
    (alias outer 1 $pollable (type $outer))
    (export "pollable" (type $pollable (eq $outer)))
    (export "pending-call" (type $pending (sub resource)))
    (export "[method]pending-call.subscribe" (func (param "self" (borrow $pending)) (result (own $pollable))))
    (export "[method]pending-call.get"
      (func (param "self" (borrow $pending)) (result (option (result string (error string))))))
    (export "call" (func (param "task" string) (param "arguments" string) (result (own $pending))))))

  (core module $libc
    (memory (export "memory") 2)
    (global $end (mut i32) (i32.const 65536))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (local $at i32)
      (local.set $at (i32.and (i32.add (global.get $end) (i32.const 7)) (i32.const -8)))
      (global.set $end (i32.add (local.get $at) (local.get 3)))
      (local.get $at))
    (;data;))
  (core instance $libc (instantiate $libc))
  (alias core export $libc "memory" (core memory $memory))
  (alias core export $libc "realloc" (core func $realloc))
  (core func $block (canon lower (func $poll "[method]pollable.block")))
  (core func $poll (canon lower (func $poll "poll") (memory $memory) (realloc $realloc)))
  (core func $subscribe-duration (canon lower (func $clock "subscribe-duration")))
  (core func $get-stdout (canon lower (func $stdout "get-stdout")))
  (core func $get-stderr (canon lower (func $stderr "get-stderr")))
  (core func $write (canon lower (func $streams "[method]output-stream.blocking-write-and-flush") (memory $memory)))
  (core func $get-environment (canon lower (func $environment "get-environment") (memory $memory) (realloc $realloc)))
  (core func $exit (canon lower (func $exit "exit")))
  (core func $call (canon lower (func $calls "call") (memory $memory)))
  (core func $pending-subscribe (canon lower (func $calls "[method]pending-call.subscribe")))
  (core func $pending-get (canon lower (func $calls "[method]pending-call.get") (memory $memory) (realloc $realloc)))

  (core module $task
    (import "host" "memory" (memory 1))
    (import "host" "block" (func $block (param i32)))
    (import "host" "poll" (func $poll (param i32 i32 i32)))
    (import "host" "subscribe-duration" (func $subscribe-duration (param i64) (result i32)))
    (import "host" "get-stdout" (func $get-stdout (result i32)))
    (import "host" "get-stderr" (func $get-stderr (result i32)))
    (import "host" "write" (func $write (param i32 i32 i32 i32)))
    (import "host" "get-environment" (func $get-environment (param i32)))
    (import "host" "exit" (func $exit (param i32)))
    (import "host" "call" (func $call (param i32 i32 i32 i32) (result i32)))
    (import "host" "pending-subscribe" (func $pending-subscribe (param i32) (result i32)))
    (import "host" "pending-get" (func $pending-get (param i32 i32)))
    (table $t 0 funcref)
    (func $answer (param $case i32) (param $at i32) (param $len i32) (result i32)
      (i32.store (i32.const 16) (local.get $case))
      (i32.store (i32.const 20) (local.get $at))
      (i32.store (i32.const 24) (local.get $len))
      (i32.const 16))
    (func $ok (param $at i32) (param $len i32) (result i32)
      (call $answer (i32.const 0) (local.get $at) (local.get $len)))
    (func $err (param $at i32) (param $len i32) (result i32)
      (call $answer (i32.const 1) (local.get $at) (local.get $len)))
    (func $write-stdout (param $at i32) (param $len i32)
      (call $write (call $get-stdout) (local.get $at) (local.get $len) (i32.const 48)))
    (func $write-stderr (param $at i32) (param $len i32)
      (call $write (call $get-stderr) (local.get $at) (local.get $len) (i32.const 48)))
    (func $run (export "run") (param $task i32) (param $task-len i32) (param $args i32) (param $args-len i32) (result i32)
      BODY
    )
  )
  (core instance $task (instantiate $task (with "host" (instance
    (export "memory" (memory $memory))
    (export "block" (func $block))
    (export "poll" (func $poll))
    (export "subscribe-duration" (func $subscribe-duration))
    (export "get-stdout" (func $get-stdout))
    (export "get-stderr" (func $get-stderr))
    (export "write" (func $write))
    (export "get-environment" (func $get-environment))
    (export "exit" (func $exit))
    (export "call" (func $call))
    (export "pending-subscribe" (func $pending-subscribe))
    (export "pending-get" (func $pending-get))))))
  (alias core export $task "run" (core func $run))
  (func (export "run") (param "task" string) (param "arguments" string) (result (result string (error string)))
    (canon lift (core func $run) (memory $memory) (realloc $realloc)))
)"#;
