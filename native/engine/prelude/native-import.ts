// Put in front of every module that uses `native` (scripts/engine/prelude.mjs).
export { native } from "capsule:native";
