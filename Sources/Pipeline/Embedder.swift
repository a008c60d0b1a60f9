import Configuration
import EventClustering
import Logging
import Transport

/// Asks the endpoint that the configuration names for the embeddings of new stories.
///
/// A story never waits longer than `timeout` for its vector, however many stories its document has and
/// however many documents ask: what has not come by then is done without.
actor Embedder {
  /// Of a story its title and the beginning of its text, in characters: what models of 512 tokens read.
  private static let textLimit = 1_600
  /// Stories of one document that are asked for; one that has more is new, and most of it is old.
  static let mostStories = 256
  /// Decoded bytes an answer may take for one number, and beside the numbers.
  private static let bytesANumber = 32
  private static let bytesBeside = 1 << 16

  private let configuration: Configuration.Embedding
  private let transport: Transport
  private let log: Logger
  private var breaker = EmbeddingBreaker()

  init(_ configuration: Configuration.Embedding, userAgent: String, log: Logger) {
    self.configuration = configuration
    self.log = log
    transport = Transport(
      TransportConfiguration(
        userAgent: userAgent, timeout: configuration.timeout,
        connectTimeout: configuration.timeout, connections: 2, perHost: 2, hostGap: .zero))
  }

  /// `drafts` with the embeddings of those in `wanted` (indices), as many as came in time.
  func complete(_ drafts: [StoryDraft], wanted: [Int]) async -> [StoryDraft] {
    var drafts = drafts
    let deadline = ContinuousClock.now + configuration.timeout
    var rest = wanted.prefix(Self.mostStories)[...]
    while !rest.isEmpty, breaker.admits(at: .now) {
      let batch = rest.prefix(configuration.batch)
      rest = rest.dropFirst(batch.count)
      let texts = batch.map { drafts[$0].opening(Self.textLimit) }
      do throws(EmbeddingFailure) {
        let embeddings = try await ask(texts, until: deadline)
        for (index, embedding) in zip(batch, embeddings) { drafts[index].attach(embedding) }
        tell(breaker.succeeded(), nil)
      } catch {
        // What a shutdown breaks off says nothing of the endpoint.
        if !Task.isCancelled { tell(breaker.failed(at: .now), error) }
        break
      }
    }
    return drafts
  }

  func shutDown() async { await transport.shutDown() }

  private func tell(_ change: EmbeddingBreaker.Change, _ failure: EmbeddingFailure?) {
    switch change {
    case .none: break
    case .givenUp:
      log.warning(
        "embedding: \(failure?.description ?? "it failed"); going on without, asking again later")
    case .recovered: log.notice("embedding: the endpoint answers again")
    }
  }

  private func ask(
    _ texts: [String], until deadline: ContinuousClock.Instant
  ) async throws(EmbeddingFailure) -> [Embedding?] {
    switch await outcome(of: request(texts), until: deadline) {
    case .fetched(let response):
      return try EmbeddingExchange.embeddings(
        in: response.body, count: texts.count, dimensions: configuration.dimensions,
        model: "\(configuration.url) \(configuration.model) \(configuration.dimensions ?? 0)")
    case .notModified(let response), .refused(let response):
      throw EmbeddingFailure("it answers with status \(response.status)")
    case .failed(let failure): throw EmbeddingFailure("\(failure)")
    case nil: throw EmbeddingFailure("no answer within \(configuration.timeout)")
    }
  }

  private func request(_ texts: [String]) -> FetchRequest {
    let numbers = texts.count * (configuration.dimensions ?? Embedding.longest)
    var request = FetchRequest(
      url: configuration.url, accept: "application/json",
      maximumBody: Self.bytesBeside + numbers * Self.bytesANumber, timeout: configuration.timeout,
      content: FetchRequest.Content(
        type: "application/json",
        bytes: EmbeddingExchange.question(
          texts, model: configuration.model, dimensions: configuration.dimensions)))
    // The user named this address and no other: a post follows no redirect.
    request.allowPrivateAddresses = true
    if let key = configuration.key {
      request.headers = [HeaderField(name: "Authorization", value: "Bearer \(key.value)")]
    }
    return request
  }

  /// The outcome, nil after the deadline. The transport's own time limit begins only with the
  /// request's turn.
  private func outcome(
    of request: FetchRequest, until deadline: ContinuousClock.Instant
  ) async -> FetchOutcome? {
    await withTaskGroup(of: FetchOutcome?.self) { [transport] group in
      group.addTask { await transport.fetch(request) }
      group.addTask {
        try? await Task.sleep(until: deadline, clock: .continuous)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }
}
