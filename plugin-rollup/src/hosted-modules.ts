import type { HostModules } from "@capsule/compiler";
import type { PluginContext } from "rollup";

/** Modules that only the bundler's plugins know, as tasks' bundles ask for them. What was asked once is kept. */
export class HostedModules {
  readonly #ids = new Map<string, Promise<string | null>>();
  readonly #codes = new Map<string, Promise<string | null>>();

  /** Asks for a module in advance. */
  async keep(context: PluginContext, specifier: string, importer: string): Promise<void> {
    const { resolve, load } = this.of(context);
    const id = await resolve(specifier, importer);
    if (id !== null) await load(id);
  }

  of(context: PluginContext): HostModules {
    return {
      resolve: (specifier, importer) =>
        remembered(this.#ids, `${importer}\0${specifier}`, async () => {
          const found = await context.resolve(specifier, importer, { skipSelf: true });
          return found === null || found.external ? null : found.id;
        }),
      load: (id) => remembered(this.#codes, id, async () => (await context.load({ id })).code),
    };
  }
}

function remembered<T>(known: Map<string, T>, key: string, ask: () => T): T {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}
