/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-check.h"

#include "ffw-check.h"
#include "ffw-job.h"
#include "ffw-message.h"
#include "ffw-window.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How much of a long list of problems is seen at once, in pixels. */
#define LIST_HEIGHT 320

typedef struct
{
  FfwJob *job;
  GWeakRef window;
} Checking;

static void
checking_free (Checking *self)
{
  g_weak_ref_clear (&self->window);
  g_free (self);
}

static GtkWidget *
list_problems (GPtrArray *problems)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  ffw_words_name (GTK_ACCESSIBLE (list), _ ("What was found"));
  for (guint i = 0; i < problems->len; i++)
    {
      GtkWidget *label = gtk_label_new (problems->pdata[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "ffw-history-row");
      gtk_list_box_append (GTK_LIST_BOX (list), label);
      ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), problems->pdata[i]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);

  return scrolled;
}

static void
show_problems (GtkWindow *window, GPtrArray *problems)
{
  g_autofree char *heading = ffw_words_count (
      FFW_NP_ ("%1$d Problem Was Found", "%1$d Problems Were Found"), problems->len);
  GtkWidget *dialog = adw_message_dialog_new (
      window, heading,
      _ ("Nothing was changed. Restore the workspace from a backup that was made before, or send "
         "this list to who looks after it."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list_problems (problems));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  ffw_words_mend_names (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
read_problems (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_check (connection, ffw_date_today (), error);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  Checking *checking = data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&checking->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);

  if (problems == NULL)
    ffw_job_fail (checking->job, _ ("The Workspace Could Not Be Checked"), error);
  else if (problems->len == 0)
    ffw_job_end (checking->job, _ ("All is well: nothing wrong was found."), NULL, NULL, NULL);
  else
    {
      ffw_job_end (checking->job, NULL, NULL, NULL, NULL);
      if (window && gtk_widget_get_visible (GTK_WIDGET (window)))
        show_problems (window, problems);
    }
  checking_free (checking);
}

static void
free_problems (gpointer problems)
{
  g_ptr_array_unref (problems);
}

void
ffw_window_check (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWorkspace *workspace = ffw_window_get_workspace (FFW_WINDOW (widget));
  Checking *checking = g_new0 (Checking, 1);

  g_weak_ref_init (&checking->window, widget);
  checking->job = ffw_job_start (workspace, FFW_JOB_READS, N_ ("Checking the workspace"), NULL);
  ffw_workspace_read_async (workspace, read_problems, NULL, NULL, free_problems,
                            ffw_job_get_cancellable (checking->job), on_checked, checking);
}
