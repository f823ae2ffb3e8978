/** What a view is, beyond what a subclass makes of it. */
export interface View {
  type: string;
  buffer: ArrayBufferLike;
  offset: number;
  /** Undefined where it follows the length of its buffer. */
  length: number | undefined;
}

type ViewConstructor = new (
  buffer: ArrayBufferLike,
  offset: number,
  length?: number,
) => ArrayBufferView;

const typeOf = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)?.get as () => string | undefined;

export function viewOf(view: ArrayBufferView): View {
  const type = typeOf.call(view) ?? "DataView";
  const { buffer, byteOffset: offset } = view;
  const length = type === "DataView" ? view.byteLength : (view as Uint8Array).length;
  return { type, buffer, offset, length: followsBuffer(view) ? undefined : length };
}

/** Whether a view is taken to grow with its buffer: it reaches to the end of one that can grow. */
function followsBuffer({ buffer, byteLength, byteOffset }: ArrayBufferView): boolean {
  if (!(buffer instanceof ArrayBuffer) || !buffer.resizable) return false;
  return byteOffset + byteLength === buffer.byteLength;
}

/** The same view of another buffer. */
export function cloneView(
  { type, offset, length }: View,
  buffer: ArrayBufferLike,
): ArrayBufferView {
  const View = (globalThis as unknown as Record<string, ViewConstructor>)[type] as ViewConstructor;
  return new View(buffer, offset, length);
}
