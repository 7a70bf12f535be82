/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-message.h"

#include "ffw-calendar-text.h"
#include "ffw-date.h"
#include "ffw-expand.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* An argument that begins with one of these names a kind, a day or a row. */
#define KIND_PREFIX "kind:"
#define DATE_PREFIX "date:"
#define ROW_PREFIX  '@'

struct _FfwMessage
{
  char *id;
  char **arguments;
};

/* The sentences of the history. What is stored are their ids and arguments, so an
 * id never changes its meaning and is never used again. */
static const FfwTemplate templates[] = {
  { "init",
    /* Translators: in the history. %1$s is the code of a framework, %2$s its version. */
    N_ ("Workspace made with the framework %1$s, version %2$s") },
  { "init-empty",
    /* Translators: in the history. */
    N_ ("Workspace made without a framework") },
  { "import",
    /* Translators: in the history. %1$s is what was imported (“Training records”), %2$s
     * the files, %3$d and %4$d are numbers of rows. */
    N_ ("%1$s imported from “%2$s”: %3$d added, %4$d updated") },
  { "import-files",
    /* Translators: in the history. %1$s is the files, which hold several kinds of rows, %2$d and
     * %3$d are numbers of rows. */
    N_ ("“%1$s” imported: %2$d added, %3$d updated") },
  { "complete-list",
    /* Translators: in the history. %1$s is the code of an organisation, of whose people a complete
     * list was taken in; the others are numbers of people. */
    N_ ("Complete list of “%1$s”: %2$d new, %3$d moved, %4$d left") },
  { "book",
    /* Translators: in the history. %1$d is a number of people, %2$s a session. */
    FFW_NP_ ("%1$d person booked on session “%2$s”", "%1$d people booked on session “%2$s”"), 1 },
  { "cancel-booking",
    /* Translators: in the history. %1$d is a number of bookings, %2$s a session. */
    FFW_NP_ ("%1$d booking cancelled on session “%2$s”",
             "%1$d bookings cancelled on session “%2$s”"),
    1 },
  { "promote-booking",
    /* Translators: in the history. %1$s is a person, %2$s a session. */
    N_ ("%1$s given a place on session “%2$s” out of turn") },
  { "edit-booking",
    /* Translators: in the history. %1$s is a person, %2$s a session. */
    N_ ("Booking of %1$s on session “%2$s” changed") },
  { "hold-places",
    /* Translators: in the history. %1$d is a number of places, %2$s the code of an organisation,
     * %3$s a session. */
    FFW_NP_ ("%1$d place of session “%3$s” held for %2$s",
             "%1$d places of session “%3$s” held for %2$s"),
    1 },
  { "hold-funded",
    /* Translators: in the history. %1$d is a number of places, %2$s the code of an organisation,
     * %3$s that of a course. */
    FFW_NP_ ("%1$d funded place of course “%3$s” held for %2$s",
             "%1$d funded places of course “%3$s” held for %2$s"),
    1 },
  { "fill-freed",
    /* Translators: in the history: the places had been held for an organisation until a day.
     * %1$d is a number of people. */
    FFW_NP_ ("Place that is held no longer given to %1$d person who waited",
             "Places that are held no longer given to %1$d people who waited"),
    1 },
  { "cancel-session",
    /* Translators: in the history. %1$d is a number of bookings, %2$s a session. */
    FFW_NP_ ("Session “%2$s” cancelled, with %1$d booking",
             "Session “%2$s” cancelled, with %1$d bookings"),
    1 },
  { "slip",
    /* Translators: in the history. %1$d is a number of records, %2$s the code of the organisation
     * that sent them, %3$s a course. */
    FFW_NP_ ("Slip of “%2$s” read: %1$d record of “%3$s”",
             "Slip of “%2$s” read: %1$d records of “%3$s”"),
    1 },
  { "nomination",
    /* Translators: in the history. %1$d is a number of people, %2$s the code of the organisation
     * that asked for places, %3$s a course. */
    FFW_NP_ ("Nomination of “%2$s” read: %1$d person booked on “%3$s”",
             "Nomination of “%2$s” read: %1$d people booked on “%3$s”"),
    1 },
  { "mark-register",
    /* Translators: in the history. %1$d is a number of people, %2$s a session. */
    FFW_NP_ ("Register of session “%2$s” filled in for %1$d person",
             "Register of session “%2$s” filled in for %1$d people"),
    1 },
  { "walk-in",
    /* Translators: in the history: somebody who came without a booking. %1$s is a person, %2$s a
     * session. */
    N_ ("%1$s added to the register of session “%2$s”") },
  { "close-register",
    /* Translators: in the history. %1$d is a number of training records, %2$s a session. */
    FFW_NP_ ("Register of session “%2$s” closed, with %1$d record",
             "Register of session “%2$s” closed, with %1$d records"),
    1 },
  { "reopen-register",
    /* Translators: in the history. %1$d is a number of training records, %2$s a session. */
    FFW_NP_ ("Register of session “%2$s” opened again, %1$d record taken back",
             "Register of session “%2$s” opened again, %1$d records taken back"),
    1 },
  { "add-session",
    /* Translators: in the history. %1$s is a session. */
    N_ ("Session “%1$s” planned") },
  { "edit-session",
    /* Translators: in the history. %1$s is a session. */
    N_ ("Session “%1$s” changed") },
  { "move-session",
    /* Translators: in the history. %1$s is a session. */
    N_ ("Session “%1$s” moved to another time") },
  { "open-session",
    /* Translators: in the history. %1$s is a session. */
    N_ ("Session “%1$s” opened to bookings") },
  { "plan-session",
    /* Translators: in the history. %1$s is a session. */
    N_ ("Session “%1$s” set back to planned") },
  { "add-person",
    /* Translators: in the history. %1$s is a person, %2$s an organisation. */
    N_ ("%1$s added, at %2$s") },
  { "add-post",
    /* Translators: in the history. %1$s is a person, %2$s an organisation. */
    N_ ("%1$s given another post, at %2$s") },
  { "edit-person",
    /* Translators: in the history. %1$s is a person. */
    N_ ("Details of %1$s changed") },
  { "leave",
    /* Translators: in the history. %1$s is a person, %2$s a date. */
    N_ ("%1$s marked as leaving, last day %2$s") },
  { "leave-many",
    /* Translators: in the history. %1$d is a number of people, %2$s a date. */
    FFW_NP_ ("%1$d person marked as leaving, last day %2$s",
             "%1$d people marked as leaving, last day %2$s"),
    1 },
  { "move",
    /* Translators: in the history. %1$s is a person, %2$s the first day in another post. */
    N_ ("%1$s moved to another post, from %2$s") },
  { "move-many",
    /* Translators: in the history. %1$d is a number of people, %2$s the first day there. */
    FFW_NP_ ("%1$d person moved to another post, from %2$s",
             "%1$d people moved to other posts, from %2$s"),
    1 },
  { "return",
    /* Translators: in the history. %1$s is a person, %2$s a date. */
    N_ ("%1$s marked as returning on %2$s") },
  { "take-back-leaving",
    /* Translators: in the history. %1$s is a person. */
    N_ ("%1$s no longer marked as leaving") },
  { "take-back-move",
    /* Translators: in the history. %1$s is a person, %2$s a date. */
    N_ ("Move of %1$s on %2$s taken back") },
  { "add-absence",
    /* Translators: in the history. %1$s is a person, %2$s the first day. */
    N_ ("Absence of %1$s added, from %2$s") },
  { "edit-absence",
    /* Translators: in the history. %1$s is a person, %2$s the first day. */
    N_ ("Absence of %1$s from %2$s changed") },
  { "delete-absence",
    /* Translators: in the history. %1$s is a person, %2$s the first day. */
    N_ ("Absence of %1$s from %2$s removed") },
  { "add-note",
    /* Translators: in the history. %1$s is a person. */
    N_ ("Note about %1$s added") },
  { "edit-note",
    /* Translators: in the history. %1$s is a person. */
    N_ ("Note about %1$s changed") },
  { "delete-note",
    /* Translators: in the history. %1$s is a person. */
    N_ ("Note about %1$s deleted") },
  { "add-files",
    /* Translators: in the history. %1$d is a number of files that are kept of a person, %2$s the
     * person. */
    FFW_NP_ ("%1$d file of %2$s added", "%1$d files of %2$s added"), 1 },
  { "rename-file",
    /* Translators: in the history. %1$s is a person. */
    N_ ("File of %1$s renamed") },
  { "remove-file",
    /* Translators: in the history. %1$s is a person. */
    N_ ("File of %1$s removed") },
  { "merge-people",
    /* Translators: in the history. %1$d is a number of entries, %2$s a person. */
    FFW_NP_ ("%1$d other entry of %2$s merged with theirs",
             "%1$d other entries of %2$s merged with theirs"),
    1 },
  { "manager-message",
    /* Translators: in the history. %1$s is a person. */
    N_ ("Message to %1$s about their staff marked as sent") },
  { "session-messages",
    /* Translators: in the history. %1$d is a number of people, %2$s a session. */
    FFW_NP_ ("%1$d person marked as told about session “%2$s”",
             "%1$d people marked as told about session “%2$s”"),
    1 },
  { "no-session-message",
    /* Translators: in the history. %1$s is a person, %2$s a session. */
    N_ ("%1$s no longer marked as told about session “%2$s”") },
  { "no-manager-message",
    /* Translators: in the history. %1$s is a person. */
    N_ ("Message to %1$s about their staff no longer marked as sent") },
  { "replace-trainer",
    /* Translators: in the history. %1$s and %2$s are people, %3$s a session. */
    N_ ("%1$s replaced by %2$s as trainer of %3$s") },
  { "edit-trainer",
    /* Translators: in the history. %1$s is a person. */
    N_ ("What is known of %1$s as a trainer changed") },
  { "distinct-people",
    /* Translators: in the history. %1$s and %2$s are people, perhaps of one name. */
    N_ ("%1$s and %2$s marked as two different people") },
  { "not-distinct-people",
    /* Translators: in the history. %1$s and %2$s are people, perhaps of one name. */
    N_ ("%1$s and %2$s no longer marked as two different people") },
  { "record",
    /* Translators: in the history. %1$d is a number of people, %2$s a course, %3$s a date. */
    FFW_NP_ ("Recorded %1$d person at %2$s, %3$s", "Recorded %1$d people at %2$s, %3$s"), 1 },
  { "correct-record",
    /* Translators: in the history. %1$s is a person, %2$s a course, %3$s a date. */
    N_ ("Corrected the record of %1$s at %2$s, %3$s") },
  { "withdraw-record",
    /* Translators: in the history. %1$s is a person, %2$s a course, %3$s a date, %4$s why. */
    N_ ("Withdrew the record of %1$s at %2$s, %3$s: %4$s") },
  { "withdraw-records",
    /* Translators: in the history. %1$d is a number of records, %2$s why. */
    FFW_NP_ ("Withdrew %1$d record: %2$s", "Withdrew %1$d records: %2$s"), 1 },
  { "withdrawn-record",
    /* Translators: in the history. %1$s is a person, %2$s a course, %3$s a date. */
    N_ ("Withdrew the record of %1$s at %2$s, %3$s") },
  { "withdrawn-records",
    /* Translators: in the history. %1$d is a number of records. */
    FFW_NP_ ("Withdrew %1$d record", "Withdrew %1$d records"), 1 },
  { "extend-record",
    /* Translators: in the history. %1$s is a person, %2$s a course, %3$s a date. */
    N_ ("Extended the record of %1$s at %2$s until %3$s") },
  { "extend-records",
    /* Translators: in the history. %1$d is a number of records, %2$s a date. */
    FFW_NP_ ("Extended %1$d record until %2$s", "Extended %1$d records until %2$s"), 1 },
  { "unextend-record",
    /* Translators: in the history. %1$s is a person, %2$s a course. */
    N_ ("Extension of the record of %1$s at %2$s taken away") },
  { "unextend-records",
    /* Translators: in the history. %1$d is a number of records. */
    FFW_NP_ ("Extension of %1$d record taken away", "Extensions of %1$d records taken away"), 1 },
  { "waive",
    /* Translators: in the history. %1$s is a person, %2$s a training area, %3$s a date. */
    N_ ("Waived for %1$s until %3$s: %2$s") },
  { "waive-many",
    /* Translators: in the history. %1$d is a number of waivers, %2$s their last day. */
    FFW_NP_ ("Added %1$d waiver, until %2$s", "Added %1$d waivers, until %2$s"), 1 },
  { "end-waiver",
    /* Translators: in the history. %1$s is a person, %2$s a training area, %3$s a date. */
    N_ ("Waiver for %1$s ended on %3$s: %2$s") },
  { "end-waivers",
    /* Translators: in the history. %1$d is a number of waivers, %2$s their last day. */
    FFW_NP_ ("Ended %1$d waiver on %2$s", "Ended %1$d waivers on %2$s"), 1 },
  { "remove-waiver",
    /* Translators: in the history. %1$s is a person, %2$s a training area. */
    N_ ("Waiver for %1$s removed: %2$s") },
  { "remove-waivers",
    /* Translators: in the history. %1$d is a number of waivers. */
    FFW_NP_ ("Removed %1$d waiver", "Removed %1$d waivers"), 1 },
  { "change-roles",
    /* Translators: in the history. %1$s is a person, %2$s the first day with the other roles. */
    N_ ("Roles of %1$s changed, from %2$s") },
  { "change-roles-many",
    /* Translators: in the history. %1$d is a number of posts, %2$s the first day there. */
    FFW_NP_ ("Roles of %1$d post changed, from %2$s", "Roles of %1$d posts changed, from %2$s"),
    1 },
  { "correct-roles",
    /* Translators: in the history. %1$s is a person. */
    N_ ("Roles of %1$s corrected") },
  { "correct-roles-many",
    /* Translators: in the history. %1$d is a number of posts. */
    FFW_NP_ ("Roles of %1$d post corrected", "Roles of %1$d posts corrected"), 1 },
  { "erase-person",
    /* Translators: in the history. %1$d is a number of entries of the history. */
    FFW_NP_ ("A person’s data erased, in %1$d earlier change too",
             "A person’s data erased, in %1$d earlier changes too"),
    1 },
  { "add-requirement",
    /* Translators: in the history. %1$s is the code of a requirement, %2$s a training area. */
    N_ ("Requirement “%1$s” added: %2$s") },
  { "edit-requirement",
    /* Translators: in the history. %1$s is the code of a requirement, %2$s a training area. */
    N_ ("Requirement “%1$s” changed: %2$s") },
  { "remove-requirement",
    /* Translators: in the history. %1$s is the code of a requirement, %2$s a training area. */
    N_ ("Requirement “%1$s” taken out: %2$s") },
  { "edit-titles",
    /* Translators: in the history. %1$s is what it is of (“Training areas”), %2$s a code. */
    N_ ("%1$s: titles of “%2$s” changed") },
  { "publisher",
    /* Translators: in the history. %1$s is an organisation. */
    N_ ("“%1$s” made the publisher of the evidence") },
  { "no-publisher",
    /* Translators: in the history. */
    N_ ("No organisation is the publisher of the evidence any more") },
  { "remove-profile",
    /* Translators: in the history. %1$s is the name of a profile: how the files of an
     * organisation are read. */
    N_ ("Profile “%1$s” removed") },
  { "rename-profile",
    /* Translators: in the history. %1$s is the name of a profile, %2$s its new name. */
    N_ ("Profile “%1$s” renamed “%2$s”") },
  { "save-profile",
    /* Translators: in the history. %1$s is the name of a profile. */
    N_ ("Profile “%1$s” saved") },
  { "add-series",
    /* Translators: in the history. %1$d is a number of sessions, %2$s the title of a series. */
    FFW_NP_ ("%1$d session of “%2$s” planned", "%1$d sessions of “%2$s” planned"), 1 },
  { "edit-series",
    /* Translators: in the history. %1$d is a number of sessions, %2$s the title of a series. */
    FFW_NP_ ("%1$d session of “%2$s” changed", "%1$d sessions of “%2$s” changed"), 1 },
  { "cancel-series",
    /* Translators: in the history. %1$d is a number of sessions, %2$s the title of a series. */
    FFW_NP_ ("%1$d session of “%2$s” cancelled, with its bookings",
             "%1$d sessions of “%2$s” cancelled, with their bookings"),
    1 },
  { "save-template",
    /* Translators: in the history. %1$s is the name of a template for sessions. */
    N_ ("Template “%1$s” for sessions saved") },
  { "remove-template",
    /* Translators: in the history. %1$s is the name of a template for sessions. */
    N_ ("Template “%1$s” for sessions removed") },
  { "setting",
    /* Translators: in the history. %1$s is a setting, %2$s its new value. */
    N_ ("Setting “%1$s” changed to “%2$s”") },
};

