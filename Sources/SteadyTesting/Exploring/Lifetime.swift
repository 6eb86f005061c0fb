import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import Synchronization

/// One run: a cluster, an operator, a user, and what goes wrong between them.
final class Lifetime: Sendable {
    struct State {
        var contents = ClusterContents()
        /// The versions of the changes of each collection since the start.
        var versions: [String: [UInt64]] = [:]
        var startVersion: UInt64 = 0
        var hasStarted = false
        /// Changes that count, of the cluster and outside it.
        private(set) var changes = 0
        /// When the last of them was.
        private(set) var lastChanged: Duration = .zero
        /// How long anything changed before all faults were over.
        var activity: Duration = .zero
        var lastChange: (before: JSONValue?, after: JSONValue?, place: String)?
        var created: [String: Int] = [:]
        /// What the operator has made, by whatever request.
        var madeByOperator: Set<ClusterContents.Place> = []
        var deleted: [String: Int] = [:]
        var deletedWhileStale: Set<String> = []
        var requests = 0
        /// Writes to objects that are there, by object, since the user did something.
        var changesOfObjects: [ClusterContents.Place: Int] = [:]
        var reconciles = 0
        var errorsInARow: [String: Int] = [:]
        /// Whether the user has asked for what the operator need not be able to do.
        var hasUserErred = false
        var withheld = 0
        var writesWhileWithheld = 0
        var touches = 0
        var serial = 0
        /// The clouds in which buckets are made, and what was in each until when.
        var clouds: Set<String> = []
        var pastBuckets: [String: [(until: Duration, buckets: [String: JSONValue])]] = [:]
        var finding: Finding?
        /// How often a process has been started.
        var starts = 0
        /// The processes of the operator, by their replicas, and what runs in each.
        var processes: [Int: OperatorProcess] = [:]
        var managers: [Int: [(setup: Int, manager: Manager)]] = [:]
        /// The replica that wrote last.
        var writer = 0
        /// The operators of which one replica leads.
        var elected: [Int] = []
        var environments: [Manager] = []
        /// Who does to the operator's objects what nobody asked for.
        var somebody: Client?
        var nextTravel: (replica: Int, collection: String, version: UInt64)?

        mutating func change(at time: Duration) {
            changes += 1
            lastChanged = time
        }

        /// The process that something befalls if it may befall any.
        var process: OperatorProcess? { processes[writer] }
    }

    let world: Simulation.World
    let choices: ChoiceSource
    let plan: RunPlan
    let state = Mutex(State())
    let heldUp = HeldUp()

    init(_ world: Simulation.World, _ plan: RunPlan) {
        self.world = world
        self.plan = plan
        choices = plan.choices
    }

    var contents: ClusterContents { state.withLock { $0.contents } }
    var finding: Finding? { state.withLock { $0.finding } }

    func trace(_ line: () -> String) {
        if plan.isTracing { world.note(line()) }
    }

    /// Something is wrong; the first thing counts. The operator is stopped, for it may not stop by itself.
    func find(_ kind: Finding.Kind, _ description: String) {
        state.withLock { if $0.finding == nil { $0.finding = Finding(kind: kind, description: description) } }
        trace { "FOUND: \(description)" }
        killAll()
    }

    /// All processes of the operator die.
    func killAll() {
        for process in state.withLock({ Array($0.processes.values) }) { process.die() }
    }

    // MARK: What can go wrong

    var readFaults: [Perturbation] { plan.menu.read }
    var createFaults: [Perturbation] { plan.menu.create }
    var changeFaults: [Perturbation] { plan.menu.change }
    var watchFaults: [Perturbation] { plan.menu.watch }
    var startFaults: [Perturbation] { plan.menu.start }
    var userFaults: [Perturbation] { plan.isRandom ? [.hurry] : [] }

    func choose(_ options: [Perturbation], at label: @autoclosure () -> String) -> Perturbation? {
        let label = label
        guard let fault = choices.choose(options, at: label()) else { return nil }
        state.withLock { $0.errorsInARow = [:] }
        plan.tokenFile?.made(choices.made.map(\.choice))
        trace { "FAULT at \(label()): \(fault)" }
        return fault
    }

    // MARK: Changes

    /// Nothing may say when the run is carried out.
    private func checkTime(_ value: JSONValue?, of place: @autoclosure () -> String) {
        guard let realTime = plan.realTime, let value, let field = realTime.field(in: value) else { return }
        find(
            .escape,
            "\(place()): \(field.path) is \(field.text), the time of the machine, which is another in each run; "
                + "take the date from the platform: `context.platform.wallTime`")
    }

    /// Virtual time since the beginning of the world.
    var now: Duration { world.platform.clock.now.offset }

