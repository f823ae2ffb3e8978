//! Values of Rust that JavaScript holds and hands back. It can do nothing else with them.

/// Makes a type one of those: an object without prototype and constructor, with nothing in it to trace. `$access` says
/// whether Rust changes it: `Writable` or `Readable`.
macro_rules! opaque {
    ($type:ident, $name:literal, $access:ident) => {
        impl<'js> javy::quickjs::class::Trace<'js> for $type {
            fn trace<'a>(&self, _: javy::quickjs::class::Tracer<'a, 'js>) {}
        }

        unsafe impl<'js> javy::quickjs::JsLifetime<'js> for $type {
            type Changed<'to> = $type;
        }

        impl<'js> javy::quickjs::class::JsClass<'js> for $type {
            const NAME: &'static str = $name;
            type Mutable = javy::quickjs::class::$access;

            fn prototype(
                _: &javy::quickjs::Ctx<'js>,
            ) -> javy::quickjs::Result<Option<javy::quickjs::Object<'js>>> {
                Ok(None)
            }

            fn constructor(
                _: &javy::quickjs::Ctx<'js>,
            ) -> javy::quickjs::Result<Option<javy::quickjs::function::Constructor<'js>>> {
                Ok(None)
            }
        }
    };
}

pub(crate) use opaque;
