import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

/// An operator of buckets in a cloud, as it should be, and as it is written the first time.
@Suite struct CloudBucketTests {
    private struct Storage: StatusResource {
        static var resourceType: ResourceType { ResourceType(group: "example.org", version: "v1", kind: "Storage") }

        struct Spec: Codable, Hashable, Sendable { var wanted: Bool? }
        struct Status: StatusValue {
            var bucket: ExternalIntent?
            var name: String?
        }

        var metadata = ObjectMeta()
        var spec = Spec()
        var status: Status?
    }

    /// Records what it is about to make; the bucket's name follows from the token, so that no list is needed to find it again.
    private struct Buckets: Reconciler {
        let cloud: CloudBuckets

        func reconcile(_ storage: Storage, _ context: Context<Storage>) async throws -> Outcome {
            guard storage.spec.wanted != false else { return try await cleanup(storage, context) }
            _ = try await context.externalCreate(.status(\.bucket)) { token in
                try await cloud.get("b-\(token)")?.name
            } create: { token in
                try await cloud.create("b-\(token)", tags: ["token": token]).name
            }
            return .done
        }

        func cleanup(_ storage: Storage, _ context: Context<Storage>) async throws -> Outcome {
            try await context.externalDestroy(.status(\.bucket)) { token in
                try await cloud.get("b-\(token)")?.name
            } destroy: { name in
                do { try await cloud.delete(name) } catch let error as CloudError where error.code == .noSuchBucket {}
            }
            return .done
        }
    }

    /// Makes a bucket first and writes its name down after; looks in the list for what it may have made before, if it is careful.
    private struct Forgetful: Reconciler {
        let cloud: CloudBuckets
        var looks = false

        func reconcile(_ storage: Storage, _ context: Context<Storage>) async throws -> Outcome {
            guard storage.status?.name == nil else { return .done }
            let owner = storage.metadata.uid ?? ""
            var name: String?
            if looks { name = try await cloud.list().first { $0.tags["owner"] == owner }?.name }
            let made: String
            if let name { made = name } else { made = try await cloud.create(tags: ["owner": owner]).name }
            try await context.updateStatus { $0.name = made }
            return .done
        }

        func cleanup(_ storage: Storage, _ context: Context<Storage>) async throws -> Outcome {
            guard let name = storage.status?.name else { return .done }
            do { try await cloud.delete(name) } catch let error as CloudError where error.code == .noSuchBucket {}
            return .done
        }
    }

    private static func exploration(
        isDeleted: Bool = false, listing: CloudBuckets.Listing = .consistent,
        _ add: @escaping @Sendable (ManagerSetup, CloudBuckets) -> Void
    ) -> Exploration {
        Exploration(seeds: 1...40, faults: .hostile, invariants: []) { stage in
            try stage.define(Storage.self)
            stage.run { manager, process in add(manager, process.buckets("s3", listing: listing)) }
        } scenario: { user in
            try await user.create(Storage(metadata: ObjectMeta(name: "a")))
            try await user.settled()
            if isDeleted { try await user.delete(Storage.self, "a") }
        }
    }

    private static func forgetful(looks: Bool = false, finalizer: String? = "example.org/bucket")
        -> @Sendable (ManagerSetup, CloudBuckets) -> Void
    {
        { manager, cloud in
            manager.controller(for: Storage.self, finalizer: finalizer, Forgetful(cloud: cloud, looks: looks))
        }
    }

    @Test(arguments: [false, true]) func `with an intent nothing leaks, even where lists are late`(isDeleted: Bool) async throws {
        let late = CloudBuckets.Listing.eventual(within: .seconds(30))
        let report = try await Self.exploration(isDeleted: isDeleted, listing: late) { manager, cloud in
            manager.controller(for: Storage.self, finalizer: "example.org/bucket", Buckets(cloud: cloud))
        }.run()
        #expect(report.passed, "\(report)")
    }

    @Test func `what is made before it is written down is found twice`() async throws {
        let report = try await Self.exploration(Self.forgetful()).run()
        #expect(report.failure?.finding.kind == .duplicate, "\(report)")
        #expect("\(report)".contains("was made besides s3-"), "\(report)")
    }

    @Test func `what is made before it is written down is left behind`() async throws {
        let report = try await Self.exploration(isDeleted: true, Self.forgetful()).run()
        #expect(report.failure?.finding.kind == .leak, "\(report)")
        let token = try #require(report.failure?.token)
        let again = try await Self.exploration(isDeleted: true, Self.forgetful()).replay("\(token)")
        #expect(again.failure?.trace == report.failure?.trace)
    }

    @Test func `who forgets to destroy is found without any fault`() async throws {
        let report = try await Self.exploration(isDeleted: true, Self.forgetful(finalizer: nil)).run()
        #expect(report.failure?.finding.kind == .leak, "\(report)")
        #expect(report.failure?.faults == [])
    }

    @Test func `looking in the list is enough exactly where lists tell at once`() async throws {
        let looking = try await Self.exploration(Self.forgetful(looks: true)).run()
        #expect(looking.passed, "\(looking)")
        let late = CloudBuckets.Listing.eventual(within: .seconds(30))
        // It takes a crash, and then a list from before it.
        var exploration = Self.exploration(listing: late, Self.forgetful(looks: true))
        (exploration.faults, exploration.depth) = (.crashes, 2)
        let misled = try await exploration.run()
        #expect(misled.failure?.finding.kind == .duplicate, "\(misled)")
        #expect(misled.failure?.faults.contains { $0.contains("answered with what was there before") } == true, "\(misled)")
    }

    @Test func `a cloud says what it will not do`() async throws {
        struct Curious: Reconciler {
            let cloud: CloudBuckets

            func reconcile(_ storage: Storage, _ context: Context<Storage>) async throws -> Outcome {
                guard storage.status?.name == nil else { return .done }
                var said: [String] = []
                try await cloud.create("taken", tags: ["owner": storage.name])
                do { try await cloud.create("taken") } catch let error as CloudError { said.append(error.description) }
                do { try await cloud.delete("other") } catch let error as CloudError { said.append(error.description) }
                said.append(try await cloud.get("other") == nil ? "none" : "one")
                said.append(try await cloud.list().map { "\($0.name) of \($0.tags["owner"] ?? "")" }.joined())
                try await context.updateStatus { [said] in $0.name = said.joined(separator: ", ") }
                return .done
            }
        }
        let exploration = Exploration(seeds: 1...1, faults: []) { stage in
            try stage.define(Storage.self)
            stage.run { $0.controller(for: Storage.self, Curious(cloud: $1.buckets())) }
        } scenario: { user in
            try await user.create(Storage(metadata: ObjectMeta(name: "a")))
            try await user.client.eventually(Storage.self, "a") {
                $0?.status?.name == "BucketAlreadyExists: taken, NoSuchBucket: other, none, taken of a"
            }
        }
        let report = try await exploration.run()
        #expect(report.passed, "\(report)")
    }
}
