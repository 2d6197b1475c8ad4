#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// By what a file that was changed is known.
package struct FileStamp: Equatable, Sendable {
  let seconds: Int
  let nanoseconds: Int
  let size: Int
  let inode: UInt64

  fileprivate init(_ status: stat) {
    #if canImport(Darwin)
    let modified = status.st_mtimespec
    #else
    let modified = status.st_mtim
    #endif
    seconds = Int(modified.tv_sec)
    nanoseconds = Int(modified.tv_nsec)
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
  }
}

/// Reads files from the disk: the one place in this module that touches it.
package enum FolderFile {
  /// The names in a folder, sorted; none where there is no such folder.
  /// - throws: a ``Finding`` where it is there and can't be read.
  package static func names(in folder: String) throws(Finding) -> [String] {
    guard let directory = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw Finding("folder", file: folder, message: .unreadable(reason()))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The stamp of a file; nil where there is none.
  package static func stamp(of name: String, in folder: String) -> FileStamp? {
    var status = stat()
    return stat(folder + "/" + name, &status) == 0 ? FileStamp(status) : nil
  }

  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && isFolder(status)
  }

  /// The folder's path without links, by which two names of one folder are
  /// known; nil where there is none.
  package static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Reads a file of a folder, or one that a link in it names inside the folder.
  /// - throws: a ``Finding`` where it is no regular file, lies outside, is too
  ///   large, can't be read, or changes all the time.
  package static func read(
    _ name: String, in folder: String
  ) throws(Finding) -> (bytes: [UInt8], stamp: FileStamp) {
    let path = folder + "/" + name
    guard let descriptor = open(path, following: false) else {
      guard errno == ELOOP || errno == EMLINK else {
        throw Finding("file", file: path, message: .unreadable(reason()))
      }
      guard let real = realPath(path), let inside = realPath(folder), real.hasPrefix(inside + "/")
      else { throw Finding("file", file: path, message: .outside) }
      return try read(real, shown: path)
    }
    defer { close(descriptor) }
    return try contents(of: descriptor, shown: path)
  }

  /// Reads the file that the person named, wherever it lies; findings call it
  /// `shown`.
  /// - throws: as ``read(_:in:)``.
  package static func read(
    _ path: String, shown: String? = nil
  ) throws(Finding) -> (bytes: [UInt8], stamp: FileStamp) {
    let shown = shown ?? path
    guard let descriptor = open(path, following: true) else {
      throw Finding("file", file: shown, message: .unreadable(reason()))
    }
    defer { close(descriptor) }
    return try contents(of: descriptor, shown: shown)
  }

  /// Opens without waiting for a writer, should it be a pipe.
  private static func open(_ path: String, following: Bool) -> Int32? {
    var flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
    if !following { flags |= O_NOFOLLOW }
    #if canImport(Glibc)
    let descriptor = Glibc.open(path, flags)
    #elseif canImport(Musl)
    let descriptor = Musl.open(path, flags)
    #else
    let descriptor = Darwin.open(path, flags)
    #endif
    return descriptor >= 0 ? descriptor : nil
  }

  private static func contents(
    of descriptor: Int32, shown: String
  ) throws(Finding) -> (bytes: [UInt8], stamp: FileStamp) {
    for _ in 0..<3 {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else {
        throw Finding("file", file: shown, message: .unreadable(reason()))
      }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Finding("file", file: shown, message: .notRegular(isFolder: isFolder(status)))
      }
      guard status.st_size <= Screening.largestFile else {
        throw Finding("file-size", file: shown, message: .tooLarge(Int(status.st_size)))
      }
      let before = FileStamp(status)
      let bytes = try read(descriptor, atMost: before.size + 1, shown: shown)
      if bytes.count == before.size, fstat(descriptor, &status) == 0, FileStamp(status) == before {
        return (bytes, before)
      }
    }
    throw Finding("file", file: shown, message: .changing)
  }

  private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  private static func read(
    _ descriptor: Int32, atMost limit: Int, shown: String
  ) throws(Finding) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit, let base = buffer.baseAddress {
        let got = pread(descriptor, base + count, limit - count, off_t(count))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    guard failure == 0 else {
      throw Finding("file", file: shown, message: .unreadable(reason(failure)))
    }
    return bytes
  }

  private static func reason(_ number: Int32 = errno) -> String {
    strerror(number).map { String(cString: $0).lowercased() } ?? "error \(number)"
  }
}

extension Finding.Message {
  fileprivate static func unreadable(_ reason: String) -> Self {
    Self("can't be read: \(reason)", advice: "check the path and that you may read it")
  }

  fileprivate static let outside = Self(
    "is a link that leads out of its folder", advice: "copy the file into the folder")

  fileprivate static func notRegular(isFolder: Bool) -> Self {
    Self(
      isFolder ? "is a folder, not a file" : "is no regular file",
      advice: "name a scenario file, <id>.yaml")
  }

  fileprivate static func tooLarge(_ count: Int) -> Self {
    Self(
      "the file has \(count) bytes, more than the \(Screening.largestFile) that are read",
      advice: "keep one incident a file; a scenario rarely needs more than 10000 bytes")
  }

  fileprivate static let changing = Self(
    "changes while it is read", advice: "try again when it is written")
}
