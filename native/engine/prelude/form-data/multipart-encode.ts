import { blobBytes } from "../blob/blob.ts";
import { concatAll } from "../bytes.ts";
import { type FormData, formEntries } from "./form-data.ts";

const LINE_END = native.encodeUtf8("\r\n");

/** A form as the body of a request or response, and its content type. */
export function encodeMultipart(form: FormData): { bytes: Uint8Array; type: string } {
  const digits = String(Math.floor(native.random() * 1e11)).padStart(11, "0");
  const boundary = `----formdata-capsule-0${digits}`;
  const pieces: Uint8Array[] = [];
  for (const [name, value] of formEntries(form)) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quote(lineEnds(name))}"`;
    if (typeof value === "string") {
      pieces.push(native.encodeUtf8(`${head}\r\n\r\n${lineEnds(value)}\r\n`));
      continue;
    }
    const type = value.type === "" ? "application/octet-stream" : value.type;
    pieces.push(
      native.encodeUtf8(
        `${head}; filename="${quote(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      blobBytes(value),
      LINE_END,
    );
  }
  pieces.push(native.encodeUtf8(`--${boundary}--\r\n`));
  return { bytes: concatAll(pieces), type: `multipart/form-data; boundary=${boundary}` };
}

function lineEnds(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

function quote(text: string): string {
  return text.replace(/\n/g, "%0A").replace(/\r/g, "%0D").replace(/"/g, "%22");
}
