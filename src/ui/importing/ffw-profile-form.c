/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-profile-form.h"

#include "ffw-choice.h"
#include "ffw-form-window.h"
#include "ffw-import-column.h"
#include "ffw-import-words.h"
#include "ffw-layout-text.h"
#include "ffw-text-entry.h"
#include "ffw-value-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FfwProfileForm
{
  FfwForm parent_instance;

  FfwTextEntry *name;
  AdwPreferencesGroup *columns;
  AdwPreferencesGroup *values;
  AdwPreferencesGroup *constants;

  FfwLayout *layout;
  char *before; /* its name, as it was */
  char *text;   /* its layout, as it was */
};

G_DEFINE_FINAL_TYPE (FfwProfileForm, ffw_profile_form, FFW_TYPE_FORM)

/* A profile that is written, under another name where it is renamed. */
typedef struct
{
  FfwProfile *profile;
  char *before;
  FfwDoneFunc done;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  ffw_profile_free (writing->profile);
  g_free (writing->before);
  g_free (writing);
}

static gboolean
write_profile (FfwChange *change, gpointer data, GError **error)
{
  const Writing *writing = data;

  if (writing->before && !g_str_equal (writing->before, writing->profile->name)
      && !ffw_profile_rename (change, writing->before, writing->profile->name, error))
    return FALSE;

  return ffw_profile_save (change, writing->profile, error);
}

static void
on_profile_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  const Writing *writing = data;

  if (writing->done)
    writing->done (widget, done, error, NULL);
}

/**
 * ffw_profile_form_save:
 * @widget: who asks
 * @before: (nullable): the name that it had, where it may have another now
 * @done: (nullable): is told how it ended
 *
 * Keeps a profile, and says so.
 */
void
ffw_profile_form_save (GtkWidget *widget, FfwWorkspace *workspace, const FfwProfile *profile,
                       const char *before, FfwDoneFunc done)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->profile = g_new0 (FfwProfile, 1);
  writing->profile->name = g_strdup (profile->name);
  writing->profile->organisation = g_strdup (profile->organisation);
  writing->profile->kind = g_strdup (profile->kind);
  writing->profile->layout = g_strdup (profile->layout);
  writing->before = g_strdup (before);
  writing->done = done;
  ffw_do (widget, workspace, write_profile, writing, writing_free,
          _ ("The Profile Could Not Be Saved"), on_profile_saved);
}

