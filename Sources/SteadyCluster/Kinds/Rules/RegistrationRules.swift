import SteadyCodec
import SteadyModel

/// Rules for aggregated APIs and for addresses of services.
enum RegistrationRules {
    static let apiService: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        let group = spec["group"].text
        let version = spec["version"].text
        let name = object["metadata"]["name"]
        if Validation.pathSegment(name.text).isEmpty, name.text != "\(version).\(group)" {
            problems.invalid(name, "must be `spec.version+\".\"+spec.group`: \(GoFormat.quoted("\(version).\(group)"))")
        }
        if group.isEmpty, version != "v1" {
            problems.required(spec["group"], "only v1 may have an empty group and it better be legacy kube")
        }
        if !group.isEmpty { problems.check(spec["group"], Validation.dns1123Subdomain) }
        problems.check(spec["version"], Validation.dns1035Label)
        for (name, limit) in [("groupPriorityMinimum", 20_000), ("versionPriority", 1000)] as [(String, Int64)] {
            let number = spec[name].number ?? 0
            if number <= 0 || number > limit {
                problems.invalid(spec[name].with(.integer(number)), "must be positive and less than \(limit)")
            }
        }
        let service = spec["service"]
        let bundle = spec["caBundle"]
        let skips = spec["insecureSkipTLSVerify"]
        guard service.isThere else {
            if !bundle.isEmpty { problems.invalid(bundle, "local APIServices may not have a caBundle") }
            if skips.isTrue { problems.invalid(skips, "local APIServices may not have insecureSkipTLSVerify") }
            return
        }
        for name in ["namespace", "name"] where service[name].isEmpty { problems.required(service[name]) }
        if !(1...65_535).contains(service["port"].number ?? 0) {
            problems.invalid(
                service["port"].with(.integer(service["port"].number ?? 0)),
                "port is not valid: must be between 1 and 65535, inclusive")
        }
        if skips.isTrue, !bundle.isEmpty { problems.invalid(skips, "may not be true if caBundle is present") }
    }

    static let apiServiceStatus: KindStrategy.UpdateRules = { object, _, problems in
        for condition in object["status"]["conditions"].elements {
            problems.one(condition["status"], of: ["True", "False", "Unknown"])
        }
    }

    // MARK: Addresses of services

    static let ipAddress: KindStrategy.Rules = { object, problems in
        let parent = object["spec"]["parentRef"]
        guard parent.isThere else {
            problems.required(parent)
            return
        }
        if !parent["group"].isEmpty { problems.check(parent["group"], Validation.dns1123Subdomain) }
        problems.checkRequired(parent["resource"], Validation.pathSegment)
        problems.checkRequired(parent["name"], Validation.pathSegment)
        if !parent["namespace"].isEmpty { problems.check(parent["namespace"], Validation.pathSegment) }
    }

    static func ipAddressName(_ name: String) -> [String] { Formats.address(name) }

    static let serviceCIDR: KindStrategy.Rules = { object, problems in
        let ranges = object["spec"]["cidrs"]
        if ranges.isEmpty {
            problems.required(ranges, "at least one CIDR required")
        } else if ranges.count > 2 {
            problems.invalid(ranges, "may only hold up to 2 values")
        } else {
            for range in ranges.elements { problems.check(range, Formats.network) }
            let texts = ranges.texts
            if texts.count == 2, texts.allSatisfy({ Formats.network($0).isEmpty }),
                texts[0].contains(":") == texts[1].contains(":")
            {
                problems.invalid(
                    ranges, "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64")
            }
        }
    }

    static let serviceCIDRUpdate: KindStrategy.UpdateRules = { object, live, problems in
        let new = object["spec"]["cidrs"].elements
        let old = live["spec"]["cidrs"].elements
        let isExtended = old.count == 1 && new.count == 2
        if new.count == old.count || isExtended {
            for (range, before) in zip(new, old) { problems.unchanged(range, before) }
            if isExtended { serviceCIDR(object, &problems) }
        } else {
            problems.invalid(object["spec"]["cidrs"], "field is immutable")
        }
    }
}
