/// Finds programs that were built together with the tests.
package enum BuiltProduct {
  /// The path of `name`, beside the bundle of tests that runs now.
  package static func path(_ name: String) -> String {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    let end = bundle.firstRange(of: ".xctest")?.lowerBound ?? bundle.endIndex
    let directory = bundle[..<end].split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    return directory + "/" + name
  }
}
