/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-disclosure.h"
#include "ffw-evidence-reading.h"

/* What becomes of a group; of a site in several organisations, the strictest. */
typedef enum
{
  FATE_ABSENT,
  FATE_HIDDEN,
  FATE_SHOWN,
} Fate;

/* A set of cells that adds up to a total: those by one thing, within one thing or anywhere. */
typedef struct
{
  GPtrArray *cells;
  GArray *disclosed;
  gboolean written;
  gboolean whole;
} Set;

static void
set_clear (Set *self)
{
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->disclosed, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Set, set_clear)

/* Decides a set that adds up to @total. People who were in two of its cells count in both, so
 * that what is hidden may seem less than it is: where it seems small, the set is left out. So is
 * one of which only those without an organisation or a language would remain. */
static void
decide_set (Set *self, const FfwEvidenceDelivery *delivery, FfwGroupBy by, const char *within,
            guint64 total, guint minimum)
{
  gboolean any_named = FALSE;
  guint64 shown = 0;

  self->cells = g_ptr_array_new ();
  self->disclosed = g_array_new (FALSE, FALSE, sizeof (FfwDisclosureCell));
  for (guint i = 0; i < delivery->cells->len; i++)
    {
      FfwEvidenceCell *cell = g_ptr_array_index (delivery->cells, i);
      FfwDisclosureCell disclosed = { cell->figure, cell->people, FALSE };

      if (cell->by != by || (within && g_strcmp0 (cell->within, within) != 0))
        continue;
      g_ptr_array_add (self->cells, cell);
      g_array_append_val (self->disclosed, disclosed);
    }

  FfwDisclosureCell *cells = (FfwDisclosureCell *)self->disclosed->data;
  self->written = ffw_disclosure_hide (cells, self->disclosed->len, minimum);
  self->whole = self->written;
  for (guint i = 0; i < self->disclosed->len; i++)
    if (cells[i].hidden)
      self->whole = FALSE;
    else
      {
        const FfwEvidenceCell *cell = g_ptr_array_index (self->cells, i);

        any_named |= cell->code != NULL;
        shown += cells[i].figure;
      }
  if (!self->whole && (shown + minimum >= total || (!within && !any_named)))
    self->written = FALSE;
}

static Fate
set_get_fate (const Set *self, guint position)
{
  if (!self->written)
    return FATE_ABSENT;

  return g_array_index (self->disclosed, FfwDisclosureCell, position).hidden ? FATE_HIDDEN
                                                                             : FATE_SHOWN;
}

/* Lowers what was decided of the group @code so far to @fate. */
static void
lower (GHashTable *fates, char *code, Fate fate)
{
  gpointer before;

  if (g_hash_table_lookup_extended (fates, code, NULL, &before)
      && GPOINTER_TO_UINT (before) != (guint)fate)
    fate = FATE_HIDDEN;
  g_hash_table_insert (fates, code, GUINT_TO_POINTER (fate));
}

static GHashTable *
set_get_fates (const Set *self)
{
  GHashTable *fates = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const FfwEvidenceCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->code)
        g_hash_table_insert (fates, cell->code, GUINT_TO_POINTER (set_get_fate (self, i)));
    }

  return fates;
}

/* Sites are one set within each organisation that is shown. Returns their fates; *@whole is
 * cleared where any cell of a site is not shown. */
static GHashTable *
decide_sites (const FfwEvidenceDelivery *delivery, const Set *organisations, guint minimum,
              gboolean *whole)
{
  GHashTable *fates = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < organisations->cells->len; i++)
    {
      const FfwEvidenceCell *organisation = g_ptr_array_index (organisations->cells, i);
      g_auto (Set) sites = { 0 };

      if (organisation->code == NULL)
        continue;

      decide_set (&sites, delivery, FFW_GROUP_SITE, organisation->code, organisation->figure,
                  minimum);
      if (set_get_fate (organisations, i) != FATE_SHOWN)
        sites.written = FALSE;
      *whole = *whole && sites.written && sites.whole;
      for (guint j = 0; j < sites.cells->len; j++)
        {
          const FfwEvidenceCell *site = g_ptr_array_index (sites.cells, j);

          if (site->code)
            lower (fates, site->code, set_get_fate (&sites, j));
        }
    }

  return fates;
}

typedef struct
{
  gboolean small;
  gboolean large;
} Hidden;

/* Whether no hidden organisation follows from its sector's figure: of each sector, either none
 * is hidden, or some small one and some that is not. */
static gboolean
sectors_may_be_written (const Set *organisations, guint minimum)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer value;

  if (!organisations->written)
    return FALSE;

  for (guint i = 0; i < organisations->cells->len; i++)
    {
      const FfwEvidenceCell *cell = g_ptr_array_index (organisations->cells, i);
      const char *sector = cell->within ? cell->within : "";
      Hidden *of_sector = g_hash_table_lookup (hidden, sector);

      if (set_get_fate (organisations, i) == FATE_SHOWN)
        continue;
      if (of_sector == NULL)
        {
          of_sector = g_new0 (Hidden, 1);
          g_hash_table_insert (hidden, (char *)sector, of_sector);
        }
      if (cell->people < minimum)
        of_sector->small = TRUE;
      else
        of_sector->large = TRUE;
    }

  g_hash_table_iter_init (&iter, hidden);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!((Hidden *)value)->small || !((Hidden *)value)->large)
      return FALSE;

  return TRUE;
}

