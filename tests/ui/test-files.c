/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are kept: dropped, renamed, looked at, saved and removed, as somebody would. */

#include "ui-driver.h"

#include "ffw-file-copies.h"
#include "ffw-file-form.h"
#include "ffw-file-list.h"
#include "ffw-form-window.h"
#include "ffw-list-row.h"
#include "ffw-page.h"
#include "ffw-record-view.h"
#include "ffw-text-entry.h"
#include "ffw-training-page.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define PDF "%PDF-1.4\n% a certificate\n%%EOF\n"

static GtkWidget *
open_record (FfwWindow *window)
{
  GtkWidget *page;
  GListModel *model;
  g_autoptr (FfwListRow) row = NULL;

  ui_act (window, "win.page", "training");
  ui_wait_until (ui_find (window, FFW_TYPE_TRAINING_PAGE) != NULL);
  page = ui_find (window, FFW_TYPE_TRAINING_PAGE);
  model = ffw_training_page_get_model (FFW_TRAINING_PAGE (page));
  ui_wait_until (g_list_model_get_n_items (model) > 0);
  row = g_list_model_get_item (model, 0);
  ffw_page_show_item (FFW_PAGE (page), "record", ffw_list_row_get_id (row));
  ui_wait_until (ui_shows (page, "No file is kept here."));

  return ui_find (ui_find (page, FFW_TYPE_RECORD_VIEW), FFW_TYPE_FILE_LIST);
}

/* Drops files on the list, as from a file manager. */
static void
drop (GtkWidget *list, const char *const *paths)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  GSList *files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  for (guint i = 0; paths[i]; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  g_assert_true (taken);
}

/* The file of the first row, as its action is given it. */
static gint64
first_file (GtkWidget *list)
{
  GtkWidget *row = ui_find (list, GTK_TYPE_LIST_BOX_ROW);

  return g_variant_get_int64 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)));
}

static void
act (GtkWidget *list, const char *action)
{
  ui_act_with (list, action, "x", first_file (list));
}

static void
dismiss (const char *says)
{
  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_true (ui_shows (ui_find_window (ADW_TYPE_MESSAGE_DIALOG), says));
  gtk_window_close (GTK_WINDOW (ui_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

static void
test_list (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *good = ui_write ("Tystysgrif & more.pdf", PDF);
  g_autofree char *bad = ui_write ("bad.pdf", "Only text\n");
  g_autofree char *saved = ui_path ("saved.pdf");
  g_autofree char *text = NULL;
  FfwWindow *window = ui_open (path);
  GtkWidget *list = open_record (window);
  GtkWidget *form;
  GtkWidget *entry;

  /* The good one is kept, and what is wrong with the other is said. */
  drop (list, (const char *const[]){ good, bad, NULL });
  dismiss ("“bad.pdf”: The file is not what its name says");
  ui_wait_until (ui_shows (list, "Tystysgrif & more.pdf"));
  g_assert_true (ui_shows (list, "1 File"));
  g_assert_true (ui_shows (list, "SHA-256: c076c875"));
  ui_wait_until (ui_shows (window, "1 file of "));
  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_shows (list, "No file is kept here."));
  ui_act (window, "win.redo", NULL);
  ui_wait_until (ui_shows (list, "Tystysgrif & more.pdf"));

  /* A folder, and what is there already. */
  drop (list, (const char *const[]){ g_get_tmp_dir (), NULL });
  dismiss ("is a folder");
  drop (list, (const char *const[]){ good, NULL });
  dismiss ("This is kept here already");

  /* Another name, which fits what it is. */
  act (list, "file.rename");
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) != NULL);
  form = ui_find (ui_find_window (FFW_TYPE_FORM_WINDOW), FFW_TYPE_FILE_FORM);
  entry = ui_find (form, FFW_TYPE_TEXT_ENTRY);
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (entry), "certificate.docx");
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "The file is not what its name says"));
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  form = ui_find (ui_find_window (FFW_TYPE_FORM_WINDOW), FFW_TYPE_FILE_FORM);
  entry = ui_find (form, FFW_TYPE_TEXT_ENTRY);
  g_assert_cmpstr (ffw_text_entry_get_text (FFW_TEXT_ENTRY (entry)), ==, "certificate.docx");
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (entry), "certificate.pdf");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  /* The page was made anew in another language, and shows the same record. */
  ui_wait_until (ui_find (window, FFW_TYPE_FILE_LIST) != NULL
                 && ui_shows (ui_find (ui_find (window, FFW_TYPE_RECORD_VIEW), FFW_TYPE_FILE_LIST),
                              "certificate.pdf"));
  list = ui_find (ui_find (window, FFW_TYPE_RECORD_VIEW), FFW_TYPE_FILE_LIST);

  ffw_file_copies_save (list, ffw_window_get_workspace (window), first_file (list), saved);
  ui_wait_until (g_file_test (saved, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (saved, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, PDF);

  act (list, "file.remove");
  ui_wait_until (ui_shows (list, "No file is kept here."));
  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_shows (list, "certificate.pdf"));
  ui_close (window);
}

/* The program that the person has for certificates: it says what it was given. */
static void
install_viewer (const char *script, const char *said)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop = g_build_filename (folder, "viewer.desktop", NULL);
  g_autofree char *choices = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autofree char *program = g_strdup_printf ("#!/bin/sh\nstat -c '%%a %%n' \"$1\" >'%s.part'\n"
                                              "cat \"$1\" >>'%s.part'\nmv '%s.part' '%s'\n",
                                              said, said, said, said);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Viewer\n"
                                            "Exec=%s %%f\nMimeType=application/pdf;\n",
                                            script);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (script, program, -1, NULL));
  g_assert_cmpint (g_chmod (script, 0700), ==, 0);
  g_assert_true (g_file_set_contents (desktop, entry, -1, NULL));
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_config_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (
      choices, "[Default Applications]\napplication/pdf=viewer.desktop\n", -1, NULL));
}

/* How many folders of copies there are. */
static guint
count_folders (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_user_runtime_dir (), 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)))
    n += g_str_has_prefix (name, "fframwaith-opened-");

  return n;
}

static void
test_open (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *good = ui_write ("Tystysgrif.pdf", PDF);
  g_autofree char *script = ui_path ("viewer");
  g_autofree char *said = ui_path ("said");
  g_autofree char *text = NULL;
  g_autofree char *left = g_build_filename (g_get_user_runtime_dir (),
                                            "fframwaith-opened-999999999-abc", NULL);
  FfwWindow *window;
  GtkWidget *list;

  install_viewer (script, said);
  window = ui_open (path);
  list = open_record (window);
  /* Of a program that broke down. */
  g_assert_cmpint (g_mkdir (left, 0700), ==, 0);
  drop (list, (const char *const[]){ good, NULL });
  ui_wait_until (ui_shows (list, "Tystysgrif.pdf"));
  act (list, "file.open");
  ui_wait_until (g_file_test (said, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (said, &text, NULL, NULL));
  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, "400 "));
  g_assert_nonnull (strstr (text, "/COPY Tystysgrif.pdf\n" PDF));
  g_assert_cmpuint (count_folders (), ==, 1);
  ui_close (window);
  /* As where the program ends, which this one does not. */
  g_object_set_data (G_OBJECT (ui_application ()), "ffw-file-copies", NULL);
  g_assert_cmpuint (count_folders (), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/list", test_list);
  g_test_add_func ("/files/open", test_open);

  return ui_main (argc, argv);
}
