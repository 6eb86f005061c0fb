import SteadyCodec
import SteadyModel

/// Objects as rows for people (`meta.k8s.io/v1 Table`): what `kubectl get` prints.
enum Table {
    private struct Column: Sendable {
        var name: String
        var type: String = "string"
        var format = ""
        var priority: Int64 = 0
        var cell: @Sendable (JSONValue) -> JSONValue

        /// The column, shown by `-o wide` alone.
        var onlyWide: Column {
            var column = self
            column.priority = 1
            return column
        }
    }

    static func table(
        of objects: [JSONValue], _ definition: ResourceDefinition, listMetadata: JSONValue?, at time: Timestamp
    ) -> JSONValue {
        let columns = Self.columns(definition, at: time)
        let definitions = columns.map { column -> JSONValue in
            [
                "name": .string(column.name), "type": .string(column.type), "format": .string(column.format),
                "description": "", "priority": .integer(column.priority),
            ]
        }
        let rows = objects.map { object -> JSONValue in
            [
                "cells": .array(columns.map { $0.cell(object) }),
                "object": ObjectForm.metadata(of: object, kind: "PartialObjectMetadata"),
            ]
        }
        return [
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": listMetadata ?? [:],
            "columnDefinitions": .array(definitions), "rows": .array(rows),
        ]
    }

    private static func columns(_ definition: ResourceDefinition, at now: Timestamp) -> [Column] {
        let name = Column(name: "Name", format: "name") { $0[path: "metadata", "name"] ?? "" }
        let age = Column(name: "Age") { Age.text(since: $0[path: "metadata", "creationTimestamp"], at: now) }
        func text(_ name: String, _ path: String...) -> Column {
            Column(name: name) { object in path.reduce(Optional(object)) { $0?[$1] }.map(plain) ?? "<none>" }
        }
        func number(_ name: String, _ path: String...) -> Column {
            Column(name: name, type: "integer") { object in path.reduce(Optional(object)) { $0?[$1] } ?? 0 }
        }
        if definition.isCustom {
            guard !definition.columns.isEmpty else { return [name, age] }
            return [name]
                + definition.columns.map { column in
                    Column(name: column.name, type: column.type, format: column.format, priority: column.priority) {
                        let value = JSONPath.value(column.path, in: $0) ?? .null
                        return column.type == "date" ? value == .null ? .null : Age.text(since: value, at: now) : value
                    }
                }
        }
        switch definition.kind {
        case "Pod":
            let ready = Column(name: "Ready") { pod in
                let statuses = pod[path: "status", "containerStatuses"]?.arrayValue ?? []
                let total = pod[path: "spec", "containers"]?.arrayValue?.count ?? 0
                return .string("\(statuses.count { $0["ready"] == true })/\(total)")
            }
            let status = Column(name: "Status") { pod in
                pod[path: "metadata", "deletionTimestamp"] != nil ? "Terminating" : pod[path: "status", "phase"] ?? "Unknown"
            }
            let restarts = Column(name: "Restarts") { pod in
                let statuses = pod[path: "status", "containerStatuses"]?.arrayValue ?? []
                return .string(String(statuses.reduce(0) { $0 &+ ($1["restartCount"]?.integerValue ?? 0) }))
            }
            let further = [
                text("IP", "status", "podIP"), text("Node", "spec", "nodeName"),
                text("Nominated Node", "status", "nominatedNodeName"),
                Column(name: "Readiness Gates") { _ in "<none>" },
            ]
            return [name, ready, status, restarts, age] + further.map(\.onlyWide)
        case "Deployment":
            let ready = Column(name: "Ready") { object in
                let ready = object[path: "status", "readyReplicas"]?.integerValue ?? 0
                return .string("\(ready)/\(object[path: "spec", "replicas"]?.integerValue ?? 0)")
            }
            return [
                name, ready, number("Up-to-date", "status", "updatedReplicas"),
                number("Available", "status", "availableReplicas"), age,
            ] + Self.templateColumns
        case "ReplicaSet":
            return [
                name, number("Desired", "spec", "replicas"), number("Current", "status", "replicas"),
                number("Ready", "status", "readyReplicas"), age,
            ] + Self.templateColumns
        case "Service":
            let ports = Column(name: "Port(s)") { service in
                let ports = service[path: "spec", "ports"]?.arrayValue ?? []
                let texts = ports.map { "\($0["port"]?.integerValue ?? 0)/\($0["protocol"]?.stringValue ?? "TCP")" }
                return .string(texts.isEmpty ? "<none>" : texts.joined(separator: ","))
            }
            let external = Column(name: "External-IP") { _ in "<none>" }
            let selector = Column(name: "Selector") { Self.labels($0[path: "spec", "selector"]) }
            return [
                name, text("Type", "spec", "type"), text("Cluster-IP", "spec", "clusterIP"), external, ports, age,
                selector.onlyWide,
            ]
        case "Namespace": return [name, text("Status", "status", "phase"), age]
        case "ConfigMap", "Secret":
            let data = Column(name: "Data", type: "integer") { .integer(Int64($0["data"]?.objectValue?.count ?? 0)) }
            return definition.kind == "Secret" ? [name, text("Type", "type"), data, age] : [name, data, age]
        case "ServiceAccount":
            return [
                name, Column(name: "Secrets", type: "integer") { .integer(Int64($0["secrets"]?.arrayValue?.count ?? 0)) }, age,
            ]
        case "Lease": return [name, text("Holder", "spec", "holderIdentity"), age]
        case "Node":
            let status = Column(name: "Status") { node in
                let ready = node[path: "status", "conditions"]?.arrayValue?.first { $0["type"] == "Ready" }
                return ready?["status"] == "True" ? "Ready" : "NotReady"
            }
            return [name, status, age, text("Version", "status", "nodeInfo", "kubeletVersion")]
        case "CustomResourceDefinition":
            return [name, Column(name: "Created At", type: "date") { $0[path: "metadata", "creationTimestamp"] ?? "" }]
        case "Event":
            let object = Column(name: "Object") { event in
                let regarding = event["involvedObject"] ?? event["regarding"]
                return .string("\(regarding?["kind"]?.stringValue?.lowercased() ?? "")/\(regarding?["name"]?.stringValue ?? "")")
            }
            let message = Column(name: "Message") { $0["message"] ?? $0["note"] ?? "" }
            return [
                Column(name: "Last Seen") { Age.text(since: $0["lastTimestamp"] ?? $0["eventTime"], at: now) },
                text("Type", "type"), text("Reason", "reason"), object, message,
            ]
        default: return [name, age]
        }
    }

