/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-csv-reader.h"

#include <csv.h>
#include <string.h>

/* A row that goes beyond these is no row of ours: its further fields are counted, not kept. */
#define MOST_FIELDS 4096
#define MOST_TEXT   (16 * FFW_TABLE_MAX_FIELD)

/* So many separators are no title's; where the first line has no more, so many others are looked at
 * to find what separates. */
#define MOST_IN_TITLE   2
#define LINES_LOOKED_AT 40

/* What libcsv's buffer for a field grows by. */
#define BLOCK (64 * 1024)

/* How much of a file tells its encoding where only its first rows are looked at. */
#define BEGINNING (1024 * 1024)

/* Quotes are closed, or we say where not: nothing is swallowed in silence. */
#define STRICT (CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL)
#define LAX    CSV_APPEND_NULL

/*
 * libcsv knows fields and quotes, and nothing of lines. It is fed one line of
 * the file at a time, and its `quoted` says after each whether the row goes on.
 */
typedef struct
{
  FfwTableReader reader;
  FfwTextSource *source;
  struct csv_parser parser;
  gboolean is_begun; /* the separator is known */
  gboolean is_stopped;
  const char *piece; /* of the source's text: what is not yet parsed */
  gsize piece_length;
  const char *line_feed; /* the next one in the piece, once looked for; NULL: there is none */

  guint line;           /* which is being parsed */
  guint row_line;       /* on which the row began */
  guint quote_line;     /* on which the open quote was opened */
  guint n_at_break;     /* fields of the row before the last line break in quotes */
  gboolean in_quotes;   /* the row did not end with the line before */
  gboolean after_cr;    /* a line feed would belong to the line before */
  gboolean is_skipping; /* what stands between a closing quote and the next separator */
  gboolean is_too_long; /* the field that is being parsed */

  gboolean has_row;
  gboolean has_value; /* a field of the row is not empty */
  gboolean is_bad;
  guint n_fields;
  GByteArray *text;
  gsize starts[MOST_FIELDS + 1]; /* where each field's text begins, and the last one's ends */
  FfwTableField fields[MOST_FIELDS];
} FfwCsvReader;

static void
add_field (void *text, size_t length, void *data)
{
  FfwCsvReader *self = data;
  gboolean is_kept = !self->is_too_long && length <= FFW_TABLE_MAX_FIELD
                     && self->text->len + length <= MOST_TEXT;

  if (!is_kept && !self->is_bad)
    ffw_findings_add (self->reader.findings, "E015", self->row_line, self->n_fields + 1, NULL,
                      NULL);
  self->is_bad |= !is_kept;
  self->has_value |= length > 0;
  self->is_too_long = FALSE;
  if (self->n_fields < MOST_FIELDS)
    {
      if (is_kept)
        g_byte_array_append (self->text, text, length);
      g_byte_array_append (self->text, (const guint8 *)"", 1);
      self->starts[self->n_fields + 1] = self->text->len;
    }
  self->n_fields++;
}

static void
end_row (int separator, void *data)
{
  FfwCsvReader *self = data;

  self->has_row = TRUE;
}

static void
begin_row (FfwCsvReader *self)
{
  self->has_row = FALSE;
  self->has_value = FALSE;
  self->is_bad = FALSE;
  self->n_fields = 0;
  self->n_at_break = 0;
  g_byte_array_set_size (self->text, 0);
}

static const char separators[] = { ',', ';', '\t' };

/* Counts what may separate in a line, outside quotes; returns how long the line is. */
static gsize
count_separators (const char *text, gsize length, guint counts[G_N_ELEMENTS (separators)])
{
  gboolean in_quotes = FALSE;
  gsize i;

  memset (counts, 0, sizeof separators * sizeof *counts);
  for (i = 0; i < length; i++)
    {
      if (text[i] == '"')
        in_quotes = !in_quotes;
      if (!in_quotes && (text[i] == '\n' || text[i] == '\r'))
        break;
      for (guint j = 0; !in_quotes && j < G_N_ELEMENTS (separators); j++)
        counts[j] += text[i] == separators[j];
    }
  return i;
}

static guint
find_most (const guint counts[G_N_ELEMENTS (separators)])
{
  guint best = 0;

  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}

/* The separator is what the header line has most of, outside quotes. A title has none or few, and
 * the lines below it more: then it is what most lines have so many of. */
static char
find_separator (const char *text, gsize length)
{
  guint first[G_N_ELEMENTS (separators)];
  guint counts[G_N_ELEMENTS (separators)];
  guint votes[G_N_ELEMENTS (separators)] = { 0 };
  guint best, most = 0;
  gsize at = count_separators (text, length, first);

  best = find_most (first);
  if (first[best] > MOST_IN_TITLE)
    return separators[best];
  for (guint i = 0; i < LINES_LOOKED_AT && at < length; i++)
    {
      while (at < length && (text[at] == '\r' || text[at] == '\n'))
        at++;
      at += count_separators (text + at, length - at, counts);
      most = find_most (counts);
      if (counts[most] > first[best])
        votes[most]++;
    }
  most = find_most (votes);
  /* One longer line is a slip in a table that the first line begins. */
  return separators[votes[most] > 1 ? most : best];
}

