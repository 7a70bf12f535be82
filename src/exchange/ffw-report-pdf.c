/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-report-pdf.h"

#include "ffw-expand.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <glib/gi18n-lib.h>

/* Points, 72 to an inch: A4, and the room around what stands on it. */
#define SHORT_SIDE  595.28
#define LONG_SIDE   841.89
#define MARGIN      50.0
#define FOOT        28.0 /* from the paper's lower edge to the line of page numbers */
#define CELL_PAD    3.0
#define GAP         8.0
#define HEADING_GAP 16.0

/* Ligatures would take letters out of the text that is copied or searched for: “hyfforddi” has
 * one in its middle. */
#define FEATURES "liga=0,clig=0,dlig=0"

typedef enum
{
  FONT_TITLE,
  FONT_HEADING,
  FONT_TEXT,
  FONT_HEADER, /* of a column */
  FONT_CELL,
  FONT_FOOT,
  FONT_SMALL,
  FONT_MIDDLE,
  FONT_LARGE,
  N_FONTS,
} Font;

static const char *const fonts[N_FONTS] = {
  [FONT_TITLE] = "Sans Bold 16",   [FONT_HEADING] = "Sans Bold 12", [FONT_TEXT] = "Sans 10",
  [FONT_HEADER] = "Sans Bold 8.5", [FONT_CELL] = "Sans 8.5",        [FONT_FOOT] = "Sans 8",
  [FONT_SMALL] = "Sans 12",        [FONT_MIDDLE] = "Sans Bold 18",  [FONT_LARGE] = "Sans Bold 30",
};

typedef enum
{
  BLOCK_TITLE,
  BLOCK_HEADING,
  BLOCK_TEXT,
  BLOCK_TABLE,
  BLOCK_CENTRED,
  BLOCK_END_OF_PAGE,
} BlockKind;

typedef struct
{
  char **cells;
  guint32 *fills; /* NULL where there is none */
  double height;  /* once it was measured */
} Row;

typedef struct
{
  BlockKind kind;
  char *text;
  GArray *columns; /* of FfwReportColumn, whose titles are its own */
  double shares;   /* of all columns together */
  double least;    /* height of a row, in points */
  FfwReportSize size;
  GPtrArray *rows; /* of Row */
} Block;

struct _FfwReportPdf
{
  char *title;
  FfwDate day;
  FfwLanguage language;
  gboolean landscape;
  gboolean sheets; /* each page is one of its own */
  GPtrArray *blocks;
};

static void
row_free (gpointer data)
{
  Row *self = data;

  g_strfreev (self->cells);
  g_free (self->fills);
  g_free (self);
}

static void
clear_column (gpointer data)
{
  g_free ((char *)((FfwReportColumn *)data)->title);
}

static void
block_free (gpointer data)
{
  Block *self = data;

  g_free (self->text);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static Block *
add_block (FfwReportPdf *self, BlockKind kind, const char *text)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->text = text ? g_utf8_make_valid (text, -1) : NULL;
  g_ptr_array_add (self->blocks, block);

  return block;
}

/**
 * ffw_report_pdf_new:
 * @title: stands at the top of the first page and at the foot of each
 * @day: as of which day it is. The file says that it was made then, so that the same report gives
 *   the same bytes
 * @language: of the reader
 * @landscape: whether the pages lie on their long side
 *
 * Begins a report.
 */
FfwReportPdf *
ffw_report_pdf_new (const char *title, FfwDate day, FfwLanguage language, gboolean landscape)
{
  FfwReportPdf *self = g_new0 (FfwReportPdf, 1);

  self->title = g_utf8_make_valid (title, -1);
  self->day = day;
  self->language = language;
  self->landscape = landscape;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  add_block (self, BLOCK_TITLE, title);

  return self;
}

