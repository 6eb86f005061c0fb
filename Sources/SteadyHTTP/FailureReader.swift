#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOPosix
    import NIOSSL
    import SteadyClient

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Tells from an error how far its request got.
    enum FailureReader {
        /// The error to throw for one of the HTTP client: `CancellationError` or ``TransportError``.
        ///
        /// - Parameter hasHead: whether the head of the response had come.
        static func error(_ error: any Error, _ request: APIRequest, hasHead: Bool) -> any Error {
            if error is TransportError || error is CancellationError { return error }
            // The client calls a request cancelled, too, that was to go over a connection which was just being closed.
            if Task.isCancelled { return CancellationError() }
            let phase: TransportError.Phase = hasHead ? .receive : isBeforeSending(error) ? .connect : .send
            return TransportError(phase: phase, message: text(error), request: request)
        }

        /// Errors that are raised only while there is no connection yet; when in doubt the request may have been sent.
        private static func isBeforeSending(_ error: any Error) -> Bool {
            switch error {
            case let error as HTTPClientError:
                let early: [HTTPClientError] = [
                    .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout,
                    .socksHandshakeTimeout, .invalidProxyResponse, .proxyAuthenticationRequired, .alreadyShutdown, .invalidURL,
                    .emptyHost, .emptyScheme,
                ]
                return early.contains(error) || error.shortDescription.hasPrefix("Invalid header field")
            case is NIOConnectionError, is SocketAddressError, is NIOSSLExtraError: return true
            case let error as NIOSSLError:
                switch error {
                case .handshakeFailed, .unableToValidateCertificate, .noCertificateToValidate: return true
                default: return false
                }
            case let error as IOError: return [ECONNREFUSED, EADDRNOTAVAIL].contains(error.errnoCode)
            case let error as ChannelError:
                if case .connectTimeout = error { return true }
                return false
            default: return false
            }
        }

        /// Errors that a request meets on a connection that was closed in the meantime.
        static func isStaleConnection(_ error: any Error) -> Bool {
            if let error = error as? ChannelError, case .ioOnClosedChannel = error { return true }
            let error = error as? HTTPClientError
            return error == .remoteConnectionClosed || (error == .cancelled && !Task.isCancelled)
        }

        /// Only what cannot hold a header's value.
        private static func text(_ error: any Error) -> String {
            switch error {
            case let error as HTTPClientError where error == .cancelled: "the connection was closed"
            case let error as HTTPClientError: error.shortDescription
            case let error as NIOConnectionError: connectionText(error)
            case NIOSSLError.handshakeFailed(let reason): "the TLS handshake failed: \(reason)"
            default: String(describing: error)
            }
        }

        private static func connectionText(_ error: NIOConnectionError) -> String {
            let reasons = error.connectionErrors.map { "\($0.target): \($0.error)" }
            let failure = reasons.isEmpty ? "its name was not resolved" : reasons.joined(separator: "; ")
            return "no connection to \(error.host):\(error.port): \(failure)"
        }
    }
#endif
