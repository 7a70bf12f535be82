/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-waive-form.h"

#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-codes-entry.h"
#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-person-rows.h"
#include "ffw-text-entry.h"
#include "ffw-waivers.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define WAIVE  "waive"
#define END    "end"
#define REMOVE "remove"

struct _FfwWaiveForm
{
  FfwManyForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  FfwChoice *what;
  FfwCodesEntry *areas;
  FfwDateEntry *from;
  FfwDateEntry *until;
  FfwTextEntry *reason;
  GtkWidget *kept;
  FfwManyPreview *preview;
  GtkWidget *there_title;
  GtkListBox *there;

  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwWaiveForm, ffw_waive_form, FFW_TYPE_MANY_FORM)

static gboolean
is_chosen (FfwWaiveForm *self, const char *what)
{
  return g_str_equal (ffw_choice_get_code (self->what), what);
}

static void
on_what (FfwWaiveForm *self)
{
  gboolean waive = is_chosen (self, WAIVE);

  gtk_widget_set_visible (GTK_WIDGET (self->from), waive);
  gtk_widget_set_visible (GTK_WIDGET (self->until), !is_chosen (self, REMOVE));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), waive);
  gtk_widget_set_visible (self->kept, waive);
}

static void
on_areas (FfwWaiveForm *self)
{
  ffw_codes_entry_show_problem (self->areas, NULL);
}

static void
on_reason (FfwWaiveForm *self)
{
  ffw_text_entry_show_problem (self->reason, NULL);
}

/* The end of a waiver is seen to be after its start as soon as both are there. */
static gboolean
check_days (FfwWaiveForm *self)
{
  FfwDate from = ffw_date_entry_get_date (self->from);
  FfwDate until = ffw_date_entry_get_date (self->until);
  gboolean wrong = is_chosen (self, WAIVE) && from != FFW_DATE_NONE && until != FFW_DATE_NONE
                   && until < from;

  if (until != FFW_DATE_NONE)
    ffw_date_entry_show_problem (
        self->until,
        wrong ? _ ("The last day is before the first. Correct one of the two.") : NULL);

  return !wrong;
}

static void
on_days (FfwWaiveForm *self)
{
  check_days (self);
}

static void
ffw_waive_form_fill (FfwManyForm *form, FfwManyPlan *plan)
{
  FfwWaiveForm *self = FFW_WAIVE_FORM (form);

  plan->act = FFW_MANY_WAIVE;
  if (is_chosen (self, END))
    plan->act = FFW_MANY_END_WAIVERS;
  else if (is_chosen (self, REMOVE))
    plan->act = FFW_MANY_REMOVE_WAIVERS;
  g_free (plan->areas);
  plan->areas = g_strdup (ffw_codes_entry_get_codes (self->areas));
  plan->from = ffw_date_entry_get_date (self->from);
  plan->until = ffw_date_entry_get_date (self->until);
  g_free (plan->reason);
  plan->reason = g_strstrip (g_strdup (ffw_text_entry_get_text (self->reason)));
}

static gboolean
is_day (FfwDateEntry *entry)
{
  ffw_date_entry_check (entry);

  return ffw_date_entry_get_date (entry) != FFW_DATE_NONE;
}

static gboolean
ffw_waive_form_check (FfwManyForm *form)
{
  FfwWaiveForm *self = FFW_WAIVE_FORM (form);
  g_autofree char *reason = g_strstrip (g_strdup (ffw_text_entry_get_text (self->reason)));
  GtkWidget *wanting = NULL;

  if (is_chosen (self, WAIVE) && *reason == '\0')
    {
      ffw_text_entry_show_problem (self->reason, _ ("Say why, for those who ask later."));
      wanting = GTK_WIDGET (self->reason);
    }
  if (!is_chosen (self, REMOVE) && (!is_day (self->until) || !check_days (self)))
    wanting = GTK_WIDGET (self->until);
  if (is_chosen (self, WAIVE) && !is_day (self->from))
    wanting = GTK_WIDGET (self->from);
  if (is_chosen (self, WAIVE) && *ffw_codes_entry_get_codes (self->areas) == '\0')
    {
      ffw_codes_entry_show_problem (self->areas, _ ("Choose the training areas that are waived."));
      wanting = GTK_WIDGET (self->areas);
    }
  if (wanting)
    gtk_widget_grab_focus (wanting);

  return wanting == NULL;
}

/* Of which person the waivers are read, and for whom. */
typedef struct
{
  gint64 post;
  FfwLanguage language;
} Asked;

static gpointer
read_waivers (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;

  return ffw_waivers_read (connection, asked->post, asked->language, error);
}

static GtkWidget *
make_row (const FfwWaiver *waiver)
{
  g_autofree char *from = ffw_words_date (waiver->from_on);
  g_autofree char *until = ffw_words_date (waiver->until_on);
  /* Translators: two dates. */
  g_autofree char *days = ffw_words (_ ("%1$s to %2$s"), from, until, NULL);
  g_autofree char *more = ffw_person_rows_join ((const char *[]){ days, waiver->reason, NULL });
  GtkWidget *row = ffw_person_rows_new (waiver->area, more);

  ffw_person_rows_add_button (row, "user-trash-symbolic", _ ("Remove This Waiver"),
                              "waivers.remove", waiver->id);

  return row;
}

