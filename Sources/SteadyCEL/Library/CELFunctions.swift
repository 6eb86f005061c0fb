/// The functions by name; which overload is meant depends on the values.
enum CELFunctions {
    /// Calls a function with arguments none of which is a failure; for members the first is the target.
    static func call(_ name: String, _ values: [CELValue], isMember: Bool) -> CELValue {
        if isMember, case .opaque(let opaque)? = values.first, let callable = opaque as? any CELCallable,
            let result = callable.call(name, Array(values.dropFirst()))
        {
            return result
        }
        return CELOperators.call(name, values) ?? CELConversions.call(name, values) ?? CELOptionals.call(name, values)
            ?? (isMember ? CELTimeParts.call(name, values) : nil) ?? CELStringFunctions.call(name, values)
            ?? CELListFunctions.call(name, values) ?? CELSetFunctions.call(name, values)
            ?? CELKubernetesFunctions.call(name, values) ?? CELMathFunctions.call(name, values) ?? .noOverload
    }
}

/// Operators and what the language itself has.
enum CELOperators {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        if values.count == 2 {
            let (a, b) = (values[0], values[1])
            switch name {
            case "_==_": return .bool(CELValue.areEqual(a, b))
            case "_!=_": return .bool(!CELValue.areEqual(a, b))
            case "_<_": return order(a, b) { $0 < 0 }
            case "_<=_": return order(a, b) { $0 <= 0 }
            case "_>_": return order(a, b) { $0 > 0 }
            case "_>=_": return order(a, b) { $0 >= 0 }
            case "_+_": return add(a, b)
            case "_-_": return subtract(a, b)
            case "_*_": return multiply(a, b)
            case "_/_": return divide(a, b)
            case "_%_": return remainder(a, b)
            case "_[_]": return index(a, b)
            case "_?._":
                guard case .string(let field) = b else { return .noOverload }
                return CELEvaluator.optionalMember(field, a)
            case "_[?_]": return optionalIndex(a, b)
            case "@in": return isIn(a, b)
            default: break
            }
        }
        switch (name, values.first) {
        case ("!_", .bool(let bool)?): return .bool(!bool)
        case ("-_", .int(let int)?): return int == .min ? .failure(.integerOverflow) : .int(-int)
        case ("-_", .double(let double)?): return .double(-double)
        case ("size", let value?) where values.count == 1: return size(value)
        case ("cel.@mapInsert", .map(let map)?): return inserted(map, Array(values.dropFirst()))
        case ("matches", .string(let text)?):
            guard values.count == 2, case .string(let pattern) = values[1] else { return .noOverload }
            do throws(RegexError) {
                return .bool(try LinearRegex(pattern).matches(text))
            } catch {
                return .fail(error.description)
            }
        default: return nil
        }
    }

    private static func order(_ a: CELValue, _ b: CELValue, _ test: (Int) -> Bool) -> CELValue {
        if let order = CELValue.compare(a, b) { return .bool(test(order)) }
        if case .double = a, CELValue.compareNumbers(.double(0), b) != nil || isNaN(b) { return .bool(false) }
        if isNaN(b), CELValue.compareNumbers(a, .double(0)) != nil { return .bool(false) }
        return .noOverload
    }

    private static func isNaN(_ value: CELValue) -> Bool {
        if case .double(let double) = value { return double.isNaN }
        return false
    }

    private static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> CELValue {
        result.overflow ? .failure(.integerOverflow) : .int(result.partialValue)
    }

    private static func checked(_ result: (partialValue: UInt64, overflow: Bool)) -> CELValue {
        result.overflow ? .failure(.unsignedOverflow) : .uint(result.partialValue)
    }

    static func add(_ a: CELValue, _ b: CELValue) -> CELValue {
        switch (a, b) {
        case (.int(let x), .int(let y)): checked(x.addingReportingOverflow(y))
        case (.uint(let x), .uint(let y)): checked(x.addingReportingOverflow(y))
        case (.double(let x), .double(let y)): .double(x + y)
        case (.string(let x), .string(let y)): .string(x + y)
        case (.bytes(let x), .bytes(let y)): .bytes(x + y)
        case (.list(let x), .list(let y)): .list(x.appending(y))
        case (.duration(let x), .duration(let y)): x.advanced(by: y).map { .duration($0) } ?? .failure(.durationOverflow)
        case (.timestamp(let x), .duration(let y)), (.duration(let y), .timestamp(let x)):
            x.advanced(by: y).map { .timestamp($0) } ?? .failure(.timestampOverflow)
        default: .noOverload
        }
    }

    private static func subtract(_ a: CELValue, _ b: CELValue) -> CELValue {
        switch (a, b) {
        case (.int(let x), .int(let y)): return checked(x.subtractingReportingOverflow(y))
        case (.uint(let x), .uint(let y)): return checked(x.subtractingReportingOverflow(y))
        case (.double(let x), .double(let y)): return .double(x - y)
        case (.duration(let x), .duration(let y)): return x.less(y).map { .duration($0) } ?? .failure(.durationOverflow)
        case (.timestamp(let x), .timestamp(let y)): return x.since(y).map { .duration($0) } ?? .failure(.durationOverflow)
        case (.timestamp(let x), .duration(let y)):
            guard y.nanoseconds != .min else { return .failure(.timestampOverflow) }
            let moved = x.advanced(by: CELDuration(nanoseconds: -y.nanoseconds))
            return moved.map { .timestamp($0) } ?? .failure(.timestampOverflow)
        default: return .noOverload
        }
    }

    private static func multiply(_ a: CELValue, _ b: CELValue) -> CELValue {
        switch (a, b) {
        case (.int(let x), .int(let y)): checked(x.multipliedReportingOverflow(by: y))
        case (.uint(let x), .uint(let y)): checked(x.multipliedReportingOverflow(by: y))
        case (.double(let x), .double(let y)): .double(x * y)
        default: .noOverload
        }
    }

    private static func divide(_ a: CELValue, _ b: CELValue) -> CELValue {
        switch (a, b) {
        case (.int, .int(0)), (.uint, .uint(0)): .failure(.divisionByZero)
        case (.int(let x), .int(let y)): checked(x.dividedReportingOverflow(by: y))
        case (.uint(let x), .uint(let y)): .uint(x / y)
        case (.double(let x), .double(let y)): .double(x / y)
        default: .noOverload
        }
    }

    private static func remainder(_ a: CELValue, _ b: CELValue) -> CELValue {
        switch (a, b) {
        case (.int, .int(0)), (.uint, .uint(0)): .failure(.modulusByZero)
        case (.int(let x), .int(let y)): checked(x.remainderReportingOverflow(dividingBy: y))
        case (.uint(let x), .uint(let y)): .uint(x % y)
        default: .noOverload
        }
    }

    private static func place(_ index: CELValue) -> Int64? {
        switch index {
        case .int(let int): int
        case .uint(let uint): Int64(exactly: uint)
        case .double(let double): Int64(exactly: double)
        default: nil
        }
    }

    private static func keyText(_ key: CELValue) -> String {
        guard case .string(let text) = CELConversions.call("string", [key]) ?? .null else { return "" }
        return text
    }

    private static func index(_ container: CELValue, _ key: CELValue) -> CELValue {
        switch container {
        case .optional(let inner): return inner.map { optionalIndex($0, key) } ?? container
        case .list(let list):
            guard let place = place(key) else { return .fail("unsupported index type '\(key.dynamicType)' in list") }
            guard place >= 0, place < Int64(list.count) else { return .fail("index out of bounds: \(place)") }
            return list[Int(place)]
        case .map(let map): return map[key] ?? .failure(.noKey(keyText(key)))
        case .opaque(let opaque as any CELMemberSource):
            guard case .string(let name) = key else { return .noOverload }
            return opaque.member(name) ?? .failure(.noKey(name))
        default: return .noOverload
        }
    }

    private static func optionalIndex(_ container: CELValue, _ key: CELValue) -> CELValue {
        switch container {
        case .optional(let inner): return inner.map { optionalIndex($0, key) } ?? container
        case .list(let list):
            guard let place = place(key), place >= 0, place < Int64(list.count) else { return .optional(nil) }
            return .optional(list[Int(place)])
        case .map(let map): return .optional(map[key])
        default: return .noOverload
        }
    }

    private static func isIn(_ value: CELValue, _ container: CELValue) -> CELValue {
        switch container {
        case .list(let list): list.contains(value)
        case .map(let map): .bool(map[value] != nil)
        default: .noOverload
        }
    }

    private static func size(_ value: CELValue) -> CELValue {
        switch value {
        case .string(let text): .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): .int(Int64(bytes.count))
        case .list(let list): .int(Int64(list.count))
        case .map(let map): .int(Int64(map.count))
        default: .noOverload
        }
    }

    private static func inserted(_ map: CELMap, _ values: [CELValue]) -> CELValue {
        var entries = map.keys.map { (key: $0, value: map[$0] ?? .null) }
        let new: [(key: CELValue, value: CELValue)]
        if values.count == 2 {
            new = [(values[0], values[1])]
        } else if case .map(let other)? = values.first {
            new = other.keys.map { ($0, other[$0] ?? .null) }
        } else {
            return .noOverload
        }
        for entry in new where map[entry.key] != nil { return .fail("insert failed: key \(keyText(entry.key)) already exists") }
        entries += new
        return .map(CELMap(entries))
    }
}
