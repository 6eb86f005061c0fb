import SteadyCEL
import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// Chooses the holder of one lease among its candidates, a step at a time (KEP-4355; kube-apiserver's `leader-election-controller`).
///
/// A step looks at the lease and its candidates as they are and says what to send: ask candidates for a sign of life, make or change the
/// lease, or nothing. Nothing is remembered between steps.
struct CoordinatedElection {
    /// One who would hold the lease.
    struct Candidate {
        var key: ObjectKey
        var object: JSONValue
        var createdAt: Timestamp?

        fileprivate var spec: JSONValue { object["spec"] ?? .emptyObject }
        fileprivate var pinged: Timestamp? { spec["pingTime"]?.stringValue.flatMap { Timestamp($0) } }
        fileprivate var renewed: Timestamp? { spec["renewTime"]?.stringValue.flatMap { Timestamp($0) } }
        fileprivate var strategy: String { spec["strategy"]?.stringValue ?? "" }
        fileprivate func version(_ name: String) -> CELSemver? { CELSemver(spec[name]?.stringValue ?? "", isTolerant: true) }
        /// Whether it was asked for a sign of life and has not given one.
        fileprivate var owesSign: Bool {
            guard let pinged else { return false }
            return renewed.map { $0 < pinged } ?? true
        }
    }

    static let leases = "leases.coordination.k8s.io"
    static let candidates = "leasecandidates.coordination.k8s.io"
    /// For how long a sign of life is fresh, and how long candidates have to give it.
    static let duration = Duration.seconds(5)
    /// After what time without one a candidate no longer counts, and is removed.
    static let validity = Duration.seconds(30 * 60)
    /// How long the chosen one has to take up the lease.
    static let leaseSeconds: Int64 = 5

    let key: ObjectKey
    let lease: JSONValue?
    let candidates: [Candidate]
    let now: Timestamp

    /// What to send now. Each write names the version that it was decided on.
    func step() -> [APIRequest] {
        let candidates = candidates.filter { !isOutdated($0) }
        guard !candidates.isEmpty, isNeeded(candidates) else { return [] }
        var pings: [APIRequest] = []
        var mustWait = false
        for candidate in candidates {
            if candidate.owesSign {
                if isFresh(candidate.pinged) { mustWait = true }
            } else if !isFresh(candidate.renewed) {
                pings.append(ping(candidate))
                mustWait = true
            }
        }
        guard !mustWait else { return pings }
        let living = candidates.filter { isFresh($0.renewed) }
        guard let strategy = Self.strategy(of: living) else { return [] }
        let chosen = strategy == LeaseCandidateRules.oldestEmulationVersion ? Self.best(of: living) : nil
        return [proclaim(chosen?.key.name, strategy)].compactMap(\.self)
    }

    /// Those who have not been heard of for long: they are removed.
    func outdated() -> [APIRequest] {
        candidates.filter(isOutdated).map { candidate in
            var request = APIRequest(.delete, path(of: "v1beta1", "leasecandidates", candidate.key.name))
            request.headers["content-type"] = "application/json"
            request.body =
                JSONValue.object([
                    "apiVersion": "v1", "kind": "DeleteOptions",
                    "preconditions": ["resourceVersion": candidate.object[path: "metadata", "resourceVersion"] ?? .null],
                ]).serialized()
            return request
        }
    }

    private func isOutdated(_ candidate: Candidate) -> Bool {
        candidate.renewed.map { $0.advanced(by: Self.validity) < now } ?? true
    }

    private func isFresh(_ time: Timestamp?) -> Bool { time.map { now < $0.advanced(by: Self.duration) } ?? false }

    private var holder: String { lease?[path: "spec", "holderIdentity"]?.stringValue ?? "" }

    private var hasRunOut: Bool {
        guard let renewed = lease?[path: "spec", "renewTime"]?.stringValue.flatMap({ Timestamp($0) }),
            let seconds = lease?[path: "spec", "leaseDurationSeconds"]?.integerValue
        else { return true }
        return renewed.advanced(by: .seconds(seconds)) < now
    }

    /// Whether the lease has no holder, or may have a better one.
    private func isNeeded(_ candidates: [Candidate]) -> Bool {
        if holder.isEmpty || hasRunOut { return true }
        // Now and then all are asked, so that those who are gone are known.
        if candidates.contains(where: { $0.renewed.map { $0.advanced(by: Self.validity / 2) < now } ?? false }) { return true }
        guard Self.strategy(of: candidates) == LeaseCandidateRules.oldestEmulationVersion else { return false }
        guard let best = Self.best(of: candidates) else { return false }
        return best.key.name != holder
    }

    /// That of the newest binary; `nil` if those of one version do not agree.
    static func strategy(of candidates: [Candidate]) -> String? {
        guard let zero = CELSemver("0", isTolerant: true), var best = candidates.first else { return nil }
        for candidate in candidates.dropFirst() {
            let order = (best.version("binaryVersion") ?? zero).compare(candidate.version("binaryVersion") ?? zero)
            if order < 0 { best = candidate }
            if order == 0, candidate.strategy != best.strategy { return nil }
        }
        return best.strategy
    }

