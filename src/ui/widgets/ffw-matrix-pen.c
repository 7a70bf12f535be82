/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-pen.h"

#include "ffw-matrix-words.h"
#include "ffw-standing-look.h"

#include <adwaita.h>

/* Room beside a text. */
#define PADDING 6

#define HEADING_LINES 3

/* So many layouts are kept: some windows full of names. */
#define MOST_LAYOUTS 1000

struct _FfwMatrixPen
{
  GtkWidget *widget;
  GHashTable *layouts[FFW_MATRIX_N_TEXTS]; /* text → PangoLayout */
  int widths[FFW_MATRIX_N_TEXTS];
  char *words[FFW_N_STANDINGS];
  gboolean coloured;
  GdkRGBA text;
  GdkRGBA faint;
  GdkRGBA line;
  GdkRGBA strong;
  GdkRGBA shade;
  GdkRGBA chosen;
};

/* On what is as strong as this the text is white. */
#define SOLID 1.0f

/* How strong the colour of a status is that a cell is filled with: gaps are to be seen first. What
 * is mandatory is filled, what is recommended has a frame; a word and a sign stand in each. */
static const float strengths[FFW_N_STANDINGS] = {
  [FFW_STANDING_MISSING] = SOLID, [FFW_STANDING_EXPIRED] = SOLID, [FFW_STANDING_EXPIRING] = 0.40f,
  [FFW_STANDING_DUE] = 0.25f,     [FFW_STANDING_BOOKED] = 0.30f,  [FFW_STANDING_MET] = 0.25f,
  [FFW_STANDING_WAIVED] = 0.20f,
};

static const GdkRGBA white = { 1, 1, 1, 1 };

/** Returns: (transfer full): a pen for @widget, which outlives it */
FfwMatrixPen *
ffw_matrix_pen_new (GtkWidget *widget)
{
  FfwMatrixPen *self = g_new0 (FfwMatrixPen, 1);

  self->widget = widget;
  for (guint i = 0; i < FFW_MATRIX_N_TEXTS; i++)
    self->layouts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (int i = 0; i < FFW_N_STANDINGS; i++)
    self->words[i] = ffw_matrix_words_word (i);

  return self;
}

void
ffw_matrix_pen_free (FfwMatrixPen *self)
{
  for (guint i = 0; i < FFW_MATRIX_N_TEXTS; i++)
    g_hash_table_unref (self->layouts[i]);
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    g_free (self->words[i]);
  g_free (self);
}

/** Forgets layouts and colours: after a change of font, of colours or of contrast. */
void
ffw_matrix_pen_forget (FfwMatrixPen *self)
{
  for (guint i = 0; i < FFW_MATRIX_N_TEXTS; i++)
    g_hash_table_remove_all (self->layouts[i]);
  self->coloured = FALSE;
}

/** Says how wide texts of a kind may be, with the room beside them. */
void
ffw_matrix_pen_set_width (FfwMatrixPen *self, FfwMatrixText kind, int width)
{
  if (self->widths[kind] != width)
    g_hash_table_remove_all (self->layouts[kind]);
  self->widths[kind] = width;
}

/** Returns: how wide a text is on one line, in pixels, with the room beside it */
int
ffw_matrix_pen_measure (FfwMatrixPen *self, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width + 2 * PADDING;
}

static int
measure_font (FfwMatrixPen *self, gboolean letter)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int size = letter ? pango_font_metrics_get_approximate_char_width (metrics)
                    : pango_font_metrics_get_ascent (metrics)
                          + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);

  return PANGO_PIXELS_CEIL (size);
}

/** Returns: about how wide a letter is, in pixels */
int
ffw_matrix_pen_get_letter (FfwMatrixPen *self)
{
  return measure_font (self, TRUE);
}

/** Returns: how high a line is, in pixels */
int
ffw_matrix_pen_get_line (FfwMatrixPen *self)
{
  return measure_font (self, FALSE);
}

/* A colour of @text that is less strong; at high contrast it is not. */
static GdkRGBA
weaken (const GdkRGBA *text, float alpha, gboolean high)
{
  GdkRGBA weak = *text;

  weak.alpha *= high ? MIN (1, 2 * alpha) : alpha;

  return weak;
}

static void
find_colours (FfwMatrixPen *self)
{
  gboolean high = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GtkStyleContext *context = gtk_widget_get_style_context (self->widget);

  if (self->coloured)
    return;

  gtk_style_context_get_color (context, &self->text);
  self->faint = weaken (&self->text, 0.7f, high);
  self->line = weaken (&self->text, 0.15f, high);
  self->strong = weaken (&self->text, 0.4f, high);
  self->shade = weaken (&self->text, 0.06f, FALSE);
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &self->chosen))
    self->chosen = self->text;
  self->coloured = TRUE;
}