static void
begin_table (FfwCsvReader *self)
{
  for (gsize i = 0; i < self->piece_length; i++)
    if (!strchr (" \t\r\n", self->piece[i]))
      {
        csv_set_delim (&self->parser, find_separator (self->piece + i, self->piece_length - i));
        self->is_begun = TRUE;
        return;
      }
}

/* Text after a closing quote: the row is bad, and the rows after it need not be. */
static void
refuse_quote (FfwCsvReader *self)
{
  if (!self->is_bad)
    ffw_findings_add (self->reader.findings, "E020", self->row_line, self->n_fields + 1, NULL,
                      NULL);
  self->is_bad = TRUE;
  self->is_skipping = TRUE;
}

static void
parse (FfwCsvReader *self, const char *text, gsize length)
{
  while (length)
    {
      gsize n;

      if (self->is_skipping)
        {
          for (n = 0; n < length; n++)
            if (text[n] == '\n' || text[n] == '\r'
                || text[n] == (char)csv_get_delim (&self->parser))
              break;
          self->is_skipping = n == length;
          text += n;
          length -= n;
          continue;
        }
      n = csv_parse (&self->parser, text, length, add_field, end_row, self);
      text += n;
      length -= n;
      if (length && self->parser.quoted)
        refuse_quote (self);
      else if (length)
        {
          /* A quote within a field that has none around it stands for itself. */
          csv_set_opts (&self->parser, LAX);
          csv_parse (&self->parser, text, 1, add_field, end_row, self);
          csv_set_opts (&self->parser, STRICT);
          text++;
          length--;
        }
      if (self->parser.entry_pos > FFW_TABLE_MAX_FIELD)
        {
          /* Its text is of no more use; one byte is kept, which libcsv may take back as the
           * closing quote. */
          self->is_too_long = TRUE;
          self->parser.entry_pos = 1;
          self->parser.spaces = 0;
        }
    }
}

/* The next line feed is looked for once: there may be none for many lines that end in a carriage
 * return. */
static const char *
find_line_feed (FfwCsvReader *self)
{
  if (self->line_feed && self->line_feed < self->piece)
    self->line_feed = memchr (self->piece, '\n', self->piece_length);
  return self->line_feed;
}

/* Parses up to the end of the line, or of the piece. */
static void
parse_some (FfwCsvReader *self)
{
  const char *text = self->piece;
  const char *feed, *back;
  gsize length = self->piece_length;
  gboolean is_whole;

  if (self->after_cr && *text == '\n')
    {
      if (self->in_quotes)
        parse (self, text, 1);
      self->after_cr = FALSE;
      self->piece++;
      self->piece_length--;
      return;
    }
  self->after_cr = FALSE;
  feed = find_line_feed (self);
  back = memchr (text, '\r', feed ? (gsize)(feed - text) : length);
  is_whole = feed || back;
  if (back)
    length = back + 1 - text;
  else if (feed)
    length = feed + 1 - text;
  if (!self->in_quotes && self->n_fields == 0)
    self->row_line = self->line;
  parse (self, text, length);
  self->piece += length;
  self->piece_length -= length;
  if (!is_whole)
    return;
  if (self->parser.quoted && !self->has_row
      && (!self->in_quotes || self->n_fields != self->n_at_break))
    self->quote_line = self->line;
  self->in_quotes = self->parser.quoted && !self->has_row;
  self->n_at_break = self->n_fields;
  self->after_cr = back != NULL;
  self->line++;
}

static FfwTableStatus
stop (FfwCsvReader *self, const char *code, guint line)
{
  ffw_findings_add (self->reader.findings, code, line, 0, NULL, NULL);
  self->is_stopped = TRUE;
  return FFW_TABLE_STOPPED;
}

static guint
current_line (FfwCsvReader *self)
{
  return self->in_quotes || self->n_fields ? self->row_line : self->line;
}

/* Reads the next row, blank or not. */
static FfwTableStatus
read_row (FfwCsvReader *self, GError **error)
{
  while (!self->has_row)
    {
      if (self->piece_length == 0)
        switch (ffw_text_source_read (self->source, &self->piece, &self->piece_length, error))
          {
          case FFW_TEXT_SOME:
            self->line_feed = memchr (self->piece, '\n', self->piece_length);
            if (!self->is_begun)
              begin_table (self);
            break;
          case FFW_TEXT_NUL:
            return stop (self, "E011", current_line (self));
          case FFW_TEXT_INVALID:
            return stop (self, "E019", current_line (self));
          case FFW_TEXT_FAILED:
            return FFW_TABLE_FAILED;
          case FFW_TEXT_END:
            if (csv_fini (&self->parser, add_field, end_row, self) != 0)
              {
                if (!self->in_quotes || self->n_fields != self->n_at_break)
                  self->quote_line = self->line;
                return stop (self, "E012", self->quote_line);
              }
            if (!self->has_row)
              return FFW_TABLE_END;
            continue;
          }
      parse_some (self);
    }
  return FFW_TABLE_ROW;
}

