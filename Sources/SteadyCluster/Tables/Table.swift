import SteadyCodec
import SteadyModel

/// Objects as rows for people (`meta.k8s.io/v1 Table`): what `kubectl get` prints.
enum Table {
    static func table(
        of objects: [JSONValue], _ definition: ResourceDefinition, listMetadata: JSONValue, _ form: ObjectForm,
        at time: Timestamp
    ) -> JSONValue {
        let columns = TableColumn.columns(of: definition)
        let cells = TableCells(now: time)
        let rows = objects.map { object -> JSONValue in
            var row: JSONValue = ["cells": .array(cells.cells(of: object, definition))]
            let conditions = cells.conditions(of: object, definition)
            if !conditions.isEmpty { row["conditions"] = .array(conditions) }
            switch form.included {
            case .none: row["object"] = .null
            case .metadata: row["object"] = form.metadata(of: object)
            case .object: row["object"] = object
            }
            return row
        }
        return [
            "kind": "Table", "apiVersion": .string(form.metaAPIVersion), "metadata": listMetadata,
            "columnDefinitions": form.hidesColumns ? .null : .array(columns.map(\.json)), "rows": .array(rows),
        ]
    }
}

/// A column of a table.
struct TableColumn: Sendable {
    var name: String
    var type: String
    var format: String
    var priority: Int64
    var description: String

    var json: JSONValue {
        [
            "name": .string(name), "type": .string(type), "format": .string(format), "description": .string(description),
            "priority": .integer(priority),
        ]
    }

    static func columns(of definition: ResourceDefinition) -> [TableColumn] {
        if definition.isCustom { return customColumns(definition) }
        if definition.kind == "APIService" { return apiServiceColumns }
        if definition.kind == "Scale" { return scaleColumns }
        return isDescribed(definition) ? builtIn[kindName(definition)] ?? [] : [name, created]
    }

    /// Whether a built-in kind has columns of its own.
    static func isDescribed(_ definition: ResourceDefinition) -> Bool {
        // The server has columns for storage capacities, but does not use them.
        definition.kind != "CSIStorageCapacity" && builtIn[kindName(definition)] != nil
    }

    private static func kindName(_ definition: ResourceDefinition) -> String {
        // Both webhook configurations are known by the shorter name of their printers.
        definition.kind.hasSuffix("WebhookConfiguration") ? String(definition.kind.dropLast(13)) : definition.kind
    }

    /// The columns of a custom resource: those of its definition, or its age.
    private static func customColumns(_ definition: ResourceDefinition) -> [TableColumn] {
        if definition.columns.isEmpty { return [name, age(description: metadataDescriptions.created)] }
        return [name]
            + definition.columns.map { column in
                var description = column.description
                if description.isEmpty { description = "Custom resource definition column (in JSONPath format): \(column.path)" }
                return TableColumn(
                    name: column.name, type: column.type, format: column.format, priority: column.priority,
                    description: description)
            }
    }

    private static func age(description: String) -> TableColumn {
        TableColumn(name: "Age", type: "date", format: "", priority: 0, description: description)
    }

    private static let name = TableColumn(
        name: "Name", type: "string", format: "name", priority: 0, description: metadataDescriptions.name)
    private static let created = TableColumn(
        name: "Created At", type: "date", format: "", priority: 0, description: metadataDescriptions.created)
    private static let scaleColumns = [
        TableColumn(name: "Name", type: "string", format: "", priority: 0, description: name.description),
        TableColumn(
            name: "Desired", type: "integer", format: "", priority: 0,
            description: "replicas is the desired number of instances for the scaled object."),
        TableColumn(
            name: "Available", type: "integer", format: "", priority: 0,
            description: "replicas is the actual number of observed instances of the scaled object."),
        TableColumn(
            name: "Age", type: "string", format: "", priority: 0, description: created.description),
    ]

    private static let apiServiceColumns = [
        name,
        TableColumn(
            name: "Service", type: "string", format: "", priority: 0,
            description: "The reference to the service that hosts this API endpoint."),
        TableColumn(
            name: "Available", type: "string", format: "", priority: 0, description: "Whether this service is available."),
        TableColumn(name: "Age", type: "string", format: "", priority: 0, description: metadataDescriptions.created),
    ]

    private static let metadataDescriptions: (name: String, created: String) = {
        let columns = builtIn["Namespace"] ?? []
        return (columns.first?.description ?? "", columns.last?.description ?? "")
    }()

    private static let builtIn: [String: [TableColumn]] = {
        let descriptions = BuiltInColumnText.descriptions.split(separator: "\n").map { line in
            (try? JSONValue(parsing: Array(line.utf8)))?.stringValue ?? ""
        }
        var found: [String: [TableColumn]] = [:]
        for line in BuiltInColumnText.kinds.split(separator: "\n") {
            let parts = line.split(separator: ";")
            guard let kind = parts.first else { continue }
            found[String(kind)] = parts.dropFirst().compactMap { read($0, descriptions) }
        }
        return found
    }()

    private static func read(_ text: Substring, _ descriptions: [String]) -> TableColumn? {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 5, let number = Int(parts[4]), descriptions.indices.contains(number) else { return nil }
        return TableColumn(
            name: String(parts[0]), type: String(parts[1]), format: String(parts[2]), priority: Int64(parts[3]) ?? 0,
            description: descriptions[number])
    }
}
