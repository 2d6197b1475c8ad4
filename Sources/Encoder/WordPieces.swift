/// Cuts a text into the pieces of words that the encoder knows: lower case,
/// without accents, signs by themselves, the longest known piece first.
struct WordPieces: Sendable {
  /// Longer words are one unknown piece.
  private static let longestWord = 60

  /// The number of a piece, -1 where there is none.
  private let number: @Sendable (UnsafeBufferPointer<UInt8>) -> Int32
  private let start: Int32
  private let end: Int32
  private let unknown: Int32

  init(_ number: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Int32) {
    self.number = number
    func known(_ piece: String) -> Int32 {
      let number = Array(piece.utf8).withUnsafeBufferPointer { number($0) }
      precondition(number >= 0, "the encoder has no piece \(piece)")
      return number
    }
    start = known("[CLS]")
    end = known("[SEP]")
    unknown = known("[UNK]")
  }

  /// The pieces of `text`, at most `most` with the mark before and after; none
  /// where there is nothing to encode.
  func tokens(of text: some StringProtocol, most: Int) -> [Int32] {
    var tokens = [start]
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      if tokens.count >= most { break }
      switch Self.part(scalar) {
      case .letter(let byte):
        if word.count <= Self.longestWord { word.append(byte) }
      case .sign(let byte):
        append(&word, to: &tokens)
        append(piece: [byte], to: &tokens)
      case .gap: append(&word, to: &tokens)
      case .mark: break
      }
    }
    append(&word, to: &tokens)
    if tokens.count == 1 { return [] }
    return Array(tokens.prefix(most - 1)) + [end]
  }

  private enum Part {
    case letter(UInt8)
    case sign(UInt8)
    case gap
    /// Belongs to the letter before it.
    case mark
  }

  /// Stands for a letter that no piece has.
  private static let strange: UInt8 = 0x7f

  private static func part(_ scalar: Unicode.Scalar) -> Part {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7a: return .letter(UInt8(scalar.value))
    case 0x41...0x5a: return .letter(UInt8(scalar.value + 0x20))
    case 0x21...0x7e: return .sign(UInt8(scalar.value))
    case 0...0x7f: return .gap
    case 0x2018, 0x2019, 0x2032: return .sign(UInt8(ascii: "'"))
    case 0x201c, 0x201d, 0xab, 0xbb: return .sign(UInt8(ascii: "\""))
    case 0x2010...0x2015: return .sign(UInt8(ascii: "-"))
    case 0x2026: return .sign(UInt8(ascii: "."))
    case 0xc0...0x24f, 0x1e00...0x1eff: return letter(scalar)
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return .mark
    default: return properties.isAlphabetic ? .letter(strange) : .gap
    }
  }

  /// The plain letter below an accented one, by its name: LATIN SMALL LETTER E
  /// WITH ACUTE.
  private static func letter(_ scalar: Unicode.Scalar) -> Part {
    guard scalar.properties.isAlphabetic, let name = scalar.properties.name else { return .gap }
    let words = name.split(separator: " ")
    guard let place = words.firstIndex(of: "LETTER"), place + 1 < words.count,
      words[place + 1].utf8.count == 1, let byte = words[place + 1].utf8.first
    else { return .letter(strange) }
    return .letter(byte | 0x20)
  }

  /// The pieces of a word, which is emptied.
  private func append(_ word: inout [UInt8], to tokens: inout [Int32]) {
    guard !word.isEmpty else { return }
    defer { word.removeAll(keepingCapacity: true) }
    if word.count > Self.longestWord {
      tokens.append(unknown)
      return
    }
    let before = tokens.count
    let marked = [UInt8(ascii: "#"), UInt8(ascii: "#")] + word
    var place = 0
    while place < word.count {
      var end = word.count
      var found: Int32 = -1
      while end > place {
        found = marked.withUnsafeBufferPointer { marked in
          if place == 0 { return number(UnsafeBufferPointer(rebasing: marked[2..<2 + end])) }
          // The two signs stand over letters that are done with.
          var piece = Array(marked[place..<2 + end])
          piece[0] = UInt8(ascii: "#")
          piece[1] = UInt8(ascii: "#")
          return piece.withUnsafeBufferPointer { number($0) }
        }
        if found >= 0 { break }
        end -= 1
      }
      guard found >= 0 else {
        tokens.removeSubrange(before...)
        tokens.append(unknown)
        return
      }
      tokens.append(found)
      place = end
    }
  }

  private func append(piece: [UInt8], to tokens: inout [Int32]) {
    let found = piece.withUnsafeBufferPointer { number($0) }
    tokens.append(found >= 0 ? found : unknown)
  }
}
