/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-ctl-transfer.h"
#include "ffw-evidence-xml.h"
#include "ffw-export-table.h"
#include "ffw-file-writer.h"
#include "ffw-progress.h"
#include "ffw-template.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = {
  { "output", 'o', N_ ("FILE"), N_ ("Where it goes, in place of standard output") },
  { "template", 0, NULL, N_ ("A kind: a table to fill in, without rows") },
  { "from", 0, N_ ("DATE"), N_ ("Evidence: the first day of the period") },
  { "to", 0, N_ ("DATE"), N_ ("Evidence: the last day of the period") },
  { "organisation", 0, N_ ("CODE"), N_ ("Evidence: of one organisation") },
  { "audience", 0, N_ ("AUDIENCE"), N_ ("Evidence: for whom: commissioner, public or return") },
  { "minimum", 0, N_ ("N"), N_ ("Evidence: figures below this are small (5, at least 3)") },
  { "own", 0, N_ ("CODE"), N_ ("Slips, nomination: who sends, where the workspace does not say") },
  { "passphrase-file", 0, N_ ("FILE"),
    N_ ("Slips, nomination: the first line of FILE seals them") },
  { "to-organisation", 0, N_ ("CODE"), N_ ("Nomination: who holds the sessions") },
  { "session", 0, N_ ("CODE"), N_ ("Nomination: on which session, as they call it") },
  { "reason", 0, N_ ("REASON"), N_ ("Nomination: mandatory, expired or recommended") },
  { "asked-language", 0, N_ ("cy|en"), N_ ("Nomination: the language asked for") },
  { "access", 0, N_ ("TEXT"), N_ ("Nomination: what they need to take part") },
  { NULL },
};

/* Of the options above, those that every export of a kind takes. */
#define N_OPTIONS_OF_KINDS 2

/* Of what is exported, which options it takes. */
typedef struct
{
  const char *what;
  const char *const options[10];
} FfwTakes;

static const FfwTakes takes[] = {
  { "evidence",
    { "output", "template", "from", "to", "organisation", "audience", "minimum", NULL } },
  { "slips", { "output", "organisation", "own", "passphrase-file", NULL } },
  { "nomination",
    { "output", "own", "passphrase-file", "to-organisation", "session", "reason", "asked-language",
      "access", NULL } },
};

static gboolean
refuse_other_options (FfwCtl *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
    for (const FfwOption *option = options;
         g_str_equal (self->words[0], takes[i].what) && option->name; option++)
      if (ffw_options_has (self->options, option->name)
          && !g_strv_contains (takes[i].options, option->name))
        {
          g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                       _ ("Option “--%s” is not for “export %s”."), option->name, takes[i].what);
          return FALSE;
        }

  return TRUE;
}

static gboolean
read_scope (FfwCtl *self, FfwEvidenceScope *scope, GError **error)
{
  const char *audience = ffw_options_get (self->options, "audience");
  int value = FFW_AUDIENCE_COMMISSIONER;

  scope->today = self->today;
  scope->organisation = ffw_options_get (self->options, "organisation");
  if (!ffw_ctl_get_date (self, "from", &scope->from, error)
      || !ffw_ctl_get_date (self, "to", &scope->to, error)
      || !ffw_ctl_get_number (self, "minimum", FFW_EVIDENCE_MINIMUM_DEFAULT,
                              FFW_EVIDENCE_MINIMUM_LEAST, &scope->minimum, error))
    return FALSE;
  if (audience && !ffw_coding_find (&ffw_coding_audience, audience, &value))
    {
      g_autofree char *known = ffw_coding_list (&ffw_coding_audience);

      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“--audience=%s”: one of these is expected: %s."), audience, known);
      return FALSE;
    }
  scope->audience = value;
  if (scope->audience == FFW_AUDIENCE_PUBLIC
      && (scope->from == FFW_DATE_NONE || scope->to == FFW_DATE_NONE))
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Evidence for the public needs its period: give “--from=DATE” and "
                              "“--to=DATE”."));
      return FALSE;
    }
  if (scope->from != FFW_DATE_NONE && scope->to != FFW_DATE_NONE && scope->to < scope->from)
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("The period ends before it begins: “--to” is before “--from”."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
export_evidence (FfwCtl *self, const char *path, GError **error)
{
  FfwEvidenceScope scope = { 0 };
  FfwWorkspace *workspace;
  g_autoptr (FfwProgress) progress = NULL;

  if (ffw_options_has (self->options, "template"))
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("Option “--%s” is for kinds, not for “export evidence”."), "template");
      return FALSE;
    }
  if (!read_scope (self, &scope, error))
    return FALSE;
  workspace = ffw_ctl_open (self, error);
  if (workspace == NULL)
    return FALSE;
  progress = ffw_progress_start (_ ("Exporting"));

  return ffw_evidence_export (workspace, &scope, path, self->cancellable, error);
}

