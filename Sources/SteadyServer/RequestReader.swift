#if Server
    package import HTTPTypes
    package import SteadyClient
    package import SteadyCluster
    import SteadyCodec
    import SteadyYAML

    /// Turns what came over HTTP into a request to the cluster. No I/O: the whole of it can be tested with tables.
    package struct RequestReader: Sendable {
        let maximumBodySize: Int
        private let maximumHeaderSize: Int

        package init(maximumBodySize: Int, maximumHeaderSize: Int) {
            self.maximumBodySize = maximumBodySize
            self.maximumHeaderSize = maximumHeaderSize
        }

        /// The request without its body.
        ///
        /// - Throws: 400 for a target that is no path, is badly encoded or is not UTF-8, and for too large headers; 405 for
        ///   methods that the API does not use.
        package func head(_ head: HTTPRequest) throws(StatusError) -> APIRequest {
            try checkSize(head.headerFields)
            guard let method = APIRequest.Method(rawValue: head.method.rawValue) else {
                throw StatusError(
                    405, reason: "MethodNotAllowed", message: "the server does not allow this method on the requested resource",
                    details: [:])
            }
            let target = head.path ?? ""
            guard target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw .badTarget("it has characters that a URL may not have")
            }
            let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            guard let rawPath = parts.first, rawPath.hasPrefix("/") else { throw .badTarget("it does not begin with a slash") }
            guard let path = PercentEncoding.decoded(rawPath) else { throw .badTarget("its path is not percent-encoded UTF-8") }
            return APIRequest(
                method, path, query: try query(parts.count > 1 ? parts[1] : ""), headers: headers(head.headerFields))
        }

        private func query(_ text: Substring) throws(StatusError) -> [APIRequest.QueryItem] {
            var items: [APIRequest.QueryItem] = []
            for pair in text.split(separator: "&") {
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard let name = PercentEncoding.decoded(sides[0], plusIsSpace: true),
                    let value = PercentEncoding.decoded(sides.count > 1 ? sides[1] : "", plusIsSpace: true)
                else { throw .badTarget("its query is not percent-encoded UTF-8") }
                items.append(APIRequest.QueryItem(name, value))
            }
            return items
        }

        private func checkSize(_ fields: HTTPFields) throws(StatusError) {
            var size = 0
            for field in fields { size += field.name.rawName.utf8.count + field.value.utf8.count }
            if size > maximumHeaderSize {
                throw StatusError(
                    400, reason: "BadRequest",
                    message: "the headers of the request have \(size) bytes: the limit is \(maximumHeaderSize)")
            }
        }

        /// Header fields by lower-case name; repeated ones are joined by commas. Credentials are left out: they end here.
        private func headers(_ fields: HTTPFields) -> [String: String] {
            var headers: [String: String] = [:]
            for field in fields where field.name != .authorization && field.name != .cookie {
                let name = field.name.canonicalName
                headers[name] = headers[name].map { "\($0), \(field.value)" } ?? field.value
            }
            return headers
        }

        /// Whether the answer is a stream without end.
        package static func isWatch(_ request: APIRequest) -> Bool {
            guard request.method == .get else { return false }
            if let value = request.queryValue("watch"), value.lowercased() != "false", value != "0" { return true }
            // As it was asked for in old times: /api/v1/watch/pods.
            let parts = request.path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 4)
            func isWatch(_ index: Int) -> Bool { parts[index].elementsEqual("watch".utf8) }
            return parts.count > 3 && (isWatch(2) || (parts[0].elementsEqual("apis".utf8) && isWatch(3)))
        }

        /// Whether the answer is a log that goes on.
        package static func isFollowed(_ request: APIRequest) -> Bool {
            guard request.method == .get, request.path.hasSuffix("/log"), let value = request.queryValue("follow") else {
                return false
            }
            return value.lowercased() != "false" && value != "0"
        }

        /// Sets the body, converted to JSON if it is YAML, or protobuf of a kind of which the fields are known.
        ///
        /// - Throws: 400 if it is not what it says it is.
        package func attach(_ body: [UInt8], to request: inout APIRequest) throws(StatusError) {
            request.body = body.isEmpty ? nil : body
            let mediaType = (request.headers["content-type"] ?? "").prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
            switch mediaType {
            case "application/yaml":
                guard !body.isEmpty else {
                    // No document at all is null.
                    request.body = request.method == .delete ? nil : Array("null".utf8)
                    return
                }
                try readYAML(body, into: &request)
                request.headers["content-type"] = "application/json"
            case "application/apply-patch+yaml" where !body.isEmpty && request.method == .patch:
                // The cluster reads JSON, and JSON is YAML: members that occur twice are found, with their lines, by who reads YAML.
                var duplicates: [String] = []
                if (try? JSONValue.parse(body, duplicates: &duplicates)) == nil || !duplicates.isEmpty {
                    try readYAML(body, into: &request)
                }
            case ProtobufReader.mediaType where !body.isEmpty && request.method != .patch:
                do {
                    // Custom resources have no such form: the cluster answers as it does to any other type it does not take.
                    guard let value = try ProtobufReader.json(body) else { return }
                    request.body = value.serialized()
                    request.headers["content-type"] = "application/json"
                } catch {
                    throw StatusError(400, reason: "BadRequest", message: "\(error)")
                }
            default: break
            }
        }

        private func readYAML(_ body: [UInt8], into request: inout APIRequest) throws(StatusError) {
            do {
                let document = try YAMLDocument.parse(body, file: "request body", acceptsRepeatedKeys: true).first
                request.body = (document?.value ?? .null).serialized()
                request.bodyProblems = (document?.repeatedKeys ?? []).map { key in
                    "line \(key.line): key \(JSONValue.string(key.name).serializedText()) already set in map"
                }
            } catch {
                throw StatusError(400, reason: "BadRequest", message: "error converting YAML to JSON: \(error)")
            }
        }
    }

    extension StatusError {
        fileprivate static func badTarget(_ why: String) -> StatusError {
            StatusError(400, reason: "BadRequest", message: "the URL of the request cannot be read: \(why)")
        }
    }
#endif
