/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-framework-page.h"

#include "ffw-concern.h"
#include "ffw-framework-detail.h"
#include "ffw-framework-reading.h"
#include "ffw-framework-words.h"
#include "ffw-form-window.h"
#include "ffw-list-pane.h"
#include "ffw-requirement-form.h"
#include "ffw-titles-form.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwFrameworkPage:
 *
 * The framework: a list of each concept, made when it is first shown,
 * with what is open beside it. What belongs together leads from one to the
 * other, and back.
 *
 * Actions: `framework.view` (s: the name of a list), `framework.back`,
 * `framework.wanting` (s: en or cy: lists what has no text in the language),
 * `framework.add-requirement`, and of what is open `framework.add-requirement-here` (of an area or
 * a role), `framework.edit-requirement`, `framework.remove-requirement` and `framework.titles`.
 */
struct _FfwFrameworkPage
{
  FfwPage parent_instance;

  AdwWindowTitle *title;
  GtkBox *switcher;
  GtkMenuButton *switch_button;
  GtkBox *wanting;
  GtkWidget *add;
  GtkStack *stack;

  FfwFrameworkConcept view;
  FfwListPane *panes[FFW_N_FRAMEWORK_CONCEPTS];
  FfwFrameworkDetail *details[FFW_N_FRAMEWORK_CONCEPTS];
  GVariant *waiting[FFW_N_FRAMEWORK_CONCEPTS]; /* of lists that are not made yet */
  GBindingGroup *summary;
  GArray *trail;          /* of Place: what was open before, the last at the end */
  gboolean going;         /* by a link, or back */
  gboolean restoring;     /* what a list had open */
  FfwFrameworkGaps *gaps; /* nullable */
  GCancellable *reading;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwFrameworkPage, ffw_framework_page, FFW_TYPE_PAGE)

typedef struct
{
  FfwFrameworkConcept concept;
  gint64 id;
} Place;

static const FfwTableColumn area_columns[] = {
  { "title", 24, .expand = TRUE, .essential = TRUE },
  { "strand", 10 },
  { "courses", 8 },
  { "requirements", 12 },
  { "code", 8, .hidden = TRUE },
  { "framework", 20, .hidden = TRUE },
};

static const FfwTableColumn course_columns[] = {
  { "title", 20, .expand = TRUE, .essential = TRUE },
  { "areas", 14, .expand = TRUE },
  { "provider", 16, .hidden = TRUE },
  { "hours", 6 },
  { "validity", 8, .hidden = TRUE },
  { "launched", 11, .hidden = TRUE },
  { "retired", 11 },
  { "code", 9, .hidden = TRUE },
  { "framework", 20, .hidden = TRUE },
};

static const FfwTableColumn requirement_columns[] = {
  { "area", 18, .expand = TRUE, .essential = TRUE },
  { "role", 14, .expand = TRUE, .essential = TRUE },
  { "level", 10 },
  { "necessity", 12 },
  { "sector", 12, .hidden = TRUE },
  { "within", 8, .hidden = TRUE },
  { "renew", 8, .hidden = TRUE },
  { "from", 11, .hidden = TRUE },
  { "code", 6, .hidden = TRUE },
  { "framework", 20, .hidden = TRUE },
};

static const FfwTableColumn question_columns[] = {
  { "text", 24, .expand = TRUE, .essential = TRUE },
  { "level", 12 },
  { "scale", 9 },
  { "forms", 14, .expand = TRUE },
  { "code", 8, .hidden = TRUE },
  { "framework", 20, .hidden = TRUE },
};

static const FfwTableColumn role_columns[] = {
  { "title", 24, .expand = TRUE, .essential = TRUE },
  { "requirements", 12 },
  { "code", 8 },
  { "framework", 20, .hidden = TRUE },
};

static const FfwTableColumn form_columns[] = {
  { "title", 24, .expand = TRUE, .essential = TRUE },
  { "stage", 12 },
  { "questions", 10 },
  { "course", 14, .expand = TRUE },
  { "code", 12, .hidden = TRUE },
  { "framework", 20, .hidden = TRUE },
};

#define COLUMNS(columns) columns, G_N_ELEMENTS (columns)

