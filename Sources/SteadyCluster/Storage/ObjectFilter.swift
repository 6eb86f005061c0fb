import SteadyCodec
import SteadyModel

/// Which objects a list or a watch is about: namespace, labels, fields.
struct ObjectFilter: Sendable {
    var namespace: String?
    var labels: LabelSelector?
    private var fields = FieldSelector()

    /// Reads the selectors of a request.
    ///
    /// - Throws: 400 for a selector that cannot be read or a field that cannot be selected.
    init(namespace: String?, labelSelector: String?, fieldSelector: String?, definition: ResourceDefinition) throws(StatusError) {
        self.namespace = namespace
        if let labelSelector, !labelSelector.isEmpty {
            do {
                labels = try LabelSelector(parsing: labelSelector)
            } catch {
                throw .badRequest(error.message)
            }
        }
        do {
            // A sign of equality alone asks for nothing.
            let terms = (fieldSelector ?? "").split(separator: ",").filter { $0 != "=" && $0 != "==" }
            fields = try FieldSelector(parsing: terms.joined(separator: ","))
        } catch {
            throw .badRequest(error.message)
        }
        if definition.group == "events.k8s.io" { fields = try Self.coreEventFields(fields, definition) }
        for requirement in fields.requirements where !Self.isSelectable(requirement.field, definition) {
            throw .badRequest(Self.refusal(requirement.field, definition))
        }
    }

    /// Selectors of events by their newer names, in terms of the form in which they are kept.
    private static func coreEventFields(
        _ selector: FieldSelector, _ definition: ResourceDefinition
    ) throws(StatusError) -> FieldSelector {
        var selector = selector
        for index in selector.requirements.indices {
            let name = selector.requirements[index].field
            if name.hasPrefix("involvedObject.") { throw .badRequest(refusal(name, definition)) }
            if name.hasPrefix("regarding.") {
                selector.requirements[index].field = "involvedObject." + name.dropFirst("regarding.".count)
            } else if name == "reportingController" {
                selector.requirements[index].field = "reportingComponent"
            }
        }
        return selector
    }

    /// The fields that objects of built-in kinds can be selected by besides name and namespace.
    private static let selectable: [String: Set<String>] = [
        "Pod": [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
            "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName",
        ],
        "Event": [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
            "involvedObject.apiVersion", "involvedObject.resourceVersion", "reason", "type",
            "reportingComponent", "source", "involvedObject.fieldPath",
        ],
        "Secret": ["type"],
        "Service": ["spec.clusterIP", "spec.type"],
        "Namespace": ["status.phase"],
        "Node": ["spec.unschedulable"],
        "ReplicationController": ["status.replicas"],
        "CertificateSigningRequest": ["spec.signerName"],
        "Job": ["status.successful"],
        "ResourceSlice": ["spec.nodeName", "spec.driver"],
    ]

    /// Kinds with fields of their own answer in other words than those that have none.
    private static func refusal(_ name: String, _ definition: ResourceDefinition) -> String {
        switch definition.kind {
        case _ where definition.isCustom: "field label not supported: \(name)"
        case "Job": "field label \"\(name)\" not supported for Job"
        case "ResourceSlice": "field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: \(name)"
        case let kind where selectable[kind] != nil: "field label not supported: \(name)"
        default: "\"\(name)\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
        }
    }

    private static func isSelectable(_ name: String, _ definition: ResourceDefinition) -> Bool {
        if name == "metadata.name" { return true }
        if name == "metadata.namespace" { return definition.isNamespaced }
        if definition.isCustom { return definition.selectableFields.contains(name) }
        return selectable[definition.kind]?.contains(name) ?? false
    }

    /// The text that a field is compared by: of some kinds it is not what stands in the object.
    private static func text(_ path: String, _ object: JSONValue) -> String? {
        let value = path.split(separator: ".").reduce(Optional(object)) { $0?[String($1)] }
        switch (path, value) {
        case ("status.podIPs", _): return nil
        case ("status.successful", _): return String(object[path: "status", "succeeded"]?.integerValue ?? 0)
        case ("source", _):
            let component = object[path: "source", "component"]?.stringValue ?? ""
            return component.isEmpty ? object["reportingComponent"]?.stringValue : component
        case (_, .string(let text)?): return text
        case (_, .integer(let number)?): return String(number)
        case (_, .bool(let bool)?): return String(bool)
        case ("spec.hostNetwork", _), ("spec.unschedulable", _): return "false"
        case ("status.replicas", _): return "0"
        default: return nil
        }
    }

    /// Whether the filter names a single object.
    var namesOne: Bool { fields.requirements.contains { $0.field == "metadata.name" && $0.isEqual } }

    /// Whether every object of the namespace is meant.
    var isEmpty: Bool { (labels?.isEmpty ?? true) && fields.requirements.isEmpty }

    /// Narrows the filter to one name.
    ///
    /// - Throws: 400 if the fields ask for another one.
    mutating func require(name: String) throws(StatusError) {
        guard !fields.requirements.isEmpty else {
            fields = FieldSelector([.init("metadata.name", equals: name)])
            return
        }
        guard fields.requirements.contains(.init("metadata.name", equals: name)) else {
            throw .badRequest("fieldSelector metadata.name doesn't match requested name")
        }
    }

    func matches(_ key: ObjectKey, _ object: StoredObject) -> Bool {
        if let namespace, key.namespace != namespace { return false }
        if let labels, !labels.isEmpty, !object.hasLabels(labels) { return false }
        if fields.requirements.isEmpty { return true }
        let isOfName = fields.requirements.allSatisfy { $0.field == "metadata.name" || $0.field == "metadata.namespace" }
        if isOfName { return fields.matches { $0 == "metadata.name" ? key.name : key.namespace } }
        let value = object.value
        return fields.matches { Self.text($0, value) }
    }
}
