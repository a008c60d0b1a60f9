import FeedParsing
import NewsModel
import Testing

@Suite struct SitemapTests {
  @Test func `A news sitemap gives stories, its pictures give none`() throws {
    let feed = try parse(
      """
      <urlset xmlns="https://www.sitemaps.org/schemas/sitemap/0.9/" \
      xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" \
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc> https://x.example/1
      </loc><lastmod>2019-05-08</lastmod><n:news><n:publication><n:name>no</n:name>
      <n:language>de</n:language></n:publication><n:publication_date>2019-05-07</n:publication_date>
      <n:title>Regen</n:title><n:keywords>Wetter, Oslo</n:keywords></n:news><image:image>
      <image:loc>https://x.example/1.jpg</image:loc><image:title>no</image:title></image:image></url>
      </urlset>
      """)
    let entry = try #require(feed.entries.first)
    #expect(feed.format == .sitemap && entry.id == nil && entry.url == "https://x.example/1")
    #expect(entry.title?.plain == "Regen" && entry.categories == ["Wetter", "Oslo"])
    #expect(entry.published?.rfc3339 == "2019-05-07T00:00:00Z" && entry.lang == "de")
    #expect(entry.updated?.rfc3339 == "2019-05-08T00:00:00Z")
    #expect(entry.image == "https://x.example/1.jpg")
  }

  @Test func `A sitemap index lists its sitemaps`() throws {
    let feed = try parse(
      """
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/a.xml</loc>
      <lastmod>2019-05-07T16:03:08Z</lastmod></sitemap><sitemap><loc>/b.xml</loc></sitemap>
      <sitemap/></sitemapindex>
      """, base: "https://x.example/sitemap.xml")
    let date = Timestamp(year: 2019, month: 5, day: 7, hour: 16, minute: 3, second: 8)
    #expect(feed.format == .sitemapIndex && feed.entries.isEmpty)
    #expect(
      feed.children == [
        SitemapChild(url: "https://x.example/a.xml", lastModified: date),
        SitemapChild(url: "https://x.example/b.xml"),
      ])
  }
}
