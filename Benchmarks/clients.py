"""Measures clients beside each other: ours, client-go's and the official Python client, each in a process of its own, against one embedded server
over HTTPS on loopback: `python3 clients.py CLUSTER CLIENT-BENCH [PODS]`. Prints `name value` lines, as Benchmarks/run reads them.
`$STEADY_PEERS` names those to measure beside ours, with commas between: `client-go`, `python`; all by default.

In each of three rounds every client works once, Python's in the first alone; the medians count. Times are of the work alone; memory is the peak of the process.
"""
import contextlib
import pathlib
import statistics
import sys

import peers

HERE = pathlib.Path(__file__).resolve().parent
CLUSTER, OURS = sys.argv[1:3]
PODS = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
CREATES, WORKERS, ROUNDS = 1_000, 16, 3


def clients():
    found = {"steady": [OURS]}
    named = peers.chosen("client-go", "python")
    if "client-go" in named and (client_go := peers.client_go("client")):
        found["client-go"] = [client_go]
    if "python" in named and (python := peers.python("kubernetes")):
        found["python"] = [python, str(HERE / "Peers/python/client.py")]
    return found


@contextlib.contextmanager
def cluster(*options):
    """A server with so many pods: its kubeconfig, and the version before their last change."""
    with peers.cluster(CLUSTER, 2 * PODS, *options) as config:
        yield config, f"{peers.finish([OURS, config, 'seed', str(PODS)])['version']:.0f}"


def main():
    with cluster() as (config, version):
        measure(config, version)
        stream("stream", config)
    with cluster("--compress") as (config, _):
        stream("stream-compressed", config)


def measure(config, version):
    found, figures = clients(), {}
    for turn in range(ROUNDS):
        for client, command in found.items():
            # It takes minutes.
            if client == "python" and turn > 0:
                continue
            for work, arguments, objects in (
                    ("list", [], PODS), ("watch", [version, str(PODS)], PODS),
                    ("create", [f"{client}-{turn}", str(CREATES), str(WORKERS)], CREATES)):
                done = peers.finish([*command, config, work, *arguments])
                if done.pop("objects") != objects:
                    sys.exit(f"{client} {work}: not all objects came")
                for name, value in done.items():
                    figures.setdefault((work, name, client), []).append(value)
    medians = {key: statistics.median(values) for key, values in figures.items()}
    for (work, name, client), value in medians.items():
        print(f"{work}-{name}/{client} {value:.1f}")
    for (work, name, client), value in medians.items():
        if client != "steady":
            print(f"{work}-{name.split('-')[0]}-vs-{client} {value / medians[work, name, 'steady']:.3f}")


def stream(name, config):
    """Reads all pods one by one: the most of three runs that is held."""
    runs = [peers.finish([OURS, config, "stream"]) for _ in range(ROUNDS)]
    print(f"{name}-cpu-ms {statistics.median(run['cpu-ms'] for run in runs):.1f}")
    print(f"{name}-buffers-KB {max(run['buffers-KB'] for run in runs):.0f}")


main()
