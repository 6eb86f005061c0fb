#if Telemetry
    /// A label of a series, as Prometheus writes it.
    struct PrometheusLabel: Hashable, Comparable, Sendable, CustomStringConvertible {
        let name: String
        let value: String

        static func < (first: Self, second: Self) -> Bool { (first.name, first.value) < (second.name, second.value) }

        /// Labels in order. Of those with one name the last counts.
        static func sorted(_ dimensions: [(String, String)]) -> [Self] {
            let values = dimensions.reduce(into: [:]) { $0[name($1.0, mayHaveColons: false)] = $1.1 }
            return values.map { Self(name: $0.key, value: $0.value) }.sorted()
        }

        /// A text as the name of a metric or a label: ASCII letters, digits and `_`, no digit first.
        static func name(_ text: String, mayHaveColons: Bool) -> String {
            var name = ""
            for scalar in text.unicodeScalars {
                let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
                let isDigit = ("0"..."9").contains(scalar)
                if name.isEmpty, isDigit { name = "_" }
                name.unicodeScalars.append(isLetter || isDigit || (mayHaveColons && scalar == ":") ? scalar : "_")
            }
            return name.isEmpty ? "_" : name
        }

        var description: String {
            var text = "\(name)=\""
            for character in value.unicodeScalars {
                switch character {
                case "\\": text += "\\\\"
                case "\"": text += "\\\""
                case "\n": text += "\\n"
                default: text.unicodeScalars.append(character)
                }
            }
            return text + "\""
        }
    }
#endif
