/// Why the journal could not do what it was asked to.
///
/// Nothing that was on disk before is lost by any of these.
package enum JournalError: Error, Equatable {
  /// The file is something else than a database, or its beginning is gone.
  case notADatabase(path: String)
  /// Parts of the file are missing or contradict each other.
  case damaged(path: String, detail: String)
  /// A database of another program.
  case foreign(path: String)
  /// Written by a later version of the program.
  case newer(path: String, version: Int)
  /// The file is a symbolic link, or no plain file at all.
  case notAPlainFile(path: String)
  /// The folder belongs to somebody else.
  case notYours(path: String)
  case readOnly(path: String)
  case diskFull(path: String)
  /// Another process kept the file locked for too long.
  case busy(path: String)
  /// The system refused for another reason.
  case failed(path: String, detail: String)
  case noSuchAttempt(Int)
  /// The attempt goes on in another process.
  case inUse(attempt: Int, process: Int32?)
  /// The attempt is over, or was not claimed.
  case notOpen(attempt: Int)

  /// What happened, where, and what to do.
  package var message: String {
    switch self {
    case .notADatabase(let path):
      """
      \(path): this is not a journal, or its beginning is damaged; it was left as it is. \
      To start a new one, move it aside: \(aside(path))
      """
    case .damaged(let path, let detail):
      """
      \(path): the journal is damaged (\(detail)); it was left as it is. These lines save what \
      can be read, and keep the damaged file:
      \(rescue(path))
      """
    case .foreign(let path):
      """
      \(path): this is a database of another program; it was left as it is. Move it away, or \
      set XDG_DATA_HOME to another folder
      """
    case .newer(let path, let version):
      """
      \(path): the journal was written by a newer warstory (its format is \(version), this \
      program knows up to \(Schema.current.version)); update warstory, or set XDG_DATA_HOME to another \
      folder
      """
    case .notAPlainFile(let path):
      """
      \(path): this is a link or no plain file, and the journal is not written through it; \
      move it away, or set XDG_DATA_HOME to the folder that it should be in
      """
    case .notYours(let path):
      """
      \(path): this folder belongs to another user, who could read or change your answers; set \
      XDG_DATA_HOME to a folder of your own
      """
    case .readOnly(let path):
      """
      \(path): nothing can be written here, so this answer is not kept; make the folder \
      writable, or set XDG_DATA_HOME to one that is
      """
    case .diskFull(let path):
      """
      \(path): the disk is full, so this was not saved; everything before it is safe. Free some \
      space, then try again
      """
    case .busy(let path):
      """
      \(path): another program keeps the journal locked; close it, then try again
      """
    case .failed(let path, let detail):
      "\(path): the journal cannot be used (\(detail))"
    case .noSuchAttempt(let number):
      "there is no attempt \(number); `history` lists them"
    case .inUse(let number, let process):
      """
      attempt \(number) is open in another warstory\
      \(process.map { " (process \($0))" } ?? ""); finish it or leave it there with `/quit`
      """
    case .notOpen(let number):
      "attempt \(number) is not open; `resume` opens the last one that is unfinished"
    }
  }
}

extension JournalError: CustomStringConvertible {
  package var description: String { message }
}

/// Commands for a shell that make a journal of what `sqlite3` can still read.
///
/// `.dump` and not `.recover`, which some builds of sqlite3 don't have; it ends in
/// a rollback where something was missing.
private func rescue(_ path: String) -> String {
  let (old, new) = (quoted(path), quoted(path + ".saved"))
  return """
      (sqlite3 \(old) .dump | sed 's/^ROLLBACK.*/COMMIT;/'
      echo "PRAGMA application_id = \(Schema.application);"
      echo "PRAGMA user_version = $(sqlite3 \(old) 'PRAGMA user_version');") | sqlite3 \(new)
      for e in '' -wal -shm; do [ ! -e \(old)$e ] || mv \(old)$e \(quoted(path + ".damaged"))$e; done
      mv \(new) \(old)
    """
}

/// The journal is three files while it is open, which must stay together.
private func aside(_ path: String) -> String {
  let file = quoted(path)
  return "for f in \(file)*; do mv \"$f\" \"$f.aside\"; done"
}

/// As a shell takes it literally.
private func quoted(_ path: String) -> String {
  "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
