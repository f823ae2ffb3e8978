// Included before every file of QuickJS (-include).
//
// On WASI, QuickJS compiles its check for deep recursion out: `#if defined(__wasi__) … stack_limit = 0`.
// The check needs nothing but the address of a frame, and clang gives that here too: a place on the stack
// in linear memory. So the macro is hidden from QuickJS, after the C library's headers have seen it.
// Everything else it decides there is decided by `EMSCRIPTEN`, which the build of rquickjs-sys sets.
#include <errno.h>
#include <fenv.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#undef __wasi__

// The stack in linear memory is the only one that can be measured. Beside it wasm has one of its own, with locals and
// return addresses, and a function whose locals are all there takes hardly any of the first, however deep it recurses.
// So each function that makes the check takes at least this much of it.
#define CAPSULE_FRAME_BYTES 128
static inline __attribute__((always_inline)) void *capsule_frame(void) {
  volatile char frame[CAPSULE_FRAME_BYTES];
  frame[0] = 0;
  return (void *)frame;
}
#define __builtin_frame_address(level) capsule_frame()
