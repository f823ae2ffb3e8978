//! Standard output and error, delivered line by line. No standard input.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use tokio::io::AsyncWrite;
use wasmtime::component::Linker;
use wasmtime_wasi::WasiCtxBuilder;
use wasmtime_wasi::cli::{IsTerminal, StdoutStream, WasiCli, WasiCliView};
use wasmtime_wasi::p2::bindings::cli;
use wasmtime_wasi::p2::{OutputStream, Pollable, StreamResult};

use super::{Capability, Grants};
use crate::outcome::CallError;
use crate::state::State;
use crate::sync::lock;

/// Output of one stream that is delivered for an attempt, bytes.
const MAX_OUTPUT: usize = 1 << 20;

/// What a line costs at least, bytes: empty lines are events as well.
const MIN_LINE: usize = 8;

/// How much of the end of standard error is kept for the message of a trap.
const TAIL: usize = 2_000;

/// What a guest may hand over in one write.
const CHUNK: usize = 64 * 1024;

/// One of the two streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogStream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// Takes the lines, and whether one is the last and has no end.
pub(crate) type OnLine = Box<dyn Fn(LogStream, String, bool) + Send + Sync>;

pub(super) struct StdioCapability;

impl Capability for StdioCapability {
    fn link(&self, linker: &mut Linker<State>) -> wasmtime::Result<()> {
        cli::stdin::add_to_linker::<State, WasiCli>(linker, State::cli)?;
        cli::stdout::add_to_linker::<State, WasiCli>(linker, State::cli)?;
        cli::stderr::add_to_linker::<State, WasiCli>(linker, State::cli)?;
        cli::terminal_input::add_to_linker::<State, WasiCli>(linker, State::cli)?;
        cli::terminal_output::add_to_linker::<State, WasiCli>(linker, State::cli)?;
        cli::terminal_stdin::add_to_linker::<State, WasiCli>(linker, State::cli)?;
        cli::terminal_stdout::add_to_linker::<State, WasiCli>(linker, State::cli)?;
        cli::terminal_stderr::add_to_linker::<State, WasiCli>(linker, State::cli)
    }

    fn prepare(&self, grants: &Grants<'_>, wasi: &mut WasiCtxBuilder) -> Result<(), CallError> {
        wasi.stdout(Sink(grants.stdio.clone(), LogStream::Stdout));
        wasi.stderr(Sink(grants.stdio.clone(), LogStream::Stderr));
        Ok(())
    }
}

/// Both streams of an attempt.
pub(crate) struct Stdio {
    /// `None`: output goes nowhere.
    on_line: Mutex<Option<OnLine>>,
    stdout: Mutex<Lines>,
    stderr: Mutex<Lines>,
    /// The last of standard error.
    tail: Mutex<Vec<u8>>,
}

impl Stdio {
    pub(crate) fn new(on_line: Option<OnLine>) -> Arc<Self> {
        Arc::new(Self {
            on_line: Mutex::new(on_line),
            stdout: Mutex::default(),
            stderr: Mutex::default(),
            tail: Mutex::default(),
        })
    }

    /// Begins anew, for another call of the same guest.
    pub(crate) fn renew(&self, on_line: Option<OnLine>) {
        *lock(&self.on_line) = on_line;
        for stream in [LogStream::Stdout, LogStream::Stderr] {
            *lock(self.lines(stream)) = Lines::default();
        }
        lock(&self.tail).clear();
    }

    /// Delivers what stands without a line end.
    pub(crate) fn finish(&self) {
        for stream in [LogStream::Stdout, LogStream::Stderr] {
            let rest = lock(self.lines(stream)).finish();
            self.deliver(stream, rest, true);
        }
    }

