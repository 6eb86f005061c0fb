#if YAML
    import Foundation
    import SteadyCodec
    import SteadyGenerator

    /// A folder with one file for each document of `/openapi/v3`, `__` for `/` in their names.
    struct OpenAPIFolder {
        let path: String

        func documents(where isWanted: (_ apiVersion: String) -> Bool = { _ in true }) throws -> [OpenAPIDocument] {
            var documents: [OpenAPIDocument] = []
            for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
                guard let apiVersion = OpenAPIDocument.apiVersion(ofFile: name), isWanted(apiVersion) else { continue }
                let data = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
                documents.append(try OpenAPIDocument(apiVersion: apiVersion, try JSONValue(parsing: [UInt8](data))))
            }
            return documents
        }
    }
#endif
