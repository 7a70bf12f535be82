/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-file-form.h"

#include "ffw-attachments.h"
#include "ffw-do.h"
#include "ffw-kept-name.h"
#include "ffw-text-entry.h"

#include <glib/gi18n-lib.h>

/* The most that it needs, in pixels. */
#define HEIGHT 260

struct _FfwFileForm
{
  FfwForm parent_instance;

  FfwTextEntry *name;

  gint64 file;
  char *before;
  char *media_type;
};

G_DEFINE_FINAL_TYPE (FfwFileForm, ffw_file_form, FFW_TYPE_FORM)

typedef struct
{
  gint64 file;
  char *name;
} Renaming;

static void
renaming_free (gpointer data)
{
  Renaming *self = data;

  g_free (self->name);
  g_free (self);
}

static gboolean
rename_file (FfwChange *change, gpointer data, GError **error)
{
  const Renaming *self = data;

  return ffw_attachment_rename (change, self->file, self->name, error);
}

static void
on_typed (FfwFileForm *self)
{
  ffw_text_entry_show_problem (self->name, NULL);
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
  FfwFileForm *self = FFW_FILE_FORM (widget);
  g_autofree char *name = ffw_kept_name (ffw_text_entry_get_text (self->name));
  g_autoptr (FfwFindings) findings = ffw_findings_new (name);
  Renaming *renaming;

  if (!ffw_kept_name_fits (name, self->media_type, findings))
    {
      g_autofree char *why = ffw_finding_get_message (ffw_findings_get (findings, 0),
                                                      ffw_language_get ());

      ffw_text_entry_show_problem (self->name, why);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  renaming = g_new (Renaming, 1);
  *renaming = (Renaming){ self->file, g_steal_pointer (&name) };
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), rename_file, renaming, renaming_free,
          _ ("The File Could Not Be Renamed"), on_saved);
}

static GVariant *
ffw_file_form_save (FfwForm *form)
{
  FfwFileForm *self = FFW_FILE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "file", "x", self->file);
  g_variant_dict_insert (&state, "before", "s", self->before);
  g_variant_dict_insert (&state, "media-type", "s", self->media_type);
  g_variant_dict_insert (&state, "name", "s", ffw_text_entry_get_text (self->name));

  return g_variant_dict_end (&state);
}

static void
ffw_file_form_restore (FfwForm *form, GVariant *state)
{
  FfwFileForm *self = FFW_FILE_FORM (form);
  const char *text;

  g_variant_lookup (state, "file", "x", &self->file);
  if (g_variant_lookup (state, "before", "&s", &text))
    {
      g_free (self->before);
      self->before = g_strdup (text);
    }
  if (g_variant_lookup (state, "media-type", "&s", &text))
    {
      g_free (self->media_type);
      self->media_type = g_strdup (text);
    }
  text = self->before;
  g_variant_lookup (state, "name", "&s", &text);
  ffw_text_entry_set_text (self->name, text);
}

static gboolean
ffw_file_form_is_touched (FfwForm *form)
{
  FfwFileForm *self = FFW_FILE_FORM (form);

  return !g_str_equal (ffw_text_entry_get_text (self->name), self->before);
}

static void
ffw_file_form_root (GtkWidget *widget)
{
  GtkWindow *window;
  int width, height;

  GTK_WIDGET_CLASS (ffw_file_form_parent_class)->root (widget);
  window = GTK_WINDOW (gtk_widget_get_root (widget));
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, width, MIN (height, HEIGHT));
  gtk_window_set_title (window, _ ("Rename the File"));
}

static gboolean
ffw_file_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_FILE_FORM (widget)->name));
}

static void
ffw_file_form_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_file_form_parent_class)->dispose (object);
}

static void
ffw_file_form_finalize (GObject *object)
{
  g_free (FFW_FILE_FORM (object)->before);
  g_free (FFW_FILE_FORM (object)->media_type);

  G_OBJECT_CLASS (ffw_file_form_parent_class)->finalize (object);
}

static void
ffw_file_form_class_init (FfwFileFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_file_form_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_file_form_finalize;
  widget_class->root = ffw_file_form_root;
  widget_class->grab_focus = ffw_file_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_file_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_file_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_file_form_is_touched;

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-file-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwFileForm, name);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_file_form_init (FfwFileForm *self)
{
  self->before = g_strdup ("");
  self->media_type = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Opens the form over @parent. */
void
ffw_file_form_open (GtkWindow *parent, FfwWorkspace *workspace, gint64 file, const char *name,
                    const char *media_type)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "file", "x", file);
  g_variant_dict_insert (&begin, "before", "s", name);
  g_variant_dict_insert (&begin, "media-type", "s", media_type);
  ffw_form_window_open (parent, workspace, FFW_TYPE_FILE_FORM, g_variant_dict_end (&begin));
}
