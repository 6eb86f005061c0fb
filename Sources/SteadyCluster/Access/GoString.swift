/// Values in messages as the API server writes them.
enum GoString {
    /// A text in quotation marks, with escapes where they are needed.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\x" + (digits.count < 2 ? "0" : "") + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Texts in brackets, separated by spaces.
    static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: " ") + "]" }
}