typedef struct
{
  const FfwKind *kind;
  FfwDate today;
  FfwTableFormat format;
  GOutputStream *out;
} FfwTable;

static gpointer
write_template (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwTable *table = data;
  FfwLanguage language = ffw_language_get ();
  g_autoptr (FfwVocabulary) vocabulary = ffw_vocabulary_read (connection, language, error);

  if (vocabulary)
    ffw_template_write (table->kind, vocabulary, table->format, language, table->out,
                        ffw_connection_get_cancellable (connection), error);

  return NULL;
}

static gpointer
write_table (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwTable *table = data;
  const FfwListingFilter everything = { .today = table->today };

  ffw_export_table (connection, table->kind, TRUE, &everything, table->format, ffw_language_get (),
                    table->out, error);

  return NULL;
}

static gboolean
refuse_evidence_options (FfwCtl *self, GError **error)
{
  for (const FfwOption *option = options + N_OPTIONS_OF_KINDS; option->name; option++)
    if (ffw_options_has (self->options, option->name))
      {
        g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                     _ ("Option “--%s” is for “export evidence” only."), option->name);
        return FALSE;
      }

  return TRUE;
}

static gboolean
export_kind (FfwCtl *self, const char *path, GError **error)
{
  gboolean is_template = ffw_options_has (self->options, "template");
  FfwTable table = { .today = self->today };
  FfwWorkspace *workspace;
  g_autoptr (FfwFileWriter) writer = NULL;
  g_autoptr (FfwProgress) progress = NULL;
  g_autoptr (GError) failure = NULL;

  table.kind = is_template ? ffw_ctl_find_kind (self->words[0], error)
                           : ffw_ctl_find_listed (self->words[0], error);
  if (table.kind == NULL || !refuse_evidence_options (self, error))
    return FALSE;
  workspace = ffw_ctl_open (self, error);
  if (workspace == NULL)
    return FALSE;
  writer = ffw_file_writer_open (path, error);
  if (writer == NULL)
    return FALSE;
  table.format = ffw_table_format_of (path);
  table.out = ffw_file_writer_get_stream (writer);
  progress = ffw_progress_start (_ ("Exporting"));
  ffw_workspace_read (workspace, is_template ? write_template : write_table, &table,
                      self->cancellable, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      ffw_file_writer_explain (writer, error);
      return FALSE;
    }

  return ffw_file_writer_commit (writer, self->cancellable, error);
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  const char *path = ffw_options_get (self->options, "output");
  gboolean exported;

  if (!refuse_other_options (self, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  if (g_str_equal (self->words[0], "slips"))
    return ffw_ctl_export_slips (self, error);
  if (g_str_equal (self->words[0], "nomination"))
    return ffw_ctl_export_nomination (self, error);
  if (self->words[1])
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“%s” is one word too many for “export”."), self->words[1]);
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  if (path == NULL)
    path = "-";
  if (self->json && g_str_equal (path, "-"))
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Standard output cannot take the export and JSON. Give a file with "
                              "“--output=FILE”."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  exported = g_str_equal (self->words[0], "evidence") ? export_evidence (self, path, error)
                                                      : export_kind (self, path, error);
  if (exported && self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "file", path);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }

  return exported ? FFW_EXIT_DONE : FFW_EXIT_UNUSABLE;
}

const FfwCommand ffw_command_export = {
  .name = "export",
  .words = N_ ("evidence|KIND|slips SESSION|nomination COURSE PERSON…"),
  .about = N_ ("Write evidence, a kind as a table, or what other organisations are sent"),
  .more = N_ (
      "Without “--from” the period begins with the first date there is, without “--to” it\n"
      "ends today; evidence for the public needs both. A kind is CSV, or a workbook where the\n"
      "name of the file ends in .xlsx or .ods. With “--template” there is a workbook to fill\n"
      "in, with lists of values and explanations in both languages. The file takes its name\n"
      "once it is whole; “-” is standard output. Slips go to the folder that “--output” names,\n"
      "one for each home organisation of those who were at the session; a nomination asks another\n"
      "organisation for places. Both hold personal data."),
  .options = options,
  .least = 1,
  .most = G_MAXUINT,
  .run = run,
};
