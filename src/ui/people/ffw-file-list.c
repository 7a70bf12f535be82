/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-file-list.h"

#include "ffw-attachments.h"
#include "ffw-choose.h"
#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-file-adding.h"
#include "ffw-file-copies.h"
#include "ffw-file-form.h"
#include "ffw-person-rows.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define KILOBYTE 1024.0

struct _FfwFileList
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkListBox *list;
  GtkLabel *empty;
  GtkWidget *add;

  FfwWorkspace *workspace;
  gint64 person;
  gint64 record;
  GPtrArray *files; /* of FfwAttachment, those that are shown */
  GCancellable *reading;
  gint64 saving; /* the file for which a place is chosen */
};

G_DEFINE_FINAL_TYPE (FfwFileList, ffw_file_list, ADW_TYPE_BIN)

static const FfwAttachment *
find_file (FfwFileList *self, gint64 id)
{
  for (guint i = 0; self->files && i < self->files->len; i++)
    {
      const FfwAttachment *file = self->files->pdata[i];

      if (file->id == id)
        return file;
    }

  return NULL;
}

static char *
say_size (gint64 size)
{
  double kilobytes = (double)size / KILOBYTE;
  gboolean big = kilobytes >= KILOBYTE;
  g_autofree char *number = ffw_words_real (big ? kilobytes / KILOBYTE : kilobytes, 1);

  if (kilobytes < 1)
    return ffw_words_count (FFW_NP_ ("%1$d byte", "%1$d bytes"), (guint64)size);

  /* Translators: the size of a file */
  return big ? ffw_words (_ ("%1$s MB"), number, NULL) : ffw_words (_ ("%1$s kB"), number, NULL);
}

/* Of which record it is; empty where it is of none, or where that is plain. */
static char *
say_record (FfwFileList *self, const FfwAttachment *file)
{
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;

  if (file->record == 0 || self->record)
    return g_strdup ("");
  title = ffw_text_title (&file->course, file->course_code, ffw_language_get ());
  date = ffw_words_short_date (file->completed_on);

  /* Translators: of a file, the course and the day of a training record */
  return ffw_words (_ ("of %1$s, %2$s"), title, date, NULL);
}

static GtkWidget *
make_menu_button (FfwFileList *self, const FfwAttachment *file)
{
  static const struct
  {
    const char *label;
    const char *action;
    gboolean writes;
  } items[] = {
    { N_ ("_Open a Copy"), "file.open", FALSE }, { N_ ("_Save As…"), "file.save", FALSE },
    { N_ ("Re_name…"), "file.rename", TRUE },    { N_ ("_Copy SHA-256"), "file.copy-hash", FALSE },
    { N_ ("_Remove"), "file.remove", TRUE },
  };
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: a button; %1$s is the name of a file */
  g_autofree char *name = ffw_words (_ ("What to do with “%1$s”"), file->name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      if (items[i].writes && ffw_workspace_is_read_only (self->workspace))
        continue;
      g_menu_item_set_action_and_target (item, items[i].action, "x", file->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  ffw_words_name (GTK_ACCESSIBLE (button), name);

  return button;
}

static GtkWidget *
make_row (FfwFileList *self, const FfwAttachment *file)
{
  g_autofree char *size = say_size (file->size);
  g_autofree char *at = ffw_words_time (file->at);
  g_autofree char *of = say_record (self, file);
  g_autofree char *facts = ffw_person_rows_join ((const char *[]){ size, of, file->who, at, NULL });
  /* Translators: what identifies the content of a file */
  g_autofree char *hash = ffw_words (_ ("SHA-256: %1$s"), file->sha256, NULL);
  GtkWidget *row = ffw_person_rows_new (file->name, facts);
  GtkWidget *inside = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", hash, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_CHAR, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (inside), label);
  ffw_words_describe (GTK_ACCESSIBLE (row), hash);
  g_object_ref (inside);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), NULL);
  gtk_widget_set_hexpand (inside, TRUE);
  gtk_box_append (GTK_BOX (box), inside);
  g_object_unref (inside);
  gtk_box_append (GTK_BOX (box), make_menu_button (self, file));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "file.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", file->id);

  return row;
}

/* The row that has the keyboard, or -1. */
static int
find_focus (FfwFileList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
                       ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
                       : NULL;

  if (focus && GTK_IS_LIST_BOX_ROW (focus) && row == NULL)
    row = focus;

  return row && gtk_widget_get_parent (row) == GTK_WIDGET (self->list)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
show_files (FfwFileList *self)
{
  int focus = find_focus (self);
  g_autofree char *title = ffw_words_count (FFW_NP_ ("%1$d File", "%1$d Files"), self->files->len);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->files->len; i++)
    gtk_list_box_append (self->list, make_row (self, self->files->pdata[i]));
  adw_preferences_group_set_title (self->group, self->files->len > 0 ? title : _ ("Files"));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->files->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), self->files->len == 0);

  if (focus >= 0 && self->files->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (
        gtk_list_box_get_row_at_index (self->list, MIN (focus, (int)self->files->len - 1))));
  else if (focus >= 0)
    gtk_widget_grab_focus (self->add);
}

