import type { Language } from "@capsule/runtime/manifest";
import type { PolicyOption } from "./policy.ts";

const PYTHON: Record<PolicyOption, string> = {
  compute: "compute",
  ram: "ram",
  timeout: "timeout",
  maxRetries: "max_retries",
  allowedHosts: "allowed_hosts",
  allowedFiles: "allowed_files",
  envVariables: "env_variables",
};

/** An option's name as a language writes it. */
export function spelled(option: PolicyOption, language: Language): string {
  return language === "python" ? PYTHON[option] : option;
}
