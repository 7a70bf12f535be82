/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-finding.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A value in a sentence is cut to so many letters: a field can hold a mebibyte. */
#define LONGEST_ARGUMENT 200

struct _FfwFindings
{
  gatomicrefcount references;
  char *file;
  GPtrArray *kept;
  guint64 counts[FFW_SEVERITY_WARNING + 1];
};

static void
finding_free (FfwFinding *self)
{
  g_free (self->file);
  g_free (self->field);
  g_strfreev (self->arguments);
  g_free (self);
}

/**
 * ffw_finding_present:
 * @text: of a file, of any length
 *
 * Returns: (transfer full): what stands in a sentence for it: valid, short, and without what would
 *   break the line or move the cursor of a terminal
 */
char *
ffw_finding_present (const char *text)
{
  g_autofree char *head = g_strndup (text, 6 * (gsize)LONGEST_ARGUMENT);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (n++ == LONGEST_ARGUMENT)
        {
          g_string_append (out, "…");
          break;
        }
      g_string_append_unichar (out, g_unichar_iscntrl (letter) ? ' ' : letter);
    }

  return g_string_free (out, FALSE);
}

/* The sentence of a code. Where a code has two, the second is for when nothing near
 * was found, so that its second argument is missing. */
static const FfwTemplate *
find_template (const char *code, const char *const *arguments)
{
  guint n;
  const FfwTemplate *templates = ffw_finding_templates (&n);
  gboolean is_near = g_strv_length ((char **)arguments) >= 2 && *arguments[1];

  for (guint i = 0; i < n; i++)
    if (strcmp (templates[i].id, code) == 0)
      {
        gboolean has_other = i + 1 < n && strcmp (templates[i + 1].id, code) == 0;

        return &templates[has_other && !is_near ? i + 1 : i];
      }

  return NULL;
}

/**
 * ffw_finding_get_message:
 *
 * Returns: (transfer full): what was found, what is expected and what to do about it
 */
char *
ffw_finding_get_message (const FfwFinding *self, FfwLanguage language)
{
  const FfwTemplate *template;
  const char *const *arguments = (const char *const *)self->arguments;
  const char *const field[] = { self->field, NULL };

  /* What a sentence about a field alone is about. */
  if (*arguments == NULL)
    arguments = field;
  template = find_template (self->code, arguments);
  g_return_val_if_fail (template, g_strdup (self->code));

  return ffw_template_format (template, arguments, language);
}

/**
 * ffw_finding_to_line:
 *
 * Returns: (transfer full): the finding as compilers write theirs, which editors can
 *   follow: “people.csv:7:8: error E103: This date does not exist: …”
 */
char *
ffw_finding_to_line (const FfwFinding *self, FfwLanguage language)
{
  g_autofree char *message = ffw_finding_get_message (self, language);
  const char *severity = self->severity == FFW_SEVERITY_ERROR
                             /* Translators: before the sentence of a finding, as in “error E103:
                              * This date does not exist”. */
                             ? NC_ ("finding", "error")
                             /* Translators: before the sentence of a finding, as in “warning
                              * W303: …”. */
                             : NC_ ("finding", "warning");
  GString *line = g_string_new (self->file);

  if (self->line)
    g_string_append_printf (line, ":%u", self->line);
  if (self->line && self->column)
    g_string_append_printf (line, ":%u", self->column);
  g_string_append_printf (line, ": %s %s: %s",
                          ffw_translate_context (language, "finding", severity), self->code,
                          message);

  return g_string_free (line, FALSE);
}

/**
 * ffw_findings_new:
 * @file: how the file is named to the person
 *
 * One thread adds; others may read when it is done.
 */
FfwFindings *
ffw_findings_new (const char *file)
{
  FfwFindings *self = g_new0 (FfwFindings, 1);

  g_atomic_ref_count_init (&self->references);
  self->file = g_utf8_make_valid (file, -1);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)finding_free);

  return self;
}

