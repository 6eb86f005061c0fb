#if Server
    package import HTTPTypes

    /// The status line and header fields of an answer.
    package struct ResponseHead {
        /// How many bytes of warnings are sent, as the API server bounds them; the rest is dropped.
        private static let maximumWarningSize = 4096

        package let fields: HTTPResponse

        /// - Parameters:
        ///   - length: the size of the body; `nil` for a stream.
        ///   - closes: whether the connection ends with the answer (HTTP/1.1).
        package init(status: Int, headers: [String: String], warnings: [String], length: Int?, closes: Bool = false) {
            var fields = HTTPFields()
            for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
                guard let name = HTTPField.Name(name), name != .contentLength else { continue }
                fields.append(HTTPField(name: name, value: value))
            }
            if fields[.cacheControl] == nil { fields[.cacheControl] = "no-cache, private" }
            if let length { fields[.contentLength] = String(length) }
            if closes { fields[.connection] = "close" }
            if let name = HTTPField.Name("Warning") {
                var size = 0
                for warning in warnings {
                    let value = "299 - \(Self.quoted(warning))"
                    size += value.utf8.count
                    if size > Self.maximumWarningSize { break }
                    fields.append(HTTPField(name: name, value: value))
                }
            }
            self.fields = HTTPResponse(
                status: HTTPResponse.Status(code: (100...999).contains(status) ? status : 500), headerFields: fields)
        }

        /// A quoted string (RFC 9110): control characters, which would end the header field, become spaces.
        private static func quoted(_ text: String) -> String {
            var result = "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"", "\\":
                    result.unicodeScalars.append("\\")
                    result.unicodeScalars.append(scalar)
                case _ where scalar.value < 0x20 || scalar.value == 0x7F: result.unicodeScalars.append(" ")
                default: result.unicodeScalars.append(scalar)
                }
            }
            return result + "\""
        }
    }
#endif