static void
on_waivers (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwWaiveForm) self = data;
  g_autoptr (GPtrArray) waivers = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);
  GtkListBoxRow *row;

  if (waivers == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  while ((row = gtk_list_box_get_row_at_index (self->there, 0)))
    gtk_list_box_remove (self->there, GTK_WIDGET (row));
  for (guint i = 0; i < waivers->len; i++)
    gtk_list_box_append (self->there, make_row (waivers->pdata[i]));
  gtk_widget_set_visible (self->there_title, waivers->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->there), waivers->len > 0);
}

static void
show_waivers (FfwWaiveForm *self)
{
  const Asked asked = { ffw_many_form_get_only_post (FFW_MANY_FORM (self)), ffw_language_get () };

  if (asked.post == 0)
    return;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (
      ffw_form_get_workspace (FFW_FORM (self)), read_waivers, g_memdup2 (&asked, sizeof asked),
      g_free, (GDestroyNotify)g_ptr_array_unref, self->reading, on_waivers, g_object_ref (self));
}

static void
on_changed (FfwWaiveForm *self, const char *const *changed)
{
  static const char *const shown[] = { "area", "person", "waiver", NULL };

  if (ffw_concern_any (changed, shown))
    show_waivers (self);
}

static gboolean
remove_waiver (FfwChange *change, gpointer data, GError **error)
{
  g_autoptr (FfwManyResult) result = ffw_many_run (change, data, ffw_date_today (), error);

  return result != NULL;
}

static void
plan_free (gpointer plan)
{
  ffw_many_plan_free (plan);
}

static void
do_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwManyPlan *plan = ffw_many_plan_new (FFW_MANY_REMOVE_WAIVERS);
  gint64 waiver = g_variant_get_int64 (parameter);

  g_array_append_val (plan->rows, waiver);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (widget)), remove_waiver, plan, plan_free,
          _ ("The Waiver Could Not Be Removed"), NULL);
}

static void
ffw_waive_form_restore (FfwForm *form, GVariant *state)
{
  FFW_FORM_CLASS (ffw_waive_form_parent_class)->restore (form, state);
  show_waivers (FFW_WAIVE_FORM (form));
}

static void
ffw_waive_form_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ffw_waive_form_parent_class)->root (widget);
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)),
                                 FFW_WAIVE_FORM (widget)->save_button);
}

static gboolean
ffw_waive_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_WAIVE_FORM (widget)->areas));
}

static void
offer (FfwWaiveForm *self)
{
  g_autoptr (GPtrArray) whats = ffw_choices_new ();

  g_ptr_array_add (whats, ffw_choice_row_new (WAIVE, _ ("Waive training for a time")));
  g_ptr_array_add (whats, ffw_choice_row_new (END, _ ("End waivers")));
  g_ptr_array_add (whats, ffw_choice_row_new (REMOVE, _ ("Remove waivers that are not over")));
  ffw_choice_set_rows (self->what, whats);
  ffw_choice_set_code (self->what, WAIVE);
}

static void
ffw_waive_form_constructed (GObject *object)
{
  FfwWaiveForm *self = FFW_WAIVE_FORM (object);
  FfwManyForm *form = FFW_MANY_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_waive_form_parent_class)->constructed (object);

  offer (self);
  ffw_codes_entry_set_source (self->areas, workspace, "area");
  ffw_date_entry_set_date (self->from, ffw_date_today ());

  ffw_many_form_set_preview (form, self->preview, self->title);
  ffw_many_form_add_field (form, "what", GTK_WIDGET (self->what), "code");
  ffw_many_form_add_field (form, "areas", GTK_WIDGET (self->areas), "codes");
  ffw_many_form_add_field (form, "from", GTK_WIDGET (self->from), "date");
  ffw_many_form_add_field (form, "until", GTK_WIDGET (self->until), "date");
  ffw_many_form_add_field (form, "reason", GTK_WIDGET (self->reason), "text");
  g_signal_connect_object (self->what, "notify::code", G_CALLBACK (on_what), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->areas, "notify::codes", G_CALLBACK (on_areas), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->from, "notify::date", G_CALLBACK (on_days), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->until, "notify::date", G_CALLBACK (on_days), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "notify::text", G_CALLBACK (on_reason), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
ffw_waive_form_dispose (GObject *object)
{
  FfwWaiveForm *self = FFW_WAIVE_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (ffw_waive_form_parent_class)->dispose (object);
}

static void
ffw_waive_form_class_init (FfwWaiveFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwManyFormClass *many_class = FFW_MANY_FORM_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = ffw_waive_form_constructed;
  G_OBJECT_CLASS (class)->dispose = ffw_waive_form_dispose;
  widget_class->root = ffw_waive_form_root;
  widget_class->grab_focus = ffw_waive_form_grab_focus;
  FFW_FORM_CLASS (class)->restore = ffw_waive_form_restore;
  many_class->fill = ffw_waive_form_fill;
  many_class->check = ffw_waive_form_check;
  many_class->failed = N_ ("The Waivers Could Not Be Saved");

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODES_ENTRY);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_MANY_PREVIEW);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-waive-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, areas);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, from);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, until);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, reason);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, kept);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, preview);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, there_title);
  gtk_widget_class_bind_template_child (widget_class, FfwWaiveForm, there);
  gtk_widget_class_install_action (widget_class, "waivers.remove", "x", do_remove);
}

static void
ffw_waive_form_init (FfwWaiveForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
