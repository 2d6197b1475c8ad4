/// Judgements of people: careless, as usual, and what is meant as its opposite.
enum AdjectiveRule: BlameRule {
  static func blames(in sentence: Sentence) -> [Blame] {
    var blames: [Blame] = []
    for index in sentence.norms.indices {
      let word = sentence.norm(index)
      if always.contains(word), !sentence.isDenied(at: index) {
        blames.append(judgement(index...index))
      } else if ofPeople.contains(word), !sentence.isDenied(at: index), isOfPerson(index, sentence)
      {
        blames.append(judgement(index...index).unsure)
      }
    }
    // "Done too hastily": nobody but people hurry.
    for index in sentence.norms.indices
    where ["hastily", "haste"].contains(sentence.norms[index]) && !sentence.isDenied(at: index)
      && !blames.contains(where: { $0.tokens.contains(index) })
    {
      blames.append(judgement(index...index).unsure)
    }
    for place in phrases.found(in: sentence) where !sentence.isDenied(at: place.lowerBound) {
      blames.append(judgement(place).unsure)
    }
    for place in asides.found(in: sentence) where isAside(place, sentence) {
      blames.append(judgement(place).unsure)
    }
    for place in sneers.found(in: sentence) where hasPerson(sentence) {
      blames.append(judgement(place).unsure)
    }
    return blames
  }

  /// Words that judge a person wherever they stand.
  private static let always: Set<String> = [
    "careless", "carelessly", "carelessness", "negligent", "negligently", "negligence", "reckless",
    "recklessly", "recklessness", "incompetent", "incompetence", "incompetently", "sloppy",
    "sloppily",
    "sloppiness", "laziness", "lazily", "stupid", "stupidly", "stupidity", "idiotic", "idiot",
    "idiots",
    "moron", "morons", "moronic", "foolish", "foolishly", "irresponsible", "irresponsibly",
    "unprofessional", "unprofessionally", "thoughtless", "thoughtlessly", "clueless", "inattentive",
    "inattention", "inattentiveness", "absentminded", "cavalier", "lackadaisical", "shoddy",
    "inexcusable", "inexcusably", "unforgivable", "amateurish", "amateurs", "amateur", "dumb",
    "halfhearted", "heedless", "heedlessly", "shameful", "shamefully", "disgraceful", "pathetic",
    "laughable", "laughably", "boneheaded", "braindead", "dimwitted", "derelict", "inept",
    "ineptly",
    "ineptitude", "slapdash", "slipshod", "mindless", "mindlessly", "oblivious", "gullible",
    "bungled", "bungling", "complacent", "complacency", "complacently", "unthinking",
    "unthinkingly",
    "hapless", "ignorant", "feckless", "nonchalant", "nonchalantly", "overconfident",
    "overconfidence", "haphazardly", "imprudent", "imprudently", "indefensible", "slacking",
    "slacker", "slackers",
    "carefree", "offhand", "flippant", "hubris", "arrogant", "arrogance", "arrogantly",
    "scandalous",
  ]

  /// Words that judge a person, but may also describe a machine or a method.
  private static let ofPeople: Set<String> = [
    "lazy", "naive", "blind", "blindly", "hasty", "hastily", "hurried", "confused", "inexperienced",
    "inexperience", "untrained", "unqualified", "unacceptable", "unacceptably", "impatient",
    "impatience", "distracted", "tired", "asleep", "sleeping", "slow", "unaware", "unreliable",
    "incapable", "overzealous", "forgetful", "forgetfulness", "disorganized", "stubborn",
    "stubbornly",
    "clumsy", "clumsily", "casual", "casually", "cheerfully", "happily", "merrily", "blissfully",
    "conveniently", "supposedly", "allegedly", "obviously", "inadequate", "weak", "poor",
    "panicked",
    "trigger", "cowboy", "cowboys", "rookie", "embarrassing", "ridiculous", "absurd", "absurdly",
    "inconsiderate", "rash", "rashly", "wilfully", "willfully", "knowingly", "deliberately",
    "uninformed", "unwilling", "unmotivated", "disinterested", "indifferent", "brilliantly",
    "genius",
    "geniuses", "clever", "cleverly", "wisely", "bravely", "unprepared", "typical",
    "typically", "predictably", "unsurprisingly", "characteristically", "helpfully", "graciously",
    "bright", "brilliant", "smart",
  ]