static FfwTableStatus
ffw_csv_reader_next (FfwTableReader *reader, FfwTableRow *row, GError **error)
{
  FfwCsvReader *self = (FfwCsvReader *)reader;
  FfwTableStatus status;

  if (self->is_stopped)
    return FFW_TABLE_STOPPED;
  do
    {
      begin_row (self);
      status = read_row (self, error);
      if (status != FFW_TABLE_ROW)
        return status;
    }
  while (!self->has_value && !self->is_bad);
  row->line = self->row_line;
  row->n_fields = self->n_fields;
  row->n_kept = MIN (self->n_fields, MOST_FIELDS);
  row->fields = self->fields;
  row->is_bad = self->is_bad;
  for (guint i = 0; i < row->n_kept; i++)
    {
      self->fields[i].text = (char *)self->text->data + self->starts[i];
      self->fields[i].length = self->starts[i + 1] - self->starts[i] - 1;
    }
  return FFW_TABLE_ROW;
}

static guint64
ffw_csv_reader_get_done (FfwTableReader *reader)
{
  return ffw_text_source_get_done (((FfwCsvReader *)reader)->source);
}

static FfwTableForm
ffw_csv_reader_get_form (FfwTableReader *reader)
{
  FfwCsvReader *self = (FfwCsvReader *)reader;
  FfwTableForm form = { .format = FFW_TABLE_CSV,
                        .encoding = ffw_text_source_get_encoding (self->source) };

  if (self->is_begun)
    form.separator = (char)csv_get_delim (&self->parser);
  return form;
}

static void
ffw_csv_reader_free (FfwTableReader *reader)
{
  FfwCsvReader *self = (FfwCsvReader *)reader;

  csv_free (&self->parser);
  g_byte_array_unref (self->text);
  ffw_text_source_free (self->source);
  ffw_findings_unref (self->reader.findings);
  g_free (self);
}

static const FfwTableReaderClass csv_reader_class = {
  ffw_csv_reader_next,
  ffw_csv_reader_get_done,
  ffw_csv_reader_get_form,
  ffw_csv_reader_free,
};

/**
 * ffw_csv_reader_new:
 * @source: (transfer full): the text
 *
 * Reads rows as RFC 4180 has them, separated by commas, semicolons or tabs,
 * whichever the first line has most of (or most of those below it, where that is a title), from
 * @source.
 *
 * Returns: (nullable): %NULL with @error set where it could not be read
 */
FfwTableReader *
ffw_csv_reader_new (FfwTextSource *source, FfwFindings *findings, GError **error)
{
  FfwCsvReader *self = g_new0 (FfwCsvReader, 1);

  self->reader.klass = &csv_reader_class;
  self->reader.findings = ffw_findings_ref (findings);
  self->source = source;
  self->line = 1;
  self->text = g_byte_array_new ();
  csv_init (&self->parser, STRICT);
  csv_set_blk_size (&self->parser, BLOCK);
  if (ffw_text_source_get_size (source) > FFW_TABLE_MAX_FILE)
    {
      stop (self, "E016", 0);
      return &self->reader;
    }
  if (!ffw_text_source_begin (source, error))
    {
      ffw_csv_reader_free (&self->reader);
      return NULL;
    }
  if (ffw_text_source_get_encoding (source) == FFW_ENCODING_WINDOWS_1252)
    ffw_findings_add (findings, "W001", 0, 0, NULL, NULL);
  else if (ffw_text_source_get_encoding (source) == FFW_ENCODING_WORKBOOK)
    stop (self, "E021", 0);
  return &self->reader;
}

/**
 * ffw_csv_reader_open:
 * @findings: takes what is wrong with the file
 *
 * Opens the CSV or TSV file at @path.
 *
 * Returns: (nullable): %NULL with an error of %G_IO_ERROR, a sentence for the
 *   person, where it is missing, a folder, or cannot be read
 */
FfwTableReader *
ffw_csv_reader_open (const char *path, FfwFindings *findings, GCancellable *cancellable,
                     GError **error)
{
  FfwTextSource *source = ffw_text_source_open (path, cancellable, error);

  return source ? ffw_csv_reader_new (source, findings, error) : NULL;
}

/**
 * ffw_csv_reader_open_beginning:
 *
 * As ffw_csv_reader_open(), to look at the first rows of a file of any size: its encoding is told
 * from its beginning alone.
 */
FfwTableReader *
ffw_csv_reader_open_beginning (const char *path, FfwFindings *findings, GCancellable *cancellable,
                               GError **error)
{
  FfwTextSource *source = ffw_text_source_open (path, cancellable, error);

  if (!source)
    return NULL;
  ffw_text_source_look_at (source, BEGINNING);
  return ffw_csv_reader_new (source, findings, error);
}
