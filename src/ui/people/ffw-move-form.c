/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-move-form.h"

#include "ffw-choice.h"
#include "ffw-codes-entry.h"
#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-manager-entry.h"
#include "ffw-moving.h"
#include "ffw-person-reading.h"
#include "ffw-person.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How long one waits for the next letter before the workspace is asked, in milliseconds. */
#define PAUSE 300

typedef enum
{
  FIELD_ORGANISATION,
  FIELD_SITE,
  FIELD_ROLES,
  FIELD_MANAGER,
  FIELD_NUMBER,
  FIELD_EMAIL,
  N_FIELDS,
} Field;

struct _FfwMoveForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkLabel *intro;
  FfwDateEntry *date;
  FfwChoice *organisation;
  FfwChoice *site;
  FfwCodesEntry *roles;
  FfwManagerEntry *manager;
  FfwTextEntry *number;
  FfwTextEntry *email;
  GtkLabel *consequences;

  GArray *posts; /* of gint64 */
  gboolean returns;
  char *begun;            /* the date that it began with, as a text */
  char *common;           /* the code of the organisation where all of them are */
  char *before[N_FIELDS]; /* of one post, how it is; of several, empty texts */
  char *manager_name;     /* as it is */
  gboolean filled;
  gboolean setting;
  guint pause;
  GCancellable *reading; /* the post */
  GCancellable *looking; /* what would happen */
};

G_DEFINE_FINAL_TYPE (FfwMoveForm, ffw_move_form, FFW_TYPE_FORM)

/* What is entered, and what becomes of it. */
typedef struct
{
  GArray *posts;
  FfwDate on;
  FfwDate today;
  gboolean returns;
  char *texts[N_FIELDS]; /* NULL for what stays as it is */
  FfwMoving *moving;
} Move;

static void
move_free (gpointer data)
{
  Move *self = data;

  g_array_unref (self->posts);
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->moving, ffw_moving_free);
  g_free (self);
}

static gboolean
is_one (FfwMoveForm *self)
{
  return self->posts->len == 1;
}

static const char *
get_text (FfwMoveForm *self, Field field)
{
  switch (field)
    {
    case FIELD_ORGANISATION:
      return ffw_choice_get_code (self->organisation);
    case FIELD_SITE:
      return ffw_choice_get_code (self->site);
    case FIELD_ROLES:
      return ffw_codes_entry_get_codes (self->roles);
    case FIELD_MANAGER:
      return ffw_manager_entry_get_number (self->manager);
    case FIELD_NUMBER:
      return ffw_text_entry_get_text (self->number);
    case FIELD_EMAIL:
      return ffw_text_entry_get_text (self->email);
    case N_FIELDS:
    default:
      return "";
    }
}

/* Whether a field says something: in another organisation everything that belongs to one does. */
static gboolean
is_given (FfwMoveForm *self, Field field)
{
  gboolean elsewhere = is_one (self)
                       && !g_str_equal (get_text (self, FIELD_ORGANISATION),
                                        self->before[FIELD_ORGANISATION]);

  if (elsewhere && (field == FIELD_SITE || field == FIELD_NUMBER || field == FIELD_MANAGER))
    return TRUE;
  if (field == FIELD_ORGANISATION && *get_text (self, field) == '\0')
    return FALSE;

  return !g_str_equal (get_text (self, field), self->before[field]);
}

static Move *
make_move (FfwMoveForm *self)
{
  Move *move = g_new0 (Move, 1);

  move->posts = g_array_copy (self->posts);
  move->on = ffw_date_entry_get_date (self->date);
  move->today = ffw_date_today ();
  move->returns = self->returns;
  for (guint i = 0; i < N_FIELDS; i++)
    if (is_given (self, i))
      move->texts[i] = g_strstrip (g_strdup (get_text (self, i)));

  return move;
}

static FfwMovingPlan
make_plan (const Move *self)
{
  return (FfwMovingPlan){
    .posts = (const gint64 *)self->posts->data,
    .n_posts = self->posts->len,
    .on = self->on,
    .returns = self->returns,
    .organisation = self->texts[FIELD_ORGANISATION],
    .site = self->texts[FIELD_SITE],
    .number = self->texts[FIELD_NUMBER],
    .email = self->texts[FIELD_EMAIL],
    .roles = self->texts[FIELD_ROLES],
    .manager = self->texts[FIELD_MANAGER],
  };
}

