/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-duplicates-form.h"

#include "ffw-concern.h"
#include "ffw-distinct-people.h"
#include "ffw-do.h"
#include "ffw-duplicate-view.h"
#include "ffw-leaflet-back.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How many pairs are listed: nobody looks at more in one sitting, and the rest moves up. */
#define LISTED 200

struct _FfwDuplicatesForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *undo_button;
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkLabel *status;
  GtkListBox *list;
  GtkWidget *distinct_title;
  GtkListBox *distinct;
  GtkWidget *content;
  FfwDuplicateView *view;
  GtkWidget *next_button;

  gint64 posts[2]; /* of the two that are looked at; 0 for nobody */
  gboolean alone;  /* whether they are all that there is to be seen */
  gboolean listing;
  guint changes; /* that were made here, and not undone here */
  FfwDuplicates *found;
  GPtrArray *distinct_pairs;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwDuplicatesForm, ffw_duplicates_form, FFW_TYPE_FORM)

/* What is read for the list. */
typedef struct
{
  FfwDuplicates *found;
  GPtrArray *distinct;
} Listed;

static void
listed_free (gpointer data)
{
  Listed *self = data;

  g_clear_pointer (&self->found, ffw_duplicates_free);
  g_clear_pointer (&self->distinct, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_list (FfwConnection *connection, gpointer data, GError **error)
{
  Listed *self = g_new0 (Listed, 1);

  self->found = ffw_duplicates_find (connection, LISTED, ffw_language_get (), error);
  self->distinct = self->found ? ffw_distinct_people_list (connection, error) : NULL;
  if (self->distinct == NULL)
    g_clear_pointer (&self, listed_free);

  return self;
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (class)
    gtk_widget_add_css_class (label, class);

  return label;
}

static const char *
tell_strength (int strength)
{
  if (strength >= FFW_DUPLICATE_VERY_LIKELY)
    return _ ("very likely the same");
  if (strength >= FFW_DUPLICATE_LIKELY)
    return _ ("likely the same");

  return _ ("perhaps the same");
}

static GtkWidget *
make_row (const FfwDuplicate *pair)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *names = g_strcmp0 (pair->name, pair->other_name) == 0
                               ? g_strdup (pair->name)
                               : ffw_words (_ ("%1$s and %2$s"), pair->name, pair->other_name,
                                            NULL);
  g_autofree char *where = g_strcmp0 (pair->organisation, pair->other_organisation) == 0
                               ? g_strdup (pair->organisation)
                               : ffw_words (_ ("%1$s and %2$s"), pair->organisation,
                                            pair->other_organisation, NULL);
  const char *strength = tell_strength (pair->strength);
  g_autofree char *name = g_strjoin (", ", names, where, strength, NULL);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (names, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (where, NULL));
  gtk_box_append (GTK_BOX (box), make_label (strength, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  return row;
}

static GtkWidget *
make_distinct_row (const FfwDistinctPair *pair)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_ ("Take Back"));
  g_autofree char *names = ffw_words (_ ("%1$s and %2$s"), pair->name, pair->other_name, NULL);
  g_autofree char *name = ffw_words (_ ("Take back that %1$s are different people"), names, NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duplicates.take-back");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", pair->person, pair->other);
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  gtk_box_append (GTK_BOX (box), make_label (names, NULL));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ffw_words_name (GTK_ACCESSIBLE (row), names);

  return row;
}

static void
enable (FfwDuplicatesForm *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !ffw_workspace_is_read_only (ffw_form_get_workspace (FFW_FORM (self)));
  gboolean ready = ffw_duplicate_view_is_ready (self->view);

  gtk_widget_action_set_enabled (widget, "duplicates.merge", ready && writable);
  gtk_widget_action_set_enabled (widget, "duplicates.distinct", ready && writable);
  gtk_widget_action_set_enabled (widget, "duplicates.next",
                                 self->found && self->found->pairs->len > 1);
  gtk_widget_action_set_enabled (widget, "duplicates.undo", self->changes > 0 && writable);
  gtk_widget_action_set_enabled (widget, "duplicates.take-back", writable);
}

static void
look_at (FfwDuplicatesForm *self, gint64 post, gint64 other_post)
{
  self->posts[0] = post;
  self->posts[1] = other_post;
  ffw_duplicate_view_show (self->view, ffw_form_get_workspace (FFW_FORM (self)), post, other_post);
}

static void
on_selected (FfwDuplicatesForm *self, GtkListBoxRow *row)
{
  const FfwDuplicate *pair;

  if (row == NULL || self->listing)
    return;
  pair = self->found->pairs->pdata[gtk_list_box_row_get_index (row)];
  if (pair->post != self->posts[0] || pair->other_post != self->posts[1])
    look_at (self, pair->post, pair->other_post);
}

static void
on_activated (FfwDuplicatesForm *self, GtkListBoxRow *row)
{
  on_selected (self, row);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
}

static void
say_status (FfwDuplicatesForm *self)
{
  g_autofree char *text = NULL;

  if (self->found->n == 0)
    text = g_strdup (_ ("Nobody is there twice, as far as can be seen."));
  else if (self->found->n > self->found->pairs->len)
    {
      g_autofree char *shown = ffw_words_number (self->found->pairs->len);
      g_autofree char *all = ffw_words_number (self->found->n);

      text = ffw_words (_ ("The likeliest %1$s of %2$s pairs of people who may be the same."),
                        shown, all, NULL);
    }
  else
    text = ffw_words_count (FFW_NP_ ("%1$d pair of people who may be the same.",
                                     "%1$d pairs of people who may be the same."),
                            self->found->n);
  gtk_label_set_label (self->status, text);
}

/* Shows the list again, at the pair that was looked at, or the one that has come in its place. */
static void
fill (FfwDuplicatesForm *self, int at)
{
  GtkListBoxRow *chosen = NULL;

  self->listing = TRUE;
  clear_list (self->list);
  clear_list (self->distinct);
  for (guint i = 0; i < self->found->pairs->len; i++)
    {
      const FfwDuplicate *pair = self->found->pairs->pdata[i];
      GtkWidget *row = make_row (pair);

      gtk_list_box_append (self->list, row);
      if (pair->post == self->posts[0] && pair->other_post == self->posts[1])
        chosen = GTK_LIST_BOX_ROW (row);
    }
  for (guint i = 0; i < self->distinct_pairs->len; i++)
    gtk_list_box_append (self->distinct, make_distinct_row (self->distinct_pairs->pdata[i]));
  gtk_widget_set_visible (self->distinct_title, self->distinct_pairs->len > 0);
  say_status (self);
  self->listing = FALSE;

  if (chosen == NULL && self->found->pairs->len > 0)
    chosen = gtk_list_box_get_row_at_index (self->list,
                                            CLAMP (at, 0, (int)self->found->pairs->len - 1));
  if (chosen)
    gtk_list_box_select_row (self->list, chosen);
  else
    look_at (self, 0, 0);
  enable (self);
}

typedef struct
{
  FfwDuplicatesForm *form;
  GCancellable *cancellable;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwDuplicatesForm) self = reading->form;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  Listed *listed = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  GtkListBoxRow *row;
  int at;

  if (self->reading != cancellable)
    {
      g_clear_pointer (&listed, listed_free);
      return;
    }
  g_clear_object (&self->reading);
  if (listed == NULL)
    {
      gtk_label_set_label (self->status, error ? error->message : "");
      return;
    }

  row = gtk_list_box_get_selected_row (self->list);
  at = row ? gtk_list_box_row_get_index (row) : 0;
  g_clear_pointer (&self->found, ffw_duplicates_free);
  g_clear_pointer (&self->distinct_pairs, g_ptr_array_unref);
  self->found = g_steal_pointer (&listed->found);
  self->distinct_pairs = g_steal_pointer (&listed->distinct);
  listed_free (listed);
  fill (self, at);
}

