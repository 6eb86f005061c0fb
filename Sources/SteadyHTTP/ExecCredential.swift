#if HTTP
    import SteadyCodec
    import SteadyModel

    /// What an exec plugin gave.
    package struct ExecCredential: Sendable, Hashable {
        /// A bearer token. Secret.
        var token: String?
        /// A client certificate and its key, as PEM. Secret.
        var certificate: ClientIdentity?
        /// Until when it may be used; `nil` for as long as the server takes it.
        var expiration: Timestamp?

        /// Reads what a plugin wrote.
        ///
        /// - Throws: an error of the plugin that says what is missing, without what was written.
        init(_ bytes: [UInt8], of plugin: ExecPlugin) throws(AccessError) {
            guard let value = try? JSONValue(parsing: bytes), let object = value.objectValue else {
                throw plugin.error("", "\(plugin.command) did not write an ExecCredential in JSON")
            }
            func text(_ name: String) -> String? {
                guard let text = object["status"]?[name]?.stringValue, !text.isEmpty else { return nil }
                return text
            }
            guard object["kind"]?.stringValue == "ExecCredential" else {
                throw plugin.error("", "\(plugin.command) wrote another kind than ExecCredential")
            }
            let version = object["apiVersion"]?.stringValue ?? ""
            guard version == plugin.apiVersion else {
                throw plugin.error(
                    "apiVersion", "\(plugin.command) answers in the version “\(version)” instead of \(plugin.apiVersion)")
            }
            guard object["status"]?.objectValue != nil else { throw plugin.error("", "\(plugin.command) gave no status") }
            token = text("token")
            switch (text("clientCertificateData"), text("clientKeyData")) {
            case (let chain?, let key?): certificate = ClientIdentity(certificate: Array(chain.utf8), key: Array(key.utf8))
            case (nil, nil): break
            default: throw plugin.error("", "\(plugin.command) gave a certificate or a key, but not both")
            }
            if token == nil, certificate == nil {
                throw plugin.error("", "\(plugin.command) gave neither a token nor a certificate with its key")
            }
            if let text = text("expirationTimestamp") {
                guard let time = Timestamp(text) else {
                    throw plugin.error("", "\(plugin.command) gave an expirationTimestamp that is no time of RFC 3339")
                }
                expiration = time
            }
        }
    }

    /// A client certificate and its key, as PEM.
    package struct ClientIdentity: Sendable, Hashable {
        var certificate: [UInt8]
        /// Secret.
        var key: [UInt8]
    }

    extension ExecCredential: CustomStringConvertible, CustomReflectable {
        package var description: String { "ExecCredential (redacted)" }
        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    extension ClientIdentity: CustomStringConvertible, CustomReflectable {
        package var description: String { "ClientIdentity (redacted)" }
        package var customMirror: Mirror { Mirror(self, children: []) }
    }
#endif
