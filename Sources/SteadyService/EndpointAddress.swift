/// Where an operator answers requests.
public struct EndpointAddress: Sendable, Hashable, CustomStringConvertible {
    /// The name or address that is listened on.
    public var host: String
    /// The port; 0 for any free one.
    public var port: Int

    /// An address.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `HOST:PORT`, `[ADDRESS]:PORT`, or `:PORT` for all addresses of the machine.
    ///
    /// - Throws: ``ServiceError`` that says how it has to be written.
    public init(_ text: String) throws(ServiceError) {
        let colon = text.lastIndex(of: ":")
        let host = colon.map { text[..<$0] } ?? ""
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        guard let colon, let port = UInt16(text[text.index(after: colon)...]), isBracketed || !host.contains(":") else {
            throw ServiceError("“\(text)” is no address: write HOST:PORT, such as 127.0.0.1:8080, or :PORT for all addresses")
        }
        self.init(
            host: host.isEmpty ? "0.0.0.0" : String(isBracketed ? host.dropFirst().dropLast() : host), port: Int(port))
    }

    /// Whether only programs of the same machine reach it.
    public var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts.first == 127 && parts.allSatisfy { $0 != nil }
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
