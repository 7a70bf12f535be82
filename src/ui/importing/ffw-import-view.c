/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-view.h"

#include "ffw-import-figures.h"
#include "ffw-import-file-box.h"
#include "ffw-import-findings.h"
#include "ffw-import-outcomes.h"
#include "ffw-import-questions.h"
#include "ffw-import-remember.h"
#include "ffw-import-template.h"
#include "ffw-import-words.h"
#include "ffw-message.h"
#include "ffw-roster-confirm.h"
#include "ffw-roster-view.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* After so many frames all has its place. */
#define FRAMES_OF_LAYOUT 3

/* In pixels, around a question that is gone to. */
#define ROOM_ABOVE 18

/**
 * FfwImportView:
 *
 * What the window of an import shows of its plan: the files with their columns, what would become
 * of their rows, and what was found in them. It is made anew in another language.
 */
struct _FfwImportView
{
  AdwBin parent_instance;

  AdwViewSwitcherTitle *switcher;
  AdwViewSwitcherBar *bar;
  GtkWidget *import;
  GtkWidget *choose;
  GtkMenuButton *templates;
  GtkInfoBar *read_only;
  GtkLabel *reason;
  GtkWidget *held; /* why nothing can be imported yet, and the way to that */
  GtkLabel *held_label;
  GtkButton *held_button;
  GtkRevealer *busy;
  GtkLabel *busy_label;
  GtkProgressBar *progress;
  GtkWidget *stop;
  GtkStack *stack;
  AdwViewStack *pages;
  AdwViewStackPage *findings_page;
  AdwViewStackPage *roster_page;
  FfwRosterView *roster;
  GtkBox *files;
  GtkLabel *verdict;
  GtkButton *skip;
  GtkWidget *again;
  GtkWidget *answer;
  GtkBox *figures;
  FfwImportFindings *findings;
  FfwImportOutcomes *outcomes;

  FfwImportPlan *plan;
  FfwImport *shown; /* the dry run whose figures are shown */
  guint at;         /* which question had the keyboard */
  gboolean fresh;   /* files were chosen, and it has not been shown what they do */
  FfwJob *job;      /* whose progress is shown; only compared */
};

G_DEFINE_FINAL_TYPE (FfwImportView, ffw_import_view, ADW_TYPE_BIN)

static gboolean
shows_file (GtkWidget *box, FfwImportFile *file)
{
  return g_object_get_data (G_OBJECT (box), "ffw-import-file") == file;
}

/* A box a file, in their order; those that stay keep what is opened in them. */
static void
show_files (FfwImportView *self)
{
  guint n = ffw_import_plan_get_n_files (self->plan);
  GtkWidget *before = NULL;

  for (guint i = 0; i < n; i++)
    {
      FfwImportFile *file = ffw_import_plan_get_file (self->plan, i);
      GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->files));

      while (box && !shows_file (box, file))
        box = gtk_widget_get_next_sibling (box);
      if (box == NULL)
        {
          box = ffw_import_file_box_new (self->plan, file, n == 1);
          g_object_set_data (G_OBJECT (box), "ffw-import-file", file);
          ffw_words_mend_names (box);
          gtk_box_append (self->files, box);
        }
      gtk_box_reorder_child_after (self->files, box, before);
      ffw_import_file_box_show (FFW_IMPORT_FILE_BOX (box));
      before = box;
    }

  for (GtkWidget *left = before ? gtk_widget_get_next_sibling (before)
                                : gtk_widget_get_first_child (GTK_WIDGET (self->files));
       left;)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (left);

      gtk_box_remove (self->files, left);
      left = next;
    }
}

static void
clear_figures (FfwImportView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))))
    gtk_box_remove (self->figures, child);
}

