/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People and their posts. A row of people is a person in one post. */

#include "ffw-intake-deferred.h"
#include "ffw-kinds-private.h"
#include "ffw-naming.h"
#include "ffw-people-row.h"
#include "ffw-post-rows.h"
#include "ffw-reporting-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const post_columns[] = {
  "person",  "organisation", "staff_number", "email", "site",
  "manager", "started_on",   "left_on",      NULL,
};

static const FfwField people_fields[] = {
  FFW_FIELD_ID ("p.uuid"),
  { .name = "organisation",
    .name_cy = "sefydliad",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "organisation",
    .sql = "o.code",
    .column = "organisation" },
  { .name = "staff_number",
    .name_cy = "rhif_staff",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY | FFW_FIELD_PERSON,
    .sql = "p.staff_number",
    .column = "staff_number" },
  { .name = "given_name",
    .name_cy = "enw_cyntaf",
    .also = "enw_rhoddedig",
    .type = FFW_FIELD_TEXT,
    .sql = "e.given_name" },
  { .name = "family_name", .name_cy = "cyfenw", .type = FFW_FIELD_TEXT, .sql = "e.family_name" },
  { .name = "email",
    .name_cy = "ebost",
    .also = "e-bost",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_PERSON,
    .sql = "p.email",
    .column = "email" },
  { .name = "role",
    .name_cy = "rôl",
    .type = FFW_FIELD_REFERENCES,
    .flags = FFW_FIELD_REQUIRED,
    .refers = "role",
    .sql = "(SELECT string_agg(code, ' ') FROM (SELECT r.code FROM post_role x "
           "JOIN role r ON r.id = x.role WHERE x.post = p.id ORDER BY r.code))" },
  { .name = "site", .name_cy = "safle", .type = FFW_FIELD_TEXT, .sql = "s.code" },
  { .name = "started_on",
    .name_cy = "dyddiad_dechrau",
    .type = FFW_FIELD_DATE,
    .flags = FFW_FIELD_REQUIRED,
    .sql = "p.started_on",
    .column = "started_on" },
  { .name = "left_on",
    .name_cy = "dyddiad_gadael",
    .type = FFW_FIELD_DATE,
    .sql = "p.left_on",
    .column = "left_on" },
  { .name = "training_language",
    .name_cy = "iaith_hyfforddi",
    .also = "iaith_hyfforddiant",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_preference,
    .sql = "e.training_language" },
  { .name = "manager",
    .name_cy = "rheolwr",
    .type = FFW_FIELD_IDENTIFIER,
    .sql = "(SELECT m.staff_number FROM post m WHERE m.person = p.manager "
           "AND m.organisation = p.organisation ORDER BY m.started_on DESC LIMIT 1)" },
  /* A list names the person only where the UUID joins several posts. */
  { .name = "person",
    .name_cy = "person",
    .type = FFW_FIELD_UUID,
    .flags = FFW_FIELD_PERSON,
    .sql = "e.uuid",
    .list_sql = "CASE WHEN (SELECT count(*) FROM post n WHERE n.person = e.id) > 1 "
                "THEN e.uuid END" },
};

static const FfwLinkField people_links[] = {
  { FIELD_ROLE, "post_role", "post", "role" },
};

#define SQL_SITE                                                                                   \
  "SELECT coalesce (max (id), 0) FROM site WHERE organisation = ? "                                \
  "   AND (ffw_fold (name_en) = ffw_fold (?) OR ffw_fold (name_cy) = ffw_fold (?))"
#define SQL_PERSON "SELECT coalesce (" FFW_SQL_PERSON_NAMED ", 0)"
#define SQL_POSTS                                                                                  \
  "SELECT id, started_on, left_on, person FROM post "                                              \
  " WHERE organisation = ? AND staff_number = ? ORDER BY started_on"
#define SQL_POSTS_OF_PERSON                                                                        \
  "SELECT id, started_on, left_on, person FROM post "                                              \
  " WHERE organisation = ? AND person = ? AND staff_number IS NULL ORDER BY started_on"
