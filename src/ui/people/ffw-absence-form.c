/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-absence-form.h"

#include "ffw-absence-actions.h"
#include "ffw-code-choice.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* The most that it needs, in pixels. */
#define HEIGHT 440

typedef enum
{
  TEXT_FROM,
  TEXT_UNTIL,
  TEXT_KIND,
  N_TEXTS,
} Text;

struct _FfwAbsenceForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  FfwDateEntry *from;
  FfwDateEntry *until;
  FfwCodeChoice *kind;

  gint64 person;
  gint64 absence;
  char *other_kind; /* what a file calls the kind, where that is none of ours */
  char *begun[N_TEXTS];
};

G_DEFINE_FINAL_TYPE (FfwAbsenceForm, ffw_absence_form, FFW_TYPE_FORM)

typedef struct
{
  gint64 person;
  gint64 absence;
  FfwDate from;
  FfwDate until;
  char *kind;
  char *refusal; /* why it was not written */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->kind);
  g_free (writing->refusal);
  g_free (writing);
}

static gboolean
write_absence (FfwChange *change, gpointer data, GError **error)
{
  Writing *writing = data;
  const FfwAbsenceValues values = { writing->from, writing->until, writing->kind };
  g_autoptr (GError) refusal = NULL;
  gint64 made;
  gboolean done = writing->absence
                      ? ffw_absence_set (change, writing->absence, &values, &refusal)
                      : ffw_absence_add (change, writing->person, &values, &made, &refusal);

  g_clear_pointer (&writing->refusal, g_free);
  if (done)
    return TRUE;
  if (!g_error_matches (refusal, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  writing->refusal = g_strdup (refusal->message);
  ffw_change_discard (change);

  return TRUE;
}

static gboolean
delete_absence (FfwChange *change, gpointer data, GError **error)
{
  return ffw_absence_delete (change, *(const gint64 *)data, error);
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwAbsenceForm *self = FFW_ABSENCE_FORM (widget);
  const Writing *writing = data;

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (error)
    return;
  if (writing->refusal)
    {
      ffw_date_entry_show_problem (self->from, writing->refusal);
      gtk_widget_grab_focus (GTK_WIDGET (self->from));
      return;
    }
  ffw_form_close (FFW_FORM (self));
}

/* Whether a date is one; an empty one may be allowed. */
static gboolean
is_good (FfwDateEntry *entry, gboolean optional)
{
  ffw_date_entry_check (entry);
  if (ffw_date_entry_get_date (entry) != FFW_DATE_NONE
      || (optional && *ffw_date_entry_get_text (entry) == '\0'))
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (entry));

  return FALSE;
}

static char *
get_kind (FfwAbsenceForm *self)
{
  const char *code = ffw_code_choice_get_code (self->kind);

  return g_strdup (*code == '\0' && self->other_kind ? self->other_kind : code);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwAbsenceForm *self = FFW_ABSENCE_FORM (widget);
  Writing *writing;

  if (!is_good (self->from, FALSE) || !is_good (self->until, TRUE))
    return;

  writing = g_new0 (Writing, 1);
  writing->person = self->person;
  writing->absence = self->absence;
  writing->from = ffw_date_entry_get_date (self->from);
  writing->until = ffw_date_entry_get_date (self->until);
  writing->kind = get_kind (self);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), write_absence, writing, writing_free,
          _ ("The Absence Could Not Be Saved"), on_saved);
}

static const char *
get_text (FfwAbsenceForm *self, Text text)
{
  if (text == TEXT_KIND)
    return ffw_code_choice_get_code (self->kind);

  return ffw_date_entry_get_text (text == TEXT_FROM ? self->from : self->until);
}

static GVariant *
ffw_absence_form_save (FfwForm *form)
{
  FfwAbsenceForm *self = FFW_ABSENCE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  const char *texts[N_TEXTS];

  for (guint i = 0; i < N_TEXTS; i++)
    texts[i] = get_text (self, i);
  g_variant_dict_insert (&state, "person", "x", self->person);
  g_variant_dict_insert (&state, "absence", "x", self->absence);
  g_variant_dict_insert_value (&state, "texts", g_variant_new_strv (texts, N_TEXTS));
  g_variant_dict_insert_value (&state, "begun",
                               g_variant_new_strv ((const char *const *)self->begun, N_TEXTS));
  if (self->other_kind)
    g_variant_dict_insert (&state, "other-kind", "s", self->other_kind);

  return g_variant_dict_end (&state);
}

static void
set_texts (FfwAbsenceForm *self, char **texts)
{
  ffw_date_entry_set_text (self->from, texts[TEXT_FROM]);
  ffw_date_entry_set_text (self->until, texts[TEXT_UNTIL]);
  ffw_code_choice_set_code (self->kind, texts[TEXT_KIND]);
}

