import SteadyClient
import SteadyCodec
import SteadyModel

/// What a write, as it was answered, comes to for the objects of one resource.
enum AcknowledgedWrite {
    /// The answer is the object.
    case object
    /// The object is gone.
    case deletion(ObjectKey, uid: String)

    /// Subresources that are answered with the whole object.
    private static let whole: Set<Substring> = ["status", "ephemeralcontainers", "resize", "approval", "finalize"]

    /// `nil` if the write was to something else, or if it cannot be told what it came to.
    init?(_ request: APIRequest, _ answer: [UInt8], of type: ResourceType) {
        guard let place = Self.place(request.path, type), place.subresource.map({ Self.whole.contains($0) }) ?? true,
            let head = try? JSON.decode(Head.self, from: answer)
        else { return nil }
        if head.kind == type.kind, head.apiVersion == type.apiVersion {
            // Some kinds, pods for one, are answered with their last state when they are deleted.
            if request.method == .delete, place.subresource == nil, let name = place.name, let last = head.metadata, last.isGone {
                self = .deletion(ObjectKey(namespace: place.namespace, name: String(name)), uid: last.uid ?? "")
            } else {
                self = .object
            }
        } else if request.method == .delete, head.kind == "Status", let name = place.name, let uid = head.details?.uid {
            self = .deletion(ObjectKey(namespace: place.namespace, name: String(name)), uid: uid)
        } else {
            return nil
        }
    }

    /// What a path names, if it is of that resource.
    private static func place(
        _ path: String, _ type: ResourceType
    ) -> (namespace: String?, name: Substring?, subresource: Substring?)? {
        var rest = path.split(separator: "/")[...]
        let root = type.group.isEmpty ? ["api", type.version] : ["apis", type.group, type.version]
        guard rest.prefix(root.count).elementsEqual(root, by: { $0 == $1 }) else { return nil }
        rest = rest.dropFirst(root.count)
        var namespace: String?
        if type.scope == .namespaced, rest.first == "namespaces", rest.count > 2 {
            namespace = String(rest[rest.index(after: rest.startIndex)])
            rest = rest.dropFirst(2)
        }
        guard rest.popFirst() == type.plural[...] else { return nil }
        let name = rest.popFirst()
        let subresource = rest.popFirst()
        return rest.isEmpty ? (namespace, name, subresource) : nil
    }

    private struct Head: Decodable {
        struct Details: Decodable { var uid: String? }

        struct Metadata: Decodable {
            var uid: String?
            var finalizers: [String]?
            var deletionTimestamp: String?
            var deletionGracePeriodSeconds: Int64?

            /// Whether nothing holds up an object that was deleted.
            var isGone: Bool {
                (finalizers ?? []).isEmpty && (deletionTimestamp == nil || (deletionGracePeriodSeconds ?? 0) == 0)
            }
        }

        var apiVersion: String?
        var kind: String?
        var details: Details?
        var metadata: Metadata?
    }
}
