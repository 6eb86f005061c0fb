import SteadyCodec
import SteadyModel

/// Rules for ConfigMaps and Secrets.
enum ConfigRules {
    private static let limit = 1 << 20
    private static let immutable = "field is immutable when `immutable` is set"

    /// How many bytes a base64 text stands for.
    private static func size(_ encoded: String) -> Int {
        var length = 0
        var padding = 0
        for byte in encoded.utf8 {
            if byte == UInt8(ascii: "=") { padding += 1 }
            if byte != 10, byte != 13 { length += 1 }
        }
        return max(0, length / 4 * 3 - padding)
    }

    static let configMap: KindStrategy.Rules = { object, problems in
        let texts = object["data"]
        let bytes = object["binaryData"]
        var total = 0
        if !bytes.isThere, case .object(let members)? = texts.value {
            // Nearly always nothing is wrong, and no path has to be written.
            let isPlain = members.allSatisfy { key, value in
                total += value.stringValue?.utf8.count ?? 0
                return Validation.configMapKey(key).isEmpty
            }
            if isPlain, total <= limit { return }
            total = 0
        }
        for (key, field) in texts.members {
            problems.check(field.with(.string(key)), Validation.configMapKey)
            if bytes.value?[key] != nil {
                problems.invalid(field.with(.string(key)), "duplicate of key present in binaryData")
            }
            total += field.text.utf8.count
        }
        for (key, field) in bytes.members {
            problems.check(field.with(.string(key)), Validation.configMapKey)
            total += size(field.text)
        }
        if total > limit { problems.tooLong(Field(nil, at: "[]"), limit) }
    }

    static let configMapUpdate: KindStrategy.UpdateRules = { object, live, problems in
        guard live["immutable"].isTrue else { return }
        if !object["immutable"].isTrue { problems.forbidden(object["immutable"], immutable) }
        for name in ["data", "binaryData"] where object[name] != live[name] { problems.forbidden(object[name], immutable) }
    }

    static let secret: KindStrategy.Rules = { object, problems in
        let data = object["data"]
        var total = 0
        for (key, field) in data.members {
            problems.check(field.with(.string(key)), Validation.configMapKey)
            total += size(field.text)
        }
        if total > limit { problems.tooLong(data, limit) }
        content(object, data, &problems)
    }

    private static func content(_ object: Field, _ data: Field, _ problems: inout Problems) {
        func require(_ keys: String...) {
            for key in keys where !data.key(key).isThere { problems.required(data.key(key)) }
        }
        switch object["type"].text {
        case "kubernetes.io/service-account-token":
            let name = object["metadata"]["annotations"].key("kubernetes.io/service-account.name")
            if name.isEmpty { problems.required(name) }
        case "kubernetes.io/dockercfg": json(data.key(".dockercfg"), &problems)
        case "kubernetes.io/dockerconfigjson": json(data.key(".dockerconfigjson"), &problems)
        case "kubernetes.io/basic-auth":
            if !data.key("username").isThere, !data.key("password").isThere { require("username", "password") }
        case "kubernetes.io/ssh-auth":
            if data.key("ssh-privatekey").isEmpty { problems.required(data.key("ssh-privatekey")) }
        case "kubernetes.io/tls": require("tls.crt", "tls.key")
        default: break
        }
    }

    private static func json(_ field: Field, _ problems: inout Problems) {
        guard field.isThere else {
            problems.required(field)
            return
        }
        let bytes = SteadyCodec.Base64(encoded: field.text)?.bytes ?? []
        if let value = try? JSONValue(parsing: bytes), case .object = value { return }
        problems.invalid(field, shown: "<secret contents redacted>", GoJSON.problem(bytes))
    }

    static let secretUpdate: KindStrategy.UpdateRules = { object, live, problems in
        problems.unchanged(object["type"], live["type"])
        guard live["immutable"].isTrue else { return }
        if !object["immutable"].isTrue { problems.forbidden(object["immutable"], immutable) }
        if object["data"] != live["data"] { problems.forbidden(object["data"], immutable) }
    }

    static let secretWarnings: KindStrategy.Warnings = { object, live in
        guard object["type"].text == "kubernetes.io/tls" else { return [] }
        func isArmoured(_ key: String) -> Bool {
            let text = SteadyCodec.Base64(encoded: object["data"].key(key).text)?.text ?? ""
            return text.contains("-----BEGIN ")
        }
        if !isArmoured("tls.crt") { return ["tls: failed to find any PEM data in certificate input"] }
        return isArmoured("tls.key") ? [] : ["tls: failed to find any PEM data in key input"]
    }
}

/// What Go's decoder says of a text that is no JSON object.
enum GoJSON {
    static func problem(_ bytes: [UInt8]) -> String {
        let text = bytes.drop { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
        guard let first = text.first else { return "unexpected end of JSON input" }
        for word in ["true", "false", "null"] where first == word.utf8.first {
            for (expected, found) in zip(word.unicodeScalars, text) where UInt8(ascii: expected) != found {
                return
                    "invalid character '\(Character(Unicode.Scalar(found)))' in literal \(word) (expecting '\(expected)')"
            }
        }
        switch first {
        case UInt8(ascii: "{"): return "unexpected end of JSON input"
        case UInt8(ascii: "["): return "json: cannot unmarshal array into Go value of type map[string]interface {}"
        case UInt8(ascii: "\""): return "json: cannot unmarshal string into Go value of type map[string]interface {}"
        case 48...57, UInt8(ascii: "-"):
            return "json: cannot unmarshal number into Go value of type map[string]interface {}"
        default: return "invalid character '\(Character(Unicode.Scalar(first)))' looking for beginning of value"
        }
    }
}