static void
begin (FfwAbsenceForm *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_free (self->begun[i]);
      self->begun[i] = g_strdup (get_text (self, i));
    }
}

/* What an absence is that is to be changed. */
static void
take_before (FfwAbsenceForm *self, char **before)
{
  int kind;

  if (ffw_date_from_iso (before[TEXT_FROM]))
    ffw_date_entry_set_date (self->from, ffw_date_from_iso (before[TEXT_FROM]));
  if (ffw_date_from_iso (before[TEXT_UNTIL]))
    ffw_date_entry_set_date (self->until, ffw_date_from_iso (before[TEXT_UNTIL]));
  if (ffw_coding_find (&ffw_coding_absence, before[TEXT_KIND], &kind))
    ffw_code_choice_set_code (self->kind, ffw_coding_get_code (&ffw_coding_absence, kind));
  else if (*before[TEXT_KIND])
    {
      self->other_kind = g_strdup (before[TEXT_KIND]);
      g_object_set (self->kind, "none", self->other_kind, NULL);
    }
  begin (self);
}

static void
ffw_absence_form_restore (FfwForm *form, GVariant *state)
{
  FfwAbsenceForm *self = FFW_ABSENCE_FORM (form);
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) texts = NULL;
  g_auto (GStrv) begun = NULL;
  const char *title;

  g_variant_lookup (state, "person", "x", &self->person);
  g_variant_lookup (state, "absence", "x", &self->absence);
  if (g_variant_lookup (state, "other-kind", "s", &self->other_kind))
    g_object_set (self->kind, "none", self->other_kind, NULL);
  if (g_variant_lookup (state, "before", "^as", &before) && g_strv_length (before) == N_TEXTS)
    take_before (self, before);
  if (g_variant_lookup (state, "texts", "^as", &texts) && g_strv_length (texts) == N_TEXTS)
    set_texts (self, texts);
  if (g_variant_lookup (state, "begun", "^as", &begun) && g_strv_length (begun) == N_TEXTS)
    for (guint i = 0; i < N_TEXTS; i++)
      {
        g_free (self->begun[i]);
        self->begun[i] = g_strdup (begun[i]);
      }

  title = self->absence ? _ ("Change an Absence") : _ ("Add an Absence");
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title);
}

static gboolean
ffw_absence_form_is_touched (FfwForm *form)
{
  FfwAbsenceForm *self = FFW_ABSENCE_FORM (form);

  for (guint i = 0; i < N_TEXTS; i++)
    if (!g_str_equal (get_text (self, i), self->begun[i]))
      return TRUE;

  return FALSE;
}

static void
ffw_absence_form_root (GtkWidget *widget)
{
  FfwAbsenceForm *self = FFW_ABSENCE_FORM (widget);
  GtkWindow *window;
  int width, height;

  GTK_WIDGET_CLASS (ffw_absence_form_parent_class)->root (widget);
  window = GTK_WINDOW (gtk_widget_get_root (widget));
  gtk_window_set_default_widget (window, self->save_button);
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, width, MIN (height, HEIGHT));
}

static gboolean
ffw_absence_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_ABSENCE_FORM (widget)->from));
}

static void
ffw_absence_form_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_absence_form_parent_class)->dispose (object);
}

static void
ffw_absence_form_finalize (GObject *object)
{
  FfwAbsenceForm *self = FFW_ABSENCE_FORM (object);

  g_free (self->other_kind);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->begun[i]);

  G_OBJECT_CLASS (ffw_absence_form_parent_class)->finalize (object);
}

static void
ffw_absence_form_class_init (FfwAbsenceFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_absence_form_dispose;
  object_class->finalize = ffw_absence_form_finalize;
  widget_class->root = ffw_absence_form_root;
  widget_class->grab_focus = ffw_absence_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_absence_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_absence_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_absence_form_is_touched;

  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-absence-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwAbsenceForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwAbsenceForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwAbsenceForm, from);
  gtk_widget_class_bind_template_child (widget_class, FfwAbsenceForm, until);
  gtk_widget_class_bind_template_child (widget_class, FfwAbsenceForm, kind);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_absence_form_init (FfwAbsenceForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_code_choice_set_coding (self->kind, &ffw_coding_absence);
  begin (self);
}

/** Removes an absence, asked for at @widget; the toast takes it back. */
void
ffw_absence_form_delete (GtkWidget *widget, FfwWorkspace *workspace, gint64 absence)
{
  ffw_do (widget, workspace, delete_absence, g_memdup2 (&absence, sizeof absence), g_free,
          _ ("The Absence Could Not Be Removed"), NULL);
}
