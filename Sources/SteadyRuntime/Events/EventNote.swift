import SteadyModel

/// Whether an event is as it should be.
public struct EventType: Sendable, Hashable, CustomStringConvertible {
    /// `Normal` or `Warning`.
    public let description: String

    /// For people who want to know.
    public static let normal = EventType(description: "Normal")
    /// Something that may need a person.
    public static let warning = EventType(description: "Warning")
}

/// Something that happened, as it was recorded.
struct EventNote: Sendable {
    /// What makes two of them one series.
    struct Identity: Sendable, Hashable {
        let regarding: EventTarget
        let related: EventTarget?
        let type: EventType
        let reason: String
        let action: String
        let controller: String
    }

    let identity: Identity
    let note: String

    /// Something that happened; texts are cut to what the API allows.
    init(
        _ type: EventType, reason: String, action: String, note: String, regarding: EventTarget, related: EventTarget?,
        controller: String
    ) {
        identity = Identity(
            regarding: regarding, related: related, type: type, reason: Self.cut(reason.isEmpty ? "Unknown" : reason, to: 128),
            action: Self.cut(action.isEmpty ? "Reconcile" : action, to: 128), controller: Self.qualified(controller))
        self.note = Self.cut(note, to: 1024)
    }

    /// A text of at most so many bytes, that ends in an ellipsis if something was cut off.
    static func cut(_ text: String, to limit: Int) -> String {
        if text.utf8.count <= limit { return text }
        var (kept, size) = ("", 0)
        for character in text {
            size += character.utf8.count
            if size > limit - 3 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// The reporting controller has to be a qualified name.
    private static func qualified(_ name: String) -> String {
        if Validation.qualifiedName(name).isEmpty { return name }
        let kept = name.utf8.prefix(63).map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                byte
            default: UInt8(ascii: "-")
            }
        }
        let dash = UInt8(ascii: "-")
        let inner = kept.drop { $0 == dash }.reversed().drop { $0 == dash }.reversed()
        return inner.isEmpty ? "controller" : String(decoding: inner, as: UTF8.self)
    }
}
