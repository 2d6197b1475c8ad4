import Scenarios

/// A scenario as a candidate may see it: never its points.
struct ScenarioReport {
  var scenario: Scenario
  var glyphs: Glyphs = .unicode
  var width = 80

  /// The head of a screen: title, severity, domain.
  var title: StyledText {
    var right = scenario.severity.rawValue
    if let domain = scenario.domain { right += " \(glyphs.dot) \(domain)" }
    let left = StyledText.heading(scenario.title)
    let gap = width - left.width - right.columns
    return gap >= 2
      ? left.padded(to: width - right.columns) + .faint(right)
      : left + .faint("  \(right)")
  }

  var lines: [StyledText] {
    var lines = title.wrapped(to: width)
    lines += StyledText(scenario.situation).wrapped(to: width)
    if let role = scenario.role { lines += StyledText(role).wrapped(to: width) }
    return lines
  }
}

/// The scenario's own path, for after an attempt: what an interviewer would have
/// liked to hear.
struct ModelReport {
  var scenario: Scenario
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    var lines = [StyledText.heading("The scenario's own path"), ""]
    lines.append(.heading("Diagnosis"))
    for (index, step) in scenario.diagnosis.enumerated() {
      let label = StyledText("  d\(index + 1) \(step.at)").padded(to: 13) + " "
      lines += (label + StyledText(step.check)).wrapped(to: width, hanging: hanging)
      if let finding = step.finding {
        lines += (StyledText(String(repeating: " ", count: hanging)) + .faint(finding)).wrapped(
          to: width, hanging: hanging)
      }
    }
    lines += ["", .heading("Prevention")]
    for (index, measure) in scenario.prevention.enumerated() {
      let label =
        StyledText("  p\(index + 1) \(measure.layer?.rawValue ?? "")").padded(to: 13) + " "
      lines += (label + StyledText(measure.measure)).wrapped(to: width, hanging: hanging)
    }
    if !scenario.communication.isEmpty {
      lines += ["", .heading("Who should have heard what")]
      for message in scenario.communication {
        lines += (StyledText("  \(message.audience): ") + .faint(message.message)).wrapped(
          to: width, hanging: 4)
      }
    }
    if let scapegoat = scenario.scapegoat {
      lines += ["", .heading("Easy to blame, and not the cause")]
      lines += StyledText("  \(scapegoat)").wrapped(to: width, hanging: 4)
    }
    lines += ["", .heading("What is asked next")]
    for question in scenario.followUps {
      lines += StyledText("  \(question.ask)").wrapped(to: width, hanging: 4)
      lines += (StyledText("    ") + .faint(question.lookingFor)).wrapped(to: width, hanging: 4)
    }
    if !scenario.sources.isEmpty {
      lines += ["", .heading("Such things happened")]
      for source in scenario.sources {
        lines += StyledText("  \(source)").wrapped(to: width, hanging: 4)
      }
    }
    return lines
  }

  private var hanging: Int { width >= 60 ? 14 : 4 }
}
