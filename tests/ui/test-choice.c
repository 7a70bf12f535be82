/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drop-down of the rows of a small table. */

#include "ui-driver.h"

#include "ffw-choice.h"
#include "ffw-import.h"
#include "ffw-standing-keep.h"

typedef struct
{
  FfwWorkspace *workspace;
  GtkWindow *window;
  FfwChoice *choice;
  guint n_codes;
} Fixture;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(FfwWorkspace **)data = ffw_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
count (Fixture *fixture)
{
  fixture->n_codes++;
}

static void
set_up (Fixture *fixture, gconstpointer table)
{
  g_autofree char *path = ui_sample ();

  ffw_workspace_open_async (path, FFW_WORKSPACE_WINDOW, ffw_standing_keep, NULL, on_opened,
                            &fixture->workspace);
  ui_wait_until (fixture->workspace != NULL);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->choice = g_object_new (FFW_TYPE_CHOICE, "title", "_Which", "none", "All of them", NULL);
  g_signal_connect_swapped (fixture->choice, "notify::code", G_CALLBACK (count), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->choice));
  gtk_window_present (fixture->window);
  ffw_choice_set_source (fixture->choice, fixture->workspace, table);
}

static void
tear_down (Fixture *fixture, gconstpointer table)
{
  gpointer left = fixture->choice;

  g_object_add_weak_pointer (G_OBJECT (left), &left);
  gtk_window_destroy (fixture->window);
  ui_wait_until (left == NULL);
  g_object_unref (fixture->workspace);
}

static GtkDropDown *
get_drop_down (Fixture *fixture)
{
  return GTK_DROP_DOWN (ui_find (fixture->choice, GTK_TYPE_DROP_DOWN));
}

static guint
get_n (Fixture *fixture)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (get_drop_down (fixture)));
}