  private static let verbsOfJudgement: Set<String> = [
    "was", "were", "is", "are", "been", "too", "so", "being", "very", "simply", "just", "rather",
    "quite",
  ]

  /// "The engineer was too lazy", "a hasty developer", "ops blindly retried".
  private static func isOfPerson(_ index: Int, _ sentence: Sentence) -> Bool {
    let word = sentence.norm(index)
    if technical[word]?.contains(sentence.norm(index + 1)) == true { return false }
    // Before the person it describes.
    if !word.hasSuffix("ly") {
      var next = index + 1
      while next < index + 3, sentence.isWord(next), !sentence.people.isRole(sentence.norm(next)) {
        if Words.endsNounPhrase(sentence.norm(next))
          || Words.prepositions.contains(sentence.norm(next))
        {
          break
        }
        next += 1
      }
      if sentence.people.isRole(sentence.norm(next)), !sentence.isPossessive[next],
        !["manager", "managers", "lead", "leads"].contains(sentence.norm(next)),
        !["slow", "tired", "poor", "weak", "passive", "smart", "bright", "trigger", "confused"]
          .contains(word)
      {
        return true
      }
      if sentence.isName(index + 1) { return true }
      // "His hasty change".
      if ["his", "her"].contains(sentence.norm(index - 1)) { return true }
      guard verbsOfJudgement.contains(sentence.norm(index - 1)) else { return false }
      if ["confused", "unaware", "passive", "slow", "distracted", "tired"].contains(word),
        sentence.norm(index - 1) != "too", sentence.norm(index - 1) != "simply",
        !(word == "slow" && sentence.norm(index + 1) == "to")
      {
        return false
      }
      if ["smart", "bright", "clever", "genius", "weak", "poor", "inadequate", "trigger"].contains(
        word)
      {
        return false
      }
      var verb = index - 1
      while verb > 0, verbsOfJudgement.contains(sentence.norm(verb - 1)) { verb -= 1 }
      switch sentence.actor(of: verb) {
      case .person, .unnamed: return true
      default: return false
      }
    }
    if index <= 1, sentence.norm(index + 1) == ",", starters.contains(word) {
      return mocking.contains(word) || hasPerson(sentence)
    }
    // An adverb beside the verb of a person.
    var verb = index + 1
    while Words.isBetweenSubjectAndVerb(sentence.norm(verb)) { verb += 1 }
    guard Words.isPast(sentence.norm(verb)) || Words.isPast(sentence.norm(index - 1)) else {
      return false
    }
    let mild: Set<String> = [
      "typically", "obviously", "supposedly", "hastily", "deliberately", "wisely",
    ]
    switch sentence.actor(of: index) {
    case .person, .unnamed: return !mild.contains(word) || word == "hastily" || word == "obviously"
    default: break
    }
    // At the start: "Predictably, ops ...".
    guard index <= 1, !mild.contains(word) else { return false }
    return hasPerson(sentence)
  }

  /// Praise that begins an account of harm is meant as its opposite.
  private static let mocking: Set<String> = [
    "brilliantly", "cleverly", "wisely", "helpfully", "graciously", "conveniently",
  ]

  private static let starters: Set<String> = [
    "brilliantly", "cleverly", "wisely", "graciously",
    "unsurprisingly", "predictably", "characteristically", "obviously", "typically", "conveniently",
    "helpfully",
  ]

  private static let technical: [String: Set<String>] = [
    "lazy": [
      "load", "loading", "loaded", "evaluation", "initialization", "init", "allocation", "unmount",
      "deletion", "import", "imports", "consumer", "evaluated", "loader", "replication", "free",
    ],
    "blind": ["spot", "spots", "write", "writes"],
    "trigger": [""],
    "casual": ["users", "user"],
  ]

  private static func hasPerson(_ sentence: Sentence) -> Bool {
    sentence.norms.indices.contains {
      let word = sentence.norm($0)
      return sentence.people.isRole(word) || sentence.people.isUnnamed(word) || sentence.isName($0)
        || ["nobody", "he", "she", "they", "who", "anyone"].contains(word)
        || (word == "no" && sentence.norm($0 + 1) == "one")
    }
  }

