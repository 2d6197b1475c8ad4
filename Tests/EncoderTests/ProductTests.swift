import CEncoder
import Testing

/// The ways to multiply that this processor has.
let paths = (0..<Int32(warstory_path_count)).filter { warstory_encoder_has($0) != 0 }

@Suite struct ProductTests {
  /// Sums for rows of inputs, as a matrix of weights gives them and as written out.
  private func sums(
    _ outs: Int, _ depth: Int, _ count: Int, by path: Int32, weight: (Int, Int) -> Int8,
    input: (Int, Int) -> UInt8
  ) -> (found: [Int32], expected: [Int32]) {
    var cells = [Int8](repeating: 0, count: outs * depth)
    var own = [Int32](repeating: 0, count: outs)
    for out in 0..<outs {
      for place in 0..<depth {
        cells[out / 16 * 16 * depth + place / 4 * 64 + out % 16 * 4 + place % 4] =
          weight(out, place)
        own[out] += Int32(weight(out, place))
      }
    }
    let rows = (0..<count).flatMap { row in (0..<depth).map { input(row, $0) } }
    var found = [Int32](repeating: -1, count: outs * count)
    let isDone = cells.withUnsafeBufferPointer { cells in
      own.withUnsafeBufferPointer { own in
        var matrix = warstory_matrix()
        matrix.cells = cells.baseAddress
        matrix.sums = own.baseAddress
        matrix.outs = Int32(outs)
        matrix.depth = Int32(depth)
        return warstory_encoder_products(&matrix, rows, Int32(count), &found, path)
      }
    }
    #expect(isDone == 1)
    let expected = (0..<count).flatMap { row in
      (0..<outs).map { out in
        (0..<depth).reduce(Int32(0)) {
          $0 + Int32(input(row, $1)) * Int32(weight(out, $1))
        }
      }
    }
    return (found, expected)
  }

  @Test(arguments: paths, [(16, 4, 1), (48, 8, 8), (64, 384, 13), (96, 64, 64), (48, 1536, 7)])
  func everyPathSumsExactly(path: Int32, shape: (outs: Int, depth: Int, count: Int)) {
    var state: UInt32 = 7
    var numbers: [UInt8] = []
    for _ in 0..<4093 {
      state = state &* 1_664_525 &+ 1_013_904_223
      numbers.append(UInt8(state >> 24))
    }
    let result = sums(
      shape.outs, shape.depth, shape.count, by: path,
      weight: { Int8(bitPattern: numbers[($0 * 389 + $1) % numbers.count]) },
      input: { numbers[($0 * 787 + $1 * 3 + 5) % numbers.count] })
    #expect(result.found == result.expected)
  }

  @Test(arguments: paths, [Int8.min, .max])
  func nothingSaturates(path: Int32, weight: Int8) {
    let result = sums(48, 1536, 3, by: path, weight: { _, _ in weight }, input: { _, _ in 255 })
    #expect(result.found == result.expected)
  }

  @Test func aPathThatIsNotThereIsRefused() {
    var matrix = warstory_matrix()
    var sum: Int32 = 0
    #expect(warstory_encoder_products(&matrix, [], 0, &sum, 99) == 0)
  }
}
