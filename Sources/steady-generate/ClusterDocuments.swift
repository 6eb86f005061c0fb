#if HTTP
    import SteadyClient
    import SteadyCodec
    import SteadyGenerator
    import SteadyHTTP

    /// The OpenAPI documents of a cluster.
    struct ClusterDocuments {
        let kubeconfig: String
        let context: String?

        func document(_ apiVersion: String) async throws -> OpenAPIDocument {
            let access = try ClusterAccess.load(kubeconfig: kubeconfig, overrides: .context(context))
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
