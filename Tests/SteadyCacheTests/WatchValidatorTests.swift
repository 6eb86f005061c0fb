import Foundation
import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// What may be relied on of watches (the validators of etcd's robustness tests: Filter, Ordered, Unique, Atomic, Bookmarkable, Resumable,
/// Reliable, IsCreate, PrevKV), held against the embedded server's streams and against what an informer tells.
///
/// So many seeds as `STEADY_WATCH_SEEDS` says, 200 without.
@Suite struct WatchValidatorTests {
    private static let seeds = ProcessInfo.processInfo.environment["STEADY_WATCH_SEEDS"].flatMap { UInt64($0) } ?? 200

    /// What has happened, as whoever wrote it knows.
    private struct History: Sendable {
        struct Step: Sendable {
            var version: UInt64
            var key: ObjectKey
            var before: ConfigMap?
            var after: ConfigMap?
        }

        var steps: [Step] = []
        var state: [ObjectKey: ConfigMap] = [:]
        let selectsLeft: Bool

        func selects(_ map: ConfigMap?) -> Bool { map.map { !selectsLeft || $0.metadata.labels?["side"] == "left" } ?? false }

        mutating func note(_ key: ObjectKey, _ after: ConfigMap?, version: UInt64) {
            // An apply that changes nothing makes no version.
            if steps.last.map({ $0.version >= version }) ?? false { return }
            steps.append(Step(version: version, key: key, before: state[key], after: after))
            state[key] = after
        }

        /// What a watch has to say after a version.
        func events(after version: UInt64) -> [Event] {
            steps.filter { $0.version > version }.compactMap { step in
                switch (selects(step.before), selects(step.after)) {
                case (false, false): nil
                case (false, true): Event(kind: "ADDED", version: step.version, key: step.key, value: step.after?.data?["v"])
                case (true, true): Event(kind: "MODIFIED", version: step.version, key: step.key, value: step.after?.data?["v"])
                // Its last state, as those who watch it knew it.
                case (true, false): Event(kind: "DELETED", version: step.version, key: step.key, value: step.before?.data?["v"])
                }
            }
        }

        /// What is selected at a version.
        func state(at version: UInt64) -> [ObjectKey: String] {
            var state: [ObjectKey: String] = [:]
            for step in steps where step.version <= version {
                state[step.key] = selects(step.after) ? step.after?.metadata.resourceVersion : nil
            }
            return state
        }
    }

    private struct Event: Equatable, Sendable {
        var kind: String
        var version: UInt64
        var key: ObjectKey
        var value: String?
    }

    private final class World: Sendable {
        let history: Mutex<History>
        let cluster: Cluster
        let client: Client
        private let problems = Mutex<[String]>([])
        private let checks = Mutex<[@Sendable (History) -> String?]>([])
        /// Whether the informer has come to the end.
        let isDone = Mutex(false)

        init(_ platform: Platform, selectsLeft: Bool) {
            cluster = Cluster(platform: platform)
            client = cluster.client()
            history = Mutex(History(selectsLeft: selectsLeft))
        }

        /// Looks at something when everything that has happened is known: whoever writes knows it later than whoever watches.
        func check(_ check: @escaping @Sendable (History) -> String?) { checks.withLock { $0.append(check) } }

        func finish() -> [String] {
            let history = history.withLock { $0 }
            return problems.withLock { $0 } + checks.withLock { $0 }.compactMap { $0(history) }
        }

        func problem(_ text: String) { problems.withLock { $0.append(text) } }

