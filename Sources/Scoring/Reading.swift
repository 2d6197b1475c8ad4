import Prose
import Scenarios

/// An answer taken apart: every unit of every beat, in the order of telling.
package struct Reading: Sendable {
  /// A unit with its place in the answer.
  package struct Utterance: Sendable {
    package var beat: Beat
    /// Unicode scalars in the beat's text.
    package var range: Range<Int>
    /// What counts as said: no pauses and no punctuation.
    package var words: [Word]
    package var hasQuotation = false
    package var isQuestion = false
    /// Commas and the like for each word.
    package var signShare = 0.0
  }

  /// A word, number or sign that carries meaning.
  package struct Word: Sendable {
    var norm: String
    var hash: UInt64
    var stemHash: UInt64
    var kind: Token.Kind
    var measure: Token.Measure
    var value: Double?
    var isIdentifier: Bool
  }

  package var passages: [Beat: Passage]
  package var utterances: [Utterance]

  /// A reading of units that are cut already.
  package init(_ utterances: [Utterance]) {
    passages = [:]
    self.utterances = utterances
  }

  package init(_ answer: Answer) {
    var passages: [Beat: Passage] = [:]
    var utterances: [Utterance] = []
    for beat in Beat.allCases {
      guard let text = answer.beats[beat] else { continue }
      let passage = Passage(text)
      passages[beat] = passage
      for unit in passage.units {
        let utterance = Utterance(passage.tokens(of: unit), at: unit.range, in: beat)
        if !utterance.words.isEmpty { utterances.append(utterance) }
      }
    }
    self.passages = passages
    self.utterances = utterances
  }
}

extension Reading.Utterance {
  package init(_ tokens: ArraySlice<Token>, at range: Range<Int>, in beat: Beat) {
    self.init(beat: beat, range: range, words: [])
    var signs = 0
    words.reserveCapacity(tokens.count)
    for token in tokens where !token.isFiller {
      if token.kind == .sign {
        switch token.norm {
        case "%", "$", "€", "£": break
        case "\"":
          hasQuotation = true
          continue
        case "?":
          isQuestion = true
          continue
        case ",", "•", "/", "|":
          signs += 1
          continue
        default: continue
        }
      }
      let norm = token.kind == .number ? "#\(token.measure.rawValue)" : token.norm
      // A word that is said twice in a row is a stammer.
      if token.kind == .word, words.last?.norm == norm { continue }
      words.append(
        Reading.Word(
          norm: norm, hash: Hash.of(norm),
          stemHash: Hash.of(token.kind == .word ? token.stem : norm), kind: token.kind,
          measure: token.measure, value: token.value, isIdentifier: token.isIdentifier))
    }
    signShare = words.isEmpty ? 0 : Double(signs) / Double(words.count)
  }
}