#define SQL_OVERLAP                                                                                \
  "SELECT started_on, left_on FROM post WHERE organisation = ? AND staff_number = ? AND id <> ? "  \
  "   AND started_on <= coalesce (?, '9999-12-31') AND coalesce (left_on, '9999-12-31') >= ?"
#define SQL_PERSON_VALUES                                                                          \
  "SELECT given_name, family_name, training_language FROM person WHERE id = ?"
#define SQL_ADD_PERSON                                                                             \
  "INSERT INTO person (id, uuid, given_name, family_name, training_language) "                     \
  "VALUES (?, ?, ?, ?, ?)"
#define SQL_SET_PERSON                                                                             \
  "UPDATE person SET given_name = ?, family_name = ?, training_language = ? WHERE id = ?"

typedef struct
{
  FfwCursor *posts;
  FfwCursor *posts_of_person;
  FfwCursor *values;
  FfwCursor *add;
} People;

static void
people_clear (FfwIntake *self)
{
  People *people = self->state;

  g_clear_pointer (&people->posts, ffw_cursor_free);
  g_clear_pointer (&people->posts_of_person, ffw_cursor_free);
  g_clear_pointer (&people->values, ffw_cursor_free);
  g_clear_pointer (&people->add, ffw_cursor_free);
}

static gboolean
resolve_site (FfwIntake *self, FfwRow *row, gint64 organisation, GError **error)
{
  const FfwCell *cell = &row->cells[FIELD_SITE];
  gint64 site = 0;

  if (cell->state == FFW_CELL_CLEAR)
    ffw_row_set_integer (row, POST_SITE, FFW_NULL);
  if (cell->state != FFW_CELL_SET)
    return TRUE;

  /* A code, or a name; several organisations have a site called Cardiff. */
  if (!ffw_directories_find (self->directories, "site", cell->text, &site, error))
    return FALSE;
  if (site == 0
      && !ffw_connection_get_int (self->connection, SQL_SITE, &site, error, "iss", organisation,
                                  cell->text, cell->text))
    return FALSE;
  if (site == 0)
    ffw_intake_unknown (self, row, FIELD_SITE, "site", cell->text, NULL);
  else
    ffw_row_set_integer (row, POST_SITE, site);

  return TRUE;
}

/* Nobody there has the manager's number, and nobody more will come: the row that should bring
 * them waits itself, was refused, or is not in the file. */
static gboolean
settle_manager (FfwIntake *self, FfwRow *row, gint64 organisation, const char *own, GError **error)
{
  const char *number = row->cells[FIELD_MANAGER].text;
  g_autofree char *text = NULL;
  gboolean in_circle, waiting;
  guint line;

  if (!ffw_intake_is_circle (self, row, &in_circle, error)
      || !ffw_intake_is_waiting (self, own, &waiting, error)
      || !ffw_intake_find_refused (self, own, &line, error))
    return FALSE;

  if (in_circle)
    {
      text = g_strjoin (", ", row->cells[FIELD_NUMBER].text, number, NULL);
      ffw_intake_error (self, row, "E304", FIELD_MANAGER, text, NULL, NULL);
    }
  else if (waiting)
    ffw_intake_wait (row, own);
  else if (line != 0)
    {
      text = g_strdup_printf ("%u", line);
      ffw_intake_warning (self, row->line, self->roster ? "W321" : "W313", FIELD_MANAGER, number,
                          text, NULL);
    }
  else
    {
      text = ffw_naming_nearest (self, organisation, number, error);
      if (text == NULL)
        return FALSE;
      ffw_intake_error (self, row, "E202", FIELD_MANAGER, number, text, NULL);
    }

  return TRUE;
}

