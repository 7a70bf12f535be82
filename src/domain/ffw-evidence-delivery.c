/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-reading.h"
#include "ffw-evidence-sets.h"

/* Ordered by course and person, so that distinct people are counted without being remembered. */
static const char SQL_COMPLETIONS[] = "SELECT r.course, r.person, r.language, " FFW_SQL_POST_HELD (
    "r.post", "r.person", "r.completed_on") " FROM record r WHERE r.outcome = ? AND r.completed_on "
                                            ">= ? AND r.completed_on <= ?"
                                            " ORDER BY r.course, r.person";

#define N_SECTORS   2
#define N_LANGUAGES FFW_N_LANGUAGES

/* People seen in one group of a course: the last of them, by their number in the course. */
typedef struct
{
  guint64 figure;
  guint64 people;
  guint last;
} Count;

/* The counts of the course that is being read. The last of each array is of those who have none. */
typedef struct
{
  const FfwEvidencePlaces *places;
  gint64 course;
  gint64 person;
  guint n_people;
  guint64 completions;
  guint n_organisations, n_sites, n_areas, n_places;
  Count *organisations;
  Count *sites;
  Count *areas;
  Count *cells;
  Count sectors[N_SECTORS + 1];
  Count languages[N_LANGUAGES + 1];
} Tallies;

static void
tallies_init (Tallies *self, const FfwEvidencePlaces *places)
{
  *self = (Tallies){ .places = places };
  self->n_organisations = places->organisations->len;
  self->n_sites = places->sites->len;
  self->n_areas = places->areas->len;
  self->n_places = places->places->len;
  self->organisations = g_new0 (Count, self->n_organisations + 1);
  self->sites = g_new0 (Count, self->n_sites + 1);
  self->areas = g_new0 (Count, self->n_areas + 1);
  self->cells = g_new0 (Count, self->n_places + 1);
}

static void
tallies_clear (Tallies *self)
{
  g_free (self->organisations);
  g_free (self->sites);
  g_free (self->areas);
  g_free (self->cells);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tallies, tallies_clear)

static void
tallies_begin_course (Tallies *self, gint64 course)
{
  self->course = course;
  self->person = 0;
  self->n_people = 0;
  self->completions = 0;
  memset (self->organisations, 0, sizeof (Count) * (self->n_organisations + 1));
  memset (self->sites, 0, sizeof (Count) * (self->n_sites + 1));
  memset (self->areas, 0, sizeof (Count) * (self->n_areas + 1));
  memset (self->cells, 0, sizeof (Count) * (self->n_places + 1));
  memset (self->sectors, 0, sizeof self->sectors);
  memset (self->languages, 0, sizeof self->languages);
}

/* Counts a completion of the person numbered @person, whose completions all come together. */
static inline void
count (Count *counts, guint n, guint position, guint person)
{
  Count *self = &counts[MIN (position, n)];

  self->figure++;
  if (self->last != person)
    {
      self->last = person;
      self->people++;
    }
}

static void
tallies_add (Tallies *self, gint64 person, int language, guint place)
{
  FfwEvidencePlace where = { FFW_NOWHERE, FFW_NOWHERE, FFW_NOWHERE };
  int sector = -1;

  if (place != FFW_NOWHERE)
    where = g_array_index (self->places->places, FfwEvidencePlace, place);
  if (where.organisation != FFW_NOWHERE)
    sector
        = ((FfwEvidenceWhere *)g_ptr_array_index (self->places->organisations, where.organisation))
              ->sector;
  if (self->n_people == 0 || self->person != person)
    {
      self->person = person;
      self->n_people++;
    }

  self->completions++;
  count (self->organisations, self->n_organisations, where.organisation, self->n_people);
  count (self->sites, self->n_sites, where.site, self->n_people);
  count (self->areas, self->n_areas, where.area, self->n_people);
  count (self->cells, self->n_places, place, self->n_people);
  count (self->sectors, N_SECTORS, (guint)sector, self->n_people);
  count (self->languages, N_LANGUAGES, (guint)language, self->n_people);
}

/** Frees a group. */
void
ffw_evidence_group_free (FfwEvidenceGroup *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
  g_free (self);
}

