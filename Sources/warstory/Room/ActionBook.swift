import Foundation
import Journal
import PostMortem

/// The action items of all post-mortems of the journal.
struct ActionBook {
  /// The name under which the journal keeps which items of a document are done.
  private static let done = "actions"

  /// An item, under the number by which it is called.
  struct Item {
    var number: Int
    /// The attempt that holds its document.
    var document: Int
    var title: String
    var entry: ActionEntry
    /// Nil where no date of the calendar is named.
    var due: DueDate?
    var state: State
  }

  enum State: String {
    case open, overdue, done
  }

  let items: [Item]
  private let session: Session

  /// Reads the journal: of a document and its revisions the last one counts.
  ///
  /// - Throws: ``JournalError``.
  init(_ session: Session) throws {
    self.session = session
    let today = Self.date(session.world.now())
    let summaries = try session.history(
      Filter(kinds: [.postmortem], states: [.open, .finished])
    ).sorted { $0.number < $1.number }
    var documents: [(Summary, PostMortemWalk, Record)] = []
    for summary in summaries {
      let record = try session.journal.record(summary.number)
      guard let walk = WritingRoom.document(in: record) else { continue }
      documents.removeAll { $0.0.number == walk.revises && walk.isFinished }
      documents.append((summary, walk, record))
    }
    var items: [Item] = []
    for (summary, walk, record) in documents {
      let done = Self.done(in: record)
      let start = Self.date(summary.started)
      for entry in ActionEntry.entries(of: walk.draft(of: .actions)) {
        let due = DueDate(entry.due, from: start)
        let isDone = entry.isDone || done.contains(entry.action)
        let isLate = due.map { $0 < today } ?? false
        items.append(
          Item(
            number: items.count + 1, document: summary.number, title: walk.title, entry: entry,
            due: due, state: isDone ? .done : isLate ? .overdue : .open))
      }
    }
    self.items = items
  }

  /// Ticks the item `number` off.
  ///
  /// - Throws: ``Complaint`` where there is none, ``JournalError``.
  func finish(_ number: Int) throws -> Item {
    guard let item = items.first(where: { $0.number == number }) else {
      throw Complaint.noInput("there is no action item \(number)\n`actions` lists them")
    }
    let done = Self.done(in: try session.journal.record(item.document)).union([item.entry.action])
    let body = try JSONEncoder().encode(done.sorted())
    try session.journal.keepReport(
      Self.done, body: String(decoding: body, as: UTF8.self), of: item.document,
      at: session.world.now())
    return item
  }

  /// What was ticked off of the document in `record`.
  static func done(in record: Record) -> Set<String> {
    guard let body = record.reports.first(where: { $0.name == done })?.body else { return [] }
    return (try? JSONDecoder().decode(Set<String>.self, from: Data(body.utf8))) ?? []
  }

  private static func date(_ date: Date) -> DueDate {
    let parts = Calendar.day(date).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return DueDate(year: 1970, month: 1, day: 1) }
    return DueDate(year: parts[0], month: parts[1], day: parts[2])
  }
}

extension Session {
  /// One line about action items that are late; nil where none is, and where the
  /// journal can't be read, which is said apart.
  func actionsNotice() -> String? {
    guard let book = try? ActionBook(self) else { return nil }
    let late = book.items.count { $0.state == .overdue }
    guard late > 0 else { return nil }
    return "\(counted(late, "action item")) \(late == 1 ? "is" : "are") overdue; `actions` lists "
      + "\(late == 1 ? "it" : "them")."
  }
}
