/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xml-validate.h"

#include "ffw-schema.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

/* No file of ours is nested deeper than seven elements, nor as large as this; and nothing in one
 * is as long: the time that libxml2 takes for a tag grows with the square of its attributes. */
#define MOST_DEPTH     32
#define MOST_MEBIBYTES 64
#define MOST_KIBIBYTES 256
#define CHUNK          (64 * 1024)

/* What a start tag says of an attribute, as libxml2 passes it. */
enum
{
  SAX_NAME,
  SAX_PREFIX,
  SAX_URI,
  SAX_BEGIN,
  SAX_END,
  SAX_FIELDS,
};

/* A file while it is read, piece by piece: nothing of it is kept, and nothing is fetched. */
typedef struct
{
  FfwFindings *findings;
  const FfwXmlRules *rules;
  xmlParserCtxt *parser;
  guint depth;
  gsize fed;  /* bytes so far */
  gsize told; /* of them, when the parser last told of something */
  gsize text; /* bytes of text since the last tag */
  /* Nothing more is said or fed. The parser itself is stopped only where what it passed is not
   * used after us: the schema's turn comes after ours, with the same memory. */
  gboolean stopped;
} Validation;

/** Returns: (nullable): the value of the attribute @name */
const char *
ffw_xml_element_get (const FfwXmlElement *self, const char *name)
{
  for (guint i = 0; i < self->n_attributes; i++)
    if (strcmp (self->attributes[i].name, name) == 0)
      return self->attributes[i].value;

  return NULL;
}

static guint
line_of (Validation *self)
{
  return (guint)MAX (xmlSAX2GetLineNumber (self->parser), 0);
}

static guint
column_of (Validation *self)
{
  return (guint)MAX (xmlSAX2GetColumnNumber (self->parser), 0);
}

/* What libxml2 said, without its line end, its final stop and our namespace. */
static char *
clean (Validation *self, const char *message)
{
  g_autofree char *text = g_strchomp (g_strdup (message ? message : ""));
  g_autofree char *name = g_strdup_printf ("{%s}", self->rules->name_space);
  g_auto (GStrv) parts = g_strsplit (text, name, -1);
  char *joined = g_strjoinv ("", parts);

  if (g_str_has_suffix (joined, "."))
    joined[strlen (joined) - 1] = '\0';

  return joined;
}

/* Refuses a tag, a text or a comment that does not end. */
static void
check_length (Validation *self, gsize length)
{
  char most[16];

  if (self->stopped || length <= MOST_KIBIBYTES * 1024)
    return;

  g_snprintf (most, sizeof most, "%d", MOST_KIBIBYTES);
  ffw_findings_add (self->findings, "E421", line_of (self), column_of (self), NULL, most, NULL);
  self->stopped = TRUE;
}

static void
on_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  Validation *self = data;

  ffw_findings_add (self->findings, "E403", line_of (self), column_of (self), NULL, NULL);
  self->stopped = TRUE;
  xmlStopParser (self->parser);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  Validation *self = data;
  FfwXmlElement element = { (const char *)name, NULL, 0, line_of (self), column_of (self) };
  char depth[16];

  if (self->stopped)
    return;
  self->told = self->fed;
  self->text = 0;
  if (++self->depth > MOST_DEPTH)
    {
      g_snprintf (depth, sizeof depth, "%d", MOST_DEPTH);
      ffw_findings_add (self->findings, "E417", element.line, element.column, NULL, depth, NULL);
      self->stopped = TRUE;
      return;
    }

  FfwXmlAttribute *copies = g_new0 (FfwXmlAttribute, (gsize)n_attributes + 1);
  for (int i = 0; i < n_attributes; i++)
    {
      const char **fields = (const char **)&attributes[i * SAX_FIELDS];
      gboolean is_xml = g_strcmp0 (fields[SAX_PREFIX], "xml") == 0;

      if (fields[SAX_PREFIX] && !is_xml)
        continue;
      copies[element.n_attributes++] = (FfwXmlAttribute){
        is_xml && strcmp (fields[SAX_NAME], "lang") == 0 ? "xml:lang" : fields[SAX_NAME],
        g_strndup (fields[SAX_BEGIN], (gsize)(fields[SAX_END] - fields[SAX_BEGIN]))
      };
    }
  element.attributes = copies;
  self->rules->start (self->rules->data, &element);
  for (guint i = 0; i < element.n_attributes; i++)
    g_free (copies[i].value);
  g_free (copies);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Validation *self = data;

  if (self->stopped)
    return;
  self->told = self->fed;
  self->text = 0;
  self->depth--;
  self->rules->end (self->rules->data);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  Validation *self = data;

  self->told = self->fed;
  self->text += (gsize)length;
  check_length (self, self->text);
  if (!self->stopped && self->depth > 0)
    self->rules->text (self->rules->data, (const char *)text, (gsize)length);
}

