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
/// *What is covered.* Creates, replacements, merge patches and server-side apply of objects. Subresources carry no annotations of their own
/// and are left alone, status among them; a deletion has no object that could carry one. Both have other guards: they name the uid and
/// version that they mean.
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

    /// Whether a request writes an object, and no subresource, of one of the kinds.
    func covers(_ request: APIRequest) -> Bool {
        let isCreate = request.method == .post
        guard isCreate || request.method == .put || request.method == .patch else { return false }
        let parts = request.path.split(separator: "/")
        return resources.contains { type in
            let root: [Substring] = type.group.isEmpty ? ["api"] : ["apis", Substring(type.group)]
            guard parts.starts(with: root) else { return false }
            // After the version.
            var rest = parts.dropFirst(root.count + 1)
            if type.scope == .namespaced, rest.count > 2, rest.first == "namespaces" { rest = rest.dropFirst(2) }
            return rest.first.map { $0 == type.plural } == true && rest.count == (isCreate ? 1 : 2)
        }
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