void
ffw_report_pdf_free (FfwReportPdf *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/** Adds a heading, which stays with what comes after it. */
void
ffw_report_pdf_add_heading (FfwReportPdf *self, const char *text)
{
  add_block (self, BLOCK_HEADING, text);
}

/** Adds a paragraph of less than a page. */
void
ffw_report_pdf_add_text (FfwReportPdf *self, const char *text)
{
  add_block (self, BLOCK_TEXT, text);
}

/** Begins a table, whose headings stand again on each page that it goes on to. */
void
ffw_report_pdf_begin_table (FfwReportPdf *self, const FfwReportColumn *columns, guint n_columns)
{
  Block *block = add_block (self, BLOCK_TABLE, NULL);

  block->columns = g_array_new (FALSE, FALSE, sizeof (FfwReportColumn));
  g_array_set_clear_func (block->columns, clear_column);
  for (guint i = 0; i < n_columns; i++)
    {
      FfwReportColumn column = columns[i];

      column.title = g_utf8_make_valid (column.title, -1);
      block->shares += column.share;
      g_array_append_val (block->columns, column);
    }
  block->rows = g_ptr_array_new_with_free_func (row_free);
}

/**
 * ffw_report_pdf_add_row:
 * @cells: (array): a text for each column of the table that was begun last
 * @fills: (array) (nullable): the colour behind each, 0xRRGGBB, or %FFW_REPORT_NO_FILL
 */
void
ffw_report_pdf_add_row (FfwReportPdf *self, const char *const *cells, const guint32 *fills)
{
  Block *block = self->blocks->pdata[self->blocks->len - 1];
  guint n = block->columns->len;
  Row *row = g_new0 (Row, 1);

  row->cells = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    row->cells[i] = g_utf8_make_valid (cells[i], -1);
  row->fills = fills ? g_memdup2 (fills, n * sizeof *fills) : NULL;
  g_ptr_array_add (block->rows, row);
}

/** Gives the rows of the table that was begun last so much room at least, in points: to be signed.
 */
void
ffw_report_pdf_set_row_height (FfwReportPdf *self, double least)
{
  ((Block *)self->blocks->pdata[self->blocks->len - 1])->least = least;
}

/** Makes each page a sheet of its own, to be handed out: none has the title above or a foot. */
void
ffw_report_pdf_set_sheets (FfwReportPdf *self)
{
  self->sheets = TRUE;
  g_ptr_array_set_size (self->blocks, 0);
}

/** What comes after this begins on a new page; nothing does where nothing comes. */
void
ffw_report_pdf_end_page (FfwReportPdf *self)
{
  add_block (self, BLOCK_END_OF_PAGE, NULL);
}

/** Adds a line that stands in the middle of its sheet. */
void
ffw_report_pdf_add_centred (FfwReportPdf *self, FfwReportSize size, const char *text)
{
  add_block (self, BLOCK_CENTRED, text)->size = size;
}

/* Pages on their way. They are laid out twice: to count them, and to draw them. */
typedef struct
{
  const FfwReportPdf *report;
  cairo_t *cr;
  PangoLayout *layout;
  PangoFontDescription *fonts[N_FONTS];
  GCancellable *cancellable;
  gboolean drawing;
  int page;
  int n_pages;
  double width;  /* between the margins */
  double bottom; /* of what may be written on */
  double y;
} Pages;

static void
begin_tag (Pages *self, const char *tag)
{
  if (self->drawing)
    cairo_tag_begin (self->cr, tag, NULL);
}

static void
end_tag (Pages *self, const char *tag)
{
  if (self->drawing)
    cairo_tag_end (self->cr, tag);
}

/* Sets the text that is measured or drawn next. Returns: its height */
static double
set_text (Pages *self, Font font, const char *text, double width, PangoAlignment alignment)
{
  int height;

  pango_layout_set_font_description (self->layout, self->fonts[font]);
  pango_layout_set_width (self->layout, pango_units_from_double (width));
  /* No text is longer than a page. */
  pango_layout_set_height (self->layout, pango_units_from_double (self->bottom - 2 * MARGIN));
  pango_layout_set_alignment (self->layout, alignment);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, NULL, &height);

  return pango_units_to_double (height);
}

