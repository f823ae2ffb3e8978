import { type Language, type RunEnvelope, type RunOptions, Session } from "@capsule/interpreter";
import type { ServerSettings } from "./settings.ts";
import { ToolError } from "./tools/types.ts";

/** What one run in a session takes. */
export type SessionRun = Pick<RunOptions, "inputs" | "signal" | "onStdout" | "onStderr">;

interface Entry {
  language: Language;
  session: Session;
}

/**
 * The sessions of one client's connection, by the ids that the client picked. No other connection
 * has a way to them.
 */
export class Sessions {
  readonly #settings: ServerSettings;
  readonly #open = new Map<string, Entry>();
  #closed = false;

  constructor(settings: ServerSettings) {
    this.#settings = settings;
  }

  /**
   * Runs code in a session, which is opened where there is none of this id.
   *
   * @throws ToolError where the id is another language's, or there are too many sessions.
   */
  async run(
    id: string,
    language: Language,
    code: string,
    options: SessionRun,
  ): Promise<RunEnvelope & { usable: boolean }> {
    await this.#wake(id);
    return this.open(id, language).run(code, options);
  }

  /**
   * The session of this id, opened where there is none.
   *
   * @throws ToolError
   */
  open(id: string, language: Language): Session {
    const entry = this.#open.get(id);
    if (entry?.language === language) return entry.session;
    if (entry !== undefined) {
      throw new ToolError(
        `The session "${id}" runs ${nameOf(entry.language)}. Pick another id for ${nameOf(language)}.`,
      );
    }
    const { maxSessions, limits, packages } = this.#settings;
    if (this.#closed) throw new ToolError("The connection was closed.");
    if (this.#open.size >= maxSessions) {
      throw new ToolError(
        `There are ${maxSessions} sessions, and no more are allowed. Use one of them or close one with close_session: ${this.#names()}.`,
      );
    }
    const session = new Session(language, { ...limits, packages: packages[language] });
    this.#open.set(id, { language, session });
    return session;
  }

  /**
   * An open session.
   *
   * @throws ToolError where there is none of this id.
   */
  get(id: string): Session {
    const entry = this.#open.get(id);
    if (entry !== undefined) return entry.session;
    const open = this.#open.size === 0 ? "None is open." : `Open ones: ${this.#names()}.`;
    throw new ToolError(
      `There is no session "${id}". ${open} A run or write_file with a new id opens one.`,
    );
  }

  /** {@link get}, ready for the next call. */
  async use(id: string): Promise<Session> {
    await this.#wake(id);
    return this.get(id);
  }

  /** Whether there is a session of this id. */
  has(id: string): boolean {
    return this.#open.has(id);
  }

  /** @throws ToolError where there is none of this id. */
  async close(id: string): Promise<void> {
    const session = this.get(id);
    this.#open.delete(id);
    await session.close();
  }

  /** Ends all of them, for good. */
  async closeAll(): Promise<void> {
    this.#closed = true;
    const entries = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(entries.map(({ session }) => session.close()));
  }

  /**
   * Gives a session that a limit stopped a new instance; one that ended by itself is forgotten.
   *
   * @throws ToolError where it ended by itself.
   */
  async #wake(id: string): Promise<void> {
    const session = this.#open.get(id)?.session;
    if (session === undefined || session.usable) return;
    try {
      await session.reset();
    } catch (error) {
      this.#open.delete(id);
      const { message } = error as Error;
      throw new ToolError(`The session "${id}" is over, and its id is free again. ${message}`);
    }
  }

  #names(): string {
    return [...this.#open.keys()].map((id) => `"${id}"`).join(", ");
  }
}

function nameOf(language: Language): string {
  return language === "python" ? "Python" : "JavaScript";
}
