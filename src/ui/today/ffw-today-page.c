/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-today-page.h"

#include "ffw-chart-card.h"
#include "ffw-choice.h"
#include "ffw-concern.h"
#include "ffw-job.h"
#include "ffw-stacked-chart.h"
#include "ffw-today-charts.h"
#include "ffw-today-row.h"
#include "ffw-today.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwTodayPage:
 *
 * What needs a hand today: how many people lack what, each line opening their list; and how
 * standing is spread. For everyone, or for an organisation, which is remembered.
 *
 * Actions: `today.refresh`, `today.over-time` (works out the last twelve months).
 */
struct _FfwTodayPage
{
  FfwPage parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *as_of;
  FfwChoice *organisation;
  AdwPreferencesGroup *training;
  AdwPreferencesGroup *sessions;
  GtkWidget *calm;
  GtkWidget *unasked;
  AdwPreferencesGroup *areas;
  AdwPreferencesGroup *data;
  GtkBox *charts;
  GtkWidget *over_time_button;

  GtkWidget *unsettled;
  GPtrArray *rows;      /* of GtkWidget, one a line */
  GPtrArray *area_rows; /* likewise, one an area that was ever shown */
  FfwChartCard *cards[FFW_N_STANDING_BY];
  FfwChartCard *over_time;
  gboolean wants_over_time;
  GCancellable *reading;
  GCancellable *counting; /* of the last twelve months */
};

G_DEFINE_FINAL_TYPE (FfwTodayPage, ffw_today_page, FFW_TYPE_PAGE)

static const char *const tables[]
    = { "absence", "area",         "booking",  "course",          "form",        "organisation",
        "person",  "post",         "question", "standing",        "requirement", "role",
        "session", "session_date", "site",     "transfer_person", NULL };

/* What is asked in a thread of the workspace. */
typedef struct
{
  char *organisation; /* or NULL */
  FfwLanguage language;
  FfwJob *job;
} Ask;

static const char *
get_organisation (FfwTodayPage *self)
{
  const char *code = ffw_choice_get_code (self->organisation);

  return code && *code ? code : NULL;
}

static Ask *
ask_new (FfwTodayPage *self)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->organisation = g_strdup (get_organisation (self));
  ask->language = ffw_language_get ();

  return ask;
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_object (&ask->job);
  g_free (ask->organisation);
  g_free (ask);
}

/* What waits for an answer: the page, and by what it knows that it still wants it. */
typedef struct
{
  FfwTodayPage *page;
  GCancellable *cancellable;
  FfwJob *job;
} Waiting;

static Waiting *
waiting_new (FfwTodayPage *self, GCancellable *cancellable)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->page = g_object_ref (self);
  waiting->cancellable = g_object_ref (cancellable);

  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->page);
  g_object_unref (waiting->cancellable);
  g_clear_object (&waiting->job);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
stop (GCancellable **cancellable)
{
  if (*cancellable)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static GVariant *
make_target (const FfwTodayLine *line, const char *organisation)
{
  GVariantBuilder filters;

  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; line->filters[i]; i += 2)
    g_variant_builder_add (&filters, "{ss}", line->filters[i], line->filters[i + 1]);
  if (organisation && ffw_today_line_is_of_people (line))
    g_variant_builder_add (&filters, "{ss}", "organisation", organisation);

  return g_variant_new ("(sa{ss})", line->page, &filters);
}

static void
add_line (FfwTodayPage *self, const FfwTodayLine *line)
{
  AdwPreferencesGroup *const groups[FFW_N_TODAY_GROUPS] = {
    [FFW_TODAY_TRAINING] = self->training,
    [FFW_TODAY_SESSIONS] = self->sessions,
    [FFW_TODAY_DATA] = self->data,
  };
  GtkWidget *row = ffw_today_row_new (line->is_urgent);

  adw_preferences_group_add (groups[line->group], row);
  g_ptr_array_add (self->rows, row);
}

