import SteadyClient

/// Some of the HTTP methods.
struct MethodSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let get = MethodSet(rawValue: 1)
    static let post = MethodSet(rawValue: 2)
    static let put = MethodSet(rawValue: 4)
    static let patch = MethodSet(rawValue: 8)
    static let delete = MethodSet(rawValue: 16)

    func contains(_ method: APIRequest.Method) -> Bool {
        switch method {
        case .get: contains(Self.get)
        case .post: contains(Self.post)
        case .put: contains(Self.put)
        case .patch: contains(Self.patch)
        case .delete: contains(Self.delete)
        }
    }
}

extension MethodSet {
    /// Those of the pairs whose verb is there.
    fileprivate init(_ verbs: [String], _ pairs: [(verb: String, method: MethodSet)]) {
        self.init(rawValue: 0)
        for pair in pairs where verbs.contains(pair.verb) { formUnion(pair.method) }
    }
}

/// What can be done at the paths of a resource.
struct PathMethods: Sendable {
    private let isNamespaced: Bool
    private let canBeListed: Bool
    private let canBeWatchedByPath: Bool
    private let collection: MethodSet
    private let object: MethodSet
    private let subresources: [(name: String, methods: MethodSet)]

    init(_ draft: ResourceDraft) {
        let verbs = draft.verbs
        isNamespaced = draft.isNamespaced
        canBeListed = verbs.contains("list")
        canBeWatchedByPath = verbs.contains("watch") && !draft.isCustom
        collection = MethodSet(verbs, [("list", .get), ("create", .post), ("deletecollection", .delete)])
        object = MethodSet(verbs, [("get", .get), ("update", .put), ("patch", .patch), ("delete", .delete)])
        subresources = draft.subresources.map { subresource in
            let pairs: [(String, MethodSet)] = [
                ("get", .get), ("create", .post), ("update", .put), ("patch", .patch), ("delete", .delete),
            ]
            return (subresource.name, MethodSet(subresource.verbs, pairs))
        }
    }

    /// What can be done at a path; `nil` if there is no such path.
    func at(_ path: RequestPath) -> MethodSet? {
        if path.namespace != nil, !isNamespaced { return nil }
        let isOutside = isNamespaced && path.namespace == nil
        if let name = path.subresource {
            guard !isOutside else { return nil }
            return subresources.first { $0.name == name }?.methods
        }
        if path.isWatch { return canBeWatchedByPath ? .get : nil }
        guard path.name != nil else {
            // All namespaces at once can only be read.
            return isOutside ? (canBeListed ? .get : nil) : collection
        }
        return object.isEmpty || isOutside ? nil : object
    }
}
