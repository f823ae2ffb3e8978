import type ts from "typescript";

/** Local names for what the guest library gives a slice; they occur nowhere in the file. */
export interface GuestNames {
  define: string;
  remote: string;
}

export function guestNames({ text }: ts.SourceFile): GuestNames {
  return { define: free(text, "__defineTask"), remote: free(text, "__remote") };
}

/** A name that occurs nowhere in a text. */
export function free(text: string, name: string): string {
  for (let number = 0; ; number++) {
    const candidate = number === 0 ? name : `${name}${number}`;
    if (!text.includes(candidate)) return candidate;
  }
}

/** The import of the names that are used. */
export function guestImport({ define, remote }: GuestNames, used: ReadonlySet<string>): string {
  const specifiers = [`defineTask as ${define}`, `remote as ${remote}`].filter((specifier) =>
    used.has(specifier.split(" ")[2] as string),
  );
  return `import { ${specifiers.join(", ")} } from "@capsule/runtime/guest";\n`;
}
