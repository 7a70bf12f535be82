/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-parser.h"

#include <libxml/xmlreader.h>
#include <string.h>

/* Elements of a valid file lie no deeper in each other than this. */
#define MOST_DEPTH 8

/* Where the first tag of a file stands. */
#define HEAD_BYTES 4096

/* A file while its figures are read. What it is within is known by the names of the elements. */
typedef struct
{
  FfwEvidenceFile *file;
  xmlTextReader *reader;
  const char *path[MOST_DEPTH];
  GHashTable *courses;   /* FfwEvidenceEntry by code, not held */
  GHashTable *questions; /* likewise */
  GHashTable *areas;     /* likewise */

  FfwEvidenceScope scope;
  FfwEvidence *evidence;
  FfwEvidenceEntry *entry;
  FfwText *text; /* that the language @language of is being read */
  FfwLanguage language;
  FfwEvidenceDelivery *delivery;
  FfwEvidenceEvaluation *evaluation;
  FfwEvidenceCompliance *compliance;
  FfwEvidenceQuestion *question;
  FfwTally *tally;
  int value;   /* of the tally, whose times are being read */
  char *outer; /* the code of a campaign */
  char *of;    /* the code of an area */
} Parser;

typedef char *Attribute;

static void
attribute_clear (Attribute *self)
{
  xmlFree (*self);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attribute, attribute_clear)

static char *
get (Parser *self, const char *name)
{
  return (char *)xmlTextReaderGetAttribute (self->reader, BAD_CAST name);
}

static char *
copy (Parser *self, const char *name)
{
  g_auto (Attribute) value = get (self, name);

  return g_strdup (value);
}

static guint64
get_count (Parser *self, const char *name)
{
  g_auto (Attribute) value = get (self, name);

  return value ? g_ascii_strtoull (value, NULL, 10) : 0;
}

static double
get_real (Parser *self, const char *name)
{
  g_auto (Attribute) value = get (self, name);

  return value ? g_ascii_strtod (value, NULL) : 0;
}

static FfwDate
get_date (Parser *self, const char *name)
{
  g_auto (Attribute) value = get (self, name);

  return value ? ffw_date_from_iso (value) : FFW_DATE_NONE;
}

static int
get_coded (Parser *self, const char *name, const FfwCoding *coding)
{
  g_auto (Attribute) value = get (self, name);

  for (guint i = 0; value && i < coding->n_codes; i++)
    if (strcmp (coding->codes[i].code, value) == 0)
      return coding->codes[i].value;

  return -1;
}

static gboolean
is_suppressed (Parser *self)
{
  g_auto (Attribute) value = get (self, "suppressed");

  return g_strcmp0 (value, "true") == 0;
}

static const FfwText *
title_of (GHashTable *entries, const char *code)
{
  static const FfwText none;
  const FfwEvidenceEntry *entry = g_hash_table_lookup (entries, code);

  return entry ? &entry->title : &none;
}

static void
start_evidence (Parser *self)
{
  int audience = get_coded (self, "audience", &ffw_coding_audience);

  self->scope.audience = audience < 0 ? FFW_AUDIENCE_COMMISSIONER : (FfwAudience)audience;
  self->file->uuid = copy (self, "uuid");
  self->file->generated = copy (self, "generated");
  self->file->producer = copy (self, "producer");
}

static void
start_scope (Parser *self, const char *name)
{
  FfwEvidenceScope *scope = &self->evidence->scope;

  if (strcmp (name, "publisher") == 0)
    {
      self->file->publisher = copy (self, "code");
      self->evidence->publisher = g_strdup (self->file->publisher);
    }
  else if (strcmp (name, "organisation") == 0)
    scope->organisation = copy (self, "code");
  else if (strcmp (name, "period") == 0)
    {
      scope->from = get_date (self, "from");
      scope->to = get_date (self, "to");
    }
  else if (strcmp (name, "asOf") == 0)
    scope->today = get_date (self, "date");
  else if (strcmp (name, "revision") == 0)
    {
      self->file->revision = get_count (self, "number");
      self->file->supersedes = copy (self, "supersedes");
    }
  else if (strcmp (name, "framework") == 0)
    {
      FfwEvidenceFramework *framework = g_new0 (FfwEvidenceFramework, 1);

      framework->code = copy (self, "code");
      framework->version = copy (self, "version");
      g_ptr_array_add (self->evidence->frameworks, framework);
    }
  else if (strcmp (name, "disclosure") == 0)
    scope->minimum = (guint)MIN (get_count (self, "minimum"), G_MAXINT);
}

