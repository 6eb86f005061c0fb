import SteadyCodec
import SteadyModel

/// Rules for what volumes are made from, in pods and in persistent volumes.
enum VolumeSourceRules {
    typealias Rule = @Sendable (Field, inout Problems) -> Void

    static let googleDisk: Rule = { field, problems in
        // Named differently where it is checked.
        let disk = field.named(field.path.replacingLast("persistentDisk"))
        problems.checkRequired(disk["pdName"])
        partition(disk["partition"], &problems)
    }

    static let amazonDisk: Rule = { field, problems in
        problems.checkRequired(field["volumeID"])
        partition(field["partition"], &problems)
    }

    private static func partition(_ field: Field, _ problems: inout Problems) { problems.range(field, 0...255) }

    static let nfs: Rule = { field, problems in
        problems.checkRequired(field["server"])
        if field["path"].isEmpty { problems.required(field["path"]) }
        if !field["path"].text.hasPrefix("/") {
            problems.invalid(field["path"].with(.string(field["path"].text)), "must be an absolute path")
        }
    }

    static let iscsi: Rule = { field, problems in
        problems.checkRequired(field["targetPortal"])
        qualifiedName(field["iqn"], &problems)
        problems.range(field["lun"], 0...255)
        if field["chapAuthDiscovery"].isTrue || field["chapAuthSession"].isTrue, !field["secretRef"].isThere {
            problems.required(field["secretRef"])
        }
        let initiator = field["initiatorName"].named(field.path + ".initiatorname")
        if initiator.isThere, !isQualified(initiator.text) {
            problems.invalid(initiator, "must be valid format starting with iqn, eui, or naa")
        }
    }

    /// The same in a persistent volume, whose secret has a namespace.
    static let persistentISCSI: Rule = { field, problems in
        iscsi(field, &problems)
        if field["secretRef"].isThere { problems.checkRequired(field["secretRef"]["name"]) }
    }

    private static func qualifiedName(_ name: Field, _ problems: inout Problems) {
        if name.isEmpty {
            problems.required(name)
        } else if !["iqn", "eui", "naa"].contains(where: name.text.hasPrefix) {
            problems.invalid(name, "must be valid format starting with iqn, eui, or naa")
        } else if !isQualified(name.text) {
            problems.invalid(name, "must be valid format starting with iqn, eui, or naa")
        }
    }

    private static func isQualified(_ text: String) -> Bool {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        switch parts.first {
        case "iqn": return parts.count == 2 && parts[1].contains(".") && parts[1].first?.isNumber == true
        case "eui", "naa": return parts.count == 2 && parts[1].count >= 16 && parts[1].allSatisfy(\.isHexDigit)
        default: return false
        }
    }

    static let fibreChannel: Rule = { field, problems in
        let names = field["targetWWNs"]
        let other = field["wwids"]
        if names.isEmpty, other.isEmpty {
            problems.required(names, "must specify either targetWWNs or wwids, but not both")
        } else if !names.isEmpty, !other.isEmpty {
            problems.invalid(names, "targetWWNs and wwids can not be specified simultaneously")
        }
        guard !names.isEmpty else { return }
        if field["lun"].isThere {
            problems.range(field["lun"], 0...255)
        } else {
            problems.required(field["lun"], "lun is required if targetWWNs is specified")
        }
    }

    static let flocker: Rule = { field, problems in
        if field["datasetName"].isEmpty, field["datasetUUID"].isEmpty {
            problems.required(field, "one of datasetName and datasetUUID is required")
        }
        if !field["datasetName"].isEmpty, !field["datasetUUID"].isEmpty {
            problems.invalid(field, shown: "resource", "datasetName and datasetUUID can not be specified simultaneously")
        }
        if field["datasetName"].text.contains("/") { problems.invalid(field["datasetName"], "must not contain '/'") }
    }

    static let azureFile: Rule = { field, problems in
        for name in ["secretName", "shareName"] where field[name].isEmpty { problems.required(field[name]) }
    }

    static let azureDisk: Rule = { field, problems in
        for name in ["diskName", "diskURI"] where field[name].isEmpty { problems.required(field[name]) }
        problems.one(field["cachingMode"], of: ["None", "ReadOnly", "ReadWrite"])
        problems.one(field["kind"], of: ["Dedicated", "Managed", "Shared"])
        let address = field["diskURI"]
        if field["kind"].text == "Managed" {
            if !address.text.hasPrefix("/subscriptions/") {
                problems.notSupported(
                    address.with(.string(address.text)),
                    ["/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"])
            }
        } else if !address.text.hasPrefix("https://") {
            problems.notSupported(
                address.with(.string(address.text)),
                ["https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"])
        }
    }

    static let quobyte: Rule = { field, problems in
        let registry = field["registry"]
        if registry.isEmpty {
            problems.required(registry, "must be a host:port pair or multiple pairs separated by commas")
        } else {
            for pair in registry.text.split(separator: ",", omittingEmptySubsequences: false)
            where pair.split(separator: ":", omittingEmptySubsequences: false).count != 2 {
                problems.invalid(registry, "must be a host:port pair or multiple pairs separated by commas")
            }
        }
        if field["volume"].isEmpty { problems.required(field["volume"]) }
    }

    static let scaleIO: Rule = { field, problems in
        for name in ["gateway", "system", "volumeName"] where field[name].isEmpty { problems.required(field[name]) }
    }

    static let storageOS: Rule = { field, problems in
        problems.checkRequired(field["volumeName"], Validation.dns1123Label)
        if !field["volumeNamespace"].isEmpty { problems.check(field["volumeNamespace"], Validation.dns1123Label) }
    }

    static let csi: Rule = { field, problems in
        StorageRules.driverName(field["driver"], &problems)
        let secret = field["nodePublishSecretRef"]
        guard secret.isThere else { return }
        if secret["name"].isEmpty {
            problems.required(secret["name"])
        } else {
            problems.check(secret["name"].named(field.path + ".name"), Validation.dns1123Subdomain)
        }
    }

    /// Names that become too long together with others.
    static func lengths(_ volume: Field, _ problems: inout Problems) {
        let portal = volume["iscsi"]["targetPortal"]
        if portal.isThere, volume["iscsi"]["iqn"].text.utf8.count + portal.text.utf8.count > 247 {
            problems.invalid(
                volume["name"], shown: .string("iscsi"), "total length of <target portal>-<iqn>-lun must be under 255 characters")
        }
    }
}

extension String {
    /// The path with another last part.
    fileprivate func replacingLast(_ name: String) -> String {
        guard let dot = lastIndex(of: ".") else { return name }
        return self[...dot] + name
    }
}
