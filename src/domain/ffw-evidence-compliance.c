/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who holds what is required of their posts, as of the day of the export. */

#include "ffw-evidence-reading.h"
#include "ffw-evidence-sets.h"
#include "ffw-standing-keep.h"

#include <string.h>

/* In the order of the table, in which the rows of a post come together. */
#define SQL_STANDING                                                                               \
  "SELECT person, post, area, mandatory, status FROM standing WHERE stands = 1"                    \
  " ORDER BY person, post, requirement"
#define SQL_AWAY                                                                                   \
  "SELECT DISTINCT person FROM absence WHERE from_on <= ? AND (to_on IS NULL OR to_on >= ?)"
#define SQL_ROLES      "SELECT id, code, title_en, title_cy FROM role ORDER BY id"
#define SQL_POST_ROLES "SELECT post, role FROM post_role ORDER BY post, role"
#define SQL_AREAS      "SELECT id, code, title_en, title_cy FROM area"

#define N_SECTORS 2

/* Something that groups are by: a role; its position is that in the list. */
typedef struct
{
  gint64 id;
  char *code;
  FfwText title;
} Role;

typedef struct
{
  gint64 post;
  guint role;
} PostRole;

/* The counts of what is mandatory, or recommended, in one area. The last of each array is of the
 * posts that have none. */
typedef struct
{
  FfwEvidenceStanding all;
  FfwEvidenceStanding sectors[N_SECTORS + 1];
  FfwEvidenceStanding *organisations;
  FfwEvidenceStanding *sites;
  FfwEvidenceStanding *places;
  FfwEvidenceStanding *roles;
} Counts;

typedef struct
{
  const FfwEvidencePlaces *places;
  GArray *roles;      /* Role, by id */
  GArray *post_roles; /* PostRole, by post */
  GHashTable *away;   /* ids of people who are absent today */
  GHashTable *areas;  /* Counts[FFW_N_NECESSITIES] by the id of the area */

  gint64 post; /* the one that was asked for last, and what it is part of */
  FfwEvidencePlace place;
  guint place_position;
  guint first_role;
  guint n_roles;
} Tallies;

static void
clear_role (Role *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
}

static void
free_counts (Counts *counts)
{
  for (guint i = 0; i < FFW_N_NECESSITIES; i++)
    {
      g_free (counts[i].organisations);
      g_free (counts[i].sites);
      g_free (counts[i].places);
      g_free (counts[i].roles);
    }
  g_free (counts);
}

static void
tallies_init (Tallies *self, const FfwEvidencePlaces *places)
{
  *self = (Tallies){ .places = places };
  self->roles = g_array_new (FALSE, FALSE, sizeof (Role));
  g_array_set_clear_func (self->roles, (GDestroyNotify)clear_role);
  self->post_roles = g_array_new (FALSE, FALSE, sizeof (PostRole));
  self->away = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->areas = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify)free_counts);
}

static void
tallies_clear (Tallies *self)
{
  g_clear_pointer (&self->roles, g_array_unref);
  g_clear_pointer (&self->post_roles, g_array_unref);
  g_clear_pointer (&self->away, g_hash_table_unref);
  g_clear_pointer (&self->areas, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tallies, tallies_clear)

static gboolean
read_roles (Tallies *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) roles = ffw_connection_query (connection, SQL_ROLES, error, "");
  g_autoptr (FfwCursor) of_posts = NULL;
  g_autoptr (GHashTable) positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                            NULL);

  while (roles && ffw_cursor_next (roles, error))
    {
      Role role = { .id = ffw_cursor_get_int (roles, 0) };

      role.code = g_strdup (ffw_cursor_get_text (roles, 1));
      ffw_text_set (&role.title, ffw_cursor_get_text (roles, 2), ffw_cursor_get_text (roles, 3));
      g_hash_table_insert (positions, g_memdup2 (&role.id, sizeof role.id),
                           GUINT_TO_POINTER (self->roles->len));
      g_array_append_val (self->roles, role);
    }
  if (roles == NULL || ffw_cursor_has_failed (roles))
    return FALSE;

  of_posts = ffw_connection_query (connection, SQL_POST_ROLES, error, "");
  while (of_posts && ffw_cursor_next (of_posts, error))
    {
      gint64 role = ffw_cursor_get_int (of_posts, 1);
      PostRole post_role = { ffw_cursor_get_int (of_posts, 0),
                             GPOINTER_TO_UINT (g_hash_table_lookup (positions, &role)) };

      g_array_append_val (self->post_roles, post_role);
    }

  return of_posts && !ffw_cursor_has_failed (of_posts);
}

