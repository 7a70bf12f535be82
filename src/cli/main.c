/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-help.h"
#include "ffw-interrupt.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const FfwCommand *const commands[] = {
  &ffw_command_init,
  &ffw_command_import,
  &ffw_command_profile,
  &ffw_command_list,
  &ffw_command_status,
  &ffw_command_export,
  &ffw_command_validate,
  &ffw_command_check,
  &ffw_command_history,
  &ffw_command_undo,
  &ffw_command_redo,
  &ffw_command_book,
  &ffw_command_calendar,
  &ffw_command_cancel,
  &ffw_command_register,
  &ffw_command_backup,
  &ffw_command_restore,
  &ffw_command_duplicates,
  &ffw_command_file,
  &ffw_command_person,
  &ffw_command_passport,
  &ffw_command_erase,
  NULL,

};

static const FfwOption common_options[] = {
  { "workspace", 'w', N_ ("FILE"),
    N_ ("The workspace (else that of FFRAMWAITH_WORKSPACE in the environment)") },
  { "language", 0, N_ ("cy|en"), N_ ("The language of what is said and of headers that go out") },
  { "today", 0, N_ ("DATE"), N_ ("The day that counts as today") },
  { "json", 0, NULL, N_ ("Print one JSON value, and nothing else, on standard output") },
  { "help", 'h', NULL, N_ ("Show this help") },
  { "version", 0, NULL, N_ ("Show the version") },
  { NULL },
};

/* A standard stream that is closed would be opened again as the workspace. */
static void
keep_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0)
      (void)!open ("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

/* Every option that any command has, to tell the command from a value. */
static const FfwOption **
list_all_options (void)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  g_ptr_array_add (tables, (gpointer)common_options);
  for (guint i = 0; commands[i]; i++)
    g_ptr_array_add (tables, (gpointer)commands[i]->options);
  g_ptr_array_add (tables, NULL);

  return (const FfwOption **)g_ptr_array_free (g_steal_pointer (&tables), FALSE);
}

/* The language comes first, so that what is wrong with the rest is said in it. */
static gboolean
choose_language (char **arguments, GError **error)
{
  const char *code = NULL;
  FfwLanguage language = ffw_language_from_locale ();

  for (guint i = 1; arguments[i] && strcmp (arguments[i], "--") != 0; i++)
    if (g_str_has_prefix (arguments[i], "--language="))
      code = arguments[i] + strlen ("--language=");
    else if (strcmp (arguments[i], "--language") == 0 && arguments[i + 1])
      code = arguments[i + 1];
  if (code && !ffw_language_from_code (code, &language))
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“--language=%s”: the languages are “cy” and “en”."), code);
      return FALSE;
    }
  ffw_language_set (language);

  return TRUE;
}

static gboolean
choose_today (FfwCtl *ctl, GError **error)
{
  FfwDate today = FFW_DATE_NONE;
  char iso[FFW_DATE_ISO_SIZE];
  const char *given = g_getenv ("FFRAMWAITH_TODAY");

  if (!ffw_ctl_get_date (ctl, "today", &today, error))
    return FALSE;
  if (today != FFW_DATE_NONE)
    g_setenv ("FFRAMWAITH_TODAY", ffw_date_to_iso (today, iso), TRUE);
  else if (given && *given && ffw_date_from_iso (given) == FFW_DATE_NONE)
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("FFRAMWAITH_TODAY in the environment is “%s”; a date is expected, such as "
                      "2022-11-22."),
                   given);
      return FALSE;
    }
  ctl->today = ffw_date_today ();

  return TRUE;
}

static gboolean
check_utf8 (char **arguments, GError **error)
{
  for (guint i = 1; arguments[i]; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      {
        g_autofree char *shown = g_utf8_make_valid (arguments[i], -1);

        g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                     _ ("“%s” is not in UTF-8, as what is typed here must be."), shown);
        return FALSE;
      }

  return TRUE;
}

