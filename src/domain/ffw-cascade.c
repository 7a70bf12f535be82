/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cascade.h"

#include "ffw-coding.h"
#include "ffw-fold.h"

#include <string.h>

/* What the cascade is about: of one course, what authorises it and itself; else everything. */
#define AUTHORISING                                                                                \
  "(SELECT course FROM course_authorises WHERE CAST (? AS BIGINT) IN (0, authorised))"
#define SQL_QUALIFYING                                                                             \
  "SELECT l.person, l.id, coalesce (l.session, 0), l.completed_on FROM record l"                   \
  " WHERE l.course IN " AUTHORISING " AND l.outcome = 1 AND l.completed_on <= ?"                   \
  " ORDER BY l.person, l.completed_on, l.id"
#define SQL_TAUGHT                                                                                 \
  "SELECT DISTINCT d.session, t.person FROM session_trainer t"                                     \
  " JOIN session_date d ON d.id = t.session_date JOIN session s ON s.id = d.session"               \
  " WHERE s.status <> ? AND s.first_on <= ? AND (CAST (? AS BIGINT) IN (0, s.course)"              \
  "   OR s.course IN " AUTHORISING ") ORDER BY 1, 2"
#define SQL_REACHED                                                                                \
  "SELECT l.session, l.person FROM record l WHERE l.session IS NOT NULL AND l.outcome = 1"         \
  " AND l.completed_on <= ? AND (CAST (? AS BIGINT) IN (0, l.course) OR l.course IN " AUTHORISING  \
  ") ORDER BY l.session"
#define SQL_NAME                                                                                   \
  "SELECT n.family_name, n.given_name, (SELECT o.code || '/' || p.staff_number FROM post p"        \
  "  JOIN organisation o ON o.id = p.organisation WHERE p.person = n.id"                           \
  "   AND p.staff_number IS NOT NULL ORDER BY p.started_on DESC, p.id LIMIT 1)"                    \
  " FROM person n WHERE n.id = ?"

/* Those who train on one session: a run of the array of all. */
typedef struct
{
  guint first;
  guint n;
} Run;

typedef struct
{
  FfwConnection *connection;
  gint64 course;
  FfwDate today;
  GPtrArray *trainers;
  GHashTable *places; /* gint64 * of a trainer: person → position */
  GHashTable *runs;   /* gint64: session → Run */
  GArray *taught;     /* of guint: positions, session by session */
} Reading;

static void
trainer_free (gpointer data)
{
  FfwCascadeTrainer *self = data;

  g_free (self->name);
  g_free (self->number);
  g_array_unref (self->trained_by);
  g_array_unref (self->trained);
  g_array_unref (self->reached);
  g_free (self);
}

void
ffw_cascade_free (FfwCascade *self)
{
  g_ptr_array_unref (self->trainers);
  g_free (self);
}

static guint
find_or_add (Reading *self, gint64 person)
{
  gpointer place;
  FfwCascadeTrainer *trainer;

  if (g_hash_table_lookup_extended (self->places, &person, NULL, &place))
    return GPOINTER_TO_UINT (place);

  trainer = g_new0 (FfwCascadeTrainer, 1);
  trainer->person = person;
  trainer->generation = FFW_CASCADE_CIRCLE;
  trainer->trained_by = g_array_new (FALSE, FALSE, sizeof (guint));
  trainer->trained = g_array_new (FALSE, FALSE, sizeof (guint));
  trainer->reached = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (self->places, &trainer->person, GUINT_TO_POINTER (self->trainers->len));
  g_ptr_array_add (self->trainers, trainer);

  return self->trainers->len - 1;
}

/* A later record renews what the first gave, and says nothing of who made them a trainer. */
static gboolean
read_qualifying (Reading *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_QUALIFYING, error,
                                                       "iD", self->course, self->today);
  gint64 last = 0;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 person = ffw_cursor_get_int (cursor, 0);
      FfwCascadeTrainer *trainer;
      guint place;

      if (person == last)
        continue;
      last = person;
      place = find_or_add (self, person);
      trainer = self->trainers->pdata[place];
      trainer->record = ffw_cursor_get_int (cursor, 1);
      trainer->session = ffw_cursor_get_int (cursor, 2);
      trainer->since = ffw_cursor_get_date (cursor, 3);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_taught (Reading *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_TAUGHT, error, "iDii",
                                                       (gint64)FFW_SESSION_CANCELLED, self->today,
                                                       self->course, self->course);
  Run *run = NULL;
  gint64 last = 0;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 session = ffw_cursor_get_int (cursor, 0);
      guint place = find_or_add (self, ffw_cursor_get_int (cursor, 1));

      if (run == NULL || session != last)
        {
          run = g_new (Run, 1);
          *run = (Run){ self->taught->len, 0 };
          g_hash_table_insert (self->runs, g_memdup2 (&session, sizeof session), run);
          last = session;
        }
      g_array_append_val (self->taught, place);
      run->n++;
      ((FfwCascadeTrainer *)self->trainers->pdata[place])->n_sessions++;
    }

  return !ffw_cursor_has_failed (cursor);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *)a;
  guint other = *(const guint *)b;

  return (one > other) - (one < other);
}

