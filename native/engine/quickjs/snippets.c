// Code that a task is given while it runs, piece by piece, as the console of a browser is (src/native/snippets.rs): a
// piece may declare again what an earlier one declared, one function answers all that it imports, and stacks are
// without the code that evaluates it.
//
// Included at the end of quickjs.c (quickjs.patch).

// Before a global is defined: where `flags` say so, `let`, `const` or `class` of earlier code make room for it.
// Takes that flag away.
static int capsule_define_anew(JSContext *ctx, JSAtom prop, int *flags)
{
  JSObject *lexical = JS_VALUE_GET_OBJ(ctx->global_var_obj);

  if (!(*flags & CAPSULE_DEFINE_ANEW))
    return 0;
  *flags &= ~CAPSULE_DEFINE_ANEW;
  if (find_own_property1(lexical, prop) && delete_property(ctx, lexical, prop) < 0)
    return -1;
  return 0;
}

// What `import()` calls; undefined as long as modules are loaded as usual.
static JSValue capsule_importer = JS_UNDEFINED;

void capsule_set_importer(JSContext *ctx, JSValueConst importer)
{
  JS_FreeValue(ctx, capsule_importer);
  capsule_importer = js_dup(importer);
}

// Settles the promise of an `import()`, if there is a function for it.
static bool capsule_import(JSContext *ctx, JSValueConst specifier,
                           JSValueConst *resolving_funcs)
{
  JSValue module, result;
  bool is_found;

  if (JS_IsUndefined(capsule_importer))
    return false;
  module = JS_Call(ctx, capsule_importer, JS_UNDEFINED, 1, &specifier);
  is_found = !JS_IsException(module);
  if (!is_found)
    module = JS_GetException(ctx);
  result = JS_Call(ctx, resolving_funcs[!is_found], JS_UNDEFINED, 1, vc(&module));
  JS_FreeValue(ctx, result);
  JS_FreeValue(ctx, module);
  return true;
}

// Leaves the file of the code that runs, of whose functions this is called, out of stacks from now on.
void capsule_hide_caller(JSContext *ctx)
{
  JSStackFrame *sf = ctx->rt->current_stack_frame;
  JSObject *p;

  while (sf != NULL && capsule_is_hidden(sf))
    sf = sf->prev_frame;
  if (sf == NULL)
    return;
  p = JS_VALUE_GET_OBJ(sf->cur_func);
  capsule_hidden_file = JS_DupAtom(ctx, p->u.func.function_bytecode->filename);
}
