/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row that a form shows and writes back, here a requirement. */

#include "ffw-exchange-test.h"
#include "ffw-requirement-actions.h"
#include "ffw-row-edit.h"

#include <string.h>

static const char *const fields[]
    = { "code", "role", "level", "within_days", "renew_months", NULL };
static const char *const there[] = { "R03", "PROB", "skilled", "180", "36", NULL };

typedef struct
{
  const char *code;
  gint64 id;
  char **texts;
} Look;

static gpointer
read_row (FfwConnection *connection, gpointer data, GError **error)
{
  Look *look = data;

  ffw_connection_get_int (connection, "SELECT id FROM requirement WHERE code = ?", &look->id, error,
                          "s", look->code);
  look->texts = ffw_row_edit_read (connection, ffw_kind_find ("requirements"), look->id, fields,
                                   error);

  return NULL;
}

static gint64
assert_texts (FfwExchangeTest *test, const char *const *expected)
{
  Look look = { expected[0], 0, NULL };
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (test->workspace, read_row, &look, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (look.texts);
  g_assert_true (g_strv_equal ((const char *const *)look.texts, expected));
  g_strfreev (look.texts);

  return look.id;
}

static gboolean
say (FfwChange *change, const FfwRowEdit *edit, GError **error)
{
  return ffw_requirement_say (change, edit->id ? "edit-requirement" : "add-requirement",
                              ffw_row_edit_get (edit, "code"), error);
}

static FfwRowEdit *
edit (FfwExchangeTest *test, gint64 id, const char *const *before, const char *const *after)
{
  FfwRowEdit *self = ffw_row_edit_new (ffw_kind_find ("requirements"), id, fields, before, after,
                                       say);
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (test->workspace, ffw_row_edit_make, self, NULL, &error);
  g_assert_no_error (error);

  return self;
}

/* What differs is written, what is cleared is cleared, and one undo takes it back. */
static void
test_write (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const after[] = { "R03", "", "enhanced", "180", "", NULL };
  gint64 id = assert_texts (test, there);
  FfwRowEdit *one = edit (test, id, there, after);
  g_autoptr (GError) error = NULL;

  g_assert_null (one->there);
  assert_texts (test, after);
  ffw_row_edit_free (one);

  ffw_workspace_undo (test->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_texts (test, there);
}

/* Two who change different fields do not meet; who changes the same is told what stands there. */
static void
test_overtaken (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const days[] = { "R03", "PROB", "skilled", "90", "36", NULL };
  static const char *const level[] = { "R03", "PROB", "enhanced", "180", "36", NULL };
  static const char *const both[] = { "R03", "PROB", "enhanced", "90", "36", NULL };
  static const char *const others[] = { "R03", "PROB", "aware", "180", "36", NULL };
  gint64 id = assert_texts (test, there);
  FfwRowEdit *one = edit (test, id, there, days);
  FfwRowEdit *two = edit (test, id, there, level);
  FfwRowEdit *three;

  assert_texts (test, both);
  three = edit (test, id, there, others);
  g_assert_nonnull (three->there);
  g_assert_cmpstr (three->there[2], ==, "enhanced");
  assert_texts (test, both);
  ffw_row_edit_free (one);
  ffw_row_edit_free (two);
  ffw_row_edit_free (three);
}

static gboolean
take_out (FfwChange *change, gpointer data, GError **error)
{
  return ffw_requirement_remove (change, *(gint64 *)data, error);
}

static void
test_gone (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const after[] = { "R03", "PROB", "aware", "180", "36", NULL };
  gint64 id = assert_texts (test, there);
  FfwRowEdit *one;
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_workspace_change (test->workspace, take_out, &id, NULL, &error));
  g_assert_no_error (error);
  one = edit (test, id, there, after);
  g_assert_true (one->gone);
  ffw_row_edit_free (one);

  /* Once more is refused in words. */
  g_assert_false (ffw_workspace_change (test->workspace, take_out, &id, NULL, &error));
  g_assert_nonnull (strstr (error->message, "taken out already"));
}

/* What is refused says why; a code that another has is not written over. */
static void
test_refused (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const bad[] = { "R03", "PRYS", "skilled", "-1", "0", NULL };
  static const char *const code[] = { "R04", "PROB", "skilled", "180", "36", NULL };
  static const char *const codes[] = { "E120", "E107", "E206" };
  gint64 id = assert_texts (test, there);
  FfwRowEdit *one = edit (test, id, there, bad);
  FfwRowEdit *two = edit (test, id, there, code);

  g_assert_cmpuint (ffw_findings_count (one->findings, FFW_SEVERITY_ERROR), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < 3; j++)
        found |= g_str_equal (ffw_findings_get (one->findings, j)->code, codes[i]);
      g_assert_true (found);
    }
  g_assert_cmpstr (ffw_findings_get (two->findings, 0)->code, ==, "E310");
  assert_texts (test, there);
  ffw_row_edit_free (one);
  ffw_row_edit_free (two);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/row-edit/" name, FfwExchangeTest, NULL, ffw_exchange_test_set_up, test,            \
              ffw_exchange_test_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("write", test_write);
  ADD ("overtaken", test_overtaken);
  ADD ("gone", test_gone);
  ADD ("refused", test_refused);

  return g_test_run ();
}