static char *
layout_text (FfwProfileForm *self)
{
  return self->layout ? ffw_layout_to_text (self->layout) : g_strdup ("");
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (error == NULL)
    ffw_form_close (FFW_FORM (widget));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwProfileForm *self = FFW_PROFILE_FORM (widget);
  g_autofree char *name = g_strstrip (g_strdup (ffw_text_entry_get_text (self->name)));
  g_autofree char *text = layout_text (self);
  const FfwField *field = ffw_kind_find_field (self->layout->kind, "organisation");
  FfwProfile profile = {
    .name = name,
    .organisation = field ? self->layout->constants[field - self->layout->kind->fields] : NULL,
    .kind = (char *)self->layout->kind->name,
    .layout = text
  };

  if (*name == '\0')
    {
      ffw_text_entry_show_problem (self->name, _ ("Give it a name."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_profile_form_save (widget, ffw_form_get_workspace (FFW_FORM (self)), &profile, self->before,
                         on_saved);
}

static void
on_use (FfwProfileForm *self, GParamSpec *pspec, FfwChoice *choice)
{
  FfwLayoutColumn *column = g_object_get_data (G_OBJECT (choice), "ffw-column");
  GtkWidget *course = g_object_get_data (G_OBJECT (choice), "ffw-course");

  column->use = ffw_import_column_use_from_code (ffw_choice_get_code (choice), &column->field);
  column->basis = FFW_BASIS_HAND;
  if (course)
    gtk_widget_set_visible (course, column->use == FFW_USE_COURSE);
}

static void
on_course (FfwProfileForm *self, GParamSpec *pspec, FfwChoice *choice)
{
  FfwLayoutColumn *column = g_object_get_data (G_OBJECT (choice), "ffw-column");
  const char *code = ffw_choice_get_code (choice);

  g_free (column->course);
  column->course = *code ? g_strdup (code) : NULL;
}

static GtkWidget *
make_course (FfwProfileForm *self, FfwLayoutColumn *column)
{
  GtkWidget *course = g_object_new (FFW_TYPE_CHOICE, "title", _ ("Course"), "title-visible", FALSE,
                                    "none", _ ("Which course?"), NULL);

  ffw_choice_set_source (FFW_CHOICE (course), ffw_form_get_workspace (FFW_FORM (self)), "course");
  ffw_choice_set_code (FFW_CHOICE (course), column->course);
  g_object_set_data (G_OBJECT (course), "ffw-column", column);
  g_signal_connect_object (course, "notify::code", G_CALLBACK (on_course), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (course, column->use == FFW_USE_COURSE);

  return course;
}

static void
add_column (FfwProfileForm *self, FfwLayoutColumn *column, GPtrArray *uses)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *name = ffw_words (_ ("“%1$s” becomes"), column->header, NULL);
  g_autofree char *code = ffw_import_column_use_to_code (column);
  GtkWidget *choice = g_object_new (FFW_TYPE_CHOICE, "title", name, "title-visible", FALSE, "none",
                                    _ ("Left alone"), NULL);

  g_object_set (row, "use-markup", FALSE, "title", column->header, "title-lines", 2, NULL);
  ffw_choice_set_rows (FFW_CHOICE (choice), uses);
  ffw_choice_set_code (FFW_CHOICE (choice), code);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), choice);
  if (ffw_kind_find_field (self->layout->kind, "course"))
    {
      GtkWidget *course = make_course (self, column);

      g_object_set_data (G_OBJECT (choice), "ffw-course", course);
      gtk_box_append (GTK_BOX (box), course);
    }
  g_object_set_data (G_OBJECT (choice), "ffw-column", column);
  g_signal_connect_object (choice, "notify::code", G_CALLBACK (on_use), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_preferences_group_add (self->columns, row);
}

static void
on_value (FfwProfileForm *self, FfwValueEntry *entry)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "ffw-field"));
  const char *from = g_object_get_data (G_OBJECT (entry), "ffw-from");
  g_autofree char *text = ffw_value_entry_get_text (entry);

  if (from)
    ffw_layout_set_value (self->layout, field, from, text);
  else
    ffw_layout_set_constant (self->layout, field, *text ? text : NULL);
}

/* What a value means, or without @from what all rows have. */
static void
add_entry (FfwProfileForm *self, AdwPreferencesGroup *group, guint field, const char *from,
           const char *to)
{
  const FfwField *of = &self->layout->kind->fields[field];
  g_autofree char *word = ffw_import_words_field (of);
  g_autofree char *title = from ? ffw_words (_ ("%1$s: what is “%2$s”?"), word, from, NULL)
                                : g_strdup (word);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *entry = ffw_value_entry_new (ffw_form_get_workspace (FFW_FORM (self)), of, title);

  ffw_value_entry_set_text (FFW_VALUE_ENTRY (entry), to ? to : "");
  gtk_widget_add_css_class (entry, "ffw-padded");
  g_object_set_data (G_OBJECT (entry), "ffw-field", GUINT_TO_POINTER (field));
  g_object_set_data_full (G_OBJECT (entry), "ffw-from", g_strdup (from), g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_value), self, G_CONNECT_SWAPPED);
  g_object_set (row, "use-markup", FALSE, "title", title, "activatable", FALSE, "focusable", FALSE,
                "child", entry, NULL);
  ffw_words_name (GTK_ACCESSIBLE (row), title);
  adw_preferences_group_add (group, row);
}

static void
show_layout (FfwProfileForm *self)
{
  g_autoptr (GPtrArray) uses = ffw_import_column_list_uses (self->layout->kind);

  for (guint i = 0; i < self->layout->columns->len; i++)
    add_column (self, ffw_layout_get_column (self->layout, i), uses);
  for (guint i = 0; i < self->layout->values->len; i++)
    {
      const FfwLayoutValue *value = self->layout->values->pdata[i];

      add_entry (self, self->values, value->field, value->from, value->to);
    }
  for (guint i = 0; i < self->layout->kind->n_fields; i++)
    if (self->layout->constants[i])
      add_entry (self, self->constants, i, NULL, self->layout->constants[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->values), self->layout->values->len > 0);
}

