/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evaluation answers. A respondent is a code and leads to no person. */

#include "ffw-intake-private.h"
#include "ffw-kinds-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  ANSWER_SESSION,
  ANSWER_STAGE,
  ANSWER_ROUND,
  ANSWER_RESPONDENT,
  ANSWER_QUESTION,
  ANSWER_VALUE,
  ANSWER_WORDS,
};

static const char *const answer_columns[] = {
  "session", "stage", "round", "respondent", "question", "value", "words", "answered_on", NULL,
};

enum
{
  FIELD_ID,
  FIELD_SESSION,
  FIELD_STAGE,
  FIELD_ROUND,
  FIELD_RESPONDENT,
  FIELD_QUESTION,
  FIELD_VALUE,
};

static const FfwField answer_fields[] = {
  FFW_FIELD_ID ("a.uuid"),
  { .name = "session",
    .name_cy = "sesiwn",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "session",
    .sql = "s.code",
    .column = "session" },
  { .name = "stage",
    .name_cy = "cam",
    .type = FFW_FIELD_CODED,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .coding = &ffw_coding_stage,
    .sql = "a.stage",
    .column = "stage" },
  { .name = "round",
    .name_cy = "rownd",
    .type = FFW_FIELD_INTEGER,
    .flags = FFW_FIELD_KEY,
    .least = 1,
    .most = 100,
    .sql = "a.round",
    .column = "round" },
  { .name = "respondent",
    .name_cy = "ymatebydd",
    .also = "ymatebwr",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "a.respondent",
    .column = "respondent" },
  { .name = "question",
    .name_cy = "cwestiwn",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "question",
    .sql = "q.code",
    .column = "question" },
  { .name = "value",
    .name_cy = "gwerth",
    .type = FFW_FIELD_TEXT,
    .flags = FFW_FIELD_REQUIRED,
    .sql = "CASE q.scale WHEN 3 THEN a.words "
           "WHEN 2 THEN CASE a.value WHEN 1 THEN 'yes' ELSE 'no' END "
           "ELSE cast (a.value AS TEXT) END" },
  { .name = "answered_on",
    .name_cy = "dyddiad_ateb",
    .type = FFW_FIELD_DATE,
    .sql = "a.answered_on",
    .column = "answered_on" },
};

#define SQL_QUESTIONS      "SELECT id, code, scale, stages FROM question"
#define SQL_SESSION_STATUS "SELECT status FROM session WHERE id = ?"

typedef struct
{
  char *code;
  FfwScale scale;
  guint stages; /* bit by stage */
} Question;

typedef struct
{
  GHashTable *questions; /* id → Question */
  gint64 session;        /* of the last row */
  gint64 status;
  FfwCursor *session_status;
} Answers;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->code);
  g_free (question);
}

static guint
read_stages (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ", -1);
  guint stages = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int stage;

      if (ffw_coding_find (&ffw_coding_stage, words[i], &stage))
        stages |= 1u << stage;
    }

  return stages;
}

static gboolean
answer_begin (FfwIntake *self, GError **error)
{
  Answers *answers = self->state;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_QUESTIONS, error, "");

  answers->questions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, question_free);
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      Question *question = g_new0 (Question, 1);

      question->code = g_strdup (ffw_cursor_get_text (cursor, 1));
      question->scale = (FfwScale)ffw_cursor_get_int (cursor, 2);
      question->stages = read_stages (ffw_cursor_get_text (cursor, 3));
      g_hash_table_insert (answers->questions, g_memdup2 (&id, sizeof id), question);
    }

  return !ffw_cursor_has_failed (cursor);
}

static void
answer_clear (FfwIntake *self)
{
  Answers *answers = self->state;

  g_clear_pointer (&answers->questions, g_hash_table_unref);
  g_clear_pointer (&answers->session_status, ffw_cursor_free);
}

