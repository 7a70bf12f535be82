/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-options.h"

#include "ffw-ctl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FfwOptions
{
  GHashTable *given; /* long name → value, empty for an option without one */
  char **words;
};

static const FfwOption *
find_option (const FfwOption *const *tables, const char *name, gsize length, char letter)
{
  for (guint i = 0; tables[i]; i++)
    for (const FfwOption *option = tables[i]; option->name; option++)
      if (letter ? option->letter == letter
                 : strlen (option->name) == length && strncmp (option->name, name, length) == 0)
        return option;

  return NULL;
}

static gboolean
is_option (const char *argument)
{
  return argument[0] == '-' && argument[1] != '\0';
}

/* The option that an argument is or begins with, and whether its value is the next
 * argument. */
static const FfwOption *
look_at (const FfwOption *const *tables, const char *argument, gboolean *value_follows)
{
  const FfwOption *option;

  if (argument[1] == '-')
    {
      gsize length = strcspn (argument + 2, "=");

      option = find_option (tables, argument + 2, length, 0);
      *value_follows = option && option->value && argument[2 + length] == '\0';
    }
  else
    {
      option = find_option (tables, NULL, 0, argument[1]);
      *value_follows = option && option->value && argument[2] == '\0';
    }

  return option;
}

static void
set_unknown_option (const FfwOption *const *tables, const char *argument, GError **error)
{
  g_autofree char *given = g_strndup (argument, strcspn (argument, "="));
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; tables[i]; i++)
    for (const FfwOption *option = tables[i]; option->name; option++)
      g_ptr_array_add (known, g_strconcat ("--", option->name, NULL));
  sentence = g_strdup_printf (_ ("There is no option “%s”."), given);
  ffw_ctl_set_unknown (error, known, given, sentence);
}

static gboolean
check_option (const FfwOption *const *tables, char **arguments, guint at, gboolean *value_follows,
              GError **error)
{
  const FfwOption *option = look_at (tables, arguments[at], value_follows);

  if (option == NULL)
    set_unknown_option (tables, arguments[at], error);
  else if (*value_follows && arguments[at + 1] == NULL)
    g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                 _ ("Option “--%s” needs a value: “--%s=%s”."), option->name, option->name,
                 _ (option->value));
  else if (option->value == NULL && strchr (arguments[at], '='))
    g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE, _ ("Option “--%s” takes no value."),
                 option->name);
  else
    return TRUE;

  return FALSE;
}

/* GOption's own sentences are GLib's, in the language of GLib, and name nothing
 * near. What it would stumble over is said here, before it does. */
static gboolean
check_options (const FfwOption *const *tables, char **arguments, GError **error)
{
  for (guint i = 1; arguments[i] && strcmp (arguments[i], "--") != 0; i++)
    {
      gboolean value_follows;

      if (!is_option (arguments[i]))
        continue;
      if (!check_option (tables, arguments, i, &value_follows, error))
        return FALSE;
      if (value_follows)
        i++;
    }

  return TRUE;
}

/* One place for each option's value, as GOption wants it. */
typedef union
{
  char *text;
  gboolean flag;
} FfwOptionPlace;

static void
keep_given (FfwOptions *self, const FfwOption *const *tables, FfwOptionPlace *places)
{
  for (guint i = 0, place = 0; tables[i]; i++)
    for (const FfwOption *option = tables[i]; option->name; option++, place++)
      if (option->value && places[place].text)
        g_hash_table_insert (self->given, (char *)option->name, places[place].text);
      else if (option->value == NULL && places[place].flag)
        g_hash_table_insert (self->given, (char *)option->name, g_strdup (""));
}

static GOptionEntry *
make_entries (const FfwOption *const *tables, FfwOptionPlace **places, char ***words)
{
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  guint n = 0;
  GOptionEntry rest
      = { .long_name = G_OPTION_REMAINING, .arg = G_OPTION_ARG_FILENAME_ARRAY, .arg_data = words };

  for (guint i = 0; tables[i]; i++)
    for (const FfwOption *option = tables[i]; option->name; option++)
      n++;
  *places = g_new0 (FfwOptionPlace, n + 1);
  n = 0;
  for (guint i = 0; tables[i]; i++)
    for (const FfwOption *option = tables[i]; option->name; option++)
      {
        /* Values are file names to GOption, so that it leaves their bytes alone. */
        GOptionEntry entry = { .long_name = option->name,
                               .short_name = option->letter,
                               .arg = option->value ? G_OPTION_ARG_FILENAME : G_OPTION_ARG_NONE,
                               .arg_data = &(*places)[n++] };

        g_array_append_val (entries, entry);
      }
  g_array_append_val (entries, rest);

  return (GOptionEntry *)g_array_free (g_steal_pointer (&entries), FALSE);
}

/**
 * ffw_options_parse:
 * @tables: (array zero-terminated=1): the options there are
 * @arguments: (array zero-terminated=1): the program's name and what follows it
 *
 * Options and other words may stand in any order; after `--` everything is a word.
 * Where an option is given twice, the last one counts.
 *
 * Returns: (transfer full): what was given; %NULL with a #FFW_CTL_ERROR_USAGE
 */
FfwOptions *
ffw_options_parse (const FfwOption *const *tables, char **arguments, GError **error)
{
  g_autoptr (FfwOptions) self = g_new0 (FfwOptions, 1);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree FfwOptionPlace *places = NULL;
  g_autofree GOptionEntry *entries = make_entries (tables, &places, &self->words);
  g_auto (GStrv) left = g_strdupv (arguments);
  g_autoptr (GError) failure = NULL;

  if (!check_options (tables, arguments, error))
    return NULL;
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &left, &failure))
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE, failure->message);
      return NULL;
    }
  keep_given (self, tables, places);
  if (self->words == NULL)
    self->words = g_new0 (char *, 1);

  return g_steal_pointer (&self);
}

/** Frees what ffw_options_parse() gave. */
void
ffw_options_free (FfwOptions *self)
{
  g_clear_pointer (&self->given, g_hash_table_unref);
  g_strfreev (self->words);
  g_free (self);
}

/** Returns: whether the option @name was given */
gboolean
ffw_options_has (const FfwOptions *self, const char *name)
{
  return g_hash_table_contains (self->given, name);
}

/** Returns: (nullable): the value of the option @name; %NULL where it was not given */
const char *
ffw_options_get (const FfwOptions *self, const char *name)
{
  return g_hash_table_lookup (self->given, name);
}

/** Returns: (array zero-terminated=1): what was given besides options */
const char *const *
ffw_options_get_words (const FfwOptions *self)
{
  return (const char *const *)self->words;
}

/**
 * ffw_options_find_word:
 * @tables: (array zero-terminated=1): every option that any command has
 * @arguments: (array zero-terminated=1): the program's name and what follows it
 *
 * Returns: (nullable): the first word that is no option and no option's value:
 *   the command
 */
const char *
ffw_options_find_word (const FfwOption *const *tables, char **arguments)
{
  for (guint i = 1; arguments[i]; i++)
    {
      gboolean value_follows = FALSE;

      if (strcmp (arguments[i], "--") == 0)
        return arguments[i + 1];
      if (!is_option (arguments[i]))
        return arguments[i];
      look_at (tables, arguments[i], &value_follows);
      if (value_follows && arguments[i + 1])
        i++;
    }

  return NULL;
}
