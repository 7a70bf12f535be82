/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-hints.h"

#include <string.h>

/* How likely what a file says somewhere is meant of its rows. */
#define NAMED    0.95
#define BY_CELLS 0.9

/* The part of the numbers or addresses that must belong to one organisation. */
#define MOST_OF 0.8

/* A date has so many words at most: "Tuesday 22nd November 2022". */
#define MOST_DATE_WORDS 4

#define MOST_SESSIONS 10

/* The texts above the table, the name of the sheet, and that of the file. */
static GPtrArray *
list_texts (const FfwLayoutTable *table)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *head = ffw_table_scan_get_head (table->scan);
  const char *path = ffw_table_scan_get_path (table->scan);
  g_autofree char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');

  for (guint i = 0; i < head->len; i++)
    {
      const FfwScanRow *row = head->pdata[i];

      for (guint j = 0; j < row->n && row->line < table->header_line; j++)
        if (*row->texts[j])
          g_ptr_array_add (texts, g_strdup (row->texts[j]));
    }
  if (ffw_table_scan_get_sheet (table->scan))
    g_ptr_array_add (texts, g_strdup (ffw_table_scan_get_sheet (table->scan)));
  if (dot)
    *dot = '\0';
  g_ptr_array_add (texts, g_strdelimit (g_steal_pointer (&name), "_", ' '));
  return texts;
}

/* The one row of the table that the texts name; the first text that names one decides. */
static char *
find_named (GPtrArray *texts, FfwVocabulary *vocabulary, const char *table)
{
  for (guint i = 0; i < texts->len; i++)
    {
      char *code = ffw_vocabulary_find_named (vocabulary, table, texts->pdata[i]);

      if (code)
        return code;
    }
  return NULL;
}

static FfwDate
find_date_in (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    for (guint length = MIN (MOST_DATE_WORDS, n - i); length > 0; length--)
      {
        g_autoptr (GString) part = g_string_new (words[i]);
        FfwDate date;
        guint minute;

        for (guint j = 1; j < length; j++)
          g_string_append_printf (part, " %s", words[i + j]);
        if (part->len && strchr (",;)", part->str[part->len - 1]))
          g_string_truncate (part, part->len - 1);
        if (ffw_date_parse_freely (part->str + (part->str[0] == '('), FALSE, &date, &minute)
            == FFW_DATE_OK)
          return date;
      }
  return FFW_DATE_NONE;
}

/* The only day that the texts name. */
static FfwDate
find_date (GPtrArray *texts)
{
  FfwDate found = FFW_DATE_NONE;

  for (guint i = 0; i < texts->len; i++)
    {
      FfwDate date = find_date_in (texts->pdata[i]);

      if (date == FFW_DATE_NONE || date == found)
        continue;
      if (found != FFW_DATE_NONE)
        return FFW_DATE_NONE;
      found = date;
    }
  return found;
}

typedef const char *(*WhoseFunc) (FfwVocabulary *vocabulary, const char *text);

/* The organisation that most of the cells of the field's column belong to. */
static const char *
find_owner (const FfwLayout *layout, const FfwLayoutTable *table, FfwVocabulary *vocabulary,
            const char *name, WhoseFunc whose)
{
  const char *owner = NULL;
  guint n_known = 0;
  guint n_owned = 0;

  for (guint i = 0; i < MIN (layout->columns->len, table->n_columns); i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (layout, i);
      GPtrArray *values = table->columns[i]->values;

      if (use->use != FFW_USE_FIELD || use->field < 0
          || strcmp (layout->kind->fields[use->field].name, name) != 0)
        continue;
      for (guint j = 0; j < values->len; j++)
        {
          const char *code = whose (vocabulary, ((FfwScanValue *)values->pdata[j])->text);

          if (!code)
            continue;
          n_known++;
          owner = owner ? owner : code;
          n_owned += strcmp (owner, code) == 0;
        }
    }
  return owner && n_owned >= n_known * MOST_OF ? owner : NULL;
}

/* The organisation that each value of a column names, or is a site of; NULL where they differ. */
static char *
find_in_column (const FfwScanColumn *column, const FfwField *field, FfwVocabulary *vocabulary)
{
  g_autofree char *owner = NULL;

  for (guint i = 0; i < column->values->len; i++)
    {
      const char *text = ((FfwScanValue *)column->values->pdata[i])->text;
      g_autofree char *code = NULL;

      if (ffw_vocabulary_is_nothing (text))
        continue;
      code = ffw_vocabulary_find (vocabulary, field, NULL, text);
      if (!code)
        code = g_strdup (ffw_vocabulary_get_organisation_of_site (vocabulary, text));
      if (!code || (owner && strcmp (owner, code) != 0))
        return NULL;
      if (!owner)
        owner = g_steal_pointer (&code);
    }
  return column->has_all_values ? g_steal_pointer (&owner) : NULL;
}

