/// A finite floating-point number as its shortest decimal digits: 0.d1d2… × 10^point.
///
/// `kubectl` prints and converts numbers as Go does, so the two forms that matter are made here from one set of digits.
struct GoFloat {
    let isNegative: Bool
    /// ASCII digits without leading and trailing zeros; one zero for zero.
    let digits: [UInt8]
    /// Where the decimal point is, counted from before the first digit.
    let point: Int

    init(_ value: Double) { self.init(description: value.description) }
    init(_ value: Float) { self.init(description: value.description) }

    /// From what Swift prints: `-1.5e-07`, `123.25`.
    private init(description: String) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var rest = description.utf8[...]
        isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: ".") {
                point = digits.count
            } else if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        var place = (point ?? digits.count) + exponent
        while digits.count > 1, digits.first == 0x30 {
            digits.removeFirst()
            place -= 1
        }
        while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
        self.digits = digits
        self.point = digits == [0x30] ? 1 : place
    }

    /// The digits up to the decimal point if the number is whole, zeros filled in.
    var whole: String? {
        guard point >= digits.count, point <= 400 else { return nil }
        let text = digits + repeatElement(0x30, count: point - digits.count)
        return (isNegative ? "-" : "") + String(decoding: text, as: UTF8.self)
    }

    /// Go's shortest `g` format: with an exponent from 10^6 up and below 10^-4.
    var general: String {
        let exponent = point - 1
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if exponent < -4 || exponent >= 6 {
            text.append(digits.first ?? 0x30)
            if digits.count > 1 {
                text.append(UInt8(ascii: "."))
                text += digits.dropFirst()
            }
            text.append(UInt8(ascii: "e"))
            text.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
            if abs(exponent) < 10 { text.append(0x30) }
            text += String(abs(exponent)).utf8
        } else if point <= 0 {
            text += "0.".utf8
            text += repeatElement(0x30, count: -point)
            text += digits
        } else {
            text += digits.prefix(point)
            if point > digits.count { text += repeatElement(0x30, count: point - digits.count) }
            if point < digits.count {
                text.append(UInt8(ascii: "."))
                text += digits.dropFirst(point)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
