import CEncoder

/// Turns a sentence into numbers that are near for what means nearly the same:
/// all-MiniLM-L6-v2 with 8-bit weights.
///
/// Its sums are of integers, and everything else is rounded in a fixed order: the
/// same text gives the same numbers on every machine.
package struct Encoder: Sendable {
  /// Numbers of a vector.
  package static let width = Int(warstory_encoder_width)
  /// Pieces of a text that are looked at; the rest is left out.
  static let longest = 128

  /// The one that the program carries.
  package static let standard = Encoder(path: warstory_encoder_best())

  private let weights: Pointers
  let pieces: WordPieces
  private let path: Int32

  /// The weights lie in memory that is never written nor given back.
  private struct Pointers: @unchecked Sendable {
    let encoder: warstory_encoder
  }

  /// An encoder that multiplies by one of the paths of `CEncoder` that this processor
  /// has.
  init(path: Int32) {
    self.path = path
    var encoder = warstory_encoder()
    guard warstory_encoder_open(warstory_encoder_bytes(), warstory_encoder_count(), &encoder) != 0
    else {
      preconditionFailure("the program was built without an encoder")
    }
    let weights = Pointers(encoder: encoder)
    self.weights = weights
    pieces = WordPieces { text in
      text.withMemoryRebound(to: CChar.self) { text in
        withUnsafePointer(to: weights.encoder) {
          warstory_encoder_piece($0, text.baseAddress, text.count)
        }
      }
    }
  }

  /// The vector of `text`, of unit length; zeros where nothing is in it.
  package func vector(of text: some StringProtocol) -> [Float] { vectors(of: [text])[0] }

  /// The vectors of `texts`, many at a time, which is quicker than one by one.
  package func vectors(of texts: [some StringProtocol]) -> [[Float]] {
    var vectors: [[Float]] = []
    vectors.reserveCapacity(texts.count)
    var tokens: [Int32] = []
    var starts: [Int32] = [0]
    func run() {
      let count = starts.count - 1
      guard count > 0 else { return }
      let numbers = [Float](unsafeUninitializedCapacity: count * Self.width) { buffer, filled in
        let isDone = withUnsafePointer(to: weights.encoder) {
          warstory_encoder_run($0, tokens, starts, Int32(count), buffer.baseAddress, path)
        }
        precondition(isDone != 0, "no memory for the encoder")
        filled = count * Self.width
      }
      for text in 0..<count {
        vectors.append(
          starts[text] == starts[text + 1]
            ? [Float](repeating: 0, count: Self.width)
            : Array(numbers[text * Self.width..<(text + 1) * Self.width]))
      }
      tokens.removeAll(keepingCapacity: true)
      starts = [0]
    }
    for text in texts {
      let own = pieces.tokens(of: text, most: Self.longest)
      if tokens.count + own.count > Int(warstory_encoder_rows) { run() }
      tokens += own
      starts.append(Int32(tokens.count))
    }
    run()
    return vectors
  }
}

/// How near two vectors are.
package enum Likeness {
  /// The cosine of the angle between two vectors of unit length, whose count is a
  /// multiple of 8, summed in a fixed order.
  package static func cosine(_ one: [Float], _ other: [Float]) -> Float {
    one.withUnsafeBytes { one in
      other.withUnsafeBytes { other in
        var sums = SIMD8<Float>()
        let step = MemoryLayout<SIMD8<Float>>.size
        for place in stride(from: 0, through: min(one.count, other.count) - step, by: step) {
          sums +=
            one.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
            * other.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
        }
        return sums.sum()
      }
    }
  }
}