static const struct
{
  const char *kind;
  const char *title;
} kinds[] = {
  { "absences", N_ ("Absences") },
  { "allocations", N_ ("Allocated places") },
  { "areas", N_ ("Training areas") },
  { "attendance", N_ ("Attendance") },
  { "bookings", N_ ("Bookings") },
  { "course-areas", N_ ("Training areas of courses") },
  { "courses", N_ ("Courses") },
  { "evaluations", N_ ("Evaluation answers") },
  { "needs", N_ ("Ratings of needs") },
  { "organisations", N_ ("Organisations") },
  { "people", N_ ("People") },
  { "questions", N_ ("Questions") },
  { "records", N_ ("Training records") },
  { "requirements", N_ ("Requirements") },
  { "roles", N_ ("Roles") },
  { "sessions", N_ ("Sessions") },
  { "sites", N_ ("Sites") },
  { "waivers", N_ ("Waivers") },
};

/**
 * ffw_kind_title:
 * @kind: what the command line calls it, such as `people`
 *
 * Returns: (transfer none) (nullable): an untranslated message, such as “People”;
 *   %NULL where there is no such kind
 */
const char *
ffw_kind_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return kinds[i].title;

  return NULL;
}

/**
 * ffw_message_templates:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): every sentence of the history
 */