static gpointer
read_moving (FfwConnection *connection, gpointer data, GError **error)
{
  const Move *self = data;
  const FfwMovingPlan plan = make_plan (self);

  return ffw_moving_read (connection, &plan, self->today, error);
}

static gboolean
write_moving (FfwChange *change, gpointer data, GError **error)
{
  Move *self = data;
  const FfwMovingPlan plan = make_plan (self);

  g_clear_pointer (&self->moving, ffw_moving_free);
  self->moving = ffw_moving_run (change, &plan, self->today, error);

  return self->moving != NULL;
}

static void
moving_free (gpointer moving)
{
  ffw_moving_free (moving);
}

static void
say (FfwMoveForm *self, const char *text, gboolean wrong)
{
  gtk_label_set_label (self->consequences, text);
  gtk_widget_set_visible (GTK_WIDGET (self->consequences), *text != '\0');
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->consequences), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->consequences), "error");
  ffw_words_describe (GTK_ACCESSIBLE (self->save_button), text);
}

static void
add_sentence (GString *text, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len ? "\n" : "", sentence);
}

static void
add_count (GString *text, const char *one, const char *many, guint64 n)
{
  g_autofree char *sentence = n ? ffw_words_count (one, many, n) : NULL;

  if (sentence)
    add_sentence (text, sentence);
}

/* What happens to one post. */
static void
describe_one (FfwMoveForm *self, GString *text, const FfwMoving *moving)
{
  FfwDate on = ffw_date_entry_get_date (self->date);
  g_autofree char *first = ffw_words_date (on);
  g_autofree char *last = ffw_words_date (on - 1);
  g_autofree char *sentence = NULL;

  if (self->returns)
    /* Translators: %1$s is a date. */
    sentence = ffw_words (
        _ ("Another post begins on %1$s. All the training from before counts on."), first, NULL);
  else if (moving->n_moved)
    /* Translators: two dates. */
    sentence = ffw_words (_ ("The post ends on %1$s, and another begins on %2$s. What was recorded "
                             "before stays with the one that ends."),
                          last, first, NULL);
  else if (moving->n_corrected)
    sentence = g_strdup (_ ("The post begins on this day, so it is corrected: it has been so from "
                            "the beginning."));
  else
    sentence = g_strdup (_ ("Nothing differs yet. Change what is different from this day on."));
  add_sentence (text, sentence);
}

static void
show_moving (FfwMoveForm *self, const FfwMoving *moving)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean one = is_one (self);

  if (one && moving->refused->len)
    {
      say (self, moving->refused->pdata[0], TRUE);
      return;
    }
  if (one)
    describe_one (self, text, moving);
  else
    {
      add_count (text, FFW_NP_ ("%1$d person moves on this day.", "%1$d people move on this day."),
                 moving->n_moved);
      add_count (text,
                 FFW_NP_ ("%1$d post begins on this day, and is corrected.",
                          "%1$d posts begin on this day, and are corrected."),
                 moving->n_corrected);
      add_count (text,
                 FFW_NP_ ("%1$d is so already, and stays as it is.",
                          "%1$d are so already, and stay as they are."),
                 moving->n_unchanged);
    }
  add_count (text,
             FFW_NP_ ("%1$d place on a session, or date to train, goes with the new post.",
                      "%1$d places on sessions, or dates to train, go with the new post."),
             (guint64)moving->n_following);
  add_count (text,
             FFW_NP_ ("%1$d person at the old organisation keeps this manager. Choose another for "
                      "them.",
                      "%1$d people at the old organisation keep this manager. Choose another for "
                      "them."),
             (guint64)moving->n_managed);
  for (guint i = 0; i < moving->refused->len; i++)
    add_sentence (text, moving->refused->pdata[i]);
  say (self, text->str, FALSE);
}