static gboolean
is_offered (Fixture *fixture, const char *text)
{
  GListModel *model = gtk_drop_down_get_model (get_drop_down (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *words = NULL;

      g_object_get (item, "words", &words, NULL);
      if (strstr (words, text))
        return TRUE;
    }

  return FALSE;
}

static void
import (Fixture *fixture, const char *kind, const char *text)
{
  g_autofree char *file = ui_write ("more.csv", text);
  const char *files[] = { file, NULL };
  g_autoptr (FfwImport) job = ffw_import_new (ffw_kind_find (kind), files, FFW_IMPORT_DEFAULT,
                                              ffw_date_today ());

  ffw_import_run_async (job, fixture->workspace, NULL, NULL, NULL);
  ui_wait_until (ffw_import_is_written (job));
}

static void
test_choose (Fixture *fixture, gconstpointer table)
{
  /* What is wanted before there is anything to choose from is chosen once there is. */
  ffw_choice_set_code (fixture->choice, "HMPPS");
  ui_wait_until (get_n (fixture) > 1);
  g_assert_true (ui_shows (get_drop_down (fixture), "HM Prison and Probation Service"));
  g_assert_cmpstr (ffw_choice_get_code (fixture->choice), ==, "HMPPS");
  g_assert_cmpuint (fixture->n_codes, ==, 1);

  gtk_drop_down_set_selected (get_drop_down (fixture), 0);
  g_assert_cmpstr (ffw_choice_get_code (fixture->choice), ==, "");
  g_assert_true (ui_shows (get_drop_down (fixture), "All of them"));
  g_assert_cmpuint (fixture->n_codes, ==, 2);

  ffw_choice_set_code (fixture->choice, "nonsense");
  ui_wait_until (*ffw_choice_get_code (fixture->choice) == '\0');
}

static void
test_refresh (Fixture *fixture, gconstpointer table)
{
  guint n;

  ffw_choice_set_code (fixture->choice, "HMPPS");
  ui_wait_until (get_n (fixture) > 1);
  n = get_n (fixture);

  import (fixture, "organisations",
          "code,name_en,name_cy\nAAA,Aardvark Trust,\nHMPPS,Prisons and Probation,\n");
  ui_wait_until (get_n (fixture) == n + 1);
  g_assert_true (is_offered (fixture, "Aardvark Trust"));
  g_assert_cmpstr (ffw_choice_get_code (fixture->choice), ==, "HMPPS");
  g_assert_true (ui_shows (get_drop_down (fixture), "Prisons and Probation"));
  g_assert_cmpuint (fixture->n_codes, ==, 1);
}

static void
test_language (Fixture *fixture, gconstpointer table)
{
  ui_wait_until (get_n (fixture) > 1);
  import (fixture, "organisations", "code,name_en,name_cy\nAAA,Aardvark Trust,\n");
  ui_wait_until (is_offered (fixture, "Aardvark"));
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ffw_choice_set_code (fixture->choice, "AAA");
  import (fixture, "organisations", "code,name_en,name_cy\nBBB,,Yr Ail\n");
  ui_wait_until (is_offered (fixture, "Yr Ail"));

  /* There is no Welsh name: the English one, marked. */
  g_assert_true (ui_shows (get_drop_down (fixture), "Aardvark Trust [en]"));
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
}

/* What somebody types into the list that opens. */
static guint
find (Fixture *fixture, const char *text)
{
  GtkWidget *popover = gtk_widget_get_last_child (GTK_WIDGET (get_drop_down (fixture)));
  GtkWidget *entry;
  GtkWidget *list;

  gtk_popover_popup (GTK_POPOVER (popover));
  entry = ui_find (popover, GTK_TYPE_SEARCH_ENTRY);
  list = ui_find (popover, GTK_TYPE_LIST_VIEW);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
test_search (Fixture *fixture, gconstpointer table)
{
  GtkWidget *popover;

  ui_wait_until (get_n (fixture) > 1);
  import (fixture, "organisations", "code,name_en,name_cy\nZZZ,The Tŷ Trust,\n");
  ui_wait_until (is_offered (fixture, "ZZZ") || is_offered (fixture, "zzz"));

  /* In the middle, without its accent or with it, and by code. */
  g_assert_cmpuint (find (fixture, "ty tru"), ==, 1);
  g_assert_cmpuint (find (fixture, "TŶ TRU"), ==, 1);
  popover = gtk_widget_get_last_child (GTK_WIDGET (get_drop_down (fixture)));
  g_assert_cmpuint (find (fixture, "qqq"), ==, 0);
  g_assert_true (ui_shows (popover, "Nothing like that"));
  g_assert_cmpuint (find (fixture, "zzz"), ==, 1);
  g_assert_false (ui_shows (popover, "Nothing like that"));

  g_signal_emit_by_name (ui_find (popover, GTK_TYPE_LIST_VIEW), "activate", 0);
  g_assert_cmpstr (ffw_choice_get_code (fixture->choice), ==, "ZZZ");
}

static void
test_sites (Fixture *fixture, gconstpointer table)
{
  import (fixture, "sites",
          "code,name_en,organisation\nS-1,Somewhere,HMPPS\nS-2,Elsewhere,HMCTS\n");
  ui_wait_until (is_offered (fixture, "Somewhere") && is_offered (fixture, "Elsewhere"));
  ffw_choice_set_code (fixture->choice, "S-2");

  ffw_choice_set_organisation (fixture->choice, "HMPPS");
  ui_wait_until (!is_offered (fixture, "Elsewhere"));
  g_assert_true (is_offered (fixture, "Somewhere"));
  g_assert_cmpstr (ffw_choice_get_code (fixture->choice), ==, "");

  ffw_choice_set_organisation (fixture->choice, NULL);
  ui_wait_until (is_offered (fixture, "Elsewhere"));

  /* Somebody's site may be another organisation's: it is there as long as it is chosen. */
  ffw_choice_set_organisation (fixture->choice, "HMPPS");
  ffw_choice_set_code (fixture->choice, "S-2");
  ui_wait_until (ui_shows (get_drop_down (fixture), "Elsewhere"));
  g_assert_cmpstr (ffw_choice_get_code (fixture->choice), ==, "S-2");
}

static void
test_retired (Fixture *fixture, gconstpointer table)
{
  import (fixture, "courses",
          "code,title_en,completion,retired_on\nOLD-1,Old,all,2021-03-31\nOLD-2,Older,all,2020-03-"
          "31\n");
  ui_wait_until (is_offered (fixture, "Older"));

  ffw_choice_set_on (fixture->choice, ffw_date_new (2021, 3, 31));
  ui_wait_until (!is_offered (fixture, "Older"));
  g_assert_true (is_offered (fixture, "Old"));

  /* What is chosen stays. */
  ffw_choice_set_code (fixture->choice, "OLD-1");
  ffw_choice_set_on (fixture->choice, ffw_date_new (2022, 11, 22));
  ffw_choice_set_on (fixture->choice, FFW_DATE_NONE);
  ui_wait_until (is_offered (fixture, "Older"));
  ffw_choice_set_on (fixture->choice, ffw_date_new (2022, 11, 22));
  ui_wait_until (!is_offered (fixture, "Older"));
  g_assert_cmpstr (ffw_choice_get_code (fixture->choice), ==, "OLD-1");
}

#define ADD(path_, table_, test_) g_test_add (path_, Fixture, table_, set_up, test_, tear_down)

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  ADD ("/choice/choose", "organisation", test_choose);
  ADD ("/choice/refresh", "organisation", test_refresh);
  ADD ("/choice/language", "organisation", test_language);
  ADD ("/choice/search", "organisation", test_search);
  ADD ("/choice/sites", "site", test_sites);
  ADD ("/choice/retired", "course", test_retired);

  return ui_main (argc, argv);
}
