/** Every diagnostic of the compiler, one pure function each. Codes and titles are in `codes.ts`. */

export {
  builtinInPackage,
  bundlerError,
  bundlerWarning,
  engineFailure,
  type Impurity,
  impureTopLevel,
  nativeModule,
  packageNotFound,
  runnerMissing,
  topLevelFailed,
  unresolvedImport,
  unsupportedBuiltin,
} from "./bundle.ts";
export {
  invalidTaskName,
  optionNotStatic,
  optionsNotObject,
  taskWithoutName,
  unknownTaskOption,
} from "./options.ts";
export {
  conflictingGrants,
  grantOutsideProject,
  grantReachesArtifact,
  invalidOption,
  type PolicyOption,
  ramTooSmall,
} from "./policy.ts";
export {
  invalidConfigValue,
  missingEntry,
  noEntry,
  noTasks,
  severalConfigs,
  unknownConfigKey,
  unknownLocale,
  unknownTarget,
  unreadableConfig,
} from "./project.ts";
export {
  decoratedNoFunction,
  decoratorArguments,
  decoratorNotApplied,
  dependenciesFailed,
  moduleNotFound,
  nativePackage,
  ownRunnerFailed,
  pythonUnusable,
  sdkHidden,
  taskRebound,
} from "./python.ts";
export { missingMain, taskNotFound } from "./run.ts";
export {
  commonJsSyntax,
  droppedArgument,
  droppedLateWrite,
  droppedModuleCall,
  droppedTaskCaller,
  neededDrop,
  ownCopy,
  sourceChanged,
  statementDropped,
  topLevelTaskCall,
  unknownDirective,
} from "./slice.ts";
export { entryNotSource, syntaxError, unreadableTsconfig } from "./sources.ts";
export {
  callbackGenerator,
  callbackNotFunction,
  callbackThis,
  duplicateTask,
  importMeta,
  runtimeNotFound,
  taskArguments,
  taskInFunction,
  taskNotCalled,
  taskNotOnce,
} from "./tasks.ts";
