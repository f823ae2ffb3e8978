/** An id of a session, as the client picks it. */
export const SESSION = {
  type: "string",
  minLength: 1,
  maxLength: 64,
  pattern: "^[\\w.:-]+$",
};

/** The path of a file in a session's workspace. */
export const PATH = {
  type: "string",
  minLength: 1,
  maxLength: 1024,
  description: 'Path of a file in the workspace, such as "data/points.csv".',
};
