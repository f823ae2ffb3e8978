/** Lays rows out in columns, two spaces apart; columns that start with `>` are aligned to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const right = header.map((name) => name.startsWith(">"));
  const all = [header.map((name) => name.replace(/^>/, "")), ...rows];
  const widths = header.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? "").length)),
  );
  return all.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right[column] ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}
