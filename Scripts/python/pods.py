"""What the official Python client does with pods of `cluster --simulated-pods`: `python pods.py`, with KUBECONFIG set."""
import threading
import time

from kubernetes import client, config, watch
from kubernetes.client.exceptions import ApiException
from kubernetes.stream import portforward, stream

config.load_kube_config()
core = client.CoreV1Api()
POD = ("p", "default")

container = client.V1Container(name="c", image="i", ports=[client.V1ContainerPort(container_port=80)])
core.create_namespaced_pod("default", client.V1Pod(metadata=client.V1ObjectMeta(name="p"), spec=client.V1PodSpec(containers=[container])))
end = time.monotonic() + 20
while core.read_namespaced_pod(*POD).status.phase != "Running":
    assert time.monotonic() < end
    time.sleep(0.1)

# Commands.
script = ["sh", "-c", "echo a; echo b >&2"]
assert sorted(stream(core.connect_get_namespaced_pod_exec, *POD, command=script, stdout=True, stderr=True).split()) == ["a", "b"]
command = stream(core.connect_get_namespaced_pod_exec, *POD, command=["sh", "-c", "exit 4"], stdout=True, _preload_content=False)
command.run_forever(timeout=10)
assert command.returncode == 4
for connect, options in [(core.connect_get_namespaced_pod_exec, {"command": ["cat"]}), (core.connect_get_namespaced_pod_attach, {})]:
    session = stream(connect, *POD, stdin=True, stdout=True, _preload_content=False, **options)
    for line in ["typed\n", b"bytes\n"]:
        session.write_stdin(line)
        assert session.readline_stdout(timeout=10) == (line if isinstance(line, str) else line.decode()).strip()
    session.close()
try:
    stream(core.connect_get_namespaced_pod_exec, "nobody", "default", command=["true"], stdout=True)
    raise AssertionError("a command ran in a pod that is not there")
except ApiException as error:
    assert "404" in str(error.reason), error.reason

# Ports.
forward = portforward(core.connect_get_namespaced_pod_portforward, *POD, ports="80")
connection = forward.socket(80)
connection.settimeout(10)
connection.sendall(b"ping")
assert connection.recv(100) == b"ping"
connection.close()
assert forward.error(80) is None

# Logs and the proxy.
assert core.read_namespaced_pod_log(*POD).splitlines() == ["c of p has started", "typed", "bytes"]
assert core.read_namespaced_pod_log(*POD, tail_lines=1) == "bytes\n"
lines = []


def follow():
    for line in watch.Watch().stream(core.read_namespaced_pod_log, *POD):
        lines.append(line)


threading.Thread(target=follow, daemon=True).start()
end = time.monotonic() + 10
while len(lines) < 3:
    assert time.monotonic() < end, lines
    time.sleep(0.1)
assert core.connect_get_namespaced_pod_proxy_with_path("p:80", "default", "x/y").strip() == "GET /x/y at port 80 of default/p"
print("python client: pods as expected")
