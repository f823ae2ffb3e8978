/** Methods that change their object, by the names that the language gives them. */
const MUTATORS =
  /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear|append)$/;

/** Methods that only look: calling one doesn't make a statement part of a task. */
const READERS =
  /^(get|has|keys|values|entries|at|slice|concat|includes|indexOf|lastIndexOf|join|find|findIndex|findLast|findLastIndex|filter|map|flatMap|flat|reduce|reduceRight|some|every|forEach|toString|toJSON|toLocaleString|valueOf|hasOwnProperty|then|catch|finally|startsWith|endsWith|split|trim|toLowerCase|toUpperCase|toSorted|toReversed|toSpliced|with|bind|test|exec|match|matchAll)$/;

/** What calling a method does to its object: `null` for nothing, as far as its name tells. */
export function effectOfMethod(name: string): "assign" | "method" | null {
  if (MUTATORS.test(name)) return "assign";
  return READERS.test(name) ? null : "method";
}