static GVariant *
ffw_profile_form_save_state (FfwForm *form)
{
  FfwProfileForm *self = FFW_PROFILE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *text = layout_text (self);

  g_variant_dict_insert (&state, "before", "s", self->before);
  g_variant_dict_insert (&state, "text", "s", self->text);
  g_variant_dict_insert (&state, "name", "s", ffw_text_entry_get_text (self->name));
  g_variant_dict_insert (&state, "layout", "s", text);

  return g_variant_dict_end (&state);
}

static void
ffw_profile_form_restore (FfwForm *form, GVariant *state)
{
  FfwProfileForm *self = FFW_PROFILE_FORM (form);
  const char *name = "";
  const char *layout = "";

  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->text, g_free);
  g_variant_lookup (state, "before", "s", &self->before);
  g_variant_lookup (state, "text", "s", &self->text);
  g_variant_lookup (state, "name", "&s", &name);
  g_variant_lookup (state, "layout", "&s", &layout);
  ffw_text_entry_set_text (self->name, name);
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Profile"));
  self->layout = ffw_layout_from_text (layout, strlen (layout), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", self->layout != NULL);
  if (self->layout)
    show_layout (self);
}

static gboolean
ffw_profile_form_is_touched (FfwForm *form)
{
  FfwProfileForm *self = FFW_PROFILE_FORM (form);
  g_autofree char *text = layout_text (self);

  return g_strcmp0 (text, self->text) != 0
         || g_strcmp0 (ffw_text_entry_get_text (self->name), self->before) != 0;
}

static gboolean
ffw_profile_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_PROFILE_FORM (widget)->name));
}

static void
ffw_profile_form_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_profile_form_parent_class)->dispose (object);
}

static void
ffw_profile_form_finalize (GObject *object)
{
  FfwProfileForm *self = FFW_PROFILE_FORM (object);

  g_clear_pointer (&self->layout, ffw_layout_free);
  g_free (self->before);
  g_free (self->text);

  G_OBJECT_CLASS (ffw_profile_form_parent_class)->finalize (object);
}

static void
ffw_profile_form_class_init (FfwProfileFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_profile_form_dispose;
  object_class->finalize = ffw_profile_form_finalize;
  widget_class->grab_focus = ffw_profile_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_profile_form_save_state;
  FFW_FORM_CLASS (class)->restore = ffw_profile_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_profile_form_is_touched;

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-profile-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwProfileForm, name);
  gtk_widget_class_bind_template_child (widget_class, FfwProfileForm, columns);
  gtk_widget_class_bind_template_child (widget_class, FfwProfileForm, values);
  gtk_widget_class_bind_template_child (widget_class, FfwProfileForm, constants);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
}

static void
ffw_profile_form_init (FfwProfileForm *self)
{
  self->before = g_strdup ("");
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_name_parts (GTK_WIDGET (self->columns), _ ("Columns"));
  ffw_words_name_parts (GTK_WIDGET (self->values), _ ("What Values Mean"));
  ffw_words_name_parts (GTK_WIDGET (self->constants), _ ("The Same for All Rows"));
}

/** Opens a window in which a profile is changed. */
void
ffw_profile_form_open (GtkWindow *parent, FfwWorkspace *workspace, const FfwProfile *profile)
{
  g_autoptr (FfwLayout) layout = ffw_layout_from_text (profile->layout, strlen (profile->layout),
                                                       NULL);
  /* As it would be written now, to tell what is changed from what is only written otherwise. */
  g_autofree char *text = layout ? ffw_layout_to_text (layout) : g_strdup (profile->layout);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "before", "s", profile->name);
  g_variant_dict_insert (&begin, "text", "s", text);
  g_variant_dict_insert (&begin, "name", "s", profile->name);
  g_variant_dict_insert (&begin, "layout", "s", text);
  ffw_form_window_open (parent, workspace, FFW_TYPE_PROFILE_FORM, g_variant_dict_end (&begin));
}
