/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-view.h"

#include "ffw-coding.h"
#include "ffw-concern.h"
#include "ffw-file-list.h"
#include "ffw-history-list.h"
#include "ffw-person-reading.h"
#include "ffw-person-rows.h"
#include "ffw-person-time.h"
#include "ffw-standing-view.h"
#include "ffw-do.h"
#include "ffw-post-actions.h"
#include "ffw-words.h"

#include <adwaita.h>

#include <glib/gi18n-lib.h>

#include <string.h>

/* How many rows of a group are shown before one asks for the rest. */
#define SHOWN 12

typedef enum
{
  GROUP_FACTS,
  GROUP_TIME,
  GROUP_RECORDS,
  GROUP_BOOKINGS,
  GROUP_RATINGS,
  GROUP_NOTES,
  N_GROUPS,
} Group;

struct _FfwPersonView
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkBox *box;
  GtkLabel *name;
  GtkLabel *where;
  GtkWidget *groups[N_GROUPS]; /* AdwPreferencesGroup */
  GtkWidget *lists[N_GROUPS];
  GtkWidget *empty[N_GROUPS];
  GtkWidget *more[N_GROUPS];
  gboolean all[N_GROUPS]; /* every row is shown */
  FfwStandingView *standing;
  FfwFileList *files;
  FfwHistoryList *history;
  gint64 history_of; /* the id of the person whose history is shown */

  FfwWorkspace *workspace;
  gint64 post;
  FfwPerson *person;
  GPtrArray *moments; /* of FfwPersonMoment, lent from person */
  GCancellable *reading;
};

enum
{
  PROP_0,
  PROP_POST,
  N_PROPS
};

enum
{
  GONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwPersonView, ffw_person_view, GTK_TYPE_WIDGET)

/* What a group is called, with how many rows it has, and what it says where it has none. */
static const struct
{
  const char *title;
  const char *one;
  const char *many;
  const char *none;
} words[N_GROUPS] = {
  [GROUP_FACTS] = { N_ ("This Post") },
  [GROUP_TIME] = { N_ ("Posts and Absences"), NULL, NULL, N_ ("There is no post.") },
  [GROUP_RECORDS] = { N_ ("Training"), FFW_NP_ ("Training: %1$d Record", "Training: %1$d Records"),
                      N_ ("No training is recorded yet.") },
  [GROUP_BOOKINGS] = { N_ ("Bookings"), FFW_NP_ ("%1$d Booking", "%1$d Bookings"),
                       N_ ("No place on a session was ever booked.") },
  [GROUP_RATINGS] = { N_ ("Ratings"), FFW_NP_ ("%1$d Rating of Needs", "%1$d Ratings of Needs"),
                      N_ ("Nobody has rated the needs of this person.") },
  [GROUP_NOTES] = { N_ ("Notes"), FFW_NP_ ("%1$d Note", "%1$d Notes"),
                    N_ ("Nobody has written a note.") },
};

static GPtrArray *
get_rows (FfwPersonView *self, Group group)
{
  switch (group)
    {
    case GROUP_TIME:
      return self->moments;
    case GROUP_RECORDS:
      return self->person->records;
    case GROUP_BOOKINGS:
      return self->person->bookings;
    case GROUP_RATINGS:
      return self->person->ratings;
    case GROUP_NOTES:
      return self->person->notes;
    case GROUP_FACTS:
    case N_GROUPS:
    default:
      return NULL;
    }
}