/* Sites and managers are those of the organisation. */
static void
follow_organisation (FfwMoveForm *self)
{
  const char *code = get_text (self, FIELD_ORGANISATION);

  if (*code == '\0' && self->common)
    code = self->common;
  gtk_widget_set_sensitive (GTK_WIDGET (self->site), *code != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->manager), *code != '\0');
  ffw_choice_set_organisation (self->site, code);
  ffw_manager_entry_set_organisation (self->manager, code);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwMoveForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwMoving) moving = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;

  if (moving == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  if (g_strcmp0 (self->common, moving->organisation) != 0)
    {
      g_free (self->common);
      self->common = g_strdup (moving->organisation);
      follow_organisation (self);
    }
  show_moving (self, moving);
}

static void
stop_looking (FfwMoveForm *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static gboolean
look (gpointer data)
{
  FfwMoveForm *self = data;

  self->pause = 0;
  stop_looking (self);
  if (ffw_date_entry_get_date (self->date) == FFW_DATE_NONE || self->posts->len == 0)
    return G_SOURCE_REMOVE;

  self->looking = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_moving, make_move (self),
                            move_free, moving_free, self->looking, on_looked, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
on_edited (FfwMoveForm *self)
{
  if (self->setting || !self->filled)
    return;

  stop_looking (self);
  self->pause = g_timeout_add (PAUSE, look, self);
}

static void
set_text (FfwMoveForm *self, Field field, const char *text, const char *manager)
{
  switch (field)
    {
    case FIELD_ORGANISATION:
      ffw_choice_set_code (self->organisation, text);
      follow_organisation (self);
      break;
    case FIELD_SITE:
      ffw_choice_set_code (self->site, text);
      break;
    case FIELD_ROLES:
      ffw_codes_entry_set_codes (self->roles, text);
      break;
    case FIELD_MANAGER:
      ffw_manager_entry_choose (self->manager, text, manager);
      break;
    case FIELD_NUMBER:
      ffw_text_entry_set_text (self->number, text);
      break;
    case FIELD_EMAIL:
      ffw_text_entry_set_text (self->email, text);
      break;
    case N_FIELDS:
    default:
      break;
    }
}

/* The number and the manager of one organisation are not those of another; back in the old one,
 * they are what they were. */
static void
on_organisation (FfwMoveForm *self)
{
  gboolean here;

  follow_organisation (self);
  if (self->setting || !self->filled)
    return;

  here = g_str_equal (get_text (self, FIELD_ORGANISATION), self->before[FIELD_ORGANISATION]);
  self->setting = TRUE;
  set_text (self, FIELD_MANAGER, here ? self->before[FIELD_MANAGER] : "",
            here ? self->manager_name : "");
  set_text (self, FIELD_NUMBER, here ? self->before[FIELD_NUMBER] : "", NULL);
  set_text (self, FIELD_SITE, here ? self->before[FIELD_SITE] : "", NULL);
  self->setting = FALSE;
  on_edited (self);
}

static void
show_title (FfwMoveForm *self, const char *name)
{
  g_autofree char *title = is_one (self)
                               ? g_strdup (name)
                               : ffw_words_count (FFW_NP_ ("%1$d Person Moves", "%1$d People Move"),
                                                  self->posts->len);

  if (title == NULL)
    return;

  adw_window_title_set_title (self->title, title);
  if (is_one (self))
    adw_window_title_set_subtitle (self->title, self->returns ? _ ("Returns") : _ ("Moves"));
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title);
}

static void
show_kind (FfwMoveForm *self)
{
  const char *intro = _ ("Change what is different from a day on. The day may be ahead.");

  if (self->returns)
    intro = _ ("Who returns gets another post, and keeps all their training.");
  else if (!is_one (self))
    intro = _ ("Choose what is different for all of them from a day on. What is left empty stays "
               "as it is.");
  gtk_label_set_label (self->intro, intro);
  g_object_set (self->site, "none", is_one (self) ? _ ("None") : _ ("As it is"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->number), is_one (self));
  gtk_widget_set_visible (GTK_WIDGET (self->email), is_one (self));
}

static void
take_before (FfwMoveForm *self, Field field, const char *text)
{
  g_free (self->before[field]);
  self->before[field] = g_strdup (text);
}

static void
take_person (FfwMoveForm *self, const FfwPerson *person)
{
  const FfwPersonPost *post = person->post;
  g_autofree char *roles = g_strjoinv (" ", post->role_codes);

  take_before (self, FIELD_ORGANISATION, post->organisation_code);
  take_before (self, FIELD_SITE, post->site_code);
  take_before (self, FIELD_ROLES, roles);
  take_before (self, FIELD_MANAGER, post->manager_number);
  take_before (self, FIELD_NUMBER, post->number);
  take_before (self, FIELD_EMAIL, post->email);
  g_free (self->manager_name);
  self->manager_name = g_strdup (post->manager);
  show_title (self, person->name);
  if (!self->filled)
    {
      self->setting = TRUE;
      for (guint i = 0; i < N_FIELDS; i++)
        set_text (self, i, self->before[i], self->manager_name);
      self->setting = FALSE;
      self->filled = TRUE;
    }
  look (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwMoveForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwPerson) person = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  if (person)
    take_person (self, person);
  else
    say (self,
         error ? error->message : _ ("The post is gone: somebody has taken it back meanwhile."),
         TRUE);
}

/* Of several there is nothing to show; what they have in common comes with the first look. */
static void
read_again (FfwMoveForm *self)
{

  if (!is_one (self))
    {
      self->filled = TRUE;
      look (self);
      return;
    }

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ffw_person_reading_async (ffw_form_get_workspace (FFW_FORM (self)),
                            g_array_index (self->posts, gint64, 0), self->reading, on_read,
                            g_object_ref (self));
}

static void
on_changed (FfwMoveForm *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_person_tables))
    read_again (self);
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwMoveForm *self = FFW_MOVE_FORM (widget);
  const Move *move = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (widget)));

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (error)
    return;
  if (!done)
    {
      show_moving (self, move->moving);
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return;
    }

  if (move->moving->made && move->moving->person && parent && move->on <= move->today)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "(ssx)", "people", "post",
                                move->moving->made);
  ffw_form_close (FFW_FORM (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMoveForm *self = FFW_MOVE_FORM (widget);

  if (!self->filled)
    return;
  ffw_date_entry_check (self->date);
  if (ffw_date_entry_get_date (self->date) == FFW_DATE_NONE)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return;
    }
  if (*get_text (self, FIELD_MANAGER) == '\0' && *ffw_manager_entry_get_text (self->manager)
      && !g_str_equal (ffw_manager_entry_get_text (self->manager), self->manager_name))
    {
      ffw_manager_entry_show_problem (self->manager, _ ("Choose one of the people who are found by "
                                                        "this, or write nothing."));
      gtk_widget_grab_focus (GTK_WIDGET (self->manager));
      return;
    }

  stop_looking (self);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), write_moving, make_move (self),
          move_free, _ ("The Move Could Not Be Saved"), on_saved);
}

