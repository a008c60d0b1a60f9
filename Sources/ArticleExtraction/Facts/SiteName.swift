import Foundation
import Markup

/// The name of the site, to be taken off the ends of its titles.
struct SiteName {
  private static let separators = [
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / ", " ｜ ",
  ]
  /// After a bar stands hardly ever anything else than a name, if it is shorter than the headline.
  private static let longestName = 40

  private let name: Wording?
  /// The host's letters and digits.
  private let host: String

  init(page: Page, data: LinkedData, url: String) {
    name = (page.facts.meta("og:site_name") ?? data.publisher).map(Wording.init)
    let rest = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
    host = Self.compact(rest.prefix { $0 != "/" && $0 != "?" })
  }

  /// The title without the site's name at its end, if that is its name: by `og:site_name`, by the
  /// publisher of the JSON-LD, by the host.
  func removed(from title: String) -> String {
    for separator in Self.separators {
      guard let place = title.range(of: separator, options: .backwards) else { continue }
      let (head, tail) = (title[..<place.lowerBound], String(title[place.upperBound...]))
      let isShort = separator == " | " && tail.count < head.count && tail.count < Self.longestName
      if isShort || isName(tail) { return String(head) }
    }
    return title
  }

  private func isName(_ text: String) -> Bool {
    if let name, Wording(text).agrees(with: name) { return true }
    let compact = Self.compact(text)
    return compact.utf8.count >= 4 && host.contains(compact)
  }

  private static func compact(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.map(\.lowercasedASCII).filter(\.isASCIIAlphanumeric), as: UTF8.self)
  }
}
