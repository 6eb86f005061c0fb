/// Base64 as the tag `!!binary` holds it (RFC 4648, with padding; line breaks are skipped).
enum Base64 {
    /// The bytes, or `nil` if the text is not base64.
    static func decode(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var buffer: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in text.utf8 {
            let digit: UInt8
            switch byte {
            case 0x41...0x5A: digit = byte - 0x41
            case 0x61...0x7A: digit = byte - 0x61 + 26
            case 0x30...0x39: digit = byte - 0x30 + 52
            case UInt8(ascii: "+"): digit = 62
            case UInt8(ascii: "/"): digit = 63
            case UInt8(ascii: "="):
                padding += 1
                continue
            case 0x0A, 0x0D: continue
            default: return nil
            }
            if padding > 0 { return nil }
            buffer = buffer << 6 | UInt32(digit)
            count += 1
            if count % 4 == 0 {
                result += [UInt8(buffer >> 16 & 255), UInt8(buffer >> 8 & 255), UInt8(buffer & 255)]
                buffer = 0
            }
        }
        switch (count % 4, padding) {
        case (0, 0): break
        case (2, 2): result.append(UInt8(buffer >> 4 & 255))
        case (3, 1): result += [UInt8(buffer >> 10 & 255), UInt8(buffer >> 2 & 255)]
        default: return nil
        }
        return result
    }
}
