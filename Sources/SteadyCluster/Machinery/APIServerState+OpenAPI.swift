import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// Answers paths below `/openapi`: the index of version 3, and one document for each group and version.
    func openAPI(_ parts: [String]) -> APIAnswer? {
        switch (parts.first, parts.count) {
        case ("v3", 1):
            var answer = APIAnswer(body: ["paths": .object(openAPIIndex)])
            answer.contentType = "text/plain; charset=utf-8"
            return answer
        case ("v3", 3) where parts[1] == "api": return openAPIDocument(group: "", version: parts[2])
        case ("v3", 4) where parts[1] == "apis": return openAPIDocument(group: parts[2], version: parts[3])
        default: return nil
        }
    }

    private var openAPIIndex: JSONObject {
        var paths = JSONObject()
        for definition in registry.all {
            let path = definition.group.isEmpty ? "api/\(definition.version)" : "apis/\(definition.apiVersion)"
            // Custom resources change while the server runs; what is asked for under another hash is asked for anew.
            let hash = definition.isCustom ? String(store.version) : "1"
            paths[path] = ["serverRelativeURL": .string("/openapi/v3/\(path)?hash=\(hash)")]
        }
        return paths
    }

    private func openAPIDocument(group: String, version: String) -> APIAnswer? {
        let definitions = registry.all.filter { $0.group == group && $0.version == version }
        guard !definitions.isEmpty else { return .notFoundText }
        var schemas = OpenAPISchemas()
        var paths = JSONObject()
        for definition in definitions {
            let name: String
            if definition.isCustom {
                name = "\(group.split(separator: ".").reversed().joined(separator: ".")).\(version).\(definition.kind)"
            } else {
                name = OpenAPISchemas.name(of: definition.schema?.definition ?? "\(version).\(definition.kind)")
            }
            if let schema = definition.schema {
                schemas.add(schema, named: name, group: group, version: version, kind: definition.kind)
            }
            for (path, item) in Self.openAPIPaths(definition, schema: name) { paths[path] = item }
        }
        return APIAnswer(
            body: [
                "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": "v1.36.0"], "paths": .object(paths),
                "components": ["schemas": .object(schemas.components)],
            ])
    }

    private static func openAPIPaths(_ definition: ResourceDefinition, schema: String) -> [(String, JSONValue)] {
        let root = definition.group.isEmpty ? "/api/\(definition.version)" : "/apis/\(definition.apiVersion)"
        let collection = root + (definition.isNamespaced ? "/namespaces/{namespace}/" : "/") + definition.plural
        let body: JSONValue = [
            "content": ["application/json": ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]]
        ]
        func operation(_ action: String, writes: Bool = false, options: [String] = []) -> JSONValue {
            var operation: JSONValue = [
                "x-kubernetes-action": .string(action),
                "x-kubernetes-group-version-kind": [
                    "group": .string(definition.group), "version": .string(definition.version), "kind": .string(definition.kind),
                ],
                "parameters": .array(options.map { ["name": .string($0), "in": "query", "schema": ["type": "string"]] }),
                "responses": ["200": ["description": "OK", "content": body["content"] ?? [:]]],
            ]
            if writes { operation["requestBody"] = body }
            return operation
        }
        let writing = ["dryRun", "fieldManager", "fieldValidation"]
        var whole: JSONValue = [:]
        whole["get"] = operation("list", options: ["labelSelector", "fieldSelector", "limit", "continue", "watch"])
        whole["post"] = operation("post", writes: true, options: writing)
        whole["delete"] = operation("deletecollection", options: ["labelSelector", "fieldSelector"])
        var single: JSONValue = [:]
        single["get"] = operation("get")
        single["put"] = operation("put", writes: true, options: writing)
        single["patch"] = operation("patch", writes: true, options: writing + ["force"])
        single["delete"] = operation("delete", options: ["dryRun", "gracePeriodSeconds", "propagationPolicy"])
        return [(collection, whole), ("\(collection)/{name}", single)]
    }
}
