extension JSONPatch {
    /// A small patch that turns one value into another; without operations if they are equal.
    ///
    /// Members are compared one by one, elements by their longest common subsequence (where both lists are long, only by their
    /// common ends). A part that has changed more than it has stayed is replaced whole.
    public init(from old: JSONValue, to new: JSONValue) {
        self.init(Difference.operations(old, new, []))
    }
}

private enum Difference {
    /// How many pairs of elements are compared at most.
    private static let maximumPairs = 1 << 18

    static func operations(_ old: JSONValue, _ new: JSONValue, _ path: [String]) -> [JSONPatch.Operation] {
        if old == new { return [] }
        let whole = JSONPatch.Operation.replace(JSONPointer(steps: path), new)
        let parts: [JSONPatch.Operation]
        switch (old, new) {
        case (.object(let old), .object(let new)): parts = members(old, new, path)
        case (.array(let old), .array(let new)): parts = elements(old, new, path)
        default: return [whole]
        }
        return parts.reduce(0) { $0 + weight($1) } < weight(whole) ? parts : [whole]
    }

    /// About how long an operation is.
    private static func weight(_ operation: JSONPatch.Operation) -> Int {
        switch operation {
        case .add(_, let value), .replace(_, let value), .test(_, let value): 2 + weight(value)
        case .remove, .move, .copy: 2
        }
    }

    private static func weight(_ value: JSONValue) -> Int {
        switch value {
        case .object(let members): members.reduce(1) { $0 + 1 + weight($1.value) }
        case .array(let elements): elements.reduce(1) { $0 + weight($1) }
        case .string(let text): 1 + text.utf8.count / 16
        default: 1
        }
    }

    private static func members(_ old: JSONObject, _ new: JSONObject, _ path: [String]) -> [JSONPatch.Operation] {
        var result: [JSONPatch.Operation] = []
        for (name, _) in old where !new.contains(name) { result.append(.remove(JSONPointer(steps: path + [name]))) }
        for (name, value) in new {
            if let before = old[name] {
                result += operations(before, value, path + [name])
            } else {
                result.append(.add(JSONPointer(steps: path + [name]), value))
            }
        }
        return result
    }

    private static func elements(_ old: [JSONValue], _ new: [JSONValue], _ path: [String]) -> [JSONPatch.Operation] {
        // Equal elements get one number, so that comparing them is cheap.
        var numbers: [JSONValue: Int] = [:]
        func number(_ value: JSONValue) -> Int {
            let next = numbers.count
            let number = numbers[value] ?? next
            if number == next { numbers[value] = next }
            return number
        }
        let before = old.map(number)
        let after = new.map(number)
        var result: [JSONPatch.Operation] = []
        var position = 0
        for gap in gaps(before, after) {
            position = gap.new.lowerBound
            let paired = min(gap.old.count, gap.new.count)
            for offset in 0..<paired {
                let (from, to) = (old[gap.old.lowerBound + offset], new[gap.new.lowerBound + offset])
                result += operations(from, to, path + [String(position)])
                position += 1
            }
            for _ in paired..<gap.old.count { result.append(.remove(JSONPointer(steps: path + [String(position)]))) }
            for offset in paired..<gap.new.count {
                result.append(.add(JSONPointer(steps: path + [String(position)]), new[gap.new.lowerBound + offset]))
                position += 1
            }
        }
        return result
    }

    private typealias Gap = (old: Range<Int>, new: Range<Int>)

    /// The stretches between common elements.
    private static func gaps(_ old: [Int], _ new: [Int]) -> [Gap] {
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var (oldEnd, newEnd) = (old.count, new.count)
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] { (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1) }
        let rows = oldEnd - start
        let columns = newEnd - start
        let (pairs, overflow) = rows.multipliedReportingOverflow(by: columns)
        if rows == 0 || columns == 0 || overflow || pairs > maximumPairs {
            return rows + columns == 0 ? [] : [(start..<oldEnd, start..<newEnd)]
        }
        // common[i][j]: the length of the longest common subsequence of what follows i and j.
        let width = columns + 1
        var common = [Int32](repeating: 0, count: (rows + 1) * width)
        for i in stride(from: rows - 1, through: 0, by: -1) {
            for j in stride(from: columns - 1, through: 0, by: -1) {
                common[i * width + j] =
                    old[start + i] == new[start + j]
                    ? common[(i + 1) * width + j + 1] + 1 : max(common[(i + 1) * width + j], common[i * width + j + 1])
            }
        }
        var gaps: [Gap] = []
        var (i, j) = (0, 0)
        var (oldStart, newStart) = (0, 0)
        func close(_ gaps: inout [Gap]) {
            if i > oldStart || j > newStart { gaps.append((start + oldStart..<start + i, start + newStart..<start + j)) }
        }
        while i < rows, j < columns {
            if old[start + i] == new[start + j] {
                close(&gaps)
                (i, j) = (i + 1, j + 1)
                (oldStart, newStart) = (i, j)
            } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        (i, j) = (rows, columns)
        close(&gaps)
        return gaps
    }
}
