import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Synchronization

/// What somebody else does to the objects that an operator makes.
extension Lifetime {
    /// The finalizer by which somebody holds an object.
    static let hold = "steady.test/hold"

    /// What somebody may do to an object that nobody but the operator has written to.
    func interference(with object: JSONValue?) -> [Perturbation] {
        guard plan.faults.contains(.interference), let object, let metadata = object["metadata"],
            metadata["deletionTimestamp"] == nil
        else { return [] }
        let others: Set<String> = ["user", "environment", "somebody"]
        let managers = (metadata["managedFields"]?.arrayValue ?? []).filter { $0["subresource"] == nil }.compactMap {
            $0["manager"]?.stringValue
        }
        guard !managers.isEmpty, managers.allSatisfy({ !others.contains($0) }) else { return [] }
        return [.deletion] + Self.edits(of: object).indices.map { .edit($0) } + [.hold(seconds: 20)]
    }

    /// The first and the last thing that can be done to its fields, and one from between.
    private static func edits(of object: JSONValue) -> [UserChange] {
        let all = FieldOperations.edits(of: object) { _ in true }
        guard all.count > 3, let first = all.first, let last = all.last else { return all }
        return [first, all[all.count / 2], last]
    }

    /// Somebody does that to this very object; soon, for the cluster is locked now.
    func interfere(_ fault: Perturbation, _ place: ClusterContents.Place, _ object: JSONValue?) {
        guard let object, let type = ResourceType(of: object, collection: place.collection) else { return }
        let uid = object[path: "metadata", "uid"]?.stringValue
        let key = place.key
        switch fault {
        case .deletion:
            interfere(after: .milliseconds(3), "delete \(place)") { client in
                _ = try? await client.resources(type).delete(key, DeleteOptions(uid: uid))
            }
        case .edit(let number):
            let edits = Self.edits(of: object)
            guard edits.indices.contains(number) else { return }
            let edit = edits[number]
            interfere(after: .milliseconds(3), "\(edit) in \(place)") { client in
                await Self.modify(key, uid, client.resources(type)) { edit.apply(to: &$0) }
            }
        case .hold(let seconds):
            interfere(after: .milliseconds(3), "hold \(place)") { [self] client in
                await Self.modify(key, uid, client.resources(type)) { object in
                    let finalizers = object[path: "metadata", "finalizers"]?.arrayValue ?? []
                    object["metadata"]?["finalizers"] = .array(finalizers + [.string(Self.hold)])
                }
                // Nobody can know when it is let go: what fails meanwhile does no harm.
                excuse()
                interfere(after: .seconds(seconds), isLate: true, "let \(place) go") { client in
                    await Self.modify(key, uid, client.resources(type)) { object in
                        let finalizers = object[path: "metadata", "finalizers"]?.arrayValue ?? []
                        object["metadata"]?["finalizers"] = .array(finalizers.filter { $0.stringValue != Self.hold })
                    }
                    self.endExcuse()
                }
            }
        default: break
        }
    }

    private func interfere(
        after time: Duration, isLate: Bool = false, _ what: String, _ body: @escaping @Sendable (Client) async -> Void
    ) {
        let due = world.platform.clock.now.advanced(by: time)
        heldUp.add(
            .init(due: due, isLate: isLate) { [self] in
                guard let client = state.withLock({ $0.somebody }) else { return }
                trace { "somebody: \(what)" }
                await body(client)
            } drop: {
            })
    }

    /// Changes an object if it is still the same; that it cannot be done is no matter.
    private static func modify(
        _ key: ObjectKey, _ uid: String?, _ resources: ResourceClient<DynamicObject>,
        _ change: @escaping @Sendable (inout JSONValue) -> Void
    ) async {
        _ = try? await resources.modify(key) { object in
            guard object.metadata.uid == uid else { throw CancellationError() }
            var value = try JSONValue(encoding: object)
            change(&value)
            object = try JSON.decode(DynamicObject.self, from: value.serialized())
        }
    }
}
