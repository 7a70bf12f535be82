/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-people-page.h"

#include "ffw-absence-form.h"
#include "ffw-duplicates-form.h"
#include "ffw-erase-form.h"
#include "ffw-erasing.h"
#include "ffw-form-window.h"
#include "ffw-leave-form.h"
#include "ffw-list-pane.h"
#include "ffw-move-form.h"
#include "ffw-note-form.h"
#include "ffw-passport-saving.h"
#include "ffw-people-list.h"
#include "ffw-person-form.h"
#include "ffw-person-view.h"
#include "ffw-record-form.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwPeoplePage:
 *
 * Everyone: a row for each post, and beside it all that is known of the person; who is new, who
 * leaves, and what is written about them.
 */
struct _FfwPeoplePage
{
  FfwPage parent_instance;

  AdwWindowTitle *title;
  GtkMenuButton *selected_button;
  FfwListPane *pane;
  GtkWidget *empty;
  GMenuModel *row_menu;
  FfwPersonView *view;
};

G_DEFINE_FINAL_TYPE (FfwPeoplePage, ffw_people_page, FFW_TYPE_PAGE)

/* The filter that the page begins with. */
#define ACTIVE "active"
#define TODAY  "today"

static const FfwTableColumn columns[] = {
  { "name", 20, .expand = TRUE, .essential = TRUE },
  { "organisation", 18, .expand = TRUE, .essential = TRUE },
  { "standing", 30, .expand = TRUE, .essential = TRUE },
  { "number", 11 },
  { "roles", 18, .expand = TRUE },
  { "site", 14, .expand = TRUE },
  { "email", 20, .hidden = TRUE },
  { "language", 11, .hidden = TRUE },
  { "manager", 18, .hidden = TRUE },
  { "started", 11, .hidden = TRUE },
  { "left", 11 },
};

static FfwWorkspace *
get_workspace (FfwPeoplePage *self)
{
  return ffw_page_get_workspace (FFW_PAGE (self));
}

static void
open_form (FfwPeoplePage *self, GType type, GVariant *begin)
{
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_workspace (self),
                        type, begin);
}

/* The rows that are selected; where there are none, the one that is open or has the cursor. */
static GVariant *
get_posts (FfwPeoplePage *self)
{
  g_autoptr (GArray) posts = ffw_list_pane_get_selected (self->pane);
  gint64 current = ffw_list_pane_get_current (self->pane);

  if (posts->len == 0 && current != 0)
    g_array_append_val (posts, current);

  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, posts->data, posts->len, sizeof (gint64));
}

static void
leave (FfwPeoplePage *self, GVariant *posts)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, "posts", posts);
  open_form (self, FFW_TYPE_LEAVE_FORM, g_variant_dict_end (&begin));
}

static void
do_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (FFW_PEOPLE_PAGE (widget), FFW_TYPE_PERSON_FORM, NULL);
}

static void
edit (FfwPeoplePage *self, gint64 post)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (post == 0)
    return;

  g_variant_dict_insert (&begin, "post", "x", post);
  open_form (self, FFW_TYPE_PERSON_FORM, g_variant_dict_end (&begin));
}

static void
do_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  edit (FFW_PEOPLE_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
do_edit_current (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (widget);

  edit (self, ffw_list_pane_get_current (self->pane));
}

static void
do_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 post = g_variant_get_int64 (parameter);

  leave (FFW_PEOPLE_PAGE (widget),
         g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &post, 1, sizeof post));
}

static void
do_leave_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (widget);
  g_autoptr (GVariant) posts = g_variant_ref_sink (get_posts (self));

  if (g_variant_n_children (posts) > 0)
    leave (self, posts);
}

static void
move (FfwPeoplePage *self, GVariant *posts, gboolean returns)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, "posts", posts);
  g_variant_dict_insert (&begin, "returns", "b", returns);
  open_form (self, FFW_TYPE_MOVE_FORM, g_variant_dict_end (&begin));
}

static void
do_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 post = g_variant_get_int64 (parameter);

  move (FFW_PEOPLE_PAGE (widget),
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &post, 1, sizeof post),
        g_str_equal (action, "people.return"));
}

static void
do_move_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (widget);
  g_autoptr (GVariant) posts = g_variant_ref_sink (get_posts (self));

  if (g_variant_n_children (posts) > 0)
    move (self, posts, FALSE);
}

