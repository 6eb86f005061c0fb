import SteadyCodec
import SteadyModel

/// Rules for what drivers tell of the devices there are.
enum SliceRules {
    static let slice: KindStrategy.Rules = { object, problems in check(object["spec"], nil, &problems) }
    static let update: KindStrategy.UpdateRules = { object, live, problems in check(object["spec"], live["spec"], &problems) }

    /// Taints get the time at which they are read, if they have none.
    static let fillTimes: KindStrategy.PrepareForCreate = { object, setting in
        object.change("spec") { spec in
            spec.changeEach("devices") { device in
                device.changeEach("taints") { $0.fill("timeAdded", .string(setting.now)) }
            }
        }
    }

    private static func check(_ spec: Field, _ live: Field?, _ problems: inout Problems) {
        StorageRules.driverName(spec["driver"], &problems)
        let pool = spec["pool"]
        poolName(pool["name"], &problems)
        let count = pool["resourceSliceCount"].number ?? 0
        if count <= 0 { problems.invalid(pool["resourceSliceCount"].with(.integer(count)), "must be greater than zero") }
        if let generation = pool["generation"].number, generation < 0 {
            problems.invalid(pool["generation"], "must be greater than or equal to zero")
        }
        if let live {
            for (new, old) in [(pool["name"], live["pool"]["name"]), (spec["driver"], live["driver"])] where new != old {
                problems.invalid(new.with(.string(new.text)), "field is immutable")
            }
            problems.unchanged(spec["nodeName"], live["nodeName"])
        }
        nodes(spec, &problems)
        if spec["sharedCounters"].isThere, spec["devices"].isThere {
            problems.invalid(spec, shown: "", "only one of `sharedCounters` or `devices` is allowed")
        }
        devices(spec, live, &problems)
        DeviceRules.list(spec["sharedCounters"], limit: 8, key: { $0["name"].text }, &problems) { set, problems in
            problems.checkRequired(set["name"], Validation.dns1123Label)
            counters(set["counters"], &problems)
        }
    }

    static func poolName(_ field: Field, _ problems: inout Problems) {
        if field.isEmpty {
            problems.required(field)
            return
        }
        if field.text.utf8.count > 253 { problems.tooLong(field, 253) }
        for part in field.text.split(separator: "/", omittingEmptySubsequences: false) {
            for why in Validation.dns1123Subdomain(String(part)) { problems.invalid(field, shown: .string(String(part)), why) }
        }
    }

    private static func counters(_ field: Field, _ problems: inout Problems) {
        if field.isEmpty { problems.required(field) }
        if field.count > 32 { problems.tooMany(field, 32) }
        for (key, _) in field.members { problems.check(field.with(.string(key)), Validation.dns1123Label) }
    }

    // MARK: Nodes

    private static let ways = "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required"

    private static func nodes(_ spec: Field, _ problems: inout Problems) {
        var set: [String] = []
        if case .string(let name)? = spec["nodeName"].value {
            if name.isEmpty {
                problems.invalid(spec["nodeName"], "must be either unset or set to a non-empty string")
            } else {
                set.append("`nodeName`")
                problems.check(spec["nodeName"], Validation.dns1123Subdomain)
            }
        }
        let selector = spec["nodeSelector"]
        if selector.isThere {
            set.append("`nodeSelector`")
            PodRules.nodeSelector(selector, &problems)
            if selector["nodeSelectorTerms"].count != 1 {
                problems.invalid(selector["nodeSelectorTerms"], "must have exactly one node selector term")
            }
        }
        for name in ["allNodes", "perDeviceNodeSelection"] where spec[name].isThere {
            if spec[name].isTrue {
                set.append("`\(name)`")
            } else {
                problems.invalid(spec[name], "must be either unset or set to true")
            }
        }
        if set.isEmpty { problems.required(spec, ways) }
        if set.count > 1 {
            problems.invalid(
                spec, shown: .string("{\(set.joined(separator: ", "))}"), ways + ", but multiple fields are set")
        }
    }

    private static func nodes(of device: Field, _ problems: inout Problems) {
        var set: [String] = []
        if case .string(let name)? = device["nodeName"].value {
            if name.isEmpty {
                problems.invalid(device["nodeName"], "must not be empty")
            } else {
                set.append("`nodeName`")
                problems.check(device["nodeName"], Validation.dns1123Subdomain)
            }
        }
        if device["nodeSelector"].isThere {
            set.append("`nodeSelector`")
            PodRules.nodeSelector(device["nodeSelector"], &problems)
        }
        if device["allNodes"].isThere {
            if device["allNodes"].isTrue {
                set.append("`allNodes`")
            } else {
                problems.invalid(device["allNodes"], "must be either unset or set to true")
            }
        }
        let why =
            "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to "
            + "true in the ResourceSlice spec"
        if set.isEmpty { problems.required(device, why) }
        if set.count > 1 { problems.invalid(device, shown: .string("{\(set.joined(separator: ", "))}"), why) }
    }

