import SteadyCodec

extension APIServerState {
    func checkPodSecurity(
        _ object: JSONValue, live: JSONValue?, _ target: Target, warnings: inout [String]
    ) throws(StatusError) {}
}
