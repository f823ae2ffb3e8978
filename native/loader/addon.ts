/** What the addon exports: values in, values out. Numbers are bytes, milliseconds and fuel. */
export interface Addon {
  Sandbox: new (options: SandboxOptions, onEvent: (event: LogEvent | ToolCall) => void) => Sandbox;
  /** The package version that the addon was built as; the loader refuses another than its own. */
  version(): string;
  /** Largest JSON text of arguments or of a result, bytes. */
  maxValueBytes(): number;
  /** The target triple that this addon was built for. */
  target(): string;
  /** Hash of everything that decides whether a precompiled file can be loaded: wasmtime's version, its settings, the target. */
  compatibility(target: string | null): string;
  /** Makes a runner ready for {@link componentize}, which else does it at first. */
  loadRunner(options: RunnerOptions): Promise<void>;
  /** Makes a runner of what componentize-py made, whose libraries are linked dynamically. */
  linkRunner(options: LinkOptions): Promise<void>;
  /** Snapshots a runner after its `init(source)`. Fails with the guest's error where `init` returned one. */
  componentize(options: ComponentizeOptions): Promise<Componentized>;
  /** Compiles a thin component for a target; null is this machine. */
  precompileComponent(thin: Buffer, target: string | null): Promise<Buffer>;
  /** Compiles a code module for a target; null is this machine. */
  precompileModule(module: Buffer, target: string | null): Promise<Buffer>;
}

export interface SandboxOptions {
  /** Calls that run at once at one depth of calls; the rest waits in order. */
  maxCalls: number;
  /** Bytes that all running calls may reserve together, each its task's `ram`. */
  ramBudget: number;
  /** Longest chain of tasks calling tasks. */
  maxDepth: number;
  /** Calls that one call may have running at once; further ones wait. */
  maxFanOut: number;
  /** SQLite file; null writes no trace. */
  trace: string | null;
  /** Per-user directory for compiled code. */
  cache: string;
}

export interface Sandbox {
  /** Checks the manifest's text and digest. Loads nothing else: a component is loaded at its first call. */
  open(manifest: string, directory: string, root: string): ArtifactHandle;
  call(artifact: ArtifactHandle, call: Call): Promise<Outcome>;
  /** Opens an instance that lives on between its calls. It is made at its first call. */
  live(artifact: ArtifactHandle, opening: Opening): LiveHandle;
  /** Calls an instance that lives on; its calls run one after the other. */
  callLive(live: LiveHandle, call: LiveCall): Promise<Outcome>;
  /** Answers a {@link ToolCall}: JSON of the result, or why there is none. An unknown request is ignored. */
  answer(request: number, result: string | null, error: string | null): void;
  /** Ends a running or waiting call as `cancelled`; an unknown id is ignored. */
  cancel(id: number): void;
  /** Writes what the trace still holds. Blocks for a few milliseconds. */
  flush(): void;
}

/** An opened artifact, or why it is refused: exactly one of the two is set. */
export interface ArtifactHandle {
  error: CallError | null;
  /** The same components with one task alone, under a policy, as JSON, that its caller chooses. */
  withPolicy(task: string, policy: string): ArtifactHandle;
}

/** An instance that lives on, or why it can't be made. */
export interface LiveHandle {
  error: CallError | null;
  /** Whether it can be called: it wasn't closed, and no call of it was stopped in the middle. */
  isUsable: boolean;
  /** Ends it, and the call that runs in it as `cancelled`. */
  close(): void;
}

/** What an instance that lives on is opened with; as in {@link Call}. */
export interface Opening {
  task: string;
  env: Record<string, string>;
  mounts: Mount[];
  tools: string[] | null;
}

/** One call of an instance that lives on; as in {@link Call}. */
export interface LiveCall {
  id: number;
  arguments: string;
  logs: boolean;
  atOnce: boolean;
}

export interface Call {
  /** Chosen by the caller, unique among its running calls; log events carry it. */
  id: number;
  task: string;
  /** A JSON array, or `{"args", "kwargs"}`. */
  arguments: string;
  /** Values for the variables that tasks of this artifact may name. Each task sees only its own. */
  env: Record<string, string>;
  /** Directories granted to this call beside its policy, for the called task and the tasks it calls. */
  mounts: Mount[];
  /** False: output is counted, not delivered. */
  logs: boolean;
  /** Functions of the host that the task may call as `tool:NAME`, in place of other tasks; null: tasks, and no tools. */
  tools: string[] | null;
  /** Begins on this thread, where the task's last call was brief; for 2 ms at most, then it goes on elsewhere. */
  atOnce: boolean;
}

export interface Mount {
  /** Absolute directory of the host. */
  host: string;
  /** Absolute path in the guest. */
  guest: string;
  writable: boolean;
  /** Bytes that may lie in it, 4 KiB for each entry among them; null: as many as the disk has. */
  limit: number | null;
}

export interface Outcome {
  /** JSON of the result; an empty string where the task returned no value; null on failure. */
  result: string | null;
  error: CallError | null;
  durationMs: number;
  retries: number;
  fuel: number;
  /** Peak bytes. */
  ram: number;
  requests: { method: string; url: string; status: number | null }[];
}

export interface CallError {
  errorType: string;
  message: string;
  stack: string | null;
  hint: string | null;
  /** The task that failed, where it is another than the one called. */
  task: string | null;
}

export interface LogEvent {
  id: number;
  task: string;
  stream: "stdout" | "stderr";
  /** One line without its end. */
  text: string;
  /** The output ended here without a line end. */
  partial: boolean;
}

/** A guest calls one of the host's functions. */
export interface ToolCall {
  /** The call from outside that it belongs to. */
  id: number;
  /** To be named in {@link Sandbox.answer}. */
  request: number;
  tool: string;
  /** A JSON array, or `{"args", "kwargs"}`. */
  arguments: string;
}

export interface RunnerOptions {
  /** Path of the runner, a component. */
  runner: string;
  /** Per-user directory; the compiled instrumented runner is kept there. */
  cache: string;
  /** Called when the runner must first be compiled, which takes seconds. */
  onCompileRunner: () => void;
}

export interface LinkOptions {
  /** Path of the component. */
  component: string;
  /** Path of the archive of Python's modules. */
  archive: string;
  /** Path of the runner that is written. */
  output: string;
}

export interface ComponentizeOptions extends RunnerOptions {
  /** Handed to the runner's `init` as it is. */
  source: string;
}

export interface Componentized {
  /** JSON of the guest's error where `init` failed; all else is empty then. */
  error: string | null;
  /** What `init` returned. */
  notes: string[];
  /** What `init` took, in wasmtime's unit. */
  fuel: number;
  /** The self-contained component. */
  component: Buffer;
  /** The component with its code modules lifted out. */
  thin: Buffer;
  /** That, compressed by zstd. */
  packed: Buffer;
  modules: CodeModule[];
  /** Bytes of memory that the component has before it is first called. */
  memory: number;
}

export interface CodeModule {
  sha256: string;
  wasm: Buffer;
}
