/// Makes the twins of kinds for server-side apply: the same fields, none of them required.
///
/// A type in which nothing is required, nor in anything it holds, is its own twin, and so is what is written by hand.
final class ApplyTwins {
    private var twins: [ObjectIdentifier: Model] = [:]
    private var isRequiring: [ObjectIdentifier: Bool] = [:]
    /// The twins that are not nested in others, in the order they were made.
    private(set) var models: [Model] = []

    /// The twin of a kind.
    func add(_ kind: Model) {
        let twin = twin(of: kind)
        if twin === kind { return }
        twin.documentation = [
            "What one manager wants of a `\(kind.name)` (server-side apply): the fields that are set, and no others."
        ]
    }

    private func twin(of original: Model) -> Model {
        if let known = twins[ObjectIdentifier(original)] { return known }
        guard requires(original) else { return original }
        let path = original.path.prefix(1).map { $0 + "Apply" } + original.path.dropFirst()
        let twin = Model(path: path, module: nil, origin: original.origin)
        twins[ObjectIdentifier(original)] = twin
        if path.count == 1 { models.append(twin) }
        twin.documentation = original.documentation
        twin.place = original.place
        twin.copiesDescriptions = original.copiesDescriptions
        twin.resource = original.resource
        twin.reportsStatus = original.reportsStatus
        twin.isStatus = original.isStatus
        twin.members = original.members.map { member in
            let isMetadata = original.resource != nil && member.wire == "metadata"
            if isMetadata { return member }
            return Member(
                wire: member.wire, name: member.name, type: type(member.type), schema: member.schema, isRequired: false)
        }
        twin.nested = original.nested.filter { requires($0) }.map { self.twin(of: $0) }
        return twin
    }

    private func type(_ type: SwiftType) -> SwiftType {
        switch type {
        case .scalar, .text: type
        case .model(let model): .model(twin(of: model))
        case .array(let element): .array(self.type(element))
        case .map(let value): .map(self.type(value))
        }
    }

    /// Whether a value of the type always sets something.
    private func requires(_ model: Model) -> Bool {
        if model.isHandWritten { return false }
        if let known = isRequiring[ObjectIdentifier(model)] { return known }
        var seen: Set<ObjectIdentifier> = []
        let result = requires(model, &seen)
        isRequiring[ObjectIdentifier(model)] = result
        return result
    }

    private func requires(_ model: Model, _ seen: inout Set<ObjectIdentifier>) -> Bool {
        guard !model.isHandWritten, seen.insert(ObjectIdentifier(model)).inserted else { return false }
        for member in model.members {
            // Boxed models with a default are left out where they are empty.
            if member.isRequired, !(member.storage == .boxed && member.hasDefault) { return true }
            if let target = member.type.model, requires(target, &seen) { return true }
        }
        return false
    }
}