static GtkWidget *
make_row (FfwPersonView *self, Group group, gpointer row)
{
  switch (group)
    {
    case GROUP_TIME:
      return ffw_person_time_row (row, self->person->post, ffw_date_today (),
                                  !ffw_workspace_is_read_only (self->workspace));
    case GROUP_RECORDS:
      return ffw_person_record_row (row, ffw_date_today ());
    case GROUP_BOOKINGS:
      return ffw_person_booking_row (row);
    case GROUP_RATINGS:
      return ffw_person_rating_row (row);
    case GROUP_NOTES:
      return ffw_person_note_row (row, !ffw_workspace_is_read_only (self->workspace));
    case GROUP_FACTS:
    case N_GROUPS:
    default:
      return NULL;
    }
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
add_fact (FfwPersonView *self, const char *title, const char *text)
{
  if (*text)
    gtk_list_box_append (GTK_LIST_BOX (self->lists[GROUP_FACTS]),
                         ffw_person_fact_row (title, text));
}

static void
show_facts (FfwPersonView *self)
{
  const FfwPersonPost *post = self->person->post;
  const char *language = ffw_coding_get_word (&ffw_coding_preference,
                                              self->person->training_language, ffw_language_get ());
  g_autofree char *started = ffw_words_date (post->started_on);
  g_autofree char *left = ffw_words_date (post->left_on);
  g_autofree char *manages = self->person->n_managed
                                 ? ffw_words_count (FFW_NP_ ("%1$d person", "%1$d people"),
                                                    (guint64)self->person->n_managed)
                                 : g_strdup ("");

  clear_list (self->lists[GROUP_FACTS]);
  add_fact (self, _ ("Staff Number"), post->number);
  add_fact (self, _ ("Roles"), post->roles);
  add_fact (self, _ ("Site"), post->site);
  add_fact (self, _ ("E-mail"), post->email);
  add_fact (self, _ ("Training Language"), language ? language : "");
  add_fact (self, _ ("Manager"), post->manager);
  /* Translators: whose manager a person is: “Manages: 3 people” */
  add_fact (self, _ ("Manages"), manages);
  add_fact (self, _ ("Started"), started);
  add_fact (self, _ ("Last Day"), left);
}

static void
show_group (FfwPersonView *self, Group group)
{
  GPtrArray *rows = get_rows (self, group);
  guint n = rows->len;
  guint shown = 0;
  g_autofree char *title = n && words[group].one
                               ? ffw_words_count (words[group].one, words[group].many, n)
                               : g_strdup (_ (words[group].title));

  clear_list (self->lists[group]);
  for (guint i = 0; i < rows->len && (shown < SHOWN || self->all[group]); i++)
    {
      GtkWidget *row = make_row (self, group, rows->pdata[i]);

      gtk_list_box_append (GTK_LIST_BOX (self->lists[group]), row);
      shown++;
    }

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->groups[group]), title);
  gtk_widget_set_visible (self->groups[group], n > 0 || words[group].none);
  gtk_widget_set_visible (self->lists[group], n > 0);
  gtk_widget_set_visible (self->empty[group], n == 0);
  gtk_widget_set_visible (self->more[group], shown < n);
  if (shown < n)
    {
      g_autofree char *more = ffw_words_count (FFW_NP_ ("_Show %1$d More", "_Show %1$d More"),
                                               n - shown);

      gtk_button_set_label (GTK_BUTTON (self->more[group]), more);
      ffw_words_mend_names (self->more[group]);
    }
}

/* Which row has the keyboard, to give it back once the rows are made anew. */
typedef struct
{
  Group group;
  int row;
} Place;

static Place
find_place (FfwPersonView *self)
{
  Place place = { N_GROUPS, 0 };

  for (guint i = 0; i < N_GROUPS; i++)
    {
      GtkWidget *child = gtk_widget_get_focus_child (self->lists[i]);

      if (child && gtk_widget_get_focus_child (self->scrolled))
        place = (Place){ i, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) };
    }

  return place;
}

static void
go_back_to (FfwPersonView *self, Place place)
{
  GtkListBoxRow *row = NULL;

  if (place.group == N_GROUPS)
    return;

  for (int i = place.row; i >= 0 && row == NULL; i--)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->lists[place.group]), i);
  gtk_widget_grab_focus (row ? GTK_WIDGET (row) : self->scrolled);
}

/* It refreshes by itself. */
static void
show_history (FfwPersonView *self)
{
  const FfwHistoryRequest request = { .subject = self->person->id };

  if (self->history_of == self->person->id)
    return;

  self->history_of = self->person->id;
  ffw_history_list_set_request (self->history, self->workspace, &request);
}

static void
enable (FfwPersonView *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action,
                                 enabled && !ffw_workspace_is_read_only (self->workspace));
}

