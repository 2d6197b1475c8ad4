import Scenarios

/// Where the program keeps its things, after the XDG base directories.
struct Folders {
  var environment: [String: String]
  /// What relative names start from.
  var current: String
  var executable: String?

  private var home: String { environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? current }

  /// The specification has relative values ignored.
  private func base(_ variable: String, or fallback: String) -> String {
    guard let value = environment[variable], value.hasPrefix("/") else {
      return home + "/" + fallback
    }
    return value
  }

  /// Journal, packs, own scenarios.
  var data: String { base("XDG_DATA_HOME", or: ".local/share") + "/warstory" }
  /// Settings.
  var configuration: String { base("XDG_CONFIG_HOME", or: ".config") + "/warstory" }

  var journal: String { data + "/journal.sqlite" }
  /// Commands typed in the REPL.
  var commandHistory: String { data + "/command-history" }
  var settings: String { configuration + "/settings" }
  var packs: String { data + "/packs" }
  var ownScenarios: String { data + "/scenarios" }

  /// Where scenarios are looked for, in order, those `named` on the command line
  /// first; the first of two with one id wins.
  func scenarioFolders(named: [String]) -> [String] {
    var folders = named.map(absolute)
    if let variable = environment["WARSTORY_SCENARIOS"] {
      folders += variable.split(separator: ":").map { absolute(String($0)) }
    }
    folders += [current + "/Scenarios", ownScenarios] + carried
    var seen: Set<String> = []
    return folders.filter { seen.insert($0).inserted }
  }

  /// The scenarios that came with the program: beside an installed binary, or in
  /// the checkout that a built one lies in.
  private var carried: [String] {
    guard let executable else { return [] }
    let parts = executable.split(separator: "/").dropLast()
    let folder = "/" + parts.joined(separator: "/")
    let prefix = "/" + parts.dropLast().joined(separator: "/")
    var places = [
      folder + "/share/warstory/Scenarios", prefix + "/share/warstory/Scenarios",
    ]
    if let build = parts.firstIndex(where: { $0.hasPrefix(".build") }) {
      places.append("/" + parts[..<build].joined(separator: "/") + "/Scenarios")
    }
    return places
  }

  /// The folders as a library looks through them: those named, the person's own,
  /// packs, and last those that came with the program.
  func sources(
    named: [String], packs: [ScenarioLibrary.Source]
  ) -> [ScenarioLibrary.Source] {
    func source(_ folder: String) -> ScenarioLibrary.Source {
      ScenarioLibrary.Source(name: shown(folder), folder: shown(folder))
    }
    let carried = Swift.Set(carried)
    let folders = scenarioFolders(named: named)
    return folders.filter { !carried.contains($0) }.map(source) + packs
      + folders.filter(carried.contains).map(source)
  }

  /// `path` as it is shown to a person and can be opened: from the current folder
  /// where it lies in it.
  func shown(_ path: String) -> String {
    let path = absolute(path)
    return path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
  }

  /// `path` from the root.
  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
    return current + "/" + path
  }
}
