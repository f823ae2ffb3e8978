//! Arguments of the linker that the engine's design rests on; see `src/memory.rs`, `src/clock.rs`, `src/regexp.rs` and
//! `src/cold`.

fn main() {
    for argument in [
        // The stack lies below all data, so overrunning it traps instead of overwriting data,
        // and as long as it is zero it is no part of a snapshot.
        "--stack-first".into(),
        format!("-zstack-size={}", STACK_BYTES),
        // Each constant keeps its name, by which scripts/engine/cold.mjs finds those that leave memory.
        "--no-merge-data-segments".into(),
    ] {
        println!("cargo:rustc-link-arg-cdylib={argument}");
    }
    for function in WRAPPED {
        println!("cargo:rustc-link-arg-cdylib=--wrap={function}");
    }
    println!("cargo:rustc-env=CAPSULE_STACK_BYTES={STACK_BYTES}");
    println!("cargo:rerun-if-changed=build.rs");
}

/// Functions of C that the engine has another form of, which calls them.
const WRAPPED: [&str; 13] = [
    "free",
    "realloc",
    "gettimeofday",
    "lre_compile",
    "unicode_normalize",
    "unicode_script",
    "unicode_general_category",
    "unicode_prop",
    "exp",
    "log",
    "log2",
    "pow",
    "__rem_pio2_large",
];

/// The stack in linear memory: enough for 5500 frames of JavaScript, and little enough that it always ends before the
/// 6 MiB that the sandbox gives to wasm's own stack, which is then two thirds full.
const STACK_BYTES: u32 = 2560 << 10;