/* What can be done with a post depends on whether it has ended, and what comes before and after. */
static void
enable_actions (FfwPersonView *self)
{
  static const char *const always[] = { "person.edit",    "person.record", "person.add-note",
                                        "person.another", "person.away",   "person.erase" };
  const FfwPersonPost *post = self->person ? self->person->post : NULL;
  FfwDate today = ffw_date_today ();
  gboolean goes_on = post && (post->left_on == FFW_DATE_NONE || post->left_on >= today);

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    enable (self, always[i], TRUE);
  enable (self, "person.move", goes_on);
  enable (self, "person.leave", goes_on);
  enable (self, "person.return", post && !ffw_person_time_goes_on (self->person, today));
  enable (self, "person.take-back-leaving",
          post && post->left_on != FFW_DATE_NONE
              && !ffw_person_time_touches (self->person, post, FALSE));
  enable (self, "person.take-back-move",
          post && ffw_person_time_touches (self->person, post, TRUE));
}

static void
show_person (FfwPersonView *self)
{
  Place place = find_place (self);
  g_autofree char *name = ffw_words_cut (self->person->name);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->where, self->person->post->organisation);
  show_facts (self);
  ffw_standing_view_show (self->standing, self->person);
  enable_actions (self);
  for (guint i = GROUP_TIME; i < N_GROUPS; i++)
    show_group (self, i);
  ffw_file_list_show (self->files, self->workspace, self->person->id, 0);
  show_history (self);
  gtk_widget_set_visible (self->scrolled, TRUE);
  go_back_to (self, place);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwPersonView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwPerson) person = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->scrolled == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);

  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->person, ffw_person_free);
  self->person = g_steal_pointer (&person);
  if (self->person)
    self->moments = ffw_person_time_read (self->person);
  if (self->person)
    show_person (self);
  else if (error)
    {
      gtk_widget_set_visible (self->scrolled, FALSE);
      g_message ("%s", error->message);
    }
  else
    {
      gtk_widget_set_visible (self->scrolled, FALSE);
      self->post = 0;
      g_signal_emit (self, signals[GONE], 0);
    }
}

static void
refresh (FfwPersonView *self)
{

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->post == 0)
    return;

  self->reading = g_cancellable_new ();
  ffw_person_reading_async (self->workspace, self->post, self->reading, on_read,
                            g_object_ref (self));
}

static void
on_changed (FfwPersonView *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_person_tables))
    refresh (self);
}

static void
on_more (FfwPersonView *self, GtkWidget *button)
{
  for (guint i = 0; i < N_GROUPS; i++)
    if (self->more[i] == button)
      {
        GtkListBoxRow *next;

        self->all[i] = TRUE;
        show_group (self, i);
        next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->lists[i]), SHOWN);
        if (next)
          gtk_widget_grab_focus (GTK_WIDGET (next));
      }
}

/* What is about the person, and not about the post that is open. */
static const char *const of_person[] = { "person.add-note", "person.away",  "person.save-kept",
                                         "person.passport", "person.erase", NULL };

static void
act (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPersonView *self = FFW_PERSON_VIEW (widget);
  g_autofree char *name = g_strconcat ("people.", action + strlen ("person."), NULL);
  gint64 id;

  if (self->person == NULL)
    return;

  if (g_strv_contains (of_person, action))
    id = self->person->id;
  else if (g_str_equal (action, "person.return"))
    id = ffw_person_time_last (self->person)->id;
  else
    id = self->person->post->id;
  gtk_widget_activate_action (widget, name, "x", id);
}

static void
act_another (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const FfwPerson *person = FFW_PERSON_VIEW (widget)->person;

  if (person)
    gtk_widget_activate_action (widget, "people.another", "(ssss)", person->uuid, person->name,
                                person->given_name, person->family_name);
}

/* A post whose end, or beginning, is taken back. */
typedef struct
{
  gint64 post;
  FfwDate today;
  gboolean leaving;
} TakingBack;

static gboolean
take_back (FfwChange *change, gpointer data, GError **error)
{
  const TakingBack *self = data;

  return self->leaving ? ffw_post_take_back_leaving (change, self->post, self->today, error)
                       : ffw_post_take_back_move (change, self->post, self->today, error);
}