        /// Writes, breaks and forgets at random.
        func write(_ steps: Int) async throws {
            var random = client.platform.random
            for step in 0..<steps {
                let key = CacheTesting.key("m\(random.next() % 5)")
                if random.next() % 4 == 0 {
                    if try await client.resources(ConfigMap.self).find(key) != nil {
                        try await client.delete(ConfigMap.self, key)
                        let version = UInt64(cluster.resourceVersion)
                        history.withLock { $0.note(key, nil, version: version) }
                    }
                } else {
                    var map = CacheTesting.map(key.name, "\(step)")
                    map.metadata.labels = ["side": random.next() % 2 == 0 ? "left" : "right"]
                    let written = try await client.apply(map)
                    let version = UInt64(written.metadata.resourceVersion ?? "") ?? 0
                    history.withLock { $0.note(key, written, version: version) }
                }
                if random.next() % 6 == 0 { cluster.closeWatches() }
                if random.next() % 8 == 0 { cluster.compact() }
                if random.next() % 3 == 0 {
                    try await client.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 700)))
                }
            }
        }

        private var selector: String? { history.withLock { $0.selectsLeft } ? "side=left" : nil }

        /// Watches from a random version, or from the present state, to the end of the connection.
        func watch() async throws {
            var random = client.platform.random
            let versions = history.withLock { $0.steps.map(\.version) }
            let start =
                random.next() % 3 == 0 ? nil : versions.isEmpty ? nil : versions[Int(random.next() % UInt64(versions.count))]
            let options = WatchOptions(
                labelSelector: selector, resourceVersion: start.map { String($0) }, sendInitialEvents: start == nil)
            var (seen, from): ([Event], UInt64?) = ([], start)
            var initial: [ObjectKey: String] = [:]
            do {
                try await client.resources(ConfigMap.self).withWatch(options) { events in
                    for try await event in events {
                        switch event {
                        case .bookmark(let version, let endsInitialEvents):
                            let version = UInt64(version) ?? 0
                            if endsInitialEvents {
                                from = version
                                let initial = initial
                                check { $0.state(at: version) == initial ? nil : "initial events at \(version)" }
                            } else if let from {
                                let seen = seen
                                check { history in
                                    history.events(after: from).filter { $0.version <= version } == seen
                                        ? nil : "the bookmark \(version) does not say where the stream is"
                                }
                            }
                        case .error(let error):
                            if !error.isExpired { problem("\(error)") }
                            return
                        case .added(let map) where from == nil: initial[map.key] = map.metadata.resourceVersion
                        case .added(let map): seen.append(made(map, "ADDED"))
                        case .modified(let map): seen.append(made(map, "MODIFIED"))
                        case .deleted(let map): seen.append(made(map, "DELETED"))
                        }
                    }
                }
            } catch let error as APIError where error.isExpired {}
            guard let from else { return }
            let all = seen
            check { history in
                let expected = history.events(after: from)
                return Array(expected.prefix(all.count)) == all ? nil : "from \(from) there came \(all) instead of \(expected)"
            }
        }

        private func made(_ map: ConfigMap, _ kind: String) -> Event {
            Event(kind: kind, version: UInt64(map.metadata.resourceVersion ?? "") ?? 0, key: map.key, value: map.data?["v"])
        }

        /// An informer, whose contents at any time are those of the version it says.
        func inform() async throws {
            let informer = Informer<ConfigMap>(client: client, scope: CacheScope(labelSelector: selector))
            let told = Mutex<[ObjectKey: ConfigMap]>([:])
            informer.onChange { [self] change in
                told.withLock { told in
                    let (key, before) = (change.object.key, told[change.object.key])
                    if change.old?.metadata.uid != before?.metadata.uid { problem("another one before \(key)") }
                    if change.kind == .updated, change.old != before { problem("another state before \(key)") }
                    if let old = change.old, let new = change.new, old.metadata.uid != new.metadata.uid {
                        problem("\(key) was deleted and made anew, and is told as updated")
                    }
                    if let new = change.new, !history.withLock({ $0.selects(new) }) { problem("\(key) is not selected") }
                    if let last = before?.metadata.resourceVersion, let version = change.new?.metadata.resourceVersion,
                        !ResourceVersion.isLater(version, than: last)
                    {
                        problem("\(key) went from \(last) to \(version)")
                    }
                    told[key] = change.new
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                var random = client.platform.random
                while true {
                    try await client.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 500)))
                    let snapshot = informer.snapshot
                    if let version = snapshot.resourceVersion.flatMap({ UInt64($0) }) {
                        let held = Dictionary(
                            snapshot.map { ($0.key, $0.metadata.resourceVersion ?? "") }, uniquingKeysWith: { first, _ in first })
                        check { history in
                            let truth = history.state(at: version)
                            return truth == held ? nil : "at \(version) the cache has \(held), and not \(truth)"
                        }
                    }
                    // The last write is of a key of its own.
                    if snapshot[CacheTesting.key("last")] != nil { break }
                }
                group.cancelAll()
            }
            isDone.withLock { $0 = true }
        }
    }

    /// Half of the seeds with a selector, half without.
    @Test(arguments: [false, true])
    func `what watches and informers say holds, whatever breaks`(selectsLeft: Bool) async throws {
        for seed in stride(from: selectsLeft ? 1 : 0, to: Self.seeds, by: 2) {
            // Others have their turn: some of them wait for real servers.
            await Task.yield()
            try Simulation.run(seed: seed) { simulated in
                let world = World(simulated.platform, selectsLeft: selectsLeft)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await world.inform() }
                    group.addTask {
                        try await world.write(25)
                        var last = CacheTesting.map("last", "")
                        last.metadata.labels = ["side": "left"]
                        let written = try await world.client.create(last)
                        let version = UInt64(written.metadata.resourceVersion ?? "") ?? 0
                        world.history.withLock { $0.note(written.key, written, version: version) }
                        // Those who only watch come to their end.
                        try await world.client.platform.clock.sleep(for: .seconds(2))
                        world.cluster.closeWatches()
                    }
                    for watcher in 0..<3 {
                        group.addTask {
                            for _ in 0...watcher { try await world.watch() }
                        }
                    }
                    try await world.client.platform.clock.sleep(for: .seconds(120))
                    group.cancelAll()
                    do { try await group.waitForAll() } catch is CancellationError {}
                }
                if !world.isDone.withLock({ $0 }) { world.problem("the informer has not seen the last write") }
                let problems = world.finish()
                #expect(problems.isEmpty, "seed \(seed): \(problems.prefix(3))")
            }
        }
    }
}
