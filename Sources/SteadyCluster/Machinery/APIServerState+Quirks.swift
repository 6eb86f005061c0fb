import SteadyClient
import SteadyCodec

/// What the real server's storage knows of objects that does not show in them, but in what becomes of their next update.
struct StorageQuirks {
    /// Objects in which a default is filled in only when they are read: the next update stores it, whatever it says.
    var defaulted: Set<String> = []
    /// Objects whose free-form parts were sent with spaces. They are kept as sent, and count as changed when written otherwise.
    var spaced: Set<String> = []

    /// What is gone is not remembered.
    mutating func forget(_ uid: String) {
        if !defaulted.isEmpty { defaulted.remove(uid) }
        if !spaced.isEmpty { spaced.remove(uid) }
    }
}

extension APIServerState {
    /// Where an object of this kind has free-form parts, and which field is blamed if they may not change.
    private static let freeForm: [String: (path: [String], fixed: String?)] = [
        "controllerrevisions.apps": (["data"], "data"),
        "resourceclaims.resource.k8s.io": (["spec", "devices", "config"], "spec"),
        "resourceclaimtemplates.resource.k8s.io": (["spec", "spec", "devices", "config"], "spec"),
        "deviceclasses.resource.k8s.io": (["spec", "config"], nil),
    ]

    /// Notes what storage would keep of an object that has just been created.
    mutating func noteCreation(of object: JSONValue, isLabelled: Bool, _ call: APICall, _ target: Target) {
        let uid = object[path: "metadata", "uid"]?.stringValue ?? ""
        if target.collection == "jobs.batch", !isLabelled { quirks.defaulted.insert(uid) }
        if isSpaced(object, call, target) { quirks.spaced.insert(uid) }
    }

    /// Whether an object's free-form parts were sent with spaces.
    private func isSpaced(_ object: JSONValue, _ call: APICall, _ target: Target) -> Bool {
        guard let (path, _) = Self.freeForm[target.collection], call.method == .post || call.method == .put,
            call.contentType.isEmpty || call.contentType == "application/json"
        else { return false }
        var part: JSONValue? = object
        for name in path { part = part?[name] }
        return !(part?.isVoid ?? true) && Self.hasSpaces(call.request.body ?? [])
    }

    /// Whether a JSON text has spaces outside its strings.
    private static func hasSpaces(_ bytes: [UInt8]) -> Bool {
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\"), isInString {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            } else if !isInString, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
                return true
            }
        }
        return false
    }

    /// Whether an update counts as one though nothing in the object changes.
    ///
    /// - Throws: 422 if what changes may not.
    func changesStorage(_ object: inout JSONValue, _ uid: String, _ call: APICall, _ target: Target) throws(StatusError) -> Bool {
        if target.collection == "jobs.batch" { return quirks.defaulted.contains(uid) }
        guard target.subresource == nil, let (_, fixed) = Self.freeForm[target.collection] else { return false }
        guard quirks.spaced.contains(uid) != isSpaced(object, call, target) else { return false }
        // What an apply leaves as it is, it leaves as it was sent; a change counts once. Claims have defaults within lists that are
        // applied as a whole, so that an apply always changes them.
        if call.isApply, target.collection != "resourceclaims.resource.k8s.io" { return false }
        if let live = store.object(target.key, in: target.collection), live.value["spec"] != object["spec"] { return true }
        guard let fixed else {
            let generation = object[path: "metadata", "generation"]?.integerValue ?? 0
            object[path: "metadata", "generation"] = .integer(generation &+ 1)
            return true
        }
        throw .invalid(
            kind: target.definition.kind, group: target.definition.group, name: target.name,
            [
                FieldCause(
                    reason: "FieldValueInvalid",
                    message: "Invalid value: \((object[fixed] ?? .null).serializedText()): field is immutable", field: fixed)
            ])
    }

    /// Notes what storage keeps after an update.
    mutating func noteUpdate(of object: JSONValue, _ uid: String, _ call: APICall, _ target: Target) {
        quirks.defaulted.remove(uid)
        if call.isApply || target.subresource != nil { return }
        if isSpaced(object, call, target) {
            quirks.spaced.insert(uid)
        } else {
            quirks.spaced.remove(uid)
        }
    }
}