static void
act_take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPersonView *self = FFW_PERSON_VIEW (widget);
  TakingBack *back;

  if (self->person == NULL)
    return;
  back = g_new (TakingBack, 1);
  *back = (TakingBack){ self->person->post->id, ffw_date_today (),
                        g_str_equal (action, "person.take-back-leaving") };
  ffw_do (widget, self->workspace, take_back, back, g_free,
          back->leaving ? _ ("The Last Day Could Not Be Taken Back")
                        : _ ("The Move Could Not Be Taken Back"),
          NULL);
}

static void
act_calendar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const FfwPersonView *self = FFW_PERSON_VIEW (widget);

  if (self->person)
    gtk_widget_activate_action (widget, "session.calendar-person", "x", self->person->id);
}

static void
ffw_person_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_POST)
    g_value_set_int64 (value, FFW_PERSON_VIEW (object)->post);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_person_view_dispose (GObject *object)
{
  FfwPersonView *self = FFW_PERSON_VIEW (object);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->person, ffw_person_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_person_view_parent_class)->dispose (object);
}

static void
ffw_person_view_class_init (FfwPersonViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const char *const actions[]
      = { "person.edit",   "person.leave", "person.record",   "person.add-note",  "person.move",
          "person.return", "person.away",  "person.passport", "person.save-kept", "person.erase" };

  object_class->get_property = ffw_person_view_get_property;
  object_class->dispose = ffw_person_view_dispose;

  properties[PROP_POST] = g_param_spec_int64 ("post", NULL, NULL, 0, G_MAXINT64, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[GONE] = g_signal_new ("gone", FFW_TYPE_PERSON_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, act);
  gtk_widget_class_install_action (widget_class, "person.another", NULL, act_another);
  gtk_widget_class_install_action (widget_class, "person.take-back-leaving", NULL, act_take_back);
  gtk_widget_class_install_action (widget_class, "person.take-back-move", NULL, act_take_back);
  gtk_widget_class_install_action (widget_class, "person.calendar", NULL, act_calendar);
}

typedef struct
{
  const char *label;
  const char *action;
} Item;

/* What becomes of posts over time. */
static const Item post_items[] = {
  { N_ ("_Move…"), "person.move" },
  { N_ ("_Leave…"), "person.leave" },
  { N_ ("_Return…"), "person.return" },
  { N_ ("Another _Post…"), "person.another" },
  { N_ ("_Absence…"), "person.away" },
  { N_ ("Take the Last _Day Back"), "person.take-back-leaving" },
  { N_ ("Take the Mo_ve Back"), "person.take-back-move" },
};

/* What is asked for more seldom. */
static const Item more_items[] = {
  { N_ ("Add N_ote…"), "person.add-note" },
  { N_ ("_Training Passport…"), "person.passport" },
  { N_ ("_Calendar File…"), "person.calendar" },
  { N_ ("_Save What Is Kept…"), "person.save-kept" },
  { N_ ("Er_ase…"), "person.erase" },
};

static GtkWidget *
make_menu_button (const char *label, const char *name, const char *about, const Item *items,
                  guint n)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (menu, _ (items[i].label), items[i].action);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, about);
  ffw_words_name (GTK_ACCESSIBLE (button), name);

  return button;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  /* Long words of another language, or large text, take a second line. */
  g_object_set (gtk_button_get_child (GTK_BUTTON (button)), "wrap", TRUE, "justify",
                GTK_JUSTIFY_CENTER, NULL);

  return button;
}

/* What can be done, two beside each other: there is room for two in a narrow window too. */
static GtkWidget *
make_buttons (void)
{
  GtkWidget *all[] = {
    make_button (_ ("_Edit…"), "person.edit"),
    make_button (_ ("_Record Training…"), "person.record"),
    make_menu_button (_ ("_Posts"), _ ("Posts"),
                      _ ("Move, leave, return, take another post, be away"), post_items,
                      G_N_ELEMENTS (post_items)),
    /* Translators: on a button with a menu of further things to do with a person */
    make_menu_button (_ ("_More"), _ ("More"),
                      _ ("Add a note, save their passport or what is kept about them, erase them"),
                      more_items, G_N_ELEMENTS (more_items)),
  };
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, "row-spacing", 6, NULL);

  for (int i = 0; i < (int)G_N_ELEMENTS (all); i++)
    {
      gtk_widget_set_hexpand (all[i], TRUE);
      gtk_grid_attach (GTK_GRID (grid), all[i], i % 2, i / 2, 1, 1);
    }
  ffw_words_mend_names (grid);

  return grid;
}

