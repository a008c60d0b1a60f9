import NewsModel
package import Transport

/// What `newsloom.yaml` says, with the default of every key that it leaves out.
package struct Configuration: Hashable, Sendable {
  package var sources: [Source] = []
  /// For the sources that do not say so themselves: whether the article page is fetched when the
  /// feed has only a teaser.
  package var fullText = false
  package var poll = Poll()
  package var http = HTTP()
  package var dedup = Dedup()
  package var events = Events()
  /// nil: no endpoint is asked.
  package var embedding: Embedding?
  package var output = Output()
  package var state = State()
  package var log = Log()
  package var metrics = Metrics()

  package init() {}

  /// When sources are polled.
  package struct Poll: Hashable, Sendable {
    package var minInterval: Duration = .seconds(120)
    package var maxInterval: Duration = .seconds(6 * 3_600)

    package init() {}
  }

  /// How newsloom behaves towards servers.
  package struct HTTP: Hashable, Sendable {
    /// nil: newsloom's own name, version and contact.
    package var userAgent: String?
    package var contact: String?
    package var timeout: Duration = .seconds(30)
    package var connections = 64
    package var perHost = 2
    package var hostGap: Duration = .milliseconds(500)
    /// Decoded bytes of one response.
    package var maxBody: Int64 = 16 << 20
    package var proxy: Secret?
    package var allowPrivateAddresses = false
    /// Networks that may be fetched from although they are not public.
    package var allowedNetworks: [AddressBlock] = []
    /// The file of trusted certificates; nil: the system's.
    package var authorities: String?

    package init() {}
  }

  package struct Dedup: Hashable, Sendable {
    package var window: Duration = .seconds(14 * 86_400)
    /// 0…1; what it means is said where duplicates are decided.
    package var similarity = 0.8

    package init() {}
  }

  package struct Events: Hashable, Sendable {
    package var window: Duration = .seconds(7 * 86_400)
    /// A directory of FreeDict word lists; absolute, or relative to the configuration file. Not read
    /// unless it is named: what is written must not depend on what else a machine has installed.
    package var dictionaries: String?

    package init() {}
  }

  /// An endpoint that embeds texts, as OpenAI's API has it.
  package struct Embedding: Hashable, Sendable {
    /// The whole address, up to `/v1/embeddings`.
    package var url = ""
    package var model = ""
    package var key: Secret?
    /// The longest that a story waits for its vector.
    package var timeout: Duration = .seconds(5)
    /// The length of a vector, which is then asked for; nil: as the model has it.
    package var dimensions: Int?
    /// Texts a request.
    package var batch = 32

    package init() {}
  }

  package struct Output: Hashable, Sendable {
    package enum Compression: String, CaseIterable, Hashable, Sendable {
      case zstd, gzip, none
    }

    /// When written lines are synced to disk.
    package enum Fsync: String, CaseIterable, Hashable, Sendable {
      case batch, interval, never
    }

    /// What the record of a duplicate holds.
    package enum Duplicates: String, CaseIterable, Hashable, Sendable {
      /// Everything but `text`.
      case brief
      case full
      /// Duplicates get no record of their own; their event still counts them.
      case none
    }

    /// Absolute, or relative to the configuration file.
    package var directory = "out"
    package var rotateSize: Int64 = 256 << 20
    package var rotateEvery: Duration = .seconds(86_400)
    package var keep: Duration = .seconds(30 * 86_400)
    package var compress = Compression.zstd
    package var duplicates = Duplicates.brief
    package var fsync = Fsync.batch
    package var fsyncInterval: Duration = .seconds(1)
    /// Bytes that stay free; nil: a hundredth of the file system, at most 64 MiB.
    package var minFree: Int64?

    package init() {}
  }

  package struct State: Hashable, Sendable {
    /// Absolute, or relative to the configuration file.
    package var directory = "state"

    package init() {}
  }

  /// Numbers about the service for Prometheus.
  package struct Metrics: Hashable, Sendable {
    /// Absolute, or relative to the configuration file; nil: none.
    package var file: String?
    package var every: Duration = .seconds(15)

    package init() {}
  }

  package struct Log: Hashable, Sendable {
    package enum Level: String, CaseIterable, Hashable, Sendable {
      case debug, info, notice, warning, error
    }

    package enum Format: String, CaseIterable, Hashable, Sendable {
      /// The journal's own form under systemd, plain text otherwise.
      case auto
      case plain, json, journal
    }

    package var level = Level.info
    package var format = Format.auto

    package init() {}
  }
}
