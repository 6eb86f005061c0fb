#if YAML
    import Foundation
    import SteadyGenerator

    /// The folder that generated files are written to, or compared with.
    struct OutputFolder {
        let path: String
        let files: [GeneratedFile]

        /// Writes what is new or different, and removes generated files that are no longer wanted.
        func write() throws {
            for stray in strays { try FileManager.default.removeItem(atPath: full(stray)) }
            for file in files where read(file.path) != file.text {
                let folder = URL(fileURLWithPath: full(file.path)).deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try file.text.write(toFile: full(file.path), atomically: true, encoding: .utf8)
            }
        }

        /// The files that are missing, different, or no longer wanted, in sentences.
        var differences: [String] {
            var result = strays.map { "\(full($0)): is no longer generated" }
            for file in files {
                guard let text = read(file.path) else {
                    result.append("\(full(file.path)): is missing")
                    continue
                }
                if text != file.text { result.append("\(full(file.path)): differs") }
            }
            return result.sorted()
        }

        /// Files of an earlier run that are not among these. In a folder `Generated` all generated files are ours; elsewhere
        /// only those of the types that are written now, for another run may have written others.
        private var strays: [String] {
            let wanted = Set(files.map(\.path))
            let types = Set(files.map { Self.type(of: $0.path) })
            var result: [String] = []
            for folder in Set(files.map { Self.folder(of: $0.path) }).sorted() {
                let names = (try? FileManager.default.contentsOfDirectory(atPath: full(folder))) ?? []
                for name in names.sorted() where name.hasSuffix(".swift") {
                    let file = folder + name
                    if wanted.contains(file) { continue }
                    guard folder.hasSuffix("Generated/") || types.contains(Self.type(of: file)) else { continue }
                    if read(file)?.hasPrefix("// Written by `steady-generate") == true { result.append(file) }
                }
            }
            return result
        }

        /// The folder of a file, with a slash behind it; empty for the output itself.
        private static func folder(of file: String) -> String {
            guard let slash = file.lastIndex(of: "/") else { return "" }
            return String(file[...slash])
        }

        /// The folder and the outermost type that a file is called after.
        private static func type(of file: String) -> String {
            let name = file.dropFirst(folder(of: file).count)
            return folder(of: file) + name.prefix { $0 != "+" && $0 != "." }
        }

        private func full(_ file: String) -> String { "\(path)/\(file)" }
        private func read(_ file: String) -> String? { try? String(contentsOfFile: full(file), encoding: .utf8) }
    }
#endif