static gboolean
resolve_manager (FfwIntake *self, FfwRow *row, gint64 organisation, GError **error)
{
  const FfwCell *cell = &row->cells[FIELD_MANAGER];
  const char *number = ffw_row_text (row, POST_NUMBER);
  g_autofree char *own = NULL;
  FfwFoundPost manager;

  if (cell->state == FFW_CELL_CLEAR)
    ffw_row_set_integer (row, POST_MANAGER, FFW_NULL);
  if (cell->state != FFW_CELL_SET)
    return TRUE;

  if (number != NULL && g_str_equal (number, cell->text))
    {
      ffw_intake_error (self, row, "E303", FIELD_MANAGER, cell->text, NULL, NULL);
      return TRUE;
    }
  if (!ffw_posts_find_number (self->posts, organisation, cell->text, self->today_iso, &manager,
                              error))
    return FALSE;
  if (manager.person != 0)
    {
      ffw_row_set_integer (row, POST_MANAGER, manager.person);
      return TRUE;
    }

  own = g_strconcat (row->cells[FIELD_ORGANISATION].text, "/", cell->text, NULL);
  if (self->last_chance)
    return settle_manager (self, row, organisation, own, error);
  ffw_intake_wait (row, own);

  return TRUE;
}

/* The person of the row: by UUID, else by organisation and number, else by e-mail. 0 is new. */
static gboolean
resolve_person (FfwIntake *self, FfwRow *row, gint64 organisation, GError **error)
{
  const FfwCell *person = &row->cells[FIELD_PERSON];
  const FfwCell *number = &row->cells[FIELD_NUMBER];
  const FfwCell *email = &row->cells[FIELD_EMAIL];
  FfwFoundPost named = { 0 };

  if (person->state == FFW_CELL_SET
      && !ffw_connection_get_int (self->connection, SQL_PERSON, &row->person, error, "s",
                                  person->text))
    return FALSE;
  /* A post that is known stays with its person, unless the file names another. */
  if (row->person == 0 && row->id != 0)
    row->person = ffw_row_integer (row, POST_PERSON, 0);
  if (row->person != 0)
    return TRUE;

  /* A person of another workspace may be known here by number, or by e-mail where there is none. */
  if (number->state == FFW_CELL_SET
      && !ffw_posts_find_number (self->posts, organisation, number->text, self->today_iso, &named,
                                 error))
    return FALSE;
  if (named.person == 0 && email->state == FFW_CELL_SET
      && (person->state != FFW_CELL_SET || number->state != FFW_CELL_SET)
      && !ffw_posts_find_email (self->posts, email->text, organisation, self->today_iso, &named,
                                error))
    return FALSE;
  if (named.person == FFW_PERSON_AMBIGUOUS)
    ffw_intake_error (self, row, "E210", FIELD_EMAIL, email->text, NULL, NULL);
  row->person = named.person;

  return TRUE;
}

/* Whom no number, e-mail or UUID names would be someone new each time the file comes. */
static gboolean
is_nobody (const FfwRow *row)
{
  static const int names[] = { FIELD_ID, FIELD_NUMBER, FIELD_EMAIL, FIELD_PERSON };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (row->cells[names[i]].state == FFW_CELL_SET || row->cells[names[i]].state == FFW_CELL_BAD)
      return FALSE;

  return TRUE;
}

static gboolean
people_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  gint64 organisation = ffw_row_integer (row, POST_ORGANISATION, 0);

  if (is_nobody (row))
    ffw_intake_error (self, row, "E211", FIELD_NUMBER, NULL, NULL, NULL);
  if (organisation == 0)
    {
      /* With an id the organisation may be left as it is. */
      if (row->cells[FIELD_ORGANISATION].state == FFW_CELL_ABSENT
          && row->cells[FIELD_ID].state != FFW_CELL_SET)
        ffw_intake_error (self, row, "E101", FIELD_ORGANISATION, "organisation", NULL, NULL);
      return TRUE;
    }

  return resolve_site (self, row, organisation, error)
         && resolve_manager (self, row, organisation, error)
         && resolve_person (self, row, organisation, error);
}

typedef struct
{
  guint n;            /* posts there */
  gint64 same_start;  /* the one that starts on the row's day */
  gint64 last;        /* the one that starts last */
  gboolean all_came;  /* each came from this file */
  gboolean after_all; /* the row starts after each has ended */
} PostsThere;

