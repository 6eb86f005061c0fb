extension Manager {
    /// Has every object of every controller reconciled, as if each had changed. A right reconciler then changes nothing.
    ///
    /// Returns at once; ``isIdle`` tells when they are through. Without effect while this replica does not work.
    public func resync() {
        for controller in controllers { controller.resync() }
    }
}
