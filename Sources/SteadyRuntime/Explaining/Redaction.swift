/// Which values are never shown.
struct Redaction: Sendable {
    /// The program's own.
    let added: @Sendable (_ resource: String, _ path: String) -> Bool

    /// Whether a field's values are secret.
    ///
    /// - Parameters:
    ///   - resource: such as `secrets` or `serviceaccounts/token`.
    ///   - first: the first step of its path.
    ///   - path: the path.
    func hides(_ resource: String, _ first: String, _ path: String) -> Bool {
        switch resource {
        case "secrets" where first == "data" || first == "stringData": return true
        // kubectl puts the whole object in there.
        case "secrets" where path.contains("last-applied-configuration"): return true
        case "serviceaccounts/token", "tokenreviews.authentication.k8s.io": return first == "status" || first == "spec"
        default: return added(resource, path)
        }
    }
}
