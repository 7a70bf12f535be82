/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-drawing.h"

#include "ffw-calendar-look.h"
#include "ffw-calendar-text.h"
#include "ffw-calendar-words.h"
#include "ffw-month-grid.h"
#include "ffw-words.h"

#include <adwaita.h>

#define PADDING 3

/* Of the colour of the course, at the left of a tile. */
#define BAR 3

/* A tile that is narrower has but its sign. */
#define NARROW_TILE 48

/* A tile that is wider has the title of the course, and not only its code. */
#define WIDE_TILE 240

static const GdkRGBA white = { 1, 1, 1, 1 };

/* How a session of each status is drawn, beside its sign: how much of its course's colour fills
 * it, and whether its text is struck out. */
static const struct
{
  float filled;
  gboolean struck_out;
} looks[] = {
  [FFW_SESSION_PLANNED] = { 0, FALSE },
  [FFW_SESSION_OPEN] = { 0.30f, FALSE },
  [FFW_SESSION_HELD] = { 0.12f, FALSE },
  [FFW_SESSION_CANCELLED] = { 0, TRUE },
};

/* What draws: all of it is drawn once, and kept as it is. */
typedef struct
{
  GtkSnapshot *snapshot;
  const FfwCalendarLayout *layout;
  const FfwAgenda *agenda;
  FfwDate day;
  FfwDate today;
  PangoLayout *pango;
  PangoAttrList *bold;
  PangoAttrList *struck_out;
  GdkRGBA text;
  GdkRGBA faint;
  GdkRGBA line;
  GdkRGBA shade;
  GdkRGBA accent;
  float text_height;
} Drawing;

static GdkRGBA
weaken (const GdkRGBA *colour, float alpha)
{
  gboolean high = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA weak = *colour;

  weak.alpha *= high ? MIN (1, 2 * alpha) : alpha;

  return weak;
}

static void
find_accent (GtkWidget *widget, GdkRGBA *accent)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, "accent_bg_color", accent))
    gtk_style_context_get_color (context, accent);
}

/** Says how large texts are in the font of the widget. */
void
ffw_calendar_drawing_measure (GtkWidget *widget, FfwCalendarMeasures *measures)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "00:00");
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  measures->line = (float)height;
  measures->hours = (float)width;
}

static PangoAttrList *
make_attributes (PangoAttribute *attribute)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, attribute);

  return list;
}

static void
draw_text (Drawing *self, const char *text, PangoAttrList *attributes, PangoAlignment alignment,
           const GdkRGBA *colour, float x, float y, float width)
{
  pango_layout_set_text (self->pango, text, -1);
  pango_layout_set_attributes (self->pango, attributes);
  pango_layout_set_alignment (self->pango, alignment);
  pango_layout_set_width (self->pango, (int)MAX (width, 0) * PANGO_SCALE);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (self->snapshot, self->pango, colour);
  gtk_snapshot_restore (self->snapshot);
}

