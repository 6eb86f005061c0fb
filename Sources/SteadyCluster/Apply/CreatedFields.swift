import SteadyCodec

/// The fields that whoever creates an object comes to own, straight as `fieldsV1`: what ``Comparison`` finds between nothing and the
/// object, in one walk and for the plain cases, which nearly all are.
enum CreatedFields {
    /// Whether this is something in metadata that nobody owns.
    private static func isUnowned(_ name: String) -> Bool {
        switch name {
        case "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields",
            "resourceVersion":
            true
        default: false
        }
    }

    /// Something that only the general way can tell.
    private struct Unusual: Error {}

    /// The owned fields; an inner `nil` if there are none, an outer one if it takes a ``Comparison`` to tell.
    ///
    /// - Parameters:
    ///   - zero: what an object is before anything is said.
    ///   - excluded: members of the object that are not owned at all.
    static func fields(of object: JSONValue, zero: JSONValue, _ schema: Schema, excluded: [String]) -> JSONValue?? {
        guard case .object(let members) = object, case .object(let zeros) = zero, !schema.isAtomicMap else { return nil }
        do throws(Unusual) {
            var owned = JSONObject(capacity: members.count)
            for (name, value) in members where name != "apiVersion" && name != "kind" && !excluded.contains(name) {
                let step = schema.step(name)
                let node = try node(of: value, zeros[name], step.schema, isMetadata: name == "metadata")
                if let node { owned.add(step.element, node) }
            }
            return .some(owned.isEmpty ? nil : .object(owned))
        } catch {
            return nil
        }
    }

    private static let emptyNode = JSONValue.emptyObject

    /// What is owned at a value and below; `nil` if nothing is.
    ///
    /// - Parameter isMetadata: whether the value is the object's metadata, which as a whole belong to nobody.
    private static func node(
        of value: JSONValue, _ zero: JSONValue?, _ schema: Schema, isMetadata: Bool = false
    ) throws(Unusual) -> JSONValue? {
        let isMember = zero == nil && !isMetadata
        switch TypedShape.of(value, schema) {
        case .scalar: return try isNew(value, zero) && !isMetadata ? emptyNode : nil
        case .list(let schema):
            guard case .array(let elements) = value else { throw Unusual() }
            if schema.isAtomicList || elements.isEmpty { return try isNew(value, zero) && !isMetadata ? emptyNode : nil }
            // Elements that are there from the beginning are compared one by one.
            guard zero == nil || (zero == .null && schema.kind == .array) else { throw Unusual() }
            return try ofList(elements, schema, isMember)
        case .map(let schema):
            guard case .object(let members) = value else { throw Unusual() }
            if schema.isAtomicMap { return try isNew(value, zero) && !isMetadata ? emptyNode : nil }
            let zeros: JSONObject
            switch zero {
            case .object(let known)?: zeros = known
            case nil: zeros = JSONObject()
            default: throw Unusual()
            }
            return try ofMap(members, zeros, schema, isMember, isMetadata)
        }
    }

    private static func isEmptyNode(_ node: JSONValue) -> Bool {
        if case .object(let members) = node { return members.isEmpty }
        return false
    }

    private static func ofMap(
        _ members: JSONObject, _ zeros: JSONObject, _ schema: Schema, _ isMember: Bool, _ isMetadata: Bool
    ) throws(Unusual) -> JSONValue? {
        var nodes = JSONObject(capacity: members.isEmpty ? 0 : members.count + 1)
        if isMember, !members.isEmpty { nodes.add(".", emptyNode) }
        for (name, member) in members {
            let step = schema.step(name)
            guard let node = try node(of: member, zeros.isEmpty ? nil : zeros[name], step.schema) else { continue }
            if isMetadata, isEmptyNode(node), isUnowned(name) { continue }
            nodes.add(step.element, node)
        }
        // Without anything below, the point stands for nothing but the member itself.
        if nodes.count == (isMember && !members.isEmpty ? 1 : 0) { return isMember ? emptyNode : nil }
        return .object(nodes)
    }

    private static func isNew(_ value: JSONValue, _ zero: JSONValue?) throws(Unusual) -> Bool {
        guard let zero else { return true }
        if value.isContainer || zero.isContainer { throw Unusual() }
        return !TypedShape.areEqual(zero, value)
    }

    private static func ofList(_ elements: [JSONValue], _ schema: Schema, _ isMember: Bool) throws(Unusual) -> JSONValue {
        let items = schema.items?.resolved ?? .any
        var nodes: [(name: String, value: JSONValue)] = []
        nodes.reserveCapacity(elements.count + 1)
        if isMember { nodes.append((".", emptyNode)) }
        for element in elements {
            guard case .success(let name) = PathElement.of(element, in: schema), !nodes.contains(where: { $0.name == name })
            else {
                throw Unusual()
            }
            nodes.append((name, try node(of: element, nil, items) ?? emptyNode))
        }
        return .object(JSONObject(nodes))
    }
}
