import SteadyCodec
import SteadyModel

/// Which objects a list or a watch is about: namespace, labels, fields.
struct ObjectFilter: Sendable {
    var namespace: String?
    var labels: LabelSelector?
    private var fields: [FieldRequirement] = []

    private struct FieldRequirement: Sendable {
        var path: [String]
        var value: String
        var isEqual: Bool
    }

    /// Reads the selectors of a request.
    ///
    /// - Throws: 400 for a selector that cannot be read or a field that cannot be selected.
    init(namespace: String?, labelSelector: String?, fieldSelector: String?, definition: ResourceDefinition) throws(StatusError) {
        self.namespace = namespace
        if let labelSelector, !labelSelector.isEmpty {
            do {
                labels = try LabelSelector(parsing: labelSelector)
            } catch {
                throw .badRequest("unable to parse requirement: \(error)")
            }
        }
        for part in (fieldSelector ?? "").split(separator: ",") {
            var isEqual = true
            var separator = part.range(of: "==")
            if separator == nil, let range = part.range(of: "!=") { (separator, isEqual) = (range, false) }
            guard let range = separator ?? part.range(of: "=") else {
                throw .badRequest("invalid selector: '\(fieldSelector ?? "")'; can't understand '\(part)'")
            }
            let name = String(part[..<range.lowerBound])
            guard Self.isSelectable(name, definition) else { throw .badRequest("field label not supported: \(name)") }
            fields.append(
                FieldRequirement(
                    path: name.split(separator: ".").map(String.init), value: String(part[range.upperBound...]), isEqual: isEqual)
            )
        }
    }

    private static func isSelectable(_ name: String, _ definition: ResourceDefinition) -> Bool {
        if name == "metadata.name" { return true }
        if name == "metadata.namespace" { return definition.isNamespaced }
        guard !definition.isCustom else { return false }
        return switch definition.kind {
        case "Pod":
            [
                "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
                "status.phase", "status.podIP", "status.nominatedNodeName",
            ].contains(name)
        case "Event":
            [
                "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "reason", "type",
                "reportingComponent", "source", "involvedObject.fieldPath",
            ].contains(name)
        case "Secret": name == "type"
        case "Namespace": name == "status.phase"
        case "Node": name == "spec.unschedulable"
        case "ReplicaSet", "ReplicationController": name == "status.replicas"
        case "Job": name == "status.successful"
        default: false
        }
    }

    func matches(_ key: ObjectKey, _ value: JSONValue) -> Bool {
        if let namespace, key.namespace != namespace { return false }
        for requirement in fields {
            let found = requirement.path.reduce(Optional(value)) { $0?[$1] }
            let text = found?.stringValue ?? found?.integerValue.map(String.init) ?? found?.boolValue.map(String.init) ?? ""
            if (text == requirement.value) != requirement.isEqual { return false }
        }
        if let labels {
            var found: StringMap<String> = [:]
            for (name, value) in value[path: "metadata", "labels"]?.objectValue ?? [:] { found[name] = value.stringValue }
            if !labels.matches(found) { return false }
        }
        return true
    }
}

extension Substring {
    /// The first place where a short text stands.
    fileprivate func range(of text: String) -> Range<Substring.Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
