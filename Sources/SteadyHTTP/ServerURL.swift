#if HTTP
    package import SteadyClient

    /// The parts of a URL, and the targets of requests under it.
    package struct ServerURL: Hashable, Sendable {
        package var scheme: String
        /// Without the brackets of an IPv6 address.
        package var host: String
        package var port: Int?
        /// Without a slash at its end.
        package var path: String

        /// - Throws: an error that names `place`, for anything but `SCHEME://HOST[:PORT][/PATH]`.
        package init(_ text: String, schemes: [String], place: String) throws(AccessError) {
            guard let colon = text.range(of: "://") else { throw AccessError(place, "not a URL") }
            scheme = text[..<colon.lowerBound].lowercased()
            guard schemes.contains(scheme) else {
                throw AccessError(place, "expected a URL of \(schemes.joined(separator: " or "))")
            }
            let rest = text[colon.upperBound...]
            var authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            let tail = rest[authority.endIndex...]
            guard !tail.contains("?"), !tail.contains("#"), !authority.contains("@"),
                text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { throw AccessError(place, "the URL may have a host, a port and a path only") }
            path = String(tail)
            while path.hasSuffix("/") { path.removeLast() }
            if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
                host = String(authority[authority.index(after: authority.startIndex)..<end])
                authority = authority[authority.index(after: end)...]
            } else {
                host = String(authority.prefix { $0 != ":" })
                authority = authority.dropFirst(host.count)
            }
            guard !host.isEmpty else { throw AccessError(place, "the URL has no host") }
            if authority.hasPrefix(":") {
                guard let number = UInt16(authority.dropFirst()), number > 0 else {
                    throw AccessError(place, "the port is not a number from 1 to 65535")
                }
                port = Int(number)
            } else if !authority.isEmpty {
                throw AccessError(place, "not a URL")
            }
        }

        /// Host and port as in a URL or a `Host` header.
        var authority: String {
            let name = host.contains(":") ? "[\(host)]" : host
            return port.map { "\(name):\($0)" } ?? name
        }

        /// The whole URL of a request.
        package func url(of request: APIRequest) -> String {
            var text = "\(scheme)://\(authority)\(path)\(Self.encoded(request.path, keeping: "/:@!$&'()*+,;="))"
            for (index, item) in request.query.enumerated() {
                text += "\(index == 0 ? "?" : "&")\(Self.encoded(item.name))=\(Self.encoded(item.value))"
            }
            return text
        }

        /// Percent-encodes everything but letters, digits, `-._~` and `kept`.
        static func encoded(_ text: String, keeping kept: String = "") -> String {
            let kept = Array("-._~\(kept)".utf8)
            var bytes: [UInt8] = []
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    bytes.append(byte)
                case _ where kept.contains(byte): bytes.append(byte)
                default:
                    let digits = Array("0123456789ABCDEF".utf8)
                    bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    extension StringProtocol {
        /// Where `text` occurs first.
        fileprivate func range(of text: String) -> Range<Index>? {
            var start = startIndex
            while start < endIndex {
                if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
                start = index(after: start)
            }
            return nil
        }
    }
#endif
