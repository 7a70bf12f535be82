/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ctl.h"

#include "ffw-booking-guard.h"
#include "ffw-standing-keep.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/**
 * ffw_ctl_get_workspace:
 *
 * Returns: (nullable): the path of the workspace that is meant; %NULL with a
 *   #FFW_CTL_ERROR_USAGE where none was named
 */
const char *
ffw_ctl_get_workspace (FfwCtl *self, GError **error)
{
  const char *path = ffw_options_get (self->options, "workspace");

  if (path == NULL)
    path = g_getenv ("FFRAMWAITH_WORKSPACE");
  if (path && *path)
    return path;

  g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                       _ ("No workspace was named. Give it with “--workspace=FILE”, or in the "
                          "environment as FFRAMWAITH_WORKSPACE."));
  return NULL;
}

/**
 * ffw_ctl_open:
 *
 * Returns: (transfer none): the workspace, for reading only where nothing else can
 *   be had of it; %NULL with @error set
 */
FfwWorkspace *
ffw_ctl_open (FfwCtl *self, GError **error)
{
  const char *path = ffw_ctl_get_workspace (self, error);

  if (path && self->workspace == NULL)
    {
      self->workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, ffw_standing_keep, error);
      if (self->workspace)
        ffw_workspace_set_guard (self->workspace, &ffw_booking_guard);
    }

  return self->workspace;
}

/** Closes the workspace where it is open, so that nothing of it is left behind. */
gboolean
ffw_ctl_close (FfwCtl *self, GError **error)
{
  gboolean closed = self->workspace == NULL || ffw_workspace_close (self->workspace, error);

  g_clear_object (&self->workspace);

  return closed;
}

/**
 * ffw_ctl_read:
 *
 * Opens the workspace and runs @func over one state of it.
 *
 * Returns: what @func returned; %NULL with @error set
 */
gpointer
ffw_ctl_read (FfwCtl *self, FfwReadFunc func, gpointer data, GError **error)
{
  FfwWorkspace *workspace = ffw_ctl_open (self, error);

  return workspace ? ffw_workspace_read (workspace, func, data, self->cancellable, error) : NULL;
}

/**
 * ffw_ctl_change:
 *
 * Opens the workspace and makes one change.
 */
gboolean
ffw_ctl_change (FfwCtl *self, FfwChangeFunc func, gpointer data, GError **error)
{
  FfwWorkspace *workspace = ffw_ctl_open (self, error);

  return workspace && ffw_workspace_change (workspace, func, data, self->cancellable, error);
}

/** Adds to what goes to standard output. */
void
ffw_ctl_print (FfwCtl *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->out, format, arguments);
  va_end (arguments);
}

/** Adds the value that @json holds, and a line feed, to what goes to standard output. */
void
ffw_ctl_print_json (FfwCtl *self, FfwJsonWriter *json)
{
  const GString *text = ffw_json_writer_get_text (json);

  g_string_append_len (self->out, text->str, text->len);
  g_string_append_c (self->out, '\n');
}

/** Writes to standard output what was printed. */
gboolean
ffw_ctl_flush (FfwCtl *self, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GError) failure = NULL;

  if (self->out->len == 0)
    return TRUE;
  if (g_output_stream_write_all (stream, self->out->str, self->out->len, NULL, NULL, &failure))
    return TRUE;

  /* The reader of a pipe went: it has what it wanted, and nobody reads a sentence. */
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, G_IO_ERROR, failure->code,
                 /* Translators: %s is the system’s own sentence. */
                 _ ("Standard output could not be written: %s"), failure->message);

  return FALSE;
}

/** Returns: (transfer full): a sentence with a count, which @one and @many say as %1$d */
char *
ffw_ctl_in_words (const char *one, const char *many, gint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  const FfwTemplate sentence = { "n", one, many, 1 };

  return ffw_template_format (&sentence, (const char *[]){ digits, NULL }, ffw_language_get ());
}

/** Writes one line to standard error. */
void
ffw_ctl_say (const char *sentence)
{
  g_autofree char *line = g_strconcat (sentence, "\n", NULL);
  gsize length = strlen (line);

  for (gsize done = 0; done < length;)
    {
      gssize n = write (STDERR_FILENO, line + done, length - done);

      if (n <= 0)
        return;
      done += n;
    }
}

/** Says on standard error why the command was not done. */
void
ffw_ctl_say_error (const GError *error)
{
  const char *why = ffw_exit_from_error (error) == FFW_EXIT_INTERRUPTED
                        ? _ ("Interrupted. Nothing was left half done.")
                        : error->message;
  g_autofree char *sentence = g_strconcat ("fframwaithctl: ", why, NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    ffw_ctl_say (sentence);
}

/** Says on standard error what was found in a file, one finding a line, and how many more. */
void
ffw_ctl_say_findings (FfwFindings *findings)
{
  guint kept = ffw_findings_get_n_kept (findings);
  guint64 more = ffw_findings_count (findings, FFW_SEVERITY_ERROR)
                 + ffw_findings_count (findings, FFW_SEVERITY_WARNING) - kept;

  for (guint i = 0; i < kept; i++)
    {
      g_autofree char *line = ffw_finding_to_line (ffw_findings_get (findings, i),
                                                   ffw_language_get ());

      ffw_ctl_say (line);
    }
  if (more)
    {
      g_autofree char *line
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %lu further finding is not shown.",
                                          "%s: %lu further findings are not shown.", (gulong)more),
                             ffw_findings_get_file (findings), (gulong)more);

      ffw_ctl_say (line);
    }
}

