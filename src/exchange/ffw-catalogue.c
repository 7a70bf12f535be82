/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-catalogue.h"

#include "ffw-cell.h"
#include "ffw-framework.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#define RESOURCES "/cymru/glasbrint/Fframwaith/exchange/"
#define CATALOGUE "wjb-1.xml"
#define SCHEMA    "catalogue-1.xsd"

/* Its own file alone is read: nothing is fetched, no entity is put in. */
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

#define XML_NAMESPACE (const xmlChar *)"http://www.w3.org/XML/1998/namespace"

typedef xmlDoc XmlDoc;
typedef xmlChar XmlText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlText, xmlFree)
typedef xmlSchema XmlSchema;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlSchema, xmlSchemaFree)
typedef xmlSchemaParserCtxt XmlSchemaParser;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlSchemaParser, xmlSchemaFreeParserCtxt)
typedef xmlSchemaValidCtxt XmlSchemaValidator;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlSchemaValidator, xmlSchemaFreeValidCtxt)

/* The kinds in the order in which they go in, and where their rows are. */
static const struct
{
  const char *kind;
  const char *section;
  const char *row;
  const char *part; /* of the row: the rows themselves are these, within it */
} sections[] = {
  { "organisations", "organisations", "organisation", NULL },
  { "sites", "sites", "site", NULL },
  { "roles", "roles", "role", NULL },
  { "areas", "areas", "area", NULL },
  { "courses", "courses", "course", NULL },
  { "course-areas", "courses", "course", "covers" },
  { "requirements", "requirements", "requirement", NULL },
  { "questions", "questions", "question", NULL },
};

/* A defect of the program: its own file is not what it should be. */
static gboolean
say_defect (GError **error, const char *detail)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The framework that the program brings with it cannot be read (%s). Please "
                  "report this as a fault of the program, or make a workspace without it."),
               detail);
  return FALSE;
}

static void
keep_first_error (void *data, xmlErrorPtr found)
{
  char **first = data;

  if (!*first)
    *first = g_strdup_printf ("%d: %s", found->line, g_strstrip (found->message));
}

