/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-settings.h"

#include "ffw-file.h"

#define SCHEMA           "cymru.glasbrint.Fframwaith"
#define WORKSPACE_SCHEMA SCHEMA ".workspace"
#define WORKSPACE_PATH   "/cymru/glasbrint/Fframwaith/workspaces/%s/"

/* What one page may keep of itself, and a workspace in all; more is left out. A state is read at
 * every start and lies in memory with the settings of all other programs. */
#define PAGE_LIMIT  (64 * 1024)
#define STATE_LIMIT (256 * 1024)

/**
 * FfwSettings:
 *
 * What the program remembers of the person's choices, and of each workspace's window. Whatever
 * lies there, it gives something that can be used; where the schemas are not installed, nothing is
 * remembered.
 */
struct _FfwSettings
{
  GObject parent_instance;

  GSettings *program;         /* NULL without a schema */
  GSettingsSchema *workspace; /* the same */
};

G_DEFINE_FINAL_TYPE (FfwSettings, ffw_settings, G_TYPE_OBJECT)

static void
ffw_settings_dispose (GObject *object)
{
  FfwSettings *self = FFW_SETTINGS (object);

  g_clear_object (&self->program);
  g_clear_pointer (&self->workspace, g_settings_schema_unref);

  G_OBJECT_CLASS (ffw_settings_parent_class)->dispose (object);
}

static void
ffw_settings_class_init (FfwSettingsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ffw_settings_dispose;
}

static void
ffw_settings_init (FfwSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) program = NULL;

  /* g_settings_new() would end the program. */
  if (source)
    program = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (program == NULL)
    {
      g_message ("The settings schema %s is not installed: nothing will be remembered.", SCHEMA);
      return;
    }

  self->program = g_settings_new_full (program, NULL, NULL);
  self->workspace = g_settings_schema_source_lookup (source, WORKSPACE_SCHEMA, TRUE);
}

/** Returns: (transfer full): the settings of the program */
FfwSettings *
ffw_settings_new (void)
{
  return g_object_new (FFW_TYPE_SETTINGS, NULL);
}

/**
 * ffw_settings_get_language:
 *
 * Returns: (transfer full): `en`, `cy`, or nothing for the language of the system
 */
char *
ffw_settings_get_language (FfwSettings *self)
{
  return self->program ? g_settings_get_string (self->program, "language") : g_strdup ("");
}

/** Remembers the language: `en`, `cy`, or nothing for the language of the system. */
void
ffw_settings_set_language (FfwSettings *self, const char *code)
{
  if (self->program)
    g_settings_set_string (self->program, "language", code);
}

/** Returns: whether the workspace that was used last is opened at start */
gboolean
ffw_settings_get_reopen (FfwSettings *self)
{
  return self->program && g_settings_get_boolean (self->program, "reopen");
}

/** Sets whether the workspace that was used last is opened at start. */
void
ffw_settings_set_reopen (FfwSettings *self, gboolean reopen)
{
  if (self->program)
    g_settings_set_boolean (self->program, "reopen", reopen);
}

/** Returns: (transfer full) (nullable): the path of the workspace that was used last */
char *
ffw_settings_get_last (FfwSettings *self)
{
  g_autofree char *uri = NULL;

  if (self->program == NULL)
    return NULL;

  uri = g_settings_get_string (self->program, "last-workspace");

  return g_filename_from_uri (uri, NULL, NULL);
}

/** Remembers the workspace that was used last; %NULL for none. */
void
ffw_settings_set_last (FfwSettings *self, const char *path)
{
  g_autofree char *uri = path ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (self->program)
    g_settings_set_string (self->program, "last-workspace", uri ? uri : "");
}

/** Gives a new window the size that the last one had. */
void
ffw_settings_apply_size (FfwSettings *self, GtkWindow *window)
{
  if (self->program == NULL)
    return;

  gtk_window_set_default_size (window, g_settings_get_int (self->program, "window-width"),
                               g_settings_get_int (self->program, "window-height"));
  if (g_settings_get_boolean (self->program, "window-maximised"))
    gtk_window_maximize (window);
}

