/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-places.h"

#include <string.h>

typedef struct
{
  gint64 id;
  guint place;
} PostPlace;

static void
free_where (FfwEvidenceWhere *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
  g_free (self->police_area);
  g_free (self);
}

/** Frees the lists. */
void
ffw_evidence_places_free (FfwEvidencePlaces *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->organisations);
  g_ptr_array_unref (self->sites);
  g_ptr_array_unref (self->areas);
  g_array_unref (self->places);
  g_array_unref (self->posts);
  g_free (self);
}

/* A police area where @text names exactly one, else nothing. */
static char *
single_area (const char *text)
{
  g_autofree char *area = g_strstrip (g_strdup (text ? text : ""));

  return *area && !strpbrk (area, " \t\n") ? g_steal_pointer (&area) : NULL;
}

/* Columns: id, code, English and Welsh name, police area, sector. In the order of the ids. */
static gboolean
read_list (FfwConnection *connection, const char *sql, GPtrArray *list, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "");

  if (cursor == NULL)
    return FALSE;

  while (ffw_cursor_next (cursor, &local_error))
    {
      FfwEvidenceWhere *where = g_new0 (FfwEvidenceWhere, 1);

      where->id = ffw_cursor_get_int (cursor, 0);
      where->code = g_strdup (ffw_cursor_get_text (cursor, 1));
      ffw_text_set (&where->title, ffw_cursor_get_text (cursor, 2),
                    ffw_cursor_get_text (cursor, 3));
      where->police_area = single_area (ffw_cursor_get_text (cursor, 4));
      where->sector = ffw_cursor_is_null (cursor, 5) ? -1 : (int)ffw_cursor_get_int (cursor, 5);
      g_ptr_array_add (list, where);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

static guint
position_of (GPtrArray *list, gint64 id)
{
  guint low = 0;
  guint high = list->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const FfwEvidenceWhere *where = g_ptr_array_index (list, middle);

      if (where->id == id)
        return middle;
      if (where->id < id)
        low = middle + 1;
      else
        high = middle;
    }

  return FFW_NOWHERE;
}

/* The site's area, else the organisation's; areas are few, and found by walking them. */
static guint
area_of (FfwEvidencePlaces *self, const FfwEvidencePlace *place)
{
  const char *code = NULL;

  if (place->site != FFW_NOWHERE)
    code = ((FfwEvidenceWhere *)g_ptr_array_index (self->sites, place->site))->police_area;
  if (code == NULL)
    code = ((FfwEvidenceWhere *)g_ptr_array_index (self->organisations, place->organisation))
               ->police_area;
  if (code == NULL)
    return FFW_NOWHERE;

  for (guint i = 0; i < self->areas->len; i++)
    if (strcmp (((FfwEvidenceWhere *)g_ptr_array_index (self->areas, i))->code, code) == 0)
      return i;

  FfwEvidenceWhere *area = g_new0 (FfwEvidenceWhere, 1);
  area->code = g_strdup (code);
  area->sector = -1;
  g_ptr_array_add (self->areas, area);

  return self->areas->len - 1;
}

static gboolean
read_posts (FfwEvidencePlaces *self, FfwConnection *connection, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GError *local_error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT id, organisation, site FROM post ORDER BY id", error, "");

  if (cursor == NULL)
    return FALSE;

  while (ffw_cursor_next (cursor, &local_error))
    {
      FfwEvidencePlace place = { position_of (self->organisations, ffw_cursor_get_int (cursor, 1)),
                                 ffw_cursor_is_null (cursor, 2)
                                     ? FFW_NOWHERE
                                     : position_of (self->sites, ffw_cursor_get_int (cursor, 2)),
                                 FFW_NOWHERE };
      gint64 key = (gint64)place.organisation << 32 | place.site;
      gpointer found;
      PostPlace post = { ffw_cursor_get_int (cursor, 0), 0 };

      if (place.organisation == FFW_NOWHERE)
        continue;
      if (g_hash_table_lookup_extended (known, &key, NULL, &found))
        post.place = GPOINTER_TO_UINT (found);
      else
        {
          place.area = area_of (self, &place);
          post.place = self->places->len;
          g_array_append_val (self->places, place);
          g_hash_table_insert (known, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (post.place));
        }
      g_array_append_val (self->posts, post);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

/**
 * ffw_evidence_places_read:
 *
 * Reads where every post is: 16 bytes a post, so that a million records need
 * not each ask the file. The police area is the site's, else the
 * organisation's where it has exactly one.
 *
 * Returns: (transfer full): the places, or %NULL with @error of the store
 */
FfwEvidencePlaces *
ffw_evidence_places_read (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwEvidencePlaces) self = g_new0 (FfwEvidencePlaces, 1);

  self->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify)free_where);
  self->sites = g_ptr_array_new_with_free_func ((GDestroyNotify)free_where);
  self->areas = g_ptr_array_new_with_free_func ((GDestroyNotify)free_where);
  self->places = g_array_new (FALSE, FALSE, sizeof (FfwEvidencePlace));
  self->posts = g_array_new (FALSE, FALSE, sizeof (PostPlace));

  if (!read_list (connection,
                  "SELECT id, code, name_en, name_cy, police_area, sector FROM organisation"
                  " ORDER BY id",
                  self->organisations, error)
      || !read_list (connection,
                     "SELECT id, code, name_en, name_cy, police_area, NULL FROM site ORDER BY id",
                     self->sites, error)
      || !read_posts (self, connection, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ffw_evidence_places_find:
 * @post: an id
 *
 * Returns: the position of the post's place in @places, or %FFW_NOWHERE
 */
guint
ffw_evidence_places_find (const FfwEvidencePlaces *self, gint64 post)
{
  const PostPlace *posts = (const PostPlace *)self->posts->data;
  guint low = 0;
  guint high = self->posts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (posts[middle].id < post)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->posts->len && posts[low].id == post ? posts[low].place : FFW_NOWHERE;
}
