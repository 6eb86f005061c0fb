"""Clients that do not keep to the rules: `python3 hostile.py KUBECONFIG PID`. Ends with 0 if each got its answer and the server lives.

Needs nothing but the standard library.
"""
import base64
import json
import os
import re
import resource
import socket
import ssl
import sys
import threading
import time

text = open(sys.argv[1]).read()
pid = int(sys.argv[2])
port = int(re.search(r"https://127.0.0.1:(\d+)", text).group(1))
token = json.loads(re.search(r"token: (.*)", text).group(1))
context = ssl.create_default_context(cadata=base64.b64decode(re.search(r"certificate-authority-data: (.*)", text).group(1)).decode())
FIELDS = f"Host: x\r\nAuthorization: Bearer {token}\r\n".encode()
JSON = b"Content-Type: application/json\r\n"
failed = passed = 0


def connect(timeout=20):
    plain = socket.create_connection(("127.0.0.1", port), timeout=timeout)
    return context.wrap_socket(plain, server_hostname="127.0.0.1")


def answer(data, wait=20, enough=None):
    """What comes back until the server closes, or `enough` has come."""
    with connect() as connection:
        connection.settimeout(wait)
        received = b""
        try:
            connection.sendall(data)
        except OSError:
            pass  # it may have answered before it has read all
        try:
            while enough is None or received.count(enough) < 1:
                piece = connection.recv(1 << 16)
                if not piece:
                    break
                received += piece
        except (ConnectionResetError, ssl.SSLError):
            pass
        return received


def expect(what, is_true, found=""):
    global failed, passed
    if is_true:
        passed += 1
        print(f"ok: {what}", flush=True)
    else:
        failed += 1
        print(f"FAILED: {what}: {found!r}"[:500], flush=True)


def alive():
    found = answer(b"GET /version HTTP/1.1\r\n" + FIELDS + b"Connection: close\r\n\r\n")
    return found.startswith(b"HTTP/1.1 200")


def status(what, data, *codes):
    """One of these codes, or a closed connection where there is none; and the server goes on."""
    found = answer(data, enough=b"\r\n\r\n")
    expect(what, any(found.startswith(b"HTTP/1.1 %d" % code) for code in codes) or (not codes and not found), found)


POST = b"POST /api/v1/namespaces/default/configmaps HTTP/1.1\r\n" + FIELDS


def body(content, type=JSON):
    return POST + type + b"Content-Length: %d\r\n\r\n" % len(content) + content


status("bytes that are no request", b"\x00\x01\x02\xff\r\n\r\n", 400)
status("a request of HTTP/0.9", b"GET /\r\n\r\n", 400)
status("an unknown verb", b"FOO /api HTTP/1.1\r\n" + FIELDS + b"\r\n", 400, 405)
status("a verb that is not for the API", b"TRACE /api HTTP/1.1\r\n" + FIELDS + b"\r\n", 405)
status("HTTP/2 without having agreed on it", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400)
status("a version that is not there", b"GET /api HTTP/3.7\r\n" + FIELDS + b"\r\n", 400, 505)
status("a header with a space in its name", b"GET /api HTTP/1.1\r\n" + FIELDS + b"a b: c\r\n\r\n", 400)
status("3,000 headers", b"GET /api HTTP/1.1\r\n" + FIELDS + b"".join(b"x%d: y\r\n" % i for i in range(3000)) + b"\r\n", 400, 431)
status("a header of 2 MB", b"GET /api HTTP/1.1\r\n" + FIELDS + b"x: " + b"y" * 2_000_000 + b"\r\n\r\n", 400, 431)
status("a target with a space escape broken", b"GET /api/%zz HTTP/1.1\r\n" + FIELDS + b"\r\n", 400)
status("a negative length", POST + b"Content-Length: -1\r\n\r\n", 400)
status("two lengths", POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400)
status("length and pieces", POST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400)
status("a broken piece", POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400)
status("a length beyond all bounds", POST + b"Content-Length: 99999999999999999999\r\n\r\n", 400, 413)
status("a body that is said to be too large", POST + JSON + b"Content-Length: 99999999\r\n\r\n", 413)
status("a body that turns out to be too large",
       POST + JSON + b"Transfer-Encoding: chunked\r\n\r\n" + (b"100000\r\n" + b"x" * 0x100000 + b"\r\n") * 5, 413)
for piece in b"[", b'{"a":', b'[{"a":[':
    status(f"100,000 times {piece.decode()}", body(piece * 100_000), 400)