    /// The cluster has changed. Called by the cluster while it is locked.
    func changed(_ change: ContentsChange) {
        let place = ClusterContents.Place(collection: change.collection, key: change.key)
        let (hasStarted, isCounted, before) = state.withLock { [now] state -> (Bool, Bool, JSONValue?) in
            let before = state.contents.apply(change)
            guard state.hasStarted, !EndState.leftOut.contains(change.collection) else {
                return (state.hasStarted, false, before)
            }
            state.change(at: now)
            state.versions[change.collection, default: []].append(change.version)
            let where_ = "\(change.collection) \(change.key)"
            state.lastChange = (before, change.object, where_)
            return (true, true, before)
        }
        if hasStarted { checkTime(change.object, of: "\(place)") }
        guard isCounted else { return }
        trace {
            "cluster: \(place.collection) \(place.key) \(before == nil ? "created" : change.object == nil ? "deleted" : "changed")"
        }
        check(change.object, before, place)
        let options = restartFaults() + interference(with: change.object)
        switch choose(options, at: "change of \(place.collection) \(place.key)") {
        case .cutOff(let seconds): state.withLock { $0.process }?.cutOff(for: .seconds(seconds))
        case let fault? where fault.isInterference: interfere(fault, place, change.object)
        case let fault?: restart(fault)
        case nil: break
        }
    }

    private func check(_ object: JSONValue?, _ before: JSONValue?, _ place: ClusterContents.Place) {
        for invariant in plan.invariants where invariant.moment == .always {
            if invariant.isBroken(by: object, after: before, of: place) {
                find(.invariant, "\(place.collection) \(place.key): it does not hold that \(invariant.name)")
            } else if invariant.stable == nil, (try? invariant.holds(contents)) != true {
                find(.invariant, "it does not hold at every time that \(invariant.name)")
            }
        }
    }

    /// After a change the operator may be restarted, and then see the past of one of its kinds.
    private func restartFaults() -> [Perturbation] {
        var faults: [Perturbation] = (plan.faults.contains(.restarts) ? [.restart] : []) + plan.menu.cluster
        guard plan.faults.contains(.timeTravel), !choices.isHealed else { return faults }
        state.withLock { state in
            for collection in state.process?.watched ?? [] {
                let count = state.versions[collection]?.count ?? 0
                for back in [1, 2, 3, 5, 8] where back <= count {
                    faults.append(.timeTravel(collection: collection, changes: back))
                }
            }
        }
        return faults
    }

    private func restart(_ fault: Perturbation) {
        let process = state.withLock { state -> OperatorProcess? in
            if case .timeTravel(let collection, let back) = fault, let versions = state.versions[collection],
                back <= versions.count
            {
                let index = versions.count - back
                state.nextTravel = (state.writer, collection, index > 0 ? versions[index - 1] : state.startVersion)
            }
            return state.process
        }
        process?.die()
    }

    func waitUntilPresent(_ process: OperatorProcess) async throws {
        if process.isStale {
            try await pass(.milliseconds(100))
            process.seesThePresent()
        }
    }

    /// Waits while a process stands still.
    func waitOut(_ process: OperatorProcess) async throws {
        while let left = process.pauseLeft { try await withhold(for: left) }
    }

    func pass(_ time: Duration) async throws { try await world.platform.clock.sleep(for: time) }

    /// The time a request takes. While something is withheld writes become slower and slower, up to a second, so that what goes on in a
    /// circle meanwhile goes round a hundred times rather than ten thousand.
    func latency(isWrite: Bool, by process: OperatorProcess) -> Duration {
        guard isWrite else { return .milliseconds(1) }
        let isExcused = process.isExcused
        let doublings = state.withLock { state in
            state.writesWhileWithheld = isExcused || state.withheld > 0 ? state.writesWhileWithheld + 1 : 0
            return min(state.writesWhileWithheld / 8, 8)
        }
        return min(.milliseconds(5 << doublings), .seconds(1))
    }

    func withhold(for time: Duration) async throws {
        excuse()
        defer { endExcuse() }
        try await world.platform.clock.sleep(for: time)
    }

    /// What the operator does from now on need not come to an end.
    func excuse() { state.withLock { $0.withheld += 1 } }

    func endExcuse() {
        state.withLock { state in
            state.withheld -= 1
            state.errorsInARow = [:]
        }
    }

    // MARK: What the operator does

    func nextTouch() -> Int {
        state.withLock { state in
            state.touches += 1
            return state.touches
        }
    }

