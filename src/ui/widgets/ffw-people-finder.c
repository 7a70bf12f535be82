/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-people-finder.h"

#include "ffw-focus.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many people are offered at once. */
#define OFFERED 8

struct _FfwPeopleFinder
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkEntry *entry;
  GtkWidget *results;
  GtkListBox *list;
  GtkLabel *said;
  GtkWidget *problems;
  GtkListBox *mentions;

  FfwWorkspace *workspace;
  FfwDate on;
  GCancellable *searching;
  GCancellable *looking; /* for posts and lists */
  GPtrArray *matches;    /* of the rows of the list */
  gboolean entered;      /* before what was searched for was found */
  GtkWidget *mending;    /* the row of a mention whose text stands in the field */
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum
{
  FOUND,
  REMOVE_LAST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwPeopleFinder, ffw_people_finder, GTK_TYPE_WIDGET)

/**
 * ffw_people_finder_describe:
 *
 * Returns: (transfer full): what tells a person from others of the same name: organisation,
 *   number, and when they left
 */
char *
ffw_people_finder_describe (const FfwMatch *match)
{
  const char *named = *match->number ? match->number : match->email;
  g_autofree char *post = NULL;
  g_autofree char *left = NULL;

  post = *named
             /* Translators: an organisation and a staff number there */
             ? ffw_words (_ ("%1$s · %2$s"), match->organisation_title, named, NULL)
             : g_strdup (match->organisation_title);
  if (match->left_on == FFW_DATE_NONE)
    return g_steal_pointer (&post);

  left = ffw_words_short_date (match->left_on);

  /* Translators: %1$s is an organisation and a staff number, %2$s a date */
  return ffw_words (_ ("%1$s · until %2$s"), post, left, NULL);
}

static const char *
get_text (FfwPeopleFinder *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
say (FfwPeopleFinder *self, const char *sentence)
{
  gtk_label_set_label (self->said, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->said), sentence != NULL);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, row);
}

static GtkWidget *
text_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class)
    gtk_widget_add_css_class (label, class);

  return label;
}

static char *
match_name (const FfwMatch *match)
{
  g_autofree char *about = ffw_people_finder_describe (match);

  /* Translators: a person as a screen reader says them: name, and organisation and number */
  return ffw_words (_ ("%1$s, %2$s"), match->name, about, NULL);
}

static GtkWidget *
match_row (const FfwMatch *match)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *about = ffw_people_finder_describe (match);
  g_autofree char *name = match_name (match);
  GtkWidget *caption = text_label (about, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), text_label (match->name, NULL));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  return row;
}

/* The keyboard stays in the field: that one says who is marked. */
static void
mark (FfwPeopleFinder *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);
  g_autofree char *name = NULL;

  gtk_list_box_select_row (self->list, row);
  if (row)
    name = match_name (self->matches->pdata[position]);
  ffw_words_describe (GTK_ACCESSIBLE (self->entry), name ? name : "");
}

static void
offer (FfwPeopleFinder *self, GPtrArray *matches)
{
  gboolean more = matches->len > OFFERED;

  clear_list (self->list);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->matches = g_ptr_array_ref (matches);
  if (more)
    g_ptr_array_set_size (matches, OFFERED);

  for (guint i = 0; i < matches->len; i++)
    gtk_list_box_append (self->list, match_row (matches->pdata[i]));
  gtk_widget_set_visible (self->results, matches->len > 0);
  mark (self, 0);

  if (matches->len == 0)
    say (self, strpbrk (get_text (self), ",;\t")
                   ? _ ("Press Enter to look up each of the list.")
                   : _ ("Nobody found. Try another part of the name, or the staff number."));
  else
    say (self, more ? _ ("There are more. Type more of the name.") : NULL);
}

static void
forget_search (FfwPeopleFinder *self)
{
  if (self->searching)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->entered = FALSE;
}

