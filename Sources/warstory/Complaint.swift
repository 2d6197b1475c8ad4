/// Why a command could not do what was asked, in words for the person who asked.
struct Complaint: Error, Equatable {
  /// What is wrong, lower case, without a full stop; further lines say what to do.
  var text: String
  var status: ExitStatus

  init(_ text: String, _ status: ExitStatus) {
    self.text = text
    self.status = status
  }

  static func usage(_ text: String) -> Complaint { Complaint(text, .usage) }
  static func noInput(_ text: String) -> Complaint { Complaint(text, .noInput) }
  static func badData(_ text: String) -> Complaint { Complaint(text, .badData) }
  static func inputOutput(_ text: String) -> Complaint { Complaint(text, .inputOutput) }
}
