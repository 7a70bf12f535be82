/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-application.h"

#include "ffw-closing.h"
#include "ffw-file.h"
#include "ffw-window-opening.h"

#include <glib/gi18n-lib.h>

/**
 * FfwApplication:
 *
 * The program: one process, one window a workspace.
 *
 * When the language is switched it makes the content of its windows anew. A dialog that is open
 * does the same by itself, with all that was typed in it: it listens to
 * `action-state-changed::language` of the application.
 */
struct _FfwApplication
{
  AdwApplication parent_instance;

  FfwSettings *settings;
};

G_DEFINE_FINAL_TYPE (FfwApplication, ffw_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.quit", { "<Primary>q" } },
  { "app.language-next", { "<Primary><Shift>l" } },
  { "win.open", { "<Primary>o" } },
  { "win.new", { "<Primary>n" } },
  { "win.import", { "<Primary>i" } },
  { "win.export", { "<Primary>e" } },
  { "win.backup", { "<Primary>b" } },
  { "win.add-person", { "<Primary><Shift>n" } },
  { "win.record-training(@ax [])", { "<Primary>r" } },
  { "session.new(@a{sv} {})", { "<Primary><Shift>s" } },
  { "win.undo-here", { "<Primary>z" } },
  { "win.redo-here", { "<Primary><Shift>z", "<Primary>y" } },
  { "win.search", { "<Primary>f" } },
  { "win.find", { "<Primary>k" } },
  { "win.preferences", { "<Primary>comma" } },
  { "win.shortcuts", { "<Primary>question", "F1" } },
  { "win.menu", { "F10" } },
  { "win.page('today')", { "<Alt>1" } },
  { "win.page('people')", { "<Alt>2" } },
  { "win.page('training')", { "<Alt>3" } },
  { "win.page('sessions')", { "<Alt>4" } },
  { "win.page('framework')", { "<Alt>5" } },
  { "win.page('evidence')", { "<Alt>6" } },
  { "win.page('history')", { "<Alt>7" } },
  { "window.close", { "<Primary>w" } },
};

/**
 * ffw_application_find_window:
 * @path: of a workspace, by any of its names
 *
 * Returns: (transfer none) (nullable): the window that has it open or is opening it
 */
GtkWindow *
ffw_application_find_window (FfwApplication *self, const char *path)
{
  g_autofree char *resolved = ffw_file_resolve (path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      const char *its = FFW_IS_WINDOW (l->data) ? ffw_window_get_path (l->data) : NULL;
      g_autofree char *its_resolved = its ? ffw_file_resolve (its) : NULL;

      if (g_strcmp0 (its_resolved, resolved) == 0)
        return l->data;
    }

  return NULL;
}

/* A window that has no workspace, else a new one. */
static FfwWindow *
empty_window (FfwApplication *self)
{

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (FFW_IS_WINDOW (l->data) && ffw_window_get_path (l->data) == NULL)
      return l->data;

  return ffw_window_new (self);
}

/** Shows the workspace in its window; opens it where it is not open. */
static void
open_path (FfwApplication *self, const char *path)
{
  GtkWindow *window = ffw_application_find_window (self, path);

  if (window == NULL)
    {
      window = GTK_WINDOW (empty_window (self));
      ffw_window_open (FFW_WINDOW (window), path);
    }
  gtk_window_present (window);
}

static void
ffw_application_activate (GApplication *application)
{
  FfwApplication *self = FFW_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = NULL;

  if (window == NULL)
    {
      window = GTK_WINDOW (empty_window (self));
      if (ffw_settings_get_reopen (self->settings))
        last = ffw_settings_get_last (self->settings);
      if (last)
        ffw_window_open_last (FFW_WINDOW (window), last);
    }
  gtk_window_present (window);
}

static void
ffw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path)
        {
          open_path (FFW_APPLICATION (application), path);
          continue;
        }

      FfwWindow *window = empty_window (FFW_APPLICATION (application));
      g_autofree char *uri = g_file_get_parse_name (files[i]);

      gtk_window_present (GTK_WINDOW (window));
      ffw_window_refuse (window, uri);
    }
}

static void
show_language (FfwApplication *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (ffw_language_get_code (ffw_language_get ())));
}

/* A window that says what is the same every time: in another language it is opened again. */
static gboolean
is_leaflet (GtkWindow *window)
{
  return GTK_IS_SHORTCUTS_WINDOW (window) || ADW_IS_ABOUT_WINDOW (window);
}

