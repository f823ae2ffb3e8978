import { refuse } from "../../errors/unavailable.ts";

const FUEL = "What a call takes is in its envelope, as fuel and milliseconds.";

/** Numbers of the kinds of collections and their flags. */
const constants = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};

const { performance } = globalThis as unknown as { performance: object };

// Node's own methods, which the Web's class doesn't have.
for (const name of ["eventLoopUtilization", "timerify"]) {
  Object.defineProperty(Object.getPrototypeOf(performance), name, {
    value: refuse(`performance.${name}()`, FUEL),
    writable: true,
    configurable: true,
  });
}

/** The global of that name, where the platform has it. */
function global(name: string): unknown {
  return Reflect.get(globalThis, name) ?? refuse(`perf_hooks.${name}`, FUEL);
}

/** The module `node:perf_hooks`: the Web's classes. The engine's loop and its collections are not measured. */
export const perfHooks = {
  Performance: global("Performance"),
  PerformanceEntry: global("PerformanceEntry"),
  PerformanceMark: global("PerformanceMark"),
  PerformanceMeasure: global("PerformanceMeasure"),
  PerformanceObserver: global("PerformanceObserver"),
  PerformanceObserverEntryList: global("PerformanceObserverEntryList"),
  PerformanceResourceTiming: global("PerformanceResourceTiming"),
  monitorEventLoopDelay: refuse("perf_hooks.monitorEventLoopDelay()", FUEL),
  createHistogram: refuse("perf_hooks.createHistogram()", "Collect the numbers in an array."),
  performance,
  constants,
};
