// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.selectors[]` of `DeviceClass` (`resource.k8s.io/v1`).
public struct DeviceSelector: JSONModel {
    /// `spec.selectors[].cel`.
    public var cel: CELDeviceSelector? {
        unsafeAddress { _cel.address }
        _modify { yield &_cel.wrappedValue }
    }
    private var _cel = OptionalBoxed<CELDeviceSelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(cel: CELDeviceSelector? = nil) {
        _cel = OptionalBoxed(wrappedValue: cel)
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeviceSelector> = FieldTable(empty: DeviceSelector()) {
        $0.field("cel", \._cel)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.selectors[].cel` of `DeviceClass` (`resource.k8s.io/v1`).
public struct CELDeviceSelector: JSONModel {
    /// `spec.selectors[].cel.expression`: required.
    public var expression: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(expression: String) {
        self.expression = expression
    }

    /// How it is read and written.
    public static let fields: FieldTable<CELDeviceSelector> = FieldTable(empty: CELDeviceSelector(expression: "")) {
        $0.field("expression", \.expression)
        $0.unknown(\.unknownFields)
    }
}