static void
add_figures (FfwImportView *self, guint position)
{
  const FfwImportResult *result = ffw_import_get_result (self->shown, position);
  FfwImportFile *file = ffw_import_plan_get_file (self->plan, position);
  g_autofree char *name = g_filename_display_basename (result->file);
  g_autofree char *title
      /* Translators: a file and what it holds: “people.csv: People” */
      = ffw_words (_ ("%1$s: %2$s"), name, _ (result->kind->title), NULL);
  g_autofree char *left = file ? ffw_import_words_left (file) : NULL;
  gboolean is_matrix = result->layout && ffw_layout_is_matrix (result->layout);
  GtkWidget *figures
      = ffw_import_figures_new (title, is_matrix ? result->n_lines : 0, &result->counts,
                                ffw_findings_count (result->findings, FFW_SEVERITY_WARNING));

  gtk_box_append (self->figures, figures);
  if (left)
    {
      GtkWidget *label = gtk_label_new (left);

      g_object_set (label, "wrap", TRUE, "xalign", 0.0F, NULL);
      gtk_box_append (GTK_BOX (figures), label);
    }
  if (file && !ffw_import_file_is_plain (file))
    gtk_box_append (GTK_BOX (figures), ffw_import_remember_new (self->plan, file));
  if (result->counts.rejected > 0)
    {
      GtkWidget *save = gtk_button_new_with_mnemonic (_ ("Save _Refused Rows…"));

      gtk_widget_set_halign (save, GTK_ALIGN_START);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (save), "u", position);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "import.save-refused");
      gtk_widget_set_tooltip_text (
          save, _ ("A table of the rows that were refused, each with the reason, to mend and "
                   "import again"));
      gtk_box_append (GTK_BOX (figures), save);
      ffw_words_mend_names (figures);
    }
}

/* In the title, as the badge of libadwaita 1.2 is narrower than it says for a figure. */
static void
show_number_of_findings (FfwImportView *self, guint64 n)
{
  g_autofree char *number = ffw_words_number (n);
  /* Translators: the title of a page; %1$s is how many findings there are */
  g_autofree char *title = n > 0 ? ffw_words (_ ("Findings (%1$s)"), number, NULL) : NULL;

  adw_view_stack_page_set_title (self->findings_page, title ? title : _ ("Findings"));
}

static void
show_figures (FfwImportView *self)
{
  const FfwImportTotals totals = ffw_import_plan_get_totals (self->plan);
  FfwImport *trial = ffw_import_plan_get_trial (self->plan);
  guint n = trial ? ffw_import_get_n_results (trial) : 0;

  if (!g_set_object (&self->shown, trial))
    return;

  clear_figures (self);
  if (n > 1)
    gtk_box_append (self->figures,
                    ffw_import_figures_new (_ ("All files"), 0, &totals.counts, totals.warnings));
  for (guint i = 0; i < n; i++)
    add_figures (self, i);

  show_number_of_findings (self, totals.errors + totals.warnings);
  adw_view_stack_page_set_needs_attention (self->findings_page, totals.errors > 0);
}

/* Of how many files it was said that they are complete lists, but not of whom or from when. */
static guint
count_unsaid (FfwImportView *self)
{
  guint n = 0;

  for (guint i = 0; i < ffw_import_plan_get_n_files (self->plan); i++)
    {
      FfwImportFile *file = ffw_import_plan_get_file (self->plan, i);
      FfwRosterAnswer *answer = ffw_import_file_get_roster (file);

      n += ffw_import_file_get_kind (file) == ffw_kind_find ("people")
           && ffw_roster_answer_is_complete (answer)
           && ffw_roster_answer_get_request (answer) == NULL;
    }

  return n;
}

/* What a dry run comes to, and how complete lists are taken. */
static char *
describe_checked (FfwImportView *self, const FfwImportTotals *totals)
{
  g_autofree char *verdict = ffw_import_words_verdict (totals);

  if (count_unsaid (self) > 0)
    return g_strconcat (_ ("The complete list is imported as an ordinary file, and nobody is taken "
                           "to have left, until its organisation and its day are said on the page "
                           "Files."),
                        "\n\n", verdict, NULL);
  if (adw_view_stack_page_get_visible (self->roster_page))
    return g_strconcat (verdict, "\n", _ ("Of the staff list only what is ticked there is done."),
                        NULL);

  return g_steal_pointer (&verdict);
}

