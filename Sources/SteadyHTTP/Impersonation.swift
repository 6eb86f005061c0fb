#if HTTP
    /// Whom to act as, for those who may (Kubernetes: user impersonation).
    public struct Impersonation: Sendable, Hashable {
        /// The name of the user.
        public var user: String
        /// The user's uid.
        public var uid: String?
        /// The groups to act as a member of.
        public var groups: [String]
        /// More about the user, such as scopes, by name; the server makes the names lower case.
        public var extra: [String: [String]]

        /// Acting as a user.
        ///
        /// - Parameters:
        ///   - user: the name of the user.
        ///   - uid: the user's uid.
        ///   - groups: the groups to act as a member of.
        ///   - extra: more about the user, by name.
        public init(user: String, uid: String? = nil, groups: [String] = [], extra: [String: [String]] = [:]) {
            self.user = user
            self.uid = uid
            self.groups = groups
            self.extra = extra
        }

        /// The header fields that say so, in a fixed order.
        package var fields: [(name: String, value: String)] {
            var fields = [(name: "impersonate-user", value: user)]
            if let uid { fields.append(("impersonate-uid", uid)) }
            for group in groups { fields.append(("impersonate-group", group)) }
            for (name, values) in extra.sorted(by: { $0.key < $1.key }) {
                for value in values { fields.append(("impersonate-extra-\(Self.escaped(name))", value)) }
            }
            return fields
        }

        /// A text as part of the name of a header field; what may not stand there is percent-encoded, as client-go does.
        private static func escaped(_ name: String) -> String {
            ServerURL.encoded(name, keeping: "!#$&'*+^`|")
        }
    }
#endif
