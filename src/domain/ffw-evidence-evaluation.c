/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-reading.h"

/* In the order of the answers' key, so that all that a respondent said at one session comes
 * together; the first round of each stage. */
static const char SQL_ANSWERS[]
    = "SELECT s.id, s.course, a.respondent, a.stage, a.question, a.value"
      " FROM session s JOIN answer a ON a.session = s.id"
      " WHERE a.round = 1 AND " FFW_SQL_SESSION_COUNTS " ORDER BY s.id, a.respondent";

/* The stages whose answers are paired, in the order of FfwEvidenceQuestion's changes. */
static const FfwStage pairs[FFW_N_CHANGES][2] = {
  { FFW_STAGE_PRE, FFW_STAGE_POST },
  { FFW_STAGE_PRE, FFW_STAGE_FOLLOW_UP },
  { FFW_STAGE_POST, FFW_STAGE_FOLLOW_UP },
};

/* The figures of one course while answers are read: its questions by their position. */
typedef struct
{
  FfwEvidenceEvaluation *evaluation;
  FfwEvidenceQuestion **questions;
} Course;

/* What one respondent said to a question: values by stage, and which there are. */
typedef struct
{
  int values[FFW_N_STAGES];
  guint given;
} Said;

typedef struct
{
  FfwEvidenceReading *reading;
  GHashTable *courses;   /* Course by id */
  GHashTable *positions; /* position + 1 by the id of the question */
  GPtrArray *entries;    /* FfwEvidenceEntry by position */
  Said *said;            /* by position */
  GArray *touched;       /* positions in `said` that hold something */
  guint stages;          /* at which the respondent answered anything */
  char *respondent;
  gint64 session;
  Course *course;
} Pass;

static const struct
{
  int least;
  int most;
} scales[] = {
  [FFW_SCALE_1_5] = { 1, 5 },
  [FFW_SCALE_0_10] = { 0, 10 },
  [FFW_SCALE_YES_NO] = { 0, 1 },
};

static void
free_question (FfwEvidenceQuestion *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
  for (guint i = 0; i < FFW_N_STAGES; i++)
    ffw_tally_clear (&self->results[i].counts);
  for (guint i = 0; i < FFW_N_CHANGES; i++)
    ffw_tally_clear (&self->changes[i].differences);
  g_free (self);
}

/** Frees the evaluation of a course. */
void
ffw_evidence_evaluation_free (FfwEvidenceEvaluation *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

/**
 * ffw_evidence_evaluation_new:
 * @title: copied
 *
 * Returns: (transfer full): the evaluation of a course, without figures
 */
FfwEvidenceEvaluation *
ffw_evidence_evaluation_new (const char *code, const FfwText *title)
{
  FfwEvidenceEvaluation *self = g_new0 (FfwEvidenceEvaluation, 1);

  self->code = g_strdup (code);
  ffw_text_set (&self->title, title->in[FFW_LANGUAGE_EN], title->in[FFW_LANGUAGE_CY]);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)free_question);

  return self;
}

/**
 * ffw_evidence_question_new:
 * @entry: a question that is not answered in words
 *
 * Returns: (transfer full): the question, without answers
 */
FfwEvidenceQuestion *
ffw_evidence_question_new (const FfwEvidenceEntry *entry)
{
  FfwEvidenceQuestion *self = g_new0 (FfwEvidenceQuestion, 1);
  int least = scales[entry->scale].least;
  int most = scales[entry->scale].most;

  self->code = g_strdup (entry->code);
  ffw_text_set (&self->title, entry->title.in[FFW_LANGUAGE_EN], entry->title.in[FFW_LANGUAGE_CY]);
  self->level = entry->level;
  self->scale = entry->scale;
  for (guint i = 0; i < FFW_N_STAGES; i++)
    ffw_tally_init (&self->results[i].counts, least, most);
  for (guint i = 0; i < FFW_N_CHANGES; i++)
    {
      self->changes[i].from = pairs[i][0];
      self->changes[i].to = pairs[i][1];
      ffw_tally_init (&self->changes[i].differences, least - most, most - least);
    }

  return self;
}

static void
free_course (Course *self)
{
  g_free (self->questions);
  g_free (self);
}

static void
add_course (Pass *pass, gint64 id, const FfwEvidenceHeld *held)
{
  const FfwEvidenceEntry *entry = g_hash_table_lookup (pass->reading->courses, &id);
  FfwEvidenceEvaluation *evaluation = ffw_evidence_evaluation_new (entry->code, &entry->title);
  Course *course = g_new0 (Course, 1);

  evaluation->attended = held->attended;
  g_ptr_array_add (pass->reading->evidence->evaluation, evaluation);

  course->evaluation = evaluation;
  course->questions = g_new0 (FfwEvidenceQuestion *, pass->entries->len);
  g_hash_table_insert (pass->courses, g_memdup2 (&id, sizeof id), course);
}

