import Foundation
import NewsModel
import TextAnalysis

@testable import EventClustering

/// Runs a labelled stream with gold decisions, some of them wrong on purpose, and writes the
/// features of every candidate that the clusterer would have judged.
///
/// A line: kind, label, then the features, separated by tabs.
struct FeatureDump {
  private var clusterer: EventClusterer
  private var goldOf: [StoryID: GoldStory] = [:]
  private var clusterOf: [String: UInt32] = [:]
  private var eventOf: [String: UInt32] = [:]
  private var dice: UInt64
  private(set) var lines: [String] = []
  /// The share of wrong decisions; nil leaves joins and merges to the models.
  private let wrongShare: Double?

  init(window: Duration, models: DecisionModels, wrongShare: Double?, seed: UInt64) {
    clusterer = EventClusterer(window: window)
    clusterer.models = models
    // Links follow the gold labels.
    clusterer.models.linkThreshold = 2
    clusterer.models.singleLinkThreshold = 2
    clusterer.models.crowdedLinkThreshold = 2
    if wrongShare != nil { clusterer.models.mergeThreshold = 2 }
    dice = seed
    self.wrongShare = wrongShare
  }

  private mutating func chance() -> Double {
    dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(dice >> 11) / Double(1 << 53)
  }

  mutating func run(_ stories: [GoldStory]) {
    for story in stories { step(story) }
  }

  private mutating func step(_ story: GoldStory) {
    let features = story.features
    let at = story.at
    let language = clusterer.number(of: features.language)
    clusterer.counters.clock = max(clusterer.counters.clock, at.seconds)
    let weighed = clusterer.weigh(features, language: language)
    let floor = clusterer.background(of: weighed, language: language)
    clusterer.counters.stories += 1
    let arrival = Arrival(
      story: StoryID(story.id), headline: story.title ?? "", labels: features.labels, at: at,
      weighed: weighed)
    goldOf[arrival.story] = story
    let target =
      wrongShare == nil
      ? clusterer.bestJoin(weighed, arrival.member, language: language, floor: floor)?.cluster
      : goldTarget(story, weighed, language: language, floor: floor)
    let serial = target ?? clusterer.counters.nextSerial
    if let target {
      _ = clusterer.join(
        .init(cluster: target, probability: 1, similarity: 1), weighed, arrival, source: nil)
    } else {
      _ = clusterer.open(weighed, arrival, language: language, source: nil)
    }
    clusterOf[story.monolingualEvent] = serial
    dumpLinks(serial)
    if clusterer.counters.stories % EventClusterer.repairInterval == 0 { dumpMerges() }
  }

  /// Writes the candidates' features and gives the cluster of the label, now and then a wrong one.
  private mutating func goldTarget(
    _ story: GoldStory, _ weighed: WeighedStory, language: Int, floor: Float
  ) -> UInt32? {
    let finalists = clusterer.possibleJoins(
      for: weighed, at: story.at, language: language, floor: floor)
    for (cluster, features) in finalists {
      let own = monolingual(cluster)[story.monolingualEvent] ?? 0
      write("join", own * 2 >= cluster.size, features.values)
    }
    if chance() < wrongShare ?? 0 { return chance() < 0.5 ? finalists.first?.0.serial : nil }
    return clusterOf[story.monolingualEvent].flatMap { clusterer.clusters[$0]?.serial }
  }

  private func monolingual(_ cluster: Cluster) -> [String: Int] {
    cluster.stories.reduce(into: [:]) { counts, placed in
      if let story = goldOf[placed.story] { counts[story.monolingualEvent, default: 0] += 1 }
    }
  }

  private func linked(_ cluster: Cluster) -> [String: Int] {
    cluster.stories.reduce(into: [:]) { counts, placed in
      if let story = goldOf[placed.story] { counts[story.event ?? story.id, default: 0] += 1 }
    }
  }

  private mutating func dumpLinks(_ serial: UInt32) {
    guard let cluster = clusterer.clusters[serial],
      EventClusterer.linkSizes.contains(cluster.size)
    else { return }
    guard let event = linked(cluster).max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
    else { return }
    for (other, features) in clusterer.possibleLinks(of: cluster) {
      let share = Double(linked(other)[event] ?? 0) / Double(other.size)
      write("link", share >= 0.5, features.values)
    }
    if let known = eventOf[event], clusterer.events[known] != nil {
      _ = clusterer.mergeEvents(cluster.event, known, reason: "")
    }
    eventOf[event] = clusterer.clusters[serial]?.event
  }

  private mutating func dumpMerges() {
    for serial in clusterer.dirty {
      guard let cluster = clusterer.clusters[serial] else { continue }
      for (other, features) in clusterer.possibleMerges(of: cluster) {
        write("merge", rightShare(cluster, other) >= 0.5, features.values)
      }
    }
    _ = clusterer.repairDirty()
  }

  /// The share of pairs across two clusters that belong together.
  private func rightShare(_ one: Cluster, _ other: Cluster) -> Double {
    let left = monolingual(one)
    let right = monolingual(other)
    let pairs = left.reduce(0) { $0 + $1.value * (right[$1.key] ?? 0) }
    return Double(pairs) / Double(max(1, one.size * other.size))
  }

  private mutating func write(_ kind: String, _ label: Bool, _ values: [Float]) {
    lines.append(
      "\(kind)\t\(label ? 1 : 0)\t" + values.map { String($0) }.joined(separator: "\t"))
  }
}
