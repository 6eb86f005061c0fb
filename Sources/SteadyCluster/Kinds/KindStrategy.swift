import SteadyCodec
import SteadyModel

/// How the server treats one built-in resource before it stores it (the strategies of the registry).
struct KindStrategy: Sendable {
    /// What a preparation may need besides the object.
    struct Setting {
        /// Now, as times are written.
        var now: String
        /// Whether leases keep what they say of coordinated elections.
        var coordinatesElections: Bool
    }

    typealias PrepareForCreate = @Sendable (inout JSONValue, Setting) -> Void
    typealias PrepareForUpdate = @Sendable (_ object: inout JSONValue, _ live: JSONValue, _ subresource: String?, Setting) -> Void
    typealias Rules = @Sendable (_ object: Field, inout Problems) -> Void
    typealias UpdateRules = @Sendable (_ object: Field, _ live: Field, inout Problems) -> Void
    typealias Warnings = @Sendable (_ object: Field, _ live: Field?) -> [String]

    /// The members whose changes count in `metadata.generation`; `nil` if the kind does not count.
    var generation: [String]?
    /// Whether clients can set the status when they create an object.
    var keepsStatusOnCreate = false
    /// What an update through a subresource leaves as it is beyond what all kinds leave: paths of member names.
    var kept: [String: [[String]]] = [:]
    /// Whether the first generation is counted, which some leave out.
    var countsFromCreation = true
    /// What clients can write, directly or through a subresource, but do not come to own.
    var unowned: [String: [[String]]] = [:]
    /// Whether a status update leaves all metadata as they are.
    var statusKeepsMetadata = false
    /// Fills in times that count as sent by the client, whenever an object is read; `nil` if there are none.
    var fillTimes: PrepareForCreate?
    var prepareForCreate: PrepareForCreate = { _, _ in }
    var prepareForUpdate: PrepareForUpdate = { _, _, _, _ in }
    /// What names must be.
    var name: @Sendable (String) -> [String] = Validation.dns1123Subdomain
    /// Whether metadata are checked like those of most kinds.
    var checksMetadata = true
    /// The rules for creation only.
    var createRules: Rules = { _, _ in }
    /// The rules for creation and for updates.
    var rules: Rules = { _, _ in }
    var updateRules: UpdateRules = { _, _, _ in }
    /// The rules of subresources, which take the place of those for updates.
    var subresourceRules: [String: UpdateRules] = [:]
    var warnings: Warnings = { _, _ in [] }

    /// Of kinds that have nothing of their own.
    static let plain = KindStrategy()

    /// The strategies of the kinds that have any, by the names of their collections.
    static let all: [String: KindStrategy] = [core, apps, batch, networking, policy, cluster]
        .reduce(into: [:]) { all, part in all.merge(part) { $1 } }
}

extension KindStrategy {
    /// What clients do not own through a subresource (`nil`: the object itself), since the server puts it back.
    func filter(_ subresource: String?, hasStatus: Bool) -> FieldFilter? {
        switch subresource {
        case nil: hasStatus ? .excluding([["status"]] + (unowned[""] ?? [])) : nil
        case "status":
            .excluding(
                [["spec"]] + (statusKeepsMetadata ? [["metadata"]] : []) + (kept["status"] ?? []) + (unowned["status"] ?? []))
        case "finalize": .excluding([["status"]])
        case "approval": .excluding([["spec"], ["status", "certificate"]])
        default: nil
        }
    }

    /// Puts back what an update of this kind cannot change.
    func isolate(_ object: inout JSONValue, live: JSONValue, _ subresource: String?, hasStatus: Bool) {
        switch subresource {
        case nil:
            if hasStatus { object["status"] = live["status"] }
        case "status":
            let status = object["status"]
            let metadata = object["metadata"]
            object = live
            object["status"] = status
            if statusKeepsMetadata {
                object[path: "metadata", "managedFields"] = metadata?["managedFields"]
            } else {
                object["metadata"] = metadata
            }
        case "finalize": object["status"] = live["status"]
        case "approval":
            object["spec"] = live["spec"]
            object[path: "status", "certificate"] = live[path: "status", "certificate"]
        default: break
        }
        for path in kept[subresource ?? ""] ?? [] { Self.keep(path[...], in: &object, live) }
    }

    private static func keep(_ path: ArraySlice<String>, in object: inout JSONValue, _ live: JSONValue?) {
        guard let name = path.first else { return }
        if path.count == 1 {
            object[name] = live?[name]
        } else {
            object.change(name) { keep(path.dropFirst(), in: &$0, live?[name]) }
        }
    }

    /// Counts a change of the desired state.
    func countGeneration(_ object: inout JSONValue, live: JSONValue) {
        guard let generation, generation.contains(where: { Self.value($0, object) != Self.value($0, live) }) else { return }
        object[path: "metadata", "generation"] = .integer((live[path: "metadata", "generation"]?.integerValue ?? 0) &+ 1)
    }

    private static func value(_ name: String, _ object: JSONValue) -> JSONValue? {
        name == "annotations" || name == "labels" ? object["metadata"]?[name] : object[name]
    }
}