static void
pass_init (Pass *self, FfwEvidenceReading *reading)
{
  GHashTableIter iter;
  gpointer id, value;

  *self = (Pass){ .reading = reading };
  self->entries = g_ptr_array_new ();
  self->positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_hash_table_iter_init (&iter, reading->questions);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      g_ptr_array_add (self->entries, value);
      g_hash_table_insert (self->positions, id, GUINT_TO_POINTER (self->entries->len));
    }
  self->said = g_new0 (Said, self->entries->len + 1);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));

  self->courses = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify)free_course);
  g_hash_table_iter_init (&iter, reading->held);
  while (g_hash_table_iter_next (&iter, &id, &value))
    add_course (self, *(gint64 *)id, value);
}

static void
pass_clear (Pass *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->courses, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_free (self->said);
  g_free (self->respondent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

/* Counts what the respondent said to the question at @position, alone and in pairs. */
static void
count_said (Pass *self, guint position)
{
  FfwEvidenceQuestion *question = self->course->questions[position];
  Said *said = &self->said[position];

  if (question == NULL)
    {
      question = ffw_evidence_question_new (g_ptr_array_index (self->entries, position));
      self->course->questions[position] = question;
      g_ptr_array_add (self->course->evaluation->questions, question);
    }

  for (guint stage = 0; stage < FFW_N_STAGES; stage++)
    if (said->given & 1u << stage)
      {
        question->results[stage].n++;
        ffw_tally_add (&question->results[stage].counts, said->values[stage], 1);
      }

  for (guint i = 0; i < FFW_N_CHANGES && question->scale != FFW_SCALE_YES_NO; i++)
    {
      FfwEvidenceChange *change = &question->changes[i];
      guint both = 1u << change->from | 1u << change->to;

      if ((said->given & both) != both)
        continue;
      change->pairs++;
      ffw_tally_add (&change->differences, said->values[change->to] - said->values[change->from],
                     1);
    }

  said->given = 0;
}

/* Takes what one respondent said at one session into the figures of its course. */
static void
finish_respondent (Pass *self)
{
  for (guint stage = 0; stage < FFW_N_STAGES; stage++)
    if (self->stages & 1u << stage)
      self->course->evaluation->responses[stage].received++;
  self->stages = 0;

  for (guint i = 0; i < self->touched->len; i++)
    count_said (self, g_array_index (self->touched, guint, i));
  g_array_set_size (self->touched, 0);
}

static void
add_answer (Pass *self, FfwCursor *cursor)
{
  gint64 session = ffw_cursor_get_int (cursor, 0);
  gint64 course = ffw_cursor_get_int (cursor, 1);
  const char *respondent = ffw_cursor_get_text (cursor, 2);
  gint64 stage = ffw_cursor_get_int (cursor, 3);
  gint64 id = ffw_cursor_get_int (cursor, 4);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, &id));

  if (session != self->session || g_strcmp0 (respondent, self->respondent) != 0)
    {
      finish_respondent (self);
      self->session = session;
      g_free (self->respondent);
      self->respondent = g_strdup (respondent);
      self->course = g_hash_table_lookup (self->courses, &course);
    }
  if (stage < 0 || stage >= FFW_N_STAGES)
    return;
  self->stages |= 1u << stage;

  if (position == 0 || ffw_cursor_is_null (cursor, 5))
    return;
  position--;

  const FfwEvidenceEntry *entry = g_ptr_array_index (self->entries, position);
  gint64 value = ffw_cursor_get_int (cursor, 5);
  Said *said = &self->said[position];

  if (entry->scale == FFW_SCALE_TEXT || value < scales[entry->scale].least
      || value > scales[entry->scale].most)
    return;
  if (said->given == 0)
    g_array_append_val (self->touched, position);
  said->given |= 1u << stage;
  said->values[stage] = (int)value;
}

/* What was answered about the held sessions of the period: one pass over the answers. */
gboolean
ffw_evidence_read_evaluation (FfwEvidenceReading *self, GError **error)
{
  g_auto (Pass) pass = { 0 };
  GError *local_error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_ANSWERS, error,
                                                       FFW_FORMAT_SESSION_COUNTS,
                                                       FFW_BIND_SESSION_COUNTS (self));

  if (cursor == NULL)
    return FALSE;

  pass_init (&pass, self);
  while (ffw_cursor_next (cursor, &local_error))
    add_answer (&pass, cursor);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  finish_respondent (&pass);

  for (guint i = 0; i < self->evidence->evaluation->len; i++)
    {
      FfwEvidenceEvaluation *evaluation = g_ptr_array_index (self->evidence->evaluation, i);

      g_ptr_array_sort (evaluation->questions, ffw_evidence_compare_codes);
      for (guint j = 0; j < evaluation->questions->len; j++)
        {
          FfwEvidenceQuestion *question = g_ptr_array_index (evaluation->questions, j);

          for (guint k = 0; k < FFW_N_CHANGES; k++)
            if (question->changes[k].pairs)
              ffw_wilcoxon (&question->changes[k].differences, &question->changes[k].test);
        }
    }
  g_ptr_array_sort (self->evidence->evaluation, ffw_evidence_compare_codes);

  return TRUE;
}