/* An area, and how many are not in date in it, whether that is mandatory for them or not. */
static void
show_area (FfwTodayPage *self, GtkWidget *row, const FfwStandingFigure *figure)
{
  guint64 mandatory = ffw_standing_figure_count_wanting (figure->counts);
  guint64 recommended = ffw_standing_figure_count_wanting (figure->recommended);
  g_autofree char *for_some = NULL;

  if (recommended > 0 && mandatory > 0)
    for_some = ffw_words_count (
        FFW_NP_ ("For %1$d of them it is recommended", "For %1$d of them it is recommended"),
        recommended);
  ffw_today_row_show (
      row, figure->title, recommended > 0 && mandatory == 0 ? _ ("Recommended") : for_some,
      mandatory + recommended,
      ffw_today_row_make_target (get_organisation (self), "area", figure->code, NULL));
}

static void
show_areas (FfwTodayPage *self, GPtrArray *figures)
{
  gboolean any = FALSE;

  while (self->area_rows->len < figures->len)
    {
      GtkWidget *row = ffw_today_row_new (FALSE);

      adw_preferences_group_add (self->areas, row);
      g_ptr_array_add (self->area_rows, row);
    }
  for (guint i = 0; i < self->area_rows->len; i++)
    {
      gtk_widget_set_visible (self->area_rows->pdata[i], FALSE);
      if (i < figures->len)
        show_area (self, self->area_rows->pdata[i], figures->pdata[i]);
      any |= gtk_widget_get_visible (self->area_rows->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->areas), any);
}

/* A workspace that can only be read stays at the day on which it was last written. */
static void
show_day (FfwTodayPage *self, FfwDate day)
{
  FfwDate today = ffw_date_today ();
  g_autofree char *date = ffw_words_date (today);
  g_autofree char *stored = ffw_words_date (day);
  g_autofree char *said
      = day == FFW_DATE_NONE
            ? g_strdup (_ ("How people stand has not been worked out in this workspace, and it can "
                           "only be read here."))
            /* Translators: %1$s is a date that is not today */
            : ffw_words (_ ("This is how people stood on %1$s, as the workspace can only be read "
                            "here."),
                         stored, NULL);

  adw_window_title_set_subtitle (self->title, date);
  gtk_label_set_label (self->as_of, said);
  gtk_widget_set_visible (
      GTK_WIDGET (self->as_of),
      day != today && ffw_workspace_is_read_only (ffw_page_get_workspace (FFW_PAGE (self))));
}

static void
show (FfwTodayPage *self, const FfwToday *today)
{
  guint n;
  const FfwTodayLine *lines = ffw_today_lines (&n);
  gboolean any[FFW_N_TODAY_GROUPS] = { FALSE };

  for (guint i = 0; i < n; i++)
    {
      ffw_today_row_show (self->rows->pdata[i], _ (lines[i].title), NULL, today->counts[i],
                          make_target (&lines[i], get_organisation (self)));
      any[lines[i].group] |= today->counts[i] > 0;
    }
  ffw_today_row_show_action (self->unsettled, _ ("People of slips and nominations to settle"), NULL,
                             (guint64)today->n_unsettled, "transfer.settle",
                             g_variant_new_int64 (0));
  any[FFW_TODAY_DATA] |= today->n_unsettled > 0;
  gtk_widget_set_visible (self->calm, today->has_requirements && !any[FFW_TODAY_TRAINING]);
  gtk_widget_set_visible (self->unasked, !today->has_requirements);
  gtk_widget_set_visible (GTK_WIDGET (self->sessions), any[FFW_TODAY_SESSIONS]);
  gtk_widget_set_visible (GTK_WIDGET (self->data), any[FFW_TODAY_DATA]);
  show_day (self, today->day);
  gtk_stack_set_visible_child_name (self->stack, today->is_empty ? "empty" : "lines");
}

static gpointer
read_figures (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < FFW_N_STANDING_BY; i++)
    {
      GPtrArray *figures = ffw_standing_figures_read (connection, (FfwStandingBy)i,
                                                      ask->organisation, ask->language, error);

      if (figures == NULL)
        return NULL;
      g_ptr_array_add (all, figures);
    }

  return g_steal_pointer (&all);
}

