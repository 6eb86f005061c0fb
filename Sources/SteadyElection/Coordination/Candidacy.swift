/// What a replica says of itself where the cluster chooses the leader (coordinated leader election, KEP-4355).
///
/// ```swift
/// configuration.candidacy = Candidacy(binaryVersion: "2.1.0", emulationVersion: "2.0.0")
/// ```
///
/// The replica publishes a `LeaseCandidate` named after its identity, answers the cluster when it is asked for a sign of life, and leads when
/// the Lease names it; it never takes a Lease by itself. When the cluster prefers another (`spec.preferredHolder`), the work is cancelled and
/// the Lease given back once it has ended. So replicas of an older version lead as long as there are any: an upgrade can be undone.
///
/// A server needs the feature gate `CoordinatedLeaderElection` and `coordination.k8s.io/v1beta1` for it, which are off by default in v1.36;
/// without them nobody leads.
public struct Candidacy: Sendable, Hashable {
    /// The program's version: `2.1.0`.
    public var binaryVersion: String
    /// The version that it behaves like; no newer than ``binaryVersion``.
    public var emulationVersion: String
    /// How the holder is chosen. The cluster knows ``oldestEmulationVersion``; a name with a domain, `example.com/best`, leaves it to a
    /// controller that knows it.
    public var strategy: String

    /// The replica of the oldest emulation version leads; of those the one of the oldest binary; of those the one that came first.
    public static let oldestEmulationVersion = "OldestEmulationVersion"

    /// A candidacy.
    ///
    /// - Parameters:
    ///   - binaryVersion: the program's version, three numbers with dots between (SemVer).
    ///   - emulationVersion: the version that it behaves like; by default the same.
    ///   - strategy: how the holder is chosen.
    public init(
        binaryVersion: String, emulationVersion: String? = nil, strategy: String = Candidacy.oldestEmulationVersion
    ) {
        self.binaryVersion = binaryVersion
        self.emulationVersion = emulationVersion ?? binaryVersion
        self.strategy = strategy
    }

    func validate() throws {
        func refuse(_ message: String) -> ElectionError { ElectionError("candidacy: \(message)") }
        for (name, version) in [("binaryVersion", binaryVersion), ("emulationVersion", emulationVersion)] {
            let core = version.prefix { $0 != "-" && $0 != "+" }
            let parts = core.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 3, parts.allSatisfy({ UInt64($0) != nil && ($0 == "0" || $0.first != "0") }) else {
                throw refuse("\(name) is “\(version)”; it has to be three numbers with dots between, as 2.1.0")
            }
        }
        guard strategy == Self.oldestEmulationVersion || strategy.contains("/") else {
            throw refuse("strategy is “\(strategy)”; it has to be \(Self.oldestEmulationVersion), or a name with a domain")
        }
    }
}
