"""Measures operators beside each other: ours, one of controller-runtime and one of kopf, each in a process of its own and against an embedded
server of its own over HTTPS on loopback, each making a ConfigMap for each of so many objects: `python3 operators.py CLUSTER RUNTIME-BENCH
[OBJECTS]`. Then the way from an event to a reconcile, and an operator that has nothing to do. Prints `name value` lines, as Benchmarks/run
reads them. `$STEADY_PEERS` names those to measure beside ours, with commas between: `controller-runtime`, `kopf`; all by default.

Times are those of the whole process, memory its peak. kopf makes fewer, for it takes minutes; compared is what one object takes.
"""
import contextlib
import pathlib
import statistics
import sys

import peers

HERE = pathlib.Path(__file__).resolve().parent
CLUSTER, OURS = sys.argv[1:3]
OBJECTS = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
KOPF_OBJECTS, WORKERS, ROUNDS = 500, 10, 3


@contextlib.contextmanager
def cluster(objects):
    """A server with so many widgets: its kubeconfig."""
    with peers.cluster(CLUSTER, 4 * OBJECTS) as config:
        peers.finish([OURS, "seed", config, str(objects)])
        yield config


def operators():
    found = {"steady": (lambda config: [OURS, "operator", config, str(OBJECTS), str(WORKERS)], OBJECTS)}
    named = peers.chosen("controller-runtime", "kopf")
    if "controller-runtime" in named and (peer := peers.controller_runtime("operator")):
        found["controller-runtime"] = (lambda config: [peer, config, str(OBJECTS), str(WORKERS)], OBJECTS)
    if "kopf" in named and (python := peers.python("kopf", "kubernetes")):
        found["kopf"] = (
            lambda config: [python, str(HERE / "Peers/python/kopf_operator.py"), config, str(KOPF_OBJECTS)], KOPF_OBJECTS)
    return found


def main():
    figures = {}
    found = operators()
    for turn in range(ROUNDS):
        for name, (command, objects) in found.items():
            if name == "kopf" and turn > 0:
                continue
            with cluster(objects) as config:
                done = peers.finish(command(config))
            for figure, value in done.items():
                if figure in ("cpu-ms", "wall-ms"):
                    figure, value = f"{figure[:-3]}-us-per-object", value * 1000 / objects
                figures.setdefault((figure, name), []).append(value)
    medians = {key: statistics.median(values) for key, values in figures.items()}
    for (figure, name), value in medians.items():
        print(f"{figure}/{name} {value:.1f}")
    for (figure, name), value in medians.items():
        if name != "steady" and figure != "reconciles":
            print(f"{figure.split('-')[0]}-vs-{name} {value / medians[figure, 'steady']:.3f}")
    with cluster(500) as config:
        for figure, value in peers.finish([OURS, "latency", config, "1000", "10"]).items():
            print(f"latency-{figure} {value:.1f}")
        for figure, value in peers.finish([OURS, "idle", config]).items():
            print(f"idle-{figure} {value:.2f}")


main()
