import SteadyCodec
import SteadyModel

/// Rules for what became of claims to devices.
enum DeviceStatusRules {
    static let update: KindStrategy.UpdateRules = { object, live, problems in
        let status = object["status"]
        let names = RequestNames(object["spec"]["devices"]["requests"])
        let users = status["reservedFor"]
        DeviceRules.list(users, limit: 256, key: { $0["uid"].text }, &problems) { user, problems in
            for name in ["resource", "name", "uid"] where user[name].isEmpty { problems.required(user[name]) }
        }
        let results = status["allocation"]["devices"]["results"].elements
        let allocated = Set(results.map { identity($0) })
        DeviceRules.list(status["devices"], limit: .max, key: { identity($0).serializedText() }, &problems) {
            device($0, allocated, &$1)
        }
        if !users.isEmpty {
            if !status["allocation"].isThere {
                problems.forbidden(users, "may not be specified when `allocated` is not set")
            } else if object["metadata"]["deletionTimestamp"].isThere {
                let before = Set(live["status"]["reservedFor"].value?.arrayValue ?? [])
                if !Set(users.value?.arrayValue ?? []).isSubset(of: before) {
                    problems.forbidden(
                        users, "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set")
                }
            }
        }
        let allocation = status["allocation"]
        if live["status"]["allocation"].isThere, allocation.isThere {
            problems.unchanged(allocation, live["status"]["allocation"])
        } else if allocation.isThere {
            DeviceStatusRules.allocation(allocation, names, &problems)
        }
    }

    /// What tells a device from others.
    private static func identity(_ device: Field) -> JSONValue {
        [
            "Driver": .string(device["driver"].text), "Pool": .string(device["pool"].text),
            "Device": .string(device["device"].text), "ShareID": .string(device["shareID"].text),
        ]
    }

    private static func device(_ device: Field, _ allocated: Set<JSONValue>, _ problems: inout Problems) {
        StorageRules.driverName(device["driver"], &problems)
        SliceRules.poolName(device["pool"], &problems)
        problems.check(device["device"], Validation.dns1123Label)
        share(device["shareID"], &problems)
        if !allocated.contains(identity(device)) {
            problems.invalid(device, shown: identity(device), "must be an allocated device in the claim")
        }
        if device["conditions"].count > 8 { problems.tooMany(device["conditions"], 8) }
        StatusRules.conditions(device["conditions"], &problems)
        if device["data"].isThere { DeviceRules.parameters(device["data"], &problems) }
        let network = device["networkData"]
        if network["interfaceName"].text.utf8.count > 256 { problems.tooLong(network["interfaceName"], 256) }
        if network["hardwareAddress"].text.utf8.count > 128 { problems.tooLong(network["hardwareAddress"], 128) }
        DeviceRules.list(network["ips"], limit: 16, key: \.text, &problems) { address, problems in
            problems.check(address) {
                Formats.network($0).isEmpty
                    ? [] : ["must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)"]
            }
        }
    }

    private static func share(_ field: Field, _ problems: inout Problems) {
        guard field.isThere else { return }
        let isHex = field.text.utf8.enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index) ? byte == 45 : (48...57).contains(byte) || (97...102).contains(byte)
        }
        if field.text.utf8.count != 36 || !isHex {
            problems.invalid(
                field,
                "uid must be in RFC 4122 normalized form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` with lowercase "
                    + "hexadecimal characters")
        }
    }

    private static func allocation(_ allocation: Field, _ names: RequestNames, _ problems: inout Problems) {
        let devices = allocation["devices"]
        DeviceRules.list(devices["results"], limit: 32, &problems) { result, problems in
            DeviceRules.reference(result["request"], names, &problems)
            StorageRules.driverName(result["driver"], &problems)
            SliceRules.poolName(result["pool"], &problems)
            problems.check(result["device"], Validation.dns1123Label)
            share(result["shareID"], &problems)
        }
        DeviceRules.list(devices["config"], limit: 64, &problems) { entry, problems in
            problems.requireOne(entry["source"], of: ["FromClaim", "FromClass"])
            DeviceRules.references(entry["requests"], names, &problems)
            DeviceRules.configuration(entry, &problems)
        }
        if allocation["nodeSelector"].isThere { PodRules.nodeSelector(allocation["nodeSelector"], &problems) }
    }
}