static void
make_distinct (GArray *numbers)
{
  guint n = 0;

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, guint, i) != g_array_index (numbers, guint, n - 1))
      g_array_index (numbers, guint, n++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, n);
}

/* Sets @n_people. People are numbered as they come. */
static gboolean
read_reached (Reading *self, guint *n_people, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_REACHED, error, "Dii",
                                                       self->today, self->course, self->course);
  const Run *run = NULL;
  gint64 last = 0;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 session = ffw_cursor_get_int (cursor, 0);
      gint64 person = ffw_cursor_get_int (cursor, 1);
      gpointer found;
      guint number;

      if (session != last)
        {
          run = g_hash_table_lookup (self->runs, &session);
          last = session;
        }
      if (run == NULL)
        continue;
      if (g_hash_table_lookup_extended (numbers, &person, NULL, &found))
        number = GPOINTER_TO_UINT (found);
      else
        {
          number = g_hash_table_size (numbers);
          g_hash_table_insert (numbers, g_memdup2 (&person, sizeof person),
                               GUINT_TO_POINTER (number));
        }
      for (guint i = 0; i < run->n; i++)
        {
          guint place = g_array_index (self->taught, guint, run->first + i);

          g_array_append_val (((FfwCascadeTrainer *)self->trainers->pdata[place])->reached, number);
        }
    }
  *n_people = g_hash_table_size (numbers);
  for (guint i = 0; i < self->trainers->len; i++)
    make_distinct (((FfwCascadeTrainer *)self->trainers->pdata[i])->reached);

  return !ffw_cursor_has_failed (cursor);
}

static void
link_trainers (Reading *self)
{
  for (guint i = 0; i < self->trainers->len; i++)
    {
      FfwCascadeTrainer *trainer = self->trainers->pdata[i];
      const Run *run = trainer->session ? g_hash_table_lookup (self->runs, &trainer->session)
                                        : NULL;

      for (guint k = 0; run && k < run->n; k++)
        {
          guint by = g_array_index (self->taught, guint, run->first + k);

          g_array_append_val (trainer->trained_by, by);
          g_array_append_val (((FfwCascadeTrainer *)self->trainers->pdata[by])->trained, i);
        }
    }
}

/* From those who were trained outside outwards, each reached once: so circles end, and the lowest
 * of several trainers comes first. Where a session names no trainer, nobody here trained them. */
static void
number_generations (GPtrArray *trainers)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < trainers->len; i++)
    {
      FfwCascadeTrainer *trainer = trainers->pdata[i];

      if (trainer->trained_by->len > 0)
        continue;
      trainer->generation = 0;
      g_array_append_val (queue, i);
    }
  for (guint i = 0; i < queue->len; i++)
    {
      const FfwCascadeTrainer *trainer = trainers->pdata[g_array_index (queue, guint, i)];

      for (guint k = 0; k < trainer->trained->len; k++)
        {
          guint place = g_array_index (trainer->trained, guint, k);
          FfwCascadeTrainer *next = trainers->pdata[place];

          if (next->generation != FFW_CASCADE_CIRCLE)
            continue;
          next->generation = trainer->generation + 1;
          g_array_append_val (queue, place);
        }
    }
}

static gboolean
read_names (Reading *self, char **keys, FfwLanguage language, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (self->connection, SQL_NAME, error);

  if (cursor == NULL)
    return FALSE;
  for (guint i = 0; i < self->trainers->len; i++)
    {
      FfwCascadeTrainer *trainer = self->trainers->pdata[i];
      g_autofree char *family = NULL;
      g_autofree char *given = NULL;

      ffw_cursor_bind (cursor, "i", trainer->person);
      if (!ffw_cursor_next (cursor, error))
        return FALSE;
      family = g_strdup (ffw_cursor_get_text (cursor, 0));
      given = g_strdup (ffw_cursor_get_text (cursor, 1));
      trainer->name
          = g_strstrip (g_strconcat (given ? given : "", " ", family ? family : "", NULL));
      trainer->number = g_strdup (ffw_cursor_get_text (cursor, 2));
      g_clear_pointer (&family, g_free);
      family = ffw_sort_key (ffw_cursor_get_text (cursor, 0) ? ffw_cursor_get_text (cursor, 0) : "",
                             language);
      g_clear_pointer (&given, g_free);
      given = ffw_sort_key (ffw_cursor_get_text (cursor, 1) ? ffw_cursor_get_text (cursor, 1) : "",
                            language);
      keys[i] = g_strconcat (family, "\001", given, NULL);
    }

  return TRUE;
}

typedef struct
{
  GPtrArray *trainers;
  char **keys;
} Order;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  guint one = *(const guint *)a;
  guint other = *(const guint *)b;
  const FfwCascadeTrainer *left = order->trainers->pdata[one];
  const FfwCascadeTrainer *right = order->trainers->pdata[other];
  int by_name;

  /* A circle, as a number without its sign, is beyond all others. */
  if (left->generation != right->generation)
    return (guint)left->generation < (guint)right->generation ? -1 : 1;
  by_name = strcmp (order->keys[one], order->keys[other]);

  return by_name ? by_name : (left->person > right->person) - (left->person < right->person);
}

