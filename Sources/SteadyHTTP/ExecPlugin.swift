#if HTTP
    public import SteadyCodec

    /// A program that gives credentials, as a kubeconfig describes it under `exec` (`client.authentication.k8s.io`).
    public struct ExecPlugin: Sendable, Hashable {
        /// Whether the program may ask the user something on standard input.
        public struct InteractiveMode: Sendable, Hashable, CustomStringConvertible {
            public let description: String
            /// It gets no standard input.
            public static let never = InteractiveMode(description: "Never")
            /// It gets standard input if that is a terminal.
            public static let ifAvailable = InteractiveMode(description: "IfAvailable")
            /// It gets standard input; without a terminal it is not run.
            public static let always = InteractiveMode(description: "Always")

            static let all = [never, ifAvailable, always]
        }

        /// A variable of the program's environment.
        public struct Variable: Sendable, Hashable {
            /// The name.
            public var name: String
            /// The value. Possibly secret.
            public var value: String
            /// Fields of the kubeconfig that are not known here.
            public var other = JSONObject()

            /// A variable.
            public init(_ name: String, _ value: String) {
                self.name = name
                self.value = value
            }
        }

        /// The program: a name to look up in `PATH`, or a path; a relative one is relative to the kubeconfig's folder.
        public var command: String
        /// Its arguments.
        public var arguments: [String] = []
        /// Variables that are added to the environment of the process; the last of one name counts.
        public var environment: [Variable] = []
        /// The version of the protocol: `client.authentication.k8s.io/v1` or `/v1beta1`.
        public var apiVersion: String
        /// What to do if the program is not there, for people.
        public var installHint: String?
        /// Whether the program is told of the cluster, in the variable `KUBERNETES_EXEC_INFO`.
        public var provideClusterInfo = false
        /// Whether the program may ask the user something.
        public var interactiveMode: InteractiveMode
        /// What the program is told besides: in a kubeconfig the cluster's extension `client.authentication.k8s.io/exec`.
        public var clusterConfig: JSONValue?
        /// How long the program may take; `nil` for a minute, or five if it may ask the user.
        public var timeLimit: Duration?
        /// Fields of the kubeconfig that are not known here.
        public var other = JSONObject()
        var origin = Kubeconfig.Origin()

        /// A program without arguments.
        ///
        /// - Parameters:
        ///   - command: a name to look up in `PATH`, or a path.
        ///   - arguments: its arguments.
        ///   - apiVersion: the version of the protocol.
        ///   - interactiveMode: whether the program may ask the user something.
        public init(
            command: String, arguments: [String] = [], apiVersion: String = "client.authentication.k8s.io/v1",
            interactiveMode: InteractiveMode = .never
        ) {
            self.command = command
            self.arguments = arguments
            self.apiVersion = apiVersion
            self.interactiveMode = interactiveMode
        }

        static let version1 = "client.authentication.k8s.io/v1"
        static let version1beta1 = "client.authentication.k8s.io/v1beta1"

        /// The name of the cluster's extension that the program is told.
        static let clusterExtension = "client.authentication.k8s.io/exec"

        /// The program with a path that does not depend on the current folder.
        var resolvedCommand: String { command.contains("/") ? origin.path(command) : command }

        /// An error at a field of the kubeconfig, or of this value.
        func error(_ field: String, _ message: String) -> AccessError {
            let base = origin.place.isEmpty ? "exec" : "\(origin.place).exec"
            return AccessError(file: origin.file, field.isEmpty ? base : "\(base).\(field)", message)
        }
    }

    extension ExecPlugin: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// The program, without its arguments and variables, which may hold secrets.
        public var description: String { "\(command) (\(apiVersion))" }
        public var debugDescription: String { description }
        public var customMirror: Mirror { Mirror(self, children: ["exec": description]) }
    }

    extension ExecPlugin: ConfigObject {
        /// All but those that are needed to make it.
        static var fields: [ConfigField<Self>] {
            [
                .init("args", \.arguments), .init("env", \.environment), .init("installHint", \.installHint),
                .init("provideClusterInfo", \.provideClusterInfo),
            ]
        }

        init(_ node: inout ConfigNode, _ origin: Kubeconfig.Origin) throws(AccessError) {
            guard let command = try node.text("command") else { throw node.error("command", "the command is missing") }
            guard let version = try node.text("apiVersion") else { throw node.error("apiVersion", "the version is missing") }
            guard [Self.version1, Self.version1beta1].contains(version) else {
                throw node.error(
                    "apiVersion",
                    "expected \(Self.version1) or \(Self.version1beta1), found “\(version)”: update the plugin and the kubeconfig"
                )
            }
            let mode = try node.text("interactiveMode")
            if mode == nil, version == Self.version1 {
                throw node.error("interactiveMode", "missing: \(Self.version1) requires Never, IfAvailable or Always")
            }
            guard let interactiveMode = mode.map({ mode in InteractiveMode.all.first { $0.description == mode } }) ?? .ifAvailable
            else { throw node.error("interactiveMode", "expected Never, IfAvailable or Always") }
            self.init(command: command, apiVersion: version, interactiveMode: interactiveMode)
            try take(&node)
            self.origin = origin
        }

        /// As it stands in a kubeconfig.
        var wholeJSON: JSONObject {
            var object = json
            object.set("command", command)
            object.set("apiVersion", apiVersion)
            object.set("interactiveMode", interactiveMode.description)
            return object
        }
    }
#endif
