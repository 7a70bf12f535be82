/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-duplicates.h"
#include "ffw-progress.h"

#include <glib/gi18n-lib.h>

#define LIMIT_DEFAULT 50

static const FfwOption options[] = {
  { "limit", 0, N_ ("N"), N_ ("The likeliest so many pairs (50)") },
  { NULL },
};

static gpointer
find (FfwConnection *connection, gpointer data, GError **error)
{
  const guint *limit = data;

  return ffw_duplicates_find (connection, *limit, ffw_language_get (), error);
}

static void
print_words (FfwCtl *self, const FfwDuplicates *found)
{
  for (guint i = 0; i < found->pairs->len; i++)
    {
      const FfwDuplicate *pair = found->pairs->pdata[i];

      ffw_ctl_print (self, "%3d  %s (%s %s)  =  %s (%s %s)\n", pair->strength, pair->name,
                     pair->organisation, pair->number, pair->other_name, pair->other_organisation,
                     pair->other_number);
      for (guint j = 0; j < pair->reasons->len; j++)
        {
          const FfwDuplicateReason *reason = pair->reasons->pdata[j];

          ffw_ctl_print (self, "     %c %s\n", reason->weight < 0 ? '-' : '+', reason->sentence);
        }
    }
}

static void
print_person (FfwJsonWriter *json, const char *name, const char *organisation, const char *number)
{
  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_string (json, "name", name);
  ffw_json_writer_add_string (json, "organisation", organisation);
  ffw_json_writer_add_string (json, "staff_number", number);
  ffw_json_writer_end_object (json);
}

static void
print_json (FfwCtl *self, const FfwDuplicates *found)
{
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_int (json, "found", found->n);
  ffw_json_writer_begin_array (json, "pairs");
  for (guint i = 0; i < found->pairs->len; i++)
    {
      const FfwDuplicate *pair = found->pairs->pdata[i];

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_int (json, "strength", pair->strength);
      ffw_json_writer_begin_array (json, "people");
      print_person (json, pair->name, pair->organisation, pair->number);
      print_person (json, pair->other_name, pair->other_organisation, pair->other_number);
      ffw_json_writer_end_array (json);
      ffw_json_writer_begin_array (json, "reasons");
      for (guint j = 0; j < pair->reasons->len; j++)
        {
          const FfwDuplicateReason *reason = pair->reasons->pdata[j];

          ffw_json_writer_begin_object (json, NULL);
          ffw_json_writer_add_string (json, "code", reason->code);
          ffw_json_writer_add_boolean (json, "for", reason->weight >= 0);
          ffw_json_writer_add_string (json, "sentence", reason->sentence);
          ffw_json_writer_end_object (json);
        }
      ffw_json_writer_end_array (json);
      ffw_json_writer_end_object (json);
    }
  ffw_json_writer_end_array (json);
  ffw_json_writer_end_object (json);
  ffw_ctl_print_json (self, json);
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  g_autoptr (FfwProgress) progress = NULL;
  g_autoptr (FfwDuplicates) found = NULL;
  guint limit;

  if (!ffw_ctl_get_number (self, "limit", LIMIT_DEFAULT, 1, &limit, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  progress = ffw_progress_start (_ ("Looking for duplicates"));
  found = ffw_ctl_read (self, find, &limit, error);
  if (found == NULL)
    return FFW_EXIT_UNUSABLE;
  if (self->json)
    print_json (self, found);
  else
    print_words (self, found);

  return FFW_EXIT_DONE;
}

const FfwCommand ffw_command_duplicates = {
  .name = "duplicates",
  .about = N_ ("Propose people who may be the same, with what speaks for and against it"),
  .options = options,
  .run = run,
};
