import SteadyAPI
import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import SteadyWorkloads
import Testing

@Suite struct VolumeTests {
    private static let key = ObjectKey(namespace: "default", name: "data")

    private static func storageClass(
        mode: String = "Immediate", policy: String = "Delete", isDefault: Bool = false, isExpandable: Bool = false
    ) -> StorageClass {
        StorageClass(
            metadata: ObjectMeta(
                name: "fast",
                annotations: isDefault ? ["storageclass.kubernetes.io/is-default-class": "true"] : nil),
            provisioner: "disks.example", allowVolumeExpansion: isExpandable, reclaimPolicy: policy, volumeBindingMode: mode)
    }

    private static func claim(_ size: Quantity = Quantity(1), className: String? = "fast") -> PersistentVolumeClaim {
        PersistentVolumeClaim(
            metadata: ObjectMeta(name: "data", namespace: "default"),
            spec: PersistentVolumeClaimSpec(
                accessModes: ["ReadWriteOnce"], resources: VolumeResourceRequirements(requests: ["storage": size]),
                storageClassName: className))
    }

    private static func pod() -> Pod {
        Pod(
            metadata: ObjectMeta(name: "p", namespace: "default"),
            spec: PodSpec(
                containers: [Container(name: "c", image: "one")],
                volumes: [
                    Volume(name: "v", persistentVolumeClaim: PersistentVolumeClaimVolumeSource(claimName: "data"))
                ]))
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func `a claim gets a volume, which goes with it`(seed: UInt64) throws {
        try EnvironmentWorld.run(seed: seed) { client in
            _ = try await client.create(Self.storageClass())
            _ = try await client.create(Self.claim())
            let claim = try await client.eventually(PersistentVolumeClaim.self, "data") { $0?.status?.phase == "Bound" }
            let name = try #require(claim?.spec.volumeName)
            #expect(name == "pvc-\(claim?.metadata.uid ?? "")")
            #expect(claim?.status?.capacity?["storage"] == 1)
            let volume = try await client.eventually(PersistentVolume.self, name) { $0?.status?.phase == "Bound" }
            #expect(volume?.spec.claimRef?.uid == claim?.metadata.uid)
            #expect(volume?.spec.persistentVolumeReclaimPolicy == "Delete")
            _ = try await client.delete(PersistentVolumeClaim.self, Self.key)
            try await client.eventually(PersistentVolume.self, name) { $0 == nil }
            #expect(try await client.list(PersistentVolume.self).items.isEmpty)
        }
    }

    @Test func `the default class is written into claims that name none, and what is retained stays`() throws {
        try EnvironmentWorld.run { client in
            _ = try await client.create(Self.claim(className: nil))
            try await client.consistently(PersistentVolumeClaim.self, "data", for: .seconds(5)) { $0?.spec.volumeName == nil }
            _ = try await client.create(Self.storageClass(policy: "Retain", isDefault: true))
            let claim = try await client.eventually(PersistentVolumeClaim.self, "data") { $0?.status?.phase == "Bound" }
            #expect(claim?.spec.storageClassName == "fast")
            let name = try #require(claim?.spec.volumeName)
            _ = try await client.delete(PersistentVolumeClaim.self, Self.key)
            try await client.eventually(PersistentVolume.self, name) { $0?.status?.phase == "Released" }
            try await client.consistently(PersistentVolume.self, name, for: .seconds(30)) { $0 != nil }
            // A released volume is nobody's: another claim of the same name gets another one.
            _ = try await client.create(Self.claim())
            let again = try await client.eventually(PersistentVolumeClaim.self, "data") { $0?.status?.phase == "Bound" }
            #expect(again?.spec.volumeName != name)
        }
    }

    @Test func `the first consumer is waited for, and waits for its volume`() throws {
        try EnvironmentWorld.run { client in
            _ = try await client.create(Self.storageClass(mode: "WaitForFirstConsumer"))
            _ = try await client.create(Self.claim())
            try await client.consistently(PersistentVolumeClaim.self, "data", for: .seconds(30)) {
                $0?.status?.phase == "Pending"
            }
            _ = try await client.patch(
                PersistentVolumeClaim.self, Self.key, EnvironmentWorld.trouble(.hang))
            _ = try await client.create(Self.pod())
            try await client.consistently(Pod.self, "p", for: .seconds(30)) { $0?.isReady != true }
            _ = try await client.patch(PersistentVolumeClaim.self, Self.key, EnvironmentWorld.trouble(nil))
            try await client.eventually(Pod.self, "p") { $0?.isReady == true }
            let claim = try await client.get(PersistentVolumeClaim.self, Self.key)
            #expect(claim.status?.phase == "Bound")
            #expect(claim.metadata.annotations?["volume.kubernetes.io/selected-node"] == "node-1")
            _ = try await client.delete(PersistentVolumeClaim.self, Self.key)
            try await client.consistently(PersistentVolumeClaim.self, "data", for: .seconds(30)) { $0 != nil }
            _ = try await client.delete(Pod.self, ObjectKey(namespace: "default", name: "p"))
            try await client.eventually(PersistentVolumeClaim.self, "data") { $0 == nil }
        }
    }

    @Test func `volumes that somebody has made are taken first, the smallest that does`() throws {
        try EnvironmentWorld.run { client in
            for (name, size) in [("small", 1), ("large", 9), ("right", 5)] as [(String, Int64)] {
                var volume = PersistentVolume(metadata: ObjectMeta(name: name))
                volume.spec.accessModes = ["ReadWriteOnce"]
                volume.spec.capacity = ["storage": Quantity(size)]
                volume.spec.storageClassName = "by-hand"
                volume.spec.hostPath = HostPathVolumeSource(path: "/srv/\(name)")
                _ = try await client.create(volume)
            }
            try await client.eventually(PersistentVolume.self, "small") { $0?.status?.phase == "Available" }
            _ = try await client.create(Self.claim(Quantity(3), className: "by-hand"))
            let claim = try await client.eventually(PersistentVolumeClaim.self, "data") { $0?.status?.phase == "Bound" }
            #expect(claim?.spec.volumeName == "right")
            #expect(claim?.status?.capacity?["storage"] == 5)
            let right = ObjectKey(namespace: nil, name: "right")
            _ = try await client.delete(PersistentVolume.self, right)
            try await client.consistently(PersistentVolume.self, "right", for: .seconds(30)) { $0?.isBeingDeleted == true }
            // Whoever takes its protection away loses it.
            _ = try await client.patch(PersistentVolume.self, right, .merge(["metadata": ["finalizers": .null]]))
            try await client.eventually(PersistentVolumeClaim.self, "data") { $0?.status?.phase == "Lost" }
        }
    }

    @Test func `a claim is made larger where its class allows it, and fails to where it is told to`() throws {
        try EnvironmentWorld.run { client in
            _ = try await client.create(Self.storageClass(isExpandable: true))
            _ = try await client.create(Self.claim())
            let bound = try await client.eventually(PersistentVolumeClaim.self, "data") { $0?.status?.phase == "Bound" }
            _ = try await client.patch(PersistentVolumeClaim.self, Self.key, EnvironmentWorld.trouble(.fail))
            _ = try await client.patch(
                PersistentVolumeClaim.self, Self.key, .merge(["spec": ["resources": ["requests": ["storage": "4"]]]]))
            try await client.consistently(PersistentVolumeClaim.self, "data", for: .seconds(30)) {
                $0?.status?.capacity?["storage"] == 1
            }
            let events = try await client.send(APIRequest(.get, "/apis/events.k8s.io/v1/namespaces/default/events"))
            #expect(events["items"]?.arrayValue?.contains { $0["reason"] == "VolumeResizeFailed" } == true, "\(events)")
            _ = try await client.patch(PersistentVolumeClaim.self, Self.key, EnvironmentWorld.trouble(nil))
            try await client.eventually(PersistentVolumeClaim.self, "data") { $0?.status?.capacity?["storage"] == 4 }
            let volume = try await client.get(
                PersistentVolume.self, ObjectKey(namespace: nil, name: bound?.spec.volumeName ?? ""))
            #expect(volume.spec.capacity?["storage"] == 4)
        }
    }

    @Test func `a volume that cannot be destroyed has failed, until it can`() throws {
        try EnvironmentWorld.run { client in
            _ = try await client.create(Self.storageClass())
            _ = try await client.create(Self.claim())
            let claim = try await client.eventually(PersistentVolumeClaim.self, "data") { $0?.status?.phase == "Bound" }
            let name = try #require(claim?.spec.volumeName)
            _ = try await client.patch(
                PersistentVolume.self, ObjectKey(namespace: nil, name: name), EnvironmentWorld.trouble(.fail))
            _ = try await client.delete(PersistentVolumeClaim.self, Self.key)
            try await client.eventually(PersistentVolume.self, name) { $0?.status?.phase == "Failed" }
            _ = try await client.patch(
                PersistentVolume.self, ObjectKey(namespace: nil, name: name), EnvironmentWorld.trouble(nil))
            try await client.eventually(PersistentVolume.self, name) { $0 == nil }
        }
    }
}
