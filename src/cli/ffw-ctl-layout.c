/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ctl-layout.h"

#include "ffw-fold.h"
#include "ffw-layout-text.h"
#include "ffw-profiles.h"
#include "ffw-table-open.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ffw_ctl_check_sheet:
 *
 * Returns: whether “--sheet” may be given with these files; a #FFW_CTL_ERROR_USAGE where none of
 *   them is a workbook
 */
gboolean
ffw_ctl_check_sheet (FfwCtl *self, GError **error)
{
  if (!ffw_options_has (self->options, "sheet"))
    return TRUE;
  for (guint i = 1; self->words[i]; i++)
    {
      g_autoptr (GPtrArray) sheets = ffw_table_list_sheets (self->words[i], self->cancellable,
                                                            error);

      if (sheets == NULL)
        return FALSE;
      if (sheets->len > 0)
        return TRUE;
    }
  g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
               _ ("Option “--%s” is for spreadsheets; a CSV or TSV file has no sheets."), "sheet");

  return FALSE;
}

static gpointer
read_profiles (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_profiles_read (connection, error);
}

/* Says which profiles there are, where none is of that name. */
static void
set_unknown_profile (GError **error, const char *name, GPtrArray *profiles)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < profiles->len; i++)
    g_string_append_printf (known, "%s“%s”", i ? ", " : "",
                            ((const FfwProfile *)g_ptr_array_index (profiles, i))->name);
  if (profiles->len)
    g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                 /* Translators: the second is a list of names in quotes */
                 _ ("There is no profile “%1$s”. There are these: %2$s."), name, known->str);
  else
    g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                 _ ("There is no profile “%s”, and no other: “profile read FILE” takes one in."),
                 name);
}

static const FfwProfile *
find_profile (GPtrArray *profiles, const char *name)
{
  g_autofree char *folded = ffw_fold (name);

  for (guint i = 0; i < profiles->len; i++)
    {
      const FfwProfile *profile = g_ptr_array_index (profiles, i);
      g_autofree char *known = ffw_fold (profile->name);

      if (g_str_equal (known, folded))
        return profile;
    }

  return NULL;
}

/**
 * ffw_ctl_read_layout:
 * @kind: of the files
 * @layout: (out) (transfer full) (nullable): how they are read, of the profile of “--profile”;
 *   %NULL where that was not given
 */
gboolean
ffw_ctl_read_layout (FfwCtl *self, const FfwKind *kind, FfwLayout **layout, GError **error)
{
  const char *name = ffw_options_get (self->options, "profile");
  g_autoptr (GPtrArray) profiles = NULL;
  const FfwProfile *profile;

  *layout = NULL;
  if (name == NULL)
    return TRUE;
  profiles = ffw_ctl_read (self, read_profiles, NULL, error);
  if (profiles == NULL)
    return FALSE;
  profile = find_profile (profiles, name);
  if (profile == NULL)
    {
      set_unknown_profile (error, name, profiles);
      return FALSE;
    }
  if (!g_str_equal (profile->kind, kind->name))
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("The profile “%1$s” is for files of %2$s, not of %3$s."), profile->name,
                   profile->kind, kind->name);
      return FALSE;
    }
  *layout = ffw_layout_from_text (profile->layout, strlen (profile->layout), error);
  /* In the next file its header may stand elsewhere. */
  if (*layout)
    (*layout)->header_line = 0;

  return *layout != NULL;
}
