import Foundation
import Linting

/// What `help` explains beyond single commands.
enum HelpTopic: String, CaseIterable {
  case beats
  case keys
  case partner
  case rubric
  case scoring
  case scenarios
  case rules
  case scripts
  case files

  var text: String {
    switch self {
    case .beats: beatsText
    case .keys: keysText
    case .partner: partnerText
    case .rubric: rubricText
    case .scoring: scoringText
    case .scenarios: scenariosText
    case .rules: rulesText
    case .scripts: scriptsText
    case .files: filesText
    }
  }
}

private let beatsText = """
  An answer is told in five beats, STAR and a takeaway. The times are for speaking; typed clocks give \
  you longer, by your typing speed (`set typing 60`).

  Situation  20 s     the system, its normal state, the failure; a sentence for each
  Task       10 s     in which role you were in it
  Action     60-90 s  the path of the diagnosis: each check with its time and its reason
  Result     20 s     how long until it was over, what it cost, what became of the SLA; in numbers
  Takeaway   20 s     what changed in the system afterwards

  Then comes a follow-up question, 60 s. At zero the clock goes on as overtime; nothing you type is \
  ever cut off. An empty line ends a beat. In a beat:

  /help   what can be done here
  /hint   the beat's guidance, then one pointer at a time; hints are counted
  /back   return to the beat before, its text kept
  /redo   start the beat over
  /skip   leave the beat empty
  /pause  stop the clock until you press Enter
  /edit   open the beat's text in $VISUAL or $EDITOR
  /quit   leave the attempt; `resume` goes on with it

  No other line may begin with a slash: a space before it makes `/var/log` part of the answer.
  """

private let keysText = """
  The line is edited by GNU Readline: Emacs keys, or vi keys if ~/.inputrc says so (`$if warstory` \
  holds for this program alone).

  Tab            completes commands, scenarios, options
  Up, Down       earlier commands; answers are never kept there
  Ctrl-R         searches them
  Ctrl-X Ctrl-E  opens the line in $VISUAL or $EDITOR
  Ctrl-C         abandons the line; twice in a row in an attempt asks whether to leave it
  Ctrl-D         on an empty line ends the beat, or leaves the program
  Ctrl-Z         stops the program; `fg` comes back, and the clock did not run meanwhile
  """

private let partnerText = """
  The one who asks types `interview ID --candidate KIM --interviewer OLA`. With `--share` the other \
  follows on a screen of their own, sees the situation, the question and the clock, and can type; \
  `join HOST:PORT` is what they type, and the code when asked.

  --share         this machine only
  --share 7000    port 7000 at all addresses of this machine
  --share ADDRESS[:PORT]

  Port and code stay for `resume`. The newest of two screens with the code has the place. The code \
  can also come from `join --code-file FILE` or $WARSTORY_CODE.

  Two homes have routers between them. Four ways, the simplest first:

  \(SharedScreen.ways(port: "7000").enumerated().map { "\($0 + 1)  \($1)" }.joined(separator: "\n"))
  """

private let rubricText = """
  Four signals are scored from 0 to 4, wherever in the answer the evidence stands:

  Diagnosis       how directly the cause was found: scope first, concrete checks, findings that \
  lead on, containment beside the search, the fix verified, with times
  Communication   who knew what, and when: named audiences, content, an estimate or a rhythm, a \
  report at the end
  Blamelessness   what you owned, and whether another's mistake is explained by the system
  Prevention      measures of different layers (prevent, detect, contain, process), with thresholds \
  and places, the kind of failure in view, followed through

  What tanks an answer: a vague timeline, blaming others, no numbers, jumping to the fix, no \
  prevention. 14 of 16 with no level under 3 is a strong hire, 11 with none under 2 a hire, 7 a lean \
  no hire.
  """

private let scoringText = """
  How the score comes about. Nothing leaves this machine, no model is asked over a network, and the \
  same answer gets the same score everywhere.

  1. The answer is cut into units: sentences, or stretches of a transcript without punctuation.
  2. Each unit is read for some forty kinds of evidence (a check, a finding, somebody told, blame, a \
  measure with a threshold…) by small linear classifiers over words, letters, neighbours and \
  hand-written word lists. What is said as not done, as a hypothesis, or as blame quoted and refused \
  does not count.
  3. Each signal's evidence goes up the rubric's ladder. More evidence never lowers a level, more \
  blame never raises one. A level that no words of yours support is not given.
  4. A scenario's own points are ticked where your words say them, in whatever wording; what only \
  repeats the prompt ticks nothing.

  What it can't do. It reads words, not truth: a fluent invention scores like a memory. It was taught \
  on answers that instructed language models wrote and rated by the rubric, not a panel of people. It \
  knows English. A level can be off by one, seldom by more; the quotes beside it are there so that \
  you can check. `score --explain` shows what each piece added.
  """

private let scenariosText = """
  A scenario is one YAML file. They are looked for in this order, and the first of two with the same \
  id wins:

  --scenarios DIR    on the command line, repeatable
  $WARSTORY_SCENARIOS, folders parted by colons
  ./Scenarios
  the data folder's scenarios and packs (`packs add DIR-or-GIT-URL`)
  those that came with the program

  `new ID` writes a template, `check` reads it as the scorer will, `try FILE` practises a file that \
  lies anywhere. A file that you save is picked up at the next command; a broken one is reported and \
  its last good version stays.
  """

private let rulesText =
  "What `check` holds scenario files against; `help RULE` shows an example.\n\n"
  + RuleHelp.names.map { name, summary in
    "  " + name.padding(toLength: 26, withPad: " ", startingAt: 0) + " " + summary
  }.joined(separator: "\n")

private let scriptsText = """
  Every command works from the shell: `warstory list --format json`. With standard input from a file \
  or a pipe the REPL reads commands, one a line, without prompts or clocks; after `practice ID` the \
  following lines are the answer, an empty line ending each beat. An error is reported and the rest \
  still runs; `--bail` stops at the first.

  Results go to standard output, complaints to standard error. Exit status: 0 done, 1 `check` found \
  errors (with --strict also warnings), 64 usage, 65 bad data, 66 no such input, 74 input or output \
  failed; the highest of all that came up.
  """

private let filesText = """
  $XDG_DATA_HOME/warstory (~/.local/share/warstory)
      journal.sqlite   every attempt, line by line, and its score; yours alone (mode 0600)
      unsaved-….txt    what you said while the journal could not be written
      command-history  what you typed at the prompt; never an answer
      scenarios, packs
  $XDG_CONFIG_HOME/warstory (~/.config/warstory)
      settings         what `set` changes, a line each

  NO_COLOR and --plain turn colour off; --plain also keeps to ASCII.
  """
