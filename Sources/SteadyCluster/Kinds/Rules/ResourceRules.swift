import SteadyCodec
import SteadyModel

/// Rules for amounts of resources.
enum ResourceRules {
    private static let containerNames: Set<String> = ["cpu", "memory", "ephemeral-storage"]
    static let standardNames: Set<String> = containerNames.union([
        "storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu",
        "limits.memory", "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets",
        "configmaps", "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
    ])
    private static let integers: Set<String> = [
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims",
        "services.nodeports", "services.loadbalancers",
    ]

    static func isHugePages(_ name: String) -> Bool { name.hasPrefix("hugepages-") }
    private static func isNative(_ name: String) -> Bool { !name.contains("/") || name.contains("kubernetes.io/") }

    /// Resources of vendors, which cannot be promised twice.
    static func isExtended(_ name: String) -> Bool {
        !isNative(name) && !name.hasPrefix("requests.") && Validation.qualifiedName("requests." + name).isEmpty
    }
    static func allowsOvercommit(_ name: String) -> Bool { isNative(name) && !isHugePages(name) }
    static func isInteger(_ name: String) -> Bool { integers.contains(name) || isExtended(name) }

    static func name(_ name: String, _ field: Field, _ problems: inout Problems) {
        let field = field.with(.string(name))
        let wrong = Validation.qualifiedName(name)
        for why in wrong { problems.invalid(field, why) }
        if wrong.isEmpty, !name.contains("/"), !standardNames.contains(name), !isHugePages(name) {
            problems.invalid(field, "must be a standard resource type or fully qualified")
        }
    }

    static func containerName(_ name: String, _ field: Field, _ problems: inout Problems) {
        self.name(name, field, &problems)
        let field = field.with(.string(name))
        if !name.contains("/") {
            if !containerNames.contains(name), !isHugePages(name) {
                problems.invalid(field, "must be a standard resource for containers")
            }
        } else if !isNative(name), !isExtended(name) {
            problems.invalid(field, "doesn't follow extended resource name standard")
        }
    }

    /// Whether an amount has no fraction, as the server finds out: by its thousandths. Where they do not fit 64 bits, it takes
    /// the lowest of them, but for numbers of few digits, which it calculates with otherwise and finds to be whole.
    static func isWhole(_ quantity: Quantity) -> Bool {
        let milli = quantity.nanos / 1_000_000
        if Int64(exactly: milli) != nil { return quantity.milliValue % 1000 == 0 }
        if quantity.nanos.magnitude == Int128.max.magnitude { return true }
        if quantity.form != .binary {
            var digits = milli.magnitude
            while digits % 10 == 0 { digits /= 10 }
            if digits < 1_000_000_000_000_000_000 { return true }
        }
        return Int64(truncatingIfNeeded: milli) % 1000 == 0
    }

    /// An amount: not negative, and whole where parts make no sense.
    static func amount(_ name: String, _ field: Field, _ problems: inout Problems) {
        guard let quantity = QuotaUsage.quantity(field.value) else { return }
        if quantity.signum() < 0 { problems.invalid(field, "must be greater than or equal to 0") }
        if isInteger(name), !isWhole(quantity) { problems.invalid(field, "must be an integer") }
    }

    private static func hugePages(_ name: String, _ field: Field, _ problems: inout Problems) {
        guard isHugePages(name), let quantity = QuotaUsage.quantity(field.value),
            let size = try? Quantity(String(name.dropFirst("hugepages-".count))), size.signum() > 0
        else { return }
        if quantity.signum() < 0 || quantity.nanos % size.nanos != 0 {
            problems.invalid(field, "\(quantity) is not positive integer multiple of \(name)")
        }
    }

    /// What a container requests and is limited to.
    static func requirements(_ field: Field, claims: Set<String> = [], isPod: Bool = false, _ problems: inout Problems) {
        let limits = field["limits"]
        let requests = field["requests"]
        func check(_ list: Field, _ problems: inout Problems, _ more: (String, Quantity, inout Problems) -> Void) {
            for (name, value) in list.members {
                if isPod { podName(name, value, &problems) } else { containerName(name, value, &problems) }
                amount(name, value, &problems)
                if let quantity = QuotaUsage.quantity(value.value) { more(name, quantity, &problems) }
                hugePages(name, value, &problems)
            }
        }
        check(limits, &problems) { _, _, _ in }
        check(requests, &problems) { name, quantity, problems in
            guard let limit = QuotaUsage.quantity(limits.key(name).value) else {
                if !allowsOvercommit(name) {
                    problems.required(limits, "Limit must be set for non overcommitable resources")
                }
                return
            }
            let shown = JSONValue.string(quantity.description)
            if quantity != limit, !allowsOvercommit(name) {
                problems.invalid(requests, shown: shown, "must be equal to \(name) limit of \(limit)")
            } else if quantity > limit {
                problems.invalid(requests, shown: shown, "must be less than or equal to \(name) limit of \(limit)")
            }
        }
        let names = (limits.members + requests.members).map(\.key)
        if names.contains(where: isHugePages), !names.contains("cpu"), !names.contains("memory") {
            problems.forbidden(field, "HugePages require cpu or memory")
        }
        for (index, claim) in field["claims"].elements.enumerated() {
            let place = Field(claim["name"].value, at: "\(field.path).claims[\(index)]")
            if claim["name"].isEmpty {
                problems.required(place)
            } else if !claims.contains(claim["name"].text) {
                problems.notFound(place)
            }
        }
    }

    private static func podName(_ name: String, _ field: Field, _ problems: inout Problems) {
        self.name(name, field, &problems)
        if ["cpu", "memory"].contains(name) || isHugePages(name) { return }
        problems.notSupported(field.with(.string(name)), ["cpu", "hugepages-", "memory"])
    }
}
