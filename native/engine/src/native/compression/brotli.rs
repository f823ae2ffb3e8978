//! Brotli, both ways.

use super::{Codec, Failure, State, Step};
use crate::cold::Tables;
use compu_brotli_sys::{
    BrotliDecoderCreateInstance, BrotliDecoderDecompressStream, BrotliDecoderDestroyInstance,
    BrotliDecoderErrorString, BrotliDecoderGetErrorCode,
    BrotliDecoderResult_BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT,
    BrotliDecoderResult_BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT,
    BrotliDecoderResult_BROTLI_DECODER_RESULT_SUCCESS, BrotliDecoderSetParameter,
    BrotliDecoderState, BrotliEncoderCompressStream, BrotliEncoderCreateInstance,
    BrotliEncoderDestroyInstance, BrotliEncoderHasMoreOutput, BrotliEncoderIsFinished,
    BrotliEncoderSetParameter, BrotliEncoderState,
};
use std::cell::Cell;
use std::ffi::CStr;
use std::ptr::{NonNull, null_mut};

/// Operations of the encoder that stand for a flush of the stream, as Node numbers them.
const FINISH: i32 = 2;

unsafe extern "C" {
    fn BrotliEncoderLazyStaticInitInner();
    fn BrotliDecoderLazyStaticInitInner();
}

thread_local! {
    static ENCODER_READY: Cell<bool> = const { Cell::new(false) };
    static DECODER_READY: Cell<bool> = const { Cell::new(false) };
}

/// The library was compiled so that some of its tables are made when they are needed: now.
fn prepare_encoder() {
    Tables::Brotli.restore();
    if !ENCODER_READY.replace(true) {
        unsafe { BrotliEncoderLazyStaticInitInner() };
    }
}

fn prepare_decoder() {
    Tables::Brotli.restore();
    if !DECODER_READY.replace(true) {
        unsafe { BrotliDecoderLazyStaticInitInner() };
    }
}

/// What is left of input and output, as the library wants it.
struct Rest {
    next_in: *const u8,
    available_in: usize,
    next_out: *mut u8,
    available_out: usize,
}

impl Rest {
    fn new(input: &[u8], output: &mut [u8]) -> Self {
        Self {
            next_in: input.as_ptr(),
            available_in: input.len(),
            next_out: output.as_mut_ptr(),
            available_out: output.len(),
        }
    }

    fn step(self, input: &[u8], output: &[u8], state: State) -> Step {
        Step {
            consumed: input.len() - self.available_in,
            produced: output.len() - self.available_out,
            state,
        }
    }
}

pub struct Encoder {
    state: NonNull<BrotliEncoderState>,
    params: Vec<u32>,
}

impl Encoder {
    pub fn new(params: Vec<u32>) -> Option<Self> {
        prepare_encoder();
        let state = encoder(&params)?;
        Some(Self { state, params })
    }
}

fn encoder(params: &[u32]) -> Option<NonNull<BrotliEncoderState>> {
    unsafe {
        let state = NonNull::new(BrotliEncoderCreateInstance(None, None, null_mut()))?;
        for pair in params.chunks_exact(2) {
            if BrotliEncoderSetParameter(state.as_ptr(), pair[0] as _, pair[1]) == 0 {
                BrotliEncoderDestroyInstance(state.as_ptr());
                return None;
            }
        }
        Some(state)
    }
}

impl Codec for Encoder {
    fn step(&mut self, input: &[u8], operation: i32, output: &mut [u8]) -> Step {
        let mut rest = Rest::new(input, output);
        let encoder = self.state.as_ptr();
        let succeeded = unsafe {
            BrotliEncoderCompressStream(
                encoder,
                operation as _,
                &mut rest.available_in,
                &mut rest.next_in,
                &mut rest.available_out,
                &mut rest.next_out,
                null_mut(),
            ) != 0
        };
        let state = if !succeeded {
            State::Failed(Failure {
                message: "Compression failed".to_owned(),
                code: "ERR_BROTLI_COMPRESSION_FAILED".to_owned(),
                number: -1,
            })
        } else if unsafe { BrotliEncoderIsFinished(encoder) } != 0 {
            State::Ended
        } else if rest.available_in > 0 || unsafe { BrotliEncoderHasMoreOutput(encoder) } != 0 {
            State::Full
        } else {
            State::Hungry
        };
        rest.step(input, output, state)
    }

    fn reset(&mut self) -> bool {
        let Some(state) = encoder(&self.params) else {
            return false;
        };
        unsafe { BrotliEncoderDestroyInstance(self.state.as_ptr()) };
        self.state = state;
        true
    }
}

impl Drop for Encoder {
    fn drop(&mut self) {
        unsafe { BrotliEncoderDestroyInstance(self.state.as_ptr()) };
    }
}

pub struct Decoder {
    state: NonNull<BrotliDecoderState>,
    params: Vec<u32>,
}

impl Decoder {
    pub fn new(params: Vec<u32>) -> Option<Self> {
        prepare_decoder();
        let state = decoder(&params)?;
        Some(Self { state, params })
    }
}

fn decoder(params: &[u32]) -> Option<NonNull<BrotliDecoderState>> {
    unsafe {
        let state = NonNull::new(BrotliDecoderCreateInstance(None, None, null_mut()))?;
        for pair in params.chunks_exact(2) {
            if BrotliDecoderSetParameter(state.as_ptr(), pair[0] as _, pair[1]) == 0 {
                BrotliDecoderDestroyInstance(state.as_ptr());
                return None;
            }
        }
        Some(state)
    }
}

impl Codec for Decoder {
    fn step(&mut self, input: &[u8], operation: i32, output: &mut [u8]) -> Step {
        let mut rest = Rest::new(input, output);
        let decoder = self.state.as_ptr();
        #[allow(non_upper_case_globals)]
        let state = unsafe {
            match BrotliDecoderDecompressStream(
                decoder,
                &mut rest.available_in,
                &mut rest.next_in,
                &mut rest.available_out,
                &mut rest.next_out,
                null_mut(),
            ) {
                BrotliDecoderResult_BROTLI_DECODER_RESULT_SUCCESS => State::Ended,
                BrotliDecoderResult_BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT => State::Full,
                BrotliDecoderResult_BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT
                    if operation == FINISH =>
                {
                    State::Failed(Failure::truncated())
                }
                BrotliDecoderResult_BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT => State::Hungry,
                _ => {
                    let number = BrotliDecoderGetErrorCode(decoder);
                    let name = CStr::from_ptr(BrotliDecoderErrorString(number));
                    State::Failed(Failure {
                        message: "Decompression failed".to_owned(),
                        code: format!("ERR_{}", name.to_string_lossy()),
                        number,
                    })
                }
            }
        };
        rest.step(input, output, state)
    }

    fn reset(&mut self) -> bool {
        let Some(state) = decoder(&self.params) else {
            return false;
        };
        unsafe { BrotliDecoderDestroyInstance(self.state.as_ptr()) };
        self.state = state;
        true
    }
}

impl Drop for Decoder {
    fn drop(&mut self) {
        unsafe { BrotliDecoderDestroyInstance(self.state.as_ptr()) };
    }
}
