/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-reading.h"
#include "ffw-evidence-report.h"
#include "ffw-publisher.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (ffw - evidence - error - quark, ffw_evidence_error)

static const FfwCode audience_codes[] = {
  /* Translators: for whom figures are exported. */
  { FFW_AUDIENCE_COMMISSIONER, "commissioner", N_ ("Commissioner"), NULL, NULL },
  { FFW_AUDIENCE_PUBLIC, "public", N_ ("Public"), NULL, NULL },
  /* Translators: figures handed to a national team, to be joined with others. */
  { FFW_AUDIENCE_RETURN, "return", NC_ ("audience", "Return"), "audience", NULL },
};

const FfwCoding ffw_coding_audience = { "audience", audience_codes, G_N_ELEMENTS (audience_codes) };

static const FfwCode group_by_codes[] = {
  { FFW_GROUP_LANGUAGE, "language", N_ ("Language"), NULL, NULL },
  { FFW_GROUP_ORGANISATION, "organisation", N_ ("Organisation"), NULL, NULL },
  { FFW_GROUP_POLICE_AREA, "police_area", N_ ("Police area"), NULL, NULL },
  { FFW_GROUP_ROLE, "role", N_ ("Role"), NULL, NULL },
  { FFW_GROUP_SECTOR, "sector", N_ ("Sector"), NULL, NULL },
  { FFW_GROUP_SITE, "site", N_ ("Site"), NULL, NULL },
};

const FfwCoding ffw_coding_group_by = { "group_by", group_by_codes, G_N_ELEMENTS (group_by_codes) };

static void
free_framework (FfwEvidenceFramework *self)
{
  g_free (self->code);
  g_free (self->version);
  g_free (self);
}

/** Returns: (transfer full): evidence of a scope, without figures */
FfwEvidence *
ffw_evidence_new (const FfwEvidenceScope *scope)
{
  FfwEvidence *self = g_new0 (FfwEvidence, 1);

  self->scope = *scope;
  self->scope.organisation = g_strdup (scope->organisation);
  self->frameworks = g_ptr_array_new_with_free_func ((GDestroyNotify)free_framework);
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_entry_free);
  self->areas = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_entry_free);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_entry_free);
  self->delivery = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_delivery_free);
  self->evaluation = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_evaluation_free);
  self->compliance = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_evidence_compliance_free);

  return self;
}

/** Frees the figures and all that belongs to them. */
void
ffw_evidence_free (FfwEvidence *self)
{
  if (self == NULL)
    return;

  g_free ((char *)self->scope.organisation);
  g_free (self->publisher);
  g_ptr_array_unref (self->frameworks);
  g_ptr_array_unref (self->courses);
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->delivery);
  g_ptr_array_unref (self->evaluation);
  g_ptr_array_unref (self->compliance);
  g_free (self);
}

/* For arrays of pointers to what begins with its code: by the bytes of the codes. */
int
ffw_evidence_compare_codes (gconstpointer a, gconstpointer b)
{
  const char *const *const *first = a;
  const char *const *const *second = b;

  return strcmp (**first, **second);
}

/* What may be asked for at all, whatever the workspace holds. */
static gboolean
check_scope (const FfwEvidenceScope *scope, GError **error)
{
  if (scope->minimum < FFW_EVIDENCE_MINIMUM_LEAST)
    {
      g_set_error (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED,
                   _ ("The minimum below which figures are suppressed is %1$u, and must be at "
                      "least %2$u. Choose a higher one."),
                   scope->minimum, FFW_EVIDENCE_MINIMUM_LEAST);
      return FALSE;
    }

  if (scope->audience == FFW_AUDIENCE_PUBLIC
      && (scope->from == FFW_DATE_NONE || scope->to == FFW_DATE_NONE))
    {
      g_set_error_literal (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED,
                           _ ("Figures for the public need a period with both its dates, so that "
                              "two publications never differ by a few days. Give the first and "
                              "the last day."));
      return FALSE;
    }

  return TRUE;
}

