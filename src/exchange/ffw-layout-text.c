/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-text.h"

#include "ffw-file-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT 1

/* What is more than this was written by nobody who meant a layout. */
#define LONGEST_TEXT (1024 * 1024)

#define GROUP_LAYOUT    "Layout"
#define GROUP_CONSTANTS "Constants"
#define COLUMN_PREFIX   "Column "
#define VALUE_PREFIX    "Value "

#define KEY_FORMAT      "Format"
#define KEY_KIND        "Kind"
#define KEY_SHEET       "Sheet"
#define KEY_HEADER_LINE "HeaderLine"
#define KEY_HEADER_ROWS "HeaderRows"
#define KEY_LAST_LINE   "LastLine"
#define KEY_HEADER      "Header"
#define KEY_USE         "Use"
#define KEY_FIELD       "Field"
#define KEY_COURSE      "Course"
#define KEY_ALSO        "Also"
#define KEY_DATES       "Dates"
#define KEY_FROM        "From"
#define KEY_TO          "To"

#define MOST_HEADER_ROWS 2

#define COMMENT                                                                                    \
  " How the columns of a spreadsheet become rows of Fframwaith; see import-formats.md."

static const char *const layout_keys[]
    = { KEY_FORMAT, KEY_KIND, KEY_SHEET, KEY_HEADER_LINE, KEY_HEADER_ROWS, KEY_LAST_LINE, NULL };
static const char *const column_keys[] = { KEY_HEADER, KEY_USE,   KEY_FIELD, KEY_COURSE,
                                           KEY_ALSO,   KEY_DATES, NULL };
static const char *const value_keys[] = { KEY_FIELD, KEY_FROM, KEY_TO, NULL };

typedef struct
{
  int value;
  const char *word;
} Word;

/* Of a column that is neither a field nor of a course. */
static const Word use_words[] = {
  { FFW_USE_NAME, "name" },
  { FFW_USE_NAME_SURNAME_FIRST, "name-surname-first" },
};

static const Word order_words[] = {
  { FFW_DAY_FIRST, "day-first" },
  { FFW_MONTH_FIRST, "month-first" },
};

/* clang-format off */
G_DEFINE_QUARK (ffw-layout-error-quark, ffw_layout_error)
/* clang-format on */

static const char *
word_of (const Word *words, guint n, int value)
{
  for (guint i = 0; i < n; i++)
    if (words[i].value == value)
      return words[i].word;
  return NULL;
}

static void
set_number (GKeyFile *file, const char *key, guint number, guint usual)
{
  if (number != usual)
    g_key_file_set_uint64 (file, GROUP_LAYOUT, key, number);
}

static void
set_text (GKeyFile *file, const char *group, const char *key, const char *text)
{
  if (text)
    g_key_file_set_string (file, group, key, text);
}

static void
add_column (GKeyFile *file, const FfwLayout *self, guint position)
{
  const FfwLayoutColumn *column = ffw_layout_get_column (self, position);
  g_autofree char *group = g_strdup_printf (COLUMN_PREFIX "%u", position + 1);

  g_key_file_set_string (file, group, KEY_HEADER, column->header ? column->header : "");
  set_text (file, group, KEY_USE, word_of (use_words, G_N_ELEMENTS (use_words), column->use));
  if (column->use == FFW_USE_COURSE)
    set_text (file, group, KEY_COURSE, column->course);
  if ((column->use == FFW_USE_FIELD || column->use == FFW_USE_COURSE) && column->field >= 0)
    g_key_file_set_string (file, group, KEY_FIELD, self->kind->fields[column->field].name);
  if (column->also >= 0)
    g_key_file_set_string (file, group, KEY_ALSO, self->kind->fields[column->also].name);
  if (column->use != FFW_USE_NOTHING)
    set_text (file, group, KEY_DATES,
              word_of (order_words, G_N_ELEMENTS (order_words), column->day_order));
}

static void
add_value (GKeyFile *file, const FfwLayout *self, guint position)
{
  const FfwLayoutValue *value = g_ptr_array_index (self->values, position);
  g_autofree char *group = g_strdup_printf (VALUE_PREFIX "%u", position + 1);

  g_key_file_set_string (file, group, KEY_FIELD, self->kind->fields[value->field].name);
  g_key_file_set_string (file, group, KEY_FROM, value->from);
  g_key_file_set_string (file, group, KEY_TO, value->to);
}

/**
 * ffw_layout_to_text:
 *
 * Returns: (transfer full): the layout as docs/import-formats.md has it; everything but why each
 *   column is read as it is
 */
