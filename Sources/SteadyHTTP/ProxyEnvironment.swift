#if HTTP
    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Which proxy the environment names for a server (Go: `httpproxy.FromEnvironment`).
    ///
    /// `HTTPS_PROXY` counts for servers of `https`, `HTTP_PROXY` for those of `http`, `ALL_PROXY` for both if the other is not
    /// set; each in upper case or else in lower case. A proxy without a scheme is one of `http`. The machine itself and what
    /// `NO_PROXY` lists is reached without: `*`, hosts with their subdomains (`example.com`), subdomains alone (`.example.com`,
    /// `*.example.com`), addresses, and ranges of addresses (`10.0.0.0/8`), each but a range possibly with a port.
    public struct ProxyEnvironment: Sendable {
        private let variables: [String: String]

        /// The proxies of an environment.
        public init(_ environment: [String: String]) { variables = environment }

        /// The URL of the proxy for a server, `nil` for none. Possibly secret.
        ///
        /// - Throws: an error that names the variable, or `server`, and does not quote it.
        public func proxy(for server: String) throws(AccessError) -> String? {
            try proxy(for: try ServerURL(server, schemes: ["https", "http"], place: "server"))
        }

        func proxy(for server: ServerURL) throws(AccessError) -> String? {
            // Where CGI programs run, whoever sends a request could set HTTP_PROXY.
            let isCGI = variables["REQUEST_METHOD"]?.isEmpty == false
            let names =
                server.scheme == "https" ? ["HTTPS_PROXY", "ALL_PROXY"] : isCGI ? ["ALL_PROXY"] : ["HTTP_PROXY", "ALL_PROXY"]
            for name in names {
                guard let (name, value) = variable(name) else { continue }
                if isDirect(server) { return nil }
                let url = value.contains("://") ? value : "http://\(value)"
                _ = try ProxyURL(url, place: name)
                return url
            }
            return nil
        }

        private func variable(_ name: String) -> (name: String, value: String)? {
            for name in [name, name.lowercased()] {
                if let value = variables[name], !value.isEmpty { return (name, value) }
            }
            return nil
        }

        /// Whether a server is reached without a proxy.
        private func isDirect(_ server: ServerURL) -> Bool {
            let host = Self.withoutFinalDot(server.host.lowercased())
            let address = Self.address(host)
            if host == "localhost" || address.map(Self.isLoopback) == true { return true }
            let port = server.port ?? (server.scheme == "https" ? 443 : 80)
            let entries = variable("NO_PROXY")?.value.split(separator: ",") ?? []
            return entries.contains { entry in
                let entry = entry.filter { !$0.isWhitespace }.lowercased()
                return entry == "*" || Self.matches(entry, host, address, port)
            }
        }

        private static func matches(_ entry: String, _ host: String, _ address: [UInt8]?, _ port: Int) -> Bool {
            if let slash = entry.firstIndex(of: "/") {
                guard let address, let range = self.address(String(entry[..<slash])),
                    let bits = Int(entry[entry.index(after: slash)...])
                else { return false }
                return range.count == address.count && (0...range.count * 8).contains(bits)
                    && haveSamePrefix(range, address, bits)
            }
            var (name, entryPort) = split(entry)
            if let entryPort, entryPort != port { return false }
            if let literal = self.address(name) { return literal == address }
            // The end of an address is no domain.
            if address != nil { return false }
            name = withoutFinalDot(name)
            if name.hasPrefix("*.") { name.removeFirst() }
            if name.isEmpty { return false }
            return name.hasPrefix(".") ? host.hasSuffix(name) : host == name || host.hasSuffix(".\(name)")
        }

        /// Host and port of an entry; a bare IPv6 address has no port.
        private static func split(_ entry: String) -> (host: String, port: Int?) {
            if entry.hasPrefix("["), let end = entry.firstIndex(of: "]") {
                let host = String(entry[entry.index(after: entry.startIndex)..<end])
                return (host, Int(entry[entry.index(after: end)...].dropFirst()))
            }
            guard let colon = entry.lastIndex(of: ":"), entry.firstIndex(of: ":") == colon,
                let port = Int(entry[entry.index(after: colon)...])
            else { return (entry, nil) }
            return (String(entry[..<colon]), port)
        }

        private static func withoutFinalDot(_ host: String) -> String { host.hasSuffix(".") ? String(host.dropLast()) : host }

        private static func haveSamePrefix(_ a: [UInt8], _ b: [UInt8], _ bits: Int) -> Bool {
            for (index, (x, y)) in zip(a, b).enumerated() {
                let count = min(8, max(0, bits - index * 8))
                let mask = UInt8(truncatingIfNeeded: 0xFF00 >> count)
                if x & mask != y & mask { return false }
            }
            return true
        }

        private static func isLoopback(_ address: [UInt8]) -> Bool {
            address.count == 4 ? address[0] == 127 : address.dropLast().allSatisfy { $0 == 0 } && address.last == 1
        }

        /// The four or sixteen bytes of an address; an IPv4 address in the form of IPv6 has four.
        private static func address(_ text: String) -> [UInt8]? {
            var four = [UInt8](repeating: 0, count: 4)
            if inet_pton(AF_INET, text, &four) == 1 { return four }
            var bytes = [UInt8](repeating: 0, count: 16)
            guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
            let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
            return isMapped ? Array(bytes.suffix(4)) : bytes
        }
    }
#endif
