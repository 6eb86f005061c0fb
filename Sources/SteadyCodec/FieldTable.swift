/// The fields of a model: their names on the wire, and where they lie in memory.
public struct FieldTable<Model: JSONModel>: Sendable {
    let core: ModelTable

    /// A table of the fields that `build` names.
    ///
    /// - Parameters:
    ///   - empty: what a value starts from: optionals `nil`, required fields empty.
    ///   - build: names every stored property once.
    public init(empty: Model, _ build: (inout FieldTableBuilder<Model>) -> Void) {
        var builder = FieldTableBuilder<Model>()
        build(&builder)
        core = ModelTable(
            fields: builder.fields, unknown: builder.unknown,
            memory: ModelMemory(
                size: MemoryLayout<Model>.size, stride: MemoryLayout<Model>.stride, alignment: MemoryLayout<Model>.alignment,
                mark: MemoryLayout<Model?>.size - MemoryLayout<Model>.size,
                absent: {
                    let absent = UnsafeMutablePointer<Model?>.allocate(capacity: 1)
                    absent.initialize(to: nil)
                    return UnsafeMutableRawPointer(absent)
                },
                initialize: { $0.initializeMemory(as: Model.self, to: empty) },
                copy: { $0.initializeMemory(as: Model.self, to: $1.assumingMemoryBound(to: Model.self).pointee) },
                deinitialize: { $0.assumingMemoryBound(to: Model.self).deinitialize(count: $1) }))
    }

    /// The empty value.
    var empty: Model { core.template.assumingMemoryBound(to: Model.self).pointee }

    /// The names on the wire, in the order they are written.
    public var names: [String] { core.fields.map(\.name) }
}

/// Collects the fields of a model.
public struct FieldTableBuilder<Model: JSONModel> {
    var fields: [Field] = []
    var unknown: Int?

    /// A field.
    ///
    /// - Parameters:
    ///   - name: its name on the wire.
    ///   - path: the stored property; for boxed ones the wrapper, `\._spec`.
    ///   - required: whether a boxed model is written even if it is empty. Others that are not optional always are.
    public mutating func field<Value: JSONField>(_ name: String, _ path: KeyPath<Model, Value>, required: Bool = false) {
        guard let offset = MemoryLayout<Model>.offset(of: path) else {
            // law: the table is code, wrong for every input alike; nothing from outside leads here.
            preconditionFailure("\(Model.self).\(name) is not a stored property")
        }
        fields.append(Field(name: name, type: Value.self, offset: offset, required: required))
    }

    /// Where fields are kept that the model does not declare; without it they are dropped.
    public mutating func unknown(_ path: KeyPath<Model, UnknownFields>) {
        unknown = MemoryLayout<Model>.offset(of: path)
    }

    /// A member that is the same in every value, such as `kind`: written at the root, and checked when it is read.
    public mutating func constant(_ name: String, _ value: String) {
        fields.append(Field(name: name, constant: value))
    }
}

/// How the interpreter handles a field; the frequent types have a way of their own, without generics.
enum FieldShape: UInt8 {
    case text, optionalText, bool, optionalBool, int32, optionalInt32, int64, optionalInt64
    case texts, optionalTexts, textMap, optionalTextMap, boxed, models, constant, other
}

/// A field of a model, with what the interpreter needs.
// law: Sendable, for nothing behind the pointer changes.
struct Field: @unchecked Sendable {
    let name: String
    let shape: FieldShape
    let offset: Int
    let size: Int
    let alignment: Int
    /// Whether it counts as missing if it is absent.
    let isRequired: Bool
    let isOptional: Bool
    let readsNull: Bool
    let isBoxOptional: Bool
    let type: any JSONField.Type
    let boxed: (any BoxedField.Type)?
    let models: (any ModelsField.Type)?
    let constant: String
    let isManagedFields: Bool
    /// Whether its value is one reference to an object, which may be shared.
    let isReference: Bool
    init<Value: JSONField>(name: String, type: Value.Type, offset: Int, required: Bool) {
        self.name = name
        self.type = type
        self.offset = offset
        size = MemoryLayout<Value>.size
        alignment = MemoryLayout<Value>.alignment
        boxed = type as? any BoxedField.Type
        models = type as? any ModelsField.Type
        constant = ""
        isBoxOptional = boxed?.isOptional ?? false
        readsNull = type.readsNull
        switch type {
        case is String.Type: shape = .text
        case is String?.Type: shape = .optionalText
        case is Bool.Type: shape = .bool
        case is Bool?.Type: shape = .optionalBool
        case is Int32.Type: shape = .int32
        case is Int32?.Type: shape = .optionalInt32
        case is Int64.Type: shape = .int64
        case is Int64?.Type: shape = .optionalInt64
        case is [String].Type: shape = .texts
        case is [String]?.Type: shape = .optionalTexts
        case is StringMap<String>.Type: shape = .textMap
        case is StringMap<String>?.Type: shape = .optionalTextMap
        default: shape = boxed != nil ? .boxed : models != nil ? .models : .other
        }
        isOptional = type.empty.isAbsent
        isRequired = required || !isOptional
        isManagedFields = name == "managedFields"
        switch shape {
        case .texts, .optionalTexts, .textMap, .optionalTextMap, .boxed, .models: isReference = true
        default: isReference = false
        }
    }

    init(name: String, constant: String) {
        self.name = name
        self.constant = constant
        type = String.self
        offset = 0
        size = 0
        alignment = 1
        boxed = nil
        models = nil
        readsNull = false
        isBoxOptional = false
        isOptional = true
        isRequired = false
        shape = .constant
        isReference = false
        isManagedFields = name == "managedFields"
    }
}
