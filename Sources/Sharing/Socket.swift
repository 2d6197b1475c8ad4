import Foundation

/// The system's sockets, none of which ever blocks or is inherited.
enum Socket {
  #if canImport(Darwin)
  private static let stream = SOCK_STREAM
  #else
  private static let stream = Int32(SOCK_STREAM.rawValue)
  #endif

  /// An address as the system writes it, for one family.
  struct Address: Sendable {
    var family: Int32
    var bytes: [UInt8]

    /// A numeric one, as a person reads it, without the port.
    var text: String {
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let result = bytes.withUnsafeBytes { raw in
        raw.withMemoryRebound(to: sockaddr.self) {
          getnameinfo(
            $0.baseAddress, socklen_t(bytes.count), &name, socklen_t(name.count), nil, 0,
            NI_NUMERICHOST)
        }
      }
      guard result == 0 else { return "?" }
      let text = String(
        decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      return text.hasPrefix("::ffff:") ? String(text.dropFirst(7)) : text
    }
  }

  /// What can keep a host from being reached or listened on.
  enum Fault: Error {
    case system(Int32)
    case noSuchName
  }

  static func prepare(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// The addresses that `host` names; asks the network only where `isNumeric` is
  /// false, which may take long.
  static func addresses(
    of host: String, port: Int, isNumeric: Bool = false
  ) throws(Fault) -> [Address] {
    var hints = addrinfo()
    hints.ai_socktype = stream
    hints.ai_flags = AI_NUMERICSERV | (isNumeric ? AI_NUMERICHOST : 0)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else { throw .noSuchName }
    defer { freeaddrinfo(list) }
    return sequence(first: list, next: { $0?.pointee.ai_next }).prefix { $0 != nil }.prefix(8)
      .compactMap { entry in
        guard let entry = entry?.pointee, let address = entry.ai_addr else { return nil }
        let raw = UnsafeRawBufferPointer(start: address, count: Int(entry.ai_addrlen))
        return Address(family: entry.ai_family, bytes: Array(raw))
      }
  }

  /// Begins to listen; where `takesBoth`, for both kinds of addresses.
  static func listen(on address: Address, takesBoth: Bool) throws(Fault) -> Int32 {
    let descriptor = try make(address.family)
    set(SO_REUSEADDR, of: descriptor, at: SOL_SOCKET, to: 1)
    if address.family == AF_INET6 {
      set(IPV6_V6ONLY, of: descriptor, at: Int32(IPPROTO_IPV6), to: takesBoth ? 0 : 1)
    }
    guard address.withPointer({ bind(descriptor, $0, $1) }) == 0,
      Foundation.listen(descriptor, 1024) == 0
    else { throw fail(descriptor) }
    return descriptor
  }

  /// Begins to connect; writable once it has succeeded or failed.
  static func connect(to address: Address) throws(Fault) -> Int32 {
    let descriptor = try make(address.family)
    if address.withPointer({ Foundation.connect(descriptor, $0, $1) }) == 0 { return descriptor }
    guard errno == EINPROGRESS || errno == EINTR else { throw fail(descriptor) }
    return descriptor
  }

  /// What came of ``connect(to:)``; 0 where it succeeded.
  static func outcome(of descriptor: Int32) -> Int32 {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) == 0 ? code : errno
  }

  /// Takes a connection; nil where there is none.
  ///
  /// - Throws: where the process has no descriptor left.
  static func accept(_ listener: Int32) throws(Fault) -> (descriptor: Int32, from: String)? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let descriptor = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.accept(listener, $0, &length)
      }
    }
    guard descriptor >= 0 else {
      if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) { throw .system(errno) }
      return nil
    }
    tune(descriptor)
    let family = Int32(storage.ss_family)
    let address = withUnsafeBytes(of: &storage) {
      Address(family: family, bytes: Array($0.prefix(Int(length))))
    }
    return (descriptor, address.text)
  }

  /// The port that a listener got.
  static func port(of descriptor: Int32) -> Int? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    guard result == 0 else { return nil }
    // The port stands at the same place in both kinds of addresses.
    return withUnsafeBytes(of: &storage) { Int($0[2]) << 8 | Int($0[3]) }
  }

  /// Sends what the system takes, without ever raising SIGPIPE; nil where the
  /// connection is broken.
  static func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int? {
    #if canImport(Darwin)
    let flags: Int32 = 0
    #else
    let flags = Int32(MSG_NOSIGNAL)
    #endif
    let count = bytes.withUnsafeBytes {
      Foundation.send(descriptor, $0.baseAddress, $0.count, flags)
    }
    if count >= 0 { return count }
    return [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? 0 : nil
  }

  /// What has come, at most 16 KB; empty where nothing has, nil at the end.
  static func receive(from descriptor: Int32) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, length in
      count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      length = max(0, count)
    }
    if count > 0 { return bytes }
    return count < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? [] : nil
  }

  /// This machine's addresses in networks, the older kind first.
  static func ownAddresses() -> [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return [] }
    defer { freeifaddrs(list) }
    var found: [Address] = []
    var next = list
    while let entry = next?.pointee {
      next = entry.ifa_next
      let flags = Int32(truncatingIfNeeded: entry.ifa_flags)
      guard flags & Int32(truncatingIfNeeded: IFF_UP) != 0,
        flags & Int32(truncatingIfNeeded: IFF_LOOPBACK) == 0, let address = entry.ifa_addr
      else { continue }
      let family = Int32(address.pointee.sa_family)
      let length =
        switch family {
        case AF_INET: MemoryLayout<sockaddr_in>.size
        case AF_INET6: MemoryLayout<sockaddr_in6>.size
        default: 0
        }
      guard length > 0 else { continue }
      let bytes = Array(UnsafeRawBufferPointer(start: address, count: length))
      // Addresses of one cable only are of no use to type.
      if family == AF_INET6, bytes[8] == 0xFE, bytes[9] & 0xC0 == 0x80 { continue }
      found.append(Address(family: family, bytes: bytes))
    }
    let names = found.filter { $0.family == AF_INET } + found.filter { $0.family == AF_INET6 }
    return names.map(\.text)
  }

  private static func make(_ family: Int32) throws(Fault) -> Int32 {
    let descriptor = socket(family, stream, 0)
    guard descriptor >= 0 else { throw .system(errno) }
    tune(descriptor)
    return descriptor
  }

  private static func tune(_ descriptor: Int32) {
    prepare(descriptor)
    set(TCP_NODELAY, of: descriptor, at: Int32(IPPROTO_TCP), to: 1)
    #if canImport(Darwin)
    set(SO_NOSIGPIPE, of: descriptor, at: SOL_SOCKET, to: 1)
    #endif
  }

  private static func set(_ option: Int32, of descriptor: Int32, at level: Int32, to value: Int32) {
    var value = value
    _ = setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func fail(_ descriptor: Int32) -> Fault {
    let code = errno
    close(descriptor)
    return .system(code)
  }
}

extension Socket.Address {
  fileprivate func withPointer<Result>(
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    // Room for any kind, so that it may be read as one.
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) { $0.copyBytes(from: bytes.prefix($0.count)) }
    return withUnsafePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(bytes.count))
      }
    }
  }
}
