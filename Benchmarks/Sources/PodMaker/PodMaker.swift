/// Makes pods as a cluster has them: twenty of each ReplicaSet, with `managedFields`, about 12 KB of JSON each.
public struct PodMaker: Sendable {
    private var state: UInt64
    private let podsPerSet: Int

    public init(seed: UInt64, podsPerSet: Int = 20) {
        state = seed
        self.podsPerSet = podsPerSet
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    private mutating func hex(_ count: Int) -> String {
        var text = ""
        while text.count < count { text += String(next(), radix: 16) }
        return String(text.prefix(count))
    }

    private mutating func letters(_ count: Int) -> String {
        let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")
        return String((0..<count).map { _ in alphabet[Int(next() % 27)] })
    }

    private mutating func uid() -> String { "\(hex(8))-\(hex(4))-\(hex(4))-\(hex(4))-\(hex(12))" }

    /// The JSON of one pod.
    public mutating func pod(_ index: Int) -> String {
        let set = index / podsPerSet
        let app = podsPerSet == 1 ? "service-of-its-own-\(set)" : "service-\(set % 120)"
        let namespace = "team-\(set % 40)"
        let setName = "\(app)-\(String(set * 2_654_435 + 1_000_000, radix: 27))"
        let name = "\(setName)-\(letters(5))"
        let node = "node-pool-a-\(index % 300).eu-west-1.compute.internal"
        let volume = "kube-api-access-\(letters(5))"
        let started = "2026-03-\(10 + index % 18)T0\(index % 9):\(10 + index % 49):\(10 + index % 47)Z"
        let containers = (0..<2).map { container(app, set, $0, volume) }.joined(separator: ",")
        let statuses = (0..<2).map { status(app, set, $0, started) }.joined(separator: ",")
        let conditions = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"].map {
            #"{"type":"\#($0)","status":"True","observedGeneration":1,"lastProbeTime":null,"lastTransitionTime":"\#(started)"}"#
        }
        return #"""
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"\#(name)","generateName":"\#(setName)-","namespace":"\#(namespace)","uid":"\#(uid())","resourceVersion":"\#(1_000_000 + index * 7)","generation":1,"creationTimestamp":"\#(started)","labels":{"app.kubernetes.io/instance":"\#(app)","app.kubernetes.io/managed-by":"Helm","app.kubernetes.io/name":"\#(app)","app.kubernetes.io/version":"1.\#(set % 20).3","pod-template-hash":"\#(String(set * 2_654_435 + 1_000_000, radix: 27))","topology.kubernetes.io/zone":"eu-west-1\#(["a", "b", "c"][index % 3])"},"annotations":{"checksum/config":"\#(checksum(set))","prometheus.io/path":"/metrics","prometheus.io/port":"9102","prometheus.io/scrape":"true"},"ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"\#(setName)","uid":"\#(checksum(set).prefix(36))","controller":true,"blockOwnerDeletion":true}],"managedFields":[\#(managed("kube-controller-manager", started, Self.specFields)),\#(managed("kubelet", started, Self.statusFields))]},"spec":{"volumes":[{"name":"config","configMap":{"name":"\#(app)-config","defaultMode":420}},{"name":"tmp","emptyDir":{}},{"name":"\#(volume)","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},{"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],"defaultMode":420}}],"containers":[\#(containers)],"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"\#(app)","serviceAccount":"\#(app)","nodeName":"\#(node)","securityContext":{"runAsUser":1000,"runAsGroup":1000,"runAsNonRoot":true,"fsGroup":2000},"affinity":{"podAntiAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":100,"podAffinityTerm":{"labelSelector":{"matchLabels":{"app.kubernetes.io/name":"\#(app)"}},"topologyKey":"kubernetes.io/hostname"}}]}},"schedulerName":"default-scheduler","tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300},{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],"priority":0,"enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"},"status":{"observedGeneration":1,"phase":"Running","conditions":[\#(conditions.joined(separator: ","))],"hostIP":"10.0.\#(index % 250).\#(index % 199)","hostIPs":[{"ip":"10.0.\#(index % 250).\#(index % 199)"}],"podIP":"10.\#(64 + index % 60).\#(index % 250).\#(index % 211)","podIPs":[{"ip":"10.\#(64 + index % 60).\#(index % 250).\#(index % 211)"}],"startTime":"\#(started)","containerStatuses":[\#(statuses)],"qosClass":"Burstable"}}
            """#
    }

    private func checksum(_ set: Int) -> String {
        var maker = PodMaker(seed: UInt64(set) &* 77)
        return maker.hex(64)
    }

    private func container(_ app: String, _ set: Int, _ index: Int, _ volume: String) -> String {
        let name = index == 0 ? app : "metrics"
        let port = index == 0 ? 8080 : 9102
        return #"""
            {"name":"\#(name)","image":"registry.example.com/\#(app)/\#(name):1.\#(set % 20).3","args":["--listen=:\#(port)","--log-format=json"],"ports":[{"name":"http\#(index)","containerPort":\#(port),"protocol":"TCP"}],"env":[{"name":"LOG_LEVEL","value":"info"},{"name":"POD_NAME","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}}},{"name":"POD_NAMESPACE","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}},{"name":"DATABASE_PASSWORD","valueFrom":{"secretKeyRef":{"name":"\#(app)-database","key":"password"}}}],"resources":{"limits":{"memory":"512Mi"},"requests":{"cpu":"100m","memory":"256Mi"}},"volumeMounts":[{"name":"config","readOnly":true,"mountPath":"/etc/\#(name)"},{"name":"tmp","mountPath":"/tmp"},{"name":"\#(volume)","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],"livenessProbe":{"httpGet":{"path":"/healthz","port":"http\#(index)","scheme":"HTTP"},"initialDelaySeconds":10,"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},"readinessProbe":{"httpGet":{"path":"/readyz","port":"http\#(index)","scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":5,"successThreshold":1,"failureThreshold":3},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent","securityContext":{"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true,"allowPrivilegeEscalation":false}}
            """#
    }

    private mutating func status(_ app: String, _ set: Int, _ index: Int, _ started: String) -> String {
        let name = index == 0 ? app : "metrics"
        return #"""
            {"name":"\#(name)","state":{"running":{"startedAt":"\#(started)"}},"lastState":{},"ready":true,"restartCount":0,"image":"registry.example.com/\#(app)/\#(name):1.\#(set % 20).3","imageID":"registry.example.com/\#(app)/\#(name)@sha256:\#(checksum(set))","containerID":"containerd://\#(hex(64))","started":true}
            """#
    }

    private func managed(_ manager: String, _ time: String, _ fields: String) -> String {
        let subresource = manager == "kubelet" ? #","subresource":"status""# : ""
        return #"""
            {"manager":"\#(manager)","operation":"Update","apiVersion":"v1","time":"\#(time)","fieldsType":"FieldsV1","fieldsV1":\#(fields)\#(subresource)}
            """#
    }

    private static let specFields: String = {
        func owned(_ names: [String]) -> String { names.map { #""f:\#($0)":{}"# }.joined(separator: ",") }
        let env = ["LOG_LEVEL", "POD_NAME", "POD_NAMESPACE", "DATABASE_PASSWORD"].map {
            #""k:{\"name\":\"\#($0)\"}":{".":{},"f:name":{},"f:value":{},"f:valueFrom":{".":{},"f:fieldRef":{}}}"#
        }
        let mounts = ["/etc/service", "/tmp", "/var/run/secrets/kubernetes.io/serviceaccount"].map {
            #""k:{\"mountPath\":\"\#($0)\"}":{".":{},"f:mountPath":{},"f:name":{},"f:readOnly":{}}"#
        }
        func probe(_ name: String) -> String {
            #""f:\#(name)":{".":{},"f:failureThreshold":{},"f:httpGet":{".":{},"f:path":{},"f:port":{},"f:scheme":{}},"f:periodSeconds":{},"f:successThreshold":{},"f:timeoutSeconds":{}}"#
        }
        func container(_ name: String) -> String {
            #""k:{\"name\":\"\#(name)\"}":{".":{},\#(owned(["args", "image", "imagePullPolicy", "name", "terminationMessagePath", "terminationMessagePolicy"])),"f:env":{".":{},\#(env.joined(separator: ","))},\#(probe("livenessProbe")),\#(probe("readinessProbe")),"f:ports":{".":{},"k:{\"containerPort\":8080,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{},"f:name":{},"f:protocol":{}}},"f:resources":{".":{},"f:limits":{".":{},"f:memory":{}},"f:requests":{".":{},"f:cpu":{},"f:memory":{}}},"f:volumeMounts":{".":{},\#(mounts.joined(separator: ","))}}"#
        }
        return
            #"{"f:metadata":{"f:annotations":{".":{},\#(owned(["checksum/config", "prometheus.io/path", "prometheus.io/port", "prometheus.io/scrape"]))},"f:generateName":{},"f:labels":{".":{},\#(owned(["app.kubernetes.io/instance", "app.kubernetes.io/managed-by", "app.kubernetes.io/name", "pod-template-hash"]))},"f:ownerReferences":{".":{},"k:{\"uid\":\"d9607e19-f88f-11e6-a518-42010a800195\"}":{}}},"f:spec":{\#(owned(["affinity", "dnsPolicy", "enableServiceLinks", "restartPolicy", "schedulerName", "serviceAccount", "serviceAccountName", "terminationGracePeriodSeconds"])),"f:containers":{\#(container("service")),\#(container("metrics"))},"f:securityContext":{".":{},\#(owned(["fsGroup", "runAsGroup", "runAsNonRoot", "runAsUser"]))},"f:volumes":{".":{},"k:{\"name\":\"config\"}":{".":{},"f:configMap":{".":{},"f:defaultMode":{},"f:name":{}},"f:name":{}},"k:{\"name\":\"tmp\"}":{".":{},"f:emptyDir":{},"f:name":{}}}}}"#
    }()

    private static let statusFields: String = {
        let conditions = ["ContainersReady", "Initialized", "PodReadyToStartContainers", "Ready"].map {
            #""k:{\"type\":\"\#($0)\"}":{".":{},"f:lastProbeTime":{},"f:lastTransitionTime":{},"f:observedGeneration":{},"f:status":{},"f:type":{}}"#
        }
        return
            #"{"f:status":{"f:conditions":{\#(conditions.joined(separator: ","))},"f:containerStatuses":{},"f:hostIP":{},"f:hostIPs":{},"f:observedGeneration":{},"f:phase":{},"f:podIP":{},"f:podIPs":{".":{},"k:{\"ip\":\"10.64.0.1\"}":{".":{},"f:ip":{}}},"f:startTime":{}}}"#
    }()
}
