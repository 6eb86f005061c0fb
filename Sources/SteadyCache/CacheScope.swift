import SteadyClient
package import SteadyModel

/// Which objects of a kind a cache holds.
public struct CacheScope: Hashable, Sendable, CustomStringConvertible {
    /// Where the objects lie.
    public enum Namespaces: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
        /// Everywhere; also for what lies in no namespace.
        case all
        /// In these, each followed by a watch of its own.
        case only(Set<String>)

        public init(stringLiteral name: String) { self = .only([name]) }
        public init(arrayLiteral names: String...) { self = .only(Set(names)) }

        /// What is followed by one watch each, in a fixed order.
        var parts: [String?] {
            switch self {
            case .all: [nil]
            case .only(let names): names.sorted()
            }
        }
    }

    /// Where the objects lie.
    public var namespaces: Namespaces
    /// Only objects whose labels match.
    public var labelSelector: String?
    /// Only objects whose fields match.
    public var fieldSelector: String?

    /// A scope of these parts; by default everything.
    ///
    /// - Parameters:
    ///   - namespaces: where the objects lie.
    ///   - labelSelector: only objects whose labels match.
    ///   - fieldSelector: only objects whose fields match.
    public init(namespaces: Namespaces = .all, labelSelector: String? = nil, fieldSelector: String? = nil) {
        self.namespaces = namespaces
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
    }

    /// Everything in one namespace, or everywhere.
    ///
    /// - Parameters:
    ///   - namespace: the namespace; `nil` for all.
    ///   - labelSelector: only objects whose labels match.
    ///   - fieldSelector: only objects whose fields match.
    public init(namespace: String?, labelSelector: String? = nil, fieldSelector: String? = nil) {
        self.init(
            namespaces: namespace.map { .only([$0]) } ?? .all, labelSelector: labelSelector, fieldSelector: fieldSelector)
    }

    /// Everything.
    public static let all = CacheScope()

    /// `all`, or namespaces and selectors.
    public var description: String {
        var parts: [String] = []
        if case .only(let names) = namespaces { parts.append(names.sorted().joined(separator: ",")) }
        if let labelSelector { parts.append("labels \(labelSelector)") }
        if let fieldSelector { parts.append("fields \(fieldSelector)") }
        return parts.isEmpty ? "all" : parts.joined(separator: " ")
    }

    /// Whether an object is one of these, as far as that can be told here; `nil` if only the server can tell.
    package func includes(_ metadata: ObjectMeta) -> Bool? {
        if case .only(let names) = namespaces, !names.contains(metadata.namespace ?? "") { return false }
        if let labelSelector {
            guard let selector = try? LabelSelector(parsing: labelSelector) else { return nil }
            if !selector.matches(metadata.labels) { return false }
        }
        guard let fieldSelector else { return true }
        guard let selector = try? FieldSelector(parsing: fieldSelector) else { return nil }
        let known = ["metadata.name": metadata.name ?? "", "metadata.namespace": metadata.namespace ?? ""]
        guard selector.requirements.allSatisfy({ known[$0.field] != nil }) else { return nil }
        return selector.matches { known[$0] }
    }
}
