/// The files of a pod that seems to run: what `tar` brings in and takes out (POSIX, "ustar").
struct SimulatedFiles {
    private static let block = 512

    /// By their paths, which begin with a slash.
    private var files: [String: [UInt8]] = [:]

    func file(_ path: String) -> [UInt8]? { files[path] }

    func isFolder(_ path: String) -> Bool { files.keys.contains { $0.hasPrefix(path.hasSuffix("/") ? path : path + "/") } }

    /// Takes the files of an archive; what is no plain file is passed over.
    mutating func unpack(_ archive: [UInt8], into folder: String) {
        var rest = archive[...]
        while rest.count >= Self.block, rest.contains(where: { $0 != 0 }) {
            let head = Array(rest.prefix(Self.block))
            rest = rest.dropFirst(Self.block)
            func text(_ range: Range<Int>) -> String { String(decoding: head[range].prefix { $0 != 0 }, as: UTF8.self) }
            guard let size = Int(text(124..<136).filter { $0 != " " }, radix: 8), size <= rest.count else { return }
            let prefix = text(345..<500)
            let name = prefix.isEmpty ? text(0..<100) : "\(prefix)/\(text(0..<100))"
            if head[156] == 0 || head[156] == 0x30 {
                files[(folder.hasSuffix("/") ? folder : folder + "/") + name] = Array(rest.prefix(size))
            }
            rest = rest.dropFirst((size + Self.block - 1) / Self.block * Self.block)
        }
    }

    /// An archive of a file, or of all files in a folder; `nil` if there is none.
    func pack(_ path: String) -> [UInt8]? {
        let chosen = files.filter { $0.key == path || $0.key.hasPrefix(path + "/") }.sorted { $0.key < $1.key }
        if chosen.isEmpty { return nil }
        var archive: [UInt8] = []
        for (name, bytes) in chosen {
            archive += Self.head(String(name.drop { $0 == "/" }), bytes.count) + bytes
            archive += [UInt8](repeating: 0, count: (Self.block - bytes.count % Self.block) % Self.block)
        }
        return archive + [UInt8](repeating: 0, count: 2 * Self.block)
    }

    private static func head(_ name: String, _ size: Int) -> [UInt8] {
        var head = [UInt8](repeating: 0, count: block)
        func put(_ text: String, _ position: Int, _ most: Int) {
            for (index, byte) in text.utf8.prefix(most).enumerated() { head[position + index] = byte }
        }
        func octal(_ number: Int, _ digits: Int) -> String {
            let text = String(number, radix: 8)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        put(name, 0, 100)
        put("0000644", 100, 7)
        put("0000000", 108, 7)
        put("0000000", 116, 7)
        put(octal(size, 11), 124, 11)
        put(octal(0, 11), 136, 11)
        put("        ", 148, 8)
        put("0", 156, 1)
        put("ustar", 257, 5)
        put("00", 263, 2)
        put(octal(head.reduce(0) { $0 + Int($1) }, 6), 148, 6)
        head[154] = 0
        return head
    }
}
