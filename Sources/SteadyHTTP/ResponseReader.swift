#if HTTP
    import NIOHTTP1

    /// Reads the head of a response.
    package enum ResponseReader {
        /// Fields by lower-case name; repeated ones are joined by commas.
        ///
        /// - Parameter isInflated: whether compressed bodies were inflated; then the fields of the body are not told.
        static func headers(_ fields: HTTPHeaders, isInflated: Bool) -> [String: String] {
            var headers: [String: String] = [:]
            for (name, value) in fields {
                headers[name.lowercased(), default: ""] += headers[name.lowercased()] == nil ? value : ", \(value)"
            }
            if isInflated, let encoding = headers["content-encoding"], ["gzip", "deflate"].contains(encoding.lowercased()) {
                headers["content-encoding"] = nil
                headers["content-length"] = nil
            }
            return headers
        }

        /// The texts of all `Warning` fields in order; what is not written as RFC 7234 says is left out.
        static func warnings(_ fields: HTTPHeaders) -> [String] {
            fields["warning"].flatMap(texts)
        }

        /// The texts in the value of one field: `299 - "text"`, or several of them with commas between.
        package static func texts(_ field: String) -> [String] {
            var rest = Substring(field)
            var texts: [String] = []
            while true {
                rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "," }
                let code = rest.prefix { $0 != " " }
                guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isNumber }) else { return texts }
                rest = rest.dropFirst(3).drop { $0 == " " }
                rest = rest.drop { $0 != " " && $0 != "\"" }.drop { $0 == " " }  // the agent
                guard let text = quoted(&rest) else { return texts }
                texts.append(text)
                // A date may follow.
                rest = rest.drop { $0 == " " }
                if rest.first == "\"" { _ = quoted(&rest) }
            }
        }

        /// Takes a quoted string from the start; `nil` if there is none, or no end to it.
        private static func quoted(_ rest: inout Substring) -> String? {
            guard rest.popFirst() == "\"" else { return nil }
            var text = ""
            while let character = rest.popFirst() {
                switch character {
                case "\"": return text
                case "\\":
                    guard let escaped = rest.popFirst() else { return nil }
                    text.append(escaped)
                default: text.append(character)
                }
            }
            return nil
        }
    }
#endif
