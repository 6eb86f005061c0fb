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
        var path = path
        let read = path.withUTF8 { Self.read(Parts($0)) }
        guard let read else { return nil }
        self = read
    }

    private init(group: String, version: String) {
        self.group = group
        self.version = version
        plural = ""
    }

    /// What lies between slashes. Those at the end do not count, two in a row within the path name nothing.
    private struct Parts {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var places: [Range<Int>] = []
        private var position = 0

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
            places.reserveCapacity(8)
            let slash = UInt8(ascii: "/")
            guard var start = bytes.firstIndex(where: { $0 != slash }), let end = bytes.lastIndex(where: { $0 != slash }) else {
                return nil
            }
            while start <= end {
                var next = start
                while next <= end, bytes[next] != slash { next += 1 }
                if next == start { return nil }
                places.append(start..<next)
                start = next + 1
            }
        }

        var left: Int { places.count - position }

        /// The part so many after the one in hand; `nil` if there is none.
        func text(_ offset: Int = 0) -> String? {
            let index = position + offset
            guard index < places.count else { return nil }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[places[index]]), as: UTF8.self)
        }

        mutating func take() -> String? {
            defer { if position < places.count { position += 1 } }
            return text()
        }
    }

    private static func read(_ parts: Parts?) -> RequestPath? {
        guard var parts else { return nil }
        let group: String
        switch parts.take() {
        case "api": group = ""
        case "apis":
            guard let name = parts.take() else { return nil }
            group = name
        default: return nil
        }
        guard let version = parts.take() else { return nil }
        var path = RequestPath(group: group, version: version)
        guard var first = parts.take() else { return nil }
        if first == "watch", let next = parts.take() {
            path.isWatch = true
            first = next
        }
        path.plural = first
        // `namespaces/NAME/(status|finalize)` are subresources of the namespace, anything else lies in the namespace.
        if first == "namespaces", parts.left >= 2, !(parts.left == 2 && ["status", "finalize"].contains(parts.text(1))) {
            path.namespace = parts.take()
            path.plural = parts.take() ?? ""
        }
        path.name = parts.take()
        path.subresource = parts.take()
        if path.isWatch, path.subresource != nil { return nil }
        return parts.left == 0 || path.subresource == "proxy" ? path : nil
    }
}
