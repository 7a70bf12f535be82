/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-duplicate-view.h"

#include "ffw-coding.h"
#include "ffw-person.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns of the comparison. */
enum
{
  FIELD,
  FIRST,
  SECOND,
};

/* Both people, with what speaks for and against their being one. */
typedef struct
{
  gint64 posts[2];
  FfwPerson *people[2];
  FfwDuplicate *pair;
  FfwMergePlan *plan;
} Two;

struct _FfwDuplicateView
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkCheckButton *stays[2];
  GtkCheckButton *called[2];

  Two *two;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwDuplicateView, ffw_duplicate_view, ADW_TYPE_BIN)

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
two_free (gpointer data)
{
  Two *two = data;

  for (guint i = 0; i < G_N_ELEMENTS (two->people); i++)
    g_clear_pointer (&two->people[i], ffw_person_free);
  g_clear_pointer (&two->pair, ffw_duplicate_free);
  g_clear_pointer (&two->plan, ffw_merge_plan_free);
  g_free (two);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Two, two_free)

static gpointer
read_two (FfwConnection *connection, gpointer data, GError **error)
{
  const gint64 *posts = data;
  g_autoptr (Two) two = g_new0 (Two, 1);
  FfwLanguage language = ffw_language_get ();
  FfwDate today = ffw_date_today ();

  for (guint i = 0; i < G_N_ELEMENTS (two->people); i++)
    {
      two->posts[i] = posts[i];
      two->people[i] = ffw_person_read (connection, posts[i], today, language, error);
      if (two->people[i] == NULL)
        return NULL;
    }
  if (two->people[0]->id != two->people[1]->id)
    {
      const FfwMergeWish wish = { two->people[0]->id, two->people[1]->id, NULL, NULL, FFW_NULL };

      two->pair = ffw_duplicates_compare (connection, wish.stays, wish.goes, language, error);
      two->plan = two->pair ? ffw_merge_plan (connection, &wish, today, language, error) : NULL;
      if (two->plan == NULL)
        return NULL;
    }

  return g_steal_pointer (&two);
}

static GtkWidget *
add_text (FfwDuplicateView *self, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (class)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (self->box, label);

  return label;
}

static void
add_reasons (FfwDuplicateView *self, gboolean for_it, const char *title)
{
  const GPtrArray *reasons = self->two->pair->reasons;
  gboolean begun = FALSE;

  for (guint i = 0; i < reasons->len; i++)
    {
      const FfwDuplicateReason *reason = reasons->pdata[i];
      g_autofree char *line = NULL;

      if ((reason->weight >= 0) != for_it)
        continue;
      if (!begun)
        add_text (self, title, "heading");
      begun = TRUE;
      line = g_strconcat (for_it ? "+ " : "− ", reason->sentence, NULL);
      add_text (self, line, NULL);
    }
}

static void
add_sentences (FfwDuplicateView *self, const GPtrArray *sentences, const char *title)
{
  if (sentences->len)
    add_text (self, title, "heading");
  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *line = g_strconcat ("• ", sentences->pdata[i], NULL);

      add_text (self, line, NULL);
    }
}

static char *
list_posts (const FfwPerson *person)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < person->posts->len; i++)
    {
      const FfwPersonPost *post = person->posts->pdata[i];
      g_autofree char *from = ffw_words_short_date (post->started_on);
      g_autofree char *to = ffw_words_short_date (post->left_on);
      /* Translators: %1$s and %2$s are dates. */
      g_autofree char *dates = post->left_on ? ffw_words (_ ("%1$s – %2$s"), from, to, NULL)
                                             : ffw_words (_ ("since %1$s"), from, NULL);

      g_string_append_printf (text, "%s%s\n%s", text->len ? "\n" : "", post->organisation, dates);
      if (*post->number)
        g_string_append_printf (text, " · %s", post->number);
      if (*post->roles)
        g_string_append_printf (text, "\n%s", post->roles);
      if (*post->site)
        g_string_append_printf (text, "\n%s", post->site);
    }

  return g_strdup (text->str);
}

static char *
list_emails (const FfwPerson *person)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < person->posts->len; i++)
    {
      const FfwPersonPost *post = person->posts->pdata[i];

      if (*post->email && strstr (text->str, post->email) == NULL)
        g_string_append_printf (text, "%s%s", text->len ? "\n" : "", post->email);
    }

  return g_strdup (text->str);
}

static char *
tell_language (const FfwPerson *person)
{
  return g_strdup (person->training_language == FFW_CODE_NONE
                       ? ""
                       : ffw_coding_get_word (&ffw_coding_preference, person->training_language,
                                              ffw_language_get ()));
}

static char *
count_records (const FfwPerson *person)
{
  return ffw_words_number (person->records->len);
}

static char *
count_bookings (const FfwPerson *person)
{
  return ffw_words_number (person->bookings->len);
}

static char *
count_notes (const FfwPerson *person)
{
  return ffw_words_number (person->notes->len);
}

static GtkWidget *
make_value (const char *text)
{
  GtkWidget *label = gtk_label_new (*text ? text : "—");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

/* What it is, and in words whether the two say the same of it. */
static GtkWidget *
make_field (const char *title, const char *first, const char *second)
{
  gboolean same = g_str_equal (first, second);
  g_autofree char *text = g_strconcat (
      title, "\n", same ? C_ ("comparison", "the same") : C_ ("comparison", "differs"), NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, same ? "dim-label" : "heading");

  return label;
}

static GtkCheckButton *
make_choice (const char *text, GtkCheckButton *group)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = make_value (text);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  ffw_words_name (GTK_ACCESSIBLE (button), text);

  return GTK_CHECK_BUTTON (button);
}