    /// What a pod template runs, for kinds that have one.
    private static let templateColumns: [Column] = {
        @Sendable func containers(_ object: JSONValue) -> [JSONValue] {
            object[path: "spec", "template", "spec", "containers"]?.arrayValue ?? []
        }
        @Sendable func joined(_ name: String, _ object: JSONValue) -> JSONValue {
            .string(containers(object).map { $0[name]?.stringValue ?? "" }.joined(separator: ","))
        }
        return [
            Column(name: "Containers", priority: 1) { joined("name", $0) },
            Column(name: "Images", priority: 1) { joined("image", $0) },
            Column(name: "Selector", priority: 1) { labels($0[path: "spec", "selector", "matchLabels"]) },
        ]
    }()

    private static func labels(_ value: JSONValue?) -> JSONValue {
        let pairs = (value?.objectValue ?? JSONObject()).map { "\($0.name)=\($0.value.stringValue ?? "")" }
        return .string(pairs.isEmpty ? "<none>" : pairs.joined(separator: ","))
    }

    private static func plain(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text) where text.isEmpty: "<none>"
        case .null: "<none>"
        default: value
        }
    }
}

/// The simple paths of printer columns and scale subresources: `.spec.replicas`, `.status.conditions[?(@.type=="Ready")].status`.
enum JSONPath {
    static func value(_ path: String, in value: JSONValue) -> JSONValue? {
        var current: JSONValue? = value
        var rest = path[...]
        while let first = rest.first, let found = current {
            if first == "." {
                rest = rest.dropFirst()
                let name = rest.prefix { $0 != "." && $0 != "[" }
                rest = rest.dropFirst(name.count)
                if !name.isEmpty { current = found[String(name)] }
            } else if first == "[", let end = rest.firstIndex(of: "]") {
                let inside = rest[rest.index(after: rest.startIndex)..<end]
                rest = rest[rest.index(after: end)...]
                current = element(String(inside), of: found)
            } else {
                return nil
            }
        }
        return current
    }

    private static func element(_ inside: String, of value: JSONValue) -> JSONValue? {
        if let index = Int(inside) {
            guard let array = value.arrayValue, array.indices.contains(index) else { return nil }
            return array[index]
        }
        if inside.hasPrefix("'") || inside.hasPrefix("\"") { return value[String(inside.dropFirst().dropLast())] }
        // ?(@.name=="text")
        guard inside.hasPrefix("?(@."), inside.hasSuffix(")") else { return nil }
        let sides = inside.dropFirst(4).dropLast().split(separator: "=", omittingEmptySubsequences: true)
        guard sides.count == 2 else { return nil }
        let wanted = sides[1].filter { $0 != "\"" && $0 != "'" && $0 != " " }
        return value.arrayValue?.first { $0[sides[0].filter { $0 != " " }]?.stringValue == wanted }
    }
}
