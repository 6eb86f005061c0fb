// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.variables[]` of `MutatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct Variable: JSONModel {
    /// `spec.variables[].expression`: required.
    public var expression: String
    /// `spec.variables[].name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(expression: String, name: String) {
        self.expression = expression
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<Variable> = FieldTable(empty: Variable(expression: "", name: "")) {
        $0.field("expression", \.expression)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}
