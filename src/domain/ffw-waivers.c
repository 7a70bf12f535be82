/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-waivers.h"

#include "ffw-text.h"

#define SQL_WAIVERS                                                                                \
  "SELECT w.id, a.code, a.title_en, a.title_cy, w.from_on, w.until_on, w.reason FROM waiver w"     \
  " JOIN area a ON a.id = w.area WHERE w.person = (SELECT person FROM post WHERE id = ?)"          \
  " ORDER BY w.until_on DESC, w.from_on DESC, w.id"

static void
waiver_free (gpointer data)
{
  FfwWaiver *self = data;

  g_free (self->area);
  g_free (self->reason);
  g_free (self);
}

/**
 * ffw_waivers_read:
 * @post: the id of one of the person's posts
 *
 * Returns: (transfer full) (element-type FfwWaiver): all of the person's, the one that ends last
 *   first; %NULL with @error set
 */
GPtrArray *
ffw_waivers_read (FfwConnection *connection, gint64 post, FfwLanguage language, GError **error)
{
  g_autoptr (GPtrArray) waivers = g_ptr_array_new_with_free_func (waiver_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_WAIVERS, error, "i", post);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwWaiver *waiver = g_new0 (FfwWaiver, 1);
      FfwText title = { { NULL } };

      ffw_text_set (&title, ffw_cursor_get_text (cursor, 2), ffw_cursor_get_text (cursor, 3));
      waiver->id = ffw_cursor_get_int (cursor, 0);
      waiver->area = ffw_text_title (&title, ffw_cursor_get_text (cursor, 1), language);
      waiver->from_on = ffw_cursor_get_date (cursor, 4);
      waiver->until_on = ffw_cursor_get_date (cursor, 5);
      waiver->reason = g_strdup (ffw_cursor_get_text (cursor, 6));
      g_ptr_array_add (waivers, waiver);
      ffw_text_clear (&title);
    }

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&waivers);
}
