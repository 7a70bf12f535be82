/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's own widgets, its templates, and its words. */

#include "ui-driver.h"

#include "ffw-date-entry.h"
#include "ffw-evidence-page.h"
#include "ffw-evidence-view.h"
#include "ffw-evidence-words.h"
#include "ffw-finding-list.h"
#include "ffw-history-page.h"
#include "ffw-import-window.h"
#include "ffw-list-row.h"
#include "ffw-people-page.h"
#include "ffw-say.h"
#include "ffw-table.h"
#include "ffw-text-entry.h"
#include "ffw-time-entry.h"
#include "ffw-waiting.h"
#include "ffw-welcome.h"
#include "ffw-words.h"
#include "ffw-workspace-view.h"

static void
finish_typing (GtkWidget *entry)
{
  g_signal_emit_by_name (ui_find (entry, GTK_TYPE_ENTRY), "activate");
}

static void
test_date_entry (void)
{
  static const struct
  {
    const char *typed;
    guint year, month, day; /* 0 where it is no date */
    const char *problem;
  } cases[] = {
    { "22/11/2022", 2022, 11, 22, NULL },
    { " 2022-11-22 ", 2022, 11, 22, NULL },
    { "3/5/2022", 2022, 5, 3, NULL },
    { "22-Nov-2022", 2022, 11, 22, NULL },
    { "29/02/2024", 2024, 2, 29, NULL },
    { "31 Dec 2026", 2026, 12, 31, NULL },
    { "3rd May 2022", 2022, 5, 3, NULL },
    { "22ain o Dachwedd 2022", 2022, 11, 22, NULL },
    { "3 May 2022 14:00", 0, 0, 0, "Write a date such as 22/11/2022 or 22 November 2022." },
    { "31/02/2022", 0, 0, 0, "There is no such day." },
    { "1/2/22", 0, 0, 0, "Write the year with four digits" },
    { "yesterday", 0, 0, 0, "Write a date such as 22/11/2022 or 22 November 2022." },
    { "", 0, 0, 0, "Write a date such as 22/11/2022 or 22 November 2022." },
  };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *entry = g_object_new (FFW_TYPE_DATE_ENTRY, "title", "_From", NULL);

  gtk_window_set_child (window, entry);
  gtk_window_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FfwDate wanted = cases[i].year ? ffw_date_new (cases[i].year, cases[i].month, cases[i].day)
                                     : FFW_DATE_NONE;

      ffw_date_entry_set_text (FFW_DATE_ENTRY (entry), cases[i].typed);
      g_assert_cmpuint (ffw_date_entry_get_date (FFW_DATE_ENTRY (entry)), ==, wanted);

      finish_typing (entry);
      if (cases[i].problem)
        g_assert_true (ui_shows (entry, cases[i].problem));
      else
        {
          g_assert_false (ui_shows (entry, "Write"));
          g_assert_false (ui_shows (entry, "There is no"));
        }
    }

  /* What it writes, it reads. */
  ffw_date_entry_set_date (FFW_DATE_ENTRY (entry), ffw_date_new (2022, 5, 3));
  g_assert_cmpstr (ffw_date_entry_get_text (FFW_DATE_ENTRY (entry)), ==, "03/05/2022");
  g_assert_cmpuint (ffw_date_entry_get_date (FFW_DATE_ENTRY (entry)), ==,
                    ffw_date_new (2022, 5, 3));

  /* A complaint goes as soon as it is no longer right. */
  ffw_date_entry_set_text (FFW_DATE_ENTRY (entry), "31/02/2022");
  finish_typing (entry);
  ffw_date_entry_set_text (FFW_DATE_ENTRY (entry), "28/02/2022");
  g_assert_false (ui_shows (entry, "There is no such day."));

  gtk_window_destroy (window);
}

