// Written by `steady-generate crd`. Changes are overwritten; put yours in files beside.

import SteadyCodec
import SteadyModel

/// A way across the sea.
struct Voyage: StatusResource, JSONModel {
    /// What the API calls it.
    static let resourceType: ResourceType = ResourceType(
        group: "sea.example", version: "v1", kind: "Voyage", plural: "voyages", scope: .namespaced
    )

    /// `metadata`.
    var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// Where to go, and how.
    ///
    /// - slowly, or
    /// - at once
    ///
    /// Required.
    var spec: Spec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<Spec>()
    /// `status`.
    var status: Status? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<Status>()
    /// Fields that this type does not declare, kept as they came.
    var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    init(metadata: ObjectMeta = ObjectMeta(), spec: Spec, status: Status? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    static let fields: FieldTable<Voyage> = FieldTable(empty: Voyage(spec: Spec.empty)) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

extension Voyage {
    /// Where to go, and how.
    ///
    /// - slowly, or
    /// - at once
    struct Spec: JSONModel {
        /// `spec.$ref`.
        var ref: String?
        /// `spec.ballast`.
        var ballast: Ballast? {
            unsafeAddress { _ballast.address }
            _modify { yield &_ballast.wrappedValue }
        }
        private var _ballast = OptionalBoxed<Ballast>()
        /// `spec.captain`: may be null.
        var captain: String?
        /// `spec.chart`: bytes.
        var chart: Base64?
        /// The people.
        ///
        /// Keyed by `name`, required.
        var crew: [CrewItem]
        /// `spec.departure`.
        var departure: Timestamp?
        /// `spec.destination`: required.
        var destination: Destination
        /// `spec.distance`: `10` by default.
        var distance: Int64?
        /// `spec.draught`.
        var draught: Double?
        /// `spec.fleet`.
        var fleet: LabelSelector? {
            unsafeAddress { _fleet.address }
            _modify { yield &_fleet.wrappedValue }
        }
        private var _fleet = OptionalBoxed<LabelSelector>()
        /// `spec.grid`.
        var grid: [[Double]]?
        /// `spec.holds`.
        var holds: StringMap<Hold>?
        /// `spec.labels`.
        var labels: StringMap<String>?
        /// `spec.log`.
        var log: Log? {
            unsafeAddress { _log.address }
            _modify { yield &_log.wrappedValue }
        }
        private var _log = OptionalBoxed<Log>()
        /// `spec.maxSpeedSeconds`: seconds.
        var maxSpeedSeconds: Int32?
        /// `spec.notes`.
        var notes: JSONValue?
        /// `spec.patience`.
        var patience: String?
        /// `spec.protocol`.
        var `protocol`: String?
        /// `spec.sails`: `Full` by default.
        var sails: Sails?
        /// `spec.secretRef`.
        var secretRef: SecretRef? {
            unsafeAddress { _secretRef.address }
            _modify { yield &_secretRef.wrappedValue }
        }
        private var _secretRef = OptionalBoxed<SecretRef>()
        /// `spec.string`.
        var string: StringValue? {
            unsafeAddress { _string.address }
            _modify { yield &_string.wrappedValue }
        }
        private var _string = OptionalBoxed<StringValue>()
        /// `spec.template`.
        var template: JSONValue?
        /// `spec.water`: a quantity.
        var water: Quantity?
        /// `spec.x-mark`.
        var xMark: Bool?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(
            crew: [CrewItem], destination: Destination, ballast: Ballast? = nil, captain: String? = nil, chart: Base64? = nil,
            departure: Timestamp? = nil, distance: Int64? = nil, draught: Double? = nil, fleet: LabelSelector? = nil,
            grid: [[Double]]? = nil, holds: StringMap<Hold>? = nil, labels: StringMap<String>? = nil, log: Log? = nil,
            maxSpeedSeconds: Int32? = nil, notes: JSONValue? = nil, patience: String? = nil, protocol: String? = nil,
            ref: String? = nil, sails: Sails? = nil, secretRef: SecretRef? = nil, string: StringValue? = nil,
            template: JSONValue? = nil, water: Quantity? = nil, xMark: Bool? = nil
        ) {
            self.crew = crew
            self.destination = destination
            _ballast = OptionalBoxed(wrappedValue: ballast)
            self.captain = captain
            self.chart = chart
            self.departure = departure
            self.distance = distance
            self.draught = draught
            _fleet = OptionalBoxed(wrappedValue: fleet)
            self.grid = grid
            self.holds = holds
            self.labels = labels
            _log = OptionalBoxed(wrappedValue: log)
            self.maxSpeedSeconds = maxSpeedSeconds
            self.notes = notes
            self.patience = patience
            self.`protocol` = `protocol`
            self.ref = ref
            self.sails = sails
            _secretRef = OptionalBoxed(wrappedValue: secretRef)
            _string = OptionalBoxed(wrappedValue: string)
            self.template = template
            self.water = water
            self.xMark = xMark
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self(crew: [], destination: Destination.empty)) {
            $0.field("$ref", \.ref)
            $0.field("ballast", \._ballast)
            $0.field("captain", \.captain)
            $0.field("chart", \.chart)
            $0.field("crew", \.crew)
            $0.field("departure", \.departure)
            $0.field("destination", \.destination)
            $0.field("distance", \.distance)
            $0.field("draught", \.draught)
            $0.field("fleet", \._fleet)
            $0.field("grid", \.grid)
            $0.field("holds", \.holds)
            $0.field("labels", \.labels)
            $0.field("log", \._log)
            $0.field("maxSpeedSeconds", \.maxSpeedSeconds)
            $0.field("notes", \.notes)
            $0.field("patience", \.patience)
            $0.field("protocol", \.`protocol`)
            $0.field("sails", \.sails)
            $0.field("secretRef", \._secretRef)
            $0.field("string", \._string)
            $0.field("template", \.template)
            $0.field("water", \.water)
            $0.field("x-mark", \.xMark)
            $0.unknown(\.unknownFields)
        }
    }

    /// `status`.
    struct Status: StatusValue, JSONModel {
        /// `status.conditions`.
        var conditions: [Condition]?
        /// `status.position`: required.
        var position: String
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// Nothing reported yet.
        init() {
            self.position = ""
        }

        /// A value of these parts.
        init(conditions: [Condition]? = nil, position: String = "") {
            self.conditions = conditions
            self.position = position
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("conditions", \.conditions)
            $0.field("position", \.position)
            $0.unknown(\.unknownFields)
        }
    }
}

extension Voyage.Spec {
    /// `spec.ballast`.
    struct Ballast: JSONModel {
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// An empty value.
        init() {}

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.unknown(\.unknownFields)
        }
    }

    /// `spec.crew[]`.
    struct CrewItem: JSONModel {
        /// `spec.crew[].name`: required.
        var name: String
        /// `spec.crew[].watches`.
        var watches: [Watch]?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(name: String, watches: [Watch]? = nil) {
            self.name = name
            self.watches = watches
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self(name: "")) {
            $0.field("name", \.name)
            $0.field("watches", \.watches)
            $0.unknown(\.unknownFields)
        }
    }

    /// `spec.destination`.
    struct Destination: JSONModel {
        /// `spec.destination.berth`.
        var berth: IntOrString?
        /// `spec.destination.port`: required.
        var port: String
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(port: String, berth: IntOrString? = nil) {
            self.port = port
            self.berth = berth
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self(port: "")) {
            $0.field("berth", \.berth)
            $0.field("port", \.port)
            $0.unknown(\.unknownFields)
        }
    }

    /// `spec.holds.*`.
    struct Hold: JSONModel {
        /// `spec.holds.*.tons`.
        var tons: Int64?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(tons: Int64? = nil) {
            self.tons = tons
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("tons", \.tons)
            $0.unknown(\.unknownFields)
        }
    }

    /// `spec.log`.
    struct Log: JSONModel {
        /// `spec.log.level`.
        var level: String?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(level: String? = nil) {
            self.level = level
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("level", \.level)
            $0.unknown(\.unknownFields)
        }
    }

    /// `spec.secretRef`.
    struct SecretRef: JSONModel {
        /// `spec.secretRef.key`: required.
        var key: String
        /// `spec.secretRef.name`: required.
        var name: String
        /// `spec.secretRef.optional`.
        var optional: Bool?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(key: String, name: String, optional: Bool? = nil) {
            self.key = key
            self.name = name
            self.optional = optional
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self(key: "", name: "")) {
            $0.field("key", \.key)
            $0.field("name", \.name)
            $0.field("optional", \.optional)
            $0.unknown(\.unknownFields)
        }
    }

    /// `spec.string`.
    struct StringValue: JSONModel {
        /// `spec.string.length`.
        var length: Int64?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(length: Int64? = nil) {
            self.length = length
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("length", \.length)
            $0.unknown(\.unknownFields)
        }
    }

    /// What `spec.sails` can be.
    struct Sails: JSONText {
        /// The text on the wire.
        var rawValue: String

        /// A value of that text, be it known or not.
        init(rawValue: String) { self.rawValue = rawValue }

        /// `None`.
        static let noneValue: Sails = Sails(rawValue: "None")
        /// `Full`.
        static let full: Sails = Sails(rawValue: "Full")
        /// The empty text.
        static let emptyValue: Sails = Sails(rawValue: "")
        /// `half-mast`.
        static let halfMast: Sails = Sails(rawValue: "half-mast")
        /// `3`.
        static let value3: Sails = Sails(rawValue: "3")
    }
}

extension Voyage.Spec.CrewItem {
    /// What `spec.crew[].watches[]` can be.
    struct Watch: JSONText {
        /// The text on the wire.
        var rawValue: String

        /// A value of that text, be it known or not.
        init(rawValue: String) { self.rawValue = rawValue }

        /// `first`.
        static let first: Watch = Watch(rawValue: "first")
        /// `middle`.
        static let middle: Watch = Watch(rawValue: "middle")
        /// `dog`.
        static let dog: Watch = Watch(rawValue: "dog")
    }
}
