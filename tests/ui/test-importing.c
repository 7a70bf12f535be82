/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-import-driver.h"

#include "ffw-finding-item.h"
#include "ffw-finding-tree.h"
#include "ffw-history-page.h"
#include "ffw-holder.h"
#include "ffw-import-file-box.h"
#include "ffw-import-findings.h"
#include "ffw-import-line.h"
#include "ffw-import-view.h"
#include "ffw-import-window.h"
#include "ffw-raw-table.h"

#include <glib/gstdio.h>
#include <string.h>

/* Those whom the page begins with: who is there on the day of the tests. */
#define PEOPLE_IN_SAMPLE 124

#define HEADER "organisation,staff_number,given_name,family_name,role,started_on"

/* A person who can be added, one with a date that does not exist, and a column that nobody knows.
 */
#define TWO_PEOPLE                                                                                 \
  HEADER ",colour\n"                                                                               \
         "STY,9001,Mererid,Wyn-Iorwerth,PRIS,2022-01-10,red\n"                                     \
         "STY,9002,Nobody,Atall,PRIS,31/02/2022,blue\n"

#define ONE_PERSON HEADER "\nSTY,9001,Mererid,Wyn-Iorwerth,PRIS,2022-01-10\n"
#define HER_RECORD "organisation,staff_number,course,completed_on\nSTY,9001,POWER,2022-05-03\n"
#define ONE_SITE   "code,name_en,organisation\nX-1,Somewhere,STY\n"

static GListModel *
rows_of (GtkWidget *import)
{
  GtkWidget *tree = ui_find (import, FFW_TYPE_FINDING_TREE);

  return G_LIST_MODEL (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_find (tree, GTK_TYPE_COLUMN_VIEW))));
}

/* Sees what would happen, leaves the bad row out, and takes it back. */
static void
test_one (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("two.csv", TWO_PEOPLE);
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window;

  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "1 error was found, and nothing has been written."));
  g_assert_true (ui_shows (import_window, "two.csv: People"));
  g_assert_true (ui_shows (import_window, "Import 1, Leave Out 1 Refused"));
  g_assert_cmpuint (ui_n_people (window), ==, PEOPLE_IN_SAMPLE);

  /* With an error in it, it is not imported as it is. */
  g_assert_false (ui_can_act (import_window, "import.run"));
  g_assert_true (ui_shows (import_window, "1 error was found, and nothing has been written."));

  ui_act (import_window, "import.run-skipping", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE + 1);
  ui_wait_until (ui_shows (window, "People imported: 1 added, 0 updated"));
  g_assert_true (ui_shows (window, "Next: Import Their Training…"));

  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  ui_act (window, "win.redo", NULL);
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE + 1);
  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);

  ui_act (window, "win.page", "history");
  ui_wait_until (ui_shows (window, "Undone: People imported from “two.csv”"));
  ui_close (window);
}

/* Which column becomes what, with its first values. */
static void
test_columns (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("two.csv", TWO_PEOPLE);
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);

  ui_wait_until (ui_shows (import_window, "1 error was found"));
  ui_show_import_page (import_window, "files");
  g_assert_true (ui_shows (import_window, "UTF-8, separated by commas"));
  g_assert_true (ui_shows (import_window, "staff_number"));
  g_assert_true (ui_shows (import_window, "Staff number"));
  g_assert_true (ui_shows (import_window, "9001 · 9002"));
  g_assert_true (ui_shows (import_window, "Left alone"));
  g_assert_true (ui_shows (import_window, "6 are read, 1 is left alone"));
  ui_close_import ();
  ui_close (window);
}

static FfwRawTable *
table_of (GtkWidget *import)
{
  return FFW_RAW_TABLE (ui_find (ui_find (import, FFW_TYPE_IMPORT_LINE), FFW_TYPE_RAW_TABLE));
}

