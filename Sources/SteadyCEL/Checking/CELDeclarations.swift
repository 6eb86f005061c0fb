/// The functions that can be called, with all their overloads.
struct CELDeclarations: Sendable {
    private(set) var functions: [String: [CELSignature]] = [:]

    private init(_ texts: [String]) {
        for text in texts {
            for line in text.split(separator: "\n") {
                guard let signature = CELSignature(line) else { continue }
                functions[signature.function, default: []].append(signature)
            }
        }
    }

    private static let schemaRules = CELDeclarations([
        standard, comparisons, dates, optionals, stringLibrary, setLibrary, listLibrary, kubernetes, addresses, authorizer,
    ])
    private static let everything = CELDeclarations([
        standard, comparisons, dates, optionals, stringLibrary, setLibrary, listLibrary, kubernetes, addresses, authorizer, math,
    ])

    private static let mutations = CELDeclarations([
        standard, comparisons, dates, optionals, stringLibrary, setLibrary, listLibrary, kubernetes, addresses, authorizer,
        patches,
    ])
    private static let patches = "string_jsonpatch_escapeKey_string: jsonpatch.escapeKey(string) -> string"

    static func of(_ libraries: CELLibraries) -> CELDeclarations {
        if libraries == .schemaRules { return schemaRules }
        if libraries == .all { return everything }
        if libraries == .mutations { return mutations }
        var texts = [standard, comparisons, dates, optionals]
        if libraries.contains(.strings) { texts.append(stringLibrary) }
        if libraries.contains(.sets) { texts.append(setLibrary) }
        if libraries.contains(.lists) { texts.append(listLibrary) }
        if libraries.contains(.kubernetes) { texts += [kubernetes, addresses] }
        if libraries.contains(.authorizer) { texts.append(authorizer) }
        if libraries.contains(.patches) { texts.append(patches) }
        if libraries.contains(.math) { texts.append(math) }
        return CELDeclarations(texts)
    }

    private static let comparisons: String = {
        var lines: [String] = []
        let plain = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"]
        let crossed = [
            ("int", "uint"), ("int", "double"), ("uint", "int"), ("uint", "double"), ("double", "int"), ("double", "uint"),
        ]
        for (name, function) in [("less", "_<_"), ("less_equals", "_<=_"), ("greater", "_>_"), ("greater_equals", "_>=_")] {
            lines += plain.map { "\(name)_\($0): \(function)(\($0), \($0)) -> bool" }
            lines += crossed.map { "\(name)_\($0.0)_\($0.1): \(function)(\($0.0), \($0.1)) -> bool" }
        }
        for type in plain {
            lines.append("list_\(type)_is_sorted_bool: <list(\(type))>.isSorted() -> bool")
            lines.append("list_\(type)_max_\(type): <list(\(type))>.max() -> \(type)")
            lines.append("list_\(type)_min_\(type): <list(\(type))>.min() -> \(type)")
            lines.append("list_\(type)_sort: <list(\(type))>.sort() -> list(\(type))")
        }
        for type in ["int", "uint", "double", "duration"] {
            lines.append("list_\(type)_sum_\(type): <list(\(type))>.sum() -> \(type)")
        }
        return lines.joined(separator: "\n")
    }()

    private static let dates: String = {
        let names = [
            "getFullYear", "getMonth", "getDayOfYear", "getDayOfMonth", "getDate", "getDayOfWeek", "getHours", "getMinutes",
            "getSeconds", "getMilliseconds",
        ]
        return names.flatMap { name -> [String] in
            var lines = [
                "timestamp_to_\(name): <timestamp>.\(name)() -> int",
                "timestamp_to_\(name)_tz: <timestamp>.\(name)(string) -> int",
            ]
            if ["getHours", "getMinutes", "getSeconds", "getMilliseconds"].contains(name) {
                lines.append("duration_to_\(name): <duration>.\(name)() -> int")
            }
            return lines
        }.joined(separator: "\n")
    }()

