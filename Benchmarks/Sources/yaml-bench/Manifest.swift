/// Makes manifests of pods as a cluster of some size has them: the same text for the same seed.
struct Manifest {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func hex(_ count: Int) -> String {
        String((0..<count).map { _ in Array("0123456789abcdef")[next(16)] })
    }

    /// The text of so many pods, each some 5 kB.
    func text(documents: Int) -> String {
        var copy = self
        return (0..<documents).map { copy.pod($0) }.joined(separator: "---\n")
    }

    private mutating func pod(_ number: Int) -> String {
        let app = "app-\(next(200))"
        let name = "\(app)-\(hex(10))-\(hex(5))"
        var text = """
            apiVersion: v1
            kind: Pod
            metadata:
              annotations:
                kubectl.kubernetes.io/restartedAt: "2026-0\(1 + next(9))-1\(next(10))T08:3\(next(10)):12Z"
                prometheus.io/port: "\(8000 + next(1000))"
                prometheus.io/scrape: "true"
              creationTimestamp: "2026-0\(1 + next(9))-1\(next(10))T08:3\(next(10)):12Z"
              generateName: \(app)-
              labels:
                app: \(app)
                app.kubernetes.io/part-of: shop
                pod-template-hash: "\(hex(10))"
                tier: backend
              name: \(name)
              namespace: team-\(next(30))
              ownerReferences:
              - apiVersion: apps/v1
                blockOwnerDeletion: true
                controller: true
                kind: ReplicaSet
                name: \(app)-\(hex(10))
                uid: \(hex(8))-\(hex(4))-\(hex(4))-\(hex(4))-\(hex(12))
              resourceVersion: "\(next(90_000_000))"
              uid: \(hex(8))-\(hex(4))-\(hex(4))-\(hex(4))-\(hex(12))
            spec:
              containers:

            """
        for index in 0..<3 { text += container(app, index) }
        text += """
              dnsPolicy: ClusterFirst
              enableServiceLinks: \(next(2) == 0)
              nodeName: node-\(next(500)).example.internal
              priority: \(next(1000))
              restartPolicy: Always
              schedulerName: default-scheduler
              securityContext: {}
              serviceAccountName: \(app)
              terminationGracePeriodSeconds: 30
              tolerations:
              - effect: NoExecute
                key: node.kubernetes.io/not-ready
                operator: Exists
                tolerationSeconds: 300
              - effect: NoExecute
                key: node.kubernetes.io/unreachable
                operator: Exists
                tolerationSeconds: 300
              volumes:
              - configMap:
                  defaultMode: 420
                  name: \(app)-config
                name: config
              - emptyDir: {}
                name: scratch
            status:
              conditions:

            """
        for type in ["Initialized", "Ready", "ContainersReady", "PodScheduled"] {
            text += """
                  - lastProbeTime: null
                    lastTransitionTime: "2026-0\(1 + next(9))-1\(next(10))T08:3\(next(10)):12Z"
                    status: "True"
                    type: \(type)

                """
        }
        text += """
              hostIP: 10.0.\(next(256)).\(next(256))
              phase: Running
              podIP: 10.1.\(next(256)).\(next(256))
              qosClass: Burstable

            """
        return text
    }

    private mutating func container(_ app: String, _ index: Int) -> String {
        var text = """
              - args:
                - --config=/etc/\(app)/config.yaml
                - --listen=:\(8000 + next(1000))
                - --log-level=info
                command:
                - /bin/sh
                - -c
                - |
                  # Wait for the others, then start.
                  until nc -z db.\(app).svc 5432; do sleep 1; done
                  exec /usr/local/bin/\(app) "$@"
                env:

            """
        for variable in 0..<2 {
            text += """
                    - name: SETTING_\(variable)
                      value: "\(hex(24))"

                """
        }
        return text + """
                - name: POD_IP
                  valueFrom:
                    fieldRef:
                      apiVersion: v1
                      fieldPath: status.podIP
                image: registry.example.com/team/\(app):v1.\(next(20)).\(next(50))
                imagePullPolicy: IfNotPresent
                livenessProbe:
                  failureThreshold: 3
                  httpGet:
                    path: /healthz
                    port: 8080
                    scheme: HTTP
                  periodSeconds: 10
                  timeoutSeconds: 1
                name: c\(index)
                ports:
                - containerPort: \(8000 + next(1000))
                  name: http
                  protocol: TCP
                resources:
                  limits:
                    cpu: "\(1 + next(4))"
                    memory: \(128 * (1 + next(8)))Mi
                  requests:
                    cpu: \(100 * (1 + next(8)))m
                    memory: \(64 * (1 + next(8)))Mi
                terminationMessagePath: /dev/termination-log
                volumeMounts:
                - mountPath: /etc/\(app)
                  name: config
                  readOnly: true
                - mountPath: /tmp
                  name: scratch

            """
    }
}
