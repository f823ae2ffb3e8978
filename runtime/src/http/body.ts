interface Body {
  /** 200, or the status that says why it was not read. */
  status: number;
  /** The body, or the reason in words. */
  text: string;
}

/** Reads a request's body up to a size and within a time. */
export async function readBody(request: Request, maxBytes: number, timeout: number): Promise<Body> {
  const tooLarge: Body = { status: 413, text: `The arguments take more than ${maxBytes} bytes.` };
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return tooLarge;
  const reader = request.body?.getReader();
  if (reader === undefined) return { status: 200, text: "" };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeout);
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), late]);
      if (read === null) return { status: 408, text: "The arguments didn't arrive in time." };
      if (read.done) return { status: 200, text: Buffer.concat(chunks).toString("utf8") };
      size += read.value.byteLength;
      if (size > maxBytes) return tooLarge;
      chunks.push(read.value);
    }
  } catch {
    return { status: 400, text: "The connection was closed before the arguments had arrived." };
  } finally {
    clearTimeout(timer);
    reader.cancel().catch(() => {});
  }
}
