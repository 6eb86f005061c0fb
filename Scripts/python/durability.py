"""Kills a server in the middle of writes, again and again: `python3 durability.py BINARY FOLDER [ROUNDS]`.

Every write that was answered has to be there after the restart, under the same version; versions never go back; a watch goes on
from the version it has. Needs nothing but the standard library. Ends with 0 if all of that held.
"""
import base64
import http.client
import json
import os
import random
import re
import signal
import ssl
import subprocess
import sys
import threading
import time

BINARY, FOLDER = sys.argv[1:3]
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 50
CONFIG = f"{FOLDER}/kubeconfig"
MAPS = "/api/v1/namespaces/default/configmaps"
WORKERS = 4


class Server:
    def __init__(self, *options):
        if os.path.exists(CONFIG):
            os.unlink(CONFIG)
        self.process = subprocess.Popen(
            [BINARY, "--bare", "--port", "0", "--kubeconfig-out", CONFIG, "--data", f"{FOLDER}/data", "--segment-size", "200000",
             *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        end = time.monotonic() + 30
        while not os.path.exists(CONFIG):
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"the server did not start:\n{self.process.stdout.read()}")
            time.sleep(0.01)
        text = open(CONFIG).read()
        self.port = int(re.search(r"https://127.0.0.1:(\d+)", text).group(1))
        self.token = json.loads(re.search(r"token: (.*)", text).group(1))
        authority = re.search(r"certificate-authority-data: (.*)", text).group(1)
        self.credentials = (self.token, authority)
        self.context = ssl.create_default_context(cadata=base64.b64decode(authority).decode())

    def connection(self, timeout=10):
        return http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=timeout)

    def send(self, connection, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if method == "PATCH":
            headers["Content-Type"] = "application/merge-patch+json"
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


answered = {}  # name: (version, value), or None when its deletion was answered
unsure = {}  # name: what was on its way when the server was killed
highest = 0
lock = threading.Lock()


def write(server, worker, stop, seed):
    """Creates, changes and deletes objects of its own, and notes what was answered."""
    global highest
    chance = random.Random(seed)
    number = 0
    try:
        connection = server.connection()
        while not stop.is_set():
            name = f"w{worker}-{chance.randrange(40)}"
            with lock:
                known = answered.get(name)
            number += 1
            value = f"{seed}-{number}-" + "x" * chance.randrange(2000)
            if known is None:
                request = ("POST", MAPS, {"metadata": {"name": name}, "data": {"v": value}})
            elif chance.random() < 0.2:
                request, value = ("DELETE", f"{MAPS}/{name}"), None
            else:
                request = ("PATCH", f"{MAPS}/{name}", {"data": {"v": value}})
            with lock:
                unsure[name] = value
            status, body = server.send(connection, *request)
            if status >= 300:
                raise SystemExit(f"{request[0]} {request[1]}: {status} {body}")
            with lock:
                del unsure[name]
                if value is None:
                    answered[name] = None
                else:
                    version = int(body["metadata"]["resourceVersion"])
                    answered[name] = (version, value)
                    highest = max(highest, version)
    except (OSError, http.client.HTTPException, ValueError):
        pass  # killed


def verify(server, problems):
    global highest
    status, found = server.send(server.connection(), "GET", MAPS)
    version = int(found["metadata"]["resourceVersion"])
    if version < highest:
        problems.append(f"the version went back from {highest} to {version}")
    there = {item["metadata"]["name"]: item for item in found["items"]}
    for name, known in list(answered.items()):
        item = there.get(name)
        now = item and (int(item["metadata"]["resourceVersion"]), item["data"]["v"])
        if name in unsure and now != known and (now and now[1]) == unsure[name]:
            answered[name] = now
        elif now != known:
            problems.append(f"{name}: answered {known}, found {now}, on its way {unsure.get(name)}"[:300])
    for name in set(there) - set(answered):
        if name not in unsure:
            problems.append(f"{name} came from nowhere")
        item = there[name]
        answered[name] = (int(item["metadata"]["resourceVersion"]), item["data"]["v"])
    unsure.clear()
    highest = max(highest, version)
    return version


def watch(server, version, count, problems):
    """The changes after a version, as a client sees them that was away during the restart."""
    connection = server.connection(timeout=5)
    connection.request("GET", f"{MAPS}?watch=1&resourceVersion={version}&timeoutSeconds=1",
                       headers={"Authorization": f"Bearer {server.token}"})
    response = connection.getresponse()
    events = [json.loads(line) for line in response.read().splitlines()]
    errors = [e for e in events if e["type"] == "ERROR"]
    if errors:
        if errors[0]["object"]["code"] != 410:
            problems.append(f"a watch from {version}: {errors[0]}")
        return 0
    versions = [int(e["object"]["metadata"]["resourceVersion"]) for e in events]
    if versions != sorted(versions) or (versions and versions[0] <= version) or len(events) < count:
        problems.append(f"a watch from {version} gave {versions[:20]}, expected {count} events")
    return len(events)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    problems, writes, resumed, begin = [], 0, 0, time.monotonic()
    server = Server()
    credentials = server.credentials
    for number in range(ROUNDS):
        before = verify(server, problems)
        state = dict(answered)
        stop = threading.Event()
        workers = [threading.Thread(target=write, args=(server, w, stop, number * WORKERS + w)) for w in range(WORKERS)]
        for worker in workers:
            worker.start()
        time.sleep(random.Random(number).uniform(0.05, 0.5))
        server.kill()
        stop.set()
        for worker in workers:
            worker.join()
        changed = sum(1 for name in answered if answered[name] != state.get(name))
        writes += changed
        server = Server()
        if server.credentials != credentials:
            problems.append("kubeconfigs that were given out are of no more use")
        if number % 5 == 0:
            resumed += watch(server, before, changed, problems) > 0
        if problems:
            break
    verify(server, problems)
    version = highest
    copy = f"{FOLDER}/backup-{int(time.time())}"
    subprocess.run([BINARY, "backup", "--data", f"{FOLDER}/data", copy], check=True, stdout=subprocess.DEVNULL)
    server.kill()
    second = subprocess.Popen([BINARY, "--bare", "--port", "0", "--kubeconfig-out", CONFIG, "--data", f"{FOLDER}/data"],
                              stdout=subprocess.DEVNULL)
    time.sleep(1)
    third = subprocess.run([BINARY, "--bare", "--port", "0", "--data", f"{FOLDER}/data"], capture_output=True, text=True, timeout=30)
    if third.returncode == 0 or "in use" not in third.stderr:
        problems.append(f"two servers on one folder: {third.returncode} {third.stderr}")
    second.kill()
    second.wait()
    subprocess.run([BINARY, "restore", "--data", f"{FOLDER}/data-restored", copy], check=True, stdout=subprocess.DEVNULL)
    os.rename(f"{FOLDER}/data", f"{FOLDER}/data-old")
    os.rename(f"{FOLDER}/data-restored", f"{FOLDER}/data")
    server = Server()
    status, found = server.send(server.connection(), "GET", MAPS)
    values = {item["metadata"]["name"]: item["data"]["v"] for item in found["items"]}
    if values != {name: known[1] for name, known in answered.items() if known}:
        problems.append("the restored backup has other contents")
    if int(found["metadata"]["resourceVersion"]) <= version:
        problems.append("the restored backup has older versions")
    server.kill()
    for problem in problems[:10]:
        print(f"FAILED: {problem}")
    size = sum(os.path.getsize(f"{FOLDER}/data-old/{name}") for name in os.listdir(f"{FOLDER}/data-old") if name != "reserve")
    print(f"durability: killed {ROUNDS} times in {time.monotonic() - begin:.0f} s, at least {writes} answered changes, "
          f"{resumed} watches resumed, {size / 1e6:.1f} MB at the end, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
