/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-checks-private.h"

#include <string.h>

/* Digits that a count of the schema has at most. */
#define COUNT_DIGITS 16

/* A figure as it stands in a finding. */
char *
ffw_checked_text (gint64 value, char text[FFW_CHECKED_TEXT])
{
  g_snprintf (text, FFW_CHECKED_TEXT, "%" G_GINT64_FORMAT, value);

  return text;
}

/* Where the element stands, for later. */
FfwCheckedAt
ffw_checked_at (const FfwXmlElement *element)
{
  return (FfwCheckedAt){ element->line, element->column };
}

/* A whole number with a sign or none, as counts and differences are written. */
gint64
ffw_checked_parse_count (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize n = strspn (digits, "0123456789");

  if (n == 0 || n > COUNT_DIGITS || digits[n] != '\0')
    return FFW_ABSENT;

  return g_ascii_strtoll (text, NULL, 10);
}

gint64
ffw_checked_get_count (const FfwXmlElement *element, const char *name)
{
  const char *text = ffw_xml_element_get (element, name);
  gint64 value = text ? ffw_checked_parse_count (text) : FFW_ABSENT;

  return value < 0 ? FFW_ABSENT : value;
}

gboolean
ffw_checked_get_real (const FfwXmlElement *element, const char *name, double *value)
{
  const char *text = ffw_xml_element_get (element, name);
  char *rest;

  if (text == NULL || *text == '\0')
    return FALSE;
  *value = g_ascii_strtod (text, &rest);

  return *rest == '\0' && *value == *value;
}

/* The value of a code, -1 where it is missing or unknown. */
int
ffw_checked_get_coded (const FfwXmlElement *element, const char *name, const FfwCoding *coding)
{
  const char *text = ffw_xml_element_get (element, name);

  for (guint i = 0; text && i < coding->n_codes; i++)
    if (strcmp (coding->codes[i].code, text) == 0)
      return coding->codes[i].value;

  return -1;
}

/* Whether the element is suppressed; one that is holds only the attributes @names. */
gboolean
ffw_checked_is_suppressed (FfwEvidenceChecks *self, const FfwXmlElement *element,
                           const char *const *names)
{
  if (g_strcmp0 (ffw_xml_element_get (element, "suppressed"), "true") != 0)
    return FALSE;

  for (guint i = 0; i < element->n_attributes; i++)
    {
      const char *name = element->attributes[i].name;

      if (strcmp (name, "suppressed") != 0 && !g_strv_contains (names, name))
        ffw_findings_add (self->findings, "E411", element->line, element->column, name, name, NULL);
    }

  return TRUE;
}

/* An element that is not suppressed has its figures. */
void
ffw_checked_need (FfwEvidenceChecks *self, const FfwXmlElement *element, const char *const *figures)
{
  for (; *figures; figures++)
    if (ffw_xml_element_get (element, *figures) == NULL)
      ffw_findings_add (self->findings, "E415", element->line, element->column, *figures, *figures,
                        NULL);
}

/* Whether small head counts may not be shown. */
gboolean
ffw_checked_hides_people (const FfwEvidenceChecks *self)
{
  return self->audience == FFW_AUDIENCE_PUBLIC;
}

/* A small figure must not be there: of people, for the public; of answers and ratings, but in
 * a return. */
void
ffw_checked_small (FfwEvidenceChecks *self, const FfwXmlElement *element, const char *name,
                   gboolean of_people)
{
  gint64 value = ffw_checked_get_count (element, name);
  gboolean hides = of_people ? ffw_checked_hides_people (self)
                             : self->audience != FFW_AUDIENCE_RETURN && self->audience >= 0;
  char is[FFW_CHECKED_TEXT];
  char least[FFW_CHECKED_TEXT];

  if (hides && value > 0 && value < self->minimum)
    ffw_findings_add (self->findings, "E412", element->line, element->column, name, name,
                      ffw_checked_text (value, is), ffw_checked_text (self->minimum, least), NULL);
}

/* The catalogue declares every code that is used. */
void
ffw_checked_code (FfwEvidenceChecks *self, const FfwXmlElement *element, const char *name,
                  GHashTable *codes)
{
  const char *code = ffw_xml_element_get (element, name);

  if (code && !g_hash_table_contains (codes, code))
    ffw_findings_add (self->findings, "E410", element->line, element->column, name, code, NULL);
}

/* A part is no larger than its whole. */
void
ffw_checked_within (FfwEvidenceChecks *self, FfwCheckedAt at, const char *name, gint64 part,
                    gint64 total)
{
  char is[FFW_CHECKED_TEXT];
  char of[FFW_CHECKED_TEXT];

  if (part != FFW_ABSENT && total != FFW_ABSENT && part > total)
    ffw_findings_add (self->findings, "E408", at.line, at.column, name, name,
                      ffw_checked_text (part, is), ffw_checked_text (total, of), NULL);
}

