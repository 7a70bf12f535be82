/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-template-form.h"

#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-session-templates.h"
#include "ffw-session.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwTemplateForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  FfwTextEntry *name;
  GtkLabel *what;
  GtkListBox *there;

  gint64 session;
  char *course;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwTemplateForm, ffw_template_form, FFW_TYPE_FORM)

static const char *const tables[] = { "session_template", NULL };

/* The session, and the templates that its course has. */
typedef struct
{
  FfwSession *session;
  GPtrArray *templates;
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->session, ffw_session_free);
  g_clear_pointer (&read->templates, g_ptr_array_unref);
  g_free (read);
}

static gpointer
read_all (FfwConnection *connection, gpointer data, GError **error)
{
  const gint64 *session = data;
  Read *read = g_new0 (Read, 1);

  read->session = ffw_session_read (connection, *session, error);
  if (read->session)
    read->templates = ffw_session_templates_read (connection, read->session->course_code, error);
  if (read->templates == NULL)
    g_clear_pointer (&read, read_free);

  return read;
}

/* What is written: the session as a template of this name; or one that is removed. */
typedef struct
{
  gint64 session;
  char *course;
  char *name;
  gint64 removed;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->course);
  g_free (writing->name);
  g_free (writing);
}

static gboolean
write_template (FfwChange *change, gpointer data, GError **error)
{
  const Writing *writing = data;
  g_autoptr (FfwSessionTemplate) values = NULL;
  g_autoptr (GError) failed = NULL;

  if (writing->removed)
    return ffw_session_template_remove (change, writing->removed, error);

  values = ffw_session_template_of_session (ffw_change_get_connection (change), writing->session,
                                            &failed);
  if (values == NULL)
    {
      if (failed)
        g_propagate_error (error, g_steal_pointer (&failed));
      else
        g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                             _ ("The session is not there any more. Choose again."));
      return FALSE;
    }
  g_free (values->name);
  values->name = g_strdup (writing->name);

  return ffw_session_template_save (change, writing->course, values, error);
}

static void
on_remove (FfwTemplateForm *self, GtkWidget *button)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->removed = *(const gint64 *)g_object_get_data (G_OBJECT (button), "template");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  ffw_do (GTK_WIDGET (self), ffw_form_get_workspace (FFW_FORM (self)), write_template, writing,
          writing_free, _ ("The Template Could Not Be Removed"), NULL);
}

static GtkWidget *
make_row (FfwTemplateForm *self, const FfwSessionTemplate *template)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %1$s is the name of a template */
  g_autofree char *name = ffw_words (_ ("Remove %1$s"), template->name, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template->name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  g_object_set_data_full (G_OBJECT (button), "template",
                          g_memdup2 (&template->id, sizeof template->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_all (FfwTemplateForm *self, const Read *read)
{
  GtkWidget *row;

  g_free (self->course);
  self->course = g_strdup (read->session->course_code);
  adw_window_title_set_subtitle (self->title, read->session->code);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->there))))
    gtk_list_box_remove (self->there, row);
  for (guint i = 0; i < read->templates->len; i++)
    gtk_list_box_append (self->there, make_row (self, read->templates->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->there), read->templates->len > 0);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwTemplateForm) self = data;
  g_autoptr (GError) error = NULL;
  Read *read = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading && read)
    show_all (self, read);
  else if (self->reading)
    gtk_label_set_label (self->what, error ? error->message
                                           : _ ("The session is not there any more. Choose "
                                                "again."));
  g_clear_pointer (&read, read_free);
}

static void
refresh (FfwTemplateForm *self)
{
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_all,
                            g_memdup2 (&self->session, sizeof self->session), g_free, read_free,
                            self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwTemplateForm *self, const char *const *changed)
{
  if (ffw_concern_any (changed, tables))
    refresh (self);
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  if (done)
    ffw_form_close (FFW_FORM (widget));
  else
    gtk_widget_action_set_enabled (widget, "form.save", TRUE);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTemplateForm *self = FFW_TEMPLATE_FORM (widget);
  g_autofree char *name = g_strstrip (g_strdup (ffw_text_entry_get_text (self->name)));
  Writing *writing;

  if (*name == '\0' || self->course == NULL)
    {
      ffw_text_entry_show_problem (self->name, _ ("A template needs a name. Write one."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  writing = g_new0 (Writing, 1);
  writing->session = self->session;
  writing->course = g_strdup (self->course);
  writing->name = g_steal_pointer (&name);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), write_template, writing, writing_free,
          _ ("The Template Could Not Be Saved"), on_saved);
}

static void
on_name (FfwTemplateForm *self)
{
  ffw_text_entry_show_problem (self->name, NULL);
}

static void
on_entered (FfwTemplateForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

static GVariant *
ffw_template_form_save (FfwForm *form)
{
  FfwTemplateForm *self = FFW_TEMPLATE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "session", "x", self->session);
  g_variant_dict_insert (&state, "name", "s", ffw_text_entry_get_text (self->name));

  return g_variant_dict_end (&state);
}

static void
ffw_template_form_restore (FfwForm *form, GVariant *state)
{
  FfwTemplateForm *self = FFW_TEMPLATE_FORM (form);
  const char *text;

  g_variant_lookup (state, "session", "x", &self->session);
  if (g_variant_lookup (state, "name", "&s", &text))
    ffw_text_entry_set_text (self->name, text);
  refresh (self);
}

static gboolean
ffw_template_form_is_touched (FfwForm *form)
{
  return *ffw_text_entry_get_text (FFW_TEMPLATE_FORM (form)->name) != '\0';
}

static void
ffw_template_form_constructed (GObject *object)
{
  FfwForm *form = FFW_FORM (object);

  G_OBJECT_CLASS (ffw_template_form_parent_class)->constructed (object);

  g_signal_connect_object (ffw_form_get_workspace (form), "changed", G_CALLBACK (on_changed), form,
                           G_CONNECT_SWAPPED);
}

static void
ffw_template_form_dispose (GObject *object)
{
  FfwTemplateForm *self = FFW_TEMPLATE_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->course, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_template_form_parent_class)->dispose (object);
}

static gboolean
ffw_template_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_TEMPLATE_FORM (widget)->name));
}

static void
ffw_template_form_class_init (FfwTemplateFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = ffw_template_form_constructed;
  G_OBJECT_CLASS (class)->dispose = ffw_template_form_dispose;
  widget_class->grab_focus = ffw_template_form_grab_focus;
  form_class->save = ffw_template_form_save;
  form_class->restore = ffw_template_form_restore;
  form_class->is_touched = ffw_template_form_is_touched;

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-template-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTemplateForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwTemplateForm, name);
  gtk_widget_class_bind_template_child (widget_class, FfwTemplateForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwTemplateForm, there);
  gtk_widget_class_bind_template_callback (widget_class, on_name);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_template_form_init (FfwTemplateForm *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
