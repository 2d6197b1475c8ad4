/// Words by what they do in a sentence that blames.
enum Words {
  static let negations: Set<String> = [
    "not", "no", "never", "nobody", "none", "nothing", "isnt", "wasnt", "arent", "werent", "dont",
    "doesnt", "didnt", "cannot", "cant", "wont", "neither", "nor", "without", "hardly", "nobodys",
  ]

  /// "Assumed user error", "ruled out operator error".
  static let suppositions: Set<String> = [
    "assumed", "assuming", "suspected", "suspecting", "thought", "guessed", "excluded",
    "hypothesis",
    "considered", "avoid", "avoids", "prevent", "prevents", "against", "protects", "protect",
    "blameless", "tolerate", "tolerates", "called", "calling", "call", "labelled", "labeled",
  ]

  static let prepositions: Set<String> = [
    "of", "from", "on", "in", "at", "for", "with", "behind", "within", "to", "by", "under", "over",
    "during", "across", "between", "into", "about", "per", "via", "through",
  ]

  static let partitives: Set<String> = [
    "one", "#", "member", "members", "any", "some", "each", "all", "half", "rest", "majority",
    "most",
    "part", "none", "both", "several", "two", "many", "few", "pair", "either", "neither", "lot",
  ]

  private static let enders: Set<String> = [
    ",", ";", ":", ".", "(", ")", "?", "!", "and", "but", "or", "because", "since", "that", "which",
    "when", "while", "if", "although", "though", "so", "then", "until", "unless", "whether", "as",
    "than", "where", "why", "how", "is", "are", "was", "were", "has", "have", "had", "did", "does",
    "do", "will", "would", "should", "could", "can", "may", "might", "must", "be", "been", "who",
    "after", "before", "\"", "says", "said", "means", "meant", "shows", "showed", "•", "|", "not",
    "caused",
  ]

  static func endsNounPhrase(_ word: String) -> Bool { enders.contains(word) }

  /// Words that come after the subject: a verb follows, not a noun.
  static func followsSubject(_ word: String) -> Bool {
    irregularPast.contains(word) || word.hasSuffix("ed") || auxiliaries.contains(word)
      || word.hasSuffix("ly") || ["forgetting", "not", "never", "just"].contains(word)
  }