void
ffw_checked_add_to_set (FfwCheckedSet *set, const FfwXmlElement *element, gboolean hidden,
                        gint64 figure)
{
  if (hidden)
    {
      if (set->n_hidden++ == 0)
        set->at = ffw_checked_at (element);
      return;
    }
  if (figure == FFW_ABSENT)
    return;

  set->least = set->n_shown ? MIN (set->least, figure) : figure;
  set->sum += figure;
  set->n_shown++;
}

/* A set of groups shows what it should hide. */
void
ffw_checked_break (FfwEvidenceChecks *self, FfwCheckedAt at, const char *by)
{
  ffw_findings_add (self->findings, "E413", at.line, at.column, "by", by, NULL);
}

/* Where some of a set is suppressed: something is left; all that is left is larger than the
 * smallest figure that may be shown; and so is what is missing from the total. */
void
ffw_checked_set (FfwEvidenceChecks *self, const FfwCheckedSet *set, const char *by, gint64 total)
{
  if (set->n_hidden
      && (set->n_shown == 0 || set->least <= self->minimum
          || (total != FFW_ABSENT && total - set->sum <= self->minimum)))
    ffw_checked_break (self, set->at, by);
}

static void
start_evidence (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  self->audience = ffw_checked_get_coded (element, "audience", &ffw_coding_audience);
}

static void
start_period (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  const char *from = ffw_xml_element_get (element, "from");
  const char *to = ffw_xml_element_get (element, "to");

  if (from && to && ffw_date_from_iso (from) > ffw_date_from_iso (to)
      && ffw_date_from_iso (to) != FFW_DATE_NONE)
    ffw_findings_add (self->findings, "E414", element->line, element->column, "to", from, to, NULL);
}

static void
start_revision (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  gint64 number = ffw_checked_get_count (element, "number");
  gboolean supersedes = ffw_xml_element_get (element, "supersedes") != NULL;

  if (number != FFW_ABSENT && supersedes != (number > 1))
    ffw_findings_add (self->findings, "E418", element->line, element->column, "supersedes", NULL);
}

static void
start_disclosure (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  gint64 minimum = ffw_checked_get_count (element, "minimum");

  if (minimum >= FFW_EVIDENCE_MINIMUM_LEAST)
    self->minimum = minimum;
}

static void
start_entry (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  const char *code = ffw_xml_element_get (element, "code");
  GHashTable *codes = strcmp (element->name, "course") == 0 ? self->courses
                      : strcmp (element->name, "area") == 0 ? self->areas
                                                            : self->questions;
  int scale = ffw_checked_get_coded (element, "scale", &ffw_coding_scale);

  self->languages = 0;
  if (code)
    g_hash_table_insert (codes, g_strdup (code), GINT_TO_POINTER (scale + 1));
}

static void
start_covers (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  const char *area = ffw_xml_element_get (element, "area");
  FfwCheckedAt at = ffw_checked_at (element);

  if (area == NULL)
    return;
  g_ptr_array_add (self->covered, g_strdup (area));
  g_array_append_val (self->covered_at, at);
}

static void
start_text (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  const char *code = ffw_xml_element_get (element, "xml:lang");
  FfwLanguage language;

  if (code && ffw_language_from_code (code, &language) && !(self->languages & 1u << language))
    self->languages |= 1u << language;
  else
    ffw_findings_add (self->findings, "E416", element->line, element->column, "xml:lang", NULL);
}

/* Areas come after the courses that cover them. */
static void
end_catalogue (FfwEvidenceChecks *self)
{
  for (guint i = 0; i < self->covered->len; i++)
    {
      const char *area = g_ptr_array_index (self->covered, i);
      const FfwCheckedAt *at = &g_array_index (self->covered_at, FfwCheckedAt, i);

      if (!g_hash_table_contains (self->areas, area))
        ffw_findings_add (self->findings, "E410", at->line, at->column, "area", area, NULL);
    }
  g_ptr_array_set_size (self->covered, 0);
  g_array_set_size (self->covered_at, 0);
}

/* What is named stands once among its siblings. The schema does not say so: libxml2 takes the
 * square of their number for it. */