/* A finding leads to its cell, among the rows of the file. */
static void
test_findings (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("two.csv", TWO_PEOPLE);
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);
  GtkWidget *line;

  ui_wait_until (ui_shows (import_window, "1 error was found"));
  ui_show_import_page (import_window, "findings");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (import_window)), ==, 2);
  line = ui_find (import_window, FFW_TYPE_IMPORT_LINE);
  g_assert_true (ui_shows (line, "two.csv, line 3"));
  g_assert_true (ui_shows (line, "This date does not exist: 31/02/2022"));
  ui_wait_until (ui_shows (line, "Mererid"));
  g_assert_cmpuint (ffw_raw_table_get_line (table_of (import_window)), ==, 3);
  g_assert_cmpstr (ffw_raw_table_get_text (table_of (import_window)), ==, "31/02/2022");
  g_assert_true (ui_shows (import_window, "Started on"));

  /* The other one is about the header. */
  ui_act (import_window, "import.next-finding", NULL);
  g_assert_true (ui_shows (line, "two.csv, line 1"));
  g_assert_cmpstr (ffw_raw_table_get_text (table_of (import_window)), ==, "colour");

  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (
          ui_find (ui_find (import_window, FFW_TYPE_IMPORT_FINDINGS), GTK_TYPE_DROP_DOWN)),
      FFW_FINDINGS_WARNINGS);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (import_window)), ==, 1);
  ui_close_import ();
  ui_close (window);
}

/* The same thing a thousand times is one row, and what is beyond that is counted. */
static void
test_groups (void)
{
  g_autofree char *path = ui_sample ();
  g_autoptr (GString) many = g_string_new (HEADER "\n");
  g_autofree char *file = NULL;
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window;
  g_autoptr (GtkTreeListRow) row = NULL;

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (many, "STY,M%u,Mair,Jones,NOROLE,2022-01-10\n", i);
  file = ui_write ("many.csv", many->str);
  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "Findings (1,200)"));
  g_assert_true (ui_shows (import_window, "Role: what is “NOROLE”?"));
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "1,200 errors were found"));
  ui_show_import_page (import_window, "findings");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (import_window)), ==, 1);
  g_assert_true (ui_shows (import_window, "1,000 times"));
  g_assert_true (ui_shows (import_window, "200 more were counted"));

  row = g_list_model_get_item (rows_of (import_window), 0);
  gtk_tree_list_row_set_expanded (row, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (import_window)), ==, 1001);
  ui_close_import ();
  ui_close (window);
}

/* People and their records, chosen in the wrong order, are tried together and become one change. */
static void
test_several (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *records = ui_write ("a-records.csv", HER_RECORD);
  g_autofree char *people = ui_write ("people.csv", ONE_PERSON);
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window;

  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  import_window = ui_import (window, records, NULL);
  ui_wait_until (ui_shows (import_window, "1 error was found"));
  /* What is dropped on the window behind goes to the import that is open. */
  g_assert_true (ui_import (window, people, NULL) == import_window);
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  g_assert_true (ui_shows (import_window, "All files"));
  g_assert_true (ui_shows (import_window, "people.csv: People"));
  g_assert_true (ui_shows (import_window, "a-records.csv: Training records"));

  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (window, "“people.csv, a-records.csv” imported: 2 added, 0 updated"));
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE + 1);

  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  ui_wait_until (
      ui_shows (window, "Undone: “people.csv, a-records.csv” imported: 2 added, 0 updated"));
  ui_close (window);
}

/* What a file holds can be said by hand; what keeps it from being that is said. */
static void
test_by_hand (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file
      = ui_write ("near.csv", "organisation,staff_number,given_name,family_name,role,began\n");
  g_autofree char *other = ui_write ("other.csv", "colour,weight\nred,3\n");
  g_autofree char *either = ui_write ("either.csv", "code,name_en,name_cy\nSTY-9,Some,Rhai\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, other, NULL);
  GtkDropDown *kinds;
  guint sites = 0;
  guint n;
  const FfwKind *const *all = ffw_kinds (&n);

  ui_wait_until (ui_shows (import_window, "No name in its first line is one that is known."));
  ui_wait_until (ui_shows (import_window, "colour"));
  g_assert_false (ui_shows (import_window, "This is what would happen."));
  ui_close_import ();

  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "There are no rows below the headings."));
  ui_show_import_page (import_window, "findings");
  g_assert_true (ui_shows (import_window, "“began” is unknown and was left alone."));
  ui_close_import ();

  import_window = ui_import (window, either, NULL);
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  g_assert_true (ui_shows (import_window, "either.csv: Organisations"));
  ui_show_import_page (import_window, "files");
  while (!g_str_equal (all[sites]->name, "sites"))
    sites++;
  kinds = GTK_DROP_DOWN (ui_find (import_window, GTK_TYPE_DROP_DOWN));
  gtk_drop_down_set_selected (kinds, sites + 1);
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "either.csv: Sites"));
  ui_close_import ();
  ui_close (window);
}

