/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-organisation-choice.h"

#include "ffw-fold.h"
#include "ffw-listing.h"
#include "ffw-list-row.h"

typedef struct
{
  char *key;
  FfwListRow *row;
} Sorted;

static void
sorted_clear (gpointer data)
{
  Sorted *sorted = data;

  g_free (sorted->key);
  g_clear_object (&sorted->row);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Sorted *)a)->key, ((const Sorted *)b)->key);
}

static int
find_field (FfwListing *listing, const char *name)
{
  for (guint i = 0; i < ffw_listing_get_n_fields (listing); i++)
    if (g_str_equal (ffw_listing_get_field (listing, i)->name, name))
      return (int)i;

  return -1;
}

static const char *
text_at (FfwListing *listing, int field)
{
  const char *text = field >= 0 ? ffw_listing_get_text (listing, (guint)field) : NULL;

  return text ? text : "";
}

static gpointer
read_organisations (FfwConnection *connection, gpointer data, GError **error)
{
  FfwLanguage language = GPOINTER_TO_INT (data);
  const FfwListingFilter all = { 0 };
  g_autoptr (FfwListing) listing = ffw_listing_new (connection, ffw_kind_find ("organisations"),
                                                    FALSE, &all, error);
  g_autoptr (GArray) sorted = g_array_new (FALSE, TRUE, sizeof (Sorted));
  g_autoptr (GError) failure = NULL;
  GPtrArray *rows;
  int code, first, second;

  if (listing == NULL)
    return NULL;

  g_array_set_clear_func (sorted, sorted_clear);
  code = find_field (listing, "code");
  first = find_field (listing, language == FFW_LANGUAGE_CY ? "name_cy" : "name_en");
  second = find_field (listing, language == FFW_LANGUAGE_CY ? "name_en" : "name_cy");
  while (ffw_listing_next (listing, &failure))
    {
      const char *name = text_at (listing, first);
      char **texts = g_new0 (char *, 3);
      Sorted one;

      if (*name == '\0')
        name = text_at (listing, second);
      if (*name == '\0')
        name = text_at (listing, code);
      texts[0] = g_strdup (text_at (listing, code));
      texts[1] = g_strdup (name);
      one.key = ffw_sort_key (name, language);
      one.row = ffw_list_row_new (sorted->len);
      ffw_list_row_take_texts (one.row, texts);
      g_array_append_val (sorted, one);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  g_array_sort (sorted, compare);
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (rows, g_object_ref (g_array_index (sorted, Sorted, i).row));

  return rows;
}

static void
rows_free (gpointer rows)
{
  g_ptr_array_unref (rows);
}

/** Reads the organisations of a workspace, for a choice among them. */
void
ffw_organisation_choice_read_async (FfwWorkspace *workspace, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  ffw_workspace_read_async (workspace, read_organisations, GINT_TO_POINTER (ffw_language_get ()),
                            NULL, rows_free, cancellable, callback, user_data);
}

/**
 * ffw_organisation_choice_read_finish:
 *
 * Returns: (transfer full) (element-type FfwListRow): of each its code and its name in the window's
 *   language, in the order of that language's alphabet; %NULL with @error set
 */
GPtrArray *
ffw_organisation_choice_read_finish (FfwWorkspace *workspace, GAsyncResult *result, GError **error)
{
  return ffw_workspace_read_finish (workspace, result, error);
}
