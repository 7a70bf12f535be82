/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-many-private.h"

#include "ffw-directory.h"

#include <glib/gi18n-lib.h>

/* How many of those for whom nothing is done are named. */
#define MOST_NAMED 200

#define SQL_NAME                                                                                   \
  "SELECT trim (coalesce (given_name, '') || ' ' || coalesce (family_name, '')) FROM person"       \
  " WHERE id = ?"
#define SQL_CODE "SELECT code FROM area WHERE id = ?"

/* What became of one person. */
typedef struct
{
  gboolean done;
  FfwManyLeft left;
  char *why;
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *self = data;

  g_free (self->why);
  g_free (self);
}

static void
person_free (gpointer data)
{
  FfwManyPerson *self = data;

  g_free (self->name);
  g_free (self->why);
  g_free (self);
}

/** Returns: (transfer full): a plan for nobody yet, with no texts */
FfwManyPlan *
ffw_many_plan_new (FfwManyAct act)
{
  FfwManyPlan *self = g_new0 (FfwManyPlan, 1);

  self->act = act;
  self->posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->areas = g_strdup ("");
  self->roles = g_strdup ("");
  self->reason = g_strdup ("");

  return self;
}

void
ffw_many_plan_free (FfwManyPlan *self)
{
  g_array_unref (self->posts);
  g_array_unref (self->rows);
  g_free (self->areas);
  g_free (self->roles);
  g_free (self->reason);
  g_free (self);
}

void
ffw_many_result_free (FfwManyResult *self)
{
  g_ptr_array_unref (self->left);
  g_free (self);
}

/** Returns: for how many people nothing is done */
guint
ffw_many_result_count_left (const FfwManyResult *self)
{
  guint n = 0;

  for (guint i = 0; i < FFW_MANY_N_LEFT; i++)
    n += self->n_left[i];

  return n;
}

void
ffw_many_free (FfwMany *self)
{
  g_clear_pointer (&self->areas, g_hash_table_unref);
  g_array_unref (self->roles);
  g_hash_table_unref (self->people);
  g_array_unref (self->order);
  g_hash_table_unref (self->follows);
  g_clear_pointer (&self->result, ffw_many_result_free);
  g_free (self);
}

/* The ids of codes that are separated by spaces. A code that names nothing any more is an error. */
static GArray *
find_codes (FfwDirectories *directories, const char *table, const char *codes, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);

  for (guint i = 0; parts[i]; i++)
    {
      gint64 id = 0;

      if (*parts[i] == '\0')
        continue;
      if (!ffw_directories_find (directories, table, parts[i], &id, error))
        return NULL;
      if (id == 0)
        {
          g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                       _ ("“%s” is not there any more. Choose again."), parts[i]);
          return NULL;
        }
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/** Returns: (transfer full): the beginning of a plan; %NULL with @error set as ffw_many_run() */
FfwMany *
ffw_many_new (FfwChange *change, FfwConnection *connection, const FfwManyPlan *plan, FfwDate today,
              GError **error)
{
  g_autoptr (FfwMany) self = g_new0 (FfwMany, 1);
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  g_autoptr (GArray) areas = NULL;

  self->change = change;
  self->connection = connection;
  self->plan = plan;
  self->today = today;
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, outcome_free);
  self->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->follows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->result = g_new0 (FfwManyResult, 1);
  self->result->left = g_ptr_array_new_with_free_func (person_free);
  self->roles = find_codes (directories, "role", plan->roles, error);
  if (self->roles == NULL)
    {
      self->roles = g_array_new (FALSE, FALSE, sizeof (gint64));
      return NULL;
    }
  areas = find_codes (directories, "area", plan->areas, error);
  if (areas == NULL)
    return NULL;
  if (areas->len > 0)
    self->areas = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < areas->len; i++)
    g_hash_table_add (self->areas, g_memdup2 (&g_array_index (areas, gint64, i), sizeof (gint64)));

  return g_steal_pointer (&self);
}

gboolean
ffw_many_asks_area (const FfwMany *self, gint64 area)
{
  return self->areas == NULL || g_hash_table_contains (self->areas, &area);
}

static Outcome *
get_outcome (FfwMany *self, gint64 person)
{
  Outcome *outcome = g_hash_table_lookup (self->people, &person);

  if (outcome)
    return outcome;

  outcome = g_new0 (Outcome, 1);
  g_hash_table_insert (self->people, g_memdup2 (&person, sizeof person), outcome);
  g_array_append_val (self->order, person);

  return outcome;
}

/**
 * ffw_many_leave:
 * @person: 0 where the row, and so whose it was, is gone
 *
 * Notes why nothing is done for somebody by one of their posts or rows.
 */
