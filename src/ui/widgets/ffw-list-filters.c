/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-filters.h"

#include "ffw-choice.h"
#include "ffw-date-entry.h"
#include "ffw-drop-down.h"
#include "ffw-focus.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* What a choice says is cut short behind so many characters. */
#define CHOICE_WIDTH 16

/**
 * FfwListFilters:
 *
 * Filters of a list source, each a control; beside one another, or stacked.
 */
struct _FfwListFilters
{
  GtkWidget parent_instance;

  GPtrArray *controls; /* of Control, one a filter */
  gboolean setting;
};

/* A filter, and what it is chosen with. */
typedef struct
{
  FfwListFilters *filters;
  const FfwListFilter *filter;
  GtkWidget *widget;
  GStrv values; /* of a drop-down, one a row; the first is empty */
} Control;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwListFilters, ffw_list_filters, GTK_TYPE_WIDGET)

static void
control_free (gpointer data)
{
  Control *self = data;

  g_signal_handlers_disconnect_by_data (self->widget, self);
  gtk_widget_unparent (self->widget);
  g_strfreev (self->values);
  g_free (self);
}

static void
tell (Control *self, const char *value)
{
  if (!self->filters->setting)
    g_signal_emit (self->filters, signals[CHANGED], 0, self->filter->id, value);
}

/* What is pressed says what is chosen. */
static void
name_drop_down (Control *self)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->widget);
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *both = NULL;

  ffw_words_name (GTK_ACCESSIBLE (drop_down), _ (self->filter->title));
  ffw_words_name_parts (self->widget, _ (self->filter->title));
  if (chosen && gtk_drop_down_get_selected (drop_down) > 0)
    both = ffw_words (_ ("%1$s: %2$s"), _ (self->filter->title),
                      gtk_string_object_get_string (chosen), NULL);
  else if (chosen)
    both = g_strdup (gtk_string_object_get_string (chosen));
  if (both)
    ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->widget)), both);
}

static void
on_selected (GtkDropDown *drop_down, GParamSpec *pspec, Control *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  name_drop_down (self);
  if (selected < g_strv_length (self->values))
    tell (self, self->values[selected]);
}

static void
on_date (FfwDateEntry *entry, GParamSpec *pspec, Control *self)
{
  char iso[FFW_DATE_ISO_SIZE];
  FfwDate date = ffw_date_entry_get_date (entry);

  tell (self, date == FFW_DATE_NONE ? "" : ffw_date_to_iso (date, iso));
}

static void
set_up_label (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_label (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer in_button)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), text);
  if (in_button)
    gtk_label_set_max_width_chars (GTK_LABEL (label), CHOICE_WIDTH);
  else
    ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), text);
}

static GtkListItemFactory *
make_factory (gboolean in_button)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_label), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_label), GINT_TO_POINTER (in_button));

  return factory;
}

/* A drop-down whose first row asks for nothing. */
static GtkWidget *
make_drop_down (Control *self, const char *const *titles, const char *const *values)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr (GtkListItemFactory) button = make_factory (TRUE);
  g_autoptr (GtkListItemFactory) list = make_factory (FALSE);
  /* Translators: a filter that asks for nothing: its title, such as “Language” */
  g_autofree char *any = ffw_words (_ ("%1$s: all"), _ (self->filter->title), NULL);

  gtk_string_list_append (rows, any);
  g_strv_builder_add (all, "");
  for (guint i = 0; titles[i]; i++)
    {
      gtk_string_list_append (rows, titles[i]);
      g_strv_builder_add (all, values[i]);
    }
  self->values = g_strv_builder_end (all);

  self->widget = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (rows)), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->widget), button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->widget), list);
  ffw_drop_down_widen (self->widget);
  name_drop_down (self);
  g_signal_connect (self->widget, "notify::selected", G_CALLBACK (on_selected), self);

  return self->widget;
}

static GtkWidget *
make_coded (Control *self)
{
  const FfwCoding *coding = self->filter->coding;
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < coding->n_codes; i++)
    {
      g_ptr_array_add (titles, (gpointer)ffw_coding_get_word (coding, coding->codes[i].value,
                                                              ffw_language_get ()));
      g_ptr_array_add (values, (gpointer)coding->codes[i].code);
    }
  g_ptr_array_add (titles, NULL);
  g_ptr_array_add (values, NULL);

  return make_drop_down (self, (const char *const *)titles->pdata,
                         (const char *const *)values->pdata);
}

static GtkWidget *
make_choice (Control *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < self->filter->n_choices; i++)
    {
      g_ptr_array_add (titles, _ (self->filter->choices[i].title));
      g_ptr_array_add (values, (gpointer)self->filter->choices[i].id);
    }
  g_ptr_array_add (titles, NULL);
  g_ptr_array_add (values, NULL);

  return make_drop_down (self, (const char *const *)titles->pdata,
                         (const char *const *)values->pdata);
}

static GtkWidget *
make_date (Control *self)
{
  self->widget = g_object_new (FFW_TYPE_DATE_ENTRY, "title", _ (self->filter->title), NULL);
  g_signal_connect (self->widget, "notify::date", G_CALLBACK (on_date), self);

  return self->widget;
}

