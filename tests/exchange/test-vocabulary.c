/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the texts of other people's files mean, among the names of the shipped catalogue. */

#include "ffw-vocabulary.h"

#include "ffw-exchange-test.h"

static gpointer
read_vocabulary (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_vocabulary_read (connection, FFW_LANGUAGE_EN, error);
}

static FfwVocabulary *
vocabulary_of (FfwWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  FfwVocabulary *vocabulary = ffw_workspace_read (workspace, read_vocabulary, NULL, NULL, &error);

  g_assert_no_error (error);
  return vocabulary;
}

static const FfwField *
field_of (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);

  return ffw_kind_find_field (ffw_kind_find (parts[0]), parts[1]);
}

/* What can mean one thing only is taken, and nothing else. */
static void
test_certain (FfwExchangeTest *test, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *organisation;
    const char *text;
    const char *code;
  } cases[] = {
    { "people.role", NULL, "PROB", "PROB" },
    { "people.role", NULL, "probation  PRACTITIONER", "PROB" },
    { "people.role", NULL, "Ymarferydd Prawf", "PROB" },
    { "people.role", NULL, "prob, spoc", "PROB SPOC" },
    { "people.role", NULL, "Womens centre keyworker", "KEY" },
    { "people.role", NULL, "Independent Domestic Violence Adviser", "IDVA" },
    { "people.role", NULL, "Probation Officer B4", NULL },
    { "people.role", NULL, "officer", NULL },
    { "records.course", NULL, "POWER (1 day)", "POWER" },
    { "records.course", NULL, "Power - 6 hrs", NULL },
    { "records.course", NULL, "POWER (TTT)", "POWER-TTT" },
    { "records.course", NULL, "POWER (for managers)", NULL },
    { "records.course", NULL, "EPA TIP", "EPA-TIP" },
    { "records.course", NULL, "AGO1", "AGO-1" },
    { "records.course", NULL, "SAF-A: Safeguarding - Group A", "SAF-A" },
    { "records.course", NULL, "Diogelu: grwp A", "SAF-A" },
    { "people.organisation", NULL, "hm prison & probation service in Wales", "HMPPS" },
    { "people.organisation", NULL, "Heddlu Gwent", "GWP" },
    { "people.organisation", NULL, "Police", NULL },
    { "people.site", "HMPPS", "Caerdydd", "PDU-CDF" },
    { "people.site", "SAFER", "Cardiff", "SA-CDF" },
    { "people.site", NULL, "Wrexham", "PDU-WXM" },
    /* Several have one there: the name stays, and the row says of which organisation. */
    { "people.site", NULL, "Caerdydd", "Cardiff" },
    { "people.site", "GWP", "Cardiff", NULL },
    { "people.training_language", NULL, "Cymraeg", "cy" },
    { "people.training_language", NULL, "No preference", "either" },
    { "records.outcome", NULL, "Passed", "completed" },
    { "records.outcome", NULL, "Attended", NULL },
    { "bookings.status", NULL, "DNA", "no_show" },
    { "sessions.status", NULL, "Canslwyd", "cancelled" },
    /* Postponed: it is to be held all the same. */
    { "sessions.status", NULL, "Gohiriwyd", NULL },
    { "attendance.attended", NULL, "✓", "yes" },
    { "attendance.attended", NULL, "", NULL },
  };
  g_autoptr (FfwVocabulary) vocabulary = vocabulary_of (test->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = ffw_vocabulary_find (vocabulary, field_of (cases[i].field),
                                                   cases[i].organisation, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
  g_assert_true (ffw_vocabulary_is_nothing ("N/A"));
  g_assert_false (ffw_vocabulary_is_nothing ("NPT"));
}

/* What is only likely is offered, the likeliest first; what is like nothing, not at all. */
static void
test_likely (FfwExchangeTest *test, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *text;
    const char *code;
  } cases[] = {
    { "people.role", "Probation Officer B4", "PROB" },
    { "people.role", "PSO (Band 3)", "PROB" },
    { "people.role", "Prob. Practitioner", "PROB" },
    { "people.role", "Probaton practitioner", "PROB" },
    { "people.role", "Prison Custody Officer", "PRIS" },
    { "people.role", "YOT Worker", "YOTP" },
    { "people.role", "Youth Justice Team Manager", "YOTM" },
    { "people.role", "Custody Sergeant", "CUST" },
    { "people.role", "Women's Centre Key Worker", "KEY" },
    { "people.role", "Magistrate", "SENTR" },
    { "people.role", "Swyddog Prawf", "PROB" },
    { "people.role", "Gweithiwr Cymorth Tai (rhan amser)", "HOUS" },
    { "people.role", "Domestic Abuse Advisor", "IDVA" },
    { "people.role", "Offender Supervisor", "PROB" },
    { "people.role", "Healthcare assistant", "HLTH" },
    { "people.role", "Key worker", "KEY" },
    { "records.course", "Gender & trauma informed", "GTI" },
    { "records.course", "Gender & trauma informed TTT", "GTI-TTT" },
    { "records.course", "Safeguarding basic", "SAF-A" },
    { "records.course", "Trauma Informed Practice (youth justice) e-learning", "TIP" },
    { "records.course", "Ask & Act - Train the Trainer", "AAA-TTT" },
    { "records.course", "Safeguarding Group B", "SAF-B" },
    { "records.course", "Safeguarding advanced", "SAF-B" },
    { "records.course", "Safeguarding (basic)", "SAF-A" },
    { "records.course", "Safeguarding awareness, Group B", "SAF-B" },
    { "records.course", "Agored Level 2 TRM", "AGO-2" },
    { "records.course", "POWER training 1 day", "POWER" },
    { "people.organisation", "Probation Service Wales", "HMPPS" },
    { "people.organisation", "Cardiff YJS", "CARDIFF" },
    { "records.outcome", "Not yet completed", "not_completed" },
    { "people.role", "Payroll", NULL },
    { "records.course", "Fire safety", NULL },
    { "records.course", "Manual handling", NULL },
  };
  g_autoptr (FfwVocabulary) vocabulary = vocabulary_of (test->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) meanings
          = ffw_vocabulary_suggest (vocabulary, field_of (cases[i].field), NULL, cases[i].text, 5);
      const FfwMeaning *first = meanings->len ? meanings->pdata[0] : NULL;

      for (guint j = 0; j < meanings->len; j++)
        g_test_message ("%s: %s %.2f", cases[i].text, ((FfwMeaning *)meanings->pdata[j])->code,
                        ((FfwMeaning *)meanings->pdata[j])->likeness);
      g_assert_cmpstr (first ? first->code : NULL, ==, cases[i].code);
      if (first)
        g_assert_cmpfloat (first->likeness, <, FFW_LIKENESS_CERTAIN);
    }
}

