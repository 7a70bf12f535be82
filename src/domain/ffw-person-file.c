/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-file.h"

#include "ffw-history-text.h"
#include "ffw-history.h"
#include "ffw-transfer.h"

#include <glib/gi18n-lib.h>

/* A title in both languages, as both are read. */
#define BOTH(table, column)                                                                        \
  "coalesce (" table "." column "_en, '')"                                                         \
  " || CASE WHEN " table "." column "_en IS NOT NULL AND " table "." column "_cy IS NOT NULL"      \
  "   THEN ' / ' ELSE '' END || coalesce (" table "." column "_cy, '')"

#define NAME(table)                                                                                \
  "trim (coalesce (" table ".given_name, '') || ' ' || coalesce (" table ".family_name, ''))"

typedef struct
{
  const char *name;
  const char *title;
  const char *sql; /* of one person; its columns are those of @columns */
  FfwPersonColumn columns[FFW_PERSON_COLUMNS + 1];
} Section;

/* A test compares this with ffw_erasure_tables(): what is whose must be told here, too. */
static const Section sections[] = {
  { "person",
    N_ ("Person"),
    "SELECT uuid, given_name, family_name, training_language FROM person WHERE id = ?",
    { { "id", N_ ("Id"), NULL },
      { "given_name", N_ ("Given name"), NULL },
      { "family_name", N_ ("Family name"), NULL },
      { "training_language", N_ ("Training language"), &ffw_coding_preference } } },
  { "post",
    N_ ("Posts"),
    "SELECT p.uuid, " BOTH (
        "o", "name") ", p.staff_number, p.email,"
                     " (SELECT string_agg (t, '; ') FROM (SELECT " BOTH (
                         "r", "title") " AS t FROM post_role x"
                                       "   JOIN role r ON r.id = x.role WHERE x.post = p.id ORDER "
                                       "BY r.code) y),"
                                       " " BOTH ("s", "name") ", " NAME (
                                           "m") ", p.started_on, p.left_on"
                                                " FROM post p JOIN organisation o ON o.id = "
                                                "p.organisation LEFT JOIN site s ON s.id = p.site"
                                                " LEFT JOIN person m ON m.id = p.manager WHERE "
                                                "p.person = ? ORDER BY p.started_on, p.id",
    { { "id", N_ ("Id"), NULL },
      { "organisation", N_ ("Organisation"), NULL },
      { "staff_number", N_ ("Staff number"), NULL },
      { "email", N_ ("E-mail"), NULL },
      { "role", N_ ("Roles"), NULL },
      { "site", N_ ("Site"), NULL },
      { "manager", N_ ("Manager"), NULL },
      { "started_on", N_ ("Started on"), NULL },
      { "left_on", N_ ("Last day"), NULL } } },
  { "record",
    N_ ("Training records"),
    "SELECT r.uuid, " BOTH (
        "c", "title") ", r.completed_on, r.outcome, r.language, r.hours,"
                      " s.code, r.certificate, r.expires_on, r.extension_reason FROM record r"
                      " JOIN course c ON c.id = r.course LEFT JOIN session s ON s.id = r.session"
                      " WHERE r.person = ? ORDER BY r.completed_on, r.id",
    { { "id", N_ ("Id"), NULL },
      { "course", N_ ("Course"), NULL },
      { "completed_on", N_ ("Completed on"), NULL },
      { "outcome", N_ ("Outcome"), &ffw_coding_outcome },
      { "language", N_ ("Language"), &ffw_coding_language },
      { "hours", N_ ("Hours"), NULL },
      { "session", N_ ("Session"), NULL },
      { "certificate", N_ ("Certificate"), NULL },
      { "expires_on", N_ ("Extended to"), NULL },
      { "extension_reason", N_ ("Reason for the extension"), NULL } } },
  { "booking",
    N_ ("Bookings"),
    "SELECT b.uuid, s.code, " BOTH (
        "c",
        "title") ", s.first_on, b.status, b.asked_at, b.language,"
                 " b.funded, b.reason, b.access FROM booking b JOIN session s ON s.id = b.session"
                 " JOIN course c ON c.id = s.course WHERE b.person = ? ORDER BY s.first_on, b.id",
    { { "id", N_ ("Id"), NULL },
      { "session", N_ ("Session"), NULL },
      { "course", N_ ("Course"), NULL },
      { "first_on", N_ ("First day"), NULL },
      { "status", N_ ("Status"), &ffw_coding_booking_status },
      { "asked_at", N_ ("Asked for"), NULL },
      { "language", N_ ("Language"), &ffw_coding_language },
      { "funded", N_ ("Funded place"), &ffw_coding_yes_no },
      { "reason", N_ ("Reason for the exception"), NULL },
      { "access", N_ ("Needs to take part"), NULL } } },
  { "booking_status",
    N_ ("Course of the bookings"),
    "SELECT s.code, h.status, h.at FROM booking_status h JOIN booking b ON b.id = h.booking"
    " JOIN session s ON s.id = b.session WHERE b.person = ? ORDER BY h.at, h.id",
    { { "session", N_ ("Session"), NULL },
      { "status", N_ ("Status"), &ffw_coding_booking_status },
      { "at", N_ ("When (UTC)"), NULL } } },
  { "attendance",
    N_ ("Attendance"),
    "SELECT a.uuid, s.code, a.on_date, a.attended, a.minutes FROM attendance a"
    " JOIN session s ON s.id = a.session WHERE a.person = ? ORDER BY a.on_date, a.id",
    { { "id", N_ ("Id"), NULL },
      { "session", N_ ("Session"), NULL },
      { "date", N_ ("Date"), NULL },
      { "attended", N_ ("Attended"), &ffw_coding_yes_no },
      { "minutes", N_ ("Minutes"), NULL } } },
  { "register_line",
    N_ ("Outcomes in registers"),
    "SELECT s.code, l.chosen, l.number FROM register_line l JOIN session s ON s.id = l.session"
    " WHERE l.person = ? ORDER BY s.first_on, s.id",
    { { "session", N_ ("Session"), NULL },
      { "outcome", N_ ("Outcome that was chosen"), &ffw_coding_outcome },
      { "number", N_ ("Number of the certificate"), NULL } } },
  { "session_trainer",
    N_ ("Training given"),
    "SELECT s.code, " BOTH (
        "c",
        "title") ", d.starts_at, t.override_reason FROM session_trainer t"
                 " JOIN session_date d ON d.id = t.session_date JOIN session s ON s.id = d.session"
                 " JOIN course c ON c.id = s.course WHERE t.person = ? ORDER BY d.starts_at",
    { { "session", N_ ("Session"), NULL },
      { "course", N_ ("Course"), NULL },
      { "starts_at", N_ ("Begins"), NULL },
      { "reason", N_ ("Reason for the exception"), NULL } } },
  { "rating",
    N_ ("Ratings of needs"),
    "SELECT g.uuid, k.code, " BOTH (
        "a",
        "title") ", g.rater, g.rating, g.importance, g.rated_on"
                 " FROM rating g JOIN campaign k ON k.id = g.campaign JOIN area a ON a.id = g.area"
                 " WHERE g.person = ? ORDER BY g.rated_on, g.id",
    { { "id", N_ ("Id"), NULL },
      { "campaign", N_ ("Campaign"), NULL },
      { "area", N_ ("Training area"), NULL },
      { "rater", N_ ("Rated by"), &ffw_coding_rater },
      { "rating", N_ ("Rating (0 to 4)"), NULL },
      { "importance", N_ ("Importance (1 to 4)"), NULL },
      { "rated_on", N_ ("Rated on"), NULL } } },
  { "waiver",
    N_ ("Waivers"),
    "SELECT w.uuid, " BOTH (
        "a", "title") ", w.from_on, w.until_on, w.reason FROM waiver w"
                      " JOIN area a ON a.id = w.area WHERE w.person = ? ORDER BY w.from_on, w.id",
    { { "id", N_ ("Id"), NULL },
      { "area", N_ ("Training area"), NULL },
      { "from", N_ ("From"), NULL },
      { "until", N_ ("Until"), NULL },
      { "reason", N_ ("Reason"), NULL } } },
  { "absence",
    N_ ("Absences"),
    "SELECT uuid, from_on, to_on, kind FROM absence WHERE person = ? ORDER BY from_on, id",
    { { "id", N_ ("Id"), NULL },
      { "from", N_ ("From"), NULL },
      { "to", N_ ("To"), NULL },
      { "kind", N_ ("Kind"), NULL } } },
  { "note",
    N_ ("Notes"),
    "SELECT uuid, text, at, who, changed_at, changed_by FROM note WHERE person = ?"
    " ORDER BY at, id",
    { { "id", N_ ("Id"), NULL },
      { "text", N_ ("Note"), NULL },
      { "at", N_ ("Written (UTC)"), NULL },
      { "who", N_ ("By"), NULL },
      { "changed_at", N_ ("Changed (UTC)"), NULL },
      { "changed_by", N_ ("Changed by"), NULL } } },
  { "attachment",
    N_ ("Files"),
    "SELECT a.uuid, a.name, a.media_type, a.size, a.sha256, " BOTH (
        "c", "title") ", r.completed_on, a.at, a.who FROM attachment a"
                      " LEFT JOIN record r ON r.id = a.record LEFT JOIN course c ON c.id = r.course"
                      " WHERE a.person = ? ORDER BY a.at, a.id",
    { { "id", N_ ("Id"), NULL },
      { "name", N_ ("Name"), NULL },
      { "media_type", N_ ("Type"), NULL },
      { "size", N_ ("Bytes"), NULL },
      { "sha256", N_ ("SHA-256"), NULL },
      { "course", N_ ("Course"), NULL },
      { "completed_on", N_ ("Completed on"), NULL },
      { "at", N_ ("Added (UTC)"), NULL },
      { "who", N_ ("By"), NULL } } },
  { "session_message",
    N_ ("Messages about sessions"),
    "SELECT m.uuid, s.code, m.at, m.who FROM session_message m JOIN session s ON s.id = m.session"
    " WHERE m.person = ? ORDER BY m.id",
    { { "id", N_ ("Id"), NULL },
      { "session", N_ ("Session"), NULL },
      { "at", N_ ("Sent (UTC)"), NULL },
      { "who", N_ ("By"), NULL } } },
  { "manager_message",
    N_ ("Messages about their staff"),
    "SELECT uuid, at, who FROM manager_message WHERE manager = ? ORDER BY id",
    { { "id", N_ ("Id"), NULL }, { "at", N_ ("Sent (UTC)"), NULL }, { "who", N_ ("By"), NULL } } },
  { "trainer",
    N_ ("As a trainer"),
    "SELECT uuid, language, notes FROM trainer WHERE person = ? ORDER BY id",
    { { "id", N_ ("Id"), NULL },
      { "language", N_ ("Trains in"), &ffw_coding_taught_in },
      { "notes", N_ ("Notes"), NULL } } },
  { "transfer_person",
    N_ ("Slips and nominations from others"),
    "SELECT p.uuid, t.kind, t.sender, t.at, p.made FROM transfer_person p"
    " JOIN transfer t ON t.id = p.transfer WHERE p.person = ? ORDER BY t.at, p.id",
    { { "id", N_ ("Id"), NULL },
      { "kind", N_ ("Kind"), &ffw_coding_transfer },
      { "sender", N_ ("From"), NULL },
      { "at", N_ ("Read (UTC)"), NULL },
      { "made", N_ ("What came of it"), NULL } } },
  { "person_alias",
    N_ ("Earlier ids"),
    "SELECT uuid FROM person_alias WHERE person = ? ORDER BY uuid",
    { { "person", N_ ("Id"), NULL } } },
  { "distinct_people",
    N_ ("Found not to be the same as"),
    "SELECT uuid FROM person WHERE id IN (SELECT CASE WHEN d.person = n.id THEN d.other"
    " ELSE d.person END FROM distinct_people d JOIN person n ON n.id IN (d.person, d.other)"
    " WHERE n.id = ?) ORDER BY uuid",
    { { "person", N_ ("Id"), NULL } } },
};

