/// Who sends a request, as the server found out: client-go's `user.Info`.
public struct Requester: Sendable, Hashable {
    /// Such as `jane` or `system:serviceaccount:default:web`.
    public var name: String
    /// Empty if unknown.
    public var uid: String
    /// In the order in which they were found.
    public var groups: [String]
    /// Whatever else is known, by lower-case names.
    public var extra: [String: [String]]

    /// A requester of these parts.
    public init(name: String, uid: String = "", groups: [String] = [], extra: [String: [String]] = [:]) {
        self.name = name
        self.uid = uid
        self.groups = groups
        self.extra = extra
    }

    /// May do everything.
    public static let administrator = Requester(name: "system:admin", groups: ["system:masters", "system:authenticated"])
    /// Sent no credentials.
    public static let anonymous = Requester(name: "system:anonymous", groups: ["system:unauthenticated"])

    /// Whether nothing is forbidden to this requester.
    var isMaster: Bool { groups.contains("system:masters") }

    /// The groups of all service accounts of a namespace.
    static func serviceAccountGroups(_ namespace: String) -> [String] {
        ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"]
    }

    /// Namespace and name of a service account by the name it has as a user.
    static func serviceAccount(_ name: String) -> (namespace: String, name: String)? {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount", !parts[2].isEmpty, !parts[3].isEmpty else {
            return nil
        }
        return (parts[2], parts[3])
    }
}
