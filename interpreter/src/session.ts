import type {
  InputOptions,
  Language,
  SessionOptions,
  SessionRunEnvelope,
  WorkspaceFile,
} from "./types.ts";

/** A live instance of an interpreter: what one run leaves behind, the next one finds. */
export declare class Session {
  constructor(language?: Language, options?: SessionOptions);
  get usable(): boolean;
  run(code: string, options?: InputOptions): Promise<SessionRunEnvelope>;
  importFile(source: string | Uint8Array, name: string): Promise<void>;
  exportFile(name: string, destination?: string): Promise<Buffer>;
  deleteFile(name: string): Promise<void>;
  listFiles(): Promise<WorkspaceFile[]>;
  reset(): Promise<void>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
