/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-export.h"

#include "ffw-calendar-text.h"
#include "ffw-expand.h"
#include "ffw-file-writer.h"
#include "ffw-report-pdf.h"
#include "ffw-table-writer.h"

#include <glib/gi18n-lib.h>

/* How many areas a page holds beside the names. */
#define AREAS_OF_A_PAGE 8

/* In characters. */
#define WIDTH_NAME 26
#define WIDTH_CELL 20

/* Who it is, beside the areas and in the list. */
#define N_WHO      4
#define N_LIST_WHO 7

/* The sums at the end of each row. */
#define N_SUMS 2

/* How much wider a name is on paper than a cell. */
#define SHARE_NAME 2.2

/* Light enough for black text, in the hues that the window has. */
static const guint32 fills[FFW_N_STANDINGS] = {
  [FFW_STANDING_MISSING] = 0xF4B6B6,  [FFW_STANDING_EXPIRED] = 0xF6CFA8,
  [FFW_STANDING_EXPIRING] = 0xFBE7B5, [FFW_STANDING_DUE] = 0xE3D0EA,
  [FFW_STANDING_BOOKED] = 0xCCE0FA,   [FFW_STANDING_MET] = 0xCBF0DF,
  [FFW_STANDING_WAIVED] = 0xE0E0E0,
};

G_STATIC_ASSERT (FFW_TABLE_NO_FILL == FFW_REPORT_NO_FILL);

static const char *const who_titles[N_WHO] = { N_ ("Name"), N_ ("Organisation"),
                                               N_ ("Staff Number"), N_ ("Site") };

/* The day that matters most of a cell. */
static FfwDate
get_day (const FfwMatrixCell *cell)
{
  switch (cell->status)
    {
    case FFW_STANDING_MISSING:
    case FFW_STANDING_DUE:
      return cell->due_on;
    case FFW_STANDING_BOOKED:
      return cell->booked_on;
    case FFW_STANDING_WAIVED:
      return cell->waived_until;
    default:
      return cell->expires_on;
    }
}

/* “expired 3 May 2022”; empty where nothing is required. */
static char *
describe (const FfwMatrixCell *cell, FfwLanguage language)
{
  FfwDate day = cell->status == FFW_MATRIX_NOTHING ? FFW_DATE_NONE : get_day (cell);
  g_autofree char *text = day == FFW_DATE_NONE ? NULL : ffw_date_format (day, language, TRUE);
  const char *word;

  if (cell->status == FFW_MATRIX_NOTHING)
    return g_strdup ("");
  word = ffw_coding_get_word (&ffw_coding_standing, cell->status, language);

  return text ? g_strconcat (word, " ", text, NULL) : g_strdup (word);
}

static guint32
get_fill (const FfwMatrixCell *cell)
{
  return cell->status == FFW_MATRIX_NOTHING ? FFW_TABLE_NO_FILL : fills[cell->status];
}

static void
add_number (GStrvBuilder *texts, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  g_strv_builder_add (texts, digits);
}

static void
add_who (GStrvBuilder *texts, const FfwMatrixRow *row)
{
  g_strv_builder_add_many (texts, row->name, row->organisation, row->number, row->site, NULL);
}

/* A row as it is shown. @colours has a place for each of its columns. */
static GStrv
describe_row (const FfwMatrix *matrix, guint position, FfwLanguage language, guint32 *colours)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  const FfwMatrixRow *row = ffw_matrix_get_row (matrix, position);

  add_who (texts, row);
  for (guint i = 0; i < matrix->areas->len; i++)
    {
      const FfwMatrixCell *cell = ffw_matrix_get (matrix, position, i);
      g_autofree char *text = describe (cell, language);

      g_strv_builder_add (texts, text);
      colours[N_WHO + i] = get_fill (cell);
    }
  add_number (texts, ffw_matrix_count_gaps (row->sums));
  add_number (texts, ffw_matrix_count_required (row->sums));

  return g_strv_builder_end (texts);
}