static const struct
{
  const FfwTableColumn *columns;
  guint n_columns;
  const char *empty; /* what is said where there is none; an untranslated message */
} views[FFW_N_FRAMEWORK_CONCEPTS] = {
  [FFW_FRAMEWORK_AREA] = { COLUMNS (area_columns), N_ ("No Training Areas Yet") },
  [FFW_FRAMEWORK_COURSE] = { COLUMNS (course_columns), N_ ("No Courses Yet") },
  [FFW_FRAMEWORK_REQUIREMENT] = { COLUMNS (requirement_columns), N_ ("No Requirements Yet") },
  [FFW_FRAMEWORK_QUESTION] = { COLUMNS (question_columns), N_ ("No Questions Yet") },
  [FFW_FRAMEWORK_ROLE] = { COLUMNS (role_columns), N_ ("No Roles Yet") },
  [FFW_FRAMEWORK_FORM] = { COLUMNS (form_columns), N_ ("No Evaluation Forms Yet") },
};

static const char *
name_of (FfwFrameworkConcept concept)
{
  return ffw_framework_get_list (concept)->name;
}

static gboolean
find_view (const char *name, FfwFrameworkConcept *view)
{
  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    if (g_strcmp0 (name_of ((FfwFrameworkConcept)i), name) == 0)
      {
        *view = (FfwFrameworkConcept)i;
        return TRUE;
      }

  return FALSE;
}

static void
show_trail (FfwFrameworkPage *self)
{
  gboolean back = self->trail->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "framework.back", back);
  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    if (self->details[i])
      ffw_framework_detail_set_back (self->details[i], back);
}

/* What is opened in the list begins anew; what is led to is put on the trail by what leads. */
static void
on_opened (FfwListPane *pane, gint64 id, FfwFrameworkPage *self)
{
  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    if (self->panes[i] == pane)
      ffw_framework_detail_show (self->details[i], id,
                                 !self->restoring && gtk_widget_get_mapped (GTK_WIDGET (self)));

  if (!self->going && !self->restoring)
    {
      g_array_set_size (self->trail, 0);
      show_trail (self);
    }
}

static void show_view (FfwFrameworkPage *self, FfwFrameworkConcept view);

/* Opens a thing, in its own list. */
static void
open_place (FfwFrameworkPage *self, FfwFrameworkConcept concept, gint64 id)
{
  show_view (self, concept);
  self->going = TRUE;
  ffw_list_pane_open (self->panes[concept], id);
  self->going = FALSE;
  show_trail (self);
}

static void
on_go (FfwFrameworkDetail *detail, guint concept, gint64 id, FfwFrameworkPage *self)
{
  Place place = { self->view, ffw_framework_detail_get_id (detail) };

  g_array_append_val (self->trail, place);
  open_place (self, (FfwFrameworkConcept)concept, id);
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (widget);
  Place place;

  if (self->trail->len == 0)
    return;

  place = g_array_index (self->trail, Place, self->trail->len - 1);
  g_array_set_size (self->trail, self->trail->len - 1);
  open_place (self, place.concept, place.id);
}

static gboolean
is_narrow (FfwFrameworkPage *self)
{
  gboolean narrow;

  g_object_get (self, "narrow", &narrow, NULL);

  return narrow;
}

static void
make_pane (FfwFrameworkPage *self, FfwFrameworkConcept view)
{
  FfwWorkspace *workspace = ffw_page_get_workspace (FFW_PAGE (self));
  GtkWidget *pane = g_object_new (FFW_TYPE_LIST_PANE, "title", ffw_framework_words_many (view),
                                  "narrow", is_narrow (self), NULL);
  GtkWidget *detail = ffw_framework_detail_new (workspace, view);
  GtkWidget *empty = g_object_new (
      ADW_TYPE_STATUS_PAGE, "icon-name", "accessories-dictionary-symbolic", "title",
      _ (views[view].empty), "description",
      _ ("A new workspace begins with the framework of the Blueprints. What is not in it can be "
         "taken in from a spreadsheet."),
      NULL);

  self->panes[view] = FFW_LIST_PANE (pane);
  self->details[view] = FFW_FRAMEWORK_DETAIL (detail);
  ffw_framework_detail_set_narrow (self->details[view], is_narrow (self));
  ffw_list_pane_set_source (self->panes[view], workspace, ffw_framework_get_list (view),
                            views[view].columns, views[view].n_columns);
  ffw_list_pane_set_detail (self->panes[view], detail);
  ffw_list_pane_set_empty (self->panes[view], empty);
  ffw_words_mend_names (pane);
  g_signal_connect (detail, "go", G_CALLBACK (on_go), self);
  g_signal_connect (pane, "opened", G_CALLBACK (on_opened), self);
  gtk_stack_add_named (self->stack, pane, name_of (view));

  if (self->waiting[view])
    {
      self->restoring = TRUE;
      ffw_list_pane_restore (self->panes[view], self->waiting[view]);
      self->restoring = FALSE;
      g_clear_pointer (&self->waiting[view], g_variant_unref);
    }
}

