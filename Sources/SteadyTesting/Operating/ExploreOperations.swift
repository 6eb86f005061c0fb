import SteadyClient
public import SteadyCodec
public import SteadyModel

/// Does to an object whatever a user may do to it, one thing at a time, and looks whether the operator follows.
///
/// The operations come from the schema, or from the object's own values (Acto). What is right needs nobody to say it: a change has to end
/// where creating the object like that ends, and a change that is undone, a child that is deleted or edited, and an object that is created
/// anew have to end where everything began. So does what is put right after a mistake, during which the operator may fail.
///
/// ```swift
/// let report = try await exploreOperations(on: Website("a", .init(image: "nginx:1", replicas: 3))) { stage in
///     try stage.define(Website.self)
///     stage.run { $0.controller(for: Website.self, WebsiteReconciler()).owns(Deployment.self) }
/// }
/// #expect(report.passed, "\(report)")
/// ```
///
/// - Parameters:
///   - object: as a user would create it.
///   - schema: the `openAPIV3Schema` of its kind; fields that only it has are added, and what it forbids is not tried.
///   - operations: what is done.
///   - faults: what goes wrong besides, once at each single place in each operation after which nothing is wrong without; not in mistakes, nor
///     in what comes at once or in the midst. It takes some hundred times as long. None by default.
///   - invariants: what has to hold besides.
///   - tokenFile: a file in which the operation under way stands, for operators that may trap: a trap ends the whole process, and what is
///     left is this file. It is removed when the search ends by itself. Operations are carried out one by one then. `nil` for none.
///   - setUp: says what runs; called for every run.
/// - Throws: what `setUp` throws; `APIError` if the object cannot be created; ``ExplorationError`` if the file cannot be written;
///   `SimulationError` if nothing can go on; `CancellationError`.
public func exploreOperations<R: Resource>(
    on object: R, schema: JSONValue? = nil, operations: Operations = .all, faults: Faults = [], invariants: [Invariant] = [],
    tokenFile: String? = nil, _ setUp: @escaping @Sendable (Stage) throws -> Void
) async throws -> OperationReport {
    var object = object
    if R.resourceType.scope == .namespaced, object.metadata.namespace == nil { object.metadata.namespace = "default" }
    var search = OperationSearch(type: R.resourceType, key: object.key, object: try JSONValue(encoding: object)) { scenario in
        Exploration(seeds: 0...0, faults: [], invariants: invariants, setUp: setUp, scenario: scenario)
    }
    let file = try tokenFile.map { try TokenFile($0) }
    let report = try await search.run(operations, schema: schema, faults: faults, tokenFile: file)
    file?.remove()
    return report
}
