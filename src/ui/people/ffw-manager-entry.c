/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-manager-entry.h"

#include "ffw-focus.h"
#include "ffw-people-search.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How long one waits for the next letter, in milliseconds, and how many people are shown. */
#define PAUSE 200
#define SHOWN 8

struct _FfwManagerEntry
{
  GtkWidget parent_instance;

  FfwTextEntry *entry;
  GtkWidget *list;

  FfwWorkspace *workspace;
  char *organisation;
  gboolean anywhere;
  char *number;
  GPtrArray *found; /* of FfwFoundPerson */
  guint pause;
  gboolean setting;
  GCancellable *reading;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_NUMBER,
  PROP_TEXT,
  PROP_ANYWHERE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwManagerEntry, ffw_manager_entry, GTK_TYPE_WIDGET)

static void
take_number (FfwManagerEntry *self, const char *number)
{
  if (g_str_equal (self->number, number))
    return;

  g_free (self->number);
  self->number = g_strdup (number);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBER]);
}

static void
hide_found (FfwManagerEntry *self)
{
  GtkWidget *row;

  gtk_widget_set_visible (self->list, FALSE);
  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

/* The list of those who are found goes with this. */
static void
take (FfwManagerEntry *self, const FfwFoundPerson *person)
{
  g_autofree char *number = self->anywhere
                                ? g_strjoin ("/", person->organisation_code, person->number, NULL)
                                : g_strdup (person->number);
  g_autofree char *name = g_strdup (person->name);

  ffw_manager_entry_choose (self, number, name);
}

static void
choose (FfwManagerEntry *self, const FfwFoundPerson *person)
{
  take (self, person);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_row_activated (FfwManagerEntry *self, GtkListBoxRow *row)
{
  choose (self, self->found->pdata[gtk_list_box_row_get_index (row)]);
}

static GtkWidget *
make_row (const FfwFoundPerson *person, gboolean anywhere)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *where = anywhere ? g_strjoin (", ", person->organisation, person->number, NULL)
                                    : g_strdup (person->number);
  g_autofree char *second = *person->roles ? g_strjoin (", ", where, person->roles, NULL)
                                           : g_strdup (where);
  g_autofree char *all = g_strjoin (", ", person->name, second, NULL);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", person->name, "xalign", 0.0, "ellipsize",
                                  PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *more = g_object_new (GTK_TYPE_LABEL, "label", second, "xalign", 0.0, "ellipsize",
                                  PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (more, "caption");
  gtk_widget_add_css_class (more, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  ffw_words_name (GTK_ACCESSIBLE (row), all);

  return row;
}

static void
show_found (FfwManagerEntry *self)
{
  g_autofree char *count = NULL;

  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (self->found->pdata[i], self->anywhere));
  gtk_widget_set_visible (self->list, self->found->len > 0);

  if (self->found->len > 0)
    {
      count = ffw_words_count (FFW_NP_ ("%1$d person found below", "%1$d people found below"),
                               self->found->len);
      ffw_text_entry_show_doubt (self->entry, count);
    }
  else
    ffw_text_entry_show_doubt (self->entry,
                               _ ("Nobody with a staff number there is found by that."));
}

typedef struct
{
  char *words;
  char *organisation;
  FfwDate today;
  FfwLanguage language;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->words);
  g_free (ask->organisation);
  g_free (ask);
}

static void
array_free (gpointer array)
{
  g_ptr_array_unref (array);
}

/* Those without a number cannot be named as managers. */
static gpointer
read_found (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;
  GPtrArray *found = ffw_people_search (connection, ask->words, ask->organisation, ask->today,
                                        4 * SHOWN, ask->language, error);

  for (guint i = 0; found && i < found->len;)
    {
      if (*((const FfwFoundPerson *)found->pdata[i])->number == '\0' || i >= SHOWN)
        g_ptr_array_remove_index (found, i);
      else
        i++;
    }

  return found;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwManagerEntry) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (found == NULL || self->entry == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  hide_found (self);
  self->found = g_steal_pointer (&found);
  show_found (self);
}

static void
cancel (FfwManagerEntry *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static gboolean
look (gpointer data)
{
  FfwManagerEntry *self = data;
  Ask *ask = g_new0 (Ask, 1);

  self->pause = 0;
  cancel (self);
  self->reading = g_cancellable_new ();
  ask->words = g_strdup (ffw_text_entry_get_text (self->entry));
  ask->organisation = g_strdup (self->organisation);
  ask->today = ffw_date_today ();
  ask->language = ffw_language_get ();
  ffw_workspace_read_async (self->workspace, read_found, ask, ask_free, array_free, self->reading,
                            on_read, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
on_text (FfwManagerEntry *self)
{
  const char *text = ffw_text_entry_get_text (self->entry);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  if (self->setting)
    return;

  cancel (self);
  hide_found (self);
  ffw_text_entry_show_doubt (self->entry, NULL);
  take_number (self, "");
  if (self->workspace && (self->organisation || self->anywhere) && *text)
    self->pause = g_timeout_add (PAUSE, look, self);
}

static void
on_entered (FfwManagerEntry *self)
{
  if (self->found && self->found->len > 0)
    choose (self, self->found->pdata[0]);
}

/* The only one who is found is meant. */
static void
on_left (FfwManagerEntry *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, self->list))
    return;
  if (self->found && self->found->len == 1)
    take (self, self->found->pdata[0]);
}

static void
ffw_manager_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwManagerEntry *self = FFW_MANAGER_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      g_object_get_property (G_OBJECT (self->entry), "title", value);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_TEXT:
      g_value_set_string (value, ffw_text_entry_get_text (self->entry));
      break;
    case PROP_ANYWHERE:
      g_value_set_boolean (value, self->anywhere);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_manager_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwManagerEntry *self = FFW_MANAGER_ENTRY (object);

  if (id == PROP_TITLE)
    g_object_set_property (G_OBJECT (self->entry), "title", value);
  else if (id == PROP_ANYWHERE)
    self->anywhere = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_manager_entry_dispose (GObject *object)
{
  FfwManagerEntry *self = FFW_MANAGER_ENTRY (object);

  cancel (self);
  if (self->entry)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  if (self->entry)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_manager_entry_parent_class)->dispose (object);
}

static void
ffw_manager_entry_finalize (GObject *object)
{
  FfwManagerEntry *self = FFW_MANAGER_ENTRY (object);

  g_free (self->organisation);
  g_free (self->number);

  G_OBJECT_CLASS (ffw_manager_entry_parent_class)->finalize (object);
}

static gboolean
ffw_manager_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_MANAGER_ENTRY (widget)->entry));
}