    /// Of the oldest emulation version, then of the oldest binary, then who has been there longest.
    static func best(of candidates: [Candidate]) -> Candidate? {
        var best: (candidate: Candidate, emulation: CELSemver, binary: CELSemver)?
        for candidate in candidates {
            guard let emulation = candidate.version("emulationVersion"), let binary = candidate.version("binaryVersion") else {
                continue
            }
            if let known = best {
                let (byEmulation, byBinary) = (known.emulation.compare(emulation), known.binary.compare(binary))
                let order = byEmulation != 0 ? byEmulation : byBinary
                let isEarlier =
                    (candidate.createdAt ?? Timestamp(seconds: 0)) < (known.candidate.createdAt ?? Timestamp(seconds: 0))
                guard order > 0 || order == 0 && isEarlier else { continue }
            }
            best = (candidate, emulation, binary)
        }
        return best?.candidate
    }

    private func ping(_ candidate: Candidate) -> APIRequest {
        let version = candidate.object[path: "metadata", "resourceVersion"] ?? .null
        return patch(
            path(of: "v1beta1", "leasecandidates", candidate.key.name),
            ["metadata": ["resourceVersion": version], "spec": ["pingTime": .string(MicroTime(now).description)]])
    }

    /// Names the holder; if there is one, asks for the hand-over. `nil` if nothing changes.
    private func proclaim(_ chosen: String?, _ strategy: String) -> APIRequest? {
        var spec: JSONValue = [:]
        let fresh: JSONValue = [
            "renewTime": .string(MicroTime(now).description), "leaseDurationSeconds": .integer(Self.leaseSeconds),
        ]
        guard let lease else {
            spec = fresh
            spec["strategy"] = .string(strategy)
            if let chosen { spec["holderIdentity"] = .string(chosen) }
            let object: JSONValue = [
                "apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
                "metadata": ["name": .string(key.name), "namespace": .string(key.namespace ?? "")], "spec": spec,
            ]
            return APIRequest(
                .post, path(of: "v1", "leases", nil), query: Self.manager, headers: ["content-type": "application/json"],
                body: object.serialized())
        }
        if lease[path: "spec", "strategy"]?.stringValue != strategy { spec["strategy"] = .string(strategy) }
        if let chosen, holder.isEmpty || hasRunOut && holder != chosen {
            for (name, value) in fresh.objectValue ?? JSONObject() { spec[name] = value }
            spec["holderIdentity"] = .string(chosen)
            spec["preferredHolder"] = .null
            spec["acquireTime"] = .null
        } else if let chosen, holder != chosen, lease[path: "spec", "preferredHolder"]?.stringValue != chosen {
            spec["preferredHolder"] = .string(chosen)
        }
        guard spec.objectValue?.isEmpty == false else { return nil }
        let version = lease[path: "metadata", "resourceVersion"] ?? .null
        return patch(path(of: "v1", "leases", key.name), ["metadata": ["resourceVersion": version], "spec": spec])
    }

    private static let manager: [APIRequest.QueryItem] = [.init("fieldManager", "leader-election-controller")]

    private func path(of version: String, _ plural: String, _ name: String?) -> String {
        "/apis/coordination.k8s.io/\(version)/namespaces/\(key.namespace ?? "")/\(plural)" + (name.map { "/" + $0 } ?? "")
    }

    private func patch(_ path: String, _ body: JSONValue) -> APIRequest {
        APIRequest(
            .patch, path, query: Self.manager, headers: ["content-type": "application/merge-patch+json"], body: body.serialized())
    }
}

extension Cluster {
    /// Holds the elections of all leases that have candidates, until it is cancelled.
    func holdElections() async throws {
        while true {
            for election in elections() {
                // A refusal needs no answer: what has changed is looked at in the next step.
                for request in election.outdated() + election.step() { _ = try await transport.send(request) }
            }
            try await platform.clock.sleep(for: .milliseconds(500))
        }
    }

    /// The leases that have candidates, as they are now.
    private func elections() -> [CoordinatedElection] {
        let now = platform.wallTime
        return state.withLock { state in
            var byLease: [ObjectKey: [CoordinatedElection.Candidate]] = [:]
            for (key, object) in state.store.objects(in: CoordinatedElection.candidates) {
                let value = object.value
                guard let name = value[path: "spec", "leaseName"]?.stringValue else { continue }
                let createdAt = value[path: "metadata", "creationTimestamp"]?.stringValue.flatMap { Timestamp($0) }
                byLease[ObjectKey(namespace: key.namespace, name: name), default: []].append(
                    .init(key: key, object: value.with(version: object.version), createdAt: createdAt))
            }
            return byLease.sorted { $0.key < $1.key }.map { key, candidates in
                let lease = state.store.object(key, in: CoordinatedElection.leases)
                return CoordinatedElection(
                    key: key, lease: lease.map { $0.value.with(version: $0.version) }, candidates: candidates, now: now)
            }
        }
    }
}

extension JSONValue {
    /// The object with the version that the store gave it.
    fileprivate func with(version: UInt64) -> JSONValue {
        var object = self
        object[path: "metadata", "resourceVersion"] = .string("\(version)")
        return object
    }
}
