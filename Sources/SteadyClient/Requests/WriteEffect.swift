import SteadyCodec

/// Whether an object is as a request wanted it: what settles a write whose answer was lost.
enum WriteEffect {
    /// What the server gives or changes by itself.
    private static let given: Set<String> = [
        "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink", "uid", "deletionTimestamp",
        "deletionGracePeriodSeconds",
    ]

    /// Whether a create by this manager, of this body, may have made the object.
    static func made(_ object: JSONValue, by body: JSONValue, manager: String) -> Bool {
        let entries = object[path: "metadata", "managedFields"]?.arrayValue ?? []
        let isOurs = entries.isEmpty || entries.contains { $0["manager"]?.stringValue == manager }
        var body = body
        // A create sets no status of the kinds that have one, and who asks for a certificate is what the server knows.
        body["status"] = nil
        if object["kind"] == "CertificateSigningRequest" {
            for name in ["username", "uid", "groups", "extra"] { body[path: "spec", name] = nil }
        }
        return isOurs && holds(object, body)
    }

    /// Whether the object has everything that was sent whole.
    static func holds(_ object: JSONValue, _ sent: JSONValue) -> Bool {
        guard case .object(let members) = stored(sent, as: object), let object = object.objectValue else { return false }
        return members.allSatisfy { name, value in
            guard name == "metadata" else { return includes(object[name], value) }
            let wanted = (value.objectValue ?? JSONObject()).filter { !given.contains($0.name) }
            return includes(object[name], .object(JSONObject(Array(wanted))))
        }
    }

    /// Whether a merge patch has nothing left to change.
    static func holds(_ object: JSONValue, patch: JSONValue) -> Bool {
        var patch = stored(patch, as: object)
        patch[path: "metadata", "resourceVersion"] = nil
        patch[path: "metadata", "uid"] = nil
        return MergePatch.apply(patch, to: object) == object
    }

    /// What is sent under the name by which it is stored: the texts of a Secret are data, and win over it.
    private static func stored(_ sent: JSONValue, as object: JSONValue) -> JSONValue {
        guard object["apiVersion"] == "v1", object["kind"] == "Secret", let texts = sent["stringData"]?.objectValue else {
            return sent
        }
        var sent = sent
        sent["stringData"] = nil
        for (name, text) in texts {
            guard let text = text.stringValue else { continue }
            sent[path: "data", name] = .string(Base64(text).encoded)
        }
        return sent
    }

    /// Whether a value has all members of another; what is more was filled in by the server.
    private static func includes(_ value: JSONValue?, _ wanted: JSONValue) -> Bool {
        switch (value, wanted) {
        case (nil, .null), (.null?, .null): true
        // The server leaves out what is empty, and what is zero in Go.
        case (nil, .object(let members)): members.isEmpty
        case (nil, .array(let elements)): elements.isEmpty
        case (nil, .string(let text)): text.isEmpty
        case (nil, .bool(false)), (nil, .integer(0)): true
        case (.object(let members)?, .object(let wanted)): wanted.allSatisfy { includes(members[$0.name], $0.value) }
        case (.array(let elements)?, .array(let wanted)):
            elements.count >= wanted.count && zip(elements, wanted).allSatisfy { includes($0, $1) }
        case (let value?, let wanted): value == wanted
        case (nil, _): false
        }
    }
}