const FfwTemplate *
ffw_message_templates (guint *n)
{
  *n = G_N_ELEMENTS (templates);

  return templates;
}

/**
 * ffw_template_format:
 * @arguments: (array zero-terminated=1): in their order; a missing one is empty
 *
 * Returns: (transfer full): the sentence in @language
 */
char *
ffw_template_format (const FfwTemplate *self, const char *const *arguments, FfwLanguage language)
{
  const char *pattern;
  guint64 count = 0;

  if (self->count == 0 || self->many == NULL)
    return ffw_expand (ffw_translate (language, self->one), arguments, language);

  if (self->count <= g_strv_length ((char **)arguments))
    g_ascii_string_to_unsigned (arguments[self->count - 1], 10, 0, G_MAXULONG, &count, NULL);
  pattern = ffw_translate_plural (language, self->one, self->many, (gulong)count);

  return ffw_expand (pattern, arguments, language);
}

/**
 * ffw_message_new:
 * @id: one of the ids in ffw_message_templates()
 * @...: the arguments as texts, %NULL last; `kind:people` stands for the title of a
 *   kind, `date:2022-11-22` for a day as people write it, and `@person/12` for what the row is
 *   called when the message is read
 *
 * Names of people never belong in the arguments: a message outlives an erasure.
 */
