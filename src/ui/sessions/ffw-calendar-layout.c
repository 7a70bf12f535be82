/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-layout.h"

#include "ffw-calendar-text.h"
#include "ffw-lanes.h"
#include "ffw-month-grid.h"

#include <math.h>

/* Between tiles, and between them and the lines. */
#define GAP 2

/* Beside the number of a day, and above and below a text. */
#define PADDING 3

/* Columns that are narrower hold no text. */
#define LEAST_COLUMN 84

/* Width of a sign that stands for a session where there is no room for more. */
#define SIGN 12

/* The working day, which a week shows in any case. */
#define FIRST_HOUR 8
#define END_HOUR   18
#define LAST_HOUR  24

/* Lines of text that an hour is as high as, at the least. */
#define HOUR_LINES 1.5f

/* What is shorter is drawn as if it were as long as this. */
#define LEAST_MINUTES 30

FfwCalendarLayout *
ffw_calendar_layout_new (void)
{
  FfwCalendarLayout *self = g_new0 (FfwCalendarLayout, 1);

  self->tiles = g_array_new (FALSE, FALSE, sizeof (FfwCalendarTile));
  self->mores = g_array_new (FALSE, FALSE, sizeof (FfwCalendarMore));

  return self;
}

void
ffw_calendar_layout_free (FfwCalendarLayout *self)
{
  g_array_unref (self->tiles);
  g_array_unref (self->mores);
  g_free (self);
}

/** Says which days are shown where @day is; @end is the day after the last. */
void
ffw_calendar_layout_get_range (FfwCalendarMode mode, FfwDate day, FfwDate *first, FfwDate *end)
{
  *first = mode == FFW_CALENDAR_MONTH ? ffw_month_grid_get_first (day) : ffw_date_get_week (day);
  *end = *first + (mode == FFW_CALENDAR_MONTH ? FFW_MONTH_GRID_DAYS : FFW_DAYS_IN_WEEK);
}

static guint
get_drawn_minutes (const FfwAgendaEntry *entry)
{
  return MIN (MAX (entry->minutes, LEAST_MINUTES), FFW_MINUTES_IN_DAY - entry->minute);
}

static void
find_hours (const FfwAgenda *agenda, guint *first, guint *end)
{
  *first = FIRST_HOUR;
  *end = END_HOUR;
  for (guint i = 0; agenda && i < agenda->entries->len; i++)
    {
      const FfwAgendaEntry *entry = ffw_agenda_get (agenda, i);

      *first = MIN (*first, entry->minute / 60);
      *end = MAX (*end, (entry->minute + get_drawn_minutes (entry) + 59) / 60);
    }
  *end = MIN (*end, LAST_HOUR);
}

static float
get_heading (FfwCalendarMode mode, const FfwCalendarMeasures *measures)
{
  /* A week has the numbers of its days there too. */
  return measures->line * (mode == FFW_CALENDAR_WEEK ? 2 : 1) + 2 * PADDING;
}

/** Returns: the least height in which the days can be seen */
float
ffw_calendar_layout_measure (FfwCalendarMode mode, const FfwAgenda *agenda,
                             const FfwCalendarMeasures *measures)
{
  float heading = get_heading (mode, measures);
  guint first;
  guint end;

  if (mode == FFW_CALENDAR_MONTH)
    return heading + FFW_MONTH_GRID_WEEKS * (2 * measures->line + 3 * PADDING);

  find_hours (agenda, &first, &end);

  return heading + (float)(end - first) * HOUR_LINES * measures->line;
}

/* Where a day's column begins, so that each pixel belongs to one. */
static float
get_x (const FfwCalendarLayout *self, guint column)
{
  return self->hours + floorf ((float)column * self->column_width);
}

static float
get_y (const FfwCalendarLayout *self, guint row)
{
  return self->heading + floorf ((float)row * self->row_height);
}

/** Says where a day is that is shown; of a week the whole column below its heading. */
void
ffw_calendar_layout_get_day (const FfwCalendarLayout *self, FfwDate day, graphene_rect_t *place)
{
  guint position = day - self->first;
  guint column = position % FFW_DAYS_IN_WEEK;
  guint row = position / FFW_DAYS_IN_WEEK;
  float x = get_x (self, column);
  float y = get_y (self, row);

  graphene_rect_init (place, x, y, get_x (self, column + 1) - x, get_y (self, row + 1) - y);
}

