#if HTTP
    import Foundation
    import SteadyClient
    import SteadyCodec
    import SteadyGenerator
    import SteadyHTTP
    import SteadyYAML

    /// The OpenAPI documents of a cluster.
    struct ClusterDocuments {
        let kubeconfig: String
        let context: String?

        func document(_ apiVersion: String) async throws -> OpenAPIDocument {
            let value = try JSONValue(yaml: try String(contentsOfFile: kubeconfig, encoding: .utf8), file: kubeconfig)
            let folder = URL(fileURLWithPath: kubeconfig).deletingLastPathComponent().path
            let access = try ClusterAccess(kubeconfig: value, context: context, directory: folder)
            let path = apiVersion.contains("/") ? "/openapi/v3/apis/\(apiVersion)" : "/openapi/v3/api/\(apiVersion)"
            let response = try await withHTTPTransport(access) { transport in
                try await transport.send(APIRequest(.get, path, headers: ["accept": "application/json"]))
            }
            guard response.status == 200 else {
                throw GeneratorError(apiVersion, "the cluster answers \(path) with status \(response.status)")
            }
            return try OpenAPIDocument(apiVersion: apiVersion, try JSONValue(parsing: response.body))
        }
    }
#endif
