/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-messages-form.h"

#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-leaflet-back.h"
#include "ffw-manager-messages.h"
#include "ffw-say.h"
#include "ffw-session-messages.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How many people are listed: those with news first. The rest moves up. */
#define LISTED 500

/* Whom the messages are for. */
typedef struct
{
  char *organisation; /* its code, or NULL for all */
  gint64 session;
} Asked;

/**
 * Source:
 * @title: of the form; @list: of those whom the messages are to; @choose: where nobody is chosen;
 *   @none: where there is nobody; @some: how many there are, one and many; untranslated
 * @for_all: whether there is something to do for all of them at once
 *
 * Where messages come from, and where it goes that one was sent.
 */
typedef struct
{
  const char *title;
  const char *list;
  const char *choose;
  const char *none;
  const char *some[2];
  const char *const *tables;
  gboolean for_all;
  GPtrArray *(*read) (FfwConnection *connection, const Asked *asked, GError **error);
  gboolean (*mark) (FfwChange *change, const Asked *asked, GPtrArray *notices, GError **error);
  gboolean (*unmark) (FfwChange *change, const Asked *asked, gint64 person, GError **error);
} Source;

static GPtrArray *
read_managers (FfwConnection *connection, const Asked *asked, GError **error)
{
  return ffw_manager_messages_read (connection, asked->organisation, ffw_date_today (),
                                    ffw_language_get (), error);
}

static gboolean
mark_managers (FfwChange *change, const Asked *asked, GPtrArray *notices, GError **error)
{
  for (guint i = 0; i < notices->len; i++)
    {
      const FfwNotice *notice = notices->pdata[i];

      if (!ffw_manager_message_mark (change, notice->person, notice->facts, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
unmark_manager (FfwChange *change, const Asked *asked, gint64 person, GError **error)
{
  return ffw_manager_message_unmark (change, person, error);
}

static GPtrArray *
read_session (FfwConnection *connection, const Asked *asked, GError **error)
{
  return ffw_session_messages_read (connection, asked->session, ffw_date_today (),
                                    ffw_language_get (), error);
}

static gboolean
mark_session (FfwChange *change, const Asked *asked, GPtrArray *notices, GError **error)
{
  return ffw_session_messages_mark (change, asked->session, notices, error);
}

static gboolean
unmark_session (FfwChange *change, const Asked *asked, gint64 person, GError **error)
{
  return ffw_session_messages_unmark (change, asked->session, person, error);
}

static const Source managers = {
  .title = N_ ("Messages to Managers"),
  .list = N_ ("Managers"),
  .choose = N_ ("Choose a manager to see what they would be told."),
  .none = N_ ("No manager has staff who miss something that is mandatory. Where people "
              "have no manager, nobody can be told: Today lists them."),
  .some = { FFW_NP_ ("%1$d manager whose staff need something.",
                     "%1$d managers whose staff need something.") },
  .tables = ffw_manager_messages_tables,
  .read = read_managers,
  .mark = mark_managers,
  .unmark = unmark_manager,
};

static const Source session = {
  .title = N_ ("Messages about the Session"),
  .list = N_ ("People to tell"),
  .choose = N_ ("Choose somebody to see what they would be told."),
  .none = N_ ("Nobody has to be told: nobody is booked on the session or trains, or it is over."),
  .some = { FFW_NP_ ("%1$d person to tell.", "%1$d people to tell.") },
  .tables = ffw_session_messages_tables,
  .for_all = TRUE,
  .read = read_session,
  .mark = mark_session,
  .unmark = unmark_session,
};

struct _FfwMessagesForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *everybody;
  GtkLabel *choose;
  GtkWidget *back_button;
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkLabel *status;
  GtkListBox *list;
  GtkWidget *content;
  GtkStack *stack;
  GtkLabel *to;
  GtkLabel *subject;
  GtkTextView *text;
  GtkCheckButton *sent;

  const Source *source;
  Asked asked;
  gint64 person;    /* whose message is shown; 0 for nobody */
  gboolean showing; /* what is shown changes by itself */
  GPtrArray *messages;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwMessagesForm, ffw_messages_form, FFW_TYPE_FORM)

static const FfwNotice *
find (FfwMessagesForm *self, gint64 person)
{
  for (guint i = 0; self->messages && i < self->messages->len; i++)
    if (((const FfwNotice *)self->messages->pdata[i])->person == person)
      return self->messages->pdata[i];

  return NULL;
}

static guint
count_news (FfwMessagesForm *self)
{
  guint n = 0;

  for (guint i = 0; self->messages && i < self->messages->len; i++)
    n += ((const FfwNotice *)self->messages->pdata[i])->has_news;

  return n;
}

static void
enable (FfwMessagesForm *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = find (self, self->person) != NULL;

  gtk_widget_action_set_enabled (widget, "messages.copy", any);
  gtk_widget_action_set_enabled (widget, "messages.mail", any);
  gtk_widget_action_set_enabled (
      widget, "messages.all-sent",
      count_news (self) > 0
          && !ffw_workspace_is_read_only (ffw_form_get_workspace (FFW_FORM (self))));
  gtk_widget_action_set_enabled (widget, "messages.copy-addresses", count_news (self) > 0);
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->sent),
      any && !ffw_workspace_is_read_only (ffw_form_get_workspace (FFW_FORM (self))));
}

static void
show_message (FfwMessagesForm *self)
{
  const FfwNotice *message = find (self, self->person);
  g_autofree char *to = NULL;

  self->showing = TRUE;
  gtk_stack_set_visible_child_name (self->stack, message ? "message" : "none");
  if (message)
    {
      to = ffw_words (message->email ? _ ("To %1$s, %2$s")
                                     : _ ("To %1$s, whose address is not known"),
                      message->name, message->email, NULL);
      gtk_label_set_label (self->to, to);
      gtk_label_set_label (self->subject, message->subject);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), message->text, -1);
    }
  gtk_check_button_set_active (self->sent, message && message->sent_at && !message->has_news);
  self->showing = FALSE;
  enable (self);
}

