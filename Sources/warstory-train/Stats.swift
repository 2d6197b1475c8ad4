import Foundation
import Scenarios
import Scoring

func situation(_ id: String?) -> String {
  guard let id, let text = try? String(contentsOfFile: "Scenarios/\(id).yaml", encoding: .utf8)
  else { return "" }
  var on = false
  var out = ""
  for line in text.split(separator: "\n") {
    if line.hasPrefix("title:") || line.hasPrefix("  - ask:") { out += line + " " }
    if line.hasPrefix("situation:") {
      on = true
      out += line.dropFirst(10)
    } else if on && line.hasPrefix(" ") {
      out += line
    } else {
      on = false
    }
  }
  return out
}
func stats(_ corpus: Corpus, _ plain: [Annotated], _ spoken: [Annotated]) {
  for (s, sample) in corpus.samples.enumerated() {
    for (name, a) in [("plain", plain[s]), ("spoken", spoken[s])] {
      let p = Pretence(a.reading, prompt: situation(sample.scenario))
      func f(_ x: Double) -> String { String(Double(Int(x * 1000)) / 1000) }
      print(
        name, sample.id, sample.profile.replacingOccurrences(of: " ", with: "_"), p.words,
        f(p.functionShare), f(p.imaginedShare), p.novelty, f(p.coherence), p.isRepeat.count { $0 },
        p.isRepeat.count, sample.rated.signals.values.reduce(0, +), separator: "\t")
    }
  }
}
