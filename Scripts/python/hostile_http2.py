"""Clients of HTTP/2 that do not keep to the rules: `python3 hostile_http2.py KUBECONFIG`. Ends with 0 if each got its answer and the server lives.

Needs nothing but the standard library: frames are put together by hand (RFC 9113), header fields are sent as literals (RFC 7541).
"""
import base64
import json
import re
import socket
import ssl
import struct
import sys
import time

text = open(sys.argv[1]).read()
port = int(re.search(r"https://127.0.0.1:(\d+)", text).group(1))
token = json.loads(re.search(r"token: (.*)", text).group(1))
context = ssl.create_default_context(cadata=base64.b64decode(re.search(r"certificate-authority-data: (.*)", text).group(1)).decode())
context.set_alpn_protocols(["h2"])
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RESET, SETTINGS, PING, GOAWAY, CONTINUATION = 0, 1, 3, 4, 6, 7, 9
END_STREAM, ACK, END_HEADERS = 1, 1, 4
failed = passed = 0


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def number(value, bits=7):
    """An integer of RFC 7541, section 5.1."""
    limit = (1 << bits) - 1
    if value < limit:
        return bytes([value])
    out, value = [limit], value - limit
    while value >= 128:
        out.append(value % 128 + 128)
        value //= 128
    return bytes(out + [value])


def fields(*pairs):
    block = b""
    for name, value in pairs:
        block += b"\x00" + number(len(name)) + name + number(len(value)) + value
    return block


def request(path=b"/version", method=b"GET", *more):
    return fields((b":method", method), (b":scheme", b"https"), (b":authority", b"x"), (b":path", path),
                  (b"authorization", b"Bearer " + token.encode()), *more)


class Connection:
    def __init__(self, settings=b""):
        plain = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket = context.wrap_socket(plain, server_hostname="127.0.0.1")
        assert self.socket.selected_alpn_protocol() == "h2"
        self.buffer = b""
        self.send(PREFACE + frame(SETTINGS, 0, 0, settings))

    def send(self, data):
        """What can be sent: it may have closed before it has read all."""
        try:
            self.socket.sendall(data)
        except OSError:
            pass

    def frames(self, wait=10):
        """What comes until it closes, or nothing comes for so long."""
        self.socket.settimeout(wait)
        while True:
            while len(self.buffer) >= 9 and len(self.buffer) >= 9 + int.from_bytes(self.buffer[:3], "big"):
                size = int.from_bytes(self.buffer[:3], "big")
                head, payload, self.buffer = self.buffer[:9], self.buffer[9:9 + size], self.buffer[9 + size:]
                yield head[3], head[4], int.from_bytes(head[5:9], "big"), payload
            try:
                piece = self.socket.recv(1 << 16)
            except (OSError, ssl.SSLError):
                return
            if not piece:
                return
            self.buffer += piece

    def answered(self, stream, wait=10):
        """Whether a stream ends with an answer."""
        for kind, flags, number, _ in self.frames(wait):
            if number == stream and kind in (HEADERS, DATA) and flags & END_STREAM:
                return True
            if (number == stream and kind == RESET) or kind == GOAWAY:
                return False
        return False

    def first(self, *kinds, wait=10):
        for kind, _, _, payload in self.frames(wait):
            if kind in kinds:
                return kind, payload
        return None


def expect(what, is_true, found=""):
    global failed, passed
    is_alive = Connection()
    is_alive.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, request()))
    if not is_alive.answered(1):
        is_true, found = False, "the server does not answer any more"
    passed += bool(is_true)
    failed += not is_true
    print(f"ok: HTTP/2: {what}" if is_true else f"FAILED: HTTP/2: {what}: {found!r}"[:500], flush=True)


ordinary = Connection()
ordinary.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, request()) + frame(HEADERS, END_HEADERS | END_STREAM, 3, request(b"/api")))
ended = set()
for kind, flags, stream, _ in ordinary.frames():
    if kind in (HEADERS, DATA) and flags & END_STREAM:
        ended.add(stream)
    if len(ended) == 2:
        break
expect("two requests at once", ended == {1, 3}, ended)

garbage = Connection()
garbage.send(b"\xff" * 4096)
found = garbage.first(GOAWAY)
expect("bytes that are no frames", found is not None or garbage.socket.recv(1) == b"", found)

unknown = Connection()
unknown.send(frame(0xEE, 0xFF, 0, b"?" * 100) + frame(HEADERS, END_HEADERS | END_STREAM, 1, request()))
expect("a frame of an unknown kind is passed over", unknown.answered(1))

even = Connection()
even.send(frame(HEADERS, END_HEADERS | END_STREAM, 2, request()))
expect("a stream with an even number", even.first(GOAWAY, RESET) is not None)