static void
on_comment (void *data, const xmlChar *text)
{
  Validation *self = data;

  self->told = self->fed;
}

static void
on_instruction (void *data, const xmlChar *target, const xmlChar *text)
{
  Validation *self = data;

  self->told = self->fed;
}

/* Of the parser: the context of libxml2 is known, ours is kept in it. */
static void
on_parser_error (void *data, xmlErrorPtr error)
{
  xmlParserCtxt *parser = error->ctxt;
  Validation *self = parser ? parser->_private : NULL;

  if (self == NULL || self->stopped || error->level == XML_ERR_WARNING)
    return;

  g_autofree char *message = clean (self, error->message);
  ffw_findings_add (self->findings, "E401", (guint)MAX (error->line, 0),
                    (guint)MAX (error->int2, 0), NULL, message, NULL);
  /* Only what follows a fatal error is not to be relied on. */
  if (error->level == XML_ERR_FATAL)
    self->stopped = TRUE;
}

static void
on_schema_error (void *data, xmlErrorPtr error)
{
  Validation *self = data;

  if (self->stopped)
    return;

  g_autofree char *message = clean (self, error->message);
  ffw_findings_add (self->findings, "E402", line_of (self), column_of (self), NULL, message, NULL);
}

/* Feeds the stream to the parser. Returns FALSE where the file could not be read. */
static gboolean
feed (Validation *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize n;
  char most[16];

  while (!self->stopped
         && (n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error)) != 0)
    {
      if (n < 0)
        return FALSE;
      self->fed += (gsize)n;
      if (self->fed > (gsize)MOST_MEBIBYTES * 1024 * 1024)
        {
          g_snprintf (most, sizeof most, "%d", MOST_MEBIBYTES);
          ffw_findings_add (self->findings, "E404", 0, 0, NULL, most, NULL);
          self->stopped = TRUE;
          return TRUE;
        }
      xmlParseChunk (self->parser, chunk, (int)n, 0);
      check_length (self, self->fed - self->told);
    }
  if (!self->stopped)
    xmlParseChunk (self->parser, chunk, 0, 1);

  return TRUE;
}

static gboolean
validate_stream (Validation *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .internalSubset = on_doctype,
                        .startElementNs = on_start,
                        .endElementNs = on_end,
                        .characters = on_text,
                        .ignorableWhitespace = on_text,
                        .cdataBlock = on_text,
                        .comment = on_comment,
                        .processingInstruction = on_instruction };
  xmlSchema *schema = ffw_schema_load (self->rules->schema);
  xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSAXPlugStruct *plug;
  gboolean read;

  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (valid == NULL || self->parser == NULL)
    g_error ("No memory to read XML");
  self->parser->_private = self;
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  xmlSchemaSetValidStructuredErrors (valid, on_schema_error, self);
  plug = xmlSchemaSAXPlug (valid, &self->parser->sax, &self->parser->userData);
  if (plug == NULL)
    g_error ("No memory to read XML");
  /* The plug passes on everything but errors. */
  self->parser->sax->serror = on_parser_error;

  read = feed (self, stream, cancellable, error);

  xmlSchemaSAXUnplug (plug);
  xmlFreeParserCtxt (self->parser);
  xmlSchemaFreeValidCtxt (valid);
  xmlSchemaFree (schema);

  return read;
}

/**
 * ffw_xml_validate:
 * @stream: the content of a file
 * @findings: takes what is wrong with it
 *
 * Checks a file of ours against its schema, and passes its elements to @rules as they come. It is
 * read as a stream: nothing is fetched, no entity is expanded, and depth and size are bounded.
 *
 * Returns: %FALSE with an error of the stream
 */
gboolean
ffw_xml_validate (GInputStream *stream, const FfwXmlRules *rules, FfwFindings *findings,
                  GCancellable *cancellable, GError **error)
{
  Validation self = { .findings = findings, .rules = rules };

  return validate_stream (&self, stream, cancellable, error);
}