/* A cell is put right beside the data; the check runs again, and the file stays as it is. */
static void
test_correct (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("two.csv", TWO_PEOPLE);
  g_autofree char *text = NULL;
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);

  ui_wait_until (ui_shows (import_window, "1 error was found"));
  ui_show_import_page (import_window, "findings");
  ui_wait_until (ui_shows (import_window, "Mererid"));
  ffw_raw_table_edit (table_of (import_window), 3, 6, "2022-01-31");
  g_assert_cmpstr (ffw_raw_table_get_typed (table_of (import_window)), ==, "2022-01-31");
  g_signal_emit_by_name (ui_find (table_of (import_window), GTK_TYPE_TEXT), "activate");
  ui_wait_until (ui_shows (import_window, "Findings (1)"));
  g_assert_cmpstr (ffw_raw_table_get_text (table_of (import_window)), ==, "2022-01-31");
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (window, "People imported: 2 added, 0 updated"));
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, TWO_PEOPLE);
  ui_close (window);
}

/* What was put right in one cell can be put right in those that say the same; days are in words. */
static void
test_correct_same (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("same.csv", HEADER "\nSTY,9001,Mererid,Wyn,PRIS,31/02/2022\n"
                                                       "STY,9002,Nia,Wyn,PRIS,31/02/2022\n"
                                                       "STY,9003,Efa,Wyn,PRIS,31/02/2022\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);

  ui_wait_until (ui_shows (import_window, "3 errors were found"));
  ui_show_import_page (import_window, "findings");
  ui_wait_until (ui_shows (import_window, "Mererid"));
  ffw_raw_table_edit (table_of (import_window), 2, 6, "2022-01-31");
  g_signal_emit_by_name (ui_find (table_of (import_window), GTK_TYPE_TEXT), "activate");
  ui_wait_until (ui_shows (import_window, "2 more cells of this column say “31/02/2022”"));
  g_signal_emit_by_name (ui_find_button (import_window, "The Same for Them"), "clicked");
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_show_import_page (import_window, "rows");
  g_assert_true (ui_shows (import_window, "Started on: 31 Jan 2022"));
  ui_close_import ();
  ui_close (window);
}

/* What cannot be read, or is no table, is said of its file, and the others wait. */
static void
test_bad_files (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *folder = ui_path ("");
  g_autofree char *empty = ui_write ("empty.csv", "");
  g_autofree char *bare = ui_write ("bare.csv", HEADER "\n");
  g_autofree char *book = ui_write ("book.xlsx", "PK\003\004 and so on");
  g_autofree char *nul = ui_path ("nul.csv");
  g_autofree char *good = ui_write ("good.csv", ONE_PERSON);
  g_autoptr (GError) error = NULL;
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, "/nowhere/people.csv", good, NULL);
  const char *const only_bare[] = { bare, NULL };
  const char *const only_book[] = { book, NULL };
  const char *const only_nul[] = { nul, NULL };
  const char *const others[] = { folder, path, empty, NULL };

  ui_wait_until (ui_shows (import_window, "There is no file “/nowhere/people.csv”."));
  g_assert_true (ui_shows (import_window, "good.csv"));

  ffw_import_window_set_files (FFW_IMPORT_WINDOW (import_window), others);
  ui_wait_until (ui_shows (import_window, "is a folder."));
  g_assert_true (ui_shows (import_window, "is a workspace. Choose a spreadsheet or a CSV file"));
  g_assert_true (ui_shows (import_window, "The file is empty."));

  g_assert_true (g_file_set_contents (nul, "a,\0b\n", 5, &error));
  ffw_import_window_set_files (FFW_IMPORT_WINDOW (import_window), only_nul);
  ui_wait_until (ui_shows (import_window, "There are NUL bytes here"));
  ffw_import_window_set_files (FFW_IMPORT_WINDOW (import_window), only_book);
  ui_wait_until (ui_shows (import_window, "The file was cut off or is damaged"));
  ffw_import_window_set_files (FFW_IMPORT_WINDOW (import_window), only_bare);
  ui_wait_until (ui_shows (import_window, "There are no rows below the headings."));
  ui_close_import ();
  ui_close (window);
}

