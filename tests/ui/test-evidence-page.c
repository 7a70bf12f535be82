/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of evidence: what is on the screen is what is in the file. */

#include "ui-driver.h"

#include "ffw-chart-card.h"
#include "ffw-evidence-check.h"
#include "ffw-evidence-exports.h"
#include "ffw-evidence-page.h"
#include "ffw-evidence-view.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"

static GtkWidget *
page_of (FfwWindow *window)
{
  return ui_find (window, FFW_TYPE_EVIDENCE_PAGE);
}

static const FfwEvidence *
evidence_of (FfwWindow *window)
{
  return ffw_evidence_page_get_evidence (FFW_EVIDENCE_PAGE (page_of (window)));
}

/* Asks for a scope, and waits until it is shown. */
static void
ask (FfwWindow *window, const char *from, const char *to, const char *audience)
{
  g_auto (GVariantDict) scope = G_VARIANT_DICT_INIT (NULL);
  FfwDate first = ffw_date_from_iso (from);
  FfwDate last = ffw_date_from_iso (to);
  int code;

  g_assert_true (ffw_coding_find (&ffw_coding_audience, audience, &code));
  g_variant_dict_insert (&scope, "from", "s", from);
  g_variant_dict_insert (&scope, "to", "s", to);
  g_variant_dict_insert (&scope, "audience", "s", audience);
  g_assert_true (gtk_widget_activate_action_variant (page_of (window), "evidence.scope",
                                                     g_variant_dict_end (&scope)));
  ui_wait_until (evidence_of (window) && evidence_of (window)->scope.from == first
                 && evidence_of (window)->scope.to == last
                 && (int)evidence_of (window)->scope.audience == code);
}

static FfwWindow *
open_page (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  ui_act (window, "win.page", "evidence");

  return window;
}

/* Exports what is shown, and returns the text of the file. */
static char *export(FfwWindow *window, const char *name)
{
  g_autofree char *path = ui_path (name);
  g_autoptr (GError) error = NULL;
  char *text;

  ui_act (page_of (window), "evidence.export-to", path);
  ui_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* The card of a name below a widget. */
static FfwChartCard *
find_card (GtkWidget *root, const char *name)
{
  if (FFW_IS_CHART_CARD (root) && g_str_equal (gtk_widget_get_name (root), name))
    return FFW_CHART_CARD (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      FfwChartCard *found = find_card (child, name);

      if (found)
        return found;
    }

  return NULL;
}

static guint
count_in (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)); at += strlen (part))
    n++;

  return n;
}

/* The course whose figures stand in a row of the chart is in the file with the same. */
static void
assert_delivery (const FfwChart *chart, const FfwEvidence *evidence, const char *file)
{
  g_assert_cmpuint (chart->rows->len, ==, evidence->delivery->len);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      const FfwEvidenceDelivery *delivery = evidence->delivery->pdata[i];
      const FfwChartRow *row = chart->rows->pdata[i];
      g_autofree char *line = NULL;

      g_assert_cmpstr (row->label, ==, delivery->title.in[FFW_LANGUAGE_EN]);
      if (row->values[0].hidden)
        {
          line = g_strdup_printf ("<course code=\"%s\" sessions=\"%" G_GUINT64_FORMAT
                                  "\" places=\"%" G_GUINT64_FORMAT "\" suppressed=\"true\"",
                                  delivery->code, delivery->sessions, delivery->places);
          g_assert_cmpfloat (row->values[0].value, ==, 0);
        }
      else
        line = g_strdup_printf ("<course code=\"%s\" sessions=\"%" G_GUINT64_FORMAT
                                "\" places=\"%" G_GUINT64_FORMAT
                                "\" completions=\"%s\" trained=\"%s\"",
                                delivery->code, delivery->sessions, delivery->places,
                                row->values[0].text, row->values[1].text);
      if (strstr (file, line) == NULL)
        g_error ("The file does not hold %s", line);
    }
}

