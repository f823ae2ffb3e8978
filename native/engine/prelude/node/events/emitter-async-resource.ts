import { AsyncResource } from "../async-hooks/async-resource.ts";
import { ERR_INVALID_THIS } from "../errors/codes.ts";
import { validateString } from "../validators.ts";
import { EventEmitter } from "./emitter.ts";

interface Options {
  name?: string;
  triggerAsyncId?: number;
  requireManualDestroy?: boolean;
  captureRejections?: boolean;
}

/** The resource that an emitter of this kind belongs to, which it is also the other way round. */
class EventEmitterReferencingAsyncResource extends AsyncResource {
  readonly eventEmitter: EventEmitterAsyncResource;

  constructor(emitter: EventEmitterAsyncResource, type: string, options?: Options) {
    super(type, options);
    this.eventEmitter = emitter;
  }
}

/** Node's `EventEmitterAsyncResource`: its listeners get the values of AsyncLocalStorage of when it was made. */
export class EventEmitterAsyncResource extends EventEmitter {
  readonly #resource: EventEmitterReferencingAsyncResource;

  constructor(options?: Options | string) {
    let name: string;
    if (typeof options === "string") {
      name = options;
      options = undefined;
    } else {
      if (new.target === EventEmitterAsyncResource) validateString(options?.name, "options.name");
      name = options?.name || new.target.name;
    }
    super(options);
    this.#resource = new EventEmitterReferencingAsyncResource(this, name, options);
  }

  override emit(name: string | symbol, ...args: unknown[]): boolean {
    const { emit } = EventEmitter.prototype;
    return this.asyncResource.runInAsyncScope(emit as () => boolean, this, name, ...args);
  }

  emitDestroy(): void {
    this.asyncResource.emitDestroy();
  }

  get asyncId(): number {
    return this.asyncResource.asyncId();
  }

  get triggerAsyncId(): number {
    return this.asyncResource.triggerAsyncId();
  }

  get asyncResource(): EventEmitterReferencingAsyncResource {
    if (!(#resource in this)) throw new ERR_INVALID_THIS("EventEmitterAsyncResource");
    return this.#resource;
  }
}
