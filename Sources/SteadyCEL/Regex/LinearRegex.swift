/// A regular expression in the syntax of RE2, matched in time linear in the text: no backtracking.
public struct LinearRegex: Sendable {
    private enum Instruction: Sendable {
        case scalars(ScalarSet)
        case anchor(RegexNode.Anchor)
        /// The first way is preferred.
        case split(Int, Int)
        case jump(Int)
        case match
    }

    private var program: [Instruction] = []

    /// Reads an expression.
    ///
    /// - Throws: ``RegexError`` for what RE2 would not take.
    public init(_ pattern: String) throws(RegexError) {
        let node = try RegexParser.parse(pattern)
        guard node.size <= 100_000 else { throw RegexError(message: "expression too large", fragment: pattern) }
        compile(node)
        program.append(.match)
    }

    // MARK: Compiling

    private mutating func compile(_ node: RegexNode) {
        switch node {
        case .empty: break
        case .scalars(let set): program.append(.scalars(set))
        case .anchor(let anchor): program.append(.anchor(anchor))
        case .sequence(let parts): for part in parts { compile(part) }
        case .alternatives(let parts): compile(alternatives: parts[...])
        case .repetition(let inner, let least, let most, let isGreedy):
            for _ in 0..<least { compile(inner) }
            if let most {
                var splits: [Int] = []
                for _ in least..<max(least, most) {
                    splits.append(program.count)
                    program.append(.match)
                    compile(inner)
                }
                for place in splits { program[place] = split(place + 1, program.count, isGreedy) }
            } else {
                let place = program.count
                program.append(.match)
                compile(inner)
                program.append(.jump(place))
                program[place] = split(place + 1, program.count, isGreedy)
            }
        }
    }

    private func split(_ body: Int, _ end: Int, _ isGreedy: Bool) -> Instruction {
        isGreedy ? .split(body, end) : .split(end, body)
    }

    private mutating func compile(alternatives parts: ArraySlice<RegexNode>) {
        var jumps: [Int] = []
        for (index, part) in parts.enumerated() {
            guard index < parts.count - 1 else {
                compile(part)
                break
            }
            let place = program.count
            program.append(.match)
            compile(part)
            jumps.append(program.count)
            program.append(.match)
            program[place] = .split(place + 1, program.count)
        }
        for place in jumps { program[place] = .jump(program.count) }
    }

    // MARK: Matching

    /// Whether the text has a match anywhere.
    public func matches(_ text: String) -> Bool {
        var run = Run(program: program, text: text.unicodeScalars.map(\.value))
        return run.find(from: 0, wantsBounds: false) != nil
    }

    /// The first match of a text.
    public func firstMatch(in text: String) -> String? { matches(in: text, limit: 1).first }

    /// The matches of a text from left to right that do not overlap.
    ///
    /// - Parameters:
    ///   - text: what is searched.
    ///   - limit: how many at most; negative for all.
    public func matches(in text: String, limit: Int = -1) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var run = Run(program: program, text: scalars.map(\.value))
        var found: [String] = []
        var start = 0
        var lastEnd = -1
        while start <= scalars.count, limit < 0 || found.count < limit {
            guard let range = run.find(from: start, wantsBounds: true) else { break }
            if range.isEmpty, range.lowerBound == lastEnd {
                start += 1
                continue
            }
            var piece = ""
            piece.unicodeScalars.append(contentsOf: scalars[range])
            found.append(piece)
            lastEnd = range.upperBound
            start = range.isEmpty ? range.upperBound + 1 : range.upperBound
        }
        return found
    }

    /// One pass of all threads over a text.
    private struct Run {
        let program: [Instruction]
        let text: [UInt32]
        private var marks: [Int]
        private var generation = 0
        private var pending: [Int] = []

        private struct Thread {
            var place: Int
            var start: Int
        }

        init(program: [Instruction], text: [UInt32]) {
            self.program = program
            self.text = text
            marks = Array(repeating: -1, count: program.count)
        }

        mutating func find(from start: Int, wantsBounds: Bool) -> Range<Int>? {
            var threads: [Thread] = []
            var found: Range<Int>?
            var position = start
            generation += 1
            while true {
                if found == nil { add(Thread(place: 0, start: position), at: position, to: &threads) }
                if threads.isEmpty, found != nil { break }
                var next: [Thread] = []
                generation += 1
                for thread in threads {
                    if case .match = program[thread.place] {
                        found = thread.start..<position
                        if !wantsBounds { return found }
                        break
                    }
                    if position < text.count, case .scalars(let set) = program[thread.place], set.contains(text[position]) {
                        add(Thread(place: thread.place + 1, start: thread.start), at: position + 1, to: &next)
                    }
                }
                threads = next
                if position >= text.count { break }
                position += 1
            }
            return found
        }

        /// Follows all ways that need no further character, preferred ones first.
        private mutating func add(_ thread: Thread, at position: Int, to threads: inout [Thread]) {
            pending.append(thread.place)
            while let place = pending.popLast() {
                guard marks[place] != generation else { continue }
                marks[place] = generation
                switch program[place] {
                case .jump(let target): pending.append(target)
                case .split(let first, let second):
                    pending.append(second)
                    pending.append(first)
                case .anchor(let anchor): if holds(anchor, position) { pending.append(place + 1) }
                case .scalars, .match: threads.append(Thread(place: place, start: thread.start))
                }
            }
        }

        private func holds(_ anchor: RegexNode.Anchor, _ position: Int) -> Bool {
            func isWord(_ index: Int) -> Bool { text.indices.contains(index) && ScalarSet.word.contains(text[index]) }
            switch anchor {
            case .textStart: return position == 0
            case .textEnd: return position == text.count
            case .lineStart: return position == 0 || text[position - 1] == 10
            case .lineEnd: return position == text.count || text[position] == 10
            case .wordBoundary: return isWord(position - 1) != isWord(position)
            case .noWordBoundary: return isWord(position - 1) == isWord(position)
            }
        }
    }
}
