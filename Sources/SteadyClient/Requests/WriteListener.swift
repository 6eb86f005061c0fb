/// Hears of the writes that a client's server has carried out, before whoever wrote gets the answer: for caches that are to show them at once.
public protocol WriteListener: Sendable {
    /// The server has carried out a write.
    ///
    /// - Parameters:
    ///   - request: the write; none that was a dry run.
    ///   - answer: the object as it is now, or a `Status`, as JSON.
    func wrote(_ request: APIRequest, answer: [UInt8])
}

extension APIRequest {
    /// Whether nothing is stored. Deletes say so in their body.
    var isDryRun: Bool {
        if query.contains(where: { $0.name == "dryRun" }) { return true }
        return method == .delete && body.map { String(decoding: $0, as: UTF8.self).contains("\"dryRun\"") } ?? false
    }
}
