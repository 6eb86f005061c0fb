"""Measures `cluster` over HTTPS on loopback: `python3 over_https.py BINARY [PODS [WRITES [WATCHERS]]]`. Prints `name value` lines, as Benchmarks/run reads them.

The client is this program, in threads of one process: what it measures is a bound from below.
"""
import base64
import collections
import http.client
import json
import os
import re
import select
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time

BINARY = sys.argv[1]
PODS, WRITES, WATCHERS = (list(map(int, sys.argv[2:])) + [10_000, 5_000, 100][len(sys.argv) - 2:])[:3]
MARK = b'{"type":"ADDED"'
MAPS = "/api/v1/namespaces/default/configmaps"


class Server:
    def __init__(self, folder):
        self.config = f"{folder}/kubeconfig"
        if os.path.exists(self.config):
            os.unlink(self.config)
        begin = time.monotonic()
        self.process = subprocess.Popen([BINARY, "--bare", "--port", "0", "--kubeconfig-out", self.config], stdout=subprocess.DEVNULL)
        while not os.path.exists(self.config):
            time.sleep(0.001)
        text = open(self.config).read()
        self.port = int(re.search(r"https://127.0.0.1:(\d+)", text).group(1))
        self.token = json.loads(re.search(r"token: (.*)", text).group(1))
        self.context = ssl.create_default_context(
            cadata=base64.b64decode(re.search(r"certificate-authority-data: (.*)", text).group(1)).decode())
        status, _ = self.send(self.connection(), "GET", "/api/v1/namespaces/default")
        assert status == 200
        self.started = time.monotonic() - begin

    def connection(self):
        return http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=120)

    def send(self, connection, method, path, body=None):
        connection.request(method, path, body, {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read()

    def kill(self):
        self.process.kill()
        self.process.wait()


def in_threads(count, work):
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - begin


def create_pods(server):
    def work(worker):
        connection = server.connection()
        for number in range(worker, PODS, 4):
            pod = {"metadata": {"name": f"p{number}", "labels": {"app": f"a{number % 50}"}},
                   "spec": {"containers": [{"name": "c", "image": "registry.example/app:1", "env": [
                       {"name": f"E{i}", "value": "v" * 20} for i in range(5)]}]}}
            status, body = server.send(connection, "POST", "/api/v1/namespaces/default/pods", json.dumps(pod))
            assert status == 201, body
    return in_threads(4, work)


def fan_out(server):
    """The watchers' connections are read by one thread, which looks at nothing but the line ends."""
    sockets = []
    for _ in range(WATCHERS):
        connection = server.connection()
        connection.connect()
        connection.sock.sendall(
            f"GET {MAPS}?watch=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.token}\r\n\r\n".encode())
        sockets.append(connection.sock)
    poll = select.epoll()
    by_number, tails = {}, collections.defaultdict(bytes)
    for socket in sockets:
        socket.setblocking(False)
        by_number[socket.fileno()] = socket
        poll.register(socket.fileno(), select.EPOLLIN)
    seen, done, size = 0, threading.Event(), 0

    def read():
        nonlocal seen, size
        end = time.monotonic() + 300
        while seen < WRITES * WATCHERS and time.monotonic() < end:
            for number, _ in poll.poll(1):
                socket = by_number[number]
                try:
                    while True:
                        data = socket.recv(1 << 18)
                        if not data:
                            poll.unregister(number)
                            break
                        # A mark may lie across two reads.
                        size += len(data)
                        data = tails[number] + data
                        seen += data.count(MARK)
                        tails[number] = data[1 - len(MARK):]
                except ssl.SSLWantReadError:
                    pass
        done.set()

    reader = threading.Thread(target=read)
    begin = time.monotonic()
    reader.start()

    def write(worker):
        connection = server.connection()
        for number in range(worker, WRITES, 4):
            status, body = server.send(
                connection, "POST", MAPS, json.dumps({"metadata": {"name": f"m{number}"}, "data": {"v": "x" * 200}}))
            assert status == 201, body

    written = in_threads(4, write)
    done.wait()
    return written, time.monotonic() - begin, seen, size


def main():
    with tempfile.TemporaryDirectory() as folder:
        starts = []
        for _ in range(5):
            server = Server(folder)
            starts.append(server.started)
            server.kill()
        print(f"start-ms {statistics.median(starts) * 1000:.1f}")
        server = Server(folder)
        print(f"pods-created/s {PODS / create_pods(server):.0f}")
        connection = server.connection()
        times = []
        for _ in range(5):
            begin = time.monotonic()
            status, body = server.send(connection, "GET", "/api/v1/pods")
            times.append(time.monotonic() - begin)
            assert status == 200
        assert body.count(b'"uid"') >= PODS
        print(f"list-of-{PODS}-pods-ms {statistics.median(times) * 1000:.1f}")
        print(f"list-MB {len(body) / 1e6:.2f}")
        begin = time.monotonic()
        for _ in range(1000):
            server.send(connection, "GET", "/api/v1/namespaces/default/pods/p1")
        print(f"gets-on-one-connection/s {1000 / (time.monotonic() - begin):.0f}")
        written, seconds, seen, size = fan_out(server)
        assert seen >= WRITES * WATCHERS, (seen, WRITES * WATCHERS)
        print(f"fan-out-writes/s {WRITES / written:.0f}")
        print(f"fan-out-events/s {seen / seconds:.0f}")
        print(f"fan-out-seconds {seconds:.2f}")
        print(f"fan-out-MB {size / 1e6:.0f}")
        server.kill()


main()
