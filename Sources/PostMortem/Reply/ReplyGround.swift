import Prose

/// Whether a reply is about what was said, or one that could be pasted anywhere.
///
/// A facilitator who takes a concern up names something of it: the change, the
/// hours, the customer, the person. A reply that shares no such word with the
/// pushback or the incident is a slogan, however well it is put.
enum ReplyGround {
  /// Whether `reply` has a word of the pushback or the incident that few other
  /// incidents have, or two that some have; true where neither is known.
  static func holds(_ reply: Reply) -> Bool {
    let context = Words(Prose.Passage(reply.says + " . " + reply.incident))
    guard context.rare.count >= 3 else { return true }
    let said = Words(Prose.Passage(reply.text))
    return !said.rare.isDisjoint(with: context.rare)
      || said.likely.intersection(context.likely).count >= 2
  }

  /// What tells one incident from another.
  private struct Words {
    var rare: Set<String> = []
    /// Words that many incidents have, and small numbers.
    var likely: Set<String> = []

    init(_ passage: Prose.Passage) {
      for token in passage.tokens.prefix(4_000) {
        switch token.kind {
        case .number:
          guard let value = token.value, value >= 3 else { continue }
          if value > 12, value.truncatingRemainder(dividingBy: 10) != 0 {
            rare.insert("\(value)")
          } else {
            likely.insert("\(value)")
          }
        case .word where ReplyGround.likely.contains(token.norm): likely.insert(token.stem)
        case .word where token.norm.utf8.count > 3 && !ReplyGround.common.contains(token.norm):
          rare.insert(token.stem)
        case .word, .clock, .sign: continue
        }
      }
    }
  }

  /// Words of any incident: two of them are needed.
  private static let likely = Set(
    """
    account accountable action actions angry asked believe broke broken called came carries \
    carry changed company data date design desk direct evening explain file first five floor \
    forty four gone hour hours left line list live lost mail mails minutes month months \
    morning network night operations owner owners page past phone plan policy product reach \
    read release screen second skipped step steps three ticket told twice week weeks write \
    written wrote year years
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words of any meeting: they show nothing of this one.
  private static let common = Set(
    """
    about above actually after afternoon again agree almost alone already also although always \
    another answer answers anybody anyone anything asking away back because been before being \
    better between blame blameless both bring cannot cant careful cause caused change clear \
    come comes could couldnt decision decisions didnt different does doesnt doing done dont \
    down during each early easy either else empty ended enough even every everybody everyone \
    everything exactly failed failure fair fault feel felt find fine follow found friday from \
    gave get gets give given gives goes going good great group guess half happen happened \
    happening happens hard have havent hear heard help here hold honest honestly idea improve \
    incident instead isnt issue itself ive join just keep kept kind knew know known knows last \
    late later learn learned learning least leave less lets like listen little long look \
    looked looking looks made make makes making many march matter maybe mean means meant \
    meeting might mind minute mistake mistakes moment monday more most move much must name \
    names need needed needs never next nice nobody none nothing often okay once only open \
    other others ourselves outage over part people perhaps person place please point possible \
    prevent probably problem problems process question questions quite rather ready real \
    really reason remember report responsible right room round said same sats say saying says \
    seconds seen sense shall shift short should shouldnt show simple simply since some \
    somebody someone something soon sorry sort stand start started stay still stop stopped \
    such sure system systems table take takes talk team teams tell than thank thanks that \
    thats their them themselves then there theres these they theyre thing things think this \
    those though thought through thursday time times today together tomorrow tonight took tool \
    tooling tools towards true trust tuesday turn under understand until upon used very wait \
    walk want wanted wants wasnt watch wednesday well went were what whatever when where \
    whether which while whole will wish with without wont word words work worked working works \
    would wouldnt wrong yesterday your youre yours yourself youve
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  // MARK: - Sarcasm

  /// Whether it praises in order to mock.
  static func mocks(_ text: String) -> Bool {
    let words = Prose.Passage(text).tokens.prefix(4_000).filter { $0.kind == .word }.map(\.norm)
    let line = " " + words.joined(separator: " ") + " "
    return mocking.contains { line.contains($0) }
      || words.indices.contains { index in
        words[index] == "what" && index + 3 < words.count
          && ["a", "an"].contains(words[index + 1]) && lavish.contains(words[index + 2])
      }
  }

  private static let lavish: Set<String> = [
    "splendid", "brilliant", "wonderful", "marvellous", "marvelous", "fantastic", "profound",
    "genius", "stunning", "magnificent", "delightful", "lovely", "deep", "clever",
  ]

  private static let mocking = [
    " all wiser ", " much wiser ", " bravo ", " slow clap ", " how very helpful ",
    " thank you captain ", " captain obvious ", " congratulations on ", " give that man a ",
    " give this man a ", " give that woman a ", " thank you sherlock ", " well done you ",
    " aren't you clever ", " arent you clever ", " what would we do without you ",
    " thanks for your wisdom ", " for that insight genius ", " how insightful of you ",
    " how nice of you to ", " good for you ",
  ]

  // MARK: - "I'd have typed it too"

  /// Whether whoever leads puts themself, or anyone, in the place of the one who
  /// did it: that accepts no culprit.
  static func standsBeside(_ text: String) -> Bool {
    let words = Prose.Passage(text).tokens.prefix(4_000).filter { $0.kind == .word }.map(\.norm)
    let line = " " + words.joined(separator: " ") + " "
    guard !line.contains(" i would never ") && !line.contains(" id never ") else { return false }
    return [
      " id have ", " i would have ", " i wouldve ", " so would i ", " could have been me ",
      " couldve been me ", " any of us ", " might have been me ", " would have been me ",
      " me too ", " so did i ", " ive done the same ", " i have done the same ",
      " i did the same ", " each of us ",
    ].contains { line.contains($0) }
  }
}
