"""Writes until the disk is full, and later looks whether all is there: `python3 full_disk.py KUBECONFIG NOTES fill|verify FOLDER`."""
import base64
import http.client
import json
import os
import re
import ssl
import sys

config, notes, task, folder = sys.argv[1:5]
text = open(config).read()
context = ssl.create_default_context(cadata=base64.b64decode(re.search(r"certificate-authority-data: (.*)", text).group(1)).decode())
connection = http.client.HTTPSConnection(
    "127.0.0.1", int(re.search(r"https://127.0.0.1:(\d+)", text).group(1)), context=context, timeout=20)
token = json.loads(re.search(r"token: (.*)", text).group(1))
MAPS = "/api/v1/namespaces/default/configmaps"


def send(method, path, body=None):
    connection.request(method, path, json.dumps(body) if body else None,
                       {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
    response = connection.getresponse()
    return response.status, json.loads(response.read())


def names():
    status, found = send("GET", MAPS)
    assert status == 200, found
    return sorted(item["metadata"]["name"] for item in found["items"])


if task == "fill":
    answered, refused = [], 0
    for number in range(400):
        status, body = send("POST", MAPS, {"metadata": {"name": f"m{number}"}, "data": {"v": "x" * 100_000}})
        if status == 201:
            answered.append(f"m{number}")
        else:
            assert status == 500 and "cannot be kept" in body["message"], (status, body)
            refused += 1
    assert answered and refused, (len(answered), refused)
    assert set(answered) <= set(names())
    # With space again, it goes on.
    filler = f"{folder}/filler"
    if os.path.exists(filler):
        os.unlink(filler)
    json.dump(answered, open(notes, "w"))
    print(f"ok: {len(answered)} writes were answered, {refused} refused with an error")
else:
    answered = json.load(open(notes))
    missing = set(answered) - set(names())
    assert not missing, missing
    print(f"ok: all {len(answered)} are there after the restart")
