import Yams

/// The sections below the top of the file.
extension ConfigurationReader {
  mutating func read(_ poll: inout Configuration.Poll, _ mapping: Node.Mapping) {
    refuseUnknownKeys(of: mapping, ["min_interval", "max_interval"])
    set(&poll.minInterval, mapping, "min_interval", atLeast: .seconds(1))
    set(&poll.maxInterval, mapping, "max_interval", atLeast: .seconds(1))
    if poll.minInterval > poll.maxInterval {
      let node = mapping.value("min_interval") ?? mapping.value("max_interval")
      report("`min_interval` is longer than `max_interval`, expected it shorter", at: node?.mark)
    }
  }

  mutating func read(_ http: inout Configuration.HTTP, _ mapping: Node.Mapping) {
    refuseUnknownKeys(
      of: mapping,
      [
        "user_agent", "contact", "timeout", "connections", "per_host", "host_gap", "max_body",
        "proxy", "ca_file", "allow_private_addresses",
      ])
    setHeader(&http.userAgent, mapping, "user_agent")
    setHeader(&http.contact, mapping, "contact")
    set(&http.timeout, mapping, "timeout", atLeast: .seconds(1))
    set(&http.connections, mapping, "connections", in: 1...10_000)
    set(&http.perHost, mapping, "per_host", in: 1...1_000)
    set(&http.hostGap, mapping, "host_gap", atLeast: .zero)
    setSize(&http.maxBody, mapping, "max_body")
    setFile(&http.authorities, mapping, "ca_file", "certificates in PEM")
    let addresses = privateAddresses(mapping)
    http.allowPrivateAddresses = addresses.all ?? false
    http.allowedNetworks = addresses.networks
    http.proxy = proxy(mapping)
  }

  /// A value that goes into a request header: without line ends, or it would smuggle headers in.
  private mutating func setHeader(
    _ target: inout String?, _ mapping: Node.Mapping, _ key: String
  ) {
    set(&target, mapping, key)
    if let text = target, text.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      report(
        "`\(key)` holds a line end or control character, expected one line",
        at: mapping.value(key)?.mark)
    }
  }

  mutating func read(_ dedup: inout Configuration.Dedup, _ mapping: Node.Mapping) {
    refuseUnknownKeys(of: mapping, ["window", "similarity"])
    set(&dedup.window, mapping, "window", atLeast: .seconds(60))
    set(&dedup.similarity, mapping, "similarity", in: 0.3...1)
  }

  mutating func read(_ events: inout Configuration.Events, _ mapping: Node.Mapping) {
    refuseUnknownKeys(of: mapping, ["window", "dictionaries"])
    set(&events.window, mapping, "window", atLeast: .seconds(60))
    set(&events.dictionaries, mapping, "dictionaries")
    events.dictionaries = events.dictionaries.map(absolute)
  }

  mutating func embedding(_ mapping: Node.Mapping) -> Configuration.Embedding {
    var embedding = Configuration.Embedding()
    refuseUnknownKeys(
      of: mapping, ["url", "model", "key", "timeout", "dimensions", "batch"])
    set(&embedding.url, mapping, "url")
    set(&embedding.model, mapping, "model")
    for key in ["url", "model"] where mapping[key] == nil {
      report("`embedding` has no `\(key)`, expected one", at: mapping.mark)
    }
    let scheme = embedding.url.lowercased()
    if let node = mapping["url"], !scheme.hasPrefix("http://"), !scheme.hasPrefix("https://") {
      report("`url` of `embedding` is no address, expected http:// or https://", at: node.mark)
    }
    var key: String?
    set(&key, mapping, "key")
    embedding.key = key.map(Secret.init)
    set(&embedding.timeout, mapping, "timeout", atLeast: .milliseconds(10))
    if mapping["dimensions"] != nil {
      var dimensions = 0
      set(&dimensions, mapping, "dimensions", in: 2...4_096)
      embedding.dimensions = dimensions
    }
    set(&embedding.batch, mapping, "batch", in: 1...2_048)
    return embedding
  }

  mutating func read(_ output: inout Configuration.Output, _ mapping: Node.Mapping) {
    refuseUnknownKeys(
      of: mapping,
      [
        "directory", "rotate_size", "rotate_every", "keep", "compress", "duplicates", "fsync",
        "fsync_interval", "min_free",
      ])
    set(&output.directory, mapping, "directory")
    setSize(&output.rotateSize, mapping, "rotate_size")
    set(&output.rotateEvery, mapping, "rotate_every", atLeast: .seconds(1))
    set(&output.keep, mapping, "keep", atLeast: .seconds(1))
    set(&output.compress, mapping, "compress")
    set(&output.duplicates, mapping, "duplicates")
    set(&output.fsync, mapping, "fsync")
    set(&output.fsyncInterval, mapping, "fsync_interval", atLeast: .milliseconds(100))
    if mapping.value("min_free") != nil {
      var size: Int64 = 0
      setSize(&size, mapping, "min_free", least: 0)
      output.minFree = size
    }
  }

  mutating func read(_ state: inout Configuration.State, _ mapping: Node.Mapping) {
    refuseUnknownKeys(of: mapping, ["directory"])
    set(&state.directory, mapping, "directory")
  }

  mutating func read(_ metrics: inout Configuration.Metrics, _ mapping: Node.Mapping) {
    refuseUnknownKeys(of: mapping, ["file", "every"])
    set(&metrics.file, mapping, "file")
    set(&metrics.every, mapping, "every", atLeast: .seconds(1))
  }

  mutating func read(_ log: inout Configuration.Log, _ mapping: Node.Mapping) {
    refuseUnknownKeys(of: mapping, ["level", "format"])
    set(&log.level, mapping, "level")
    set(&log.format, mapping, "format")
  }
}
