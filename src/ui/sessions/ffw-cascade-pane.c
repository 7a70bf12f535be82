/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cascade-pane.h"

#include "ffw-bar-chart.h"
#include "ffw-cascade-places.h"
#include "ffw-cascade-tree.h"
#include "ffw-cascade-words.h"
#include "ffw-chart-card.h"
#include "ffw-choice.h"
#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-directory.h"
#include "ffw-plain-table.h"
#include "ffw-trainers.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How many thin places are listed; the rest is counted. */
#define MOST_PLACES 60

struct _FfwCascadePane
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed;
  FfwChoice *course;
  GtkLabel *summary;
  GtkToggleButton *as_table;
  GtkStack *views;
  FfwCascadeTree *tree;
  AdwBin *table;
  GtkLabel *left_out;
  GtkBox *charts;
  AdwPreferencesGroup *thin;
  GtkLabel *forecast_text;
  FfwDateEntry *by;
  GtkLabel *reach;

  FfwChartCard *areas;
  FfwChartCard *organisations;
  GPtrArray *rows;
  FfwForecast forecast;
  FfwWorkspace *workspace;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwCascadePane, ffw_cascade_pane, ADW_TYPE_BIN)

typedef struct
{
  char *course;
  FfwLanguage language;
} Question;

/* All that the page shows. */
typedef struct
{
  FfwCascade *cascade;
  GPtrArray *areas;
  GPtrArray *organisations;
  GPtrArray *thin;
  gboolean has_forecast;
  FfwForecast forecast;
} Answer;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->course);
  g_free (self);
}

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_clear_pointer (&self->cascade, ffw_cascade_free);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->organisations, g_ptr_array_unref);
  g_clear_pointer (&self->thin, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_answer (FfwConnection *connection, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  FfwDate today = ffw_date_today ();
  gint64 course = 0;

  if (*question->course
      && !ffw_directories_find (directories, "course", question->course, &course, error))
    return NULL;
  answer->cascade = ffw_cascade_read (connection, course, today, question->language, error);
  answer->areas = answer->cascade
                      ? ffw_cascade_places_read (connection, FFW_CASCADE_BY_POLICE_AREA, course,
                                                 today, question->language, error)
                      : NULL;
  answer->organisations = answer->areas
                              ? ffw_cascade_places_read (connection, FFW_CASCADE_BY_ORGANISATION,
                                                         course, today, question->language, error)
                              : NULL;
  answer->thin = answer->organisations
                     ? ffw_thin_places_read (connection, course, today, question->language, error)
                     : NULL;
  if (answer->thin == NULL)
    return NULL;
  answer->has_forecast = course != 0;
  if (course != 0 && !ffw_forecast_read (connection, course, today, &answer->forecast, error))
    return NULL;

  return g_steal_pointer (&answer);
}

static void
show_cascade (FfwCascadePane *self, const FfwCascade *cascade)
{
  g_autofree char *summary = ffw_cascade_say_all (cascade);
  g_autoptr (GPtrArray) rows = ffw_cascade_make_table (cascade);
  g_autofree char *left_out = NULL;
  guint n = ffw_cascade_tree_show (self->tree, cascade);

  gtk_label_set_label (self->summary, summary);
  adw_bin_set_child (self->table, ffw_plain_table_new (_ ("Who trained whom"), rows, FALSE));
  left_out = ffw_words_count (FFW_NP_ ("%1$d more trainer is only in the table.",
                                       "%1$d more trainers are only in the table."),
                              n);
  gtk_label_set_label (self->left_out, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), n > 0);
}

static void
add_place (FfwCascadePane *self, const char *title, const char *subtitle, gboolean warns)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "title-lines", 0, "subtitle-lines", 0, NULL);

  if (warns)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), ffw_words_icon ("dialog-warning-symbolic"));
  adw_preferences_group_add (self->thin, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_thin_places (FfwCascadePane *self, GPtrArray *places)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->thin, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (places->len, MOST_PLACES); i++)
    {
      const FfwThinPlace *place = places->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s · %s", place->area, place->title);
      g_autofree char *said = ffw_thin_place_say (place);

      add_place (self, title, said, TRUE);
    }
  if (places->len > MOST_PLACES)
    {
      g_autofree char *more = ffw_words_count (FFW_NP_ ("%1$d more place", "%1$d more places"),
                                               places->len - MOST_PLACES);

      add_place (self, more, _ ("Choose a course above to see fewer."), FALSE);
    }
  if (places->len == 0)
    add_place (self, _ ("None"),
               _ ("Each police area has two trainers or more for each course that needs them."),
               FALSE);
}

static void
show_reach (FfwCascadePane *self)
{
  FfwDate by = ffw_date_entry_get_date (self->by);
  g_autofree char *said = by != FFW_DATE_NONE ? ffw_forecast_say_reach (&self->forecast, by) : NULL;

  gtk_label_set_label (self->reach, said ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reach), said != NULL);
}

