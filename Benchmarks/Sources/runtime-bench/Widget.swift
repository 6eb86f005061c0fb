import SteadyClient
import SteadyModel

/// What the operators here hold steady.
struct Widget: Resource {
    static let resourceType = ResourceType(group: "bench.example", version: "v1", kind: "Widget")
    var metadata: ObjectMeta
    var spec: Spec

    struct Spec: Codable, Hashable, Sendable {
        var text: String
    }

    init(_ index: Int) {
        metadata = ObjectMeta(name: "widget-\(index)", namespace: "default")
        spec = Spec(text: "what is wanted of widget \(index)")
    }

    /// Its definition, as JSON.
    static let definition = """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "widgets.bench.example"},
        "spec": {"group": "bench.example", "scope": "Namespaced", "names": {"kind": "Widget", "listKind": "WidgetList",
        "plural": "widgets", "singular": "widget"}, "versions": [{"name": "v1", "served": true, "storage": true, "schema":
        {"openAPIV3Schema": {"type": "object", "properties": {"spec": {"type": "object", "properties": {"text": {"type": "string"}}}}}}}]}}
        """
}

/// The JSON of a widget of about half a kilobyte, as a server sends it.
func widgetJSON(_ index: Int, version: Int) -> String {
    """
    {"apiVersion":"bench.example/v1","kind":"Widget","metadata":{"name":"widget-\(index)","namespace":"default",\
    "uid":"6e8f5f4e-0000-4000-8000-\(String(1_000_000_000_000 + index).prefix(13).dropFirst())",\
    "resourceVersion":"\(version)","generation":1,"creationTimestamp":"2026-01-01T00:00:00Z",\
    "labels":{"app":"widget","tier":"\(index % 7)"},"annotations":{"turn":"\(version)"}},\
    "spec":{"text":"what is wanted of widget \(index)"}}
    """
}
