//! Decompressing with zlib.

use super::{Codec, Step, zlib};
use libz_sys::{
    Z_DATA_ERROR, Z_NEED_DICT, Z_OK, Z_STREAM_END, inflate, inflateEnd, inflateInit2_,
    inflateReset, inflateSetDictionary, uInt, z_stream, zlibVersion,
};

const GZIP: [u8; 2] = [0x1f, 0x8b];

enum Format {
    Zlib,
    Gzip,
    Raw,
    /// gzip or zlib, of which so many bytes of gzip's mark were seen.
    Unknown(usize),
}

pub struct Inflate {
    stream: Box<z_stream>,
    window_bits: i32,
    format: Format,
    dictionary: Option<Vec<u8>>,
}

impl Inflate {
    pub fn new(window_bits: i32, dictionary: Option<Vec<u8>>) -> Option<Self> {
        let mut stream = zlib::stream();
        let code = unsafe {
            inflateInit2_(
                &mut *stream,
                window_bits,
                zlibVersion(),
                size_of::<z_stream>() as i32,
            )
        };
        if code != Z_OK {
            return None;
        }
        let mut inflate = Self {
            stream,
            window_bits,
            format: format(window_bits),
            dictionary,
        };
        inflate.prepare().then_some(inflate)
    }

    /// Raw data can't say that it wants a dictionary.
    fn prepare(&mut self) -> bool {
        !matches!(self.format, Format::Raw)
            || self
                .dictionary
                .as_ref()
                .is_none_or(|words| set_dictionary(&mut self.stream, words) == Z_OK)
    }

    /// Looks for gzip's mark where either format may come.
    fn look(&mut self, input: &[u8]) {
        for &byte in input {
            let Format::Unknown(seen) = self.format else {
                return;
            };
            self.format = match seen {
                _ if byte != GZIP[seen] => Format::Zlib,
                0 => Format::Unknown(1),
                _ => Format::Gzip,
            };
        }
    }
}

fn format(window_bits: i32) -> Format {
    match window_bits {
        ..0 => Format::Raw,
        0..16 => Format::Zlib,
        16..32 => Format::Gzip,
        32.. => Format::Unknown(0),
    }
}

fn set_dictionary(stream: &mut z_stream, words: &[u8]) -> i32 {
    unsafe { inflateSetDictionary(stream, words.as_ptr(), words.len() as uInt) }
}

impl Codec for Inflate {
    fn step(&mut self, input: &[u8], flush: i32, output: &mut [u8]) -> Step {
        self.look(input);
        let (is_raw, is_gzip) = (
            matches!(self.format, Format::Raw),
            matches!(self.format, Format::Gzip),
        );
        let words = self.dictionary.as_deref();
        let work = |stream: &mut z_stream| unsafe {
            let mut code = inflate(stream, flush);
            if let (Z_NEED_DICT, false, Some(words)) = (code, is_raw, words) {
                code = match set_dictionary(stream, words) {
                    Z_OK => inflate(stream, flush),
                    Z_DATA_ERROR => Z_NEED_DICT,
                    other => other,
                };
            }
            // A gzip file may have several members, and zeros behind them.
            while is_gzip && code == Z_STREAM_END && stream.avail_in > 0 && *stream.next_in != 0 {
                inflateReset(stream);
                code = inflate(stream, flush);
            }
            code
        };
        zlib::step(
            &mut self.stream,
            input,
            flush,
            output,
            words.is_some(),
            work,
        )
    }

    fn reset(&mut self) -> bool {
        self.format = format(self.window_bits);
        unsafe { inflateReset(&mut *self.stream) == Z_OK && self.prepare() }
    }
}

impl Drop for Inflate {
    fn drop(&mut self) {
        unsafe { inflateEnd(&mut *self.stream) };
    }
}
