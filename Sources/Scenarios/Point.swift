/// Something that a listener would tick when it is said.
package struct Point: Equatable, Identifiable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case diagnosis = "d"
    case prevention = "p"
    case followUp = "f"
  }

  package var kind: Kind
  /// Counted from 1 in the file's order.
  package var number: Int
  /// The check, the measure, or what the question looks for.
  package var text: String
  /// The finding of a check; the question itself of a follow-up.
  package var detail: String?
  package var listenFor: [String]

  package init(
    kind: Kind, number: Int, text: String, detail: String? = nil, listenFor: [String] = []
  ) {
    self.kind = kind
    self.number = number
    self.text = text
    self.detail = detail
    self.listenFor = listenFor
  }

  /// `d1`, `p2`, `f1`.
  package var id: String { kind.rawValue + String(number) }
}
