/// A regular expression as a tree.
indirect enum RegexNode: Sendable {
    case empty
    case scalars(ScalarSet)
    case anchor(Anchor)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    /// - Parameter most: `nil` for no bound.
    case repetition(RegexNode, least: Int, most: Int?, isGreedy: Bool)

    enum Anchor: Sendable {
        case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
    }

    /// How many instructions it becomes.
    var size: Int {
        switch self {
        case .empty: 0
        case .scalars, .anchor: 1
        case .sequence(let parts): parts.reduce(0) { $0 &+ $1.size }
        case .alternatives(let parts): parts.reduce(0) { $0 &+ $1.size &+ 2 }
        case .repetition(let inner, let least, let most, _):
            min(1 << 24, max(1, inner.size + 1)) &* max(1, most ?? (least + 1))
        }
    }
}

/// A set of code points.
struct ScalarSet: Sendable {
    /// Sorted, apart from each other.
    private(set) var ranges: [ClosedRange<UInt32>]
    /// 128 bits for the ASCII range.
    private var low: (UInt64, UInt64) = (0, 0)

    init(_ unsorted: [ClosedRange<UInt32>]) {
        ranges = []
        for range in unsorted.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound &+ 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        for value in UInt32(0)..<128 where search(value) {
            if value < 64 { low.0 |= 1 << UInt64(value) } else { low.1 |= 1 << UInt64(value - 64) }
        }
    }

    func contains(_ value: UInt32) -> Bool {
        if value < 64 { return low.0 >> UInt64(value) & 1 == 1 }
        if value < 128 { return low.1 >> UInt64(value - 64) & 1 == 1 }
        return search(value)
    }

    private func search(_ value: UInt32) -> Bool {
        var from = 0
        var to = ranges.count
        while from < to {
            let middle = (from + to) / 2
            if ranges[middle].upperBound < value { from = middle + 1 } else { to = middle }
        }
        return from < ranges.count && ranges[from].contains(value)
    }

    var inverted: ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return ScalarSet(result)
    }

    /// With the other case of letters of the Latin, Greek and Cyrillic alphabets.
    var ignoringCase: ScalarSet {
        var result = ranges
        for range in ranges {
            let top = min(range.upperBound, 0x24FF)
            guard range.lowerBound <= top else { continue }
            for value in range.lowerBound...top {
                guard let scalar = Unicode.Scalar(value) else { continue }
                for text in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
                    let scalars = Array(text.unicodeScalars)
                    if scalars.count == 1, scalars[0].value != value { result.append(scalars[0].value...scalars[0].value) }
                }
            }
        }
        return ScalarSet(result)
    }

    static let digit = ScalarSet([48...57])
    static let word = ScalarSet([48...57, 65...90, 95...95, 97...122])
    static let space = ScalarSet([9...10, 12...13, 32...32])
    static let any = ScalarSet([0...0x10FFFF])
    static let notNewline = ScalarSet([10...10]).inverted

    static let posix: [String: ScalarSet] = [
        "alnum": ScalarSet([48...57, 65...90, 97...122]), "alpha": ScalarSet([65...90, 97...122]), "ascii": ScalarSet([0...127]),
        "blank": ScalarSet([9...9, 32...32]), "cntrl": ScalarSet([0...31, 127...127]), "digit": digit,
        "graph": ScalarSet([33...126]), "lower": ScalarSet([97...122]), "print": ScalarSet([32...126]),
        "punct": ScalarSet([33...47, 58...64, 91...96, 123...126]), "space": ScalarSet([9...13, 32...32]),
        "upper": ScalarSet([65...90]), "word": word, "xdigit": ScalarSet([48...57, 65...70, 97...102]),
    ]

    /// A class by its Unicode name; `nil` if it is not known.
    static func unicode(_ name: String) -> ScalarSet? {
        if name == "Any" { return any }
        let scripts: [String: [ClosedRange<UInt32>]] = [
            "Greek": [
                0x370...0x373, 0x375...0x377, 0x37A...0x37D, 0x37F...0x37F, 0x384...0x384, 0x386...0x386, 0x388...0x3E1,
                0x3F0...0x3FF, 0x1F00...0x1FFE,
            ],
            "Latin": [65...90, 97...122, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2B8, 0x1E00...0x1EFF],
            "Cyrillic": [0x400...0x484, 0x487...0x52F, 0x1C80...0x1C88, 0x2DE0...0x2DFF, 0xA640...0xA69F],
            "Han": [
                0x2E80...0x2FD5, 0x3005...0x3007, 0x3021...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAD9,
                0x20000...0x323AF,
            ],
            "Hiragana": [0x3041...0x309F], "Katakana": [0x30A1...0x30FF, 0x31F0...0x31FF], "Hebrew": [0x591...0x5F4],
            "Arabic": [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF], "Thai": [0xE01...0xE3A, 0xE40...0xE5B],
            "Hangul": [0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3], "Devanagari": [0x900...0x97F],
        ]
        if let ranges = scripts[name] { return ScalarSet(ranges) }
        return categories(name).map { wanted in
            var ranges: [ClosedRange<UInt32>] = []
            var start: UInt32?
            for value in UInt32(0)...0x10FFFF {
                let isIn = Unicode.Scalar(value).map { wanted.contains($0.properties.generalCategory) } ?? false
                if isIn, start == nil { start = value }
                if !isIn, let from = start {
                    ranges.append(from...(value - 1))
                    start = nil
                }
            }
            if let start { ranges.append(start...0x10FFFF) }
            return ScalarSet(ranges)
        }
    }

    private static func categories(_ name: String) -> Set<Unicode.GeneralCategory>? {
        let single: [String: Unicode.GeneralCategory] = [
            "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter, "Lm": .modifierLetter, "Lo": .otherLetter,
            "Mn": .nonspacingMark, "Mc": .spacingMark, "Me": .enclosingMark, "Nd": .decimalNumber, "Nl": .letterNumber,
            "No": .otherNumber, "Pc": .connectorPunctuation, "Pd": .dashPunctuation, "Ps": .openPunctuation,
            "Pe": .closePunctuation, "Pi": .initialPunctuation, "Pf": .finalPunctuation, "Po": .otherPunctuation,
            "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol, "So": .otherSymbol, "Zs": .spaceSeparator,
            "Zl": .lineSeparator, "Zp": .paragraphSeparator, "Cc": .control, "Cf": .format, "Co": .privateUse,
        ]
        if let category = single[name] { return [category] }
        guard name.count == 1, ["L", "M", "N", "P", "S", "Z", "C"].contains(name) else { return nil }
        return Set(single.filter { $0.key.hasPrefix(name) }.values)
    }
}