/** Adds a member “findings” to the object that @json is in. */
void
ffw_ctl_write_findings (FfwFindings *findings, FfwJsonWriter *json)
{
  guint kept = ffw_findings_get_n_kept (findings);

  ffw_json_writer_begin_array (json, "findings");
  for (guint i = 0; i < kept; i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *message = ffw_finding_get_message (finding, ffw_language_get ());

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "file", finding->file);
      ffw_json_writer_add_int (json, "line", finding->line);
      ffw_json_writer_add_int (json, "column", finding->column);
      ffw_json_writer_add_string (json, "field", finding->field);
      ffw_json_writer_add_string (json, "severity",
                                  finding->severity == FFW_SEVERITY_ERROR ? "error" : "warning");
      ffw_json_writer_add_string (json, "code", finding->code);
      ffw_json_writer_add_string (json, "message", message);
      ffw_json_writer_end_object (json);
    }
  ffw_json_writer_end_array (json);
}

/**
 * ffw_ctl_find_kind:
 *
 * Returns: the kind of that name, whose rows come in and go out; %NULL with a
 *   #FFW_CTL_ERROR_USAGE that names the nearest
 */
const FfwKind *
ffw_ctl_find_kind (const char *name, GError **error)
{
  const FfwKind *kind = ffw_kind_find (name);
  g_autoptr (GPtrArray) known = NULL;
  g_autofree char *sentence = NULL;
  const FfwKind *const *kinds;
  guint n;

  if (kind)
    return kind;
  if (ffw_kind_find_derived (name))
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("The kind “%s” is worked out from the others, so it can be listed and "
                      "exported, and not come in. Import what it rests on: people, requirements, "
                      "records, bookings or waivers."),
                   name);
      return NULL;
    }

  known = g_ptr_array_new_with_free_func (g_free);
  kinds = ffw_kinds (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (known, g_strdup (kinds[i]->name));
  sentence = g_strdup_printf (_ ("There is no kind “%s”."), name);
  ffw_ctl_set_unknown (error, known, name, sentence);

  return NULL;
}

/**
 * ffw_ctl_find_listed:
 *
 * Returns: the kind of that name, whose rows go out at least; %NULL with a #FFW_CTL_ERROR_USAGE
 *   that names the nearest
 */
const FfwKind *
ffw_ctl_find_listed (const char *name, GError **error)
{
  const FfwKind *kind = ffw_kind_find_derived (name);

  return kind ? kind : ffw_ctl_find_kind (name, error);
}

/**
 * ffw_ctl_get_number:
 * @otherwise: the number where the option was not given
 * @least: the smallest that is understood
 * @number: (out): the option’s value
 */
gboolean
ffw_ctl_get_number (FfwCtl *self, const char *option, guint otherwise, guint least, guint *number,
                    GError **error)
{
  const char *text = ffw_options_get (self->options, option);
  guint64 value = otherwise;

  if (text && !g_ascii_string_to_unsigned (text, 10, least, G_MAXINT32, &value, NULL))
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“--%s=%s”: a whole number is expected, of at least %u."), option, text,
                   least);
      return FALSE;
    }
  *number = (guint)value;

  return TRUE;
}

/**
 * ffw_ctl_get_passphrase:
 * @passphrase: (out) (transfer full) (nullable): the first line of the file that the option
 *   “passphrase-file” names; %NULL where it was not given. On the command line itself everybody on
 *   the machine could read it
 */
gboolean
ffw_ctl_get_passphrase (FfwCtl *self, char **passphrase, GError **error)
{
  const char *path = ffw_options_get (self->options, "passphrase-file");
  g_autofree char *content = NULL;

  *passphrase = NULL;
  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &content, NULL, error))
    return FALSE;
  content[strcspn (content, "\r\n")] = '\0';
  if (*content == '\0' || !g_utf8_validate (content, -1, NULL))
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“%s” holds no passphrase on its first line."), path);
      return FALSE;
    }
  *passphrase = g_steal_pointer (&content);

  return TRUE;
}

/**
 * ffw_ctl_get_date:
 * @date: (out): the option’s value; left alone where it was not given
 */
gboolean
ffw_ctl_get_date (FfwCtl *self, const char *option, FfwDate *date, GError **error)
{
  const char *text = ffw_options_get (self->options, option);

  if (text == NULL)
    return TRUE;
  switch (ffw_date_parse (text, date))
    {
    case FFW_DATE_OK:
      return TRUE;
    case FFW_DATE_DOES_NOT_EXIST:
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“--%s=%s”: there is no such day."), option, text);
      break;
    case FFW_DATE_TWO_DIGIT_YEAR:
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“--%s=%s”: write the year with four digits."), option, text);
      break;
    case FFW_DATE_MALFORMED:
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“--%s=%s”: a date is expected, such as 2022-11-22."), option, text);
      break;
    }

  return FALSE;
}
