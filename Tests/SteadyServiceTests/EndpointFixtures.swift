#if Service
    import Foundation
    import SteadyAccessAPI
    import SteadyClient
    import SteadyCoreAPI
    import SteadyModel
    import SteadyServer
    import SteadyService

    /// A certificate and its key in files.
    struct CertificateFiles {
        let certificate: OperatorEndpoint.Certificate
        private let folder: URL

        init(_ identity: ServerIdentity) throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("endpoint-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            certificate = .init(
                chain: folder.appendingPathComponent("tls.crt").path, key: folder.appendingPathComponent("tls.key").path)
            let texts = try identity.serverCertificate()
            try write(chain: texts.certificate)
            try write(key: texts.key)
        }

        func write(chain: String) throws { try Data(chain.utf8).write(to: URL(fileURLWithPath: certificate.chain)) }
        func write(key: String) throws { try Data(key.utf8).write(to: URL(fileURLWithPath: certificate.key)) }
        func remove() { try? FileManager.default.removeItem(at: folder) }
    }

    /// Time that goes on when it is told to.
    struct VirtualTime: Sendable {
        private let clock = SteppedClock()

        var platform: Platform { Platform(clock: MonotonicClock(clock), wallClock: { Timestamp(seconds: 0) }, random: { 7 }) }

        /// Ten seconds go by for whoever sleeps; returns when somebody sleeps again.
        func tick() async throws {
            try await clock.state.wait { $0.isSomebodyAsleep }
            clock.state.withLock { $0.now = $0.now + .seconds(10) }
            try await clock.state.wait { $0.isSomebodyAsleep }
        }
    }

    private struct SteppedClock: Clock {
        struct State: Sendable {
            var now = MonotonicClock.Instant(offset: .zero)
            var deadlines: [Int: MonotonicClock.Instant] = [:]
            var lastID = 0

            var isSomebodyAsleep: Bool { deadlines.values.contains { $0 > now } }
        }

        let state = WaitableMutex(State())
        var now: MonotonicClock.Instant { state.read { $0.now } }
        var minimumResolution: Duration { .nanoseconds(1) }

        func sleep(until deadline: MonotonicClock.Instant, tolerance: Duration?) async throws {
            let id = state.withLock { state in
                state.lastID += 1
                state.deadlines[state.lastID] = deadline
                return state.lastID
            }
            defer { state.withLock { $0.deadlines[id] = nil } }
            try await state.wait { $0.now >= deadline }
        }
    }

    extension Client {
        /// The token of an account that may `get` `/metrics`.
        func scraper() async throws -> String {
            let account = ObjectKey(namespace: "default", name: "prometheus")
            _ = try await create(ServiceAccount(metadata: ObjectMeta(name: account.name, namespace: account.namespace)))
            _ = try await create(
                ClusterRole(
                    metadata: ObjectMeta(name: "scrape"), rules: [PolicyRule(verbs: ["get"], nonResourceURLs: ["/metrics"])]))
            _ = try await create(
                ClusterRoleBinding(
                    metadata: ObjectMeta(name: "scrape"),
                    roleRef: RoleRef(kind: "ClusterRole", name: "scrape", apiGroup: "rbac.authorization.k8s.io"),
                    subjects: [Subject(kind: "ServiceAccount", name: account.name, namespace: account.namespace)]))
            return try await requestToken(of: account).token
        }
    }
#endif