/* The person is there; the rest of the post is to be written. */
static void
do_another (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantDict) values = G_VARIANT_DICT_INIT (NULL);
  const char *uuid, *name, *given_name, *family_name;

  g_variant_get (parameter, "(&s&s&s&s)", &uuid, &name, &given_name, &family_name);
  g_variant_dict_insert (&values, "given_name", "s", given_name);
  g_variant_dict_insert (&values, "family_name", "s", family_name);
  g_variant_dict_insert (&begin, "person", "s", uuid);
  g_variant_dict_insert (&begin, "name", "s", name);
  g_variant_dict_insert_value (&begin, "values", g_variant_dict_end (&values));
  open_form (FFW_PEOPLE_PAGE (widget), FFW_TYPE_PERSON_FORM, g_variant_dict_end (&begin));
}

static void
do_away (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, "person", parameter);
  open_form (FFW_PEOPLE_PAGE (widget), FFW_TYPE_ABSENCE_FORM, g_variant_dict_end (&begin));
}

static void
do_edit_absence (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (widget);
  g_auto (GStrv) before = ffw_person_view_get_absence (self->view, g_variant_get_int64 (parameter));
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (before == NULL)
    return;

  g_variant_dict_insert_value (&begin, "absence", parameter);
  g_variant_dict_insert_value (&begin, "before",
                               g_variant_new_strv ((const char *const *)before, -1));
  open_form (self, FFW_TYPE_ABSENCE_FORM, g_variant_dict_end (&begin));
}

static void
do_delete_absence (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_absence_form_delete (widget, get_workspace (FFW_PEOPLE_PAGE (widget)),
                           g_variant_get_int64 (parameter));
}

static void
do_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 post = g_variant_get_int64 (parameter);

  gtk_widget_activate_action (
      widget, "win.record-training", "@ax",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &post, 1, sizeof post));
}

/* A course that somebody needs. */
static void
do_record_course (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);
  const char *course;
  gint64 post;

  g_variant_get (parameter, "(x&s)", &post, &course);
  g_variant_dict_insert_value (
      &begin, "posts", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &post, 1, sizeof post));
  g_variant_dict_insert (&begin, "course", "s", course);
  g_variant_dict_insert (&begin, "course-begun", "s", course);
  open_form (FFW_PEOPLE_PAGE (widget), FFW_TYPE_RECORD_FORM, g_variant_dict_end (&begin));
}

#define BOOK "people.book-selected"

/* What is done for many at once: the actions of the page, and those of the window that do it. */
static const struct
{
  const char *action;
  const char *many;
} many_actions[] = {
  { "people.record-selected", "many.record" },
  { "people.extend-selected", "many.extend" },
  { "people.waive-selected", "many.waive" },
  { "people.role-selected", "many.role" },
};

static void
do_many (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) posts = g_variant_ref_sink (get_posts (FFW_PEOPLE_PAGE (widget)));

  for (guint i = 0; i < G_N_ELEMENTS (many_actions); i++)
    if (g_str_equal (action, many_actions[i].action))
      gtk_widget_activate_action (widget, many_actions[i].many, "(@ax@ax)", posts,
                                  g_variant_new_array (G_VARIANT_TYPE_INT64, NULL, 0));
}

static void
do_book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) posts = g_variant_ref_sink (get_posts (FFW_PEOPLE_PAGE (widget)));

  if (g_variant_n_children (posts) > 0)
    gtk_widget_activate_action (widget, "session.book", "(x@ax)", (gint64)0, posts);
}

static void
do_nominate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) posts = g_variant_ref_sink (get_posts (FFW_PEOPLE_PAGE (widget)));

  if (g_variant_n_children (posts) > 0)
    gtk_widget_activate_action (widget, "transfer.nominate", "@ax", posts);
}

static void
do_duplicates (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (FFW_PEOPLE_PAGE (widget), FFW_TYPE_DUPLICATES_FORM, NULL);
}

static void
do_merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) posts = g_variant_ref_sink (get_posts (FFW_PEOPLE_PAGE (widget)));
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (g_variant_n_children (posts) != 2)
    return;
  g_variant_dict_insert_value (&begin, "posts", posts);
  open_form (FFW_PEOPLE_PAGE (widget), FFW_TYPE_DUPLICATES_FORM, g_variant_dict_end (&begin));
}

static void
do_add_note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, "person", parameter);
  open_form (FFW_PEOPLE_PAGE (widget), FFW_TYPE_NOTE_FORM, g_variant_dict_end (&begin));
}

static void
do_save_kept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_erasing_save_kept (widget, get_workspace (FFW_PEOPLE_PAGE (widget)),
                         g_variant_get_int64 (parameter));
}

