// Everything an operator's author needs, by one import.
@_exported public import SteadyAPI
@_exported public import SteadyCache
@_exported public import SteadyClient
@_exported public import SteadyCodec
@_exported public import SteadyElection
@_exported public import SteadyModel
@_exported public import SteadyQueue
@_exported public import SteadyRuntime
@_exported public import SteadyWebhook
