/// The JSON Schemas (draft 2020-12) of the records, for those who validate them.
package enum RecordSchema {
  package static let story = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "newsloom story record",
      "description": "One line of stories.ndjson.",
      "type": "object",
      "properties": {
        "schema": {"const": "newsloom/1"},
        "type": {"const": "story"},
        "seq": {"type": "integer", "minimum": 1, "description": "Increases by 1 over both files together."},
        "id": {"type": "string", "minLength": 1, "description": "Stable over restarts and machines."},
        "revision": {"type": "integer", "minimum": 1, "description": "Counts changed versions of the same entry."},
        "source": {"type": ["string", "null"]},
        "guid": {"type": ["string", "null"]},
        "url": {"type": ["string", "null"]},
        "canonical_url": {"type": ["string", "null"]},
        "title": {"type": "string"},
        "summary": {"type": ["string", "null"], "description": "The feed's summary where it has one beside the text."},
        "text": {"type": ["string", "null"], "description": "Plain text; paragraphs end in a newline. Null for a duplicate unless output.duplicates is full."},
        "author": {"type": ["string", "null"]},
        "lang": {"type": "string", "description": "ISO 639-1, or und."},
        "categories": {"type": "array", "items": {"type": "string"}},
        "image": {"type": ["string", "null"]},
        "published": {"$ref": "#/$defs/time"},
        "updated": {"$ref": "#/$defs/time"},
        "fetched": {"type": "string", "format": "date-time"},
        "duplicate_of": {"type": ["string", "null"], "description": "The first-seen story that this one repeats; never itself a duplicate."},
        "similarity": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        "relation": {"enum": ["exact", "near", "excerpt", "extended", null]},
        "event": {"type": ["string", "null"]},
        "flags": {"type": "array", "items": {"type": "string"}, "description": "published-in-future, feed-repaired; others may come."}
      },
      "required": ["schema", "type", "seq", "id", "revision", "source", "guid", "url", "canonical_url", "title", "summary", "text", "author", "lang", "categories", "image", "published", "updated", "fetched", "duplicate_of", "similarity", "relation", "event", "flags"],
      "additionalProperties": true,
      "$defs": {"time": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}}
    }
    """

  package static let event = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "newsloom event record",
      "description": "One line of events.ndjson: a change of an event.",
      "type": "object",
      "properties": {
        "schema": {"const": "newsloom/1"},
        "type": {"const": "event"},
        "seq": {"type": "integer", "minimum": 1, "description": "Increases by 1 over both files together."},
        "id": {"type": "string", "minLength": 1},
        "action": {"enum": ["opened", "updated", "merged", "split", "closed"]},
        "into": {"type": ["string", "null"], "description": "merged: the surviving event; split: the new event that story_ids move to."},
        "title": {"type": "string"},
        "lang": {"type": "string"},
        "started": {"type": "string", "format": "date-time"},
        "latest": {"type": "string", "format": "date-time"},
        "stories": {"type": "integer", "minimum": 0},
        "duplicates": {"type": "integer", "minimum": 0},
        "sources": {"type": "integer", "minimum": 0},
        "languages": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
        "keywords": {"type": "array", "items": {"type": "string"}},
        "entities": {"type": "array", "items": {"type": "string"}},
        "story_ids": {"type": "array", "items": {"type": "string"}, "description": "The stories that this record adds (opened, updated) or moves (merged, split)."},
        "reason": {"type": "string"}
      },
      "required": ["schema", "type", "seq", "id", "action", "into", "title", "lang", "started", "latest", "stories", "duplicates", "sources", "languages", "keywords", "entities", "story_ids", "reason"],
      "additionalProperties": true
    }
    """

  package static let ongoing = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "newsloom ongoing event",
      "description": "One line of newsloom events --json: an event as it stands now.",
      "type": "object",
      "properties": {
        "schema": {"const": "newsloom/1"},
        "type": {"const": "ongoing"},
        "id": {"type": "string", "minLength": 1},
        "title": {"type": "string"},
        "lang": {"type": "string"},
        "open": {"type": "boolean", "description": "Whether it still takes stories."},
        "started": {"type": "string", "format": "date-time"},
        "latest": {"type": "string", "format": "date-time"},
        "stories": {"type": "integer", "minimum": 0},
        "duplicates": {"type": "integer", "minimum": 0},
        "sources": {"type": "integer", "minimum": 0},
        "languages": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
        "keywords": {"type": "array", "items": {"type": "string"}},
        "entities": {"type": "array", "items": {"type": "string"}},
        "trend": {"enum": ["rising", "steady", "falling"]},
        "activity": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 24, "maxItems": 24, "description": "Stories, copies included, in 24 equal parts of --since, oldest first."}
      },
      "required": ["schema", "type", "id", "title", "lang", "open", "started", "latest", "stories", "duplicates", "sources", "languages", "keywords", "entities", "trend", "activity"],
      "additionalProperties": true
    }
    """
}