static void
move_places (GArray *places, const guint *moved)
{
  for (guint i = 0; i < places->len; i++)
    g_array_index (places, guint, i) = moved[g_array_index (places, guint, i)];
  g_array_sort (places, compare_numbers);
}

/* Puts the trainers in their order. */
static GPtrArray *
sort_trainers (GPtrArray *trainers, char **keys)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (trainer_free);
  g_autofree guint *places = g_new (guint, trainers->len);
  g_autofree guint *moved = g_new (guint, trainers->len);
  Order order = { trainers, keys };

  for (guint i = 0; i < trainers->len; i++)
    places[i] = i;
  g_qsort_with_data (places, (int)trainers->len, sizeof *places, compare_places, &order);
  for (guint i = 0; i < trainers->len; i++)
    {
      moved[places[i]] = i;
      g_ptr_array_add (sorted, trainers->pdata[places[i]]);
    }
  for (guint i = 0; i < sorted->len; i++)
    {
      FfwCascadeTrainer *trainer = sorted->pdata[i];

      move_places (trainer->trained_by, moved);
      move_places (trainer->trained, moved);
    }

  return sorted;
}

/* Those that are still in their first order are let go of by whoever sorts them. */
static FfwCascade *
read_all (Reading *self, FfwLanguage language, GError **error)
{
  g_autoptr (FfwCascade) cascade = g_new0 (FfwCascade, 1);
  g_auto (GStrv) keys = NULL;

  cascade->trainers = g_ptr_array_ref (self->trainers);
  if (!read_qualifying (self, error) || !read_taught (self, error)
      || !read_reached (self, &cascade->n_people, error))
    return NULL;
  link_trainers (self);
  number_generations (self->trainers);
  keys = g_new0 (char *, self->trainers->len + 1);
  if (!read_names (self, keys, language, error))
    return NULL;

  g_ptr_array_unref (cascade->trainers);
  cascade->trainers = sort_trainers (self->trainers, keys);
  g_ptr_array_set_free_func (self->trainers, NULL);
  for (guint i = 0; i < cascade->trainers->len; i++)
    {
      const FfwCascadeTrainer *trainer = cascade->trainers->pdata[i];

      cascade->n_generations = MAX (cascade->n_generations, (guint)(trainer->generation + 1));
    }

  return g_steal_pointer (&cascade);
}

/**
 * ffw_cascade_read:
 * @course: the id of the course that is cascaded, or 0 for all
 * @today: what is dated later is not looked at
 *
 * Everybody who holds or held a record that authorises, or trained on a session that has begun. A
 * trainer's generation comes from the first record that authorised them.
 *
 * Returns: (transfer full): who trained whom; %NULL with @error set
 */
FfwCascade *
ffw_cascade_read (FfwConnection *connection, gint64 course, FfwDate today, FfwLanguage language,
                  GError **error)
{
  g_autoptr (GPtrArray) trainers = g_ptr_array_new_with_free_func (trainer_free);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) taught = g_array_new (FALSE, FALSE, sizeof (guint));
  Reading reading = {
    .connection = connection,
    .course = course,
    .today = today,
    .trainers = trainers,
    .places = places,
    .runs = runs,
    .taught = taught,
  };

  return read_all (&reading, language, error);
}

/** Returns: the position of @person among the trainers, or -1 */
int
ffw_cascade_find (const FfwCascade *self, gint64 person)
{
  for (guint i = 0; i < self->trainers->len; i++)
    if (((const FfwCascadeTrainer *)self->trainers->pdata[i])->person == person)
      return (int)i;

  return -1;
}

/**
 * ffw_cascade_count_through:
 * @trainer: a position
 *
 * Returns: how many people they reached, and those whom they trained, and those whom these trained,
 *   each person once
 */
guint
ffw_cascade_count_through (const FfwCascade *self, guint trainer)
{
  g_autofree guint8 *is_seen = g_new0 (guint8, self->trainers->len);
  g_autofree guint8 *is_reached = g_new0 (guint8, self->n_people);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  is_seen[trainer] = 1;
  g_array_append_val (queue, trainer);
  for (guint i = 0; i < queue->len; i++)
    {
      const FfwCascadeTrainer *at = self->trainers->pdata[g_array_index (queue, guint, i)];

      for (guint k = 0; k < at->reached->len; k++)
        {
          guint8 *reached = &is_reached[g_array_index (at->reached, guint, k)];

          n += *reached == 0;
          *reached = 1;
        }
      for (guint k = 0; k < at->trained->len; k++)
        {
          guint next = g_array_index (at->trained, guint, k);

          if (is_seen[next])
            continue;
          is_seen[next] = 1;
          g_array_append_val (queue, next);
        }
    }

  return n;
}