/* What a course is of tells two apart that are called nearly alike. */
static void
test_contents (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (FfwVocabulary) vocabulary = vocabulary_of (test->workspace);
  const char *first = ffw_vocabulary_get_contents (vocabulary, "SAF-A");
  const char *second = ffw_vocabulary_get_contents (vocabulary, "SAF-B");

  g_assert_nonnull (strstr (first, "Safeguarding"));
  g_assert_nonnull (strstr (first, "("));
  g_assert_cmpstr (first, !=, second);
  g_assert_null (ffw_vocabulary_get_contents (vocabulary, "NONE"));
}

/* An organisation or a course is found among other words, but only one that can be meant. */
static void
test_named (FfwExchangeTest *test, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *text;
    const char *code;
  } cases[] = {
    { "organisation", "Gwent Police – staff list, November 2022", "GWP" },
    { "organisation", "Rhestr staff Heddlu De Cymru", "SWP" },
    { "organisation", "HMPPS staff 2022-11", "HMPPS" },
    { "organisation", "please include everybody", NULL },
    { "organisation", "Gwent Police and North Wales Police", NULL },
    { "course", "POWER – session 12 attendance", "POWER" },
    { "course", "Ask and Act train the trainer, online", "AAA-TTT" },
  };
  g_autoptr (FfwVocabulary) vocabulary = vocabulary_of (test->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = ffw_vocabulary_find_named (vocabulary, cases[i].table, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/vocabulary/certain", FfwExchangeTest, NULL, ffw_exchange_test_set_up, test_certain,
              ffw_exchange_test_tear_down);
  g_test_add ("/vocabulary/likely", FfwExchangeTest, NULL, ffw_exchange_test_set_up, test_likely,
              ffw_exchange_test_tear_down);
  g_test_add ("/vocabulary/contents", FfwExchangeTest, NULL, ffw_exchange_test_set_up,
              test_contents, ffw_exchange_test_tear_down);
  g_test_add ("/vocabulary/named", FfwExchangeTest, NULL, ffw_exchange_test_set_up, test_named,
              ffw_exchange_test_tear_down);
  return g_test_run ();
}
