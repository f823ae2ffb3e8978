import type { Language } from "@capsule/interpreter";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { Sessions } from "../sessions.ts";
import { cutText } from "./cut.ts";
import { PATH, SESSION } from "./schemas.ts";
import { type ServerTool, ToolError } from "./types.ts";

/** `list_files`, `read_file`, `write_file` and `close_session`. */
export function fileTools(sessions: Sessions, maxOutput: number): ServerTool[] {
  return [listFiles(sessions), readFile(sessions, maxOutput), writeFile(sessions), close(sessions)];
}

const EXISTING = { ...SESSION, description: "The id of an open session." };

function listFiles(sessions: Sessions): ServerTool {
  return {
    definition: {
      name: "list_files",
      title: "List files",
      description: "Lists the files of a session's workspace with their sizes in bytes.",
      inputSchema: objectSchema({ session: EXISTING }, ["session"]),
      outputSchema: {
        type: "object",
        properties: {
          files: {
            type: "array",
            items: {
              type: "object",
              properties: { path: { type: "string" }, size: { type: "number" } },
              required: ["path", "size"],
            },
          },
        },
        required: ["files"],
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async call({ session }) {
      const files = await mendable(async () => (await sessions.use(session as string)).listFiles());
      const lines = files.map(({ path, size }) => `${path} (${size} bytes)`);
      return { ...text(lines.join("\n") || "No files."), structuredContent: { files } };
    },
  };
}

function readFile(sessions: Sessions, maxOutput: number): ServerTool {
  return {
    definition: {
      name: "read_file",
      title: "Read a file",
      description:
        'Reads a file of a session\'s workspace: as text, or as base64 with encoding "base64".',
      inputSchema: objectSchema({ session: EXISTING, path: PATH, encoding: ENCODING }, [
        "session",
        "path",
      ]),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async call({ session, path, encoding = "utf8" }) {
      const data = await mendable(async () =>
        (await sessions.use(session as string)).exportFile(String(path)),
      );
      if (encoding === "utf8") return text(cutText(decode(data, String(path)), maxOutput));
      const base64 = data.toString("base64");
      // Cut base64 would be another file.
      if (base64.length <= maxOutput) return text(base64);
      throw new ToolError(
        `${path} is ${data.length} bytes, more than an answer holds. Read it in parts with code in the session.`,
      );
    },
  };
}

function writeFile(sessions: Sessions): ServerTool {
  return {
    definition: {
      name: "write_file",
      title: "Write a file",
      description:
        "Writes a file into a session's workspace, in place of one that is there. Opens the session where there is none.",
      inputSchema: objectSchema(
        {
          session: { ...SESSION, description: "Any id that you pick, or that of an open session." },
          path: PATH,
          content: { type: "string", description: "The file's text, or its bytes in base64." },
          encoding: ENCODING,
          language: {
            type: "string",
            enum: ["python", "javascript"],
            description: "Of the session, where this call opens it. Default: python.",
          },
        },
        ["session", "path", "content"],
      ),
      annotations: { readOnlyHint: false, destructiveHint: true, openWorldHint: false },
    },
    async call({ session, path, content, encoding = "utf8", language }) {
      const id = session as string;
      const data = encode(content as string, encoding as Encoding);
      await mendable(async () => {
        const known = language === undefined && sessions.has(id);
        const target = known
          ? await sessions.use(id)
          : sessions.open(id, (language ?? "python") as Language);
        await target.importFile(data, String(path));
      });
      return text(`Wrote ${data.length} bytes to ${path}.`);
    },
  };
}

function close(sessions: Sessions): ServerTool {
  return {
    definition: {
      name: "close_session",
      title: "Close a session",
      description: "Ends a session: its variables and files are gone.",
      inputSchema: objectSchema({ session: EXISTING }, ["session"]),
      annotations: { readOnlyHint: false, destructiveHint: true, openWorldHint: false },
    },
    async call({ session }) {
      await sessions.close(session as string);
      return text(`Closed the session "${session}".`);
    },
  };
}

type Encoding = "utf8" | "base64";

const ENCODING = {
  type: "string",
  enum: ["utf8", "base64"],
  description: "Default: utf8.",
};

function objectSchema(properties: Record<string, object>, required: string[]) {
  return { type: "object" as const, properties, required, additionalProperties: false };
}

function text(content: string): CallToolResult {
  return { content: [{ type: "text", text: content }] };
}

function decode(data: Buffer, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    throw new ToolError(`${path} is not text in UTF-8. Read it with encoding "base64".`);
  }
}

function encode(content: string, encoding: Encoding): Buffer {
  if (encoding === "utf8") return Buffer.from(content, "utf8");
  const plain = content.replace(/\s+/g, "");
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(plain) && plain.length % 4 === 0;
  if (!isBase64) throw new ToolError("The content is not base64.");
  return Buffer.from(plain, "base64");
}

/** A workspace refuses with errors whose words are for whoever named the file. */
async function mendable<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ToolError || !(error instanceof Error)) throw error;
    throw new ToolError(error.message, { cause: error });
  }
}
