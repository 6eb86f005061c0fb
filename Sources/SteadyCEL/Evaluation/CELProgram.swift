/// What an expression can refer to: variables with their types, and functions.
public struct CELEnvironment: Sendable {
    public var variables: [String: CELType]
    public var libraries: CELLibraries

    public init(variables: [String: CELType], libraries: CELLibraries = .schemaRules) {
        self.variables = variables
        self.libraries = libraries
    }

    /// Reads and checks an expression.
    ///
    /// - Throws: ``CELCompileError`` with the places of all that is wrong.
    public func compile(_ source: String) throws(CELCompileError) -> CELProgram {
        let root = try CELParser.parse(source, libraries: libraries)
        let checked = try CELChecker.check(root, variables: variables, libraries: libraries, source: source)
        return CELProgram(source: source, root: root, checked: checked)
    }
}

/// A checked expression, ready to be evaluated as often as wanted.
public struct CELProgram: Sendable {
    public let source: String
    let root: CELNode
    let checked: CELChecked

    /// The type of its value.
    public var type: CELType { checked.type }

    /// Whether the expression refers to a variable of that name.
    public func refers(to name: String) -> Bool { checked.names.values.contains(name) }

    /// Evaluates the expression.
    ///
    /// - Parameters:
    ///   - variables: the values of the variables by name.
    ///   - budget: what the evaluation may cost; what it did cost is taken from it.
    /// - Throws: ``CELFailure`` if it has no value, or none within the budget.
    public func evaluate(_ variables: [String: CELValue], budget: inout CELBudget) throws(CELFailure) -> CELValue {
        var evaluator = CELEvaluator(checked: checked, variables: variables, limit: budget.perCall)
        defer { budget.spend(evaluator.cost) }
        let value: CELValue
        do {
            value = try evaluator.evaluate(root)
        } catch {
            throw CELFailure("operation cancelled: actual cost limit exceeded")
        }
        if case .failure(let failure) = value { throw failure }
        return value
    }
}

/// What expressions may cost, in the units of the Kubernetes API server.
public struct CELBudget: Hashable, Sendable {
    /// For one evaluation.
    public var perCall: UInt64
    /// What is left for all.
    public private(set) var remaining: UInt64
    /// Whether more was spent than there was.
    public private(set) var isExhausted = false

    public init(perCall: UInt64 = 1_000_000, total: UInt64 = 10_000_000) {
        self.perCall = perCall
        remaining = total
    }

    mutating func spend(_ cost: UInt64) {
        if cost > remaining { isExhausted = true }
        remaining -= min(cost, remaining)
    }
}