static void
open_again (FfwApplication *self, GtkWindow *window)
{
  gboolean about = ADW_IS_ABOUT_WINDOW (window);
  GtkWindow *parent = gtk_window_get_transient_for (window);

  gtk_window_destroy (window);
  if (about)
    g_action_group_activate_action (G_ACTION_GROUP (self), "about", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.shortcuts", NULL);
}

/**
 * ffw_application_set_language:
 *
 * Shows every window in the language, at once; nothing that was typed or chosen is lost. The
 * choice is not remembered.
 */
void
ffw_application_set_language (FfwApplication *self, FfwLanguage language)
{
  g_autolist (GtkWindow) windows = NULL;

  if (language == ffw_language_get ())
    return;

  ffw_language_set (language);
  show_language (self);

  /* Those that belong to a window are none of the application's own list. */
  windows = ffw_closing_hold_windows (gtk_window_list_toplevels ());
  for (GList *l = windows; l; l = l->next)
    if (FFW_IS_WINDOW (l->data))
      ffw_window_rebuild (l->data);
    else if (is_leaflet (l->data))
      open_again (self, l->data);
}

/**
 * ffw_application_choose_language:
 * @code: `en`, `cy`, or nothing for the language of the system
 *
 * As ffw_application_set_language(), and remembers the choice.
 */
void
ffw_application_choose_language (FfwApplication *self, const char *code)
{
  FfwLanguage language = ffw_language_from_locale ();

  ffw_language_from_code (code, &language);
  ffw_settings_set_language (self->settings, code);
  ffw_application_set_language (self, language);
}

static void
on_language (GSimpleAction *action, GVariant *value, gpointer data)
{
  const char *code = g_variant_get_string (value, NULL);
  FfwLanguage language;

  if (ffw_language_from_code (code, &language))
    ffw_application_choose_language (data, code);
}

static void
on_language_next (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ffw_application_choose_language (
      data, ffw_language_get_code ((ffw_language_get () + 1) % FFW_N_LANGUAGES));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (
      gtk_application_get_active_window (GTK_APPLICATION (data)), "application-name",
      /* Translators: the name of the program; it is the same in both languages */
      _ ("Fframwaith"), "application-icon", "cymru.glasbrint.Fframwaith", "version", FFW_VERSION,
      "developer-name", _ ("The Fframwaith authors"), "license-type", GTK_LICENSE_GPL_3_0,
      "comments",
      _ ("Training that justice staff in Wales need, who has had it, and the proof that it works."),
      NULL);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autolist (GtkWindow) windows
      = ffw_closing_hold_windows (g_list_copy (gtk_application_get_windows (data)));

  /* The windows that belong to one go with it. */
  for (GList *l = windows; l; l = l->next)
    if (FFW_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (empty_window (data)));
}

static void
on_sample (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FfwWindow *window = empty_window (data);

  gtk_window_present (GTK_WINDOW (window));
  ffw_window_open_sample (window);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = on_about },
  { .name = "language", .parameter_type = "s", .state = "'en'", .change_state = on_language },
  { .name = "language-next", .activate = on_language_next },
  { .name = "new-window", .activate = on_new_window },
  { .name = "sample", .activate = on_sample },
  { .name = "quit", .activate = on_quit },
};

static void
ffw_application_startup (GApplication *application)
{
  FfwApplication *self = FFW_APPLICATION (application);
  g_autofree char *code = ffw_settings_get_language (self->settings);
  FfwLanguage language = ffw_language_get ();

  G_APPLICATION_CLASS (ffw_application_parent_class)->startup (application);

  /* What can be copied is reached by the keyboard; it need not look as if it were chosen. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);

  /* GTK and libadwaita have just bound their own catalogues; ours stand in for them. */
  ffw_language_from_code (code, &language);
  ffw_language_set (language);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  show_language (FFW_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].accels);
}

/* What a launcher of the desktop asks for where it does not speak to the program over D-Bus. */
static int
ffw_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  static const char *const asked[] = { "new-window", "sample" };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (g_variant_dict_contains (options, asked[i]))
      {
        g_autoptr (GError) error = NULL;

        if (!g_application_register (application, NULL, &error))
          {
            g_printerr ("%s\n", error->message);
            return EXIT_FAILURE;
          }
        g_action_group_activate_action (G_ACTION_GROUP (application), asked[i], NULL);
        /* Where it runs already, that is all; else it goes on, and shows what was made. */
        return g_application_get_is_remote (application) ? EXIT_SUCCESS : -1;
      }

  return -1;
}

static void
ffw_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (ffw_application_parent_class)->shutdown (application);

  g_settings_sync ();
}

static void
ffw_application_dispose (GObject *object)
{
  g_clear_object (&FFW_APPLICATION (object)->settings);

  G_OBJECT_CLASS (ffw_application_parent_class)->dispose (object);
}

static void
ffw_application_class_init (FfwApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->activate = ffw_application_activate;
  application_class->open = ffw_application_open;
  application_class->startup = ffw_application_startup;
  application_class->handle_local_options = ffw_application_handle_local_options;
  application_class->shutdown = ffw_application_shutdown;
  G_OBJECT_CLASS (class)->dispose = ffw_application_dispose;
}

static void
ffw_application_init (FfwApplication *self)
{
  const GOptionEntry options[] = {
    { "new-window", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, _ ("Open a new window"), NULL },
    { "sample", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      _ ("Open the sample workspace, to look around"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->settings = ffw_settings_new ();
}

/** Returns: (transfer full): the program, not yet running */
FfwApplication *
ffw_application_new (void)
{
  return g_object_new (FFW_TYPE_APPLICATION, "application-id", "cymru.glasbrint.Fframwaith",
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}

/** Returns: (transfer none): what the program remembers */
FfwSettings *
ffw_application_get_settings (FfwApplication *self)
{
  return self->settings;
}
