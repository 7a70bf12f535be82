/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-words.h"

#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many values stand for a column, and so many columns are named. */
#define MOST_SAMPLES 5
#define MOST_LEFT    4

/**
 * ffw_import_words_field:
 *
 * Returns: (transfer full): what a field is called in the window's language: its column's name in
 *   files, written as words
 */
char *
ffw_import_words_field (const FfwField *field)
{
  const char *name = ffw_language_get () == FFW_LANGUAGE_CY ? field->name_cy : field->name;
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  char *words = g_strconcat (upper, name + strlen (first), NULL);

  return g_strdelimit (words, "_", ' ');
}

/* A code of which nobody knows the title is shown as it stands. */
static const char *
find_title (FfwVocabulary *vocabulary, const FfwField *field, const char *code)
{
  const char *table = ffw_vocabulary_get_table (field);
  const char *title = vocabulary && table ? ffw_vocabulary_get_title (vocabulary, table, code)
                                          : NULL;

  return title && *title ? title : code;
}

static char *
list_titles (FfwVocabulary *vocabulary, const FfwField *field, const char *text)
{
  GString *titles = g_string_new (NULL);
  g_auto (GStrv) codes = g_strsplit (text, " ", -1);

  for (guint i = 0; codes[i]; i++)
    if (*codes[i])
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "",
                              find_title (vocabulary, field, codes[i]));

  return g_string_free (titles, FALSE);
}

/* What is of another form than a file's own is shown as it stands. */
static char *
show_date (const char *text)
{
  FfwDate date;

  return ffw_date_parse (text, &date) == FFW_DATE_OK ? ffw_words_short_date (date)
                                                     : g_strdup (text);
}

/**
 * ffw_import_words_value:
 * @vocabulary: (nullable): what codes mean in the workspace
 * @text: what stands, or will stand, in a field, in the form of the import formats
 *
 * Returns: (transfer full): the same as the window says it: days in words, titles in place of codes
 */
char *
ffw_import_words_value (FfwVocabulary *vocabulary, const FfwField *field, const char *text)
{
  int value;

  switch (field->type)
    {
    case FFW_FIELD_DATE:
      return show_date (text);
    case FFW_FIELD_CODED:
      return g_strdup (ffw_coding_find (field->coding, text, &value)
                           ? ffw_coding_get_word (field->coding, value, ffw_language_get ())
                           : text);
    case FFW_FIELD_REFERENCES:
      return list_titles (vocabulary, field, text);
    case FFW_FIELD_REFERENCE:
    case FFW_FIELD_TEXT:
    case FFW_FIELD_IDENTIFIER:
    case FFW_FIELD_UUID:
    case FFW_FIELD_DATE_TIME:
    case FFW_FIELD_INTEGER:
    case FFW_FIELD_REAL:
    case FFW_FIELD_CODES:
    default:
      return g_strdup (find_title (vocabulary, field, text));
    }
}

/* The first values of a column that is empty in the rows that are shown. */
static void
add_scanned (GString *samples, FfwImportFile *file, guint column)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (file);
  const FfwLayout *layout = ffw_import_file_get_layout (file);
  g_autoptr (FfwScanColumn) scanned = NULL;

  if (!preview || !preview->scan || !layout)
    return;
  scanned = ffw_table_scan_get_column (preview->scan, column,
                                       layout->header_line + layout->n_header_rows,
                                       layout->last_line ? layout->last_line : G_MAXUINT);
  for (guint i = 0; i < MIN (scanned->values->len, MOST_SAMPLES); i++)
    g_string_append_printf (samples, "%s%s", i > 0 ? " · " : "",
                            ((FfwScanValue *)scanned->values->pdata[i])->text);
}

/**
 * ffw_import_words_samples:
 * @column: from 0
 *
 * Returns: (transfer full): the first values of a column, in one line
 */