/* A line of sums below the rows. */
static GStrv
describe_sums (const FfwMatrix *matrix, const char *title,
               guint (*count) (const guint sums[FFW_N_STANDINGS]))
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  g_strv_builder_add (texts, title);
  for (guint i = 1; i < N_WHO; i++)
    g_strv_builder_add (texts, "");
  for (guint i = 0; i < matrix->areas->len; i++)
    add_number (texts, count (ffw_matrix_get_area (matrix, i)->sums));
  add_number (texts, count (matrix->sums));
  g_strv_builder_add (texts, "");

  return g_strv_builder_end (texts);
}

static const char *
title_of_gaps (FfwLanguage language)
{
  /* Translators: how many of what is required are missing or expired */
  return ffw_translate (language, N_ ("Gaps"));
}

static const char *
title_of_required (FfwLanguage language)
{
  /* Translators: how many are required, beside how many are missing */
  return ffw_translate (language, N_ ("Required"));
}

static gboolean
add_sums (FfwTableWriter *writer, const FfwMatrix *matrix, FfwLanguage language, GError **error)
{
  g_auto (GStrv) gaps = describe_sums (matrix, title_of_gaps (language), ffw_matrix_count_gaps);
  g_auto (GStrv) required = describe_sums (matrix, title_of_required (language),
                                           ffw_matrix_count_required);

  return ffw_table_writer_add_row (writer, (const char *const *)gaps, error)
         && ffw_table_writer_add_row (writer, (const char *const *)required, error);
}

static gboolean
write_shown (const FfwMatrix *matrix, FfwTableFormat format, FfwLanguage language,
             GOutputStream *out, GCancellable *cancellable, GError **error)
{
  guint n = N_WHO + matrix->areas->len + N_SUMS;
  g_autofree FfwTableWriterColumn *columns = g_new0 (FfwTableWriterColumn, n);
  g_autofree guint32 *colours = g_new (guint32, n);
  FfwTableWriterSheet sheet = { .name = ffw_translate (language, N_ ("Matrix")),
                                .columns = columns,
                                .n_columns = n,
                                .n_beside = 1 };
  g_autoptr (FfwTableWriter) writer = NULL;

  for (guint i = 0; i < n; i++)
    {
      columns[i].type = i >= N_WHO + matrix->areas->len ? FFW_TABLE_NUMBER : FFW_TABLE_TEXT;
      columns[i].width = i == 0 ? WIDTH_NAME : i < n - N_SUMS ? WIDTH_CELL : 0;
      colours[i] = FFW_TABLE_NO_FILL;
      if (i < N_WHO)
        columns[i].title = ffw_translate (language, who_titles[i]);
      else if (i < n - N_SUMS)
        columns[i].title = ffw_matrix_get_area (matrix, i - N_WHO)->title;
    }
  columns[n - 2].title = title_of_gaps (language);
  columns[n - 1].title = title_of_required (language);

  writer = ffw_table_writer_new (format, out, &sheet, 1, language, cancellable, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      g_auto (GStrv) texts = describe_row (matrix, i, language, colours);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !ffw_table_writer_add_filled_row (writer, (const char *const *)texts, colours, error))
        return FALSE;
    }

  return add_sums (writer, matrix, language, error) && ffw_table_writer_finish (writer, error);
}

static const char *const list_who_titles[N_LIST_WHO]
    = { N_ ("Name"),  N_ ("Staff Number"), N_ ("Manager"),     N_ ("E-mail"),
        N_ ("Roles"), N_ ("Site"),         N_ ("Organisation") };

/* The columns of the list, behind who it is. */
static const struct
{
  const char *title;
  FfwTableType type;
} list_columns[] = {
  { N_ ("Training Area"), FFW_TABLE_TEXT }, { N_ ("Requirement"), FFW_TABLE_TEXT },
  { N_ ("Level"), FFW_TABLE_TEXT },         { N_ ("Necessity"), FFW_TABLE_TEXT },
  { N_ ("Standing"), FFW_TABLE_TEXT },      { N_ ("Achieved"), FFW_TABLE_DATE },
  { N_ ("Expires"), FFW_TABLE_DATE },       { N_ ("Due by"), FFW_TABLE_DATE },
  { N_ ("Booked for"), FFW_TABLE_DATE },    { N_ ("Waived until"), FFW_TABLE_DATE },
};

