/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-export-table.h"
#include "ffw-file-writer.h"
#include "ffw-known.h"
#include "ffw-progress.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = {
  { "organisation", 0, N_ ("CODE"), N_ ("Only rows of this organisation") },
  { "course", 0, N_ ("CODE"), N_ ("Only rows of this course") },
  { "area", 0, N_ ("CODE"), N_ ("Only rows of this training area") },
  { "status", 0, N_ ("STATUS"), N_ ("Only rows of this status") },
  { NULL },
};

typedef struct
{
  const FfwKind *kind;
  FfwListingFilter filter;
  gboolean json;
  GOutputStream *out;
} FfwList;

static gboolean
check_filter (FfwCtl *self, const FfwKind *kind, GError **error)
{
  const struct
  {
    const char *option;
    const char *sql;
  } filters[] = {
    { "organisation", kind->organisation },
    { "course", kind->course },
    { "area", kind->area },
    { "status", kind->status },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (ffw_options_has (self->options, filters[i].option) && filters[i].sql == NULL)
      {
        g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                     _ ("“--%s” does not go with the kind “%s”."), filters[i].option, kind->name);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_status (FfwCtl *self, const FfwKind *kind, GError **error)
{
  const char *status = ffw_options_get (self->options, "status");
  g_autofree char *known = NULL;
  int value;

  if (status == NULL || kind->status_coding == NULL
      || ffw_coding_find (kind->status_coding, status, &value))
    return TRUE;
  known = ffw_coding_list (kind->status_coding);
  g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
               _ ("“--status=%s”: one of these is expected: %s."), status, known);

  return FALSE;
}

/* A code that is not there is more likely a slip than a wish for nothing. */
static gboolean
check_codes (FfwConnection *connection, const FfwListingFilter *filter, GError **error)
{
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  const struct
  {
    FfwKnown what;
    const char *code;
  } codes[] = {
    { FFW_KNOWN_ORGANISATION, filter->organisation },
    { FFW_KNOWN_COURSE, filter->course },
    { FFW_KNOWN_AREA, filter->area },
  };
  gint64 id;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].code && !ffw_known_find (directories, codes[i].what, codes[i].code, &id, error))
      return FALSE;

  return TRUE;
}

static gpointer
write_list (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwList *list = data;

  if (!check_codes (connection, &list->filter, error))
    return NULL;
  if (list->json)
    ffw_export_table_json (connection, list->kind, FALSE, &list->filter, list->out, error);
  else
    ffw_export_table (connection, list->kind, FALSE, &list->filter, FFW_TABLE_CSV,
                      ffw_language_get (), list->out, error);

  return NULL;
}

static gboolean
read_list (FfwCtl *self, FfwList *list, GError **error)
{
  g_autoptr (FfwProgress) progress = ffw_progress_start (_ ("Reading"));
  g_autoptr (GError) failure = NULL;

  ffw_ctl_read (self, write_list, list, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  const FfwKind *kind = ffw_ctl_find_listed (self->words[0], error);
  g_autoptr (FfwFileWriter) writer = NULL;
  FfwList list = {
    .kind = kind,
    .json = self->json,
    .filter = {
      .organisation = ffw_options_get (self->options, "organisation"),
      .course = ffw_options_get (self->options, "course"),
      .area = ffw_options_get (self->options, "area"),
      .status = ffw_options_get (self->options, "status"),
      .today = self->today,
    },
  };

  if (kind == NULL || !check_filter (self, kind, error) || !check_status (self, kind, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  writer = ffw_file_writer_open ("-", error);
  if (writer == NULL)
    return FFW_EXIT_UNUSABLE;
  list.out = ffw_file_writer_get_stream (writer);
  if (!read_list (self, &list, error) || !ffw_file_writer_commit (writer, self->cancellable, error))
    return FFW_EXIT_UNUSABLE;

  return FFW_EXIT_DONE;
}

const FfwCommand ffw_command_list = {
  .name = "list",
  .words = N_ ("KIND"),
  .about = N_ ("Write the rows of a kind as CSV, sorted by key"),
  .more = N_ (
      "With “--json”, an array of objects with the names and the texts of the CSV. Three kinds "
      "are\n"
      "worked out, as of today or of the day that “--today” says: “standing”, how each post "
      "stands\n"
      "in each area that it must have; “trainers”, who may deliver which course until when; and\n"
      "“cascade”, who trained whom, with the generation of each trainer and the people they\n"
      "reached."),
  .options = options,
  .least = 1,
  .most = 1,
  .run = run,
};