static void
show_nothing (FfwPeopleFinder *self)
{
  forget_search (self);
  clear_list (self->list);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  gtk_widget_set_visible (self->results, FALSE);
  ffw_words_describe (GTK_ACCESSIBLE (self->entry), "");
  say (self, NULL);
}

static void
drop_mention (FfwPeopleFinder *self, GtkWidget *row)
{
  if (row == self->mending)
    self->mending = NULL;
  gtk_list_box_remove (self->mentions, row);
  gtk_widget_set_visible (self->problems,
                          gtk_widget_get_first_child (GTK_WIDGET (self->mentions)) != NULL);
}

/* Takes somebody, and is ready for the next. */
static void
take (FfwPeopleFinder *self, guint position)
{
  g_autoptr (FfwMatch) match = ffw_match_copy (self->matches->pdata[position]);

  if (self->mending)
    drop_mention (self, self->mending);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, signals[FOUND], 0, match);
}

/* What is asked of the workspace, in another thread. */
typedef struct
{
  char *text;
  GArray *posts;
  FfwDate on;
  FfwLanguage language;
} Asked;

static Asked *
asked_new (FfwPeopleFinder *self, const char *text, GArray *posts)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->text = g_strdup (text);
  asked->posts = posts ? g_array_ref (posts) : NULL;
  asked->on = self->on != FFW_DATE_NONE ? self->on : ffw_date_today ();
  asked->language = ffw_language_get ();

  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->text);
  g_clear_pointer (&asked->posts, g_array_unref);
  g_free (asked);
}

static void
array_free (gpointer array)
{
  g_ptr_array_unref (array);
}

static gpointer
read_search (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;

  return ffw_matches_search (connection, asked->text, OFFERED + 1, asked->on, asked->language,
                             error);
}

static gpointer
read_list (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;

  return ffw_matches_mentions (connection, asked->text, asked->on, asked->language, error);
}

static gpointer
read_posts (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;

  return ffw_matches_of_posts (connection, (gint64 *)asked->posts->data, asked->posts->len,
                               asked->language, error);
}

/* Whether a read ended that is still waited for; says why where it failed. */
static gboolean
is_read (FfwPeopleFinder *self, gpointer result, const GError *error)
{
  if (self->entry == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return FALSE;
  if (error)
    ffw_say_error (GTK_WIDGET (self), _ ("People Could Not Be Looked Up"), error);

  return result != NULL;
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwPeopleFinder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                             &error);
  gboolean entered = self->entered;

  if (!is_read (self, matches, error))
    return;

  g_clear_object (&self->searching);
  self->entered = FALSE;
  offer (self, matches);
  if (entered && matches->len > 0)
    take (self, 0);
  else if (entered && strpbrk (get_text (self), ",;\t"))
    ffw_people_finder_take_list (self, get_text (self));
}

static void
search (FfwPeopleFinder *self)
{
  forget_search (self);
  self->searching = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_search, asked_new (self, get_text (self), NULL),
                            asked_free, array_free, self->searching, on_searched,
                            g_object_ref (self));
}

static void
on_changed (FfwPeopleFinder *self)
{
  g_autofree char *words = g_strstrip (g_strdup (get_text (self)));

  if (self->workspace == NULL)
    return;
  if (*words == '\0')
    {
      self->mending = NULL;
      show_nothing (self);
    }
  else if (strpbrk (words, "\r\n"))
    ffw_people_finder_take_list (self, words);
  else
    search (self);
}

static void
on_activate (FfwPeopleFinder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->searching)
    self->entered = TRUE;
  else if (row)
    take (self, (guint)gtk_list_box_row_get_index (row));
  else if (strpbrk (get_text (self), ",;\t"))
    ffw_people_finder_take_list (self, get_text (self));
}

static void
on_row_activated (FfwPeopleFinder *self, GtkListBoxRow *row)
{
  take (self, (guint)gtk_list_box_row_get_index (row));
}

