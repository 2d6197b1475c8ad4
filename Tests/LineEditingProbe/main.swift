// A small program that shows what the line editor reports, for tests on a pseudo-terminal.

import LineEditing

#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

func setting(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

func clockText(_ elapsed: Duration, budget: Int) -> String {
  let left = budget - Int(elapsed.components.seconds)
  let seconds = abs(left)
  let figures = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  return left < 0 ? "+" + figures : figures
}

func words(_ text: String) -> Int { text.split(separator: " ").count }

guard LineEditor.isInteractive else {
  let input = PipedInput(limit: 100)
  while let line = input.next() { print("\(input.number): \(line)") }
  exit(0)
}

setvbuf(stdout, nil, _IOLBF, 0)

let commands = ["help", "hint", "history", "next", "score", "start"]
let scenarios = ["cache-stampede", "certificate-expiry", "disk-full", "retry-storm"]
let editor = LineEditor(
  application: "warstory", lineLimit: setting("PROBE_LIMIT").flatMap { Int($0) } ?? 65_536
) { request in
  if request.start == 0 { return .words(commands) }
  return request.before.hasPrefix("open ") ? .files : .words(scenarios)
}

let budget = setting("PROBE_BUDGET").flatMap { Int($0) }
let label = setting("PROBE_LABEL") ?? "story"
let watched = setting("PROBE_WATCH").map { open($0, O_RDONLY | O_NONBLOCK) }
let history = setting("PROBE_HISTORY").map { HistoryFile(path: $0, limit: 100) }
var isAnswering = setting("PROBE_ANSWERING") != nil
var draft = ""
var onClock: Duration = .zero

do {
  for line in try history?.load() ?? [] { editor.remember(line) }
} catch { print(error) }

@MainActor func news(_ descriptor: Int32) -> WatchedInput {
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = read(descriptor, &buffer, buffer.count)
  guard count > 0 else { return .stopWatching }
  let text = String(decoding: buffer[..<count], as: UTF8.self)
  if text.hasPrefix("end") { return .endLine }
  editor.announce("news: " + text)
  return .keepWatching
}

repl: while true {
  let turn = editor.next(
    startingWith: draft,
    clockAt: budget.map { _ in onClock },
    followingKeys: setting("PROBE_WORDS") != nil,
    recallingHistory: !isAnswering,
    watching: watched.map { [$0] } ?? [],
    whenReadable: news
  ) { line in
    let clock =
      budget.map { "\u{1B}[33m" + clockText(line.elapsed, budget: $0) + "\u{1B}[0m " } ?? ""
    let count = setting("PROBE_WORDS") == nil ? "" : "\(words(line.draft)) words "
    return clock + count + label + "> "
  }
  draft = ""
  onClock += turn.elapsed
  switch turn.event {
  case .line("quit"): break repl
  case .line("answer"): isAnswering = true
  case .line("command"): isAnswering = false
  case .line("slow"):
    print("working")
    sleep(1)
    print("worked")
  case .line("stopped?"): print("stopped in all: \(turn.stopped)")
  case .line(let line):
    print("got: \(line)")
    guard !isAnswering else { break }
    editor.remember(line)
    do { try history?.append(line) } catch { print(error) }
  case .interrupted(let text): print("interrupted: \(text)")
  case .endOfInput:
    print("bye")
    break repl
  case .terminated(let signal, let text):
    if let path = setting("PROBE_SAVE"), let file = fopen(path, "w") {
      fputs(text, file)
      fclose(file)
    }
    print("terminated by \(signal), saving: \(text)")
    exit(128 + signal)
  case .edit(let text):
    let chosen = ExternalEditor(command: setting("EDITOR") ?? "vi")
    do {
      draft = try editor.edit(text, in: chosen)
    } catch {
      print(error)
      draft = text
    }
  case .readable(_, let text):
    print("ended for news: \(text)")
    draft = text
  case .tooLong(let text): print("too long, kept \(text.utf8.count)")
  case .malformed(let text): print("malformed: \(text)")
  }
}
