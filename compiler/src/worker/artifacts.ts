import { statSync } from "node:fs";
import { join } from "node:path";
import { type Artifact, loadArtifact } from "@capsule/runtime";
import { MANIFEST_FILE } from "@capsule/runtime/manifest";

/** Keeps artifacts open that were named by their place; opens one again when its manifest changed. */
export class Artifacts {
  readonly #open = new Map<string, { stamp: string; artifact: Promise<Artifact> }>();

  /**
   * @param path Absolute: its directory or manifest.
   * @param root Directory that grants of files are relative to; null for the artifact's own.
   * @throws ArtifactInvalidError
   */
  async open(path: string, root: string | null): Promise<Artifact> {
    const key = JSON.stringify([path, root]);
    const stamp = stampOf(path);
    const known = this.#open.get(key);
    if (stamp !== null && known?.stamp === stamp) return known.artifact;
    const artifact = loadArtifact(path, { root: root ?? undefined });
    if (stamp !== null) this.#open.set(key, { stamp, artifact });
    artifact.catch(() => this.#open.delete(key));
    return artifact;
  }
}

/** Changes with the manifest; null where there is none. */
function stampOf(path: string): string | null {
  const stat =
    statSync(join(path, MANIFEST_FILE), { throwIfNoEntry: false }) ??
    statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : null;
}
