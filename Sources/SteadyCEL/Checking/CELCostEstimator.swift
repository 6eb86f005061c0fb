/// Estimates what an expression costs, by the rules of the Kubernetes API server.
struct CELCostEstimator {
    private let checked: CELChecked
    private let root: CELSchema
    private var paths: [Int: [String]] = [:]
    private var sizes: [Int: CELEstimate] = [:]
    private var entries: [Int: Entry] = [:]
    private var locals: [(name: String, local: Local)] = []

    /// Sizes of the keys and values of a collection that the expression makes.
    private struct Entry {
        var isList: Bool
        var key: CELEstimate
        var value: CELEstimate
    }

    private struct Local {
        var path: [String]
        var size: CELEstimate?
        var entry: Entry?
    }

    init(checked: CELChecked, root: CELSchema) {
        self.checked = checked
        self.root = root
    }

    private func type(_ node: CELNode) -> CELType { checked.types[node.id] ?? .dyn }
    private func local(_ name: String) -> Local? { locals.last { $0.name == name }?.local }

    mutating func cost(_ node: CELNode) -> CELEstimate {
        switch node.kind {
        case .literal: return CELEstimate(0)
        case .identifier(let name):
            paths[node.id] = local(name)?.path ?? [name]
            return CELEstimate(1)
        case .select(let operand, let field, let isTest):
            if checked.names[node.id] != nil { return CELEstimate(1) }
            let inner = cost(operand)
            if isTest { return inner }
            paths[node.id] = path(operand) + [field]
            switch type(operand) {
            case .map, .object, .dyn: return inner + CELEstimate(1)
            default: return inner
            }
        case .call(let function, let target, let arguments): return call(node, function, target, arguments)
        case .list(let elements, _):
            var sum = CELEstimate(10)
            var size = CELEstimate(elements.isEmpty ? 0 : .max, 0)
            for element in elements {
                sum += cost(element)
                size = size.union(sizeOrUnknown(element))
            }
            entries[node.id] = Entry(isList: true, key: CELEstimate(1), value: size)
            return sum
        case .map(let pairs):
            var sum = CELEstimate(30)
            var key = CELEstimate(pairs.isEmpty ? 0 : .max, 0)
            var value = key
            for pair in pairs {
                sum += cost(pair.key)
                sum += cost(pair.value)
                key = key.union(sizeOrUnknown(pair.key))
                value = value.union(sizeOrUnknown(pair.value))
            }
            entries[node.id] = Entry(isList: false, key: key, value: value)
            return sum
        case .structure(_, let fields): return fields.reduce(CELEstimate(40)) { $0 + cost($1.value) }
        case .fold(let fold): return self.fold(node, fold)
        }
    }

    // MARK: Sizes

    private func path(_ node: CELNode) -> [String] {
        if let name = node.identifierName, let local = local(name) { return local.path }
        return paths[node.id] ?? []
    }

    private func sizeOrUnknown(_ node: CELNode) -> CELEstimate { size(node) ?? .unknown }

    private func size(_ node: CELNode) -> CELEstimate? {
        if let known = sizes[node.id] { return known }
        switch node.kind {
        case .literal(let value): return CELEstimate(value.costSize)
        case .list(let elements, _): return CELEstimate(UInt64(elements.count))
        case .map(let pairs): return CELEstimate(UInt64(pairs.count))
        default: break
        }
        let path = path(node)
        if !path.isEmpty, path[0] != CELNode.accumulator, let size = schemaSize(path) { return size }
        if Self.isScalar(type(node)) { return CELEstimate(1) }
        if let name = node.identifierName { return local(name)?.size }
        return nil
    }

    private static func isScalar(_ type: CELType) -> Bool {
        switch type {
        case .bool, .double, .duration, .int, .timestamp, .uint: true
        case .optional(let inner): isScalar(inner)
        default: false
        }
    }

    private func schemaSize(_ path: [String]) -> CELEstimate? {
        var schema = root
        for name in path.dropFirst() {
            switch name {
            case "@items", "@values":
                guard schema.kind == .list || schema.kind == .map else { return nil }
                schema = schema.element
            case "@keys":
                guard schema.kind == .map else { return nil }
                return CELEstimate(0, 0)
            default:
                guard let field = schema.fields[name] else { return nil }
                schema = field.schema
            }
        }
        return CELEstimate(0, schema.maximumCount)
    }

    private func entry(_ node: CELNode) -> Entry? {
        if let known = entries[node.id] { return known }
        return node.identifierName.flatMap { local($0)?.entry }
    }

    // MARK: Loops

    private mutating func push(_ name: String, _ range: CELNode, key: Bool) {
        let entry = entry(range)
        var isList = entry?.isList ?? false
        if entry == nil, case .list = type(range) { isList = true }
        let step = key ? (isList ? "@indices" : "@keys") : (isList ? "@items" : "@values")
        locals.append((name, Local(path: path(range) + [step], size: key ? entry?.key : entry?.value, entry: nil)))
    }