static void
add_group (FfwPersonView *self, GtkBox *box, Group group)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->groups[group] = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->groups[group]),
                                   _ (words[group].title));
  self->lists[group] = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->lists[group]), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->lists[group], "boxed-list");
  ffw_words_name (GTK_ACCESSIBLE (self->lists[group]), _ (words[group].title));
  self->empty[group] = g_object_new (GTK_TYPE_LABEL, "label",
                                     words[group].none ? _ (words[group].none) : "", "xalign", 0.0,
                                     "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->empty[group], "dim-label");
  self->more[group] = g_object_new (GTK_TYPE_BUTTON, "use-underline", TRUE, "visible", FALSE,
                                    "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->more[group], "clicked", G_CALLBACK (on_more), self);

  gtk_box_append (GTK_BOX (inside), self->lists[group]);
  gtk_box_append (GTK_BOX (inside), self->empty[group]);
  gtk_box_append (GTK_BOX (inside), self->more[group]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->groups[group]), inside);
  gtk_box_append (box, self->groups[group]);
}

static void
ffw_person_view_init (FfwPersonView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *history;

  self->box = GTK_BOX (box);
  gtk_widget_add_css_class (box, "ffw-person-view");
  self->name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                             PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "title-2");
  self->where = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->where), "dim-label");
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (self->where));
  gtk_box_append (GTK_BOX (box), titles);

  gtk_box_append (GTK_BOX (box), make_buttons ());
  for (guint i = 0; i < N_GROUPS; i++)
    add_group (self, GTK_BOX (box), i);
  self->files = g_object_new (FFW_TYPE_FILE_LIST, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->files));
  history = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (history), _ ("History"));
  self->history = g_object_new (FFW_TYPE_HISTORY_LIST, "embedded", TRUE, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (history), GTK_WIDGET (self->history));
  gtk_box_append (GTK_BOX (box), history);

  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "vexpand", TRUE, "visible", FALSE, "child", box, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
ffw_person_view_new (FfwWorkspace *workspace)
{
  FfwPersonView *self = g_object_new (FFW_TYPE_PERSON_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->standing = FFW_STANDING_VIEW (ffw_standing_view_new (workspace));
  gtk_widget_insert_before (GTK_WIDGET (self->standing), GTK_WIDGET (self->box),
                            self->groups[GROUP_FACTS]);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  enable_actions (self);

  return GTK_WIDGET (self);
}

/**
 * ffw_person_view_show:
 * @post: the id of the post that is to be shown; 0 for none
 */
void
ffw_person_view_show (FfwPersonView *self, gint64 post)
{
  if (self->post == post)
    return;

  self->post = post;
  for (guint i = 0; i < N_GROUPS; i++)
    self->all[i] = FALSE;
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  refresh (self);
}

/** Returns: (transfer none) (nullable): what stands in a note that is shown */
const char *
ffw_person_view_get_note (FfwPersonView *self, gint64 note)
{
  for (guint i = 0; self->person && i < self->person->notes->len; i++)
    {
      const FfwPersonNote *shown = self->person->notes->pdata[i];

      if (shown->id == note)
        return shown->text;
    }

  return NULL;
}

/**
 * ffw_person_view_get_absence:
 *
 * Returns: (transfer full) (nullable): the first and the last day of an absence that is shown, ISO
 *   or empty, and its kind
 */
char **
ffw_person_view_get_absence (FfwPersonView *self, gint64 absence)
{
  char from[FFW_DATE_ISO_SIZE];
  char to[FFW_DATE_ISO_SIZE];

  for (guint i = 0; self->person && i < self->person->absences->len; i++)
    {
      const FfwPersonAbsence *shown = self->person->absences->pdata[i];

      if (shown->id == absence)
        return g_strdupv ((char *[]){
            ffw_date_to_iso (shown->from_on, from),
            shown->to_on == FFW_DATE_NONE ? (char *)"" : ffw_date_to_iso (shown->to_on, to),
            shown->kind, NULL });
    }

  return NULL;
}