static void
do_passport (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_saving_choose (widget, get_workspace (FFW_PEOPLE_PAGE (widget)), &ffw_passport_saving,
                     g_variant_get_int64 (parameter));
}

static void
do_erase (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, "person", parameter);
  open_form (FFW_PEOPLE_PAGE (widget), FFW_TYPE_ERASE_FORM, g_variant_dict_end (&begin));
}

static void
do_edit_note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (widget);
  const char *text = ffw_person_view_get_note (self->view, g_variant_get_int64 (parameter));
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (text == NULL)
    return;

  g_variant_dict_insert_value (&begin, "note", parameter);
  g_variant_dict_insert (&begin, "before", "s", text);
  open_form (self, FFW_TYPE_NOTE_FORM, g_variant_dict_end (&begin));
}

static void
do_delete_note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_note_form_delete (widget, get_workspace (FFW_PEOPLE_PAGE (widget)),
                        g_variant_get_int64 (parameter));
}

static void
on_opened (FfwPeoplePage *self, gint64 post)
{
  ffw_person_view_show (self->view, post);
}

static void
on_gone (FfwPeoplePage *self)
{
  if (self->pane)
    ffw_list_pane_close_detail (self->pane);
}

/* Who is there today is what most want to see. Where that is nobody, it must not look as if there
 * were no people at all: everyone is shown, and still is once the first have come, as nothing that
 * is seen goes away unasked. */
static void
on_listed (FfwPeoplePage *self)
{
  const FfwListRequest *request = ffw_list_pane_get_request (self->pane);
  guint n = g_list_model_get_n_items (ffw_list_pane_get_model (self->pane));
  gboolean begun = g_strcmp0 (ffw_list_request_get_filter (request, ACTIVE), TODAY) == 0
                   && ffw_list_request_count_filters (request) == 1
                   && *ffw_list_request_get_search (request) == '\0';

  if (n == 0 && begun)
    ffw_list_pane_set_filter (self->pane, ACTIVE, NULL);
}

static void
on_selected (FfwPeoplePage *self)
{
  guint n = ffw_list_pane_get_n_selected (self->pane);
  g_autofree char *label = ffw_words_count (FFW_NP_ ("%1$d Selected", "%1$d Selected"), n);

  gtk_menu_button_set_label (self->selected_button, label);
  ffw_words_name (GTK_ACCESSIBLE (self->selected_button), label);
  gtk_widget_set_visible (GTK_WIDGET (self->selected_button), n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.merge",
                                 n == 2 && !ffw_workspace_is_read_only (get_workspace (self)));
}

static GVariant *
ffw_people_page_save (FfwPage *page)
{
  return ffw_list_pane_save (FFW_PEOPLE_PAGE (page)->pane);
}

static void
ffw_people_page_restore (FfwPage *page, GVariant *state)
{
  ffw_list_pane_restore (FFW_PEOPLE_PAGE (page)->pane, state);
}

static void
ffw_people_page_show_item (FfwPage *page, const char *kind, gint64 id)
{
  if (g_str_equal (kind, "post"))
    ffw_list_pane_open (FFW_PEOPLE_PAGE (page)->pane, id);
}

static void
ffw_people_page_filter (FfwPage *page, GVariant *filters)
{
  FfwListPane *pane = FFW_PEOPLE_PAGE (page)->pane;
  const char *active;

  ffw_list_pane_set_filters (pane, filters);
  /* Who is there today is meant, where nothing else is said. */
  if (!g_variant_lookup (filters, ACTIVE, "&s", &active))
    ffw_list_pane_set_filter (pane, ACTIVE, TODAY);
}

static gboolean
ffw_people_page_search (FfwPage *page)
{
  return ffw_list_pane_focus_search (FFW_PEOPLE_PAGE (page)->pane);
}

static void
enable_actions (FfwPeoplePage *self)
{
  static const char *const writing[]
      = { "people.add",           "people.edit",           "people.edit-current",
          "people.leave",         "people.leave-selected", "people.move",
          "people.move-selected", "people.return",         "people.another",
          "people.away",          "people.edit-absence",   "people.delete-absence",
          "people.add-note",      "people.erase",          "people.record",
          "people.record-course", "people.edit-note",      "people.delete-note" };
  gboolean writable = !ffw_workspace_is_read_only (get_workspace (self));

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writable);
  for (guint i = 0; i < G_N_ELEMENTS (many_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), many_actions[i].action, writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), BOOK, writable);
}