static void
start_entry (Parser *self, const char *name)
{
  g_auto (Attribute) code = get (self, "code");
  int level = get_coded (self, "scale", &ffw_coding_scale);

  self->entry = ffw_evidence_entry_new (code);
  if (strcmp (name, "course") == 0)
    {
      g_ptr_array_add (self->evidence->courses, self->entry);
      g_hash_table_insert (self->courses, self->entry->code, self->entry);
    }
  else if (strcmp (name, "area") == 0)
    {
      g_ptr_array_add (self->evidence->areas, self->entry);
      g_hash_table_insert (self->areas, self->entry->code, self->entry);
    }
  else
    {
      self->entry->level = (int)get_count (self, "level");
      self->entry->scale = level < 0 ? FFW_SCALE_TEXT : (FfwScale)level;
      g_ptr_array_add (self->evidence->questions, self->entry);
      g_hash_table_insert (self->questions, self->entry->code, self->entry);
    }
}

/* A title, a text or what a course covers. */
static void
start_in_entry (Parser *self, const char *name)
{
  g_auto (Attribute) language = get (self, "xml:lang");
  g_auto (Attribute) area = get (self, "area");
  int level = get_coded (self, "level", &ffw_coding_level);

  if (area && level >= 0)
    ffw_evidence_entry_add_cover (self->entry, area, (FfwLevel)level);
  else if (language && ffw_language_from_code (language, &self->language))
    self->text = &self->entry->title;
}

static void
start_delivery (Parser *self)
{
  g_auto (Attribute) code = get (self, "code");

  self->delivery = ffw_evidence_delivery_new (code, title_of (self->courses, code));
  self->delivery->sessions = get_count (self, "sessions");
  self->delivery->places = get_count (self, "places");
  self->delivery->completions = get_count (self, "completions");
  self->delivery->trained = get_count (self, "trained");
  self->delivery->suppressed = is_suppressed (self);
  g_ptr_array_add (self->evidence->delivery, self->delivery);
}

static void
start_group (Parser *self)
{
  int by = get_coded (self, "by", &ffw_coding_group_by);
  FfwEvidenceGroup *group;

  if (by < 0)
    return;

  group = g_new0 (FfwEvidenceGroup, 1);
  group->by = (FfwGroupBy)by;
  group->code = copy (self, "code");
  group->figure = get_count (self, by == FFW_GROUP_LANGUAGE ? "completions" : "trained");
  group->suppressed = is_suppressed (self);
  g_ptr_array_add (self->delivery->groups, group);
}

static void
start_evaluation (Parser *self)
{
  g_auto (Attribute) code = get (self, "code");
  g_auto (Attribute) attended = get (self, "attended");

  self->evaluation = ffw_evidence_evaluation_new (code, title_of (self->courses, code));
  self->evaluation->attended = get_count (self, "attended");
  self->evaluation->attended_suppressed = attended == NULL;
  g_ptr_array_add (self->evidence->evaluation, self->evaluation);
}

/* A question that the file's own catalogue says is answered in words has no figures. */
static void
start_question (Parser *self)
{
  g_auto (Attribute) code = get (self, "code");
  const FfwEvidenceEntry *entry = g_hash_table_lookup (self->questions, code);

  self->question = NULL;
  if (entry == NULL || entry->scale == FFW_SCALE_TEXT)
    return;

  self->question = ffw_evidence_question_new (entry);
  g_ptr_array_add (self->evaluation->questions, self->question);
}

static void
start_response (Parser *self)
{
  int stage = get_coded (self, "stage", &ffw_coding_stage);

  if (stage < 0)
    return;

  self->evaluation->responses[stage].received = get_count (self, "received");
  self->evaluation->responses[stage].suppressed = is_suppressed (self);
}

static void
start_result (Parser *self)
{
  int stage = get_coded (self, "stage", &ffw_coding_stage);
  FfwEvidenceResult *result;

  self->tally = NULL;
  if (stage < 0 || self->question == NULL)
    return;

  result = &self->question->results[stage];
  result->n = get_count (self, "n");
  result->suppressed = is_suppressed (self);
  self->tally = &result->counts;
}

