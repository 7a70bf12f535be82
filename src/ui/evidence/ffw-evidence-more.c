/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-more.h"

#include "ffw-plain-table.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *title;
  const char *of;
  const char *figures[FFW_EVIDENCE_MORE_FIGURES + 1]; /* as ffw_evidence_more_figures() has them */
} sections[] = {
  [FFW_EVIDENCE_NEEDS] = { N_ ("What Training Is Needed"),
                           N_ ("Training area"),
                           { N_ ("People rated"), N_ ("With a gap"), N_ ("Sum of gaps"),
                             N_ ("Rated by a manager"), NULL } },
  [FFW_EVIDENCE_WELSH] = { N_ ("Training in Welsh"),
                           N_ ("Course"),
                           { N_ ("Sessions in Welsh"), N_ ("Completions in Welsh"),
                             N_ ("Asked for Welsh"), N_ ("Prefer Welsh"), NULL } },
};

static void
strv_free (gpointer texts)
{
  g_strfreev (texts);
}

static char **
headings (FfwEvidenceMore section)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add_many (builder, _ (sections[section].of), _ ("Group"), NULL);
  for (guint i = 0; sections[section].figures[i]; i++)
    g_strv_builder_add (builder, _ (sections[section].figures[i]));

  return g_strv_builder_end (builder);
}

/* What a row has in common: by what, and its code. */
static char *
group_text (const FfwEvidenceMoreRow *row)
{
  FfwLanguage language = ffw_language_get ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  int value;

  if (row->by && row->code && ffw_coding_find (&ffw_coding_group_by, row->by, &value))
    g_strv_builder_add (builder, ffw_coding_get_word (&ffw_coding_group_by, value, language));
  if (row->by && g_str_equal (row->by, "sector") && row->code
      && ffw_coding_find (&ffw_coding_sector, row->code, &value))
    g_strv_builder_add (builder, ffw_coding_get_word (&ffw_coding_sector, value, language));
  else if (row->code)
    g_strv_builder_add (builder, row->code);
  parts = g_strv_builder_end (builder);

  /* Translators: a row of a table that is of everybody */
  return parts[0] ? g_strjoinv (" · ", parts) : g_strdup (_ ("All"));
}

static char **
texts_of (const FfwEvidenceMoreRow *row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *group = group_text (row);

  g_strv_builder_add_many (builder, row->of ? row->of : "", group, NULL);
  for (guint i = 0; sections[row->section].figures[i]; i++)
    g_strv_builder_add (builder, row->suppressed   ? _ ("Hidden")
                                 : row->figures[i] ? row->figures[i]
                                                   : "–");

  return g_strv_builder_end (builder);
}

static void
append (GtkWidget *box, const FfwEvidenceFile *file, FfwEvidenceMore section)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (strv_free);
  const char *title = _ (sections[section].title);
  GtkWidget *card;
  GtkWidget *heading;

  g_ptr_array_add (rows, headings (section));
  for (guint i = 0; i < file->more->len; i++)
    {
      const FfwEvidenceMoreRow *row = file->more->pdata[i];

      if (row->section == section)
        g_ptr_array_add (rows, texts_of (row));
    }
  if (rows->len == 1)
    return;

  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "ffw-chart-card");
  heading = gtk_label_new (title);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_box_append (GTK_BOX (card), heading);
  gtk_box_append (GTK_BOX (card), ffw_plain_table_new (title, rows, TRUE));
  gtk_box_append (GTK_BOX (box), card);
}

/**
 * ffw_evidence_more_new:
 *
 * Returns: (transfer floating) (nullable): the figures of a file beside those of an #FfwEvidence,
 * as tables; %NULL where it has none
 */
GtkWidget *
ffw_evidence_more_new (const FfwEvidenceFile *file)
{
  GtkWidget *box;

  if (file->more->len == 0)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  for (guint section = 0; section < FFW_N_EVIDENCE_MORE; section++)
    append (box, file, (FfwEvidenceMore)section);

  return box;
}
