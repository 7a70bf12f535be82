/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-view.h"

#include "ffw-concern.h"
#include "ffw-person-standing.h"
#include "ffw-standing-ring.h"
#include "ffw-standing-rows.h"
#include "ffw-standing-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define KEY "ffw-standing-key"

struct _FfwStandingView
{
  GtkWidget parent_instance;

  GtkWidget *group; /* AdwPreferencesGroup */
  GtkBox *box;

  FfwWorkspace *workspace;
  gint64 person;
  gint64 post;          /* the one that is open */
  GHashTable *places;   /* of each post: the organisation */
  GHashTable *unfolded; /* a set of keys: post and area */
  char *focused;        /* the key of the row that had the keyboard, while they are made anew */
  FfwPersonStanding *standing;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwStandingView, ffw_standing_view, GTK_TYPE_WIDGET)

static void
on_expanded (FfwStandingView *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  const char *key = g_object_get_data (G_OBJECT (row), KEY);

  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (self->unfolded, g_strdup (key));
  else
    g_hash_table_remove (self->unfolded, key);
}

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (dim)
    gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* They keep their standing while they are away. */
static char *
away_text (const FfwPersonStanding *standing)
{
  g_autofree char *since = ffw_words_date (standing->away_since);
  g_autofree char *until = ffw_words_date (standing->away_until);

  if (standing->away_until != FFW_DATE_NONE)
    /* Translators: of a person; %1$s and %2$s are dates */
    return ffw_words (_ ("Away since %1$s, until %2$s"), since, until, NULL);

  /* Translators: of a person; %1$s is a date */
  return ffw_words (_ ("Away since %1$s"), since, NULL);
}

static GtkWidget *
make_summary (FfwStandingView *self, const FfwPostStanding *post)
{
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *sentence = ffw_standing_words_sum (post, ffw_language_get ());
  const char *place = g_hash_table_lookup (self->places, &post->post);

  if (post->post != self->post && place)
    {
      GtkWidget *label = make_label (place, FALSE);

      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_box_append (GTK_BOX (texts), make_label (sentence, FALSE));
  if (self->standing->away_since != FFW_DATE_NONE)
    {
      g_autofree char *away = away_text (self->standing);

      gtk_box_append (GTK_BOX (texts), make_label (away, TRUE));
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (beside), ffw_standing_ring_new (post->sums, sentence));
  gtk_box_append (GTK_BOX (beside), texts);

  return beside;
}

static void
add_post (FfwStandingView *self, const FfwPostStanding *post)
{
  GtkWidget *list = gtk_list_box_new ();
  gboolean writable = !ffw_workspace_is_read_only (self->workspace);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  ffw_words_name (GTK_ACCESSIBLE (list), _ ("Standing"));
  for (guint i = 0; i < post->areas->len; i++)
    {
      const FfwAreaStanding *area = post->areas->pdata[i];
      GtkWidget *row = ffw_standing_rows_new (area, post->post, writable);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, post->post,
                                              area->area);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                     g_hash_table_contains (self->unfolded, key));
      g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      if (g_strcmp0 (self->focused, key) == 0)
        gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
  gtk_box_append (self->box, make_summary (self, post));
  gtk_box_append (self->box, list);
}

/* The row that the keyboard is in, to give it back once the rows are made anew. */
static void
remember_focus (FfwStandingView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  g_clear_pointer (&self->focused, g_free);
  for (; focus && focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    {
      const char *key = g_object_get_data (G_OBJECT (focus), KEY);

      if (key && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
        self->focused = g_strdup (key);
    }
}

static void
clear (FfwStandingView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
}

static void
show (FfwStandingView *self)
{
  const FfwPostStanding *open = ffw_person_standing_find (self->standing, self->post);

  remember_focus (self);
  clear (self);
  if (open)
    add_post (self, open);
  else
    gtk_box_append (self->box, make_label (_ ("Nothing is required of this post today."), TRUE));
  for (guint i = 0; i < self->standing->posts->len; i++)
    if (self->standing->posts->pdata[i] != open)
      add_post (self, self->standing->posts->pdata[i]);
}

typedef struct
{
  gint64 person;
  FfwDate today;
} Ask;

static gpointer
read_standing (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_person_standing_read (connection, ask->person, ask->today, error);
}

static void
free_standing (gpointer standing)
{
  ffw_person_standing_free (standing);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwStandingView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwPersonStanding) standing = ffw_workspace_read_finish (FFW_WORKSPACE (source),
                                                                      result, &error);

  if (self->group == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (standing == NULL)
    {
      g_message ("%s", error->message);
      return;
    }
  g_clear_pointer (&self->standing, ffw_person_standing_free);
  self->standing = g_steal_pointer (&standing);
  show (self);
}

static void
refresh (FfwStandingView *self)
{
  Ask *ask;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->person == 0)
    return;

  ask = g_new (Ask, 1);
  *ask = (Ask){ self->person, ffw_date_today () };
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_standing, ask, g_free, free_standing,
                            self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwStandingView *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_person_standing_tables))
    refresh (self);
}

static void
ffw_standing_view_dispose (GObject *object)
{
  FfwStandingView *self = FFW_STANDING_VIEW (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_pointer (&self->standing, ffw_person_standing_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_standing_view_parent_class)->dispose (object);
}

static void
ffw_standing_view_finalize (GObject *object)
{
  FfwStandingView *self = FFW_STANDING_VIEW (object);

  g_hash_table_unref (self->places);
  g_hash_table_unref (self->unfolded);
  g_free (self->focused);

  G_OBJECT_CLASS (ffw_standing_view_parent_class)->finalize (object);
}

static void
ffw_standing_view_class_init (FfwStandingViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = ffw_standing_view_dispose;
  object_class->finalize = ffw_standing_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
ffw_standing_view_init (FfwStandingView *self)
{
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Standing"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
}

GtkWidget *
ffw_standing_view_new (FfwWorkspace *workspace)
{
  FfwStandingView *self = g_object_new (FFW_TYPE_STANDING_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ffw_standing_view_show:
 * @person: with the post that is open
 *
 * Shows how somebody stands; what is shown of the same person and post stays as it is.
 */
void
ffw_standing_view_show (FfwStandingView *self, const FfwPerson *person)
{
  gboolean same = self->person == person->id && self->post == person->post->id;

  g_hash_table_remove_all (self->places);
  for (guint i = 0; i < person->posts->len; i++)
    {
      const FfwPersonPost *post = person->posts->pdata[i];

      g_hash_table_insert (self->places, g_memdup2 (&post->id, sizeof post->id),
                           g_strdup (post->organisation));
    }
  if (same)
    return;
  if (self->person != person->id)
    {
      g_hash_table_remove_all (self->unfolded);
      clear (self);
    }
  self->person = person->id;
  self->post = person->post->id;
  refresh (self);
}
