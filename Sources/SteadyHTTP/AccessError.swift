#if HTTP
    import SteadyYAML

    /// What is wrong with the description of a cluster: where, and why.
    public struct AccessError: Error, Sendable, Hashable, CustomStringConvertible {
        /// The configuration file that has the fault, if it is in one.
        public var file: String?
        /// The line of a fault of syntax, from 1.
        public var line: Int?
        /// The column of a fault of syntax, from 1.
        public var column: Int?
        /// The place: `users[0].user.client-certificate-data`, the name of a file or a variable, a property of ``ClusterAccess``.
        public var place: String
        /// What is wrong there; it never quotes a secret.
        public var message: String

        init(file: String? = nil, _ place: String, _ message: String) {
            self.file = file
            self.place = place
            self.message = message
        }

        init(_ error: YAMLError) {
            file = error.file
            line = error.line
            column = error.column
            place = error.path
            message = error.message
        }

        /// `FILE:LINE:COLUMN: PLACE: MESSAGE`, without what is not known.
        public var description: String {
            var text = file ?? ""
            if let line, let column { text += ":\(line):\(column)" }
            return [text, place, message].filter { !$0.isEmpty }.joined(separator: ": ")
        }
    }
#endif
