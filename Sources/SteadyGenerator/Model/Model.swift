import SteadyCodec

/// A struct that stands for an object of the API: a kind or a part of one.
///
/// A reference, since types refer to each other and to themselves.
final class Model {
    /// The names from the outermost type to this one: `Certificate`, `Spec`, `SecretTemplate`.
    let path: [String]
    /// The module that has the type; `nil` for the one that is being written.
    let module: String?
    /// How many members it has if it is written by hand.
    let handWrittenCount: Int?
    /// What the type is called where it comes from, for messages.
    let origin: String

    /// Paragraphs of documentation.
    var documentation: [String] = []
    /// Where the object stands in its kind: `spec.containers[]`; empty for the kind itself.
    var place = ""
    var members: [Member] = []
    /// Types declared within this one, in the order of their members.
    var nested: [Model] = []
    var texts: [TextModel] = []
    /// What the kind is in the API; `nil` for a part.
    var resource: ResourceFacts?
    /// Whether the descriptions of its members become documentation.
    var copiesDescriptions = true
    /// Whether the status of the kind has a subresource.
    var reportsStatus = true
    /// Whether a kind has it as its status, so that there has to be an empty one.
    var isStatus = false

    init(path: [String], module: String?, origin: String, handWrittenCount: Int? = nil) {
        self.path = path
        self.module = module
        self.origin = origin
        self.handWrittenCount = handWrittenCount
    }

    var isHandWritten: Bool { handWrittenCount != nil }
    /// Whether a type that is written by hand has an initialiser without arguments.
    var isMadeOfNothing: Bool { ["ObjectMeta", "ListMeta", "LabelSelector"].contains(qualifiedName) }
    /// How many members the type has.
    var size: Int { handWrittenCount ?? members.count }

    var name: String { path.last ?? "" }
    var qualifiedName: String { path.joined(separator: ".") }

    /// The name by which code inside the type of that path calls this one.
    func name(in scope: [String]) -> String { path.count > 1 && path.dropLast() == scope[...] ? name : qualifiedName }

    /// The member that holds the status, if the kind has one of a type of its own.
    var statusMember: Member? {
        guard resource != nil, reportsStatus else { return nil }
        return members.first { member in
            guard member.wire == "status", case .model(let model) = member.type else { return false }
            return !model.isHandWritten
        }
    }

    /// The members in the order of the initialiser: the metadata of a kind, what is required, the rest, each by name.
    var parameters: [Member] {
        let metadata = members.filter { resource != nil && $0.wire == "metadata" }
        let others = members.filter { resource == nil || $0.wire != "metadata" }.sorted { $0.name < $1.name }
        return metadata + others.filter { needsArgument($0) } + others.filter { !needsArgument($0) }
    }

    /// Whether the initialiser has no default for a member.
    func needsArgument(_ member: Member) -> Bool { member.isRequired && !member.hasDefault && !isStatus }
}

extension Model {
    /// Tells the type, and those nested in it, where it stands in its kind.
    func move(to place: String) {
        self.place = place
        for member in members {
            guard let target = member.type.model, nested.contains(where: { $0 === target }) else { continue }
            let way = member.wire + member.type.pathSuffix
            target.move(to: place.isEmpty ? way : "\(place).\(way)")
        }
    }

    /// Adds the metadata of a kind at its place by name.
    func add(metadata: Model) {
        let member = Member(wire: "metadata", name: "metadata", type: .model(metadata), schema: .emptyObject, isRequired: true)
        members.insert(member, at: members.firstIndex { $0.wire > "metadata" } ?? members.count)
    }

    /// The metadata and the specification of a kind are always there, an empty one for none; a status that is reported never
    /// has to be.
    func completeKind() {
        guard resource != nil else { return }
        for index in members.indices {
            guard case .model(let model) = members[index].type else { continue }
            switch members[index].wire {
            case "metadata":
                members[index].isRequired = false
                members[index].becomePartOfKind()
            case "spec": members[index].becomePartOfKind()
            case "status" where reportsStatus && !model.isHandWritten:
                members[index].isRequired = false
                model.isStatus = true
            default: break
            }
        }
    }
}

/// A stored property.
struct Member {
    /// The name in JSON.
    let wire: String
    /// The name in Swift, without backticks.
    let name: String
    let type: SwiftType
    /// The schema, for what it tells besides the type.
    let schema: JSONValue
    /// Whether the property is not optional.
    var isRequired: Bool
    /// Whether the empty value is the default although the property is not optional.
    var hasDefault = false
    /// Whether it is the metadata or the specification of a kind.
    var isPartOfKind = false

    /// Makes it the metadata or the specification of a kind; what the server does not require has the empty value as default.
    mutating func becomePartOfKind() {
        hasDefault = !isRequired
        isRequired = true
        isPartOfKind = true
    }

    /// How the property holds its value.
    enum Storage { case plain, boxed, optionalBoxed }

    var storage: Storage {
        guard case .model(let model) = type else { return .plain }
        if !isRequired { return .optionalBoxed }
        // A few words stay in place; all else is one word in the struct around it.
        return isPartOfKind || model.size > 3 ? .boxed : .plain
    }
}

/// What the API calls a kind.
struct ResourceFacts: Hashable {
    var group: String
    var version: String
    var kind: String
    /// The name in URLs; for kinds that are only sent to a subresource, its name.
    var plural: String
    var isNamespaced: Bool
    var isSubresource = false

    var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
}

/// An open enumeration of texts.
final class TextModel {
    let path: [String]
    /// The texts, in the order of the schema.
    let values: [String]
    /// Where it stands in its kind.
    let place: String

    init(path: [String], values: [String], place: String) {
        self.path = path
        self.values = values
        self.place = place
    }

    var name: String { path.last ?? "" }
    func name(in scope: [String]) -> String { path.dropLast() == scope[...] ? name : path.joined(separator: ".") }
}