static gboolean
read_away (Tallies *self, FfwConnection *connection, FfwDate today, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_AWAY, error, "DD", today,
                                                       today);

  while (cursor && ffw_cursor_next (cursor, error))
    {
      gint64 person = ffw_cursor_get_int (cursor, 0);

      g_hash_table_add (self->away, g_memdup2 (&person, sizeof person));
    }

  return cursor && !ffw_cursor_has_failed (cursor);
}

/* Finds where a post is, and its roles: those from @first_role on. Returns: whether it is there */
static gboolean
find_post (Tallies *self, gint64 post)
{
  const PostRole *roles = (const PostRole *)self->post_roles->data;
  guint low = 0;
  guint high = self->post_roles->len;

  if (self->post == post)
    return TRUE;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (roles[middle].post < post)
        low = middle + 1;
      else
        high = middle;
    }
  self->post = post;
  self->first_role = low;
  self->n_roles = 0;
  while (low < self->post_roles->len && roles[low++].post == post)
    self->n_roles++;

  self->place_position = ffw_evidence_places_find (self->places, post);
  if (self->place_position == FFW_NOWHERE)
    return FALSE;
  self->place = g_array_index (self->places->places, FfwEvidencePlace, self->place_position);

  return TRUE;
}

static Counts *
counts_of (Tallies *self, gint64 area)
{
  Counts *counts = g_hash_table_lookup (self->areas, &area);

  if (counts)
    return counts;

  counts = g_new0 (Counts, FFW_N_NECESSITIES);
  for (guint i = 0; i < FFW_N_NECESSITIES; i++)
    {
      counts[i].organisations = g_new0 (FfwEvidenceStanding, self->places->organisations->len);
      counts[i].sites = g_new0 (FfwEvidenceStanding, self->places->sites->len);
      counts[i].places = g_new0 (FfwEvidenceStanding, self->places->places->len);
      counts[i].roles = g_new0 (FfwEvidenceStanding, self->roles->len + 1);
    }
  g_hash_table_insert (self->areas, g_memdup2 (&area, sizeof area), counts);

  return counts;
}

static void
count (FfwEvidenceStanding *standing, FfwStandingStatus status, gboolean away)
{
  standing->required++;
  standing->counts[status]++;
  standing->away += away;
}

static const FfwEvidenceWhere *
organisation_of (const FfwEvidencePlaces *places, const FfwEvidencePlace *place)
{
  return g_ptr_array_index (places->organisations, place->organisation);
}

/* Counts the post that was found last. */
static void
tallies_add (Tallies *self, Counts *counts, FfwStandingStatus status, gboolean away)
{
  int sector = organisation_of (self->places, &self->place)->sector;

  count (&counts->all, status, away);
  count (&counts->sectors[sector < 0 ? N_SECTORS : sector], status, away);
  count (&counts->organisations[self->place.organisation], status, away);
  count (&counts->places[self->place_position], status, away);
  if (self->place.site != FFW_NOWHERE)
    count (&counts->sites[self->place.site], status, away);
  for (guint i = 0; i < self->n_roles; i++)
    count (&counts->roles[g_array_index (self->post_roles, PostRole, self->first_role + i).role],
           status, away);
  if (self->n_roles == 0)
    count (&counts->roles[self->roles->len], status, away);
}

