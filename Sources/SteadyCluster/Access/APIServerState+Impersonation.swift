import SteadyClient
import SteadyCodec

extension APIServerState {
    /// A key of a header, in which what headers cannot hold is written as in URLs.
    private static func unescaped(_ key: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(key.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// In whose name a request is to be carried out, if in another: `Impersonate-…` headers, if the requester may use them.
    ///
    /// - Throws: 400 for headers without a user, 403 if it is not allowed.
    func impersonated(_ call: APICall) throws(StatusError) -> Requester? {
        let headers = call.request.headers
        guard !headers.isEmpty, headers.keys.contains(where: { $0.hasPrefix("impersonate-") }) else { return nil }
        var user = Requester(name: headers["impersonate-user"] ?? "", uid: headers["impersonate-uid"] ?? "")
        user.groups = Self.values(headers["impersonate-group"])
        let prefix = "impersonate-extra-"
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
            user.extra[Self.unescaped(name.dropFirst(prefix.count))] = Self.values(value)
        }
        guard !user.name.isEmpty else {
            if user.groups.isEmpty, user.extra.isEmpty, user.uid.isEmpty { return nil }
            throw .badRequest("requested \(Self.text(of: user)) without impersonating a user name")
        }
        try checkImpersonation(of: user, by: call.requester)
        if user.groups.isEmpty, let account = Requester.serviceAccount(user.name) {
            user.groups = Requester.serviceAccountGroups(account.namespace)
        }
        let own = user.name == Requester.anonymous.name ? "system:unauthenticated" : "system:authenticated"
        let isSaid = user.groups.contains { $0 == "system:authenticated" || $0 == "system:unauthenticated" }
        if !isSaid { user.groups.append(own) }
        return user
    }

    private func checkImpersonation(of user: Requester, by requester: Requester) throws(StatusError) {
        if requester.isMaster { return }
        func check(_ group: String, _ plural: String, _ name: String, _ namespace: String = "", _ subresource: String = "")
            throws(StatusError)
        {
            let resource = RequestAttributes.Resource(
                group: group, version: "v1", plural: plural, subresource: subresource, namespace: namespace, name: name)
            try authorize(requester, RequestAttributes(verb: "impersonate", resource: resource))
        }
        if let account = Requester.serviceAccount(user.name) {
            try check("", "serviceaccounts", account.name, account.namespace)
        } else {
            try check("", "users", user.name)
        }
        for group in user.groups { try check("", "groups", group) }
        for (name, values) in user.extra.sorted(by: { $0.key < $1.key }) {
            for value in values { try check("authentication.k8s.io", "userextras", value, "", name) }
        }
        if !user.uid.isEmpty { try check("authentication.k8s.io", "uids", user.uid) }
    }

    private static func values(_ header: String?) -> [String] {
        (header ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
    }

    private static func text(of user: Requester) -> String {
        let groups =
            user.groups.isEmpty ? "[]string(nil)" : "[]string{\(user.groups.map(GoString.quoted).joined(separator: ", "))}"
        let extra = user.extra.sorted { $0.key < $1.key }.map { name, values in
            "\(GoString.quoted(name)):[]string{\(values.map(GoString.quoted).joined(separator: ", "))}"
        }
        let map = extra.isEmpty ? "map[string][]string(nil)" : "map[string][]string{\(extra.joined(separator: ", "))}"
        return "&user.DefaultInfo{Name:\"\", UID:\(GoString.quoted(user.uid)), Groups:\(groups), Extra:\(map)}"
    }
}
