import { buffer } from "../../node/buffer/module.ts";

export default buffer;
export const {
  Buffer,
  SlowBuffer,
  transcode,
  isUtf8,
  isAscii,
  kMaxLength,
  kStringMaxLength,
  constants,
  resolveObjectURL,
} = buffer;
export const { Blob, File, INSPECT_MAX_BYTES, atob, btoa } = buffer as typeof buffer & {
  Blob: unknown;
  File: unknown;
  INSPECT_MAX_BYTES: number;
  atob(text: string): string;
  btoa(text: string): string;
};
