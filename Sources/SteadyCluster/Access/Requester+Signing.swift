import SteadyCodec

extension JSONValue {
    /// Writes down who asks for a certificate, whatever the request says of it.
    mutating func sign(by requester: Requester) {
        self["username"] = .string(requester.name)
        self["uid"] = requester.uid.isEmpty ? nil : .string(requester.uid)
        self["groups"] = requester.groups.isEmpty ? nil : .array(requester.groups.map { .string($0) })
        self["extra"] = nil
        for (name, values) in requester.extra.sorted(by: { $0.key < $1.key }) {
            self[path: "extra", name] = .array(values.map { .string($0) })
        }
    }
}
