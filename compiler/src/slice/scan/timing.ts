import ts from "#typescript";
import { isWrapper, unwrap } from "../../discover/syntax/unwrap.ts";
import { methodCall } from "../../discover/syntax/writes.ts";

/** Methods that call their callback at once. */
const IMMEDIATE =
  /^(forEach|map|filter|reduce|reduceRight|flatMap|some|every|find|findIndex|findLast|findLastIndex|sort|toSorted|from|replace|replaceAll)$/;

/** Whether a node's inside runs later than what is around it: at a call, or when an object is made. */
export function runsLater(node: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node)) {
    return !(ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static);
  }
  if (!ts.isFunctionLike(node)) return false;
  return !isCalledAtOnce(node);
}

/** A function called where it stands, an array method's callback, or the executor of a promise. */
function isCalledAtOnce(node: ts.Node): boolean {
  let outer = node;
  while (isWrapper(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  if (ts.isNewExpression(parent)) {
    const callee = unwrap(parent.expression);
    const isPromise = ts.isIdentifier(callee) && callee.text === "Promise";
    return isPromise && parent.arguments?.[0] === outer;
  }
  if (!ts.isCallExpression(parent)) return false;
  return parent.expression === outer || isImmediateCallback(parent);
}

/** Whether a call's callbacks run before it returns. */
export function isImmediateCallback(call: ts.CallExpression): boolean {
  const method = methodCall(call);
  return method !== null && IMMEDIATE.test(method.name);
}
