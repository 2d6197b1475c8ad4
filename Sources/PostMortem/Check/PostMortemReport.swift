import Scoring

/// What a check of a finished post-mortem says.
package struct PostMortemReport: Equatable, Sendable {
  package var template: Template
  /// In the order of their places in the file.
  package var findings: [PostMortemFinding]
  /// 0 to 4 for each section of the template.
  package var sections: [Section: Int]
  /// 0 to 4: a person blamed outright, up to an account of the system alone.
  package var blamelessness: Int
  /// Whether there are no words to give levels to; they are 0 then.
  package var isEmpty: Bool

  package init(
    template: Template, findings: [PostMortemFinding], sections: [Section: Int], blamelessness: Int,
    isEmpty: Bool = false
  ) {
    self.template = template
    self.findings = findings
    self.sections = sections
    self.blamelessness = blamelessness
    self.isEmpty = isEmpty
  }

  /// The line that `postmortem --check --format json` prints, without its end.
  package func json(file: String) -> String {
    var json = JSONText()
    json.object { json in
      json.member("file") { $0.string(file) }
      json.member("template") { $0.string(template.rawValue) }
      json.member("findings") { json in
        json.array(findings) { json, finding in
          json.object { json in
            json.member("kind") { $0.string(finding.kind.rawValue) }
            json.member("line") { $0.integer(finding.line) }
            json.member("column") { $0.integer(finding.column) }
            json.member("quote") { $0.string(finding.quote) }
            json.member("message") { $0.string(finding.message) }
            json.member("consider") { $0.string(finding.consider) }
            json.member("certainty") { $0.string(finding.certainty.rawValue) }
            if !finding.also.isEmpty {
              json.member("also") { json in
                json.array(finding.also) { $0.string($1.rawValue) }
              }
            }
          }
        }
      }
      json.member("sections") { json in
        json.object { json in
          for section in template.sections {
            json.member(section.rawValue) { $0.integer(sections[section] ?? 0) }
          }
        }
      }
      json.member("blamelessness") { $0.integer(blamelessness) }
      if isEmpty { json.member("insufficient") { $0.string("too_short") } }
    }
    return json.text
  }
}
