/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-profiles-form.h"

#include "ffw-choose.h"
#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-form-window.h"
#include "ffw-layout-text.h"
#include "ffw-profile-form.h"
#include "ffw-profiles.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The largest profile that is read, in bytes. */
#define LARGEST (1 << 20)

#define ENDING ".fframwaith-profile"

struct _FfwProfilesForm
{
  FfwForm parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *group;
  GPtrArray *rows;

  GPtrArray *profiles; /* FfwProfile, as they were read */
  char *exported;      /* the name of the one that is being saved as a file */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwProfilesForm, ffw_profiles_form, FFW_TYPE_FORM)

static const FfwProfile *
find_profile (FfwProfilesForm *self, const char *name)
{
  for (guint i = 0; self->profiles && i < self->profiles->len; i++)
    {
      const FfwProfile *profile = self->profiles->pdata[i];

      if (g_str_equal (profile->name, name))
        return profile;
    }

  return NULL;
}

static GtkWidget *
make_button (const char *icon, const char *pattern, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = ffw_words (pattern, name, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  ffw_words_name (GTK_ACCESSIBLE (button), label);

  return button;
}

static void
add_profile (FfwProfilesForm *self, const FfwProfile *profile)
{
  const FfwKind *kind = ffw_kind_find (profile->kind);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about
      = profile->organisation
            /* Translators: what a profile is about: what the rows are, and whose */
            ? ffw_words (C_ ("profile", "%1$s, %2$s"), kind ? _ (kind->title) : profile->kind,
                         profile->organisation, NULL)
            : g_strdup (kind ? _ (kind->title) : profile->kind);

  g_object_set (row, "use-markup", FALSE, "title", profile->name, "subtitle", about, "title-lines",
                2, NULL);
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_button ("document-edit-symbolic", _ ("Change “%1$s”"), "profiles.edit", profile->name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("document-save-as-symbolic", _ ("Save “%1$s” as a File"),
                                          "profiles.export", profile->name));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_button ("user-trash-symbolic", _ ("Remove “%1$s”"), "profiles.remove", profile->name));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_profiles (FfwProfilesForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->profiles->len; i++)
    add_profile (self, self->profiles->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, self->profiles->len > 0 ? "some" : "none");
}

static gpointer
read_profiles (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_profiles_read (connection, error);
}

static void
profiles_free (gpointer profiles)
{
  g_ptr_array_unref (profiles);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwProfilesForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) profiles = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  g_clear_object (&self->reading);
  if (error)
    ffw_say_error (GTK_WIDGET (self), _ ("The Profiles Could Not Be Read"), error);
  if (profiles == NULL)
    return;
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = g_steal_pointer (&profiles);
  show_profiles (self);
}

static void
refresh (FfwProfilesForm *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_profiles, NULL, NULL,
                            profiles_free, self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwProfilesForm *self, const char *const *changed)
{
  const char *const shown[] = { "profile", NULL };

  if (ffw_concern_any (changed, shown))
    refresh (self);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwProfilesForm *self = FFW_PROFILES_FORM (widget);
  const FfwProfile *profile = find_profile (self, g_variant_get_string (parameter, NULL));

  if (profile)
    ffw_profile_form_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                           ffw_form_get_workspace (FFW_FORM (self)), profile);
}

static gboolean
remove_profile (FfwChange *change, gpointer data, GError **error)
{
  return ffw_profile_remove (change, data, error);
}

static void
remove_one (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (widget)), remove_profile,
          g_variant_dup_string (parameter, NULL), g_free, _ ("The Profile Could Not Be Removed"),
          NULL);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwProfilesForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  /* Translators: %1$s is a file */
  g_autofree char *sentence = ffw_words (_ ("The profile is saved in “%1$s”"), name, NULL);

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    ffw_say_error (GTK_WIDGET (self), _ ("The File Was Not Saved"), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)))
    ffw_say (GTK_WIDGET (self), sentence, NULL, NULL, NULL);
}

static void
on_export_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "profiles.export-to", "(ss)",
                              FFW_PROFILES_FORM (widget)->exported, paths[0]);
}

static void
export_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwProfilesForm *self = FFW_PROFILES_FORM (widget);
  const char *name;
  const char *path;
  const FfwProfile *profile;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_variant_get (parameter, "(&s&s)", &name, &path);
  profile = find_profile (self, name);
  if (profile == NULL)
    return;
  file = g_file_new_for_path (path);
  bytes = g_bytes_new (profile->layout, strlen (profile->layout));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       on_written, g_object_ref (self));
}

