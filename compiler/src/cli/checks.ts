import { accessSync, constants, mkdirSync } from "node:fs";
import { loadAddon } from "@capsule/native";
import { cacheDirectory } from "@capsule/runtime";
import { changedSources, readManifest } from "@capsule/runtime/manifest";
import { planBuild } from "../config/plan.ts";
import { isComplete } from "../emit/files.ts";
import { askPython } from "../host-python.ts";
import { version } from "../version.ts";
import { plural } from "./words.ts";

/** What one check of `capsule doctor` found. */
export interface Finding {
  name: string;
  state: "ok" | "warning" | "failed";
  detail: string;
  hint: string | null;
}

type Check = () => Promise<Finding>;

const ok = (name: string, detail: string): Finding => ({ name, state: "ok", detail, hint: null });

const checkNode: Check = async () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const detail = `${process.version} on ${process.platform} ${process.arch}`;
  if (major > 20 || (major === 20 && minor >= 19)) return ok("Node", detail);
  const hint = "Capsule needs Node 20.19 or newer.";
  return { name: "Node", state: "failed", detail, hint };
};

const checkAddon: Check = async () => {
  try {
    const addon = loadAddon();
    const target = addon.target();
    const hash = addon.compatibility(target).slice(0, 16);
    return ok("addon", `capsule ${version()} for ${target}, compatibility ${hash}…`);
  } catch (error) {
    const [detail = "", ...rest] = (error as Error).message.split("\n");
    return { name: "addon", state: "failed", detail, hint: rest.join("\n    ") || null };
  }
};

const checkPython: Check = async () => {
  const { python, problem } = await askPython<null>("check", {});
  if (python !== null) return ok("Python", `${python.version} at ${python.executable}`);
  const { message, hint } = problem;
  return { name: "Python", state: "warning", detail: message, hint };
};

const checkCache: Check = async () => {
  const directory = cacheDirectory();
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return ok("cache", directory);
  } catch (error) {
    const hint = "Without it engines are compiled again for each project. Set XDG_CACHE_HOME.";
    return { name: "cache", state: "warning", detail: (error as Error).message, hint };
  }
};

const checkProject: Check = async () => {
  const { project, entries, diagnostics } = await planBuild({});
  const [first] = diagnostics;
  if (first !== undefined) {
    return { name: "project", state: "failed", detail: first.message, hint: first.hint };
  }
  const config = project.configFiles[0] ?? "no configuration";
  return ok(
    "project",
    `${project.root} (${config}), ${plural(entries.length, "entry").replace("entrys", "entries")}`,
  );
};

const checkArtifact: Check = async () => {
  const { out, project } = await planBuild({});
  const hint = "`capsule build` makes it anew.";
  try {
    const { manifest } = readManifest(out);
    const changed = changedSources(manifest, project.root);
    if (changed.length > 0) {
      const detail = `${out} is older than ${changed.join(", ")}`;
      return { name: "artifact", state: "warning", detail, hint };
    }
    if (!isComplete(out, manifest)) {
      const detail = `${out} has files that are missing or damaged`;
      return { name: "artifact", state: "failed", detail, hint };
    }
    return ok("artifact", `${out}, ${plural(Object.keys(manifest.tasks).length, "task")}`);
  } catch (error) {
    return { name: "artifact", state: "warning", detail: (error as Error).message, hint };
  }
};

/** In the order in which one depends on another. */
export const CHECKS: readonly Check[] = [
  checkNode,
  checkAddon,
  checkPython,
  checkCache,
  checkProject,
  checkArtifact,
];
