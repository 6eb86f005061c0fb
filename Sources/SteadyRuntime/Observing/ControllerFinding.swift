public import SteadyModel

/// Something about a controller that a person should look at: an object that is reconciled again and again, or a reconcile that does not
/// end.
public struct ControllerFinding: Sendable, Hashable {
    /// What kind of thing it is.
    public struct Kind: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// An object's reconciles bring about its next reconcile.
        public static let hotLoop = Kind(description: "hot loop")
        /// A reconcile does not end.
        public static let stuck = Kind(description: "stuck")
    }

    /// A field that changes again and again.
    public struct Flapping: Sendable, Hashable {
        /// What has the field, such as `deployments.apps`.
        public let resource: String
        /// Which object.
        public let key: ObjectKey
        /// The field.
        public let path: String
        /// In how many of the reconciles looked at it had changed.
        public let changes: Int
        /// How many different values it had.
        public let values: Int
        /// The controller's own write that changes it, such as `patch as website`; `nil` if it is not its own.
        public let ownWrite: String?
        /// Whether somebody else changes it, too.
        public let isContested: Bool
        /// Who else owns fields of the object, by the last answer to a write: the field managers.
        public let otherManagers: [String]
    }

    /// What kind of thing it is.
    public let kind: Kind
    /// The controller's name.
    public let controller: String
    /// What is reconciled.
    public let key: ObjectKey
    /// How often it was reconciled in the last period; 0 for one that is stuck.
    public let reconciles: Int
    /// The fields behind it, those that change most often first; empty if they are not known.
    public let fields: [Flapping]
    /// All of it in words.
    public let description: String
}

extension ControllerFinding: CustomStringConvertible {}

extension ControllerFinding.Flapping: CustomStringConvertible {
    /// Such as `spec.replicas of deployments.apps default/a, which patch as website changes and somebody else changes back`.
    public var description: String {
        var text = "\(path) of \(resource) \(key) (\(values) values in \(changes) changes)"
        switch (ownWrite, isContested) {
        case (let write?, true): text += ", which \(write) changes and somebody else changes back"
        case (let write?, false): text += ", which \(write) changes each time"
        case (nil, _): text += ", which somebody else changes"
        }
        if isContested || ownWrite == nil, !otherManagers.isEmpty {
            text += "; other field managers of the object: \(otherManagers.joined(separator: ", "))"
        }
        return text
    }
}