static void
test_time_entry (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  FfwTimeEntry *entry = g_object_new (FFW_TYPE_TIME_ENTRY, "title", "_Start", NULL);

  gtk_window_set_child (window, GTK_WIDGET (entry));
  gtk_window_present (window);
  g_assert_cmpuint (ffw_time_entry_get_minute (entry), ==, FFW_DATE_NO_MINUTE);

  /* What is typed is read at once, and written in one way where one has finished. */
  ffw_time_entry_set_text (entry, "2.30pm");
  g_assert_cmpuint (ffw_time_entry_get_minute (entry), ==, 14 * 60 + 30);
  g_assert_cmpstr (ffw_time_entry_get_text (entry), ==, "2.30pm");
  finish_typing (GTK_WIDGET (entry));
  g_assert_cmpstr (ffw_time_entry_get_text (entry), ==, "14:30");

  ffw_time_entry_set_text (entry, "25:00");
  g_assert_cmpuint (ffw_time_entry_get_minute (entry), ==, FFW_DATE_NO_MINUTE);
  g_assert_false (ui_shows (GTK_WIDGET (entry), "Write a time"));
  finish_typing (GTK_WIDGET (entry));
  g_assert_true (ui_shows (GTK_WIDGET (entry), "Write a time such as 09:30."));
  g_assert_cmpstr (ffw_time_entry_get_text (entry), ==, "25:00");

  ffw_time_entry_set_minute (entry, 9 * 60);
  g_assert_cmpstr (ffw_time_entry_get_text (entry), ==, "09:00");
  g_assert_false (ui_shows (GTK_WIDGET (entry), "Write a time"));

  gtk_window_destroy (window);
}

/* The keyboard goes through entries and out of them, in both directions. */
static void
test_tab (void)
{
  static GType (*const entries[]) (void) = { ffw_text_entry_get_type, ffw_date_entry_get_type,
                                             ffw_time_entry_get_type };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_button_new_with_label ("first");

  gtk_box_append (GTK_BOX (box), first);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_box_append (GTK_BOX (box), g_object_new (entries[i](), "title", "_Entry", NULL));
  gtk_window_set_child (window, box);
  gtk_window_present (window);
  gtk_widget_grab_focus (gtk_widget_get_last_child (box));
  for (GtkWidget *entry = gtk_widget_get_last_child (box); entry != first;
       entry = gtk_widget_get_prev_sibling (entry))
    {
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), entry));
      /* An entry may hold a button beside its text. */
      for (guint i = 0; i < 3 && gtk_widget_is_ancestor (gtk_window_get_focus (window), entry); i++)
        g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
      g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (window), entry));
    }
  g_assert_true (gtk_window_get_focus (window) == first);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (window), gtk_widget_get_next_sibling (first)));
  gtk_window_destroy (window);
}

static void
count (guint *n)
{
  ++*n;
}

static void
test_table_order (void)
{
  static const FfwListColumn shown[] = {
    { "first", "First", FFW_LIST_TEXT, "''" },
    { "second", "Second", FFW_LIST_TEXT, "''" },
  };
  static const FfwListSource source = { .columns = shown, .n_columns = G_N_ELEMENTS (shown) };
  static const FfwTableColumn columns[] = {
    { "first", 10, .expand = TRUE, .essential = TRUE },
    { "second", 10 },
  };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *table = g_object_new (FFW_TYPE_TABLE, NULL);
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) second = NULL;
  guint n_columns = 0;
  guint n_directions = 0;

  gtk_window_set_child (window, table);
  ffw_table_set_columns (FFW_TABLE (table), &source, columns, G_N_ELEMENTS (columns));
  ffw_table_set_order (FFW_TABLE (table), "first", FALSE);
  g_signal_connect_swapped (table, "notify::sort-column", G_CALLBACK (count), &n_columns);
  g_signal_connect_swapped (table, "notify::sort-descending", G_CALLBACK (count), &n_directions);

  /* As a press on a heading does, once and again. */
  view = GTK_COLUMN_VIEW (ui_find (table, GTK_TYPE_COLUMN_VIEW));
  second = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  gtk_column_view_sort_by_column (view, second, GTK_SORT_ASCENDING);
  g_assert_cmpstr (ffw_table_get_sort_column (FFW_TABLE (table)), ==, "second");
  g_assert_false (ffw_table_get_sort_descending (FFW_TABLE (table)));
  gtk_column_view_sort_by_column (view, second, GTK_SORT_DESCENDING);
  g_assert_cmpstr (ffw_table_get_sort_column (FFW_TABLE (table)), ==, "second");
  g_assert_true (ffw_table_get_sort_descending (FFW_TABLE (table)));
  g_assert_cmpuint (n_columns, ==, 1);
  g_assert_cmpuint (n_directions, ==, 1);

  /* Nonsense from a saved state is left alone. */
  ffw_table_set_order (FFW_TABLE (table), "third", FALSE);
  g_assert_cmpstr (ffw_table_get_sort_column (FFW_TABLE (table)), ==, "second");

  ffw_table_set_narrow (FFW_TABLE (table), TRUE);
  g_assert_false (gtk_column_view_column_get_visible (second));
  ffw_table_set_narrow (FFW_TABLE (table), FALSE);
  g_assert_true (gtk_column_view_column_get_visible (second));

  gtk_window_destroy (window);
}

