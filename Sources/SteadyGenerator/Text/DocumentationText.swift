/// Foreign text made fit for documentation comments.
enum DocumentationText {
    /// One line without control characters, marks that turn the direction of writing, and backticks.
    static func safe(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { isSafe($0) && $0 != "`" }))
    }

    /// The paragraphs of a description. Lines that belong together become one; lists keep their lines.
    static func paragraphs(_ description: String) -> [String] {
        var paragraphs: [String] = []
        var current: [String] = []
        func close() {
            if !current.isEmpty { paragraphs.append(current.joined(separator: " ")) }
            current = []
        }
        for line in description.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let text = String(String.UnicodeScalarView(line.unicodeScalars.filter(isSafe)))
            let words = text.split(separator: " ").joined(separator: " ")
            if words.isEmpty || words.hasPrefix("- ") || words.hasPrefix("* ") { close() }
            if !words.isEmpty { current.append(words) }
        }
        close()
        return paragraphs
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
