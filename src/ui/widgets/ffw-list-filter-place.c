/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-filter-place.h"

#include "ffw-list-filters.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* Filters beyond these stand behind a button: the words of more would be cut off. */
#define FILTERS_IN_LINE 5

struct _FfwListFilterPlace
{
  GObject parent_instance;

  AdwBin *bar; /* this and the next two: of the list, whose template outlives this */
  GtkBox *popover;
  GtkMenuButton *button;
  const FfwListSource *source;
  GtkWidget *filters; /* those that stand in a line where there is room */
  GtkWidget *more_filters;
  FfwListRequest *shown; /* what was asked for last, or NULL */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwListFilterPlace, ffw_list_filter_place, G_TYPE_OBJECT)

static void
on_changed (FfwListFilterPlace *self, const char *filter, const char *value)
{
  g_signal_emit (self, signals[CHANGED], 0, filter, value);
}

/* How many filters fit in a line below the search: dates are long. */
static guint
count_in_line (const FfwListSource *source)
{
  guint n = 0;

  while (n < MIN (source->n_filters, FILTERS_IN_LINE)
         && source->filters[n].type != FFW_LIST_FILTER_DATE)
    n++;

  return n;
}

static GtkWidget *
make_filters (FfwListFilterPlace *self)
{
  GtkWidget *filters = g_object_ref_sink (g_object_new (FFW_TYPE_LIST_FILTERS, NULL));

  gtk_box_append (self->popover, filters);
  g_signal_connect_swapped (filters, "changed", G_CALLBACK (on_changed), self);

  return filters;
}

/**
 * ffw_list_filter_place_new:
 * @bar: for the line
 * @popover: what @button opens
 *
 * Returns: (transfer full): a place without filters yet; it is to go before the three
 */
FfwListFilterPlace *
ffw_list_filter_place_new (AdwBin *bar, GtkBox *popover, GtkMenuButton *button)
{
  FfwListFilterPlace *self = g_object_new (FFW_TYPE_LIST_FILTER_PLACE, NULL);

  self->bar = bar;
  self->popover = popover;
  self->button = button;
  self->filters = make_filters (self);
  self->more_filters = make_filters (self);

  return self;
}

/** Fills it with the filters of @source, which is to stay as long as this. */
void
ffw_list_filter_place_set_source (FfwListFilterPlace *self, FfwWorkspace *workspace,
                                  const FfwListSource *source)
{
  guint n = count_in_line (source);

  self->source = source;
  ffw_list_filters_set_source (FFW_LIST_FILTERS (self->filters), workspace, source, 0, n);
  ffw_list_filters_set_source (FFW_LIST_FILTERS (self->more_filters), workspace, source, n,
                               source->n_filters);
  ffw_list_filters_set_stacked (FFW_LIST_FILTERS (self->more_filters), TRUE);
}

/* How many filters of the request are in use and out of sight. */
static guint
count_hidden (FfwListFilterPlace *self, guint n_in_line)
{
  guint n = 0;

  for (guint i = n_in_line; self->shown && i < self->source->n_filters; i++)
    if (ffw_list_request_get_filter (self->shown, self->source->filters[i].id))
      n++;

  return n;
}

/* What stands on the button says how many of the filters behind it are in use. */
static void
show_count (FfwListFilterPlace *self, guint n_in_line)
{
  const char *title = n_in_line > 0 ? _ ("More Filters") : _ ("Filters");
  guint n = self->source ? count_hidden (self, n_in_line) : 0;
  g_autofree char *number = ffw_words_number (n);
  /* Translators: a button with filters, and how many of them are in use */
  g_autofree char *label = n > 0 ? ffw_words (_ ("%1$s: %2$s"), title, number, NULL)
                                 : g_strdup (title);

  gtk_menu_button_set_label (self->button, label);
  ffw_words_name (GTK_ACCESSIBLE (self->button), label);
}

static guint
get_n_in_line (FfwListFilterPlace *self)
{
  return self->source && adw_bin_get_child (self->bar) ? count_in_line (self->source) : 0;
}

/** Moves the filters: into a line of their own, or behind the button with those beyond it. */
void
ffw_list_filter_place_set_in_line (FfwListFilterPlace *self, gboolean in_line)
{
  gboolean is_in_line = adw_bin_get_child (self->bar) != NULL;
  guint n = self->source ? self->source->n_filters : 0;
  guint n_in_line;

  if (in_line != is_in_line)
    {
      if (is_in_line)
        {
          adw_bin_set_child (self->bar, NULL);
          gtk_box_prepend (self->popover, self->filters);
        }
      else
        {
          gtk_box_remove (self->popover, self->filters);
          adw_bin_set_child (self->bar, self->filters);
        }
      ffw_list_filters_set_stacked (FFW_LIST_FILTERS (self->filters), !in_line);
    }
  n_in_line = get_n_in_line (self);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), n_in_line > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->button), n > n_in_line);
  show_count (self, n_in_line);
}

/** Shows what @request asks for. */
void
ffw_list_filter_place_show (FfwListFilterPlace *self, const FfwListRequest *request)
{
  ffw_list_filters_show (FFW_LIST_FILTERS (self->filters), request);
  ffw_list_filters_show (FFW_LIST_FILTERS (self->more_filters), request);
  g_clear_pointer (&self->shown, ffw_list_request_free);
  self->shown = ffw_list_request_copy (request);
  show_count (self, get_n_in_line (self));
}

static void
ffw_list_filter_place_dispose (GObject *object)
{
  FfwListFilterPlace *self = FFW_LIST_FILTER_PLACE (object);

  if (self->filters)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_clear_object (&self->filters);
  if (self->more_filters)
    g_signal_handlers_disconnect_by_data (self->more_filters, self);
  g_clear_object (&self->more_filters);
  g_clear_pointer (&self->shown, ffw_list_request_free);

  G_OBJECT_CLASS (ffw_list_filter_place_parent_class)->dispose (object);
}

static void
ffw_list_filter_place_class_init (FfwListFilterPlaceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ffw_list_filter_place_dispose;

  signals[CHANGED] = g_signal_new ("changed", FFW_TYPE_LIST_FILTER_PLACE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
ffw_list_filter_place_init (FfwListFilterPlace *self)
{
}

/** Returns: (transfer full): what is chosen, as it is shown, separated by commas; empty for nothing
 */
char *
ffw_list_filter_place_describe (FfwListFilterPlace *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_free);

  ffw_list_filters_list_chosen (FFW_LIST_FILTERS (self->filters), chosen);
  if (self->more_filters)
    ffw_list_filters_list_chosen (FFW_LIST_FILTERS (self->more_filters), chosen);
  g_ptr_array_add (chosen, NULL);

  return g_strjoinv (", ", (char **)chosen->pdata);
}
