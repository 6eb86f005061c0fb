/// What a URL path names.
struct RequestPath: Hashable {
    var group: String
    var version: String
    var namespace: String?
    var plural: String
    var name: String?
    var subresource: String?

    /// Reads `/api/v1/…` and `/apis/GROUP/VERSION/…`; `nil` for anything that names no resource.
    init?(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)[...]
        switch parts.popFirst() {
        case "api": group = ""
        case "apis":
            guard let name = parts.popFirst() else { return nil }
            group = name
        default: return nil
        }
        guard let version = parts.popFirst(), let first = parts.popFirst() else { return nil }
        self.version = version
        plural = first
        // `namespaces/NAME/(status|finalize)` are subresources of the namespace, anything else lies in the namespace.
        if first == "namespaces", let owner = parts.first {
            if parts.count >= 2, !(parts.count == 2 && ["status", "finalize"].contains(parts[parts.startIndex + 1])) {
                namespace = owner
                parts.removeFirst()
                plural = parts.removeFirst()
            }
        }
        name = parts.popFirst()
        subresource = parts.popFirst()
        if !parts.isEmpty {
            guard subresource == "proxy" else { return nil }
        }
    }
}