/* What is read, in another thread. */
typedef struct
{
  gint64 person;
  gint64 record;
} Asked;

static gpointer
read_files (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;

  return asked->record ? ffw_attachments_of_record (connection, asked->record, error)
                       : ffw_attachments_of_person (connection, asked->person, error);
}

static void
free_files (gpointer files)
{
  g_ptr_array_unref (files);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwFileList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->list == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  /* A workspace that cannot be read is said by its own bar. */
  if (files == NULL)
    return;
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_steal_pointer (&files);
  show_files (self);
}

static void
refresh (FfwFileList *self)
{
  Asked *asked;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->person == 0 && self->record == 0)
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked){ self->person, self->record };
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_files, asked, g_free, free_files, self->reading,
                            on_read, g_object_ref (self));
}

static void
on_changed (FfwFileList *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_attachment_tables))
    refresh (self);
}

static void
add_files (GtkWidget *widget, const char *const *paths)
{
  FfwFileList *self = FFW_FILE_LIST (widget);

  ffw_file_adding_start (widget, self->workspace, self->person, self->record, paths);
}

static void
act_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Add Files"), _ ("_Add"), NULL, NULL, NULL,
              add_files);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, FfwFileList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *file = g_value_get_boxed (value); file; file = file->next)
    {
      g_autofree char *path = g_file_get_path (file->data);

      if (path)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] == NULL || self->workspace == NULL || ffw_workspace_is_read_only (self->workspace))
    return FALSE;
  add_files (GTK_WIDGET (self), (const char *const *)paths);

  return TRUE;
}

static void
act_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_file_copies_open (widget, FFW_FILE_LIST (widget)->workspace, g_variant_get_int64 (parameter));
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  FfwFileList *self = FFW_FILE_LIST (widget);

  ffw_file_copies_save (widget, self->workspace, self->saving, paths[0]);
}

static void
act_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwFileList *self = FFW_FILE_LIST (widget);
  const FfwAttachment *file = find_file (self, g_variant_get_int64 (parameter));

  if (file == NULL)
    return;
  self->saving = file->id;
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the File"), _ ("_Save"), NULL, NULL,
              file->name, on_chosen);
}

static void
act_rename (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwFileList *self = FFW_FILE_LIST (widget);
  const FfwAttachment *file = find_file (self, g_variant_get_int64 (parameter));

  if (file)
    ffw_file_form_open (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, file->id,
                        file->name, file->media_type);
}

static void
act_copy_hash (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const FfwAttachment *file = find_file (FFW_FILE_LIST (widget), g_variant_get_int64 (parameter));

  if (file == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), file->sha256);
  ffw_say (widget, _ ("Copied the SHA-256"), NULL, NULL, NULL);
}

static gboolean
remove_file (FfwChange *change, gpointer data, GError **error)
{
  return ffw_attachment_remove (change, *(const gint64 *)data, error);
}

static void
act_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  ffw_do (widget, FFW_FILE_LIST (widget)->workspace, remove_file, g_memdup2 (&id, sizeof id),
          g_free, _ ("The File Could Not Be Removed"), NULL);
}

static void
ffw_file_list_dispose (GObject *object)
{
  FfwFileList *self = FFW_FILE_LIST (object);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  self->list = NULL;

  G_OBJECT_CLASS (ffw_file_list_parent_class)->dispose (object);
}

static void
ffw_file_list_class_init (FfwFileListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_file_list_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-file-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwFileList, group);
  gtk_widget_class_bind_template_child (widget_class, FfwFileList, list);
  gtk_widget_class_bind_template_child (widget_class, FfwFileList, empty);
  gtk_widget_class_bind_template_child (widget_class, FfwFileList, add);
  gtk_widget_class_install_action (widget_class, "file.add", NULL, act_add);
  gtk_widget_class_install_action (widget_class, "file.open", "x", act_open);
  gtk_widget_class_install_action (widget_class, "file.save", "x", act_save);
  gtk_widget_class_install_action (widget_class, "file.rename", "x", act_rename);
  gtk_widget_class_install_action (widget_class, "file.copy-hash", "x", act_copy_hash);
  gtk_widget_class_install_action (widget_class, "file.remove", "x", act_remove);
}

static void
ffw_file_list_init (FfwFileList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  ffw_words_mend_names (GTK_WIDGET (self));
}

static void
set_workspace (FfwFileList *self, FfwWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "file.add",
                                 !ffw_workspace_is_read_only (workspace));
}

/**
 * ffw_file_list_show:
 * @workspace: the same each time
 * @person: the id of the person whose files are shown, or 0
 * @record: the id of the record whose files are shown, in place of a person’s; or 0
 */
void
ffw_file_list_show (FfwFileList *self, FfwWorkspace *workspace, gint64 person, gint64 record)
{
  if (self->workspace == NULL)
    set_workspace (self, workspace);
  if (self->person == person && self->record == record)
    return;

  self->person = person;
  self->record = record;
  refresh (self);
}
