import Foundation
import PostMortem
import Scenarios

/// Learns the weights of replies from rated ones: ridge regression for each quality,
/// in its dual form, since there are fewer replies than words.
struct ReplyTraining {
  typealias Quality = ReplyWeights.Quality

  struct Sample {
    var id: String
    var reply: Reply
    var level: Int
    var moves: [String: Int]
    var costs: [String]
    /// Whether it belongs to the rated corpus rather than to what was added.
    var isOfficial: Bool
    var features: ReplyFeatures
  }

  var samples: [Sample]
  /// How strongly the weights are held near 0.
  var ridge: Double = 0.7

  private struct Line: Decodable {
    var id: String
    var kind: PushbackKind
    var incident: String
    var who: String
    var says: String
    var reply: String
  }

  private struct Rating: Decodable {
    var id: String
    var level: Int
    var moves: [String: Int]
    var costs: [String]
  }

  /// Reads the files of a folder whose names end in `replies.jsonl`, each with its
  /// `-ratings.jsonl`.
  init(folder: URL) throws {
    var samples: [Sample] = []
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names where name.hasSuffix("replies.jsonl") {
      let stem = name.dropLast(".jsonl".count)
      let lines: [Line] = try Self.read(folder.appendingPathComponent(name))
      let ratings: [Rating] = try Self.read(folder.appendingPathComponent(stem + "-ratings.jsonl"))
      let byID = Dictionary(ratings.map { ($0.id, $0) }) { first, _ in first }
      for line in lines {
        guard let rating = byID[line.id] else { continue }
        let reply = Reply(
          kind: line.kind, incident: line.incident, who: line.who, says: line.says, text: line.reply
        )
        samples.append(
          Sample(
            id: line.id, reply: reply, level: rating.level, moves: rating.moves,
            costs: rating.costs,
            isOfficial: name == "replies.jsonl", features: ReplyFeatures(reply)))
      }
    }
    self.samples = samples
  }

