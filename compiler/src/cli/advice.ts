import type { TaskAdvice, TopLevel } from "../advice.ts";
import type { PackageSize } from "../bundle/types.ts";
import { impurityInWords } from "../diagnostics/bundle.ts";
import { bytes, grouped, plural } from "./words.ts";

/** Packages and readings that are named one by one. */
const MOST_PACKAGES = 4;
const MOST_READS = 2;

/** What a person may want to know of a task beside its size: nothing where it is small and starts from its snapshot. */
export function adviceInWords({ sizes, topLevel }: TaskAdvice, fuel: number): string[] {
  const packages = sizes.some(({ package: name }) => name !== null && name !== "@capsule/runtime");
  return [
    ...(packages ? [packagesInWords(sizes)] : []),
    ...(topLevel.reads.length > 0 ? [topLevelInWords(topLevel, fuel)] : []),
  ];
}

/** The parts of a bundle on one line, the largest first and the small ones together. */
export function packagesInWords(sizes: readonly PackageSize[]): string {
  const named = sizes.slice(0, MOST_PACKAGES);
  const rest = sizes.slice(MOST_PACKAGES);
  const parts = named.map(
    ({ package: name, bytes: size }) => `${name ?? "own code"} ${bytes(size)}`,
  );
  if (rest.length > 0) {
    const sum = rest.reduce((sum, { bytes: size }) => sum + size, 0);
    parts.push(`${rest.length} more ${bytes(sum)}`);
  }
  return parts.join(", ");
}

/** @param fuel What the task may have, for the share that its top level takes of it. */
export function topLevelInWords({ fuel: spent, reads }: TopLevel, fuel: number): string {
  if (reads.length === 0) return "top level in the snapshot: a call spends nothing on it";
  const causes = reads
    .slice(0, MOST_READS)
    .map(({ kind, file, line, column }) => `${impurityInWords(kind)} at ${file}:${line}:${column}`);
  const rest = reads.length - causes.length;
  if (rest > 0) causes.push(`and at ${plural(rest, "more place")}`);
  const share = `${Number(((spent / fuel) * 100).toPrecision(2))} % of its compute`;
  return `top level evaluated at each call, ${grouped(spent)} fuel (${share}): ${causes.join(", ")}`;
}
