//! Compressing with zlib.

use super::{Codec, Step, zlib};
use crate::cold::Tables;
use libz_sys::{
    Z_BUF_ERROR, Z_DEFLATED, Z_OK, deflate, deflateEnd, deflateInit2_, deflateParams, deflateReset,
    deflateSetDictionary, uInt, z_stream, zlibVersion,
};

pub struct Deflate {
    stream: Box<z_stream>,
    dictionary: Option<Vec<u8>>,
}

impl Deflate {
    pub fn new(
        window_bits: i32,
        level: i32,
        mem_level: i32,
        strategy: i32,
        dictionary: Option<Vec<u8>>,
    ) -> Option<Self> {
        Tables::Deflate.restore();
        let mut stream = zlib::stream();
        let code = unsafe {
            deflateInit2_(
                &mut *stream,
                level,
                Z_DEFLATED,
                window_bits,
                mem_level,
                strategy,
                zlibVersion(),
                size_of::<z_stream>() as i32,
            )
        };
        if code != Z_OK {
            return None;
        }
        let mut deflate = Self { stream, dictionary };
        deflate.use_dictionary().then_some(deflate)
    }

    fn use_dictionary(&mut self) -> bool {
        self.dictionary.as_ref().is_none_or(|words| unsafe {
            deflateSetDictionary(&mut *self.stream, words.as_ptr(), words.len() as uInt) == Z_OK
        })
    }
}

impl Codec for Deflate {
    fn step(&mut self, input: &[u8], flush: i32, output: &mut [u8]) -> Step {
        zlib::step(
            &mut self.stream,
            input,
            flush,
            output,
            false,
            |stream| unsafe { deflate(stream, flush) },
        )
    }

    fn reset(&mut self) -> bool {
        unsafe { deflateReset(&mut *self.stream) == Z_OK && self.use_dictionary() }
    }

    fn set_params(&mut self, level: i32, strategy: i32) -> bool {
        self.stream.avail_in = 0;
        self.stream.avail_out = 0;
        let code = unsafe { deflateParams(&mut *self.stream, level, strategy) };
        code == Z_OK || code == Z_BUF_ERROR
    }
}

impl Drop for Deflate {
    fn drop(&mut self) {
        unsafe { deflateEnd(&mut *self.stream) };
    }
}
