import Foundation
import Scenarios
import Testing

@testable import Linting

/// The files that come with the program.
enum Shipped {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scenarios")
    .path(percentEncoded: false)

  static let names: [String] =
    ((try? FolderFile.names(in: folder)) ?? []).filter { $0.hasSuffix(".yaml") }

  static func file(_ name: String) throws -> LintedFile {
    LintedFile(
      try FolderFile.read(name, in: folder).bytes, file: name,
      name: String(name.prefix { $0 != "." }), kind: LintedFile.Kind(name: name))
  }
}

@Suite struct ShippedFilesTests {
  @Test(arguments: Shipped.names) func haveNoErrors(name: String) throws {
    let findings = Linter().check(try Shipped.file(name))
    #expect(findings.filter { $0.severity == .error }.map(\.headline) == [])
  }
}
