import SteadyCodec
import SteadyModel

/// Rules for what storage drivers tell of themselves.
enum DriverRules {
    static let node: KindStrategy.Rules = { object, problems in
        var names: Set<String> = []
        for driver in object["spec"]["drivers"].elements {
            StorageRules.driverName(driver["name"], &problems)
            let id = driver["nodeID"]
            if id.isEmpty { problems.required(id) }
            if id.text.utf8.count > 256 { problems.invalid(id, "must be 256 characters or less") }
            problems.nonNegative(driver["allocatable"]["count"])
            if !names.insert(driver["name"].text).inserted { problems.duplicate(driver["name"]) }
            var keys: Set<String> = []
            for key in driver["topologyKeys"].elements {
                // The place that is blamed is the driver as a whole.
                let place = driver.with(.string(key.text))
                if key.text.isEmpty { problems.required(driver) }
                if !keys.insert(key.text).inserted { problems.duplicate(place) }
                problems.check(place, Validation.qualifiedName)
            }
        }
    }

    static let nodeUpdate: KindStrategy.UpdateRules = { object, live, problems in
        func fixed(_ driver: Field) -> JSONValue {
            var value = driver.value ?? [:]
            value["allocatable"] = nil
            return value
        }
        for driver in object["spec"]["drivers"].elements {
            for before in live["spec"]["drivers"].elements
            where before["name"].text == driver["name"].text && fixed(before) != fixed(driver) {
                problems.invalid(object["spec"]["drivers"], shown: fixed(driver), "field is immutable")
            }
        }
    }

    static let capacity: KindStrategy.Rules = { object, problems in
        problems.labelSelector(object["nodeTopology"])
        problems.check(object["storageClassName"], Validation.dns1123Subdomain)
        let capacity = object["capacity"]
        if let quantity = QuotaUsage.quantity(capacity.value), quantity.signum() < 0 {
            problems.invalid(capacity, "must be greater than or equal to 0")
        }
    }

    static let capacityUpdate: KindStrategy.UpdateRules = { object, live, problems in
        for name in ["nodeTopology", "storageClassName"] { problems.unchanged(object[name], live[name]) }
    }

    static let attributesClass: KindStrategy.Rules = { object, problems in
        problems.checkRequired(object["driverName"]) { Validation.qualifiedName($0.lowercased()) }
        StorageRules.parameters(object["parameters"], &problems)
        if object["parameters"].isEmpty {
            problems.required(object["parameters"], "must contain at least one key/value pair")
        }
    }

    static let attributesClassUpdate: KindStrategy.UpdateRules = { object, live, problems in
        for name in ["driverName", "parameters"] where object[name] != live[name] {
            problems.forbidden(object[name], "updates to \(name) are forbidden.")
        }
    }

    // MARK: Attachments

    static let attachment: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        StorageRules.driverName(spec["attacher"], &problems)
        let name = spec["source"]["persistentVolumeName"]
        let inline = spec["source"]["inlineVolumeSpec"]
        if name.isThere == inline.isThere {
            let why = "must specify exactly one of inlineVolumeSpec and persistentVolumeName"
            if name.isThere { problems.forbidden(spec["source"], why) } else { problems.required(spec["source"], why) }
        } else if name.isThere, name.isEmpty {
            problems.required(name, "must specify non empty persistentVolumeName")
        }
        problems.check(spec["nodeName"], Validation.dns1123Subdomain)
        status(object["status"], &problems)
        if name.isThere { problems.check(name, Validation.dns1123Subdomain) }
    }

    static let attachmentStatus: KindStrategy.UpdateRules = { object, _, problems in attachment(object, &problems) }

    private static func status(_ status: Field, _ problems: inout Problems) {
        for name in ["attachError", "detachError"] {
            let code = status[name]["errorCode"]
            if let number = code.number, number < 0 {
                problems.invalid(code, "must be between 0 and 2147483647, inclusive")
            }
        }
    }

    // MARK: Topologies

    static func topologies(_ terms: Field, _ problems: inout Problems) {
        // The server compares each term also with as many empty ones as there are terms.
        var seen: [[String: Set<String>]] = Array(repeating: [:], count: terms.count)
        for term in terms.elements {
            var keys: [String: Set<String>] = [:]
            for expression in term["matchLabelExpressions"].elements {
                let key = expression["key"]
                let values = expression["values"]
                if values.isEmpty { problems.required(values) }
                var set: Set<String> = []
                for value in values.elements where !set.insert(value.text).inserted { problems.duplicate(value) }
                problems.check(key.with(.string(key.text)), Validation.qualifiedName)
                if keys[key.text] != nil { problems.duplicate(key) }
                keys[key.text] = set
            }
            for other in seen where other == keys {
                problems.add("Duplicate", term["matchLabelExpressions"], "Duplicate value: \"\"")
            }
            seen.append(keys)
        }
    }

    // MARK: Drivers

    static func tokenRequests(_ requests: Field, _ problems: inout Problems) {
        var audiences: Set<String> = []
        for request in requests.elements {
            let audience = request["audience"].with(.string(request["audience"].text))
            guard audiences.insert(audience.text).inserted else {
                problems.duplicate(audience)
                continue
            }
            let expiry = request["expirationSeconds"]
            guard let number = expiry.number else { continue }
            if number < 600 { problems.invalid(expiry, "may not specify a duration less than 10 minutes") }
            if number > 1 << 32 { problems.invalid(expiry, "may not specify a duration larger than 2^32 seconds") }
        }
    }

    static let driverWarnings: KindStrategy.Warnings = { object, live in
        let spec = object["spec"]
        if let live, live["spec"]["tokenRequests"] == spec["tokenRequests"] { return [] }
        if spec["tokenRequests"].isEmpty || spec["serviceAccountTokenInSecrets"].isThere { return [] }
        return [
            "spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to prevent possible "
                + "logging of tokens in volume attributes"
        ]
    }
}