static gboolean
look_at_posts (FfwIntake *self, FfwRow *row, FfwCursor *posts, PostsThere *there, GError **error)
{
  const char *started = ffw_row_text (row, POST_STARTED_ON);
  gboolean other_person = row->cells[FIELD_PERSON].state == FFW_CELL_SET;

  there->all_came = there->after_all = TRUE;
  while (ffw_cursor_next (posts, error))
    {
      gint64 id = ffw_cursor_get_int (posts, 0);
      const char *left = ffw_cursor_get_text (posts, 2);
      guint line;

      if (other_person && ffw_cursor_get_int (posts, 3) != row->person)
        continue;
      there->n++;
      there->last = id;
      if (started != NULL && g_str_equal (ffw_cursor_get_text (posts, 1), started))
        there->same_start = id;
      if (started == NULL || left == NULL || strcmp (started, left) <= 0)
        there->after_all = FALSE;
      if (!ffw_intake_seen (self, id, &line, error))
        return FALSE;
      there->all_came = there->all_came && line != 0;
    }

  return !ffw_cursor_has_failed (posts);
}

/* Which post a row without id is about: import-formats.md, Posts. */
static gboolean
people_find (FfwIntake *self, FfwRow *row, GError **error)
{
  People *people = self->state;
  gint64 organisation = ffw_row_integer (row, POST_ORGANISATION, 0);
  PostsThere there = { 0 };
  FfwCursor *posts;

  if (row->cells[FIELD_NUMBER].state == FFW_CELL_SET)
    {
      posts = ffw_intake_statement (self, &people->posts, SQL_POSTS, error);
      if (posts == NULL)
        return FALSE;
      ffw_cursor_bind (posts, "is", organisation, row->cells[FIELD_NUMBER].text);
    }
  else if (row->person != 0)
    {
      posts = ffw_intake_statement (self, &people->posts_of_person, SQL_POSTS_OF_PERSON, error);
      if (posts == NULL)
        return FALSE;
      ffw_cursor_bind (posts, "ii", organisation, row->person);
    }
  else
    return TRUE;

  if (!look_at_posts (self, row, posts, &there, error))
    return FALSE;
  if (there.same_start != 0)
    return ffw_intake_load (self, row, there.same_start, error);
  if (there.n == 0 || there.after_all || there.all_came)
    return TRUE;
  if (there.n == 1)
    return ffw_intake_load (self, row, there.last, error);
  ffw_intake_error (self, row, "E311", FIELD_STARTED_ON, row->cells[FIELD_NUMBER].text, NULL, NULL);

  return TRUE;
}

static gboolean
check_dates (FfwIntake *self, FfwRow *row, GError **error)
{
  const char *started = ffw_row_text (row, POST_STARTED_ON);
  const char *left = ffw_row_text (row, POST_LEFT_ON);
  const char *number = ffw_row_text (row, POST_NUMBER);
  g_autoptr (FfwCursor) other = NULL;

  if (started == NULL)
    return TRUE;
  if (left != NULL && strcmp (left, started) < 0)
    ffw_intake_error (self, row, "E302", FIELD_LEFT_ON, started, left, NULL);
  if (number == NULL || row->rejected)
    return TRUE;
  if (row->id != 0 && !ffw_slot_differs (&row->slots[POST_STARTED_ON], &row->old[POST_STARTED_ON])
      && !ffw_slot_differs (&row->slots[POST_LEFT_ON], &row->old[POST_LEFT_ON])
      && !ffw_slot_differs (&row->slots[POST_NUMBER], &row->old[POST_NUMBER])
      && !ffw_slot_differs (&row->slots[POST_ORGANISATION], &row->old[POST_ORGANISATION]))
    return TRUE;

  other = ffw_connection_query (self->connection, SQL_OVERLAP, error, "isiss",
                                ffw_row_integer (row, POST_ORGANISATION, 0), number, row->id, left,
                                started);
  if (other == NULL)
    return FALSE;
  if (ffw_cursor_next (other, error))
    ffw_intake_error (self, row, "E309", FIELD_STARTED_ON, ffw_cursor_get_text (other, 0),
                      ffw_cursor_get_text (other, 1), NULL);

  return !ffw_cursor_has_failed (other);
}