  private static func read<Value: Decodable>(_ url: URL) throws -> [Value] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Value.self, from: Data($0.utf8))
    }
  }

  // MARK: - Targets

  private func target(_ quality: Quality, _ sample: Sample) -> Double {
    func cost(_ names: String...) -> Double { sample.costs.contains { names.contains($0) } ? 1 : 0 }
    func move(_ name: String) -> Double { Double(sample.moves[name] ?? 0) }
    return switch quality {
    case .concern: move("concern")
    case .blameless: move("blameless")
    case .system: move("system")
    case .next: move("next")
    case .calm: move("calm")
    case .culprit: cost("culprit")
    case .punish: cost("punish")
    case .dodge: cost("dodge")
    case .lecture: cost("lecture")
    case .surrender: cost("surrender")
    case .harm: cost("culprit", "punish")
    case .zero: sample.level == 0 ? 1 : 0
    case .one: sample.level == 1 ? 1 : 0
    case .two: sample.level >= 2 ? 1 : 0
    case .three: sample.level >= 3 ? 1 : 0
    case .four: sample.level >= 4 ? 1 : 0
    }
  }

  // MARK: - Ridge regression

  private static let bias = 0.05

  /// The weights, and for each sample the qualities that are seen without the
  /// samples of its pushback.
  func learn() -> (weights: [UInt32: [Float]], biases: [Float], unseen: [[Float]]) {
    var counts: [UInt32: Int] = [:]
    for sample in samples {
      for feature in sample.features.features { counts[feature.key, default: 0] += 1 }
    }
    let rows = samples.map { sample in
      sample.features.features.filter { (counts[$0.key] ?? 0) >= 2 && $0.value != 0 }
    }
    let count = rows.count
    var kernel = [Double](repeating: Self.bias, count: count * count)
    var holders: [UInt32: [(Int, Double)]] = [:]
    for (index, row) in rows.enumerated() {
      for feature in row {
        holders[feature.key, default: []].append((index, Double(feature.value)))
      }
    }
    for key in holders.keys.sorted() {
      let list = holders[key] ?? []
      for (one, first) in list {
        for (other, second) in list { kernel[one * count + other] += first * second }
      }
    }
    for index in 0..<count { kernel[index * count + index] += ridge }
    let inverse = Matrix.inverse(kernel, count)
    var groups: [String: [Int]] = [:]
    for (index, sample) in samples.enumerated() {
      groups[sample.reply.says, default: []].append(index)
    }
    let keys = holders.keys.sorted()
    var weights = [UInt32: [Float]](minimumCapacity: keys.count)
    for key in keys { weights[key] = [Float](repeating: 0, count: Quality.allCases.count) }
    var biases: [Float] = []
    var unseen = [[Float]](repeating: [], count: count)
    for quality in Quality.allCases {
      let truth = samples.map { target(quality, $0) }
      let mean = truth.reduce(0, +) / Double(count)
      let duals = (0..<count).map { row in
        (0..<count).reduce(0.0) { $0 + inverse[row * count + $1] * (truth[$1] - mean) }
      }
      for key in keys {
        let weight = (holders[key] ?? []).reduce(0.0) { $0 + duals[$1.0] * $1.1 }
        weights[key]?[quality.rawValue] = Float(weight)
      }
      biases.append(Float(mean + Self.bias * duals.reduce(0, +)))
      // What is left of a group once it is left out: its block of the inverse
      // maps the errors without it to the duals with it.
      for says in groups.keys.sorted() {
        let group = groups[says] ?? []
        let block = Matrix.inverse(
          group.flatMap { row in group.map { inverse[row * count + $0] } }, group.count)
        for (place, index) in group.enumerated() {
          let error = group.indices.reduce(0.0) {
            $0 + block[place * group.count + $1] * duals[group[$1]]
          }
          unseen[index].append(Float(truth[index] - error))
        }
      }
    }
    return (weights, biases, unseen)
  }

  /// The weights from all samples.
  func weights() -> ReplyWeights {
    let (weights, biases, _) = learn()
    return ReplyWeights(weights: weights, biases: biases)
  }

  // MARK: - Cross-validation

  /// How well replies to pushbacks are scored that were never seen, as lines of
  /// text; `worst` lists what was missed.
  func report(worst: Bool) -> [String] {
    let (_, _, unseen) = learn()
    let verdicts = unseen.map { ReplyVerdict($0) }
    var lines: [String] = []
    for (name, isOfficial) in [("rated corpus", true), ("added", false)] {
      let pairs = samples.indices.filter { samples[$0].isOfficial == isOfficial }.map {
        (samples[$0], verdicts[$0])
      }
      lines.append(
        "\(name): \(pairs.count) replies, \(Set(pairs.map(\.0.reply.says)).count) pushbacks")
      lines.append(
        "  level QWK \(Self.percent(Self.kappa(pairs.map { ($0.0.level, $0.1.level) }, top: 4)))")
      let exact = pairs.count { $0.0.level == $0.1.level }
      let near = pairs.count { abs($0.0.level - $0.1.level) <= 1 }
      lines.append("  exact \(exact) of \(pairs.count), within one \(near)")
      for move in ReplyMove.allCases {
        let rated = pairs.map { ($0.0.moves[move.rawValue] ?? 0, $0.1.moves[move] ?? 0) }
        lines.append("  \(move.rawValue) QWK \(Self.percent(Self.kappa(rated, top: 2)))")
      }
      for cost in ReplyCost.allCases {
        let rated = pairs.map { ($0.0.costs.contains(cost.rawValue), $0.1.costs.contains(cost)) }
        lines.append("  \(cost.rawValue) F1 \(Self.percent(Self.f1(rated)))")
      }
      let either = pairs.map {
        (
          $0.0.costs.contains { ["culprit", "punish"].contains($0) },
          $0.1.costs.contains { $0 == .culprit || $0 == .punish }
        )
      }
      lines.append("  culprit or punish F1 \(Self.percent(Self.f1(either)))")
      let pooled = pairs.flatMap { sample, verdict in
        [ReplyCost.culprit, .punish].map {
          (sample.costs.contains($0.rawValue), verdict.costs.contains($0))
        }
      }
      lines.append("  culprit and punish pooled F1 \(Self.percent(Self.f1(pooled)))")
      if worst {
        for (sample, verdict) in pairs where abs(sample.level - verdict.level) > 1 {
          lines.append("    \(sample.id) \(sample.level)→\(verdict.level) \(sample.reply.text)")
        }
      }
    }
    return lines
  }

  private static func percent(_ value: Double) -> String {
    String((value * 1000).rounded() / 1000)
  }

  private static func kappa(_ pairs: [(Int, Int)], top: Int) -> Double {
    let count = Double(pairs.count)
    var first = [Double](repeating: 0, count: top + 1)
    var second = first
    var seen = 0.0
    for (truth, guess) in pairs {
      first[truth] += 1
      second[guess] += 1
      seen += Double((truth - guess) * (truth - guess))
    }
    var chance = 0.0
    for one in 0...top {
      for other in 0...top {
        chance += first[one] * second[other] * Double((one - other) * (one - other))
      }
    }
    return chance == 0 ? 1 : 1 - seen * count / chance
  }

  private static func f1(_ pairs: [(Bool, Bool)]) -> Double {
    let hits = pairs.count { $0 && $1 }
    let wrong = pairs.count { $0 != $1 }
    return Double(2 * hits) / Double(max(1, 2 * hits + wrong))
  }
}

/// Square matrices, row by row.
enum Matrix {
  /// The inverse of a positive definite matrix, by Gauss and Jordan.
  static func inverse(_ matrix: [Double], _ count: Int) -> [Double] {
    var matrix = matrix
    matrix.withUnsafeMutableBufferPointer { cells in
      for pivot in 0..<count {
        let scale = 1 / cells[pivot * count + pivot]
        for column in 0..<count { cells[pivot * count + column] *= scale }
        cells[pivot * count + pivot] = scale
        for row in 0..<count where row != pivot {
          let factor = cells[row * count + pivot]
          if factor == 0 { continue }
          cells[row * count + pivot] = 0
          for column in 0..<count {
            cells[row * count + column] -= factor * cells[pivot * count + column]
          }
        }
      }
    }
    return matrix
  }
}