    // MARK: Devices

    private static func devices(_ spec: Field, _ live: Field?, _ problems: inout Problems) {
        let isAdvanced = spec["devices"].elements.contains { !$0["taints"].isEmpty || !$0["consumesCounters"].isEmpty }
        let isPerDevice = spec["perDeviceNodeSelection"].isTrue
        let before = live?["devices"].elements ?? []
        DeviceRules.list(
            spec["devices"], limit: isAdvanced ? 64 : 128, key: { $0["name"].text }, &problems
        ) { device, problems in
            let old = before.first { $0["name"].text == device["name"].text }
            self.device(device, old, isPerDevice: isPerDevice, &problems)
        }
    }

    private static func device(_ device: Field, _ old: Field?, isPerDevice: Bool, _ problems: inout Problems) {
        problems.check(device["name"], Validation.dns1123Label)
        let count = device["attributes"].count + device["capacity"].count
        if count > 32 {
            problems.invalid(
                device, shown: .integer(Int64(count)), "the total number of attributes and capacities must not exceed 32")
        }
        for (key, attribute) in device["attributes"].members {
            DeviceRules.attributeName(key, device["attributes"], &problems)
            self.attribute(attribute, &problems)
        }
        for (key, capacity) in device["capacity"].members {
            DeviceRules.attributeName(key, device["capacity"], &problems)
            let policy = capacity["requestPolicy"]
            if policy.isThere, !device["allowMultipleAllocations"].isTrue {
                problems.forbidden(policy, "allowMultipleAllocations must be true")
            }
        }
        if old.map({ $0["taints"] != device["taints"] }) ?? true {
            DeviceRules.list(device["taints"], limit: 16, &problems, taint)
        }
        DeviceRules.list(device["consumesCounters"], limit: 2, key: { $0["counterSet"].text }, &problems) { use, problems in
            problems.checkRequired(use["counterSet"], Validation.dns1123Label)
            counters(use["counters"], &problems)
        }
        if isPerDevice {
            nodes(of: device, &problems)
        } else if ["nodeName", "nodeSelector", "allNodes"].contains(where: { device[$0].isThere }) {
            problems.invalid(
                device, shown: .null,
                "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the "
                    + "ResourceSlice spec")
        }
    }

    private static func attribute(_ attribute: Field, _ problems: inout Problems) {
        let text = attribute["string"]
        let version = attribute["version"]
        if text.text.utf8.count > 64 { problems.tooLong(text, 64) }
        if version.isThere {
            if !isVersion(version.text) { problems.invalid(version, "must be a string compatible with semver.org spec 2.0.0") }
            if version.text.utf8.count > 64 { problems.tooLong(version, 64) }
        }
        let set = ["bool", "int", "string", "version"].filter { attribute[$0].isThere }
        if set.isEmpty { problems.invalid(attribute, shown: "", "exactly one value must be specified") }
        if set.count > 1 { problems.invalid(attribute, "exactly one value must be specified") }
    }

    private static func taint(_ taint: Field, _ problems: inout Problems) {
        problems.check(taint["key"], Validation.qualifiedName)
        if !taint["value"].isEmpty { problems.check(taint["value"], Validation.labelValue) }
        problems.requireOne(taint["effect"], of: ["NoExecute", "NoSchedule", "None"])
    }

    /// Whether a text is a version of three numbers, with what may follow them.
    private static func isVersion(_ text: String) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
        func isPlain(_ byte: UInt8) -> Bool {
            isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
        }
        func isNumber(_ part: Substring) -> Bool {
            !part.isEmpty && part.utf8.allSatisfy(isDigit) && (part == "0" || !part.hasPrefix("0"))
        }
        func parts(_ text: Substring) -> [Substring] { text.split(separator: ".", omittingEmptySubsequences: false) }
        let whole = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        if whole.count == 2, !parts(whole[1]).allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isPlain) }) { return false }
        guard let first = whole.first else { return false }
        let core = first.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        if core.count == 2,
            !parts(core[1]).allSatisfy({
                !$0.isEmpty && $0.utf8.allSatisfy(isPlain) && (isNumber($0) || !$0.utf8.allSatisfy(isDigit))
            })
        {
            return false
        }
        return core.first.map { parts($0).count == 3 && parts($0).allSatisfy(isNumber) } ?? false
    }
}