/** Remembers the size of a window. */
void
ffw_settings_keep_size (FfwSettings *self, GtkWindow *window)
{
  int width;
  int height;

  if (self->program == NULL)
    return;

  /* What it is, or was before it filled the screen. One out of range is not a size to come back
   * to, and is refused with a complaint. */
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->program, "window-width", CLAMP (width, 340, 16384));
  g_settings_set_int (self->program, "window-height", CLAMP (height, 480, 16384));
  g_settings_set_boolean (self->program, "window-maximised", gtk_window_is_maximized (window));
}

/* The settings of one workspace, by the name that all its names lead to. */
static GSettings *
open_workspace (FfwSettings *self, const char *path)
{
  g_autofree char *resolved = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *at = NULL;

  if (self->workspace == NULL)
    return NULL;

  resolved = ffw_file_resolve (path);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, resolved, -1);
  at = g_strdup_printf (WORKSPACE_PATH, hash);

  return g_settings_new_full (self->workspace, NULL, at);
}

static GVariant *
nothing (void)
{
  return g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
}

/**
 * ffw_settings_get_state:
 * @path: of a workspace
 *
 * Returns: (transfer full): what the person had made of its window (a{sv}); nothing of it need
 *   be as it was written
 */
GVariant *
ffw_settings_get_state (FfwSettings *self, const char *path)
{
  g_autoptr (GSettings) settings = open_workspace (self, path);
  g_autoptr (GVariant) state = settings ? g_settings_get_value (settings, "state") : NULL;

  if (state == NULL || g_variant_get_size (state) > STATE_LIMIT)
    return nothing ();

  return g_steal_pointer (&state);
}

/**
 * ffw_settings_set_state:
 * @path: of a workspace
 * @state: what the person has made of its window (a{sv}); a page of it that is too much to keep
 *   is left out
 */
void
ffw_settings_set_state (FfwSettings *self, const char *path, GVariant *state)
{
  g_autoptr (GSettings) settings = open_workspace (self, path);
  g_auto (GVariantDict) kept = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) value = NULL;
  GVariantIter iter;
  const char *name;
  GVariant *part;
  gsize size = 0;

  if (settings == NULL)
    return;

  g_variant_iter_init (&iter, state);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &part))
    {
      gsize more = g_variant_get_size (part);

      if (more > PAGE_LIMIT || size + more > STATE_LIMIT - PAGE_LIMIT)
        continue;
      size += more;
      g_variant_dict_insert_value (&kept, name, part);
    }

  value = g_variant_ref_sink (g_variant_dict_end (&kept));
  g_settings_set_value (settings, "state", value);
}

/** Returns: whether the person has said that a workspace's folder is synchronised or on a network
 */
gboolean
ffw_settings_is_shared (FfwSettings *self, const char *path)
{
  g_autoptr (GSettings) settings = open_workspace (self, path);

  return settings && g_settings_get_boolean (settings, "shared-folder");
}

/** Returns: (transfer full) (nullable): the folder that a copy of a workspace goes to when it is
 *   closed */
char *
ffw_settings_get_copy_folder (FfwSettings *self, const char *path)
{
  g_autoptr (GSettings) settings = open_workspace (self, path);
  g_autofree char *uri = settings ? g_settings_get_string (settings, "copy-folder") : NULL;

  return uri && *uri ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/** Sets the folder that a copy of a workspace goes to when it is closed; %NULL for none. */
void
ffw_settings_set_copy_folder (FfwSettings *self, const char *path, const char *folder)
{
  g_autoptr (GSettings) settings = open_workspace (self, path);
  g_autofree char *uri = folder ? g_filename_to_uri (folder, NULL, NULL) : NULL;

  if (settings)
    g_settings_set_string (settings, "copy-folder", uri ? uri : "");
}

/** Forgets what the person had made of a workspace's window: it may name who was erased. */
void
ffw_settings_forget_state (FfwSettings *self, const char *path)
{
  g_autoptr (GSettings) settings = open_workspace (self, path);

  if (settings)
    g_settings_reset (settings, "state");
}

/** Sets whether a workspace's folder is synchronised or on a network. */
void
ffw_settings_set_shared (FfwSettings *self, const char *path, gboolean shared)
{
  g_autoptr (GSettings) settings = open_workspace (self, path);

  if (settings)
    g_settings_set_boolean (settings, "shared-folder", shared);
}
