import NewsModel
import Overview

/// The events for a person: two lines each, the headline at the end of its line, so that one
/// which runs from right to left disturbs nothing.
struct EventTable {
  private let period: Period
  private let now: Timestamp
  private let screen: Screen

  init(_ period: Period, at now: Timestamp, screen: Screen) {
    self.period = period
    self.now = now
    self.screen = screen
  }

  /// - Parameter latest: the latest news of all that is written, for the case that nothing is listed.
  func text(_ events: [OngoingEvent], limit: Int, latest: Timestamp?) -> String {
    let told = events.filter(\.isToldAgain)
    let single = events.count - told.count
    var text = ""
    for event in told.prefix(limit) { text += entry(event) }
    if events.isEmpty { return nothing(latest) }
    if told.count > limit { text += "… and \(told.count - limit) more (--limit)\n" }
    let ones = single == 1 ? "1 event of one story" : "\(single) events of one story each"
    if single > 0 { text += told.isEmpty ? "\(ones), none told twice\n" : "and \(ones)\n" }
    return text
  }

  private func nothing(_ latest: Timestamp?) -> String {
    let span = Self.span(period.end.since(period.start))
    guard let latest else { return "no news in the last \(span), and none written before\n" }
    return "no news in the last \(span); the latest is of \(latest.rfc3339) (--since, --at)\n"
  }

  private func entry(_ event: OngoingEvent) -> String {
    let size = "\(event.stories)" + (event.duplicates > 0 ? "+\(event.duplicates)" : "")
    let trend = event.activity.trend
    let used = 9 + Period.parts + 10
    let headline = TerminalText.fitted(event.title, columns: screen.columns - used)
    let first =
      Self.padded(size, 7) + "  " + screen.styled(event.activity.sparkline, "36") + "  "
      + screen.styled(Self.padded(trend.rawValue, 7), Self.style(trend)) + " "
      + screen.styled(headline, "1")
    return first + "\n" + screen.styled(details(event), "2") + "\n"
  }

  private func details(_ event: OngoingEvent) -> String {
    let shown = event.languages.prefix(8).map { TerminalText.fitted($0.lang, columns: 8) }
    let more = event.languages.count > 8 ? " …" : ""
    let sources = event.sources == 1 ? "1 source" : "\(event.sources) sources"
    let line =
      "         " + event.id.name + "  " + shown.joined(separator: " ") + more + ", " + sources
      + ", began \(age(event.started)), latest \(age(event.latest))"
      + (event.isOpen ? "" : ", closed")
    return "         "
      + TerminalText.fitted(String(line.dropFirst(9)), columns: screen.columns - 9)
  }

  private func age(_ instant: Timestamp) -> String {
    let age = now.since(instant)
    return age < .seconds(60) ? "now" : Self.span(age) + " ago"
  }

  private static func span(_ span: Duration) -> String {
    let seconds = span.components.seconds
    if seconds < 2 * 3_600 { return "\(seconds / 60) min" }
    return seconds < 2 * 86_400 ? "\(seconds / 3_600) h" : "\(seconds / 86_400) days"
  }

  private static func style(_ trend: Activity.Trend) -> String {
    switch trend {
    case .rising: "32"
    case .steady: "39"
    case .falling: "2"
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
