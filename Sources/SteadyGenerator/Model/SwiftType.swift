/// The type of a member.
indirect enum SwiftType {
    case scalar(Scalar)
    /// An open enumeration of texts, declared in the struct that has the member.
    case text(TextModel)
    case model(Model)
    case array(SwiftType)
    /// A map by string.
    case map(SwiftType)

    /// The model at the core of arrays and maps, if there is one.
    var model: Model? {
        switch self {
        case .scalar, .text: nil
        case .model(let model): model
        case .array(let element), .map(let element): element.model
        }
    }

    /// How the way to the core is written in a path: `[]` for elements, `.*` for values of a map.
    var pathSuffix: String {
        switch self {
        case .scalar, .text, .model: ""
        case .array(let element): "[]" + element.pathSuffix
        case .map(let value): ".*" + value.pathSuffix
        }
    }
}

/// A leaf type, and where it is declared.
struct Scalar: Hashable {
    let name: String
    /// The module; `nil` for the standard library.
    let module: String?
    /// An expression for a value that says nothing.
    let empty: String

    static let string = Scalar(name: "String", module: nil, empty: "\"\"")
    static let bool = Scalar(name: "Bool", module: nil, empty: "false")
    static let int32 = Scalar(name: "Int32", module: nil, empty: "0")
    static let int64 = Scalar(name: "Int64", module: nil, empty: "0")
    static let double = Scalar(name: "Double", module: nil, empty: "0")
    static let base64 = Scalar(name: "Base64", module: Module.codec, empty: "Base64.empty")
    static let json = Scalar(name: "JSONValue", module: Module.codec, empty: "JSONValue.null")
    static let rawJSON = Scalar(name: "RawJSON", module: Module.codec, empty: "RawJSON.empty")
    static let timestamp = Scalar(name: "Timestamp", module: Module.model, empty: "Timestamp.empty")
    static let microTime = Scalar(name: "MicroTime", module: Module.model, empty: "MicroTime.empty")
    static let quantity = Scalar(name: "Quantity", module: Module.model, empty: "Quantity.empty")
    static let intOrString = Scalar(name: "IntOrString", module: Module.model, empty: "IntOrString.empty")
}

/// The modules that generated code rests on.
enum Module {
    static let codec = "SteadyCodec"
    static let model = "SteadyModel"
}