char *
ffw_layout_to_text (const FfwLayout *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, GROUP_LAYOUT, KEY_FORMAT, FORMAT);
  g_key_file_set_comment (file, NULL, NULL, COMMENT, NULL);
  g_key_file_set_string (file, GROUP_LAYOUT, KEY_KIND, self->kind->name);
  set_text (file, GROUP_LAYOUT, KEY_SHEET, self->sheet);
  set_number (file, KEY_HEADER_LINE, self->header_line, 0);
  set_number (file, KEY_HEADER_ROWS, self->n_header_rows, 1);
  set_number (file, KEY_LAST_LINE, self->last_line, 0);
  for (guint i = 0; i < self->columns->len; i++)
    add_column (file, self, i);
  for (guint i = 0; i < self->kind->n_fields; i++)
    set_text (file, GROUP_CONSTANTS, self->kind->fields[i].name, self->constants[i]);
  for (guint i = 0; i < self->values->len; i++)
    add_value (file, self, i);
  return g_key_file_to_data (file, NULL, NULL);
}

/* What is wrong with a key, as one sentence. */
static gboolean G_GNUC_PRINTF (4, 5)
    refuse (GError **error, const char *group, const char *key, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, FFW_LAYOUT_ERROR, FFW_LAYOUT_ERROR_TEXT,
               /* Translators: a group and a key of a profile's text, then what is wrong there,
                * a sentence. */
               _ ("“%1$s” in “[%2$s]”: %3$s"), key, group, why);
  return FALSE;
}

/* GLib warns at some values with two wrong backslashes, so they are looked at before. */
static gboolean
has_wrong_backslash (const char *value)
{
  for (const char *at = strchr (value, '\\'); at; at = strchr (at + 2, '\\'))
    if (at[1] == '\0' || !strchr ("sntr\\", at[1]))
      return TRUE;
  return FALSE;
}

/* Gives %NULL where there is no such key. FALSE where what stands there is no text. */
static gboolean
get_text (GKeyFile *file, const char *group, const char *key, char **text, GError **error)
{
  g_autofree char *value = g_key_file_get_value (file, group, key, NULL);

  *text = NULL;
  if (value && has_wrong_backslash (value))
    return refuse (error, group, key,
                   _ ("a backslash stands here that means nothing. Write it twice."));
  if (value)
    *text = g_key_file_get_string (file, group, key, NULL);
  return TRUE;
}

static gboolean
get_needed (GKeyFile *file, const char *group, const char *key, char **text, GError **error)
{
  if (!get_text (file, group, key, text, error))
    return FALSE;
  return *text || refuse (error, group, key, _ ("it is missing. Add it."));
}

static gboolean
get_number (GKeyFile *file, const char *key, guint least, guint most, guint *number, GError **error)
{
  g_autofree char *text = NULL;
  guint64 value;

  if (!get_text (file, GROUP_LAYOUT, key, &text, error))
    return FALSE;
  if (!text)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, least, most, &value, NULL))
    return refuse (error, GROUP_LAYOUT, key, _ ("“%1$s” is no whole number from %2$u to %3$u."),
                   text, least, most);
  *number = (guint)value;
  return TRUE;
}

static gboolean
get_word (GKeyFile *file, const char *group, const char *key, const Word *words, guint n,
          int *value, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) known = g_string_new (NULL);

  if (!get_text (file, group, key, &text, error))
    return FALSE;
  if (!text)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      if (strcmp (words[i].word, text) == 0)
        {
          *value = words[i].value;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i ? ", " : "", words[i].word);
    }
  return refuse (error, group, key, _ ("“%1$s” is not known. Use one of these: %2$s."), text,
                 known->str);
}

static gboolean
find_field (const FfwKind *kind, const char *group, const char *key, const char *name, int *field,
            GError **error)
{
  const FfwField *found = ffw_kind_find_field (kind, name);
  g_autoptr (GString) known = NULL;

  if (found)
    {
      *field = (int)(found - kind->fields);
      return TRUE;
    }
  known = g_string_new (NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (known, "%s%s", i ? ", " : "", kind->fields[i].name);
  return refuse (error, group, key,
                 _ ("the kind “%1$s” has no field “%2$s”. Use one of these: %3$s."), kind->name,
                 name, known->str);
}

/* A slip in a key's name would otherwise change what is read without a word. */
static gboolean
check_keys (GKeyFile *file, const char *group, const char *const *known, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys && keys[i]; i++)
    if (!g_strv_contains (known, keys[i]))
      {
        g_autofree char *list = g_strjoinv (", ", (char **)known);

        return refuse (error, group, keys[i],
                       _ ("there is no such key here. Use one of these: %s."), list);
      }
  return TRUE;
}

