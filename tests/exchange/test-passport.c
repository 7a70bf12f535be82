/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A training passport, as XML and as pages. */

#include "ffw-exchange-test.h"

#include "ffw-action-error.h"
#include "ffw-erasure.h"
#include "ffw-passport.h"
#include "ffw-person-finder.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <string.h>

#define TODAY FFW_TEST_TODAY

static void
set_up (FfwExchangeTest *self, gconstpointer data)
{
  g_autofree char *people = NULL;
  g_autofree char *records = NULL;
  g_autofree char *waivers = NULL;

  ffw_exchange_test_set_up (self, data);
  people = ffw_exchange_test_write (
      self, "people.csv",
      "organisation,staff_number,given_name,family_name,role,started_on,training_language\n"
      "SAFER,7,Ffion,ap <Rhys> & Co,KEY,2020-01-01,cy\n"
      "SAFER,8,Alun,Huws,KEY,2020-01-01,either\n");
  records = ffw_exchange_test_write (
      self, "records.csv",
      "organisation,staff_number,course,completed_on,outcome,language,certificate\n"
      "SAFER,7,LTC,2022-03-01,completed,cy,\"C <1> & \"\"2\"\"\"\n"
      "SAFER,7,POWER-TTT,2020-03-01,completed,en,C-2020\n"
      "SAFER,7,LTC,2022-04-01,withdrawn,en,C-NOT\n");
  waivers = ffw_exchange_test_write (self, "waivers.csv",
                                     "organisation,staff_number,area,from,until,reason\n"
                                     "SAFER,7,SAF,2022-01-01,2022-12-31,Private reason\n");
  ffw_exchange_test_import_good (self->workspace, "people", people);
  ffw_exchange_test_import_good (self->workspace, "records", records);
  ffw_exchange_test_import_good (self->workspace, "waivers", waivers);
}

typedef struct
{
  const char *named;
  FfwDate day;
  gint64 person;
} Ask;

static gpointer
read_one (FfwConnection *connection, gpointer data, GError **error)
{
  Ask *ask = data;
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  FfwFoundPost found = { 0 };

  if (!ffw_person_find (connection, directories, ask->named, ask->day, &found, error))
    return NULL;
  ask->person = found.person;

  return ffw_passport_read (connection, found.person, ask->day, error);
}

static FfwPassport *
see (FfwExchangeTest *self, const char *named)
{
  Ask ask = { named, TODAY, 0 };
  g_autoptr (GError) error = NULL;
  FfwPassport *passport = ffw_workspace_read (self->workspace, read_one, &ask, NULL, &error);

  g_assert_no_error (error);

  return passport;
}