  /// "As usual," beside a comma or a person, not "ran as usual".
  private static func isAside(_ place: ClosedRange<Int>, _ sentence: Sentence) -> Bool {
    let before = sentence.norm(place.lowerBound - 1)
    let after = sentence.norm(place.upperBound + 1)
    let isSetOff =
      place.lowerBound == 0 || [",", "-", "(", ";", ":"].contains(before) || after == ","
    guard isSetOff || (["was", "were"].contains(before) && hasPerson(sentence)) else {
      return false
    }
    // "As usual, the job started at two" only tells the time.
    let isRoutine = sentence.norms.contains {
      ["started", "ran", "completed", "continued", "finished", "begins", "starts", "opened"]
        .contains($0)
    }
    return hasPerson(sentence) || (sentence.norm(place.upperBound) == "usual" && !isRoutine)
  }

  private static let asides = Phrases(
    """
    as usual
    as always
    as ever
    as expected from
    of course
    surprise surprise
    no surprise there
    needless to say
    once again
    yet again
    for a change
    true to form
    par for the course
    business as usual for
    how surprising
    what a surprise
    naturally
    """)

  private static let sneers = Phrases(
    """
    so called
    of all people
    apparently nobody
    apparently no one
    apparently did not
    apparently didnt
    clearly did not
    clearly didnt
    somehow managed
    obviously
    as if by magic
    in their wisdom
    with a straight face
    happily ignored
    """)

  private static let phrases = Phrases(
    """
    infinite wisdom
    surprise , surprise
    surprise - surprise
    asleep at the wheel
    asleep at the switch
    fell asleep
    half asleep
    half a brain
    common sense
    rocket science
    brain surgery
    day one stuff
    a child could
    a child would
    any child could
    a first year
    any first year
    rookie mistake
    rookie error
    beginner mistake
    beginners mistake
    beginner s mistake
    beginner error
    schoolboy error
    amateur hour
    silly mistake
    silly error
    stupid mistake
    dumb mistake
    obvious mistake
    basic mistake
    basic error
    elementary mistake
    avoidable mistake
    unforced error
    embarrassing mistake
    embarrassing oversight
    gross oversight
    glaring oversight
    glaring mistake
    inexcusable mistake
    lack of care
    lack of attention
    lack of discipline
    lack of diligence
    lack of professionalism
    lack of competence
    lack of judgment
    lack of rigor
    lack of skill
    lack of effort
    lack of interest
    lack of respect
    lack of thought
    lack of common sense
    lack of responsibility
    lack of concentration
    lack of vigilance
    want of care
    without a care
    without thinking
    without a second thought
    without a thought
    without even looking
    without so much as
    poor judgment
    bad judgment
    terrible judgment
    questionable judgment
    poor discipline
    bad attitude
    poor workmanship
    poorly trained
    badly trained
    could not be bothered
    couldnt be bothered
    cant be bothered
    not bothered to
    lo and behold
    good job as always
    well done to whoever
    bravo to
    hats off to whoever
    cutting corners
    cut corners
    cut a corner
    cowboy
    not paying attention
    wasnt paying attention
    werent paying attention
    paid no attention
    paying no attention
    not the sharpest
    in over their heads
    in over his head
    in over her head
    out of their depth
    out of his depth
    out of her depth
    did not have a clue
    didnt have a clue
    had no clue
    had no idea what he was doing
    had no idea what she was doing
    had no idea what they were doing
    what were they thinking
    what was he thinking
    what was she thinking
    should be ashamed
    the usual sloppiness
    business as usual in
    history of mistakes
    notorious for
    not for the first time
    typical of
    just typical
    so typical
    too lazy
    too busy to check
    too busy to read
    too impatient
    too careless
    too junior
    too inexperienced
    in a hurry
    gung ho
    trigger happy
    yolo
    wishful thinking
    blind faith
    blind trust
    reinvent the wheel
    no common sense
    has to be said
    leaves a lot to be desired
    leaves much to be desired
    left a lot to be desired
    left much to be desired
    not up to the job
    not up to the task
    out to lunch
    daydreaming
    head in the clouds
    wing it
    winging it
    winged it
    heads will roll
    """)

  private static func judgement(_ tokens: ClosedRange<Int>) -> Blame {
    Blame(
      kind: .adjective, tokens: tokens,
      message: "this judges people; it explains nothing and keeps others from speaking",
      consider:
        "leave the judgement out and say what was in front of them: how many alerts, which screen, how much time"
    )
  }
}