static void
read_again (FfwDuplicatesForm *self)
{
  Reading *reading;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->found == NULL)
    gtk_label_set_label (self->status, _ ("Looking for people who may be the same…"));

  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->form = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_list, NULL, NULL,
                            listed_free, self->reading, on_read, reading);
}

static void
on_changed (FfwDuplicatesForm *self, const char *const *tables)
{
  if (!self->alone && ffw_concern_any (tables, ffw_duplicates_tables))
    read_again (self);
}

/* A merge on its way. */
typedef struct
{
  FfwMergeWish wish;
  char *given_name;
  char *family_name;
  FfwDate today;
  FfwLanguage language;
} Merging;

static void
merging_free (gpointer data)
{
  Merging *self = data;

  g_free (self->given_name);
  g_free (self->family_name);
  g_free (self);
}

static gboolean
merge (FfwChange *change, gpointer data, GError **error)
{
  Merging *self = data;

  return ffw_merge (change, &self->wish, self->today, self->language, error);
}

/* Of two who were chosen, all is done; of a list, the next comes. */
static void
on_done (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);

  if (!done)
    return;
  if (self->alone)
    {
      ffw_form_close (FFW_FORM (self));
      return;
    }
  self->changes++;
  enable (self);
}

static void
do_merge (FfwDuplicatesForm *self)
{
  Merging *merging = g_new0 (Merging, 1);

  ffw_duplicate_view_get_wish (self->view, &merging->wish);
  merging->given_name = g_strdup (merging->wish.given_name);
  merging->family_name = g_strdup (merging->wish.family_name);
  merging->wish.given_name = merging->given_name;
  merging->wish.family_name = merging->family_name;
  merging->today = ffw_date_today ();
  merging->language = ffw_language_get ();
  ffw_do (GTK_WIDGET (self), ffw_form_get_workspace (FFW_FORM (self)), merge, merging, merging_free,
          _ ("The Two Were Not Merged"), on_done);
}

