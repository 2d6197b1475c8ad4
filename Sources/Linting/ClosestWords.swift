import Prose
import Scenarios

/// The stretch of an answer that says most of what a point says.
struct ClosestWords {
  let beat: Beat
  let quote: String

  /// Nil where no stretch has two words of the point.
  init?(to point: Point, in beats: [Beat: String]) {
    let words = LintedText.words(of: ([point.text] + point.listenFor).joined(separator: " "))
    let wanted = LintedText.stems(of: words)
    var best: (score: Double, beat: Beat, quote: String)?
    for beat in Beat.allCases {
      guard let text = beats[beat] else { continue }
      let passage = Passage(text)
      for unit in passage.units {
        let quote = passage.text(in: unit.range)
        let stems = LintedText.stems(of: LintedText.words(of: quote))
        let shared = stems.intersection(wanted).count
        // One word in common says nothing of what was meant.
        guard shared > 1 else { continue }
        // Of two that say as much the shorter one is closer.
        let score = Double(shared) / Double(stems.count + 4).squareRoot()
        if score > best?.score ?? 0 { best = (score, beat, quote) }
      }
    }
    guard let best else { return nil }
    (beat, quote) = (best.beat, best.quote)
  }
}
