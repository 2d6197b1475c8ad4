import Scenarios
import Scoring
import Testing

/// What tells nothing earns nothing and says why; what tells something is scored,
/// however poor or odd.
@Suite struct RefusalTests {
  private static let refused: [(String, Insufficiency.Reason)] = [
    ("", .tooShort),
    ("It broke and I fixed it.", .tooShort),
    (
      "Kafka, consumer lag, offsets, partitions, dashboards, alerts, rollback, status page, SLA, MTTR, postmortem, owners, thresholds, canary, runbook, blast radius, root cause, error budget, failover, replication",
      .wordList
    ),
    (
      "we, lost, the, queue, on, monday, and, i, looked, at, lag, first, then, told, support, that, orders, were, late, a, bad, message, was, found, we, moved, it, out",
      .wordList
    ),
    (
      "Am Montag um neun Uhr war der Dienst nicht mehr erreichbar und wir haben zuerst die Datenbank geprüft, weil dort in der Nacht ein Update gelaufen war und die Antwortzeiten schon am Sonntag gestiegen sind.",
      .notEnglish
    ),
    (
      "Le lundi à neuf heures le service ne répondait plus et nous avons d'abord regardé la base de données, parce que dans la nuit une mise à jour avait été faite et que les temps de réponse étaient déjà plus longs dimanche.",
      .notEnglish
    ),
    (
      "В понедельник в девять утра сервис перестал отвечать и мы сначала посмотрели на базу данных потому что ночью там было обновление и время ответа выросло уже в воскресенье вечером для всех клиентов",
      .notEnglish
    ),
  ]

  @Test(arguments: refused)
  func isRefusedWithItsReason(text: String, reason: Insufficiency.Reason) {
    let card = Scorer().score(Answer(beats: [.action: text]), on: nil)
    #expect(card.insufficient?.reason == reason)
    #expect(card.total == 0)
    #expect(card.flags.isEmpty)
  }

  @Test(arguments: [
    "ok so the printer at gate four stopped at six, i looked at the queue and there was one job of two gigs in it, somebody's wedding photos, i deleted it and told the desk, took me ten minutes",
    "We lost the mail server on a Friday evening. I was at home and drove in. The disk was full of logs because I had left debug on. I deleted them and it came back at nine.",
  ])
  func isScoredHoweverPoor(text: String) {
    #expect(Scorer().score(Answer(beats: [.action: text]), on: nil).insufficient == nil)
  }
}

/// More blame never raises anything.
@Suite struct BlameTests {
  @Test(arguments: [
    "And honestly it was all Kevin's fault, he is careless and never reads anything.",
    "The vendor are clowns and broke it, as usual, it had nothing to do with us.",
  ])
  func aSentenceOfBlameRaisesNoLevel(sentence: String) {
    let scorer = Scorer()
    for answer in Samples.all {
      var worse = answer
      worse.beats[.takeaway, default: ""] += " " + sentence
      let before = scorer.score(answer, on: nil)
      let after = scorer.score(worse, on: nil)
      for signal in Signal.allCases {
        #expect(after.level(signal) <= before.level(signal), "\(signal)")
      }
    }
  }

  @Test func aReportThatBlamesNobodyIsNotFlaggedBesideALevelOfOwnership() {
    for answer in Samples.all {
      let card = Scorer().score(answer, on: nil)
      #expect(
        card.flags.contains(.blamesOthers) == (card.level(.blamelessness) <= 1)
          || card.flagEvidence[.blamesOthers] == nil)
    }
  }
}