static void
add_comparison (FfwDuplicateView *self)
{
  static const struct
  {
    const char *title;
    char *(*tell) (const FfwPerson *person);
  } fields[] = {
    { N_ ("Posts"), list_posts },
    { N_ ("E-mail"), list_emails },
    { N_ ("Training language"), tell_language },
    { N_ ("Training records"), count_records },
    { N_ ("Bookings"), count_bookings },
    { N_ ("Notes"), count_notes },
  };
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  FfwPerson *const *people = self->two->people;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 12);
  gtk_grid_attach (grid, make_value (_ ("Entry that stays")), FIELD, 0, 1, 1);
  gtk_grid_attach (grid, make_field (_ ("Name"), people[0]->name, people[1]->name), FIELD, 1, 1, 1);
  for (guint i = 0; i < 2; i++)
    {
      self->stays[i] = make_choice (i ? _ ("The second") : _ ("The first"),
                                    i ? self->stays[0] : NULL);
      self->called[i] = make_choice (people[i]->name, i ? self->called[0] : NULL);
      gtk_grid_attach (grid, GTK_WIDGET (self->stays[i]), FIRST + (int)i, 0, 1, 1);
      gtk_grid_attach (grid, GTK_WIDGET (self->called[i]), FIRST + (int)i, 1, 1, 1);
    }
  /* Who has more records is known longer, as a rule. */
  ffw_duplicate_view_keep (self, people[1]->records->len > people[0]->records->len);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *first = fields[i].tell (people[0]);
      g_autofree char *second = fields[i].tell (people[1]);
      int row = (int)i + 2;

      gtk_grid_attach (grid, make_field (_ (fields[i].title), first, second), FIELD, row, 1, 1);
      gtk_grid_attach (grid, make_value (first), FIRST, row, 1, 1);
      gtk_grid_attach (grid, make_value (second), SECOND, row, 1, 1);
    }
  gtk_box_append (self->box, GTK_WIDGET (grid));
}

static void
clear (FfwDuplicateView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < 2; i++)
    self->stays[i] = self->called[i] = NULL;
}

static void
fill (FfwDuplicateView *self)
{
  if (self->two->pair == NULL)
    {
      add_text (self, _ ("These are two posts of one person. Choose two people."), NULL);
      return;
    }
  add_reasons (self, TRUE, _ ("What speaks for it"));
  add_reasons (self, FALSE, _ ("What speaks against it"));
  add_comparison (self);
  add_sentences (self, self->two->plan->doubts, _ ("Look twice"));
  add_sentences (self, self->two->plan->settled, _ ("What both have"));
}

typedef struct
{
  FfwDuplicateView *view;
  GCancellable *cancellable;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwDuplicateView) self = reading->view;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (Two) two = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading != cancellable)
    return;

  g_clear_object (&self->reading);
  self->two = g_steal_pointer (&two);
  if (self->two)
    fill (self);
  else if (error)
    add_text (self, error->message, NULL);
  g_signal_emit (self, signals[READY], 0);
}

/**
 * ffw_duplicate_view_show:
 * @post, @other_post: posts of the two people; 0 for nobody
 */
void
ffw_duplicate_view_show (FfwDuplicateView *self, FfwWorkspace *workspace, gint64 post,
                         gint64 other_post)
{
  const gint64 posts[] = { post, other_post };
  Reading *reading;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->two, two_free);
  clear (self);
  g_signal_emit (self, signals[READY], 0);
  if (post == 0)
    return;

  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->view = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (workspace, read_two, g_memdup2 (posts, sizeof posts), g_free, two_free,
                            self->reading, on_read, reading);
}

/** Returns: whether two people are shown who can be merged */
gboolean
ffw_duplicate_view_is_ready (FfwDuplicateView *self)
{
  return self->two && self->two->pair;
}

/**
 * ffw_duplicate_view_get_wish:
 * @wish: (out): what was chosen; its names are lent
 */
void
ffw_duplicate_view_get_wish (FfwDuplicateView *self, FfwMergeWish *wish)
{
  gboolean other = gtk_check_button_get_active (self->stays[1]);
  const FfwPerson *called = self->two->people[gtk_check_button_get_active (self->called[1])];

  *wish = (FfwMergeWish){
    .stays = self->two->people[other]->id,
    .goes = self->two->people[!other]->id,
    .given_name = called->given_name,
    .family_name = called->family_name,
    .training_language = FFW_NULL,
  };
}

/** Returns: (transfer none): what a merge would do */
const FfwMergePlan *
ffw_duplicate_view_get_plan (FfwDuplicateView *self)
{
  return self->two->plan;
}

/** Chooses which entry stays, and keeps its name. */
void
ffw_duplicate_view_keep (FfwDuplicateView *self, gboolean other)
{
  gtk_check_button_set_active (self->stays[other ? 1 : 0], TRUE);
  gtk_check_button_set_active (self->called[other ? 1 : 0], TRUE);
}

static void
ffw_duplicate_view_dispose (GObject *object)
{
  FfwDuplicateView *self = FFW_DUPLICATE_VIEW (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->two, two_free);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_duplicate_view_parent_class)->dispose (object);
}

static void
ffw_duplicate_view_class_init (FfwDuplicateViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ffw_duplicate_view_dispose;

  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
ffw_duplicate_view_init (FfwDuplicateView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