/** Returns: where a minute of the day is in a week, from the top */
float
ffw_calendar_layout_get_minute (const FfwCalendarLayout *self, guint minute)
{
  float hours = (float)minute / 60 - (float)self->first_hour;

  return self->heading + hours * self->row_height / (float)(self->end_hour - self->first_hour);
}

static void
add_tile (FfwCalendarLayout *self, guint entry, float x, float y, float width, float height)
{
  FfwCalendarTile tile = { entry, GRAPHENE_RECT_INIT (x, y, width, height) };

  g_array_append_val (self->tiles, tile);
}

static void
add_more (FfwCalendarLayout *self, FfwDate day, guint first, guint n, const graphene_rect_t *place)
{
  FfwCalendarMore more = { day, first, n, *place };

  g_array_append_val (self->mores, more);
}

/* One below the other; where there is no room for all, the last line says how many more. */
static void
lay_out_lines (FfwCalendarLayout *self, FfwDate day, guint first, guint n, float line)
{
  graphene_rect_t cell;
  float height = line + GAP;
  float y;
  guint room;
  guint shown;

  ffw_calendar_layout_get_day (self, day, &cell);
  y = cell.origin.y + self->number;
  room = (guint)MAX ((cell.size.height - self->number - GAP) / height, 0);
  shown = n <= room ? n : room - MIN (room, 1);

  for (guint i = 0; i < shown; i++)
    add_tile (self, first + i, cell.origin.x + GAP, y + (float)i * height,
              cell.size.width - 2 * GAP - 1, line);
  if (shown < n)
    add_more (self, day, first + shown, n - shown,
              &GRAPHENE_RECT_INIT (
                  cell.origin.x + GAP,
                  MIN (y + (float)shown * height, cell.origin.y + cell.size.height - line - 1),
                  cell.size.width - 2 * GAP - 1, line));
}

/* One beside the other, as many as there is room for. */
static void
lay_out_signs (FfwCalendarLayout *self, FfwDate day, guint first, guint n, float line)
{
  graphene_rect_t cell;
  guint room;

  ffw_calendar_layout_get_day (self, day, &cell);
  room = (guint)MAX ((cell.size.width - PADDING) / SIGN, 0);
  for (guint i = 0; i < MIN (n, room); i++)
    add_tile (self, first + i, cell.origin.x + PADDING + (float)i * SIGN,
              cell.origin.y + self->number, SIGN, line);
}

static void
lay_out_hours (FfwCalendarLayout *self, const FfwAgenda *agenda, FfwDate day, guint first, guint n)
{
  g_autofree FfwLane *lanes = g_new0 (FfwLane, n);
  graphene_rect_t cell;

  for (guint i = 0; i < n; i++)
    {
      const FfwAgendaEntry *entry = ffw_agenda_get (agenda, first + i);

      lanes[i].begin = entry->minute;
      lanes[i].end = entry->minute + get_drawn_minutes (entry);
    }
  ffw_lanes_assign (lanes, n);

  ffw_calendar_layout_get_day (self, day, &cell);
  for (guint i = 0; i < n; i++)
    {
      float width = (cell.size.width - 2 * GAP - 1) / (float)lanes[i].n_lanes;
      float y = ffw_calendar_layout_get_minute (self, lanes[i].begin);
      float height = ffw_calendar_layout_get_minute (self, lanes[i].end) - y;

      add_tile (self, first + i, cell.origin.x + GAP + (float)lanes[i].lane * width, y + 1,
                MAX (width - (lanes[i].n_lanes > 1 ? 1 : 0), 1), height - 1);
    }
}

/**
 * ffw_calendar_layout_make:
 * @day: one that is shown
 * @agenda: (nullable): of those days; %NULL for none yet
 * @width, @height: what there is room for
 *
 * Lays all out anew.
 */