    /// What an object is called in counts: names that the server makes are one, and so are those made of uids.
    func label(of target: RequestTarget, _ body: [UInt8]?) -> String {
        var name = target.name ?? ""
        if target.method == .post, target.name == nil, let object = body.flatMap({ try? JSONValue(parsing: $0) }) {
            // A client may have made the name itself, to know it again.
            name =
                object[path: "metadata", "generateName"]?.stringValue.map { "\($0)*" } ?? object[path: "metadata", "name"]?
                .stringValue ?? ""
        } else if target.method == .delete, let name_ = target.name {
            let place = ClusterContents.Place(
                collection: target.collection, key: ObjectKey(namespace: target.namespace, name: name_))
            let object = state.withLock { $0.contents.objects[place] }
            if let generate = object?[path: "metadata", "generateName"]?.stringValue { name = generate + "*" }
        }
        return "\(target.collection) \(target.namespace.map { "\($0)/" } ?? "")\(EndState.withoutUID(name))"
    }

    /// A write is about to be sent.
    func counts(_ target: RequestTarget, by process: OperatorProcess) {
        guard !target.isOfElection else { return }
        let limit = plan.requestLimit
        let count = state.withLock { state -> Int? in
            // Who sees the past may do what others undo, again and again, for as long as it lasts.
            guard state.withheld == 0, !process.isExcused else { return nil }
            state.requests += 1
            if state.requests > limit { return limit }
            guard target.method != .post, let name = target.name else { return nil }
            let place = ClusterContents.Place(
                collection: target.collection, key: ObjectKey(namespace: target.namespace, name: name))
            let ofOne = state.changesOfObjects[place, default: 0] + 1
            state.changesOfObjects[place] = ofOne
            return ofOne > limit / 4 ? limit / 4 : nil
        }
        guard let count else { return }
        let which = count < limit ? " of one object" : ""
        find(.hotLoop, "the operator never comes to rest: \(count) writes\(which), the last a \(target)\(flapping)")
    }

    /// The user does something, which the operator may have to follow.
    func userActs() { state.withLock { $0.changesOfObjects = [:] } }

    /// The user does something that is hardly meant, and lets the operator try; errors count again when it is put right.
    func userErrs(_ body: () async throws -> Void) async throws {
        let requests = state.withLock { state in
            state.hasUserErred = true
            return state.requests
        }
        try await body()
        _ = try await settle(quiet: .seconds(2), limit: .seconds(600))
        state.withLock { state in
            (state.hasUserErred, state.errorsInARow, state.requests) = (false, [:], requests)
        }
    }

    /// The version of the object that a request is about, if it is there; of a whole collection, how many are there that nobody has deleted.
    func version(of target: RequestTarget) -> String? {
        guard let name = target.name else { return target.method == .delete ? "\(living(in: target))" : nil }
        let place = ClusterContents.Place(
            collection: target.collection, key: ObjectKey(namespace: target.namespace, name: name))
        return state.withLock { $0.contents.objects[place] }?[path: "metadata", "resourceVersion"]?.stringValue
    }

    private func living(in target: RequestTarget) -> Int {
        state.withLock { state in
            state.contents.objects.count { place, object in
                place.collection == target.collection && (target.namespace == nil || place.key.namespace == target.namespace)
                    && object[path: "metadata", "deletionTimestamp"] == nil
            }
        }
    }

    /// - Parameter before: the version that the object had, if it was there.
    func wrote(
        _ target: RequestTarget, _ label: String, _ response: APIResponse, before: String?, by process: OperatorProcess
    ) {
        trace { "operator \(process.number): \(target) → \(response.status)" }
        guard (200..<300).contains(response.status), !target.isOfElection else { return }
        state.withLock { $0.writer = process.replica }
        if !plan.lint.lints.isEmpty || response.status == 201, let answer = try? JSONValue(parsing: response.body) {
            let lint = plan.lint.judge(target, before: before, answer: answer, isUndisturbed: choices.isUndisturbed)
            if let lint { find(.lint, lint) }
            if response.status == 201, target.subresource == nil, let name = answer[path: "metadata", "name"]?.stringValue {
                let key = ObjectKey(namespace: target.namespace, name: name)
                state.withLock { _ = $0.madeByOperator.insert(.init(collection: target.collection, key: key)) }
            }
        }
        guard target.subresource == nil else { return }
        // What is made for owners that have gone meanwhile is collected, and does no harm.
        let owners = response.status == 201 ? Self.owners(response.body) : []
        // What is being deleted already is not deleted once more.
        let isDeleted = target.method == .delete && version(of: target) != before
        state.withLock { state in
            if response.status == 201, owners.isEmpty || owners.contains(where: { state.contents.has(uid: $0) }) {
                state.created[label, default: 0] += 1
            }
            if isDeleted {
                state.deleted[label, default: 0] += 1
                if process.isStale { state.deletedWhileStale.insert(label) }
            }
        }
    }

