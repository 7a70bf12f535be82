/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import asks, and what it does not. */

#include "ui-import-driver.h"

#include "ffw-choice.h"
#include "ffw-import-group.h"
#include "ffw-import-question.h"
#include "ffw-import-window.h"

#include <string.h>

/* Those whom the page begins with: who is there on the day of the tests. */
#define PEOPLE_IN_SAMPLE 124

/* By what it asks, also where it stands among others like it and is written shorter. */
static FfwImportQuestion *
look_for_question (GtkWidget *root, const char *text)
{
  FfwImportQuestion *found = NULL;

  if (FFW_IS_IMPORT_QUESTION (root)
      && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), text))
    return FFW_IMPORT_QUESTION (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = look_for_question (child, text);

  return found;
}

static FfwImportQuestion *
find_question (GtkWidget *import, const char *text)
{
  FfwImportQuestion *found = look_for_question (import, text);

  if (found == NULL)
    g_error ("nobody asks: %s", text);

  return found;
}

static void
answer (GtkWidget *import, const char *question, const char *code)
{
  ffw_choice_set_code (FFW_CHOICE (ui_find (find_question (import, question), FFW_TYPE_CHOICE)),
                       code);
}

#define MESSY                                                                                      \
  "Staff in post,,,,\n"                                                                            \
  "As at the end of October,,,,\n"                                                                 \
  "Employee Number,Forename,Surname,Job Title,Start Date\n"                                        \
  "9101,Mererid,Wyn-Iorwerth,Chief Key Holder,3/5/2022\n"                                          \
  "9102,Nia,Beynon,Chief Key Holder,4/6/2022\n"

/* A sheet with titles above its headings: what only a person can say is asked, and not again of the
 * next file. */
static void
test_messy (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("messy.csv", MESSY);
  g_autofree char *next = ui_write ("next.csv", MESSY "9103,Efa,Pugh,Chief Key Holder,5/7/2022\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window;

  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "No column says the organisation."));
  g_assert_true (ui_shows (import_window, "On line 3"));
  g_assert_true (ui_shows (import_window, "Its name means the same"));
  g_assert_true (ui_shows (import_window, "is 3/5/2022 the 3 May 2022 or the 5 March 2022?"));
  answer (import_window, "No column says the organisation.", "STY");
  answer (import_window, "what is “Chief Key Holder”?", "PRIS");
  answer (import_window, "is 3/5/2022 the", "month-first");
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_show_import_page (import_window, "rows");
  g_assert_true (ui_shows (import_window, "5 Mar 2022"));
  g_assert_false (ui_shows (import_window, "2022-03-05"));
  g_assert_true (ui_shows (import_window, "Role: Prison officer"));
  ui_show_import_page (import_window, "check");
  g_assert_true (ui_shows (import_window, "Remember How This File Is Read"));
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (window, "People imported: 2 added, 0 updated"));
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE + 2);

  import_window = ui_import (window, next, NULL);
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_show_import_page (import_window, "files");
  g_assert_true (ui_shows (import_window, "Read by a Profile"));
  g_assert_false (ui_shows (import_window, "What Only You Can Say"));
  ui_show_import_page (import_window, "rows");
  g_assert_true (ui_shows (import_window, "7 May 2022"));
  g_assert_true (ui_shows (import_window, "2 rows unchanged"));
  ui_close_import ();
  ui_close (window);
}

