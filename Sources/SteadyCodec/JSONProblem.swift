/// What is wrong at which byte; cheap to make, for some `Codable` types try one form after another.
struct JSONProblem: Error, CustomStringConvertible {
    let message: String
    let position: Int
    /// The path, if it is known; else it follows from the position.
    let path: String?

    init(_ message: String, at position: Int, path: String? = nil) {
        self.message = message
        self.position = position
        self.path = path
    }

    var description: String { message }
}

extension JSONReader {
    /// The problem for people: with the path of the field, line and column.
    func error(_ problem: JSONProblem) -> JSONError {
        if let path = problem.path { return JSONError(problem.message, path: path) }
        let position = min(max(problem.position, 0), end)
        let (line, column) = place(of: position)
        return JSONError(problem.message, path: PathStep.text(path(to: position)), line: line, column: column)
    }

    /// The line and column of a byte, from 1.
    func place(of position: Int) -> (line: Int, column: Int) {
        var line = 1
        var start = 0
        for offset in 0..<min(position, end) where base[offset] == 10 {
            line += 1
            start = offset + 1
        }
        return (line, position - start + 1)
    }

    /// The way from the root to the value at that byte, as far as the text is well-formed.
    ///
    /// Found by reading once more, so that reading itself need not keep track of it.
    func path(to position: Int) -> [PathStep] {
        var finder = JSONReader(base: base, end: end, options: JSONDecodingOptions(limits: options.limits), sharing: nil)
        var steps: [PathStep] = []
        finder.skipSpace()
        while let step = finder.step(to: position) { steps.append(step) }
        return steps
    }

    /// Moves into the value in hand, to the member or element that has the byte.
    private mutating func step(to position: Int) -> PathStep? {
        let isObject = byte == 0x7B
        guard isObject || byte == 0x5B else { return nil }
        let opening = index
        index += 1
        depth = 1
        skipSpace()
        var count = 0
        while index <= position, index < end, byte != 0x7D, byte != 0x5D {
            var step = PathStep.index(count)
            if isObject {
                guard let name = try? memberName(), (try? colon()) != nil else { break }
                step = .member(name)
            }
            let start = index
            if start > position { break }
            let isWhole = (try? skipValue()) != nil
            if !isWhole || position <= index {
                index = start
                return step
            }
            count += 1
            guard (try? another(orEnd: isObject ? 0x7D : 0x5D)) == true else { break }
        }
        index = opening
        // Stands at the container itself; it has no member with the byte.
        return nil
    }
}