/** Frees what was delivered of a course. */
void
ffw_evidence_delivery_free (FfwEvidenceDelivery *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static void
add_group (FfwEvidenceDelivery *delivery, FfwGroupBy by, const char *code, const FfwText *title,
           const Count *counted)
{
  if (counted->figure == 0)
    return;

  FfwEvidenceGroup *group = g_new0 (FfwEvidenceGroup, 1);
  group->by = by;
  group->code = g_strdup (code);
  if (title)
    ffw_text_set (&group->title, title->in[FFW_LANGUAGE_EN], title->in[FFW_LANGUAGE_CY]);
  group->figure = by == FFW_GROUP_LANGUAGE ? counted->figure : counted->people;
  group->people = counted->people;
  g_ptr_array_add (delivery->groups, group);
}

static void
add_groups (FfwEvidenceDelivery *delivery, FfwGroupBy by, GPtrArray *list, const Count *counts)
{
  for (guint i = 0; i < list->len; i++)
    {
      const FfwEvidenceWhere *where = g_ptr_array_index (list, i);

      add_group (delivery, by, where->code, &where->title, &counts[i]);
    }
}

static void
add_cell (FfwEvidenceDelivery *delivery, FfwGroupBy by, const char *code, const char *within,
          const Count *counted)
{
  if (counted->figure == 0)
    return;

  g_ptr_array_add (
      delivery->cells,
      ffw_evidence_cell_new (by, code, within,
                             by == FFW_GROUP_LANGUAGE ? counted->figure : counted->people,
                             counted->people));
}

/* The parts of each whole, those without an organisation, a site or a language included. */
static void
add_cells (FfwEvidenceDelivery *delivery, const Tallies *tallies)
{
  const FfwEvidencePlaces *places = tallies->places;

  for (guint i = 0; i < tallies->n_organisations; i++)
    {
      const FfwEvidenceWhere *where = g_ptr_array_index (places->organisations, i);

      add_cell (delivery, FFW_GROUP_ORGANISATION, where->code,
                where->sector < 0 ? NULL : ffw_coding_get_code (&ffw_coding_sector, where->sector),
                &tallies->organisations[i]);
    }
  add_cell (delivery, FFW_GROUP_ORGANISATION, NULL, NULL,
            &tallies->organisations[tallies->n_organisations]);

  for (guint i = 0; i < tallies->n_places; i++)
    {
      const FfwEvidencePlace *place = &g_array_index (places->places, FfwEvidencePlace, i);
      const FfwEvidenceWhere *organisation = g_ptr_array_index (places->organisations,
                                                                place->organisation);
      const FfwEvidenceWhere *site = place->site == FFW_NOWHERE
                                         ? NULL
                                         : g_ptr_array_index (places->sites, place->site);

      add_cell (delivery, FFW_GROUP_SITE, site ? site->code : NULL, organisation->code,
                &tallies->cells[i]);
    }

  for (int i = 0; i <= N_LANGUAGES; i++)
    add_cell (delivery, FFW_GROUP_LANGUAGE,
              i < N_LANGUAGES ? ffw_coding_get_code (&ffw_coding_language, i) : NULL, NULL,
              &tallies->languages[i]);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const FfwEvidenceGroup *const *first = a;
  const FfwEvidenceGroup *const *second = b;

  if ((*first)->by != (*second)->by)
    return (int)(*first)->by - (int)(*second)->by;
  return strcmp ((*first)->code, (*second)->code);
}

/**
 * ffw_evidence_delivery_new:
 * @title: copied
 *
 * Returns: (transfer full): what was delivered of a course, without figures
 */
FfwEvidenceDelivery *
ffw_evidence_delivery_new (const char *code, const FfwText *title)
{
  FfwEvidenceDelivery *self = g_new0 (FfwEvidenceDelivery, 1);

  self->code = g_strdup (code);
  ffw_text_set (&self->title, title->in[FFW_LANGUAGE_EN], title->in[FFW_LANGUAGE_CY]);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_group_free);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_cell_free);
  self->held = g_ptr_array_new ();

  return self;
}