/* What is likely is offered, and said with one press; before that it is not taken for it. */
static void
test_suggested (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("named.csv",
                                    "North Wales Police,,,,\n"
                                    "Employee Number,Forename,Surname,Job Title,Start Date\n"
                                    "9101,Mererid,Wyn-Iorwerth,Prison Officer,13/5/2022\n");
  g_autofree char *dates = ui_write ("dates.csv", "Organisation,Employee No,Module,Date attended\n"
                                                  "HMPPS,0012,EAT,03/05/2022\n"
                                                  "HMPPS,0013,EAT,04/05/2022\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);
  GtkWidget *question;
  GtkWidget *dialog;

  ui_wait_until (ui_shows (import_window, "No column says the organisation."));
  g_assert_false (ui_shows (import_window, "This is what would happen."));
  question = GTK_WIDGET (find_question (import_window, "No column says the organisation."));
  g_signal_emit_by_name (ui_find_button (question, "Perhaps “North Wales Police”"), "clicked");
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_show_import_page (import_window, "files");
  g_assert_false (ui_shows (question, "Perhaps"));
  ui_wait_until (ui_shows (question, "North Wales Police"));

  gtk_window_close (GTK_WINDOW (import_window));
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_shows (dialog, "Close Without Importing?"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  ui_settle ();
  g_assert_true (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == import_window);
  g_assert_true (ui_shows (import_window, "North Wales Police"));
  ui_close_import ();

  import_window = ui_import (window, dates, NULL);
  ui_wait_until (ui_shows (import_window, "In “Date attended”, is 03/05/2022"));
  question = GTK_WIDGET (find_question (import_window, "In “Date attended”"));
  g_signal_emit_by_name (ui_find_button (question, "Perhaps “The day comes first”"), "clicked");
  ui_wait_until (ui_shows (question, "3 May 2022: the day first"));
  g_assert_false (ui_shows (question, "Perhaps"));
  ui_close_import ();
  ui_close (window);
}

/* A job title that is no role yet becomes one, with the people who have it, in one change. */
static void
test_new_role (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file
      = ui_write ("roles.csv", "Organisation,Employee Number,Forename,Surname,Job Title,Start"
                               " Date\n"
                               "STY,9101,Mererid,Wyn-Iorwerth,Tea-Trolley (Band 2),2022-03-13\n"
                               "STY,9102,Nia,Beynon,Tea-Trolley (Band 2),2022-03-14\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window;
  GtkWidget *question;

  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "what is “Tea-Trolley (Band 2)”?"));
  question = GTK_WIDGET (find_question (import_window, "what is “Tea-Trolley (Band 2)”?"));
  g_assert_false (ui_shows (question, "A new role has no requirements yet"));
  g_signal_emit_by_name (ui_find_button (question, "None of these: make a new role"), "clicked");
  ui_wait_until (ui_shows (question, "New role “Tea-Trolley (Band 2)”"));
  g_assert_true (ui_shows (question, "A new role has no requirements yet"));
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_show_import_page (import_window, "rows");
  g_assert_true (ui_shows (import_window, "Role: Tea-Trolley (Band 2)"));

  /* Something else can be said all the same, and the role is not made then. */
  ui_show_import_page (import_window, "files");
  answer (import_window, "what is “Tea-Trolley (Band 2)”?", "PRIS");
  g_assert_false (ui_shows (question, "A new role has no requirements yet"));
  answer (import_window, "what is “Tea-Trolley (Band 2)”?", "TEA-TROLLEY-BAND-2");
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (window, "People imported: 2 added, 0 updated"));
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE + 2);
  ui_wait_until (ui_shows (window, "Tea-Trolley (Band 2)"));

  /* It is known from now on, and gone with the import. */
  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "There is nothing to import."));
  ui_show_import_page (import_window, "files");
  g_assert_false (ui_shows (import_window, "What Only You Can Say"));
  ui_close_import ();
  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_n_people (window) == PEOPLE_IN_SAMPLE);
  import_window = ui_import (window, file, NULL);
  ui_wait_until (ui_shows (import_window, "None of these: make a new role"));
  ui_close_import ();
  ui_close (window);
}

