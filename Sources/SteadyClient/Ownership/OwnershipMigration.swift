import SteadyCodec
public import SteadyModel

/// From writes by update and patch to server-side apply (client-go: `csaupgrade`).
enum OwnershipMigration {
    private static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"

    /// The entries with what `old` managers have written owned by `manager` as if it had applied it; `nil` if nothing changes.
    static func migrated(
        _ entries: [ManagedFieldsEntry], from old: Set<String>, to manager: String, subresource: String?
    ) -> [ManagedFieldsEntry]? {
        func isHere(_ entry: ManagedFieldsEntry) -> Bool { (entry.subresource ?? "") == (subresource ?? "") }
        func isOld(_ entry: ManagedFieldsEntry) -> Bool {
            isHere(entry) && entry.operation == "Update" && old.contains(entry.manager ?? "")
        }
        guard let first = entries.firstIndex(where: isOld) else { return nil }
        let target = entries.firstIndex { isHere($0) && $0.operation == "Apply" && $0.manager == manager } ?? first
        var owner = entries[target]
        owner.manager = manager
        owner.operation = "Apply"
        var fields = owner.fieldsV1?.value ?? .emptyObject
        // Names of fields of another version mean something else.
        for (index, entry) in entries.enumerated() where index != target && isOld(entry) && entry.apiVersion == owner.apiVersion {
            fields = OwnedFields.union(fields, entry.fieldsV1?.value ?? .emptyObject)
        }
        fields = withoutLastApplied(fields)
        owner.fieldsV1 = RawJSON(fields)
        var result: [ManagedFieldsEntry] = []
        for (index, entry) in entries.enumerated() {
            if index == target { result.append(owner) } else if !isOld(entry) { result.append(entry) }
        }
        return result
    }

    private static func withoutLastApplied(_ fields: JSONValue) -> JSONValue {
        var fields = fields
        fields[path: "f:metadata", "f:annotations", "f:\(lastApplied)"] = nil
        return fields
    }
}

extension ResourceClient {
    /// Makes what other managers have written by updates and patches the property of one that applies, so that its next
    /// ``apply(_:subresource:force:manager:_:)`` can remove fields that they had set: for objects that were made by `kubectl
    /// apply`, or by a controller of an older version.
    ///
    /// No field of the object changes, only its `managedFields`. It is done again on the fresh object if another was faster.
    ///
    /// - Parameters:
    ///   - key: which object.
    ///   - old: the managers up to now; by default kubectl's of client-side apply.
    ///   - manager: the manager from now on; by default the client's.
    ///   - subresource: what the fields were written through.
    /// - Returns: whether anything had to be changed.
    /// - Throws: ``APIError``.
    @discardableResult
    public func migrateOwnership(
        of key: ObjectKey, from old: Set<String> = ["kubectl-client-side-apply", "before-first-apply"], to manager: String? = nil,
        subresource: String? = nil
    ) async throws -> Bool {
        var attempt = 0
        var whole = self
        whole.client.decoding = .default
        while true {
            attempt += 1
            let metadata = try await whole.get(key).metadata
            let entries = OwnershipMigration.migrated(
                metadata.managedFields ?? [], from: old, to: manager ?? client.fieldManager, subresource: subresource)
            guard let entries else { return false }
            let patch = Patch.json([
                ["op": "replace", "path": "/metadata/managedFields", "value": try JSONValue(encoding: entries)],
                // Also a precondition: the server refuses a version that is not the present one.
                ["op": "replace", "path": "/metadata/resourceVersion", "value": .string(metadata.resourceVersion ?? "")],
            ])
            do {
                _ = try await self.patch(key, patch, subresource: subresource)
                return true
            } catch let error as APIError where error.isConflict && attempt < 5 {}
        }
    }
}