    private static let standard = """
        conditional: _?_:_(bool, A, A) -> A
        logical_and: _&&_(bool, bool) -> bool
        logical_or: _||_(bool, bool) -> bool
        logical_not: !_(bool) -> bool
        not_strictly_false: @not_strictly_false(bool) -> bool
        equals: _==_(A, A) -> bool
        not_equals: _!=_(A, A) -> bool
        add_bytes: _+_(bytes, bytes) -> bytes
        add_double: _+_(double, double) -> double
        add_duration_duration: _+_(duration, duration) -> duration
        add_duration_timestamp: _+_(duration, timestamp) -> timestamp
        add_timestamp_duration: _+_(timestamp, duration) -> timestamp
        add_int64: _+_(int, int) -> int
        add_list: _+_(list(A), list(A)) -> list(A)
        add_string: _+_(string, string) -> string
        add_uint64: _+_(uint, uint) -> uint
        divide_double: _/_(double, double) -> double
        divide_int64: _/_(int, int) -> int
        divide_uint64: _/_(uint, uint) -> uint
        modulo_int64: _%_(int, int) -> int
        modulo_uint64: _%_(uint, uint) -> uint
        multiply_double: _*_(double, double) -> double
        multiply_int64: _*_(int, int) -> int
        multiply_uint64: _*_(uint, uint) -> uint
        negate_double: -_(double) -> double
        negate_int64: -_(int) -> int
        subtract_double: _-_(double, double) -> double
        subtract_duration_duration: _-_(duration, duration) -> duration
        subtract_int64: _-_(int, int) -> int
        subtract_timestamp_duration: _-_(timestamp, duration) -> timestamp
        subtract_timestamp_timestamp: _-_(timestamp, timestamp) -> duration
        subtract_uint64: _-_(uint, uint) -> uint
        index_list: _[_](list(A), int) -> A
        index_map: _[_](map(A, B), A) -> B
        in_list: @in(A, list(A)) -> bool
        in_map: @in(A, map(A, B)) -> bool
        size_bytes: size(bytes) -> int
        bytes_size: <bytes>.size() -> int
        size_list: size(list(A)) -> int
        list_size: <list(A)>.size() -> int
        size_map: size(map(A, B)) -> int
        map_size: <map(A, B)>.size() -> int
        size_string: size(string) -> int
        string_size: <string>.size() -> int
        type: type(A) -> type(A)
        bool_to_bool: bool(bool) -> bool
        string_to_bool: bool(string) -> bool
        bytes_to_bytes: bytes(bytes) -> bytes
        string_to_bytes: bytes(string) -> bytes
        double_to_double: double(double) -> double
        int64_to_double: double(int) -> double
        string_to_double: double(string) -> double
        uint64_to_double: double(uint) -> double
        duration_to_duration: duration(duration) -> duration
        string_to_duration: duration(string) -> duration
        to_dyn: dyn(A) -> dyn
        int64_to_int64: int(int) -> int
        double_to_int64: int(double) -> int
        duration_to_int64: int(duration) -> int
        string_to_int64: int(string) -> int
        timestamp_to_int64: int(timestamp) -> int
        uint64_to_int64: int(uint) -> int
        string_to_string: string(string) -> string
        bool_to_string: string(bool) -> string
        bytes_to_string: string(bytes) -> string
        double_to_string: string(double) -> string
        duration_to_string: string(duration) -> string
        int64_to_string: string(int) -> string
        timestamp_to_string: string(timestamp) -> string
        uint64_to_string: string(uint) -> string
        timestamp_to_timestamp: timestamp(timestamp) -> timestamp
        string_to_timestamp: timestamp(string) -> timestamp
        int64_to_timestamp: timestamp(int) -> timestamp
        uint64_to_uint64: uint(uint) -> uint
        double_to_uint64: uint(double) -> uint
        int64_to_uint64: uint(int) -> uint
        string_to_uint64: uint(string) -> uint
        contains_string: <string>.contains(string) -> bool
        ends_with_string: <string>.endsWith(string) -> bool
        starts_with_string: <string>.startsWith(string) -> bool
        matches: matches(string, string) -> bool
        matches_string: <string>.matches(string) -> bool
        map_insert: cel.@mapInsert(map(A, B), A, B) -> map(A, B)
        map_insert_map: cel.@mapInsert(map(A, B), map(A, B)) -> map(A, B)
        """

