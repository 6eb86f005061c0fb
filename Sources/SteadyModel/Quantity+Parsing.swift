extension Quantity {
    /// Reads an amount: a sign, digits with a point, and a suffix or an exponent.
    ///
    /// Amounts with a binary suffix are capped at ±(2⁶³ − 1), as the API server does. Unlike the server, which takes `Gi`, `.` and
    /// `-` for zero, this wants a digit; such amounts in objects are read as the server does.
    ///
    /// - Throws: ``QuantityError`` if the text is none, or the amount is beyond the bounds.
    public init(_ text: String) throws(QuantityError) {
        var text = text
        // The bytes are read in place; the text itself is needed only for the error.
        let parsed = text.withUTF8 { bytes in Quantity(simple: bytes).map(Parsed.amount) ?? Self.parse(bytes) }
        switch parsed {
        case .amount(let quantity): self = quantity
        case .failure(let reason): throw QuantityError(reason, text)
        }
    }

    /// Reads an amount from an object: as the API server does, which takes a text without digits, such as `Gi`, for zero, and
    /// lets spaces stand around it.
    ///
    /// What it has accepted must not end the reading of a list. Amounts beyond the bounds stay at them, for it keeps those as they
    /// came.
    init?(stored text: String) {
        var rest = Substring(text).unicodeScalars
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        rest = rest.drop { $0.properties.isWhitespace }
        var trimmed = String(rest)
        switch trimmed.withUTF8({ Self.parse($0, needsDigits: false) }) {
        case .amount(let quantity): self = quantity
        case .failure(.tooLarge): self = Quantity(nanos: trimmed.utf8.first == UInt8(ascii: "-") ? -Int128.max : Int128.max)
        case .failure(.malformed): return nil
        }
    }

    /// Reads the commonest form, a whole number of up to 15 digits with a suffix of letters; `nil` for every other.
    init?(simple bytes: UnsafeBufferPointer<UInt8>) {
        var number: Int64 = 0
        var count = 0
        while count < bytes.count, bytes[count] >= 48, bytes[count] <= 57 {
            if count == 15 { return nil }
            number = number * 10 + Int64(bytes[count] - 48)
            count += 1
        }
        if count == 0 { return nil }
        switch (bytes.count - count, count < bytes.count ? bytes[count] : 0, bytes.last ?? 0) {
        case (0, _, _): self.init(number)
        case (1, UInt8(ascii: "m"), _): self.init(milli: number)
        case (1, UInt8(ascii: "k"), _): self.init(nanos: Int128(number) * 1000 * Self.one)
        case (1, UInt8(ascii: "M"), _): self.init(nanos: Int128(number) * 1_000_000 * Self.one)
        case (1, UInt8(ascii: "G"), _): self.init(nanos: Int128(number) * 1_000_000_000 * Self.one)
        // With up to 12 digits these stay far below the cap of binary amounts.
        case (2, UInt8(ascii: "K"), UInt8(ascii: "i")) where count <= 12:
            self.init(nanos: Int128(number << 10) * Self.one, form: .binary)
        case (2, UInt8(ascii: "M"), UInt8(ascii: "i")) where count <= 12:
            self.init(nanos: Int128(number << 20) * Self.one, form: .binary)
        case (2, UInt8(ascii: "G"), UInt8(ascii: "i")) where count <= 9:
            self.init(nanos: Int128(number << 30) * Self.one, form: .binary)
        default: return nil
        }
    }

    private enum Parsed {
        case amount(Quantity)
        case failure(QuantityError.Reason)
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, needsDigits: Bool = true) -> Parsed {
        if bytes.isEmpty { return .failure(.malformed) }
        var rest = bytes[...]
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        // Significant digits, the first of them not zero, and how many stand behind the point.
        var digits: [UInt8] = []
        var scale = 0
        var hasPoint = false
        var count = 0
        while let byte = rest.first {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                count += 1
                if hasPoint { scale += 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte - UInt8(ascii: "0")) }
            } else {
                break
            }
            rest.removeFirst()
        }
        guard count > 0 || !needsDigits, let suffix = suffix(String(decoding: rest, as: UTF8.self)) else {
            return .failure(.malformed)
        }
        let nanos = nanos(times(digits, suffix.factor), power: 9 - scale + suffix.power)
        var form = suffix.form
        if form == .binary {
            let limit = Int128(Int64.max) * one
            let magnitude = min(nanos ?? limit, limit)
            if magnitude < one, magnitude > 0 { form = .decimal }
            return .amount(Quantity(nanos: isNegative ? -magnitude : magnitude, form: form))
        }
        guard let nanos else { return .failure(.tooLarge) }
        return .amount(Quantity(nanos: isNegative ? -nanos : nanos, form: form))
    }

    /// A factor and a power of ten.
    private static func suffix(_ text: String) -> (factor: UInt64, power: Int, form: Form)? {
        switch text {
        case "": return (1, 0, .decimal)
        case "n": return (1, -9, .decimal)
        case "u": return (1, -6, .decimal)
        case "m": return (1, -3, .decimal)
        case "k": return (1, 3, .decimal)
        case "M": return (1, 6, .decimal)
        case "G": return (1, 9, .decimal)
        case "T": return (1, 12, .decimal)
        case "P": return (1, 15, .decimal)
        case "E": return (1, 18, .decimal)
        case "Ki": return (1 << 10, 0, .binary)
        case "Mi": return (1 << 20, 0, .binary)
        case "Gi": return (1 << 30, 0, .binary)
        case "Ti": return (1 << 40, 0, .binary)
        case "Pi": return (1 << 50, 0, .binary)
        case "Ei": return (1 << 60, 0, .binary)
        default:
            guard let first = text.first, first == "e" || first == "E", let power = Int(text.dropFirst()) else { return nil }
            // Farther out every amount is zero, the least, or too large; the clamp keeps sums of powers from overflowing.
            return (1, min(max(power, -1 << 40), 1 << 40), .exponent)
        }
    }

    /// The digits of the product; the factor is at most 2⁶⁰, so that ten times it and a carry fit 64 bits.
    private static func times(_ digits: [UInt8], _ factor: UInt64) -> [UInt8] {
        if factor == 1 || digits.isEmpty { return digits }
        var product: [UInt8] = []
        product.reserveCapacity(digits.count + 20)
        var carry: UInt64 = 0
        for digit in digits.reversed() {
            carry += UInt64(digit) * factor
            product.append(UInt8(carry % 10))
            carry /= 10
        }
        while carry > 0 {
            product.append(UInt8(carry % 10))
            carry /= 10
        }
        return product.reversed()
    }

    /// Digits × 10^power as a whole number, rounded up; `nil` if it is too large.
    private static func nanos(_ digits: [UInt8], power: Int) -> Int128? {
        if digits.isEmpty { return 0 }
        let kept = digits.count + power
        if kept > 39 { return nil }
        var value: Int128 = 0
        for index in 0..<max(0, kept) {
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            let (sum, carry) = shifted.addingReportingOverflow(index < digits.count ? Int128(digits[index]) : 0)
            if carry { return nil }
            value = sum
        }
        // What lies below a billionth only decides whether to round up.
        let hasRemainder = digits.dropFirst(max(0, kept)).contains { $0 != 0 }
        if !hasRemainder { return value }
        let (rounded, overflow) = value.addingReportingOverflow(1)
        return overflow ? nil : rounded
    }
}
