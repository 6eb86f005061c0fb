public import Testing

/// Tests that talk over real sockets are carried out ahead of the others.
///
/// Whoever waits at the other end of a connection has a deadline in real time, and simulations hold on to their threads until they are
/// through: in the same queue, each step of a conversation would come after all simulations that are ready to run. Work of another priority
/// has threads of its own.
public struct OverSockets: SuiteTrait, TestTrait, TestScoping {
    public var isRecursive: Bool { true }

    @concurrent public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await withoutActuallyEscaping(function) { function in
            // A child has its parent's queue, whatever its priority.
            let ahead = Task(priority: .high) { try await function() }
            try await withTaskCancellationHandler {
                try await ahead.value
            } onCancel: {
                ahead.cancel()
            }
        }
    }
}

extension Trait where Self == OverSockets {
    /// Carried out ahead of tests that hold on to their threads.
    public static var overSockets: Self { OverSockets() }
}