void
ffw_calendar_layout_make (FfwCalendarLayout *self, FfwCalendarMode mode, FfwDate day,
                          const FfwAgenda *agenda, const FfwCalendarMeasures *measures, float width,
                          float height)
{
  gboolean month = mode == FFW_CALENDAR_MONTH;
  FfwDate end;

  g_array_set_size (self->tiles, 0);
  g_array_set_size (self->mores, 0);
  self->mode = mode;
  ffw_calendar_layout_get_range (mode, day, &self->first, &end);
  self->n_days = end - self->first;
  self->width = width;
  self->height = height;
  self->heading = get_heading (mode, measures);
  self->hours = month ? 0 : measures->hours + 2 * PADDING;
  self->column_width = MAX (width - self->hours, 0) / FFW_DAYS_IN_WEEK;
  self->row_height = MAX (height - self->heading, 0) / (month ? FFW_MONTH_GRID_WEEKS : 1);
  self->dotted = self->column_width < LEAST_COLUMN;
  self->number = month ? measures->line + 2 * PADDING : 0;
  find_hours (agenda, &self->first_hour, &self->end_hour);

  for (FfwDate at = self->first; agenda && at < end; at++)
    {
      guint n;
      guint first = ffw_agenda_find_day (agenda, at, &n);

      if (!month)
        lay_out_hours (self, agenda, at, first, n);
      else if (self->dotted)
        lay_out_signs (self, at, first, n, measures->line);
      else
        lay_out_lines (self, at, first, n, measures->line + 2);
    }
}

/** Returns: whether the entry can be seen; then also where: with others that there is no room for,
 * that is where their number stands */
gboolean
ffw_calendar_layout_get_entry (const FfwCalendarLayout *self, guint entry, graphene_rect_t *place)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const FfwCalendarTile *tile = &g_array_index (self->tiles, FfwCalendarTile, i);

      if (tile->entry == entry)
        {
          *place = tile->place;
          return TRUE;
        }
    }
  for (guint i = 0; i < self->mores->len; i++)
    {
      const FfwCalendarMore *more = &g_array_index (self->mores, FfwCalendarMore, i);

      if (entry >= more->first && entry < more->first + more->n)
        {
          *place = more->place;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * ffw_calendar_layout_find_day:
 * @minute: (out): of the day, in a week; from midnight
 *
 * Returns: whether a day is there
 */
gboolean
ffw_calendar_layout_find_day (const FfwCalendarLayout *self, double x, double y, FfwDate *day,
                              guint *minute)
{
  double hours;
  guint column;
  guint row;

  if (x < self->hours || y < self->heading || x >= self->width || y >= self->height
      || self->column_width <= 0 || self->row_height <= 0)
    return FALSE;

  column = MIN ((guint)((x - self->hours) / self->column_width), FFW_DAYS_IN_WEEK - 1);
  row = MIN ((guint)((y - self->heading) / self->row_height), self->n_days / FFW_DAYS_IN_WEEK - 1);
  *day = self->first + row * FFW_DAYS_IN_WEEK + column;

  hours = (y - self->heading) * (self->end_hour - self->first_hour) / self->row_height;
  *minute = self->mode == FFW_CALENDAR_WEEK ? self->first_hour * 60 + (guint)(hours * 60) : 0;

  return TRUE;
}

/** Returns: whether a session is there; of some that overlap, the last */
gboolean
ffw_calendar_layout_find_entry (const FfwCalendarLayout *self, double x, double y, guint *entry)
{
  for (guint i = self->tiles->len; i > 0; i--)
    {
      const FfwCalendarTile *tile = &g_array_index (self->tiles, FfwCalendarTile, i - 1);

      if (graphene_rect_contains_point (&tile->place, &GRAPHENE_POINT_INIT ((float)x, (float)y)))
        {
          *entry = tile->entry;
          return TRUE;
        }
    }

  return FALSE;
}

/** Returns: whether it says there that a day has more */
gboolean
ffw_calendar_layout_find_more (const FfwCalendarLayout *self, double x, double y, FfwDate *day)
{
  for (guint i = 0; i < self->mores->len; i++)
    {
      const FfwCalendarMore *more = &g_array_index (self->mores, FfwCalendarMore, i);

      if (graphene_rect_contains_point (&more->place, &GRAPHENE_POINT_INIT ((float)x, (float)y)))
        {
          *day = more->day;
          return TRUE;
        }
    }

  return FALSE;
}