static gboolean
validate (xmlDoc *doc, GError **error)
{
  g_autoptr (GBytes) text = g_resources_lookup_data (RESOURCES SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     error);
  g_autoptr (XmlSchemaParser) parser = NULL;
  g_autoptr (XmlSchema) schema = NULL;
  g_autoptr (XmlSchemaValidator) validator = NULL;
  g_autofree char *first = NULL;

  if (!text)
    return FALSE;
  parser = xmlSchemaNewMemParserCtxt (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  xmlSchemaSetParserStructuredErrors (parser, keep_first_error, &first);
  schema = xmlSchemaParse (parser);
  if (!schema)
    return say_defect (error, first ? first : SCHEMA);
  validator = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (validator, keep_first_error, &first);
  return xmlSchemaValidateDoc (validator, doc) == 0
         || say_defect (error, first ? first : CATALOGUE);
}

static xmlDoc *
read_catalogue (GError **error)
{
  g_autoptr (GBytes) text = g_resources_lookup_data (RESOURCES CATALOGUE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (XmlDoc) doc = NULL;

  if (!text)
    return NULL;
  doc = xmlReadMemory (g_bytes_get_data (text, NULL), g_bytes_get_size (text), CATALOGUE, NULL,
                       PARSE_OPTIONS);
  if (!doc)
    {
      say_defect (error, CATALOGUE);
      return NULL;
    }
  return validate (doc, error) ? g_steal_pointer (&doc) : NULL;
}

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0;
}

/* The first element called @name from @node on among its siblings. */
static xmlNode *
find_element (xmlNode *node, const char *name)
{
  while (node && !is_element (node, name))
    node = node->next;
  return node;
}

#define for_each_element(node, first, name)                                                        \
  for (xmlNode *node = find_element (first, name); node; node = find_element (node->next, name))

static xmlNode *
find_section (xmlDoc *doc, const char *name)
{
  return find_element (xmlDocGetRootElement (doc)->children, name);
}

static char *
get_attribute (xmlNode *node, const char *name)
{
  g_autoptr (XmlText) text = xmlGetNoNsProp (node, (const xmlChar *)name);

  return g_strdup ((const char *)text);
}

/* The text of the child called @name in a language. */
static char *
get_text (xmlNode *node, const char *name, const char *language)
{
  for_each_element (child, node->children, name)
  {
    g_autoptr (XmlText) lang = xmlGetNsProp (child, (const xmlChar *)"lang", XML_NAMESPACE);

    if (g_strcmp0 ((const char *)lang, language) == 0)
      {
        g_autoptr (XmlText) text = xmlNodeGetContent (child);

        return g_strdup ((const char *)text);
      }
  }
  return NULL;
}

/* "police_area" is an attribute policeArea. */
static char *
camel_case (const char *name)
{
  GString *out = g_string_new (NULL);

  for (const char *at = name; *at; at++)
    if (*at == '_' && at[1])
      g_string_append_c (out, g_ascii_toupper (*++at));
    else
      g_string_append_c (out, *at);
  return g_string_free (out, FALSE);
}

static char *
get_value (xmlNode *node, const char *field)
{
  g_autofree char *attribute = NULL;

  if (g_str_has_suffix (field, "_en") || g_str_has_suffix (field, "_cy"))
    {
      g_autofree char *name = g_strndup (field, strlen (field) - strlen ("_en"));

      return get_text (node, name, field + strlen (name) + 1);
    }
  if (strcmp (field, "course") == 0 && is_element (node, "covers"))
    return get_attribute (node->parent, "code");
  attribute = camel_case (field);
  return get_attribute (node, attribute);
}

static gboolean
take_row (FfwIntake *intake, const FfwKind *kind, xmlNode *node, FfwFindings *findings,
          GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint line = xmlGetLineNo (node);
  FfwCell cells[FFW_MAX_FIELDS] = { 0 };
  FfwCellRoom rooms[FFW_MAX_FIELDS];

  for (guint i = 0; i < kind->n_fields; i++)
    {
      char *text = get_value (node, kind->fields[i].name);

      if (!text)
        continue;
      g_ptr_array_add (texts, text);
      if (!ffw_cell_read (&kind->fields[i], text, strlen (text), &rooms[i], &cells[i], findings,
                          line, 0))
        return TRUE;
    }
  return ffw_intake_row (intake, cells, line, error) != FFW_ROW_FAILED;
}

static gboolean
take_section (FfwChange *change, xmlDoc *doc, guint section, gint64 framework,
              FfwFindings *findings, GError **error)
{
  const FfwKind *kind = ffw_kind_find (sections[section].kind);
  g_autoptr (FfwIntake) intake = ffw_intake_new (kind, change, ffw_date_today (), findings, error);
  FfwIntakeCounts counts;

  if (!intake)
    return FALSE;
  ffw_intake_set_origin (intake, framework);
  for_each_element (row, find_section (doc, sections[section].section)->children,
                    sections[section].row)
  {
    const char *part = sections[section].part;

    if (!part && !take_row (intake, kind, row, findings, error))
      return FALSE;
    if (part)
      for_each_element (child, row->children,
                        part) if (!take_row (intake, kind, child, findings, error)) return FALSE;
  }
  return ffw_intake_finish (intake, &counts, error);
}

static gboolean
add_parts (FfwChange *change, xmlDoc *doc, GError **error)
{
  for_each_element (row, find_section (doc, "organisations")->children, "organisation")
  {
    g_autofree char *code = get_attribute (row, "code");

    for_each_element (child, row->children, "part")
    {
      g_autoptr (XmlText) part = xmlNodeGetContent (child);

      if (!ffw_organisation_add_part (change, code, (const char *)part, error))
        return FALSE;
    }
  }
  return TRUE;
}

static char **
list_questions (xmlNode *form)
{
  g_autoptr (GStrvBuilder) questions = g_strv_builder_new ();

  for_each_element (ask, form->children, "ask")
  {
    g_autofree char *code = get_attribute (ask, "question");

    g_strv_builder_add (questions, code);
  }
  return g_strv_builder_end (questions);
}

static gboolean
add_forms (FfwChange *change, xmlDoc *doc, gint64 framework, GError **error)
{
  for_each_element (row, find_section (doc, "forms")->children, "form")
  {
    g_autofree char *code = get_attribute (row, "code");
    g_autofree char *word = get_attribute (row, "stage");
    g_autofree char *basis = get_attribute (row, "basis");
    g_autofree char *title_en = get_text (row, "title", "en");
    g_autofree char *title_cy = get_text (row, "title", "cy");
    g_auto (GStrv) questions = list_questions (row);
    int stage = FFW_STAGE_PRE;

    /* The schema knows the stages. */
    ffw_coding_find (&ffw_coding_stage, word, &stage);
    if (!ffw_form_add (change, framework, code, stage, title_en, title_cy, basis,
                       (const char *const *)questions, error))
      return FALSE;
  }
  return TRUE;
}

static gint64
add_framework (FfwChange *change, xmlDoc *doc, const char *code, const char *version,
               GError **error)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  g_autofree char *publisher = get_attribute (root, "publisher");
  g_autofree char *title_en = get_text (root, "title", "en");
  g_autofree char *title_cy = get_text (root, "title", "cy");

  return ffw_framework_add (change, code, version, publisher, title_en, title_cy, error);
}

static gboolean
load (FfwChange *change, gpointer data, GError **error)
{
  xmlDoc *doc = data;
  g_autoptr (FfwFindings) findings = ffw_findings_new (CATALOGUE);
  g_autofree char *code = get_attribute (xmlDocGetRootElement (doc), "code");
  g_autofree char *version = get_attribute (xmlDocGetRootElement (doc), "version");
  g_autoptr (FfwMessage) message = ffw_message_new ("init", code, version, NULL);
  gint64 framework = add_framework (change, doc, code, version, error);

  if (!framework)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!take_section (change, doc, i, framework, findings, error))
      return FALSE;
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *line = ffw_finding_to_line (finding, ffw_language_get ());

      if (finding->severity == FFW_SEVERITY_ERROR)
        return say_defect (error, line);
    }
  if (!add_parts (change, doc, error) || !add_forms (change, doc, framework, error))
    return FALSE;
  ffw_change_set_message (change, message);
  return TRUE;
}

/**
 * ffw_catalogue_load:
 *
 * Loads the framework that the program brings with it, in both languages, in
 * one change: organisations and the parts they play, sites, roles, areas,
 * courses and what they cover, requirements, questions and evaluation forms.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_catalogue_load (FfwWorkspace *workspace, GCancellable *cancellable, GError **error)
{
  g_autoptr (XmlDoc) doc = read_catalogue (error);

  return doc && ffw_workspace_change (workspace, load, doc, cancellable, error);
}
