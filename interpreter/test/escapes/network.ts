import { attempts, fails, gives, type Host, isDenied } from "./types.ts";

/** Only the door, so that what goes further can be told from what was never allowed. */
const door = ({ door }: Host) => ({ allowedHosts: [`127.0.0.1:${door}`] });

/** Every public host, which are all but those of this machine and its networks. */
const anywhere = () => ({ allowedHosts: ["*"] });

/** Requests by name, address and redirect. The trap's server must never be asked. */
export const NETWORK = [
  ...attempts("python", [
    [
      "a request by name",
      "import urllib.request\nurllib.request.urlopen('http://example.com/')",
      isDenied(),
    ],
    [
      "a request by address",
      "import urllib.request\nurllib.request.urlopen(f'http://127.0.0.1:{host[\"trap\"]}/')",
      isDenied(),
    ],
    [
      "a connection of http.client",
      `import http.client
connection = http.client.HTTPConnection('127.0.0.1', host['trap'])
connection.request('GET', '/')
connection.getresponse().read()`,
      isDenied(),
    ],
    [
      "a redirect from a host that is allowed",
      `import urllib.parse, urllib.request
to = urllib.parse.quote(f'http://127.0.0.1:{host["trap"]}/', safe='')
urllib.request.urlopen(f'http://127.0.0.1:{host["door"]}/redirect?to={to}')`,
      isDenied(),
      door,
    ],
    [
      "a host that is allowed, before an @",
      `import urllib.request
urllib.request.urlopen(f'http://127.0.0.1:{host["door"]}@127.0.0.1:{host["trap"]}/')`,
      fails(/./),
      door,
    ],
    [
      "a loopback address where all public hosts are allowed",
      "import urllib.request\nurllib.request.urlopen(f'http://127.0.0.1:{host[\"trap\"]}/')",
      isDenied(),
      anywhere,
    ],
    [
      "the cloud's metadata where all public hosts are allowed",
      "import urllib.request\nurllib.request.urlopen('http://169.254.169.254/latest/meta-data/', timeout=1)",
      isDenied(),
      anywhere,
    ],
    [
      "a socket",
      "import socket\nsocket.create_connection(('127.0.0.1', host['trap']))",
      fails(/sockets are not available/),
    ],
    ["a server", "import socket\nsocket.create_server(('', 0))", fails(/./)],
    ["a name's addresses", "import socket\nsocket.getaddrinfo('localhost', 80)", fails(/./)],
    [
      "a connection of asyncio",
      "import asyncio\nawait asyncio.open_connection('127.0.0.1', host['trap'])",
      fails(/./),
    ],
    ["mail", "import smtplib\nsmtplib.SMTP('127.0.0.1', host['trap'])", fails(/./)],
    ["a transfer of files", "import ftplib\nftplib.FTP('127.0.0.1')", fails(/./)],
    [
      "a raw TCP socket",
      `from wit_world.imports import network, tcp_create_socket
tcp_create_socket.create_tcp_socket(network.IpAddressFamily.IPV4)`,
      fails(/ACCESS_DENIED/),
    ],
    [
      "a raw UDP socket",
      `from wit_world.imports import network, udp_create_socket
udp_create_socket.create_udp_socket(network.IpAddressFamily.IPV4)`,
      fails(/ACCESS_DENIED/),
    ],
    [
      "a raw question for a name",
      `from wit_world.imports import instance_network, ip_name_lookup
ip_name_lookup.resolve_addresses(instance_network.instance_network(), 'localhost')`,
      fails(/RESOLVER_FAILURE/),
    ],
    [
      "a raw request",
      `from wit_world.imports import outgoing_handler, wasi_http_types as types
request = types.OutgoingRequest(types.Fields())
request.set_scheme(types.Scheme_Http())
request.set_authority(f'127.0.0.1:{host["trap"]}')
request.set_path_with_query('/')
response = outgoing_handler.handle(request, None)
while (answer := response.get()) is None:
    response.subscribe().block()
'RequestDenied' in repr(answer)`,
      gives(true),
    ],
  ]),
  ...attempts("javascript", [
    ["a request by name", "await fetch('http://example.com/')", isDenied()],
    ["a request by address", "await fetch(`http://127.0.0.1:${host.trap}/`)", isDenied()],
    ["the address as one number", "await fetch(`http://2130706433:${host.trap}/`)", isDenied()],
    ["the address in octal", "await fetch(`http://0177.0.0.1:${host.trap}/`)", isDenied()],
    ["the address in hexadecimal", "await fetch(`http://0x7f000001:${host.trap}/`)", isDenied()],
    ["the address of version 6", "await fetch(`http://[::1]:${host.trap}/`)", isDenied()],
    [
      "the address mapped to version 6",
      "await fetch(`http://[::ffff:127.0.0.1]:${host.trap}/`)",
      isDenied(),
      anywhere,
    ],
    [
      "the address of any interface",
      "await fetch(`http://0.0.0.0:${host.trap}/`)",
      isDenied(),
      anywhere,
    ],
    [
      "the name of this machine",
      "await fetch(`http://localhost:${host.trap}/`)",
      isDenied(),
      anywhere,
    ],
    [
      "the name of this machine with a dot",
      "await fetch(`http://localhost.:${host.trap}/`)",
      isDenied(),
      anywhere,
    ],
    [
      "another port of a host that is allowed",
      "await fetch(`http://127.0.0.1:${host.trap}/`)",
      isDenied(),
      door,
    ],
    [
      "a redirect from a host that is allowed",
      "await fetch(`http://127.0.0.1:${host.door}/redirect?to=http://127.0.0.1:${host.trap}/`)",
      isDenied(),
      door,
    ],
    [
      "a redirect to another spelling of this machine",
      "await fetch(`http://127.0.0.1:${host.door}/redirect?to=http://[::ffff:7f00:1]:${host.trap}/`)",
      isDenied(),
      door,
    ],
    [
      "a redirect to a file",
      "await fetch(`http://127.0.0.1:${host.door}/redirect?to=file://${host.file}`)",
      fails(/./),
      door,
    ],
    [
      "a host that is allowed, before an @",
      "await fetch(`http://127.0.0.1:${host.door}@127.0.0.1:${host.trap}/`)",
      fails(/credentials/),
      door,
    ],
    [
      "a host that is allowed, in a header",
      "await fetch(`http://127.0.0.1:${host.trap}/`, { headers: { host: `127.0.0.1:${host.door}` } })",
      isDenied(),
      door,
    ],
    [
      "the cloud's metadata where all public hosts are allowed",
      "await fetch('http://169.254.169.254/latest/meta-data/')",
      isDenied(),
      anywhere,
    ],
    [
      "a request of node:http",
      `await new Promise((resolve, reject) => {
  require("http").get({ host: "127.0.0.1", port: host.trap }, resolve).on("error", reject);
})`,
      isDenied(),
    ],
    ["a socket", "require('net').connect(host.trap)", fails(/node:net is not available/)],
    [
      "a socket with encryption",
      "require('tls').connect(host.trap)",
      fails(/node:tls is not available/),
    ],
    ["a datagram", "require('dgram').createSocket('udp4')", fails(/node:dgram is not available/)],
    [
      "a name's addresses",
      "require('dns').lookup('localhost', () => {})",
      fails(/node:dns is not available/),
    ],
    ["a WebSocket", "new WebSocket(`ws://127.0.0.1:${host.trap}`)", fails(/WebSocket is not/)],
    [
      "a port that is hidden in the path",
      "await fetch(`http://127.0.0.1:${host.door}/../../:${host.trap}/`).then((answer) => answer.status)",
      gives(404),
      door,
    ],
  ]),
];