FfwMessage *
ffw_message_new (const char *id, ...)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  FfwMessage *self = g_new0 (FfwMessage, 1);
  const char *argument;
  va_list all;

  va_start (all, id);
  while ((argument = va_arg (all, const char *)))
    g_strv_builder_add (arguments, argument);
  va_end (all);
  self->id = g_strdup (id);
  self->arguments = g_strv_builder_end (arguments);

  return self;
}

/* Reads one stored argument, up to its line feed, and moves behind that. */
static char *
take_argument (const char **at)
{
  GString *argument = g_string_new (NULL);

  for (; **at && **at != '\n'; ++*at)
    {
      if (**at == '\\' && (*at)[1])
        {
          ++*at;
          g_string_append_c (argument, **at == 'n' ? '\n' : **at);
        }
      else
        g_string_append_c (argument, **at);
    }
  if (**at)
    ++*at;

  return g_string_free (argument, FALSE);
}

/**
 * ffw_message_new_from_stored:
 * @arguments: (nullable): what ffw_message_store_arguments() gave
 */
FfwMessage *
ffw_message_new_from_stored (const char *id, const char *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  FfwMessage *self = g_new0 (FfwMessage, 1);

  while (arguments && *arguments)
    {
      g_autofree char *argument = take_argument (&arguments);

      g_strv_builder_add (builder, argument);
    }
  self->id = g_strdup (id);
  self->arguments = g_strv_builder_end (builder);

  return self;
}