/* What the import comes to, in a sentence. */
static char *
describe (FfwImportView *self, const FfwImportTotals *totals)
{
  const GError *error = ffw_import_plan_get_error (self->plan);

  switch (ffw_import_plan_get_state (self->plan))
    {
    case FFW_IMPORT_CHECKED:
    case FFW_IMPORT_WRITING:
    case FFW_IMPORT_WRITTEN:
      {
        guint n_open = ffw_import_plan_count_open (self->plan);
        g_autofree char *open = n_open > 0 ? ffw_import_words_open (n_open) : NULL;
        g_autofree char *verdict = describe_checked (self, totals);

        /* What is not known of a file is no error in its rows. */
        if (!error && ffw_import_plan_count_holding (self->plan) > 0)
          return g_steal_pointer (&open);
        if (error)
          return g_strconcat (error->message, "\n\n", verdict, NULL);
        return open ? g_strconcat (open, "\n\n", verdict, NULL) : g_steal_pointer (&verdict);
      }
    case FFW_IMPORT_ASKING:
      return g_strdup (_ ("Of some files it is not known what they hold, or they cannot be read. "
                          "Say what they hold, or leave them out."));
    case FFW_IMPORT_UNCHECKED:
      return g_strdup (error ? error->message
                             : _ ("It was stopped, so it is not known what would happen."));
    case FFW_IMPORT_EMPTY:
    case FFW_IMPORT_LOOKING:
    case FFW_IMPORT_CHECKING:
    default:
      return g_strdup (_ ("Checking…"));
    }
}

/* How many questions wait for an answer, of all that there were. */
static char *
describe_open (FfwImportView *self)
{
  g_autofree char *open = g_strdup_printf ("%u", ffw_import_plan_count_open (self->plan));
  guint n = ffw_import_plan_count_asked (self->plan);
  /* Translators: %1$d is how many questions there were, %%1$s stays as it is: how many of them are
   * open yet */
  g_autofree char *count = ffw_words_count (
      FFW_NP_ ("%%1$s of %1$d question left", "%%1$s of %1$d questions left"), n);

  return ffw_words (count, open, NULL);
}

/* Why nothing can be imported as it stands, where that is not seen otherwise; NULL where it can. */
static char *
describe_held (FfwImportView *self, const FfwImportTotals *totals)
{
  FfwImportState state = ffw_import_plan_get_state (self->plan);

  if (state != FFW_IMPORT_CHECKED && state != FFW_IMPORT_CHECKING)
    return NULL;
  if (ffw_workspace_is_read_only (ffw_import_plan_get_workspace (self->plan)))
    return g_strdup (_ ("Nothing can be imported: the workspace can only be read."));
  if (ffw_import_plan_count_open (self->plan) > 0)
    return describe_open (self);
  if (state == FFW_IMPORT_CHECKING)
    return NULL;
  if (totals->errors > 0)
    return ffw_words_count (FFW_NP_ ("It cannot be imported as it is: there is %1$d error.",
                                     "It cannot be imported as it is: there are %1$d errors."),
                            totals->errors);
  if (totals->counts.added + totals->counts.updated == 0 && !ffw_roster_has_accepted (self->plan))
    return g_strdup (_ ("There is nothing to import."));

  return NULL;
}

/* A line below the header with the way to what is to be done, and what the pointer on the button
 * says. */
static void
show_held (FfwImportView *self, const FfwImportTotals *totals)
{
  g_autofree char *held = describe_held (self, totals);
  gboolean asks = held && ffw_import_plan_count_open (self->plan) > 0;

  gtk_widget_set_tooltip_text (self->import, held);
  gtk_label_set_label (self->held_label, held ? held : "");
  gtk_button_set_label (self->held_button, asks ? _ ("_Next Question") : _ ("_Findings"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->held_button),
                                  asks ? "import.answer" : "import.next-finding");
  gtk_widget_set_visible (GTK_WIDGET (self->held_button), asks || totals->errors > 0);
  gtk_widget_set_visible (self->held, held != NULL);
}

