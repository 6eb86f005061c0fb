#if Server
    package import SteadyModel

    /// The one credential of the server.
    package enum BearerToken {
        /// 256 random bits in hexadecimal.
        package static func random(from generator: PlatformRandom) -> String {
            var generator = generator
            var text = ""
            for _ in 0..<4 {
                let digits = String(generator.next(), radix: 16)
                text += String(repeating: "0", count: max(0, 16 - digits.count)) + digits
            }
            return text
        }

        /// The token of an `Authorization` header; `nil` if it has another scheme, or none follows right behind it.
        package static func read(_ header: String?) -> String? {
            guard let header, let space = header.firstIndex(of: " "), header[..<space].lowercased() == "bearer" else {
                return nil
            }
            let token = header[header.index(after: space)...].prefix { $0 != " " }
            return token.isEmpty ? nil : String(token)
        }

        /// Whether two tokens are the same; how long it takes does not tell where they differ.
        package static func matches(_ token: String, _ expected: String) -> Bool {
            let given = Array(token.utf8)
            let wanted = Array(expected.utf8)
            guard !wanted.isEmpty, given.count == wanted.count else { return false }
            var difference: UInt8 = 0
            for (a, b) in zip(given, wanted) { difference |= a ^ b }
            return difference == 0
        }
    }
#endif
