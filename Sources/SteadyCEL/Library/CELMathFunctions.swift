/// The functions of numbers that the Kubernetes API server does not have.
enum CELMathFunctions {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        guard name.hasPrefix("math."), let first = values.first else { return nil }
        let function = name.dropFirst(5)
        if function == "greatest" || function == "least" { return extreme(values, greatest: function == "greatest") }
        if values.count == 2 { return bits(String(function), first, values[1]) }
        switch (function, first) {
        case ("ceil", .double(let x)): return .double(x.rounded(.up))
        case ("floor", .double(let x)): return .double(x.rounded(.down))
        case ("round", .double(let x)): return .double(x.rounded(.toNearestOrAwayFromZero))
        case ("trunc", .double(let x)): return .double(x.rounded(.towardZero))
        case ("isInf", .double(let x)): return .bool(x.isInfinite)
        case ("isNaN", .double(let x)): return .bool(x.isNaN)
        case ("isFinite", .double(let x)): return .bool(x.isFinite)
        case ("sqrt", .double(let x)): return .double(x.squareRoot())
        case ("sqrt", .int(let x)): return .double(Double(x).squareRoot())
        case ("sqrt", .uint(let x)): return .double(Double(x).squareRoot())
        case ("abs", .double(let x)): return .double(x.magnitude)
        case ("abs", .int(let x)): return x == .min ? .failure(.integerOverflow) : .int(abs(x))
        case ("abs", .uint), ("sign", .uint(0)): return first
        case ("sign", .uint): return .uint(1)
        case ("sign", .int(let x)): return .int(x.signum())
        case ("sign", .double(let x)): return .double(x.isNaN ? x : x > 0 ? 1 : x < 0 ? -1 : 0)
        case ("bitNot", .int(let x)): return .int(~x)
        case ("bitNot", .uint(let x)): return .uint(~x)
        default: return nil
        }
    }

    private static func extreme(_ values: [CELValue], greatest: Bool) -> CELValue {
        var candidates = values
        if values.count == 1, case .list(let list) = values[0] { candidates = list.elements }
        guard var best = candidates.first else {
            return .fail("math.@\(greatest ? "max" : "min")(list) argument must not be empty")
        }
        for candidate in candidates {
            guard let order = CELValue.compareNumbers(candidate, best) else { return .noOverload }
            if greatest ? order > 0 : order < 0 { best = candidate }
        }
        return best
    }

    private static func bits(_ name: String, _ a: CELValue, _ b: CELValue) -> CELValue? {
        if case .int(let places) = b, name.hasPrefix("bitShift") {
            if places < 0 { return .fail("math.\(name)() negative offset: \(places)") }
            let isLeft = name == "bitShiftLeft"
            switch a {
            case .int(let x):
                let shifted = isLeft ? UInt64(bitPattern: x) << UInt64(places) : UInt64(bitPattern: x) >> UInt64(places)
                return .int(Int64(bitPattern: shifted))
            case .uint(let x): return .uint(isLeft ? x << UInt64(places) : x >> UInt64(places))
            default: return nil
            }
        }
        switch (name, a, b) {
        case ("bitAnd", .int(let x), .int(let y)): return .int(x & y)
        case ("bitAnd", .uint(let x), .uint(let y)): return .uint(x & y)
        case ("bitOr", .int(let x), .int(let y)): return .int(x | y)
        case ("bitOr", .uint(let x), .uint(let y)): return .uint(x | y)
        case ("bitXor", .int(let x), .int(let y)): return .int(x ^ y)
        case ("bitXor", .uint(let x), .uint(let y)): return .uint(x ^ y)
        default: return nil
        }
    }
}
