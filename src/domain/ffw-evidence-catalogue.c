/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-reading.h"

/** Frees a course, an area or a question. */
void
ffw_evidence_entry_free (FfwEvidenceEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  ffw_text_clear (&self->title);
  g_clear_pointer (&self->covers, g_ptr_array_unref);
  g_free (self);
}

static void
free_cover (FfwEvidenceCover *self)
{
  g_free (self->area);
  g_free (self);
}

/** Returns: (transfer full): a course, an area or a question that has only its code */
FfwEvidenceEntry *
ffw_evidence_entry_new (const char *code)
{
  FfwEvidenceEntry *self = g_new0 (FfwEvidenceEntry, 1);

  self->code = g_strdup (code);

  return self;
}

/** Says of a course that it covers an area. */
void
ffw_evidence_entry_add_cover (FfwEvidenceEntry *self, const char *area, FfwLevel level)
{
  FfwEvidenceCover *cover = g_new0 (FfwEvidenceCover, 1);

  if (self->covers == NULL)
    self->covers = g_ptr_array_new_with_free_func ((GDestroyNotify)free_cover);
  cover->area = g_strdup (area);
  cover->level = level;
  g_ptr_array_add (self->covers, cover);
}

static int
compare_covers (gconstpointer a, gconstpointer b)
{
  const FfwEvidenceCover *const *first = a;
  const FfwEvidenceCover *const *second = b;
  int order = strcmp ((*first)->area, (*second)->area);

  return order ? order : (int)(*first)->level - (int)(*second)->level;
}

/* Columns 0 to 3: id, code, and the text in English and Welsh. */
static FfwEvidenceEntry *
add_entry (GHashTable *entries, FfwCursor *cursor)
{
  FfwEvidenceEntry *self = ffw_evidence_entry_new (ffw_cursor_get_text (cursor, 1));
  gint64 id = ffw_cursor_get_int (cursor, 0);

  ffw_text_set (&self->title, ffw_cursor_get_text (cursor, 2), ffw_cursor_get_text (cursor, 3));
  g_hash_table_insert (entries, g_memdup2 (&id, sizeof id), self);

  return self;
}

static GHashTable *
new_entries (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify)ffw_evidence_entry_free);
}

/* All courses and all questions, by id. */
gboolean
ffw_evidence_read_catalogue (FfwEvidenceReading *self, GError **error)
{
  GError *local_error = NULL;

  self->courses = new_entries ();
  g_autoptr (FfwCursor) courses = ffw_connection_query (
      self->connection, "SELECT id, code, title_en, title_cy FROM course", error, "");
  if (courses == NULL)
    return FALSE;
  while (ffw_cursor_next (courses, &local_error))
    add_entry (self->courses, courses)->covers
        = g_ptr_array_new_with_free_func ((GDestroyNotify)free_cover);

  self->questions = new_entries ();
  g_autoptr (FfwCursor) questions
      = local_error
            ? NULL
            : ffw_connection_query (self->connection,
                                    "SELECT id, code, text_en, text_cy, level, scale FROM question",
                                    &local_error, "");
  while (questions && ffw_cursor_next (questions, &local_error))
    {
      FfwEvidenceEntry *entry = add_entry (self->questions, questions);

      entry->level = (int)ffw_cursor_get_int (questions, 4);
      entry->scale = (FfwScale)ffw_cursor_get_int (questions, 5);
    }

  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return TRUE;
}

/* Moves the entries whose codes are in @codes into @kept, ordered by code. */
static void
keep (GHashTable *entries, GHashTable *codes, GPtrArray *kept)
{
  GHashTableIter iter;
  gpointer id, entry;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &id, &entry))
    if (g_hash_table_contains (codes, ((FfwEvidenceEntry *)entry)->code))
      {
        g_hash_table_iter_steal (&iter);
        g_free (id);
        g_ptr_array_add (kept, entry);
      }
  g_ptr_array_sort (kept, ffw_evidence_compare_codes);
}

/* Which areas each course covers; those of @courses are noted in @areas. */
static gboolean
read_covers (FfwEvidenceReading *self, GHashTable *courses, GHashTable *areas, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      self->connection,
      "SELECT c.course, a.code, c.level FROM course_area c JOIN area a ON a.id = c.area", error,
      "");

  if (cursor == NULL)
    return FALSE;

  while (ffw_cursor_next (cursor, &local_error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      FfwEvidenceEntry *course = g_hash_table_lookup (self->courses, &id);

      if (course == NULL || !g_hash_table_contains (courses, course->code))
        continue;

      ffw_evidence_entry_add_cover (course, ffw_cursor_get_text (cursor, 1),
                                    (FfwLevel)ffw_cursor_get_int (cursor, 2));
      g_hash_table_add (areas, g_strdup (ffw_cursor_get_text (cursor, 1)));
    }

  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return TRUE;
}

/* Keeps in the catalogue what the figures refer to, and nothing else. */
gboolean
ffw_evidence_keep_catalogue (FfwEvidenceReading *self, GError **error)
{
  FfwEvidence *evidence = self->evidence;
  g_autoptr (GHashTable) courses = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);
  GError *local_error = NULL;

  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = g_ptr_array_index (evidence->delivery, i);

      g_hash_table_add (courses, delivery->code);
    }
  for (guint i = 0; i < evidence->evaluation->len; i++)
    {
      const FfwEvidenceEvaluation *evaluation = g_ptr_array_index (evidence->evaluation, i);

      g_hash_table_add (courses, evaluation->code);
      for (guint j = 0; j < evaluation->questions->len; j++)
        {
          const FfwEvidenceQuestion *question = g_ptr_array_index (evaluation->questions, j);

          g_hash_table_add (questions, question->code);
        }
    }

  for (guint i = 0; i < evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *compliance = g_ptr_array_index (evidence->compliance, i);

      g_hash_table_add (areas, g_strdup (compliance->code));
    }

  if (!read_covers (self, courses, areas, error))
    return FALSE;

  keep (self->courses, courses, evidence->courses);
  keep (self->questions, questions, evidence->questions);
  for (guint i = 0; i < evidence->courses->len; i++)
    {
      const FfwEvidenceEntry *course = g_ptr_array_index (evidence->courses, i);

      g_ptr_array_sort (course->covers, compare_covers);
    }

  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      self->connection, "SELECT id, code, title_en, title_cy FROM area", error, "");
  if (cursor == NULL)
    return FALSE;
  g_autoptr (GHashTable) all_areas = new_entries ();
  while (ffw_cursor_next (cursor, &local_error))
    add_entry (all_areas, cursor);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  keep (all_areas, areas, evidence->areas);

  return TRUE;
}