static gboolean
has_focus_in (GtkWidget *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* People in rows, courses in columns: with the organisation said, each cell becomes a record. */
static void
test_matrix (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("matrix.csv",
                                    "Training matrix,,,,\n"
                                    "Staff ID,Name,POWER (1 day),Ask and Act,Fire Safety\n"
                                    "0001,Siân Llwyd,14/03/2022,13/10/2021,01/02/2022\n"
                                    "0002,Huw Parry,,21/02/2022,21/02/2022\n"
                                    "0003,Efa Pugh,Booked,,\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);

  ui_wait_until (ui_shows (import_window, "No column says the organisation."));
  g_assert_true (ui_shows (import_window, "Training records"));
  ui_wait_until (has_focus_in (
      import_window,
      GTK_WIDGET (find_question (import_window, "No column says the organisation."))));
  answer (import_window, "No column says the organisation.", "STY");
  g_assert_true (ui_shows (import_window, "“Booked” says that a course is not done yet"));
  ui_wait_until (ui_shows (import_window, "1 of 2 questions left"));
  ui_wait_until (has_focus_in (
      import_window,
      GTK_WIDGET (find_question (import_window, "Which course is the column “Fire Safety”?"))));
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "Records in them"));
  g_assert_false (ui_shows (import_window, "This is what would happen."));
  g_assert_false (ui_can_act (import_window, "import.run"));
  g_assert_false (ui_can_act (import_window, "import.run-skipping"));
  g_assert_true (ui_shows (import_window, "1 of 2 questions left"));
  ui_show_import_page (import_window, "files");
  g_assert_true (ui_shows (import_window, "2 filled cells: 01/02/2022"));
  ui_show_import_page (import_window, "findings");
  g_assert_true (ui_shows (import_window, "the column “Fire Safety”"));
  ui_show_import_page (import_window, "files");
  answer (import_window, "Which course is the column “Fire Safety”?", "leave alone");
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_show_import_page (import_window, "rows");
  g_assert_true (ui_shows (import_window, "14 Mar 2022"));
  g_assert_true (ui_shows (import_window, "Gruffydd Tudor, STY, 0002"));
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (window, "Training records imported: 3 added"));
  ui_close (window);
}

/* Questions that are alike are answered at once; the keyboard goes on to the next question, also
 * after a choice from a list, and after the last to what would happen. What the file says itself is
 * not asked, and can be changed. */
static void
test_groups_of_questions (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file
      = ui_write ("staff.csv", "Staff No,Forename,Surname,Job Title,Establishment,Start Date\n"
                               "Q1,Siân,Wyn-Iorwerth,Senior Prison Officer (Band 4),HMP Eastwood "
                               "Park,2021-01-13\n"
                               "Q2,Efa,ap Gwilym,Prison Officer - Resettlement,HMP/YOI Styal,"
                               "2021-01-14\n"
                               "Q3,Llŷr,Pugh,Tea-Trolley,HMP/YOI Styal,2021-01-15\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);
  GtkWidget *group;
  GtkWidget *question;

  ui_wait_until (ui_shows (import_window, "2 of 2 questions left"));
  g_assert_true (ui_shows (import_window, "By the column “Establishment” the rows are of: HMP "
                                          "Eastwood Park · HMP/YOI Styal"));
  g_assert_false (ui_shows (import_window, "No column says the organisation."));
  group = ui_find (import_window, FFW_TYPE_IMPORT_GROUP);
  g_assert_true (ui_shows (group, "2 job titles look like these roles."));
  question = GTK_WIDGET (find_question (import_window, "what is “Tea-Trolley”?"));
  ui_wait_until (has_focus_in (import_window, question));
  ui_act (import_window, "import.answer", NULL);
  g_assert_true (has_focus_in (import_window, group));
  g_signal_emit_by_name (ui_find_button (group, "Accept All 2"), "clicked");
  ui_wait_until (ui_shows (import_window, "1 of 2 questions left"));
  g_assert_false (ui_shows (group, "Accept"));
  g_assert_true (has_focus_in (import_window, question));

  answer (import_window, "what is “Tea-Trolley”?", "TEA-TROLLEY");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_wait_until (!ui_shows (import_window, "questions left"));
  ui_wait_until (gtk_widget_is_sensitive (ui_find_button (import_window, "Import")));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (import_window))
                 == ui_find_button (import_window, "Import"));

  /* What was concluded is asked once somebody says that it is wrong. */
  ui_show_import_page (import_window, "files");
  g_signal_emit_by_name (ui_find_button (import_window, "Change…"), "clicked");
  ui_wait_until (ui_shows (import_window, "No column says the organisation."));
  ui_wait_until (ui_shows (import_window, "1 of 3 questions left"));
  ui_close_import ();
  ui_close (window);
}

