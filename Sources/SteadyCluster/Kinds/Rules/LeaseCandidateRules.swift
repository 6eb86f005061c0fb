import SteadyCEL
import SteadyCodec
import SteadyModel

/// Rules for those who would take a lease.
enum LeaseCandidateRules {
    static let oldestEmulationVersion = "OldestEmulationVersion"

    static let candidate: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        if spec["leaseName"].text.isEmpty { problems.required(spec["leaseName"]) }
        let notAVersion = "must be a valid semantic version"
        let (emulationText, binaryText) = (spec["emulationVersion"].text, spec["binaryVersion"].text)
        let emulation = CELSemver(emulationText, isTolerant: false)
        let binary = CELSemver(binaryText, isTolerant: false)
        if !emulationText.isEmpty, emulation == nil { problems.invalid(spec["emulationVersion"], notAVersion) }
        if binaryText.isEmpty {
            problems.required(spec["binaryVersion"])
        } else if binary == nil {
            problems.invalid(spec["binaryVersion"], notAVersion)
        }
        // What is no version counts as 0.0.0.
        if !binaryText.isEmpty, !emulationText.isEmpty, let zero, (binary ?? zero).compare(emulation ?? zero) < 0 {
            problems.invalid(spec["binaryVersion"], "must be greater than or equal to `emulationVersion`")
        }
        guard !spec["strategy"].text.isEmpty else { return problems.required(spec["strategy"]) }
        if spec["strategy"].text == oldestEmulationVersion, let zero, (emulation ?? zero).compare(zero) == 0 {
            problems.required(
                spec["emulationVersion"], "must be specified when `strategy` is '\(oldestEmulationVersion)'")
        }
        strategy(spec["strategy"], &problems)
    }

    private static let zero = CELSemver("0.0.0", isTolerant: false)

    /// How a holder is chosen: by the cluster, or, if the name has a domain, by somebody else.
    static func strategy(_ strategy: Field, _ problems: inout Problems) {
        // The server names the member twice.
        let field = strategy.named(strategy.path + ".strategy").with(.string(strategy.text))
        if strategy.text.contains("/") {
            problems.check(field, Validation.qualifiedName)
        } else if strategy.text != oldestEmulationVersion {
            problems.notSupported(field, [oldestEmulationVersion])
        }
    }
}
