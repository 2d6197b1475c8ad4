import ArgumentParser
import Journal

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

extension Complaint {
  /// The words and the status for any error that a command may throw.
  init(describing error: any Error) {
    switch error {
    case let complaint as Complaint: self = complaint
    case let error as JournalError:
      switch error {
      case .noSuchAttempt, .notOpen, .inUse: self.init(error.message, .noInput)
      case .notADatabase, .damaged, .foreign, .newer: self.init(error.message, .badData)
      case .notAPlainFile, .notYours, .readOnly, .diskFull, .busy, .failed:
        self.init(error.message, .inputOutput)
      }
    default:
      let code = Warstory.exitCode(for: error)
      let text = Warstory.fullMessage(for: error, columns: 80)
      if code.isSuccess {
        self.init(text, .done)
      } else {
        self.init(String(text.trimmingPrefix("Error: ")), .usage)
      }
    }
  }
}