static GVariant *
ffw_move_form_save (FfwForm *form)
{
  FfwMoveForm *self = FFW_MOVE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  const char *texts[N_FIELDS + 1] = { NULL };

  g_variant_dict_insert_value (&state, "posts",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->posts->data,
                                                          self->posts->len, sizeof (gint64)));
  g_variant_dict_insert (&state, "returns", "b", self->returns);
  g_variant_dict_insert (&state, "date", "s", ffw_date_entry_get_text (self->date));
  if (!self->filled)
    return g_variant_dict_end (&state);

  for (guint i = 0; i < N_FIELDS; i++)
    texts[i] = get_text (self, i);
  g_variant_dict_insert_value (&state, "texts", g_variant_new_strv (texts, N_FIELDS));
  g_variant_dict_insert_value (&state, "before",
                               g_variant_new_strv ((const char *const *)self->before, N_FIELDS));
  g_variant_dict_insert (&state, "manager-text", "s", ffw_manager_entry_get_text (self->manager));
  g_variant_dict_insert (&state, "manager-name", "s", self->manager_name);
  if (self->common)
    g_variant_dict_insert (&state, "common", "s", self->common);

  return g_variant_dict_end (&state);
}

/* What stood in the fields of another instance, and how it was. */
static void
restore_texts (FfwMoveForm *self, GVariant *state)
{
  g_auto (GStrv) texts = NULL;
  g_auto (GStrv) before = NULL;
  const char *manager = "";
  const char *name = "";

  if (!g_variant_lookup (state, "texts", "^as", &texts)
      || !g_variant_lookup (state, "before", "^as", &before) || g_strv_length (texts) != N_FIELDS
      || g_strv_length (before) != N_FIELDS)
    return;

  g_variant_lookup (state, "manager-text", "&s", &manager);
  g_variant_lookup (state, "manager-name", "&s", &name);
  g_free (self->manager_name);
  self->manager_name = g_strdup (name);
  g_variant_lookup (state, "common", "s", &self->common);
  self->setting = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      take_before (self, i, before[i]);
      set_text (self, i, texts[i], manager);
    }
  self->setting = FALSE;
  self->filled = TRUE;
}