static void
add_wanting (FfwFrameworkPage *self, FfwLanguage language)
{
  g_autofree char *sentence = ffw_framework_words_wanting (
      self->gaps->wanting[self->view][language], self->gaps->n[self->view], language);
  GtkWidget *line;
  GtkWidget *label;
  GtkWidget *button;

  if (sentence == NULL)
    return;

  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  button = gtk_button_new_with_label (_ ("Show Them"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", ffw_language_get_code (language));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "framework.wanting");
  ffw_words_describe (GTK_ACCESSIBLE (button), sentence);
  gtk_box_append (GTK_BOX (line), ffw_words_icon ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (self->wanting, line);
}

static void
show_wanting (FfwFrameworkPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->wanting))))
    gtk_box_remove (self->wanting, child);
  for (int i = 0; self->gaps && i < FFW_N_LANGUAGES; i++)
    add_wanting (self, (FfwLanguage)i);
  gtk_widget_set_visible (GTK_WIDGET (self->wanting),
                          gtk_widget_get_first_child (GTK_WIDGET (self->wanting)) != NULL);
}

static void
show_view (FfwFrameworkPage *self, FfwFrameworkConcept view)
{
  /* Translators: the name of a button: what it chooses, and what is chosen */
  g_autofree char *name = ffw_words (_ ("What is listed: %1$s"), ffw_framework_words_many (view),
                                     NULL);

  if (self->panes[view] == NULL)
    make_pane (self, view);

  self->view = view;
  gtk_stack_set_visible_child_name (self->stack, name_of (view));
  gtk_menu_button_set_label (self->switch_button, ffw_framework_words_many (view));
  ffw_words_name (GTK_ACCESSIBLE (self->switch_button), name);
  g_binding_group_set_source (self->summary, self->panes[view]);
  gtk_widget_set_visible (
      self->add, view == FFW_FRAMEWORK_REQUIREMENT
                     && !ffw_workspace_is_read_only (ffw_page_get_workspace (FFW_PAGE (self))));
  show_wanting (self);
  show_trail (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
list_wanting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (widget);
  g_autofree char *value = g_strdup_printf ("no-%s", g_variant_get_string (parameter, NULL));

  ffw_list_pane_set_filter (self->panes[self->view], "texts", value);
}

/* The id of what is open in the list that is shown, where it is of the concept; else 0. */
static gint64
get_open (FfwFrameworkPage *self, FfwFrameworkConcept concept)
{
  return self->view == concept ? ffw_framework_detail_get_id (self->details[concept]) : 0;
}

static void
open_form (FfwFrameworkPage *self, GVariant *begin)
{
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        ffw_page_get_workspace (FFW_PAGE (self)), FFW_TYPE_REQUIREMENT_FORM, begin);
}

static void
add_requirement (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (FFW_FRAMEWORK_PAGE (widget), NULL);
}

/* Of the area, or for the role, that is open. */
static void
add_requirement_here (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (widget);
  const char *code = ffw_framework_detail_get_code (self->details[self->view]);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (code && (self->view == FFW_FRAMEWORK_AREA || self->view == FFW_FRAMEWORK_ROLE))
    g_variant_dict_insert (&begin, ffw_framework_get_table (self->view), "s", code);
  open_form (self, g_variant_dict_end (&begin));
}

static void
open_requirement (FfwFrameworkPage *self, gboolean removes)
{
  gint64 id = get_open (self, FFW_FRAMEWORK_REQUIREMENT);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (id == 0)
    return;
  g_variant_dict_insert (&begin, "requirement", "x", id);
  g_variant_dict_insert (&begin, "remove", "b", removes);
  open_form (self, g_variant_dict_end (&begin));
}

static void
edit_requirement (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_requirement (FFW_FRAMEWORK_PAGE (widget), FALSE);
}

