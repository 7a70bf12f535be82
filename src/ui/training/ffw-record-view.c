/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-record-view.h"

#include "ffw-concern.h"
#include "ffw-file-list.h"
#include "ffw-people-finder.h"
#include "ffw-record-actions.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _FfwRecordView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *name;
  GtkLabel *course;
  GtkButton *person;
  GtkButton *show_course;
  GtkListBox *facts;
  FfwFileList *files;

  FfwWorkspace *workspace;
  gint64 record;
  GCancellable *reading;
};

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwRecordView, ffw_record_view, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (class)
    gtk_widget_add_css_class (label, class);

  return label;
}

/* A row that says one thing; none where there is nothing to say. */
static void
add_fact (FfwRecordView *self, const char *title, const char *value)
{
  GtkWidget *row;
  GtkWidget *box;
  GtkWidget *caption;
  g_autofree char *name = NULL;

  if (value == NULL || *value == '\0')
    return;

  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  caption = make_label (title, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (box, "ffw-history-row");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), make_label (value, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  name = ffw_words (_ ("%1$s: %2$s"), title, value, NULL);
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  gtk_list_box_append (self->facts, row);
}

/* The courses or areas that the course is related to, one a line. */
static void
add_links (FfwRecordView *self, const char *title, const FfwFrameworkItem *course,
           FfwRelation relation)
{
  FfwLanguage language = ffw_language_get ();
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < course->links->len; i++)
    {
      const FfwFrameworkLink *link = course->links->pdata[i];
      g_autofree char *link_title = NULL;

      if (link->relation != relation)
        continue;
      link_title = ffw_text_title (&link->title, link->code, language);
      if (link->level >= 0)
        {
          g_autofree char *leveled = NULL;

          /* Translators: a training area and a level, such as “Safeguarding (aware)” */
          leveled = ffw_words (_ ("%1$s (%2$s)"), link_title,
                               ffw_coding_get_word (&ffw_coding_level, link->level, language),
                               NULL);
          g_string_append_printf (all, "%s%s", all->len ? "\n" : "", leveled);
        }
      else
        g_string_append_printf (all, "%s%s", all->len ? "\n" : "", link_title);
    }
  add_fact (self, title, all->str);
}

static char *
say_expiry (const FfwRecord *record)
{
  g_autofree char *date = ffw_words_date (record->expires_on);
  FfwDate today = ffw_date_today ();

  if (record->outcome != FFW_OUTCOME_COMPLETED)
    return NULL;
  if (record->expires_on == FFW_DATE_NONE)
    return g_strdup (_ ("Never"));
  if (record->expires_on < today)
    /* Translators: %1$s is a date */
    return ffw_words (_ ("%1$s: it has expired"), date, NULL);

  return g_steal_pointer (&date);
}

static void
add_facts (FfwRecordView *self, const FfwRecord *record)
{
  FfwLanguage language = ffw_language_get ();
  g_autofree char *about = ffw_people_finder_describe (record->who);
  g_autofree char *completed = ffw_words_date (record->completed_on);
  g_autofree char *expires = say_expiry (record);
  g_autofree char *extended = ffw_words_date (record->extended_to);
  g_autofree char *hours = isnan (record->hours)
                               ? NULL
                               : ffw_words_real (record->hours,
                                                 record->hours == floor (record->hours) ? 0 : 1);

  add_fact (self, _ ("Organisation"), about);
  add_fact (self, _ ("Completed"), completed);
  add_fact (self, _ ("Outcome"),
            ffw_coding_get_word (&ffw_coding_outcome, (int)record->outcome, language));
  add_fact (self, _ ("Counts until"), expires);
  add_fact (self, _ ("Extended to"), extended);
  add_fact (self, _ ("Reason for the extension"), record->extension_reason);
  if (record->language >= 0)
    add_fact (self, _ ("Language"),
              ffw_coding_get_word (&ffw_coding_language, record->language, language));
  add_fact (self, _ ("Hours"), hours);
  add_fact (self, _ ("Certificate"), record->certificate);
  add_fact (self, _ ("Session"), record->session_code);
  add_links (self, _ ("Training areas"), record->course, FFW_RELATION_COVERS);
  add_links (self, _ ("Allows the person to deliver"), record->course, FFW_RELATION_AUTHORISES);
  add_links (self, _ ("Takes the place of"), record->course, FFW_RELATION_REPLACES);
  add_links (self, _ ("Its place was taken by"), record->course, FFW_RELATION_REPLACED_BY);
}

static void
show_record (FfwRecordView *self, const FfwRecord *record)
{
  g_autofree char *title = ffw_text_title (&record->course->text, record->course->code,
                                           ffw_language_get ());
  /* Translators: the title of a course and its code */
  g_autofree char *both = ffw_words (_ ("%1$s (%2$s)"), title, record->course->code, NULL);
  g_autofree char *name = ffw_words_cut (record->who->name);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->facts))))
    gtk_list_box_remove (self->facts, row);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->course, strstr (title, record->course->code) ? title : both);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->person), "(ssx)", "people", "post",
                                    record->who->post);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_course), "(ssx)", "framework",
                                    "course", record->course->id);
  add_facts (self, record);
  ffw_file_list_show (self->files, self->workspace, 0, record->id);
  gtk_stack_set_visible_child_name (self->stack, "record");
}

/* What is read, in another thread. */
typedef struct
{
  gint64 record;
  FfwLanguage language;
} Asked;

static gpointer
read_record (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;

  return ffw_record_read (connection, asked->record, asked->language, error);
}

static void
record_free (gpointer record)
{
  ffw_record_free (record);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwRecordView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwRecord) record = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->stack == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;

  if (record)
    show_record (self, record);
  else if (error)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      g_signal_emit (self, signals[GONE], 0);
    }
}

static void
refresh (FfwRecordView *self)
{
  Asked *asked;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->record == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }

  asked = g_new0 (Asked, 1);
  asked->record = self->record;
  asked->language = ffw_language_get ();
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_record, asked, g_free, record_free, self->reading,
                            on_read, g_object_ref (self));
}

static void
on_changed (FfwRecordView *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_record_tables))
    refresh (self);
}

static void
ffw_record_view_dispose (GObject *object)
{
  FfwRecordView *self = FFW_RECORD_VIEW (object);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  self->stack = NULL;

  G_OBJECT_CLASS (ffw_record_view_parent_class)->dispose (object);
}

static void
ffw_record_view_class_init (FfwRecordViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_record_view_dispose;
  signals[GONE] = g_signal_new ("gone", FFW_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_FILE_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRecordView, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordView, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordView, name);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordView, course);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordView, person);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordView, show_course);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordView, facts);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordView, files);
}

static void
ffw_record_view_init (FfwRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: a view of no record yet */
GtkWidget *
ffw_record_view_new (FfwWorkspace *workspace)
{
  FfwRecordView *self = g_object_new (FFW_TYPE_RECORD_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ffw_words_mend_names (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * ffw_record_view_show:
 * @record: the id of a record, or 0 for none
 */
void
ffw_record_view_show (FfwRecordView *self, gint64 record)
{
  if (self->record == record)
    return;

  self->record = record;
  refresh (self);
}
