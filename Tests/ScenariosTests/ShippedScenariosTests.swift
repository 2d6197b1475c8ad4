import Testing

@testable import Scenarios

@Suite struct ShippedScenariosTests {
  @Test func thereAreTwentyFourOfThem() {
    #expect(ShippedScenarios.names.count == 24)
  }

  @Test(arguments: ShippedScenarios.names)
  func eachDecodesWithoutAFinding(name: String) throws {
    let file = ScenarioFile(
      try ShippedScenarios.bytes(name), file: name, name: String(name.dropLast(5)))
    #expect(file.findings == [])
    let scenario = try #require(file.scenario)
    #expect(scenario.diagnosis.count >= 4)
    #expect(scenario.points.allSatisfy { !$0.text.isEmpty })
  }

  @Test(arguments: ShippedScenarios.names)
  func theMarginSaysWhatDecodingSays(name: String) throws {
    let bytes = try ShippedScenarios.bytes(name)
    let stem = String(name.dropLast(5))
    let scenario = try #require(ScenarioFile(bytes, file: name, name: stem).scenario)
    #expect(ScenarioHeader(scanning: bytes, name: stem) == ScenarioHeader(scenario))
  }

  @Test(arguments: ShippedScenarios.names)
  func eachHasFiveSampleAnswers(name: String) throws {
    let calibration = String(name.dropLast(5)) + ".calibration.yaml"
    let file = CalibrationFile(try ShippedScenarios.bytes(calibration), file: calibration)
    #expect(file.findings == [])
    let answers = try #require(file.calibration?.answers)
    #expect(answers.count == 5)
    for answer in answers {
      #expect(answer.beats.count == 6)
      #expect(answer.expectation.levels.count == 4)
    }
  }
}