/** Returns: (transfer full): another message that says the same */
FfwMessage *
ffw_message_copy (const FfwMessage *self)
{
  FfwMessage *copy = g_new0 (FfwMessage, 1);

  copy->id = g_strdup (self->id);
  copy->arguments = g_strdupv (self->arguments);

  return copy;
}

void
ffw_message_free (FfwMessage *self)
{
  g_free (self->id);
  g_strfreev (self->arguments);
  g_free (self);
}

/** Returns: (transfer none): the id of the sentence */
const char *
ffw_message_get_id (const FfwMessage *self)
{
  return self->id;
}

/** Returns: (transfer none) (array zero-terminated=1): the arguments, as they were given */
const char *const *
ffw_message_get_arguments (const FfwMessage *self)
{
  return (const char *const *)self->arguments;
}

/**
 * ffw_message_store_arguments:
 *
 * Returns: (transfer full): the arguments as one text, each on a line of its own,
 *   a line feed in it as \n and a backslash as two
 */
char *
ffw_message_store_arguments (const FfwMessage *self)
{
  GString *stored = g_string_new (NULL);

  for (guint i = 0; self->arguments[i]; i++)
    {
      for (const char *at = self->arguments[i]; *at; at++)
        {
          if (*at == '\\')
            g_string_append (stored, "\\\\");
          else if (*at == '\n')
            g_string_append (stored, "\\n");
          else
            g_string_append_c (stored, *at);
        }
      g_string_append_c (stored, '\n');
    }

  return g_string_free (stored, FALSE);
}