static FfwLayout *
read_head (GKeyFile *file, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (FfwLayout) self = NULL;
  guint format = 0;
  const FfwKind *kind;

  if (!g_key_file_has_group (file, GROUP_LAYOUT))
    {
      g_set_error (error, FFW_LAYOUT_ERROR, FFW_LAYOUT_ERROR_TEXT,
                   _ ("This is no profile: it has no “[%s]”."), GROUP_LAYOUT);
      return NULL;
    }
  if (!get_number (file, KEY_FORMAT, 1, G_MAXINT, &format, error))
    return NULL;
  if (format > FORMAT)
    {
      g_set_error_literal (error, FFW_LAYOUT_ERROR, FFW_LAYOUT_ERROR_NEWER,
                           _ ("This profile was made by a newer version of Fframwaith. Update the "
                              "program to use it."));
      return NULL;
    }
  if (format == 0)
    {
      refuse (error, GROUP_LAYOUT, KEY_FORMAT, _ ("it is missing. Add it."));
      return NULL;
    }
  if (!check_keys (file, GROUP_LAYOUT, layout_keys, error)
      || !get_needed (file, GROUP_LAYOUT, KEY_KIND, &name, error))
    return NULL;
  kind = ffw_kind_find (name);
  if (!kind)
    {
      refuse (error, GROUP_LAYOUT, KEY_KIND, _ ("there is no kind “%s”."), name);
      return NULL;
    }
  self = ffw_layout_new (kind);
  if (!get_text (file, GROUP_LAYOUT, KEY_SHEET, &self->sheet, error)
      || !get_number (file, KEY_HEADER_LINE, 0, G_MAXINT, &self->header_line, error)
      || !get_number (file, KEY_HEADER_ROWS, 1, MOST_HEADER_ROWS, &self->n_header_rows, error)
      || !get_number (file, KEY_LAST_LINE, 0, G_MAXINT, &self->last_line, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
read_column (FfwLayout *self, GKeyFile *file, const char *group, GError **error)
{
  g_autofree char *header = NULL;
  g_autofree char *field = NULL;
  g_autofree char *course = NULL;
  g_autofree char *also = NULL;
  FfwLayoutColumn *column;
  int use = FFW_USE_NOTHING;
  int order = FFW_DAY_ORDER_OPEN;

  if (!check_keys (file, group, column_keys, error)
      || !get_needed (file, group, KEY_HEADER, &header, error)
      || !get_word (file, group, KEY_USE, use_words, G_N_ELEMENTS (use_words), &use, error)
      || !get_text (file, group, KEY_FIELD, &field, error)
      || !get_text (file, group, KEY_COURSE, &course, error)
      || !get_text (file, group, KEY_ALSO, &also, error)
      || !get_word (file, group, KEY_DATES, order_words, G_N_ELEMENTS (order_words), &order, error))
    return FALSE;
  if (use != FFW_USE_NOTHING && (field || course))
    return refuse (
        error, group, KEY_USE,
        _ ("a column of whole names has no field and no course. Leave one of them out."));
  if (course && strcmp (self->kind->name, "records") != 0)
    return refuse (error, group, KEY_COURSE, _ ("only records have a course a column."));
  column = ffw_layout_add_column (self, header);
  column->basis = FFW_BASIS_PROFILE;
  column->day_order = (FfwDayOrder)order;
  if (course)
    column->use = FFW_USE_COURSE;
  else
    column->use = field ? FFW_USE_FIELD : (FfwColumnUse)use;
  column->course = g_steal_pointer (&course);
  if (also && !find_field (self->kind, group, KEY_ALSO, also, &column->also, error))
    return FALSE;
  if (column->use == FFW_USE_COURSE && !field)
    field = g_strdup ("completed_on");
  return !field || find_field (self->kind, group, KEY_FIELD, field, &column->field, error);
}

static gboolean
read_value (FfwLayout *self, GKeyFile *file, const char *group, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  int field;

  if (!check_keys (file, group, value_keys, error)
      || !get_needed (file, group, KEY_FIELD, &name, error)
      || !get_needed (file, group, KEY_FROM, &from, error)
      || !get_needed (file, group, KEY_TO, &to, error)
      || !find_field (self->kind, group, KEY_FIELD, name, &field, error))
    return FALSE;
  if (ffw_layout_get_value (self, (guint)field, from))
    return refuse (error, group, KEY_FROM,
                   _ ("“%s” is there already for this field. Remove one of the two."), from);
  ffw_layout_set_value (self, (guint)field, from, to);
  return TRUE;
}

static gboolean
read_constants (FfwLayout *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, GROUP_CONSTANTS, NULL, NULL);

  for (guint i = 0; keys && keys[i]; i++)
    {
      g_autofree char *text = NULL;
      int field;

      if (!find_field (self->kind, GROUP_CONSTANTS, keys[i], keys[i], &field, error)
          || !get_text (file, GROUP_CONSTANTS, keys[i], &text, error))
        return FALSE;
      ffw_layout_set_constant (self, (guint)field, text);
    }
  return TRUE;
}

/* Columns and values are numbered from 1, in the order in which they stand. */
static gboolean
is_numbered (const char *group, const char *prefix, guint number)
{
  g_autofree char *expected = g_strdup_printf ("%s%u", prefix, number);

  return strcmp (group, expected) == 0;
}

static gboolean
read_group (FfwLayout *self, GKeyFile *file, const char *group, guint *n_values, GError **error)
{
  if (strcmp (group, GROUP_LAYOUT) == 0)
    return TRUE;
  if (strcmp (group, GROUP_CONSTANTS) == 0)
    return read_constants (self, file, error);
  if (is_numbered (group, COLUMN_PREFIX, self->columns->len + 1))
    return read_column (self, file, group, error);
  if (is_numbered (group, VALUE_PREFIX, *n_values + 1))
    {
      ++*n_values;
      return read_value (self, file, group, error);
    }
  g_set_error (error, FFW_LAYOUT_ERROR, FFW_LAYOUT_ERROR_TEXT,
               _ ("“[%1$s]” is not expected here. Columns are [Column 1], [Column 2] and so on, in "
                  "their order, values [Value 1], [Value 2] and so on."),
               group);
  return FALSE;
}

static void
refuse_file (GError **error, const char *why)
{
  g_set_error (error, FFW_LAYOUT_ERROR, FFW_LAYOUT_ERROR_TEXT,
               /* Translators: what follows is what the reader of such files says, in English. */
               _ ("This is no profile: %s"), why);
}

/**
 * ffw_layout_from_text:
 * @text: (array length=length): what ffw_layout_to_text() has written, or somebody else has
 *
 * Returns: (transfer full) (nullable): the layout, its columns there by %FFW_BASIS_PROFILE; %NULL
 *   with a #FFW_LAYOUT_ERROR whose sentence names the key that is wrong
 */
FfwLayout *
ffw_layout_from_text (const char *text, gsize length, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (FfwLayout) self = NULL;
  g_autoptr (GError) cause = NULL;
  g_auto (GStrv) groups = NULL;
  guint n_values = 0;

  if (length > LONGEST_TEXT)
    {
      refuse_file (error, _ ("it is longer than 1 MiB."));
      return NULL;
    }
  if (!g_utf8_validate (text, length, NULL))
    {
      refuse_file (error, _ ("it is not in UTF-8."));
      return NULL;
    }
  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, &cause))
    {
      refuse_file (error, cause->message);
      return NULL;
    }
  self = read_head (file, error);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; self && groups[i]; i++)
    if (!read_group (self, file, groups[i], &n_values, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * ffw_layout_read_file:
 * @path: of a profile that somebody has written, or was passed on
 * @text: (out) (optional): what stands in it
 *
 * Returns: (transfer full) (nullable): the layout; %NULL with an error of %G_IO_ERROR where the
 *   file cannot be read, or a #FFW_LAYOUT_ERROR
 */
FfwLayout *
ffw_layout_read_file (const char *path, char **text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = ffw_file_open (path, cancellable, error);
  g_autofree char *read = g_malloc (LONGEST_TEXT + 2);
  g_autoptr (GError) cause = NULL;
  FfwLayout *self;
  gsize length;

  if (!stream)
    return NULL;
  if (!g_input_stream_read_all (stream, read, LONGEST_TEXT + 1, &length, cancellable, &cause))
    {
      g_autofree char *name = g_filename_display_name (path);

      ffw_file_say_unread (error, cause, name);
      return NULL;
    }
  read[length] = '\0';
  self = ffw_layout_from_text (read, length, error);
  if (self && text)
    *text = g_steal_pointer (&read);
  return self;
}
