/// Something went wrong in a controller that is not the failure of one reconcile.
public struct ControllerProblem: Sendable {
    /// The controller's name.
    public var controller: String
    /// What went wrong, where.
    public var what: String
    /// The error, if there was one.
    public var error: (any Error)?
    /// When it is tried again; `nil` if nothing is.
    public var retryIn: Duration?
}

extension ControllerProblem: CustomStringConvertible {
    /// Such as `tenants: source “billing” failed: …; tried again in 2.0 seconds`.
    public var description: String {
        "\(controller): \(what)" + (error.map { ": \($0)" } ?? "") + (retryIn.map { "; tried again in \($0)" } ?? "")
    }
}
