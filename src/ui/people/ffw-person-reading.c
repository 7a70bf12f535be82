/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-reading.h"

typedef struct
{
  gint64 post;
  FfwDate today;
  FfwLanguage language;
} Ask;

static gpointer
read_person (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_person_read (connection, ask->post, ask->today, ask->language, error);
}

static void
free_person (gpointer person)
{
  ffw_person_free (person);
}

/**
 * ffw_person_reading_async:
 * @post: of the person
 *
 * Reads all that is known of a person, as it is today, in the window's language.
 * ffw_workspace_read_finish() gives the #FfwPerson, or %NULL where the post is gone.
 */
void
ffw_person_reading_async (FfwWorkspace *workspace, gint64 post, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Ask *ask = g_new (Ask, 1);

  *ask = (Ask){ post, ffw_date_today (), ffw_language_get () };
  ffw_workspace_read_async (workspace, read_person, ask, g_free, free_person, cancellable, callback,
                            user_data);
}
