import SteadyClient
import SteadyCodec

/// The checks of what a query says about a write (`CreateOptions`, `UpdateOptions`, `PatchOptions`).
enum WriteOptions {
    static let longestManager = 128

    /// - Parameter kind: as which options they are refused.
    /// - Throws: 422 with every fault.
    static func check(_ call: APICall, as kind: String) throws(StatusError) {
        if call.request.query.isEmpty, kind != "PatchOptions" { return }
        var causes: [FieldCause] = []
        let manager = call.query("fieldManager") ?? ""
        if kind == "PatchOptions" {
            if call.isApply, manager.isEmpty {
                causes.append(
                    FieldCause(
                        reason: "FieldValueRequired", message: "Required value: is required for apply patch",
                        field: "fieldManager"))
            }
            if !call.isApply, call.query("force") != nil {
                causes.append(
                    FieldCause(
                        reason: "FieldValueForbidden", message: "Forbidden: may not be specified for non-apply patch",
                        field: "force"))
            }
        }
        causes += problems(ofManager: manager, at: "fieldManager")
        causes += problems(ofDryRun: call.request.query.filter { $0.name == "dryRun" }.map(\.value))
        let validation = call.query("fieldValidation") ?? ""
        if !["", "Ignore", "Strict", "Warn"].contains(validation) {
            let supported = ["", "Ignore", "Strict", "Warn"].map(GoString.quoted).joined(separator: ", ")
            causes.append(
                FieldCause(
                    reason: "FieldValueNotSupported",
                    message: "Unsupported value: \(GoString.quoted(validation)): supported values: \(supported)",
                    field: "fieldValidation"))
        }
        guard causes.isEmpty else { throw .invalid(kind: kind, group: "meta.k8s.io", name: "", causes) }
    }

    static func problems(ofDryRun values: [String]) -> [FieldCause] {
        guard values.contains(where: { $0 != "All" }) else { return [] }
        let list = "[" + values.map(GoString.quoted).joined(separator: ",") + "]"
        return [
            FieldCause(
                reason: "FieldValueNotSupported", message: "Unsupported value: \(list): supported values: \"All\"",
                field: "dryRun")
        ]
    }

    static func problems(ofManager manager: String, at field: String) -> [FieldCause] {
        var causes: [FieldCause] = []
        if manager.utf8.count > longestManager {
            causes.append(
                FieldCause(
                    reason: "FieldValueTooLong", message: "Too long: may not be more than \(longestManager) bytes", field: field))
        }
        var position = 0
        for scalar in manager.unicodeScalars {
            if !isPrintable(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                causes.append(
                    FieldCause(
                        reason: "FieldValueInvalid",
                        message:
                            "Invalid value: \(GoString.quoted(manager)): invalid character U+\(padded) (at position \(position))",
                        field: field))
            }
            position += UTF8.width(scalar)
        }
        return causes
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == " " { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            return false
        default: return true
        }
    }
}

extension APICall {
    var isApply: Bool {
        method == .patch && (contentType == "application/apply-patch+yaml" || contentType == "application/apply-patch+json")
    }
}