static FfwEvidenceDelivery *
delivery_new (FfwEvidenceReading *reading, gint64 course)
{
  const FfwEvidenceEntry *entry = g_hash_table_lookup (reading->courses, &course);
  FfwEvidenceHeld *held = g_hash_table_lookup (reading->held, &course);
  FfwEvidenceDelivery *self = ffw_evidence_delivery_new (entry->code, &entry->title);

  if (held)
    {
      g_ptr_array_unref (self->held);
      self->held = g_ptr_array_ref (held->sessions);
      self->sessions = held->n;
      self->places = held->places;
    }
  g_ptr_array_add (reading->evidence->delivery, self);

  return self;
}

/* Turns the tallies of a course into its figures. */
static void
finish_course (FfwEvidenceReading *reading, Tallies *tallies)
{
  const FfwEvidencePlaces *places = tallies->places;

  if (tallies->completions == 0)
    return;

  FfwEvidenceDelivery *self = delivery_new (reading, tallies->course);

  self->completions = tallies->completions;
  self->trained = tallies->n_people;
  add_groups (self, FFW_GROUP_ORGANISATION, places->organisations, tallies->organisations);
  add_groups (self, FFW_GROUP_SITE, places->sites, tallies->sites);
  add_groups (self, FFW_GROUP_POLICE_AREA, places->areas, tallies->areas);
  for (int i = 0; i < N_SECTORS; i++)
    add_group (self, FFW_GROUP_SECTOR, ffw_coding_get_code (&ffw_coding_sector, i), NULL,
               &tallies->sectors[i]);
  for (int i = 0; i < N_LANGUAGES; i++)
    add_group (self, FFW_GROUP_LANGUAGE, ffw_coding_get_code (&ffw_coding_language, i), NULL,
               &tallies->languages[i]);
  g_ptr_array_sort (self->groups, compare_groups);
  if (reading->evidence->scope.audience == FFW_AUDIENCE_PUBLIC)
    add_cells (self, tallies);
}

static gboolean
read_completions (FfwEvidenceReading *reading, const FfwEvidencePlaces *places, GError **error)
{
  const FfwEvidenceScope *scope = &reading->evidence->scope;
  g_auto (Tallies) tallies = { 0 };
  GError *local_error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (reading->connection, SQL_COMPLETIONS, error,
                                                       "iDD", (gint64)FFW_OUTCOME_COMPLETED,
                                                       scope->from, scope->to);

  if (cursor == NULL)
    return FALSE;

  tallies_init (&tallies, places);
  while (ffw_cursor_next (cursor, &local_error))
    {
      gint64 course = ffw_cursor_get_int (cursor, 0);
      guint place = ffw_cursor_is_null (cursor, 3)
                        ? FFW_NOWHERE
                        : ffw_evidence_places_find (places, ffw_cursor_get_int (cursor, 3));

      if (course != tallies.course)
        {
          finish_course (reading, &tallies);
          tallies_begin_course (&tallies, course);
        }
      if (reading->organisation)
        {
          if (place == FFW_NOWHERE)
            continue;
          guint at = g_array_index (places->places, FfwEvidencePlace, place).organisation;
          const FfwEvidenceWhere *organisation = g_ptr_array_index (places->organisations, at);
          if (organisation->id != reading->organisation)
            continue;
        }
      tallies_add (&tallies, ffw_cursor_get_int (cursor, 1),
                   ffw_cursor_is_null (cursor, 2) ? -1 : (int)ffw_cursor_get_int (cursor, 2),
                   place);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  finish_course (reading, &tallies);

  return TRUE;
}

/* Courses that were held, and that nobody completed. */
static void
add_held_only (FfwEvidenceReading *reading)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < reading->evidence->delivery->len; i++)
    {
      FfwEvidenceDelivery *delivery = g_ptr_array_index (reading->evidence->delivery, i);

      g_hash_table_add (there, delivery->code);
    }

  g_hash_table_iter_init (&iter, reading->held);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const FfwEvidenceEntry *entry = g_hash_table_lookup (reading->courses, id);

      if (!g_hash_table_contains (there, entry->code))
        delivery_new (reading, *(gint64 *)id);
    }
}

/* What was held, who was trained, and where they were: one pass over the records. */
gboolean
ffw_evidence_read_delivery (FfwEvidenceReading *self, GError **error)
{
  if (!read_completions (self, self->places, error))
    return FALSE;

  add_held_only (self);
  g_ptr_array_sort (self->evidence->delivery, ffw_evidence_compare_codes);

  return TRUE;
}