/* The value by its question's scale (rules.md, Evaluation). */
static void
read_value (FfwIntake *self, FfwRow *row, const Question *question)
{
  const FfwCell *cell = &row->cells[FIELD_VALUE];
  gint64 least = question->scale == FFW_SCALE_1_5 ? 1 : 0;
  gint64 most = question->scale == FFW_SCALE_1_5 ? 5 : 10;
  gint64 number = 0;
  int yes = 0;
  gboolean on_scale;

  if (question->scale == FFW_SCALE_TEXT)
    {
      ffw_row_set_text (row, ANSWER_WORDS, cell->text);
      ffw_row_set_integer (row, ANSWER_VALUE, FFW_NULL);
      return;
    }

  if (question->scale == FFW_SCALE_YES_NO)
    on_scale = ffw_coding_find (&ffw_coding_yes_no, cell->text, &yes);
  else
    on_scale = g_ascii_string_to_signed (cell->text, 10, least, most, &number, NULL);
  if (!on_scale)
    {
      ffw_intake_error (self, row, "E306", FIELD_VALUE, cell->text,
                        ffw_coding_get_code (&ffw_coding_scale, (int)question->scale),
                        question->code);
      return;
    }
  ffw_row_set_integer (row, ANSWER_VALUE, question->scale == FFW_SCALE_YES_NO ? yes : number);
  ffw_row_set_text (row, ANSWER_WORDS, NULL);
}

static gboolean
answer_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  Answers *answers = self->state;
  gint64 id = ffw_row_integer (row, ANSWER_QUESTION, 0);
  const Question *question = g_hash_table_lookup (answers->questions, &id);

  if (ffw_row_value (row, ANSWER_ROUND)->state != FFW_SLOT_INTEGER)
    ffw_row_set_integer (row, ANSWER_ROUND, 1);
  if (question == NULL)
    return TRUE;
  if (row->cells[FIELD_VALUE].state == FFW_CELL_SET)
    read_value (self, row, question);

  return TRUE;
}

static gboolean
warn_not_held (FfwIntake *self, FfwRow *row, GError **error)
{
  Answers *answers = self->state;
  gint64 session = ffw_row_integer (row, ANSWER_SESSION, 0);
  FfwCursor *status = ffw_intake_statement (self, &answers->session_status, SQL_SESSION_STATUS,
                                            error);

  if (status == NULL)
    return FALSE;
  if (session != answers->session)
    {
      ffw_cursor_bind (status, "i", session);
      if (!ffw_cursor_next (status, error))
        return FALSE;
      answers->session = session;
      answers->status = ffw_cursor_get_int (status, 0);
    }
  if (answers->status != FFW_SESSION_HELD)
    ffw_intake_warning (self, row->line, "W311", FIELD_SESSION, row->cells[FIELD_SESSION].text,
                        NULL, NULL);

  return TRUE;
}

static gboolean
answer_check (FfwIntake *self, FfwRow *row, GError **error)
{
  Answers *answers = self->state;
  gint64 id = ffw_row_integer (row, ANSWER_QUESTION, 0);
  gint64 stage = ffw_row_integer (row, ANSWER_STAGE, 0);
  const Question *question = g_hash_table_lookup (answers->questions, &id);

  if (question != NULL && !(question->stages & (1u << stage)))
    ffw_intake_warning (self, row->line, "W310", FIELD_STAGE, question->code,
                        ffw_coding_get_code (&ffw_coding_stage, (int)stage), NULL);

  return ffw_row_integer (row, ANSWER_SESSION, 0) == 0 || warn_not_held (self, row, error);
}

static const FfwIntakeClass answer_intake = {
  .columns = answer_columns,
  .key = "session = ? AND respondent = ? AND stage = ? AND round = ? AND question = ?",
  .key_slots = { ANSWER_SESSION, ANSWER_RESPONDENT, ANSWER_STAGE, ANSWER_ROUND, ANSWER_QUESTION },
  .n_key_slots = 5,
  .state_size = sizeof (Answers),
  .begin = answer_begin,
  .resolve = answer_resolve,
  .check = answer_check,
  .clear = answer_clear,
};

const FfwKind ffw_kind_evaluations = {
  .name = "evaluations",
  .title = N_ ("Evaluation answers"),
  .table = "answer",
  .fields = answer_fields,
  .n_fields = G_N_ELEMENTS (answer_fields),
  .from = "answer a JOIN session s ON s.id = a.session JOIN course c ON c.id = s.course "
          "JOIN question q ON q.id = a.question",
  .course = "c.code",
  .intake = &answer_intake,
};
