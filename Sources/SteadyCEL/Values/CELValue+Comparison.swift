extension CELValue {
    /// Whether two values are equal: numbers by value whatever their type, values of different types never.
    public static func areEqual(_ a: CELValue, _ b: CELValue) -> Bool {
        switch (a, b) {
        case (.null, .null): return true
        case (.bool(let x), .bool(let y)): return x == y
        case (.string(let x), .string(let y)): return x.utf8.elementsEqual(y.utf8)
        case (.bytes(let x), .bytes(let y)): return x == y
        case (.duration(let x), .duration(let y)): return x == y
        case (.timestamp(let x), .timestamp(let y)): return x == y
        case (.list(let x), .list(let y)): return x.equals(y)
        case (.map(let x), .map(let y)): return x.equals(y)
        case (.optional(let x), .optional(let y)):
            guard let x, let y else { return x == nil && y == nil }
            return areEqual(x, y)
        case (.type(let x), .type(let y)): return x.runtimeName == y.runtimeName
        case (.opaque(let x), .opaque(let y)): return x.equals(y) ?? false
        default: return compareNumbers(a, b) == 0
        }
    }

    /// The order of two numbers, whatever their types; `nil` if one is no number or not a number.
    static func compareNumbers(_ a: CELValue, _ b: CELValue) -> Int? {
        func order<T: Comparable>(_ x: T, _ y: T) -> Int { x < y ? -1 : x > y ? 1 : 0 }
        switch (a, b) {
        case (.int(let x), .int(let y)): return order(x, y)
        case (.uint(let x), .uint(let y)): return order(x, y)
        case (.int(let x), .uint(let y)): return x < 0 ? -1 : order(UInt64(x), y)
        case (.uint(let x), .int(let y)): return y < 0 ? 1 : order(x, UInt64(y))
        case (.double(let x), .double(let y)): return x.isNaN || y.isNaN ? nil : order(x, y)
        case (.double(let x), .int(let y)): return compare(x, y, low: -0x1p63, high: 0x1p63)
        case (.double(let x), .uint(let y)): return compare(x, y, low: 0, high: 0x1p64)
        case (.int, .double), (.uint, .double): return compareNumbers(b, a).map { -$0 }
        default: return nil
        }
    }

    private static func compare<I: FixedWidthInteger>(_ double: Double, _ integer: I, low: Double, high: Double) -> Int? {
        if double.isNaN { return nil }
        if double < low { return -1 }
        if double >= high { return 1 }
        let floor = double.rounded(.down)
        let whole = I(floor)
        if whole != integer { return whole < integer ? -1 : 1 }
        return double > floor ? 1 : 0
    }

    /// The order of two values that have one; `nil` otherwise.
    static func compare(_ a: CELValue, _ b: CELValue) -> Int? {
        func order<T: Comparable>(_ x: T, _ y: T) -> Int { x < y ? -1 : x > y ? 1 : 0 }
        switch (a, b) {
        case (.bool(let x), .bool(let y)): return x == y ? 0 : y ? -1 : 1
        case (.string(let x), .string(let y)): return bytesOrder(Array(x.utf8), Array(y.utf8))
        case (.bytes(let x), .bytes(let y)): return bytesOrder(x, y)
        case (.duration(let x), .duration(let y)): return order(x, y)
        case (.timestamp(let x), .timestamp(let y)): return order(x, y)
        case (.opaque(let x), .opaque(let y)):
            guard let x = x as? any CELComparableOpaque else { return nil }
            return x.compare(y)
        default: return compareNumbers(a, b)
        }
    }

    private static func bytesOrder(_ a: [UInt8], _ b: [UInt8]) -> Int {
        a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
    }
}

/// A value of a library that has an order.
protocol CELComparableOpaque: CELOpaque {
    func compare(_ other: any CELOpaque) -> Int?
}
