/// The words of the command line, with what holds for every command taken out.
struct Invocation: Equatable {
  var scenarioFolders: [String] = []
  var plain = false
  var bail = false
  /// The command and its arguments.
  var words: [String] = []

  /// Sorts `arguments`; after `--` everything belongs to the command.
  ///
  /// - Throws: ``Complaint`` when `--scenarios` names no folder.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--plain": plain = true
      case "--bail": bail = true
      case "--scenarios":
        guard let folder = rest.popFirst() else {
          throw Complaint.usage("'--scenarios' needs a folder")
        }
        scenarioFolders.append(folder)
      case _ where word.hasPrefix("--scenarios="):
        scenarioFolders.append(String(word.dropFirst("--scenarios=".count)))
      case "--":
        words.append(word)
        words += rest
        rest = []
      default:
        words.append(word)
      }
    }
  }
}