static gboolean
read_standing (Tallies *self, FfwEvidenceReading *reading, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (reading->connection, SQL_STANDING, error,
                                                       "");

  while (cursor && ffw_cursor_next (cursor, error))
    {
      gint64 person = ffw_cursor_get_int (cursor, 0);
      FfwStandingStatus status = (FfwStandingStatus)ffw_cursor_get_int (cursor, 4);
      Counts *counts;

      if (!find_post (self, ffw_cursor_get_int (cursor, 1)))
        continue;
      if (reading->organisation
          && organisation_of (self->places, &self->place)->id != reading->organisation)
        continue;
      counts = counts_of (self, ffw_cursor_get_int (cursor, 2));
      tallies_add (self, &counts[ffw_cursor_get_int (cursor, 3)], status,
                   status == FFW_STANDING_MISSING && g_hash_table_contains (self->away, &person));
    }

  return cursor && !ffw_cursor_has_failed (cursor);
}

static void
free_group (FfwEvidenceStandingGroup *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
  g_free (self);
}

/** Frees how posts stand in an area. */
void
ffw_evidence_compliance_free (FfwEvidenceCompliance *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
  g_ptr_array_unref (self->groups);
  for (guint i = 0; i < FFW_N_NECESSITIES; i++)
    g_ptr_array_unref (self->cells[i]);
  g_free (self);
}

/**
 * ffw_evidence_compliance_new:
 * @title: copied
 *
 * Returns: (transfer full): how posts stand in an area, without figures
 */
FfwEvidenceCompliance *
ffw_evidence_compliance_new (const char *code, const FfwText *title)
{
  FfwEvidenceCompliance *self = g_new0 (FfwEvidenceCompliance, 1);

  self->code = g_strdup (code);
  ffw_text_set (&self->title, title->in[FFW_LANGUAGE_EN], title->in[FFW_LANGUAGE_CY]);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)free_group);
  for (guint i = 0; i < FFW_N_NECESSITIES; i++)
    self->cells[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_cell_free);

  return self;
}

/**
 * ffw_evidence_compliance_add_group:
 * @title: (nullable): copied
 *
 * Returns: (transfer none): a group without figures
 */
FfwEvidenceStandingGroup *
ffw_evidence_compliance_add_group (FfwEvidenceCompliance *self, FfwGroupBy by, const char *code,
                                   const FfwText *title, gboolean mandatory)
{
  FfwEvidenceStandingGroup *group = g_new0 (FfwEvidenceStandingGroup, 1);

  group->by = by;
  group->code = g_strdup (code);
  group->mandatory = mandatory;
  if (title)
    ffw_text_set (&group->title, title->in[FFW_LANGUAGE_EN], title->in[FFW_LANGUAGE_CY]);
  g_ptr_array_add (self->groups, group);

  return group;
}

static void
add_group (FfwEvidenceCompliance *self, FfwGroupBy by, const char *code, const FfwText *title,
           guint necessity, const FfwEvidenceStanding *standing)
{
  if (standing->required)
    ffw_evidence_compliance_add_group (self, by, code, title, (gboolean)necessity)->standing
        = *standing;
}

static void
add_groups (FfwEvidenceCompliance *self, FfwGroupBy by, GPtrArray *list, guint necessity,
            const FfwEvidenceStanding *standings)
{
  for (guint i = 0; i < list->len; i++)
    {
      const FfwEvidenceWhere *where = g_ptr_array_index (list, i);

      add_group (self, by, where->code, &where->title, necessity, &standings[i]);
    }
}

static void
add_cell (GPtrArray *cells, FfwGroupBy by, const char *code, const char *within,
          const FfwEvidenceStanding *standing)
{
  if (standing->required)
    g_ptr_array_add (
        cells, ffw_evidence_cell_new (by, code, within, standing->required, standing->required));
}

