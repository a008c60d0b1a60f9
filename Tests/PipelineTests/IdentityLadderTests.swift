import NewsModel
import Pipeline
import Testing

@Suite struct IdentityLadderTests {
  static func identities(_ entries: [Entry], source: String = "a") -> [StoryIdentity] {
    let ladder = IdentityLadder(source: SourceID(source), entries: entries)
    return entries.map { ladder.identity(of: $0, words: $0.title?.source ?? "") }
  }

  static func entry(_ id: String?, _ url: String?, _ title: String = "t") -> Entry {
    Entry(id: id, url: url, title: FieldText(title, form: .plain))
  }

  @Test func `The same entry has the same id wherever and whenever it is seen`() {
    let first = Self.identities([Self.entry("1", "https://example.org/1")])
    let later = Self.identities([
      Self.entry("2", "https://example.org/2"),
      Self.entry("1", "https://example.org/1?utm_source=x"),
    ])
    #expect(first[0] == later[1])
    #expect(first[0].id.name.utf8.count == 18)
  }

  @Test func `Two sources never share a story`() {
    let one = Self.identities([Self.entry("1", nil)], source: "a")
    let other = Self.identities([Self.entry("1", nil)], source: "b")
    #expect(one[0].id != other[0].id)
  }

  @Test func `A guid that repeats within the document gives way to the link`() {
    let identities = Self.identities([
      Self.entry("same", "https://example.org/1"), Self.entry("same", "https://example.org/2"),
    ])
    #expect(identities[0].id != identities[1].id)
    let link = Self.identities([Self.entry(nil, "https://example.org/1")])
    #expect(identities[0].id == link[0].id)
  }

  @Test func `Without guid and link the words decide`() {
    let identities = Self.identities([Self.entry(nil, nil, "one"), Self.entry(nil, nil, "two")])
    #expect(identities[0].id != identities[1].id)
  }

  @Test func `A link that many entries share is no name`() {
    let identities = Self.identities([
      Self.entry("1", "https://example.org/live"), Self.entry("2", "https://example.org/live"),
    ])
    #expect(identities[0].keys.count == 1)
    #expect(identities[0].id != identities[1].id)
  }

  @Test func `A guid that is a URL means the same with http and https`() {
    let one = Self.identities([Self.entry("http://example.org/1", nil)])
    let other = Self.identities([Self.entry("https://example.org/1", nil)])
    #expect(one[0].id == other[0].id)
  }
}