char *
ffw_import_words_samples (FfwImportFile *file, guint column)
{
  const FfwImportPreview *preview = ffw_import_file_get_preview (file);
  GString *samples = g_string_new (NULL);

  for (guint i = 0; preview && i < preview->rows->len; i++)
    {
      char **row = g_ptr_array_index (preview->rows, i);

      if (column >= g_strv_length (row) || row[column][0] == '\0')
        continue;
      if (samples->len > 0)
        g_string_append (samples, " · ");
      g_string_append (samples, row[column]);
    }
  if (samples->len == 0)
    add_scanned (samples, file, column);

  return g_string_free (samples, FALSE);
}

/**
 * ffw_import_words_left:
 *
 * Returns: (transfer full) (nullable): which columns are left alone without anybody's having said
 *   so; %NULL where none is
 */
char *
ffw_import_words_left (FfwImportFile *file)
{
  const GArray *left = ffw_import_file_get_left (file);
  const FfwLayout *layout = ffw_import_file_get_layout (file);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *count = NULL;

  if (!left || left->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (left->len, MOST_LEFT); i++)
    {
      guint column = g_array_index (left, guint, i);
      g_autofree char *name = ffw_import_words_column (layout, column);
      /* Translators: the heading of a column of a file in quotation marks */
      g_autofree char *quoted = ffw_words (_ ("“%1$s”"), name, NULL);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", quoted);
    }
  if (left->len > MOST_LEFT)
    g_string_append (names, ", …");

  /* Translators: %1$d is a number, %%1$s stays as it is: names of columns go there */
  count = ffw_words_count (
      FFW_NP_ ("%1$d column is left alone: %%1$s", "%1$d columns are left alone: %%1$s"),
      left->len);

  return ffw_words (count, names->str, NULL);
}

/** Returns: (transfer full): what a column, from 0, is called */
char *
ffw_import_words_column (const FfwLayout *layout, guint column)
{
  const char *header = ffw_layout_get_column (layout, column)->header;
  g_autofree char *number = g_strdup_printf ("%u", column + 1);

  /* Translators: a column of a file that has no heading; %1$s is its number */
  return *header ? g_strdup (header) : ffw_words (_ ("Column %1$s"), number, NULL);
}

/** Returns: why a column is read as it is; an empty text where nothing is to be said */
const char *
ffw_import_words_basis (const FfwLayoutColumn *column)
{
  if (column->use == FFW_USE_NOTHING && column->basis != FFW_BASIS_HAND)
    return "";

  switch (column->basis)
    {
    case FFW_BASIS_NAME:
      return _ ("It is called so");
    case FFW_BASIS_SYNONYM:
      return _ ("Its name means the same");
    case FFW_BASIS_LOOKS:
      return _ ("Its values look like it");
    case FFW_BASIS_PROFILE:
      return _ ("The profile says so");
    case FFW_BASIS_HAND:
      return _ ("You said so");
    case FFW_BASIS_NONE:
    default:
      return "";
    }
}

static const char *
encoding_name (FfwEncoding encoding)
{
  switch (encoding)
    {
    case FFW_ENCODING_UTF_16_LE:
    case FFW_ENCODING_UTF_16_BE:
      return "UTF-16";
    case FFW_ENCODING_WINDOWS_1252:
      return "Windows-1252";
    case FFW_ENCODING_WORKBOOK:
      return NULL;
    case FFW_ENCODING_UTF_8:
    default:
      return "UTF-8";
    }
}

/**
 * ffw_import_words_form:
 *
 * Returns: (transfer full) (nullable): how a file is written, such as “UTF-8, separated by commas”
 */
char *
ffw_import_words_form (const FfwImportPreview *preview)
{
  const char *encoding = encoding_name (preview->form.encoding);

  if (encoding == NULL || preview->header[0] == NULL)
    return NULL;

  switch (preview->form.separator)
    {
    case ';':
      /* Translators: %1$s is how a file is written, such as “UTF-8” */
      return ffw_words (_ ("%1$s, separated by semicolons"), encoding, NULL);
    case '\t':
      /* Translators: %1$s is how a file is written, such as “UTF-8” */
      return ffw_words (_ ("%1$s, separated by tabs"), encoding, NULL);
    case ',':
    default:
      /* Translators: %1$s is how a file is written, such as “UTF-8” */
      return ffw_words (_ ("%1$s, separated by commas"), encoding, NULL);
    }
}