static void
start_change (Parser *self)
{
  int from = get_coded (self, "from", &ffw_coding_stage);
  int to = get_coded (self, "to", &ffw_coding_stage);

  self->tally = NULL;
  for (guint i = 0; self->question && i < FFW_N_CHANGES; i++)
    {
      FfwEvidenceChange *change = &self->question->changes[i];
      g_auto (Attribute) method = NULL;

      if ((int)change->from != from || (int)change->to != to)
        continue;
      method = get (self, "method");
      change->pairs = get_count (self, "pairs");
      change->suppressed = is_suppressed (self);
      change->test.used = get_count (self, "used");
      change->test.w = get_real (self, "w");
      change->test.p = get_real (self, "p");
      change->test.effect = get_real (self, "effect");
      change->test.method = method == NULL                  ? FFW_WILCOXON_NONE
                            : strcmp (method, "exact") == 0 ? FFW_WILCOXON_EXACT
                                                            : FFW_WILCOXON_NORMAL;
      self->tally = &change->differences;
    }
}

static void
start_count (Parser *self)
{
  g_auto (Attribute) value = get (self, "value");
  int yes_no = get_coded (self, "value", &ffw_coding_yes_no);

  self->value = yes_no >= 0 ? yes_no : (int)g_ascii_strtoll (value, NULL, 10);
}

static void
read_standing (Parser *self, FfwEvidenceStanding *standing)
{
  standing->required = get_count (self, "required");
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    standing->counts[i] = get_count (self, ffw_coding_get_code (&ffw_coding_standing, (int)i));
  standing->away = get_count (self, "away");
  standing->suppressed = is_suppressed (self);
}

static void
start_in_compliance (Parser *self, const char *name, int depth)
{
  int necessity = get_coded (self, "necessity", &ffw_coding_necessity);
  int by = get_coded (self, "by", &ffw_coding_group_by);
  g_auto (Attribute) code = get (self, "code");

  if (depth == 2)
    {
      self->compliance = ffw_evidence_compliance_new (code, title_of (self->areas, code));
      g_ptr_array_add (self->evidence->compliance, self->compliance);
    }
  else if (necessity >= 0 && strcmp (name, "standing") == 0)
    read_standing (self, &self->compliance->standings[necessity]);
  else if (necessity >= 0 && by >= 0)
    read_standing (self, &ffw_evidence_compliance_add_group (self->compliance, (FfwGroupBy)by, code,
                                                             NULL, necessity)
                              ->standing);
}

static void
start_more (Parser *self, FfwEvidenceMore section)
{
  const char *const *names = ffw_evidence_more_figures (section);
  FfwEvidenceMoreRow *row = g_new0 (FfwEvidenceMoreRow, 1);

  row->section = section;
  row->by = copy (self, "by");
  if (section == FFW_EVIDENCE_WELSH)
    row->of = copy (self, "code");
  else
    {
      row->of = self->outer ? g_strdup_printf ("%s · %s", self->outer, self->of)
                            : g_strdup (self->of);
      row->code = copy (self, "code");
    }
  row->suppressed = is_suppressed (self);
  for (guint i = 0; names[i]; i++)
    row->figures[i] = copy (self, names[i]);
  g_ptr_array_add (self->file->more, row);
}

/* Elements of the section @section, at their depth in the file. */
static void
start_in_more (Parser *self, FfwEvidenceMore section, const char *name, int depth)
{
  if (section == FFW_EVIDENCE_WELSH)
    start_more (self, section);
  else if (strcmp (name, "campaign") == 0)
    {
      g_free (self->outer);
      self->outer = copy (self, "code");
    }
  else if (strcmp (name, "area") == 0)
    {
      g_free (self->of);
      self->of = copy (self, "code");
    }
  else
    start_more (self, section);
}

static void
start_in_delivery (Parser *self, const char *name, int depth)
{
  if (depth == 2)
    start_delivery (self);
  else if (depth == 3 && strcmp (name, "group") == 0)
    start_group (self);
}

static void
start_in_evaluation (Parser *self, const char *name, int depth)
{
  if (depth == 2)
    start_evaluation (self);
  else if (depth == 3 && strcmp (name, "response") == 0)
    start_response (self);
  else if (depth == 3)
    start_question (self);
  else if (depth == 4 && strcmp (name, "result") == 0)
    start_result (self);
  else if (depth == 4)
    start_change (self);
  else
    start_count (self);
}