static void
ffw_people_page_constructed (GObject *object)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (object);

  G_OBJECT_CLASS (ffw_people_page_parent_class)->constructed (object);

  ffw_list_pane_set_source (self->pane, get_workspace (self), &ffw_people_list, columns,
                            G_N_ELEMENTS (columns));
  ffw_list_pane_set_filter (self->pane, ACTIVE, TODAY);
  ffw_list_pane_set_empty (self->pane, self->empty);
  ffw_list_pane_set_menu (self->pane, self->row_menu);
  self->view = FFW_PERSON_VIEW (ffw_person_view_new (get_workspace (self)));
  ffw_list_pane_set_detail (self->pane, GTK_WIDGET (self->view));

  g_signal_connect_swapped (self->pane, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (self->pane, "notify::n-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_object (ffw_list_pane_get_model (self->pane), "listed", G_CALLBACK (on_listed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "gone", G_CALLBACK (on_gone), self, G_CONNECT_SWAPPED);
  on_selected (self);
  enable_actions (self);
}

static void
ffw_people_page_dispose (GObject *object)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (object);

  if (self->pane)
    g_signal_handlers_disconnect_by_data (self->pane, self);
  self->pane = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_people_page_parent_class)->dispose (object);
}

static gboolean
ffw_people_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_PEOPLE_PAGE (widget)->pane));
}

static void
ffw_people_page_class_init (FfwPeoplePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwPageClass *page_class = FFW_PAGE_CLASS (class);

  object_class->constructed = ffw_people_page_constructed;
  object_class->dispose = ffw_people_page_dispose;
  widget_class->grab_focus = ffw_people_page_grab_focus;
  page_class->save = ffw_people_page_save;
  page_class->restore = ffw_people_page_restore;
  page_class->show_item = ffw_people_page_show_item;
  page_class->search = ffw_people_page_search;
  page_class->filter = ffw_people_page_filter;

  g_type_ensure (FFW_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, title);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, selected_button);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, pane);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, empty);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, row_menu);

  gtk_widget_class_install_action (widget_class, "people.add", NULL, do_add);
  gtk_widget_class_install_action (widget_class, "people.edit", "x", do_edit);
  gtk_widget_class_install_action (widget_class, "people.edit-current", NULL, do_edit_current);
  gtk_widget_class_install_action (widget_class, "people.leave", "x", do_leave);
  gtk_widget_class_install_action (widget_class, "people.leave-selected", NULL, do_leave_selected);
  gtk_widget_class_install_action (widget_class, "people.move", "x", do_move);
  gtk_widget_class_install_action (widget_class, "people.return", "x", do_move);
  gtk_widget_class_install_action (widget_class, "people.move-selected", NULL, do_move_selected);
  gtk_widget_class_install_action (widget_class, "people.another", "(ssss)", do_another);
  gtk_widget_class_install_action (widget_class, "people.away", "x", do_away);
  gtk_widget_class_install_action (widget_class, "people.edit-absence", "x", do_edit_absence);
  gtk_widget_class_install_action (widget_class, "people.delete-absence", "x", do_delete_absence);
  gtk_widget_class_install_action (widget_class, "people.record", "x", do_record);
  gtk_widget_class_install_action (widget_class, "people.record-course", "(xs)", do_record_course);
  for (guint i = 0; i < G_N_ELEMENTS (many_actions); i++)
    gtk_widget_class_install_action (widget_class, many_actions[i].action, NULL, do_many);
  gtk_widget_class_install_action (widget_class, BOOK, NULL, do_book);
  gtk_widget_class_install_action (widget_class, "people.duplicates", NULL, do_duplicates);
  gtk_widget_class_install_action (widget_class, "people.merge", NULL, do_merge);
  gtk_widget_class_install_action (widget_class, "people.nominate-selected", NULL, do_nominate);
  gtk_widget_class_install_action (widget_class, "people.add-note", "x", do_add_note);
  gtk_widget_class_install_action (widget_class, "people.save-kept", "x", do_save_kept);
  gtk_widget_class_install_action (widget_class, "people.passport", "x", do_passport);
  gtk_widget_class_install_action (widget_class, "people.erase", "x", do_erase);
  gtk_widget_class_install_action (widget_class, "people.edit-note", "x", do_edit_note);
  gtk_widget_class_install_action (widget_class, "people.delete-note", "x", do_delete_note);
}

static void
ffw_people_page_init (FfwPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: (transfer none): the rows that the page shows */
GListModel *
ffw_people_page_get_model (FfwPeoplePage *self)
{
  return ffw_list_pane_get_model (self->pane);
}