    private static let optionals = """
        optional_of: optional.of(V) -> optional(V)
        optional_ofNonZeroValue: optional.ofNonZeroValue(V) -> optional(V)
        optional_none: optional.none() -> optional(V)
        optional_value: <optional(V)>.value() -> V
        optional_hasValue: <optional(V)>.hasValue() -> bool
        optional_or_optional: <optional(V)>.or(optional(V)) -> optional(V)
        optional_orValue_value: <optional(V)>.orValue(V) -> V
        select_optional_field: _?._(dyn, string) -> optional(V)
        list_optindex_optional_int: _[?_](list(V), int) -> optional(V)
        optional_list_optindex_optional_int: _[?_](optional(list(V)), int) -> optional(V)
        map_optindex_optional_value: _[?_](map(K, V), K) -> optional(V)
        optional_map_optindex_optional_value: _[?_](optional(map(K, V)), K) -> optional(V)
        optional_list_index_int: _[_](optional(list(V)), int) -> optional(V)
        optional_map_index_value: _[_](optional(map(K, V)), K) -> optional(V)
        optional_unwrap: optional.unwrap(list(optional(V))) -> list(V)
        optional_unwrapOpt: <list(optional(V))>.unwrapOpt() -> list(V)
        """

    private static let stringLibrary = """
        string_char_at_int: <string>.charAt(int) -> string
        string_index_of_string: <string>.indexOf(string) -> int
        string_index_of_string_int: <string>.indexOf(string, int) -> int
        string_last_index_of_string: <string>.lastIndexOf(string) -> int
        string_last_index_of_string_int: <string>.lastIndexOf(string, int) -> int
        string_lower_ascii: <string>.lowerAscii() -> string
        string_upper_ascii: <string>.upperAscii() -> string
        string_replace_string_string: <string>.replace(string, string) -> string
        string_replace_string_string_int: <string>.replace(string, string, int) -> string
        string_split_string: <string>.split(string) -> list(string)
        string_split_string_int: <string>.split(string, int) -> list(string)
        string_substring_int: <string>.substring(int) -> string
        string_substring_int_int: <string>.substring(int, int) -> string
        string_trim: <string>.trim() -> string
        string_format: <string>.format(list(dyn)) -> string
        strings_quote: strings.quote(string) -> string
        list_join: <list(string)>.join() -> string
        list_join_string: <list(string)>.join(string) -> string
        """

    private static let setLibrary = """
        list_sets_contains_list: sets.contains(list(T), list(T)) -> bool
        list_sets_equivalent_list: sets.equivalent(list(T), list(T)) -> bool
        list_sets_intersects_list: sets.intersects(list(T), list(T)) -> bool
        """

    private static let listLibrary = """
        list_slice: <list(T)>.slice(int, int) -> list(T)
        list_flatten: <list(list(T))>.flatten() -> list(T)
        list_flatten_int: <list(dyn)>.flatten(int) -> list(dyn)
        lists_range: lists.range(int) -> list(int)
        list_reverse: <list(T)>.reverse() -> list(T)
        list_distinct: <list(T)>.distinct() -> list(T)
        list_first: <list(T)>.first() -> optional(T)
        list_last: <list(T)>.last() -> optional(T)
        list_sort_by: <list(T)>.@sortByAssociatedKeys(list(U)) -> list(T)
        """

