#if Service
    import SteadyService
    import Website

    /// The operator of the quickstart against any API server: the embedded one of `cluster`, or a real one. `--help` names its settings.
    @main struct WebsiteOperator {
        static func main() async {
            await OperatorProgram(named: "website-operator") { manager, _ in manager.websites() }.main()
        }
    }
#else
    /// Without the trait `Service` there is no way to a cluster.
    @main struct WebsiteOperator {
        static func main() { print("The operator is a service: build it with the trait Service, which is on by default.") }
    }
#endif
