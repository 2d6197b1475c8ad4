import Scenarios

/// Something that a good file keeps to.
///
/// A rule stands in a file of its own: summary, examples, check, messages. The
/// examples are its documentation and its tests.
package protocol LintRule: Sendable {
  /// As findings name it: `unknown-key`.
  static var name: String { get }
  /// One sentence that is true of every good file.
  static var summary: String { get }
  /// Files in which the rule finds nothing.
  static var passing: [Example] { get }
  /// Files in which it finds something at each mark, and nowhere else.
  static var failing: [Example] { get }

  init()

  /// What in `file` breaks the rule.
  func check(_ file: LintedFile) -> [Finding]
}

extension LintRule {
  func warning(_ message: Finding.Message, at place: Place, in file: LintedFile) -> Finding {
    file.source.finding(Self.name, message, at: place, severity: .warning)
  }

  func error(_ message: Finding.Message, at place: Place, in file: LintedFile) -> Finding {
    file.source.finding(Self.name, message, at: place)
  }
}

/// A rule that the decoder keeps already, since a file that breaks it holds no
/// scenario.
package protocol DecoderRule: LintRule {}

extension DecoderRule {
  package func check(_ file: LintedFile) -> [Finding] {
    file.decoderFindings.filter { $0.rule == Self.name }
  }
}
