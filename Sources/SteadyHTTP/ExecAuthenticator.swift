#if HTTP
    package import SteadyModel
    import Synchronization

    /// Runs an exec plugin when credentials are needed, and shares what it gave: one run at a time serves all that wait.
    ///
    /// Transports to one cluster that name the same program in the same way share one authenticator.
    package final class ExecAuthenticator: Sendable {
        private struct Key: Hashable, Sendable {
            var plugin: ExecPlugin
            var cluster: ClusterInfo
        }

        private enum Step {
            case use(ExecCredential)
            case run
            case wait
        }

        /// `nil` if the one who ran the program was cancelled: someone else has to.
        private typealias Outcome = Result<ExecCredential, AccessError>?

        private struct State {
            var credential: ExecCredential?
            /// When the credential is to be replaced; it may be used for some time more.
            var renewal: Timestamp?
            var isRunning = false
            var waiters: [(id: UInt64, continuation: CheckedContinuation<Outcome, Never>)] = []
            var nextWaiter: UInt64 = 0
        }

        private struct Reference {
            weak var value: ExecAuthenticator?
        }

        private static let known = Mutex<[Key: Reference]>([:])

        private let process: ExecProcess
        private let state = Mutex(State())

        private init(_ process: ExecProcess) { self.process = process }

        /// The authenticator of a plugin for a cluster.
        ///
        /// - Throws: if the cluster's certificate authority, which the plugin is told, cannot be read.
        package static func shared(_ plugin: ExecPlugin, _ access: ClusterAccess) throws(AccessError) -> ExecAuthenticator {
            let info = try ClusterInfo(access, plugin.clusterConfig)
            let key = Key(plugin: plugin, cluster: info)
            return known.withLock { known in
                if let authenticator = known[key]?.value { return authenticator }
                known = known.filter { $0.value.value != nil }
                let made = ExecAuthenticator(
                    ExecProcess(plugin: plugin, clusterInfo: plugin.provideClusterInfo ? info : nil))
                known[key] = Reference(value: made)
                return made
            }
        }

        /// A credential that has not expired; runs the program if there is none.
        ///
        /// It is renewed when less than a tenth of its life is left, and less than a minute; if that fails while it is still
        /// good, it is used on.
        ///
        /// - Throws: what the program has to say, to all that wait for it; `CancellationError` if the task is cancelled, and then
        ///   someone else who waits runs the program.
        package func credential(_ platform: Platform) async throws -> ExecCredential {
            while true {
                try Task.checkCancellation()
                switch next(platform.wallTime) {
                case .use(let credential): return credential
                case .run: return try await run(platform)
                case .wait:
                    if let outcome = await wait() { return try outcome.get() }
                }
            }
        }

        /// Forgets a credential that a server did not accept, unless there is a newer one.
        package func forget(_ credential: ExecCredential) {
            state.withLock { state in
                if state.credential == credential { state.credential = nil }
            }
        }

        private func next(_ now: Timestamp) -> Step {
            state.withLock { state in
                if let credential = state.credential {
                    let isDue = state.renewal.map { $0 <= now } ?? false
                    let isGood = credential.expiration.map { now < $0 } ?? true
                    // While one request renews it, the others go on with the old one.
                    if !isDue || (state.isRunning && isGood) { return .use(credential) }
                }
                if state.isRunning { return .wait }
                state.isRunning = true
                return .run
            }
        }

        private func run(_ platform: Platform) async throws -> ExecCredential {
            do {
                let credential = try await process.run(platform)
                finish(.success(credential), platform.wallTime)
                return credential
            } catch let error as AccessError {
                let now = platform.wallTime
                if let known = state.withLock({ $0.credential }), let expiration = known.expiration, now < expiration {
                    finish(.success(known), now)
                    return known
                }
                finish(.failure(error), now)
                throw error
            } catch {
                finish(nil, platform.wallTime)
                throw error
            }
        }

        private func finish(_ outcome: Outcome, _ now: Timestamp) {
            let waiters = state.withLock { state in
                state.isRunning = false
                if case .success(let credential)? = outcome {
                    let life = credential.expiration.map { now.duration(to: $0) }
                    state.credential = credential
                    state.renewal = credential.expiration?.advanced(by: .zero - min(.seconds(60), (life ?? .zero) / 10))
                }
                defer { state.waiters = [] }
                return state.waiters
            }
            for waiter in waiters { waiter.continuation.resume(returning: outcome) }
        }

        private func wait() async -> Outcome {
            let id = state.withLock { state in
                state.nextWaiter &+= 1
                return state.nextWaiter
            }
            return await withTaskCancellationHandler {
                await withCheckedContinuation { (continuation: CheckedContinuation<Outcome, Never>) in
                    let isOver = state.withLock { state in
                        if Task.isCancelled || !state.isRunning { return true }
                        state.waiters.append((id, continuation))
                        return false
                    }
                    if isOver { continuation.resume(returning: nil) }
                }
            } onCancel: {
                let waiter = state.withLock { state in
                    state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
                }
                waiter?.continuation.resume(returning: nil)
            }
        }
    }
#endif
