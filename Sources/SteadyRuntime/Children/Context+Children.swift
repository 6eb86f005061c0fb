import SteadyCache
public import SteadyModel

extension Context {
    /// Brings the object's children in line: applies those that are wanted, in order and each when those before it are ready, and deletes
    /// those that are not wanted any more.
    ///
    /// ```swift
    /// let children = try await context.applyChildren(of: ConfigMap.self, Deployment.self, Service.self) {
    ///     $0.add(site.configuration)
    ///     $0.add(site.deployment) { $0.status?.availableReplicas == site.spec.replicas }
    ///     if site.spec.isPublic { $0.add(site.service) }        // when the deployment is there
    /// }
    /// try await context.setCondition("Ready", isTrue: children.isReady, reason: "Children", message: "\(children)")
    /// ```
    ///
    /// Nothing waits in here: a child that is not ready ends this, and its change, for which the controller has to own its kind, brings
    /// the next reconcile. What is in place already is not sent again; see ``apply(_:isOwned:)``. What comes after a child that is not
    /// ready is left as it is, and not deleted.
    ///
    /// *Deleting.* Only what the object controls by uid goes, by uid and resourceVersion. Before the first one goes it is made sure
    /// that the object is still as it was read: what an outdated declaration does not want may be wanted by a newer one. Then each
    /// child is read from the server. The last kinds' children go first.
    ///
    /// - Parameters:
    ///   - kinds: all kinds whose children are declared here, or were by an earlier version of the program: those that go are looked
    ///     for among them. The controller has to own them.
    ///   - pruning: when those go that are not wanted.
    ///   - declare: adds all children that are wanted.
    /// - Returns: what is waited for, and what was deleted.
    /// - Throws: what `declare` throws; ``ConfigurationError`` if a child is of another kind, has no name, or is declared twice, and then
    ///   nothing was sent; `StaleViewError`, `APIError`, `TransportError`, and then the rest is done by the next reconcile.
    @discardableResult
    public func applyChildren(
        of kinds: any Resource.Type..., pruning: ChildPruning = .always, declaring declare: (inout ChildSet<R>) throws -> Void
    ) async throws -> ChildReport {
        var set = ChildSet(object)
        try declare(&set)
        let wanted = try checked(set, Set(kinds.map { ObjectIdentifier($0) }))
        var report = ChildReport()
        var rest = set.wanted[...]
        while let next = rest.popFirst() {
            if try await next.apply(self) { continue }
            report.waitingFor = next.reference
            report.held = rest.map(\.reference)
            break
        }
        var surplus: [Surplus] = []
        for kind in kinds { surplus += try self.surplus(kind, wanted) }
        if surplus.isEmpty { return report }
        guard pruning.kind == .always || pruning.kind == .whenReady && report.isReady else {
            report.kept = surplus.map(\.reference)
            return report
        }
        try await confirmFresh(object)
        for child in surplus.reversed() where try await child.delete() { report.pruned.append(child.reference) }
        return report
    }

    /// A child that is not wanted.
    private struct Surplus {
        let reference: ChildReference
        /// Deletes it; returns whether it was to be deleted.
        let delete: () async throws -> Bool
    }

    private func checked(_ set: ChildSet<R>, _ kinds: Set<ObjectIdentifier>) throws -> Set<ChildReference> {
        var references: Set<ChildReference> = []
        for child in set.wanted {
            guard kinds.contains(child.kind) else {
                throw ConfigurationError(
                    "\(child.reference) is added to children among whose kinds \(child.reference.type.kind) is not: it would never be "
                        + "deleted. Name its type in applyChildren(of:)")
            }
            guard !child.reference.key.name.isEmpty else {
                throw ConfigurationError(
                    "a \(child.reference.type.kind) without a name is added to children: they are told apart by their names. Give it "
                        + "one that follows from the owner's, or make it by context.create")
            }
            guard references.insert(child.reference).inserted else {
                throw ConfigurationError("\(child.reference) is added to children twice: add one with the fields of both")
            }
        }
        return references
    }

    /// The children of a kind that nobody wants, those that are going already apart.
    private func surplus<C: Resource>(_ type: C.Type, _ wanted: Set<ChildReference>) throws -> [Surplus] {
        let uid = object.metadata.uid
        return try children(type).compactMap { child in
            let reference = ChildReference(type: C.resourceType, key: child.key)
            if wanted.contains(reference) || child.isBeingDeleted { return nil }
            return Surplus(reference: reference) {
                let found = try await self.confirmFresh(child)
                guard found.controllerReference?.uid == uid, !found.isBeingDeleted else { return false }
                try await self.delete(found)
                return true
            }
        }
    }
}
