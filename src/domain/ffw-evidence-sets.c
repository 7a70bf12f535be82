/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-sets.h"

#include "ffw-disclosure.h"

#include <string.h>

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
decide_set (Set *self, GPtrArray *all, FfwGroupBy by, const char *within, guint64 total,
            guint minimum)
{
  gboolean any_named = FALSE;
  guint64 shown = 0;

  self->cells = g_ptr_array_new ();
  self->disclosed = g_array_new (FALSE, FALSE, sizeof (FfwDisclosureCell));
  for (guint i = 0; i < all->len; i++)
    {
      FfwEvidenceCell *cell = g_ptr_array_index (all, i);
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

static FfwEvidenceFate
set_get_fate (const Set *self, guint position)
{
  if (!self->written)
    return FFW_EVIDENCE_ABSENT;

  return g_array_index (self->disclosed, FfwDisclosureCell, position).hidden ? FFW_EVIDENCE_HIDDEN
                                                                             : FFW_EVIDENCE_SHOWN;
}

/**
 * FfwEvidenceSets:
 *
 * What was decided of groups, by what they have in common and their codes.
 */
struct _FfwEvidenceSets
{
  GPtrArray *cells;
  guint minimum;
  GHashTable *fates[FFW_GROUP_SITE + 1]; /* by code; NULL where all of them are shown, or none */
  FfwEvidenceFate others[FFW_GROUP_SITE + 1];
};

/**
 * ffw_evidence_cell_new:
 * @code: (nullable): %NULL for those who have none
 * @within: (nullable): the sector of an organisation, the organisation of a site
 *
 * Returns: (transfer full): a part of a whole
 */
FfwEvidenceCell *
ffw_evidence_cell_new (FfwGroupBy by, const char *code, const char *within, guint64 figure,
                       guint64 people)
{
  FfwEvidenceCell *self = g_new0 (FfwEvidenceCell, 1);

  self->by = by;
  self->code = g_strdup (code);
  self->within = g_strdup (within);
  self->figure = figure;
  self->people = people;

  return self;
}

void
ffw_evidence_cell_free (FfwEvidenceCell *self)
{
  g_free (self->code);
  g_free (self->within);
  g_free (self);
}

/**
 * ffw_evidence_sets_new:
 * @cells: (element-type FfwEvidenceCell): lent for as long as this is
 * @minimum: the least figure of people that may be shown
 *
 * Returns: (transfer full): sets of which nothing has been decided: all groups are absent
 */
FfwEvidenceSets *
ffw_evidence_sets_new (GPtrArray *cells, guint minimum)
{
  FfwEvidenceSets *self = g_new0 (FfwEvidenceSets, 1);

  self->cells = cells;
  self->minimum = minimum;

  return self;
}

void
ffw_evidence_sets_free (FfwEvidenceSets *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->fates); i++)
    g_clear_pointer (&self->fates[i], g_hash_table_unref);
  g_free (self);
}

/** Returns: what becomes of a group */
FfwEvidenceFate
ffw_evidence_sets_get (const FfwEvidenceSets *self, FfwGroupBy by, const char *code)
{
  gpointer fate;

  if (self->fates[by] && g_hash_table_lookup_extended (self->fates[by], code, NULL, &fate))
    return (FfwEvidenceFate)GPOINTER_TO_UINT (fate);

  return self->others[by];
}

/* Notes what was decided of a set; of a group in several sets, the strictest. */
static void
note_fates (FfwEvidenceSets *self, FfwGroupBy by, const Set *set)
{
  if (self->fates[by] == NULL)
    self->fates[by] = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < set->cells->len; i++)
    {
      const FfwEvidenceCell *cell = g_ptr_array_index (set->cells, i);
      FfwEvidenceFate fate = set_get_fate (set, i);
      gpointer before;

      if (cell->code == NULL)
        continue;
      if (g_hash_table_lookup_extended (self->fates[by], cell->code, NULL, &before)
          && GPOINTER_TO_UINT (before) != (guint)fate)
        fate = FFW_EVIDENCE_HIDDEN;
      g_hash_table_insert (self->fates[by], cell->code, GUINT_TO_POINTER (fate));
    }
}

/**
 * ffw_evidence_sets_decide:
 * @total: what its cells add up to, and what is published
 *
 * Decides one set by itself: where any cell is small, every one no larger than the smallest that
 * is not is hidden too; where none would remain, the set is left out.
 */
void
ffw_evidence_sets_decide (FfwEvidenceSets *self, FfwGroupBy by, guint64 total)
{
  g_auto (Set) set = { 0 };

  decide_set (&set, self->cells, by, NULL, total, self->minimum);
  note_fates (self, by, &set);
}

/* Sites are one set within each organisation that is shown. Returns whether every cell of a site
 * is shown. */
static gboolean
decide_sites (FfwEvidenceSets *self, const Set *organisations)
{
  gboolean whole = TRUE;

  for (guint i = 0; i < organisations->cells->len; i++)
    {
      const FfwEvidenceCell *organisation = g_ptr_array_index (organisations->cells, i);
      g_auto (Set) sites = { 0 };

      if (organisation->code == NULL)
        continue;

      decide_set (&sites, self->cells, FFW_GROUP_SITE, organisation->code, organisation->figure,
                  self->minimum);
      if (set_get_fate (organisations, i) != FFW_EVIDENCE_SHOWN)
        sites.written = FALSE;
      whole = whole && sites.written && sites.whole;
      note_fates (self, FFW_GROUP_SITE, &sites);
    }

  return whole;
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

      if (set_get_fate (organisations, i) == FFW_EVIDENCE_SHOWN)
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

/**
 * ffw_evidence_sets_decide_places:
 * @total: what the organisations add up to, and what is published
 *
 * Decides organisations, the sites within each of them, their sectors and police areas, so that
 * none of them tells what another hides.
 */
void
ffw_evidence_sets_decide_places (FfwEvidenceSets *self, guint64 total)
{
  g_auto (Set) organisations = { 0 };
  gboolean whole;

  decide_set (&organisations, self->cells, FFW_GROUP_ORGANISATION, NULL, total, self->minimum);
  note_fates (self, FFW_GROUP_ORGANISATION, &organisations);
  whole = decide_sites (self, &organisations) && organisations.written && organisations.whole;
  self->others[FFW_GROUP_SECTOR] = sectors_may_be_written (&organisations, self->minimum)
                                       ? FFW_EVIDENCE_SHOWN
                                       : FFW_EVIDENCE_ABSENT;
  self->others[FFW_GROUP_POLICE_AREA] = whole ? FFW_EVIDENCE_SHOWN : FFW_EVIDENCE_ABSENT;
}