static void
on_answer (FfwDuplicatesForm *self, const char *response)
{
  if (g_str_equal (response, "merge") && ffw_duplicate_view_is_ready (self->view))
    do_merge (self);
}

/* What makes one look twice is asked about before, in so many words. */
static void
on_merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);
  const GPtrArray *doubts = ffw_duplicate_view_get_plan (self->view)->doubts;
  g_autoptr (GString) body = g_string_new (NULL);
  GtkWidget *dialog;

  if (doubts->len == 0)
    {
      do_merge (self);
      return;
    }
  for (guint i = 0; i < doubts->len; i++)
    g_string_append_printf (body, "%s%s", i ? "\n\n" : "", (const char *)doubts->pdata[i]);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                   _ ("Merge the Two All the Same?"), body->str);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "merge",
                                    _ ("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "merge",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
mark_distinct (FfwChange *change, gpointer data, GError **error)
{
  const gint64 *people = data;

  return ffw_distinct_people_add (change, people[0], people[1], error);
}

static void
on_distinct (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);
  FfwMergeWish wish;
  gint64 people[2];

  ffw_duplicate_view_get_wish (self->view, &wish);
  people[0] = wish.stays;
  people[1] = wish.goes;
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), mark_distinct,
          g_memdup2 (people, sizeof people), g_free, _ ("It Was Not Noted"), on_done);
}

static gboolean
take_back (FfwChange *change, gpointer data, GError **error)
{
  const gint64 *people = data;

  return ffw_distinct_people_remove (change, people[0], people[1], error);
}

static void
on_take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);
  gint64 people[2];

  g_variant_get (parameter, "(xx)", &people[0], &people[1]);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), take_back,
          g_memdup2 (people, sizeof people), g_free, _ ("It Was Not Taken Back"), on_done);
}

static void
on_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int next = row ? gtk_list_box_row_get_index (row) + 1 : 0;

  row = gtk_list_box_get_row_at_index (self->list, next);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row)
    gtk_list_box_select_row (self->list, row);
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent == NULL)
    return;
  /* What was done elsewhere before is not undone from here: the arrow looks like a way back. */
  self->changes--;
  enable (self);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->side);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static GVariant *
