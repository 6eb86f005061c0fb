"""An operator made with kopf, and what it is for: `python operator_check.py`, with KUBECONFIG set. Ends with 0 if all of it worked.

The operator keeps a ConfigMap for each Website, gives it back in a finalizer, counts with a timer, writes status and events.
"""
import logging
import pathlib
import sys
import threading
import time

import kopf
from kubernetes import client, config, utils
from kubernetes.client.exceptions import ApiException

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GROUP, VERSION, PLURAL, NAMESPACE = "demo.example", "v1", "websites", "kopf"
seen = []


@kopf.on.startup()
def configure(settings, **_):
    settings.posting.level = logging.INFO
    settings.persistence.finalizer = "demo.example/kopf"


@kopf.on.create(GROUP, VERSION, PLURAL)
def created(body, spec, name, namespace, patch, **_):
    seen.append(("create", name))
    if spec["image"] == "broken:1" and seen.count(("create", name)) == 1:
        raise kopf.TemporaryError("not yet", delay=0.5)
    child = {"metadata": {"name": f"{name}-page"}, "data": {"image": spec["image"]}}
    kopf.adopt(child)
    client.CoreV1Api().create_namespaced_config_map(namespace, child)
    kopf.info(body, reason="Made", message="the page is there")
    patch.status["readyReplicas"] = 1


@kopf.on.update(GROUP, VERSION, PLURAL, field="spec.image")
def updated(old, new, name, namespace, **_):
    seen.append(("update", name, old, new))
    client.CoreV1Api().patch_namespaced_config_map(f"{name}-page", namespace, {"data": {"image": new}})


@kopf.on.delete(GROUP, VERSION, PLURAL)
def deleted(name, **_):
    seen.append(("delete", name))


@kopf.timer(GROUP, VERSION, PLURAL, interval=0.3)
def ticked(name, **_):
    seen.append(("tick", name))


@kopf.on.event("", "v1", "configmaps", labels={"watched": "yes"})
def noticed(event, name, **_):
    seen.append(("event", event["type"], name))


def eventually(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            value = condition()
            if value:
                print(f"ok: {what}", flush=True)
                return value
        except ApiException as error:
            if error.status not in (404, 409):
                raise
        time.sleep(0.1)
    raise AssertionError(f"{what}: it did not come true in time; seen: {seen}")


def walk():
    core, custom = client.CoreV1Api(), client.CustomObjectsApi()
    arguments = (GROUP, VERSION, NAMESPACE, PLURAL)
    site = {"apiVersion": f"{GROUP}/{VERSION}", "kind": "Website", "metadata": {"name": "s"}, "spec": {"image": "a:1"}}
    custom.create_namespaced_custom_object(*arguments, site)
    eventually("a new object is handled", lambda: ("create", "s") in seen)
    eventually("its child is there", lambda: core.read_namespaced_config_map("s-page", NAMESPACE).data == {"image": "a:1"})
    read = lambda name="s": custom.get_namespaced_custom_object(*arguments, name)
    eventually("its status is written", lambda: read().get("status", {}).get("readyReplicas") == 1)
    eventually("it has the finalizer", lambda: read()["metadata"].get("finalizers") == ["demo.example/kopf"])
    owner = core.read_namespaced_config_map("s-page", NAMESPACE).metadata.owner_references[0]
    assert owner.uid == read()["metadata"]["uid"]
    custom.patch_namespaced_custom_object(*arguments, "s", {"spec": {"image": "b:1"}})
    eventually("a change is handled", lambda: ("update", "s", "a:1", "b:1") in seen)
    eventually("the child follows", lambda: core.read_namespaced_config_map("s-page", NAMESPACE).data == {"image": "b:1"})
    eventually("the timer runs", lambda: seen.count(("tick", "s")) >= 3)
    eventually("events are posted", lambda: any(
        e.involved_object.name == "s" and e.reason == "Made" for e in core.list_namespaced_event(NAMESPACE).items))
    site["metadata"]["name"], site["spec"]["image"] = "t", "broken:1"
    custom.create_namespaced_custom_object(*arguments, site)
    eventually("what failed is tried again", lambda: read("t").get("status", {}).get("readyReplicas") == 1)
    label = {"metadata": {"name": "m", "labels": {"watched": "yes"}}}
    core.create_namespaced_config_map(NAMESPACE, label)
    eventually("built-in kinds are watched", lambda: ("event", "ADDED", "m") in seen)
    core.delete_namespaced_config_map("m", NAMESPACE)
    eventually("and their deletion", lambda: ("event", "DELETED", "m") in seen)
    for name in "s", "t":
        custom.delete_namespaced_custom_object(*arguments, name)
        eventually(f"the deletion of {name} is handled", lambda: ("delete", name) in seen)
    eventually("both are gone", lambda: not custom.list_namespaced_custom_object(*arguments)["items"])
    eventually("their children are collected", lambda: not [
        m for m in core.list_namespaced_config_map(NAMESPACE).items if m.metadata.name.endswith("-page")])


def main():
    config.load_kube_config()
    api = client.ApiClient()
    try:
        utils.create_from_yaml(api, str(ROOT / "Examples/Quickstart/Scenario/website.crd.yaml"))
    except utils.FailToCreateError as error:
        if any(e.status != 409 for e in error.api_exceptions):
            raise
    client.CoreV1Api().create_namespace(client.V1Namespace(metadata=client.V1ObjectMeta(name=NAMESPACE)))
    logging.basicConfig(level=logging.WARNING)
    logging.getLogger("kopf.objects").setLevel(logging.ERROR)
    ready, stop = threading.Event(), threading.Event()
    operator = threading.Thread(target=lambda: kopf.run(
        standalone=True, namespaces=[NAMESPACE], ready_flag=ready, stop_flag=stop))
    operator.start()
    try:
        assert ready.wait(30), "the operator did not start"
        walk()
    finally:
        stop.set()
        operator.join(30)
    assert not operator.is_alive(), "the operator did not end"
    print("kopf: everything as expected")


try:
    main()
except Exception as error:
    print(f"FAILED: {error!r}")
    sys.exit(1)
