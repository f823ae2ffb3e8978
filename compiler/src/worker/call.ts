import { resolve } from "node:path";
import {
  type Artifact,
  CancelledError,
  CapsuleError,
  type EnvelopeError,
  type Mount,
  parseMount,
  refusalEnvelope,
  type TextEnvelope,
} from "@capsule/runtime";
import { countProblems } from "../cli/diagnostics.ts";
import { labelOf } from "../cli/progress.ts";
import { findTarget } from "../cli/target.ts";
import { UsageError } from "../cli/usage-error.ts";
import { formatDiagnostic, formatDiagnostics } from "../diagnostics/format.ts";
import { diagnosticToJson } from "../diagnostics/json.ts";
import type { OnProgress } from "../progress.ts";
import type { Artifacts } from "./artifacts.ts";
import type { Output } from "./output.ts";
import type { CallRequest } from "./protocol.ts";
import type { Built, Source, Sources } from "./sources.ts";

/** What all calls of a worker share. */
export interface Shared {
  sources: Sources;
  artifacts: Artifacts;
  output: Output;
}

/** Runs a call and tells how it went; never rejects. */
export async function runCall(
  request: CallRequest,
  signal: AbortSignal,
  shared: Shared,
): Promise<TextEnvelope> {
  const { task } = request;
  try {
    if (request.artifact !== null) {
      const path = resolve(request.cwd, request.artifact);
      const root = request.root === null ? null : resolve(request.cwd, request.root);
      return await callIn(await shared.artifacts.open(path, root), [], request, signal, shared);
    }
    return await callSource(sourceOf(request), request, signal, shared);
  } catch (error) {
    return refusal(task, explain(error));
  }
}

/** @throws UsageError */
function sourceOf({ file, cwd }: CallRequest): Source {
  if (file === null) return { cwd, entry: null };
  const target = findTarget(file, cwd);
  const entry = target.kind === "project" ? target.entries[0] : undefined;
  if (target.kind === "project" && entry !== undefined) return { cwd: target.cwd, entry };
  throw new UsageError(`"${file}" is not a source file with tasks`);
}

async function callSource(
  source: Source,
  request: CallRequest,
  signal: AbortSignal,
  shared: Shared,
): Promise<TextEnvelope> {
  const { id, task } = request;
  const onProgress: OnProgress = (progress) => {
    if (signal.aborted) return;
    shared.output.send({ type: "progress", id, step: progress.step, text: labelOf(progress) });
  };
  const built = await unlessAborted(task, shared.sources.build(source, onProgress), signal);
  const outcome = await callBuilt(built, request, signal, shared);
  if (outcome.envelope.error?.error_type !== "artifact_invalid" || built.artifact === null) {
    return outcome;
  }
  // Refused before it ran: a file of the artifact was damaged behind our back.
  const repair = shared.sources.repair(source, onProgress);
  return callBuilt(await unlessAborted(task, repair, signal), request, signal, shared);
}

async function callBuilt(
  { result, artifact, mounts }: Built,
  request: CallRequest,
  signal: AbortSignal,
  shared: Shared,
): Promise<TextEnvelope> {
  const { diagnostics, tasks, plan } = result;
  const { root } = plan.project;
  const isNew = artifact === null || tasks.some(({ state }) => state !== "fresh");
  if (isNew && diagnostics.length > 0) {
    const told = diagnostics.map((diagnostic) => ({
      ...diagnosticToJson(diagnostic, root),
      text: formatDiagnostic(diagnostic, { root }),
    }));
    shared.output.send({ type: "diagnostics", id: request.id, diagnostics: told });
  }
  if (artifact !== null) return callIn(artifact, mounts, request, signal, shared);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const what = request.file ?? root;
  const message = `${what} can't be built: ${countProblems(errors)}.\n\n${formatDiagnostics(errors, { root })}`;
  return refusal(request.task, { error_type: "artifact_invalid", message });
}

function callIn(
  artifact: Artifact,
  mounts: readonly Mount[],
  request: CallRequest,
  signal: AbortSignal,
  { output }: Shared,
): Promise<TextEnvelope> {
  const { id, task, args, kwargs, env, cwd, logs } = request;
  return artifact.envelopeText(
    task,
    { args, kwargs },
    {
      signal,
      env,
      mounts: [...mounts, ...request.mounts.map((mount) => parseMount(mount, cwd))],
      onLog: logs ? (event) => output.send({ type: "log", id, ...event }) : null,
    },
  );
}

/** A build goes on for the others that wait for it; who no longer does is answered at once. */
async function unlessAborted<T>(task: string, work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const message = `The call of task "${task}" was cancelled before it started.`;
    onAbort = () => reject(new CancelledError(message));
  });
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function refusal(task: string, error: EnvelopeError): TextEnvelope {
  return { envelope: refusalEnvelope(task, error), result: null };
}

/** What kept a call from the sandbox. What nobody foresaw is a defect, and says so. */
function explain(error: unknown): EnvelopeError {
  if (error instanceof CapsuleError) {
    const { code, message, hint } = error;
    return { error_type: code, message, ...(hint !== undefined && { hint }) };
  }
  if (error instanceof UsageError) {
    const { message, hint } = error;
    return { error_type: "artifact_invalid", message, ...(hint !== null && { hint }) };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { error_type: "internal_error", message: detail };
}
