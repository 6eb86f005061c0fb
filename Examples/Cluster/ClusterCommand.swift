#if Server
    import ArgumentParser
    import SteadyServer

    /// The embedded API server behind HTTPS on loopback, for `kubectl` and any other client.
    @main struct ClusterCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cluster", abstract: "A Kubernetes API server in one process, for kubectl and any other client.",
            subcommands: [ServeCommand.self, BackupCommand.self, RestoreCommand.self], defaultSubcommand: ServeCommand.self)
    }

    /// Copies what a cluster keeps, which may be running.
    struct BackupCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup", abstract: "Writes what a cluster keeps in a folder to one file; the cluster may be running.")

        @Option(help: "The folder of the cluster.")
        var data: String

        @Argument(help: "The file to write, which must not be there.")
        var file: String

        func run() throws { print("\(try ClusterBackup.save(data, to: file)) objects are in \(file)") }
    }

    /// Makes a folder of a backup.
    struct RestoreCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Makes a folder for a cluster of a file that “backup” wrote.")

        @Option(help: "The folder to make.")
        var data: String

        @Argument(help: "The file to read.")
        var file: String

        func run() throws { print("\(try ClusterBackup.restore(file, to: data)) objects are in \(data)") }
    }
#else
    /// Without the trait `Server` there is no HTTP.
    @main struct ClusterCommand {
        static func main() { print("The cluster serves HTTPS: build it with the trait Server, which is on by default.") }
    }
#endif