  static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "did", "does", "do", "will", "would",
    "should",
    "could", "can", "may", "might", "must", "been", "be", "being", "didnt", "hadnt", "wasnt",
  ]

  private static let adverbs: Set<String> = [
    "also", "just", "again", "then", "never", "not", "even", "still", "once", "twice", "somehow",
    "apparently", "always", "often", "yet", "later", "first", "himself", "herself", "themselves",
    "all",
    "both", "now", "ever", "thus", "hence", "too", "only", "already", "have", "has", "had", "did",
    "didnt", "was", "were", "is", "been", "had", "hadnt", "having", "must", "may", "might", "could",
    "would", "should", "wasnt", "werent",
  ]

  /// Adverbs and auxiliaries.
  static func isBetweenSubjectAndVerb(_ word: String) -> Bool {
    adverbs.contains(word) || isAdverb(word)
  }

  static func isAdverb(_ word: String) -> Bool {
    word.utf8.count > 4 && word.hasSuffix("ly")
      && ![
        "apply", "reply", "supply", "family", "assembly", "multiply", "comply", "rely", "anomaly",
        "emily", "sally", "kelly", "molly", "billy", "willy", "july", "italy", "rally", "tally",
      ].contains(word)
  }

  static let be: Set<String> = [
    "was", "were", "been", "is", "are", "be", "being", "got", "gets", "wasnt", "werent", "isnt",
    "arent", "get",
  ]

  /// Words that start a sentence with a capital and name nobody.
  static let common: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "it", "we", "they", "he", "she", "i", "you",
    "there", "here", "when", "while", "after", "before", "because", "since", "as", "if", "although",
    "then", "so", "and", "but", "or", "not", "no", "yes", "one", "two", "three", "first", "second",
    "third", "last", "next", "another", "other", "such", "what", "which", "who", "how", "why",
    "where",
    "everything", "nothing", "something", "anything", "everyone", "nobody", "somebody", "someone",
    "anyone", "only", "even", "just", "also", "again", "never", "always", "later", "once", "until",
    "during", "within", "without", "with", "from", "for", "in", "on", "at", "by", "to", "of",
    "root",
    "cause", "trigger", "impact", "summary", "timeline", "owner", "due", "action", "manual",
    "human",
    "code", "data", "error", "errors", "alert", "alarm", "check", "test", "script", "process",
    "server",
    "client", "app", "application", "website", "site", "api", "job", "build", "release", "deploy",
    "change", "update", "upgrade", "migration", "request", "response", "query", "table", "index",
    "log",
    "logs", "disk", "memory", "cpu", "node", "host", "instance", "container", "image", "version",
    "module", "library", "package", "driver", "agent", "monitor", "watchdog", "supervisor",
    "controller",
    "plugin", "feature", "flag", "switch", "router", "link", "cable", "sensor", "device", "gateway",
    "parser", "loader", "importer", "exporter", "compiler", "runner", "engine", "daemon", "cron",
    "backup", "restore", "failover", "leader", "follower", "primary", "secondary", "standby", "ci",
    "cd",
    "automatic", "automated", "new", "old", "current", "previous", "existing", "all", "some",
    "most",
    "many", "several", "each", "every", "any", "both", "our", "their", "its", "his", "her", "my",
    "your",
    "unfortunately", "however", "therefore", "finally", "eventually", "initially", "instead",
    "later",
    "meanwhile", "additionally", "furthermore", "moreover", "consequently", "apparently", "clearly",
    "obviously", "today", "yesterday", "tonight", "communication", "documentation", "things",
    "results",
    "nearly", "almost", "about", "around", "more", "less", "better", "worse", "good", "bad", "poor",
  ]

  static let irregularPast: Set<String> = [
    "broke", "broken", "ran", "run", "forgot", "forgotten", "took", "taken", "left", "made", "let",
    "lost", "put", "set", "sent", "shut", "cut", "did", "done", "went", "gone", "came", "come",
    "gave",
    "given", "got", "gotten", "knew", "known", "read", "saw", "seen", "thought", "told", "wrote",
    "written", "chose", "chosen", "hit", "kept", "brought", "built", "caught", "drew", "drawn",
    "fell",
    "fallen", "felt", "found", "held", "led", "meant", "misread", "overrode", "overridden",
    "overwrote",
    "overwritten", "paid", "said", "sought", "spoke", "spoken", "stuck", "swept", "threw", "thrown",
    "understood", "misunderstood", "withdrew", "withdrawn", "began", "begun", "blew", "blown",
    "undid",
    "undone", "spent", "split", "fed", "heard", "learned", "taught", "woke", "woken", "tore",
    "torn",
    "stood", "foreseen", "foresaw", "overseen", "shown", "grown", "stopped", "dealt", "slept",
    "sat",
    "spotted", "rolledback", "mistaken", "mistook", "double", "rung", "rang", "bothered",
  ]

  /// Whether `word` looks like a participle or a past tense.
  static func isPast(_ word: String) -> Bool {
    if irregularPast.contains(word) { return true }
    return word.utf8.count > 3 && word.hasSuffix("ed")
      && ![
        "need", "speed", "feed", "seed", "exceed", "indeed", "embed", "red", "shared", "hundred",
      ]
      .contains(word)
  }

  /// Things that only a person can let slip: what the omission was about.
  static let attended: Set<String> = [
    "warning", "warnings", "alert", "alerts", "alarm", "alarms", "page", "pages", "ticket",
    "tickets",
    "advice", "email", "emails", "mail", "mails", "concern", "concerns", "step", "steps", "check",
    "checks", "checklist", "checklists", "review", "reviews", "procedure", "procedures", "process",
    "runbook", "runbooks", "playbook", "playbooks", "policy", "policies", "guideline", "guidelines",
    "instruction", "instructions", "approval", "approvals", "verification", "validation",
    "rehearsal",
    "run", "canary", "handover", "handoff", "notification", "notifications", "reminder",
    "reminders",
    "renewal", "rotation", "documentation", "docs", "sign", "signs", "signal", "signals", "graph",
    "graphs", "dashboard", "symptoms", "symptom", "message", "messages", "tests", "test", "testing",
    "backup", "backups", "stage", "staging", "soak", "risk", "risks", "deadline", "recommendation",
    "recommendations", "rule", "rules", "protocol", "precaution", "precautions", "safeguard",
    "safeguards", "note", "notes", "feedback", "complaint", "complaints", "report", "reports", "it",
    "this", "that", "line", "detail", "details", "notice", "edge", "case", "item", "gate", "dry",
    "inspection", "rollback", "plan", "freeze", "window", "bell", "off", "question", "questions",
    "approver", "peer", "qa", "change", "comment", "comments", "readme", "announcement", "pager",
    "call", "calls", "precheck", "prechecks", "preflight", "load", "communication", "update",
    "updates",
  ]

  /// What only people do with their minds, mouths and hands.
  static let human: Set<String> = [
    "checked", "verified", "tested", "noticed", "read", "known", "asked", "followed", "realized",
    "remembered", "thought", "waited", "told", "informed", "escalated", "reviewed", "consulted",
    "communicated", "warned", "documented", "looked", "seen", "spotted", "caught", "considered",
    "understood", "mentioned", "announced", "raised", "spoken", "coordinated", "planned", "cared",
    "bothered", "paid", "confirmed", "anticipated", "foreseen", "expected", "predicted", "listened",
    "learned", "involved", "called", "paged", "notified", "responded", "reacted", "addressed",
    "rushed",
    "approved", "questioned", "inspected", "examined", "rehearsed", "practised", "practiced",
    "monitored", "found", "discussed", "agreed", "double", "investigated", "questioned", "assessed",
    "heeded", "doubted", "consulted", "challenged", "insisted", "spent", "taken", "trained",
    "flagged",
    "rotated", "renewed", "tidied", "thoroughly", "proofread", "signed", "hesitated", "stopped",
    "handled", "managed", "prepared", "tried", "done", "acted", "merged", "pushed", "shipped",
    "deployed", "released", "skipped", "ignored", "dismissed", "overlooked", "forgotten", "left",
    "prioritized", "fixed", "avoided", "prevented", "detected", "discovered", "identified",
    "diagnosed", "simulated", "staged", "closed", "allowed", "granted", "given", "vetted",
    "audited",
    "touched", "attempted", "rolledback", "queried", "compared", "sought", "upgraded", "patched",
    "backed",
  ]

  /// Words that only ever describe what a person does: enough to take a
  /// capitalised word before them for a name.
  static let onlyHuman: Set<String> = [
    "read", "asked", "known", "realized", "remembered", "thought", "bothered", "told", "listened",
    "escalated", "consulted", "double", "looked", "paid", "spoken", "cared", "heeded", "noticed",
    "followed", "waited", "understood", "rushed", "hesitated", "spent", "checked", "tested",
    "reviewed",
  ]
}
