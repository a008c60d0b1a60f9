import Configuration
import FeedParsing
import NewsModel
import Transport

/// Carries out polls: fetches, parses and prepares, off the pipeline's queue and without any state.
struct SourceReader: Sendable {
  let transport: Transport
  let clock: Clock
  let maxBody: Int64

  func poll(_ job: PollJob) async -> PollResult {
    let started = clock.now()
    switch job.location {
    case .file(let path):
      return await withTaskExecutorPreference(globalConcurrentExecutor) {
        await read(path, job, started)
      }
    case .url(let url): return await fetch(url, job, started)
    }
  }

  private func fetch(_ url: String, _ job: PollJob, _ started: Timestamp) async -> PollResult {
    var request = FetchRequest(
      url: url, entityTag: job.entityTag, lastModified: job.lastModified)
    if let access = job.source.access { request.take(access, isAtHome: job.isAtHome) }
    switch await transport.fetch(request) {
    case .fetched(let response):
      var result = await withTaskExecutorPreference(globalConcurrentExecutor) {
        await parsed(
          response.body, job, started, base: response.effectiveURL, type: response.contentType)
      }
      result.answer = answer(response)
      return result
    case .notModified(let response): return result(job, started, .notModified, answer(response))
    case .refused(let response):
      return result(job, started, .refused(status: response.status), answer(response))
    case .failed(let failure) where failure.reason == .cancelled:
      return result(job, started, .abandoned)
    case .failed(let failure): return result(job, started, .failed(failure.description))
    }
  }

  private func read(_ path: String, _ job: PollJob, _ started: Timestamp) async -> PollResult {
    switch FeedFile.read(path, known: job.entityTag, limit: maxBody) {
    case .unchanged: return result(job, started, .notModified)
    case .failed(let reason): return result(job, started, .failed(reason))
    case .changed(let bytes, let version):
      var result = await parsed(bytes, job, started, base: nil, type: nil)
      result.answer.entityTag = version
      return result
    }
  }

  private func parsed(
    _ body: [UInt8], _ job: PollJob, _ started: Timestamp, base: String?, type: String?
  ) async -> PollResult {
    do {
      var feed = try FeedReader.read(body, base: base, contentType: type)
      let notes = feed.format == .sitemapIndex ? await addChildren(of: &feed) : []
      let preparation = StoryPreparation(
        source: job.source.id, fetched: clock.now(), host: base.flatMap(URLHost.of))
      let drafts = preparation.drafts(of: feed)
      var result = result(job, started, .document(FeedFacts(feed), drafts))
      result.notes = notes
      return result
    } catch {
      return result(job, started, .failed(error.description))
    }
  }

  /// Sitemaps of an index that are read at one poll.
  private static let mostChildren = 8
  /// A sitemap that has not changed for longer holds no news.
  private static let freshness: Duration = .seconds(3 * 86_400)

  /// Adds the entries of the fresh sitemaps that an index names, the newest first. One that cannot be
  /// read costs its own entries only.
  private func addChildren(of feed: inout Feed) async -> [PollNote] {
    var notes: [PollNote] = []
    let edge = clock.now() - Self.freshness
    let fresh = feed.children.filter { ($0.lastModified ?? clock.now()) >= edge }
      .sorted { ($0.lastModified ?? edge) > ($1.lastModified ?? edge) }
    for child in fresh.prefix(Self.mostChildren) {
      do throws(UnreadableSitemap) {
        let sitemap = try await sitemap(at: child.url)
        feed.entries += sitemap.entries
        feed.repaired = feed.repaired || sitemap.repaired
      } catch {
        notes.append(PollNote(.sitemap, child.url, error.reason))
      }
    }
    return notes
  }

  private struct UnreadableSitemap: Error {
    let reason: String
  }

  private func sitemap(at url: String) async throws(UnreadableSitemap) -> Feed {
    switch await transport.fetch(FetchRequest(url: url)) {
    case .fetched(let response):
      do {
        return try FeedReader.read(
          response.body, base: response.effectiveURL, contentType: response.contentType)
      } catch {
        throw UnreadableSitemap(reason: error.description)
      }
    case .notModified: throw UnreadableSitemap(reason: "answered 304, expected 200")
    case .refused(let response):
      throw UnreadableSitemap(reason: "answered \(response.status), expected 200")
    case .failed(let failure): throw UnreadableSitemap(reason: failure.description)
    }
  }

  private func result(
    _ job: PollJob, _ started: Timestamp, _ outcome: PollResult.Outcome,
    _ answer: PollResult.Answer = PollResult.Answer()
  ) -> PollResult {
    PollResult(
      source: job.source.id, started: started, finished: clock.now(), outcome: outcome,
      answer: answer)
  }

  private func answer(_ response: FetchResponse) -> PollResult.Answer {
    PollResult.Answer(
      entityTag: response.entityTag, lastModified: response.lastModified,
      permanentURL: response.permanentURL, retryAfter: response.retryAfter,
      maxAge: response.maxAge, expires: response.expires,
      hub: LinkField.hub(in: response.links), wireBytes: response.wireBytes,
      duration: response.duration)
  }
}

extension FeedFacts {
  init(_ feed: Feed) {
    entries = feed.entries.count
    isRepaired = feed.repaired
    timeToLive = feed.timeToLive
    updateInterval = feed.updateInterval
    skipHours = feed.skipHours
    skipDays = feed.skipDays
    hub = feed.hubs.first
  }
}

/// The host of a URL.
enum URLHost {
  /// In lower case, without user and port.
  static func of(_ url: String) -> String? {
    guard let range = range(in: url) else { return nil }
    let host = url[range].split(separator: "@").last?.prefix { $0 != ":" }
    return host.map { $0.lowercased() }
  }

  /// What stands between `://` and the path: user, host and port.
  static func range(in url: String) -> Range<String.Index>? {
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return nil }
    let start = url.index(colon, offsetBy: 3)
    let end = url[start...].firstIndex { "/?#".contains($0) } ?? url.endIndex
    return start == end ? nil : start..<end
  }
}
