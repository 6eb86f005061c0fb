/// Values that may be missing.
enum CELOptionals {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        switch name {
        case "optional.none" where values.isEmpty: return .optional(nil)
        case "optional.of" where values.count == 1: return .optional(values[0])
        case "optional.ofNonZeroValue" where values.count == 1: return .optional(isZero(values[0]) ? nil : values[0])
        case "optional.unwrap", "unwrapOpt":
            guard case .list(let list)? = values.first else { return nil }
            return .list(
                list.elements.compactMap { element in
                    if case .optional(let inner) = element { return inner }
                    return element
                })
        default: break
        }
        guard case .optional(let inner)? = values.first, values.count == 1 else { return nil }
        switch name {
        case "hasValue": return .bool(inner != nil)
        case "value": return inner ?? .fail("optional.none() dereference")
        default: return nil
        }
    }

    private static func isZero(_ value: CELValue) -> Bool {
        switch value {
        case .null, .bool(false), .int(0), .uint(0), .optional(nil): true
        case .double(let double): double == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let list): list.count == 0
        case .map(let map): map.count == 0
        case .duration(let duration): duration.nanoseconds == 0
        default: false
        }
    }
}

/// Parts of moments and spans: `getHours` and the like.
enum CELTimeParts {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        guard name.hasPrefix("get"), let first = values.first else { return nil }
        switch first {
        case .duration(let duration) where values.count == 1:
            switch name {
            case "getHours": return .int(duration.nanoseconds / 3_600_000_000_000)
            case "getMinutes": return .int(duration.nanoseconds / 60_000_000_000)
            case "getSeconds": return .int(duration.nanoseconds / 1_000_000_000)
            case "getMilliseconds": return .int(duration.nanoseconds / 1_000_000)
            default: return nil
            }
        case .timestamp(let time):
            var offset: Int64 = 0
            if values.count == 2 {
                guard case .string(let zone) = values[1] else { return nil }
                guard let known = CalendarParts.offset(of: zone) else { return .fail("unknown time zone \(zone)") }
                offset = known
            }
            return part(name, CalendarParts(time, offset: offset), time).map { .int($0) }
        default: return nil
        }
    }

    private static func part(_ name: String, _ parts: CalendarParts, _ time: CELTimestamp) -> Int64? {
        switch name {
        case "getFullYear": parts.year
        case "getMonth": parts.month - 1
        case "getDayOfYear": parts.dayOfYear
        case "getDayOfMonth": parts.day - 1
        case "getDate": parts.day
        case "getDayOfWeek": parts.weekday
        case "getHours": parts.hour
        case "getMinutes": parts.minute
        case "getSeconds": parts.second
        case "getMilliseconds": Int64(time.nanoseconds / 1_000_000)
        default: nil
        }
    }
}
