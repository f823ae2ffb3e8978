/** The modules that are evaluated when something needs them. Each is an entry of the bundle (scripts/engine/prelude.mjs). */
interface Lazy {
  blob: typeof import("./lazy/blob.ts");
  buffer: typeof import("./lazy/buffer.ts");
  cloning: typeof import("./lazy/cloning.ts");
  compression: typeof import("./lazy/compression.ts");
  console: typeof import("./lazy/console.ts");
  "content-encoding": typeof import("./lazy/content-encoding.ts");
  crypto: typeof import("./lazy/crypto.ts");
  encoding: typeof import("./lazy/encoding.ts");
  events: typeof import("./lazy/events.ts");
  failures: typeof import("./lazy/failures.ts");
  fetch: typeof import("./lazy/fetch.ts");
  "form-data": typeof import("./lazy/form-data.ts");
  idna: typeof import("./lazy/idna.ts");
  inspect: typeof import("./lazy/inspect.ts");
  integrity: typeof import("./lazy/integrity.ts");
  "legacy-encodings": typeof import("./lazy/legacy-encodings.ts");
  intl: typeof import("./lazy/intl.ts");
  "intl-canonical": typeof import("./lazy/intl-canonical.ts");
  "intl-collator": typeof import("./lazy/intl-collator.ts");
  "intl-dates": typeof import("./lazy/intl-dates.ts");
  "intl-duration": typeof import("./lazy/intl-duration.ts");
  "intl-list": typeof import("./lazy/intl-list.ts");
  "intl-locale": typeof import("./lazy/intl-locale.ts");
  "intl-names": typeof import("./lazy/intl-names.ts");
  "intl-number": typeof import("./lazy/intl-number.ts");
  "intl-plural": typeof import("./lazy/intl-plural.ts");
  "intl-relative": typeof import("./lazy/intl-relative.ts");
  "intl-segmenter": typeof import("./lazy/intl-segmenter.ts");
  "intl-values": typeof import("./lazy/intl-values.ts");
  locale: typeof import("./lazy/locale.ts");
  messages: typeof import("./lazy/messages.ts");
  "multi-byte": typeof import("./lazy/multi-byte.ts");
  multipart: typeof import("./lazy/multipart.ts");
  navigator: typeof import("./lazy/navigator.ts");
  performance: typeof import("./lazy/performance.ts");
  process: typeof import("./lazy/process.ts");
  "process-further": typeof import("./lazy/process-further.ts");
  "rare-events": typeof import("./lazy/rare-events.ts");
  "status-texts": typeof import("./lazy/status-texts.ts");
  stdio: typeof import("./lazy/stdio.ts");
  streams: typeof import("./lazy/streams.ts");
  subtle: typeof import("./lazy/subtle.ts");
  temporal: typeof import("./lazy/temporal.ts");
  ticks: typeof import("./lazy/ticks.ts");
  timers: typeof import("./lazy/timers.ts");
  url: typeof import("./lazy/url.ts");
  "url-pattern": typeof import("./lazy/url-pattern.ts");
  "url-standard": typeof import("./lazy/url-standard.ts");
}

const loaded: Record<string, unknown> = Object.create(null);

/** The exports of a module, which is evaluated at the first call. */
export function load<Name extends keyof Lazy>(name: Name): Lazy[Name] {
  loaded[name] ??= native.load(`prelude/${name}.js`);
  return loaded[name] as Lazy[Name];
}

/** A kind of data of the English locales: JSON by tag (prelude/intl/registry.ts). */
export function loadData(kind: string): Record<string, string> {
  const name = `intl-data-${kind}`;
  loaded[name] ??= native.load(`prelude/${name}.js`);
  return (loaded[name] as { default: Record<string, string> }).default;
}
