/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-find.h"

#include "ffw-layout-columns.h"
#include "ffw-table-header.h"

#include <string.h>

/* What a kind must have for it before it is taken, and how much more than the next. */
#define LEAST_RATING 2.4
#define CLEAR_LEAD   0.75
#define LEAST_LIKE   1.0

/* How much less than the best is enough for what somebody expects. */
#define EXPECTED 0.7

/* How well a profile must fit to be taken without asking. */
#define LEAST_FIT 0.7

#define MOST_KINDS 3

typedef struct
{
  const FfwKind *kind;
  FfwLayout *layout;
  double rating;
} Candidate;

static FfwLayoutFound *
found_new (const FfwTableScan *scan)
{
  FfwLayoutFound *self = g_new0 (FfwLayoutFound, 1);
  g_autofree char *name = g_filename_display_name (ffw_table_scan_get_path (scan));

  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_layout_question_free);
  self->findings = ffw_findings_new (name);
  return self;
}

void
ffw_layout_found_free (FfwLayoutFound *self)
{
  g_clear_pointer (&self->layout, ffw_layout_free);
  g_free (self->profile);
  g_clear_pointer (&self->fit, ffw_layout_fit_free);
  g_ptr_array_unref (self->questions);
  ffw_findings_unref (self->findings);
  g_free (self);
}

static void
add_questions (FfwLayoutFound *self, GPtrArray *questions)
{
  g_ptr_array_extend_and_steal (self->questions, questions);
}

static void
add_open (FfwLayoutFound *self, FfwOpen what, guint line, gboolean is_required)
{
  FfwLayoutQuestion *question = ffw_layout_question_new (what, "");

  question->line = line;
  question->is_required = is_required;
  g_ptr_array_add (self->questions, question);
}

/* What was taken to be so without anybody's saying: names that are nearly right. */
static void
say_slips (FfwLayoutFound *self, const FfwLayoutNames *names)
{
  for (guint i = 0; i < self->layout->columns->len; i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (self->layout, i);

      if (use->use != FFW_USE_FIELD || use->basis != FFW_BASIS_SYNONYM
          || !ffw_layout_names_find (names, self->layout->kind, use->header).is_slip)
        continue;
      ffw_findings_add (self->findings, "W054", self->layout->header_line, i + 1,
                        self->layout->kind->fields[use->field].name, use->header,
                        self->layout->kind->fields[use->field].name, NULL);
    }
}

/* The first row as the reader gave it; FALSE where the file has none that our header could be. */
static gboolean
get_first_row (const FfwTableScan *scan, FfwTableRow *row, FfwTableField **fields)
{
  GPtrArray *head = ffw_table_scan_get_head (scan);
  const FfwScanRow *first = head->len ? head->pdata[0] : NULL;

  if (!first)
    return FALSE;
  *fields = g_new0 (FfwTableField, MAX (first->n, 1));
  for (guint i = 0; i < first->n; i++)
    (*fields)[i] = (FfwTableField){ first->texts[i], strlen (first->texts[i]), first->types[i] };
  *row = (FfwTableRow){
    .line = first->line, .n_fields = first->n, .n_kept = first->n, .fields = *fields
  };
  return TRUE;
}

/* A header of our own in the first row, as an import reads it without a layout. */
static FfwLayout *
read_plain (const FfwTableScan *scan, const FfwKind *hint, gboolean is_forced)
{
  g_autofree FfwTableField *fields = NULL;
  g_autoptr (FfwFindings) unheard = ffw_findings_new ("");
  FfwTableRow row;
  FfwTableHeader header;
  FfwLayout *layout;
  const FfwKind *kind;

  if (!get_first_row (scan, &row, &fields))
    return NULL;
  kind = is_forced ? hint : ffw_table_header_recognise (&row, hint);
  if (!kind || !ffw_table_header_read (&header, kind, &row, unheard))
    return NULL;
  layout = ffw_layout_new (kind);
  layout->sheet = g_strdup (ffw_table_scan_get_sheet (scan));
  layout->header_line = row.line;
  for (guint i = 0; i < row.n_kept; i++)
    ffw_layout_add_column (layout, row.fields[i].text)->basis = FFW_BASIS_NAME;
  for (guint i = 0; i < kind->n_fields; i++)
    if (header.columns[i])
      {
        FfwLayoutColumn *use = ffw_layout_get_column (layout, header.columns[i] - 1);

        use->use = FFW_USE_FIELD;
        use->field = (int)i;
      }
  return layout;
}

