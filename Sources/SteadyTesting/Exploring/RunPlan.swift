import SteadyModel

/// What is to happen in a run.
struct RunPlan: Sendable {
    /// What can go wrong at each sort of place.
    struct Menu: Sendable {
        var read: [Perturbation] = []
        var create: [Perturbation] = []
        var change: [Perturbation] = []
        var watch: [Perturbation] = []
        /// At a change of the cluster, besides restarts.
        var cluster: [Perturbation] = []
        /// At the start of the operator.
        var start: [Perturbation] = []

        /// - Parameter isRandom: whether there is room for what differs in form only.
        init(_ faults: Faults, isRandom: Bool) {
            if faults.contains(.crashes) {
                create += [.crashAfter, .crashBefore]
            }
            if faults.contains(.lostAnswers) { create += [.lostAnswer, .gatewayTimeout] }
            if faults.contains(.refusals) {
                create += [.failed, .unavailable, .busy, .unreachable, .forbidden]
                read += [.failed, .unreachable]
            }
            change = create + (faults.contains(.conflicts) ? [.conflict] : [])
            if faults.contains(.lag) { watch += [.late(seconds: 3), .late(seconds: 9), .late(seconds: 60)] }
            if faults.contains(.brokenWatches) { watch += [.ended, .expired] + (isRandom ? [.interrupted, .unanswered] : []) }
            if faults.contains(.pauses) { change.append(.paused(seconds: 20)) }
            if faults.contains(.pauses) { create.append(.paused(seconds: 20)) }
            if faults.contains(.stragglers) {
                change.append(.straggles(seconds: 20))
                create.append(.straggles(seconds: 20))
            }
            if faults.contains(.partitions) { cluster.append(.cutOff(seconds: 45)) }
            if faults.contains(.clockRates) { start += [.clock(perThousand: 1250), .clock(perThousand: 800)] }
        }
    }

    var seed: UInt64
    var choices: ChoiceSource
    var faults: Faults
    var menu: Menu
    /// In which order tasks run.
    var order: TaskOrder
    /// The turns of which that order is made; `nil` for one that is drawn.
    var turns: [TaskOrder.Turn]?
    var isRandom = false
    var restartsToHeal = false
    var isTracing = false
    /// When the run is carried out, if that is looked for in objects.
    var realTime: RealTime?
    var tokenFile: TokenFile?
    /// Virtual time before the start.
    var delay: Duration = .zero
    var finalQuiet: Duration
    /// How long anything changes if nothing goes wrong; `nil` if that is not known yet.
    var activity: Duration?
    var requestLimit: Int
    var invariants: [Invariant]
    var lint: WriteLint
    var template: ClusterTemplate
    var setUp: @Sendable (Stage) throws -> Void
    var scenario: @Sendable (ScenarioUser) async throws -> Void

    init(
        _ exploration: Exploration, seed: UInt64, choices: ChoiceSource, isRandom: Bool = false, isTracing: Bool = false,
        order: TaskOrder, turns: [TaskOrder.Turn]?, template: ClusterTemplate
    ) {
        self.seed = seed
        self.choices = choices
        (self.order, self.turns) = (order, turns)
        self.isRandom = isRandom
        self.isTracing = isTracing
        if isTracing { realTime = RealTime() }
        self.template = template
        restartsToHeal = isRandom && seed % 2 == 0
        (faults, menu) = (exploration.faults, Menu(exploration.faults, isRandom: isRandom))
        (finalQuiet, requestLimit) = (exploration.finalQuiet, exploration.requestLimit)
        (invariants, lint) = (exploration.invariants, WriteLint(lints: exploration.lints))
        (setUp, scenario) = (exploration.setUp, exploration.scenario)
    }
}
