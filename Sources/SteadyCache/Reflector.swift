import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// Carries out what ``ReflectorState`` decides: lists, watches, waits. Ends when it is cancelled.
struct Reflector<R: Resource>: Sendable {
    let client: Client
    let scope: InformerScope
    /// Changes objects before they are kept.
    let transform: @Sendable (inout R) -> Void
    /// Gives news to the informer's state and passes on what changed.
    let update: @Sendable ((inout ReflectorState<R>) -> [Change<R>]) -> Void

    func run() async throws {
        // Equal parts of the objects are the same memory, across lists and watches.
        let pool = SharingPool()
        while true {
            try Task.checkCancellation()
            let step = Mutex<ReflectorState<R>.Step?>(nil)
            update { state in
                let next = state.nextStep()
                step.withLock { $0 = next }
                return []
            }
            guard let step = step.withLock({ $0 }) else { return }
            do {
                try await perform(step, pool)
            } catch let error as CancellationError {
                throw error
            } catch {
                try Task.checkCancellation()
                update { state in
                    state.failed(error)
                    return []
                }
            }
        }
    }

    private func perform(_ step: ReflectorState<R>.Step, _ pool: SharingPool) async throws {
        switch step {
        case .list(let token):
            let options = ListOptions(
                labelSelector: scope.labelSelector, fieldSelector: scope.fieldSelector, limit: 500, continueToken: token)
            var page = try await client.list(R.self, in: scope.namespace, options, sharing: pool)
            for index in page.items.indices { transform(&page.items[index]) }
            let kept = page
            update { $0.received(kept) }
        case .stream: try await watch(from: nil, pool)
        case .watch(let version): try await watch(from: version, pool)
        case .backOff(let failures):
            // 800 ms doubling up to 30 s, half of it by chance, so that many clients do not come back at once.
            let whole = min(30_000, 800 << min(failures - 1, 6))
            var random = client.platform.random
            let delay = whole / 2 + Int(random.next() % UInt64(whole / 2 + 1))
            try await client.platform.clock.sleep(for: .milliseconds(delay))
        }
    }

    private func watch(from version: String?, _ pool: SharingPool) async throws {
        // Between 5 and 10 minutes, so that a connection that has died in silence is not believed for longer.
        var random = client.platform.random
        let options = WatchOptions(
            labelSelector: scope.labelSelector, fieldSelector: scope.fieldSelector, resourceVersion: version,
            sendInitialEvents: version == nil, timeoutSeconds: 300 + Int(random.next() % 300))
        try await client.withWatch(R.self, in: scope.namespace, options, sharing: pool) { (events: WatchEvents<R>) in
            for try await event in events {
                let kept = event.map(transform)
                update { $0.received(kept) }
                if case .error = event { return }
            }
            update { state in
                state.ended()
                return []
            }
        }
    }
}

extension WatchEvent {
    fileprivate func map(_ transform: (inout R) -> Void) -> WatchEvent {
        func transformed(_ object: R) -> R {
            var object = object
            transform(&object)
            return object
        }
        return switch self {
        case .added(let object): .added(transformed(object))
        case .modified(let object): .modified(transformed(object))
        case .deleted(let object): .deleted(transformed(object))
        case .bookmark, .error: self
        }
    }
}
