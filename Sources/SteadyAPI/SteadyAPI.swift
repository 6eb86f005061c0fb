// All stable built-in kinds by one import.
@_exported public import SteadyAccessAPI
@_exported public import SteadyAppsAPI
@_exported public import SteadyBatchAPI
@_exported public import SteadyCoordinationAPI
@_exported public import SteadyCoreAPI
@_exported public import SteadyExtensionAPI
@_exported public import SteadyNetworkingAPI
@_exported public import SteadyPolicyAPI
@_exported public import SteadyStorageAPI