/* The groups of every course, by turns. Returns how many are hidden. */
static guint
assert_groups (GtkWidget *page, const FfwEvidence *evidence, const char *file)
{
  GtkWidget *view = ui_find (page, FFW_TYPE_EVIDENCE_VIEW);
  const FfwGroupBy all[] = { FFW_GROUP_ORGANISATION, FFW_GROUP_SITE, FFW_GROUP_POLICE_AREA,
                             FFW_GROUP_SECTOR };
  guint n_hidden = 0;

  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = evidence->delivery->pdata[i];
      g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
      g_autoptr (GVariant) saved = NULL;

      if (delivery->groups->len == 0)
        continue;
      g_variant_dict_insert (&state, "delivered", "s", delivery->code);
      saved = g_variant_ref_sink (g_variant_dict_end (&state));
      ffw_evidence_view_restore (FFW_EVIDENCE_VIEW (view), saved);

      for (guint j = 0; j < G_N_ELEMENTS (all); j++)
        {
          const char *by = ffw_coding_get_code (&ffw_coding_group_by, (int)all[j]);
          const FfwChart *chart = ffw_chart_card_get (find_card (view, by));

          for (guint k = 0; chart && k < chart->rows->len; k++)
            {
              const FfwChartRow *row = chart->rows->pdata[k];
              g_autofree char *shown = g_strdup_printf ("trained=\"%s\"", row->values[0].text);

              g_assert_cmpuint (count_in (file, by), >, 0);
              if (row->values[0].hidden)
                {
                  n_hidden++;
                  g_assert_cmpfloat (row->values[0].value, ==, 0);
                }
              else
                g_assert_nonnull (strstr (file, shown));
            }
        }
    }

  return n_hidden;
}

/* The rows of a table of how posts stand are in the file. Returns how many are hidden. */
static guint
assert_standing (const FfwChart *chart, const char *file)
{
  guint n_hidden = 0;

  for (guint i = 1; chart && i < chart->table->len; i++)
    {
      char **texts = chart->table->pdata[i];
      g_autofree char *line = g_strdup_printf (
          "required=\"%s\" met=\"%s\" expiring=\"%s\" expired=\"%s\" booked=\"%s\""
          " due=\"%s\" missing=\"%s\" waived=\"%s\" away=\"%s\"",
          texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7], texts[8], texts[9]);

      if (!g_ascii_isdigit (*texts[1]))
        n_hidden++;
      else if (strstr (file, line) == NULL)
        g_error ("The file does not hold %s", line);
    }

  return n_hidden;
}

/* What is required in every area, by turns. Returns how many rows are hidden. */
static guint
assert_compliance (GtkWidget *page, const FfwEvidence *evidence, const char *file)
{
  GtkWidget *view = ui_find (page, FFW_TYPE_EVIDENCE_VIEW);
  static const char *const cards[] = { "standing-organisation", "standing-site", "standing-sector",
                                       "standing-role" };
  guint n_hidden
      = assert_standing (ffw_chart_card_get (find_card (view, "standing-mandatory")), file)
        + assert_standing (ffw_chart_card_get (find_card (view, "standing-recommended")), file);

  g_assert_cmpuint (evidence->compliance->len, >, 0);
  for (guint i = 0; i < evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *area = evidence->compliance->pdata[i];
      g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
      g_autoptr (GVariant) saved = NULL;

      if (area->groups->len == 0)
        continue;
      g_variant_dict_insert (&state, "area", "s", area->code);
      saved = g_variant_ref_sink (g_variant_dict_end (&state));
      ffw_evidence_view_restore (FFW_EVIDENCE_VIEW (view), saved);
      for (guint j = 0; j < G_N_ELEMENTS (cards); j++)
        n_hidden += assert_standing (ffw_chart_card_get (find_card (view, cards[j])), file);
    }

  return n_hidden;
}

