import type { Language, Sha256, Target } from "@capsule/runtime/manifest";
import { sha256 } from "@capsule/runtime/manifest";
import type { Store } from "../cache/store.ts";
import type { CompiledEngine, ComponentizeContext, Content } from "./types.ts";

/** Compiles a thin component for the targets; a blob of the project's cache. */
export async function precompileThin(
  context: ComponentizeContext,
  thin: Sha256,
): Promise<Record<Target, Content>> {
  return forTargets(context, context.project, thin, (wasm, target) =>
    context.addon.precompileComponent(wasm, target),
  );
}

/** Compiles code modules for the targets, each once for a user and not for each project. */
export class Engines {
  readonly #context: ComponentizeContext;
  readonly #compiled = new Map<Sha256, Promise<CompiledEngine>>();

  constructor(context: ComponentizeContext) {
    this.#context = context;
  }

  compile(digest: Sha256, language: Language): Promise<CompiledEngine> {
    const known = this.#compiled.get(digest);
    if (known !== undefined) return known;
    const compiled = this.#compile(digest, language);
    this.#compiled.set(digest, compiled);
    return compiled;
  }

  async #compile(digest: Sha256, language: Language): Promise<CompiledEngine> {
    const { user, addon } = this.#context;
    const precompiled = await forTargets(this.#context, user, digest, (wasm, target) =>
      addon.precompileModule(wasm, target),
    );
    return { sha256: digest, language, wasm: contentOf(user, digest), precompiled };
  }
}

async function forTargets(
  { addon, targets }: ComponentizeContext,
  store: Store,
  digest: Sha256,
  compile: (wasm: Buffer, target: Target) => Promise<Buffer>,
): Promise<Record<Target, Content>> {
  const entries = targets.map(async (target) => {
    const key = sha256(JSON.stringify([digest, addon.compatibility(target)]));
    const known = store.record<Sha256>("precompiled", key);
    if (known !== null && store.has(known)) return [target, contentOf(store, known)] as const;
    const made = store.putBlob(await compile(store.blob(digest) as Buffer, target));
    store.putRecord("precompiled", key, made);
    return [target, contentOf(store, made)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A blob that is known to be in a store. */
export function contentOf(store: Store, digest: Sha256): Content {
  return {
    sha256: digest,
    size: store.sizeOf(digest),
    read: () => {
      const content = store.blob(digest);
      if (content === null) throw new Error(`The cache ${store.directory} lost ${digest}`);
      return content;
    },
  };
}