static void
show_verdict (FfwImportView *self)
{
  const FfwImportTotals totals = ffw_import_plan_get_totals (self->plan);
  g_autofree char *verdict = describe (self, &totals);
  g_autofree char *skip = ffw_import_words_skip (&totals);
  GtkWidget *skip_label;

  gtk_label_set_label (self->verdict, verdict);
  show_held (self, &totals);
  gtk_widget_set_visible (self->again,
                          totals.errors > 0
                              || ffw_import_plan_get_state (self->plan) == FFW_IMPORT_UNCHECKED);
  gtk_button_set_label (self->skip, skip);
  skip_label = gtk_button_get_child (self->skip);
  gtk_label_set_wrap (GTK_LABEL (skip_label), TRUE);
  gtk_label_set_justify (GTK_LABEL (skip_label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (self->answer, ffw_import_plan_count_open (self->plan) > 0);
  ffw_words_mend_names (GTK_WIDGET (self->skip));
}

static void
on_fraction (FfwImportView *self)
{
  double fraction = self->job ? ffw_job_get_fraction (self->job) : -1;

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
}

static void
show_busy (FfwImportView *self)
{
  FfwImportState state = ffw_import_plan_get_state (self->plan);
  FfwJob *job = ffw_import_plan_get_job (self->plan);
  gboolean busy = job || state == FFW_IMPORT_LOOKING;

  gtk_label_set_label (self->busy_label, state == FFW_IMPORT_LOOKING   ? _ ("Reading the files…")
                                         : state == FFW_IMPORT_WRITING ? _ ("Importing…")
                                                                       : _ ("Checking…"));
  if (job && job != self->job)
    {
      gtk_progress_bar_set_fraction (self->progress, 0);
      g_signal_connect_object (job, "notify::fraction", G_CALLBACK (on_fraction), self,
                               G_CONNECT_SWAPPED);
    }
  self->job = job;
  gtk_revealer_set_reveal_child (self->busy, busy);
}

/* The switcher stands at the bottom where there is no room for it at the top; a line stands below
 * the findings then. */
static void
on_title_visible (FfwImportView *self)
{
  gboolean some = ffw_import_plan_get_n_files (self->plan) > 0;
  gboolean narrow = some && adw_view_switcher_title_get_title_visible (self->switcher);

  /* Shown at once: while it is being revealed, GTK finds no room in it and complains. */
  gtk_widget_set_visible (GTK_WIDGET (self->bar), narrow);
  if (some)
    {
      ffw_import_findings_set_narrow (self->findings, narrow);
      for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->files)); box;
           box = gtk_widget_get_next_sibling (box))
        ffw_import_file_box_set_narrow (FFW_IMPORT_FILE_BOX (box), narrow);
    }
}

/* What had the keyboard may be gone, or cannot be pressed any more. */
static void
keep_focus (FfwImportView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Not the button that closes the window, which stands first. */
static gboolean
ffw_import_view_grab_focus (GtkWidget *widget)
{
  FfwImportView *self = FFW_IMPORT_VIEW (widget);

  if (ffw_import_plan_get_state (self->plan) == FFW_IMPORT_EMPTY)
    return gtk_widget_grab_focus (self->choose);

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_focus_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static GArray *
list_steps (FfwImportView *self)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (FfwImportStep));

  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->files)); box;
       box = gtk_widget_get_next_sibling (box))
    ffw_import_file_box_add_steps (FFW_IMPORT_FILE_BOX (box), steps);

  return steps;
}

/* The next that is open after the one that has the keyboard, or had it before it was settled; the
 * first after the last. */
static GtkWidget *
find_next (FfwImportView *self)
{
  g_autoptr (GArray) steps = list_steps (self);
  guint from = self->at;

  for (guint i = 0; i < steps->len; i++)
    if (is_focus_in (g_array_index (steps, FfwImportStep, i).widget))
      from = i + 1;
  for (guint i = 0; i < steps->len; i++)
    {
      guint position = (from + i) % steps->len;
      const FfwImportStep *step = &g_array_index (steps, FfwImportStep, position);

      if (!step->is_open)
        continue;
      self->at = position;
      return step->widget;
    }

  return NULL;
}

