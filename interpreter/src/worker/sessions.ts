import { Session } from "../session.ts";
import { limitsOf } from "./options.ts";
import type { ClientId, OpenFields } from "./protocol.ts";
import { Refusal } from "./refusal.ts";
import type { ClientTools } from "./tools.ts";

/** A session of the client. */
export interface ClientSession {
  session: Session;
  /** Runs something as the request of an id, after those before it. */
  next<T>(id: ClientId, run: () => Promise<T>): Promise<T>;
}

/** The sessions of a worker, by the client's names of them. They end with it. */
export class Sessions {
  readonly #tools: ClientTools;
  /** Null for one that is being opened. */
  readonly #sessions = new Map<ClientId, ClientSession | null>();

  constructor(tools: ClientTools) {
    this.#tools = tools;
  }

  /**
   * @param signal Says that nobody wants it any more.
   * @throws TypeError for an option that can't be read; Refusal where the name is taken.
   */
  async open(fields: OpenFields, signal: AbortSignal): Promise<void> {
    const name = fields.session;
    this.#forgetClosed();
    if (this.#sessions.has(name)) {
      throw new Refusal("refused", `A session ${JSON.stringify(name)} is open already.`);
    }
    this.#sessions.set(name, null);
    try {
      const made = await this.#make(fields);
      if (signal.aborted) {
        await made.session.close();
        throw new Refusal("refused", "The opening of the session was cancelled.");
      }
      this.#sessions.set(name, made);
    } catch (error) {
      this.#sessions.delete(name);
      throw error;
    }
  }

  /** @throws Refusal where there is none of that name, or it has ended by itself. */
  get(name: ClientId): ClientSession {
    const found = this.#sessions.get(name) ?? null;
    if (found !== null && found.session.closed === null) return found;
    const shown = JSON.stringify(name);
    const text =
      found === null
        ? `There is no session ${shown}: it was never opened, or it was closed.`
        : `The session ${shown} takes no more requests: ${found.session.closed}. Open a new one.`;
    throw new Refusal("unknown_session", text);
  }

  /** Closes a session, if it is open. */
  async close(name: ClientId): Promise<void> {
    const found = this.#sessions.get(name) ?? null;
    if (found === null) return;
    this.#sessions.delete(name);
    await found.session.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map((name) => this.close(name)));
  }

  async #make(fields: OpenFields): Promise<ClientSession> {
    let running: ClientId = 0;
    let queue: Promise<unknown> = Promise.resolve();
    const tools = this.#tools.offer(fields.tools, () => running);
    const session = new Session(fields.language, {
      ...(await limitsOf(fields, tools)),
      idleTimeout: fields.idle_timeout,
      lifetime: fields.lifetime,
    });
    try {
      // What it was given is read by now, or refused.
      await session.listFiles();
    } catch (error) {
      await session.close();
      throw error;
    }
    return {
      session,
      next(id, run) {
        const ended = queue.then(() => {
          running = id;
          return run();
        });
        queue = ended.catch(() => {});
        return ended;
      },
    };
  }

  #forgetClosed(): void {
    for (const [name, it] of this.#sessions) {
      if (it !== null && it.session.closed !== null) this.#sessions.delete(name);
    }
  }
}