/* Elements of the file that the pattern finds. */
static guint
count_matches (const char *file, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match (regex, file, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;

  return n;
}

static void
test_figures (void)
{
  FfwWindow *window = open_page ();
  g_autofree char *file = NULL;
  const FfwEvidence *evidence;
  const FfwChart *chart;

  ask (window, "2019-04-01", "2026-11-22", "commissioner");
  file = export(window, "figures.xml");
  evidence = evidence_of (window);
  assert_delivery (ffw_chart_card_get (find_card (page_of (window), "delivery")), evidence, file);
  g_assert_cmpuint (assert_groups (page_of (window), evidence, file), ==, 0);
  g_assert_cmpuint (assert_compliance (page_of (window), evidence, file), ==, 0);

  /* Scores: as many answers at each stage as the file has, of the question that is shown. */
  chart = ffw_chart_card_get (find_card (page_of (window), "CON1"));
  g_assert_nonnull (chart);
  for (guint i = 1; i < chart->table->len; i++)
    {
      char **texts = chart->table->pdata[i];
      g_autofree char *n = g_strdup_printf (" n=\"%s\" ", texts[1]);

      if (g_ascii_isdigit (*texts[1]))
        g_assert_nonnull (strstr (file, n));
    }
  g_assert_nonnull (strstr (chart->sentence, "→"));

  ui_close (window);
}

static void
test_suppressed (void)
{
  FfwWindow *window = open_page ();
  g_autofree char *file = NULL;
  guint n_hidden;

  ask (window, "2019-04-01", "2026-11-22", "public");
  file = export(window, "public-figures.xml");
  n_hidden = count_matches (
      file, "<group by=\"(?!language)[^>]*\" code=\"[^\"]*\" suppressed=\"true\"/>");

  assert_delivery (ffw_chart_card_get (find_card (page_of (window), "delivery")),
                   evidence_of (window), file);
  g_assert_cmpuint (n_hidden, >, 0);
  g_assert_cmpuint (assert_groups (page_of (window), evidence_of (window), file), ==, n_hidden);
  n_hidden = count_matches (file, " necessity=\"[a-z]*\" suppressed=\"true\"/>");
  g_assert_cmpuint (n_hidden, >, 0);
  g_assert_cmpuint (assert_compliance (page_of (window), evidence_of (window), file), ==, n_hidden);
  g_assert_true (ui_shows (page_of (window), "figures are hidden"));

  /* A period that overlaps what was published may not leave, and the page says so first. */
  ask (window, "2019-04-01", "2022-11-22", "public");
  g_assert_true (ui_shows (page_of (window), "were published already"));
  ui_close (window);
}

static void
test_names (void)
{
  FfwWindow *window = open_page ();
  const char *const names[] = { "delivery", "languages", "responses", "organisation", "CON1" };

  ask (window, "2019-04-01", "2026-11-22", "commissioner");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FfwChartCard *card = find_card (page_of (window), names[i]);
      const FfwChart *chart = card ? ffw_chart_card_get (card) : NULL;

      g_assert_nonnull (chart);
      g_assert_cmpstr (chart->sentence, !=, "");
      gtk_test_accessible_assert_property (ui_find (GTK_WIDGET (card), FFW_TYPE_CHART_VIEW),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, chart->sentence);
      g_assert_cmpuint (chart->table->len, >, 1);
    }
  ui_close (window);
}

static gint64
first_export (GtkWidget *exports)
{
  GListModel *model
      = ffw_list_pane_get_model (FFW_LIST_PANE (ui_find (exports, FFW_TYPE_LIST_PANE)));
  g_autoptr (FfwListRow) row = g_list_model_get_item (model, 0);

  return ffw_list_row_get_id (row);
}