static void
on_code (FfwChoice *choice, GParamSpec *pspec, Control *self)
{
  tell (self, ffw_choice_get_code (choice));
}

static GtkWidget *
make_reference (Control *self, FfwWorkspace *workspace)
{
  g_autofree char *any = ffw_words (_ ("%1$s: all"), _ (self->filter->title), NULL);

  self->widget = g_object_new (FFW_TYPE_CHOICE, "title", _ (self->filter->title), "title-visible",
                               FALSE, "none", any, NULL);
  ffw_choice_set_source (FFW_CHOICE (self->widget), workspace, self->filter->table);
  g_signal_connect (self->widget, "notify::code", G_CALLBACK (on_code), self);

  return self->widget;
}

static void
add_control (FfwListFilters *self, FfwWorkspace *workspace, const FfwListFilter *filter)
{
  Control *control = g_new0 (Control, 1);

  control->filters = self;
  control->filter = filter;
  switch (filter->type)
    {
    case FFW_LIST_FILTER_CODED:
      make_coded (control);
      break;
    case FFW_LIST_FILTER_DATE:
      make_date (control);
      break;
    case FFW_LIST_FILTER_REFERENCE:
      make_reference (control, workspace);
      break;
    case FFW_LIST_FILTER_CHOICE:
    default:
      make_choice (control);
      break;
    }
  gtk_widget_set_parent (control->widget, GTK_WIDGET (self));
  g_ptr_array_add (self->controls, control);
}

static void
ffw_list_filters_dispose (GObject *object)
{
  FfwListFilters *self = FFW_LIST_FILTERS (object);

  g_ptr_array_set_size (self->controls, 0);

  G_OBJECT_CLASS (ffw_list_filters_parent_class)->dispose (object);
}

static void
ffw_list_filters_finalize (GObject *object)
{
  g_ptr_array_unref (FFW_LIST_FILTERS (object)->controls);

  G_OBJECT_CLASS (ffw_list_filters_parent_class)->finalize (object);
}

static void
ffw_list_filters_class_init (FfwListFiltersClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  GTK_WIDGET_CLASS (class)->focus = ffw_focus_child;
  object_class->dispose = ffw_list_filters_dispose;
  object_class->finalize = ffw_list_filters_finalize;

  /* The person asked for something else: the filter's id, and the value, empty for none. */
  signals[CHANGED] = g_signal_new ("changed", FFW_TYPE_LIST_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static void
ffw_list_filters_init (FfwListFilters *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->controls = g_ptr_array_new_with_free_func (control_free);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

/**
 * ffw_list_filters_set_source:
 * @source: whose filters they are; static
 * @first: the position of the first of them that is shown here
 * @end: the one behind the last
 *
 * Makes the controls; once.
 */
void
ffw_list_filters_set_source (FfwListFilters *self, FfwWorkspace *workspace,
                             const FfwListSource *source, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    add_control (self, workspace, &source->filters[i]);
}

/** Says whether the controls stand under one another, as in a popover. */
void
ffw_list_filters_set_stacked (FfwListFilters *self, gboolean stacked)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
show_value (Control *self, const char *value)
{
  if (FFW_IS_DATE_ENTRY (self->widget))
    {
      FfwDate date = value ? ffw_date_from_iso (value) : FFW_DATE_NONE;

      if (date != ffw_date_entry_get_date (FFW_DATE_ENTRY (self->widget)))
        ffw_date_entry_set_date (FFW_DATE_ENTRY (self->widget), date);
      return;
    }

  if (FFW_IS_CHOICE (self->widget))
    {
      ffw_choice_set_code (FFW_CHOICE (self->widget), value ? value : "");
      return;
    }

  for (guint i = 0; self->values[i]; i++)
    if (g_strcmp0 (self->values[i], value ? value : "") == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->widget), i);
}

/** Shows in the controls what is asked for, without telling of it. */
void
ffw_list_filters_show (FfwListFilters *self, const FfwListRequest *request)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->controls->len; i++)
    {
      Control *control = self->controls->pdata[i];

      show_value (control, ffw_list_request_get_filter (request, control->filter->id));
    }
  self->setting = FALSE;
}

/**
 * ffw_list_filters_list_chosen:
 * @chosen: (element-type utf8): takes what is chosen, as it is shown, with g_free() as its free
 *   function; dates are left out
 */
void
ffw_list_filters_list_chosen (FfwListFilters *self, GPtrArray *chosen)
{
  for (guint i = 0; i < self->controls->len; i++)
    {
      const Control *control = self->controls->pdata[i];

      if (FFW_IS_CHOICE (control->widget) && *ffw_choice_get_code (FFW_CHOICE (control->widget)))
        g_ptr_array_add (
            chosen, ffw_choice_find_title (FFW_CHOICE (control->widget),
                                           ffw_choice_get_code (FFW_CHOICE (control->widget))));
      else if (GTK_IS_DROP_DOWN (control->widget)
               && gtk_drop_down_get_selected (GTK_DROP_DOWN (control->widget)) > 0)
        g_ptr_array_add (chosen,
                         g_strdup (gtk_string_object_get_string (
                             gtk_drop_down_get_selected_item (GTK_DROP_DOWN (control->widget)))));
    }
}
