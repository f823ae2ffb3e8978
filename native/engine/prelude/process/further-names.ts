/** What `process` has beside what most packages use (`further.ts`), with spaces around each. */
export const FURTHER = ` ${[
  "_events _eventsCount _maxListeners addListener emit eventNames getMaxListeners listenerCount listeners off on once",
  "prependListener prependOnceListener rawListeners removeAllListeners removeListener setMaxListeners",
  "abort allowedNodeEnvironmentFlags availableMemory binding chdir config constrainedMemory cpuUsage dlopen exit",
  "features getActiveResourcesInfo getBuiltinModule hasUncaughtExceptionCaptureCallback kill loadEnvFile memoryUsage",
  "reallyExit resourceUsage setSourceMapsEnabled setUncaughtExceptionCaptureCallback umask",
].join(" ")} `;
