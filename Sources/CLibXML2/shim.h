// libxml2's SAX2 push parser for Swift.
#pragma once
// Debian builds libxml2 with ICU, whose headers contradict the ICU inside Swift's Foundation as soon as
// one file sees both. Nothing here touches the one structure that has ICU's converters in it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

static inline void newsloom_ignore_xml_error(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

// A push parser for UTF-8 that calls back for elements and text only. It has no handler for
// entities, subsets or documents, so it can neither expand nor load anything, builds no tree, and
// prints nothing. NULL when out of memory.
static inline xmlParserCtxtPtr newsloom_xml_parser(
    void *context, startElementNsSAX2Func start, endElementNsSAX2Func end,
    charactersSAXFunc characters) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start;
  handler.endElementNs = end;
  handler.characters = characters;
  handler.cdataBlock = characters;
  handler.ignorableWhitespace = characters;
  handler.serror = newsloom_ignore_xml_error;
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, context, NULL, 0, NULL);
  if (parser == NULL) return NULL;
  xmlCtxtUseOptions(parser, XML_PARSE_RECOVER | XML_PARSE_NONET);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  return parser;
}
