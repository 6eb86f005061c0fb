import SteadyModel

/// What is to happen in a run.
struct RunPlan: Sendable {
    /// What can go wrong at each sort of place.
    struct Menu: Sendable {
        var read: [Perturbation] = []
        var create: [Perturbation] = []
        var change: [Perturbation] = []
        var watch: [Perturbation] = []

        init(_ faults: Faults) {
            if faults.contains(.crashes) {
                create += [.crashAfter, .crashBefore]
            }
            if faults.contains(.lostAnswers) { create += [.lostAnswer, .gatewayTimeout] }
            if faults.contains(.refusals) {
                create += [.failed, .unavailable, .busy, .unreachable]
                read += [.failed, .unreachable]
            }
            change = create + (faults.contains(.conflicts) ? [.conflict] : [])
            if faults.contains(.lag) { watch += [.late(seconds: 3), .late(seconds: 9), .late(seconds: 60)] }
            if faults.contains(.brokenWatches) { watch += [.ended, .expired] }
        }
    }

    var seed: UInt64
    var choices: ChoiceSource
    var faults: Faults
    var menu: Menu
    var isRandom = false
    var restartsToHeal = false
    var isTracing = false
    /// Virtual time before the start.
    var delay: Duration = .zero
    var finalQuiet: Duration
    var requestLimit: Int
    var invariants: [Invariant]
    var template: ClusterTemplate
    var setUp: @Sendable (Stage) throws -> Void
    var scenario: @Sendable (ScenarioUser) async throws -> Void
}
