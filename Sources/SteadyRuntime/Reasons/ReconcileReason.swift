public import SteadyModel

/// Why a reconcile was asked for: for logs and for people, not for deciding what to do.
///
/// A reconcile looks at where things stand. What it is called for may be out of date, and several reasons come together in one call.
public struct ReconcileReason: Sendable, Hashable {
    /// What kind of reason it is.
    public struct Kind: Sendable, Hashable {
        fileprivate enum Name { case start, resync, change, owned, watched, source, timer, retry, requeue, repetition, omission }
        fileprivate let name: Name

        /// The controller has begun to work.
        public static let start = Kind(name: .start)
        /// All objects are reconciled once more, though nothing has changed: ``Manager/resync()``.
        public static let resync = Kind(name: .resync)
        /// The object itself has changed.
        public static let change = Kind(name: .change)
        /// An object has changed that the object controls.
        public static let owned = Kind(name: .owned)
        /// Another object has changed that the controller watches.
        public static let watched = Kind(name: .watched)
        /// A source has named it.
        public static let source = Kind(name: .source)
        /// A timer has run out.
        public static let timer = Kind(name: .timer)
        /// The last reconcile failed, or asked for another try.
        public static let retry = Kind(name: .retry)
        /// The last reconcile asked to be called again after a time.
        public static let requeue = Kind(name: .requeue)
        /// Something happened while the last reconcile was about to begin, which may have seen it.
        public static let repetition = Kind(name: .repetition)
        /// There were more reasons than are kept.
        public static let omission = Kind(name: .omission)
    }

    /// What has changed of an object.
    enum Aspect: Sendable, Hashable {
        case created, deleted, deletionRequested, spec, labels, annotations, metadata, status, something, nothing
    }

    private enum Detail: Sendable, Hashable {
        case none
        case object(ResourceType, ObjectKey, Aspect)
        case name(String)
        case count(Int)
        case delay(Duration)
    }

    /// What kind of reason it is.
    public let kind: Kind
    private let detail: Detail

    static let start = ReconcileReason(kind: .start, detail: .none)
    static let resync = ReconcileReason(kind: .resync, detail: .none)
    static let repetition = ReconcileReason(kind: .repetition, detail: .none)
    static func change(_ kind: Kind, _ type: ResourceType, _ key: ObjectKey, _ aspect: Aspect) -> ReconcileReason {
        ReconcileReason(kind: kind, detail: .object(type, key, aspect))
    }
    static func source(_ name: String) -> ReconcileReason { ReconcileReason(kind: .source, detail: .name(name)) }
    static func timer(_ interval: Duration) -> ReconcileReason { ReconcileReason(kind: .timer, detail: .delay(interval)) }
    static func retry(_ count: Int) -> ReconcileReason { ReconcileReason(kind: .retry, detail: .count(count)) }
    static func requeue(after delay: Duration) -> ReconcileReason { ReconcileReason(kind: .requeue, detail: .delay(delay)) }
    static func omission(_ count: Int) -> ReconcileReason { ReconcileReason(kind: .omission, detail: .count(count)) }

    /// The object whose change is the reason, if it is one.
    public var object: (type: ResourceType, key: ObjectKey)? {
        if case .object(let type, let key, _) = detail { return (type, key) }
        return nil
    }
}

extension ReconcileReason: CustomStringConvertible {
    /// Such as `Website spec changed`, `owned Deployment default/a updated`, `timer`, or `retry 3`.
    public var description: String {
        switch (kind.name, detail) {
        case (.start, _): "start"
        case (.resync, _): "resync"
        case (.change, .object(let type, _, let aspect)): "\(type.kind) \(aspect.ofItself)"
        case (.owned, .object(let type, let key, let aspect)): "owned \(type.kind) \(key) \(aspect.ofAnother)"
        case (.watched, .object(let type, let key, let aspect)): "\(type.kind) \(key) \(aspect.ofAnother)"
        case (.source, .name(let name)): "source “\(name)”"
        case (.timer, _): "timer"
        case (.retry, .count(let count)): "retry \(count)"
        case (.requeue, .delay(let delay)): "requeue after \(delay)"
        case (.repetition, _): "something happened as the last reconcile began"
        case (.omission, .count(let count)): "and \(count) more"
        default: "unknown"
        }
    }
}

extension ReconcileReason.Aspect {
    /// What has changed between two states of an object, as far as its metadata tells.
    init(from old: ObjectMeta?, to new: ObjectMeta?, isResync: Bool) {
        guard let new else {
            self = .deleted
            return
        }
        guard let old else {
            self = .created
            return
        }
        if isResync {
            self = .nothing
        } else if old.deletionTimestamp == nil, new.deletionTimestamp != nil {
            self = .deletionRequested
        } else if old.generation != new.generation {
            self = .spec
        } else if old.labels != new.labels {
            self = .labels
        } else if old.annotations != new.annotations {
            self = .annotations
        } else if old.finalizers != new.finalizers || old.ownerReferences != new.ownerReferences {
            self = .metadata
        } else {
            // A kind whose generation is counted changes without it in its status alone.
            self = new.generation == nil ? .something : .status
        }
    }

    fileprivate var ofItself: String {
        switch self {
        case .created: "created"
        case .deleted: "deleted"
        case .deletionRequested: "is to be deleted"
        case .spec: "spec changed"
        case .labels: "labels changed"
        case .annotations: "annotations changed"
        case .metadata: "metadata changed"
        case .status: "status changed"
        case .something: "changed"
        case .nothing: "looked at again"
        }
    }

    fileprivate var ofAnother: String {
        switch self {
        case .created, .deleted, .deletionRequested, .nothing: ofItself
        case .spec, .labels, .annotations, .metadata, .status, .something: "updated"
        }
    }
}
