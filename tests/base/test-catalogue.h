/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"

#include <glib/gstdio.h>
#include <string.h>

/* A Welsh catalogue of a test's own, so that what it asserts does not depend on
 * the wording of the day. */

typedef struct
{
  const char *message; /* with its context: "context\004message"; a plural: "one\001many" */
  const char *welsh;   /* a plural: the six forms, with \001 between them */
} CatalogueEntry;

static inline int
catalogue_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (((const CatalogueEntry *)a)->message, ((const CatalogueEntry *)b)->message);
}

static inline void
catalogue_append_text (GString *texts, GArray *table, gsize texts_at, const char *text)
{
  guint32 place[] = { (guint32)strlen (text), (guint32)(texts_at + texts->len) };
  gsize start = texts->len;

  g_array_append_vals (table, place, 2);
  g_string_append_len (texts, text, (gssize)strlen (text) + 1);
  for (char *at = texts->str + start; at < texts->str + texts->len; at++)
    if (*at == '\001')
      *at = '\0';
}

/* Returns: the folder of a catalogue with @entries, which it sorts, under both names. */
static inline char *
catalogue_new (CatalogueEntry *entries, guint n_entries)
{
  const char *names[] = { GETTEXT_PACKAGE ".mo", GETTEXT_PACKAGE "-always.mo" };
  const char *header = "Content-Type: text/plain; charset=UTF-8\n"
                       "Plural-Forms: nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : "
                       "(n==3) ? 3 : (n==6) ? 4 : 5;\n";
  guint32 n = n_entries + 1;
  guint32 head[7] = { 0x950412de,
                      0,
                      n,
                      sizeof head,
                      (guint32)(sizeof head + 8 * n),
                      0,
                      (guint32)(sizeof head + 16 * n) };
  gsize texts_at = sizeof head + 16 * n;
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GString) file = g_string_new_len ((char *)head, sizeof head);
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fframwaith-XXXXXX", &error);
  g_autofree char *inner = g_build_filename (folder, "cy", "LC_MESSAGES", NULL);

  g_assert_no_error (error);
  qsort (entries, n_entries, sizeof *entries, catalogue_compare);
  catalogue_append_text (texts, table, texts_at, "");
  for (guint i = 0; i < n_entries; i++)
    catalogue_append_text (texts, table, texts_at, entries[i].message);
  catalogue_append_text (texts, table, texts_at, header);
  for (guint i = 0; i < n_entries; i++)
    catalogue_append_text (texts, table, texts_at, entries[i].welsh);
  g_string_append_len (file, table->data, (gssize)(table->len * sizeof (guint32)));
  g_string_append_len (file, texts->str, (gssize)texts->len);

  g_assert_no_errno (g_mkdir_with_parents (inner, 0700));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (inner, names[i], NULL);

      g_file_set_contents (path, file->str, (gssize)file->len, &error);
      g_assert_no_error (error);
    }

  return folder;
}

/* Removes the catalogue and frees its folder's name. */
static inline void
catalogue_free (char *folder)
{
  const char *inside[] = { "cy/LC_MESSAGES/" GETTEXT_PACKAGE ".mo",
                           "cy/LC_MESSAGES/" GETTEXT_PACKAGE "-always.mo", "cy/LC_MESSAGES", "cy",
                           "" };

  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      g_autofree char *path = g_build_filename (folder, inside[i], NULL);

      g_assert_no_errno (g_remove (path));
    }
  g_free (folder);
}
