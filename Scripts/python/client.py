"""What the official Python client does with an API server: `python client.py`, with KUBECONFIG set. Ends with 0 if all of it worked."""
import datetime
import pathlib
import sys
import threading
import time
import traceback

import yaml
from kubernetes import client, config, dynamic, utils, watch
from kubernetes.client.exceptions import ApiException
from kubernetes.leaderelection import electionconfig, leaderelection
from kubernetes.leaderelection.resourcelock.configmaplock import ConfigMapLock

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
config.load_kube_config()
core, apps, custom = client.CoreV1Api(), client.AppsV1Api(), client.CustomObjectsApi()
NAMESPACE = "python"
GROUP, VERSION, PLURAL = "demo.example", "v1", "websites"
checks = []


def check(function):
    checks.append(function)
    return function


def eventually(condition, seconds=20):
    end = time.monotonic() + seconds
    while True:
        try:
            value = condition()
            if value:
                return value
        except ApiException as error:
            if error.status not in (404, 409):
                raise
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.1)


def fails(status, reason, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except ApiException as error:
        assert error.status == status, (error.status, error.body)
        assert reason in error.body, error.body
        return error
    raise AssertionError(f"expected {status} {reason}")


def config_map(name, **data):
    return client.V1ConfigMap(metadata=client.V1ObjectMeta(name=name, labels={"app": "python"}), data=data)


@check
def version_and_discovery():
    assert client.VersionApi().get_code().major == "1"
    names = [group.name for group in client.ApisApi().get_api_versions().groups]
    assert {"apps", "batch", "apiextensions.k8s.io"} <= set(names), names
    assert any(r.name == "pods" for r in core.get_api_resources().resources)


@check
def core_objects():
    made = core.create_namespaced_config_map(NAMESPACE, config_map("a", k="1"))
    assert made.metadata.uid and made.metadata.creation_timestamp <= datetime.datetime.now(datetime.timezone.utc)
    fails(409, "AlreadyExists", core.create_namespaced_config_map, NAMESPACE, config_map("a"))
    made.data["k"] = "2"
    replaced = core.replace_namespaced_config_map("a", NAMESPACE, made)
    fails(409, "Conflict", core.replace_namespaced_config_map, "a", NAMESPACE, made)
    patched = core.patch_namespaced_config_map("a", NAMESPACE, {"data": {"l": "3"}})
    assert patched.data == {"k": "2", "l": "3"} and patched.metadata.resource_version != replaced.metadata.resource_version
    patched = core.patch_namespaced_config_map("a", NAMESPACE, [{"op": "remove", "path": "/data/k"}])
    assert patched.data == {"l": "3"}
    assert [m.metadata.name for m in core.list_namespaced_config_map(NAMESPACE, label_selector="app=python").items] == ["a"]
    fails(422, "Invalid", core.create_namespaced_config_map, NAMESPACE, config_map("UPPER"))
    core.delete_namespaced_config_map("a", NAMESPACE)
    fails(404, "NotFound", core.read_namespaced_config_map, "a", NAMESPACE)


@check
def pages():
    for number in range(7):
        core.create_namespaced_config_map(NAMESPACE, config_map(f"page-{number}"))
    names, token = [], None
    while True:
        page = core.list_namespaced_config_map(NAMESPACE, limit=3, _continue=token)
        names += [m.metadata.name for m in page.items]
        token = page.metadata._continue
        if not token:
            break
    assert [n for n in names if n.startswith("page")] == [f"page-{n}" for n in range(7)], names
    core.delete_collection_namespaced_config_map(NAMESPACE, label_selector="app=python")
    assert not core.list_namespaced_config_map(NAMESPACE, label_selector="app=python").items


@check
def workloads():
    utils.create_from_yaml(client.ApiClient(), str(ROOT / "Examples/Cluster/web.yaml"), namespace=NAMESPACE)
    eventually(lambda: apps.read_namespaced_deployment("web", NAMESPACE).status.ready_replicas == 3)
    assert len(core.list_namespaced_pod(NAMESPACE).items) == 3
    apps.patch_namespaced_deployment_scale("web", NAMESPACE, {"spec": {"replicas": 1}})
    eventually(lambda: len(core.list_namespaced_pod(NAMESPACE).items) == 1)
    assert apps.read_namespaced_deployment_scale("web", NAMESPACE).spec.replicas == 1
    apps.delete_namespaced_deployment("web", NAMESPACE, propagation_policy="Foreground")
    eventually(lambda: not core.list_namespaced_pod(NAMESPACE).items)
    fails(404, "NotFound", apps.read_namespaced_deployment, "web", NAMESPACE)


@check
def watching():
    begin = core.list_namespaced_config_map(NAMESPACE).metadata.resource_version
    seen, last = [], None
    core.create_namespaced_config_map(NAMESPACE, config_map("w1"))
    core.patch_namespaced_config_map("w1", NAMESPACE, {"data": {"a": "b"}})
    stream = watch.Watch()
    for event in stream.stream(core.list_namespaced_config_map, NAMESPACE, resource_version=begin, timeout_seconds=20):
        seen.append((event["type"], event["object"].metadata.name))
        last = event["object"].metadata.resource_version
        if len(seen) == 2:
            stream.stop()
    assert seen == [("ADDED", "w1"), ("MODIFIED", "w1")], seen
    # Another watch goes on where that one ended.
    core.delete_namespaced_config_map("w1", NAMESPACE)
    resumed = watch.Watch()
    for event in resumed.stream(core.list_namespaced_config_map, NAMESPACE, resource_version=last, timeout_seconds=20):
        assert (event["type"], event["object"].metadata.name) == ("DELETED", "w1"), event
        resumed.stop()
    # A watch ends when its time is up; the client then resumes.
    started = time.monotonic()
    list(watch.Watch().stream(core.list_namespaced_config_map, NAMESPACE, resource_version=last, timeout_seconds=1))
    assert time.monotonic() - started < 10


@check
def watching_from_too_long_ago():
    """The server is to be started with a history of 50 changes."""
    begin = core.list_namespaced_config_map(NAMESPACE).metadata.resource_version
    core.create_namespaced_config_map(NAMESPACE, config_map("old"))
    for number in range(120):
        core.patch_namespaced_config_map("old", NAMESPACE, {"data": {"n": str(number)}})
    try:
        events = list(watch.Watch().stream(core.list_namespaced_config_map, NAMESPACE, resource_version=begin, timeout_seconds=5))
        raise AssertionError(f"expected 410, got {len(events)} events")
    except ApiException as error:
        assert error.status == 410, error
    # What informers do then: list, and watch from there.
    again = core.list_namespaced_config_map(NAMESPACE)
    assert "old" in [m.metadata.name for m in again.items]
    core.delete_namespaced_config_map("old", NAMESPACE)
    stream = watch.Watch()
    for event in stream.stream(core.list_namespaced_config_map, NAMESPACE, resource_version=again.metadata.resource_version,
                               timeout_seconds=20):
        assert (event["type"], event["object"].metadata.name) == ("DELETED", "old"), event
        stream.stop()


@check
def custom_resources():
    utils.create_from_yaml(client.ApiClient(), str(ROOT / "Examples/Quickstart/Scenario/website.crd.yaml"))
    extensions = client.ApiextensionsV1Api()
    eventually(lambda: any(c.type == "Established" and c.status == "True" for c in
                           extensions.read_custom_resource_definition("websites.demo.example").status.conditions or []))
    site = {"apiVersion": "demo.example/v1", "kind": "Website", "metadata": {"name": "s"}, "spec": {"image": "a:1", "replicas": 2}}
    made = custom.create_namespaced_custom_object(GROUP, VERSION, NAMESPACE, PLURAL, site)
    assert made["metadata"]["generation"] == 1
    made = custom.patch_namespaced_custom_object(GROUP, VERSION, NAMESPACE, PLURAL, "s", {"spec": {"replicas": 3}})
    assert made["metadata"]["generation"] == 2 and made["spec"] == {"image": "a:1", "replicas": 3}
    made = custom.patch_namespaced_custom_object_status(GROUP, VERSION, NAMESPACE, PLURAL, "s", {"status": {"readyReplicas": 3}})
    assert made["metadata"]["generation"] == 2 and made["status"]["readyReplicas"] == 3
    fails(422, "Invalid", custom.patch_namespaced_custom_object, GROUP, VERSION, NAMESPACE, PLURAL, "s", {"spec": {"image": 7}})
    assert len(custom.list_cluster_custom_object(GROUP, VERSION, PLURAL)["items"]) == 1
    custom.delete_namespaced_custom_object(GROUP, VERSION, NAMESPACE, PLURAL, "s")
    fails(404, "NotFound", custom.get_namespaced_custom_object, GROUP, VERSION, NAMESPACE, PLURAL, "s")


@check
def dynamic_client():
    everything = dynamic.DynamicClient(client.ApiClient())
    maps = everything.resources.get(api_version="v1", kind="ConfigMap")
    maps.create(namespace=NAMESPACE, body={"metadata": {"name": "d"}, "data": {"a": "b"}})
    applied = maps.server_side_apply(
        namespace=NAMESPACE, name="d", field_manager="python", force_conflicts=True,
        body={"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "d"}, "data": {"a": "c"}})
    assert applied.data.a == "c"
    assert any(f.manager == "python" and f.operation == "Apply" for f in applied.metadata.managedFields)
    names = [e["object"].metadata.name for e in maps.watch(namespace=NAMESPACE, timeout=1)]
    assert "d" in names, names
    sites = everything.resources.get(api_version="demo.example/v1", kind="Website")
    sites.create(namespace=NAMESPACE, body={"kind": "Website", "apiVersion": "demo.example/v1", "metadata": {"name": "y"},
                                            "spec": {"image": "a"}})
    assert [s.metadata.name for s in sites.get(namespace=NAMESPACE).items] == ["y"]
    sites.delete(name="y", namespace=NAMESPACE)
    maps.delete(name="d", namespace=NAMESPACE)


@check
def yaml_and_reviews():
    objects = yaml.safe_load_all("kind: Secret\napiVersion: v1\nmetadata: {name: y}\nstringData: {a: b}\n")
    utils.create_from_yaml(client.ApiClient(), yaml_objects=objects, namespace=NAMESPACE)
    assert core.read_namespaced_secret("y", NAMESPACE).data == {"a": "Yg=="}
    spec = client.V1SelfSubjectAccessReviewSpec(
        resource_attributes=client.V1ResourceAttributes(verb="create", resource="pods", namespace=NAMESPACE))
    review = client.AuthorizationV1Api().create_self_subject_access_review(client.V1SelfSubjectAccessReview(spec=spec))
    assert review.status.allowed
    request = client.AuthenticationV1TokenRequest(spec=client.V1TokenRequestSpec(audiences=[]))
    token = core.create_namespaced_service_account_token("default", NAMESPACE, request).status.token
    settings = client.Configuration.get_default_copy()
    settings.refresh_api_key_hook = None
    settings.api_key_prefix = {}
    settings.api_key = {key: f"Bearer {token}" for key in ("authorization", "BearerToken")}
    account = client.ApiClient(settings)
    fails(403, "Forbidden", client.CoreV1Api(account).list_namespaced_secret, NAMESPACE)
    me = client.AuthenticationV1Api(account).create_self_subject_review(client.V1SelfSubjectReview())
    assert me.status.user_info.username == f"system:serviceaccount:{NAMESPACE}:default"


@check
def leader_election():
    led, over = [], threading.Event()

    def lead():
        led.append("a")
        over.set()

    lock = ConfigMapLock("leader", NAMESPACE, "a")
    settings = electionconfig.Config(lock, lease_duration=4, renew_deadline=3, retry_period=1.1, onstarted_leading=lead,
                                     onstopped_leading=lambda: None)
    threading.Thread(target=leaderelection.LeaderElection(settings).run, daemon=True).start()
    assert over.wait(20) and led == ["a"]
    record = core.read_namespaced_config_map("leader", NAMESPACE).metadata.annotations
    assert '"holderIdentity": "a"' in record["control-plane.alpha.kubernetes.io/leader"], record


@check
def many_at_once():
    failures = []

    def work(worker):
        try:
            api = client.CoreV1Api(client.ApiClient())
            for number in range(10):
                name = f"many-{worker}-{number}"
                api.create_namespaced_config_map(NAMESPACE, config_map(name, n=str(number)))
                assert api.read_namespaced_config_map(name, NAMESPACE).data["n"] == str(number)
                api.delete_namespaced_config_map(name, NAMESPACE)
        except Exception as error:  # told in the main thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures


@check
def the_namespace_goes():
    core.delete_namespace(NAMESPACE)

    def gone():
        try:
            core.read_namespace(NAMESPACE)
        except ApiException as error:
            return error.status == 404

    eventually(gone)


def main():
    core.create_namespace(client.V1Namespace(metadata=client.V1ObjectMeta(name=NAMESPACE)))
    eventually(lambda: core.read_namespaced_service_account("default", NAMESPACE))
    failed = 0
    for function in checks:
        try:
            function()
            print(f"ok: {function.__name__}", flush=True)
        except Exception:
            failed += 1
            print(f"FAILED: {function.__name__}\n{traceback.format_exc()}", flush=True)
    print(f"kubernetes client: {len(checks) - failed} of {len(checks)} as expected")
    return 1 if failed else 0


sys.exit(main())