broken = Connection()
broken.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, b"\xff\xff\xff\xff\xff\xff"))
expect("header fields that cannot be read", broken.first(GOAWAY, RESET) is not None)

upper = Connection()
upper.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, request(b"/version", b"GET", (b"Upper", b"case"))))
found = upper.first(GOAWAY, RESET, HEADERS)
expect("a header field in upper case", found is not None and found[0] != HEADERS, found)

pathless = Connection()
pathless.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, fields((b":method", b"GET"), (b":scheme", b"https"))))
found = pathless.first(GOAWAY, RESET, HEADERS)
expect("a request without a path", found is not None and found[0] != HEADERS, found)

large = Connection()
block = request(b"/version", b"GET", *[(b"x%d" % i, b"y" * 1000) for i in range(100)])
pieces = [block[i:i + 16000] for i in range(0, len(block), 16000)]
large.send(frame(HEADERS, END_STREAM, 1, pieces[0]) + b"".join(
    frame(CONTINUATION, END_HEADERS if i == len(pieces) - 2 else 0, 1, piece) for i, piece in enumerate(pieces[1:])))
found = large.first(GOAWAY, RESET, HEADERS)
expect("100 kB of header fields", found is None or found[0] != HEADERS, found)

endless = Connection()
endless.send(frame(HEADERS, END_STREAM, 1, request()))
for _ in range(2000):
    endless.send(frame(CONTINUATION, 0, 1, fields((b"a", b"b" * 1000))))
expect("header fields that never end", endless.first(GOAWAY) is not None or endless.socket.recv(1) == b"")

slow = Connection()
slow.send(frame(HEADERS, END_HEADERS, 1, request(b"/api/v1/namespaces/default/configmaps", b"POST", (b"content-type", b"application/json"))))
begin = time.monotonic()
found = slow.first(RESET, GOAWAY)
expect("a body that never comes ends its stream in time", found is not None and 1 < time.monotonic() - begin < 6, found)
slow.send(frame(HEADERS, END_HEADERS | END_STREAM, 3, request()))
expect("and not the connection", slow.answered(3))

many = Connection()
POST = request(b"/api/v1/namespaces/default/configmaps", b"POST", (b"content-type", b"application/json"))
many.send(b"".join(frame(HEADERS, END_HEADERS, 1 + 2 * i, POST) for i in range(150)))
begin = time.monotonic()
found = many.first(RESET, GOAWAY)
# Later it would be the bodies that never come.
expect("150 streams at once are too many", found is not None and time.monotonic() - begin < 1, found)

rapid = Connection()
for i in range(5000):
    rapid.send(frame(HEADERS, END_HEADERS | END_STREAM, 1 + 2 * i, request()) + frame(RESET, 0, 1 + 2 * i, b"\0\0\0\x08"))
expect("streams that are reset as soon as they begin", rapid.first(GOAWAY) is not None or rapid.socket.recv(1) == b"")

pings = Connection()
for _ in range(5000):
    pings.send(frame(PING, 0, 0, b"12345678"))
begin = time.monotonic()
expect("5,000 pings are answered, or end the connection", pings.first(GOAWAY, PING) is not None or time.monotonic() - begin < 5)

empty = Connection()
empty.send(b"".join(frame(SETTINGS, 0, 0) for _ in range(5000)))
expect("5,000 times the settings", empty.first(GOAWAY, SETTINGS) is not None)

closed = Connection(struct.pack(">HI", 4, 0))
closed.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, request()))
found = closed.first(HEADERS)
expect("a peer that takes no data is told the head of the answer", found is not None, found)

unread = Connection(struct.pack(">HI", 4, 0))
unread.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, request(b"/api/v1/namespaces/default/configmaps?watch=1")))
time.sleep(0.5)
for i in range(10):
    body = json.dumps({"metadata": {"name": f"unread-{i}"}, "data": {"k": "x" * 30000}}).encode()
    writer = Connection()
    writer.send(frame(HEADERS, END_HEADERS, 1, POST) + frame(DATA, 0, 1, body[:16000]) + frame(DATA, END_STREAM, 1, body[16000:]))
    assert writer.answered(1)
begin = time.monotonic()
found = unread.first(RESET, GOAWAY, wait=6)
expect("a watch that nobody reads ends in time", found is not None and time.monotonic() - begin < 5, (found, time.monotonic() - begin))
unread.send(frame(HEADERS, END_HEADERS | END_STREAM, 3, request()))
found = unread.first(HEADERS)
expect("and not its connection", found is not None, found)

silent = Connection()
begin = time.monotonic()
for _ in silent.frames():
    pass
expect("a connection without a request is closed in time", 1 < time.monotonic() - begin < 6, time.monotonic() - begin)
print(f"hostile clients of HTTP/2: {passed} as expected, {failed} not")
sys.exit(1 if failed else 0)
