/// What a terminal shows after the bytes it was fed.
///
/// It knows the part of VT100 and xterm that a line editor uses, and wraps as xterm does: only when
/// the next character comes.
package struct Screen: Sendable {
  package private(set) var columns: Int
  package private(set) var rows: Int
  package private(set) var row = 0
  package private(set) var column = 0

  /// A wide character fills its cell and leaves an empty string in the next one.
  private var cells: [[String]]
  private var wrapsNext = false
  private var saved = (row: 0, column: 0)
  private var state = State.text
  private var parameters = ""
  private var pending: [UInt8] = []

  private enum State {
    case text
    case escape
    case charset
    case control
    case command
    case commandEscape
  }

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Self.blank(columns), count: rows)
  }

  /// The rows from the top, without the blanks at their ends and the empty rows at the bottom.
  package var lines: [String] {
    var lines = cells.map { row in
      let text = row.joined()
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// All rows as one text.
  package var text: String { lines.joined(separator: "\n") }

  /// Changes the size as xterm does: rows are cut or filled up, nothing moves to another row unless
  /// the cursor would be lost.
  package mutating func resize(columns: Int, rows: Int) {
    while row >= rows {
      cells.removeFirst()
      cells.append(Self.blank(self.columns))
      row -= 1
    }
    cells = (0..<rows).map { index in
      let old = index < cells.count ? cells[index] : []
      return Array((old + Self.blank(columns)).prefix(columns))
    }
    self.columns = columns
    self.rows = rows
    column = min(column, columns - 1)
    wrapsNext = false
  }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch state {
      case .text: takeText(byte)
      case .escape: takeEscape(byte)
      case .charset: state = .text
      case .control: takeControl(byte)
      case .command:
        if byte == 0x07 { state = .text } else if byte == 0x1B { state = .commandEscape }
      case .commandEscape: state = .text
      }
    }
  }
}

extension Screen {
  private static func blank(_ columns: Int) -> [String] { Array(repeating: " ", count: columns) }

  private mutating func takeText(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x08:
      column = max(0, column - 1)
      wrapsNext = false
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D:
      column = 0
      wrapsNext = false
    case ..<0x20, 0x7F: break
    default:
      pending.append(byte)
      if let text = String(validating: pending, as: UTF8.self) {
        pending = []
        for scalar in text.unicodeScalars { put(scalar) }
      } else if pending.count >= 4 {
        pending = []
        put("\u{FFFD}")
      }
    }
  }

  private mutating func takeEscape(_ byte: UInt8) {
    state = .text
    switch byte {
    case UInt8(ascii: "["):
      parameters = ""
      state = .control
    case UInt8(ascii: "]"): state = .command
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
    case UInt8(ascii: "7"): saved = (row, column)
    case UInt8(ascii: "8"): (row, column) = saved
    case UInt8(ascii: "M"): row = max(0, row - 1)
    default: break
    }
  }

  private mutating func takeControl(_ byte: UInt8) {
    guard (0x40...0x7E).contains(byte) else {
      parameters.unicodeScalars.append(Unicode.Scalar(byte))
      return
    }
    state = .text
    guard !parameters.hasPrefix("?") else { return }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    wrapsNext = false
    switch Character(Unicode.Scalar(byte)) {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "d": row = min(rows, count) - 1
    case "H", "f":
      row = min(rows, count) - 1
      column = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case "J": eraseScreen(first)
    case "K": eraseRow(first)
    case "P":
      let removed = min(count, columns - column)
      cells[row].removeSubrange(column..<(column + removed))
      cells[row] += Self.blank(removed)
    case "@":
      cells[row].insert(contentsOf: Self.blank(min(count, columns)), at: column)
      cells[row].removeLast(cells[row].count - columns)
    case "X":
      for index in column..<min(columns, column + count) { cells[row][index] = " " }
    default: break
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(of: scalar)
    guard width > 0 else {
      // A combining mark belongs to the character before it.
      var before = wrapsNext ? column : column - 1
      while before > 0, cells[row][before].isEmpty { before -= 1 }
      if before >= 0 { cells[row][before].unicodeScalars.append(scalar) }
      return
    }
    if wrapsNext || column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    // Half of a wide character that was written over is gone, too.
    let next = column + width
    if next < columns, cells[row][next].isEmpty { cells[row][next] = " " }
    wrapsNext = next >= columns
    column = min(next, columns - 1)
  }

  private mutating func lineFeed() {
    wrapsNext = false
    guard row == rows - 1 else {
      row += 1
      return
    }
    cells.removeFirst()
    cells.append(Self.blank(columns))
  }

  private mutating func eraseRow(_ kind: Int) {
    let erased = kind == 0 ? column..<columns : kind == 1 ? 0..<(column + 1) : 0..<columns
    for index in erased { cells[row][index] = " " }
  }

  private mutating func eraseScreen(_ kind: Int) {
    eraseRow(kind)
    let others = kind == 0 ? (row + 1)..<rows : kind == 1 ? 0..<row : 0..<rows
    for index in others { cells[index] = Self.blank(columns) }
  }

  /// Columns that a character fills; close enough to Unicode's tables for what tests type.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20FF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
