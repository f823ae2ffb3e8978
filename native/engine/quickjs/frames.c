// Stack traces as V8 writes them: with the error's name and message on the first line, of the user's code alone, and
// with the async functions that await the one that runs.
//
// Included at the end of quickjs.c (quickjs.patch): it reads what is private there.

// A property that is plain text, found without running any code.
static const char *capsule_text_property(JSContext *ctx, JSValueConst obj, JSAtom atom)
{
  JSObject *p;
  JSProperty *pr;
  JSShapeProperty *prs;
  JSValue val;
  const char *text;

  if (JS_VALUE_GET_TAG(obj) != JS_TAG_OBJECT)
    return NULL;
  for (p = JS_VALUE_GET_OBJ(obj); p != NULL; p = p->shape->proto) {
    if (p->class_id == JS_CLASS_PROXY)
      return NULL;
    prs = find_own_property(&pr, p, atom);
    if (!prs)
      continue;
    if ((prs->flags & JS_PROP_TMASK) == JS_PROP_GETSET)
      return NULL;
    val = JS_GetProperty(ctx, JS_MKPTR(JS_TAG_OBJECT, p), atom);
    text = JS_IsString(val) ? JS_ToCString(ctx, val) : NULL;
    JS_FreeValue(ctx, val);
    return text;
  }
  return NULL;
}

// The first line of a stack: `name: message`.
static void capsule_put_header(JSContext *ctx, DynBuf *dbuf, JSValueConst error)
{
  const char *name, *message;

  if (JS_VALUE_GET_TAG(error) == JS_TAG_OBJECT &&
    JS_VALUE_GET_OBJ(error)->class_id == JS_CLASS_DOM_EXCEPTION) {
    JSDOMExceptionData *s = JS_GetOpaque(error, JS_CLASS_DOM_EXCEPTION);
    name = JS_ToCString(ctx, s->name);
    message = JS_ToCString(ctx, s->message);
  } else {
    name = capsule_text_property(ctx, error, JS_ATOM_name);
    message = capsule_text_property(ctx, error, JS_ATOM_message);
  }
  dbuf_putstr(dbuf, name ? name : "Error");
  if (message && message[0] != '\0') {
    if (!name || name[0] != '\0')
      dbuf_putstr(dbuf, ": ");
    dbuf_putstr(dbuf, message);
  }
  JS_FreeCString(ctx, name);
  JS_FreeCString(ctx, message);
}

// A place in user code.
typedef struct CapsulePlace {
  JSAtom file, name; // JS_ATOM_NULL for a function without a name
  int line, col;
} CapsulePlace;

static CapsulePlace capsule_place(JSStackFrame *sf)
{
  JSFunctionBytecode *b = JS_VALUE_GET_OBJ(sf->cur_func)->u.func.function_bytecode;
  // Where an operator calls a function, there is no current instruction: then it is the function's own place.
  uint32_t pc = sf->cur_pc ? sf->cur_pc - b->byte_code_buf - 1 : 0;
  CapsulePlace place = { b->filename, b->func_name };
  place.line = find_line_num(b->realm, b, pc, &place.col);
  return place;
}

static void capsule_put_place(JSContext *ctx, DynBuf *dbuf, const char *lead,
                              const char *name, CapsulePlace place)
{
  const char *file = JS_AtomToCString(ctx, place.file);
  // The top level of a file has none in V8.
  bool is_named = name && name[0] != '\0' && place.name != JS_ATOM__eval_;
  dbuf_printf(dbuf, is_named ? "\n    at %s%s (%s:%d:%d)" : "\n    at %s%s%s:%d:%d", lead,
              is_named ? name : "", file ? file : "", place.line, place.col);
  JS_FreeCString(ctx, file);
}

// A frame on a line of its own, after a line break; false if it is hidden.
static bool capsule_put_frame(JSContext *ctx, DynBuf *dbuf, JSStackFrame *sf,
                              const char *lead)
{
  const char *name;

  if (capsule_is_hidden(sf))
    return false;
  name = get_func_name(ctx, sf->cur_func);
  capsule_put_place(ctx, dbuf, lead, name, capsule_place(sf));
  JS_FreeCString(ctx, name);
  return true;
}

// The async function that awaits the promise of another one; NULL if none does directly.
static JSAsyncFunctionData *capsule_awaiting(JSAsyncFunctionData *s)
{
  JSValue resolve = s->resolving_funcs[0];
  JSPromiseFunctionData *f;
  JSPromiseData *promise;
  JSPromiseReactionData *reaction;
  JSObject *p;

  if (JS_VALUE_GET_TAG(resolve) != JS_TAG_OBJECT)
    return NULL;
  p = JS_VALUE_GET_OBJ(resolve);
  if (p->class_id != JS_CLASS_PROMISE_RESOLVE_FUNCTION || !p->u.promise_function_data)
    return NULL;
  f = p->u.promise_function_data;
  promise = JS_GetOpaque(f->promise, JS_CLASS_PROMISE);
  if (!promise || list_empty(&promise->promise_reactions[0]))
    return NULL;
  reaction = list_entry(promise->promise_reactions[0].next, JSPromiseReactionData, link);
  if (JS_VALUE_GET_TAG(reaction->handler) != JS_TAG_OBJECT)
    return NULL;
  p = JS_VALUE_GET_OBJ(reaction->handler);
  if (p->class_id != JS_CLASS_ASYNC_FUNCTION_RESOLVE)
    return NULL;
  return p->u.async_function_data;
}