FfwFindings *
ffw_findings_ref (FfwFindings *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
ffw_findings_unref (FfwFindings *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->file);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

/* An error takes the place of the last warning: it is what must be mended. */
static gboolean
make_room (FfwFindings *self, FfwSeverity severity)
{
  if (severity == FFW_SEVERITY_WARNING)
    return FALSE;
  for (guint i = self->kept->len; i-- > 0;)
    {
      const FfwFinding *finding = g_ptr_array_index (self->kept, i);

      if (finding->severity == FFW_SEVERITY_WARNING)
        {
          g_ptr_array_remove_index (self->kept, i);
          return TRUE;
        }
    }

  return FALSE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const FfwFinding *first = *(const FfwFinding *const *)a;
  const FfwFinding *second = *(const FfwFinding *const *)b;

  return first->line < second->line ? -1 : first->line > second->line;
}

/**
 * ffw_findings_sort:
 *
 * Puts the findings in the order of their lines; those of one line stay as they were found.
 * Some are found only when the whole file is known.
 */
void
ffw_findings_sort (FfwFindings *self)
{
  g_ptr_array_sort (self->kept, compare_lines);
}

/**
 * ffw_findings_add:
 * @code: (transfer none): one of ffw_finding_templates(); E… is an error, W… a warning
 * @line: as in #FfwFinding
 * @column: as in #FfwFinding
 * @field: (nullable): as in #FfwFinding
 * @...: the arguments of the sentence as texts, %NULL last; ffw-finding-templates.c says
 *   what they are. Where there are none, @field is the first.
 *
 * Only the first %FFW_FINDINGS_KEPT are kept, errors before warnings; all are counted.
 */
void
ffw_findings_add (FfwFindings *self, const char *code, guint line, guint column, const char *field,
                  ...)
{
  FfwSeverity severity = code[0] == 'W' ? FFW_SEVERITY_WARNING : FFW_SEVERITY_ERROR;
  g_autoptr (GStrvBuilder) arguments = NULL;
  FfwFinding *finding;
  const char *argument;
  va_list all;

  self->counts[severity]++;
  if (self->kept->len == FFW_FINDINGS_KEPT && !make_room (self, severity))
    return;

  arguments = g_strv_builder_new ();
  va_start (all, field);
  while ((argument = va_arg (all, const char *)))
    {
      g_autofree char *shown = ffw_finding_present (argument);

      g_strv_builder_add (arguments, shown);
    }
  va_end (all);

  finding = g_new0 (FfwFinding, 1);
  finding->code = g_intern_string (code);
  finding->severity = severity;
  finding->file = g_strdup (self->file);
  finding->line = line;
  finding->column = column;
  finding->field = g_strdup (field);
  finding->arguments = g_strv_builder_end (arguments);
  g_ptr_array_add (self->kept, finding);
}

/**
 * ffw_findings_take:
 * @from: what was found in the same file elsewhere; its kept findings are moved, and none are left
 */
void
ffw_findings_take (FfwFindings *self, FfwFindings *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    {
      self->counts[i] += from->counts[i];
      from->counts[i] = 0;
    }
  while (from->kept->len > 0)
    {
      FfwFinding *finding = g_ptr_array_steal_index (from->kept, 0);

      if (self->kept->len == FFW_FINDINGS_KEPT && !make_room (self, finding->severity))
        {
          finding_free (finding);
          continue;
        }
      g_free (finding->file);
      finding->file = g_strdup (self->file);
      g_ptr_array_add (self->kept, finding);
    }
}

/** Returns: (transfer none): the file's name, valid UTF-8 */
const char *
ffw_findings_get_file (FfwFindings *self)
{
  return self->file;
}

/** Returns: how many of @severity there were, kept or not */
guint64
ffw_findings_count (FfwFindings *self, FfwSeverity severity)
{
  return self->counts[severity];
}

/** Returns: how many findings are kept, %FFW_FINDINGS_KEPT at most */
guint
ffw_findings_get_n_kept (FfwFindings *self)
{
  return self->kept->len;
}

/**
 * ffw_findings_get:
 * @position: from 0, in the order in which they were found
 *
 * Returns: (transfer none): a finding
 */
const FfwFinding *
ffw_findings_get (FfwFindings *self, guint position)
{
  g_return_val_if_fail (position < self->kept->len, NULL);

  return g_ptr_array_index (self->kept, position);
}