static gboolean
add_cell (FfwTableWriter *writer, const FfwMatrix *matrix, guint row, guint area,
          FfwLanguage language, guint32 *colours, GError **error)
{
  const FfwMatrixCell *cell = ffw_matrix_get (matrix, row, area);
  const FfwMatrixRow *who = ffw_matrix_get_row (matrix, row);
  const FfwDate days[] = { cell->achieved_on, cell->expires_on, cell->due_on, cell->booked_on,
                           cell->waived_until };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (cell->status == FFW_MATRIX_NOTHING || !cell->wanted)
    return TRUE;

  g_strv_builder_add_many (builder, who->name, who->number, who->manager, who->email, who->roles,
                           who->site, who->organisation, NULL);
  g_strv_builder_add_many (builder, ffw_matrix_get_area (matrix, area)->title,
                           (const char *)matrix->requirements->pdata[cell->requirement],
                           ffw_coding_get_word (&ffw_coding_level, cell->level, language),
                           ffw_coding_get_word (&ffw_coding_necessity, cell->mandatory, language),
                           ffw_coding_get_word (&ffw_coding_standing, cell->status, language),
                           NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      char iso[FFW_DATE_ISO_SIZE];

      g_strv_builder_add (builder, days[i] == FFW_DATE_NONE ? "" : ffw_date_to_iso (days[i], iso));
    }
  texts = g_strv_builder_end (builder);
  colours[N_LIST_WHO + 4] = get_fill (cell);

  return ffw_table_writer_add_filled_row (writer, (const char *const *)texts, colours, error);
}

static gboolean
write_list (const FfwMatrix *matrix, FfwTableFormat format, FfwLanguage language,
            GOutputStream *out, GCancellable *cancellable, GError **error)
{
  FfwTableWriterColumn columns[N_LIST_WHO + G_N_ELEMENTS (list_columns)] = { { NULL } };
  guint32 colours[G_N_ELEMENTS (columns)];
  FfwTableWriterSheet sheet = { .name = ffw_translate (language, N_ ("Standing")),
                                .columns = columns,
                                .n_columns = G_N_ELEMENTS (columns),
                                .n_beside = 1 };
  g_autoptr (FfwTableWriter) writer = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gboolean who = i < N_LIST_WHO;

      columns[i].title = ffw_translate (language, who ? list_who_titles[i]
                                                      : list_columns[i - N_LIST_WHO].title);
      columns[i].type = who ? FFW_TABLE_TEXT : list_columns[i - N_LIST_WHO].type;
      columns[i].width = i == 0 || i == N_LIST_WHO ? WIDTH_NAME : 0;
      colours[i] = FFW_TABLE_NO_FILL;
    }

  writer = ffw_table_writer_new (format, out, &sheet, 1, language, cancellable, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < matrix->areas->len; j++)
        if (!add_cell (writer, matrix, i, j, language, colours, error))
          return FALSE;
    }

  return ffw_table_writer_finish (writer, error);
}

/* A line of sums below the rows of some areas. */
static void
add_sums_of_page (FfwReportPdf *report, const FfwMatrix *matrix, guint first, guint n,
                  const char *title, guint (*count) (const guint sums[FFW_N_STANDINGS]),
                  FfwLanguage language)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *cells[1 + AREAS_OF_A_PAGE];
  guint32 colours[1 + AREAS_OF_A_PAGE];

  cells[0] = title;
  colours[0] = FFW_REPORT_NO_FILL;
  for (guint j = 0; j < n; j++)
    {
      g_ptr_array_add (texts, ffw_number_format (
                                  count (ffw_matrix_get_area (matrix, first + j)->sums), language));
      cells[1 + j] = texts->pdata[j];
      colours[1 + j] = FFW_REPORT_NO_FILL;
    }
  ffw_report_pdf_add_row (report, cells, colours);
}

