/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-framework-detail.h"

#include "ffw-concern.h"
#include "ffw-framework-reading.h"
#include "ffw-framework-sheet.h"

#include <glib/gi18n-lib.h>

struct _FfwFrameworkDetail
{
  AdwBin parent_instance;

  GtkWidget *back;
  GtkWidget *add;
  GtkWidget *titles;
  GtkWidget *edit;
  GtkWidget *remove;
  GtkStack *stack;
  FfwFrameworkSheet *sheet;
  AdwStatusPage *gone;

  FfwWorkspace *workspace;
  FfwFrameworkConcept concept;
  gint64 id;
  char *code;     /* of what is shown; nullable */
  gboolean focus; /* it is to have the keyboard once it is read */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwFrameworkDetail, ffw_framework_detail, ADW_TYPE_BIN)

static guint go_signal;

/* What is read, as a thread may have it. */
typedef struct
{
  FfwFrameworkConcept concept;
  gint64 id;
  FfwDate today;
} Ask;

typedef struct
{
  FfwFrameworkDetail *detail;
  GCancellable *cancellable;
} Reading;

static Ask *
make_ask (FfwFrameworkDetail *self)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->concept = self->concept;
  ask->id = self->id;
  ask->today = ffw_date_today ();

  return ask;
}

static Reading *
make_reading (FfwFrameworkDetail *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->detail = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);

  return reading;
}

static gpointer
read_item (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_framework_read_item (connection, ask->concept, ask->id, error);
}

static void
free_item (gpointer item)
{
  ffw_framework_item_free (item);
}

static gpointer
count_posts (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;
  g_autofree gint64 *posts = g_new0 (gint64, 1);

  if (!ffw_framework_count_posts (connection, ask->concept, ask->id, ask->today, posts, error))
    return NULL;

  return g_steal_pointer (&posts);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwFrameworkDetail) self = reading->detail;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autofree gint64 *posts = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  if (self->reading != cancellable)
    return;

  g_clear_object (&self->reading);
  if (posts)
    ffw_framework_sheet_show_posts (self->sheet, (guint64)*posts);
}

/* What can be done with the thing that is shown. */
static void
show_buttons (FfwFrameworkDetail *self, const char *code)
{
  gboolean shown = code != NULL && !ffw_workspace_is_read_only (self->workspace);
  FfwFrameworkConcept concept = self->concept;
  g_autofree char *old = self->code;

  self->code = g_strdup (code);
  gtk_widget_set_visible (
      self->add, shown && (concept == FFW_FRAMEWORK_AREA || concept == FFW_FRAMEWORK_ROLE));
  gtk_widget_set_visible (self->titles, shown && concept != FFW_FRAMEWORK_REQUIREMENT
                                            && concept != FFW_FRAMEWORK_FORM);
  gtk_widget_set_visible (self->edit, shown && concept == FFW_FRAMEWORK_REQUIREMENT);
  gtk_widget_set_visible (self->remove, shown && concept == FFW_FRAMEWORK_REQUIREMENT);
}

static void
show_gone (FfwFrameworkDetail *self, const GError *error)
{
  show_buttons (self, NULL);
  adw_status_page_set_title (self->gone,
                             error ? _ ("It Could Not Be Read") : _ ("No Longer There"));
  adw_status_page_set_description (
      self->gone, error ? error->message : _ ("It has been taken out of the framework since."));
  gtk_stack_set_visible_child_name (self->stack, "gone");
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwFrameworkDetail) self = reading->detail;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwFrameworkItem) item = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                 &error);

  if (self->reading != cancellable)
    return;

  if (item == NULL)
    {
      g_clear_object (&self->reading);
      show_gone (self, error);
      return;
    }

  ffw_framework_sheet_show (self->sheet, item);
  show_buttons (self, item->code);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  if (self->focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
  self->focus = FALSE;

  if (item->concept == FFW_FRAMEWORK_REQUIREMENT || item->concept == FFW_FRAMEWORK_ROLE)
    ffw_workspace_read_async (self->workspace, count_posts, make_ask (self), g_free, g_free,
                              self->reading, on_counted, make_reading (self));
  else
    g_clear_object (&self->reading);
}

static void
stop (FfwFrameworkDetail *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
refresh (FfwFrameworkDetail *self)
{
  stop (self);
  if (self->id == 0)
    return;

  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_item, make_ask (self), g_free, free_item,
                            self->reading, on_read, make_reading (self));
}

static void
on_workspace_changed (FfwFrameworkDetail *self, const char *const *changed)
{
  static const char *const counted[] = { "post", "post_role", NULL };

  if (ffw_concern_any (changed, ffw_framework_tables) || ffw_concern_any (changed, counted))
    refresh (self);
}

static void
on_go (FfwFrameworkDetail *self, guint concept, gint64 id)
{
  g_signal_emit (self, go_signal, 0, concept, id);
}

static void
ffw_framework_detail_dispose (GObject *object)
{
  FfwFrameworkDetail *self = FFW_FRAMEWORK_DETAIL (object);

  stop (self);
  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_framework_detail_parent_class)->dispose (object);
}

static void
ffw_framework_detail_finalize (GObject *object)
{
  g_free (FFW_FRAMEWORK_DETAIL (object)->code);

  G_OBJECT_CLASS (ffw_framework_detail_parent_class)->finalize (object);
}

static void
ffw_framework_detail_class_init (FfwFrameworkDetailClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_framework_detail_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_framework_detail_finalize;

  go_signal = g_signal_new ("go", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                            G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);

  g_type_ensure (FFW_TYPE_FRAMEWORK_SHEET);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/framework/ffw-framework-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkDetail, back);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkDetail, add);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkDetail, titles);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkDetail, edit);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkDetail, remove);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkDetail, sheet);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkDetail, gone);
  gtk_widget_class_bind_template_callback (widget_class, on_go);
}

static void
ffw_framework_detail_init (FfwFrameworkDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: a detail of things of one concept, which shows nothing yet */
GtkWidget *
ffw_framework_detail_new (FfwWorkspace *workspace, FfwFrameworkConcept concept)
{
  FfwFrameworkDetail *self = g_object_new (FFW_TYPE_FRAMEWORK_DETAIL, NULL);

  self->workspace = g_object_ref (workspace);
  self->concept = concept;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ffw_framework_detail_show:
 * @id: of the thing to be shown, or 0 for none
 * @focus: whether it is to have the keyboard
 */
void
ffw_framework_detail_show (FfwFrameworkDetail *self, gint64 id, gboolean focus)
{
  self->id = id;
  self->focus = focus;
  show_buttons (self, NULL);
  if (id == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  refresh (self);
}

/** Returns: the id of the thing that is shown, or 0 */
gint64
ffw_framework_detail_get_id (FfwFrameworkDetail *self)
{
  return self->id;
}

/** Returns: (transfer none) (nullable): the code of the thing that is shown */
const char *
ffw_framework_detail_get_code (FfwFrameworkDetail *self)
{
  return self->code;
}

/** Says whether there is something to go back to. */
void
ffw_framework_detail_set_back (FfwFrameworkDetail *self, gboolean back)
{
  gtk_widget_set_visible (self->back, back);
}

/** Puts the languages under each other where there is little room. */
void
ffw_framework_detail_set_narrow (FfwFrameworkDetail *self, gboolean narrow)
{
  ffw_framework_sheet_set_narrow (self->sheet, narrow);
}
