/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-looking.h"

static const char *
keep_text (FfwSessionLooking *looking, char *text)
{
  g_ptr_array_add (looking->texts, text);

  return text;
}

/**
 * ffw_session_looking_new:
 * @session: the one that is changed, or 0
 * @course: a code
 * @code: the session's
 *
 * Returns: (transfer full): the dates that can be read, and the trainers
 */
FfwSessionLooking *
ffw_session_looking_new (gint64 session, const char *course, const char *code,
                         FfwSessionDates *dates, FfwTrainersBox *trainers)
{
  FfwSessionLooking *looking = g_new0 (FfwSessionLooking, 1);
  FfwSessionDateRow *row;
  FfwTrainerRow *trainer;

  looking->texts = g_ptr_array_new_with_free_func (g_free);
  looking->dates = g_array_new (FALSE, FALSE, sizeof (FfwClashDate));
  looking->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  looking->trainers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; (row = ffw_session_dates_get_row (dates, i)); i++)
    {
      char *starts_at = ffw_session_date_row_get_starts_at (row);
      FfwClashDate date;

      if (starts_at == NULL)
        continue;
      date.starts_at = keep_text (looking, starts_at);
      date.ends_at = keep_text (looking, ffw_session_date_row_get_ends_at (row));
      date.venue = keep_text (looking, g_strdup (ffw_session_date_row_get_venue (row)));
      g_array_append_val (looking->dates, date);
      g_array_append_val (looking->rows, i);
    }
  for (guint i = 0; (trainer = ffw_trainers_box_get_row (trainers, i)); i++)
    {
      gint64 person = ffw_trainer_row_get_person (trainer);

      g_array_append_val (looking->trainers, person);
    }
  looking->question = (FfwSessionQuestion){
    .session = session,
    .course = keep_text (looking, g_strdup (course)),
    .code = keep_text (looking, g_strstrip (g_strdup (code))),
    .first = ffw_session_dates_get_first (dates),
    .last = ffw_session_dates_get_last (dates),
    .dates = (const FfwClashDate *)looking->dates->data,
    .n_dates = looking->dates->len,
    .trainers = (const gint64 *)looking->trainers->data,
    .n_trainers = looking->trainers->len,
    .language = ffw_language_get (),
  };

  return looking;
}

void
ffw_session_looking_free (gpointer looking)
{
  FfwSessionLooking *self = looking;

  g_ptr_array_unref (self->texts);
  g_array_unref (self->dates);
  g_array_unref (self->rows);
  g_array_unref (self->trainers);
  g_free (self);
}
