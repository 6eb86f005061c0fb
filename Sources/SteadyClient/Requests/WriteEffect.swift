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
        return isOurs && holds(object, body)
    }

    /// Whether the object has everything that was sent whole.
    static func holds(_ object: JSONValue, _ sent: JSONValue) -> Bool {
        guard case .object(let members) = sent, let object = object.objectValue else { return false }
        return members.allSatisfy { name, value in
            guard name == "metadata" else { return includes(object[name], value) }
            let wanted = (value.objectValue ?? JSONObject()).filter { !given.contains($0.name) }
            return includes(object[name], .object(JSONObject(Array(wanted))))
        }
    }

    /// Whether a merge patch has nothing left to change.
    static func holds(_ object: JSONValue, patch: JSONValue) -> Bool {
        var patch = patch
        patch[path: "metadata", "resourceVersion"] = nil
        patch[path: "metadata", "uid"] = nil
        return MergePatch.apply(patch, to: object) == object
    }

    /// Whether a value has all members of another; what is more was filled in by the server.
    private static func includes(_ value: JSONValue?, _ wanted: JSONValue) -> Bool {
        switch (value, wanted) {
        case (nil, .null), (.null?, .null): true
        // The server leaves out what is empty.
        case (nil, .object(let members)): members.isEmpty
        case (nil, .array(let elements)): elements.isEmpty
        case (.object(let members)?, .object(let wanted)): wanted.allSatisfy { includes(members[$0.name], $0.value) }
        case (.array(let elements)?, .array(let wanted)):
            elements.count >= wanted.count && zip(elements, wanted).allSatisfy { includes($0, $1) }
        case (let value?, let wanted): value == wanted
        case (nil, _): false
        }
    }
}