/* The post is known as somebody else's: two people turn out to be one. */
static gboolean
joins_another (const FfwRow *row)
{
  return row->id != 0 && row->old[POST_PERSON].state == FFW_SLOT_INTEGER
         && row->old[POST_PERSON].integer != row->person;
}

static gboolean
check_join (FfwIntake *self, FfwRow *row, GError **error)
{
  const char *table;

  if (row->person == 0 || !joins_another (row))
    return TRUE;
  if (!ffw_post_rows_clash (self->connection, row->id, row->person, &table, error))
    return FALSE;
  if (table != NULL)
    ffw_intake_error (self, row, "E317", FIELD_PERSON, table, NULL, NULL);

  return TRUE;
}

static gboolean
check_manager (FfwIntake *self, FfwRow *row, GError **error)
{
  gint64 manager = ffw_row_integer (row, POST_MANAGER, 0);
  const char *left = ffw_row_text (row, POST_LEFT_ON);
  const char *started = ffw_row_text (row, POST_STARTED_ON);
  FfwDate today = ffw_date_from_iso (self->today_iso);
  gboolean circle;

  if (row->person == 0 || manager == 0
      || (!ffw_slot_differs (&row->slots[POST_MANAGER], &row->old[POST_MANAGER])
          && !joins_another (row)))
    return TRUE;
  if (manager == row->person)
    {
      ffw_intake_error (self, row, "E303", FIELD_MANAGER, ffw_row_text (row, POST_NUMBER), NULL,
                        NULL);
      return TRUE;
    }
  if (left != NULL && strcmp (left, self->today_iso) < 0)
    return TRUE;
  if (!ffw_reporting_lines_find (self->connection, ffw_row_integer (row, POST_ORGANISATION, 0),
                                 manager, row->person,
                                 MAX (today, started ? ffw_date_from_iso (started) : FFW_DATE_NONE),
                                 left ? ffw_date_from_iso (left) : FFW_DATE_NONE, &circle, error))
    return FALSE;
  if (circle)
    {
      g_autofree char *numbers = g_strjoin (", ", ffw_row_text (row, POST_NUMBER),
                                            row->cells[FIELD_MANAGER].text, NULL);

      ffw_intake_error (self, row, "E304", FIELD_MANAGER, numbers, NULL, NULL);
    }

  return TRUE;
}

static void
set_name (FfwSlot *slot, const FfwCell *cell)
{
  if (cell->state == FFW_CELL_SET)
    *slot = (FfwSlot){ .state = FFW_SLOT_TEXT, .text = cell->text };
  else if (cell->state == FFW_CELL_CLEAR)
    *slot = (FfwSlot){ .state = FFW_SLOT_NULL };
}

/* What the file says of the person besides the post: given name, family name, language. */
static void
person_slots (const FfwRow *row, FfwSlot slots[3])
{
  const FfwCell *language = &row->cells[FIELD_LANGUAGE];

  memset (slots, 0, 3 * sizeof *slots);
  set_name (&slots[0], &row->cells[FIELD_GIVEN_NAME]);
  set_name (&slots[1], &row->cells[FIELD_FAMILY_NAME]);
  if (language->state == FFW_CELL_SET)
    slots[2] = (FfwSlot){ .state = FFW_SLOT_INTEGER, .integer = language->integer };
  else if (language->state == FFW_CELL_CLEAR)
    slots[2] = (FfwSlot){ .state = FFW_SLOT_NULL };
}

