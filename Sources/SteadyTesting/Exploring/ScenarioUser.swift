public import SteadyClient
public import SteadyModel

/// Who does what the operator reacts to. Nothing goes wrong for the user, but the operator may not have done yet what a step needs: then the
/// step waits for it.
public struct ScenarioUser: Sendable {
    /// A client for whatever the steps below do not do; its requests never fail for no reason.
    public let client: Client
    let life: Lifetime

    /// Creates an object; waits while one of that name is still going.
    ///
    /// - Throws: `APIError`; ``ScenarioError`` if the one before does not go.
    @discardableResult
    public func create<R: Resource>(_ object: R) async throws -> R {
        var object = object
        if R.resourceType.scope == .namespaced, object.metadata.namespace == nil { object.metadata.namespace = "default" }
        let wanted = object
        return try await step("create \(R.resourceType) \(object.name)", until: \.isAlreadyExists) {
            try await client.create(wanted)
        }
    }

    /// Creates an object of any kind; waits while one of that name is still going.
    ///
    /// - Parameters:
    ///   - object: the object, with its namespace.
    ///   - type: its kind.
    /// - Throws: `APIError`; ``ScenarioError`` if the one before does not go.
    public func create(_ object: DynamicObject, _ type: ResourceType) async throws {
        _ = try await step("create \(type) \(object.metadata.name ?? "")", until: \.isAlreadyExists) {
            try await client.resources(type).create(object)
        }
    }

    /// Does something by the client to an object that is there, or will be.
    func patiently(_ what: String, _ body: () async throws -> Void) async throws {
        try await step(what, until: \.isNotFound, body)
    }

    /// Does what is hardly meant, and looks for a while what becomes of it; the operator may fail as long as it is there.
    func errs(_ body: () async throws -> Void) async throws { try await life.userErrs(body) }

    /// Changes an object; waits until it is there.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - name: which one.
    ///   - namespace: where.
    ///   - change: what is to be different; asked again if somebody else was faster.
    /// - Throws: what `change` throws; `APIError`; ``ScenarioError`` if the object does not come.
    public func update<R: Resource>(
        _ type: R.Type = R.self, _ name: String, in namespace: String = "default",
        _ change: @escaping @Sendable (inout R) throws -> Void
    ) async throws {
        let key = ObjectKey(namespace: R.resourceType.scope == .namespaced ? namespace : nil, name: name)
        _ = try await step("update \(R.resourceType) \(name)", until: \.isNotFound) {
            try await client.modify(type, key) { try change(&$0) }
        }
    }

    /// Asks for an object's deletion; it is fine if it is gone.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - name: which one.
    ///   - namespace: where.
    /// - Throws: `APIError`.
    public func delete<R: Resource>(_ type: R.Type, _ name: String, in namespace: String = "default") async throws {
        let key = ObjectKey(namespace: R.resourceType.scope == .namespaced ? namespace : nil, name: name)
        life.trace { "user: delete \(R.resourceType) \(name)" }
        life.userActs()
        do { _ = try await client.delete(type, key) } catch let error as APIError where error.isNotFound {}
    }

    /// Waits until nothing moves any more: what is withheld from the operator is not waited for.
    ///
    /// - Throws: `CancellationError`.
    public func settled() async throws {
        if life.choose(life.userFaults, at: "user settles") == nil {
            _ = try await life.settle(quiet: .seconds(2), waitsForLate: false)
        }
    }

    /// Lets virtual time pass.
    ///
    /// - Throws: `CancellationError`.
    public func advance(by time: Duration) async throws { try await client.platform.clock.sleep(for: time) }

    private func step<Result: Sendable>(
        _ what: String, until isTooEarly: @Sendable (APIError) -> Bool, _ body: () async throws -> Result
    ) async throws -> Result {
        life.trace { "user: \(what)" }
        life.userActs()
        for _ in 0..<40 {
            do { return try await body() } catch let error as APIError where isTooEarly(error) {
                try await client.platform.clock.sleep(for: .seconds(5))
            }
        }
        throw ScenarioError(description: "the user could not \(what) within 200 s")
    }
}

/// A step of the scenario was not possible, for the operator did not do what it needs.
public struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}
