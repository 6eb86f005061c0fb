import SteadyCodec

extension FieldError {
    static func forbidden(_ path: String, _ detail: String) -> FieldError {
        FieldError(path: path, reason: .forbidden, message: "Forbidden: " + detail)
    }

    /// A fault of a value that is shown as it is written here, or not at all.
    static func invalid(_ path: String, text: String?, _ detail: String) -> FieldError {
        FieldError(path: path, reason: .invalid, message: "Invalid value" + (text.map { ": " + $0 } ?? "") + ": " + detail)
    }

    static func duplicate(_ path: String, text: String?) -> FieldError {
        FieldError(path: path, reason: .duplicate, message: "Duplicate value" + (text.map { ": " + $0 } ?? ""))
    }
}
