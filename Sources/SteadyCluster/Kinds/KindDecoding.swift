import SteadyCodec

/// What decoding does to some kinds beyond what their schemas say, before defaults.
enum KindDecoding {
    static func adjust(_ object: inout JSONValue, _ definition: ResourceDefinition) {
        switch definition.qualifiedPlural {
        case "secrets": mergeStringData(&object)
        case "configmaps": bytes(&object, "binaryData")
        case "nodes": object.change("spec", alignRanges)
        case "pods": object.change("status") { align(&$0, "podIP", "podIPs") { ["ip": .string($0)] } }
        case ResourceRegistry.crdCollection:
            if object[path: "spec", "preserveUnknownFields"] == false { object[path: "spec", "preserveUnknownFields"] = nil }
        default: break
        }
    }

    /// Texts are another way to write data, and win over it.
    private static func mergeStringData(_ secret: inout JSONValue) {
        bytes(&secret, "data")
        guard let texts = secret["stringData"]?.objectValue else { return }
        secret["stringData"] = nil
        if texts.isEmpty { return }
        secret.open("data") { data in
            for (name, text) in texts { data[name] = .string(SteadyCodec.Base64(text.stringValue ?? "").encoded) }
        }
    }

    /// The one range and the list of them say the same; where they do not, the one wins.
    private static func alignRanges(_ spec: inout JSONValue) {
        let single = spec.text("podCIDR")
        let first = spec.list("podCIDRs").first?.stringValue ?? ""
        if !single.isEmpty, single != first {
            spec["podCIDRs"] = [.string(single)]
        } else if single.isEmpty, !first.isEmpty {
            spec["podCIDR"] = .string(first)
        }
    }

    /// A field that was one value once and is a list now: both say the same, and the old name wins.
    private static func align(
        _ object: inout JSONValue, _ single: String, _ plural: String, _ element: (String) -> JSONValue
    ) {
        let value = object.text(single)
        let first = object.list(plural).first
        if !value.isEmpty, first != element(value) {
            object[plural] = [element(value)]
        } else if value.isEmpty, let text = first?["ip"] {
            object[single] = text
        }
    }

    /// Bytes as they are written back.
    private static func bytes(_ object: inout JSONValue, _ name: String) {
        object.change(name) { data in
            data.changeMembers { value in
                guard let text = value.stringValue else {
                    value = ""
                    return
                }
                if !isCanonical(text), let bytes = SteadyCodec.Base64(encoded: text) { value = .string(bytes.encoded) }
            }
        }
    }

    private static func isCanonical(_ text: String) -> Bool {
        // Only the last characters before the padding, and line breaks, can be written in more than one way.
        !text.utf8.contains(10) && !text.utf8.contains(13) && !text.hasSuffix("=")
    }
}