static void
test_findings (void)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("/somewhere/people.csv");
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *list = g_object_new (FFW_TYPE_FINDING_LIST, NULL);

  gtk_window_set_default_size (window, 900, 400);
  gtk_window_set_child (window, list);
  gtk_window_present (window);
  ffw_findings_add (findings, "E103", 5, 8, "started_on", "31/02/2022", NULL);
  ffw_finding_list_add (FFW_FINDING_LIST (list), findings);
  ui_wait_until (ui_shows (list, "31/02/2022"));
  g_assert_true (ui_shows (list, "Error"));
  g_assert_true (ui_shows (list, "5"));
  g_assert_true (ui_shows (list, "8"));
  g_assert_true (ui_shows (list, "started_on"));
  g_assert_true (ui_shows (list, "people.csv"));

  ffw_finding_list_clear (FFW_FINDING_LIST (list));
  ui_wait_until (!ui_shows (list, "31/02/2022"));
  gtk_window_destroy (window);
}

/* Each template builds in each language without a warning, and goes without a trace. */
static void
test_templates (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  FfwWorkspace *workspace = ffw_window_get_workspace (window);
  const GType pages[] = { FFW_TYPE_PEOPLE_PAGE, FFW_TYPE_EVIDENCE_PAGE, FFW_TYPE_HISTORY_PAGE };
  const GType plain[] = { FFW_TYPE_WELCOME,      FFW_TYPE_WAITING,    FFW_TYPE_EVIDENCE_VIEW,
                          FFW_TYPE_FINDING_LIST, FFW_TYPE_DATE_ENTRY, FFW_TYPE_TABLE };

  for (guint language = 0; language < FFW_N_LANGUAGES; language++)
    {
      GtkWidget *import;

      ffw_application_set_language (ui_application (), (FfwLanguage)language);
      for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
        {
          gpointer page = g_object_ref_sink (g_object_new (pages[i], "workspace", workspace, NULL));
          g_autoptr (GVariant) state = ffw_page_save (page);

          ffw_page_restore (page, state);
          g_object_add_weak_pointer (page, &page);
          g_object_unref (page);
          ui_wait_until (page == NULL);
        }
      for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
        {
          gpointer widget = g_object_ref_sink (g_object_new (plain[i], NULL));

          g_object_add_weak_pointer (widget, &widget);
          g_object_unref (widget);
          g_assert_null (widget);
        }
      import = ffw_import_window_new (GTK_WINDOW (window), workspace, NULL);
      gtk_window_destroy (GTK_WINDOW (import));
    }

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_close (window);
}

static FfwEvidenceChange
make_change (int lower, int same, int higher)
{
  FfwEvidenceChange change = { .from = FFW_STAGE_PRE, .to = FFW_STAGE_POST };

  ffw_tally_init (&change.differences, -4, 4);
  ffw_tally_add (&change.differences, -1, (guint64)lower);
  ffw_tally_add (&change.differences, 0, (guint64)same);
  ffw_tally_add (&change.differences, 1, (guint64)higher);
  change.pairs = (guint64)(lower + same + higher);
  ffw_wilcoxon (&change.differences, &change.test);

  return change;
}

static void
assert_change (int lower, int same, int higher, const char *expected)
{
  FfwEvidenceChange change = make_change (lower, same, higher);
  g_autofree char *text = ffw_evidence_words_change (&change);

  if (strstr (text, expected) == NULL)
    g_error ("“%s” does not say “%s”", text, expected);
  ffw_tally_clear (&change.differences);
}

