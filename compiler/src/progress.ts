/** What a build is doing; for showing to people. */
export type Progress =
  /** Sources are read and tasks looked for. */
  | { step: "discover" }
  /** The engine is compiled, once for a machine; takes seconds. */
  | { step: "prepare" }
  /** An environment for installing Python packages is made, once for a machine; takes seconds. */
  | { step: "python" }
  /** Python packages are installed, once for what `origin` names; takes seconds. */
  | { step: "install"; origin: string }
  /** componentize-py makes a runner for one file, once for the packages in it; takes half a minute. */
  | { step: "runner"; file: string }
  | { step: "bundle"; task: string; done: number; total: number }
  | { step: "compile"; done: number; total: number }
  | { step: "write" };

export type OnProgress = (progress: Progress) => void;