static void
remove_requirement (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_requirement (FFW_FRAMEWORK_PAGE (widget), TRUE);
}

static void
edit_titles (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (widget);
  gint64 id = get_open (self, self->view);

  /* The lists are called as the kinds are. */
  if (id != 0)
    ffw_titles_form_open (widget, ffw_page_get_workspace (FFW_PAGE (self)), name_of (self->view),
                          id);
}

typedef struct
{
  FfwFrameworkPage *page;
  GCancellable *cancellable;
} Reading;

static gpointer
read_gaps (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_framework_read_gaps (connection, error);
}

static void
on_gaps (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwFrameworkPage) self = reading->page;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autofree FfwFrameworkGaps *gaps = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                 NULL);

  if (self->reading != cancellable)
    return;

  g_clear_object (&self->reading);
  g_free (self->gaps);
  self->gaps = g_steal_pointer (&gaps);
  show_wanting (self);
}

static void
stop (FfwFrameworkPage *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
count_wanting (FfwFrameworkPage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  stop (self);
  self->reading = g_cancellable_new ();
  reading->page = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (ffw_page_get_workspace (FFW_PAGE (self)), read_gaps, NULL, NULL, g_free,
                            self->reading, on_gaps, reading);
}

static void
on_workspace_changed (FfwFrameworkPage *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_framework_tables))
    count_wanting (self);
}

static void
on_narrow (FfwFrameworkPage *self)
{
  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    if (self->panes[i])
      {
        ffw_list_pane_set_narrow (self->panes[i], is_narrow (self));
        ffw_framework_detail_set_narrow (self->details[i], is_narrow (self));
      }
}

static GVariant *
ffw_framework_page_save (FfwPage *page)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (page);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder trail;

  g_variant_dict_insert (&state, "view", "s", name_of (self->view));
  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    if (self->panes[i])
      g_variant_dict_insert_value (&state, name_of ((FfwFrameworkConcept)i),
                                   ffw_list_pane_save (self->panes[i]));
    else if (self->waiting[i])
      g_variant_dict_insert_value (&state, name_of ((FfwFrameworkConcept)i), self->waiting[i]);

  g_variant_builder_init (&trail, G_VARIANT_TYPE ("a(sx)"));
  for (guint i = 0; i < self->trail->len; i++)
    {
      Place place = g_array_index (self->trail, Place, i);

      g_variant_builder_add (&trail, "(sx)", name_of (place.concept), place.id);
    }
  g_variant_dict_insert_value (&state, "trail", g_variant_builder_end (&trail));

  return g_variant_dict_end (&state);
}

static void
ffw_framework_page_restore (FfwPage *page, GVariant *state)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (page);
  g_autoptr (GVariant) trail = g_variant_lookup_value (state, "trail", G_VARIANT_TYPE ("a(sx)"));
  FfwFrameworkConcept view = self->view;
  const char *name;

  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    {
      g_autoptr (GVariant) pane = g_variant_lookup_value (state, name_of ((FfwFrameworkConcept)i),
                                                          G_VARIANT_TYPE_VARDICT);

      g_clear_pointer (&self->waiting[i], g_variant_unref);
      self->restoring = TRUE;
      if (pane && self->panes[i])
        ffw_list_pane_restore (self->panes[i], pane);
      else
        self->waiting[i] = g_steal_pointer (&pane);
      self->restoring = FALSE;
    }

  g_array_set_size (self->trail, 0);
  for (gsize i = 0; trail && i < g_variant_n_children (trail); i++)
    {
      Place place;

      g_variant_get_child (trail, i, "(&sx)", &name, &place.id);
      if (find_view (name, &place.concept))
        g_array_append_val (self->trail, place);
    }

  if (g_variant_lookup (state, "view", "&s", &name))
    find_view (name, &view);
  show_view (self, view);
}

static void
ffw_framework_page_show_item (FfwPage *page, const char *kind, gint64 id)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (page);
  FfwFrameworkConcept concept;

  if (!ffw_framework_find_table (kind, &concept))
    return;

  g_array_set_size (self->trail, 0);
  open_place (self, concept, id);
}