static gboolean
load_person (FfwIntake *self, gint64 person, FfwSlot old[3], GError **error)
{
  People *people = self->state;
  FfwCursor *values = ffw_intake_statement (self, &people->values, SQL_PERSON_VALUES, error);

  if (values == NULL)
    return FALSE;
  ffw_cursor_bind (values, "i", person);
  if (!ffw_cursor_next (values, error))
    return FALSE;
  for (int i = 0; i < 2; i++)
    old[i] = ffw_cursor_is_null (values, i)
                 ? (FfwSlot){ .state = FFW_SLOT_NULL }
                 : (FfwSlot){ .state = FFW_SLOT_TEXT, .text = ffw_cursor_get_text (values, i) };
  old[2] = ffw_cursor_is_null (values, 2)
               ? (FfwSlot){ .state = FFW_SLOT_NULL }
               : (FfwSlot){ .state = FFW_SLOT_INTEGER, .integer = ffw_cursor_get_int (values, 2) };

  return TRUE;
}

static gboolean
has_no_name (const FfwSlot *said, const FfwSlot *there)
{
  return (said->state == FFW_SLOT_KEEP ? there : said)->state == FFW_SLOT_NULL;
}

/* What is left of somebody who was erased leads to them by UUID alone. It comes back as it went
 * out, so that the figures do not change on the way. */
static gboolean
is_erased (const FfwRow *row)
{
  return row->cells[FIELD_ID].state == FFW_CELL_SET
         && row->cells[FIELD_PERSON].state == FFW_CELL_SET
         && row->cells[FIELD_NUMBER].state != FFW_CELL_SET
         && row->cells[FIELD_EMAIL].state != FFW_CELL_SET;
}