    private mutating func fold(_ node: CELNode, _ fold: CELNode.Fold) -> CELEstimate {
        let isBind = fold.accumulator != CELNode.accumulator
        var sum = cost(fold.range)
        sum += cost(fold.start)
        locals.append((fold.accumulator, Local(path: path(fold.start), size: size(fold.start), entry: entry(fold.start))))
        if isBind {
            sum += cost(fold.result)
            locals.removeLast()
            sizes[node.id] = size(fold.result)
            entries[node.id] = entry(fold.result)
            return sum
        }
        var count = 1
        if let second = fold.secondVariable {
            push(fold.variable, fold.range, key: true)
            push(second, fold.range, key: false)
            count = 2
        } else {
            var isList = entry(fold.range)?.isList ?? false
            if entry(fold.range) == nil, case .list = type(fold.range) { isList = true }
            push(fold.variable, fold.range, key: !isList)
        }
        let loop = cost(fold.condition) + cost(fold.step)
        locals.removeLast(count)
        sum += cost(fold.result)
        locals.removeLast()
        let range = sizeOrUnknown(fold.range)
        sum += range * loop
        switch fold.start.kind {
        case .literal: sizes[node.id] = size(fold.start)
        case .list, .map:
            sizes[node.id] = range
            if let entry = entry(fold.step) { entries[node.id] = entry }
        default: break
        }
        return sum
    }

    // MARK: Calls

    private mutating func call(
        _ node: CELNode, _ function: String, _ target: CELNode?, _ arguments: [CELNode]
    ) -> CELEstimate {
        if function == "dyn", arguments.count == 1 {
            let inner = cost(arguments[0])
            sizes[node.id] = size(arguments[0])
            entries[node.id] = entry(arguments[0])
            return inner + CELEstimate(1)
        }
        let costs = arguments.map { cost($0) }
        guard let overloads = checked.overloads[node.id], !overloads.isEmpty else { return CELEstimate(0) }
        let name = checked.names[node.id] ?? function
        var sum = CELEstimate(0)
        let member = checked.names[node.id] == nil ? target : nil
        if let member { sum = cost(member) }
        var total = CELEstimate(.max, 0)
        var result: CELEstimate?
        for overload in overloads {
            let (cost, size) = self.function(node, name, overload, member, arguments, costs)
            total = total.union(cost)
            if let size { result = result.map { $0.union(size) } ?? size }
            if overload == "index_list" || overload == "index_map", let container = arguments.first {
                result = entry(container)?.value
                paths[node.id] = path(container) + [overload == "index_list" ? "@items" : "@values"]
            }
            if result == nil { result = self.size(node) }
        }
        sizes[node.id] = result
        return sum + total
    }

    private mutating func function(
        _ node: CELNode, _ name: String, _ overload: String, _ target: CELNode?, _ arguments: [CELNode], _ costs: [CELEstimate]
    ) -> (cost: CELEstimate, size: CELEstimate?) {
        let all = costs.reduce(CELEstimate(0), +)
        if let (cost, size) = library(name, overload, target, arguments) { return (cost + all, size) }
        let first = arguments.first.map { sizeOrUnknown($0) } ?? .unknown
        let second = arguments.count > 1 ? sizeOrUnknown(arguments[1]) : .unknown
        switch overload {
        case "string_format":
            return ((target.map { sizeOrUnknown($0) } ?? .unknown).scaled(0.1) + all, nil)
        case "string_to_bytes":
            return (first.scaled(0.1) + all, CELEstimate(first.minimum, CELEstimate.product(first.maximum, 4)))
        case "bytes_to_string": return (first.scaled(0.1) + all, CELEstimate(first.minimum / 4, first.maximum))
        case "strings_quote": return (first.scaled(0.1) + all, first * CELEstimate(1, 2) + CELEstimate(2))
        case "starts_with_string", "ends_with_string": return (first.scaled(0.1) + all, nil)
        case "in_list": return (second + all, nil)
        case "matches_string":
            let text = ((target.map { sizeOrUnknown($0) } ?? .unknown) + CELEstimate(1)).scaled(0.1)
            return (text * first.scaled(0.25) + all, nil)
        case "contains_string":
            return ((target.map { sizeOrUnknown($0) } ?? .unknown).scaled(0.1) * first.scaled(0.1) + all, nil)
        case "logical_or", "logical_and": return (CELEstimate(costs[0].minimum, (costs[0] + costs[1]).maximum), nil)
        case "conditional":
            if let yes = entry(arguments[1]), let no = entry(arguments[2]) {
                entries[node.id] = Entry(isList: yes.isList, key: yes.key.union(no.key), value: yes.value.union(no.value))
            }
            return (costs[0] + costs[1].union(costs[2]), second.union(sizeOrUnknown(arguments[2])))
        case "add_string", "add_bytes", "add_list":
            if let a = entry(arguments[0]), let b = entry(arguments[1]) {
                entries[node.id] = Entry(isList: a.isList, key: a.key.union(b.key), value: a.value.union(b.value))
            }
            let size = first + second
            return ((overload == "add_list" ? CELEstimate(1) : size.scaled(0.1)) + all, size)
        default: break
        }
        let compared = [
            "less_string", "greater_string", "less_equals_string", "greater_equals_string", "less_bytes",
            "greater_bytes", "less_equals_bytes", "greater_equals_bytes", "equals", "not_equals",
        ]
        guard compared.contains(overload) else { return (CELEstimate(1) + all, nil) }
        let most = min(first.maximum, second.maximum)
        return (CELEstimate(most > 0 ? 1 : 0, most).scaled(0.1) + all, nil)
    }

