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
  /// A short name, for where the text does not fit.
  package var label: String?
  /// Other ways in which people say it.
  package var listenFor: [String]
  /// What is near it and is not it.
  package var notFor: [String]

  package init(
    kind: Kind, number: Int, text: String, detail: String? = nil, label: String? = nil,
    listenFor: [String] = [], notFor: [String] = []
  ) {
    self.kind = kind
    self.number = number
    self.text = text
    self.detail = detail
    self.label = label
    self.listenFor = listenFor
    self.notFor = notFor
  }

  /// `d1`, `p2`, `f1`.
  package var id: String { kind.rawValue + String(number) }
}
