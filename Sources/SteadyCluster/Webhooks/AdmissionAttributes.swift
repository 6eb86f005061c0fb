import SteadyCodec
import SteadyModel

/// A write as webhooks and policies see it.
struct AdmissionAttributes {
    /// The resource.
    var definition: ResourceDefinition
    var subresource: String?
    /// What the object is, if it is not the resource itself: `Scale`, `Eviction`, `Binding`.
    var form: ResourceDefinition?
    var name: String
    /// That of a namespace is its own name.
    var namespace: String?
    var operation: AdmissionRequest.Operation
    var object: JSONValue?
    var oldObject: JSONValue?
    var user: Requester
    var isDryRun: Bool
    var options: JSONValue

    /// The request, its objects in the version of a definition.
    func request(as meant: ResourceDefinition) -> AdmissionRequest {
        func kind(_ definition: ResourceDefinition) -> GroupVersionKind {
            let definition = form ?? definition
            return GroupVersionKind(group: definition.group, version: definition.version, kind: definition.kind)
        }
        func resource(_ definition: ResourceDefinition) -> GroupVersionResource {
            GroupVersionResource(group: definition.group, version: definition.version, resource: definition.plural)
        }
        var request = AdmissionRequest(
            operation, kind(meant), resource(meant), name: name, namespace: namespace, object: object, oldObject: oldObject)
        request.requestKind = kind(definition)
        request.requestResource = resource(definition)
        request.subresource = subresource
        request.requestSubresource = subresource
        request.user = AdmissionRequest.User(name: user.name, uid: user.uid, groups: user.groups, extra: user.extra)
        request.isDryRun = isDryRun
        request.options = options
        return request
    }

    /// The value of `request` in expressions.
    func value(as meant: ResourceDefinition) -> JSONValue {
        var value = request(as: meant).json
        for name in ["uid", "object", "oldObject"] { value[name] = nil }
        return value
    }

    /// The namespace the write is in; a namespace is in none.
    var owningNamespace: String? { definition.collection == "namespaces" ? nil : namespace }
}

extension AdmissionAttributes {
    /// A write of an object.
    init(_ object: JSONValue?, live: JSONValue?, _ call: APICall, _ target: Target) {
        let operation: AdmissionRequest.Operation = object == nil ? .delete : live == nil ? .create : .update
        let own = (object ?? live)?[path: "metadata", "name"]?.stringValue ?? ""
        let name = target.name.isEmpty ? own : target.name
        self.init(
            definition: target.definition, subresource: target.subresource, name: name,
            namespace: target.definition.collection == "namespaces" ? name : target.namespace, operation: operation,
            object: object, oldObject: live, user: call.requester, isDryRun: call.isDryRun,
            options: call.admissionOptions(operation))
    }
}

extension APICall {
    /// What a query says about a write, as an object.
    func admissionOptions(_ operation: AdmissionRequest.Operation) -> JSONValue {
        let kind = operation == .create ? "CreateOptions" : operation == .update ? "UpdateOptions" : "DeleteOptions"
        var options: JSONValue = ["apiVersion": "meta.k8s.io/v1", "kind": .string(kind)]
        for name in ["fieldManager", "fieldValidation"] {
            if let text = query(name), !text.isEmpty { options[name] = .string(text) }
        }
        if isDryRun { options["dryRun"] = ["All"] }
        return options
    }
}
