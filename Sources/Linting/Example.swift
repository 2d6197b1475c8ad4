import Scenarios

/// A file that shows a rule, with `↓` before each place where it finds
/// something.
///
/// Only what matters is written: each key at the margin replaces that key of a
/// file in which no rule finds anything.
package struct Example: Sendable, CustomStringConvertible {
  package let kind: LintedFile.Kind
  /// The whole file, without marks.
  package let text: String
  /// The marked places, in order.
  package let places: [Place]
  /// The keys as they were written, with marks.
  package let description: String

  /// A change to a good scenario.
  package init(_ keys: String) { self.init(keys, on: Self.scenario, kind: .scenario) }

  /// A change to a good file of sample answers.
  package static func calibration(_ keys: String) -> Self {
    Self(keys, on: calibrationFile, kind: .calibration)
  }

  /// A change to a good deck.
  package static func deck(_ keys: String) -> Self { Self(keys, on: deckFile, kind: .deck) }

  /// A whole file.
  package static func whole(_ text: String, kind: LintedFile.Kind = .scenario) -> Self {
    Self(text, on: "", kind: kind)
  }

  private init(_ keys: String, on file: String, kind: LintedFile.Kind) {
    var blocks = Self.blocks(file)
    for block in Self.blocks(keys) {
      let key = block.key
      if key.isEmpty || file.isEmpty {
        blocks.append(block)
      } else if let index = blocks.firstIndex(where: { $0.key == key }) {
        blocks[index] = block
      } else {
        blocks.append(block)
      }
    }
    var places: [Place] = []
    var text = String.UnicodeScalarView()
    var line = 1
    var column = 1
    for scalar in blocks.flatMap(\.lines).joined(separator: "\n").unicodeScalars {
      if scalar == "↓" {
        places.append(Place(line: line, column: column))
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.kind = kind
    self.text = String(text) + "\n"
    self.places = places
    description = keys
  }

  private struct Block {
    let key: String
    var lines: [String]
  }

  /// The text cut before each line that begins at the margin.
  private static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let bare = line.replacing("↓", with: "")
      if !blocks.isEmpty, bare.isEmpty || bare.hasPrefix(" ") {
        blocks[blocks.count - 1].lines.append(line)
      } else if !bare.isEmpty || blocks.isEmpty {
        let key = bare.prefix { $0 != ":" }
        blocks.append(Block(key: bare.contains(":") ? String(key) : "", lines: [line]))
      }
    }
    return blocks.filter { !($0.lines.count == 1 && $0.lines[0].isEmpty) }
  }

  private static let scenario = """
    format: 1
    id: cold-cache
    title: Product pages collapse in the evening peak
    severity: P1
    domain: E-commerce
    tags: [redis, load-shedding]
    situation: >
      At 19:46 on a Thursday you are paged: the product pages of a garden shop take 11 seconds
      at p95 instead of 240 ms, and 38% of requests end in a 503. Orders have dropped from 190 to
      55 a minute. Every Redis node reports itself up.
    role: You are on call for the catalogue service.
    diagnosis:
      - at: T+0
        check: Split errors and latency by country and page type
        finding: Listing and product pages in all five countries since 19:42
        step: scope
        listen_for: [blast radius, how widespread it was]
      - at: T+9m
        check: Let the edge serve stale copies and freeze deploys
        finding: 503s fall to 5% in three minutes
        step: contain
        listen_for: [old copies from the CDN, stop the bleeding]
      - at: T+20m
        check: Ask each Redis process for its uptime and key count
        finding: All 24 were restarted at once by a memory-limit change
        step: investigate
        listen_for: [it was empty, everything was a miss]
      - at: T+30m
        check: Cap refills at 2 per pod and load the 70,000 most-read keys
        finding: The hit rate is 85% after ten minutes
        step: fix
        listen_for: [throttle the rebuild, top sellers first]
      - at: T+47m
        check: Switch live traffic back in four steps and watch orders
        finding: Orders are at 188 a minute and p95 at 250 ms
        step: verify
        listen_for: [opened the tap slowly, usual order rate again]
    prevention:
      - measure: One rebuild per key at a time, everybody else gets the previous value
        layer: prevent
        listen_for: [single flight, lock per product]
      - measure: Page when the hit rate is under 85% for two minutes
        layer: detect
        listen_for: [alarm on misses, watch the ratio]
    communication:
      - audience: Support
        message: At 19:58, product pages slow in all countries, payment works, next word at 20:15
    scapegoat: the platform engineer who merged the memory-limit change
    follow_ups:
      - ask: Why did nothing alert when the hit rate fell?
        looking_for: Owns that only liveness of the nodes was watched
        listen_for: [green but useless, nobody watched the ratio]
    sources: [A public write-up of a cache restart]
    """

  private static let calibrationFile = """
    format: 1
    answers:
      - name: strong answer
        beats:
          situation: The shop was slow and 38% of requests failed.
          action: I split errors by country first.
        follow_up: We only watched whether the nodes were up.
        expect: {diagnosis: 3..4, flags: []}
    """

  private static let deckFile =
    "format: 1\npushbacks:\n"
    + PushbackKind.allCases.map { kind in
      """
        - kind: \(kind.rawValue)
          who: A director
          says: This is about \(kind.rawValue) and nothing else.
          harder: I am still waiting for an answer about it.
      """
    }.joined(separator: "\n")
}
