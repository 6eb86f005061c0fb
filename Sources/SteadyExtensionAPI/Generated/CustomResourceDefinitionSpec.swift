// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceDefinitionSpec: JSONModel {
    /// `spec.conversion`.
    public var conversion: CustomResourceConversion? {
        unsafeAddress { _conversion.address }
        _modify { yield &_conversion.wrappedValue }
    }
    private var _conversion = OptionalBoxed<CustomResourceConversion>()
    /// `spec.group`: required.
    public var group: String
    /// `spec.names`: required.
    public var names: CustomResourceDefinitionNames {
        unsafeAddress { _names.address }
        _modify { yield &_names.wrappedValue }
    }
    private var _names = Boxed<CustomResourceDefinitionNames>()
    /// `spec.preserveUnknownFields`.
    public var preserveUnknownFields: Bool?
    /// `spec.scope`: required.
    public var scope: String
    /// `spec.versions`: required.
    public var versions: [CustomResourceDefinitionVersion]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        group: String, names: CustomResourceDefinitionNames, scope: String, versions: [CustomResourceDefinitionVersion],
        conversion: CustomResourceConversion? = nil, preserveUnknownFields: Bool? = nil
    ) {
        self.group = group
        _names = Boxed(wrappedValue: names)
        self.scope = scope
        self.versions = versions
        _conversion = OptionalBoxed(wrappedValue: conversion)
        self.preserveUnknownFields = preserveUnknownFields
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceDefinitionSpec> = FieldTable(
        empty: CustomResourceDefinitionSpec(group: "", names: CustomResourceDefinitionNames.empty, scope: "", versions: [])
    ) {
        $0.field("conversion", \._conversion)
        $0.field("group", \.group)
        $0.field("names", \._names, required: true)
        $0.field("preserveUnknownFields", \.preserveUnknownFields)
        $0.field("scope", \.scope)
        $0.field("versions", \.versions)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.conversion` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceConversion: JSONModel {
    /// `spec.conversion.strategy`: required.
    public var strategy: String
    /// `spec.conversion.webhook`.
    public var webhook: WebhookConversion? {
        unsafeAddress { _webhook.address }
        _modify { yield &_webhook.wrappedValue }
    }
    private var _webhook = OptionalBoxed<WebhookConversion>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(strategy: String, webhook: WebhookConversion? = nil) {
        self.strategy = strategy
        _webhook = OptionalBoxed(wrappedValue: webhook)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceConversion> = FieldTable(empty: CustomResourceConversion(strategy: "")) {
        $0.field("strategy", \.strategy)
        $0.field("webhook", \._webhook)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.conversion.webhook` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct WebhookConversion: JSONModel {
    /// `spec.conversion.webhook.clientConfig`.
    public var clientConfig: CustomResourceWebhookClientConfig? {
        unsafeAddress { _clientConfig.address }
        _modify { yield &_clientConfig.wrappedValue }
    }
    private var _clientConfig = OptionalBoxed<CustomResourceWebhookClientConfig>()
    /// `spec.conversion.webhook.conversionReviewVersions`: required.
    public var conversionReviewVersions: [String]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(conversionReviewVersions: [String], clientConfig: CustomResourceWebhookClientConfig? = nil) {
        self.conversionReviewVersions = conversionReviewVersions
        _clientConfig = OptionalBoxed(wrappedValue: clientConfig)
    }

    /// How it is read and written.
    public static let fields: FieldTable<WebhookConversion> = FieldTable(empty: WebhookConversion(conversionReviewVersions: [])) {
        $0.field("clientConfig", \._clientConfig)
        $0.field("conversionReviewVersions", \.conversionReviewVersions)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.conversion.webhook.clientConfig` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceWebhookClientConfig: JSONModel {
    /// `spec.conversion.webhook.clientConfig.caBundle`: bytes.
    public var caBundle: Base64?
    /// `spec.conversion.webhook.clientConfig.service`.
    public var service: CustomResourceServiceReference? {
        unsafeAddress { _service.address }
        _modify { yield &_service.wrappedValue }
    }
    private var _service = OptionalBoxed<CustomResourceServiceReference>()
    /// `spec.conversion.webhook.clientConfig.url`.
    public var url: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(caBundle: Base64? = nil, service: CustomResourceServiceReference? = nil, url: String? = nil) {
        self.caBundle = caBundle
        _service = OptionalBoxed(wrappedValue: service)
        self.url = url
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceWebhookClientConfig> = FieldTable(
        empty: CustomResourceWebhookClientConfig()
    ) {
        $0.field("caBundle", \.caBundle)
        $0.field("service", \._service)
        $0.field("url", \.url)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.conversion.webhook.clientConfig.service` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceServiceReference: JSONModel {
    /// `spec.conversion.webhook.clientConfig.service.name`: required.
    public var name: String
    /// `spec.conversion.webhook.clientConfig.service.namespace`: required.
    public var namespace: String
    /// `spec.conversion.webhook.clientConfig.service.path`.
    public var path: String?
    /// `spec.conversion.webhook.clientConfig.service.port`.
    public var port: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, namespace: String, path: String? = nil, port: Int32? = nil) {
        self.name = name
        self.namespace = namespace
        self.path = path
        self.port = port
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceServiceReference> = FieldTable(
        empty: CustomResourceServiceReference(name: "", namespace: "")
    ) {
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("path", \.path)
        $0.field("port", \.port)
        $0.unknown(\.unknownFields)
    }
}
