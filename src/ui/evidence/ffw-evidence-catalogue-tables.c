/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-catalogue-tables.h"

#include "ffw-plain-table.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

static void
strv_free (gpointer texts)
{
  g_strfreev (texts);
}

static void
add_row (GPtrArray *rows, const char *code, const char *english, const char *welsh,
         const char *more)
{
  char **texts = g_new0 (char *, more ? 5 : 4);

  texts[0] = g_strdup (code);
  texts[1] = g_strdup (english);
  texts[2] = g_strdup (welsh);
  if (more)
    texts[3] = g_strdup (more);
  g_ptr_array_add (rows, texts);
}

/* The areas that a course covers, each with its level. */
static char *
covers_text (const FfwEvidenceEntry *course)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; course->covers && i < course->covers->len; i++)
    {
      const FfwEvidenceCover *cover = course->covers->pdata[i];

      g_string_append_printf (
          text, "%s%s (%s)", i > 0 ? ", " : "", cover->area,
          ffw_coding_get_word (&ffw_coding_level, (int)cover->level, ffw_language_get ()));
    }

  return g_string_free (text, FALSE);
}

static void
append (GtkWidget *box, const char *title, GPtrArray *entries, gboolean covers)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (strv_free);
  GtkWidget *card;
  GtkWidget *heading;

  if (entries->len == 0)
    return;

  add_row (rows, _ ("Code"), _ ("English"), _ ("Welsh"), covers ? _ ("Covers") : NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const FfwEvidenceEntry *entry = entries->pdata[i];
      g_autofree char *more = covers ? covers_text (entry) : NULL;
      const char *english = entry->title.in[FFW_LANGUAGE_EN];
      const char *welsh = entry->title.in[FFW_LANGUAGE_CY];

      /* Translators: in place of a title that is not there in this language */
      add_row (rows, entry->code, english ? english : _ ("(missing)"),
               welsh ? welsh : _ ("(missing)"), more);
    }

  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "ffw-chart-card");
  heading = gtk_label_new (title);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_box_append (GTK_BOX (card), heading);
  gtk_box_append (GTK_BOX (card), ffw_plain_table_new (title, rows, FALSE));
  gtk_box_append (GTK_BOX (box), card);
}

/**
 * ffw_evidence_catalogue_tables_new:
 *
 * Returns: (transfer floating): the courses, the areas and the questions that figures refer to, in
 *   both languages side by side
 */
GtkWidget *
ffw_evidence_catalogue_tables_new (const FfwEvidence *evidence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  append (box, _ ("Courses"), evidence->courses, TRUE);
  append (box, _ ("Training areas"), evidence->areas, FALSE);
  append (box, _ ("Questions"), evidence->questions, FALSE);

  return box;
}
