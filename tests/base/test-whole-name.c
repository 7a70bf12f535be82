/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-whole-name.h"

static void
test_split (void)
{
  static const struct
  {
    const char *text;
    gboolean surname_first;
    const char *given;
    const char *family;
  } cases[] = {
    { "Pugh, Siân", FALSE, "Siân", "Pugh" },
    { "Pugh,Siân Mair", FALSE, "Siân Mair", "Pugh" },
    { "Pugh, Mrs Siân", FALSE, "Siân", "Pugh" },
    { "Pugh, Siân, Mrs", FALSE, "Siân", "Pugh" },
    { "PUGH, Siân", FALSE, "Siân", "Pugh" },
    { "PUGH, SIÂN", FALSE, "SIÂN", "PUGH" },
    { "Siân Pugh", FALSE, "Siân", "Pugh" },
    { "  Siân   Pugh ", FALSE, "Siân", "Pugh" },
    { "Siân\u00A0Pugh", FALSE, "Siân", "Pugh" },
    { "Mrs. Siân Pugh", FALSE, "Siân", "Pugh" },
    { "Y Parch Siân Pugh", FALSE, "Siân", "Pugh" },
    { "Yr Athro Siân Pugh", FALSE, "Siân", "Pugh" },
    { "Dr Pugh", FALSE, "", "Pugh" },
    { "Llywelyn ap Gruffudd", FALSE, "Llywelyn", "ap Gruffudd" },
    { "Gwen ferch Dafydd", FALSE, "Gwen", "ferch Dafydd" },
    { "Anna van der Berg", FALSE, "Anna", "van der Berg" },
    { "Maria de la Cruz", FALSE, "Maria", "de la Cruz" },
    { "Siân Mair Pugh-Jones", FALSE, "Siân Mair", "Pugh-Jones" },
    { "BOWEN Louise", FALSE, "Louise", "Bowen" },
    { "BOWEN-REES Louise Ann", FALSE, "Louise Ann", "Bowen-Rees" },
    { "Louise BOWEN REES", FALSE, "Louise", "Bowen Rees" },
    { "O'NEILL Aoife", FALSE, "Aoife", "O'Neill" },
    { "MCKAY Rhys", FALSE, "Rhys", "McKay" },
    { "LOUISE BOWEN", FALSE, "LOUISE", "BOWEN" },
    { "J Bowen", FALSE, "J", "Bowen" },
    { "Bowen Louise", TRUE, "Louise", "Bowen" },
    { "van der Berg Anna", TRUE, "Anna", "van der Berg" },
    { "ap Gruffudd Llywelyn", TRUE, "Llywelyn", "ap Gruffudd" },
    { "Bowen, Louise", TRUE, "Louise", "Bowen" },
    { "Louise Bowen (Guest)", FALSE, "Louise", "Bowen" },
    { "Louise Bowen MBE", FALSE, "Louise", "Bowen" },
    { "Louise Bowen, MBE, PhD", FALSE, "Louise", "Bowen" },
    { "Bowen, Louise, MBE", FALSE, "Louise", "Bowen" },
    { "Bowen, J P", FALSE, "J P", "Bowen" },
    { "Bowen, JP", FALSE, "JP", "Bowen" },
    { "Elizabeth (Liz) Jones", FALSE, "Elizabeth (Liz)", "Jones" },
    { "Cher", FALSE, "", "Cher" },
    { "Cher", TRUE, "", "Cher" },
    { "Mr", FALSE, "", "Mr" },
    { "Van Morrison", FALSE, "Van", "Morrison" },
    { ",", FALSE, "", "" },
    { "", FALSE, "", "" },
    { "(Guest)", FALSE, "", "(Guest)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *given = NULL;
      g_autofree char *family = NULL;

      g_test_message ("“%s”", cases[i].text);
      ffw_whole_name_split (cases[i].text, cases[i].surname_first, &given, &family);
      g_assert_cmpstr (given, ==, cases[i].given);
      g_assert_cmpstr (family, ==, cases[i].family);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whole-name/split", test_split);

  return g_test_run ();
}