/* Two rows of one person must say the same of the person. */
static gboolean
check_person (FfwIntake *self, FfwRow *row, GError **error)
{
  static const int fields[] = { FIELD_GIVEN_NAME, FIELD_FAMILY_NAME, FIELD_LANGUAGE };
  FfwSlot slots[3], old[3];
  guint line;

  if (row->person == 0)
    {
      if (row->cells[FIELD_GIVEN_NAME].state != FFW_CELL_SET
          && row->cells[FIELD_FAMILY_NAME].state != FFW_CELL_SET && !is_erased (row))
        ffw_intake_error (self, row, "E101", FIELD_FAMILY_NAME, "family_name", NULL, NULL);
      return TRUE;
    }
  if (!ffw_intake_seen (self, row->person, &line, error))
    return FALSE;
  person_slots (row, slots);
  if (!load_person (self, row->person, old, error))
    return FALSE;
  if (has_no_name (&slots[0], &old[0]) && has_no_name (&slots[1], &old[1])
      && (old[0].state != FFW_SLOT_NULL || old[1].state != FFW_SLOT_NULL))
    ffw_intake_error (self, row, "E111", FIELD_FAMILY_NAME, "family_name", NULL, NULL);
  if (line == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (ffw_slot_differs (&slots[i], &old[i]))
      {
        g_autofree char *number = g_strdup_printf ("%u", line);

        /* The post is the same row with other values; else it is the person that differs. */
        if (row->id != 0 && ffw_intake_seen (self, row->id, &line, error) && line != 0)
          ffw_intake_error (self, row, "E301", fields[i], number, NULL, NULL);
        else
          ffw_intake_error (self, row, "E315", fields[i], self->kind->fields[fields[i]].name,
                            number, NULL);
        return TRUE;
      }

  return TRUE;
}

static gboolean
people_check (FfwIntake *self, FfwRow *row, GError **error)
{
  if (row->id != 0 && row->cells[FIELD_PERSON].state != FFW_CELL_SET)
    row->person = ffw_row_integer (row, POST_PERSON, 0);
  if (row->person != 0)
    ffw_row_set_integer (row, POST_PERSON, row->person);

  if (!check_dates (self, row, error) || !check_manager (self, row, error)
      || !check_join (self, row, error) || !check_person (self, row, error))
    return FALSE;

  return row->rejected || row->person == 0 || ffw_intake_see (self, row->person, row->line, error);
}

static gboolean
people_compare (FfwIntake *self, FfwRow *row, gboolean *changed, GError **error)
{
  FfwSlot slots[3], old[3];

  if (row->person == 0)
    {
      *changed = TRUE;
      return TRUE;
    }
  person_slots (row, slots);
  if (!load_person (self, row->person, old, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    *changed = *changed || ffw_slot_differs (&slots[i], &old[i]);

  return TRUE;
}

static const char *
slot_text (const FfwSlot *slot)
{
  return slot->state == FFW_SLOT_TEXT ? slot->text : NULL;
}

static gint64
slot_integer (const FfwSlot *slot)
{
  return slot->state == FFW_SLOT_INTEGER ? slot->integer : FFW_NULL;
}

static gboolean
add_person (FfwIntake *self, FfwRow *row, const FfwSlot slots[3], GError **error)
{
  People *people = self->state;
  const FfwCell *given = &row->cells[FIELD_PERSON];
  char uuid[FFW_UUID_SIZE];
  FfwCursor *add = ffw_intake_statement (self, &people->add, SQL_ADD_PERSON, error);

  if (add == NULL)
    return FALSE;
  row->person = ffw_change_new_id (self->change);
  ffw_row_set_integer (row, POST_PERSON, row->person);
  ffw_cursor_bind (add, "isssI", row->person,
                   given->state == FFW_CELL_SET ? given->text
                                                : ffw_change_new_uuid (self->change, uuid),
                   slot_text (&slots[0]), slot_text (&slots[1]), slot_integer (&slots[2]));

  return ffw_cursor_run (add, error);
}

/* Makes or corrects the person that the post will be of. */
static gboolean
people_prepare (FfwIntake *self, FfwRow *row, GError **error)
{
  FfwSlot slots[3], old[3];
  gboolean differs = FALSE;

  person_slots (row, slots);
  if (row->person == 0)
    return add_person (self, row, slots, error);

  if (!load_person (self, row->person, old, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      differs = differs || ffw_slot_differs (&slots[i], &old[i]);
      if (slots[i].state == FFW_SLOT_KEEP)
        slots[i] = old[i];
    }

  return !differs
         || ffw_connection_run (self->connection, SQL_SET_PERSON, error, "ssIi",
                                slot_text (&slots[0]), slot_text (&slots[1]),
                                slot_integer (&slots[2]), row->person);
}

static gboolean
people_written (FfwIntake *self, FfwRow *row, GError **error)
{
  gboolean is_new = row->old[POST_PERSON].state == FFW_SLOT_NULL;
  gboolean moved = ffw_slot_differs (&row->slots[POST_STARTED_ON], &row->old[POST_STARTED_ON])
                   || ffw_slot_differs (&row->slots[POST_LEFT_ON], &row->old[POST_LEFT_ON]);
  guint line;

  if (joins_another (row)
      && !ffw_post_rows_join (self->connection, row->id, row->old[POST_PERSON].integer, row->person,
                              error))
    return FALSE;

  /* Someone who is new in this file has nothing that could follow. */
  if (!ffw_intake_seen (self, row->person, &line, error))
    return FALSE;
  if ((is_new ? line != 0 : moved) && !ffw_post_rows_follow (self->connection, row->person, error))
    return FALSE;

  return ffw_intake_see (self, row->person, row->line, error);
}

static const FfwIntakeClass people_intake = {
  .columns = post_columns,
  .keeps_refused = TRUE,
  .links = people_links,
  .n_links = G_N_ELEMENTS (people_links),
  .state_size = sizeof (People),
  .resolve = people_resolve,
  .find = people_find,
  .check = people_check,
  .compare = people_compare,
  .prepare = people_prepare,
  .written = people_written,
  .clear = people_clear,
};

const FfwKind ffw_kind_people = {
  .name = "people",
  .title = N_ ("People"),
  .table = "post",
  .fields = people_fields,
  .n_fields = G_N_ELEMENTS (people_fields),
  .from = "post p JOIN person e ON e.id = p.person JOIN organisation o ON o.id = p.organisation "
          "LEFT JOIN site s ON s.id = p.site",
  .organisation = "o.code",
  .order = "o.code, p.staff_number, p.started_on, e.uuid",
  .intake = &people_intake,
};