static void
test_change_words (void)
{
  FfwEvidenceChange hidden = { .from = FFW_STAGE_PRE, .to = FFW_STAGE_POST, .suppressed = TRUE };
  g_autofree char *text = ffw_evidence_words_change (&hidden);

  assert_change (2, 15, 39, "clearly improved: 39 of 56 answered higher, 2 lower.");
  assert_change (2, 15, 39, "p below 0.001");
  assert_change (39, 15, 2, "clearly lower: 39 of 56 answered lower, 2 higher.");
  assert_change (4, 3, 5, "no clear change: 5 of 12 answered higher, 4 lower.");
  assert_change (0, 9, 0, "Nobody answered differently.");
  /* Five of five is as clear as five can be, and is not clear: p is 2/32; of six it is 2/64. */
  assert_change (0, 0, 5, "no clear change: 5 of 5 answered higher, 0 lower.");
  assert_change (0, 0, 6,
                 "clearly improved: 6 of 6 answered higher, 0 lower. Wilcoxon test: p = 0.031.");
  g_assert_nonnull (strstr (text, "too few answered both to be shown"));
}

static void
test_delivery_words (void)
{
  FfwEvidenceDelivery delivery
      = { .sessions = 1, .places = 1200, .completions = 1, .trained = 1099 };
  g_autofree char *full = ffw_evidence_words_delivery (&delivery, 5);
  g_autofree char *hidden = NULL;

  g_assert_cmpstr (full, ==, "1 session · 1,200 places · 1 completion · 1,099 people trained");
  delivery.suppressed = TRUE;
  delivery.completions = delivery.trained = 0;
  hidden = ffw_evidence_words_delivery (&delivery, 5);
  g_assert_nonnull (strstr (hidden, "fewer than 5 people trained: figures hidden"));
}

static void
test_dates_in_words (void)
{
  g_autofree char *english = ffw_words_short_date (ffw_date_new (2022, 11, 3));
  g_autofree char *welsh = NULL;
  g_autofree char *none = ffw_words_short_date (FFW_DATE_NONE);

  g_assert_cmpstr (english, ==, "3 Nov 2022");
  g_assert_cmpstr (none, ==, "");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  welsh = ffw_words_short_date (ffw_date_new (2022, 11, 3));
  g_assert_cmpstr (welsh, ==, "3 Tach 2022");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
}

/* The button with a cross of what is shown last. */
static GtkWidget *
find_cross (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root)
      && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), "window-close-symbolic") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_last_child (root); child;
       child = gtk_widget_get_prev_sibling (child))
    {
      GtkWidget *found = find_cross (child);

      if (found)
        return found;
    }

  return NULL;
}

/* What is offered for what happened last takes the place of the offer before, for good; what is
 * only said is said after. */
static void
test_toasts (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *child = gtk_button_new_with_label ("Below");

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  gtk_window_set_child (window, overlay);
  gtk_window_present (window);
  ui_wait_until (gtk_widget_get_mapped (child));

  ffw_say (child, "Recorded", "_Undo", "win.undo", NULL);
  ffw_say (child, "Exported", NULL, NULL, NULL);
  g_assert_true (ui_shows (overlay, "Recorded"));
  ffw_say (child, "Undone", "_Redo", "win.redo", NULL);
  g_assert_false (ui_shows (overlay, "Recorded"));
  g_assert_true (ui_shows (overlay, "Undone"));

  /* Whoever puts it away has seen it come; libadwaita 1.2 relies on that. */
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (find_cross (overlay), "clicked");
  ui_wait_until (!ui_shows (overlay, "Undone"));
  g_assert_true (ui_shows (overlay, "Exported"));
  g_assert_false (ui_shows (overlay, "Recorded"));
  ffw_say (child, "Changed", "_Undo", "win.undo", NULL);
  g_assert_true (ui_shows (overlay, "Changed"));
  ui_wait_until (!ui_shows (overlay, "Exported"));
  gtk_window_destroy (window);
  ui_settle ();
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/date-entry", test_date_entry);
  g_test_add_func ("/widgets/time-entry", test_time_entry);
  g_test_add_func ("/widgets/tab", test_tab);
  g_test_add_func ("/widgets/table-order", test_table_order);
  g_test_add_func ("/widgets/findings", test_findings);
  g_test_add_func ("/widgets/templates", test_templates);
  g_test_add_func ("/widgets/toasts", test_toasts);
  g_test_add_func ("/words/change", test_change_words);
  g_test_add_func ("/words/delivery", test_delivery_words);
  g_test_add_func ("/words/dates", test_dates_in_words);

  return ui_main (argc, argv);
}
