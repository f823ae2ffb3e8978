import { inspect } from "./inspect.ts";

/** Rows as a table with a frame, as Node's `console.table`; undefined for what has no rows. */
export function table(data: unknown, columns?: readonly string[]): string | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  if (data instanceof Map) {
    const pairs = [...data].map(([key, value], index) => [String(index), cell(key), cell(value)]);
    return draw([["(iteration index)", "Key", "Values"], ...pairs]);
  }
  const isSet = data instanceof Set;
  const rows: [string, unknown][] = isSet
    ? Array.from(data, (row, index) => [String(index), row])
    : Object.entries(data);
  const keys = new Set<string>(columns);
  let hasValues = false;
  for (const [, row] of rows) {
    if (typeof row !== "object" || row === null) hasValues = true;
    else if (columns === undefined) for (const key of Object.keys(row)) keys.add(key);
  }
  const head = [isSet ? "(iteration index)" : "(index)", ...keys];
  if (hasValues) head.push("Values");
  const body = rows.map(([index, row]) => {
    const isObject = typeof row === "object" && row !== null;
    const cells = Array.from(keys, (key) =>
      isObject && Object.hasOwn(row, key) ? cell((row as Record<string, unknown>)[key]) : "",
    );
    if (hasValues) cells.push(isObject ? "" : cell(row));
    return [index, ...cells];
  });
  return draw([head, ...body]);
}

function cell(value: unknown): string {
  return inspect(value, { depth: 0 });
}

function draw(rows: string[][]): string {
  const widths = (rows[0] ?? []).map(
    (_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)) + 2,
  );
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const line = (row: string[]): string =>
    `│${row.map((text, column) => ` ${text}`.padEnd(widths[column] ?? 0)).join("│")}│`;
  const [head = [], ...body] = rows;
  return [
    rule("┌", "┬", "┐"),
    line(head),
    rule("├", "┼", "┤"),
    ...body.map(line),
    rule("└", "┴", "┘"),
  ].join("\n");
}