static void
fill (Drawing *self, const GdkRGBA *colour, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (self->snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
frame (GtkSnapshot *snapshot, const graphene_rect_t *place, const GdkRGBA *colour, float width)
{
  const float widths[] = { width, width, width, width };
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, place, PADDING);
  gtk_snapshot_append_border (snapshot, &shape, widths, colours);
}

static gboolean
is_of_month (const Drawing *self, FfwDate day)
{
  return self->layout->mode == FFW_CALENDAR_WEEK
         || ffw_date_get_month (day) == ffw_date_get_month (self->day);
}

/* The number of today stands on a ground of its own. */
static void
draw_number (Drawing *self, FfwDate day, const char *number, float x, float y, float width,
             PangoAlignment alignment)
{
  gboolean is_today = day == self->today;

  if (is_today)
    {
      GskRoundedRect shape;
      int taken;

      pango_layout_set_width (self->pango, -1);
      pango_layout_set_attributes (self->pango, self->bold);
      pango_layout_set_text (self->pango, number, -1);
      pango_layout_get_pixel_size (self->pango, &taken, NULL);
      if (alignment == PANGO_ALIGN_CENTER)
        x += (float)((int)(width - (float)taken) / 2);
      width = (float)taken;
      gsk_rounded_rect_init_from_rect (
          &shape, &GRAPHENE_RECT_INIT (x - PADDING, y, width + 2 * PADDING, self->text_height), 6);
      gtk_snapshot_push_rounded_clip (self->snapshot, &shape);
      gtk_snapshot_append_color (self->snapshot, &self->accent, &shape.bounds);
      gtk_snapshot_pop (self->snapshot);
    }
  draw_text (self, number, is_today ? self->bold : NULL, alignment,
             is_today                  ? &white
             : is_of_month (self, day) ? &self->text
                                       : &self->faint,
             x, y, width + 1);
}

static void
draw_headings (Drawing *self)
{
  const FfwCalendarLayout *layout = self->layout;
  FfwLanguage language = ffw_language_get ();

  for (guint i = 0; i < FFW_DAYS_IN_WEEK; i++)
    {
      graphene_rect_t cell;
      const char *name = layout->dotted ? ffw_weekday_abbreviation (i + 1, language)
                                        : ffw_weekday_name (i + 1, language);

      ffw_calendar_layout_get_day (layout, layout->first + i, &cell);
      draw_text (self, name, NULL, PANGO_ALIGN_CENTER, &self->faint, cell.origin.x, PADDING,
                 cell.size.width);
      if (layout->mode == FFW_CALENDAR_WEEK)
        {
          guint year, month, day;
          g_autofree char *number = NULL;

          ffw_date_split (layout->first + i, &year, &month, &day);
          number = g_strdup_printf ("%u", day);
          draw_number (self, layout->first + i, number, cell.origin.x, PADDING + self->text_height,
                       cell.size.width, PANGO_ALIGN_CENTER);
        }
    }
}

static void
draw_hours (Drawing *self)
{
  const FfwCalendarLayout *layout = self->layout;

  for (guint hour = layout->first_hour; hour < layout->end_hour; hour++)
    {
      g_autofree char *time = ffw_calendar_words_time (hour * 60);
      float y = ffw_calendar_layout_get_minute (layout, hour * 60);

      draw_text (self, time, NULL, PANGO_ALIGN_RIGHT, &self->faint, 0, y, layout->hours - PADDING);
      fill (self, &self->line, layout->hours, y, layout->width - layout->hours, 1);
    }
}

static void
draw_days (Drawing *self)
{
  const FfwCalendarLayout *layout = self->layout;

  for (FfwDate day = layout->first; day < layout->first + layout->n_days; day++)
    {
      graphene_rect_t cell;

      ffw_calendar_layout_get_day (layout, day, &cell);
      if (!is_of_month (self, day) || ffw_date_get_weekday (day) > 5)
        gtk_snapshot_append_color (self->snapshot, &self->shade, &cell);
      fill (self, &self->line, cell.origin.x + cell.size.width - 1, cell.origin.y, 1,
            cell.size.height);
      fill (self, &self->line, cell.origin.x, cell.origin.y, cell.size.width, 1);
      if (layout->mode == FFW_CALENDAR_MONTH)
        {
          guint year, month, number;
          g_autofree char *text = NULL;

          ffw_date_split (day, &year, &month, &number);
          text = g_strdup_printf ("%u", number);
          draw_number (self, day, text, cell.origin.x + 2 * PADDING, cell.origin.y + PADDING,
                       cell.size.width - 3 * PADDING, PANGO_ALIGN_LEFT);
        }
    }
}

/* As many lines of it as there is room for. */
static void
draw_lines (Drawing *self, const FfwAgendaEntry *entry, const graphene_rect_t *place)
{
  gboolean one = place->size.height < 2 * self->text_height;
  g_autofree char *time = one ? ffw_calendar_words_time (entry->minute)
                              : ffw_calendar_words_span (entry);
  g_autofree char *what = place->size.width >= WIDE_TILE || !one ? g_strdup (entry->title)
                                                                 : g_strdup (entry->course);
  g_autofree char *first = g_strconcat (ffw_calendar_look_sign (entry->status), " ", time, " ",
                                        what, NULL);
  g_autofree char *alone = g_strconcat (ffw_calendar_look_sign (entry->status), " ", time, NULL);
  g_autofree char *line = one && *entry->venue ? g_strconcat (first, " · ", entry->venue, NULL)
                                               : g_strdup (first);
  g_autofree char *places = ffw_calendar_words_places (entry);
  const char *lines[] = { one ? line : alone, what, entry->venue, places };
  PangoAttrList *attributes = looks[entry->status].struck_out ? self->struck_out : NULL;
  float y = place->origin.y + (one ? (place->size.height - self->text_height) / 2 : 1);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (*lines[i] == '\0')
        continue;
      draw_text (self, lines[i], attributes, PANGO_ALIGN_LEFT, &self->text,
                 place->origin.x + BAR + PADDING, y, place->size.width - BAR - PADDING - 1);
      y += self->text_height;
      if (one || y + self->text_height > place->origin.y + place->size.height)
        return;
    }
}