static char *
describe_sending (const FfwNotice *message)
{
  g_autofree char *at = message->sent_at ? ffw_words_time (message->sent_at) : NULL;

  if (at == NULL)
    return g_strdup (_ ("not sent"));
  if (message->has_news)
    /* Translators: a message was sent; a date and time */
    return ffw_words (_ ("something is new since %1$s"), at, NULL);

  /* Translators: of a message; a date and time */
  return ffw_words (_ ("sent %1$s"), at, NULL);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class)
    gtk_widget_add_css_class (label, class);

  return label;
}

static GtkWidget *
make_row (const FfwNotice *message)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *sending = describe_sending (message);
  g_autofree char *name = g_strjoin (", ", message->name, message->about, sending, NULL);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (message->name, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (message->about, NULL));
  gtk_box_append (GTK_BOX (box), make_label (sending, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  return row;
}

static void
say_status (FfwMessagesForm *self)
{
  g_autofree char *text = NULL;

  if (self->messages->len == 0)
    text = g_strdup (_ (self->source->none));
  else if (self->messages->len > LISTED)
    {
      g_autofree char *listed = ffw_words_number (LISTED);
      g_autofree char *all = ffw_words_number (self->messages->len);

      text = ffw_words (_ ("The first %1$s of %2$s, those with something new first."), listed, all,
                        NULL);
    }
  else
    text = ffw_words_count (self->source->some[0], self->source->some[1], self->messages->len);
  gtk_label_set_label (self->status, text);
}

/* Shows the list again, at the manager that was looked at where they are still there. */
static void
fill (FfwMessagesForm *self)
{
  GtkListBoxRow *chosen = NULL;
  GtkWidget *child;

  self->showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (self->messages->len, LISTED); i++)
    {
      const FfwNotice *message = self->messages->pdata[i];
      GtkWidget *row = make_row (message);

      gtk_list_box_append (self->list, row);
      if (message->person == self->person || chosen == NULL)
        chosen = GTK_LIST_BOX_ROW (row);
    }
  say_status (self);
  self->showing = FALSE;

  if (chosen)
    gtk_list_box_select_row (self->list, chosen);
  show_message (self);
}

static void
on_selected (FfwMessagesForm *self, GtkListBoxRow *row)
{
  if (row == NULL || self->showing)
    return;

  self->person
      = ((const FfwNotice *)self->messages->pdata[gtk_list_box_row_get_index (row)])->person;
  show_message (self);
}

static void
on_activated (FfwMessagesForm *self, GtkListBoxRow *row)
{
  on_selected (self, row);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

/* What is asked for, in another thread. */
typedef struct
{
  const Source *source;
  Asked asked;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->asked.organisation);
  g_free (self);
}

