import SteadyCodec

/// The fields that whoever creates an object comes to own, straight as `fieldsV1`: what ``Comparison`` finds between nothing and the
/// object, in one walk and for the plain cases, which nearly all are.
enum CreatedFields {
    /// Metadata that nobody owns.
    private static let unowned: Set<String> = [
        "f:name", "f:namespace", "f:creationTimestamp", "f:selfLink", "f:uid", "f:clusterName", "f:generation", "f:managedFields",
        "f:resourceVersion",
    ]

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
            var owned: [(name: String, value: JSONValue)] = []
            for (name, value) in members where name != "apiVersion" && name != "kind" && !excluded.contains(name) {
                let step = schema.step(name)
                var (isMember, children) = try inside(value, zeros[name], step.schema)
                if name == "metadata" {
                    isMember = false
                    children.removeAll { unowned.contains($0.name) && $0.value == emptyNode }
                }
                append(step.element, isMember, children, &owned)
            }
            return .some(owned.isEmpty ? nil : .object(JSONObject(owned)))
        } catch {
            return nil
        }
    }

    private typealias Nodes = [(name: String, value: JSONValue)]
    private static let emptyNode = JSONValue.emptyObject

    private static func append(_ element: String, _ isMember: Bool, _ children: Nodes, _ nodes: inout Nodes) {
        guard isMember || !children.isEmpty else { return }
        if children.isEmpty { return nodes.append((element, emptyNode)) }
        nodes.append((element, .object(JSONObject(isMember ? [(name: ".", value: emptyNode)] + children : children))))
    }

    private static func inside(
        _ value: JSONValue, _ zero: JSONValue?, _ schema: Schema
    ) throws(Unusual) -> (isMember: Bool, children: Nodes) {
        switch TypedShape.of(value, schema) {
        case .scalar: return (try isNew(value, zero), [])
        case .list(let schema):
            guard case .array(let elements) = value else { throw Unusual() }
            if schema.isAtomicList || elements.isEmpty { return (try isNew(value, zero), []) }
            // Elements that are there from the beginning are compared one by one.
            guard zero == nil || (zero == .null && schema.kind == .array) else { throw Unusual() }
            return (zero == nil, try ofList(elements, schema))
        case .map(let schema):
            guard case .object(let members) = value else { throw Unusual() }
            if schema.isAtomicMap { return (try isNew(value, zero), []) }
            let zeros: JSONObject
            switch zero {
            case .object(let known)?: zeros = known
            case nil: zeros = JSONObject()
            default: throw Unusual()
            }
            if members.isEmpty, zeros.isEmpty { return (zero == nil, []) }
            var children: Nodes = []
            children.reserveCapacity(members.count)
            for (name, member) in members {
                let step = schema.step(name)
                let (isMember, below) = try inside(member, zeros[name], step.schema)
                append(step.element, isMember, below, &children)
            }
            return (zero == nil, children)
        }
    }

    private static func isNew(_ value: JSONValue, _ zero: JSONValue?) throws(Unusual) -> Bool {
        guard let zero else { return true }
        if value.isContainer || zero.isContainer { throw Unusual() }
        return !TypedShape.areEqual(zero, value)
    }

    private static func ofList(_ elements: [JSONValue], _ schema: Schema) throws(Unusual) -> Nodes {
        let items = schema.items?.resolved ?? .any
        var nodes: Nodes = []
        nodes.reserveCapacity(elements.count)
        for element in elements {
            guard case .success(let name) = PathElement.of(element, in: schema), !nodes.contains(where: { $0.name == name })
            else {
                throw Unusual()
            }
            append(name, true, try inside(element, nil, items).children, &nodes)
        }
        return nodes
    }
}
