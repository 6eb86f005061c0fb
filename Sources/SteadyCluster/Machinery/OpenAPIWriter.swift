import SteadyCodec

/// Describes resources in OpenAPI, version 3 for some and version 2 for all.
struct OpenAPIWriter {
    private let definitions: [ResourceDefinition]
    private let customSchema: (ResourceDefinition) -> JSONValue?

    /// - Parameters:
    ///   - definitions: what is described.
    ///   - customSchema: the schema of a custom resource as it was written.
    init(_ definitions: [ResourceDefinition], _ customSchema: @escaping (ResourceDefinition) -> JSONValue?) {
        self.definitions = definitions
        self.customSchema = customSchema
    }

    private static let info: JSONValue = ["title": "Kubernetes", "version": "v1.36.0"]
    private static let security: JSONValue = [
        "BearerToken": [
            "type": "apiKey", "name": "authorization", "in": "header", "description": "Bearer Token authentication",
        ]
    ]

    /// A document of version 3.
    var version3: [UInt8] {
        let schemas = self.schemas
        var paths = JSONObject()
        for operation in operations {
            var item = paths[operation.path] ?? ["parameters": .array(operation.pathParameters(isVersion2: false))]
            item[operation.method] = operation.version3
            paths[operation.path] = item
        }
        let document: JSONValue = [
            "openapi": "3.0.0", "info": Self.info, "paths": .object(paths),
            "components": ["schemas": .object(schemas.components), "securitySchemes": Self.security],
        ]
        return document.serialized()
    }

    /// The document of version 2.
    var version2: JSONValue {
        var paths = JSONObject()
        for operation in operations {
            var item = paths[operation.path] ?? ["parameters": .array(operation.pathParameters(isVersion2: true))]
            item[operation.method] = operation.version2
            paths[operation.path] = item
        }
        let definitions = schemas.components.map { (name: $0.name, value: OpenAPISchemas.version2($0.value)) }
        return [
            "swagger": "2.0", "info": Self.info, "paths": .object(paths), "definitions": .object(JSONObject(definitions)),
            "securityDefinitions": Self.security, "security": [["BearerToken": []]],
        ]
    }

    private func name(_ definition: ResourceDefinition) -> String {
        if definition.isCustom {
            let group = definition.group.split(separator: ".").reversed().joined(separator: ".")
            return "\(group).\(definition.version).\(definition.kind)"
        }
        return OpenAPISchemas.name(of: definition.schema?.definition ?? "\(definition.version).\(definition.kind)")
    }

    private func name(of subresource: ResourceDefinition.Subresource, _ definition: ResourceDefinition) -> String {
        if subresource.kind == definition.kind, subresource.group == definition.group { return name(definition) }
        let schema = Schema.schema(group: subresource.group, version: subresource.version, kind: subresource.kind)
        return schema?.definition.map(OpenAPISchemas.name) ?? name(definition)
    }

    private var schemas: OpenAPISchemas {
        var schemas = OpenAPISchemas()
        schemas.add(definition: "meta.Status")
        schemas.add(definition: "meta.DeleteOptions")
        schemas.add(definition: "meta.ListMeta")
        schemas.addObject("io.k8s.apimachinery.pkg.apis.meta.v1.Patch", "What a patch of some type says.")
        for definition in definitions {
            let kind = OpenAPISchemas.Kind(group: definition.group, version: definition.version, kind: definition.kind)
            if definition.isCustom {
                schemas.add(custom: customSchema(definition) ?? ["type": "object"], named: name(definition), kind)
            } else if let schema = definition.schema {
                schemas.add(schema, named: name(definition), kind)
            }
            if definition.verbs.contains("list") {
                schemas.addList(of: name(definition), listName: listName(definition), kind, listKind: definition.listKind)
            }
            for subresource in definition.subresources where subresource.kind != definition.kind {
                let (group, version, kind) = (subresource.group, subresource.version, subresource.kind)
                guard let schema = Schema.schema(group: group, version: version, kind: kind) else { continue }
                schemas.add(schema, named: name(of: subresource, definition), .init(group: group, version: version, kind: kind))
            }
        }
        return schemas
    }

