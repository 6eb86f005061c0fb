import SteadyModel

/// Records what a controller notices of objects; see ``EventRecorder``.
public struct ControllerEvents: Sendable {
    let recorder: EventRecorder
    let controller: String

    /// Records that something has happened; returns at once.
    ///
    /// - Parameters:
    ///   - type: whether it is as it should be.
    ///   - reason: why, a word for programs in UpperCamelCase, such as `ImageMissing`; 128 bytes of it count.
    ///   - action: what was being done, a word in UpperCamelCase, such as `Rolling`; 128 bytes of it count.
    ///   - note: a sentence for people; 1,024 bytes of it are sent.
    ///   - regarding: what it happened to.
    ///   - related: another object that has to do with it.
    public func record(
        _ type: EventType, reason: String, action: String = "Reconcile", note: String, regarding: EventTarget,
        related: EventTarget? = nil
    ) {
        recorder.record(
            type, reason: reason, action: action, note: note, regarding: regarding, related: related, controller: controller)
    }
}

/// Records what a reconcile notices of its object; see ``EventRecorder``.
public struct ObjectEvents: Sendable {
    let events: ControllerEvents
    let object: EventTarget

    /// Records that something has happened to the object; returns at once.
    ///
    /// - Parameters:
    ///   - type: whether it is as it should be.
    ///   - reason: why, a word for programs in UpperCamelCase, such as `ImageMissing`; 128 bytes of it count.
    ///   - action: what was being done, a word in UpperCamelCase, such as `Rolling`; 128 bytes of it count.
    ///   - note: a sentence for people; 1,024 bytes of it are sent.
    ///   - related: another object that has to do with it: `EventTarget(pod)`.
    public func record(
        _ type: EventType, reason: String, action: String = "Reconcile", note: String, related: EventTarget? = nil
    ) {
        events.record(type, reason: reason, action: action, note: note, regarding: object, related: related)
    }
}

extension Context {
    /// Records what happens to the object, for `kubectl describe`; sent in the background.
    public var events: ObjectEvents { ObjectEvents(events: base.events, object: EventTarget(object)) }
}
