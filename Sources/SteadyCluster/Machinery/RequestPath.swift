/// What a URL path names.
struct RequestPath: Hashable {
    var group: String
    var version: String
    var namespace: String?
    var plural: String
    var name: String?
    var subresource: String?
    /// Whether this is one of the older paths, `/api/v1/watch/…`, that stand for a watch.
    var isWatch = false

    /// Reads `/api/v1/…` and `/apis/GROUP/VERSION/…`; `nil` for anything that names no resource.
    init?(_ path: String) {
        // Slashes at the end do not count, two in a row within the path name nothing.
        let slash = UInt8(ascii: "/")
        var path = path
        let parts = path.withUTF8 { bytes -> [String]? in
            guard let start = bytes.firstIndex(where: { $0 != slash }), let end = bytes.lastIndex(where: { $0 != slash }) else {
                return nil
            }
            var parts: [String] = []
            parts.reserveCapacity(8)
            var position = start
            while position <= end {
                var next = position
                while next <= end, bytes[next] != slash { next += 1 }
                if next == position { return nil }
                parts.append(String(decoding: bytes[position..<next], as: UTF8.self))
                position = next + 1
            }
            return parts
        }
        guard let parts else { return nil }
        self.init(parts[...])
    }

    private init?(_ parts: ArraySlice<String>) {
        var parts = parts
        switch parts.popFirst() {
        case "api": group = ""
        case "apis":
            guard let name = parts.popFirst() else { return nil }
            group = name
        default: return nil
        }
        guard let version = parts.popFirst() else { return nil }
        self.version = version
        if parts.first == "watch", parts.count > 1 {
            isWatch = true
            parts.removeFirst()
        }
        guard let first = parts.popFirst() else { return nil }
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
        if isWatch, subresource != nil { return nil }
        if !parts.isEmpty {
            guard subresource == "proxy" else { return nil }
        }
    }
}
