// What a task's snapshot holds is there in every call and never freed, so its references need no counting: a call that
// only reads it leaves its pages as they are. Pages that a call writes are what it pays for most.
//
// Included at the end of quickjs.c (quickjs.patch). The macros that count leave alone what has CAPSULE_KEPT references;
// where QuickJS counts by itself, the number only grows or falls from there.

static void capsule_keep(int *ref_count)
{
  if (*ref_count < CAPSULE_KEPT)
    *ref_count += CAPSULE_KEPT;
}

// Objects, functions and symbols are found elsewhere.
static void capsule_keep_value(JSValueConst value)
{
  JSStringRope *rope;

  switch (JS_VALUE_GET_TAG(value)) {
  case JS_TAG_STRING:
  case JS_TAG_BIG_INT:
    capsule_keep(&((JSRefCountHeader *)JS_VALUE_GET_PTR(value))->ref_count);
    break;
  case JS_TAG_STRING_ROPE:
    rope = JS_VALUE_GET_STRING_ROPE(value);
    if (rope->header.ref_count >= CAPSULE_KEPT)
      break;
    capsule_keep(&rope->header.ref_count);
    capsule_keep_value(rope->left);
    capsule_keep_value(rope->right);
    break;
  }
}

static void capsule_keep_properties(JSObject *p)
{
  JSShapeProperty *prs = p->shape->prop;
  struct list_head *el;

  for (int i = 0; i < p->shape->prop_count; i++, prs++) {
    if (prs->atom != JS_ATOM_NULL && (prs->flags & JS_PROP_TMASK) == JS_PROP_NORMAL)
      capsule_keep_value(p->prop[i].u.value);
  }
  switch (p->class_id) {
  case JS_CLASS_ARRAY:
    if (p->fast_array) {
      for (uint32_t i = 0; i < p->u.array.count; i++)
        capsule_keep_value(p->u.array.u.values[i]);
    }
    break;
  case JS_CLASS_MAP:
  case JS_CLASS_SET:
    if (p->u.map_state) {
      list_for_each(el, &p->u.map_state->records) {
        JSMapRecord *record = list_entry(el, JSMapRecord, link);
        capsule_keep_value(record->key);
        capsule_keep_value(record->value);
      }
    }
    break;
  }
}

// To be called before a snapshot is taken, while no code runs.
void capsule_keep_all(JSRuntime *rt)
{
  struct list_head *el;

  list_for_each(el, &rt->gc_obj_list) {
    JSGCObjectHeader *header = list_entry(el, JSGCObjectHeader, link);
    JSFunctionBytecode *b;

    switch (header->gc_obj_type) {
    case JS_GC_OBJ_TYPE_JS_OBJECT:
      capsule_keep_properties((JSObject *)header);
      capsule_keep(&header->ref_count);
      break;
    case JS_GC_OBJ_TYPE_FUNCTION_BYTECODE:
      b = (JSFunctionBytecode *)header;
      for (int i = 0; i < b->cpool_count; i++)
        capsule_keep_value(b->cpool[i]);
      capsule_keep(&header->ref_count);
      break;
    case JS_GC_OBJ_TYPE_VAR_REF:
      if (((JSVarRef *)header)->is_detached)
        capsule_keep_value(((JSVarRef *)header)->value);
      capsule_keep(&header->ref_count);
      break;
    case JS_GC_OBJ_TYPE_SHAPE:
      // One that a single object has is changed in its place.
      if (header->ref_count > 1)
        capsule_keep(&header->ref_count);
      break;
    default:
      break;
    }
  }
  for (uint32_t i = 0; i < rt->atom_size; i++) {
    if (!atom_is_free(rt->atom_array[i]))
      capsule_keep(&rt->atom_array[i]->header.ref_count);
  }
}