static gboolean
on_key (FfwPeopleFinder *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int marked = row ? gtk_list_box_row_get_index (row) : -1;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      marked += key == GDK_KEY_Down ? 1 : -1;
      if (row == NULL || marked < 0 || marked >= (int)self->matches->len)
        return row != NULL;
      mark (self, marked);
      return TRUE;
    case GDK_KEY_BackSpace:
      if (*get_text (self))
        return FALSE;
      g_signal_emit (self, signals[REMOVE_LAST], 0);
      return TRUE;
    case GDK_KEY_Escape:
      if (*get_text (self) == '\0')
        return FALSE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return TRUE;
    default:
      return FALSE;
    }
}

/* Puts a mention into the field, to be mended or chosen there. */
static void
on_mend (FfwPeopleFinder *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  const char *text = g_object_get_data (G_OBJECT (row), "text");

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->mending = row;
}

static void
on_drop (FfwPeopleFinder *self, GtkWidget *button)
{
  drop_mention (self, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
add_mention (FfwPeopleFinder *self, const FfwMention *mention)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mend = gtk_button_new_with_label (mention->matches->len ? _ ("Choose…")
                                                                     : _ ("Look For…"));
  GtkWidget *drop = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *why = mention->matches->len ? ffw_words_count (
                             FFW_NP_ ("May be %1$d person", "May be %1$d people"),
                             mention->matches->len)
                                               : g_strdup (_ ("Nobody found"));
  g_autofree char *mend_name = NULL;
  g_autofree char *drop_name = NULL;

  /* Translators: the name of a button: what it does, and with which text of a list */
  mend_name = ffw_words (_ ("%1$s %2$s"), gtk_button_get_label (GTK_BUTTON (mend)), mention->text,
                         NULL);
  /* Translators: %1$s is a text of a list of people */
  drop_name = ffw_words (_ ("Leave Out %1$s"), mention->text, NULL);
  ffw_words_name (GTK_ACCESSIBLE (mend), mend_name);
  ffw_words_name (GTK_ACCESSIBLE (drop), drop_name);
  gtk_widget_set_tooltip_text (drop, drop_name);
  gtk_widget_add_css_class (drop, "flat");
  gtk_widget_set_valign (mend, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  g_signal_connect_object (mend, "clicked", G_CALLBACK (on_mend), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "clicked", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (texts), text_label (mention->text, NULL));
  gtk_box_append (GTK_BOX (texts), text_label (why, "caption"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), mend);
  gtk_box_append (GTK_BOX (box), drop);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  ffw_words_name (GTK_ACCESSIBLE (row), mention->text);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (mention->text), g_free);
  gtk_list_box_append (self->mentions, row);
  gtk_widget_set_visible (self->problems, TRUE);
}

static void
on_list_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwPeopleFinder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mentions = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);
  guint n = 0;
  g_autofree char *said = NULL;

  if (!is_read (self, mentions, error))
    return;

  for (guint i = 0; i < mentions->len; i++)
    {
      const FfwMention *mention = mentions->pdata[i];

      if (mention->matches->len == 1)
        {
          g_signal_emit (self, signals[FOUND], 0, mention->matches->pdata[0]);
          n++;
        }
      else
        add_mention (self, mention);
    }
  said = ffw_words_count (FFW_NP_ ("%1$d of the list found.", "%1$d of the list found."), n);
  say (self, said);
}

static void
on_posts_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwPeopleFinder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                             &error);

  if (!is_read (self, matches, error))
    return;

  for (guint i = 0; i < matches->len; i++)
    g_signal_emit (self, signals[FOUND], 0, matches->pdata[i]);
}

static void
ffw_people_finder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwPeopleFinder *self = FFW_PEOPLE_FINDER (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_people_finder_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwPeopleFinder *self = FFW_PEOPLE_FINDER (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->label, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_people_finder_dispose (GObject *object)
{
  FfwPeopleFinder *self = FFW_PEOPLE_FINDER (object);
  GtkWidget *child;

  forget_search (self);
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->entry = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ffw_people_finder_parent_class)->dispose (object);
}

static gboolean
ffw_people_finder_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_PEOPLE_FINDER (widget)->entry));
}