/* `view` says which list the other filters are of. */
static void
ffw_framework_page_filter (FfwPage *page, GVariant *filters)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (page);
  FfwFrameworkConcept view = self->view;
  const char *name;

  if (g_variant_lookup (filters, "view", "&s", &name))
    find_view (name, &view);
  show_view (self, view);
  ffw_list_pane_set_filters (self->panes[view], filters);
}

static gboolean
ffw_framework_page_search (FfwPage *page)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (page);

  return ffw_list_pane_focus_search (self->panes[self->view]);
}

static gboolean
ffw_framework_page_grab_focus (GtkWidget *widget)
{
  return ffw_framework_page_search (FFW_PAGE (widget));
}

static void
ffw_framework_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_string (value, name_of (FFW_FRAMEWORK_PAGE (object)->view));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_framework_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwFrameworkConcept view;

  if (id != PROP_VIEW)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (find_view (g_value_get_string (value), &view))
    show_view (FFW_FRAMEWORK_PAGE (object), view);
}

/* The choice of the list: a row of buttons, or one button with a menu where there is no room. */
static void
make_switch (FfwFrameworkPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    {
      const char *title = ffw_framework_words_many ((FfwFrameworkConcept)i);
      const char *name = name_of ((FfwFrameworkConcept)i);
      GtkWidget *button = gtk_toggle_button_new_with_label (title);
      g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "framework.view");
      gtk_box_append (self->switcher, button);
      g_menu_item_set_action_and_target (item, "framework.view", "s", name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->switch_button, G_MENU_MODEL (menu));
}

static void
ffw_framework_page_constructed (GObject *object)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (object);

  G_OBJECT_CLASS (ffw_framework_page_parent_class)->constructed (object);

  make_switch (self);
  show_view (self, FFW_FRAMEWORK_AREA);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (on_narrow), NULL);
  g_signal_connect_object (ffw_page_get_workspace (FFW_PAGE (self)), "changed",
                           G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);
  count_wanting (self);
}

static void
ffw_framework_page_dispose (GObject *object)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (object);

  stop (self);
  g_clear_object (&self->summary);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_framework_page_parent_class)->dispose (object);
}

static void
ffw_framework_page_finalize (GObject *object)
{
  FfwFrameworkPage *self = FFW_FRAMEWORK_PAGE (object);

  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    g_clear_pointer (&self->waiting[i], g_variant_unref);
  g_array_unref (self->trail);
  g_free (self->gaps);

  G_OBJECT_CLASS (ffw_framework_page_parent_class)->finalize (object);
}

static void
ffw_framework_page_class_init (FfwFrameworkPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwPageClass *page_class = FFW_PAGE_CLASS (class);

  object_class->constructed = ffw_framework_page_constructed;
  object_class->dispose = ffw_framework_page_dispose;
  object_class->finalize = ffw_framework_page_finalize;
  object_class->get_property = ffw_framework_page_get_property;
  object_class->set_property = ffw_framework_page_set_property;
  widget_class->grab_focus = ffw_framework_page_grab_focus;
  page_class->save = ffw_framework_page_save;
  page_class->restore = ffw_framework_page_restore;
  page_class->show_item = ffw_framework_page_show_item;
  page_class->search = ffw_framework_page_search;
  page_class->filter = ffw_framework_page_filter;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/framework/ffw-framework-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkPage, title);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkPage, switch_button);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkPage, wanting);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkPage, add);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkPage, stack);
  gtk_widget_class_install_property_action (widget_class, "framework.view", "view");
  gtk_widget_class_install_action (widget_class, "framework.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "framework.wanting", "s", list_wanting);
  gtk_widget_class_install_action (widget_class, "framework.add-requirement", NULL,
                                   add_requirement);
  gtk_widget_class_install_action (widget_class, "framework.add-requirement-here", NULL,
                                   add_requirement_here);
  gtk_widget_class_install_action (widget_class, "framework.edit-requirement", NULL,
                                   edit_requirement);
  gtk_widget_class_install_action (widget_class, "framework.remove-requirement", NULL,
                                   remove_requirement);
  gtk_widget_class_install_action (widget_class, "framework.titles", NULL, edit_titles);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "framework.back",
                                       NULL);
}

static void
ffw_framework_page_init (FfwFrameworkPage *self)
{
  self->trail = g_array_new (FALSE, FALSE, sizeof (Place));
  self->summary = g_binding_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_binding_group_bind (self->summary, "summary", self->title, "subtitle", G_BINDING_SYNC_CREATE);
}
