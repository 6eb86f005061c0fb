import SteadyCache
import SteadyClient
import SteadyModel
import SteadyRuntime

/// What a cluster makes of a stateful set: members `a-0`, `a-1`, … with a disk each, which outlives its member.
///
/// The part of the controller of stateful sets, and of the kubelet, that the ported mistakes need.
struct StatefulSets: Reconciler {
    /// Holds a member that is being deleted until its node has stopped it.
    static let stopping = "bugs.example/stopping"

    func reconcile(_ group: Group, _ context: Context<Group>) async throws -> Outcome {
        let (members, disks) = (try context.cached(Member.self), try context.cached(Disk.self))
        let count = group.spec.n ?? 0
        for index in 0..<count {
            let name = "\(group.name)-\(index)"
            let key = ObjectKey(namespace: group.metadata.namespace, name: name)
            if let member = members[key] {
                guard !member.isBeingDeleted, disks[key] == nil else { continue }
                let disk = Disk(name, .init(secret: member.metadata.uid, size: group.spec.size))
                try await Self.unlessThere { try await context.create(disk, isOwned: false) }
            } else {
                try await Self.unlessThere { try await context.create(Member(name, finalizers: [Self.stopping]), isOwned: false) }
            }
        }
        for member in members.all where !member.isBeingDeleted {
            if member.set == group.name, let index = member.index, index >= count {
                try await context.delete(member, evenIfChanged: true)
            }
        }
        return .done
    }

    private static func unlessThere(_ create: () async throws -> some Any) async throws {
        do { _ = try await create() } catch let error as APIError where error.isAlreadyExists {}
    }
}

/// Stops members, which takes a second.
private struct Node: Reconciler {
    func reconcile(_ member: Member, _ context: Context<Member>) async throws -> Outcome { .done }

    func cleanup(_ member: Member, _ context: Context<Member>) async throws -> Outcome {
        guard let since = member.metadata.deletionTimestamp else { return .done }
        let end = since.advanced(by: .seconds(1))
        return context.now < end ? .requeue(after: .seconds(1)) : .done
    }
}

extension ManagerSetup {
    /// Makes stateful sets and their members live.
    func statefulSets() {
        controller(for: Group.self, named: "sets", StatefulSets())
            .watches(Member.self) { $0.setKeys }
            .watches(Disk.self) { $0.setKeys }
        controller(for: Member.self, named: "node", finalizer: StatefulSets.stopping, Node())
    }
}

extension Sample {
    /// The name of the set that this belongs to.
    var set: String? { name.lastIndex(of: "-").map { String(name[..<$0]) } }

    /// The key of that set, or none.
    var setKeys: [ObjectKey] { self.set.map { [ObjectKey(namespace: metadata.namespace, name: $0)] } ?? [] }

    /// Which one of its set it is.
    var index: Int? { name.lastIndex(of: "-").flatMap { Int(name[name.index(after: $0)...]) } }
}
