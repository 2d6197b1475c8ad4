import Scenarios

extension String {
  /// Columns that the text takes on a terminal.
  var columns: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : terminalColumns }
}

extension Character {
  /// Columns that the character takes on a terminal.
  var columns: Int { isASCII ? 1 : String(self).terminalColumns }
}