static Request *
make_request (FfwMessagesForm *self)
{
  Request *request = g_new0 (Request, 1);

  request->source = self->source;
  request->asked.organisation = g_strdup (self->asked.organisation);
  request->asked.session = self->asked.session;

  return request;
}

static gpointer
read_messages (FfwConnection *connection, gpointer data, GError **error)
{
  const Request *request = data;

  return request->source->read (connection, &request->asked, error);
}

static void
messages_free (gpointer messages)
{
  g_ptr_array_unref (messages);
}

typedef struct
{
  FfwMessagesForm *form;
  GCancellable *cancellable;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwMessagesForm) self = reading->form;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  GPtrArray *messages = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading != cancellable)
    {
      g_clear_pointer (&messages, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->reading);
  if (messages == NULL)
    {
      gtk_label_set_label (self->status, error ? error->message : "");
      return;
    }

  g_clear_pointer (&self->messages, g_ptr_array_unref);
  self->messages = messages;
  fill (self);
}

static void
read_again (FfwMessagesForm *self)
{
  Reading *reading;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->messages == NULL)
    gtk_label_set_label (self->status, _ ("Writing the messages…"));

  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->form = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_messages,
                            make_request (self), request_free, messages_free, self->reading,
                            on_read, reading);
}

static void
on_changed (FfwMessagesForm *self, const char *const *tables)
{
  if (ffw_concern_any (tables, self->source->tables))
    read_again (self);
}

/* Messages that are marked, or one that is no longer. */
typedef struct
{
  Request *request;
  GPtrArray *notices; /* of the form's; NULL to take it back */
  gint64 person;
} Marking;

static void
marking_free (gpointer data)
{
  Marking *self = data;

  request_free (self->request);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_free (self);
}

static gboolean
mark (FfwChange *change, gpointer data, GError **error)
{
  const Marking *self = data;
  const Source *source = self->request->source;

  return self->notices ? source->mark (change, &self->request->asked, self->notices, error)
                       : source->unmark (change, &self->request->asked, self->person, error);
}

/* What is marked of a message, which the form may read anew meanwhile. */
static FfwNotice *
copy_for_marking (const FfwNotice *notice)
{
  FfwNotice *copied = g_new0 (FfwNotice, 1);

  copied->person = notice->person;
  copied->facts = g_strdup (notice->facts);

  return copied;
}

/* Where it could not be written, the tick goes back. */
static void
on_marked (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  if (!done)
    show_message (FFW_MESSAGES_FORM (widget));
}

static void
on_sent (FfwMessagesForm *self)
{
  const FfwNotice *message = find (self, self->person);
  Marking *marking;

  if (self->showing || message == NULL)
    return;

  marking = g_new0 (Marking, 1);
  marking->request = make_request (self);
  marking->person = message->person;
  if (gtk_check_button_get_active (self->sent))
    {
      marking->notices = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_notice_free);
      g_ptr_array_add (marking->notices, copy_for_marking (message));
    }
  ffw_do (GTK_WIDGET (self), ffw_form_get_workspace (FFW_FORM (self)), mark, marking, marking_free,
          _ ("It Was Not Noted"), on_marked);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (widget);
  const FfwNotice *message = find (self, self->person);
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  if (message == NULL)
    return;

  text = g_strconcat (message->subject, "\n\n", message->text, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  said = ffw_words (_ ("The message to %1$s was copied. Paste it where you write to them, and tick "
                       "it here once it is sent."),
                    message->name, NULL);
  ffw_say (widget, said, NULL, NULL, NULL);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_get_root (widget) == NULL)
    return;
  g_prefix_error (&error, "%s ",
                  _ ("No mail program could be opened. Copy the message, and paste it where you "
                     "write to them."));
  ffw_say_error (widget, _ ("The Message Was Not Opened"), error);
}

static void
open_mail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (widget);
  const FfwNotice *message = find (self, self->person);
  g_autofree char *uri = message ? ffw_notice_make_uri (message) : NULL;

  if (uri)
    gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME, NULL,
                       on_opened, g_object_ref (widget));
}

