"""What Benchmarks/Sources/runtime-bench measures of an operator, with kopf: `kopf_operator.py KUBECONFIG COUNT` makes a ConfigMap for each of COUNT
Widgets, and ends when all are there. Prints `name value` lines.
"""
import asyncio
import logging
import os
import resource
import sys
import threading
import time

# Both libraries look there, when they are imported.
os.environ["KUBECONFIG"] = sys.argv[1]

import kopf
import kubernetes

began = time.monotonic()
kubernetes.config.load_kube_config(config_file=sys.argv[1])
core = kubernetes.client.CoreV1Api()
COUNT = int(sys.argv[2])
stop, made, lock = threading.Event(), set(), threading.Lock()


@kopf.on.startup()
def configure(settings, **_):
    settings.posting.enabled = False
    settings.batching.worker_limit = 10


@kopf.on.create("bench.example", "v1", "widgets")
@kopf.on.resume("bench.example", "v1", "widgets")
def make(spec, name, namespace, body, **_):
    child = {"metadata": {"name": name, "namespace": namespace}, "data": {"text": spec["text"]}}
    kopf.adopt(child)
    core.create_namespaced_config_map(namespace, child)
    with lock:
        made.add(name)
        if len(made) == COUNT:
            stop.set()


logging.disable(logging.CRITICAL)
asyncio.run(kopf.operator(standalone=True, clusterwide=True, stop_flag=stop))
usage = resource.getrusage(resource.RUSAGE_SELF)
print("wall-ms", (time.monotonic() - began) * 1000)
print("cpu-ms", (usage.ru_utime + usage.ru_stime) * 1000)
print("reconciles", len(made))
