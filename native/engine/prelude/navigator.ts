/** The global `navigator`. */
export const navigator = { userAgent: "capsule", language: "en-US", hardwareConcurrency: 1 };
