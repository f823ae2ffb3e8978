//! Arguments of the linker that the engine's design rests on; see `src/memory.rs`, `src/clock.rs` and `src/regexp.rs`.

fn main() {
    for argument in [
        // The stack lies below all data, so overrunning it traps instead of overwriting data,
        // and as long as it is zero it is no part of a snapshot.
        "--stack-first".into(),
        format!("-zstack-size={}", STACK_BYTES),
        // Each constant keeps its name, by which scripts/engine/cold.mjs finds those that leave memory.
        "--no-merge-data-segments".into(),
        "--wrap=free".into(),
        "--wrap=realloc".into(),
        "--wrap=gettimeofday".into(),
        "--wrap=lre_compile".into(),
    ] {
        println!("cargo:rustc-link-arg-cdylib={argument}");
    }
    println!("cargo:rustc-env=CAPSULE_STACK_BYTES={STACK_BYTES}");
    println!("cargo:rerun-if-changed=build.rs");
}

/// The stack in linear memory: enough for 5500 frames of JavaScript, and little enough that it always ends before the
/// 6 MiB that the sandbox gives to wasm's own stack, which is then two thirds full.
const STACK_BYTES: u32 = 2560 << 10;