static void
start (Parser *self, const char *name, int depth)
{
  const char *section = depth > 1 ? self->path[1] : "";

  if (depth == 0)
    start_evidence (self);
  else if (depth == 1 && strcmp (name, "scope") == 0)
    self->evidence = ffw_evidence_new (&self->scope);
  else if (strcmp (section, "scope") == 0)
    start_scope (self, name);
  else if (strcmp (section, "catalogue") == 0 && depth == 2)
    start_entry (self, name);
  else if (strcmp (section, "catalogue") == 0)
    start_in_entry (self, name);
  else if (strcmp (section, "delivery") == 0)
    start_in_delivery (self, name, depth);
  else if (strcmp (section, "evaluation") == 0)
    start_in_evaluation (self, name, depth);
  else if (strcmp (section, "compliance") == 0)
    start_in_compliance (self, name, depth);
  else if (strcmp (section, "needs") == 0)
    start_in_more (self, FFW_EVIDENCE_NEEDS, name, depth);
  else if (strcmp (section, "welshLanguage") == 0)
    start_in_more (self, FFW_EVIDENCE_WELSH, name, depth);
}

static void
take_text (Parser *self, const char *text, int depth)
{
  if (self->text && depth == 4)
    {
      g_free (self->text->in[self->language]);
      self->text->in[self->language] = *text ? g_strdup (text) : NULL;
      self->text = NULL;
    }
  else if (self->tally && depth == 6)
    {
      int last = self->tally->least + (int)self->tally->n - 1;

      if (self->value >= self->tally->least && self->value <= last)
        ffw_tally_add (self->tally, self->value, g_ascii_strtoull (text, NULL, 10));
    }
}

/* Nothing is printed: the file has been found good, and what is not read is not shown. */
static void
ignore (void *data, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr at)
{
}

static gboolean
walk (Parser *self)
{
  int more;

  while ((more = xmlTextReaderRead (self->reader)) == 1)
    {
      int depth = xmlTextReaderDepth (self->reader);
      int type = xmlTextReaderNodeType (self->reader);
      const char *name = (const char *)xmlTextReaderConstLocalName (self->reader);

      if (depth >= MOST_DEPTH)
        return FALSE;
      if (type == XML_READER_TYPE_ELEMENT)
        {
          self->path[depth] = name;
          start (self, name, depth);
        }
      else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA)
        take_text (self, (const char *)xmlTextReaderConstValue (self->reader), depth);
    }

  return more == 0;
}

/* Of a file that is not to be parsed: which one it says it is. */
static void
find_uuid (FfwEvidenceFile *file, const char *content, gsize length)
{
  g_autoptr (GRegex) regex = g_regex_new ("<evidence\\b[^<>]*\\buuid=\"([0-9a-f-]{36})\"",
                                          G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (length > 0
      && g_regex_match_full (regex, content, (gssize)MIN (length, HEAD_BYTES), 0, 0, &match, NULL))
    file->uuid = g_match_info_fetch (match, 1);
}

/**
 * ffw_evidence_parse:
 * @file: (inout): has its findings; gets what it says of itself, and its figures
 * @bytes: its content
 *
 * Reads the figures of a file in which nothing was found wrong; of another, only which one it says
 * it is.
 */
void
ffw_evidence_parse (FfwEvidenceFile *file, GBytes *bytes)
{
  g_autoptr (GHashTable) courses = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);
  Parser self = { .file = file, .courses = courses, .questions = questions, .areas = areas };
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  if (ffw_findings_count (file->findings, FFW_SEVERITY_ERROR) > 0)
    {
      find_uuid (file, content, length);
      return;
    }

  self.reader = xmlReaderForMemory (content, (int)length, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  if (self.reader == NULL)
    g_error ("No memory to read XML");
  xmlTextReaderSetErrorHandler (self.reader, ignore, NULL);

  if (walk (&self))
    file->evidence = g_steal_pointer (&self.evidence);

  g_clear_pointer (&self.evidence, ffw_evidence_free);
  g_free (self.outer);
  g_free (self.of);
  xmlFreeTextReader (self.reader);
}