/* Files that are chosen while others are looked at are looked at as what they hold themselves. */
static void
test_chosen_anew (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *people = ui_write ("people.csv", TWO_PEOPLE);
  g_autofree char *sites = ui_write ("sites.csv", ONE_SITE);
  const char *second[] = { sites, NULL };
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, people, NULL);

  ffw_import_window_set_files (FFW_IMPORT_WINDOW (import_window), second);
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  g_assert_true (ui_shows (import_window, "sites.csv: Sites"));
  g_assert_false (ui_shows (import_window, "people.csv"));

  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (window, "Sites imported: 1 added, 0 updated"));
  ui_close (window);
}

/* What was seen is what is written: a file that has changed since is shown anew, and one that is
 * gone is missed. */
static void
test_changed (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("people.csv", ONE_PERSON);
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window;

  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  g_free (ui_write ("people.csv", ONE_PERSON "STY,9002,Nia,Wyn,PRIS,2022-01-10\n"));
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (import_window, "“people.csv” has changed since it was checked")
                 && ui_shows (import_window, "2"));
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  g_assert_cmpuint (ui_n_people (window), ==, PEOPLE_IN_SAMPLE);

  g_assert_cmpint (g_unlink (file), ==, 0);
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (import_window, "There is no file"));
  g_assert_false (ui_shows (import_window, "This is what would happen."));
  g_assert_true (ui_shows (import_window, "Check Again"));
  g_assert_cmpuint (ui_n_people (window), ==, PEOPLE_IN_SAMPLE);

  g_free (ui_write ("people.csv", ONE_PERSON));
  ui_act (import_window, "import.check", NULL);
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (window, "People imported: 1 added, 0 updated"));
  ui_close (window);
}

/* Closing in the middle asks; an import that is stopped writes nothing. */
static void
test_closed (void)
{
  g_autofree char *path = ui_sample ();
  g_autoptr (GString) many = g_string_new (HEADER "\n");
  g_autofree char *file = NULL;
  FfwWindow *window;
  GtkWidget *import_window;
  GtkWidget *dialog;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "STY,M%u,Mair,Jones,PRIS,2022-01-10\n", i);
  file = ui_write ("many.csv", many->str);

  window = ui_open (path);
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "20,000"));

  ui_act (import_window, "import.run", NULL);
  gtk_window_close (GTK_WINDOW (import_window));
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_shows (dialog, "Stop the Import?"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
  ui_act (window, "win.page", "history");
  ui_wait_until (ui_shows (window, "Evaluation answers imported"));
  g_assert_false (ui_shows (window, "many.csv"));
  ui_act (window, "win.page", "people");
  g_assert_cmpuint (ui_n_people (window), ==, PEOPLE_IN_SAMPLE);
  ui_close (window);
}

/* A switch of language in the middle: what is under way goes on, and the page that is looked at
 * stays. */
static void
test_language (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("two.csv", TWO_PEOPLE);
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);
  GtkWidget *view = ui_find (import_window, FFW_TYPE_IMPORT_VIEW);

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  g_assert_true (ui_find (import_window, FFW_TYPE_IMPORT_VIEW) != view);
  ui_wait_until (ui_shows (import_window, "two.csv: Pobl"));
  ui_show_import_page (import_window, "findings");
  g_assert_true (ui_shows (import_window, "Dyddiad dechrau"));
  ffw_finding_tree_select (FFW_FINDING_TREE (ui_find (import_window, FFW_TYPE_FINDING_TREE)), 1);

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  g_assert_true (ui_shows (import_window, "two.csv, line 1"));
  g_assert_true (ui_shows (import_window, "Started on"));
  ui_act (import_window, "import.run-skipping", NULL);
  ui_wait_until (ui_shows (window, "People imported: 1 added, 0 updated"));
  ui_close (window);
}

