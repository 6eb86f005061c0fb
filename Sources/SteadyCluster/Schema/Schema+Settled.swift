import SteadyCodec

extension Schema {
    /// Whether a built-in object is for certain what it will be when it has been read, pruned and normalised: nothing to refuse, to
    /// drop or to fill in. A quick look that spares plain objects three walks; `false` says nothing.
    func isSettled(_ value: JSONValue) -> Bool {
        switch (kind, value) {
        case (.string, .string(let text)): format == nil && !text.isEmpty
        case (.boolean, .bool(let flag)): flag || !omitsZero
        case (.integer, .integer(let number)):
            (number != 0 || !omitsZero) && (format != "int32" || Int32(exactly: number) != nil)
        case (.array, .array(let elements)):
            !elements.isEmpty && (items?.resolved).map { items in elements.allSatisfy(items.isSettled) } ?? false
        case (.object, .object(let members)) where typeName != nil: hasOnlySettled(members)
        case (.object, .object(let members)):
            !members.isEmpty && properties.isEmpty
                && (additionalProperties?.resolved).map { schema in members.allMembers { schema.isSettledElement($1) } }
                    ?? false
        default: false
        }
    }

    /// The values of maps may be empty.
    private func isSettledElement(_ value: JSONValue) -> Bool {
        if kind == .string, format == nil, case .string = value { return true }
        return isSettled(value)
    }

    private func hasOnlySettled(_ members: JSONObject) -> Bool {
        guard members.allMembers({ declared($0)?.isSettled($1) ?? false }) else { return false }
        return zeroMembers.isEmpty || zeroMembers.allSatisfy { members.contains($0.name) }
    }
}
