/// What coordinated leader election adds to the built-in kinds, in the notation of `Scripts/generate-schemas`: it is beta, and off unless it
/// is asked for.
enum CoordinatedElectionText {
    static let schemas = #"""
        coordination.v1beta1.LeaseCandidate|o|apiVersion:s|kind:s|metadata:@meta.ObjectMeta;={};|spec:@coordination.v1beta1.LeaseCandidateSpec;={};!
        coordination.v1beta1.LeaseCandidateSpec|o|binaryVersion:s="";!|emulationVersion:s|leaseName:s="";!|pingTime:u|renewTime:u|strategy:s!
        """#

    static let kinds = "coordination.k8s.io|v1beta1|LeaseCandidate|coordination.v1beta1.LeaseCandidate"

    static let resources =
        "coordination.k8s.io|v1beta1|leasecandidates|leasecandidate|LeaseCandidate|N|"
        + "create,delete,deletecollection,get,list,patch,update,watch|||lvME0iHWE20=|"
}
