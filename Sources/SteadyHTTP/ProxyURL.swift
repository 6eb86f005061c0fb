#if HTTP
    import NIOHTTP1

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// The parts of the URL of a proxy.
    struct ProxyURL: Sendable, Hashable {
        /// `http` or `socks5`.
        var scheme: String
        var host: String
        var port: Int
        /// Name and password, with a colon between them. Secret.
        var credentials: String?

        /// - Parameter place: where the URL stands; errors never quote it.
        init(_ text: String, place: String) throws(AccessError) {
            var text = text
            var credentials: String?
            if let start = text.firstRange(of: "://")?.upperBound,
                let end = text[start...].prefix(while: { $0 != "/" }).lastIndex(of: "@")
            {
                credentials = String(text[start..<end])
                text.removeSubrange(start...end)
            }
            if text.lowercased().hasPrefix("https://") {
                throw AccessError(place, "a proxy that is talked to over TLS is not supported: use one of http:// or socks5://")
            }
            let url = try ServerURL(text, schemes: ["http", "socks5", "socks5h"], place: place)
            scheme = url.scheme == "http" ? "http" : "socks5"
            host = url.host
            port = url.port ?? (scheme == "http" ? 80 : 1080)
            if scheme == "socks5", credentials != nil {
                throw AccessError(place, "a SOCKS proxy that asks for a name and a password is not supported")
            }
            self.credentials = try credentials.map { text throws(AccessError) in
                guard let decoded = text.removingPercentEncoding else {
                    throw AccessError(place, "the name and the password are not percent-encoded")
                }
                return decoded.contains(":") ? decoded : "\(decoded):"
            }
        }
    }

    extension ProxyURL {
        /// What the proxy is shown. Secret.
        var headers: HTTPHeaders {
            guard let credentials else { return [:] }
            return ["proxy-authorization": "Basic \(Data(credentials.utf8).base64EncodedString())"]
        }
    }

    extension StringProtocol {
        /// The text with `%41` and the like replaced by what they stand for; `nil` if that is not UTF-8.
        fileprivate var removingPercentEncoding: String? {
            var bytes: [UInt8] = []
            var rest = utf8[...]
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "%") {
                    guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                        return nil
                    }
                    rest = rest.dropFirst(2)
                    bytes.append(value)
                } else {
                    bytes.append(byte)
                }
            }
            return String(validating: bytes, as: UTF8.self)
        }
    }
#endif
