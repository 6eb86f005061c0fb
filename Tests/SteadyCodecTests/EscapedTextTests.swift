import SteadyCodec
import Testing

/// Texts with escapes and without, of every length around the words that are looked at together.
struct EscapedTextTests {
    /// The JSON text of a string, written byte by byte.
    private func json(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case "\r": json += "\\r"
            case "\t": json += "\\t"
            case "\u{8}": json += "\\b"
            case "\u{C}": json += "\\f"
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }

    @Test func `an escape is read and written wherever it stands`() throws {
        for length in 0..<28 {
            for place in 0..<max(length, 1) {
                for (index, special) in ["\"", "\\", "\n", "\r", "\t", "\u{8}", "\u{C}", "é"].enumerated() {
                    var text = String("abcdefghijklmnopqrstuvwxyzäö".unicodeScalars.prefix(length))
                    if length > 0 {
                        let start = text.unicodeScalars.index(text.unicodeScalars.startIndex, offsetBy: place)
                        text.unicodeScalars.replaceSubrange(start...start, with: special.unicodeScalars)
                    }
                    if index % 3 == 0 { text += special }
                    let written = json(text)
                    #expect(try JSONValue(parsing: written) == .string(text))
                    #expect(JSONValue.string(text).serializedText() == written)
                }
            }
        }
    }

    @Test func `escapes without end, and those of more than one byte`() throws {
        for length in 0..<20 {
            let text = String(repeating: "a", count: length)
            #expect(throws: JSONError.self) { try JSONValue(parsing: "\"\\n\(text)") }
            #expect(throws: JSONError.self) { try JSONValue(parsing: "\"\\n\(text)\\") }
            #expect(throws: JSONError.self) { try JSONValue(parsing: "\"\\n\(text)\\x\"") }
            #expect(throws: JSONError.self) { try JSONValue(parsing: "\"\\n\(text)\u{1}\"") }
            #expect(try JSONValue(parsing: "\"\\n\(text)\\u00e9\\/\"") == .string("\n\(text)é/"))
            #expect(try JSONValue(parsing: "\"\\n\(text)\\u000a\"") == .string("\n\(text)\n"))
        }
    }

    @Test func `texts differ at any of their bytes`() {
        for length in 1..<28 {
            let text = String(repeating: "x", count: length)
            #expect(text.isSame(as: String(repeating: "x", count: length)))
            for place in 0..<length {
                let other = String(repeating: "x", count: place) + "y" + String(repeating: "x", count: length - place - 1)
                #expect(!text.isSame(as: other))
                #expect(text.precedes(other) && !other.precedes(text))
            }
        }
    }

    @Test func `members that come twice are told apart from those that come out of order`() throws {
        for count in [1, 2, 5, 12, 13, 63, 64, 65, 66, 130] {
            let names = (0..<count).map { "n\($0 * 7 % count)-\($0)" }
            let members = names.map { "\"\($0)\":1" }
            var duplicates: [String] = []
            let plain = try JSONValue.parse(Array("{\(members.joined(separator: ","))}".utf8), duplicates: &duplicates)
            #expect(duplicates.isEmpty)
            #expect(plain.objectValue?.count == count)
            for twice in [0, count / 2, count - 1] {
                let text = "{\"o\":{\((members + ["\"\(names[twice])\":2"]).joined(separator: ","))}}"
                let value = try JSONValue.parse(Array(text.utf8), duplicates: &duplicates)
                #expect(duplicates == ["o.\(names[twice])"])
                #expect(value["o"]?[names[twice]] == 2)
                #expect(value["o"]?.objectValue?.count == count)
                #expect(try JSONValue(parsing: text) == value)
            }
        }
    }
}