static void
ffw_people_finder_class_init (FfwPeopleFinderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_people_finder_get_property;
  object_class->set_property = ffw_people_finder_set_property;
  object_class->dispose = ffw_people_finder_dispose;
  widget_class->grab_focus = ffw_people_finder_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FOUND] = g_signal_new ("found", FFW_TYPE_PEOPLE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REMOVE_LAST] = g_signal_new ("remove-last", FFW_TYPE_PEOPLE_FINDER, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/widgets/ffw-people-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwPeopleFinder, label);
  gtk_widget_class_bind_template_child (widget_class, FfwPeopleFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, FfwPeopleFinder, results);
  gtk_widget_class_bind_template_child (widget_class, FfwPeopleFinder, list);
  gtk_widget_class_bind_template_child (widget_class, FfwPeopleFinder, said);
  gtk_widget_class_bind_template_child (widget_class, FfwPeopleFinder, problems);
  gtk_widget_class_bind_template_child (widget_class, FfwPeopleFinder, mentions);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
ffw_people_finder_init (FfwPeopleFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->looking = g_cancellable_new ();

  /* The picture in the field has no name of its own. */
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->entry)); part;
       part = gtk_widget_get_next_sibling (part))
    if (GTK_IS_IMAGE (part))
      ffw_words_name (GTK_ACCESSIBLE (part), _ ("Search"));
}

/** Says where people are looked for; once, before anything else. */
void
ffw_people_finder_set_workspace (FfwPeopleFinder *self, FfwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

/** Says which day matters: posts held on it come first; %FFW_DATE_NONE is today. */
void
ffw_people_finder_set_on (FfwPeopleFinder *self, FfwDate on)
{
  self->on = on;
}

/**
 * ffw_people_finder_take_posts:
 * @posts: (element-type gint64): ids
 *
 * Takes who holds the posts; each is told by `found`.
 */
void
ffw_people_finder_take_posts (FfwPeopleFinder *self, GArray *posts)
{
  ffw_workspace_read_async (self->workspace, read_posts, asked_new (self, NULL, posts), asked_free,
                            array_free, self->looking, on_posts_read, g_object_ref (self));
}

/**
 * ffw_people_finder_take_list:
 * @list: names, numbers or addresses, one a line or separated by commas
 *
 * Takes everybody whom the list names and who is one person; the others stand below the field.
 */
void
ffw_people_finder_take_list (FfwPeopleFinder *self, const char *list)
{
  ffw_workspace_read_async (self->workspace, read_list, asked_new (self, list, NULL), asked_free,
                            array_free, self->looking, on_list_read, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/** Returns: whether nothing is typed and nobody of a list is left */
gboolean
ffw_people_finder_is_empty (FfwPeopleFinder *self)
{
  return *get_text (self) == '\0' && !gtk_widget_get_visible (self->problems);
}

/** Returns: (transfer floating): what is typed and who of a list is left (a{sv}) */
GVariant *
ffw_people_finder_save (FfwPeopleFinder *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->mentions)); row;
       row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (list, "%s\n", (char *)g_object_get_data (G_OBJECT (row), "text"));
  g_variant_dict_insert (&state, "text", "s", get_text (self));
  g_variant_dict_insert (&state, "list", "s", list->str);

  return g_variant_dict_end (&state);
}

/**
 * ffw_people_finder_restore:
 * @state: what ffw_people_finder_save() gave
 */
void
ffw_people_finder_restore (FfwPeopleFinder *self, GVariant *state)
{
  const char *text;

  if (g_variant_lookup (state, "list", "&s", &text) && *text)
    ffw_people_finder_take_list (self, text);
  if (g_variant_lookup (state, "text", "&s", &text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