deep = b'{"metadata":{"name":"deep"},"data":' + b'{"a":' * 500 + b"1" + b"}" * 500 + b"}"
status("500 levels that are closed", body(deep), 400)
status("a body that is no UTF-8", body(b'{"metadata":{"name":"\xff\xfe"}}'), 400, 422)
status("no body", POST + JSON + b"Content-Length: 0\r\n\r\n", 400)
status("protobuf that is none", body(b"k8s\x00\xff\xff\xff", b"Content-Type: application/vnd.kubernetes.protobuf\r\n"), 400)
status("YAML that is none", body(b"a: [", b"Content-Type: application/yaml\r\n"), 400)
status("YAML that grows", body(b"a: &a [x,x]\nb: &b [*a,*a,*a,*a]\n" + b"".join(
    b"%c: &%c [*%c,*%c,*%c,*%c,*%c]\n" % (99 + i, 99 + i, *[98 + i] * 5) for i in range(20)),
    b"Content-Type: application/yaml\r\n"), 400, 413)
expect("three requests at once are answered in order",
       answer((b"GET /api HTTP/1.1\r\n" + FIELDS + b"\r\n") + (b"GET /version HTTP/1.1\r\n" + FIELDS + b"\r\n")
              + (b"GET /livez HTTP/1.1\r\n" + FIELDS + b"Connection: close\r\n\r\n")).count(b"HTTP/1.1 200") == 3)

# Not TLS, or not quite.
for what, data in ("HTTP without TLS", b"GET / HTTP/1.1\r\n\r\n"), ("broken TLS", b"\x16\x03\x01\x02\x00" + b"\xff" * 600):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as plain:
        plain.sendall(data)
        try:
            while plain.recv(1 << 16):
                pass
            expect(what, True)
        except ConnectionResetError:
            expect(what, True)

# Clients that go away in the middle.
for number in range(50):
    connection = connect()
    connection.sendall([POST + JSON + b"Content-Length: 50\r\n\r\n{", b"GET /api/v1/namespaces?watch=1 HTTP/1.1\r\n" + FIELDS + b"\r\n",
                        b"GET /api/v1/nam"][number % 3])
    connection.close()
expect("50 clients that went away", alive())

# Watchers that never read: the writes go on, and what they hold is bounded.
watchers = []
for _ in range(20):
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plain.connect(("127.0.0.1", port))
    connection = context.wrap_socket(plain, server_hostname="127.0.0.1")
    connection.sendall(b"GET /api/v1/namespaces/default/configmaps?watch=1 HTTP/1.1\r\n" + FIELDS + b"\r\n")
    watchers.append(connection)


def memory():
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def writes(count):
    with connect() as connection:
        for number in range(count):
            content = json.dumps({"data": {"v": f"{number}" + "x" * 10_000}}).encode()
            connection.sendall(b"PATCH /api/v1/namespaces/default/configmaps/w HTTP/1.1\r\n" + FIELDS
                               + b"Content-Type: application/merge-patch+json\r\nContent-Length: %d\r\n\r\n" % len(content) + content)
            received = b""
            while b"\r\n\r\n" not in received:
                received += connection.recv(1 << 16)
            head, _, rest = received.partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head
            length = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
            while len(rest) < length:
                rest += connection.recv(1 << 16)


answer(body(b'{"metadata":{"name":"w"}}'), enough=b"\r\n\r\n")
before = memory()
writes(1000)
grown = (memory() - before) / 1e6
expect(f"20 watchers that do not read 10 MB of changes: {grown:.0f} MB more", grown < 200)
for connection in watchers:
    connection.close()

# Many that do nothing.
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
idle, begin = [], time.monotonic()
lock = threading.Lock()


def open_some():
    for _ in range(125):
        connection = connect(60)
        with lock:
            idle.append(connection)


threads = [threading.Thread(target=open_some) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
expect(f"{len(idle)} idle connections, opened in {time.monotonic() - begin:.1f} s", len(idle) == 1000 and alive())

# Slow ones: the server is to be started with a time limit for requests of two seconds.
slow = connect()
begin = time.monotonic()
slow.sendall(b"GET /version HT")
closed = False
try:
    while time.monotonic() - begin < 15:
        time.sleep(0.2)
        slow.sendall(b"T")
except OSError:
    closed = True
expect(f"headers that come byte by byte end after {time.monotonic() - begin:.1f} s", closed)
slow = connect()
slow.sendall(POST + JSON + b"Content-Length: 100000\r\n\r\n")
begin = time.monotonic()
closed = False
try:
    while time.monotonic() - begin < 15:
        time.sleep(0.2)
        slow.sendall(b" ")
except OSError:
    closed = True
expect(f"a body that comes byte by byte ends after {time.monotonic() - begin:.1f} s", closed)
# Connections that never sent a request are closed by then, too.
idle[0].settimeout(10)
try:
    expect("connections without a request are closed", idle[0].recv(1) == b"")
except (ConnectionResetError, ssl.SSLError):
    expect("connections without a request are closed", True)
except TimeoutError:
    expect("connections without a request are closed", False)
for connection in idle:
    connection.close()
expect("the server lives", alive() and os.path.exists(f"/proc/{pid}"))
print(f"hostile clients: {passed} as expected, {failed} not")
sys.exit(1 if failed else 0)
