/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-erase-form.h"

#include "ffw-concern.h"
#include "ffw-erasing.h"
#include "ffw-erasure.h"
#include "ffw-fold.h"
#include "ffw-message.h"
#include "ffw-person.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* The most that it needs, in pixels. */
#define HEIGHT 480

struct _FfwEraseForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  FfwTextEntry *name;
  GtkLabel *consequences;

  gint64 person;
  char *expected; /* the name that is to be typed; NULL until it is read */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwEraseForm, ffw_erase_form, FFW_TYPE_FORM)

static gpointer
read_look (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_erasure_look (connection, *(const gint64 *)data, ffw_date_today (), error);
}

static void
look_free (gpointer look)
{
  ffw_erasure_look_free (look);
}

static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static void
add_count (GString *text, const char *one, const char *many, guint n)
{
  if (n > 0)
    add_sentence (text, ffw_words_count (one, many, n));
}

static void
show_look (FfwEraseForm *self, const FfwErasureLook *look)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_free (self->expected);
  self->expected = g_strdup (look->name);
  adw_window_title_set_title (self->title, look->name);
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), look->name);

  add_count (text,
             FFW_NP_ ("%1$d training record stays for the figures, without their name.",
                      "%1$d training records stay for the figures, without their name."),
             look->n_records);
  add_count (text,
             FFW_NP_ ("%1$d note about them goes for good.", "%1$d notes about them go for good."),
             look->n_notes);
  add_count (text,
             FFW_NP_ ("%1$d file that is kept of them goes for good.",
                      "%1$d files that are kept of them go for good."),
             look->n_files);
  add_count (text,
             FFW_NP_ ("They are booked on %1$d session ahead. Cancel that first, or the place "
                      "stays taken.",
                      "They are booked on %1$d sessions ahead. Cancel those first, or the places "
                      "stay taken."),
             look->n_ahead);
  add_count (text,
             FFW_NP_ ("They manage %1$d person. Give them another manager first.",
                      "They manage %1$d people. Give them another manager first."),
             look->n_managed);
  add_count (text,
             FFW_NP_ ("%1$d note about somebody else holds their family name, and stays as it is.",
                      "%1$d notes about others hold their family name, and stay as they are."),
             look->n_mentions);
  gtk_label_set_label (self->consequences, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->consequences), text->len > 0);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwEraseForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwErasureLook) seen = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                               &error);

  if (gtk_widget_get_root (GTK_WIDGET (self))
      && g_task_get_cancellable (G_TASK (result)) == self->reading)
    {
      if (seen)
        show_look (self, seen);
      else
        {
          gtk_label_set_label (self->consequences, error->message);
          gtk_widget_set_visible (GTK_WIDGET (self->consequences), TRUE);
        }
    }
}

static void
look (FfwEraseForm *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_look,
                            g_memdup2 (&self->person, sizeof self->person), g_free, look_free,
                            self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwEraseForm *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_person_tables))
    look (self);
}

static void
on_erased (GtkWidget *widget, const GError *error)
{
  gtk_widget_action_set_enabled (widget, "form.erase", TRUE);
  if (error)
    return;

  /* Nothing that was typed is to be asked about. */
  ffw_text_entry_set_text (FFW_ERASE_FORM (widget)->name, "");
  ffw_form_close (FFW_FORM (widget));
}

static gboolean
is_name_typed (FfwEraseForm *self)
{
  g_autofree char *typed = ffw_fold (ffw_text_entry_get_text (self->name));
  g_autofree char *expected = ffw_fold (self->expected);

  return *expected && g_str_equal (g_strstrip (typed), expected);
}

static void
erase (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEraseForm *self = FFW_ERASE_FORM (widget);
  g_autofree char *problem = NULL;

  if (self->expected == NULL)
    return;
  if (!is_name_typed (self))
    {
      /* Translators: %1$s is a person’s name */
      problem = ffw_words (_ ("Type “%1$s”, so that nobody is erased by a slip."), self->expected,
                           NULL);
      ffw_text_entry_show_problem (self->name, problem);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  gtk_widget_action_set_enabled (widget, "form.erase", FALSE);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  ffw_erasing_start (widget, ffw_form_get_workspace (FFW_FORM (self)), self->person, on_erased);
}

static void
on_name (FfwEraseForm *self)
{
  ffw_text_entry_show_problem (self->name, NULL);
}

static GVariant *
ffw_erase_form_save (FfwForm *form)
{
  FfwEraseForm *self = FFW_ERASE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "person", "x", self->person);
  g_variant_dict_insert (&state, "name", "s", ffw_text_entry_get_text (self->name));

  return g_variant_dict_end (&state);
}

static void
ffw_erase_form_restore (FfwForm *form, GVariant *state)
{
  FfwEraseForm *self = FFW_ERASE_FORM (form);
  const char *name;

  g_variant_lookup (state, "person", "x", &self->person);
  if (g_variant_lookup (state, "name", "&s", &name))
    ffw_text_entry_set_text (self->name, name);
  look (self);
}

static gboolean
ffw_erase_form_is_touched (FfwForm *form)
{
  return FALSE;
}

static void
ffw_erase_form_root (GtkWidget *widget)
{
  GtkWindow *window;
  int width, height;

  GTK_WIDGET_CLASS (ffw_erase_form_parent_class)->root (widget);
  window = GTK_WINDOW (gtk_widget_get_root (widget));
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, width, MIN (height, HEIGHT));
}

static gboolean
ffw_erase_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_ERASE_FORM (widget)->name));
}

static void
ffw_erase_form_constructed (GObject *object)
{
  FfwEraseForm *self = FFW_ERASE_FORM (object);

  G_OBJECT_CLASS (ffw_erase_form_parent_class)->constructed (object);

  g_signal_connect_object (ffw_form_get_workspace (FFW_FORM (self)), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
ffw_erase_form_dispose (GObject *object)
{
  FfwEraseForm *self = FFW_ERASE_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->expected, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_erase_form_parent_class)->dispose (object);
}

static void
ffw_erase_form_class_init (FfwEraseFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_erase_form_constructed;
  object_class->dispose = ffw_erase_form_dispose;
  widget_class->root = ffw_erase_form_root;
  widget_class->grab_focus = ffw_erase_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_erase_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_erase_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_erase_form_is_touched;

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-erase-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEraseForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwEraseForm, name);
  gtk_widget_class_bind_template_child (widget_class, FfwEraseForm, consequences);
  gtk_widget_class_bind_template_callback (widget_class, on_name);
  gtk_widget_class_install_action (widget_class, "form.erase", NULL, erase);
}

static void
ffw_erase_form_init (FfwEraseForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
