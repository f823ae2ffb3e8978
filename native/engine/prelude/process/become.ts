/**
 * Lets an object get further properties when one of them is asked for, so that their code is not loaded for tasks that
 * never do. `become` puts something else in the place of the object's prototype.
 */
export function becomeLater(
  object: object,
  isFurther: (key: string | symbol) => boolean,
  become: () => void,
): void {
  Object.setPrototypeOf(
    object,
    new Proxy(Object.prototype, {
      get(target, key, receiver) {
        if (!isFurther(key)) return Reflect.get(target, key, receiver);
        become();
        return Reflect.get(object, key, receiver);
      },
      has(target, key) {
        if (!isFurther(key)) return Reflect.has(target, key);
        become();
        return Reflect.has(object, key);
      },
      set(target, key, value, receiver) {
        if (!isFurther(key)) return Reflect.set(target, key, value, receiver);
        become();
        return Reflect.set(object, key, value, receiver);
      },
      // A prototype that looks like the usual one.
      getPrototypeOf: () => Object.prototype,
    }),
  );
}
