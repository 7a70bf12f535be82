/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-recording.h"

#include "ffw-record-actions.h"

#define N_FIELDS 8

static void
person_free (gpointer data)
{
  FfwRecordedPerson *self = data;

  g_free (self->organisation);
  g_free (self->person);
  g_free (self->outcome);
  g_free (self->language);
  g_free (self->hours);
  g_free (self->certificate);
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
  g_clear_pointer (&self->findings, ffw_findings_unref);
  g_free (self);
}

static const char *
said (const char *text)
{
  return text && *text ? text : NULL;
}

/**
 * ffw_recording_make:
 * @recording: a #FfwRecording
 *
 * Records it as one change, of all the people or of none. It is discarded where somebody is
 * refused, and where everything is recorded already.
 */
gboolean
ffw_recording_make (FfwChange *change, gpointer recording, GError **error)
{
  FfwRecording *self = recording;
  guint n = self->people->len;
  g_autofree FfwEntry *entries = g_new0 (FfwEntry, (gsize)n * (N_FIELDS + 1));
  g_autofree const FfwEntry **rows = g_new0 (const FfwEntry *, n + 1);
  char on[FFW_DATE_ISO_SIZE];

  ffw_date_to_iso (self->on, on);
  for (guint i = 0; i < n; i++)
    {
      const FfwRecordedPerson *person = self->people->pdata[i];
      const FfwEntry row[N_FIELDS + 1] = {
        { "organisation", person->organisation },
        { "person", person->person },
        { "course", self->course },
        { "completed_on", on },
        { "outcome", said (person->outcome) },
        { "language", said (person->language) },
        { "hours", said (person->hours) },
        { "certificate", said (person->certificate) },
        { NULL, NULL },
      };

      memcpy (&entries[i * (N_FIELDS + 1)], row, sizeof row);
      rows[i] = &entries[i * (N_FIELDS + 1)];
    }

  g_clear_pointer (&self->findings, ffw_findings_unref);
  self->findings = ffw_findings_new ("");
  if (!ffw_entry_take (change, ffw_kind_find ("records"), rows, n, self->today, self->findings,
                       &self->counts, error))
    return FALSE;
  if (self->counts.rejected > 0 || self->counts.added + self->counts.updated == 0)
    {
      ffw_change_discard (change);
      return TRUE;
    }

  return ffw_record_say_recorded (change, self->counts.added + self->counts.updated, self->course,
                                  self->on, error);
}