/* Some areas, beside all names. */
static gboolean
add_pages (FfwReportPdf *report, const FfwMatrix *matrix, guint first, guint n,
           FfwLanguage language, GCancellable *cancellable, GError **error)
{
  FfwReportColumn columns[1 + AREAS_OF_A_PAGE]
      = { { ffw_translate (language, N_ ("Name")), SHARE_NAME, FALSE } };
  const char *cells[1 + AREAS_OF_A_PAGE];
  guint32 colours[1 + AREAS_OF_A_PAGE];

  colours[0] = FFW_REPORT_NO_FILL;
  for (guint i = 0; i < n; i++)
    columns[1 + i] = (FfwReportColumn){ ffw_matrix_get_area (matrix, first + i)->title, 1, FALSE };

  ffw_report_pdf_begin_table (report, columns, 1 + n);
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const FfwMatrixRow *row = ffw_matrix_get_row (matrix, i);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *who = g_strdup_printf ("%s\n%s", row->name, row->organisation);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      cells[0] = who;
      for (guint j = 0; j < n; j++)
        {
          const FfwMatrixCell *cell = ffw_matrix_get (matrix, i, first + j);

          g_ptr_array_add (texts, describe (cell, language));
          cells[1 + j] = texts->pdata[j];
          colours[1 + j] = get_fill (cell);
        }
      ffw_report_pdf_add_row (report, cells, colours);
    }
  add_sums_of_page (report, matrix, first, n, title_of_gaps (language), ffw_matrix_count_gaps,
                    language);
  add_sums_of_page (report, matrix, first, n, title_of_required (language),
                    ffw_matrix_count_required, language);

  return TRUE;
}

static char *
describe_total (const FfwMatrix *matrix, FfwLanguage language)
{
  g_autofree char *day = ffw_date_format (matrix->day, language, TRUE);
  g_autofree char *gaps = ffw_number_format (ffw_matrix_count_gaps (matrix->sums), language);
  g_autofree char *required = ffw_number_format (ffw_matrix_count_required (matrix->sums),
                                                 language);
  const char *arguments[] = { gaps, required, day, NULL };

  return ffw_expand (
      /* Translators: of what is required of all people in the table; %3$s is a date */
      ffw_translate (language, N_ ("%1$s of %2$s are missing or expired, as of %3$s.")), arguments,
      language);
}

static gboolean
write_pdf (const FfwMatrix *matrix, FfwLanguage language, GOutputStream *out,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwReportPdf) report = ffw_report_pdf_new (
      ffw_translate (language, N_ ("Who Is in Date")), matrix->day, language, TRUE);
  g_autofree char *total = describe_total (matrix, language);

  ffw_report_pdf_add_text (report, total);
  for (guint first = 0; first < matrix->areas->len; first += AREAS_OF_A_PAGE)
    if (!add_pages (report, matrix, first, MIN (AREAS_OF_A_PAGE, matrix->areas->len - first),
                    language, cancellable, error))
      return FALSE;

  return ffw_report_pdf_write (report, out, cancellable, error);
}

static gboolean
is_pdf (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".pdf");
}

/**
 * ffw_matrix_export:
 * @form: as it is shown, or as a list; on paper always as it is shown
 * @language: of headings and words; titles are in that of the matrix
 * @path: of the file, whose ending says the format (.csv, .xlsx, .ods, .pdf); it takes that name
 *   only once it is whole
 *
 * Writes a matrix to a file. An Excel workbook has the colours, and the headings and names stay in
 * sight; on paper the names are repeated beside each eight areas.
 *
 * Returns: whether it was written; else nothing is left of it
 */
gboolean
ffw_matrix_export (const FfwMatrix *matrix, FfwMatrixForm form, FfwLanguage language,
                   const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwFileWriter) file = ffw_file_writer_open (path, error);
  GOutputStream *out;
  gboolean good;

  if (file == NULL)
    return FALSE;
  out = ffw_file_writer_get_stream (file);
  if (is_pdf (path))
    good = write_pdf (matrix, language, out, cancellable, error);
  else if (form == FFW_MATRIX_AS_SHOWN)
    good = write_shown (matrix, ffw_table_format_of (path), language, out, cancellable, error);
  else
    good = write_list (matrix, ffw_table_format_of (path), language, out, cancellable, error);
  if (!good)
    {
      ffw_file_writer_explain (file, error);
      return FALSE;
    }

  return ffw_file_writer_commit (file, cancellable, error);
}
