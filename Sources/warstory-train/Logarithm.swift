/// A logarithm by addition, multiplication and division only: a library's differs in
/// its last bits from one machine to another.
enum Logarithm {
  /// The natural logarithm of a positive number, by the series of its inverse
  /// hyperbolic tangent.
  static func natural(of x: Double) -> Double {
    var rest = x
    var halvings = 0.0
    while rest > 1.5 {
      rest /= 2
      halvings += 1
    }
    while rest < 0.75 {
      rest *= 2
      halvings -= 1
    }
    let ratio = (rest - 1) / (rest + 1)
    var power = ratio
    var sum = 0.0
    for term in 0..<12 {
      sum += power / Double(2 * term + 1)
      power *= ratio * ratio
    }
    return 2 * sum + halvings * 0.693_147_180_559_945_3
  }
}