/**
 * ffw_message_is_row:
 * @argument: of a message, as it was given
 * @table: (out): of the row; set only where it is one
 * @id: (out): of the row
 *
 * Returns: whether it stands for a row, such as `@person/12`
 */
gboolean
ffw_message_is_row (const char *argument, char **table, gint64 *id)
{
  const char *slash = strchr (argument, '/');

  if (argument[0] != ROW_PREFIX || slash == NULL || slash == argument + 1
      || !g_ascii_string_to_signed (slash + 1, 10, 1, G_MAXINT64, id, NULL))
    return FALSE;
  for (const char *at = argument + 1; at < slash; at++)
    if (!g_ascii_islower (*at) && *at != '_')
      return FALSE;
  *table = g_strndup (argument + 1, (gsize)(slash - argument - 1));

  return TRUE;
}

/* What a person reads in the place of @argument. */
static char *
show_argument (const char *argument, FfwLanguage language, FfwMessageResolve resolve, gpointer data)
{
  g_autofree char *table = NULL;
  gint64 id;

  if (ffw_message_is_row (argument, &table, &id))
    {
      char *name = resolve ? resolve (table, id, language, data) : NULL;

      return name ? name : g_strdup_printf ("#%" G_GINT64_FORMAT, id);
    }
  if (g_str_has_prefix (argument, DATE_PREFIX))
    {
      FfwDate date = ffw_date_from_iso (argument + strlen (DATE_PREFIX));

      if (date != FFW_DATE_NONE)
        return ffw_date_format (date, language, TRUE);
    }
  if (g_str_has_prefix (argument, KIND_PREFIX))
    {
      const char *title = ffw_kind_title (argument + strlen (KIND_PREFIX));

      if (title)
        return g_strdup (ffw_translate (language, title));
    }

  return g_strdup (argument);
}

/**
 * ffw_message_to_string_resolved:
 * @resolve: (nullable): gives the rows in the arguments their names; a row that has
 *   none any more is shown by its number
 *
 * Returns: (transfer full): the sentence in @language
 */
char *
ffw_message_to_string_resolved (const FfwMessage *self, FfwLanguage language,
                                FfwMessageResolve resolve, gpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;
  g_autofree char *unknown = NULL;

  for (guint i = 0; self->arguments[i]; i++)
    {
      g_autofree char *argument = show_argument (self->arguments[i], language, resolve, data);

      g_strv_builder_add (builder, argument);
    }
  shown = g_strv_builder_end (builder);

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (strcmp (templates[i].id, self->id) == 0)
      return ffw_template_format (&templates[i], (const char *const *)shown, language);

  unknown = g_strjoinv (", ", shown);

  /* Translators: in the history, for what a newer version of the program did. %1$s is
   * the name of the change in that version, %2$s its details. */
  return ffw_expand (ffw_translate (language, N_ ("A change of a newer version (%1$s: %2$s)")),
                     (const char *[]){ self->id, unknown, NULL }, language);
}

/**
 * ffw_message_to_string:
 *
 * Returns: (transfer full): the sentence in @language, rows by their numbers
 */
char *
ffw_message_to_string (const FfwMessage *self, FfwLanguage language)
{
  return ffw_message_to_string_resolved (self, language, NULL, NULL);
}
