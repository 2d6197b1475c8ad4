/// Reads numbers from a file of weights, little-endian; after the first that is
/// not there everything is empty.
package struct WeightReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  package private(set) var hasFailed = false

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  package mutating func next() -> UInt32 {
    guard place + 4 <= bytes.count else {
      hasFailed = true
      return 0
    }
    defer { place += 4 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// A list with its count before it.
  package mutating func list() -> [UInt32] {
    let count = Int(next())
    guard count <= (bytes.count - place) / 4 else {
      hasFailed = true
      return []
    }
    return (0..<count).map { _ in next() }
  }

  package mutating func floats() -> [Float] { list().map { Float(bitPattern: $0) } }

  package mutating func small() -> [Int8] {
    let count = Int(next())
    guard count <= bytes.count - place else {
      hasFailed = true
      return []
    }
    defer { place += count }
    return Array(
      UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]).bindMemory(to: Int8.self))
  }

  /// Numbers that were written in 8 bits, ``WeightWriter/add(rough:columns:)``.
  package mutating func rough() -> [Float] {
    let scales = floats()
    let values = small()
    guard !scales.isEmpty else { return [] }
    return values.enumerated().map { Float($1) * scales[$0 % scales.count] }
  }

  package mutating func slope() -> Slope {
    let (means, factors, bends) = (floats(), floats(), floats())
    let (straight, units, rest) = (floats(), floats(), floats())
    return Slope(
      means: means, factors: factors, bends: bends,
      units: stride(from: 0, to: units.count - 1, by: 2).map { (units[$0], units[$0 + 1]) },
      straight: straight, base: rest.first ?? 0, spread: rest.last ?? 0)
  }
}

/// Writes what ``WeightReader`` reads: the same bytes for the same numbers.
package struct WeightWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func add(_ value: UInt32) {
    for shift in [UInt32(0), 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  package mutating func add(_ values: [UInt32]) {
    add(UInt32(values.count))
    for value in values { add(value) }
  }

  package mutating func add(_ values: [Float]) { add(values.map(\.bitPattern)) }

  package mutating func add(small values: [Int8]) {
    add(UInt32(values.count))
    bytes.append(contentsOf: values.map { UInt8(bitPattern: $0) })
  }

  /// A table in 8 bits a number, with a scale for each of its `columns`.
  package mutating func add(rough values: [Float], columns: Int) {
    var scales = [Float](repeating: 1e-9, count: columns)
    for (place, value) in values.enumerated() {
      scales[place % columns] = max(scales[place % columns], abs(value))
    }
    scales = scales.map { $0 / 127 }
    add(scales)
    add(small: values.enumerated().map { Int8(($1 / scales[$0 % columns]).rounded()) })
  }

  package mutating func add(_ slope: Slope) {
    for list in [slope.means, slope.factors, slope.bends, slope.straight] { add(list) }
    add(slope.units.flatMap { [$0.offset, $0.weight] })
    add([slope.base, slope.spread])
  }
}
