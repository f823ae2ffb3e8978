export { PerformanceEntry } from "../performance/entry.ts";
export { PerformanceMark } from "../performance/mark.ts";
export { PerformanceMeasure } from "../performance/measure.ts";
export { PerformanceObserver, PerformanceObserverEntryList } from "../performance/observer.ts";
export { Performance, performance } from "../performance/performance.ts";