    /// The uids of the objects that an answer's object belongs to.
    private static func owners(_ body: [UInt8]) -> [String] {
        let object = try? JSONValue(parsing: body)
        return (object?[path: "metadata", "ownerReferences"]?.arrayValue ?? []).compactMap { $0["uid"]?.stringValue }
    }

    /// The fields that the last change changed.
    var flapping: String {
        state.withLock { state in
            guard let last = state.lastChange, let before = last.before, let after = last.after else { return "" }
            let fields = EndState.changedFields(before, after)
            return fields.isEmpty ? "" : "; what changes in \(last.place): \(fields.joined(separator: ", "))"
        }
    }

    func reconciled(_ report: ReconcileReport, by process: OperatorProcess) {
        trace { "operator: \(report)" }
        let (isTooMuch, streak) = state.withLock { state -> (Bool, Int) in
            state.reconciles += 1
            let key = "\(report.controller) \(report.key)"
            switch report.result {
            case .done, .requeued, .retried: state.errorsInARow[key] = 0
            case .failed, .failedForGood, .outrun:
                if state.withheld == 0, !process.isExcused, !state.hasUserErred { state.errorsInARow[key, default: 0] += 1 }
            }
            return (state.reconciles > plan.requestLimit * 4, state.errorsInARow[key] ?? 0)
        }
        if isTooMuch {
            find(
                .hotLoop,
                "the operator never comes to rest: \(plan.requestLimit * 4) reconciles, the last of \(report.controller) \(report.key)"
            )
        }
        let most = if case .outrun = report.result { 12 } else { 6 }
        if streak >= most { find(.errorLoop, "\(report), \(streak) times in a row") }
    }

    /// A call of a system outside the cluster.
    func call<Result: Sendable>(
        _ label: String, by process: OperatorProcess, isWrite: Bool = true,
        refusal: @Sendable (Perturbation) -> (any Error)? = { _ in nil }, _ body: @escaping @Sendable (Lifetime) -> Result
    ) async throws -> Result {
        let request = APIRequest(isWrite ? .post : .get, "/\(label)")
        try await pass(latency(isWrite: isWrite, by: process))
        @Sendable func fail(_ phase: TransportError.Phase, _ message: String) -> TransportError {
            TransportError(phase: phase, message: message, request: request)
        }
        guard !process.isDead else { throw fail(.connect, "the operator has crashed") }
        // Nobody could prevent that what another process has deleted since is made by a write that comes late.
        let faults = isWrite ? createFaults.filter { !$0.isStraggling } : readFaults
        let fault = choose(faults, at: label)
        switch fault {
        case .crashBefore:
            process.die()
            throw fail(.connect, "the operator has crashed")
        case .paused(let seconds):
            process.pause(for: .seconds(seconds))
            return try await afterPause(of: .seconds(seconds)) { [self] in
                guard !process.isDead else { throw fail(.connect, "the operator has crashed") }
                trace { "operator \(process.number): \(label)" }
                return body(self)
            }
        case .failed, .unavailable, .busy, .unreachable, .forbidden:
            throw fault.flatMap(refusal) ?? fail(.connect, "\(label): \(fault?.description ?? "")")
        default: break
        }
        let result = body(self)
        trace { "operator \(process.number): \(label)" }
        switch fault {
        case .crashAfter:
            process.die()
            throw fail(.receive, "the operator has crashed")
        case .lostAnswer, .gatewayTimeout: throw fail(.receive, "connection reset by peer")
        default: return result
        }
    }

    func create(_ identifier: String?, _ value: JSONValue, in system: String) -> String {
        checkTime(value, of: identifier.map { "\(system) \($0)" } ?? system)
        return state.withLock { [now] state in
            state.serial += 1
            let identifier = identifier ?? "\(system)-\(state.serial)"
            if state.contents.outside[system]?[identifier] == nil {
                state.contents.outside[system, default: [:]][identifier] = value
                state.change(at: now)
            }
            return identifier
        }
    }

    func put(_ identifier: String, _ value: JSONValue, in system: String) {
        checkTime(value, of: "\(system) \(identifier)")
        state.withLock { [now] state in
            guard state.contents.outside[system]?[identifier] != value else { return }
            state.contents.outside[system, default: [:]][identifier] = value
            state.change(at: now)
        }
    }

    func remove(_ identifier: String, from system: String) -> Bool {
        state.withLock { [now] state in
            guard state.contents.outside[system]?.removeValue(forKey: identifier) != nil else { return false }
            state.change(at: now)
            return true
        }
    }
}
