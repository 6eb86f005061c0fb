package import SteadyCodec

/// Server-side apply, and the bookkeeping of owners for all other writes.
///
/// A pure function of the objects given. Defaults, validation and admission are the caller's: `apply` takes the stored
/// object and returns the merged one, `update` takes the object as it is about to be stored.
package struct ApplyEngine: Sendable {
    /// An object in another version of its API, with that version's schema; `nil` if there is no such version any more.
    package typealias Conversion = @Sendable (_ object: JSONValue, _ apiVersion: String) -> (object: JSONValue, schema: Schema)?

    private let schema: Schema
    private let kind: String?
    private let filters: [String: FieldFilter]
    private let convert: Conversion?

    /// - Parameters:
    ///   - schema: of the version in which requests come; without one, nothing is known about fields.
    ///   - kind: what applied configurations have to say they are, if that is to be checked.
    ///   - resetFields: which fields requests can own, by subresource (empty for the object itself).
    ///   - convert: how entries of other versions are compared; without it, by the same schema.
    package init(
        schema: Schema?, kind: String? = nil, resetFields: [String: FieldFilter] = [:], convert: Conversion? = nil
    ) {
        self.schema = schema ?? .any
        self.kind = kind
        filters = resetFields
        self.convert = convert
    }

    private static let stripped = FieldSet(
        paths: [["apiVersion"], ["kind"], ["metadata"]]
            + [
                "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields",
                "resourceVersion",
            ].map { ["metadata", $0] })

    // MARK: Update

    /// The object with its owners brought up to date after a create, update or patch.
    ///
    /// - Parameters:
    ///   - live: the stored object, `nil` for a create.
    ///   - new: the object that will be stored; managed fields in it replace the stored ones, except through a subresource.
    package func update(
        live: JSONValue?, new: consuming JSONValue, manager: String, subresource: String?, apiVersion: String, now: String
    ) -> JSONValue {
        let liveMetadata = live?["metadata"]
        var new = consume new
        var managed = claimed(liveMetadata, new["metadata"], isSubresource: subresource != nil)
        new.removeManagedFields()
        if managed.entries.isEmpty, liveMetadata?["uid"]?.stringValue?.isEmpty == false { return new }
        let entry = ManagedFields.Entry(
            manager: manager.isEmpty ? "unknown" : manager, operation: .update, apiVersion: apiVersion, subresource: subresource)
        if live == nil, managed.entries.isEmpty, let excluded = (filters[subresource ?? ""] ?? .all).excludedMembers,
            let fields = CreatedFields.fields(of: new, zero: emptyObject(like: new), schema, excluded: excluded)
        {
            if let fields { new.setManagedFields(ManagedFields.json(entry, fields, now: now)) }
            return new
        }
        var old = live ?? emptyObject(like: new)
        old.removeManagedFields()
        managed = reconciled(managed, old)
        record(&managed, from: old, to: new, by: entry, now: now)
        new.setManagedFields(managed)
        return new
    }

    /// The owners that hold before the change: those the client sent, else those stored.
    private func claimed(_ live: JSONValue?, _ new: JSONValue?, isSubresource: Bool) -> ManagedFields {
        if !isSubresource {
            if ManagedFields.isReset(new) { return ManagedFields() }
            if let sent = ManagedFields(metadata: new), !sent.entries.isEmpty { return sent }
        }
        return ManagedFields(metadata: live) ?? ManagedFields()
    }

    /// What the object is before it is created: for built-in kinds the members that are always there.
    private func emptyObject(like new: JSONValue) -> JSONValue {
        if case .object(let zero) = schema.zeroValue { return .object(zero) }
        var object = JSONObject()
        object["apiVersion"] = new["apiVersion"]
        object["kind"] = new["kind"]
        return .object(object)
    }

    private func record(
        _ managed: inout ManagedFields, from old: JSONValue, to new: JSONValue, by entry: ManagedFields.Entry, now: String
    ) {
        let filter = filters[entry.subresource ?? ""] ?? .all
        let comparison = filter.apply(Comparison(old, new, schema))
        if comparison.isSame { return }
        yield(&managed, comparison, entry.apiVersion, filter, old, new, except: nil)
        let taken = comparison.modified.union(comparison.added).difference(Self.stripped)
        if !taken.isEmpty {
            if let index = managed.entries.firstIndex(where: { $0.isSameManager(as: entry) }) {
                managed.entries[index].fields = managed.entries[index].fields.union(taken)
                managed.entries[index].time = now
            } else {
                var entry = entry
                entry.fields = taken
                entry.time = now
                managed.entries.append(entry)
            }
        }
        managed.capUpdaters()
    }

    /// Takes what changed away from its owners.
    private func yield(
        _ managed: inout ManagedFields, _ comparison: Comparison, _ apiVersion: String, _ filter: FieldFilter,
        _ old: JSONValue, _ new: JSONValue, except applier: Int?
    ) {
        var versions = [apiVersion: comparison]
        var kept: [ManagedFields.Entry] = []
        kept.reserveCapacity(managed.entries.count)
        for (index, entry) in managed.entries.enumerated() {
            var entry = entry
            if index != applier {
                let known = self.comparison(entry.apiVersion, &versions, comparison, filter, old, new)
                guard let comparison = known else { continue }
                let fields = entry.fields
                let rest = fields.difference(comparison.modified).difference(comparison.added).difference(comparison.removed)
                if rest != fields { entry.fields = rest }
            }
            if !entry.fields.isEmpty { kept.append(entry) }
        }
        managed.entries = kept
    }

    private func comparison(
        _ apiVersion: String, _ known: inout [String: Comparison], _ own: Comparison, _ filter: FieldFilter,
        _ old: JSONValue, _ new: JSONValue
    ) -> Comparison? {
        if let comparison = known[apiVersion] { return comparison }
        guard let convert else { return own }
        guard let before = convert(old, apiVersion), let after = convert(new, apiVersion) else { return nil }
        let comparison = filter.apply(Comparison(before.object, after.object, before.schema))
        known[apiVersion] = comparison
        return comparison
    }

    // MARK: Apply

    /// The stored object with an applied configuration merged into it.
    ///
    /// - Parameters:
    ///   - live: the stored object, `nil` if the apply creates it.
    ///   - force: whether to take fields from other managers instead of failing.
    /// - Returns: the new object; equal to `live` if neither fields nor owners change.
    package func apply(
        live: JSONValue?, applied: JSONValue, manager: String, force: Bool, subresource: String?, apiVersion: String, now: String
    ) throws(ApplyError) -> JSONValue {
        guard var managed = ManagedFields(metadata: live?["metadata"]) else {
            throw .invalid("failed to decode managed fields")
        }
        try check(applied, apiVersion)
        var old = live ?? emptyApplied(applied)
        old.removeManagedFields()
        if managed.entries.isEmpty, live != nil {
            let entry = ManagedFields.Entry(
                manager: "before-first-apply", operation: .update, apiVersion: apiVersion, subresource: subresource)
            record(&managed, from: emptyObject(like: old), to: old, by: entry, now: now)
        }
        let filter = filters[subresource ?? ""] ?? .all
        var entry = ManagedFields.Entry(
            manager: manager, operation: .apply, apiVersion: apiVersion, subresource: subresource,
            fields: filter.apply(FieldSet(of: applied, schema)))
        managed = reconciled(managed, old)
        var new = TypedMerge.merge(old, applied, schema) ?? .emptyObject
        let index = managed.entries.firstIndex { $0.isSameManager(as: entry) } ?? managed.entries.count
        let last = index < managed.entries.count ? managed.entries[index] : nil
        entry.time = last?.time
        if last == nil { managed.entries.append(entry) } else { managed.entries[index] = entry }
        if let last { new = prune(new, last, managed, now: entry) }

        let comparison = filter.apply(Comparison(old, new, schema))
        if !comparison.isSame {
            if !force {
                let conflicts = self.conflicts(managed, comparison, filter, old, new, except: index)
                if !conflicts.isEmpty { throw .conflicts(conflicts) }
            }
            yield(&managed, comparison, apiVersion, filter, old, new, except: index)
        }
        let isChanged = old != new
        if let index = managed.entries.firstIndex(where: { $0.isSameManager(as: entry) }) {
            let owned = entry.fields.difference(Self.stripped)
            if owned.isEmpty {
                managed.entries.remove(at: index)
            } else {
                if owned == last?.fields, let last, last.apiVersion == apiVersion {
                    managed.entries[index] = last
                } else {
                    managed.entries[index].fields = owned
                }
                if isChanged { managed.entries[index].time = now }
            }
        }
        new.setManagedFields(managed)
        return new
    }

    private func emptyApplied(_ applied: JSONValue) -> JSONValue {
        var object = JSONObject()
        object["apiVersion"] = applied["apiVersion"]
        object["kind"] = applied["kind"]
        return .object(object)
    }

    private func check(_ applied: JSONValue, _ apiVersion: String) throws(ApplyError) {
        let sentVersion = applied["apiVersion"]?.stringValue ?? ""
        let sentKind = applied["kind"]?.stringValue ?? ""
        if let kind, kind != sentKind || apiVersion != sentVersion {
            throw .badRequest("invalid object type: " + Self.kindText(sentVersion, sentKind))
        }
        if let sent = applied["metadata"]?["managedFields"], !sent.isNull {
            throw .badRequest("metadata.managedFields must be nil")
        }
        guard let problem = TypedCheck.message(for: applied, schema) else { return }
        let namespace = applied["metadata"]?["namespace"]?.stringValue ?? ""
        let name = applied["metadata"]?["name"]?.stringValue ?? ""
        let what = "\(namespace)/\(name); \(Self.kindText(sentVersion, sentKind))"
        throw .invalid("failed to create typed patch object (\(what)): \(problem)")
    }

    private static func kindText(_ apiVersion: String, _ kind: String) -> String {
        (apiVersion.contains("/") ? apiVersion : "/" + apiVersion) + ", Kind=" + kind
    }

    private func conflicts(
        _ managed: ManagedFields, _ comparison: Comparison, _ filter: FieldFilter, _ old: JSONValue, _ new: JSONValue,
        except applier: Int
    ) -> [ApplyError.Conflict] {
        var versions: [String: Comparison] =
            managed.entries.indices.contains(applier)
            ? [managed.entries[applier].apiVersion: comparison] : [:]
        var found: [(entry: ManagedFields.Entry, paths: [String])] = []
        for (index, entry) in managed.entries.enumerated() where index != applier {
            guard let comparison = self.comparison(entry.apiVersion, &versions, comparison, filter, old, new) else { continue }
            let set = entry.fields.intersection(comparison.modified.union(comparison.added))
            if !set.isEmpty { found.append((entry, set.paths)) }
        }
        found.sort { $0.entry.identifier < $1.entry.identifier }
        return found.flatMap { entry, paths in
            paths.map {
                ApplyError.Conflict(
                    manager: entry.manager, operation: entry.operation, apiVersion: entry.apiVersion,
                    subresource: entry.subresource, time: entry.time, fieldPath: $0)
            }
        }
    }

    /// Takes out what the manager applied last time, does not apply now, and nobody else owns.
    private func prune(
        _ merged: JSONValue, _ last: ManagedFields.Entry, _ managed: ManagedFields, now entry: ManagedFields.Entry
    ) -> JSONValue {
        let own = entry.apiVersion
        if last.fields.isEmpty || (last.apiVersion == own && last.fields.difference(entry.fields).isEmpty) { return merged }
        guard let base = inVersion(last.apiVersion, merged, from: own) else { return merged }
        let lastFields = last.fields.withNamedFields(base.schema)
        var pruned = TypedMerge.remove(lastFields, from: base.object, base.schema)
        var prunedVersion = last.apiVersion
        // The version applied last comes first: what it gives up may be needed to convert to the others.
        var versions = Set(managed.entries.map(\.apiVersion))
        let first = versions.remove(last.apiVersion).map { [$0] } ?? []
        for version in first + versions.sorted() {
            guard let whole = inVersion(version, merged, from: own), let part = inVersion(version, pruned, from: prunedVersion)
            else { continue }
            var owned = FieldSet()
            for entry in managed.entries where entry.apiVersion == version { owned = owned.union(entry.fields) }
            let kept = Self.fields(part.object, whole.schema).union(owned.withNamedFields(whole.schema))
            pruned = TypedMerge.remove(
                Self.fields(whole.object, whole.schema).difference(kept), from: whole.object, whole.schema)
            prunedVersion = version
        }
        guard let part = inVersion(last.apiVersion, pruned, from: prunedVersion) else { return merged }
        let gone = Self.fields(base.object, base.schema).difference(Self.fields(part.object, base.schema))
        let result = TypedMerge.remove(gone.intersection(lastFields), from: base.object, base.schema)
        return inVersion(own, result, from: last.apiVersion)?.object ?? merged
    }

    private static func fields(_ value: JSONValue, _ schema: Schema) -> FieldSet {
        FieldSet(of: value, schema).withNamedFields(schema)
    }

    /// The object in a version, and that version's schema; `nil` if there is no such version any more.
    private func inVersion(
        _ version: String, _ object: JSONValue, from current: String
    ) -> (object: JSONValue, schema: Schema)? {
        guard let convert else { return (object, schema) }
        if version != current { return convert(object, version) }
        // What comes from another version is known by that version's schema.
        return (object, convert(object, version)?.schema ?? schema)
    }

    /// The owners after a change of the schema: what has one owner as a whole now is owned as a whole.
    private func reconciled(_ managed: ManagedFields, _ live: JSONValue) -> ManagedFields {
        // Types of built-in kinds do not change.
        guard schema.typeName == nil, !managed.entries.isEmpty else { return managed }
        var result = managed
        for index in managed.entries.indices {
            let entry = managed.entries[index]
            guard let version = convert == nil ? schema : convert?(live, entry.apiVersion)?.schema else { continue }
            let fields = entry.fields.reconciled(with: version)
            if fields != entry.fields { result.entries[index].fields = fields }
        }
        return result
    }

    // MARK: Timestamps

    /// The new object with the times of its managed fields taken from the stored one, if they are all that differs.
    ///
    /// To be called last, so that a write which changes nothing in the end leaves the stored object as it is.
    package static func keepingTimes(live: JSONValue, new: JSONValue) -> JSONValue {
        let liveFields = live["metadata"]?["managedFields"]?.arrayValue ?? []
        let newFields = new["metadata"]?["managedFields"]?.arrayValue ?? []
        if liveFields.isEmpty || liveFields.count != newFields.count || liveFields == newFields { return new }
        let differ = zip(liveFields, newFields).contains { old, entry in
            var old = old
            old["time"] = entry["time"]
            return old != entry
        }
        if differ { return new }
        var candidate = new
        candidate.set(managedFields: .array(liveFields))
        return candidate == live ? candidate : new
    }
}

extension JSONValue {
    fileprivate mutating func set(managedFields: JSONValue?) {
        guard managedFields != nil || self[path: "metadata", "managedFields"] != nil else { return }
        changeMember("metadata") { $0["managedFields"] = managedFields }
    }

    fileprivate mutating func removeManagedFields() { set(managedFields: nil) }

    fileprivate mutating func setManagedFields(_ managed: ManagedFields) { set(managedFields: managed.json) }

    fileprivate mutating func setManagedFields(_ json: JSONValue) { set(managedFields: json) }
}
