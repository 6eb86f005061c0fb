#if Service
    package import Configuration
    import Synchronization

    /// Notes which settings were asked for and which could not be read, for the reader itself goes on with the default.
    package final class SettingsObserver: AccessReporter {
        private struct Seen {
            var flags: Set<String> = []
            var failures: [String] = []
        }

        private let seen = Mutex(Seen())

        package init() {}

        package func report(_ event: AccessEvent) {
            let key = event.metadata.key
            var failures: [String] = []
            for answer in event.providerResults {
                if case .failure(let error) = answer.result { failures.append("\(key): \(error)") }
            }
            if let error = event.conversionError { failures.append("\(key): \(error)") }
            seen.withLock { seen in
                seen.flags.insert(Self.flag(key.components))
                seen.failures += failures
            }
        }

        /// What could not be read.
        package var failures: [String] { seen.withLock { $0.failures } }

        /// Those of a command line's flags that nobody has asked for.
        package func unknownFlags(_ arguments: [String]) -> [String] {
            let known = seen.withLock { $0.flags }
            return arguments.dropFirst().filter { $0.hasPrefix("--") }
                .map { String($0.prefix { $0 != "=" }) }
                .filter { !known.contains($0) }
        }

        /// The flag of a key: `leader.leaseName` is `--leader-lease-name`.
        package static func flag(_ components: [String]) -> String {
            let words = components.map { component in
                component.reduce(into: "") { text, character in
                    if character.isUppercase, !text.isEmpty { text += "-" }
                    text += character.lowercased()
                }
            }
            return "--" + words.joined(separator: "-")
        }
    }
#endif