static gboolean
add_date (const GMatchInfo *match, GString *sentence, gpointer data)
{
  g_autofree char *text = g_match_info_fetch (match, 0);
  g_autofree char *date = show_date (text);

  g_string_append (sentence, date);

  return FALSE;
}

/**
 * ffw_import_words_finding:
 *
 * Returns: (transfer full): what was found, with days in words but for what stands so in the file,
 *   in quotation marks
 */
char *
ffw_import_words_finding (const FfwFinding *finding)
{
  g_autofree char *message = ffw_finding_get_message (finding, ffw_language_get ());
  g_autoptr (GRegex) regex = g_regex_new ("(?<![“0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![”0-9T-])", 0,
                                          0, NULL);

  return g_regex_replace_eval (regex, message, -1, 0, 0, add_date, NULL, NULL);
}

/** Returns: (transfer full): what a dry run comes to, and what to do now */
char *
ffw_import_words_verdict (const FfwImportTotals *totals)
{
  guint64 good = totals->counts.added + totals->counts.updated;

  if (totals->errors > 0 && good > 0)
    return ffw_words_count (FFW_NP_ ("%1$d error was found, and nothing has been written. Put it "
                                     "right under Findings, or leave its row out.",
                                     "%1$d errors were found, and nothing has been written. Put "
                                     "them right under Findings, or leave their rows out."),
                            totals->errors);
  if (totals->errors > 0)
    return ffw_words_count (FFW_NP_ ("%1$d error was found, and nothing has been written. Put it "
                                     "right under Findings, or mend the file and check it again.",
                                     "%1$d errors were found, and nothing has been written. Put "
                                     "them right under Findings, or mend the file and check it "
                                     "again."),
                            totals->errors);
  if (totals->counts.read == 0)
    return g_strdup (_ ("There are no rows below the headings. There is nothing to import."));
  if (good == 0)
    return g_strdup (_ ("All of this is in the workspace already. There is nothing to import."));

  return g_strdup (_ ("This is what would happen. Nothing has been written yet."));
}

/** Returns: (transfer full): that there is something that only a person can say */
char *
ffw_import_words_open (guint n)
{
  return ffw_words_count (FFW_NP_ ("There is %1$d thing about these files that only you can say.",
                                   "There are %1$d things about these files that only you can "
                                   "say."),
                          n);
}

/** Returns: (transfer full): the word on the button that leaves rows with errors out */
char *
ffw_import_words_skip (const FfwImportTotals *totals)
{
  g_autofree char *good = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                           totals->counts.added + totals->counts.updated);
  g_autofree char *refused = g_strdup_printf ("%" G_GUINT64_FORMAT, totals->counts.rejected);

  /* Translators: a button; %1$d and %2$d are numbers of rows */
  return ffw_words (_ ("Import %1$d, _Leave Out %2$d Refused"), good, refused, NULL);
}

/**
 * ffw_import_words_unkept:
 *
 * Returns: (transfer full) (nullable): how many findings there are that cannot be shown, a
 *   sentence; %NULL where there is none
 */
char *
ffw_import_words_unkept (FfwImport *import)
{
  guint64 n = 0;

  for (guint i = 0; import && i < ffw_import_get_n_results (import); i++)
    {
      FfwFindings *findings = ffw_import_get_result (import, i)->findings;

      n += ffw_findings_count (findings, FFW_SEVERITY_ERROR)
           + ffw_findings_count (findings, FFW_SEVERITY_WARNING)
           - ffw_findings_get_n_kept (findings);
    }
  if (n == 0)
    return NULL;

  return ffw_words_count (
      FFW_NP_ ("The first 1,000 of each file are shown; %1$d more was counted.",
               "The first 1,000 of each file are shown; %1$d more were counted."),
      n);
}

/** Returns: how bad a finding is, in a word */
const char *
ffw_import_words_severity (FfwSeverity severity)
{
  return severity == FFW_SEVERITY_ERROR ? _ ("Error") : _ ("Warning");
}

/** Returns: the picture of that */
const char *
ffw_import_words_icon (FfwSeverity severity)
{
  return severity == FFW_SEVERITY_ERROR ? "dialog-error-symbolic" : "dialog-warning-symbolic";
}
