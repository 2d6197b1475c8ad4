import Foundation

/// What the system keeps of files in memory.
enum PageCache {
  /// Has the system forget the contents of `files`, which must be on the disk.
  ///
  /// Returns how many pages stayed in memory; nil where that can't be done or
  /// known. Names, sizes and places of the files stay known to the system.
  static func forget(_ files: [String]) -> Int? {
    #if os(Linux)
    var left = 0
    for file in files {
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      fdatasync(descriptor)
      guard posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) == 0,
        let pages = residentPages(of: descriptor)
      else { return nil }
      left += pages
    }
    return left
    #else
    return nil
    #endif
  }

  #if os(Linux)
  private static func residentPages(of descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return 0 }
    let size = Int(status.st_size)
    guard let start = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { return nil }
    defer { munmap(start, size) }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    var isResident = [UInt8](repeating: 0, count: (size + page - 1) / page)
    guard mincore(start, size, &isResident) == 0 else { return nil }
    return isResident.count { $0 & 1 != 0 }
  }
  #endif
}
