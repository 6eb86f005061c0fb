#if Service
    import NIOCore
    import NIOSSL
    import SteadyModel
    import Synchronization

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// The certificate that an endpoint shows, as its files have it: they are read again while the program runs.
    final class EndpointCertificate: Sendable {
        private struct Material {
            var chain: [UInt8]
            var key: [UInt8]
            var certificates: [NIOSSLCertificateSource]
            var privateKey: NIOSSLPrivateKeySource

            var override: NIOSSLContextConfigurationOverride {
                var override = NIOSSLContextConfigurationOverride()
                override.certificateChain = certificates
                override.privateKey = privateKey
                return override
            }

            var configuration: TLSConfiguration {
                var tls = TLSConfiguration.makeServerConfiguration(certificateChain: certificates, privateKey: privateKey)
                tls.minimumTLSVersion = .tlsv12
                return tls
            }
        }

        /// How often the files are looked at, as controller-runtime does it.
        static let period = Duration.seconds(10)
        private let files: OperatorEndpoint.Certificate?
        private let material: Mutex<Material>

        /// - Throws: ``ServiceError`` if the files cannot be used.
        init(_ files: OperatorEndpoint.Certificate) throws(ServiceError) {
            self.files = files
            do {
                material = Mutex(try Self.read(files))
            } catch {
                throw Self.unusable(files, error)
            }
        }

        /// A certificate that is in no files, and can be replaced.
        ///
        /// - Throws: ``ServiceError`` if it cannot be used.
        init(chain: String, key: String) throws(ServiceError) {
            files = nil
            do {
                material = Mutex(try Self.material(Array(chain.utf8), Array(key.utf8)))
            } catch {
                throw ServiceError("the certificate cannot be used: \(error)", code: .endpoint)
            }
        }

        /// Shows another one to those who connect from now on.
        ///
        /// - Throws: ``ServiceError`` if it cannot be used; then the one before stays.
        func replace(chain: String, key: String) throws(ServiceError) {
            do {
                let read = try Self.material(Array(chain.utf8), Array(key.utf8))
                material.withLock { $0 = read }
            } catch {
                throw ServiceError("the new certificate cannot be used, the one before is shown on: \(error)", code: .endpoint)
            }
        }

        /// The TLS side of a server; each connection gets what the files last had.
        var configuration: TLSConfiguration {
            var tls = material.withLock { $0.configuration }
            tls.sslContextCallback = { [self] _, promise in promise.succeed(material.withLock { $0.override }) }
            return tls
        }

        /// Reads the files time and again, until the task is cancelled. What cannot be used changes nothing, and is told once.
        func follow(_ clock: MonotonicClock, _ onProblem: @Sendable (ServiceError) -> Void) async {
            guard let files else { return }
            var last: ServiceError?
            while (try? await clock.sleep(for: Self.period)) != nil {
                do {
                    try reload(files)
                    last = nil
                } catch {
                    let problem = Self.unusable(files, error)
                    if problem != last { onProblem(problem) }
                    last = problem
                }
            }
        }

        private func reload(_ files: OperatorEndpoint.Certificate) throws {
            let now = try Self.bytes(files)
            if material.withLock({ $0.chain == now.chain && $0.key == now.key }) { return }
            let read = try Self.material(now.chain, now.key)
            material.withLock { $0 = read }
        }

        private static func read(_ files: OperatorEndpoint.Certificate) throws -> Material {
            let (chain, key) = try bytes(files)
            return try material(chain, key)
        }

        private static func bytes(_ files: OperatorEndpoint.Certificate) throws -> (chain: [UInt8], key: [UInt8]) {
            (
                Array(try Data(contentsOf: URL(fileURLWithPath: files.chain))),
                Array(try Data(contentsOf: URL(fileURLWithPath: files.key)))
            )
        }

        private static func material(_ chain: [UInt8], _ key: [UInt8]) throws -> Material {
            let material = Material(
                chain: chain, key: key,
                certificates: try NIOSSLCertificate.fromPEMBytes(chain).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem)))
            // Says whether they belong together, which files that are being replaced may not.
            _ = try NIOSSLContext(configuration: material.configuration)
            return material
        }

        private static func unusable(_ files: OperatorEndpoint.Certificate, _ error: any Error) -> ServiceError {
            ServiceError(
                "the certificate \(files.chain) with the key \(files.key) cannot be used: \(error)", code: .endpoint)
        }
    }
#endif
