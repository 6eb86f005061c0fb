import SteadyModel

/// An error that another try cannot mend: the object is left alone until it changes.
public struct TerminalError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, for people.
    public var description: String

    /// An error with a message.
    public init(_ description: String) { self.description = description }
}

/// A controller was put together wrongly. The message says how to mend it.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }

    static func taken(_ names: [String]) -> ConfigurationError {
        ConfigurationError(
            "one of \(names.map { "“\($0)”" }.joined(separator: ", ")) has the name of a controller or health check that is there already: give it "
                + "another, for a controller's name is also the field manager and they would undo each other's work"
        )
    }

    static func undeclared(_ type: ResourceType, swiftType: String, controller: String) -> ConfigurationError {
        ConfigurationError(
            "controller “\(controller)” reads \(type) from its cache, but has not declared them, so nothing keeps that cache up to "
                + "date: add .owns(\(swiftType).self), .watches(\(swiftType).self) or .reads(\(swiftType).self) where the controller "
                + "is made, or read from the server by context.client.get")
    }
}
