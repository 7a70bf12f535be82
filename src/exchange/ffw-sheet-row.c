/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sheet-row.h"

#include <string.h>

/* A row that goes beyond this is no row of ours. */
#define MOST_TEXT (16 * FFW_TABLE_MAX_FIELD)

#define FIRST_ROOM ((gsize)4096)

struct _FfwSheetRow
{
  FfwFindings *findings;
  guint line;
  guint width;       /* columns up to the last one with a value */
  guint least_width; /* that of the first row: short rows are filled up to it */
  gboolean is_bad;
  char *text;
  gsize n_text;                         /* bytes of it that are used */
  gsize room;                           /* bytes of it */
  gsize starts[FFW_SHEET_MOST_COLUMNS]; /* where the text of each cell begins */
  FfwTableField fields[FFW_SHEET_MOST_COLUMNS];
};

/**
 * ffw_sheet_row_new:
 * @findings: takes cells that are too long
 */
FfwSheetRow *
ffw_sheet_row_new (FfwFindings *findings)
{
  FfwSheetRow *self = g_new0 (FfwSheetRow, 1);

  self->findings = ffw_findings_ref (findings);
  self->room = FIRST_ROOM;
  self->text = g_malloc (self->room);
  return self;
}

void
ffw_sheet_row_free (FfwSheetRow *self)
{
  ffw_findings_unref (self->findings);
  g_free (self->text);
  g_free (self);
}

/** Forgets the row before, and begins the one at @line, from 1. */
void
ffw_sheet_row_begin (FfwSheetRow *self, guint line)
{
  self->line = line;
  self->width = 0;
  self->is_bad = FALSE;
  /* What a cell without a value has. */
  self->text[0] = '\0';
  self->n_text = 1;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
widen (FfwSheetRow *self, guint width)
{
  for (; self->width < width; self->width++)
    {
      self->starts[self->width] = 0;
      self->fields[self->width].length = 0;
      self->fields[self->width].type = FFW_TABLE_TEXT;
    }
}

/** Says that a cell is too long, and that the row is bad. */
void
ffw_sheet_row_refuse (FfwSheetRow *self, guint column)
{
  if (!self->is_bad)
    ffw_findings_add (self->findings, "E015", self->line, column + 1, NULL, NULL);
  self->is_bad = TRUE;
  widen (self, MIN (column + 1, FFW_SHEET_MOST_COLUMNS));
}

/**
 * ffw_sheet_row_put:
 * @column: from 0; those beyond the most are left out
 * @text: (array length=length): UTF-8
 *
 * Puts a value in a cell.
 */
void
ffw_sheet_row_put (FfwSheetRow *self, guint column, FfwTableType type, const char *text,
                   gsize length)
{
  if (column >= FFW_SHEET_MOST_COLUMNS || is_blank (text, length))
    return;
  if (length > FFW_TABLE_MAX_FIELD || self->n_text + length > MOST_TEXT)
    {
      ffw_sheet_row_refuse (self, column);
      return;
    }
  widen (self, column + 1);
  if (self->n_text + length + 1 > self->room)
    {
      self->room = MAX (2 * self->room, self->n_text + length + 1);
      self->text = g_realloc (self->text, self->room);
    }
  self->starts[column] = self->n_text;
  self->fields[column].length = length;
  self->fields[column].type = type;
  memcpy (self->text + self->n_text, text, length);
  self->n_text += length;
  self->text[self->n_text++] = '\0';
}

/** Returns: whether any cell has a value so far */
gboolean
ffw_sheet_row_has_value (FfwSheetRow *self)
{
  return self->width > 0;
}

/**
 * ffw_sheet_row_get:
 * @type: (out): of the value
 * @length: (out): of the text
 *
 * Returns: (transfer none) (nullable): what is in a cell so far, until the next one is put; %NULL
 *   where nothing is
 */
const char *
ffw_sheet_row_get (FfwSheetRow *self, guint column, FfwTableType *type, gsize *length)
{
  if (column >= self->width || self->fields[column].length == 0)
    return NULL;
  *type = self->fields[column].type;
  *length = self->fields[column].length;
  return self->text + self->starts[column];
}

/**
 * ffw_sheet_row_finish:
 * @row: (out caller-allocates): the row, as wide as the first one at least
 *
 * Returns: %FALSE where it is blank
 */
gboolean
ffw_sheet_row_finish (FfwSheetRow *self, FfwTableRow *row)
{
  if (self->width == 0)
    return FALSE;
  if (self->least_width == 0)
    self->least_width = self->width;
  widen (self, self->least_width);
  for (guint i = 0; i < self->width; i++)
    {
      /* A cell without a value has the last byte, which nobody has a length to change. */
      self->fields[i].text = self->text + self->starts[i];
    }
  *row = (FfwTableRow){ self->line, self->width, self->width, self->fields, self->is_bad };
  return TRUE;
}

/**
 * ffw_sheet_name_cell:
 * @column: from 0
 * @line: from 1; 0 for the column as a whole
 *
 * Returns: (transfer full): such as B7
 */
char *
ffw_sheet_name_cell (guint column, guint line)
{
  char letters[4];
  char *at = letters + sizeof letters - 1;

  *at = '\0';
  for (guint rest = column + 1; rest && at > letters; rest = (rest - 1) / 26)
    *--at = (char)('A' + (rest - 1) % 26);
  return line ? g_strdup_printf ("%s%u", at, line) : g_strdup (at);
}