    private func listName(_ definition: ResourceDefinition) -> String { "\(name(definition))List" }

    private var operations: [OpenAPIOperation] {
        var operations: [OpenAPIOperation] = []
        for definition in definitions {
            let root = definition.group.isEmpty ? "/api/\(definition.version)" : "/apis/\(definition.apiVersion)"
            let collection = root + (definition.isNamespaced ? "/namespaces/{namespace}/" : "/") + definition.plural
            let schema = name(definition)
            func add(_ path: String, _ verb: String, _ action: OpenAPIOperation.Action, _ schema: String, _ suffix: String = "") {
                guard definition.isCustom || definition.verbs.contains(verb) else { return }
                operations.append(
                    OpenAPIOperation(path: path, action: action, definition: definition, schema: schema, suffix: suffix))
            }
            if definition.isNamespaced {
                add("\(root)/\(definition.plural)", "list", .list, listName(definition), "ForAllNamespaces")
            }
            add(collection, "list", .list, listName(definition))
            add(collection, "create", .post, schema)
            add(collection, "deletecollection", .deleteCollection, schema)
            for (verb, action) in [
                ("get", OpenAPIOperation.Action.get), ("update", .put), ("patch", .patch), ("delete", .delete),
            ] {
                add("\(collection)/{name}", verb, action, schema)
            }
            for subresource in definition.subresources {
                let path = "\(collection)/{name}/\(subresource.name)"
                for (verb, action) in [
                    ("get", OpenAPIOperation.Action.get), ("create", .post), ("update", .put), ("patch", .patch),
                ]
                where subresource.verbs.contains(verb) {
                    var operation = OpenAPIOperation(
                        path: path, action: action, definition: definition, schema: name(of: subresource, definition),
                        suffix: OpenAPIOperation.capitalized(subresource.name))
                    operation.kind = .init(group: subresource.group, version: subresource.version, kind: subresource.kind)
                    operations.append(operation)
                }
            }
        }
        return operations
    }
}

/// One thing that can be done at a path.
struct OpenAPIOperation {
    enum Action: String { case list, get, post, put, patch, delete, deleteCollection = "deletecollection" }

    let path: String
    let action: Action
    /// Of what is sent and answered.
    let schema: String
    var kind: OpenAPISchemas.Kind
    private let id: String
    private let tag: String
    private let isCustom: Bool

    init(path: String, action: Action, definition: ResourceDefinition, schema: String, suffix: String) {
        self.path = path
        self.action = action
        self.schema = schema
        kind = .init(group: definition.group, version: definition.version, kind: definition.kind)
        isCustom = definition.isCustom
        var words = definition.group.isEmpty ? ["core"] : definition.group.split(separator: ".").map(String.init)
        if words.count > 2, words.suffix(2) == ["k8s", "io"] { words.removeLast(2) }
        tag = (words + [definition.version]).joined(separator: "_")
        let group = (words + [definition.version]).map(Self.capitalized).joined()
        let verb =
            switch action {
            case .list: "list"
            case .get: "read"
            case .post: "create"
            case .put: "replace"
            case .patch: "patch"
            case .delete: "delete"
            case .deleteCollection: "delete"
            }
        let scope = definition.isNamespaced && suffix != "ForAllNamespaces" ? "Namespaced" : ""
        id = verb + group + (action == .deleteCollection ? "Collection" : "") + scope + definition.kind + suffix
    }

    static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    var method: String {
        switch action {
        case .list, .get: "get"
        case .deleteCollection: "delete"
        default: action.rawValue
        }
    }