static const FfwCommand *
find_command (const char *name, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *sentence = NULL;

  for (guint i = 0; commands[i]; i++)
    {
      if (strcmp (commands[i]->name, name) == 0)
        return commands[i];
      g_ptr_array_add (known, (gpointer)commands[i]->name);
    }
  sentence = g_strdup_printf (_ ("There is no command “%s”."), name);
  ffw_ctl_set_unknown (error, known, name, sentence);

  return NULL;
}

static gboolean
check_words (FfwCtl *ctl, const FfwCommand *command, GError **error)
{
  guint n = g_strv_length ((char **)ctl->words);

  if (n < command->least)
    g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                 _ ("Something is missing. The command is “%s %s”."), command->name,
                 _ (command->words));
  else if (n > command->most)
    g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                 _ ("“%s” is one too many for the command “%s”."), ctl->words[command->most],
                 command->name);
  else
    return TRUE;

  return FALSE;
}

static FfwExit
run (FfwCtl *ctl, char **arguments, const FfwCommand **command, GError **error)
{
  g_autofree const FfwOption **all = list_all_options ();
  g_autoptr (FfwOptions) options = NULL;
  const FfwOption *tables[] = { common_options, NULL, NULL };
  const char *name;

  if (!choose_language (arguments, error) || !check_utf8 (arguments, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  name = ffw_options_find_word (all, arguments);
  if (name)
    {
      *command = find_command (name, error);
      if (*command == NULL)
        return FFW_EXIT_NOT_UNDERSTOOD;
      tables[1] = (*command)->options;
    }
  options = ffw_options_parse (tables, arguments, error);
  if (options == NULL)
    return FFW_EXIT_NOT_UNDERSTOOD;

  ctl->options = options;
  ctl->json = ffw_options_has (options, "json");
  if (ffw_options_has (options, "version"))
    {
      ffw_ctl_print (ctl, "fframwaithctl %s\n", FFW_VERSION);
      return FFW_EXIT_DONE;
    }
  if (ffw_options_has (options, "help"))
    {
      if (*command)
        ffw_help_print_command (ctl, *command, common_options);
      else
        ffw_help_print (ctl, commands, common_options);
      return FFW_EXIT_DONE;
    }
  if (*command == NULL)
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE, _ ("No command was given."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }

  ctl->words = ffw_options_get_words (options) + 1;
  if (!choose_today (ctl, error) || !check_words (ctl, *command, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  ffw_interrupt_watch (ctl->cancellable);

  return (*command)->run (ctl, error);
}

static void
say_help (const FfwCommand *command)
{
  g_autofree char *line = command ? g_strdup_printf (
                              _ ("“fframwaithctl %s --help” says what it takes."), command->name)
                                  : g_strdup (_ ("“fframwaithctl --help” lists the commands."));

  ffw_ctl_say (line);
}

/* What goes wrong after the command was done. */
static FfwExit
say_late (FfwExit status, const GError *error)
{
  ffw_ctl_say_error (error);

  return status == FFW_EXIT_DONE ? ffw_exit_from_error (error) : status;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) arguments = g_strdupv (argv);
  FfwCtl ctl = { .cancellable = cancellable, .out = out };
  const FfwCommand *command = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unwritten = NULL;
  g_autoptr (GError) unclosed = NULL;
  FfwExit status;

  keep_standard_streams ();
  signal (SIGPIPE, SIG_IGN);
  ffw_language_init (NULL);
  status = run (&ctl, arguments, &command, &error);

  if (error)
    {
      status = ffw_exit_from_error (error);
      ffw_ctl_say_error (error);
      if (status == FFW_EXIT_NOT_UNDERSTOOD)
        say_help (command);
    }
  if (!ffw_ctl_flush (&ctl, &unwritten))
    status = say_late (status, unwritten);
  if (!ffw_ctl_close (&ctl, &unclosed))
    status = say_late (status, unclosed);

  return status;
}
