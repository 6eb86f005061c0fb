/// Which fields a request can own at all: a resource resets the others (rest's `GetResetFields`).
package struct FieldFilter: Sendable {
    private var excluded = FieldSet()
    private var included: FieldSet?
    /// The members of the object that are left out, if that is all the filter does.
    private(set) var excludedMembers: [String]? = []

    /// All fields.
    package static let all = FieldFilter()

    /// All fields but these and what is below them, given as paths of member names.
    package static func excluding(_ paths: [[String]]) -> FieldFilter {
        var filter = FieldFilter()
        filter.excluded = FieldSet(paths: paths)
        filter.excludedMembers = paths.allSatisfy { $0.count == 1 } ? paths.compactMap(\.first) : nil
        return filter
    }

    /// Only these fields and what is below them.
    package static func only(_ paths: [[String]]) -> FieldFilter {
        var filter = FieldFilter()
        filter.included = FieldSet(paths: paths)
        filter.excludedMembers = nil
        return filter
    }

    func apply(_ set: FieldSet) -> FieldSet {
        let rest = set.recursiveDifference(excluded)
        return included.map(rest.below) ?? rest
    }

    func apply(_ comparison: Comparison) -> Comparison {
        if excluded.isEmpty, included == nil { return comparison }
        var result = comparison
        result.removed = apply(comparison.removed)
        result.modified = apply(comparison.modified)
        result.added = apply(comparison.added)
        return result
    }
}
