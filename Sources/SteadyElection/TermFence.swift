import SteadyClient
public import SteadyModel

/// Which objects a leader writes under its term: each gets the ``Term`` as an annotation, and a ``TermPolicy`` lets the API server refuse
/// what comes with an older one.
///
/// ```swift
/// let fence = TermFence(Deployment.resourceType, Service.resourceType)
/// let policy = TermPolicy(name: "website-fence", fence: fence, leaseNamespace: "ops", leaseName: "website",
///                         writers: ["system:serviceaccount:ops:website"])
/// try await policy.apply(with: administrator)                            // or print policy.manifests
/// ```
///
/// *What is covered.* Creates, replacements, merge patches and server-side apply of objects, and their deletion: a deletion has nothing that
/// could carry a term, so the object is given it right before, and deleted as that very version. A late deletion then finds either another
/// version, or an object of an older term, which the policy refuses to delete. That takes one more request, and the right to patch. The same
/// is done before a write of `status`, from whose body most kinds take no annotations; not if the body shows that the object has the term
/// already, as that of an object does which was read since.
///
/// *What is not.* Other subresources: `scale`, `eviction` and `binding` have bodies of their own kinds, and a policy does not see the object
/// itself. A late write of them is held up by nothing but the version that it names, if it names one. Deletions of whole collections cannot
/// name versions, and are not sent.
public struct TermFence: Sendable, Hashable {
    /// The annotation that carries the term.
    public static let defaultAnnotation = "steady/term"

    /// The kinds, in every version.
    public var resources: [ResourceType]
    /// The annotation that carries the term.
    public var annotation: String

    /// A fence around objects of these kinds.
    ///
    /// - Parameters:
    ///   - resources: the kinds.
    ///   - annotation: the name of the annotation.
    public init(_ resources: [ResourceType], annotation: String = TermFence.defaultAnnotation) {
        self.resources = resources
        self.annotation = annotation
    }

    /// A fence around objects of these kinds.
    ///
    /// - Parameter resources: the kinds.
    public init(_ resources: ResourceType...) { self.init(resources) }

    /// What a request does to objects of one of the kinds.
    enum Coverage {
        case nothing
        /// It writes one, and no subresource.
        case write
        /// It writes the status of one.
        case status
        /// It deletes one.
        case deletion
        /// It deletes those of a collection.
        case deletionOfCollection
    }

    /// What a request does to objects of one of the kinds.
    func coverage(of request: APIRequest) -> Coverage {
        switch (request.method, request.method == .get ? nil : depth(of: request)) {
        case (.post, 1), (.put, 2), (.patch, 2): .write
        case (.put, 3), (.patch, 3): request.path.hasSuffix("/status") ? .status : .nothing
        case (.delete, 2): .deletion
        case (.delete, 1): .deletionOfCollection
        default: .nothing
        }
    }

    /// How many parts the path has from one of the kinds on: 1 for a collection, 2 for an object, 3 for a subresource; `nil` if it has none.
    private func depth(of request: APIRequest) -> Int? {
        let parts = request.path.split(separator: "/")
        for type in resources {
            let root: [Substring] = type.group.isEmpty ? ["api"] : ["apis", Substring(type.group)]
            guard parts.starts(with: root) else { continue }
            // After the version.
            var rest = parts.dropFirst(root.count + 1)
            if type.scope == .namespaced, rest.count > 2, rest.first == "namespaces" { rest = rest.dropFirst(2) }
            if rest.first.map({ $0 == type.plural }) == true { return rest.count }
        }
        return nil
    }
}

/// A write that could not be given its term was not sent.
public struct FencingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Method and path of the request.
    public var request: String
    /// Why not.
    public var reason: String

    public var description: String { "\(request): not sent, \(reason)" }
}
