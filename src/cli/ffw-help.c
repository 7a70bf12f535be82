/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
describe_option (const FfwOption *option)
{
  char letter[] = { '-', option->letter, ',', ' ', '\0' };

  return g_strdup_printf ("  %s--%s%s%s", option->letter ? letter : "    ", option->name,
                          option->value ? "=" : "", option->value ? _ (option->value) : "");
}

/* Two columns; the first is as wide as its widest, counted in characters. */
static void
print_columns (FfwCtl *ctl, GPtrArray *left, GPtrArray *right)
{
  glong width = 0;

  for (guint i = 0; i < left->len; i++)
    width = MAX (width, g_utf8_strlen (g_ptr_array_index (left, i), -1));
  for (guint i = 0; i < left->len; i++)
    {
      const char *first = g_ptr_array_index (left, i);

      ffw_ctl_print (ctl, "%s%*s  %s\n", first, (int)(width - g_utf8_strlen (first, -1)), "",
                     (const char *)g_ptr_array_index (right, i));
    }
}

static void
print_options (FfwCtl *ctl, const FfwOption *options)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) right = g_ptr_array_new ();

  for (const FfwOption *option = options; option->name; option++)
    {
      g_ptr_array_add (left, describe_option (option));
      g_ptr_array_add (right, (char *)_ (option->about));
    }
  print_columns (ctl, left, right);
}

static void
print_kinds (FfwCtl *ctl)
{
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);
  glong column = 0;

  ffw_ctl_print (ctl, "\n%s\n", _ ("Each KIND is one of:"));
  for (guint i = 0; i < n; i++)
    {
      glong length = g_utf8_strlen (kinds[i]->name, -1) + 2;

      if (i && column + length > 78)
        {
          ffw_ctl_print (ctl, ",\n");
          column = 0;
        }
      ffw_ctl_print (ctl, "%s%s", column ? ", " : "  ", kinds[i]->name);
      column += length;
    }
  /* Translators: a line of the help, after the list of kinds */
  ffw_ctl_print (ctl, "\n%s\n", _ ("and, for “list” and “export” only, standing"));
}

/** Prints what there is: the commands, the options of all, the kinds, the exit statuses. */
void
ffw_help_print (FfwCtl *ctl, const FfwCommand *const *commands, const FfwOption *common)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) right = g_ptr_array_new ();

  ffw_ctl_print (ctl, _ ("Usage: fframwaithctl [OPTION…] COMMAND …\n\n"
                         "Training of justice staff in Wales, and the proof of it, without a "
                         "window.\n\n"
                         "Commands:\n"));
  for (guint i = 0; commands[i]; i++)
    {
      const FfwCommand *command = commands[i];

      g_ptr_array_add (left, g_strdup_printf ("  %s%s%s", command->name, command->words ? " " : "",
                                              command->words ? _ (command->words) : ""));
      g_ptr_array_add (right, (char *)_ (command->about));
    }
  print_columns (ctl, left, right);
  ffw_ctl_print (ctl, "\n%s\n", _ ("Options, before or after the command:"));
  print_options (ctl, common);
  print_kinds (ctl);
  ffw_ctl_print (ctl, "\n%s\n",
                 _ ("Exit status: 0 done; 1 the data was refused or found wrong; 2 the command "
                    "was not\nunderstood; 3 the workspace or a file could not be read or written; "
                    "130 interrupted.\n\n"
                    "“fframwaithctl COMMAND --help” says more about a command."));
}

/** Prints what one command takes. */
void
ffw_help_print_command (FfwCtl *ctl, const FfwCommand *command, const FfwOption *common)
{
  ffw_ctl_print (ctl, _ ("Usage: fframwaithctl [OPTION…] %s"), command->name);
  if (command->words)
    ffw_ctl_print (ctl, " %s", _ (command->words));
  ffw_ctl_print (ctl, "\n\n%s\n", _ (command->about));
  if (command->more)
    ffw_ctl_print (ctl, "\n%s\n", _ (command->more));
  if (command->words && strstr (command->words, "KIND"))
    print_kinds (ctl);
  if (command->options->name)
    {
      ffw_ctl_print (ctl, "\n%s\n", _ ("Options of this command:"));
      print_options (ctl, command->options);
    }
  ffw_ctl_print (ctl, "\n%s\n", _ ("Options of every command:"));
  print_options (ctl, common);
}