static void
ffw_move_form_restore (FfwForm *form, GVariant *state)
{
  FfwMoveForm *self = FFW_MOVE_FORM (form);
  g_autoptr (GVariant) posts = g_variant_lookup_value (state, "posts", G_VARIANT_TYPE ("ax"));
  const char *text;

  if (posts)
    {
      gsize n;
      gconstpointer ids = g_variant_get_fixed_array (posts, &n, sizeof (gint64));

      g_array_set_size (self->posts, 0);
      g_array_append_vals (self->posts, ids, (guint)n);
    }
  g_variant_lookup (state, "returns", "b", &self->returns);
  if (g_variant_lookup (state, "date", "&s", &text))
    ffw_date_entry_set_text (self->date, text);
  show_kind (self);
  restore_texts (self, state);
  follow_organisation (self);
  show_title (self, NULL);
  read_again (self);
}

static gboolean
ffw_move_form_is_touched (FfwForm *form)
{
  FfwMoveForm *self = FFW_MOVE_FORM (form);

  if (!g_str_equal (ffw_date_entry_get_text (self->date), self->begun))
    return TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->filled && !g_str_equal (get_text (self, i), self->before[i]))
      return TRUE;

  return FALSE;
}

static void
ffw_move_form_root (GtkWidget *widget)
{
  FfwMoveForm *self = FFW_MOVE_FORM (widget);

  GTK_WIDGET_CLASS (ffw_move_form_parent_class)->root (widget);
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)), self->save_button);
}

static gboolean
ffw_move_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_MOVE_FORM (widget)->date));
}

static void
ffw_move_form_constructed (GObject *object)
{
  FfwMoveForm *self = FFW_MOVE_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_move_form_parent_class)->constructed (object);

  ffw_choice_set_source (self->organisation, workspace, "organisation");
  ffw_choice_set_source (self->site, workspace, "site");
  ffw_codes_entry_set_source (self->roles, workspace, "role");
  ffw_manager_entry_set_workspace (self->manager, workspace);
  ffw_date_entry_set_date (self->date, ffw_date_today ());
  self->begun = g_strdup (ffw_date_entry_get_text (self->date));

  g_signal_connect_swapped (self->date, "notify::date", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->organisation, "notify::code", G_CALLBACK (on_organisation), self);
  g_signal_connect_swapped (self->site, "notify::code", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->roles, "notify::codes", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->manager, "notify::number", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->number, "notify::text", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->email, "notify::text", G_CALLBACK (on_edited), self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
ffw_move_form_dispose (GObject *object)
{
  FfwMoveForm *self = FFW_MOVE_FORM (object);

  self->filled = FALSE;
  stop_looking (self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_move_form_parent_class)->dispose (object);
}

static void
ffw_move_form_finalize (GObject *object)
{
  FfwMoveForm *self = FFW_MOVE_FORM (object);

  g_array_unref (self->posts);
  g_free (self->begun);
  g_free (self->common);
  g_free (self->manager_name);
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (self->before[i]);

  G_OBJECT_CLASS (ffw_move_form_parent_class)->finalize (object);
}

static void
ffw_move_form_class_init (FfwMoveFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_move_form_constructed;
  object_class->dispose = ffw_move_form_dispose;
  object_class->finalize = ffw_move_form_finalize;
  widget_class->root = ffw_move_form_root;
  widget_class->grab_focus = ffw_move_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_move_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_move_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_move_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_MANAGER_ENTRY);
  g_type_ensure (FFW_TYPE_CODES_ENTRY);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-move-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, intro);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, date);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, site);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, roles);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, manager);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, number);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, email);
  gtk_widget_class_bind_template_child (widget_class, FfwMoveForm, consequences);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_move_form_init (FfwMoveForm *self)
{
  self->posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->manager_name = g_strdup ("");
  for (guint i = 0; i < N_FIELDS; i++)
    self->before[i] = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}
