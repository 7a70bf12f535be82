/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-disclosure.h"
#include "ffw-evidence-reading.h"

/* Figures below this are small, in the tests that try every figure. */
#define MINIMUM 3

static void
test_small (void)
{
  g_assert_false (ffw_disclosure_is_small (0, 5));
  g_assert_true (ffw_disclosure_is_small (1, 5));
  g_assert_true (ffw_disclosure_is_small (4, 5));
  g_assert_false (ffw_disclosure_is_small (5, 5));
}

/* Figures, then what remains of them: 0 where hidden. */
static void
assert_hides (const guint64 figures[4], const guint64 expected[4])
{
  FfwDisclosureCell cells[4];
  gboolean any = FALSE;

  for (guint i = 0; i < 4; i++)
    cells[i] = (FfwDisclosureCell){ figures[i], figures[i], FALSE };

  gboolean written = ffw_disclosure_hide (cells, 4, 5);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (cells[i].hidden ? 0 : cells[i].figure, ==, expected[i]);
      any |= expected[i] != 0;
    }
  g_assert_true (written == any);
}

static void
test_hide (void)
{
  /* Nothing small, nothing hidden. */
  assert_hides ((guint64[]){ 5, 9, 6, 7 }, (guint64[]){ 5, 9, 6, 7 });
  /* The small one, and the smallest of the others. */
  assert_hides ((guint64[]){ 5, 9, 4, 7 }, (guint64[]){ 0, 9, 0, 7 });
  /* All of the others that are equal to the smallest. */
  assert_hides ((guint64[]){ 6, 6, 1, 7 }, (guint64[]){ 0, 0, 0, 7 });
  /* None remains, so the set is left out. */
  assert_hides ((guint64[]){ 6, 6, 1, 6 }, (guint64[]){ 0, 0, 0, 0 });
  assert_hides ((guint64[]){ 1, 2, 3, 4 }, (guint64[]){ 0, 0, 0, 0 });
}

/* A language is small by its people and ordered by completions. */
static void
test_hide_by_people (void)
{
  FfwDisclosureCell cells[] = { { 40, 4, FALSE }, { 30, 10, FALSE }, { 90, 60, FALSE } };

  g_assert_true (ffw_disclosure_hide (cells, G_N_ELEMENTS (cells), 5));
  g_assert_true (cells[0].hidden);
  g_assert_true (cells[1].hidden);
  g_assert_false (cells[2].hidden);
}

static void
test_change (void)
{
  /* Few pairs. */
  g_assert_true (ffw_disclosure_change_is_small (4, 20, 20, 5));
  g_assert_false (ffw_disclosure_change_is_small (5, 20, 20, 5));
  /* Nobody answered at one stage alone, and few at the other. */
  g_assert_true (ffw_disclosure_change_is_small (10, 10, 14, 5));
  g_assert_true (ffw_disclosure_change_is_small (10, 11, 10, 5));
  g_assert_false (ffw_disclosure_change_is_small (10, 10, 15, 5));
  g_assert_false (ffw_disclosure_change_is_small (10, 10, 10, 5));
  /* Some answered at each alone: who is who does not follow. */
  g_assert_false (ffw_disclosure_change_is_small (10, 11, 12, 5));
}

/*
 * What the public could work out: every way to fill the cells of a small world is tried, and
 * what each publishes is noted. A figure follows where all fillings that publish the same agree
 * on it. Whoever reads the file knows the rule, so no other knowledge would help them.
 */

#define MOST_CELLS 4

typedef struct
{
  const char *organisation;
  const char *sector;
  const char *site;
  const char *area;
} WorldCell;

typedef struct
{
  guint64 first[MOST_CELLS];
  gboolean differs[MOST_CELLS];
  gboolean small[MOST_CELLS];
} Fillings;

static void
add_figure (GHashTable *figures, const char *code, guint64 n)
{
  guint64 before = GPOINTER_TO_UINT (g_hash_table_lookup (figures, code));

  g_hash_table_insert (figures, (char *)code, GUINT_TO_POINTER (before + n));
}

static void
add_groups (FfwEvidenceDelivery *delivery, FfwGroupBy by, GHashTable *figures)
{
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (figures), (GCompareFunc)strcmp);

  for (GList *at = codes; at; at = at->next)
    {
      FfwEvidenceGroup *group = g_new0 (FfwEvidenceGroup, 1);

      group->by = by;
      group->code = g_strdup (at->data);
      group->figure = group->people = GPOINTER_TO_UINT (g_hash_table_lookup (figures, group->code));
      g_ptr_array_add (delivery->groups, group);
    }
}

static void
free_cell (FfwEvidenceCell *cell)
{
  g_free (cell->code);
  g_free (cell->within);
  g_free (cell);
}

