/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-messages-form.h"

#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-leaflet-back.h"
#include "ffw-manager-messages.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How many managers are listed: those with news and the most gaps. The rest moves up. */
#define LISTED 500

struct _FfwMessagesForm
{
  FfwForm parent_instance;

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

  char *organisation; /* its code, or NULL for all */
  gint64 manager;     /* whose message is shown; 0 for nobody */
  gboolean showing;   /* what is shown changes by itself */
  GPtrArray *messages;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwMessagesForm, ffw_messages_form, FFW_TYPE_FORM)

static const FfwManagerMessage *
find (FfwMessagesForm *self, gint64 manager)
{
  for (guint i = 0; self->messages && i < self->messages->len; i++)
    if (((const FfwManagerMessage *)self->messages->pdata[i])->manager == manager)
      return self->messages->pdata[i];

  return NULL;
}

static void
enable (FfwMessagesForm *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = find (self, self->manager) != NULL;

  gtk_widget_action_set_enabled (widget, "messages.copy", any);
  gtk_widget_action_set_enabled (widget, "messages.mail", any);
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->sent),
      any && !ffw_workspace_is_read_only (ffw_form_get_workspace (FFW_FORM (self))));
}

static void
show_message (FfwMessagesForm *self)
{
  const FfwManagerMessage *message = find (self, self->manager);
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
describe_staff (const FfwManagerMessage *message)
{
  g_autofree char *people = ffw_words_count (FFW_NP_ ("%1$d of their staff", "%1$d of their staff"),
                                             message->n_people);
  g_autofree char *gaps = ffw_words_count (FFW_NP_ ("%1$d gap", "%1$d gaps"), message->n_gaps);

  /* Translators: how many of a manager’s staff, and how many gaps they have */
  return ffw_words (_ ("%1$s, %2$s"), people, gaps, NULL);
}

static char *
describe_sending (const FfwManagerMessage *message)
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
make_row (const FfwManagerMessage *message)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *staff = describe_staff (message);
  g_autofree char *sending = describe_sending (message);
  g_autofree char *name = g_strjoin (", ", message->name, staff, sending, NULL);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (message->name, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (staff, NULL));
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
    text = g_strdup (_ ("No manager has staff who miss something that is mandatory. Where people "
                        "have no manager, nobody can be told: Today lists them."));
  else if (self->messages->len > LISTED)
    {
      g_autofree char *listed = ffw_words_number (LISTED);
      g_autofree char *all = ffw_words_number (self->messages->len);

      text = ffw_words (_ ("The first %1$s of %2$s managers, those with something new first."),
                        listed, all, NULL);
    }
  else
    text = ffw_words_count (FFW_NP_ ("%1$d manager whose staff need something.",
                                     "%1$d managers whose staff need something."),
                            self->messages->len);
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
      const FfwManagerMessage *message = self->messages->pdata[i];
      GtkWidget *row = make_row (message);

      gtk_list_box_append (self->list, row);
      if (message->manager == self->manager || chosen == NULL)
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

  self->manager
      = ((const FfwManagerMessage *)self->messages->pdata[gtk_list_box_row_get_index (row)])
            ->manager;
  show_message (self);
}

static void
on_activated (FfwMessagesForm *self, GtkListBoxRow *row)
{
  on_selected (self, row);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static gpointer
read_messages (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_manager_messages_read (connection, data, ffw_date_today (), ffw_language_get (),
                                    error);
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
                            g_strdup (self->organisation), g_free, messages_free, self->reading,
                            on_read, reading);
}

static void
on_changed (FfwMessagesForm *self, const char *const *tables)
{
  if (ffw_concern_any (tables, ffw_manager_messages_tables))
    read_again (self);
}

/* A message that is marked, or no longer. */
typedef struct
{
  gint64 manager;
  char *gaps; /* NULL to take it back */
} Marking;

static void
marking_free (gpointer data)
{
  Marking *self = data;

  g_free (self->gaps);
  g_free (self);
}

static gboolean
mark (FfwChange *change, gpointer data, GError **error)
{
  const Marking *self = data;

  return self->gaps ? ffw_manager_message_mark (change, self->manager, self->gaps, error)
                    : ffw_manager_message_unmark (change, self->manager, error);
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
  const FfwManagerMessage *message = find (self, self->manager);
  Marking *marking;

  if (self->showing || message == NULL)
    return;

  marking = g_new0 (Marking, 1);
  marking->manager = message->manager;
  if (gtk_check_button_get_active (self->sent))
    marking->gaps = g_strdup (message->gaps);
  ffw_do (GTK_WIDGET (self), ffw_form_get_workspace (FFW_FORM (self)), mark, marking, marking_free,
          _ ("It Was Not Noted"), on_marked);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (widget);
  const FfwManagerMessage *message = find (self, self->manager);
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
  const FfwManagerMessage *message = find (self, self->manager);
  g_autofree char *uri = message ? ffw_manager_message_make_uri (message) : NULL;

  if (uri)
    gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME, NULL,
                       on_opened, g_object_ref (widget));
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

  if (self->organisation)
    g_variant_dict_insert (&state, "organisation", "s", self->organisation);
  g_variant_dict_insert (&state, "manager", "x", self->manager);

  return g_variant_dict_end (&state);
}

static void
ffw_messages_form_restore (FfwForm *form, GVariant *state)
{
  FfwMessagesForm *self = FFW_MESSAGES_FORM (form);

  g_clear_pointer (&self->organisation, g_free);
  g_variant_lookup (state, "organisation", "s", &self->organisation);
  g_variant_lookup (state, "manager", "x", &self->manager);
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
  g_free (self->organisation);

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
}

static void
ffw_messages_form_init (FfwMessagesForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
