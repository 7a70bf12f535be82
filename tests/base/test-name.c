/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-fold.h"
#include "ffw-name-forms.h"
#include "ffw-name.h"

typedef struct
{
  const char *a;
  const char *b;
  FfwNameLikeness likeness;
} Case;

static const Case given[] = {
  { "Siân", "sian", FFW_NAME_SAME },
  { "Siân ", " SIÂN", FFW_NAME_SAME },
  { "", "", FFW_NAME_SAME },
  { "Siân", "", FFW_NAME_MISSING },
  { "Siân", "Jane", FFW_NAME_FORM },
  { "Ioan", "John", FFW_NAME_FORM },
  { "Siôn", "Evan", FFW_NAME_FORM },
  { "Ieuan", "Ifan", FFW_NAME_FORM },
  { "Dafydd", "David", FFW_NAME_FORM },
  { "Dai", "Dewi", FFW_NAME_FORM },
  { "Gwilym", "William", FFW_NAME_FORM },
  { "Mair", "Mary", FFW_NAME_FORM },
  { "Alun", "Alan", FFW_NAME_FORM },
  { "Geraint", "Gerry", FFW_NAME_FORM },
  { "Liz", "Elizabeth", FFW_NAME_FORM },
  { "Meg", "Margaret", FFW_NAME_FORM },
  { "Huw", "Hugh", FFW_NAME_FORM },
  { "Catrin", "Katherine", FFW_NAME_FORM },
  { "Catrin", "Katrin", FFW_NAME_SPELLING },
  { "Rhys", "Reece", FFW_NAME_SPELLING },
  { "Gruffydd", "Griffith", FFW_NAME_SPELLING },
  { "Meredydd", "Meredith", FFW_NAME_SPELLING },
  { "Meryddyn", "Merithyn", FFW_NAME_SPELLING },
  { "Sofiah", "Sophia", FFW_NAME_SPELLING },
  { "Priya", "Pryia", FFW_NAME_SPELLING },
  { "Ngozi", "Nogzi", FFW_NAME_SLIP },
  { "Angharadd", "Angharad", FFW_NAME_SLIP },
  { "J.", "Jane", FFW_NAME_INITIAL },
  { "S", "Siân", FFW_NAME_INITIAL },
  { "Mair Elin", "Mair", FFW_NAME_PART },
  { "Mair Elin", "Elin", FFW_NAME_PART },
  { "Anne-Marie", "Ann Marie", FFW_NAME_PART },
  { "Mair", "Mark", FFW_NAME_OTHER },
  { "Aled", "Alec", FFW_NAME_OTHER },
  { "Siân", "Siôn", FFW_NAME_FORM },
  { "Tim", "Tom", FFW_NAME_OTHER },
  { "Carys", "Cerys", FFW_NAME_OTHER },
  { "Gary", "Mary", FFW_NAME_OTHER },
};

static const Case family[] = {
  { "Llywelyn", "Llewellyn", FFW_NAME_FORM },
  { "ap Rhys", "Price", FFW_NAME_FORM },
  { "ab Owen", "Bowen", FFW_NAME_FORM },
  { "Ap Rhys", "ap-Rhys", FFW_NAME_SAME },
  { "Griffiths", "Griffith", FFW_NAME_FORM },
  { "Llwyd", "Lloyd", FFW_NAME_FORM },
  { "Puw", "Pugh", FFW_NAME_FORM },
  { "Rhys", "Rees", FFW_NAME_SPELLING },
  { "Jones", "Evans-Jones", FFW_NAME_PART },
  { "Jones", "Evans", FFW_NAME_OTHER },
  { "O’Brien", "O'Brien", FFW_NAME_SAME },
  { "O’Brien", "OBrien", FFW_NAME_SAME },
  { "Mc Donald", "MacDonald", FFW_NAME_FORM },
  { "Okafor", "Okaffor", FFW_NAME_SPELLING },
  { "Okafor", "Okapor", FFW_NAME_SLIP },
  { "Ngata", "Nowak", FFW_NAME_OTHER },
  { "Price", "Bowen", FFW_NAME_OTHER },
};

static gboolean
share_key (const FfwName *a, const FfwName *b)
{
  g_autoptr (GPtrArray) keys = ffw_name_list_keys (a);
  g_autoptr (GPtrArray) others = ffw_name_list_keys (b);

  for (guint i = 0; i < keys->len; i++)
    for (guint j = 0; j < others->len; j++)
      if (g_str_equal (keys->pdata[i], others->pdata[j]))
        return TRUE;

  return FALSE;
}

static void
check (FfwNameBook *book, FfwNameKind kind, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FfwName) a = ffw_name_new (book, kind, cases[i].a);
      g_autoptr (FfwName) b = ffw_name_new (book, kind, cases[i].b);

      g_test_message ("“%s” and “%s”", cases[i].a, cases[i].b);
      g_assert_cmpint (ffw_name_compare (a, b), ==, cases[i].likeness);
      g_assert_cmpint (ffw_name_compare (b, a), ==, cases[i].likeness);
      /* What is alike is found by a key; initials are looked for by themselves. */
      if (cases[i].likeness > FFW_NAME_INITIAL)
        g_assert_true (ffw_name_is_empty (a) || share_key (a, b));
    }
}

static void
test_given (void)
{
  g_autoptr (FfwNameBook) book = ffw_name_book_new ();

  check (book, FFW_NAME_GIVEN, given, G_N_ELEMENTS (given));
}

static void
test_family (void)
{
  g_autoptr (FfwNameBook) book = ffw_name_book_new ();

  check (book, FFW_NAME_FAMILY, family, G_N_ELEMENTS (family));
}

/* A name with a blank or a capital in the data would never be met. */
static void
test_forms (void)
{
  const char *const *const tables[] = { ffw_given_name_forms, ffw_family_name_forms };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; tables[i][j]; j++)
      {
        g_auto (GStrv) names = g_strsplit (tables[i][j], " ", -1);

        for (guint k = 0; names[k]; k++)
          {
            g_autofree char *folded = ffw_fold (names[k]);

            for (const char *at = folded; *at; at++)
              g_assert_true (g_ascii_islower (*at));
            g_assert_cmpuint (strlen (folded), >, 0);
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/given", test_given);
  g_test_add_func ("/name/family", test_family);
  g_test_add_func ("/name/forms", test_forms);

  return g_test_run ();
}
