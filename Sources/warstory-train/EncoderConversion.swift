import Foundation

/// Turns the published model all-MiniLM-L6-v2 into the bytes that the program
/// carries: weights in 8 bits with a scale for each output, the vectors of pieces in
/// 4, the vocabulary without other scripts.
struct EncoderConversion {
  var positions = 128

  struct Failure: Error, CustomStringConvertible { var description: String }

  private static let width = 384
  private static let layers = 6
  private static let bend = 1536

  /// The bytes for the model in `folder`, which holds `model.safetensors` and
  /// `vocab.txt` as they were published.
  func bytes(of folder: URL) throws -> [UInt8] {
    let tensors = try Tensors(folder.appending(path: "model.safetensors"))
    let vocabulary = try String(contentsOf: folder.appending(path: "vocab.txt"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let pieces = kept(vocabulary)
    var file = Blocks()
    file.add([0x3243_4e45, UInt32(pieces.count), UInt32(positions), 0])
    var starts: [UInt32] = [0]
    var text: [UInt8] = []
    for piece in pieces {
      text += Array(piece.text.utf8)
      starts.append(UInt32(text.count))
    }
    file.add(starts)
    file.add(bytes: text)
    let words = try tensors.floats("embeddings.word_embeddings.weight")
    let rows = pieces.map { Array(words[$0.row * Self.width..<($0.row + 1) * Self.width]) }
    let packed = rows.map(Self.tiny)
    file.add(packed.map(\.scale))
    file.add(bytes: packed.flatMap(\.halves))
    let places = try tensors.floats("embeddings.position_embeddings.weight")
    let kinds = try tensors.floats("embeddings.token_type_embeddings.weight")
    file.add(
      (0..<positions * Self.width).map { places[$0] + kinds[$0 % Self.width] })
    file.add(try tensors.floats("embeddings.LayerNorm.weight"))
    file.add(try tensors.floats("embeddings.LayerNorm.bias"))
    for layer in 0..<Self.layers {
      let name = "encoder.layer.\(layer)."
      let parts = ["query", "key", "value"].map { name + "attention.self." + $0 }
      try add(parts, depth: Self.width, from: tensors, to: &file)
      try add([name + "attention.output.dense"], depth: Self.width, from: tensors, to: &file)
      file.add(try tensors.floats(name + "attention.output.LayerNorm.weight"))
      file.add(try tensors.floats(name + "attention.output.LayerNorm.bias"))
      try add([name + "intermediate.dense"], depth: Self.width, from: tensors, to: &file)
      try add([name + "output.dense"], depth: Self.bend, from: tensors, to: &file)
      file.add(try tensors.floats(name + "output.LayerNorm.weight"))
      file.add(try tensors.floats(name + "output.LayerNorm.bias"))
    }
    return file.bytes
  }

  /// Pieces of plain letters, digits and signs, with their rows, in the order of
  /// their bytes.
  private func kept(_ vocabulary: [String]) -> [(text: String, row: Int)] {
    vocabulary.enumerated().filter { _, piece in
      !piece.isEmpty && piece.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        && !piece.hasPrefix("[unused")
    }
    .map { (text: $0.element, row: $0.offset) }
    .sorted { Array($0.text.utf8).lexicographicallyPrecedes(Array($1.text.utf8)) }
  }

  private func add(
    _ names: [String], depth: Int, from tensors: Tensors, to file: inout Blocks
  ) throws {
    let weights = try names.flatMap { try tensors.floats($0 + ".weight") }
    let biases = try names.flatMap { try tensors.floats($0 + ".bias") }
    let outs = weights.count / depth
    let rows = (0..<outs).map { Self.small(Array(weights[$0 * depth..<($0 + 1) * depth])) }
    file.add(rows.map(\.scale))
    file.add(biases)
    file.add(
      rows.map { row in
        UInt32(bitPattern: row.values.reduce(Int32(0)) { $0 + Int32($1) })
      })
    var cells: [UInt8] = []
    cells.reserveCapacity(weights.count)
    for block in stride(from: 0, to: outs, by: 16) {
      for place in stride(from: 0, to: depth, by: 4) {
        for out in block..<block + 16 {
          for input in place..<place + 4 {
            cells.append(UInt8(bitPattern: rows[out].values[input]))
          }
        }
      }
    }
    file.add(bytes: cells)
  }

  /// A row in 4 bits a number, by the scale with the least squared error.
  private static func tiny(_ row: [Float]) -> (scale: Float, halves: [UInt8]) {
    let most = row.reduce(1e-9) { max($0, abs($1)) }
    func level(_ value: Float, _ scale: Float) -> Float {
      max(-8, min(7, (value / scale).rounded()))
    }
    var best: (scale: Float, error: Float) = (most, .infinity)
    for step in 6...24 {
      let scale = most / 7.5 * Float(step) / 20
      let error = row.reduce(Float(0)) { sum, value in
        let miss = value - level(value, scale) * scale
        return sum + miss * miss
      }
      if error < best.error { best = (scale, error) }
    }
    let levels = row.map { UInt8(level($0, best.scale) + 8) }
    let half = row.count / 2
    return (best.scale, (0..<half).map { levels[$0] | levels[half + $0] << 4 })
  }

  private static func small(_ row: [Float]) -> (scale: Float, values: [Int8]) {
    let most = row.reduce(1e-9) { max($0, abs($1)) }
    let scale = most / 127
    return (scale, row.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) })
  }
}

/// Lists of numbers, each at a multiple of 64 bytes.
private struct Blocks {
  private(set) var bytes: [UInt8] = []

  mutating func add(bytes list: [UInt8]) {
    while bytes.count % 64 != 0 { bytes.append(0) }
    bytes += list
  }

  mutating func add(_ values: [UInt32]) {
    add(bytes: values.flatMap { value in [0, 8, 16, 24].map { UInt8(value >> $0 & 0xff) } })
  }

  mutating func add(_ values: [Float]) { add(values.map(\.bitPattern)) }
}

/// The tensors of a file in the safetensors format: the length of a header in 8
/// bytes, the header in JSON, the numbers.
private struct Tensors {
  private struct Entry: Decodable {
    var type: String
    var range: [Int]

    enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case range = "data_offsets"
    }
  }

  private let data: Data
  private let start: Int
  private let entries: [String: Entry]

  init(_ file: URL) throws {
    data = try Data(contentsOf: file)
    guard data.count > 8 else {
      throw EncoderConversion.Failure(description: "\(file.lastPathComponent): no tensors")
    }
    let length = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length > 0, length <= data.count - 8 else {
      throw EncoderConversion.Failure(description: "\(file.lastPathComponent): no header")
    }
    start = 8 + length
    let header = try JSONSerialization.jsonObject(with: data[8..<start]) as? [String: Any] ?? [:]
    entries = try header.filter { $0.key != "__metadata__" }.mapValues {
      try JSONDecoder().decode(Entry.self, from: JSONSerialization.data(withJSONObject: $0))
    }
  }

  func floats(_ name: String) throws -> [Float] {
    guard let entry = entries[name], entry.type == "F32", entry.range.count == 2,
      start + entry.range[1] <= data.count
    else {
      throw EncoderConversion.Failure(
        description: "no tensor \(name) of 32-bit numbers: is this all-MiniLM-L6-v2?")
    }
    let bytes = Data(data[start + entry.range[0]..<start + entry.range[1]])
    return bytes.withUnsafeBytes { raw in
      (0..<raw.count / 4).map {
        Float(
          bitPattern: UInt32(
            littleEndian: raw.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
      }
    }
  }
}
