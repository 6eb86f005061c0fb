#if YAML
    /// A text by lines, for manifests in the plain form that `kubectl` prints and most people write.
    ///
    /// The plain form: block mappings and sequences, scalars on one line, literal blocks, brackets on one line, comments. Anything
    /// else is for libyaml, which this knows to be five times as slow; whenever in doubt, it is anything else. What is read
    /// here, libyaml reads the same: the fuzzer compares them.
    struct YAMLLines {
        /// A block mapping or sequence that is open.
        struct Column {
            var indent: Int
            var isMapping: Bool
        }

        enum Line {
            case content(indent: Int)
            case documentStart
            case end
        }

        /// A scalar that stands on one line.
        struct Token {
            /// The text without quotes.
            var content: Range<Int>
            var isPlain: Bool
            /// Whether the text is in `scratch` and not at its place.
            var isUnescaped = false
            /// Behind it and its quotes.
            var end: Int
            /// Whether a colon and a space follow.
            var isKey: Bool
        }

        /// How a literal block ends.
        enum Chomping {
            case strip, clip, keep
        }

        // Good for as long as the parser that owns it; every index is compared with its count before it is read.
        let text: UnsafeBufferPointer<UInt8>
        var position = 0
        var columns: [Column] = []
        /// The text of a scalar that is not in one piece.
        var scratch: [UInt8] = []

        private let leastPart: Int

        /// Starting libyaml has its price, too: it does not stop behind fewer bytes.
        static var leastPart: Int { 256 }

        init(_ text: UnsafeBufferPointer<UInt8>, leastPart: Int) {
            self.text = text
            self.leastPart = leastPart
        }

        /// The byte at an offset; a line feed behind the end.
        @inline(__always)
        func byte(_ offset: Int) -> UInt8 { offset < text.count ? text[offset] : 0x0A }

        /// Whether there is a space or the end of a line.
        @inline(__always)
        func isBlank(_ offset: Int) -> Bool {
            let byte = byte(offset)
            return byte == 0x20 || byte == 0x0A
        }

        func afterSpaces(_ offset: Int) -> Int {
            var index = offset
            while index < text.count, text[index] == 0x20 { index += 1 }
            return index
        }

        private func afterLine(_ offset: Int) -> Int {
            var index = offset
            while index < text.count, text[index] != 0x0A { index += 1 }
            return index + 1
        }

        func isElement(_ offset: Int) -> Bool { byte(offset) == UInt8(ascii: "-") && isBlank(offset + 1) }

        /// Goes to the content of the next line that has any.
        mutating func nextLine() throws(YAMLTranscoder.Fault) -> Line {
            while position < text.count {
                let start = afterSpaces(position)
                let indent = start - position
                switch byte(start) {
                case 0x0A: position = start + 1
                case UInt8(ascii: "#"): position = afterLine(start)
                case 0x09: throw .unusual
                case UInt8(ascii: "-") where indent == 0 && byte(start + 1) == 0x2D && byte(start + 2) == 0x2D:
                    if byte(start + 3) != 0x0A { throw .unusual }
                    return .documentStart
                case UInt8(ascii: ".") where indent == 0, UInt8(ascii: "%") where indent == 0: throw .unusual
                default:
                    position = start
                    return .content(indent: indent)
                }
            }
            return .end
        }

        /// Ends a line behind its content.
        mutating func endLine(_ offset: Int) throws(YAMLTranscoder.Fault) {
            let rest = afterSpaces(offset)
            if byte(rest) == 0x0A {
                position = rest + 1
            } else if byte(rest) == UInt8(ascii: "#"), rest > offset {
                position = afterLine(rest)
            } else {
                throw .unusual
            }
        }

        /// Where libyaml can stop that starts at a document: before the next `---`, which ends whatever is open, or only at the
        /// end of the text if directives or `...` come in between.
        func endOfDocument(_ start: Int) -> Int {
            var index = start
            while index < text.count {
                switch byte(index) {
                // The document's own.
                case UInt8(ascii: "-") where index == start: index = afterLine(index)
                case UInt8(ascii: "%"), UInt8(ascii: "."): return text.count
                case UInt8(ascii: "-") where byte(index + 1) == 0x2D && byte(index + 2) == 0x2D && isBlank(index + 3):
                    return index - start < leastPart ? text.count : index
                default: index = afterLine(index)
                }
            }
            return text.count
        }

        // MARK: Scalars

        /// The scalar that starts at an offset.
        mutating func token(_ start: Int) throws(YAMLTranscoder.Fault) -> Token {
            switch byte(start) {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted(start)
            case UInt8(ascii: "-") where !isBlank(start + 1): return try plain(start)
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"),
                UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"),
                UInt8(ascii: "@"), UInt8(ascii: "`"), 0x09, 0x0A:
                throw .unusual
            default: return try plain(start)
            }
        }

        private func plain(_ start: Int) throws(YAMLTranscoder.Fault) -> Token {
            var index = start
            /// Behind the last byte that is not a space.
            var end = start
            while index < text.count {
                switch text[index] {
                case 0x20:
                    index += 1
                    continue
                case 0x0A: return Token(content: start..<end, isPlain: true, end: end, isKey: false)
                case 0x09: throw .unusual
                case UInt8(ascii: ":"):
                    if isBlank(index + 1) {
                        if end != index { throw .unusual }
                        return Token(content: start..<end, isPlain: true, end: end, isKey: true)
                    }
                case UInt8(ascii: "#"):
                    if end != index { return Token(content: start..<end, isPlain: true, end: end, isKey: false) }
                default: break
                }
                index += 1
                end = index
            }
            return Token(content: start..<end, isPlain: true, end: end, isKey: false)
        }

        private mutating func quoted(_ start: Int) throws(YAMLTranscoder.Fault) -> Token {
            let quote = byte(start)
            var index = start + 1
            /// From where the text is not yet in `scratch`.
            var run = index
            var isUnescaped = false
            scratch.removeAll(keepingCapacity: true)
            while true {
                let byte = byte(index)
                if byte == quote {
                    // Two single quotes are one.
                    guard quote == UInt8(ascii: "'"), self.byte(index + 1) == quote else { break }
                    scratch.append(contentsOf: text[run...index])
                    isUnescaped = true
                    index += 2
                    run = index
                } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                    scratch.append(contentsOf: text[run..<index])
                    scratch.append(try Self.escaped(self.byte(index + 1)))
                    isUnescaped = true
                    index += 2
                    run = index
                } else if byte == 0x0A || byte == 0x09 {
                    throw .unusual
                } else {
                    index += 1
                }
            }
            if isUnescaped { scratch.append(contentsOf: text[run..<index]) }
            return Token(
                content: start + 1..<index, isPlain: false, isUnescaped: isUnescaped, end: index + 1,
                isKey: byte(index + 1) == UInt8(ascii: ":") && isBlank(index + 2))
        }

        /// The scalar that starts at an offset within brackets: in quotes, or of letters, digits and a few signs.
        mutating func bracketedToken(_ start: Int) throws(YAMLTranscoder.Fault) -> Token {
            if byte(start) == UInt8(ascii: "\"") || byte(start) == UInt8(ascii: "'") { return try quoted(start) }
            var index = start
            while Self.isSimple(byte(index))
                || index > start && byte(index) == UInt8(ascii: ":") && Self.isSimple(byte(index + 1))
            {
                index += 1
            }
            // A dash alone is for libyaml.
            if index == start || byte(start) == UInt8(ascii: "-") && index == start + 1 { throw .unusual }
            let isKey = byte(index) == UInt8(ascii: ":") && isBlank(index + 1)
            return Token(content: start..<index, isPlain: true, end: index, isKey: isKey)
        }

        private static func isSimple(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }

        private static func escaped(_ byte: UInt8) throws(YAMLTranscoder.Fault) -> UInt8 {
            switch byte {
            case UInt8(ascii: "n"): 0x0A
            case UInt8(ascii: "t"): 0x09
            case UInt8(ascii: "r"): 0x0D
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
            default: throw .unusual
            }
        }

        /// Puts the text of the literal block into `scratch` whose sign is at an offset, and goes behind it.
        ///
        /// - Parameter outer: how far what the block belongs to is indented.
        mutating func literal(_ start: Int, outer: Int) throws(YAMLTranscoder.Fault) {
            var index = start + 1
            var chomping = Chomping.clip
            if byte(index) == UInt8(ascii: "-") || byte(index) == UInt8(ascii: "+") {
                chomping = byte(index) == UInt8(ascii: "-") ? .strip : .keep
                index += 1
            }
            index = afterSpaces(index)
            if byte(index) != 0x0A { throw .unusual }
            index += 1
            let first = afterSpaces(index)
            let indent = first - index
            // The first line has text and says how far all are indented.
            guard indent > outer, first < text.count, text[first] != 0x0A, text[first] != 0x09 else { throw .unusual }
            scratch.removeAll(keepingCapacity: true)
            /// Line feeds that count only if text follows, or at the end as the sign says.
            var breaks = 0
            while index < text.count {
                var content = index
                while content < text.count, content - index < indent, text[content] == 0x20 { content += 1 }
                if content >= text.count { throw .unusual }
                if text[content] == 0x0A {
                    breaks += 1
                    index = content + 1
                    continue
                }
                if content - index < indent {
                    if text[content] == 0x09 { throw .unusual }
                    break
                }
                let end = afterLine(content) - 1
                // A last line without line feed has its own rules.
                if end >= text.count { throw .unusual }
                scratch.append(contentsOf: repeatElement(0x0A, count: breaks))
                scratch.append(contentsOf: text[content..<end])
                breaks = 1
                index = end + 1
            }
            switch chomping {
            case .strip: break
            case .clip: scratch.append(0x0A)
            case .keep: scratch.append(contentsOf: repeatElement(0x0A, count: breaks))
            }
            position = index
        }
    }
#endif
