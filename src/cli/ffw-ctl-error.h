/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwExit:
 *
 * What the program's exit status says.
 */
typedef enum
{
  FFW_EXIT_DONE = 0,
  FFW_EXIT_REFUSED = 1,        /* the data was refused or found wrong */
  FFW_EXIT_NOT_UNDERSTOOD = 2, /* the command was not understood */
  FFW_EXIT_UNUSABLE = 3,       /* the workspace or a file could not be read or written */
  FFW_EXIT_INTERRUPTED = 130,  /* stopped on request, with nothing half done */
} FfwExit;

/**
 * FfwCtlError:
 * @FFW_CTL_ERROR_USAGE: the command line was not understood
 */
typedef enum
{
  FFW_CTL_ERROR_USAGE,
} FfwCtlError;

#define FFW_CTL_ERROR (ffw_ctl_error_quark ())
GQuark ffw_ctl_error_quark (void);

FfwExit ffw_exit_from_error (const GError *error);
void ffw_ctl_set_unknown (GError **error, GPtrArray *known, const char *given,
                          const char *sentence);

G_END_DECLS