/* The whole question, and not just what has the keyboard; its beginning where it is too long. */
static gboolean
on_show_step (GtkWidget *step, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;
  GtkWidget *scrolled = gtk_widget_get_ancestor (step, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment
      = scrolled ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;
  graphene_rect_t bounds;

  /* What came or went with the answer has its place only then. */
  if (--*n_frames > 0)
    return G_SOURCE_CONTINUE;
  if (adjustment && gtk_widget_compute_bounds (step, scrolled, &bounds))
    {
      double value = gtk_adjustment_get_value (adjustment);
      double top = value + bounds.origin.y - ROOM_ABOVE;
      double bottom = value + bounds.origin.y + bounds.size.height + ROOM_ABOVE;
      double page = gtk_adjustment_get_page_size (adjustment);

      if (top < value || bottom - top > page)
        gtk_adjustment_set_value (adjustment, top);
      else if (bottom > value + page)
        gtk_adjustment_set_value (adjustment, bottom - page);
    }

  return G_SOURCE_REMOVE;
}

static void show_what_happens (FfwImportView *self);

/** Shows the next question that only a person can answer, and puts the keyboard there; what would
 *  happen after the last. */
void
ffw_import_view_answer (FfwImportView *self)
{
  GtkWidget *step = find_next (self);
  guint *n_frames;

  if (step == NULL)
    {
      /* Once that is known, which it may be already. */
      if (ffw_import_plan_count_open (self->plan) > 0)
        return;
      if (ffw_import_plan_get_state (self->plan) == FFW_IMPORT_CHECKED)
        show_what_happens (self);
      else
        self->fresh |= ffw_import_plan_get_state (self->plan) == FFW_IMPORT_CHECKING;
      return;
    }
  self->fresh = FALSE;
  adw_view_stack_set_visible_child_name (self->pages, "files");
  gtk_widget_grab_focus (step);
  n_frames = g_new (guint, 1);
  *n_frames = FRAMES_OF_LAYOUT;
  gtk_widget_add_tick_callback (step, on_show_step, n_frames, g_free);
}

/* Shows what would happen as soon as it is known, and puts the keyboard where one goes on. */
static void
show_what_happens (FfwImportView *self)
{
  self->fresh = FALSE;
  if (ffw_import_plan_count_open (self->plan) > 0)
    {
      ffw_import_view_answer (self);
      return;
    }
  adw_view_stack_set_visible_child_name (self->pages, "check");
  if (gtk_widget_is_sensitive (self->import))
    gtk_widget_grab_focus (self->import);
  else if (gtk_widget_is_sensitive (GTK_WIDGET (self->skip)))
    gtk_widget_grab_focus (GTK_WIDGET (self->skip));
}

static void
on_changed (FfwImportView *self)
{
  FfwImportState state = ffw_import_plan_get_state (self->plan);
  gboolean empty = state == FFW_IMPORT_EMPTY;

  if (state == FFW_IMPORT_LOOKING && self->shown == NULL)
    self->fresh = TRUE;
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "pages");
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, !empty);
  show_files (self);
  on_title_visible (self);
  show_busy (self);
  show_figures (self);
  adw_view_stack_page_set_visible (self->roster_page,
                                   ffw_roster_view_show (self->roster, self->plan));
  show_verdict (self);
  ffw_import_findings_show (self->findings, self->plan);
  ffw_import_outcomes_show (self->outcomes, self->plan);

  if (state == FFW_IMPORT_CHECKED && self->fresh)
    show_what_happens (self);
  else if (state == FFW_IMPORT_UNCHECKED)
    {
      adw_view_stack_set_visible_child_name (self->pages, "check");
      gtk_widget_grab_focus (self->again);
    }
  else if (state == FFW_IMPORT_ASKING)
    {
      adw_view_stack_set_visible_child_name (self->pages, "files");
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  keep_focus (self);
}

/** Returns: (transfer full): the findings that are shown, to be copied */
char *
ffw_import_view_get_findings_text (FfwImportView *self)
{
  return ffw_import_findings_get_text (self->findings);
}

