/// Something that an interviewer ticked or noted while listening.
package struct Mark: Equatable, Sendable {
  /// Known once the mark is kept.
  package var id: Int64?
  /// A point (`d1`), a kind (`blame`, `number`, `told`, `own`), or `note`.
  package var what: String
  /// The beat in which it was said.
  package var part: String?
  /// On the answer's clock.
  package var at: Duration
  package var isPartly: Bool
  package var isTakenBack: Bool
  package var note: String?

  package init(
    id: Int64? = nil, what: String, part: String? = nil, at: Duration, isPartly: Bool = false,
    isTakenBack: Bool = false, note: String? = nil
  ) {
    self.id = id
    self.what = what
    self.part = part
    self.at = at
    self.isPartly = isPartly
    self.isTakenBack = isTakenBack
    self.note = note
  }
}