static void
show_forecast (FfwCascadePane *self, const Answer *answer)
{
  g_autofree char *said = answer->has_forecast
                              ? ffw_forecast_say (&answer->forecast)
                              : g_strdup (_ ("Choose a course above to see how long it takes until "
                                             "everybody who must have it does."));

  self->forecast = answer->forecast;
  gtk_label_set_label (self->forecast_text, said);
  gtk_widget_set_visible (GTK_WIDGET (self->by),
                          answer->has_forecast && answer->forecast.n_need > 0);
  show_reach (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwCascadePane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->rows == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  show_cascade (self, answer->cascade);
  show_thin_places (self, answer->thin);
  show_forecast (self, answer);
  ffw_chart_card_take (self->areas,
                       ffw_cascade_chart_places (answer->areas, _ ("By Police Area"),
                                                 _ ("Police Area"), _ ("no police area known")));
  ffw_chart_card_take (self->organisations,
                       ffw_cascade_chart_places (answer->organisations, _ ("By Organisation"),
                                                 _ ("Organisation"), _ ("no organisation known")));
  gtk_stack_set_visible_child_name (self->stack, answer->cascade->trainers->len > 0
                                                         || *ffw_choice_get_code (self->course)
                                                     ? "cascade"
                                                     : "empty");
}

static void
refresh (FfwCascadePane *self)
{
  Question *question;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  question = g_new (Question, 1);
  *question = (Question){ g_strdup (ffw_choice_get_code (self->course)), ffw_language_get () };
  ffw_workspace_read_async (self->workspace, read_answer, question, question_free, answer_free,
                            self->reading, on_read, g_object_ref (self));
}

/* What nobody looks at is read when somebody does. */
static void
refresh_if_seen (FfwCascadePane *self)
{
  if (self->workspace && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_changed (FfwCascadePane *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_trainers_list.tables))
    refresh_if_seen (self);
}

static void
on_as_table (FfwCascadePane *self)
{
  gtk_stack_set_visible_child_name (
      self->views, gtk_toggle_button_get_active (self->as_table) ? "table" : "picture");
}

static void
ffw_cascade_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ffw_cascade_pane_parent_class)->map (widget);

  refresh_if_seen (FFW_CASCADE_PANE (widget));
}

static gboolean
ffw_cascade_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_CASCADE_PANE (widget)->course));
}

static void
ffw_cascade_pane_dispose (GObject *object)
{
  FfwCascadePane *self = FFW_CASCADE_PANE (object);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_cascade_pane_parent_class)->dispose (object);
}

static void
ffw_cascade_pane_class_init (FfwCascadePaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_cascade_pane_dispose;
  widget_class->map = ffw_cascade_pane_map;
  widget_class->grab_focus = ffw_cascade_pane_grab_focus;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_CASCADE_TREE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-cascade-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, course);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, summary);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, as_table);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, views);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, tree);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, table);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, left_out);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, charts);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, thin);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, forecast_text);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, by);
  gtk_widget_class_bind_template_child (widget_class, FfwCascadePane, reach);
}

static void
ffw_cascade_pane_init (FfwCascadePane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->areas = FFW_CHART_CARD (ffw_chart_card_new (FFW_TYPE_BAR_CHART));
  self->organisations = FFW_CHART_CARD (ffw_chart_card_new (FFW_TYPE_BAR_CHART));
  gtk_box_append (self->charts, GTK_WIDGET (self->areas));
  gtk_box_append (self->charts, GTK_WIDGET (self->organisations));
  ffw_words_mend_names (GTK_WIDGET (self));
}

void
ffw_cascade_pane_set_workspace (FfwCascadePane *self, FfwWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  ffw_choice_set_source (self->course, workspace, "course");
  g_signal_connect_object (self->course, "notify::code", G_CALLBACK (refresh_if_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by, "notify::date", G_CALLBACK (show_reach), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_table, "toggled", G_CALLBACK (on_as_table), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/** Returns: (transfer floating): what is chosen (a{sv}) */
GVariant *
ffw_cascade_pane_save (FfwCascadePane *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "course", "s", ffw_choice_get_code (self->course));
  g_variant_dict_insert (&state, "table", "b", gtk_toggle_button_get_active (self->as_table));
  g_variant_dict_insert (&state, "by", "s", ffw_date_entry_get_text (self->by));

  return g_variant_dict_end (&state);
}

/** Takes what ffw_cascade_pane_save() gave; nonsense is left alone. */
void
ffw_cascade_pane_restore (FfwCascadePane *self, GVariant *state)
{
  const char *text;
  gboolean table;

  if (g_variant_lookup (state, "course", "&s", &text))
    ffw_choice_set_code (self->course, text);
  if (g_variant_lookup (state, "table", "b", &table))
    gtk_toggle_button_set_active (self->as_table, table);
  if (g_variant_lookup (state, "by", "&s", &text))
    ffw_date_entry_set_text (self->by, text);
}
