import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AddonLoadError } from "../loader/failures.ts";
import { type Host, load } from "../loader/load.ts";
import { platformNames, supportedPlatforms } from "../loader/platform.ts";
import manifest from "../package.json" with { type: "json" };

function missing(specifier: string): Error {
  const error = new Error(`Cannot find module '${specifier}'\nRequire stack:\n- /x/index.js`);
  return Object.assign(error, { code: "MODULE_NOT_FOUND" });
}

/** A machine on which `modules` are there; an error stands for one that can't be loaded. */
function host(modules: Record<string, unknown>, overrides: Partial<Host> = {}): Host {
  return {
    platform: "linux",
    arch: "x64",
    version: "1.2.3",
    libc: () => "glibc 2.36",
    require(specifier) {
      const found = modules[specifier];
      if (found === undefined) throw missing(specifier);
      if (found instanceof Error) throw found;
      return found;
    },
    ...overrides,
  };
}

function failure(host: Host): AddonLoadError {
  try {
    load(host);
  } catch (error) {
    if (error instanceof AddonLoadError) return error;
    throw error;
  }
  throw new Error("it loaded");
}

const addon = (version = "1.2.3") => ({ version: () => version });
const gnu = "@capsule/native-linux-x64-gnu";
const musl = "@capsule/native-linux-x64-musl";

describe("which addon is loaded", () => {
  it("prefers the one that was built in the checkout", () => {
    const local = addon();
    expect(load(host({ "../capsule.linux-x64-gnu.node": local, [gnu]: addon() }))).toBe(local);
  });

  it("takes the platform package of either C library", () => {
    for (const name of [gnu, musl]) {
      const packaged = addon();
      expect(load(host({ [name]: packaged }))).toBe(packaged);
    }
  });

  it("goes on to the other C library's package when one can't be loaded", () => {
    const packaged = addon();
    const modules = { [gnu]: new Error("ld-linux-x86-64.so.2: not found"), [musl]: packaged };
    expect(load(host(modules, { libc: () => "musl" }))).toBe(packaged);
  });

  it("knows the platforms that packages are published for", () => {
    const names = supportedPlatforms.flatMap((name) => {
      const [platform = "", arch = ""] = name.split("-");
      return platformNames(platform, arch);
    });
    const arches: Record<string, string> = { x86_64: "x64", aarch64: "arm64" };
    const platforms: Record<string, string> = { windows: "win32" };
    const published = manifest.napi.targets.map((target) => {
      const [arch = "", , system = "", abi] = target.split("-");
      return [platforms[system] ?? system, arches[arch], abi].filter(Boolean).join("-");
    });
    expect(names.sort()).toEqual(published.sort());
    for (const name of names) {
      const file = new URL(`../npm/${name}/package.json`, import.meta.url);
      const layout = JSON.parse(readFileSync(file, "utf8"));
      expect(layout).toMatchObject({
        name: `@capsule/native-${name}`,
        version: manifest.version,
        main: `capsule.${name}.node`,
      });
    }
  });
});

describe("why there is none", () => {
  it("unsupported platform", () => {
    const error = failure(host({}, { platform: "sunos", arch: "sparc" }));
    expect(error.code).toBe("unsupported_platform");
    expect(error.message).toContain("sunos-sparc");
    expect(error.message).toContain("linux-x64");
  });

  it("package missing", () => {
    const error = failure(host({}));
    expect(error.code).toBe("package_missing");
    expect(error.message).toContain(gnu);
    expect(error.message).toContain("--include=optional");
  });

  it("can't be loaded: the cause and the C library are named", () => {
    const cause = new Error("version `GLIBC_2.38' not found");
    const error = failure(host({ [gnu]: cause }));
    expect(error.code).toBe("load_failed");
    expect(error.cause).toBe(cause);
    expect(error.message).toContain("GLIBC_2.38");
    expect(error.message).toContain("This Node runs on glibc 2.36");
  });

  it("a package without its file is broken, not missing", () => {
    const error = failure(host({ [gnu]: missing("/x/capsule.linux-x64-gnu.node") }));
    expect(error.code).toBe("load_failed");
  });

  it("another version", () => {
    for (const [found, named] of [
      [addon("1.2.2"), "1.2.2"],
      [{}, "an older one"],
    ] as const) {
      const error = failure(host({ [gnu]: found }));
      expect(error.code).toBe("version_mismatch");
      expect(error.message).toContain(named);
      expect(error.message).toContain("1.2.3");
    }
  });
});
