/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-application.h"
#include "ffw-closing.h"

#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (FfwApplication) application = NULL;

  /* The language is the program's own affair: GTK would set the locale again. */
  gtk_disable_setlocale ();
  ffw_language_init (NULL);

  application = ffw_application_new ();
  ffw_closing_watch_signals (G_APPLICATION (application));

  return g_application_run (G_APPLICATION (application), argc, argv);
}