/* Of whoever has something new to hear; separated as mail programs take them. */
static void
copy_addresses (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (widget);
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; self->messages && i < self->messages->len; i++)
    {
      const FfwNotice *notice = self->messages->pdata[i];

      if (notice->has_news && notice->email)
        g_ptr_array_add (addresses, notice->email);
    }
  said = ffw_words_count (FFW_NP_ ("%1$d address was copied.", "%1$d addresses were copied."),
                          addresses->len);
  g_ptr_array_add (addresses, NULL);
  text = g_strjoinv ("; ", (char **)addresses->pdata);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  ffw_say (widget, said, NULL, NULL, NULL);
}

static void
mark_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (widget);
  Marking *marking = g_new0 (Marking, 1);

  marking->request = make_request (self);
  marking->notices = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_notice_free);
  for (guint i = 0; self->messages && i < self->messages->len; i++)
    {
      const FfwNotice *notice = self->messages->pdata[i];

      if (notice->has_news)
        g_ptr_array_add (marking->notices, copy_for_marking (notice));
    }
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), mark, marking, marking_free,
          _ ("It Was Not Noted"), on_marked);
}

static void
save_calendar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (window)),
                              "session.calendar", "x", self->asked.session);
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->side);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static GVariant *
ffw_messages_form_save (FfwForm *form)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  if (self->asked.organisation)
    g_variant_dict_insert (&state, "organisation", "s", self->asked.organisation);
  if (self->asked.session)
    g_variant_dict_insert (&state, "session", "x", self->asked.session);
  g_variant_dict_insert (&state, "person", "x", self->person);

  return g_variant_dict_end (&state);
}

static void
show_source (FfwMessagesForm *self)
{
  self->source = self->asked.session ? &session : &managers;
  adw_window_title_set_title (self->title, _ (self->source->title));
  gtk_label_set_label (self->choose, _ (self->source->choose));
  ffw_words_name (GTK_ACCESSIBLE (self->list), _ (self->source->list));
  gtk_widget_set_visible (self->everybody, self->source->for_all);
}

static void
ffw_messages_form_restore (FfwForm *form, GVariant *state)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (form);

  g_clear_pointer (&self->asked.organisation, g_free);
  g_variant_lookup (state, "organisation", "s", &self->asked.organisation);
  g_variant_lookup (state, "session", "x", &self->asked.session);
  g_variant_lookup (state, "person", "x", &self->person);
  show_source (self);
}

static gboolean
ffw_messages_form_is_touched (FfwForm *form)
{
  return FALSE;
}

static gboolean
ffw_messages_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_MESSAGES_FORM (widget)->list));
}

static void
ffw_messages_form_map (GtkWidget *widget)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (widget);

  GTK_WIDGET_CLASS (ffw_messages_form_parent_class)->map (widget);
  if (self->messages == NULL && self->reading == NULL)
    read_again (self);
}

static void
ffw_messages_form_constructed (GObject *object)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (object);

  G_OBJECT_CLASS (ffw_messages_form_parent_class)->constructed (object);

  g_signal_connect_object (ffw_form_get_workspace (FFW_FORM (self)), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ffw_leaflet_back_watch (self->leaflet, self->back_button);
  show_source (self);
  show_message (self);
}

static void
ffw_messages_form_dispose (GObject *object)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  /* The rows go one by one, and each would choose the next. */
  self->showing = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_messages_form_parent_class)->dispose (object);
}

static void
ffw_messages_form_finalize (GObject *object)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (object);

  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_free (self->asked.organisation);

  G_OBJECT_CLASS (ffw_messages_form_parent_class)->finalize (object);
}

static void
ffw_messages_form_class_init (FfwMessagesFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_messages_form_constructed;
  object_class->dispose = ffw_messages_form_dispose;
  object_class->finalize = ffw_messages_form_finalize;
  widget_class->map = ffw_messages_form_map;
  widget_class->grab_focus = ffw_messages_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_messages_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_messages_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_messages_form_is_touched;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-messages-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, everybody);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, choose);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, back_button);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, leaflet);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, side);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, status);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, list);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, content);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, to);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, subject);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, text);
  gtk_widget_class_bind_template_child (widget_class, FfwMessagesForm, sent);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_sent);
  gtk_widget_class_install_action (widget_class, "messages.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "messages.mail", NULL, open_mail);
  gtk_widget_class_install_action (widget_class, "messages.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "messages.copy-addresses", NULL, copy_addresses);
  gtk_widget_class_install_action (widget_class, "messages.all-sent", NULL, mark_all);
  gtk_widget_class_install_action (widget_class, "messages.calendar", NULL, save_calendar);
}

static void
ffw_messages_form_init (FfwMessagesForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
