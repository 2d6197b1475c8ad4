import Scenarios
import Scoring
import Testing

@Suite struct ScoreReportTests {
  @Test func writesTheKeysInTheirOrder() {
    let check = Evidence(
      beat: .action, range: 3..<9, quote: "lag \"0\"", kind: .check, point: nil)
    let card = Scorecard(
      signals: [
        .diagnosis: Assessment(
          level: 2, evidence: [check], advice: "say\twhen", parts: [.concreteCheck: true]),
        .communication: Assessment(level: 0, evidence: [], advice: nil),
        .blamelessness: Assessment(level: 0, evidence: [], advice: nil),
        .prevention: Assessment(level: 4, evidence: [], advice: nil),
      ],
      flags: [.blamesOthers, .noNumbers],
      flagEvidence: [
        .blamesOthers: [
          Evidence(beat: .takeaway, range: 0..<3, quote: "Bob", kind: .blame)
        ]
      ],
      points: ["f1": 0, "d10": 1, "d2": 2, "p1": 0], perhaps: ["p1"],
      pointEvidence: [
        "d2": Evidence(beat: .action, range: 0..<12, quote: "x", kind: .check, point: "d2"),
        "d10": Evidence(beat: .result, range: 1..<3, quote: "\u{202e}", kind: .scope, point: "d10"),
        "p1": Evidence(beat: .result, range: 4..<5, quote: "y", kind: .prevent, point: "p1"),
      ],
      pace: [
        .action: Pace(words: 5, spokenSeconds: 2, verdict: .short),
        .situation: Pace(words: 38, spokenSeconds: 15, verdict: .onTime),
      ])
    #expect(
      ScoreReport(id: "a-1", scenario: nil, scorecard: card).line == """
        {"id":"a-1","scenario":null,"signals":{"diagnosis":{"level":2,"evidence":[\
        {"beat":"action","start":3,"end":9,"quote":"lag \\"0\\"","for":"d2"},\
        {"beat":"result","start":1,"end":3,"quote":"\\u202e","for":"d10"}],"advice":"say\\twhen"},\
        "communication":{"level":0,"evidence":[],"advice":null},\
        "blamelessness":{"level":0,"evidence":[\
        {"beat":"takeaway","start":0,"end":3,"quote":"Bob","for":"blame"}],"advice":null},\
        "prevention":{"level":4,"evidence":[],"advice":null}},\
        "flags":["blames_others","no_numbers"],"points":{"d2":2,"d10":1,"p1":0,"f1":0},"perhaps":["p1"],"point_evidence":[\
        {"for":"d2","beat":"action","start":0,"end":12,"quote":"x","perhaps":false},\
        {"for":"d10","beat":"result","start":1,"end":3,"quote":"\\u202e","perhaps":false},\
        {"for":"p1","beat":"result","start":4,"end":5,"quote":"y","perhaps":true}],\
        "other_incident":false,\
        "beats":{"situation":{"words":38,"spoken_seconds":15,"verdict":"on time"},\
        "action":{"words":5,"spoken_seconds":2,"verdict":"short"}},\
        "total":6,"verdict":"no hire","insufficient":null,"parts":{"diagnosis":{"scope":false,\
        "concrete_check":true,"finding":false,"cause_found":false,"times":false,\
        "contained":false,"ruled_out":false,"verified":false},"communication":{"told":false,\
        "content":false,"estimate":false,"rhythm":false,"channel":false,"report":false},\
        "blamelessness":{"owned":false,"system":false,"blame_refused":false,"blamed":false},\
        "prevention":{"prevents":false,"detects":false,"contains":false,"process":false,\
        "specifics":false,"follow_through":false,"class_of_failure":false}}}
        """)
  }

  @Test func whatIsNotEnoughHasAReasonAndNoVerdict() {
    let card = Scorer().score(Answer(beats: [.situation: "fine"]), on: nil)
    let line = ScoreReport(id: "a", scenario: nil, scorecard: card).line
    #expect(line.contains(#""flags":[],"#))
    #expect(line.contains(#""verdict":null,"insufficient":"too_short""#))
  }

  @Test func writesAnErrorInPlaceOfALine() {
    #expect(
      ScoreReport.line(error: "no \u{7}", at: 3) == #"{"line":3,"error":"no \u0007"}"#)
  }
}
