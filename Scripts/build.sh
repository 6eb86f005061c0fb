# To be sourced: a build that compiles again only what has changed.
#
# SwiftPM before 6.4 puts the flags of a package's traits in an order drawn anew for each plan, and the compiler takes another order for
# another program (swiftlang/swift-package-manager#10525). What is built does not depend on it: tests and programs run without.
build() { SWIFT_DETERMINISTIC_HASHING=1 swift build "$@"; }