static void
suppress_group (FfwEvidenceGroup *group)
{
  group->suppressed = TRUE;
  group->figure = 0;
  group->people = 0;
}

/* Applies the public's rule to the groups of a course. */
static void
disclose_groups (FfwEvidenceDelivery *self, guint minimum)
{
  g_auto (Set) organisations = { 0 };
  g_auto (Set) languages = { 0 };

  decide_set (&organisations, self, FFW_GROUP_ORGANISATION, NULL, self->trained, minimum);
  decide_set (&languages, self, FFW_GROUP_LANGUAGE, NULL, self->completions, minimum);

  gboolean whole = organisations.written && organisations.whole;
  gboolean sectors = sectors_may_be_written (&organisations, minimum);
  g_autoptr (GHashTable) of_organisations = set_get_fates (&organisations);
  g_autoptr (GHashTable) of_languages = set_get_fates (&languages);
  g_autoptr (GHashTable) of_sites = decide_sites (self, &organisations, minimum, &whole);

  for (guint i = self->groups->len; i-- > 0;)
    {
      FfwEvidenceGroup *group = g_ptr_array_index (self->groups, i);
      Fate fate = FATE_ABSENT;

      switch (group->by)
        {
        case FFW_GROUP_LANGUAGE:
          fate = GPOINTER_TO_UINT (g_hash_table_lookup (of_languages, group->code));
          break;
        case FFW_GROUP_ORGANISATION:
          fate = GPOINTER_TO_UINT (g_hash_table_lookup (of_organisations, group->code));
          break;
        case FFW_GROUP_SITE:
          fate = GPOINTER_TO_UINT (g_hash_table_lookup (of_sites, group->code));
          break;
        case FFW_GROUP_SECTOR:
          fate = sectors ? FATE_SHOWN : FATE_ABSENT;
          break;
        case FFW_GROUP_POLICE_AREA:
          fate = whole ? FATE_SHOWN : FATE_ABSENT;
          break;
        }

      if (fate == FATE_ABSENT)
        g_ptr_array_remove_index (self->groups, i);
      else if (fate == FATE_HIDDEN)
        suppress_group (group);
    }
}

static void
disclose_delivery (FfwEvidenceDelivery *self, guint minimum)
{
  if (ffw_disclosure_is_small (self->trained, minimum))
    {
      self->suppressed = TRUE;
      self->trained = 0;
      self->completions = 0;
      g_ptr_array_set_size (self->groups, 0);
    }
  else
    disclose_groups (self, minimum);

  g_ptr_array_set_size (self->cells, 0);
}

static void
disclose_change (FfwEvidenceQuestion *question, FfwEvidenceChange *change, guint minimum)
{
  if (change->pairs == 0
      || !ffw_disclosure_change_is_small (change->pairs, question->results[change->from].n,
                                          question->results[change->to].n, minimum))
    return;

  change->suppressed = TRUE;
  change->pairs = 0;
  change->test = (FfwWilcoxon){ 0 };
  ffw_tally_clear (&change->differences);
}

static void
disclose_question (FfwEvidenceQuestion *self, guint minimum)
{
  for (guint i = 0; i < FFW_N_CHANGES; i++)
    disclose_change (self, &self->changes[i], minimum);

  for (guint i = 0; i < FFW_N_STAGES; i++)
    {
      FfwEvidenceResult *result = &self->results[i];

      if (!ffw_disclosure_is_small (result->n, minimum))
        continue;
      result->suppressed = TRUE;
      result->n = 0;
      ffw_tally_clear (&result->counts);
    }
}

static void
disclose_evaluation (FfwEvidenceEvaluation *self, gboolean is_public, guint minimum)
{
  if (is_public && ffw_disclosure_is_small (self->attended, minimum))
    {
      self->attended_suppressed = TRUE;
      self->attended = 0;
    }

  for (guint i = 0; i < FFW_N_STAGES; i++)
    {
      FfwEvidenceResponse *response = &self->responses[i];

      if (response->received == 0
          || (!self->attended_suppressed && !ffw_disclosure_is_small (response->received, minimum)))
        continue;
      response->suppressed = TRUE;
      response->received = 0;
    }

  for (guint i = 0; i < self->questions->len; i++)
    disclose_question (g_ptr_array_index (self->questions, i), minimum);
}

/* Takes out what the audience may not see. A return keeps everything: it is for joining with
 * others, and what is small is suppressed after the figures are added. */
void
ffw_evidence_disclose (FfwEvidence *self)
{
  gboolean is_public = self->scope.audience == FFW_AUDIENCE_PUBLIC;
  guint minimum = self->scope.minimum;

  if (self->scope.audience == FFW_AUDIENCE_RETURN)
    return;

  for (guint i = 0; is_public && i < self->delivery->len; i++)
    disclose_delivery (g_ptr_array_index (self->delivery, i), minimum);
  for (guint i = 0; i < self->evaluation->len; i++)
    disclose_evaluation (g_ptr_array_index (self->evaluation, i), is_public, minimum);
}