/* The period that is meant where a date was left out. */
static gboolean
resolve_period (FfwEvidenceReading *reading, GError **error)
{
  FfwEvidenceScope *scope = &reading->evidence->scope;
  gboolean open_start = scope->from == FFW_DATE_NONE;
  char from[FFW_DATE_ISO_SIZE];
  char to[FFW_DATE_ISO_SIZE];

  if (scope->today == FFW_DATE_NONE)
    scope->today = ffw_date_today ();
  if (scope->to == FFW_DATE_NONE)
    scope->to = scope->today;

  if (open_start)
    {
      if (!ffw_evidence_report_first (reading->connection, &scope->from, error))
        return FALSE;
      if (scope->from == FFW_DATE_NONE || scope->from > scope->to)
        scope->from = scope->to;
    }

  if (scope->from > scope->to)
    {
      g_set_error (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED,
                   _ ("The period ends on %1$s, before it begins on %2$s. Give the earlier date "
                      "first."),
                   ffw_date_to_iso (scope->to, to), ffw_date_to_iso (scope->from, from));
      return FALSE;
    }

  return TRUE;
}

static gboolean
resolve_organisation (FfwEvidenceReading *reading, GError **error)
{
  const char *code = reading->evidence->scope.organisation;
  GError *local_error = NULL;

  if (code == NULL)
    return TRUE;

  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      reading->connection, "SELECT id FROM organisation WHERE code = ? ORDER BY id LIMIT 1", error,
      "s", code);
  if (cursor == NULL)
    return FALSE;

  if (ffw_cursor_next (cursor, &local_error))
    {
      reading->organisation = ffw_cursor_get_int (cursor, 0);
      return TRUE;
    }

  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED,
                 _ ("There is no organisation “%s” in this workspace. Give the code of one that "
                    "it holds."),
                 code);
  return FALSE;
}

/* Whose workspace it is, and which frameworks its catalogue comes from. */
static gboolean
read_origin (FfwEvidenceReading *reading, GError **error)
{
  FfwEvidence *self = reading->evidence;
  GError *local_error = NULL;

  g_autofree char *publisher = ffw_publisher_get (reading->connection, error);
  if (publisher == NULL)
    return FALSE;
  if (*publisher)
    self->publisher = g_steal_pointer (&publisher);

  g_autoptr (FfwCursor) framework = ffw_connection_query (
      reading->connection, "SELECT DISTINCT code, version FROM framework ORDER BY 1, 2", error, "");
  if (framework == NULL)
    return FALSE;
  while (ffw_cursor_next (framework, &local_error))
    {
      FfwEvidenceFramework *found = g_new0 (FfwEvidenceFramework, 1);

      found->code = g_strdup (ffw_cursor_get_text (framework, 0));
      found->version = g_strdup (ffw_cursor_get_text (framework, 1));
      g_ptr_array_add (self->frameworks, found);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

/**
 * ffw_evidence_read:
 * @connection: of the workspace
 * @scope: what is asked for
 *
 * Reads the figures of a period, by the rules of evaluation and delivery, and
 * suppresses what the audience may not see: nothing of what is suppressed is
 * in the result. For the public both dates of the period are needed.
 *
 * Returns: (transfer full): the figures, or %NULL with @error set:
 *   %FFW_EVIDENCE_ERROR_REFUSED where the scope is not one, or of the store
 */
FfwEvidence *
ffw_evidence_read (FfwConnection *connection, const FfwEvidenceScope *scope, GError **error)
{
  if (!check_scope (scope, error))
    return NULL;

  g_autoptr (FfwEvidence) self = ffw_evidence_new (scope);
  g_auto (FfwEvidenceReading) reading = { .connection = connection, .evidence = self };

  if (!resolve_organisation (&reading, error) || !resolve_period (&reading, error)
      || !read_origin (&reading, error) || !ffw_evidence_read_catalogue (&reading, error)
      || !ffw_evidence_read_sessions (&reading, error)
      || !(reading.places = ffw_evidence_places_read (connection, error))
      || !ffw_evidence_read_delivery (&reading, error)
      || !ffw_evidence_read_evaluation (&reading, error)
      || !ffw_evidence_read_compliance (&reading, error)
      || !ffw_evidence_keep_catalogue (&reading, error))
    return NULL;

  ffw_evidence_disclose (self);

  return g_steal_pointer (&self);
}
