import { cloneWith } from "../cloning/clone-with.ts";
import { registerKind } from "../cloning/serializable.ts";
import { transferList } from "../cloning/structured-clone.ts";
import { type Event, eventState, trustedEvent } from "../events/event.ts";
import { dispatch, EventTarget } from "../events/event-target.ts";
import { eventHandler } from "../events/handler.ts";
import { MessageEvent } from "../events/message-event.ts";
import { inspectAs } from "../inspect-as.ts";
import { setImmediate } from "../timers.ts";
import { dictionary, isObject, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";

interface Message {
  data: unknown;
  ports: MessagePort[];
}

/** One end of a channel, which a transfer hands to another object. */
interface End {
  owner: MessagePort;
  peer: End | null;
  readonly queue: Message[];
  isStarted: boolean;
}

const KEY = Symbol("MessagePort");

/** Two ports that send to each other. */
export let entangledPorts: () => [MessagePort, MessagePort];

export class MessagePort extends EventTarget {
  declare onmessage: ((event: MessageEvent) => unknown) | null;
  declare onmessageerror: ((event: MessageEvent) => unknown) | null;
  /** Null where it was transferred or closed. */
  #end: End | null;

  static {
    entangledPorts = () => {
      const [first, second] = [new MessagePort(KEY), new MessagePort(KEY)];
      const [one, other] = [first.#end as End, second.#end as End];
      [one.peer, other.peer] = [other, one];
      return [first, second];
    };
    registerKind({
      owns: (value) => #end in value,
      clone: null,
      transfer: (value) => (value as MessagePort).#move(),
    });
  }

  constructor(key?: unknown) {
    if (key !== KEY) {
      throw Object.assign(new TypeError("Illegal constructor"), {
        code: "ERR_CONSTRUCT_CALL_INVALID",
      });
    }
    super();
    this.#end = { owner: this, peer: null, queue: [], isStarted: false };
  }

  postMessage(...args: [message: unknown, options?: object[] | { transfer?: object[] }]): void {
    const end = this.#end;
    requireArguments(args.length, 1, "MessagePort.postMessage");
    const [message, options] = args;
    const isList = isObject(options) && Symbol.iterator in options;
    const transfer = transferList(isList ? options : dictionary(options, "options").transfer);
    if (transfer.includes(this)) {
      throw new DOMException("Transfer list contains source port", "DataCloneError");
    }
    const { value, transferred } = cloneWith(message, transfer);
    const peer = end?.peer;
    if (peer === undefined || peer === null || transfer.includes(peer.owner)) return;
    peer.queue.push({ data: value, ports: transferred.filter((it) => it instanceof MessagePort) });
    if (peer.isStarted) deliverLater(peer);
  }

  start(): void {
    const end = this.#end;
    if (end === null || end.isStarted) return;
    end.isStarted = true;
    for (const _ of end.queue) deliverLater(end);
  }

  close(): void {
    const end = this.#end;
    this.#end = null;
    if (end === null) return;
    const peer = end.peer;
    end.peer = null;
    if (peer !== null) peer.peer = null;
    for (const each of peer === null ? [end] : [end, peer]) {
      setImmediate(() => dispatch(each.owner, trustedEvent("close")));
    }
  }

  /** As in Node, listening starts a port. */
  override addEventListener(...args: [type: unknown, callback: unknown, options?: unknown]): void {
    super.addEventListener(...args);
    if (args[0] === "message") this.start();
  }

  /** For code written for Node. A call ends with its result, so a port never keeps it alive anyway. */
  ref(): void {
    this.#end;
  }

  unref(): void {
    this.#end;
  }

  #move(): MessagePort {
    const end = this.#end;
    if (end === null) {
      throw new DOMException("A port that is closed can't be transferred.", "DataCloneError");
    }
    const port = new MessagePort(KEY);
    this.#end = null;
    port.#end = end;
    end.owner = port;
    end.isStarted = false;
    return port;
  }
}

/** Hands over one message when it is its turn, unless the port was transferred or closed meanwhile. */
function deliverLater(end: End): void {
  setImmediate(() => {
    const message = end.isStarted ? end.queue.shift() : undefined;
    if (message === undefined) return;
    const event: Event = new MessageEvent("message", message);
    eventState(event).isTrusted = true;
    dispatch(end.owner, event);
  });
}

webInterface(MessagePort, "MessagePort", { constructor: 0, postMessage: 1 });
eventHandler(MessagePort, "message", (port) => port.start());
eventHandler(MessagePort, "messageerror");
inspectAs(MessagePort, ({ onmessage, onmessageerror }) => ({ onmessage, onmessageerror }));