static void
add_cell (FfwEvidenceDelivery *delivery, FfwGroupBy by, const char *code, const char *within,
          guint64 n)
{
  FfwEvidenceCell *cell = g_new0 (FfwEvidenceCell, 1);

  *cell = (FfwEvidenceCell){ by, g_strdup (code), g_strdup (within), n, n };
  g_ptr_array_add (delivery->cells, cell);
}

/* The figures of a world whose cells hold @people each. */
static FfwEvidenceDelivery *
fill (const WorldCell *world, guint n, const guint64 *people)
{
  FfwEvidenceDelivery *delivery = g_new0 (FfwEvidenceDelivery, 1);
  g_autoptr (GHashTable) organisations = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sectors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sites = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sector_of = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer code, figure;

  delivery->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_group_free);
  delivery->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)free_cell);
  for (guint i = 0; i < n; i++)
    {
      if (people[i] == 0)
        continue;
      delivery->trained += people[i];
      add_figure (organisations, world[i].organisation, people[i]);
      add_figure (sectors, world[i].sector, people[i]);
      if (world[i].site)
        add_figure (sites, world[i].site, people[i]);
      if (world[i].area)
        add_figure (areas, world[i].area, people[i]);
      g_hash_table_insert (sector_of, (char *)world[i].organisation, (char *)world[i].sector);
      add_cell (delivery, FFW_GROUP_SITE, world[i].site, world[i].organisation, people[i]);
    }
  delivery->completions = delivery->trained;
  add_groups (delivery, FFW_GROUP_ORGANISATION, organisations);
  add_groups (delivery, FFW_GROUP_POLICE_AREA, areas);
  add_groups (delivery, FFW_GROUP_SECTOR, sectors);
  add_groups (delivery, FFW_GROUP_SITE, sites);
  g_hash_table_iter_init (&iter, organisations);
  while (g_hash_table_iter_next (&iter, &code, &figure))
    add_cell (delivery, FFW_GROUP_ORGANISATION, code, g_hash_table_lookup (sector_of, code),
              GPOINTER_TO_UINT (figure));

  return delivery;
}

/* All that the public sees, as a text. */
static char *
publish (FfwEvidenceDelivery *delivery)
{
  FfwEvidence evidence = { .scope = { .audience = FFW_AUDIENCE_PUBLIC, .minimum = MINIMUM } };
  GString *seen = g_string_new (NULL);

  evidence.delivery = g_ptr_array_new ();
  evidence.evaluation = g_ptr_array_new ();
  evidence.compliance = g_ptr_array_new ();
  g_ptr_array_add (evidence.delivery, delivery);
  ffw_evidence_disclose (&evidence);
  g_ptr_array_unref (evidence.delivery);
  g_ptr_array_unref (evidence.evaluation);
  g_ptr_array_unref (evidence.compliance);

  g_string_append_printf (seen, "%d/%" G_GUINT64_FORMAT, delivery->suppressed, delivery->trained);
  for (guint i = 0; i < delivery->groups->len; i++)
    {
      const FfwEvidenceGroup *group = g_ptr_array_index (delivery->groups, i);

      g_string_append_printf (seen, " %d:%s=%d/%" G_GUINT64_FORMAT, group->by, group->code,
                              group->suppressed, group->figure);
    }

  return g_string_free (seen, FALSE);
}

/* The next way to put up to @most people into the cells; @n after the last one. */
static guint
next_filling (guint64 *people, guint n, guint64 most)
{
  guint64 total = 0;
  guint at = 0;

  for (guint i = 0; i < n; i++)
    total += people[i];
  if (total < most)
    {
      people[0]++;
      return 0;
    }

  while (at < n && people[at] == 0)
    at++;
  if (at < n)
    people[at++] = 0;
  if (at < n)
    people[at]++;

  return at;
}

/* Tries every filling with up to @most people in all. Returns how many small cells follow. */
static guint
count_following (const WorldCell *world, guint n, guint64 most, guint *n_published)
{
  g_autoptr (GHashTable) published = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            g_free);
  guint64 people[MOST_CELLS] = { 0 };
  GHashTableIter iter;
  gpointer seen, value;
  guint following = 0;
  guint at = 0;

  for (; at < n; at = next_filling (people, n, most))
    {
      FfwEvidenceDelivery *delivery = fill (world, n, people);
      g_autofree char *output = publish (delivery);
      Fillings *fillings = g_hash_table_lookup (published, output);

      if (fillings == NULL)
        {
          fillings = g_new0 (Fillings, 1);
          memcpy (fillings->first, people, sizeof people);
          g_hash_table_insert (published, g_steal_pointer (&output), fillings);
        }
      for (guint i = 0; i < n; i++)
        {
          fillings->differs[i] |= fillings->first[i] != people[i];
          fillings->small[i] |= ffw_disclosure_is_small (people[i], MINIMUM);
        }
      g_ptr_array_unref (delivery->groups);
      g_ptr_array_unref (delivery->cells);
      g_free (delivery);
    }

  g_hash_table_iter_init (&iter, published);
  while (g_hash_table_iter_next (&iter, &seen, &value))
    for (guint i = 0; i < n; i++)
      if (((Fillings *)value)->small[i] && !((Fillings *)value)->differs[i])
        {
          g_test_message ("cell %u follows from %s", i, (char *)seen);
          following++;
        }
  *n_published = g_hash_table_size (published);

  return following;
}

