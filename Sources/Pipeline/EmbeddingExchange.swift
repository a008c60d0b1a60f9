import EventClustering
import Foundation
import NDJSONOutput

/// The words of `POST /v1/embeddings`, as OpenAI's API has it and many servers after it.
enum EmbeddingExchange {
  /// What is asked for.
  static func question(_ texts: [String], model: String, dimensions: Int?) -> [UInt8] {
    var json = JSONLine(capacity: 4_096)
    json.beginObject()
    json.field("model", model)
    json.field("input", texts)
    json.field("encoding_format", "float")
    if let dimensions { json.field("dimensions", dimensions) }
    json.endObject()
    return json.takeLine()
  }

  private struct Answer: Decodable {
    struct Row: Decodable {
      var index: Int
      var embedding: [Float]
    }

    var data: [Row]
  }

  /// The embeddings of `count` texts, nil where one has none that can be used.
  ///
  /// Throws where the answer is no answer: not JSON, a row too many or twice, a vector of another
  /// length than was asked for. Then no row of it is believed.
  static func embeddings(
    in body: [UInt8], count: Int, dimensions: Int?, model: String
  ) throws(EmbeddingFailure) -> [Embedding?] {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else {
      throw EmbeddingFailure("its answer is not JSON with data, index and embedding")
    }
    var found = [Embedding?](repeating: nil, count: count)
    var seen: Set<Int> = []
    for row in answer.data {
      guard found.indices.contains(row.index), seen.insert(row.index).inserted else {
        throw EmbeddingFailure("row \(row.index) of its answer was not asked for, or comes twice")
      }
      let wanted = dimensions ?? answer.data[0].embedding.count
      guard row.embedding.count == wanted, wanted <= Embedding.longest else {
        throw EmbeddingFailure(
          "a vector of \(row.embedding.count) numbers, expected "
            + (dimensions.map { "\($0)" } ?? "all alike and at most \(Embedding.longest)"))
      }
      found[row.index] = Embedding(row.embedding, model: model)
    }
    guard seen.count == count else {
      throw EmbeddingFailure("\(seen.count) vectors for \(count) texts")
    }
    return found
  }
}

/// Why there are no embeddings: one line for the log.
struct EmbeddingFailure: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