static void
draw_tile (Drawing *self, const FfwCalendarTile *tile)
{
  const FfwAgendaEntry *entry = ffw_agenda_get (self->agenda, tile->entry);
  const graphene_rect_t *place = &tile->place;
  const GdkRGBA *colour = ffw_calendar_look_colour (entry->course_id);
  GdkRGBA ground = *colour;

  if (self->layout->dotted && self->layout->mode == FFW_CALENDAR_MONTH)
    {
      draw_text (self, ffw_calendar_look_sign (entry->status), self->bold, PANGO_ALIGN_LEFT, colour,
                 place->origin.x, place->origin.y, place->size.width + PADDING);
      return;
    }

  gtk_snapshot_push_clip (self->snapshot, place);
  ground.alpha = looks[entry->status].filled;
  if (ground.alpha > 0)
    gtk_snapshot_append_color (self->snapshot, &ground, place);
  frame (self->snapshot, place, colour, 1);
  fill (self, colour, place->origin.x, place->origin.y, BAR, place->size.height);
  if (place->size.width < NARROW_TILE)
    draw_text (self, ffw_calendar_look_sign (entry->status), NULL, PANGO_ALIGN_LEFT, &self->text,
               place->origin.x + BAR + 1, place->origin.y, place->size.width);
  else
    draw_lines (self, entry, place);
  gtk_snapshot_pop (self->snapshot);
}

static void
draw_mores (Drawing *self)
{
  for (guint i = 0; i < self->layout->mores->len; i++)
    {
      const FfwCalendarMore *more = &g_array_index (self->layout->mores, FfwCalendarMore, i);
      g_autofree char *text = ffw_calendar_words_more (more->n);

      draw_text (self, text, self->bold, PANGO_ALIGN_LEFT, &self->faint,
                 more->place.origin.x + BAR + PADDING, more->place.origin.y,
                 more->place.size.width - BAR - PADDING);
    }
}

static void
begin (Drawing *self, GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  FfwCalendarMeasures measures;

  ffw_calendar_drawing_measure (widget, &measures);
  self->text_height = measures.line;
  self->snapshot = gtk_snapshot_new ();
  self->today = ffw_date_today ();
  self->pango = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (self->pango, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->pango, TRUE);
  self->bold = make_attributes (pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  self->struck_out = make_attributes (pango_attr_strikethrough_new (TRUE));
  gtk_style_context_get_color (context, &self->text);
  self->faint = weaken (&self->text, 0.7f);
  self->line = weaken (&self->text, 0.15f);
  self->shade = weaken (&self->text, 0.04f);
  find_accent (widget, &self->accent);
}

/**
 * ffw_calendar_drawing_draw:
 * @agenda: (nullable): %NULL for none yet
 * @day: of a month, which of them is meant
 *
 * Returns: (transfer full) (nullable): all that is to be seen but for the keyboard
 */
GskRenderNode *
ffw_calendar_drawing_draw (GtkWidget *widget, const FfwCalendarLayout *layout,
                           const FfwAgenda *agenda, FfwDate day)
{
  Drawing self = { .layout = layout, .agenda = agenda, .day = day };

  begin (&self, widget);
  draw_days (&self);
  draw_headings (&self);
  if (layout->mode == FFW_CALENDAR_WEEK)
    draw_hours (&self);
  for (guint i = 0; agenda && i < layout->tiles->len; i++)
    draw_tile (&self, &g_array_index (layout->tiles, FfwCalendarTile, i));
  draw_mores (&self);

  g_object_unref (self.pango);
  pango_attr_list_unref (self.bold);
  pango_attr_list_unref (self.struck_out);

  return gtk_snapshot_free_to_node (self.snapshot);
}

/** Draws a frame around the day that is meant; or, where something is dragged there, its ground. */
void
ffw_calendar_drawing_frame (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *place,
                            gboolean target)
{
  GdkRGBA accent;

  find_accent (widget, &accent);
  if (target)
    {
      GdkRGBA ground = accent;

      ground.alpha = 0.25f;
      gtk_snapshot_append_color (snapshot, &ground, place);
    }
  frame (snapshot, place, &accent, 2);
}
