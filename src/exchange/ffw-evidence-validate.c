/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-validate.h"

#include "ffw-evidence-checks.h"
#include "ffw-evidence-writer.h"
#include "ffw-file-reader.h"
#include "ffw-xml-validate.h"

static void
on_start (gpointer data, const FfwXmlElement *element)
{
  ffw_evidence_checks_start (data, element);
}

static void
on_text (gpointer data, const char *text, gsize length)
{
  ffw_evidence_checks_text (data, text, length);
}

static void
on_end (gpointer data)
{
  ffw_evidence_checks_end (data);
}

/**
 * ffw_evidence_validate_stream:
 * @stream: the content of a file
 * @name: of the file, for the findings
 *
 * Like ffw_evidence_validate(), of content that comes from elsewhere.
 *
 * Returns: (transfer full): all that is wrong with it, empty where nothing is; %NULL with an
 *   error of the stream
 */
FfwFindings *
ffw_evidence_validate_stream (GInputStream *stream, const char *name, GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new (name);
  g_autoptr (FfwEvidenceChecks) checks = ffw_evidence_checks_new (findings);
  const FfwXmlRules rules = { .schema = "evidence-1.xsd",
                              .name_space = FFW_EVIDENCE_NAMESPACE,
                              .start = on_start,
                              .text = on_text,
                              .end = on_end,
                              .data = checks };

  if (!ffw_xml_validate (stream, &rules, findings, cancellable, error))
    return NULL;

  return g_steal_pointer (&findings);
}

/**
 * ffw_evidence_validate:
 * @path: the file
 *
 * Checks an evidence file against the shipped schema, and for what a schema
 * cannot say. It is read as a stream: nothing is fetched, no entity is expanded,
 * and depth and size are bounded.
 *
 * Returns: (transfer full): all that is wrong with it, empty where nothing is;
 *   %NULL with an error of %G_IO_ERROR where it cannot be read
 */
FfwFindings *
ffw_evidence_validate (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GInputStream) stream = ffw_file_open (path, cancellable, error);
  FfwFindings *findings;

  if (stream == NULL)
    return NULL;

  findings = ffw_evidence_validate_stream (stream, name, cancellable, &cause);
  if (findings == NULL)
    ffw_file_say_unread (error, cause, name);

  return findings;
}
