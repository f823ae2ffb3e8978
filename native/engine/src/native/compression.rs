//! Compression: zlib and brotli as streams. Their state is ordinary memory, so it may be in a snapshot.

mod brotli;
mod deflate;
mod inflate;
mod zlib;

use super::encoding::Bytes;
use super::opaque::opaque;
use javy::quickjs::{Class, Ctx, Object, Result, TypedArray, prelude::Func};

/// Room for output at first, bytes.
const FIRST_BYTES: usize = 16 << 10;

/// One direction of one format.
trait Codec {
    /// Takes input and fills output, as far as either goes.
    fn step(&mut self, input: &[u8], flush: i32, output: &mut [u8]) -> Step;
    /// Starts anew with the same options; whether that was possible.
    fn reset(&mut self) -> bool;
    /// Changes level and strategy on the way; whether that was possible.
    fn set_params(&mut self, _level: i32, _strategy: i32) -> bool {
        false
    }
}

struct Step {
    consumed: usize,
    produced: usize,
    state: State,
}

enum State {
    /// There may be more output, if there is room for it.
    Full,
    /// More input is needed.
    Hungry,
    /// The compressed stream is at its end.
    Ended,
    Failed(Failure),
}

struct Failure {
    message: String,
    /// Node's code; empty for those of zlib, which the number tells.
    code: String,
    number: i32,
}

impl Failure {
    /// The input ends before the stream does.
    fn truncated() -> Self {
        Self {
            message: "unexpected end of file".to_owned(),
            code: String::new(),
            number: libz_sys::Z_BUF_ERROR,
        }
    }
}

/// A codec in the hands of JavaScript. It is freed with the object.
struct Handle(Box<dyn Codec>);

opaque!(Handle, "Codec", Writable);

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("openDeflate", Func::from(open_deflate))?;
    natives.set("openInflate", Func::from(open_inflate))?;
    natives.set("openBrotliEncoder", Func::from(open_brotli_encoder))?;
    natives.set("openBrotliDecoder", Func::from(open_brotli_decoder))?;
    natives.set("runCodec", Func::from(run))?;
    natives.set("resetCodec", Func::from(reset))?;
    natives.set("setCodecParams", Func::from(set_params))?;
    natives.set("crc32", Func::from(crc32))
}

type Opened<'js> = Result<Option<Class<'js, Handle>>>;

fn handle<'js>(ctx: Ctx<'js>, codec: Option<impl Codec + 'static>) -> Opened<'js> {
    codec
        .map(|codec| Class::instance(ctx, Handle(Box::new(codec))))
        .transpose()
}

/// `window_bits` tells the format, too, as zlib has it: negative for raw data, 16 more for gzip.
fn open_deflate<'js>(
    ctx: Ctx<'js>,
    window_bits: i32,
    level: i32,
    mem_level: i32,
    strategy: i32,
    dictionary: Option<Bytes>,
) -> Opened<'js> {
    let dictionary = dictionary.map(|Bytes(bytes)| bytes);
    let deflate = deflate::Deflate::new(window_bits, level, mem_level, strategy, dictionary);
    handle(ctx, deflate)
}

/// As `open_deflate`; 32 more are for gzip or zlib, whichever comes.
fn open_inflate<'js>(ctx: Ctx<'js>, window_bits: i32, dictionary: Option<Bytes>) -> Opened<'js> {
    let dictionary = dictionary.map(|Bytes(bytes)| bytes);
    handle(ctx, inflate::Inflate::new(window_bits, dictionary))
}

/// `params` are numbers of parameters and their values, one after the other.
fn open_brotli_encoder<'js>(ctx: Ctx<'js>, params: Vec<u32>) -> Opened<'js> {
    handle(ctx, brotli::Encoder::new(params))
}

fn open_brotli_decoder<'js>(ctx: Ctx<'js>, params: Vec<u32>) -> Opened<'js> {
    handle(ctx, brotli::Decoder::new(params))
}

/// Runs a codec over `input` from `offset` on, until the input is used up, the stream ends or `limit` bytes are there.
fn run<'js>(
    ctx: Ctx<'js>,
    codec: Class<'js, Handle>,
    input: TypedArray<'js, u8>,
    offset: usize,
    flush: i32,
    limit: usize,
) -> Result<Object<'js>> {
    let mut codec = codec.borrow_mut();
    // Nothing in here calls JavaScript, which could detach the buffer.
    let bytes = input.as_bytes().unwrap_or_default();
    let mut rest = bytes.get(offset..).unwrap_or_default();
    let mut output = Vec::new();
    let mut used = 0;
    let state = loop {
        if output.len() == used {
            let room = used.max(FIRST_BYTES).min(rest.len().max(FIRST_BYTES));
            output.resize((used + room).min(limit), 0);
        }
        let step = codec.0.step(rest, flush, &mut output[used..]);
        rest = &rest[step.consumed..];
        used += step.produced;
        match step.state {
            State::Full if used < limit => {}
            state => break state,
        }
    };
    output.truncate(used);
    output.shrink_to_fit();
    let consumed = bytes.len().saturating_sub(offset) - rest.len();
    let result = Object::new(ctx.clone())?;
    result.set("bytes", TypedArray::new(ctx, output)?)?;
    result.set("consumed", consumed)?;
    result.set("isFull", matches!(state, State::Full))?;
    result.set("isEnded", matches!(state, State::Ended))?;
    if let State::Failed(Failure {
        message,
        code,
        number,
    }) = state
    {
        result.set("message", message)?;
        result.set("code", code)?;
        result.set("errno", number)?;
    }
    Ok(result)
}

/// The bytes of a raw deflate stream, which are as many as told.
pub fn inflate_raw(packed: &[u8], bytes: usize) -> Option<Vec<u8>> {
    let mut output = vec![0; bytes];
    let step = inflate::Inflate::new(-15, None)?.step(packed, libz_sys::Z_FINISH, &mut output);
    (matches!(step.state, State::Ended) && step.produced == bytes).then_some(output)
}

fn reset(codec: Class<'_, Handle>) -> bool {
    codec.borrow_mut().0.reset()
}

fn set_params(codec: Class<'_, Handle>, level: i32, strategy: i32) -> bool {
    codec.borrow_mut().0.set_params(level, strategy)
}

/// Both numbers are unsigned, which JavaScript has no integers for.
fn crc32(Bytes(bytes): Bytes, value: f64) -> f64 {
    let value = value as u32;
    let crc = unsafe { libz_sys::crc32(value.into(), bytes.as_ptr(), bytes.len() as u32) };
    crc as f64
}
