import SteadyClient
import SteadyCodec

/// Looks at one write of the operator; see ``Lints``.
struct WriteLint {
    let lints: Lints

    /// What is wrong with a write, before it is sent.
    ///
    /// - Returns: a sentence that ends with the request; `nil` if nothing is.
    func judge(_ request: APIRequest, _ target: RequestTarget) -> String? {
        switch target.method {
        case .delete where lints.contains(.deleteWithoutUID) && target.name != nil:
            let uid = body(request)?[path: "preconditions", "uid"]?.stringValue
            return uid == nil ? "what is deleted is told by its name alone, and may be another by then (no uid): \(target)" : nil
        case .put where lints.contains(.unconditionalUpdate):
            let version = body(request)?[path: "metadata", "resourceVersion"]?.stringValue ?? ""
            return version.isEmpty ? "an object is replaced whatever it has become (no resourceVersion): \(target)" : nil
        default: return nil
        }
    }

    /// What is wrong with a write that the server has carried out.
    ///
    /// - Parameters:
    ///   - before: the object's version just before it was sent, if it was there.
    ///   - answer: the object as it is now.
    ///   - isUndisturbed: whether nothing has gone wrong so far.
    func judge(_ target: RequestTarget, before: String?, answer: JSONValue?, isUndisturbed: Bool) -> String? {
        let metadata = answer?["metadata"]
        if lints.contains(.childWithoutOwner), before == nil, target.subresource == nil, target.method != .delete,
            !EndState.leftOut.contains(target.collection), metadata?["ownerReferences"]?.arrayValue?.isEmpty ?? true
        {
            return "an object is made that nobody owns, and nobody will collect: \(target)"
        }
        if lints.contains(.statusWithoutChange), isUndisturbed, target.subresource == "status", let before,
            metadata?["resourceVersion"]?.stringValue == before
        {
            return "a status is written that is there already: \(target)"
        }
        return nil
    }

    private func body(_ request: APIRequest) -> JSONValue? { request.body.flatMap { try? JSONValue(parsing: $0) } }
}