    private var parameters: [(name: String, type: String)] {
        let selecting = [
            ("allowWatchBookmarks", "boolean"), ("continue", "string"), ("fieldSelector", "string"), ("labelSelector", "string"),
            ("limit", "integer"), ("resourceVersion", "string"), ("resourceVersionMatch", "string"),
            ("sendInitialEvents", "boolean"), ("timeoutSeconds", "integer"), ("watch", "boolean"),
        ]
        let deleting = [
            ("dryRun", "string"), ("gracePeriodSeconds", "integer"), ("orphanDependents", "boolean"),
            ("propagationPolicy", "string"),
        ]
        let writing = [("dryRun", "string"), ("fieldManager", "string"), ("fieldValidation", "string")]
        return switch action {
        case .list: selecting
        case .get: []
        case .post, .put: writing
        case .patch: writing + [("force", "boolean")]
        case .delete: deleting
        case .deleteCollection: selecting.filter { $0.0 != "watch" && $0.0 != "allowWatchBookmarks" } + deleting
        }
    }

    private var bodyTypes: [String] {
        guard action == .patch else { return ["application/json", "application/yaml"] }
        let types = ["application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json"]
        return isCustom ? types : types + ["application/strategic-merge-patch+json"]
    }

    /// The schema of what is sent; `nil` if nothing is.
    private var sent: String? {
        switch action {
        case .list, .get: nil
        case .post, .put: schema
        case .patch: "io.k8s.apimachinery.pkg.apis.meta.v1.Patch"
        case .delete, .deleteCollection: "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions"
        }
    }

    private var answered: String {
        switch action {
        case .delete, .deleteCollection: "io.k8s.apimachinery.pkg.apis.meta.v1.Status"
        default: schema
        }
    }

    private var codes: [String] {
        switch action {
        case .post: ["200", "201", "202"]
        case .put, .patch: ["200", "201"]
        case .delete: ["200", "202"]
        default: ["200"]
        }
    }

    private static func described(_ code: String) -> JSONValue {
        switch code {
        case "201": "Created"
        case "202": "Accepted"
        default: "OK"
        }
    }

    private var common: JSONValue {
        [
            "operationId": .string(id), "tags": [.string(tag)], "x-kubernetes-action": .string(action.rawValue),
            "x-kubernetes-group-version-kind": kind.json,
        ]
    }

    /// What stands in braces in the path.
    func pathParameters(isVersion2: Bool) -> [JSONValue] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
            let name = part.dropFirst().dropLast()
            var parameter: JSONValue = ["name": .string(String(name)), "in": "path", "required": true]
            if isVersion2 { parameter["type"] = "string" } else { parameter["schema"] = ["type": "string", "uniqueItems": true] }
            return parameter
        }
    }

    var version3: JSONValue {
        func content(_ schema: String, _ types: [String]) -> JSONValue {
            let reference: JSONValue = ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]
            return .object(JSONObject(types.map { (name: $0, value: reference) }))
        }
        var operation = common
        operation["parameters"] = .array(
            parameters.map {
                ["name": .string($0.name), "in": "query", "schema": ["type": .string($0.type), "uniqueItems": true]]
            })
        if let sent { operation["requestBody"] = ["content": content(sent, bodyTypes)] }
        var responses: JSONValue = ["401": ["description": "Unauthorized"]]
        let types = ["application/json", "application/yaml"] + (action == .list ? ["application/json;stream=watch"] : [])
        for code in codes {
            responses[code] = ["description": Self.described(code), "content": content(answered, types)]
        }
        operation["responses"] = responses
        return operation
    }

    var version2: JSONValue {
        func reference(_ schema: String) -> JSONValue { ["$ref": .string("#/definitions/\(schema)")] }
        var operation = common
        var parameters: [JSONValue] = self.parameters.map {
            ["name": .string($0.name), "in": "query", "type": .string($0.type), "uniqueItems": true]
        }
        if let sent {
            var body: JSONValue = ["name": "body", "in": "body", "schema": reference(sent)]
            if action == .post || action == .put || action == .patch { body["required"] = true }
            parameters.append(body)
        }
        operation["parameters"] = .array(parameters)
        operation["consumes"] = .array(action == .patch ? bodyTypes.map { .string($0) } : ["*/*"])
        operation["produces"] = ["application/json", "application/yaml"]
        operation["schemes"] = ["https"]
        var responses: JSONValue = ["401": ["description": "Unauthorized"]]
        for code in codes { responses[code] = ["description": Self.described(code), "schema": reference(answered)] }
        operation["responses"] = responses
        return operation
    }
}