static void
check_once (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  static const char *const names[] = { "code",  "stage", "from",      "to",
                                       "value", "by",    "necessity", "version" };
  GHashTable *siblings = g_ptr_array_index (self->named, self->named->len - 1);
  const char *named = NULL;
  GString *key = g_string_new (element->name);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = ffw_xml_element_get (element, names[i]);

      g_string_append_printf (key, "\n%s", value ? value : "");
      if (named == NULL)
        named = value;
    }

  if (named == NULL)
    g_string_free (key, TRUE);
  else if (!g_hash_table_add (siblings, g_string_free (key, FALSE)))
    ffw_findings_add (self->findings, "E422", element->line, element->column, NULL, named, NULL);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static const FfwCheckedRule rules[] = {
  { "/evidence", start_evidence, NULL },
  { "/evidence/scope/period", start_period, NULL },
  { "/evidence/scope/revision", start_revision, NULL },
  { "/evidence/scope/disclosure", start_disclosure, NULL },
  { "/evidence/catalogue", NULL, end_catalogue },
  { "/evidence/catalogue/course", start_entry, NULL },
  { "/evidence/catalogue/course/title", start_text, NULL },
  { "/evidence/catalogue/course/covers", start_covers, NULL },
  { "/evidence/catalogue/area", start_entry, NULL },
  { "/evidence/catalogue/area/title", start_text, NULL },
  { "/evidence/catalogue/question", start_entry, NULL },
  { "/evidence/catalogue/question/text", start_text, NULL },
};

static const FfwCheckedRule *
find_in (const FfwCheckedRule *list, guint n, const char *path)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (list[i].path, path) == 0)
      return &list[i];

  return NULL;
}

static const FfwCheckedRule *
find_rule (const FfwEvidenceChecks *self)
{
  const FfwCheckedRule *rule = find_in (rules, G_N_ELEMENTS (rules), self->path->str);
  const FfwCheckedRule *list;
  guint n;

  if (rule == NULL && (list = ffw_checked_delivery_rules (&n)))
    rule = find_in (list, n, self->path->str);
  if (rule == NULL && (list = ffw_checked_evaluation_rules (&n)))
    rule = find_in (list, n, self->path->str);
  if (rule == NULL && (list = ffw_checked_standing_rules (&n)))
    rule = find_in (list, n, self->path->str);

  return rule;
}

/**
 * ffw_evidence_checks_new:
 * @findings: (transfer none): where what is wrong goes; outlives this
 */
FfwEvidenceChecks *
ffw_evidence_checks_new (FfwFindings *findings)
{
  FfwEvidenceChecks *self = g_new0 (FfwEvidenceChecks, 1);

  self->findings = findings;
  self->path = g_string_new (NULL);
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->named = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  g_ptr_array_add (self->named, new_set ());
  self->audience = -1;
  self->minimum = FFW_EVIDENCE_MINIMUM_DEFAULT;
  self->courses = new_set ();
  self->areas = new_set ();
  self->questions = new_set ();
  self->covered = g_ptr_array_new_with_free_func (g_free);
  self->covered_at = g_array_new (FALSE, FALSE, sizeof (FfwCheckedAt));
  self->changes = g_array_new (FALSE, FALSE, sizeof (FfwCheckedChange));

  return self;
}

/** An element begins. */
void
ffw_evidence_checks_start (FfwEvidenceChecks *self, const FfwXmlElement *element)
{
  gsize length = self->path->len;

  g_array_append_val (self->lengths, length);
  g_string_append_printf (self->path, "/%s", element->name);
  self->text_length = 0;
  check_once (self, element);
  g_ptr_array_add (self->named, new_set ());

  const FfwCheckedRule *rule = find_rule (self);
  if (rule && rule->start)
    rule->start (self, element);
}

/** Text within the element that is open; only the first digits of it matter. */
void
ffw_evidence_checks_text (FfwEvidenceChecks *self, const char *text, gsize length)
{
  gsize room = sizeof self->text - 1 - self->text_length;

  memcpy (self->text + self->text_length, text, MIN (length, room));
  self->text_length += MIN (length, room);
}

/** The element that is open ends. */
void
ffw_evidence_checks_end (FfwEvidenceChecks *self)
{
  const FfwCheckedRule *rule = find_rule (self);

  self->text[self->text_length] = '\0';
  g_strstrip (self->text);
  if (rule && rule->end)
    rule->end (self);
  self->text_length = 0;

  g_string_truncate (self->path, g_array_index (self->lengths, gsize, self->lengths->len - 1));
  g_array_set_size (self->lengths, self->lengths->len - 1);
  g_ptr_array_set_size (self->named, (int)self->named->len - 1);
}

void
ffw_evidence_checks_free (FfwEvidenceChecks *self)
{
  g_string_free (self->path, TRUE);
  g_array_unref (self->lengths);
  g_ptr_array_unref (self->named);
  g_hash_table_unref (self->courses);
  g_hash_table_unref (self->areas);
  g_hash_table_unref (self->questions);
  g_ptr_array_unref (self->covered);
  g_array_unref (self->covered_at);
  g_array_unref (self->changes);
  g_free (self->tally.value);
  g_free (self);
}
