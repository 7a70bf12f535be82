/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-verdict.h"

#include "ffw-evidence-facts.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* Whether it is one of ours. */
static char *
origin_text (const FfwEvidenceFile *file, const FfwExport *export, const char **icon)
{
  g_autofree char *at = export ? ffw_words_time (export->at) : NULL;
  g_autofree char *revision = export ? g_strdup_printf ("%" G_GUINT64_FORMAT, export->revision)
                                     : NULL;

  *icon = "dialog-information-symbolic";
  if (export == NULL)
    return g_strdup (_ ("It was not exported from this workspace."));

  if (g_strcmp0 (export->sha256, file->sha256) != 0)
    {
      *icon = "dialog-error-symbolic";
      /* Translators: %1$s is a date and a time */
      return ffw_words (_ ("It says that it is the file exported from this workspace on %1$s, but "
                           "it was changed since. Do not rely on it."),
                        at, NULL);
    }

  *icon = "object-select-symbolic";
  if (export->superseded)
    /* Translators: %1$s is a date and a time, %2$d a number */
    return ffw_words (_ ("This is the file exported from this workspace on %1$s, revision %2$d, "
                         "unchanged. A later revision has taken its place."),
                      at, revision, NULL);

  /* Translators: as above */
  return ffw_words (_ ("This is the file exported from this workspace on %1$s, revision %2$d, "
                       "unchanged."),
                    at, revision, NULL);
}

static char *
soundness_text (const FfwEvidenceFile *file, const char **icon)
{
  guint64 n = ffw_findings_count (file->findings, FFW_SEVERITY_ERROR);

  *icon = "object-select-symbolic";
  if (n == 0)
    return g_strdup (_ ("The file is sound: it keeps to the schema, its figures agree with each "
                        "other, and nothing that must be hidden is shown."));

  *icon = "dialog-error-symbolic";
  return ffw_words_count (
      FFW_NP_ ("%1$d thing is wrong with this file, so its figures are not shown. Ask whoever sent "
               "it to export it again.",
               "%1$d things are wrong with this file, so its figures are not shown. Ask whoever "
               "sent it to export it again."),
      n);
}

static GtkWidget *
make_line (const char *icon, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = ffw_words_icon (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);

  return line;
}

static GtkWidget *
make_facts (const FfwEvidenceFile *file)
{
  const FfwEvidence *evidence = file->evidence;
  GtkWidget *facts = ffw_evidence_facts_new (_ ("What the file says of itself"));
  g_autofree char *generated = file->generated ? ffw_words_time (file->generated) : NULL;
  g_autofree char *revision = g_strdup_printf ("%" G_GUINT64_FORMAT, file->revision);

  if (evidence)
    {
      g_autofree char *minimum = g_strdup_printf ("%u", evidence->scope.minimum);

      /* Translators: of a file: whose workspace it comes from */
      ffw_evidence_facts_add (facts, _ ("Publisher"),
                              file->publisher ? file->publisher : _ ("Not said"));
      ffw_evidence_facts_add (facts, _ ("Organisation"),
                              evidence->scope.organisation ? evidence->scope.organisation
                                                           : _ ("All organisations"));
      ffw_evidence_facts_add (facts, _ ("For"),
                              ffw_coding_get_word (&ffw_coding_audience,
                                                   (int)evidence->scope.audience,
                                                   ffw_language_get ()));
      ffw_evidence_facts_add (facts, _ ("Exported"), generated);
      ffw_evidence_facts_add (facts, _ ("Revision"), revision);
      ffw_evidence_facts_add (facts, _ ("Takes the place of"), file->supersedes);
      ffw_evidence_facts_add (facts, _ ("Least figure shown"), minimum);
      /* Translators: of a file: the program that made it */
      ffw_evidence_facts_add (facts, _ ("Made by"), file->producer);
    }
  ffw_evidence_facts_add (facts, _ ("UUID"), file->uuid);
  ffw_evidence_facts_add (facts, _ ("SHA-256"), file->sha256);

  return facts;
}

/**
 * ffw_evidence_verdict_new:
 * @name: of the file
 * @export: (nullable): the export that it is, or says it is
 *
 * Returns: (transfer floating): whether a file is sound, whether it is one of ours, and what it
 *   says of itself
 */
GtkWidget *
ffw_evidence_verdict_new (const char *name, const FfwEvidenceFile *file, const FfwExport *export)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *expander = gtk_expander_new (_ ("What the file says of itself"));
  GtkWidget *other = gtk_button_new_with_mnemonic (_ ("Check _Another File…"));
  const char *sound_icon;
  const char *origin_icon;
  g_autofree char *sound = soundness_text (file, &sound_icon);
  g_autofree char *origin = origin_text (file, export, &origin_icon);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "ffw-chart-card");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-4");
  ffw_words_name (GTK_ACCESSIBLE (expander), _ ("What the file says of itself"));
  gtk_expander_set_child (GTK_EXPANDER (expander), make_facts (file));
  gtk_accessible_reset_property (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_set_halign (other, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (other), "evidence.check-file");

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_line (sound_icon, sound));
  gtk_box_append (GTK_BOX (box), make_line (origin_icon, origin));
  gtk_box_append (GTK_BOX (box), expander);
  gtk_box_append (GTK_BOX (box), other);

  return box;
}
