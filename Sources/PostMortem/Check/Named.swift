import Prose

/// The people whom a post-mortem names as owners: their names are known then,
/// whatever language they are from.
enum Named {
  static func people(in writeUp: WriteUp) -> Set<String> {
    var names: Set<String> = []
    for part in writeUp.parts where part.section == .actions || part.section == .ifTime {
      var ownerColumns: [Int] = []
      for block in part.blocks {
        if case .row(isHead: true) = block.kind {
          ownerColumns = block.texts.indices.filter { index in
            Prose.Passage(block.texts[index].text).tokens.contains {
              ["owner", "assignee", "who", "responsible", "dri", "assigned"].contains($0.norm)
            }
          }
          continue
        }
        if case .row = block.kind {
          for column in ownerColumns where column < block.texts.count {
            names.formUnion(capitalised(Prose.Passage(block.texts[column].text).tokens[...]))
          }
          continue
        }
        for text in block.texts {
          let tokens = Prose.Passage(text.text).tokens
          for index in tokens.indices {
            if ["owner", "assignee", "responsible", "dri"].contains(tokens[index].norm),
              index + 2 < tokens.count, tokens[index + 1].norm == ":"
            {
              names.formUnion(capitalised(tokens[(index + 2)...].prefix(2)))
            }
          }
        }
      }
    }
    return names
  }

  private static func capitalised(_ tokens: ArraySlice<Token>) -> [String] {
    let people = People()
    return tokens.filter {
      $0.kind == .word && $0.isCapitalised && !$0.isIdentifier && !people.isThing($0.norm)
        && !people.isRole($0.norm) && $0.norm.utf8.count > 2
    }.map(\.norm)
  }
}