static void
assert_nothing_follows (const WorldCell *world, guint n, guint64 most)
{
  guint n_published;

  g_assert_cmpuint (count_following (world, n, most, &n_published), ==, 0);
  /* Nor is nothing published: many fillings look different. */
  g_assert_cmpuint (n_published, >, 2 * most);
}

static void
test_organisations (void)
{
  const WorldCell world[] = { { "A", "statutory", NULL, NULL },
                              { "B", "statutory", NULL, NULL },
                              { "C", "statutory", NULL, NULL },
                              { "D", "statutory", NULL, NULL } };

  assert_nothing_follows (world, G_N_ELEMENTS (world), 20);
}

static void
test_sectors (void)
{
  const WorldCell two_and_two[] = { { "A", "statutory", NULL, NULL },
                                    { "B", "statutory", NULL, NULL },
                                    { "C", "non_statutory", NULL, NULL },
                                    { "D", "non_statutory", NULL, NULL } };
  const WorldCell three_and_one[] = { { "A", "statutory", NULL, NULL },
                                      { "B", "statutory", NULL, NULL },
                                      { "C", "statutory", NULL, NULL },
                                      { "D", "non_statutory", NULL, NULL } };

  assert_nothing_follows (two_and_two, G_N_ELEMENTS (two_and_two), 20);
  assert_nothing_follows (three_and_one, G_N_ELEMENTS (three_and_one), 20);
}

static void
test_sites (void)
{
  const WorldCell all_at_sites[] = { { "A", "statutory", "A1", "gwent" },
                                     { "A", "statutory", "A2", "north_wales" },
                                     { "B", "statutory", "B1", "gwent" },
                                     { "B", "statutory", "B2", "north_wales" } };
  const WorldCell some_without[] = { { "A", "statutory", "A1", "gwent" },
                                     { "A", "statutory", NULL, "gwent" },
                                     { "A", "statutory", "A2", "north_wales" },
                                     { "B", "non_statutory", NULL, "north_wales" } };
  /* People of two organisations at one site. */
  const WorldCell shared[] = { { "A", "statutory", "S", "gwent" },
                               { "A", "statutory", "A1", "gwent" },
                               { "B", "statutory", "S", "gwent" },
                               { "B", "statutory", "B1", "gwent" } };

  assert_nothing_follows (all_at_sites, G_N_ELEMENTS (all_at_sites), 20);
  assert_nothing_follows (some_without, G_N_ELEMENTS (some_without), 20);
  assert_nothing_follows (shared, G_N_ELEMENTS (shared), 20);
}

/* Somebody who was in two of the hidden organisations counts in both, so that what is missing
 * from the total looks smaller than it is: then the set is left out. */
static void
test_overlap (void)
{
  const WorldCell world[] = { { "A", "statutory", NULL, NULL },
                              { "B", "statutory", NULL, NULL },
                              { "C", "statutory", NULL, NULL } };
  const guint64 people[] = { 2, 3, 9 };
  FfwEvidenceDelivery *apart = fill (world, 3, people);
  FfwEvidenceDelivery *twice = fill (world, 3, people);
  g_autofree char *seen_apart = publish (apart);

  twice->trained -= 2;
  twice->completions -= 2;
  g_autofree char *seen_twice = publish (twice);

  g_assert_cmpstr (seen_apart, ==, "0/14 1:A=1/0 1:B=1/0 1:C=0/9 4:statutory=0/14");
  g_assert_cmpstr (seen_twice, ==, "0/12");

  for (guint i = 0; i < 2; i++)
    {
      FfwEvidenceDelivery *delivery = i ? apart : twice;

      g_ptr_array_unref (delivery->groups);
      g_ptr_array_unref (delivery->cells);
      g_free (delivery);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disclosure/small", test_small);
  g_test_add_func ("/disclosure/hide", test_hide);
  g_test_add_func ("/disclosure/hide-by-people", test_hide_by_people);
  g_test_add_func ("/disclosure/change", test_change);
  g_test_add_func ("/disclosure/organisations", test_organisations);
  g_test_add_func ("/disclosure/sectors", test_sectors);
  g_test_add_func ("/disclosure/sites", test_sites);
  g_test_add_func ("/disclosure/overlap", test_overlap);

  return g_test_run ();
}
