;; A runner for a language of one-letter programs. `init` does what the source's first byte says,
;; `run` returns the source that the snapshot holds.
(module
  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get"
    (func $clock (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi:clocks/monotonic-clock@0.2.12" "subscribe-duration"
    (func $sleep (param i64) (result i32)))
  (import "wasi:io/poll@0.2.12" "[method]pollable.block" (func $block (param i32)))
  (import "capsule:task/calls@1.0.0" "call" (func $call (param i32 i32 i32 i32) (result i32)))
  (import "capsule:task/calls@1.0.0" "[method]pending-call.get" (func $get (param i32 i32)))

  (memory (export "memory") 16)                                   ;; the adapter takes a few pages
  (data (i32.const 8) "\00\04\00\00")                          ;; 8: first free byte
  (data (i32.const 64) "the runner died\n")
  (data (i32.const 96) "\40\00\00\00\10\00\00\00")              ;; 96: that text as an iovec
  (global $sp (mut i32) (i32.const 131072))
  (global $seen (mut i32) (i32.const 0))

  (func $free (param $n i32) (result i32)
    (local $at i32)
    (local.set $at (i32.and (i32.add (i32.load (i32.const 8)) (i32.const 7)) (i32.const -8)))
    (i32.store (i32.const 8) (i32.add (local.get $at) (local.get $n)))
    local.get $at)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (call $free (local.get 3)))
  (func $padding nop)                                          ;; grown by the tests to the size of an engine
  (func $overflow (result i32) (i32.add (call $overflow) (i32.const 1)))

  ;; A result<_, string> at 32: case, pointer, length.
  (func $string (param $case i32) (param $at i32) (param $n i32) (result i32)
    (i32.store (i32.const 32) (local.get $case))
    (i32.store (i32.const 36) (local.get $at))
    (i32.store (i32.const 40) (local.get $n))
    i32.const 32)

  (func (export "init") (param $at i32) (param $n i32) (result i32)
    (local $program i32)
    (i32.store (i32.const 16) (local.get $at))
    (i32.store (i32.const 20) (local.get $n))
    (local.set $program (i32.load8_u (local.get $at)))
    (if (i32.eq (local.get $program) (i32.const 0x65))         ;; e: an error, the source itself
      (then (return (call $string (i32.const 1) (local.get $at) (local.get $n)))))
    (if (i32.eq (local.get $program) (i32.const 0x74))         ;; t: trap, with a last word
      (then
        (drop (call $write (i32.const 2) (i32.const 96) (i32.const 1) (i32.const 112)))
        unreachable))
    (if (i32.eq (local.get $program) (i32.const 0x6c))         ;; l: loop
      (then (loop $l (br $l))))
    (if (i32.eq (local.get $program) (i32.const 0x77))         ;; w: wait for an hour
      (then (call $block (call $sleep (i64.const 3600000000000)))))
    (if (i32.eq (local.get $program) (i32.const 0x6d))         ;; m: take all memory there is
      (then
        (loop $more
          (br_if $more (i32.ne (memory.grow (i32.const 1024)) (i32.const -1))))
        unreachable))
    (if (i32.eq (local.get $program) (i32.const 0x73))         ;; s: recurse
      (then (drop (call $overflow))))
    (if (i32.eq (local.get $program) (i32.const 0x72))         ;; r: keep randomness and the time
      (then
        (drop (call $random (i32.const 128) (i32.const 32)))
        (drop (call $clock (i32.const 0) (i64.const 0) (i32.const 160)))
        (drop (call $clock (i32.const 1) (i64.const 0) (i32.const 168)))))
    (if (i32.eq (local.get $program) (i32.const 0x67))         ;; g: leave a global changed
      (then (global.set $seen (local.get $n))))
    (if (i32.eq (local.get $program) (i32.const 0x63))         ;; c: call a task, fail with its error
      (then                                                    ;;    option 48, result 52, string 56
        (call $get
          (call $call (local.get $at) (local.get $n) (local.get $at) (local.get $n))
          (i32.const 48))
        (return (call $string
          (i32.load8_u (i32.const 52)) (i32.load (i32.const 56)) (i32.load (i32.const 60))))))
    ;; Anything else: one note, the source.
    (i32.store (i32.const 48) (local.get $at))
    (i32.store (i32.const 52) (local.get $n))
    (call $string (i32.const 0) (i32.const 48) (i32.const 1)))

  (func (export "run") (param i32 i32 i32 i32) (result i32)
    (call $string (i32.const 0) (i32.load (i32.const 16)) (i32.load (i32.const 20)))))
