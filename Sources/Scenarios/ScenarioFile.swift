/// A scenario file after reading: the scenario if it is one, all that is wrong
/// with it, and where each of its parts stands.
package struct ScenarioFile: Sendable {
  /// Nil where a finding is an error.
  package let scenario: Scenario?
  /// In the order of the file.
  package let findings: [Finding]
  /// Nil where the file is too large or no text.
  package let source: SourceText?
  /// The parts that could be read, by their keys.
  package let root: Entry?

  /// Reads `bytes`, which findings call `file`; `name` is what the id must be,
  /// the file's name without `.yaml`, or nil where any will do.
  package init(_ bytes: [UInt8], file: String, name: String?) {
    let (source, screened) = Screening.screen(bytes, file: file)
    self.source = source
    guard let source else {
      (scenario, root, findings) = (nil, nil, screened)
      return
    }
    let (root, read) = Self.read(source, as: .scenario)
    self.root = root
    var findings = screened + read
    if let root {
      if let id = root["id"], let name, id.text != name {
        findings.append(
          source.finding("id", .idIsNotName(id.text, name), at: id.extent(in: source)))
      }
      findings += Self.timeFindings(root["diagnosis"]?.list ?? [], in: source)
    }
    findings.sort()
    self.findings = findings
    scenario =
      findings.contains { $0.severity == .error }
      ? nil : root.flatMap { Scenario($0, digest: Digest.short(bytes)) }
  }

  /// Whether something has still to be written in it.
  package var isDraft: Bool { findings.contains { $0.rule == Self.draftRule } }

  /// Whether nothing else is wrong with it.
  package var isOnlyADraft: Bool {
    isDraft && findings.allSatisfy { $0.severity == .warning || $0.rule == Self.draftRule }
  }

  /// What marks are reported as.
  package static let draftRule = "draft-left"

  /// Parses a text that passed the screening and holds it against `form`.
  static func read(_ source: SourceText, as form: Form) -> (root: Entry?, findings: [Finding]) {
    let node: YAMLNode?
    do {
      node = try YAMLNode.compose(source)
    } catch {
      return (nil, [error])
    }
    guard let node else {
      return (nil, [source.finding("empty-file", .emptyFile(form), at: .start)])
    }
    var reader = FormReader(source)
    let root = reader.read(node, as: form)
    return (root, reader.findings)
  }

  /// Steps that come before the one above them.
  private static func timeFindings(_ steps: [Entry], in source: SourceText) -> [Finding] {
    var findings: [Finding] = []
    var latest: Entry?
    for step in steps {
      guard let time = step["at"] else { continue }
      if let before = latest, time.minutes < before.minutes {
        findings.append(
          source.finding(
            "time-order", .earlier(time.minutes, than: before.minutes), at: time.extent(in: source))
        )
      } else {
        latest = time
      }
    }
    return findings
  }
}

extension Entry {
  /// The place with its length in the line.
  package func extent(in source: SourceText) -> Place {
    guard case .text(let text) = content else { return source.extent(at: place) }
    return source.extent(of: text, at: place)
  }
}

extension Scenario {
  /// Builds the scenario of a file without errors; nil where a required key is
  /// missing after all.
  fileprivate init?(_ root: Entry, digest: String) {
    guard let id = root.text("id"), let title = root.text("title"),
      let severity = root.text("severity").flatMap(Severity.init),
      let situation = root.text("situation")
    else { return nil }
    self.init(
      id: id, title: title, severity: severity, domain: root.text("domain"),
      tags: root.texts("tags"), situation: situation, role: root.text("role"),
      diagnosis: (root["diagnosis"]?.list ?? []).map { step in
        DiagnosisStep(
          minutes: step["at"]?.minutes ?? 0, check: step.text("check") ?? "",
          finding: step.text("finding"), kind: step.text("step").flatMap(DiagnosisStep.Kind.init),
          label: step.text("label"), listenFor: step.texts("listen_for"),
          notFor: step.texts("not_for"))
      },
      prevention: (root["prevention"]?.list ?? []).map { measure in
        PreventionMeasure(
          measure: measure.text("measure") ?? "",
          layer: measure.text("layer").flatMap(PreventionMeasure.Layer.init),
          label: measure.text("label"), listenFor: measure.texts("listen_for"),
          notFor: measure.texts("not_for"))
      },
      communication: (root["communication"]?.list ?? []).map { message in
        Message(
          audience: message.text("audience") ?? "", message: message.text("message") ?? "")
      },
      scapegoat: root.text("scapegoat"),
      followUps: (root["follow_ups"]?.list ?? []).map { question in
        FollowUp(
          ask: question.text("ask") ?? "", lookingFor: question.text("looking_for") ?? "",
          label: question.text("label"), listenFor: question.texts("listen_for"),
          notFor: question.texts("not_for"))
      },
      meeting: (root["meeting"]?.list ?? []).map(Pushback.init),
      sources: root.texts("sources"), digest: digest)
  }
}

extension Pushback {
  init(_ entry: Entry) {
    self.init(
      who: entry.text("who") ?? "", says: entry.text("says") ?? "", harder: entry.text("harder"),
      lookingFor: entry.text("looking_for"), listenFor: entry.texts("listen_for"))
  }
}

extension Finding.Message {
  fileprivate static func emptyFile(_ form: Form) -> Self {
    Self("the file is empty", advice: "write \(form.name), or begin with `warstory new ID`")
  }

  fileprivate static func idIsNotName(_ id: String, _ name: String) -> Self {
    Self(
      "the id '\(id)' is not the name of the file, '\(name.clipped())'",
      advice: "give both the same name")
  }

  fileprivate static func earlier(_ minutes: Int, than before: Int) -> Self {
    func time(_ minutes: Int) -> String { DiagnosisStep(minutes: minutes, check: "").at }
    return Self(
      "'at' is \(time(minutes)), earlier than the step before it (\(time(before)))",
      advice: "put the steps in order, or correct the time")
  }
}
