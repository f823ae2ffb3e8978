import { readdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { Session } from "@capsule/interpreter";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** Where the workspaces of this user are. */
const HOME = path.join(realpathSync(tmpdir()), `capsule-${userInfo().uid}`);

const LIMITS = { compute: 1_000_000_000, ram: "96MB", timeout: "2s", workspaceSize: "1MB" };

/** A new session, and its directory on this machine, found by a file that only it has. */
async function open(): Promise<{ session: Session; directory: string }> {
  const session = new Session("python", LIMITS);
  const mark = `mark-${Math.random()}`;
  await session.importFile(Buffer.from("mark"), mark);
  const names = readdirSync(HOME).map((name) => path.join(HOME, name));
  const directory = names.find((name) => readdirSync(name).includes(mark));
  await session.deleteFile(mark);
  return { session, directory: directory as string };
}

describe("the host's hands in a workspace", () => {
  let session: Session;
  let directory: string;

  beforeEach(async () => {
    ({ session, directory } = await open());
    // No guest can make these: whatever did, nobody follows them.
    symlinkSync("/etc", path.join(directory, "out"));
    symlinkSync("/etc/passwd", path.join(directory, "passwd"));
    symlinkSync(path.join(directory, "new.txt"), path.join(directory, "dangling"));
  });

  afterEach(async () => {
    await session.close();
  });

  it("don't follow a link when they read", async () => {
    await expect(session.exportFile("passwd")).rejects.toThrow('"passwd" is not a file');
    await expect(session.exportFile("out/passwd")).rejects.toThrow("leads through a link");
    await expect(session.exportFile("dangling")).rejects.toThrow('"dangling" is not a file');
  });

  it("don't follow a link when they write", async () => {
    for (const name of ["passwd", "out/escaped", "dangling"]) {
      await expect(session.importFile(Buffer.from("x"), name)).rejects.toThrow(TypeError);
    }
    expect(readdirSync(directory)).not.toContain("new.txt");
    expect(readdirSync("/etc")).not.toContain("escaped");
  });

  it("don't follow a link when they list", async () => {
    await session.importFile(Buffer.from("here"), "a/here.txt");
    expect(await session.listFiles()).toEqual([{ path: "a/here.txt", size: 4 }]);
  });

  it("don't follow a link when they remove", async () => {
    await session.close();
    expect(readdirSync("/etc")).toContain("passwd");
    expect(readdirSync(HOME)).not.toContain(path.basename(directory));
  });

  it.each(["../x", "a/../../x", "/../x", "..", ".", "", "a\0b", "a\\..\\..\\x", "/", "a/"])(
    "know no file named %j",
    async (name) => {
      await expect(session.importFile(Buffer.from("x"), name)).rejects.toThrow(TypeError);
      await expect(session.exportFile(name)).rejects.toThrow(TypeError);
    },
  );

  it("take no more than there is room for", async () => {
    const large = Buffer.alloc(2 * 1024 * 1024);
    await expect(session.importFile(large, "large")).rejects.toThrow(RangeError);
    expect(await session.listFiles()).toEqual([]);
  });
});

describe("code in a workspace with links that it couldn't make", () => {
  it.each([
    ["reads none", "open('passwd').read()"],
    ["lists none", "import os\nos.listdir('out')"],
    ["writes to none", "open('out/escaped', 'w')"],
    ["takes none away", "import os\nos.rename('out/passwd', 'mine')"],
  ])("%s", async (_, code) => {
    const { session, directory } = await open();
    symlinkSync("/etc", path.join(directory, "out"));
    symlinkSync("/etc/passwd", path.join(directory, "passwd"));
    const { success, error } = await session.run(code);
    expect(success).toBe(false);
    expect(error?.error_type).toBeOneOf(["permission_denied", "task_error"]);
    expect(readdirSync("/etc")).not.toContain("escaped");
    await session.close();
  });
});

describe("two sessions", () => {
  it("see nothing of each other", async () => {
    const one = await open();
    const other = await open();
    await one.session.run("secret = 'mine'\nopen('secret.txt', 'w').write(secret)");
    const seen = await other.session.run(
      "import os\n['secret' in globals(), os.path.exists('secret.txt'), os.listdir('/')]",
    );
    expect(seen.value).toEqual([false, false, []]);
    const name = path.basename(one.directory);
    const reach = await other.session.run(`open('../${name}/secret.txt').read()`);
    expect(reach.success).toBe(false);
    writeFileSync(path.join(other.directory, "put.txt"), "by the host");
    expect((await other.session.run("open('put.txt').read()")).value).toBe("by the host");
    expect((await one.session.run("secret")).value).toBe("mine");
    await one.session.close();
    await other.session.close();
  });

  it("don't end with each other", async () => {
    const one = await open();
    const other = await open();
    await other.session.run("kept = 1");
    expect((await one.session.run("while True:\n    pass")).usable).toBe(false);
    expect(await other.session.run("kept + 1")).toMatchObject({ value: 2, usable: true });
    await one.session.close();
    await other.session.close();
  });
});
