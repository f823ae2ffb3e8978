//! Sockets: the imports exist, since the world has them, and everything is denied.
//! wasmtime-wasi's own default: no TCP, no UDP, no address, no name lookup.

use wasmtime::component::Linker;
use wasmtime_wasi::p2::bindings::sockets;
use wasmtime_wasi::sockets::{WasiSockets, WasiSocketsView};

use super::Capability;
use crate::state::State;

pub(super) struct Sockets;

impl Capability for Sockets {
    fn link(&self, linker: &mut Linker<State>) -> wasmtime::Result<()> {
        let options = sockets::network::LinkOptions::default();
        let get = State::sockets;
        sockets::network::add_to_linker::<State, WasiSockets>(linker, &options, get)?;
        sockets::instance_network::add_to_linker::<State, WasiSockets>(linker, get)?;
        sockets::ip_name_lookup::add_to_linker::<State, WasiSockets>(linker, get)?;
        sockets::tcp_create_socket::add_to_linker::<State, WasiSockets>(linker, get)?;
        sockets::udp_create_socket::add_to_linker::<State, WasiSockets>(linker, get)?;
        sockets::tcp::add_to_linker::<State, WasiSockets>(linker, get)?;
        sockets::udp::add_to_linker::<State, WasiSockets>(linker, get)
    }
}
