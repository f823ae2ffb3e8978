"""A project with a task for each behaviour, called through the real worker of this checkout."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import capsule

CHECKOUT = Path(__file__).resolve().parents[2]
COMMAND = CHECKOUT / "compiler/bin/capsule.js"

TASKS = """\
import { readdirSync, writeFileSync } from "node:fs";
import { task } from "@capsule/runtime";

export const main = task({ name: "main" }, async (...args: unknown[]) => ({ args }));
export const size = task(
  { name: "size", compute: "HIGH", ram: "1GB", timeout: "60s" },
  async (text: string) => text.length,
);
export const talks = task({ name: "talks" }, async (...lines: string[]) => {
  for (const line of lines) console.log(line);
  console.error("to stderr");
});
export const fails = task({ name: "fails" }, async (message: string) => {
  throw new TypeError(message);
});
export const sleeps = task({ name: "sleeps", timeout: "60s" }, async (path: string) => {
  console.log("asleep");
  await new Promise((wake) => setTimeout(wake, 50_000));
  writeFileSync(path, "awake");
});
export const naps = task({ name: "naps" }, async (ms: number) => {
  await new Promise((wake) => setTimeout(wake, ms));
  return ms;
});
export const spins = task({ name: "spins", timeout: "200ms", compute: "HIGH" }, async () => {
  for (;;);
});
export const burns = task({ name: "burns", compute: 10_000_000 }, async () => {
  for (;;);
});
export const grows = task({ name: "grows", ram: "24MB" }, async () => {
  const all: number[][] = [];
  for (;;) all.push(new Array(10_000).fill(1));
});
export const recurses = task({ name: "recurses" }, async () => {
  const down = (n: number): number => 1 + down(n + 1);
  return down(0);
});
export const reads = task({ name: "reads" }, async (path: string) => readdirSync(path));
export const fetches = task({ name: "fetches" }, async () => (await fetch("https://example.com/")).status);
export const env = task({ name: "env", envVariables: ["CAPSULE_SDK_TEST"] }, async () => [
  process.env.CAPSULE_SDK_TEST ?? null,
  process.env.HOME ?? null,
]);
export const returnsFunction = task({ name: "returnsFunction" }, async (): Promise<any> => () => 1);
export const nests = task({ name: "nests" }, async (depth: number) => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
});
"""


class Project:
    """A directory with sources."""

    def __init__(self, root: Path) -> None:
        self.root = root
        scope = root / "node_modules/@capsule"
        scope.parent.mkdir()
        scope.symlink_to(CHECKOUT / "node_modules/@capsule")
        self.write("package.json", '{ "name": "sdk-test", "type": "module" }')

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture(scope="session", autouse=True)
def _worker() -> Iterator[None]:
    """This checkout's command, with a cache of compiled code that test runs share."""
    os.environ["CAPSULE_BIN"] = str(COMMAND)
    os.environ["XDG_CACHE_HOME"] = str(Path(tempfile.gettempdir()) / "capsule-test-cache")
    yield
    capsule.close()


@pytest.fixture(scope="session")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source file of the tasks."""
    project = Project(tmp_path_factory.mktemp("project").resolve())
    return project.write("tasks.ts", TASKS)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    root = tmp_path.resolve() / "project"
    root.mkdir()
    return Project(root)
