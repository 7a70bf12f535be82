/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-recording.h"

#include "ffw-many-record.h"
#include "ffw-record-actions.h"

#define N_FIELDS 8

static void
person_clear (FfwRecordedPerson *self)
{
  g_free (self->organisation);
  g_free (self->person);
  g_free (self->outcome);
  g_free (self->language);
  g_free (self->hours);
  g_free (self->certificate);
}

static void
person_free (gpointer data)
{
  FfwRecordedPerson *self = data;

  person_clear (self);
  g_free (self);
}

/** Returns: (transfer full): a course completed on a day, by nobody yet */
FfwRecording *
ffw_recording_new (const char *course, FfwDate on)
{
  FfwRecording *self = g_new0 (FfwRecording, 1);

  self->course = g_strdup (course);
  self->on = on;
  self->today = ffw_date_today ();
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->posts = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/** Returns: (transfer none): one more of the people, whose other texts are to be set */
FfwRecordedPerson *
ffw_recording_add (FfwRecording *self, const char *organisation, const char *person)
{
  FfwRecordedPerson *added = g_new0 (FfwRecordedPerson, 1);

  added->organisation = g_strdup (organisation);
  added->person = g_strdup (person);
  g_ptr_array_add (self->people, added);

  return added;
}

void
ffw_recording_free (gpointer recording)
{
  FfwRecording *self = recording;

  g_free (self->course);
  g_ptr_array_unref (self->people);
  g_array_unref (self->posts);
  person_clear (&self->all);
  g_clear_pointer (&self->chosen, ffw_many_result_free);
  g_clear_pointer (&self->findings, ffw_findings_unref);
  g_free (self);
}

static const char *
said (const char *text)
{
  return text && *text ? text : NULL;
}

/* Of the many, those for whom it is to be recorded; none where there are no many. Who was entered
 * one by one as well is recorded as was said there. */
static GPtrArray *
pick (FfwRecording *self, FfwChange *change, GError **error)
{
  g_autoptr (GPtrArray) takers = NULL;
  g_autoptr (GHashTable) entered = g_hash_table_new (g_str_hash, g_str_equal);

  g_clear_pointer (&self->chosen, ffw_many_result_free);
  if (self->posts->len == 0)
    return g_ptr_array_new ();
  takers = ffw_many_pick_takers (change, self->posts, self->course, self->on, self->today,
                                 &self->chosen, error);
  if (takers == NULL)
    return NULL;

  for (guint i = 0; i < self->people->len; i++)
    g_hash_table_add (entered, ((FfwRecordedPerson *)self->people->pdata[i])->person);
  for (guint i = takers->len; i > 0; i--)
    if (g_hash_table_contains (entered, ((FfwManyTaker *)takers->pdata[i - 1])->person))
      g_ptr_array_remove_index_fast (takers, i - 1);

  return g_steal_pointer (&takers);
}

static void
fill_row (const FfwRecording *self, FfwEntry row[N_FIELDS + 1], const char *organisation,
          const char *uuid, const FfwRecordedPerson *person, const char *on)
{
  const FfwEntry entries[N_FIELDS + 1] = {
    { "organisation", organisation },
    { "person", uuid },
    { "course", self->course },
    { "completed_on", on },
    { "outcome", said (person->outcome) },
    { "language", said (person->language) },
    { "hours", said (person->hours) },
    { "certificate", said (person->certificate) },
    { NULL, NULL },
  };

  memcpy (row, entries, sizeof entries);
}

/* Gives everybody's rows to the workspace, those who were entered one by one first. */
static gboolean
take_rows (FfwRecording *self, FfwChange *change, GPtrArray *takers, GError **error)
{
  guint n_people = self->people->len;
  guint n = n_people + takers->len;
  g_autofree FfwEntry *entries = g_new0 (FfwEntry, (gsize)n * (N_FIELDS + 1));
  g_autofree const FfwEntry **rows = g_new0 (const FfwEntry *, n + 1);
  char on[FFW_DATE_ISO_SIZE];

  ffw_date_to_iso (self->on, on);
  for (guint i = 0; i < n; i++)
    {
      FfwEntry *row = &entries[(gsize)i * (N_FIELDS + 1)];

      if (i < n_people)
        {
          const FfwRecordedPerson *person = self->people->pdata[i];

          fill_row (self, row, person->organisation, person->person, person, on);
        }
      else
        {
          const FfwManyTaker *taker = takers->pdata[i - n_people];

          fill_row (self, row, taker->organisation, taker->person, &self->all, on);
        }
      rows[i] = row;
    }

  return ffw_entry_take (change, ffw_kind_find ("records"), rows, n, self->today, self->findings,
                         &self->counts, error);
}

/**
 * ffw_recording_make:
 * @recording: a #FfwRecording
 *
 * Records it as one change, of all the people or of none. It is discarded where somebody is
 * refused, and where everything is recorded already. Of the many, those for whom it is recorded
 * already or who had no post on the day are left out.
 */
gboolean
ffw_recording_make (FfwChange *change, gpointer recording, GError **error)
{
  FfwRecording *self = recording;
  g_autoptr (GPtrArray) takers = pick (self, change, error);

  if (takers == NULL)
    return FALSE;
  g_clear_pointer (&self->findings, ffw_findings_unref);
  self->findings = ffw_findings_new ("");
  if (!take_rows (self, change, takers, error)
      || !ffw_record_say_recorded (change, self->counts.added + self->counts.updated, self->course,
                                   self->on, error))
    return FALSE;
  if (self->only_looks || self->counts.rejected > 0
      || self->counts.added + self->counts.updated == 0)
    ffw_change_discard (change);

  return !(self->only_looks && self->chosen)
         || ffw_many_work_out_effect (ffw_change_get_connection (change), NULL,
                                      &self->chosen->effect, error);
}
