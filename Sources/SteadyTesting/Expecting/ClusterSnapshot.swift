public import SteadyCluster
import SteadyCodec
import SteadyModel

/// What a cluster holds at one moment, as text to look at and to compare, without what differs from run to run: uids, versions, times and
/// names that the server made.
///
/// ```swift
/// let before = cluster.snapshot()
/// …
/// #expect(cluster.snapshot().changes(since: before) == ["configmaps default/a: data.value is \"2\", and was \"1\""])
/// ```
///
/// Left out are events, leases, definitions of kinds, and what every cluster begins with.
public struct ClusterSnapshot: Sendable, CustomStringConvertible {
    private let state: EndState

    init(_ contents: ClusterContents) { state = EndState(contents) }

    /// One YAML document for each object, in the order of kinds, namespaces and names.
    public var description: String {
        state.entries.keys.sorted().flatMap { place in
            (state.entries[place] ?? []).map { "# \(place)\n\(Self.yaml(of: $0))" }
        }.joined(separator: "---\n")
    }

    /// What is another now, one line for each field; empty if nothing is.
    ///
    /// - Parameter earlier: what there was before.
    public func changes(since earlier: ClusterSnapshot) -> [String] {
        state.differences(from: earlier.state).map(EndState.change)
    }

    static func yaml(of value: JSONValue) -> String { String(decoding: YAMLText.bytes(value), as: UTF8.self) }
}

extension Cluster {
    /// What the cluster holds now.
    public func snapshot() -> ClusterSnapshot {
        let ofEveryCluster: Set<String> = ["default", "kube-system", "kube-public", "kube-node-lease"]
        return ClusterSnapshot(
            ClusterContents(
                beginningWith: contents.filter { change in
                    switch change.collection {
                    case "customresourcedefinitions.apiextensions.k8s.io": false
                    case "namespaces": !ofEveryCluster.contains(change.key.name)
                    case "serviceaccounts": change.key.name != "default"
                    case "priorityclasses.scheduling.k8s.io": !change.key.name.hasPrefix("system-")
                    case "clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io":
                        change.object?[path: "metadata", "labels", "kubernetes.io/bootstrapping"] == nil
                    default: true
                    }
                }))
    }
}

extension ClusterContents {
    /// The same as text, for invariants that say what they see.
    public var snapshot: ClusterSnapshot { ClusterSnapshot(self) }
}
