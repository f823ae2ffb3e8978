import { statSync } from "node:fs";
import { join } from "node:path";
import { type Artifact, loadArtifact } from "@capsule/runtime";
import { createTaskHandler, toNodeListener } from "@capsule/runtime/http";
import { MANIFEST_FILE } from "@capsule/runtime/manifest";
import type { Connect } from "vite";

/**
 * Answers calls of pages in development and in preview.
 *
 * @param directory Gives the artifact's directory.
 * @param tasks Names that may be called, as they are at each call.
 */
export function taskMiddleware(
  endpoint: string,
  directory: () => string,
  tasks: ReadonlySet<string>,
): Connect.NextHandleFunction {
  let opened: { version: string; artifact: Artifact } | null = null;
  return (request, response, next) => {
    if (!request.url?.startsWith(endpoint)) return next();
    open().then((artifact) => {
      const handler = createTaskHandler({
        artifact,
        tasks: [...tasks],
        base: endpoint,
        stacks: true,
      });
      toNodeListener(handler)(request, response, next);
    }, next);
  };

  async function open(): Promise<Artifact> {
    const path = directory();
    const version = String(statSync(join(path, MANIFEST_FILE), { bigint: true }).mtimeNs);
    if (opened?.version !== version) opened = { version, artifact: await loadArtifact(path) };
    return opened.artifact;
  }
}