static void
settle (FfwLayoutFound *self, const FfwTableScan *scan, FfwVocabulary *vocabulary)
{
  guint n_values = self->layout->values->len;

  ffw_layout_settle (self->layout, scan, vocabulary);
  add_questions (self, ffw_layout_list_questions (self->layout, scan, vocabulary));
  if (!self->is_plain)
    return;
  self->is_plain = self->layout->values->len == n_values;
  for (guint i = 0; i < self->layout->columns->len; i++)
    self->is_plain &= ffw_layout_get_column (self->layout, i)->day_order != FFW_MONTH_FIRST;
}

static void
candidate_clear (gpointer data)
{
  g_clear_pointer (&((Candidate *)data)->layout, ffw_layout_free);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return (first->rating < second->rating) - (first->rating > second->rating);
}

static GArray *
list_candidates (const FfwLayoutTable *table, const FfwLayoutNames *names,
                 FfwVocabulary *vocabulary)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < n; i++)
    {
      Candidate candidate = { .kind = kinds[i] };

      candidate.layout = ffw_layout_columns_guess (table, kinds[i], names, vocabulary,
                                                   &candidate.rating);
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* The likeliest, or what is expected where that will do nearly as well. */
static Candidate *
choose (GArray *candidates, const FfwKind *hint)
{
  Candidate *best = &g_array_index (candidates, Candidate, 0);

  for (guint i = 0; hint && i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->kind == hint
          && candidate->rating >= MAX (LEAST_RATING, best->rating * EXPECTED))
        return candidate;
    }
  return best;
}

static void
ask_kind (FfwLayoutFound *self, GArray *candidates, guint line, gboolean is_required)
{
  FfwLayoutQuestion *question;

  add_open (self, FFW_OPEN_KIND, line, is_required);
  question = self->questions->pdata[self->questions->len - 1];
  for (guint i = 0; i < MIN (candidates->len, MOST_KINDS); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      double best = MAX (g_array_index (candidates, Candidate, 0).rating, 0.1);

      if (candidate->rating >= LEAST_LIKE)
        g_ptr_array_add (question->suggestions,
                         ffw_meaning_new (candidate->kind->name, NULL,
                                          CLAMP (candidate->rating / best, 0, 1) * 0.9));
    }
}

/* Of a file of any layout. */
static void
find_in_table (FfwLayoutFound *self, const FfwTableScan *scan, const FfwKind *hint,
               FfwVocabulary *vocabulary, const FfwLayoutNames *names)
{
  g_autoptr (FfwLayoutTable) table = NULL;
  g_autoptr (GArray) candidates = NULL;
  Candidate *chosen;
  guint line, n_rows;
  gboolean is_certain = ffw_layout_table_find_header (scan, names, vocabulary, &line, &n_rows);

  if (line == 0)
    {
      add_open (self, FFW_OPEN_HEADER, 0, TRUE);
      return;
    }
  table = ffw_layout_table_new (scan, line, n_rows);
  candidates = list_candidates (table, names, vocabulary);
  chosen = choose (candidates, hint);
  if (!is_certain)
    add_open (self, FFW_OPEN_HEADER, line, chosen->rating < LEAST_RATING);
  if (chosen->rating < LEAST_RATING)
    {
      self->like = chosen->rating >= LEAST_LIKE ? chosen->kind : NULL;
      ask_kind (self, candidates, line, TRUE);
      return;
    }
  if (chosen->kind != hint && candidates->len > 1
      && chosen->rating - g_array_index (candidates, Candidate, 1).rating < CLEAR_LEAD)
    ask_kind (self, candidates, line, FALSE);
  self->layout = g_steal_pointer (&chosen->layout);
  settle (self, scan, vocabulary);
  say_slips (self, names);
}

