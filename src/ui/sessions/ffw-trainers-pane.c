/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trainers-pane.h"

#include "ffw-list-pane.h"
#include "ffw-trainer-view.h"
#include "ffw-trainers.h"

struct _FfwTrainersPane
{
  AdwBin parent_instance;

  FfwListPane *pane;
  FfwTrainerView *view;
  GtkWidget *empty;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwTrainersPane, ffw_trainers_pane, ADW_TYPE_BIN)

static const FfwTableColumn columns[] = {
  { "name", 18, .expand = TRUE, .essential = TRUE },
  { "state", 13, .essential = TRUE },
  { "until", 12, .essential = TRUE },
  { "courses", 24, .expand = TRUE },
  { "language", 10 },
  { "organisation", 18, .expand = TRUE },
  { "police", 12 },
  { "ahead", 8 },
  { "reached", 8 },
  { "given", 8, .hidden = TRUE },
  { "number", 11, .hidden = TRUE },
};

static void
on_current (FfwTrainersPane *self)
{
  ffw_trainer_view_show (self->view, ffw_list_pane_get_current (self->pane));
}

static void
ffw_trainers_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, FFW_TRAINERS_PANE (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_trainers_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwTrainersPane *self = FFW_TRAINERS_PANE (object);

  switch (id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      ffw_list_pane_set_narrow (self->pane, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
ffw_trainers_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_TRAINERS_PANE (widget)->pane));
}

static void
ffw_trainers_pane_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_trainers_pane_parent_class)->dispose (object);
}

static void
ffw_trainers_pane_class_init (FfwTrainersPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_trainers_pane_get_property;
  object_class->set_property = ffw_trainers_pane_set_property;
  object_class->dispose = ffw_trainers_pane_dispose;
  widget_class->grab_focus = ffw_trainers_pane_grab_focus;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FFW_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-trainers-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTrainersPane, pane);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainersPane, empty);
}

static void
ffw_trainers_pane_init (FfwTrainersPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ffw_trainers_pane_set_workspace (FfwTrainersPane *self, FfwWorkspace *workspace)
{
  g_autoptr (FfwListGiven) given = ffw_trainers_give (FFW_DATE_NONE);

  self->view = FFW_TRAINER_VIEW (ffw_trainer_view_new (workspace));
  ffw_list_pane_set_source (self->pane, workspace, &ffw_trainers_list, columns,
                            G_N_ELEMENTS (columns));
  ffw_list_pane_set_given (self->pane, given);
  ffw_list_pane_set_empty (self->pane, self->empty);
  ffw_list_pane_set_detail (self->pane, GTK_WIDGET (self->view));
  g_object_set (self->pane, "sort-column", "name", NULL);
  g_signal_connect_object (self->view, "gone", G_CALLBACK (ffw_list_pane_close_detail), self->pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->pane, "notify::current", G_CALLBACK (on_current), self);
}

/** Shows a trainer beside the table. */
void
ffw_trainers_pane_open (FfwTrainersPane *self, gint64 person)
{
  ffw_list_pane_open (self->pane, person);
}

/** As ffw_list_pane_set_filters(). */
void
ffw_trainers_pane_set_filters (FfwTrainersPane *self, GVariant *filters)
{
  ffw_list_pane_set_filters (self->pane, filters);
}

gboolean
ffw_trainers_pane_focus_search (FfwTrainersPane *self)
{
  return ffw_list_pane_focus_search (self->pane);
}

/** Returns: (transfer floating): what the person has made of the table, for the next time */
GVariant *
ffw_trainers_pane_save (FfwTrainersPane *self)
{
  return ffw_list_pane_save (self->pane);
}

void
ffw_trainers_pane_restore (FfwTrainersPane *self, GVariant *state)
{
  ffw_list_pane_restore (self->pane, state);
}
