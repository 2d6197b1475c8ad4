import Scenarios

/// Phrases to try in place of a weak reply.
enum ReplyAdvice {
  /// What a reply needs first.
  enum Need {
    /// To let go of the person.
    case person
    /// To keep the purpose of the meeting.
    case purpose
    /// To answer at all.
    case answer
    case concern
    case system
    case next
  }

  /// A phrase for `kind` that does what the reply lacks.
  static func phrase(for kind: PushbackKind?, lacking need: Need) -> String {
    let kind = kind ?? .engineerMistake
    return switch need {
    case .person:
      person[kind] ?? "leave the person out and ask what made it possible: “\(turn(kind))”"
    case .purpose: purpose(kind)
    case .answer, .concern: "first grant what is true in it: “\(grant(kind))”"
    case .system: "turn from the person to what made it possible: “\(turn(kind))”"
    case .next: "end on something concrete: “\(step(kind))”"
    }
  }

  private static let person: [PushbackKind: String] = [
    .engineerMistake:
      "leave the name where it is and go on from it: “Yes, that was typed, and the timeline says so. What on the screen said that it was safe?”",
    .execAccountability:
      "name a role and a measure, not a head: “I answer for the fix. What gave way is a check that nobody owned; by Friday it has an owner.”",
    .namesScapegoat:
      "do not agree, and do not defend: “Suppose anyone had been in that place. What would have stopped them?”",
    .silent:
      "ask about the desk and not about the person: “What does that screen look like at three in the morning?”",
    .selfDefence:
      "take the person out of the dock: “You followed the steps and it still broke, so the gap is in the steps.”",
    .vendor:
      "leave the guilt where it lies and look at your own part: “They fell over; what could we have switched ourselves?”",
  ]

  private static func purpose(_ kind: PushbackKind) -> String {
    switch kind {
    case .datePressure:
      "offer a date for the date: “On Wednesday at noon you hear what is safe to promise; what do you need until then?”"
    case .dominating:
      "give a place instead of the floor: “Fifteen minutes, right after the timeline, and they are yours. First: what did the desk see at six?”"
    case .digression:
      "park it visibly and return: “That goes on the board with your name and a date. When the route changed, where could we have seen it?”"
    case .vendor:
      "keep the hour: “Page one is theirs. Give me twenty minutes for page two: what did we see, and what could we switch?”"
    default:
      "keep the purpose and give something else: “What you can have today is what happened, what we changed, and when you hear more.”"
    }
  }

  private static func grant(_ kind: PushbackKind) -> String {
    switch kind {
    case .engineerMistake: "Yes, that is what was typed, and it stays in the timeline."
    case .execAccountability: "You are the one who has to explain it, and you are owed an answer."
    case .datePressure: "Nine days is tight, and you need something to plan with."
    case .namesScapegoat: "You have cleaned up after this before, and that is not all right."
    case .selfDefence: "You asked twice, and that stays in the timeline."
    case .dominating: "That history is worth hearing, and you know it best."
    case .silent: "You do not have to say anything; the ticket is enough about you."
    case .digression: "That is worth its own half hour, and I write it down."
    case .hindsight: "On one slide it is a steep line, I grant that."
    case .fatalism: "Two of eleven actions done: you are right to be tired of it."
    case .customerAnger: "You took forty minutes of that for all of us."
    case .vendor: "It was their outage, and it stands on page one."
    }
  }

  private static func turn(_ kind: PushbackKind) -> String {
    switch kind {
    case .engineerMistake: "What made row eleven look like row twelve, and why is one click enough?"
    case .execAccountability: "The renewal depended on one mailbox; that arrangement gave way."
    case .datePressure:
      "We do not know yet what filled the disk; until then a date would be made up."
    case .namesScapegoat:
      "What do we hand to somebody on their first day, and who looks at the rule?"
    case .selfDefence:
      "If every step was done and it still broke, where does the runbook keep quiet?"
    case .dominating: "A warning was raised in 2019 and our process had no place to keep it."
    case .silent: "Two clusters one letter apart: what would have told anybody which is which?"
    case .digression:
      "What would the new one have to do better? We do not know that before the timeline."
    case .hindsight:
      "Two weeks ago it was one of three hundred panels; what would have made it stand out?"
    case .fatalism: "What do our own actions lose against, once the meeting is over?"
    case .customerAnger: "The kiosks believed old values without checking their age."
    case .vendor: "One provider, exam day, no second route: that part is ours."
    }
  }

  private static func step(_ kind: PushbackKind) -> String {
    switch kind {
    case .engineerMistake:
      "Could the two of us open the console and try it on the demo data, today?"
    case .execAccountability: "Which role takes it from today? You have our proposal by Friday."
    case .datePressure:
      "Wednesday noon you hear what is safe. What must be true for you to go ahead?"
    case .namesScapegoat: "Could you add the check to the build by Friday?"
    case .selfDefence: "Let us go through it now and mark where it says nothing."
    case .dominating: "Ten minutes at a quarter past, on the board. Rosa, what did you see first?"
    case .silent: "Who else has worked nights here: what is that screen like?"
    case .digression: "It is parked with your name and Tuesday. What did the desk know at six?"
    case .hindsight: "Who opens that dashboard, and when? Could you pull the view log?"
    case .fatalism:
      "Pick one old action. I take it to the board on the ninth and tell you what they said."
    case .customerAnger: "You and I write it by four. What did she ask that you could not answer?"
    case .vendor: "How long until we could have switched? Could somebody time it tomorrow?"
    }
  }
}