static void
on_figures (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  FfwTodayPage *self = waiting->page;
  g_autoptr (GPtrArray) all = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  if (self->reading != waiting->cancellable)
    return;

  g_clear_object (&self->reading);
  for (guint i = 0; all && i < FFW_N_STANDING_BY; i++)
    ffw_chart_card_take (
        self->cards[i], ffw_today_chart (all->pdata[i], (FfwStandingBy)i, get_organisation (self)));
  if (all)
    show_areas (self, all->pdata[FFW_STANDING_BY_AREA]);
  gtk_widget_set_visible (self->over_time_button,
                          all && ((GPtrArray *)all->pdata[0])->len > 0 && !self->wants_over_time);
}

static gpointer
read_today (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_today_read (connection, ((Ask *)data)->organisation, error);
}

static void
on_today (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  FfwTodayPage *self = waiting->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwToday) today = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading != waiting->cancellable)
    return;
  if (today == NULL)
    {
      g_clear_object (&self->reading);
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  show (self, today);
  ffw_workspace_read_async (FFW_WORKSPACE (source), read_figures, ask_new (self), ask_free,
                            (GDestroyNotify)g_ptr_array_unref, self->reading, on_figures,
                            waiting_new (self, self->reading));
}

static void
refresh (FfwTodayPage *self)
{
  FfwWorkspace *workspace = ffw_page_get_workspace (FFW_PAGE (self));

  stop (&self->reading);
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (workspace, read_today, ask_new (self), ask_free,
                            (GDestroyNotify)ffw_today_free, self->reading, on_today,
                            waiting_new (self, self->reading));
}

static void
do_refresh (GtkWidget *widget, const char *action, GVariant *parameter)
{
  refresh (FFW_TODAY_PAGE (widget));
}

static void
tell_done (guint64 done, guint64 total, gpointer data)
{
  ffw_job_set_done (((Ask *)data)->job, done, total);
}

static gpointer
read_over_time (FfwConnection *connection, gpointer data, GError **error)
{
  Ask *ask = data;

  return ffw_standing_figures_over_time (connection, ask->organisation, ffw_date_today (),
                                         tell_done, ask, error);
}

/* What was stopped can be asked for again. */
static void
on_over_time (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  FfwTodayPage *self = waiting->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                             &error);

  if (figures)
    ffw_job_end (waiting->job, NULL, NULL, NULL, NULL);
  else
    ffw_job_fail (waiting->job, _ ("The Last Twelve Months Could Not Be Worked Out"), error);
  if (self->counting != waiting->cancellable)
    return;

  g_clear_object (&self->counting);
  self->wants_over_time = figures != NULL;
  gtk_widget_set_visible (self->over_time_button, figures == NULL);
  if (figures)
    ffw_chart_card_take (self->over_time, ffw_today_chart_over_time (figures));
}

static void
count_over_time (FfwTodayPage *self)
{
  FfwWorkspace *workspace = ffw_page_get_workspace (FFW_PAGE (self));
  Ask *ask = ask_new (self);
  Waiting *waiting;

  stop (&self->counting);
  ask->job = g_object_ref (
      ffw_job_start (workspace, FFW_JOB_READS, N_ ("Working out the last twelve months"), NULL));
  self->counting = g_object_ref (ffw_job_get_cancellable (ask->job));
  self->wants_over_time = TRUE;
  gtk_widget_set_visible (self->over_time_button, FALSE);
  waiting = waiting_new (self, self->counting);
  waiting->job = g_object_ref (ask->job);
  ffw_workspace_read_async (workspace, read_over_time, ask, ask_free,
                            (GDestroyNotify)g_ptr_array_unref, self->counting, on_over_time,
                            waiting);
}

static void
do_over_time (GtkWidget *widget, const char *action, GVariant *parameter)
{
  count_over_time (FFW_TODAY_PAGE (widget));
}

/* What was worked out before is of other people, or of what has changed since. */
static void
forget_over_time (FfwTodayPage *self)
{
  stop (&self->counting);
  self->wants_over_time = FALSE;
  ffw_chart_card_take (self->over_time, NULL);
}

static void
on_organisation (FfwTodayPage *self)
{
  forget_over_time (self);
  refresh (self);
}

