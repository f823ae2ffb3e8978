import { readFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "./types.ts";

/** Names of the packages that guests were built with. */
export type PackageSet = Readonly<Record<Language, readonly string[]>>;

/** The file of an interpreter that lists them. */
export const PACKAGES_FILE = "packages.json";

/** @throws Error where the directory holds no interpreter. */
export function readPackages(directory: string): PackageSet {
  try {
    return JSON.parse(readFileSync(path.join(directory, PACKAGES_FILE), "utf8"));
  } catch (cause) {
    const message = `${directory} holds no interpreter. Reinstall @capsule/interpreter.`;
    throw new Error(message, { cause });
  }
}

/**
 * The packages that code may import.
 *
 * @throws TypeError for one that the guest doesn't have.
 */
export function checkPackages(
  names: readonly string[] | undefined,
  language: Language,
  set: PackageSet,
): readonly string[] {
  if (names === undefined) return [];
  if (!Array.isArray(names)) throw new TypeError("`packages` is not a list of names.");
  for (const name of names) {
    if (!set[language].includes(name)) {
      const there = set[language].join(", ") || "none";
      throw new TypeError(
        `The ${language} interpreter has no package ${JSON.stringify(name)}. It has: ${there}.`,
      );
    }
  }
  return names;
}
