public import SteadyQueue

/// Who hears what the queues of a manager's controllers do, as for metrics.
public protocol ControllerQueueObservers: Sendable {
    /// The observer of one queue; asked for each time the controller begins.
    ///
    /// - Parameters:
    ///   - controller: the controller's name.
    ///   - type: what it reconciles.
    /// - Returns: `nil` for none.
    func observer<Request: Hashable & Sendable>(
        of controller: String, _ type: Request.Type
    ) -> (any WorkQueueObserver<Request>)?
}
