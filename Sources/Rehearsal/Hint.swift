/// One answer to `/hint`.
package enum Hint: Equatable, Sendable {
  /// What belongs into the part.
  case guidance(String)
  /// What an interviewer would like to hear, `number` of `count`.
  case pointer(String, number: Int, of: Int)
  /// Everything has been said.
  case none
}