static void
show_text (Pages *self, double x, double y)
{
  if (!self->drawing)
    return;
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

/* The title at the foot, and which page it is of how many. */
static void
draw_foot (Pages *self)
{
  g_autofree char *page = g_strdup_printf ("%d", self->page);
  g_autofree char *n_pages = g_strdup_printf ("%d", self->n_pages);
  const char *const arguments[] = { page, n_pages, NULL };
  /* Translators: at the foot of a printed page: its number, and how many there are */
  g_autofree char *number
      = ffw_expand (ffw_translate (self->report->language, N_ ("Page %1$s of %2$s")), arguments,
                    self->report->language);
  double y = self->bottom + MARGIN - FOOT;

  set_text (self, FONT_FOOT, self->report->title, self->width * 0.75, PANGO_ALIGN_LEFT);
  pango_layout_set_height (self->layout, -1);
  show_text (self, MARGIN, y);
  set_text (self, FONT_FOOT, number, self->width * 0.24, PANGO_ALIGN_RIGHT);
  show_text (self, MARGIN + self->width * 0.76, y);
}

static void
end_page (Pages *self)
{
  if (self->drawing)
    {
      if (!self->report->sheets)
        draw_foot (self);
      cairo_show_page (self->cr);
    }
  self->page++;
  self->y = MARGIN;
}

static gboolean
has_room (Pages *self, double height)
{
  return self->y + height <= self->bottom;
}

/* Adds a text with so much room before and after it, on a page that has room for @with more. */
static void
add_aligned (Pages *self, const char *tag, Font font, const char *text, PangoAlignment alignment,
             double before, double after, double with)
{
  double height = set_text (self, font, text, self->width, alignment);

  if (self->y > MARGIN)
    {
      if (has_room (self, before + height + with))
        self->y += before;
      else
        end_page (self);
    }
  if (self->drawing)
    {
      /* The foot of a page may have come between. */
      set_text (self, font, text, self->width, alignment);
      begin_tag (self, tag);
      show_text (self, MARGIN, self->y);
      end_tag (self, tag);
    }
  self->y += height + after;
}

static void
add_text (Pages *self, const char *tag, Font font, const char *text, double before, double after,
          double with)
{
  add_aligned (self, tag, font, text, PANGO_ALIGN_LEFT, before, after, with);
}

/* The first line of a sheet stands lower than other texts begin. */
static void
add_centred (Pages *self, const Block *block)
{
  static const Font sizes[] = { FONT_SMALL, FONT_MIDDLE, FONT_LARGE };

  if (self->y <= MARGIN)
    self->y += self->bottom / 9;
  add_aligned (self, block->size == FFW_REPORT_LARGE ? "H1" : "P", sizes[block->size], block->text,
               PANGO_ALIGN_CENTER, block->size == FFW_REPORT_SMALL ? 0 : GAP,
               block->size == FFW_REPORT_SMALL ? GAP : 2 * GAP, 0);
}

static double
get_width (Pages *self, const Block *block, guint column)
{
  return g_array_index (block->columns, FfwReportColumn, column).share / block->shares
         * self->width;
}

static const char *
get_cell (const Block *block, const Row *row, guint column)
{
  return row ? row->cells[column] : g_array_index (block->columns, FfwReportColumn, column).title;
}

/* Of a row, or of the headings where it is NULL. */
static double
measure_row (Pages *self, const Block *block, Row *row)
{
  double height = 0;

  if (row && row->height > 0)
    return row->height;
  for (guint i = 0; i < block->columns->len; i++)
    {
      double width = get_width (self, block, i) - 2 * CELL_PAD;

      height = MAX (height, set_text (self, row ? FONT_CELL : FONT_HEADER, get_cell (block, row, i),
                                      width, PANGO_ALIGN_LEFT));
    }
  height = MAX (height + 2 * CELL_PAD, row ? block->least : 0);
  if (row)
    row->height = height;

  return height;
}

static void
draw_fill (Pages *self, guint32 fill, double x, double width, double height)
{
  if (fill == FFW_REPORT_NO_FILL)
    return;
  cairo_set_source_rgb (self->cr, (fill >> 16 & 0xFF) / 255.0, (fill >> 8 & 0xFF) / 255.0,
                        (fill & 0xFF) / 255.0);
  cairo_rectangle (self->cr, x, self->y, width, height);
  cairo_fill (self->cr);
}

static void
draw_line (Pages *self, double y, double thickness)
{
  cairo_set_source_rgb (self->cr, 0.5, 0.5, 0.5);
  cairo_set_line_width (self->cr, thickness);
  cairo_move_to (self->cr, MARGIN, y);
  cairo_line_to (self->cr, MARGIN + self->width, y);
  cairo_stroke (self->cr);
}

/* A row of the table, or its headings where @row is NULL. Headings that stand there again are no
 * part of what is read. */
static void
draw_row (Pages *self, const Block *block, const Row *row, double height, gboolean again)
{
  double x = MARGIN;

  if (!self->drawing)
    return;
  if (!again)
    begin_tag (self, "TR");
  for (guint i = 0; i < block->columns->len; i++)
    {
      const FfwReportColumn *column = &g_array_index (block->columns, FfwReportColumn, i);
      double width = get_width (self, block, i);

      if (row && row->fills)
        draw_fill (self, row->fills[i], x, width, height);
      set_text (self, row ? FONT_CELL : FONT_HEADER, get_cell (block, row, i), width - 2 * CELL_PAD,
                column->at_end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      if (!again)
        begin_tag (self, row ? "TD" : "TH");
      show_text (self, x + CELL_PAD, self->y + CELL_PAD);
      if (!again)
        end_tag (self, row ? "TD" : "TH");
      x += width;
    }
  if (!again)
    end_tag (self, "TR");
  draw_line (self, self->y + height, row ? 0.4 : 1.0);
}

static gboolean
is_stopped (Pages *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static void
add_table (Pages *self, const Block *block)
{
  double head = measure_row (self, block, NULL);
  gboolean begun = FALSE; /* on this page */

  begin_tag (self, "Table");
  for (guint i = 0; i < block->rows->len && !is_stopped (self); i++)
    {
      Row *row = block->rows->pdata[i];
      double height = measure_row (self, block, row);

      if (!has_room (self, height + (begun ? 0 : head)) && self->y > MARGIN)
        {
          end_page (self);
          begun = FALSE;
        }
      if (!begun)
        {
          draw_row (self, block, NULL, head, i > 0);
          self->y += head;
          begun = TRUE;
        }
      draw_row (self, block, row, height, FALSE);
      self->y += height;
    }
  end_tag (self, "Table");
  self->y += GAP;
}

/* How much of what comes after a heading must be on its page. */
static double
measure_beginning (Pages *self, const Block *block)
{
  if (block->kind == BLOCK_TABLE)
    return measure_row (self, block, NULL)
           + (block->rows->len ? measure_row (self, block, block->rows->pdata[0]) : 0);

  if (block->text == NULL)
    return 0;

  return set_text (self, FONT_TEXT, block->text, self->width, PANGO_ALIGN_LEFT);
}

static void
lay_out (Pages *self)
{
  GPtrArray *blocks = self->report->blocks;

  self->page = 1;
  self->y = MARGIN;
  /* Without this one over all others, the file would not count as tagged. */
  begin_tag (self, "Document");
  for (guint i = 0; i < blocks->len && !is_stopped (self); i++)
    {
      const Block *block = blocks->pdata[i];
      double with = block->kind == BLOCK_HEADING && i + 1 < blocks->len
                        ? measure_beginning (self, blocks->pdata[i + 1])
                        : 0;

      if (block->kind == BLOCK_TABLE)
        add_table (self, block);
      else if (block->kind == BLOCK_CENTRED)
        add_centred (self, block);
      else if (block->kind == BLOCK_END_OF_PAGE)
        {
          if (i + 1 < blocks->len)
            end_page (self);
        }
      else if (block->kind == BLOCK_TITLE)
        add_text (self, "H1", FONT_TITLE, block->text, 0, GAP, 0);
      else if (block->kind == BLOCK_HEADING)
        add_text (self, "H2", FONT_HEADING, block->text, HEADING_GAP, GAP / 2, with);
      else
        add_text (self, "P", FONT_TEXT, block->text, 0, GAP / 2, 0);
    }
  self->n_pages = self->page;
  end_page (self);
  end_tag (self, "Document");
}

static PangoLayout *
make_layout (FfwLanguage language)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  /* A point is a point, and letters are where they would be on paper, not on a screen. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_destroy (options);
  pango_context_set_language (context,
                              pango_language_from_string (ffw_language_get_code (language)));

  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_attr_list_insert (attributes, pango_attr_font_features_new (FEATURES));
  /* A number of a certificate that takes two lines has no hyphen. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

/* Where the bytes go, and what failed of it. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

static cairo_status_t
sink_write (void *data, const unsigned char *bytes, unsigned int length)
{
  Sink *self = data;

  if (self->error == NULL)
    g_output_stream_write_all (self->stream, bytes, length, NULL, self->cancellable, &self->error);

  return self->error ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (const FfwReportPdf *self, cairo_surface_t *surface)
{
  char iso[FFW_DATE_ISO_SIZE];
  g_autofree char *at = g_strdup_printf ("%sT00:00:00Z", ffw_date_to_iso (self->day, iso));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fframwaith " FFW_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, at);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, at);
}

/**
 * ffw_report_pdf_write:
 *
 * Draws the whole. May run in any thread.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR: of the stream, or that it was cancelled
 */
gboolean
ffw_report_pdf_write (FfwReportPdf *self, GOutputStream *stream, GCancellable *cancellable,
                      GError **error)
{
  double width = self->landscape ? LONG_SIDE : SHORT_SIDE;
  double height = self->landscape ? SHORT_SIDE : LONG_SIDE;
  Sink sink = { stream, cancellable, NULL };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (sink_write, &sink, width, height);
  g_autoptr (PangoLayout) layout = make_layout (self->language);
  Pages pages = { .report = self,
                  .cr = cairo_create (surface),
                  .layout = layout,
                  .cancellable = cancellable,
                  .width = width - 2 * MARGIN,
                  .bottom = height - MARGIN };
  cairo_status_t status;

  set_metadata (self, surface);
  for (guint i = 0; i < N_FONTS; i++)
    pages.fonts[i] = pango_font_description_from_string (fonts[i]);
  lay_out (&pages);
  pages.drawing = TRUE;
  lay_out (&pages);
  for (guint i = 0; i < N_FONTS; i++)
    pango_font_description_free (pages.fonts[i]);
  cairo_destroy (pages.cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (g_cancellable_set_error_if_cancelled (cancellable, sink.error ? NULL : error))
    {
      g_clear_error (&sink.error);
      return FALSE;
    }
  if (sink.error)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}
