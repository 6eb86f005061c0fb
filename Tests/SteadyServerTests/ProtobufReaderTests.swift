#if Server
    import SteadyCodec
    import SteadyServer
    import Testing

    /// Objects in protobuf, as kubectl sends them.
    @Suite struct ProtobufReaderTests {
        private func bytes(_ hexadecimal: String) -> [UInt8] {
            let digits = Array(hexadecimal)
            return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
        }

        private static let job =
            "6b3873000a0f0a0862617463682f763112034a6f621284010a110a016a12001a0022002a00320038004200126532630a100a0012001a0022002a"
            + "0032003800420012"
            + "4f122c0a016a120962757379626f783a311a05736c6565701a01312a0042006a007200800100880100900100a201001a054e65766572320042004a00"
            + "52005800600068008201008a01009a0100c201001a082000280030003a001a002200"
        private static let budget =
            "6b3873000a200a09706f6c6963792f76311213506f6444697372757074696f6e42756467657412360a110a017012001a0022002a003200380042"
            + "0012150a09080110001a0335302512080a060a01611201621a0a080018002000280030001a002200"
        private static let secret =
            "6b3873000a0c0a0276311206536563726574121d0a110a017312001a0022002a0032003800420012060a01611201621a001a002200"
        private static let quota =
            "6b3873000a130a027631120d5265736f7572636551756f746112260a110a017112001a0022002a00320038004200120f0a0d0a0363707512060a0435"
            + "30306d1a001a002200"

        @Test func `what kubectl sends is read as what it means`() throws {
            let job = try #require(try ProtobufReader.json(bytes(Self.job)))
            #expect(job["apiVersion"] == "batch/v1")
            #expect(job["kind"] == "Job")
            #expect(job["metadata"] == ["name": "j"])
            let container = job[path: "spec", "template", "spec", "containers"]?.arrayValue?.first
            #expect(container?["image"] == "busybox:1")
            #expect(container?["command"] == ["sleep", "1"])
            #expect(job[path: "spec", "template", "spec", "restartPolicy"] == "Never")
            let budget = try #require(try ProtobufReader.json(bytes(Self.budget)))
            #expect(budget[path: "spec", "minAvailable"] == "50%")
            #expect(budget[path: "spec", "selector", "matchLabels"] == ["a": "b"])
            #expect(try ProtobufReader.json(bytes(Self.secret))?["data"] == ["a": "Yg=="])
            #expect(try ProtobufReader.json(bytes(Self.quota))?[path: "spec", "hard"] == ["cpu": "500m"])
        }

        @Test func `broken bytes are refused or read, wherever they break`() throws {
            for text in [Self.job, Self.budget, Self.secret, Self.quota] {
                let whole = bytes(text)
                for end in whole.indices { _ = try? ProtobufReader.json(Array(whole[..<end])) }
                for index in whole.indices {
                    for bit in 0..<8 {
                        var flipped = whole
                        flipped[index] ^= 1 << bit
                        _ = try? ProtobufReader.json(flipped)
                    }
                }
            }
            #expect(throws: ProtobufReader.Failure.self) { try ProtobufReader.json([1, 2, 3]) }
        }

        @Test func `kinds that are not known are left to others`() throws {
            let envelope: [UInt8] =
                [0x6B, 0x38, 0x73, 0, 0x0A, 0x0A, 0x0A, 0x03] + Array("a/b".utf8) + [0x12, 0x03] + Array("Web".utf8)
            #expect(try ProtobufReader.json(envelope) == nil)
        }
    }
#endif
