// @ts-check
/** @import { Area } from "./types.d.ts" */

/**
 * What is run of the suite. Everything else in it is about documents, or about APIs that a task doesn't have.
 * @type {readonly Area[]}
 */
export const AREAS = [
  { folder: "url" },
  { folder: "urlpattern" },
  { folder: "encoding" },
  { folder: "fetch/api" },
  { folder: "streams" },
  { folder: "WebCryptoAPI" },
  { folder: "FileAPI" },
  { folder: "compression" },
  { folder: "dom/abort" },
  { folder: "dom/events" },
  { folder: "html/webappapis/atob" },
  { folder: "html/webappapis/microtask-queuing" },
  {
    folder: "html/webappapis/structured-clone",
    extra: [
      {
        // Older copies of the suite start these from pages only.
        name: "html/webappapis/structured-clone/structured-clone.any.js",
        url: "/html/webappapis/structured-clone/structured-clone.any.html",
        title: "structuredClone",
        scripts: [
          "html/webappapis/structured-clone/structured-clone-battery-of-tests.js",
          "html/webappapis/structured-clone/structured-clone-battery-of-tests-with-transferables.js",
          "html/webappapis/structured-clone/structured-clone-battery-of-tests-harness.js",
        ],
        code: `runStructuredCloneBatteryOfTests({
          structuredClone: async (value, transfer) => structuredClone(value, { transfer }),
          hasDocument: false,
        });`,
        long: false,
      },
    ],
  },
  { folder: "html/webappapis/timers" },
  { folder: "xhr/formdata" },
  { folder: "hr-time" },
  { folder: "performance-timeline" },
  { folder: "console" },
];

/**
 * The area's name in file names.
 * @param {Area} area
 */
export const fileName = ({ folder }) => folder.replaceAll("/", "-");
