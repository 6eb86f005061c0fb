import SteadyCodec
public import SteadyModel

extension ResourceClient where Object: WritableObject {
    /// Reads an object, changes it, and sends what has changed; on a conflict it does so again on the fresh object.
    ///
    /// ```swift
    /// try await deployments.modify(key) { $0.spec?.replicas = 3 }
    /// ```
    ///
    /// What is sent is the least merge patch, with the version that was read: fields that others write, or that the Swift type
    /// does not know, are left as they are. If `change` changes nothing, nothing is sent.
    ///
    /// - Parameters:
    ///   - key: which object.
    ///   - subresource: such as `status`; only its fields are sent then.
    ///   - attempts: how many times at most the object is read, at least once.
    ///   - options: dry run, strictness about unknown fields.
    ///   - change: is called once for each time the object is read; an error from it ends the call.
    /// - Returns: the object as it is stored now.
    /// - Throws: ``APIError`` (`isNotFound`; `isConflict` when the attempts are used up), and what `change` throws.
    @discardableResult
    public func modify(
        _ key: ObjectKey, subresource: String? = nil, attempts: Int = 5, _ options: WriteOptions = .standard,
        _ change: (inout Object) throws -> Void
    ) async throws -> Object {
        var attempt = 0
        while true {
            attempt += 1
            let read = try await get(key)
            var changed = read
            try change(&changed)
            guard let patch = try Self.patch(from: read, to: changed) else { return read }
            do {
                return try await self.patch(key, patch, subresource: subresource, options)
            } catch let error as APIError where error.isConflict && attempt < attempts {
                var random = client.platform.random
                let policy = RetryPolicy(firstDelay: .milliseconds(10), maximumDelay: .seconds(1))
                try await client.platform.clock.sleep(for: policy.delay(before: attempt, using: &random))
            }
        }
    }

    /// Changes an object by its name; see ``modify(_:subresource:attempts:_:_:)-(ObjectKey,_,_,_,_)``.
    @discardableResult
    public func modify(
        _ name: String, subresource: String? = nil, attempts: Int = 5, _ options: WriteOptions = .standard,
        _ change: (inout Object) throws -> Void
    ) async throws -> Object {
        try await modify(key(name), subresource: subresource, attempts: attempts, options, change)
    }

    /// Creates an object, or changes the one that is there (controller-runtime: `CreateOrPatch`).
    ///
    /// - Parameters:
    ///   - object: what is created if there is none of its name, with `change` already done to it.
    ///   - change: makes the object as it should be; see ``modify(_:subresource:attempts:_:_:)-(ObjectKey,_,_,_,_)``.
    /// - Returns: the object as it is stored now.
    /// - Throws: ``APIError``, and what `change` throws.
    @discardableResult
    public func createOrModify(_ object: Object, _ change: (inout Object) throws -> Void) async throws -> Object {
        var attempt = 0
        while true {
            attempt += 1
            do { return try await modify(object.key) { try change(&$0) } } catch let error as APIError
                where error.isNotFound && !error.isResourceMissing
            {}
            var made = object
            try change(&made)
            // Another may have made it, or deleted it, in between.
            do { return try await create(made) } catch let error as APIError where error.isAlreadyExists && attempt < 5 {}
        }
    }

    /// The least patch for the version that was read; `nil` if nothing has changed.
    static func patch(from read: Object, to changed: Object) throws -> Patch? {
        guard read != changed else { return nil }
        var difference = MergePatch.difference(from: try JSONValue(encoding: read), to: try JSONValue(encoding: changed))
        difference[path: "metadata", "resourceVersion"] = nil
        if difference["metadata"] == .emptyObject { difference["metadata"] = nil }
        guard difference != .emptyObject else { return nil }
        // An object that was deleted and made anew has another version, too.
        if let version = read.metadata.resourceVersion { difference[path: "metadata", "resourceVersion"] = .string(version) }
        return .merge(difference)
    }
}
