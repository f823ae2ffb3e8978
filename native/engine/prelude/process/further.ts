import { listenToRejections } from "../errors/rejection.ts";
import { refuse } from "../errors/unavailable.ts";
import { EventEmitter } from "../node/events/emitter.ts";
import { listenToWarnings } from "../node/warning.ts";
import { getBuiltinModule } from "./builtin-module.ts";
import { memoryUsage } from "./memory.ts";

const ENDS = "A call ends when the task returns or throws.";
const CODE = "All code of a task is in its bundle.";
const LIMITS = "A task's limits are in its policy.";

/** What a task can't do or know, by its name, and the way out. */
const REFUSED: Readonly<Record<string, string>> = {
  abort: ENDS,
  availableMemory: LIMITS,
  binding: CODE,
  chdir: "The directory of a task is `/`; name files by paths that start with it.",
  constrainedMemory: LIMITS,
  cpuUsage: "The envelope of a call tells its fuel.",
  dlopen: CODE,
  exit: ENDS,
  getActiveResourcesInfo: "Nothing keeps a call going but the task itself.",
  kill: "There is no process but the task.",
  loadEnvFile: "Name the variables in the task's `envVariables`.",
  reallyExit: ENDS,
  resourceUsage: "The envelope of a call tells its fuel and memory.",
  setSourceMapsEnabled: "Stacks are mapped already.",
  setUncaughtExceptionCaptureCallback: ENDS,
  umask: "Files of a task have no modes.",
};

/** Gives `process` everything that most packages don't use, and makes it an emitter. */
export function become(process: object): void {
  Object.setPrototypeOf(process, EventEmitter.prototype);
  EventEmitter.call(process as never);
  Object.assign(process, {
    allowedNodeEnvironmentFlags: new Set<string>(),
    config: Object.freeze({ target_defaults: {}, variables: {} }),
    features: {
      inspector: false,
      debug: false,
      uv: false,
      ipv6: false,
      tls_alpn: false,
      tls_sni: false,
      tls_ocsp: false,
      tls: false,
      cached_builtins: true,
      require_module: false,
    },
    getBuiltinModule,
    hasUncaughtExceptionCaptureCallback: (): boolean => false,
    memoryUsage,
  });
  for (const [name, instead] of Object.entries(REFUSED)) {
    Object.assign(process, { [name]: refuse(`process.${name}()`, instead) });
  }
  listenToRejections((...args) => (process as EventEmitter).emit("unhandledRejection", ...args));
  listenToWarnings((warning) => (process as EventEmitter).emit("warning", warning));
}
