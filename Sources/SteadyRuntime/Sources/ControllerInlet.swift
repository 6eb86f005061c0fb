import SteadyModel
import SteadyQueue

/// Where a controller's sources put what is to be reconciled.
struct ControllerInlet<Request: Hashable & Sendable>: Sendable {
    /// The controller's name.
    let controller: String
    /// Time and randomness.
    let platform: Platform
    /// Whether changes are kept, so that they can be explained.
    let keepsChanges: Bool
    /// Takes a request in, with a priority of the queue, a reason, and the change behind it.
    let put: @Sendable (_ request: Request, _ priority: Int, _ reason: ReconcileReason, _ change: (any RecordedChange)?) -> Void
    /// Hears what goes wrong with a source.
    let tell: @Sendable (ControllerProblem) -> Void

    /// Runs something until it ends by itself or the task is cancelled: again when it fails, after a wait that grows from a second
    /// to a minute.
    ///
    /// - Parameters:
    ///   - what: what it is, for people.
    ///   - body: is given something to call when it works, after which waits are short again.
    func keep(_ what: String, _ body: (_ works: () -> Void) async throws -> Void) async {
        let waits = Backoff.exponential(from: .seconds(1), upTo: .seconds(60))
        var failures = 0
        while !Task.isCancelled {
            do {
                return try await body { failures = 0 }
            } catch {
                if Task.isCancelled { return }
                failures += 1
                var random = platform.random
                // Not all at once, where many have failed together.
                let delay = waits.delay(afterFailures: failures) * Double.random(in: 0.5...1, using: &random)
                tell(ControllerProblem(controller: controller, what: "\(what) failed", error: error, retryIn: delay))
                try? await platform.clock.sleep(for: delay)
            }
        }
    }
}

/// Something that names what is to be reconciled.
struct ControllerSource<Request: Hashable & Sendable>: Sendable {
    /// Registers call-backs, before anything runs; what it returns takes them back.
    var attach: @Sendable (ControllerInlet<Request>) -> @Sendable () -> Void = { _ in {} }
    /// What it names when the controller begins.
    var initial: @Sendable () -> [Request] = { [] }
    /// Runs while the controller works, until the task is cancelled.
    var run: (@Sendable (ControllerInlet<Request>) async -> Void)?
}
