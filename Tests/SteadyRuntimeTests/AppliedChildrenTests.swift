import SteadyAPI
import SteadyCodec
import SteadyModel
import Testing

@testable import SteadyRuntime

/// What is remembered of children that were applied.
@Suite struct AppliedChildrenTests {
    private static let owner = ObjectKey(namespace: "default", name: "app")

    private static func child(_ name: String) -> ConfigMap {
        var metadata = ObjectMeta(name: name, namespace: "default")
        metadata.uid = "u-\(name)"
        metadata.resourceVersion = "1"
        return ConfigMap(metadata: metadata)
    }

    @Test func `a child that is asked for now and then is remembered, one that is gone is forgotten`() throws {
        let applied = AppliedChildren()
        let lasting = Self.child("lasting")
        let body = try JSONValue(encoding: lasting)
        applied.record(body, result: lasting, for: Self.owner, in: 1)
        for number in 2...500 as ClosedRange<UInt64> {
            let passing = Self.child("passing-\(number)")
            applied.record(try JSONValue(encoding: passing), result: passing, for: Self.owner, in: number)
            if number % 10 == 0 { #expect(applied.isInPlace(body, on: lasting, for: Self.owner, in: number), "\(number)") }
            #expect(applied.count <= 40)
        }
        applied.forget(Self.owner)
        #expect(applied.count == 0)
        #expect(!applied.isInPlace(body, on: lasting, for: Self.owner, in: 501))
    }

    @Test func `many children of one reconcile are all remembered`() throws {
        let applied = AppliedChildren()
        let children = (0..<100).map { Self.child("c\($0)") }
        for number in 1...40 as ClosedRange<UInt64> {
            for child in children {
                let body = try JSONValue(encoding: child)
                if number == 1 {
                    applied.record(body, result: child, for: Self.owner, in: number)
                } else {
                    #expect(applied.isInPlace(body, on: child, for: Self.owner, in: number))
                }
            }
        }
        #expect(applied.count == 100)
    }
}
