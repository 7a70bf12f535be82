/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-jobs-bar.h"

#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define ROW_DATA "ffw-job"

/**
 * FfwJobsBar:
 *
 * The work that is under way on a workspace, as rows that show how far each is and
 * stop it: only what takes longer than a moment. It also says how all of it ended.
 */
struct _FfwJobsBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkBox *rows;

  FfwJobs *jobs;
};

G_DEFINE_FINAL_TYPE (FfwJobsBar, ffw_jobs_bar, ADW_TYPE_BIN)

static void
show_fraction (GtkProgressBar *bar, GParamSpec *pspec, FfwJob *job)
{
  double fraction = ffw_job_get_fraction (job);

  if (fraction < 0)
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, fraction);
}

static void
on_fraction (FfwJob *job, GParamSpec *pspec, GtkProgressBar *bar)
{
  show_fraction (bar, pspec, job);
}

static void
on_stop (GtkButton *button, FfwJob *job)
{
  ffw_job_stop (job);
}

static void
on_stopped (FfwJob *job, GParamSpec *pspec, GtkLabel *label)
{
  gtk_label_set_label (label, _ ("Stopping…"));
}

static GtkWidget *
make_row (FfwJob *job)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = ffw_job_get_title (job);
  /* Translators: %1$s is what is stopped, such as “Backing up to “Styal.fframwaith”” */
  g_autofree char *stop = ffw_words (_ ("Stop: %1$s"), title, NULL);
  GtkWidget *label = gtk_label_new (ffw_job_is_stopped (job) ? _ ("Stopping…") : title);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Stop"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  ffw_words_name (GTK_ACCESSIBLE (button), stop);
  ffw_words_name (GTK_ACCESSIBLE (bar), title);
  gtk_box_append (GTK_BOX (top), label);
  gtk_box_append (GTK_BOX (top), button);
  gtk_box_append (GTK_BOX (row), top);
  gtk_box_append (GTK_BOX (row), bar);
  g_object_set_data_full (G_OBJECT (row), ROW_DATA, g_object_ref (job), g_object_unref);

  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (on_fraction), bar, 0);
  g_signal_connect_object (job, "notify::stopped", G_CALLBACK (on_stopped), label, 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_stop), job, 0);
  show_fraction (GTK_PROGRESS_BAR (bar), NULL, job);

  return row;
}

static GtkWidget *
find_row (FfwJobsBar *self, FfwJob *job)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row && g_object_get_data (G_OBJECT (row), ROW_DATA) != job)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

/* Shows what goes on for longer than a moment, and nothing that has ended. */
static void
update (FfwJobsBar *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->jobs));
  g_autoptr (GHashTable) running = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FfwJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      g_hash_table_add (running, job);
      if (ffw_job_is_slow (job) && find_row (self, job) == NULL)
        gtk_box_append (self->rows, make_row (job));
    }

  while (row)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (!g_hash_table_contains (running, g_object_get_data (G_OBJECT (row), ROW_DATA)))
        gtk_box_remove (self->rows, row);
      row = next;
    }

  gtk_revealer_set_reveal_child (self->revealer,
                                 gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
}

static void
on_said (FfwJobsBar *self, const char *sentence, const char *button, const char *action,
         GVariant *target)
{
  ffw_say (GTK_WIDGET (self), sentence, button, action, target);
}

static void
on_failed (FfwJobsBar *self, const char *heading, const GError *error)
{
  ffw_say_error (GTK_WIDGET (self), heading, error);
}

static void
ffw_jobs_bar_dispose (GObject *object)
{
  FfwJobsBar *self = FFW_JOBS_BAR (object);

  if (self->jobs)
    g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_clear_object (&self->jobs);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_jobs_bar_parent_class)->dispose (object);
}

static void
ffw_jobs_bar_class_init (FfwJobsBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_jobs_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/app/ffw-jobs-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwJobsBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, FfwJobsBar, rows);
}

static void
ffw_jobs_bar_init (FfwJobsBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows what is under way on @workspace; once. */
void
ffw_jobs_bar_set_workspace (FfwJobsBar *self, FfwWorkspace *workspace)
{
  self->jobs = g_object_ref (ffw_jobs_of (workspace));
  g_signal_connect_swapped (self->jobs, "items-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->jobs, "slow", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->jobs, "said", G_CALLBACK (on_said), self);
  g_signal_connect_swapped (self->jobs, "failed", G_CALLBACK (on_failed), self);
  update (self);
}