ffw_duplicates_form_save (FfwForm *form)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (
      &state, self->alone ? "posts" : "shown",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->posts, 2, sizeof (gint64)));

  return g_variant_dict_end (&state);
}

static gboolean
take_posts (GVariant *state, const char *name, gint64 posts[2])
{
  g_autoptr (GVariant) given = g_variant_lookup_value (state, name, G_VARIANT_TYPE ("ax"));
  gsize n = 0;
  const gint64 *ids = given ? g_variant_get_fixed_array (given, &n, sizeof (gint64)) : NULL;

  if (n != 2)
    return FALSE;
  posts[0] = ids[0];
  posts[1] = ids[1];

  return TRUE;
}

static void
ffw_duplicates_form_restore (FfwForm *form, GVariant *state)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (form);

  self->alone = take_posts (state, "posts", self->posts);
  gtk_widget_set_visible (self->side, !self->alone);
  gtk_widget_set_visible (self->next_button, !self->alone);
  gtk_widget_set_visible (self->undo_button, !self->alone);
  if (self->alone)
    {
      adw_window_title_set_title (self->title, _ ("Merge"));
      adw_leaflet_set_visible_child (self->leaflet, self->content);
      look_at (self, self->posts[0], self->posts[1]);
    }
  else if (take_posts (state, "shown", self->posts))
    look_at (self, self->posts[0], self->posts[1]);
}

/* Whatever is chosen here is chosen again in a moment. */
static gboolean
ffw_duplicates_form_is_touched (FfwForm *form)
{
  return FALSE;
}

static gboolean
ffw_duplicates_form_grab_focus (GtkWidget *widget)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);

  return gtk_widget_grab_focus (self->alone ? GTK_WIDGET (self->view) : GTK_WIDGET (self->list));
}

static void
ffw_duplicates_form_map (GtkWidget *widget)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (widget);

  GTK_WIDGET_CLASS (ffw_duplicates_form_parent_class)->map (widget);
  if (!self->alone && self->found == NULL && self->reading == NULL)
    read_again (self);
}

static void
ffw_duplicates_form_constructed (GObject *object)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (object);

  G_OBJECT_CLASS (ffw_duplicates_form_parent_class)->constructed (object);

  g_signal_connect_object (ffw_form_get_workspace (FFW_FORM (self)), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "ready", G_CALLBACK (enable), self, G_CONNECT_SWAPPED);
  ffw_leaflet_back_watch (self->leaflet, self->back_button);
  enable (self);
}

static void
ffw_duplicates_form_dispose (GObject *object)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  /* The rows go one by one, and each would choose the next. */
  self->listing = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_duplicates_form_parent_class)->dispose (object);
}

static void
ffw_duplicates_form_finalize (GObject *object)
{
  FfwDuplicatesForm *self = FFW_DUPLICATES_FORM (object);

  g_clear_pointer (&self->found, ffw_duplicates_free);
  g_clear_pointer (&self->distinct_pairs, g_ptr_array_unref);

  G_OBJECT_CLASS (ffw_duplicates_form_parent_class)->finalize (object);
}

static void
ffw_duplicates_form_class_init (FfwDuplicatesFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_duplicates_form_constructed;
  object_class->dispose = ffw_duplicates_form_dispose;
  object_class->finalize = ffw_duplicates_form_finalize;
  widget_class->map = ffw_duplicates_form_map;
  widget_class->grab_focus = ffw_duplicates_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_duplicates_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_duplicates_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_duplicates_form_is_touched;

  g_type_ensure (FFW_TYPE_DUPLICATE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-duplicates-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, back_button);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, undo_button);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, leaflet);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, side);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, status);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, list);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, distinct_title);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, distinct);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, content);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, view);
  gtk_widget_class_bind_template_child (widget_class, FfwDuplicatesForm, next_button);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, on_merge);
  gtk_widget_class_install_action (widget_class, "duplicates.distinct", NULL, on_distinct);
  gtk_widget_class_install_action (widget_class, "duplicates.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "duplicates.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "duplicates.take-back", "(xx)", on_take_back);
}

static void
ffw_duplicates_form_init (FfwDuplicatesForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
