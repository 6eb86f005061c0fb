import SteadyCodec
import SteadyModel

extension ResourceType {
    /// The type of an object, by what it says and by the collection it lies in.
    init?(of object: JSONValue, collection: String) {
        guard let apiVersion = object["apiVersion"]?.stringValue, let kind = object["kind"]?.stringValue else { return nil }
        let parts = apiVersion.split(separator: "/").map(String.init)
        let plural = String(collection.prefix { $0 != "." })
        let isNamespaced = object[path: "metadata", "namespace"] != nil
        self.init(
            group: parts.count == 2 ? parts[0] : "", version: parts.last ?? "", kind: kind, plural: plural,
            scope: isNamespaced ? .namespaced : .cluster)
    }
}