    /// The functions of Kubernetes; `nil` for others.
    private func library(
        _ name: String, _ overload: String, _ target: CELNode?, _ arguments: [CELNode]
    ) -> (cost: CELEstimate, size: CELEstimate?)? {
        let first = arguments.first.map { sizeOrUnknown($0) } ?? .unknown
        let whole = target.map { sizeOrUnknown($0) } ?? .unknown
        switch name {
        case "check": return (CELEstimate(350_000), nil)
        case "serviceAccount", "path", "group", "resource", "subresource", "namespace", "name", "allowed", "reason", "error",
            "errored", "masked", "prefixLength", "family", "isUnspecified", "isLoopback", "isLinkLocalMulticast",
            "isLinkLocalUnicast", "isGlobalUnicast", "format.named", "sign", "asInteger", "isInteger", "asApproximateFloat",
            "isGreaterThan", "isLessThan", "compareTo", "add", "sub", "major", "minor", "patch", "getScheme", "getHostname",
            "getHost", "getPort", "getEscapedPath", "getQuery":
            return (CELEstimate(1), nil)
        case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf":
            guard let target else { return nil }
            guard case .list(let inner) = type(target) else { return (whole.scaled(0.1), nil) }
            var each = CELEstimate(1)
            if inner == .string || inner == .bytes { each += elementSize(target).scaled(0.1) }
            return (whole * each, nil)
        case "distinct": return target == nil ? nil : (whole * whole, whole)
        case "url": return (first.scaled(0.1), first)
        case "lowerAscii", "upperAscii", "substring", "trim": return (whole.scaled(0.1), whole)
        case "replace":
            guard arguments.count >= 2 else { return nil }
            return (whole.scaled(0.2), Self.replaced(whole, first, sizeOrUnknown(arguments[1])))
        case "split":
            var most = whole.maximum
            if arguments.count > 1, case .int(let limit)? = arguments[1].literalValue { most = UInt64(bitPattern: limit) }
            return (whole.scaled(0.2), CELEstimate(0, most))
        case "join":
            guard let target else { return nil }
            var size = whole * elementSize(target)
            if !arguments.isEmpty {
                size += first * CELEstimate(whole.minimum > 0 ? whole.minimum - 1 : 0, whole.maximum > 0 ? whole.maximum - 1 : 0)
            }
            return (size.scaled(0.1), size)
        case "find", "findAll":
            return ((whole + CELEstimate(1)).scaled(0.1) * first.scaled(0.25), CELEstimate(0, whole.maximum))
        case "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver": return (first.scaled(0.1), nil)
        case "ip": return (overload == "cidr_ip" ? CELEstimate(1) : first.scaled(0.1), nil)
        case "ip.isCanonical": return (first.scaled(0.2), nil)
        case "containsIP":
            return (
                CELEstimate(8, 32).scaled(0.1) + (overload == "cidr_contains_ip_string" ? first.scaled(0.1) : CELEstimate(0)), nil
            )
        case "containsCIDR":
            let base = CELEstimate(8, 32).scaled(0.1) + CELEstimate(4, 16).scaled(0.1) + CELEstimate(1)
            return (base + (overload == "cidr_contains_cidr_string" ? first.scaled(0.1) : CELEstimate(0)), nil)
        case "validate": return (first.scaled(0.1).scaled(32), nil)
        case "_==_":
            guard arguments.count == 2, case .opaque = type(arguments[0]), type(arguments[0]) == type(arguments[1]) else {
                return nil
            }
            return (CELEstimate(1), nil)
        default: return nil
        }
    }

    private func elementSize(_ list: CELNode) -> CELEstimate {
        let path = path(list)
        guard !path.isEmpty, path[0] != CELNode.accumulator else { return .unknown }
        return schemaSize(path + ["@items"]) ?? .unknown
    }

    private static func replaced(_ whole: CELEstimate, _ old: CELEstimate, _ new: CELEstimate) -> CELEstimate {
        var count = CELEstimate(0)
        var kept = CELEstimate(0)
        func parts(_ a: UInt64, _ b: UInt64) -> UInt64 { UInt64(min(0x1p63, (Double(a) / Double(b)).rounded(.up))) }
        if old.minimum == 0 {
            count.maximum = whole.maximum < .max ? whole.maximum + 1 : whole.maximum
            kept.maximum = whole.maximum
        } else if new.maximum <= old.minimum {
            kept.maximum = whole.maximum
        } else {
            count.maximum = parts(whole.maximum, old.minimum)
        }
        if old.maximum == 0 {
            count.minimum = whole.minimum + 1
            kept.minimum = whole.minimum
        } else if old.maximum <= new.minimum {
            kept.minimum = whole.minimum
        } else {
            count.minimum = parts(whole.minimum, old.maximum)
        }
        return count * new + kept
    }
}