static void
ffw_manager_entry_class_init (FfwManagerEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_manager_entry_get_property;
  object_class->set_property = ffw_manager_entry_set_property;
  object_class->dispose = ffw_manager_entry_dispose;
  object_class->finalize = ffw_manager_entry_finalize;
  widget_class->grab_focus = ffw_manager_entry_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, "",
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "",
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ANYWHERE] = g_param_spec_boolean ("anywhere", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ffw_manager_entry_init (FfwManagerEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->number = g_strdup ("");
  self->entry = g_object_new (FFW_TYPE_TEXT_ENTRY, "activates-default", FALSE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "visible",
                             FALSE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  ffw_words_name (GTK_ACCESSIBLE (self->list), _ ("People found"));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "notify::text", G_CALLBACK (on_text), self);
  g_signal_connect_swapped (self->entry, "entered", G_CALLBACK (on_entered), self);
  g_signal_connect_swapped (self->entry, "left", G_CALLBACK (on_left), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

/** Says where people are looked for. */
void
ffw_manager_entry_set_workspace (FfwManagerEntry *self, FfwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

/**
 * ffw_manager_entry_set_organisation:
 * @organisation: (nullable): the code of the one in which people are looked for
 */
void
ffw_manager_entry_set_organisation (FfwManagerEntry *self, const char *organisation)
{
  g_free (self->organisation);
  self->organisation = organisation && *organisation ? g_strdup (organisation) : NULL;
}

/** Returns: (transfer none): the staff number of whom is chosen; an empty text for nobody */
const char *
ffw_manager_entry_get_number (FfwManagerEntry *self)
{
  return self->number;
}

/** Returns: (transfer none): what is typed, or the name of whom is chosen */
const char *
ffw_manager_entry_get_text (FfwManagerEntry *self)
{
  return ffw_text_entry_get_text (self->entry);
}

/** Chooses somebody, or nobody where @number is empty; @text stands in the entry. */
void
ffw_manager_entry_choose (FfwManagerEntry *self, const char *number, const char *text)
{
  cancel (self);
  hide_found (self);
  self->setting = TRUE;
  ffw_text_entry_set_text (self->entry, text);
  self->setting = FALSE;
  ffw_text_entry_show_problem (self->entry, NULL);
  take_number (self, number);
}

/**
 * ffw_manager_entry_show_problem:
 * @problem: (nullable): a sentence to stand under it, or %NULL for none
 */
void
ffw_manager_entry_show_problem (FfwManagerEntry *self, const char *problem)
{
  ffw_text_entry_show_problem (self->entry, problem);
}