/** Shows the findings, or goes to the next where they are shown. */
void
ffw_import_view_next_finding (FfwImportView *self)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "findings") == 0)
    {
      ffw_import_findings_next (self->findings);
      return;
    }

  adw_view_stack_set_visible_child_name (self->pages, "findings");
  ffw_import_findings_focus (self->findings);
}

/** Returns: what is looked at, for ffw_import_view_restore() of another one on the same plan */
GVariant *
ffw_import_view_save (FfwImportView *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  return g_variant_new ("(sbu@(uu))", page ? page : "", self->fresh,
                        ffw_import_outcomes_save (self->outcomes),
                        ffw_import_findings_save (self->findings));
}

void
ffw_import_view_restore (FfwImportView *self, GVariant *state)
{
  const char *page;
  guint outcomes;
  g_autoptr (GVariant) findings = NULL;

  g_variant_get (state, "(&sbu@(uu))", &page, &self->fresh, &outcomes, &findings);
  ffw_import_outcomes_restore (self->outcomes, outcomes);
  if (*page)
    adw_view_stack_set_visible_child_name (self->pages, page);
  ffw_import_findings_restore (self->findings, findings);
  keep_focus (self);
}

static void
ffw_import_view_dispose (GObject *object)
{
  FfwImportView *self = FFW_IMPORT_VIEW (object);

  if (self->plan)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->shown);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ffw_import_view_parent_class)->dispose (object);
}

static void
ffw_import_view_class_init (FfwImportViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_import_view_dispose;
  widget_class->grab_focus = ffw_import_view_grab_focus;

  g_type_ensure (FFW_TYPE_IMPORT_FINDINGS);
  g_type_ensure (FFW_TYPE_IMPORT_OUTCOMES);
  g_type_ensure (FFW_TYPE_ROSTER_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, switcher);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, bar);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, import);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, choose);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, templates);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, read_only);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, reason);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, held);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, held_label);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, held_button);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, busy);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, busy_label);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, progress);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, stop);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, pages);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, findings_page);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, roster_page);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, roster);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, files);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, verdict);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, skip);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, again);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, answer);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, figures);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, findings);
  gtk_widget_class_bind_template_child (widget_class, FfwImportView, outcomes);
}

static void
ffw_import_view_init (FfwImportView *self)
{
  g_autoptr (GMenuModel) templates = ffw_import_template_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->templates, templates);
}

/* A switcher and its pictures would be heard as the names of their types. */
static void
name_switcher (GtkWidget *widget, const char *name)
{
  g_autofree char *label = NULL;

  if (ADW_IS_VIEW_SWITCHER (widget))
    ffw_words_name (GTK_ACCESSIBLE (widget), _ ("Parts of the import"));
  if (GTK_IS_TOGGLE_BUTTON (widget))
    g_object_get (widget, "label", &label, NULL);
  if (GTK_IS_IMAGE (widget) && name)
    ffw_words_name (GTK_ACCESSIBLE (widget), name);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_switcher (child, label ? label : name);
}

static void
show_read_only (FfwImportView *self)
{
  const char *reason
      = ffw_workspace_get_read_only_reason (ffw_import_plan_get_workspace (self->plan));
  g_autofree char *sentence = NULL;

  if (reason == NULL)
    return;

  /* Translators: %1$s is a sentence that says why a workspace can only be read */
  sentence = ffw_words (_ ("%1$s You can see what the files would do, but not import them."),
                        reason, NULL);
  gtk_label_set_label (self->reason, sentence);
  gtk_info_bar_set_revealed (self->read_only, TRUE);
}

/** Returns: (transfer floating): a view of the plan */
GtkWidget *
ffw_import_view_new (FfwImportPlan *plan)
{
  FfwImportView *self = g_object_new (FFW_TYPE_IMPORT_VIEW, NULL);

  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->switcher, "notify::title-visible", G_CALLBACK (on_title_visible),
                            self);
  show_read_only (self);
  name_switcher (GTK_WIDGET (self->switcher), NULL);
  name_switcher (GTK_WIDGET (self->bar), NULL);
  ffw_words_mend_names (GTK_WIDGET (self));
  on_changed (self);

  return GTK_WIDGET (self);
}