static void
on_workspace_changed (FfwTodayPage *self, const char *const *changed)
{
  if (!ffw_concern_any (changed, tables))
    return;
  forget_over_time (self);
  refresh (self);
}

static GVariant *
ffw_today_page_save (FfwPage *page)
{
  FfwTodayPage *self = FFW_TODAY_PAGE (page);
  const char *organisation = get_organisation (self);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "organisation", "s", organisation ? organisation : "");
  g_variant_dict_insert (&state, "over-time", "b", self->wants_over_time);

  return g_variant_dict_end (&state);
}

static void
ffw_today_page_restore (FfwPage *page, GVariant *state)
{
  FfwTodayPage *self = FFW_TODAY_PAGE (page);
  const char *organisation;
  gboolean over_time;

  if (g_variant_lookup (state, "organisation", "&s", &organisation))
    ffw_choice_set_code (self->organisation, organisation);
  if (g_variant_lookup (state, "over-time", "b", &over_time) && over_time)
    count_over_time (self);
}

static void
ffw_today_page_constructed (GObject *object)
{
  FfwTodayPage *self = FFW_TODAY_PAGE (object);
  FfwWorkspace *workspace = ffw_page_get_workspace (FFW_PAGE (self));
  guint n;
  const FfwTodayLine *lines = ffw_today_lines (&n);

  G_OBJECT_CLASS (ffw_today_page_parent_class)->constructed (object);

  for (guint i = 0; i < n; i++)
    add_line (self, &lines[i]);
  self->unsettled = ffw_today_row_new (FALSE);
  adw_preferences_group_add (self->data, self->unsettled);
  for (guint i = 0; i < FFW_N_STANDING_BY; i++)
    {
      self->cards[i] = FFW_CHART_CARD (ffw_chart_card_new (FFW_TYPE_STACKED_CHART));
      gtk_box_append (self->charts, GTK_WIDGET (self->cards[i]));
    }
  self->over_time = FFW_CHART_CARD (ffw_chart_card_new (FFW_TYPE_STACKED_CHART));
  gtk_box_append (self->charts, GTK_WIDGET (self->over_time));

  ffw_choice_set_source (self->organisation, workspace, "organisation");
  g_signal_connect_swapped (self->organisation, "notify::code", G_CALLBACK (on_organisation), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (on_workspace_changed), self);
  refresh (self);
}

static void
ffw_today_page_dispose (GObject *object)
{
  FfwTodayPage *self = FFW_TODAY_PAGE (object);

  stop (&self->reading);
  stop (&self->counting);
  if (self->organisation)
    g_signal_handlers_disconnect_by_data (self->organisation, self);
  self->organisation = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_today_page_parent_class)->dispose (object);
}

static void
ffw_today_page_finalize (GObject *object)
{
  g_ptr_array_unref (FFW_TODAY_PAGE (object)->rows);
  g_ptr_array_unref (FFW_TODAY_PAGE (object)->area_rows);

  G_OBJECT_CLASS (ffw_today_page_parent_class)->finalize (object);
}

static gboolean
ffw_today_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (FFW_TODAY_PAGE (widget)->stack), GTK_DIR_TAB_FORWARD);
}

static void
ffw_today_page_class_init (FfwTodayPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwPageClass *page_class = FFW_PAGE_CLASS (class);

  object_class->constructed = ffw_today_page_constructed;
  object_class->dispose = ffw_today_page_dispose;
  object_class->finalize = ffw_today_page_finalize;
  widget_class->grab_focus = ffw_today_page_grab_focus;
  page_class->save = ffw_today_page_save;
  page_class->restore = ffw_today_page_restore;

  g_type_ensure (FFW_TYPE_CHOICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/today/ffw-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, training);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, sessions);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, calm);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, unasked);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, areas);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, data);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, charts);
  gtk_widget_class_bind_template_child (widget_class, FfwTodayPage, over_time_button);
  gtk_widget_class_install_action (widget_class, "today.refresh", NULL, do_refresh);
  gtk_widget_class_install_action (widget_class, "today.over-time", NULL, do_over_time);
}

static void
ffw_today_page_init (FfwTodayPage *self)
{
  self->rows = g_ptr_array_new ();
  self->area_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
