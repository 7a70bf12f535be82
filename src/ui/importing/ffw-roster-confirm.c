/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-roster-confirm.h"

#include "ffw-roster-answer.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static FfwRoster *
roster_of (FfwImportPlan *plan, guint position)
{
  FfwImport *trial = ffw_import_plan_get_trial (plan);

  return trial && position < ffw_import_get_n_results (trial)
             ? ffw_import_get_result (trial, position)->roster
             : NULL;
}

static guint
count (FfwImportPlan *plan, guint position, FfwRosterSort sort)
{
  FfwRosterAnswer *answer = ffw_import_file_get_roster (ffw_import_plan_get_file (plan, position));
  FfwRoster *roster = roster_of (plan, position);

  return roster ? ffw_roster_answer_count (answer, roster, sort) : 0;
}

/** Returns: whether anything of a complete list is accepted: nobody may be new, and some leave */
gboolean
ffw_roster_has_accepted (FfwImportPlan *plan)
{
  for (guint i = 0; i < ffw_import_plan_get_n_files (plan); i++)
    for (FfwRosterSort sort = 0; sort < FFW_ROSTER_N_SORTS; sort++)
      if (count (plan, i, sort) > 0)
        return TRUE;

  return FALSE;
}

/* Whether the file would let most of the staff leave. */
static gboolean
is_most (FfwImportPlan *plan, guint position)
{
  FfwRoster *roster = roster_of (plan, position);

  return roster && ffw_roster_is_most (roster, count (plan, position, FFW_ROSTER_LEFT));
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, FfwImportPlan *plan)
{
  gboolean skip_errors = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "ffw-skip"));

  if (!g_str_equal (response, "leave"))
    return;

  for (guint i = 0; i < ffw_import_plan_get_n_files (plan); i++)
    if (is_most (plan, i))
      ffw_roster_answer_confirm_most (
          ffw_import_file_get_roster (ffw_import_plan_get_file (plan, i)));
  ffw_import_plan_write (plan, skip_errors);
}

/**
 * ffw_roster_confirm:
 * @window: that the question stands above
 * @skip_errors: as for ffw_import_plan_write()
 *
 * Asks, where most of the people of an organisation would leave, whether that is meant, and writes
 * then.
 *
 * Returns: whether it is asked
 */
gboolean
ffw_roster_confirm (GtkWindow *window, FfwImportPlan *plan, gboolean skip_errors)
{
  guint position = 0;
  guint n = ffw_import_plan_get_n_files (plan);
  g_autofree char *leaving = NULL;
  g_autofree char *present = NULL;
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  while (position < n && !is_most (plan, position))
    position++;
  if (position == n)
    return FALSE;

  leaving = ffw_words_number (count (plan, position, FFW_ROSTER_LEFT));
  present = ffw_words_number (ffw_roster_get_n_present (roster_of (plan, position)));
  /* Translators: of %2$s people at an organisation, %1$s would leave */
  title = ffw_words (_ ("Let %1$s of %2$s People Leave?"), leaving, present, NULL);
  dialog = adw_message_dialog_new (
      window, title,
      _ ("That is most of the people there. If the list is not complete, keep them: their posts "
         "would end, and their places on sessions would be cancelled."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Them"), "leave",
                                    _ ("_Let Them Leave"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_object_set_data (G_OBJECT (dialog), "ffw-skip", GINT_TO_POINTER (skip_errors));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), plan, 0);
  ffw_words_mend_names (dialog);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}
