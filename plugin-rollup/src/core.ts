export { artifactFiles, type EmittedFile, PLACEHOLDER, withArtifactPath } from "./artifact.ts";
export { type Failure, failureOf, warningsOf } from "./failure.ts";
export { deployedTasksModule, isSource } from "./modules.ts";
