package import SteadyClient
import SteadyCodec
import SteadyModel

extension ReconcileRecording {
    /// Makes sure that it can be run again.
    ///
    /// - Throws: ``RecordingError`` that says why not.
    package func checkCompleteness() throws(RecordingError) {
        guard gaps.isEmpty else {
            throw RecordingError("\(controller) \(key) cannot be run again as it was: \(gaps.joined(separator: "; "))")
        }
    }

    /// A request in the form in which it would have been recorded.
    package func exchange(of request: APIRequest) -> Exchange {
        let body = request.body.flatMap { $0.isEmpty ? nil : try? JSONValue(parsing: $0) }
        return Exchange(
            method: request.method.rawValue, path: request.path, query: request.query,
            body: body.map { redacted($0, ResourcePath(request.path).redactionName) }, status: nil, answer: nil, retryAfter: nil,
            failure: nil)
    }

    /// Whether this was declared, and nothing was sent.
    func wasInPlace(_ body: JSONValue, _ type: ResourceType) -> Bool {
        inPlace.contains(InPlace(resource: type.qualifiedPlural, body: redacted(body, type.qualifiedPlural)))
    }

    /// The recorded objects of a kind.
    func objects(of type: ResourceType) -> [JSONValue] {
        caches.filter { $0.group == type.group && $0.plural == type.plural }.flatMap(\.objects)
    }

    private func redacted(_ value: JSONValue, _ resource: String) -> JSONValue {
        isRedacted ? SecretData.redacted(value, of: resource) : value
    }
}

extension ReconcileRecording.Exchange {
    /// Method and path with the query.
    package var place: String {
        let query = query.map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }.joined(separator: "&")
        return "\(method) \(path)" + (query.isEmpty ? "" : "?\(query)")
    }

    /// Where the body of another request is not as this one's.
    package func differences(from other: ReconcileRecording.Exchange) -> [FieldChange] {
        let resource = ResourcePath(path).redactionName
        let redaction = Redaction(added: { _, _ in false })
        return FieldDifference(from: body ?? .emptyObject, to: other.body ?? .emptyObject, of: resource, redaction).changes
    }
}