static const Section history = { "change",
                                 N_ ("What was changed"),
                                 NULL,
                                 { { "change", N_ ("Number"), NULL },
                                   { "at", N_ ("When (UTC)"), NULL },
                                   { "who", N_ ("By"), NULL },
                                   { "message_en", N_ ("In English"), NULL },
                                   { "message_cy", N_ ("In Welsh"), NULL } } };

static void
part_free (gpointer data)
{
  FfwPersonPart *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

static FfwPersonPart *
part_new (const Section *section)
{
  FfwPersonPart *self = g_new0 (FfwPersonPart, 1);

  self->name = section->name;
  self->title = section->title;
  self->columns = section->columns;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  return self;
}

static gboolean
read_section (FfwConnection *connection, const Section *section, gint64 person, GPtrArray *parts,
              GError **error)
{
  FfwPersonPart *part = part_new (section);
  g_autoptr (FfwCursor) cursor = NULL;

  g_ptr_array_add (parts, part);
  cursor = ffw_connection_query (connection, section->sql, error, "i", person);
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      int n = ffw_cursor_get_n_columns (cursor);
      char **row = g_new0 (char *, n + 1);

      for (int i = 0; i < n; i++)
        row[i] = g_strdup (ffw_cursor_is_null (cursor, i) ? "" : ffw_cursor_get_text (cursor, i));
      g_ptr_array_add (part->rows, row);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_history (FfwConnection *connection, gint64 person, GPtrArray *parts, GError **error)
{
  FfwPersonPart *part = part_new (&history);
  g_autoptr (GPtrArray) entries = NULL;

  g_ptr_array_add (parts, part);
  entries = ffw_history_read (connection, person, 0, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const FfwHistoryEntry *entry = entries->pdata[i];
      char **row = g_new0 (char *, 6);

      g_ptr_array_add (part->rows, row);
      row[0] = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);
      row[1] = g_strdup (entry->at);
      row[2] = g_strdup (entry->who);
      row[3] = ffw_history_entry_to_text (connection, entry, FFW_LANGUAGE_EN, error);
      row[4] = row[3] ? ffw_history_entry_to_text (connection, entry, FFW_LANGUAGE_CY, error)
                      : NULL;
      if (row[4] == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_person_file_read:
 * @person: the id
 *
 * Reads all that is kept about a person. Answers to evaluations are not among it: they lead to
 * nobody.
 *
 * Returns: (transfer full) (element-type FfwPersonPart): the parts, those without rows too;
 *   %NULL with @error set
 */
GPtrArray *
ffw_person_file_read (FfwConnection *connection, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!read_section (connection, &sections[i], person, parts, error))
      return NULL;
  if (!read_history (connection, person, parts, error))
    return NULL;

  return g_steal_pointer (&parts);
}