// The async functions that await the outermost running function, when that is one, each on the one before.
static void capsule_put_async_frames(JSContext *ctx, DynBuf *dbuf,
                                     JSStackFrame *sf, int room)
{
  JSAsyncFunctionData *s;

  while (sf && sf->prev_frame)
    sf = sf->prev_frame;
  if (!sf || JS_VALUE_GET_OBJ(sf->cur_func)->class_id != JS_CLASS_ASYNC_FUNCTION)
    return;
  s = container_of(sf, JSAsyncFunctionData, func_state.frame);
  while (room > 0 && (s = capsule_awaiting(s)) != NULL && s->is_active)
    room -= capsule_put_frame(ctx, dbuf, &s->func_state.frame, "async ");
}

static JSValue capsule_frames(JSContext *ctx, DynBuf *dbuf)
{
  JSValue frames = dbuf_error(dbuf) ? JS_NULL
    : JS_NewStringLen(ctx, (char *)dbuf->buf, dbuf->size);
  dbuf_free(dbuf);
  return frames;
}

// At most so many frames of the code that runs, each after a line break.
JSValue capsule_running_frames(JSContext *ctx, int most)
{
  JSStackFrame *sf;
  DynBuf dbuf;
  int room = most;

  js_dbuf_init(ctx, &dbuf);
  for (sf = ctx->rt->current_stack_frame; sf != NULL && room > 0; sf = sf->prev_frame)
    room -= capsule_put_frame(ctx, &dbuf, sf, "");
  capsule_put_async_frames(ctx, &dbuf, ctx->rt->current_stack_frame, room);
  return capsule_frames(ctx, &dbuf);
}

// The async functions that were freed last while they waited: for a promise that nothing else referred to any more,
// so that nothing will ever settle it. The one that was freed last is the last.
#define CAPSULE_ABANDONED 10
static CapsulePlace capsule_abandoned[CAPSULE_ABANDONED];
static int capsule_abandoned_count;

// Allocates nothing: memory is being freed.
static void capsule_note_abandoned(JSStackFrame *sf)
{
  JSContext *ctx;
  CapsulePlace *place;

  if (capsule_is_hidden(sf))
    return;
  ctx = JS_VALUE_GET_OBJ(sf->cur_func)->u.func.function_bytecode->realm;
  if (capsule_abandoned_count == CAPSULE_ABANDONED) {
    JS_FreeAtom(ctx, capsule_abandoned[0].file);
    JS_FreeAtom(ctx, capsule_abandoned[0].name);
    capsule_abandoned_count--;
    memmove(capsule_abandoned, capsule_abandoned + 1, sizeof(*place) * capsule_abandoned_count);
  }
  place = &capsule_abandoned[capsule_abandoned_count++];
  *place = capsule_place(sf);
  JS_DupAtom(ctx, place->file);
  JS_DupAtom(ctx, place->name);
}

// At most so many frames of async functions that wait, the one that was called last first; where there is none, of those
// that would still wait had they not been freed.
JSValue capsule_waiting_frames(JSContext *ctx, int most)
{
  struct list_head *el;
  DynBuf dbuf;
  int room = most;

  js_dbuf_init(ctx, &dbuf);
  list_for_each_prev(el, &ctx->rt->gc_obj_list) {
    JSGCObjectHeader *header = list_entry(el, JSGCObjectHeader, link);
    if (room <= 0)
      break;
    if (header->gc_obj_type == JS_GC_OBJ_TYPE_ASYNC_FUNCTION) {
      JSAsyncFunctionData *s = (JSAsyncFunctionData *)header;
      if (s->is_active)
        room -= capsule_put_frame(ctx, &dbuf, &s->func_state.frame, "async ");
    }
  }
  for (int i = 0; room == most && i < capsule_abandoned_count; i++) {
    CapsulePlace place = capsule_abandoned[i];
    const char *name = place.name == JS_ATOM_NULL ? NULL : JS_AtomToCString(ctx, place.name);
    capsule_put_place(ctx, &dbuf, "async ", name, place);
    JS_FreeCString(ctx, name);
  }
  return capsule_frames(ctx, &dbuf);
}

// Gives the error of `Promise.any` the message that it has in V8.
static void capsule_explain_any(JSContext *ctx, JSValueConst error)
{
  JS_DefinePropertyValue(ctx, error, JS_ATOM_message, js_new_string8(ctx, "All promises were rejected"),
                         JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
}