static void
test_exports (void)
{
  FfwWindow *window = open_page ();
  g_autofree char *file = NULL;
  g_autofree char *again = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *later = NULL;
  GtkWidget *exports;

  ui_act (page_of (window), "evidence.view", "exports");
  exports = ui_find (window, FFW_TYPE_EVIDENCE_EXPORTS);
  ui_wait_until (ui_shows (exports, "Nothing Has Been Exported Yet"));

  ui_act (page_of (window), "evidence.view", "report");
  ask (window, "2019-04-01", "2026-11-22", "commissioner");
  file = export(window, "first.xml");
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, file, -1);
  ui_act (page_of (window), "evidence.view", "exports");
  ui_wait_until (ui_shows (exports, "Commissioner"));
  g_assert_true (ui_shows (exports, "1 Apr 2019"));
  g_assert_true (ui_shows (exports, sha256));

  /* Opened, it says all there is to know of it; and it can be asked for again. */
  ffw_page_show_item (FFW_PAGE (page_of (window)), "export_log", first_export (exports));
  ui_wait_until (ui_shows (exports, "Show These Figures"));
  g_assert_true (ui_shows (exports, "1 April 2019 to 22 November 2026"));
  ui_act (page_of (window), "evidence.view", "report");
  ask (window, "2022-01-01", "2022-11-22", "return");
  ui_act (page_of (window), "evidence.view", "exports");
  ui_act (exports, "exports.show", NULL);
  ui_wait_until (evidence_of (window)->scope.from == ffw_date_new (2019, 4, 1));
  g_assert_cmpint ((int)evidence_of (window)->scope.audience, ==, FFW_AUDIENCE_COMMISSIONER);
  ui_act (page_of (window), "evidence.view", "exports");

  /* The digest is that of the bytes, and a second file is revision 2. */
  again = export(window, "second.xml");
  later = g_compute_checksum_for_string (G_CHECKSUM_SHA256, again, -1);
  ui_wait_until (ui_shows (exports, later));
  ui_act (page_of (window), "evidence.view", "report");
  ui_wait_until (ui_shows (page_of (window), "revision 3"));
  ui_close (window);
}

static GtkWidget *
check (FfwWindow *window, const char *path, const char *sentence)
{
  GtkWidget *widget;

  ui_act (page_of (window), "evidence.check-path", path);
  widget = ui_find (window, FFW_TYPE_EVIDENCE_CHECK);
  ui_wait_until (ui_shows (widget, sentence));

  return widget;
}

/* Writes a copy of a file in which one text is another. */
static char *
change (const char *file, const char *from, const char *to, const char *name)
{
  GString *text = g_string_new (file);
  char *path;

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  path = ui_write (name, text->str);
  g_string_free (text, TRUE);

  return path;
}

static void
test_check (void)
{
  FfwWindow *window = open_page ();
  FfwWindow *other;
  g_autofree char *good = ui_path ("good.xml");
  g_autofree char *file = NULL;
  g_autofree char *renamed = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *missing = ui_path ("missing.xml");
  GtkWidget *view;
  const FfwChart *chart;

  ask (window, "2019-04-01", "2026-11-22", "commissioner");
  file = export(window, "good.xml");
  view = check (window, good, "The file is sound");
  g_assert_true (ui_shows (view, "revision 1, unchanged."));

  /* It reads as the report does. */
  chart = ffw_chart_card_get (find_card (ui_find (view, FFW_TYPE_EVIDENCE_VIEW), "delivery"));
  assert_delivery (chart, evidence_of (window), file);
  chart = ffw_chart_card_get (find_card (ui_find (view, FFW_TYPE_EVIDENCE_VIEW), "CON1"));
  ui_act (page_of (window), "evidence.view", "report");
  g_assert_cmpstr (chart->sentence, ==,
                   ffw_chart_card_get (find_card (page_of (window), "CON1"))->sentence);

  /* One word, and one figure, that are others than they were. */
  renamed = change (file, "xml:lang=\"cy\">", "xml:lang=\"cy\">X", "renamed.xml");
  view = check (window, renamed, "it was changed since");
  g_assert_true (ui_shows (view, "The file is sound"));
  wrong = change (file, " trained=\"", " trained=\"99", "wrong.xml");
  view = check (window, wrong, "wrong with this file");
  g_assert_true (ui_shows (view, "it was changed since"));
  g_assert_true (ui_shows (view, "trained"));

  check (window, missing, "There is no file");
  ui_close (window);

  /* Elsewhere it is a good file, and not theirs. */
  other = open_page ();
  view = check (other, good, "It was not exported from this workspace.");
  g_assert_true (ui_shows (view, "The file is sound"));
  ui_close (other);
}