/* The parts of each whole, those without a site or a role included. */
static void
add_cells (GPtrArray *cells, const Tallies *tallies, const Counts *counts)
{
  const FfwEvidencePlaces *places = tallies->places;

  for (guint i = 0; i < places->organisations->len; i++)
    {
      const FfwEvidenceWhere *where = g_ptr_array_index (places->organisations, i);

      add_cell (cells, FFW_GROUP_ORGANISATION, where->code,
                where->sector < 0 ? NULL : ffw_coding_get_code (&ffw_coding_sector, where->sector),
                &counts->organisations[i]);
    }
  for (guint i = 0; i < places->places->len; i++)
    {
      const FfwEvidencePlace *place = &g_array_index (places->places, FfwEvidencePlace, i);
      const FfwEvidenceWhere *site = place->site == FFW_NOWHERE
                                         ? NULL
                                         : g_ptr_array_index (places->sites, place->site);

      add_cell (cells, FFW_GROUP_SITE, site ? site->code : NULL,
                organisation_of (places, place)->code, &counts->places[i]);
    }
  for (guint i = 0; i < tallies->roles->len; i++)
    add_cell (cells, FFW_GROUP_ROLE, g_array_index (tallies->roles, Role, i).code, NULL,
              &counts->roles[i]);
  add_cell (cells, FFW_GROUP_ROLE, NULL, NULL, &counts->roles[tallies->roles->len]);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const FfwEvidenceStandingGroup *const *first = a;
  const FfwEvidenceStandingGroup *const *second = b;
  int order = (int)(*first)->by - (int)(*second)->by;

  if (order == 0)
    order = strcmp ((*first)->code, (*second)->code);

  return order ? order : (*second)->mandatory - (*first)->mandatory;
}

/* Turns the counts of an area into its figures. */
static void
finish_area (FfwEvidence *evidence, const Tallies *tallies, const Counts *counts, const char *code,
             const FfwText *title)
{
  const FfwEvidencePlaces *places = tallies->places;
  FfwEvidenceCompliance *self = ffw_evidence_compliance_new (code, title);

  for (guint i = 0; i < FFW_N_NECESSITIES; i++)
    {
      self->standings[i] = counts[i].all;
      add_groups (self, FFW_GROUP_ORGANISATION, places->organisations, i, counts[i].organisations);
      add_groups (self, FFW_GROUP_SITE, places->sites, i, counts[i].sites);
      for (guint j = 0; j < N_SECTORS; j++)
        add_group (self, FFW_GROUP_SECTOR, ffw_coding_get_code (&ffw_coding_sector, (int)j), NULL,
                   i, &counts[i].sectors[j]);
      for (guint j = 0; j < tallies->roles->len; j++)
        {
          const Role *role = &g_array_index (tallies->roles, Role, j);

          add_group (self, FFW_GROUP_ROLE, role->code, &role->title, i, &counts[i].roles[j]);
        }
      if (evidence->scope.audience == FFW_AUDIENCE_PUBLIC)
        add_cells (self->cells[i], tallies, &counts[i]);
    }
  g_ptr_array_sort (self->groups, compare_groups);
  g_ptr_array_add (evidence->compliance, self);
}

static gboolean
finish (Tallies *self, FfwEvidenceReading *reading, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (reading->connection, SQL_AREAS, error, "");

  while (cursor && ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      const Counts *counts = g_hash_table_lookup (self->areas, &id);
      FfwText title = { 0 };

      if (counts == NULL)
        continue;
      ffw_text_set (&title, ffw_cursor_get_text (cursor, 2), ffw_cursor_get_text (cursor, 3));
      finish_area (reading->evidence, self, counts, ffw_cursor_get_text (cursor, 1), &title);
      ffw_text_clear (&title);
    }
  g_ptr_array_sort (reading->evidence->compliance, ffw_evidence_compare_codes);

  return cursor && !ffw_cursor_has_failed (cursor);
}

/* How the posts of the scope stand on the day of the export: one pass over what is stored, or
 * worked out for that day. */
gboolean
ffw_evidence_read_compliance (FfwEvidenceReading *self, GError **error)
{
  FfwDate today = self->evidence->scope.today;
  g_auto (Tallies) tallies = { 0 };

  tallies_init (&tallies, self->places);

  return ffw_standing_see (self->connection, today, error)
         && read_roles (&tallies, self->connection, error)
         && read_away (&tallies, self->connection, today, error)
         && read_standing (&tallies, self, error) && finish (&tallies, self, error);
}
