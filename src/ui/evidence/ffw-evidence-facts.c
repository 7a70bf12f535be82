/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-facts.h"

#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * ffw_evidence_facts_new:
 * @name: what they are about
 *
 * Returns: (transfer floating): a list of facts, without any
 */
GtkWidget *
ffw_evidence_facts_new (const char *name)
{
  GtkWidget *facts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                   6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  ffw_words_name (GTK_ACCESSIBLE (facts), name);

  return facts;
}

/** Adds a fact, whose text can be copied; nothing, where there is no text. */
void
ffw_evidence_facts_add (GtkWidget *facts, const char *title, const char *value)
{
  GtkWidget *heading;
  GtkWidget *text;
  GtkWidget *both;
  g_autofree char *name = NULL;

  if (value == NULL || *value == '\0')
    return;

  both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  heading = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dim-label");
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);

  /* Translators: a fact as a screen reader says it: what it is, and its value */
  name = ffw_words (_ ("%1$s: %2$s"), title, value, NULL);
  ffw_words_name (GTK_ACCESSIBLE (text), name);
  gtk_box_append (GTK_BOX (both), heading);
  gtk_box_append (GTK_BOX (both), text);
  gtk_box_append (GTK_BOX (facts), both);
}
