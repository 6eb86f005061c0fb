/// Indexes of an indexed job as lists of them are written: `1,3-5,7`.
enum IndexIntervals {
    struct Fault: Error {
        var message: String
    }

    /// The intervals, or what is wrong with them.
    static func parse(_ text: String, below completions: Int64) -> Result<[ClosedRange<Int64>], Fault> {
        var intervals: [ClosedRange<Int64>] = []
        if text.isEmpty { return .success([]) }
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            switch interval(part, below: completions) {
            case .failure(let fault): return .failure(fault)
            case .success(let interval):
                if let last = intervals.last, last.upperBound >= interval.lowerBound {
                    return .failure(
                        Fault(message: "non-increasing order, previous: \(last.upperBound), current: \(interval.lowerBound)"))
                }
                intervals.append(interval)
            }
        }
        return .success(intervals)
    }

    /// The first index that is in both lists; parts that cannot be read are passed over.
    static func overlap(_ a: String, _ b: String, below completions: Int64) -> Int64? {
        func intervals(_ text: String) -> [ClosedRange<Int64>] {
            text.split(separator: ",").compactMap { try? interval($0, below: completions).get() }
        }
        let others = intervals(b)
        for one in intervals(a) {
            if let other = others.first(where: one.overlaps) { return max(one.lowerBound, other.lowerBound) }
        }
        return nil
    }

    private static func interval(_ text: Substring, below completions: Int64) -> Result<ClosedRange<Int64>, Fault> {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2 else {
            return .failure(
                Fault(
                    message:
                        "the fragment \(GoString.quoted(String(text))) violates the requirement that an index interval can have "
                        + "at most two parts separated by '-'"))
        }
        var numbers: [Int64] = []
        for part in parts {
            let quoted = GoString.quoted(String(part))
            guard let number = Int64(part) else {
                return .failure(Fault(message: "cannot convert string to integer for index: \(quoted)"))
            }
            if number >= completions { return .failure(Fault(message: "too large index: \(quoted)")) }
            numbers.append(number)
        }
        if numbers.count == 2, numbers[0] >= numbers[1] {
            return .failure(Fault(message: "non-increasing order, previous: \(numbers[0]), current: \(numbers[1])"))
        }
        return .success(numbers[0]...(numbers.count == 2 ? numbers[1] : numbers[0]))
    }
}
