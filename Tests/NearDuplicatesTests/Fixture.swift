import NearDuplicates
import NewsModel
import TextAnalysis

/// Stories made up for the tests.
enum Fixture {
  static let flood = """
    Three villages near Harrowgate were cut off on Monday after the river Senn rose by 2.4 metres in \
    one night, the county council said.
    Rescue teams brought 117 people to a sports hall in Lower Aldon, among them 23 children. The mayor, \
    Petra Lindqvist, called it the worst flood since 1954.
    Engineers from the Northwall Institute had warned in March that the dam at Tollen Bridge needed \
    repairs for about 4 million crowns, but the work was put off twice. A spokesman for the ministry \
    in Karsholm would not say why.
    Forecasters expect another 35 millimetres of rain before Thursday. Trains between Harrowgate and \
    Elmsford will not run until the line has been inspected, the operator Rail Nord said.
    """

  static func results(company: String, profit: String, share: String, person: String) -> String {
    """
    The maker of machine tools \(company) on Tuesday reported a quarterly net profit of \(profit) \
    million dollars, or \(share) dollars a share, compared with a loss a year earlier.
    Analysts had on average expected less. The company said that it saw continued demand in all of \
    its segments, that it kept a close watch on costs, and that the board would propose a dividend.
    Shares of \(company) rose in early trade. "We have delivered a solid quarter and remain focused \
    on our strategy," the chief executive \(person) said in a statement.
    """
  }

  static func weather(town: String, high: Int, low: Int, wind: Int, chance: Int) -> String {
    """
    In \(town) und Umgebung erwartet der Wetterdienst am Montag Höchstwerte von \(high) Grad und \
    Tiefstwerte von \(low) Grad bei wechselnder Bewölkung und einzelnen Schauern im Bergland.
    Der Wind weht schwach bis mäßig aus Westen mit Böen bis \(wind) Kilometer pro Stunde, und die \
    Wahrscheinlichkeit von Niederschlag liegt bei \(chance) Prozent.
    Autofahrer sollten am frühen Morgen wegen möglicher Glätte vorsichtig fahren, teilte das \
    Landesamt mit.
    """
  }

  static func sketch(_ text: String, title: String = "", site: String? = nil) -> StorySketch {
    .make(AnalyzedStory(title: title, text: text, site: site))
  }
}