    /// What a guest said last on standard error: a panic's message, where it trapped.
    pub(crate) fn last_words(&self) -> Option<String> {
        let tail = lock(&self.tail);
        let text = String::from_utf8_lossy(&tail).trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    fn lines(&self, stream: LogStream) -> &Mutex<Lines> {
        match stream {
            LogStream::Stdout => &self.stdout,
            LogStream::Stderr => &self.stderr,
        }
    }

    fn write(&self, stream: LogStream, bytes: &[u8]) {
        if stream == LogStream::Stderr {
            let mut tail = lock(&self.tail);
            tail.extend_from_slice(bytes);
            let surplus = tail.len().saturating_sub(TAIL);
            tail.drain(..surplus);
        }
        let lines = lock(self.lines(stream)).push(bytes);
        self.deliver(stream, lines, false);
    }

    fn deliver(&self, stream: LogStream, lines: impl IntoIterator<Item = String>, partial: bool) {
        if let Some(on_line) = &*lock(&self.on_line) {
            for line in lines {
                on_line(stream, line, partial);
            }
        }
    }
}

/// Splits bytes into lines, up to the limit.
#[derive(Default)]
struct Lines {
    /// The line that has begun.
    partial: Vec<u8>,
    delivered: usize,
    full: bool,
}

impl Lines {
    fn push(&mut self, mut bytes: &[u8]) -> Vec<String> {
        let mut lines = Vec::new();
        while !self.full && !bytes.is_empty() {
            let end = bytes.iter().position(|byte| *byte == b'\n');
            let room = MAX_OUTPUT - self.delivered - self.partial.len();
            let text = &bytes[..end.unwrap_or(bytes.len())];
            if text.len() > room {
                self.partial.extend_from_slice(&text[..room]);
                lines.push(self.take());
                lines.push(self.close());
                break;
            }
            self.partial.extend_from_slice(text);
            let Some(end) = end else { break };
            bytes = &bytes[end + 1..];
            self.delivered += (self.partial.len() + 1).max(MIN_LINE);
            lines.push(self.take());
            if self.delivered >= MAX_OUTPUT {
                lines.push(self.close());
            }
        }
        lines
    }

    fn finish(&mut self) -> Option<String> {
        (!self.partial.is_empty()).then(|| self.take())
    }

    fn take(&mut self) -> String {
        let line = std::mem::take(&mut self.partial);
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        String::from_utf8_lossy(line).into_owned()
    }

    fn close(&mut self) -> String {
        self.full = true;
        format!("[output beyond {} MiB is not shown]", MAX_OUTPUT >> 20)
    }
}

/// What the guest writes to.
#[derive(Clone)]
struct Sink(Arc<Stdio>, LogStream);

impl IsTerminal for Sink {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdoutStream for Sink {
    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(self.clone())
    }

    /// Only WASI 0.3 asks for it, which is not linked.
    fn async_stream(&self) -> Box<dyn AsyncWrite + Send + Sync> {
        Box::new(tokio::io::empty())
    }
}

#[async_trait::async_trait]
impl Pollable for Sink {
    async fn ready(&mut self) {}
}

impl OutputStream for Sink {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        self.0.write(self.1, &bytes);
        Ok(())
    }

    fn flush(&mut self) -> StreamResult<()> {
        Ok(())
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        Ok(CHUNK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(chunks: &[&[u8]]) -> Vec<String> {
        let mut lines = Lines::default();
        let mut out: Vec<String> = chunks.iter().flat_map(|chunk| lines.push(chunk)).collect();
        out.extend(lines.finish());
        out
    }

    #[test]
    fn splits_at_line_ends() {
        assert_eq!(all(&[b"a\nb", b"c\r\n", b"\nd"]), ["a", "bc", "", "d"]);
    }

    #[test]
    fn a_character_may_span_two_writes() {
        assert_eq!(all(&[b"\xc3", b"\xa4\n", b"\xff\n"]), ["ä", "\u{fffd}"]);
    }

    #[test]
    fn ends_with_a_notice_at_the_limit() {
        let chunk = vec![b'x'; 100_000];
        let lines = all(&vec![chunk.as_slice(); 20]);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].len(), MAX_OUTPUT);
        assert_eq!(lines[1], "[output beyond 1 MiB is not shown]");
    }

    #[test]
    fn empty_lines_count() {
        let lines = all(&[&vec![b'\n'; 10 * MAX_OUTPUT]]);
        assert_eq!(lines.len(), MAX_OUTPUT / MIN_LINE + 1);
    }

    #[test]
    fn a_line_just_within_the_limit_is_whole() {
        let mut text = vec![b'x'; MAX_OUTPUT - 1];
        text.push(b'\n');
        text.push(b'y');
        let lines = all(&[&text]);
        assert_eq!(lines[0].len(), MAX_OUTPUT - 1);
        assert_eq!(lines.len(), 2);
    }
}
