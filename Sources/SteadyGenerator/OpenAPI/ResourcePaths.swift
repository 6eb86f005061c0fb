import SteadyCodec

/// Which kinds are served under which names, as told by the paths of OpenAPI documents.
struct ResourcePaths {
    private var found: [GroupVersionKind: ResourceFacts] = [:]
    /// The kinds that have a status subresource.
    private(set) var haveStatus: Set<GroupVersionKind> = []

    init(_ documents: [OpenAPIDocument]) {
        for document in documents {
            for (path, item) in document.paths { add(path, item) }
        }
    }

    /// The names of a kind; `nil` if no path is about it.
    subscript(kind: GroupVersionKind) -> ResourceFacts? { found[kind] }

    private mutating func add(_ path: String, _ item: JSONValue) {
        guard let place = Self.place(path) else { return }
        for (_, operation) in item.objectValue ?? JSONObject() {
            guard let kind = GroupVersionKind(operation["x-kubernetes-group-version-kind"]) else { continue }
            if place.isSubresource, place.plural == "status" { haveStatus.insert(kind) }
            let facts = ResourceFacts(
                group: kind.group, version: kind.version, kind: kind.kind, plural: place.plural, isNamespaced: place.isNamespaced,
                isSubresource: place.isSubresource)
            guard let known = found[kind] else {
                found[kind] = facts
                continue
            }
            // The kind's own path goes before a subresource that takes it; a list over all namespaces has no namespace.
            if known.isSubresource, !facts.isSubresource {
                found[kind] = facts
            } else if known.plural == facts.plural, facts.isNamespaced {
                found[kind]?.isNamespaced = true
            }
        }
    }

    private static func place(_ path: String) -> (plural: String, isNamespaced: Bool, isSubresource: Bool)? {
        var parts = path.split(separator: "/")[...]
        switch parts.first {
        case "api": parts = parts.dropFirst(2)
        case "apis": parts = parts.dropFirst(3)
        default: return nil
        }
        // Deprecated paths that say nothing new.
        if parts.first == "watch" { return nil }
        var isNamespaced = false
        if parts.count > 2, parts.starts(with: ["namespaces", "{namespace}"]) {
            isNamespaced = true
            parts = parts.dropFirst(2)
        }
        guard let plural = parts.first else { return nil }
        if parts.count <= 2 { return (String(plural), isNamespaced, false) }
        return (parts.dropFirst(2).joined(separator: "/"), isNamespaced, true)
    }
}