void
ffw_many_leave (FfwMany *self, gint64 person, FfwManyLeft left, const char *why)
{
  Outcome *outcome;

  if (person == 0)
    {
      self->result->n_left[FFW_MANY_LEFT_GONE]++;
      return;
    }
  outcome = get_outcome (self, person);

  if (left < outcome->left)
    return;
  outcome->left = left;
  if (why)
    {
      g_free (outcome->why);
      outcome->why = g_strdup (why);
    }
}

/**
 * ffw_many_did:
 * @row: the id of what was written
 *
 * Notes that something was done for somebody, and lets the change rest.
 */
gboolean
ffw_many_did (FfwMany *self, gint64 person, gint64 row, GError **error)
{
  get_outcome (self, person)->done = TRUE;
  self->subject = self->result->n_rows++ == 0 ? row : 0;
  ffw_change_touch (self->change, person);

  return ffw_change_rest (self->change, error);
}

static gboolean
name_left (FfwMany *self, gint64 person, const Outcome *outcome, GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;
  FfwManyPerson *left;

  if (self->result->left->len >= MOST_NAMED)
    return TRUE;
  cursor = ffw_connection_query (self->connection, SQL_NAME, error, "i", person);
  if (cursor == NULL || (!ffw_cursor_next (cursor, error) && ffw_cursor_has_failed (cursor)))
    return FALSE;

  left = g_new0 (FfwManyPerson, 1);
  left->person = person;
  left->name = g_strdup (ffw_cursor_get_text (cursor, 0));
  left->left = outcome->left;
  left->why = g_strdup (outcome->why);
  g_ptr_array_add (self->result->left, left);

  return TRUE;
}

/** Returns: (transfer full): what came of the plan; %NULL with @error set */
FfwManyResult *
ffw_many_take_result (FfwMany *self, GError **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      gint64 person = g_array_index (self->order, gint64, i);
      const Outcome *outcome = g_hash_table_lookup (self->people, &person);

      if (outcome->done)
        self->result->n_people++;
      else
        {
          self->result->n_left[outcome->left]++;
          if (!name_left (self, person, outcome, error))
            return NULL;
        }
    }

  return g_steal_pointer (&self->result);
}

static gboolean
run (FfwMany *self, GError **error)
{
  switch (self->plan->act)
    {
    case FFW_MANY_EXTEND:
    case FFW_MANY_UNEXTEND:
      return ffw_many_extend (self, error);
    case FFW_MANY_WAIVE:
      return ffw_many_waive (self, error);
    case FFW_MANY_END_WAIVERS:
    case FFW_MANY_REMOVE_WAIVERS:
      return ffw_many_end_waivers (self, error);
    case FFW_MANY_ADD_ROLES:
    case FFW_MANY_REMOVE_ROLES:
    case FFW_MANY_SET_ROLES:
      return ffw_many_change_roles (self, error);
    case FFW_MANY_RECORD:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * ffw_many_run:
 * @plan: any but %FFW_MANY_RECORD
 *
 * Does what was planned, as one change, for all for whom it can be done; who is left out is said.
 * Where that is everybody, the change is discarded. Sets the message of the history.
 *
 * Returns: (transfer full): what came of it; %NULL with a #FFW_ACTION_ERROR where the plan is
 *   against a rule or names what is gone, or a #FFW_STORE_ERROR
 */
FfwManyResult *
ffw_many_run (FfwChange *change, const FfwManyPlan *plan, FfwDate today, GError **error)
{
  g_autoptr (FfwMany) self = ffw_many_new (change, ffw_change_get_connection (change), plan, today,
                                           error);

  if (self == NULL || !run (self, error))
    return NULL;
  if (self->result->n_rows == 0)
    ffw_change_discard (change);

  return ffw_many_take_result (self, error);
}

/**
 * ffw_many_look:
 *
 * Does what was planned to see what would come of it, how posts would stand included, and discards
 * it.
 *
 * Returns: (transfer full): that; %NULL with @error set as ffw_many_run()
 */
FfwManyResult *
ffw_many_look (FfwChange *change, const FfwManyPlan *plan, FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwMany) self = ffw_many_new (change, connection, plan, today, error);

  if (self == NULL || !run (self, error)
      || !ffw_many_work_out_effect (connection, self->follows, &self->result->effect, error))
    return NULL;
  ffw_change_discard (change);

  return ffw_many_take_result (self, error);
}

/**
 * ffw_many_read_codes:
 * @areas: (array length=n): ids of training areas
 *
 * Returns: (transfer full): their codes, separated by spaces, as a plan has them
 */
char *
ffw_many_read_codes (FfwConnection *connection, const gint64 *areas, guint n, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (connection, SQL_CODE, error);

  if (cursor == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      ffw_cursor_bind (cursor, "i", areas[i]);
      if (ffw_cursor_next (cursor, error))
        g_string_append_printf (codes, "%s%s", codes->len ? " " : "",
                                ffw_cursor_get_text (cursor, 0));
      else if (ffw_cursor_has_failed (cursor))
        return NULL;
    }

  return g_strdup (codes->str);
}
