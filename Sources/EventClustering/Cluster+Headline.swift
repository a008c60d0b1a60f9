extension Cluster {
  /// The headline of the most central of the stories kept, of equals the oldest.
  var headline: String {
    guard members.count > 1 else { return texts.headline(of: 0) }
    var best: (score: Float, place: Int) = (-1, 0)
    let (ownBody, ownTitle) = (QueryVector(body), QueryVector(title))
    for place in members.indices {
      let member = members[place]
      let score = ownBody.cosine(member.body) + 0.5 * ownTitle.cosine(member.title)
      if score > best.score { best = (score, place) }
    }
    return texts.headline(of: best.place)
  }
}
