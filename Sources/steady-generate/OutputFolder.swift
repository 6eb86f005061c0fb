#if YAML
    import Foundation
    import SteadyGenerator

    /// The folder that generated files are written to, or compared with.
    struct OutputFolder {
        let path: String

        /// Writes what is new or different, and removes generated files that are no longer wanted.
        ///
        /// - Parameter owned: folders within the output that hold nothing but generated files.
        func write(_ files: [GeneratedFile], owned: [String]) throws {
            for stray in strays(files, owned: owned) { try FileManager.default.removeItem(atPath: full(stray)) }
            for file in files where read(file.path) != file.text {
                let folder = URL(fileURLWithPath: full(file.path)).deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try file.text.write(toFile: full(file.path), atomically: true, encoding: .utf8)
            }
        }

        /// The paths of files that are missing, different, or no longer wanted.
        func differences(_ files: [GeneratedFile], owned: [String]) -> [String] {
            var result = strays(files, owned: owned).map { "\($0): is no longer generated" }
            for file in files {
                guard let text = read(file.path) else {
                    result.append("\(file.path): is missing")
                    continue
                }
                if text != file.text { result.append("\(file.path): differs") }
            }
            return result.sorted()
        }

        private func strays(_ files: [GeneratedFile], owned: [String]) -> [String] {
            let wanted = Set(files.map(\.path))
            return owned.sorted().flatMap { folder in
                let names = (try? FileManager.default.contentsOfDirectory(atPath: full(folder))) ?? []
                return names.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }.filter { !wanted.contains($0) }
            }
        }

        private func full(_ file: String) -> String { "\(path)/\(file)" }
        private func read(_ file: String) -> String? { try? String(contentsOfFile: full(file), encoding: .utf8) }
    }
#endif