static void
test_hostile (void)
{
  static const char *const files[] = { "E401-binary.xml", "E401-empty.xml", "E403-bomb.xml",
                                       "E403-external.xml" };
  FfwWindow *window = open_page ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence", files[i],
                                                     NULL);
      GtkWidget *view = check (window, path, files[i]);

      g_assert_true (ui_shows (view, "wrong with this file"));
      g_assert_true (ui_shows (view, "It was not exported from this workspace."));
      g_assert_null (ui_find (view, FFW_TYPE_EVIDENCE_VIEW));
      ui_act (page_of (window), "evidence.view", "report");
    }
  ui_close (window);
}

/* What is chosen stays through a switch of language; so do the tables that were asked for. */
static void
test_state (void)
{
  FfwWindow *window = open_page ();
  gboolean table;

  ask (window, "2019-04-01", "2026-11-22", "return");
  ffw_chart_card_show_table (find_card (page_of (window), "responses"), TRUE);
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("cy"));
  ui_wait_until (evidence_of (window) != NULL);
  g_assert_cmpint ((int)evidence_of (window)->scope.audience, ==, FFW_AUDIENCE_RETURN);
  g_assert_cmpuint (evidence_of (window)->scope.from, ==, ffw_date_new (2019, 4, 1));
  g_object_get (find_card (page_of (window), "responses"), "table", &table, NULL);
  g_assert_true (table);
  g_object_get (find_card (page_of (window), "delivery"), "table", &table, NULL);
  g_assert_false (table);
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("en"));
  ui_close (window);
}

static void
test_stop (void)
{
  FfwWindow *window = open_page ();

  ask (window, "2019-04-01", "2026-11-22", "commissioner");
  ui_act (page_of (window), "evidence.refresh", NULL);
  ui_act (page_of (window), "evidence.stop", NULL);
  g_assert_true (ui_shows (page_of (window), "Stopped"));
  ui_act (page_of (window), "evidence.refresh", NULL);
  ui_wait_until (ui_shows (page_of (window), "What Was Delivered"));

  /* All there is begins with the first day there is. */
  ui_act (page_of (window), "evidence.preset", "all");
  ui_wait_until (evidence_of (window)->scope.to == ffw_date_new (2022, 11, 22));
  g_assert_cmpuint (evidence_of (window)->scope.from, <, ffw_date_new (2022, 1, 1));
  ui_act (page_of (window), "evidence.preset", "last-calendar-year");
  ui_wait_until (ui_shows (page_of (window), "1 January 2021 to 31 December 2021"));
  ui_act (page_of (window), "evidence.preset", "this-quarter");
  ui_wait_until (ui_shows (page_of (window), "1 October 2022 to 22 November 2022"));
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evidence/figures", test_figures);
  g_test_add_func ("/evidence/suppressed", test_suppressed);
  g_test_add_func ("/evidence/names", test_names);
  g_test_add_func ("/evidence/exports", test_exports);
  g_test_add_func ("/evidence/check", test_check);
  g_test_add_func ("/evidence/hostile", test_hostile);
  g_test_add_func ("/evidence/state", test_state);
  g_test_add_func ("/evidence/stop", test_stop);

  return ui_main (argc, argv);
}
