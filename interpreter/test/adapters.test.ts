import { Session } from "@capsule/interpreter";
import { createBrowserCodeTool } from "@cloudflare/codemode/browser";
import { generateText, stepCountIs } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { describe, expect, it } from "vitest";
import { aiSdkTool } from "../adapters/ai-sdk.ts";
import { CapsuleExecutor } from "../adapters/codemode.ts";
import { langChainTool } from "../adapters/langchain.ts";

describe("the tool of LangChain", () => {
  it("answers with what a model reads, and has the envelope as its artifact", async () => {
    const tool = langChainTool("python", { inputs: { n: 6 }, timeout: "5s" });
    expect(tool.name).toBe("run_python");
    expect(await tool.invoke({ code: "n * 7" })).toBe("42");
    expect(await tool.invoke({ code: "x = n" })).toBe("(no output)");
    const call = { type: "tool_call" as const, id: "1", name: tool.name, args: { code: "n" } };
    const message = await tool.invoke(call);
    expect(message).toMatchObject({
      tool_call_id: "1",
      content: "6",
      artifact: { success: true, value: 6 },
    });
  });

  it("tells the model of failed code, which grants nothing", async () => {
    const tool = langChainTool("javascript", { name: "js" });
    expect(tool.name).toBe("js");
    expect(await tool.invoke({ code: 'throw new Error("so it is")' })).toContain("so it is");
    const read = await tool.invoke({
      code: 'const fs = await import("node:fs"); fs.readFileSync("/etc/passwd", "utf8")',
    });
    expect(read).not.toContain("root:");
  });

  it("refuses what isn't code", async () => {
    const input = { source: "1" } as unknown as { code: string };
    await expect(langChainTool("python").invoke(input)).rejects.toThrow("schema");
  });

  it("keeps the state of a session", async () => {
    await using session = new Session("javascript");
    const tool = langChainTool("javascript", { session });
    await tool.invoke({ code: "let n = 41" });
    expect(await tool.invoke({ code: "++n" })).toBe("42");
  });

  it("ends with its signal", async () => {
    const cancel = new AbortController();
    const tool = langChainTool("javascript", { onStdout: () => cancel.abort() });
    const code = `console.log("begun"); await new Promise((done) => setTimeout(done, 60_000))`;
    await expect(tool.invoke({ code }, { signal: cancel.signal })).rejects.toThrow(/abort/i);
  });
});

describe("the tool of the AI SDK", () => {
  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  };

  /** A model that calls the tool once, and then says that it is done. */
  const modelThatRuns = (code: string) =>
    new MockLanguageModelV3({
      doGenerate: [
        {
          content: [
            {
              type: "tool-call",
              toolCallId: "1",
              toolName: "run",
              input: JSON.stringify({ code }),
            },
          ],
          finishReason: { unified: "tool-calls", raw: undefined },
          usage,
          warnings: [],
        },
        {
          content: [{ type: "text", text: "done" }],
          finishReason: { unified: "stop", raw: undefined },
          usage,
          warnings: [],
        },
      ],
    });

  const generate = async (code: string) => {
    const model = modelThatRuns(code);
    const tools = { run: aiSdkTool("javascript", { timeout: "5s" }) };
    const result = await generateText({
      model,
      tools,
      prompt: "Run it.",
      stopWhen: stepCountIs(2),
    });
    const told = model.doGenerateCalls[1]?.prompt.at(-1);
    return { result, told };
  };

  it("is called by a model, which reads the text", async () => {
    const { result, told } = await generate('console.log("out"); 6 * 7');
    expect(result.text).toBe("done");
    expect(result.steps[0]?.toolResults[0]?.output).toMatchObject({ success: true, value: 42 });
    expect(told).toMatchObject({
      role: "tool",
      content: [{ toolCallId: "1", output: { type: "text", value: "out\n42" } }],
    });
  });

  it("tells the model of failed code", async () => {
    const { told } = await generate('throw new RangeError("so it is")');
    expect(told).toMatchObject({
      content: [{ output: { type: "error-text", value: expect.stringContaining("so it is") } }],
    });
  });
});

describe("the executor of codemode", () => {
  const tools = {
    getWeather: {
      description: "The weather of a city",
      inputSchema: { type: "object" as const, properties: { city: { type: "string" as const } } },
      execute: async ({ city }: Record<string, unknown>) => ({ city, degrees: 21 }),
    },
    fail: {
      description: "Fails",
      inputSchema: { type: "object" as const },
      execute: async () => {
        throw new Error("the host refused");
      },
    },
  };
  const executor = new CapsuleExecutor({ timeout: "5s", ram: "128MB" });
  const codemode = createBrowserCodeTool({ tools, executor });

  it("runs code that calls tools", async () => {
    const code = `async () => {
      const places = await Promise.all(["Oslo", "Cairo"].map((city) => codemode.getWeather({ city })));
      console.log("asked");
      return places;
    }`;
    expect(await codemode.execute({ code })).toEqual({
      result: [
        { city: "Oslo", degrees: 21 },
        { city: "Cairo", degrees: 21 },
      ],
      logs: ["asked"],
    });
  });

  it("tells of failed code and failed tools", async () => {
    const thrown = codemode.execute({ code: 'async () => { throw new Error("so it is"); }' });
    await expect(thrown).rejects.toThrow("so it is");
    const refused = codemode.execute({ code: "async () => codemode.fail({})" });
    await expect(refused).rejects.toThrow("the host refused");
    const caught = "async () => codemode.fail({}).catch((error) => error.message)";
    expect((await codemode.execute({ code: caught })).result).toBe("the host refused");
  });

  it("gives the code no function that wasn't granted, and nothing of the host", async () => {
    const names = ["constructor", "toString", "hasOwnProperty", "__proto__", "missing"];
    for (const name of names) {
      const code = `async () => codemode[${JSON.stringify(name)}]({})`;
      await expect(codemode.execute({ code })).rejects.toThrow(`Tool "${name}" not found`);
    }
    const env = "async () => Object.keys(process.env).length";
    expect((await codemode.execute({ code: env })).result).toBe(0);
  });

  it("takes functions alone, preludes and connectors", async () => {
    const fns = { add: async (a: unknown, b: unknown) => Number(a) + Number(b) };
    expect(await executor.execute("async () => codemode.add(1, 2)", fns)).toMatchObject({
      result: 3,
    });
    const providers = [{ name: "math", fns, prelude: "math.twice = (n) => math.add(n, n);" }];
    expect(await executor.execute("() => math.twice(4)", providers)).toMatchObject({ result: 8 });
    const binding = { callTool: async (method: string, args: unknown) => ({ method, args }) };
    const connectors = [{ name: "db", binding }];
    const asked = await executor.execute("() => db.query({ sql: 1 })", [], { connectors });
    expect(asked.result).toEqual({ method: "query", args: { sql: 1 } });
  });

  it("never rejects", async () => {
    expect(await executor.execute("async () => {", [])).toMatchObject({
      result: undefined,
      error: expect.any(String),
    });
    const names = [{ name: "not a name", fns: {} }];
    expect((await executor.execute("() => 1", names)).error).toContain("not a valid JavaScript");
    const brief = new CapsuleExecutor({ timeout: "300ms" });
    const late = await brief.execute("() => new Promise((done) => setTimeout(done, 60_000))", []);
    expect(late).toMatchObject({ result: undefined, error: expect.stringContaining("300") });
  });
});