/* The organisation of the sites, or of what stands in a column that is not read. */
static char *
find_of_sites (const FfwLayout *layout, const FfwLayoutTable *table, FfwVocabulary *vocabulary,
               const FfwField *field)
{
  int site = ffw_kind_find_position (layout->kind, "site");

  for (guint i = 0; i < MIN (layout->columns->len, table->n_columns); i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (layout, i);
      char *code;

      if (use->use != FFW_USE_NOTHING
          && (use->use != FFW_USE_FIELD || use->field < 0 || use->field != site))
        continue;
      code = find_in_column (table->columns[i], field, vocabulary);
      if (code)
        return code;
    }
  return NULL;
}

static void
add (GPtrArray *meanings, const char *code, const char *title, double likeness)
{
  if (!code)
    return;
  for (guint i = 0; i < meanings->len; i++)
    if (strcmp (((FfwMeaning *)meanings->pdata[i])->code, code) == 0)
      return;
  g_ptr_array_add (meanings, ffw_meaning_new (code, title, likeness));
}

static void
add_organisations (GPtrArray *meanings, const FfwLayout *layout, const FfwLayoutTable *table,
                   FfwVocabulary *vocabulary, GPtrArray *texts, const FfwField *field)
{
  g_autofree char *by_site = find_of_sites (layout, table, vocabulary, field);
  g_autofree char *named = find_named (texts, vocabulary, "organisation");
  const char *by_number = find_owner (layout, table, vocabulary, "staff_number",
                                      ffw_vocabulary_get_organisation_of_number);
  const char *by_address = find_owner (layout, table, vocabulary, "email",
                                       ffw_vocabulary_get_organisation_of_address);
  const char *codes[] = { by_site, named, by_number, by_address };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i])
      add (meanings, codes[i], ffw_vocabulary_get_title (vocabulary, "organisation", codes[i]),
           i < 2 ? NAMED : BY_CELLS);
}

/* Of a course that is named only its sessions are meant, and of a day only those on that day. */
static void
add_sessions (GPtrArray *meanings, FfwVocabulary *vocabulary, GPtrArray *texts)
{
  g_autofree char *course = find_named (texts, vocabulary, "course");
  FfwDate on = find_date (texts);
  g_autoptr (GPtrArray) sessions = NULL;

  if (!course && on == FFW_DATE_NONE)
    return;
  sessions = ffw_vocabulary_list_sessions (vocabulary, course, on);
  for (guint i = 0; i < MIN (sessions->len, MOST_SESSIONS); i++)
    {
      const FfwMeaning *session = sessions->pdata[i];

      add (meanings, session->code, session->title, session->likeness / sessions->len);
    }
}

/* Who is on the list of a meeting with how long they were there was there. */
static void
add_coded (GPtrArray *meanings, const FfwLayout *layout, FfwVocabulary *vocabulary,
           const FfwField *field)
{
  g_autoptr (GPtrArray) all = ffw_vocabulary_list (vocabulary, field, NULL);
  const FfwField *minutes = ffw_kind_find_field (layout->kind, "minutes");

  for (guint i = 0; minutes && strcmp (field->name, "attended") == 0 && i < layout->columns->len;
       i++)
    if (ffw_layout_get_column (layout, i)->field == (int)(minutes - layout->kind->fields))
      add (meanings, "yes", ffw_coding_get_word (field->coding, 1, ffw_language_get ()), BY_CELLS);
  for (guint i = 0; i < all->len; i++)
    add (meanings, ((FfwMeaning *)all->pdata[i])->code, ((FfwMeaning *)all->pdata[i])->title, 0);
}

/**
 * ffw_layout_hints_list:
 * @field: of the layout's kind, which no column is
 *
 * Returns: (transfer full) (element-type FfwMeaning): what it may be in all rows, as far as the
 *   file says so itself; a person must say whether it is
 */
GPtrArray *
ffw_layout_hints_list (const FfwLayout *layout, const FfwLayoutTable *table,
                       FfwVocabulary *vocabulary, guint field)
{
  const FfwField *known = &layout->kind->fields[field];
  const char *names = ffw_vocabulary_get_table (known);
  GPtrArray *meanings = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_meaning_free);
  g_autoptr (GPtrArray) texts = list_texts (table);

  if (names && strcmp (names, "organisation") == 0)
    add_organisations (meanings, layout, table, vocabulary, texts, known);
  else if (names)
    {
      g_autofree char *code = find_named (texts, vocabulary, names);

      if (code)
        add (meanings, code, ffw_vocabulary_get_title (vocabulary, names, code), NAMED);
    }
  else if (strcmp (known->name, "session") == 0)
    add_sessions (meanings, vocabulary, texts);
  else if (known->type == FFW_FIELD_CODED)
    add_coded (meanings, layout, vocabulary, known);
  else if (known->type == FFW_FIELD_DATE)
    {
      FfwDate date = find_date (texts);
      char iso[FFW_DATE_ISO_SIZE];

      if (date != FFW_DATE_NONE)
        add (meanings, ffw_date_to_iso (date, iso), NULL, BY_CELLS);
    }
  return meanings;
}