static void
export_one (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwProfilesForm *self = FFW_PROFILES_FORM (widget);
  g_autofree char *name = NULL;

  g_free (self->exported);
  self->exported = g_variant_dup_string (parameter, NULL);
  name = g_strdelimit (g_strconcat (self->exported, ENDING, NULL), "/\\:", '-');
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Profile"), _ ("_Save"),
              _ ("Profiles"), "*" ENDING, name, on_export_chosen);
}

/* A file becomes a profile of its name. */
static void
take_text (FfwProfilesForm *self, GFile *file, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwLayout) layout = ffw_layout_from_text (text, length, &error);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  const FfwField *field;
  char *dot = strrchr (base, '.');
  FfwProfile profile = { 0 };

  if (layout == NULL)
    {
      ffw_say_error (GTK_WIDGET (self), _ ("The File Is No Profile"), error);
      return;
    }
  if (dot && dot != base)
    *dot = '\0';
  name = g_filename_display_name (base);
  kept = ffw_layout_to_text (layout);
  field = ffw_kind_find_field (layout->kind, "organisation");
  profile = (FfwProfile){ .name = name,
                          .organisation = field ? layout->constants[field - layout->kind->fields]
                                                : NULL,
                          .kind = (char *)layout->kind->name,
                          .layout = kept };
  ffw_profile_form_save (GTK_WIDGET (self), ffw_form_get_workspace (FFW_FORM (self)), &profile,
                         NULL, NULL);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwProfilesForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      ffw_say_error (GTK_WIDGET (self), _ ("The File Could Not Be Read"), error);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    take_text (self, G_FILE (source), text, MIN (length, LARGEST));
}

static void
import_from (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  g_file_load_contents_async (file, NULL, on_loaded, g_object_ref (widget));
}

static void
on_import_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "profiles.read-from", "s", paths[0]);
}

static void
import_one (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Read a Profile"), _ ("_Read"),
              _ ("Profiles"), "*" ENDING, NULL, on_import_chosen);
}

static GVariant *
ffw_profiles_form_save (FfwForm *form)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  return g_variant_dict_end (&state);
}

static void
ffw_profiles_form_restore (FfwForm *form, GVariant *state)
{
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (form))), _ ("Profiles"));
}

static gboolean
ffw_profiles_form_is_touched (FfwForm *form)
{
  return FALSE;
}

static void
ffw_profiles_form_constructed (GObject *object)
{
  FfwProfilesForm *self = FFW_PROFILES_FORM (object);

  G_OBJECT_CLASS (ffw_profiles_form_parent_class)->constructed (object);

  g_signal_connect_object (ffw_form_get_workspace (FFW_FORM (self)), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
ffw_profiles_form_dispose (GObject *object)
{
  FfwProfilesForm *self = FFW_PROFILES_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_profiles_form_parent_class)->dispose (object);
}

static void
ffw_profiles_form_finalize (GObject *object)
{
  FfwProfilesForm *self = FFW_PROFILES_FORM (object);

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->exported);

  G_OBJECT_CLASS (ffw_profiles_form_parent_class)->finalize (object);
}

static void
ffw_profiles_form_class_init (FfwProfilesFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_profiles_form_constructed;
  object_class->dispose = ffw_profiles_form_dispose;
  object_class->finalize = ffw_profiles_form_finalize;
  FFW_FORM_CLASS (class)->save = ffw_profiles_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_profiles_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_profiles_form_is_touched;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-profiles-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwProfilesForm, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwProfilesForm, group);
  gtk_widget_class_install_action (widget_class, "profiles.edit", "s", edit);
  gtk_widget_class_install_action (widget_class, "profiles.remove", "s", remove_one);
  gtk_widget_class_install_action (widget_class, "profiles.export", "s", export_one);
  gtk_widget_class_install_action (widget_class, "profiles.export-to", "(ss)", export_to);
  gtk_widget_class_install_action (widget_class, "profiles.read", NULL, import_one);
  gtk_widget_class_install_action (widget_class, "profiles.read-from", "s", import_from);
}

static void
ffw_profiles_form_init (FfwProfilesForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_name_parts (GTK_WIDGET (self->group), _ ("Profiles"));
}