static guint
count_questions (GtkWidget *root)
{
  guint n = FFW_IS_IMPORT_QUESTION (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_questions (child);

  return n;
}

/* The site says whose rows these are; what its answer does not settle stays asked once. Of dates
 * that can be read both ways it is asked once a file. */
static void
test_asked_once (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("staff.csv",
                                    "Payroll No,Employee,Job title,Establishment,Start date,Left\n"
                                    "9101,\"LLOYD, Ann\",Tea maker,HMP/YOI Styal,03/05/2022,\n"
                                    "9102,\"OWEN, Non\",Locksmith,HMP/YOI Styal,04/05/2022,"
                                    "06/07/2022\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);

  ui_wait_until (
      ui_shows (import_window, "By the column “Establishment” the rows are of: HMP/YOI Styal"));
  ui_settle ();
  g_assert_cmpuint (count_questions (import_window), ==, 3);
  answer (import_window, "what is “Tea maker”?", "PRIS");
  answer (import_window, "what is “Locksmith”?", "PRIS");
  answer (import_window, "is 03/05/2022", "month-first");
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_show_import_page (import_window, "rows");
  g_assert_true (ui_shows (import_window, "5 Apr 2022"));
  g_assert_true (ui_shows (import_window, "7 Jun 2022"));
  ui_close_import ();
  ui_close (window);
}

/* Of a column that somebody names only then all is understood that would have been at once: a role
 * with its grade in brackets is that role, and the rest is asked. */
static void
test_named_late (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file
      = ui_write ("late.csv", "Organisation,Employee No,Forename,Surname,Chair,Start Date\n"
                              "STY,9101,Mererid,Wyn-Iorwerth,Prison officer (Band 3),13/5/2022\n"
                              "STY,9102,Nia,Beynon,Chief Key Holder,14/6/2022\n"
                              "STY,9103,Efa,Pugh,Chief Key Holder,15/6/2022\n");
  FfwWindow *window = ui_open (path);
  GtkWidget *import_window = ui_import (window, file, NULL);
  GtkWidget *question;

  ui_wait_until (ui_shows (import_window, "No column is known to have “Role”"));
  g_assert_true (ui_shows (import_window, "1 column is left alone: “Chair”"));
  question = GTK_WIDGET (find_question (import_window, "No column is known to have “Role”"));
  g_signal_emit_by_name (ui_find_button (question, "Column “Chair”: Prison officer (Band 3)"),
                         "clicked");
  g_assert_false (ui_shows (import_window, "left alone: “Chair”"));
  ui_wait_until (ui_shows (import_window, "2 cells say so in “Chair”"));
  g_assert_cmpuint (count_questions (import_window), ==, 1);
  answer (import_window, "what is “Chief Key Holder”?", "PRIS");
  ui_show_import_page (import_window, "check");
  ui_wait_until (ui_shows (import_window, "This is what would happen."));
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_shows (window, "People imported: 3 added, 0 updated"));
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-questions/messy", test_messy);
  g_test_add_func ("/import-questions/suggested", test_suggested);
  g_test_add_func ("/import-questions/groups-of-questions", test_groups_of_questions);
  g_test_add_func ("/import-questions/new-role", test_new_role);
  g_test_add_func ("/import-questions/matrix", test_matrix);
  g_test_add_func ("/import-questions/asked-once", test_asked_once);
  g_test_add_func ("/import-questions/named-late", test_named_late);
  return ui_main (argc, argv);
}
