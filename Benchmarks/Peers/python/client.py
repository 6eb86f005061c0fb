"""What Benchmarks/Sources/client-bench measures, with the official Python client:
`client.py KUBECONFIG list | watch VERSION COUNT | create PREFIX COUNT WORKERS`. Prints `name value` lines.
"""
import concurrent.futures
import resource
import sys
import time

import kubernetes

kubernetes.config.load_kube_config(config_file=sys.argv[1])
arguments = sys.argv[3:]
workers = int(arguments[2]) if sys.argv[2] == "create" else 1
configuration = kubernetes.client.Configuration.get_default_copy()
configuration.connection_pool_maxsize = workers
core = kubernetes.client.CoreV1Api(kubernetes.client.ApiClient(configuration))
core.read_namespace("default")


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def list_pods():
    pods, token = [], None
    while True:
        page = core.list_pod_for_all_namespaces(limit=500, _continue=token)
        pods += page.items
        token = page.metadata._continue
        if not token:
            return len(pods)


def watch_pods():
    seen = 0
    watch = kubernetes.watch.Watch()
    for event in watch.stream(core.list_pod_for_all_namespaces, resource_version=arguments[0]):
        assert event["object"].metadata.name
        seen += 1
        if seen == int(arguments[1]):
            watch.stop()
    return seen


def create_maps():
    count = int(arguments[1])

    def create(index):
        core.create_namespaced_config_map("default", kubernetes.client.V1ConfigMap(
            metadata=kubernetes.client.V1ObjectMeta(name=f"{arguments[0]}-{index}"), data={"value": "x" * 1000}))

    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        list(pool.map(create, range(count)))
    return count


begin, used = time.monotonic(), processor()
count = {"list": list_pods, "watch": watch_pods, "create": create_maps}[sys.argv[2]]()
print(f"wall-ms {(time.monotonic() - begin) * 1000:.1f}")
print(f"cpu-ms {(processor() - used) * 1000:.1f}")
print(f"objects {count}")