    private static let kubernetes = """
        list_a_index_of_int: <list(A)>.indexOf(A) -> int
        list_a_last_index_of_int: <list(A)>.lastIndexOf(A) -> int
        string_find_string: <string>.find(string) -> string
        string_find_all_string: <string>.findAll(string) -> list(string)
        string_find_all_string_int: <string>.findAll(string, int) -> list(string)
        string_to_quantity: quantity(string) -> kubernetes.Quantity
        is_quantity_string: isQuantity(string) -> bool
        quantity_sign: sign(kubernetes.Quantity) -> int
        quantity_is_greater_than: <kubernetes.Quantity>.isGreaterThan(kubernetes.Quantity) -> bool
        quantity_is_less_than: <kubernetes.Quantity>.isLessThan(kubernetes.Quantity) -> bool
        quantity_compare_to: <kubernetes.Quantity>.compareTo(kubernetes.Quantity) -> int
        quantity_get_float: <kubernetes.Quantity>.asApproximateFloat() -> double
        quantity_get_int: <kubernetes.Quantity>.asInteger() -> int
        quantity_is_integer: <kubernetes.Quantity>.isInteger() -> bool
        quantity_add: <kubernetes.Quantity>.add(kubernetes.Quantity) -> kubernetes.Quantity
        quantity_add_int: <kubernetes.Quantity>.add(int) -> kubernetes.Quantity
        quantity_sub: <kubernetes.Quantity>.sub(kubernetes.Quantity) -> kubernetes.Quantity
        quantity_sub_int: <kubernetes.Quantity>.sub(int) -> kubernetes.Quantity
        string_to_semver: semver(string) -> kubernetes.Semver
        is_semver_string: isSemver(string) -> bool
        string_bool_to_semver: semver(string, bool) -> kubernetes.Semver
        is_semver_string_bool: isSemver(string, bool) -> bool
        semver_is_greater_than: <kubernetes.Semver>.isGreaterThan(kubernetes.Semver) -> bool
        semver_is_less_than: <kubernetes.Semver>.isLessThan(kubernetes.Semver) -> bool
        semver_compare_to: <kubernetes.Semver>.compareTo(kubernetes.Semver) -> int
        semver_major: <kubernetes.Semver>.major() -> int
        semver_minor: <kubernetes.Semver>.minor() -> int
        semver_patch: <kubernetes.Semver>.patch() -> int
        string_to_url: url(string) -> kubernetes.URL
        is_url_string: isURL(string) -> bool
        url_get_scheme: <kubernetes.URL>.getScheme() -> string
        url_get_host: <kubernetes.URL>.getHost() -> string
        url_get_hostname: <kubernetes.URL>.getHostname() -> string
        url_get_port: <kubernetes.URL>.getPort() -> string
        url_get_escaped_path: <kubernetes.URL>.getEscapedPath() -> string
        url_get_query: <kubernetes.URL>.getQuery() -> map(string, list(string))
        format-validate: <kubernetes.NamedFormat>.validate(string) -> optional(list(string))
        format-named: format.named(string) -> optional(kubernetes.NamedFormat)
        format.dns1123Label: format.dns1123Label() -> kubernetes.NamedFormat
        format.dns1123Subdomain: format.dns1123Subdomain() -> kubernetes.NamedFormat
        format.dns1035Label: format.dns1035Label() -> kubernetes.NamedFormat
        format.qualifiedName: format.qualifiedName() -> kubernetes.NamedFormat
        format.dns1123LabelPrefix: format.dns1123LabelPrefix() -> kubernetes.NamedFormat
        format.dns1123SubdomainPrefix: format.dns1123SubdomainPrefix() -> kubernetes.NamedFormat
        format.dns1035LabelPrefix: format.dns1035LabelPrefix() -> kubernetes.NamedFormat
        format.labelValue: format.labelValue() -> kubernetes.NamedFormat
        format.uri: format.uri() -> kubernetes.NamedFormat
        format.uuid: format.uuid() -> kubernetes.NamedFormat
        format.byte: format.byte() -> kubernetes.NamedFormat
        format.date: format.date() -> kubernetes.NamedFormat
        format.datetime: format.datetime() -> kubernetes.NamedFormat
        """

    private static let addresses = """
        string_to_ip: ip(string) -> net.IP
        ip_family: <net.IP>.family() -> int
        ip_is_canonical: ip.isCanonical(string) -> bool
        ip_is_unspecified: <net.IP>.isUnspecified() -> bool
        ip_is_loopback: <net.IP>.isLoopback() -> bool
        ip_is_link_local_multicast: <net.IP>.isLinkLocalMulticast() -> bool
        ip_is_link_local_unicast: <net.IP>.isLinkLocalUnicast() -> bool
        ip_is_global_unicast: <net.IP>.isGlobalUnicast() -> bool
        is_ip: isIP(string) -> bool
        ip_to_string: string(net.IP) -> string
        string_to_cidr: cidr(string) -> net.CIDR
        cidr_contains_ip_string: <net.CIDR>.containsIP(string) -> bool
        cidr_contains_ip_ip: <net.CIDR>.containsIP(net.IP) -> bool
        cidr_contains_cidr_string: <net.CIDR>.containsCIDR(string) -> bool
        cidr_contains_cidr: <net.CIDR>.containsCIDR(net.CIDR) -> bool
        cidr_ip: <net.CIDR>.ip() -> net.IP
        cidr_prefix_length: <net.CIDR>.prefixLength() -> int
        cidr_masked: <net.CIDR>.masked() -> net.CIDR
        is_cidr: isCIDR(string) -> bool
        cidr_to_string: string(net.CIDR) -> string
        """

