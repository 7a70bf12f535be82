/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-ctl-error.h"
#include "ffw-date.h"
#include "ffw-finding.h"
#include "ffw-json-writer.h"
#include "ffw-kind.h"
#include "ffw-options.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwCtl:
 * @options: what was given
 * @words: (array zero-terminated=1): what follows the command, without options
 * @cancellable: cancelled by Ctrl+C
 * @json: whether standard output takes one JSON value and nothing else
 * @out: what goes to standard output at the end
 * @workspace: (nullable): open until the end of the run
 *
 * One run of the program, for the command that it is of.
 */
typedef struct
{
  const FfwOptions *options;
  const char *const *words;
  GCancellable *cancellable;
  FfwDate today;
  gboolean json;
  GString *out;
  FfwWorkspace *workspace;
} FfwCtl;

/**
 * FfwCommand:
 * @words: what follows it in the usage line, an untranslated message, or %NULL
 * @about: what it does, an untranslated sentence
 * @more: further untranslated text for its help, or %NULL
 * @options: its own, besides those of every command
 * @least, @most: how many words must follow, and may
 * @run: does it; the exit status where there is no error
 */
typedef struct
{
  const char *name;
  const char *words;
  const char *about;
  const char *more;
  const FfwOption *options;
  guint least;
  guint most;
  FfwExit (*run) (FfwCtl *self, GError **error);
} FfwCommand;

FfwWorkspace *ffw_ctl_open (FfwCtl *self, GError **error);
gboolean ffw_ctl_close (FfwCtl *self, GError **error);
const char *ffw_ctl_get_workspace (FfwCtl *self, GError **error);
gpointer ffw_ctl_read (FfwCtl *self, FfwReadFunc func, gpointer data, GError **error);
gboolean ffw_ctl_change (FfwCtl *self, FfwChangeFunc func, gpointer data, GError **error);
void ffw_ctl_print (FfwCtl *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void ffw_ctl_print_json (FfwCtl *self, FfwJsonWriter *json);
gboolean ffw_ctl_flush (FfwCtl *self, GError **error);
char *ffw_ctl_in_words (const char *one, const char *many, gint64 n);
void ffw_ctl_say (const char *sentence);
void ffw_ctl_say_error (const GError *error);
void ffw_ctl_say_findings (FfwFindings *findings);
void ffw_ctl_write_findings (FfwFindings *findings, FfwJsonWriter *json);
const FfwKind *ffw_ctl_find_kind (const char *name, GError **error);
const FfwKind *ffw_ctl_find_listed (const char *name, GError **error);
gboolean ffw_ctl_get_number (FfwCtl *self, const char *option, guint otherwise, guint least,
                             guint *number, GError **error);
gboolean ffw_ctl_get_passphrase (FfwCtl *self, char **passphrase, GError **error);
gboolean ffw_ctl_get_date (FfwCtl *self, const char *option, FfwDate *date, GError **error);

G_END_DECLS
