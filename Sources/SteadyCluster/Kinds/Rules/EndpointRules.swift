import SteadyCodec
import SteadyModel

/// Rules for endpoints and their slices.
enum EndpointRules {
    static let endpoints: KindStrategy.Rules = { object, problems in
        for subset in object["subsets"].elements {
            if subset["addresses"].isEmpty, subset["notReadyAddresses"].isEmpty {
                problems.required(subset, "must specify `addresses` or `notReadyAddresses`")
            }
            for address in subset["addresses"].elements + subset["notReadyAddresses"].elements {
                problems.address(address["ip"])
                if !address["hostname"].isEmpty { problems.check(address["hostname"], Validation.dns1123Label) }
                if address["nodeName"].isThere { problems.check(address["nodeName"], Validation.dns1123Subdomain) }
                endpointAddress(address["ip"], &problems)
            }
            for port in subset["ports"].elements {
                if subset["ports"].count > 1, port["name"].isEmpty {
                    problems.required(port["name"])
                } else if !port["name"].isEmpty {
                    problems.check(port["name"], Validation.dns1123Label)
                }
                problems.port(port["port"])
                problems.requireOne(port["protocol"], of: Formats.protocols)
                if port["appProtocol"].isThere { problems.check(port["appProtocol"], Validation.qualifiedName) }
            }
        }
    }

    /// An address that traffic can be sent to.
    static func endpointAddress(_ field: Field, _ problems: inout Problems) {
        let text = field.text
        guard Formats.address(text).isEmpty else {
            if !field.path.hasPrefix("spec.externalIPs") { problems.invalid(field, "must be a valid IP address") }
            return
        }
        if text == "0.0.0.0" || text == "::" { problems.invalid(field, "may not be unspecified (\(text))") }
        if text.hasPrefix("127.") || text == "::1" {
            problems.invalid(field, "may not be in the loopback range (127.0.0.0/8, ::1/128)")
        }
        if text.hasPrefix("169.254.") || text.lowercased().hasPrefix("fe80:") {
            problems.invalid(field, "may not be in the link-local range (169.254.0.0/16, fe80::/10)")
        }
        if text.hasPrefix("224.0.0.") || text.lowercased().hasPrefix("ff02:") {
            problems.invalid(field, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)")
        }
    }

    /// A name of at least two labels.
    private static func fullName(_ text: String) -> [String] {
        let problems = Validation.dns1123Subdomain(text)
        if !problems.isEmpty || text.contains(".") { return problems }
        return ["should be a domain with at least two segments separated by dots"]
    }

    static let sliceWarnings: KindStrategy.Warnings = { object, live in
        let isName = object["addressType"].text == "FQDN"
        let addresses = isName ? [] : object["endpoints"].elements.flatMap { $0["addresses"].elements }
        return (live == nil && isName ? ["spec.addressType: FQDN endpoints are deprecated"] : [])
            + addresses.flatMap(Formats.addressWarnings)
    }

    static let endpointsWarnings: KindStrategy.Warnings = { object, _ in
        object["subsets"].elements.flatMap { subset in
            (subset["addresses"].elements + subset["notReadyAddresses"].elements).flatMap { Formats.addressWarnings($0["ip"]) }
        }
    }

    static let slice: KindStrategy.Rules = { object, problems in
        problems.requireOne(object["addressType"], of: ["FQDN", "IPv4", "IPv6"])
        let type = object["addressType"].text
        if object["endpoints"].count > 1000 { problems.tooMany(object["endpoints"], 1000) }
        for endpoint in object["endpoints"].elements {
            let list = endpoint["addresses"]
            if list.isEmpty { problems.required(list, "must contain at least 1 address") }
            if list.count > 100 { problems.tooMany(list, 100) }
            for address in list.elements where type.hasPrefix("IP") {
                if !Formats.address(address.text).isEmpty {
                    problems.address(address)
                } else {
                    if address.text.contains(":") != (type == "IPv6") {
                        problems.invalid(list.with(address.value), "must be an \(type) address")
                    }
                    endpointAddress(address, &problems)
                }
            }
            for address in list.elements where type == "FQDN" { problems.checkRequired(address, Self.fullName) }
            for hint in ["forZones", "forNodes"] {
                let places = endpoint["hints"][hint]
                if places.count > 8 { problems.tooMany(places, 8) }
                problems.unique(places.elements.map { $0["name"] })
                let rule = hint == "forNodes" ? Validation.dns1123Subdomain : Validation.labelValue
                for place in places.elements { problems.check(place["name"], rule) }
            }
            if endpoint["nodeName"].isThere { problems.check(endpoint["nodeName"], Validation.dns1123Subdomain) }
            if endpoint["hostname"].isThere { problems.check(endpoint["hostname"], Validation.dns1123Label) }
        }
        if object["ports"].count > 20_000 { problems.tooMany(object["ports"], 20_000) }
        var names: Set<String> = []
        for port in object["ports"].elements {
            let name = port["name"].with(.string(port["name"].text))
            if !name.isEmpty { problems.check(name, Validation.dns1123Label) }
            if !names.insert(name.text).inserted { problems.duplicate(name) }
            if port["protocol"].isThere {
                problems.one(port["protocol"], of: Formats.protocols)
            } else {
                problems.required(port["protocol"])
            }
            if port["appProtocol"].isThere { problems.check(port["appProtocol"], Validation.qualifiedName) }
        }
    }
}