static PangoLayout *
make_layout (FfwMatrixPen *self, FfwMatrixText kind, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);
  gboolean centred = kind != FFW_MATRIX_TEXT_NAME && kind != FFW_MATRIX_TEXT_BESIDE;

  pango_layout_set_width (layout, MAX (self->widths[kind] - 2 * PADDING, 1) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, kind == FFW_MATRIX_TEXT_HEADING ? -HEADING_LINES : -1);
  if (kind == FFW_MATRIX_TEXT_HEADING)
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (centred)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);

  return layout;
}

static PangoLayout *
get_layout (FfwMatrixPen *self, FfwMatrixText kind, const char *text)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts[kind], text);

  if (layout)
    return layout;

  if (g_hash_table_size (self->layouts[kind]) >= MOST_LAYOUTS)
    g_hash_table_remove_all (self->layouts[kind]);
  layout = make_layout (self, kind, text);
  g_hash_table_insert (self->layouts[kind], g_strdup (text), layout);

  return layout;
}

/** Draws a text in the middle of @height. */
void
ffw_matrix_pen_text (FfwMatrixPen *self, GtkSnapshot *snapshot, FfwMatrixText kind,
                     const char *text, const GdkRGBA *colour, float x, float y, float height)
{
  PangoLayout *layout = get_layout (self, kind, text);
  int taken;

  pango_layout_get_pixel_size (layout, NULL, &taken);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (x + PADDING, y + (float)(((int)height - taken) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
frame (GtkSnapshot *snapshot, const graphene_rect_t *place, const GdkRGBA *colour, float width)
{
  const float widths[] = { width, width, width, width };
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, place, 3);
  gtk_snapshot_append_border (snapshot, &shape, widths, colours);
}

/** Draws a cell: its sign and word on a colour; a frame where it is only recommended. */
void
ffw_matrix_pen_cell (FfwMatrixPen *self, GtkSnapshot *snapshot, const FfwMatrixCell *cell,
                     gboolean selected, float x, float y, float width, float height)
{
  graphene_rect_t inner = GRAPHENE_RECT_INIT (x + 1, y + 1, width - 2, height - 2);

  find_colours (self);
  if (selected)
    {
      GdkRGBA wash = self->chosen;

      wash.alpha = 0.25f;
      gtk_snapshot_append_color (snapshot, &wash, &GRAPHENE_RECT_INIT (x, y, width, height));
    }
  if (cell->status != FFW_MATRIX_NOTHING)
    {
      GdkRGBA colour = *ffw_standing_look_colour ((FfwStandingStatus)cell->status);
      gboolean filled = cell->mandatory;

      if (filled)
        {
          colour.alpha = strengths[cell->status];
          gtk_snapshot_append_color (snapshot, &colour, &inner);
        }
      else
        frame (snapshot, &inner, &colour, 2);
      ffw_matrix_pen_text (self, snapshot, FFW_MATRIX_TEXT_CELL, self->words[cell->status],
                           filled && strengths[cell->status] >= SOLID ? &white : &self->text, x, y,
                           height);
    }
  if (selected)
    frame (snapshot, &inner, &self->text, 2);
}

/** Draws a line, as a rectangle; a strong one is an edge of what does not scroll. */
void
ffw_matrix_pen_line (FfwMatrixPen *self, GtkSnapshot *snapshot, gboolean strong, float x, float y,
                     float width, float height)
{
  find_colours (self);
  gtk_snapshot_append_color (snapshot, strong ? &self->strong : &self->line,
                             &GRAPHENE_RECT_INIT (x, y, width, height));
}

/** Draws the ground of headings and sums; another where what they head is selected. */
void
ffw_matrix_pen_shade (FfwMatrixPen *self, GtkSnapshot *snapshot, gboolean selected, float x,
                      float y, float width, float height)
{
  GdkRGBA colour;

  find_colours (self);
  colour = self->shade;
  if (selected)
    {
      colour = self->chosen;
      colour.alpha = 0.30f;
    }
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/** Returns: (transfer none): the colour of texts */
const GdkRGBA *
ffw_matrix_pen_get_text (FfwMatrixPen *self)
{
  find_colours (self);

  return &self->text;
}

/** Returns: (transfer none): the colour of texts that matter less */
const GdkRGBA *
ffw_matrix_pen_get_faint (FfwMatrixPen *self)
{
  find_colours (self);

  return &self->faint;
}
