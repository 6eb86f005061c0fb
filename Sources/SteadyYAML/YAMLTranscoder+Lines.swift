#if YAML
    extension YAMLTranscoder {
        /// Writes the next document that is not empty, going by lines; `false` after the last.
        ///
        /// - Throws: a fault of any kind if libyaml has to look at the document, which this leaves half written.
        mutating func documentByLines() throws(Fault) -> Bool {
            output.removeAll()
            lines.columns.removeAll(keepingCapacity: true)
            var isStarted = false
            /// Whether the value of the last key or element may be on the lines to come.
            var isAwaited = false
            reading: while true {
                switch try lines.nextLine() {
                case .end: break reading
                case .documentStart:
                    // The line stays for the document it starts.
                    if isStarted { break reading }
                    lines.position += 4
                case .content(let indent):
                    if !isStarted {
                        if documents >= limits.documents { throw .faulty }
                        documents += 1
                    }
                    try place(indent, &isAwaited, isFirst: !isStarted)
                    isStarted = true
                    isAwaited = try content(at: lines.position, column: indent)
                }
            }
            if isAwaited { try null() }
            while !lines.columns.isEmpty { closeColumn() }
            return isStarted
        }

        /// Finds what a line belongs to, by its indentation, and ends or starts mappings and sequences for it.
        private mutating func place(_ indent: Int, _ isAwaited: inout Bool, isFirst: Bool) throws(Fault) {
            let isElement = lines.isElement(lines.position)
            if isFirst {
                try openColumn(indent, isMapping: !isElement)
                return
            }
            if isAwaited, let last = lines.columns.last {
                isAwaited = false
                if indent > last.indent || indent == last.indent && last.isMapping && isElement {
                    try openColumn(indent, isMapping: !isElement)
                    return
                }
                try null()
            }
            while let last = lines.columns.last, last.indent > indent { closeColumn() }
            // A sequence may be indented as far as the mapping it is in.
            if let last = lines.columns.last, last.indent == indent, !last.isMapping, !isElement { closeColumn() }
            guard let last = lines.columns.last, last.indent == indent, last.isMapping != isElement else { throw .unusual }
        }

        /// Writes what is on a line; whether a value is yet to come.
        private mutating func content(at start: Int, column: Int) throws(Fault) -> Bool {
            var index = start
            var column = column
            while lines.isElement(index) {
                let next = lines.afterSpaces(index + 1)
                if lines.byte(next) == 0x0A || lines.byte(next) == UInt8(ascii: "#") {
                    try lines.endLine(index + 1)
                    return true
                }
                column += next - index
                index = next
                if lines.isElement(index) {
                    try openColumn(column, isMapping: false)
                } else if let token = try scalarToken(index), token.isKey {
                    try openColumn(column, isMapping: true)
                    return try member(token)
                } else {
                    try value(index)
                    return false
                }
            }
            let token = try lines.token(index)
            guard token.isKey else { throw .unusual }
            return try member(token)
        }

        /// The token at an offset unless something else starts there.
        private mutating func scalarToken(_ index: Int) throws(Fault) -> YAMLLines.Token? {
            switch lines.byte(index) {
            case UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "{"): nil
            default: try lines.token(index)
            }
        }

        /// Writes a key and what follows on its line; whether a value is yet to come.
        private mutating func member(_ token: YAMLLines.Token) throws(Fault) -> Bool {
            // The parser looks no farther than 1024 characters for a colon.
            if token.content.count > 1000 { throw .unusual }
            try withScalar(token) { transcoder, scalar throws(Fault) in try transcoder.key(scalar) }
            let next = lines.afterSpaces(token.end + 1)
            if lines.byte(next) == 0x0A || lines.byte(next) == UInt8(ascii: "#") {
                try lines.endLine(token.end + 1)
                return true
            }
            try value(next)
            return false
        }

        /// Writes a value that starts on a line, to the end of its last line.
        private mutating func value(_ index: Int) throws(Fault) {
            switch lines.byte(index) {
            case UInt8(ascii: "|"):
                try lines.literal(index, outer: lines.columns.last?.indent ?? 0)
                try scratchScalar()
            case UInt8(ascii: "["), UInt8(ascii: "{"): try lines.endLine(try bracketed(index))
            default:
                let token = try lines.token(index)
                if token.isKey { throw .unusual }
                try withScalar(token) { transcoder, scalar throws(Fault) in try transcoder.scalar(scalar) }
                try lines.endLine(token.end)
            }
        }

        /// Writes the sequence or mapping in brackets that starts at an offset and ends on the same line; gives its end.
        private mutating func bracketed(_ start: Int) throws(Fault) -> Int {
            let isMapping = lines.byte(start) == UInt8(ascii: "{")
            let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
            if isMapping { try openMapping(nil) } else { try openSequence(nil) }
            var index = lines.afterSpaces(start + 1)
            if lines.byte(index) != closing {
                while true {
                    if isMapping {
                        let token = try lines.bracketedToken(index)
                        guard token.isKey, token.content.count <= 1000 else { throw .unusual }
                        try withScalar(token) { transcoder, scalar throws(Fault) in try transcoder.key(scalar) }
                        index = lines.afterSpaces(token.end + 1)
                    }
                    index = lines.afterSpaces(try bracketedValue(index))
                    if lines.byte(index) == closing { break }
                    guard lines.byte(index) == UInt8(ascii: ",") else { throw .unusual }
                    index = lines.afterSpaces(index + 1)
                }
            }
            if isMapping { closeMapping() } else { closeSequence() }
            return index + 1
        }

        private mutating func bracketedValue(_ index: Int) throws(Fault) -> Int {
            switch lines.byte(index) {
            case UInt8(ascii: "["), UInt8(ascii: "{"): return try bracketed(index)
            default:
                let token = try lines.bracketedToken(index)
                if token.isKey { throw .unusual }
                try withScalar(token) { transcoder, scalar throws(Fault) in try transcoder.scalar(scalar) }
                return token.end
            }
        }

        private mutating func withScalar(
            _ token: YAMLLines.Token, _ body: (inout YAMLTranscoder, YAMLRawScalar) throws(Fault) -> Void
        ) throws(Fault) {
            guard token.isUnescaped else {
                let bytes = UnsafeBufferPointer(rebasing: lines.text[token.content])
                try body(&self, YAMLRawScalar(bytes, isPlain: token.isPlain))
                return
            }
            // Taken out, so that the body may change everything else.
            let scratch = lines.scratch
            lines.scratch = []
            let result = scratch.withUnsafeBufferPointer { bytes -> Result<Void, Fault> in
                do throws(Fault) {
                    return .success(try body(&self, YAMLRawScalar(bytes, isPlain: false)))
                } catch {
                    return .failure(error)
                }
            }
            lines.scratch = scratch
            try result.get()
        }

        private mutating func scratchScalar() throws(Fault) {
            let token = YAMLLines.Token(content: 0..<0, isPlain: false, isUnescaped: true, end: 0, isKey: false)
            try withScalar(token) { transcoder, scalar throws(Fault) in try transcoder.scalar(scalar) }
        }

        private mutating func null() throws(Fault) {
            try scalar(YAMLRawScalar(UnsafeBufferPointer(start: nil, count: 0), isPlain: true))
        }

        private mutating func openColumn(_ indent: Int, isMapping: Bool) throws(Fault) {
            if isMapping { try openMapping(nil) } else { try openSequence(nil) }
            lines.columns.append(.init(indent: indent, isMapping: isMapping))
        }

        private mutating func closeColumn() {
            guard let column = lines.columns.popLast() else { return }
            if column.isMapping { closeMapping() } else { closeSequence() }
        }
    }
#endif
