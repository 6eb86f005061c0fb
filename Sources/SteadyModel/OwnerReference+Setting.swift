/// Why an object cannot get an owner.
public struct OwnerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The controller that the object already has, if that is the reason.
    public let controller: OwnerReference?
    public let description: String
}

extension OwnerReference {
    /// Whether both mean the same owner: group, kind and name, whatever the version; also if it was deleted and made again.
    public func isSameOwner(as other: OwnerReference) -> Bool {
        kind == other.kind && name == other.name && Self.group(apiVersion) == Self.group(other.apiVersion)
    }

    private static func group(_ apiVersion: String) -> Substring {
        apiVersion.firstIndex(of: "/").map { apiVersion[..<$0] } ?? ""
    }

    /// A reference to an object that exists on the server, without control.
    public init<Owner: Resource>(to owner: Owner, blocksDeletion: Bool = false) {
        self.init(
            apiVersion: Owner.resourceType.apiVersion, kind: Owner.resourceType.kind, name: owner.name,
            uid: owner.metadata.uid ?? "", blockOwnerDeletion: blocksDeletion ? true : nil)
    }
}

extension ObjectMeta {
    /// The reference to the object's one controller, if it has one.
    public var controller: OwnerReference? { ownerReferences?.first { $0.controller == true } }

    /// Whether the object belongs to the owner with that uid.
    public func isOwned(by uid: String) -> Bool { ownerReferences?.contains { $0.uid == uid } ?? false }

    /// Adds a reference, or replaces the one to the same owner.
    ///
    /// - Throws: ``OwnerError`` if the reference is to a controller and the object has another one; then nothing changes.
    public mutating func setOwner(_ reference: OwnerReference) throws(OwnerError) {
        if reference.controller == true, let controller, !controller.isSameOwner(as: reference) {
            throw OwnerError(
                controller: controller,
                description: "\(name ?? "the object") is already controlled by \(controller.kind) \(controller.name)")
        }
        var references = ownerReferences ?? []
        if let index = references.firstIndex(where: { $0.isSameOwner(as: reference) }) {
            references[index] = reference
        } else {
            references.append(reference)
        }
        ownerReferences = references
    }

    /// Removes the references to the owner with that uid.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public mutating func removeOwner(_ uid: String) -> Bool {
        guard isOwned(by: uid) else { return false }
        ownerReferences?.removeAll { $0.uid == uid }
        if ownerReferences?.isEmpty == true { ownerReferences = nil }
        return true
    }
}

extension Resource {
    /// Makes an owner the controller of the object (client-go: `SetControllerReference`).
    ///
    /// - Throws: ``OwnerError`` if the object has another controller, or if the owner lives in another namespace or has not been
    ///   created yet: the garbage collector would delete the object.
    public mutating func setController<Owner: Resource>(_ owner: Owner) throws(OwnerError) {
        try checkNamespace(of: owner)
        try metadata.setOwner(OwnerReference(controller: owner))
    }

    /// Adds an owner that is not the controller.
    ///
    /// - Throws: ``OwnerError`` if the owner lives in another namespace or has not been created yet.
    public mutating func addOwner<Owner: Resource>(_ owner: Owner, blocksDeletion: Bool = false) throws(OwnerError) {
        try checkNamespace(of: owner)
        try metadata.setOwner(OwnerReference(to: owner, blocksDeletion: blocksDeletion))
    }

    private func checkNamespace<Owner: Resource>(of owner: Owner) throws(OwnerError) {
        func fail(_ why: String) -> OwnerError { OwnerError(controller: nil, description: why) }
        let type = Owner.resourceType
        if owner.metadata.uid?.isEmpty ?? true { throw fail("\(type.kind) \(owner.name) has no uid: create it first") }
        guard type.scope == .namespaced else { return }
        guard Self.resourceType.scope == .namespaced else {
            throw fail("\(type.kind) \(owner.key) lives in a namespace and cannot own the cluster-scoped \(name)")
        }
        if let namespace = metadata.namespace, let other = owner.metadata.namespace, namespace != other {
            throw fail("\(type.kind) \(owner.key) cannot own \(key) in another namespace")
        }
    }
}