/* The findings and the refused rows can be taken away. */
static void
test_saved (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("two.csv", TWO_PEOPLE);
  g_autofree char *findings = ui_path ("findings.csv");
  g_autofree char *refused = ui_path ("refused.csv");
  g_autofree char *text = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *copied = NULL;
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);

  ui_wait_until (ui_shows (import_window, "Save Refused Rows…"));
  ui_act (import_window, "import.save-findings-to", findings);
  ui_wait_until (ui_shows (import_window, "What was found is saved in"));
  g_assert_true (g_file_get_contents (findings, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ",3,6,started_on,Error,E103,"));

  ui_act_with (import_window, "import.save-refused-to", "(us)", 0, refused);
  ui_wait_until (ui_shows (import_window, "The refused rows are saved in"));
  g_assert_true (g_file_get_contents (refused, &rows, NULL, NULL));
  g_assert_true (g_str_has_prefix (rows, "refused_because," HEADER ",colour\n"));
  g_assert_nonnull (strstr (rows, "STY,9002,Nobody,Atall"));
  g_assert_null (strstr (rows, "Mererid"));

  copied = ffw_import_view_get_findings_text (
      FFW_IMPORT_VIEW (ui_find (import_window, FFW_TYPE_IMPORT_VIEW)));
  g_assert_nonnull (strstr (copied, "two.csv:3:6: error E103: This date does not exist"));
  ui_close_import ();
  ui_close (window);
}

/* In a workspace that can only be read one sees what would happen, and why it cannot. */
static void
test_read_only (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autofree char *file = ui_write ("people.csv", ONE_PERSON);
  g_autoptr (FfwHolder) holder = ffw_holder_new_me ();
  FfwWindow *window;
  GtkWidget *import_window;

  g_assert_true (ffw_holder_write (holder, lock));
  window = ui_open (path);
  g_assert_true (ffw_workspace_is_read_only (ffw_window_get_workspace (window)));
  import_window = ui_import (window, file, NULL);
  g_assert_true (ui_shows (import_window, "You can see what the files would do, but not import"));
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  g_assert_true (ui_shows (import_window, "people.csv: People"));

  g_assert_false (ui_can_act (import_window, "import.run"));
  ui_close_import ();
  g_unlink (lock);
  ui_close (window);
}

static void
test_no_files (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  ui_act (window, "win.import", NULL);
  g_assert_true (ui_shows (ui_find_window (FFW_TYPE_IMPORT_WINDOW), "Choose Files"));
  ui_close_import ();
  ui_close (window);
}

/* A template is saved from where files are chosen, and is a file that can be imported. */
static void
test_template (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_path ("template.xlsx");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window;

  ui_act (window, "win.import", NULL);
  import_window = ui_find_window (FFW_TYPE_IMPORT_WINDOW);
  g_assert_true (ui_shows (import_window, "Get a Template"));
  ui_act_with (import_window, "import.template-to", "(ss)", "people", file);
  ui_wait_until (g_file_test (file, G_FILE_TEST_EXISTS));
  ui_close_import ();

  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "template.xlsx: People"));
  ui_close_import ();
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/importing/one", test_one);
  g_test_add_func ("/importing/columns", test_columns);
  g_test_add_func ("/importing/findings", test_findings);
  g_test_add_func ("/importing/groups", test_groups);
  g_test_add_func ("/importing/several", test_several);
  g_test_add_func ("/importing/by-hand", test_by_hand);
  g_test_add_func ("/importing/correct", test_correct);
  g_test_add_func ("/importing/correct-same", test_correct_same);
  g_test_add_func ("/importing/bad-files", test_bad_files);
  g_test_add_func ("/importing/chosen-anew", test_chosen_anew);
  g_test_add_func ("/importing/changed", test_changed);
  g_test_add_func ("/importing/closed", test_closed);
  g_test_add_func ("/importing/language", test_language);
  g_test_add_func ("/importing/saved", test_saved);
  g_test_add_func ("/importing/no-files", test_no_files);
  g_test_add_func ("/importing/template", test_template);
  g_test_add_func ("/importing/read-only", test_read_only);
  return ui_main (argc, argv);
}
