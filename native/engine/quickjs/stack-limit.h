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
