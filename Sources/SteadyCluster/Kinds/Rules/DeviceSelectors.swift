import SteadyCEL
import SteadyCodec

/// The expressions that select devices.
enum DeviceSelectors {
    private static let environment = CELEnvironment(
        variables: [
            "device": .object(
                CELObjectType(
                    name: "kubernetes.DRADevice",
                    fields: [
                        "driver": .string, "allowMultipleAllocations": .bool,
                        "attributes": .map(.string, .map(.string, .dyn)),
                        "capacity": .map(.string, .map(.string, .opaque("kubernetes.Quantity"))),
                    ]))
        ], libraries: [.strings, .sets, .lists, .kubernetes, .authorizer, .bindings])

    /// Why an expression selects nothing, if it does not.
    static func problem(of text: String) -> String? {
        do throws(CELCompileError) {
            let program = try environment.compile(text)
            if program.type == .bool || program.type == .dyn { return nil }
            return "must evaluate to bool or the unknown type, not \(program.type)"
        } catch {
            return "compilation failed: \(error)"
        }
    }
}
