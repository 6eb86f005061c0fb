/// Lines of a source file, indented and no longer than 130 columns.
struct SourceText {
    private(set) var lines: [String] = []
    private var level = 0

    static let width = 130

    /// The columns that are left after the indentation.
    private var room: Int { Self.width - level * 4 }

    mutating func add(_ line: String = "") {
        lines.append(line.isEmpty ? "" : String(repeating: " ", count: level * 4) + line)
    }

    mutating func indented(_ body: (inout SourceText) -> Void) {
        level += 1
        body(&self)
        level -= 1
    }

    /// A documentation comment; every text is a paragraph of its own, or an item of a list, and is wrapped.
    mutating func document(_ paragraphs: [String]) {
        func isItem(_ text: String) -> Bool { text.hasPrefix("- ") || text.hasPrefix("* ") }
        for (index, paragraph) in paragraphs.enumerated() {
            if index > 0, !(isItem(paragraph) && isItem(paragraphs[index - 1])) { add("///") }
            for line in Self.wrapped(paragraph, width: room - 4) { add("/// \(line)") }
        }
    }

    /// `head(items) tail` on one line, or with the items on lines of their own if they do not fit.
    mutating func add(_ head: String, list items: [String], _ tail: String) {
        let line = "\(head)(\(items.joined(separator: ", ")))\(tail)"
        if line.count <= room {
            add(line)
            return
        }
        add("\(head)(")
        indented { text in
            var current = ""
            for (index, item) in items.enumerated() {
                let piece = index == items.count - 1 ? item : "\(item),"
                if current.isEmpty {
                    current = piece
                } else if current.count + 1 + piece.count <= text.room {
                    current += " \(piece)"
                } else {
                    text.add(current)
                    current = piece
                }
            }
            text.add(current)
        }
        add(")\(tail)")
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ") {
            if current.isEmpty {
                current = String(word)
            } else if current.count + 1 + word.count <= width {
                current += " \(word)"
            } else {
                lines.append(current)
                current = String(word)
            }
        }
        if !current.isEmpty { lines.append(current) }
        return lines
    }
}

extension String {
    /// The text as a Swift string literal.
    var literal: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case " "..."~": text.unicodeScalars.append(scalar)
            default: text += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return text + "\""
    }
}