static char *
save (FfwExchangeTest *self, const char *named, const char *name)
{
  g_autoptr (FfwPassport) passport = see (self, named);
  g_autofree char *path = ffw_exchange_test_path (self, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_passport_save (passport, ffw_language_get (), path, NULL, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

/* Against the schema as it is installed, by the library itself. */
static void
assert_valid (const char *path)
{
  g_autofree char *schema_path = g_test_build_filename (G_TEST_DIST, "..", "schemas",
                                                        "passport-1.xsd", NULL);
  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt (schema_path);
  xmlSchema *schema = xmlSchemaParse (parser);
  xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt (schema);
  xmlDoc *doc = xmlReadFile (path, NULL, XML_PARSE_NONET);

  g_assert_nonnull (schema);
  g_assert_nonnull (doc);
  g_assert_cmpint (xmlSchemaValidateDoc (valid, doc), ==, 0);
  xmlFreeDoc (doc);
  xmlSchemaFreeValidCtxt (valid);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
}

static xmlNode *
find (xmlNode *node, const char *name, const char *attribute, const char *value)
{
  for (; node; node = node->next)
    {
      xmlNode *below;

      if (node->type == XML_ELEMENT_NODE && g_str_equal ((const char *)node->name, name))
        {
          xmlChar *found = attribute ? xmlGetProp (node, BAD_CAST attribute) : NULL;
          gboolean is_it = attribute == NULL || g_strcmp0 ((const char *)found, value) == 0;

          xmlFree (found);
          if (is_it)
            return node;
        }
      below = find (node->children, name, attribute, value);
      if (below)
        return below;
    }

  return NULL;
}

#define assert_attribute(node_, name_, value_)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    xmlChar *is_ = xmlGetProp (node_, BAD_CAST name_);                                             \
    g_assert_cmpstr ((const char *)is_, ==, value_);                                               \
    xmlFree (is_);                                                                                 \
  }                                                                                                \
  G_STMT_END

static void
test_xml (FfwExchangeTest *self, gconstpointer data)
{
  g_autoptr (FfwPassport) passport = see (self, "SAFER/7");
  g_autofree char *path = save (self, "SAFER/7", "passport.xml");
  xmlDoc *doc;
  xmlNode *root, *node;
  xmlChar *text;
  const FfwPassportRecord *latest = passport->records->pdata[0];

  assert_valid (path);
  doc = xmlReadFile (path, NULL, XML_PARSE_NONET);
  root = xmlDocGetRootElement (doc);
  assert_attribute (root, "asOf", "2022-11-22");
  text = xmlNodeGetContent (find (root, "familyName", NULL, NULL));
  g_assert_cmpstr ((const char *)text, ==, "ap <Rhys> & Co");
  xmlFree (text);
  assert_attribute (find (root, "person", NULL, NULL), "trainingLanguage", "cy");

  /* Completed training only, with its certificate as it was written. */
  g_assert_cmpuint (passport->records->len, ==, 2);
  node = find (root, "record", "uuid", latest->uuid);
  assert_attribute (node, "completed", "2022-03-01");
  assert_attribute (node, "certificate", "C <1> & \"2\"");
  assert_attribute (node, "language", "cy");
  g_assert_null (find (root, "record", "certificate", "C-NOT"));

  /* Both languages, and what a waiver is for stays where it is. */
  node = find (find (root, "area", "code", "SAF"), "title", NULL, NULL);
  g_assert_nonnull (node);
  node = find (root, "standing", "status", "waived");
  assert_attribute (node, "waivedUntil", "2022-12-31");
  g_assert_nonnull (find (root, "sentence", "lang", "en"));
  g_assert_nonnull (find (root, "sentence", "lang", "cy"));
  text = xmlNodeGetContent (root);
  g_assert_null (strstr ((const char *)text, "Private reason"));
  xmlFree (text);
  xmlFreeDoc (doc);
}

/* What the reader’s language is makes no difference to a file that holds both. */
static void
test_xml_in_welsh (FfwExchangeTest *self, gconstpointer data)
{
  g_autofree char *english = save (self, "SAFER/8", "english.xml");
  g_autofree char *welsh = NULL;
  g_autofree char *in_english = NULL;
  g_autofree char *in_welsh = NULL;

  ffw_language_set (FFW_LANGUAGE_CY);
  welsh = save (self, "SAFER/8", "welsh.xml");
  ffw_language_set (FFW_LANGUAGE_EN);
  assert_valid (welsh);
  g_assert_true (g_file_get_contents (english, &in_english, NULL, NULL));
  g_assert_true (g_file_get_contents (welsh, &in_welsh, NULL, NULL));
  g_assert_cmpstr (in_english, ==, in_welsh);
}

static char *
get_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "pdftotext", "-layout", path, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_pdf (FfwExchangeTest *self, gconstpointer data)
{
  g_autofree char *path = save (self, "SAFER/8", "passport.pdf");
  g_autofree char *welsh = save (self, "SAFER/7", "welsh.pdf");
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;
  g_autofree char *in_welsh = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  text = get_text (path);
  g_assert_nonnull (strstr (text, "Training Passport: Alun Huws"));
  g_assert_nonnull (strstr (text, "As of 22 November 2022"));
  g_assert_nonnull (strstr (text, "Page 1 of"));

  /* In the person’s training language, whoever reads: the titles of the data show it. */
  in_welsh = get_text (welsh);
  g_assert_nonnull (strstr (in_welsh, "ap <Rhys> & Co"));
  g_assert_nonnull (strstr (in_welsh, "22 Tachwedd 2022"));
  g_assert_nonnull (strstr (in_welsh, "Diogelu"));
  g_assert_nonnull (strstr (in_welsh, "C-2020"));
  /* Its ff is two letters, not one sign that a search would miss. */
  g_assert_nonnull (strstr (in_welsh, "hyfforddi"));
}

static void
test_same_bytes (FfwExchangeTest *self, gconstpointer data)
{
  static const char *const names[][2] = { { "first.pdf", "second.pdf" },
                                          { "first.xml", "second.xml" } };
  g_autofree char *pdf = save (self, "SAFER/7", names[0][0]);
  g_autofree char *xml = save (self, "SAFER/7", names[1][0]);

  /* A second goes by: no time of writing stands in either. */
  g_usleep (1100 * 1000);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *again = save (self, "SAFER/7", names[i][1]);
      g_autofree char *before_text = NULL;
      g_autofree char *again_text = NULL;
      gsize before_length, again_length;

      g_assert_true (g_file_get_contents (i ? xml : pdf, &before_text, &before_length, NULL));
      g_assert_true (g_file_get_contents (again, &again_text, &again_length, NULL));
      g_assert_cmpmem (before_text, before_length, again_text, again_length);
    }
}

static void
test_bad_targets (FfwExchangeTest *self, gconstpointer data)
{
  g_autoptr (FfwPassport) passport = see (self, "SAFER/7");
  g_autofree char *nowhere = ffw_exchange_test_path (self, "none/passport.pdf");
  g_autofree char *neither = ffw_exchange_test_path (self, "passport.doc");
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_passport_save (passport, FFW_LANGUAGE_EN, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ffw_passport_save (passport, FFW_LANGUAGE_EN, neither, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_false (g_file_test (neither, G_FILE_TEST_EXISTS));
}

/* What was there stays where the new one cannot be written whole. */
static void
test_stopped (FfwExchangeTest *self, gconstpointer data)
{
  g_autoptr (FfwPassport) passport = see (self, "SAFER/7");
  g_autofree char *path = ffw_exchange_test_path (self, "kept.xml");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (ffw_passport_save (passport, FFW_LANGUAGE_EN, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
}

static gboolean
erase (FfwChange *change, gpointer data, GError **error)
{
  return ffw_person_erase (change, *(gint64 *)data, error);
}

static gpointer
read_erased (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_passport_read (connection, *(gint64 *)data, TODAY, error);
}

static void
test_erased (FfwExchangeTest *self, gconstpointer data)
{
  Ask ask = { "SAFER/8", TODAY, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwPassport) before = ffw_workspace_read (self->workspace, read_one, &ask, NULL,
                                                       &error);

  g_assert_no_error (error);
  g_assert_nonnull (before);
  g_assert_true (ffw_workspace_erase (self->workspace, erase, &ask.person, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (ffw_workspace_read (self->workspace, read_erased, &ask.person, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
#define ADD(name, func)                                                                            \
  g_test_add ("/passport/" name, FfwExchangeTest, NULL, set_up, func, ffw_exchange_test_tear_down)
  ADD ("xml", test_xml);
  ADD ("xml-in-welsh", test_xml_in_welsh);
  ADD ("pdf", test_pdf);
  ADD ("same-bytes", test_same_bytes);
  ADD ("bad-targets", test_bad_targets);
  ADD ("stopped", test_stopped);
  ADD ("erased", test_erased);
#undef ADD

  return g_test_run ();
}
