import SteadyCodec
import SteadyModel

/// What else of a pod can change as long as it is not to be scheduled: it can be made to fit fewer nodes.
enum GatedPodRules {
    private static let required = "requiredDuringSchedulingIgnoredDuringExecution"

    static func update(_ new: Field, _ old: Field, _ problems: inout Problems) {
        let selector = new["nodeSelector"]
        if old["nodeSelector"].members.contains(where: { selector.value?[$0.key] != $0.field.value }) {
            problems.invalid(selector, "only additions to spec.nodeSelector are allowed (no mutations or deletions)")
        }
        let terms = new["affinity"]["nodeAffinity"][required]["nodeSelectorTerms"]
        let before = old["affinity"]["nodeAffinity"][required]["nodeSelectorTerms"]
        guard !before.isEmpty else { return }
        guard terms.count == before.count else {
            problems.invalid(terms, "no additions/deletions to non-empty NodeSelectorTerms list are allowed")
            return
        }
        for (term, before) in zip(terms.elements, before.elements) where !hasOnlyAdditions(term, before) {
            problems.invalid(term, "only additions are allowed (no mutations or deletions)")
        }
    }

    private static func hasOnlyAdditions(_ new: Field, _ old: Field) -> Bool {
        let lists = ["matchExpressions", "matchFields"]
        if lists.allSatisfy({ old[$0].isEmpty }) { return lists.allSatisfy { new[$0].isEmpty } }
        return lists.allSatisfy { list in
            (new[list].value?.arrayValue ?? []).starts(with: old[list].value?.arrayValue ?? [])
        }
    }

    /// Leaves out what may change, however it does.
    static func putBack(_ spec: inout JSONValue, _ old: JSONValue) {
        spec["nodeSelector"] = old["nodeSelector"]
        let affinity = old[path: "affinity", "nodeAffinity"]
        guard affinity != spec[path: "affinity", "nodeAffinity"] else { return }
        if spec["affinity"] == nil {
            spec["affinity"] = affinity.map { ["nodeAffinity": $0] }
        } else if old["affinity"] == nil, spec["affinity"]?.objectValue?.count == 1 {
            spec["affinity"] = nil
        } else {
            spec.change("affinity") { $0["nodeAffinity"] = affinity }
        }
    }
}