/* The profile that fits best; of two that fit as well the first. */
static gboolean
find_profile (FfwLayoutFound *self, const FfwTableScan *scan, const GPtrArray *profiles)
{
  for (guint i = 0; profiles && i < profiles->len; i++)
    {
      const FfwNamedLayout *profile = profiles->pdata[i];
      FfwLayoutFit *fit = ffw_layout_fit (profile->layout, scan);

      if (!fit->layout || fit->likeness < LEAST_FIT
          || (self->fit && fit->likeness <= self->fit->likeness))
        {
          ffw_layout_fit_free (fit);
          continue;
        }
      g_clear_pointer (&self->fit, ffw_layout_fit_free);
      g_free (self->profile);
      self->fit = fit;
      self->profile = g_strdup (profile->name);
    }
  return self->fit != NULL;
}

/**
 * ffw_layout_find:
 * @hint: (nullable): what the rows are where they could as well be that as something else
 * @vocabulary: what texts mean in the workspace
 * @profiles: (nullable) (element-type FfwNamedLayout): layouts of earlier files; the one that fits
 *   is taken
 *
 * Finds out how the table in a file becomes rows: by its header where that is our own, by a profile
 * that fits, else by what its columns are called and what stands in them. What is not certain is
 * asked; nothing is guessed in silence.
 *
 * Returns: (transfer full): what was found
 */
FfwLayoutFound *
ffw_layout_find (const FfwTableScan *scan, const FfwKind *hint, FfwVocabulary *vocabulary,
                 const GPtrArray *profiles)
{
  FfwLayoutFound *self = found_new (scan);
  g_autoptr (FfwLayoutNames) names = NULL;

  if (find_profile (self, scan, profiles))
    {
      self->layout = ffw_layout_copy (self->fit->layout);
      settle (self, scan, vocabulary);
      return self;
    }
  self->layout = read_plain (scan, hint, FALSE);
  if (self->layout)
    {
      self->is_plain = TRUE;
      settle (self, scan, vocabulary);
      return self;
    }
  names = ffw_layout_names_new ();
  find_in_table (self, scan, hint, vocabulary, names);
  return self;
}

/**
 * ffw_layout_find_as:
 * @kind: what somebody says the rows are
 * @header_line: of the first header row, where somebody says it; 0 to look for it
 * @n_header_rows: 1 or 2, where @header_line is given
 *
 * As ffw_layout_find(), where it is known what the rows are.
 */
FfwLayoutFound *
ffw_layout_find_as (const FfwTableScan *scan, const FfwKind *kind, guint header_line,
                    guint n_header_rows, FfwVocabulary *vocabulary)
{
  FfwLayoutFound *self = found_new (scan);
  g_autoptr (FfwLayoutNames) names = NULL;
  g_autoptr (FfwLayoutTable) table = NULL;
  double rating;

  if (header_line == 0)
    self->layout = read_plain (scan, kind, TRUE);
  if (self->layout)
    {
      self->is_plain = TRUE;
      settle (self, scan, vocabulary);
      return self;
    }
  names = ffw_layout_names_new ();
  if (header_line == 0
      && !ffw_layout_table_find_header (scan, names, vocabulary, &header_line, &n_header_rows))
    add_open (self, FFW_OPEN_HEADER, header_line, header_line == 0);
  if (header_line == 0)
    return self;
  table = ffw_layout_table_new (scan, header_line, n_header_rows);
  self->layout = ffw_layout_columns_guess (table, kind, names, vocabulary, &rating);
  settle (self, scan, vocabulary);
  say_slips (self, names);
  return self;
}