    private static let authorizer = """
        authorizer_path: <kubernetes.authorization.Authorizer>.path(string) -> kubernetes.authorization.PathCheck
        authorizer_group: <kubernetes.authorization.Authorizer>.group(string) -> kubernetes.authorization.GroupCheck
        authorizer_serviceaccount: <kubernetes.authorization.Authorizer>.serviceAccount(string, string) -> kubernetes.authorization.Authorizer
        groupcheck_resource: <kubernetes.authorization.GroupCheck>.resource(string) -> kubernetes.authorization.ResourceCheck
        resourcecheck_subresource: <kubernetes.authorization.ResourceCheck>.subresource(string) -> kubernetes.authorization.ResourceCheck
        resourcecheck_namespace: <kubernetes.authorization.ResourceCheck>.namespace(string) -> kubernetes.authorization.ResourceCheck
        resourcecheck_name: <kubernetes.authorization.ResourceCheck>.name(string) -> kubernetes.authorization.ResourceCheck
        authorizer_fieldselector: <kubernetes.authorization.ResourceCheck>.fieldSelector(string) -> kubernetes.authorization.ResourceCheck
        authorizer_labelselector: <kubernetes.authorization.ResourceCheck>.labelSelector(string) -> kubernetes.authorization.ResourceCheck
        pathcheck_check: <kubernetes.authorization.PathCheck>.check(string) -> kubernetes.authorization.Decision
        resourcecheck_check: <kubernetes.authorization.ResourceCheck>.check(string) -> kubernetes.authorization.Decision
        decision_errored: <kubernetes.authorization.Decision>.errored() -> bool
        decision_error: <kubernetes.authorization.Decision>.error() -> string
        decision_allowed: <kubernetes.authorization.Decision>.allowed() -> bool
        decision_reason: <kubernetes.authorization.Decision>.reason() -> string
        """

    private static let math = """
        math_ceil: math.ceil(double) -> double
        math_floor: math.floor(double) -> double
        math_round: math.round(double) -> double
        math_trunc: math.trunc(double) -> double
        math_isInf: math.isInf(double) -> bool
        math_isNaN: math.isNaN(double) -> bool
        math_isFinite: math.isFinite(double) -> bool
        math_sqrt_double: math.sqrt(double) -> double
        math_sqrt_int: math.sqrt(int) -> double
        math_sqrt_uint: math.sqrt(uint) -> double
        math_abs_double: math.abs(double) -> double
        math_abs_int: math.abs(int) -> int
        math_abs_uint: math.abs(uint) -> uint
        math_sign_double: math.sign(double) -> double
        math_sign_int: math.sign(int) -> int
        math_sign_uint: math.sign(uint) -> uint
        math_bitAnd_int: math.bitAnd(int, int) -> int
        math_bitAnd_uint: math.bitAnd(uint, uint) -> uint
        math_bitOr_int: math.bitOr(int, int) -> int
        math_bitOr_uint: math.bitOr(uint, uint) -> uint
        math_bitXor_int: math.bitXor(int, int) -> int
        math_bitXor_uint: math.bitXor(uint, uint) -> uint
        math_bitNot_int: math.bitNot(int) -> int
        math_bitNot_uint: math.bitNot(uint) -> uint
        math_bitShiftLeft_int: math.bitShiftLeft(int, int) -> int
        math_bitShiftLeft_uint: math.bitShiftLeft(uint, int) -> uint
        math_bitShiftRight_int: math.bitShiftRight(int, int) -> int
        math_bitShiftRight_uint: math.bitShiftRight(uint, int) -> uint
        math_greatest_1: math.greatest(dyn) -> dyn
        math_greatest_2: math.greatest(dyn, dyn) -> dyn
        math_greatest_3: math.greatest(dyn, dyn, dyn) -> dyn
        math_least_1: math.least(dyn) -> dyn
        math_least_2: math.least(dyn, dyn) -> dyn
        math_least_3: math.least(dyn, dyn, dyn) -> dyn
        """
}
