#if YAML
    import Steady
    import WebsiteScenario

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// `quickstart [--file FILE] [--verbose]`: walks through the main job on an embedded cluster.
    @main struct Quickstart {
        static let usage = """
            usage: quickstart [--file FILE] [--verbose]

              --file FILE  your own manifest with a Website, instead of the one that comes along
              --verbose    every reconcile of the operator, too
            """

        static func main() async {
            do {
                let options = try Options(CommandLine.arguments.dropFirst())
                if options.wantsHelp { return print(usage) }
                try await run(options)
            } catch {
                var errors = StandardError()
                print("quickstart: \(error)", to: &errors)
                exit(1)
            }
        }

        private static func run(_ options: Options) async throws {
            let manifests = try options.file.map { try Manifests(try read($0), file: $0) } ?? Walk.ownManifests()
            let walk = Walk(platform: .system) { report in
                if options.isVerbose { print("           \(report)") }
            } report: { milestone in
                print("\(text(milestone.elapsed))  \(padded(milestone.name, to: 15)) \(milestone.detail)")
            }
            try await walk.run(manifests)
        }

        private static func read(_ file: String) throws -> String {
            guard let handle = fopen(file, "rb") else { throw UsageError("\(file): \(String(cString: strerror(errno)))") }
            defer { fclose(handle) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while case let count = fread(&buffer, 1, buffer.count, handle), count > 0 {
                bytes += buffer[..<count]
                guard bytes.count <= 3 << 20 else { throw UsageError("\(file): larger than the 3 MiB an API server takes") }
            }
            guard ferror(handle) == 0 else { throw UsageError("\(file): \(String(cString: strerror(errno)))") }
            guard let text = String(validating: bytes, as: UTF8.self) else { throw UsageError("\(file): not UTF-8") }
            return text
        }

        /// Seconds with three digits, for a column.
        private static func text(_ duration: Duration) -> String {
            let (seconds, attoseconds) = duration.components
            let millis = String(attoseconds / 1_000_000_000_000_000)
            return padded(
                "\(seconds).\(String(repeating: "0", count: max(0, 3 - millis.count)))\(millis) s", to: 8, onTheLeft: true)
        }

        private static func padded(_ text: String, to width: Int, onTheLeft: Bool = false) -> String {
            let space = String(repeating: " ", count: max(0, width - text.count))
            return onTheLeft ? space + text : text + space
        }
    }

    private struct Options {
        var file: String?
        var isVerbose = false
        var wantsHelp = false

        init(_ arguments: some Sequence<String>) throws {
            var rest = arguments.makeIterator()
            while let argument = rest.next() {
                switch argument {
                case "--file":
                    guard let name = rest.next() else { throw UsageError("--file needs the name of a file\n\(Quickstart.usage)") }
                    file = name
                case "--verbose": isVerbose = true
                case "--help", "-h": wantsHelp = true
                default: throw UsageError("unknown option \(argument)\n\(Quickstart.usage)")
                }
            }
        }
    }

    private struct UsageError: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    private struct StandardError: TextOutputStream {
        mutating func write(_ string: String) {
            // `stderr` itself is a global variable, which Swift 6 does not let us share.
            guard let stream = fdopen(2, "w") else { return }
            fputs(string, stream)
            fflush(stream)
        }
    }
#else
    /// Without the trait `YAML` there is nothing to read manifests with.
    @main struct Quickstart {
        static func main() { print("The quickstart reads YAML: build it with the trait YAML, which is on by default.") }
    }
#endif
