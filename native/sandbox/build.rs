//! Tells the crate the target triple it is compiled for, which names precompiled files in artifacts.

fn main() {
    let target = std::env::var("TARGET").expect("cargo sets TARGET for build scripts");
    println!("cargo:rustc-env=CAPSULE_TARGET={target}");
    println!("cargo:rerun-if-changed=build.rs");
}
