/// Brings the world in line with what a request stands for: the key of something that need not be an object of a cluster.
///
/// What a ``Reconciler`` is for objects, this is for anything that has a key: tenants of a database, zones of a name server, a
/// namespace with all that is in it. A reconcile may run at any time, any number of times, and never twice at a time for one request.
///
/// ```swift
/// struct TenantReconciler: RequestReconciler {
///     func reconcile(_ tenant: TenantID, _ context: RequestContext<TenantID>) async throws -> Outcome {
///         guard try await billing.isPaid(tenant) else { return .requeue(after: .seconds(3600)) }
///         …
///         return .done
///     }
/// }
/// ```
public protocol RequestReconciler<Request>: Sendable {
    /// What is reconciled; equal requests are the same.
    associatedtype Request: Hashable & Sendable

    /// Brings the world in line.
    ///
    /// A thrown error means: again, after the request's back-off. Conflicts and stale views are expected and stay quiet;
    /// ``TerminalError`` means not again until something changes.
    ///
    /// - Parameters:
    ///   - request: what it is about.
    ///   - context: what to work with.
    /// - Returns: what comes next.
    func reconcile(_ request: Request, _ context: RequestContext<Request>) async throws -> Outcome
}

/// A reconciler that is a function.
struct ReconcilingFunction<Request: Hashable & Sendable>: RequestReconciler {
    let function: @Sendable (Request, RequestContext<Request>) async throws -> Outcome

    func reconcile(_ request: Request, _ context: RequestContext<Request>) async throws -> Outcome {
        try await function(request, context)
    }
}
