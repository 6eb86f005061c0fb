"""Measures how long two leaders are at work at once, ours and client-go's, against one embedded server over HTTPS on loopback:
`python3 elections.py CLUSTER ELECTION-BENCH [TRIALS]`. Prints `name value` lines, as Benchmarks/run reads them.

Both have the same times: a lease of 5 s, a deadline of 3 s, a try every half second. The leader writes every 20 ms. Then it stands still
(SIGSTOP, until a second after another has taken over), or is cut off (what is sent in either direction is lost, as when a cable is pulled),
or the answers are withheld for 2.9 s before it is cut off. Overlap is from when the new leader says that it begins to when the old one says
that it has ended; negative is a gap. Late are those writes of the old leader that the server took after the first one of the new.
"""
import contextlib
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import peers

CLUSTER, OURS = sys.argv[1:3]
TRIALS = int(sys.argv[3]) if len(sys.argv) > 3 else 2
TIMES = ["5000", "3000", "500"]
WITHHELD = 2.9


class Proxy:
    """A way to the server that can be cut."""

    def __init__(self, port):
        self.target, self.lost, self.pairs = port, set(), []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.create_connection(("127.0.0.1", self.target))
            self.pairs += [client, server]
            threading.Thread(target=self.carry, args=(client, server, "requests"), daemon=True).start()
            threading.Thread(target=self.carry, args=(server, client, "answers"), daemon=True).start()

    def carry(self, source, sink, direction):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if direction not in self.lost:
                    sink.sendall(data)
            if direction not in self.lost:
                sink.shutdown(socket.SHUT_WR)

    def heal(self):
        """New connections work again; those of before have lost something."""
        self.lost = set()
        for end in self.pairs:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.pairs = []


class Candidate:
    def __init__(self, command, config, proxy, name, extra):
        folder = pathlib.Path(config).parent
        own = folder / f"config-{proxy.port}"
        own.write_text(re.sub(r"(127\.0\.0\.1|localhost):\d+", f"127.0.0.1:{proxy.port}", pathlib.Path(config).read_text()))
        self.proxy = proxy
        self.process = subprocess.Popen([*command, str(own), name, *TIMES, *extra], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.times = {}
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            what, when = line.split()
            self.times.setdefault(what, int(when))

    def wait(self, what, seconds):
        end = time.monotonic() + seconds
        while what not in self.times:
            if time.monotonic() > end:
                return None
            time.sleep(0.01)
        return self.times[what]


def trial(command, extra, trouble, config, port, name):
    old, new = Candidate(command, config, Proxy(port), name, extra), None
    try:
        if old.wait("begin", 30) is None:
            sys.exit(f"{command}: nobody leads")
        new = Candidate(command, config, Proxy(port), name, extra)
        time.sleep(2)
        if trouble == "paused":
            old.process.send_signal(signal.SIGSTOP)
        else:
            if trouble == "withheld":
                old.proxy.lost = {"answers"}
                time.sleep(WITHHELD)
            old.proxy.lost = {"requests", "answers"}
        began = new.wait("begin", 60)
        if began is None:
            sys.exit(f"{command} {trouble}: nobody takes over")
        time.sleep(1)
        old.process.send_signal(signal.SIGCONT)
        old.wait("end", 10)
        old.proxy.heal()
        ended = old.wait("end", 30)
        if ended is None:
            sys.exit(f"{command} {trouble}: the old leader does not end")
        time.sleep(1)
    finally:
        for candidate in (old, new):
            if candidate:
                candidate.process.kill()
    rows = [line.split() for line in subprocess.run([OURS, config, name, "writes"], capture_output=True, text=True, check=True).stdout.splitlines()]
    first = next(index for index, row in enumerate(rows) if row[0] == str(new.process.pid))
    late = sum(row[0] == str(old.process.pid) for row in rows[first:])
    return (ended - began) / 1e9, late


def main():
    found = {"steady": ([OURS], [])}
    if "client-go" in peers.chosen("client-go") and (client_go := peers.client_go("election")):
        found["client-go"] = ([client_go], ["false"])
        found["client-go-release"] = ([client_go], ["true"])
    with peers.cluster(CLUSTER, 100_000) as config:
        port = int(re.search(r"(?:127\.0\.0\.1|localhost):(\d+)", pathlib.Path(config).read_text()).group(1))
        for trouble in ("paused", "cut-off", "withheld"):
            for who, (command, extra) in found.items():
                trials = [trial(command, extra, trouble, config, port, f"{trouble}-{who}-{turn}") for turn in range(TRIALS)]
                print(f"{trouble}-{who}-overlap-s {max(overlap for overlap, _ in trials):.2f}", flush=True)
                print(f"{trouble}-{who}-late-writes {sum(late for _, late in trials)}", flush=True)


main()
