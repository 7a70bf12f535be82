/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-saving.h"

#include "ffw-calendar-file.h"

#include <glib/gi18n-lib.h>

static gboolean
write_scope (FfwConnection *connection, const FfwCalendarScope *scope, FfwLanguage language,
             const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) events = ffw_calendar_events_read (connection, scope, error);

  return events && ffw_calendar_file_save (events, language, path, cancellable, error);
}

static gboolean
write_session (FfwConnection *connection, gint64 id, FfwLanguage language, const char *path,
               GCancellable *cancellable, GError **error)
{
  const FfwCalendarScope scope = { .session = id };

  return write_scope (connection, &scope, language, path, cancellable, error);
}

static gboolean
write_person (FfwConnection *connection, gint64 id, FfwLanguage language, const char *path,
              GCancellable *cancellable, GError **error)
{
  const FfwCalendarScope scope = { .person = id };

  return write_scope (connection, &scope, language, path, cancellable, error);
}

static gboolean
write_trainer (FfwConnection *connection, gint64 id, FfwLanguage language, const char *path,
               GCancellable *cancellable, GError **error)
{
  const FfwCalendarScope scope = { .person = id, .as_trainer = TRUE };

  return write_scope (connection, &scope, language, path, cancellable, error);
}

#define CALENDAR                                                                                   \
  .title = N_ ("Save a Calendar File"), .files = N_ ("Calendar files (.ics)"), .pattern = "*.ics", \
  .doing = N_ ("Saving a calendar file"), .done = N_ ("Saved the calendar file"),                  \
  .failed = N_ ("The Calendar File Was Not Saved")

/* Translators: the proposed names of calendar files. */
const FfwSavingKind ffw_calendar_saving_session = { CALENDAR, .name = N_ ("Sessions.ics"),
                                                    .write = write_session };
const FfwSavingKind ffw_calendar_saving_person = { CALENDAR, .name = N_ ("My training.ics"),
                                                   .write = write_person };
const FfwSavingKind ffw_calendar_saving_trainer = { CALENDAR, .name = N_ ("Sessions I train.ics"),
                                                    .write = write_trainer };
