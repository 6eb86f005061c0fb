// Written by `steady-generate crd`. Changes are overwritten; put yours in files beside.

import SteadyCodec
import SteadyModel

/// What one manager wants of a `Voyage` (server-side apply): the fields that are set, and no others.
struct VoyageApply: StatusResource, JSONModel {
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
    var spec: Spec? {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = OptionalBoxed<Spec>()
    /// `status`.
    var status: Status? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<Status>()
    /// Fields that this type does not declare, kept as they came.
    var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    init(metadata: ObjectMeta = ObjectMeta(), spec: Spec? = nil, status: Status? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = OptionalBoxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    static let fields: FieldTable<VoyageApply> = FieldTable(empty: VoyageApply()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

extension VoyageApply {
    /// Where to go, and how.
    ///
    /// - slowly, or
    /// - at once
    struct Spec: JSONModel {
        /// `spec.$ref`.
        var ref: String?
        /// `spec.ballast`.
        var ballast: Voyage.Spec.Ballast? {
            unsafeAddress { _ballast.address }
            _modify { yield &_ballast.wrappedValue }
        }
        private var _ballast = OptionalBoxed<Voyage.Spec.Ballast>()
        /// `spec.captain`: may be null.
        var captain: String?
        /// `spec.chart`: bytes.
        var chart: Base64?
        /// The people.
        ///
        /// Keyed by `name`.
        var crew: [CrewItem]?
        /// `spec.departure`.
        var departure: Timestamp?
        /// `spec.destination`.
        var destination: Destination? {
            unsafeAddress { _destination.address }
            _modify { yield &_destination.wrappedValue }
        }
        private var _destination = OptionalBoxed<Destination>()
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
        var holds: StringMap<Voyage.Spec.Hold>?
        /// `spec.labels`.
        var labels: StringMap<String>?
        /// `spec.log`.
        var log: Voyage.Spec.Log? {
            unsafeAddress { _log.address }
            _modify { yield &_log.wrappedValue }
        }
        private var _log = OptionalBoxed<Voyage.Spec.Log>()
        /// `spec.maxSpeedSeconds`: seconds.
        var maxSpeedSeconds: Int32?
        /// `spec.notes`.
        var notes: JSONValue?
        /// `spec.patience`.
        var patience: String?
        /// `spec.protocol`.
        var `protocol`: String?
        /// `spec.sails`: `Full` by default.
        var sails: Voyage.Spec.Sails?
        /// `spec.secretRef`.
        var secretRef: SecretRef? {
            unsafeAddress { _secretRef.address }
            _modify { yield &_secretRef.wrappedValue }
        }
        private var _secretRef = OptionalBoxed<SecretRef>()
        /// `spec.string`.
        var string: Voyage.Spec.StringValue? {
            unsafeAddress { _string.address }
            _modify { yield &_string.wrappedValue }
        }
        private var _string = OptionalBoxed<Voyage.Spec.StringValue>()
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
            ballast: Voyage.Spec.Ballast? = nil, captain: String? = nil, chart: Base64? = nil, crew: [CrewItem]? = nil,
            departure: Timestamp? = nil, destination: Destination? = nil, distance: Int64? = nil, draught: Double? = nil,
            fleet: LabelSelector? = nil, grid: [[Double]]? = nil, holds: StringMap<Voyage.Spec.Hold>? = nil,
            labels: StringMap<String>? = nil, log: Voyage.Spec.Log? = nil, maxSpeedSeconds: Int32? = nil, notes: JSONValue? = nil,
            patience: String? = nil, protocol: String? = nil, ref: String? = nil, sails: Voyage.Spec.Sails? = nil,
            secretRef: SecretRef? = nil, string: Voyage.Spec.StringValue? = nil, template: JSONValue? = nil,
            water: Quantity? = nil, xMark: Bool? = nil
        ) {
            _ballast = OptionalBoxed(wrappedValue: ballast)
            self.captain = captain
            self.chart = chart
            self.crew = crew
            self.departure = departure
            _destination = OptionalBoxed(wrappedValue: destination)
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
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("$ref", \.ref)
            $0.field("ballast", \._ballast)
            $0.field("captain", \.captain)
            $0.field("chart", \.chart)
            $0.field("crew", \.crew)
            $0.field("departure", \.departure)
            $0.field("destination", \._destination)
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
        /// `status.position`.
        var position: String?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// Nothing reported yet.
        init() {}

        /// A value of these parts.
        init(conditions: [Condition]? = nil, position: String? = nil) {
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

extension VoyageApply.Spec {
    /// `spec.crew[]`.
    struct CrewItem: JSONModel {
        /// `spec.crew[].name`.
        var name: String?
        /// `spec.crew[].watches`.
        var watches: [Voyage.Spec.CrewItem.Watch]?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(name: String? = nil, watches: [Voyage.Spec.CrewItem.Watch]? = nil) {
            self.name = name
            self.watches = watches
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("name", \.name)
            $0.field("watches", \.watches)
            $0.unknown(\.unknownFields)
        }
    }

    /// `spec.destination`.
    struct Destination: JSONModel {
        /// `spec.destination.berth`.
        var berth: IntOrString?
        /// `spec.destination.port`.
        var port: String?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(berth: IntOrString? = nil, port: String? = nil) {
            self.berth = berth
            self.port = port
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("berth", \.berth)
            $0.field("port", \.port)
            $0.unknown(\.unknownFields)
        }
    }

    /// `spec.secretRef`.
    struct SecretRef: JSONModel {
        /// `spec.secretRef.key`.
        var key: String?
        /// `spec.secretRef.name`.
        var name: String?
        /// `spec.secretRef.optional`.
        var optional: Bool?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(key: String? = nil, name: String? = nil, optional: Bool? = nil) {
            self.key = key
            self.name = name
            self.optional = optional
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("key", \.key)
            $0.field("name", \.name)
            $0.field("optional", \.optional)
            $0.unknown(\.unknownFields)
        }
    }
}
