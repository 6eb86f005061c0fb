public import SteadyModel
import SteadyCodec

/// What has to hold, besides that the cluster comes to the state it comes to without faults.
public struct Invariant: Sendable {
    enum Moment: Sendable {
        /// After every change.
        case always
        /// Once all faults are over and nothing moves any more.
        case inTheEnd
    }

    let name: String
    let moment: Moment
    let holds: @Sendable (ClusterContents) throws -> Bool
    /// For fields that stay: the collection and the path; `holds` is not asked then.
    let stable: (collection: String, path: [String])?
    /// For what has to go with the last object of a kind: the collection; `holds` is not asked then.
    var last: String?

    /// Something that holds after every single change, whatever goes wrong: “at most one primary”.
    ///
    /// - Parameters:
    ///   - name: what it is, for the report.
    ///   - holds: asked after every change; an error counts as no.
    public static func always(_ name: String, _ holds: @escaping @Sendable (ClusterContents) throws -> Bool) -> Invariant {
        Invariant(name: name, moment: .always, holds: holds, stable: nil)
    }

    /// Something that holds once all faults are over and the operator is done.
    ///
    /// - Parameters:
    ///   - name: what it is, for the report.
    ///   - holds: asked at the end of every run; an error counts as no.
    public static func eventually(_ name: String, _ holds: @escaping @Sendable (ClusterContents) throws -> Bool) -> Invariant {
        Invariant(name: name, moment: .inTheEnd, holds: holds, stable: nil)
    }

    /// A field that is never changed once it is set, for as long as the object lives: a password, a volume's name.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - path: the field, such as `"data", "password"`.
    public static func stable<R: Resource>(_ type: R.Type, _ path: String...) -> Invariant {
        Invariant(
            name: "\(R.resourceType).\(path.joined(separator: ".")) stays as it was set", moment: .always, holds: { _ in true },
            stable: (R.resourceType.qualifiedPlural, path))
    }

    /// Nothing that the operator has made, in the cluster or outside, is left in the end if there is no object of a kind any more. Events and
    /// leases may be.
    ///
    /// - Parameter type: the kind that everything is made for.
    public static func nothingOutlives<R: Resource>(_ type: R.Type) -> Invariant {
        let collection = R.resourceType.qualifiedPlural
        var invariant = Invariant(
            name: "nothing outlives the last of \(collection)", moment: .inTheEnd, holds: { _ in true }, stable: nil)
        invariant.last = collection
        return invariant
    }

    /// Whether a change of one object is against it.
    func isBroken(by new: JSONValue?, after old: JSONValue?, of place: ClusterContents.Place) -> Bool {
        guard let stable, stable.collection == place.collection, let old, let new,
            old[path: "metadata", "uid"] == new[path: "metadata", "uid"], let before = old.value(at: stable.path)
        else { return false }
        return new.value(at: stable.path) != before
    }
}

extension JSONValue {
    fileprivate func value(at path: [String]) -> JSONValue? {
        path.reduce(self as JSONValue?) { value, name in value?[name] }
    }
}
