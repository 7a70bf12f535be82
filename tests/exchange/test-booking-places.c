/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is done, in whatever order: no session ahead ever has more people with a place than it
 * holds, no course more funded places than its quota, and nobody waits for a place that they could
 * have. Some thousands of random steps, the same of them for the same --seed. */

#include "ffw-booking-actions.h"
#include "ffw-booking-changes.h"
#include "ffw-booking-guard.h"
#include "ffw-check.h"
#include "ffw-session-actions.h"
#include "importing.h"

#define TODAY      ffw_date_new (2022, 11, 22)
#define STEPS      2500
#define N_PEOPLE   24
#define N_SESSIONS 3

/* Who is looked at closely, and how often. */
#define CHECK_EVERY 250

typedef struct
{
  Importing base;
  gint64 posts[N_PEOPLE];
  gint64 sessions[N_SESSIONS];
  guint done;    /* how many steps did something */
  guint refused; /* and were refused, as they should be */
  const char *step;
  gint64 served; /* the session whose line the step has served; 0 for none */
} Fixture;

static gint64
get (Fixture *fixture, const char *sql)
{
  g_autofree char *text = importing_query (&fixture->base, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

static void
import (Fixture *fixture, const char *kind, const char *text)
{
  g_autoptr (FfwImport) import = importing_run (&fixture->base, kind, FFW_IMPORT_SKIP_ERRORS, text);

  g_assert_nonnull (import);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) people
      = g_string_new ("organisation,staff_number,given_name,family_name,role,started_on\n");

  importing_set_up (&fixture->base, data);
  ffw_workspace_set_guard (fixture->base.workspace, &ffw_booking_guard);
  for (guint i = 0; i < N_PEOPLE; i++)
    g_string_append_printf (people, "%s,%u,A,Person,%s,2020-01-06\n", i % 2 ? "STY" : "NWP", i,
                            i % 3 ? "PRIS" : "KEY");
  import (fixture, "people", people->str);
  import (fixture, "courses", "code,places\nPOWER,6\n");
  import (fixture, "sessions",
          "session,course,starts_at,ends_at,capacity,status\n"
          "S0,POWER,2022-12-01T09:30,2022-12-01T16:00,4,open\n"
          "S1,POWER,2022-12-05T09:30,2022-12-05T16:00,5,open\n"
          "S2,POWER,2022-12-05T10:30,2022-12-05T16:00,,open\n");
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM post WHERE staff_number = '%u'", i);

      fixture->posts[i] = get (fixture, sql);
      g_assert_cmpint (fixture->posts[i], >, 0);
    }
  for (guint i = 0; i < N_SESSIONS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM session WHERE code = 'S%u'", i);

      fixture->sessions[i] = get (fixture, sql);
      g_assert_cmpint (fixture->sessions[i], >, 0);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  importing_tear_down (&fixture->base, data);
}

static guint
below (guint n)
{
  return (guint)g_test_rand_int_range (0, (gint32)n);
}

static gint64
any_session (Fixture *fixture)
{
  return fixture->sessions[below (N_SESSIONS)];
}

/* A booking of a session with the status, or 0. */
static gint64
any_booking (Fixture *fixture, gint64 session, FfwBookingStatus status)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce ((SELECT id FROM booking WHERE session = %" G_GINT64_FORMAT
      " AND status = %d ORDER BY (id * 7919 + %u) %% 101 LIMIT 1), 0)",
      session, status, below (101));

  return get (fixture, sql);
}

/* A step that is one change; refusals are part of it. */
typedef gboolean (*StepFunc) (FfwChange *change, gpointer data, GError **error);

static gboolean
make (Fixture *fixture, StepFunc func)
{
  g_autoptr (GError) error = NULL;

  if (ffw_workspace_change (fixture->base.workspace, func, fixture, NULL, &error))
    return TRUE;
  fixture->served = 0;
  if (error)
    {
      g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (FFW_ACTION_ERROR));
      fixture->refused++;
    }

  return FALSE;
}

static gboolean
do_book (FfwChange *change, gpointer data, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (FfwBookingPlan) plan = ffw_booking_plan_new (any_session (fixture));
  guint n = 1 + below (6);
  FfwBookingResult *result;

  for (guint i = 0; i < n; i++)
    {
      FfwBookingAsk *ask = ffw_booking_plan_add (plan, fixture->posts[below (N_PEOPLE)]);

      ask->funded = below (2);
      if (below (8) == 0)
        ask->reason = g_strdup ("Asked for by the governor");
    }
  plan->leave_lists = below (2);
  fixture->served = plan->session;
  result = ffw_booking_plan_run (change, plan, TODAY, error);
  g_clear_pointer (&result, ffw_booking_result_free);

  return error == NULL || *error == NULL;
}

static gboolean
do_cancel (FfwChange *change, gpointer data, GError **error)
{
  Fixture *fixture = data;
  gint64 session = any_session (fixture);
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (GArray) bookings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT id FROM booking WHERE session = ? AND status IN (0, 1)", error, "i",
      session);
  FfwBookingResult *result;

  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      if (below (3) == 0)
        g_array_append_val (bookings, id);
    }
  if (bookings->len == 0)
    {
      ffw_change_discard (change);
      return TRUE;
    }
  fixture->served = session;
  result = ffw_booking_cancel_listed (change, session, (const gint64 *)bookings->data,
                                      bookings->len, TODAY, error);
  g_assert_nonnull (result);
  ffw_booking_result_free (result);

  return TRUE;
}

/* What a step is about, as it is not to be asked within a change. */
static gint64 waiting, instead;

static gboolean
do_promote (FfwChange *change, gpointer data, GError **error)
{
  FfwBookingResult *result = ffw_booking_promote (change, waiting, instead, "Leaves in March",
                                                  TODAY, error);

  g_clear_pointer (&result, ffw_booking_result_free);

  return error == NULL || *error == NULL;
}

static gboolean
do_edit (FfwChange *change, gpointer data, GError **error)
{
  FfwBookingAsk ask = { .language = below (2), .funded = below (2) };
  FfwBookingResult *result = ffw_booking_edit (change, instead, &ask, TODAY, error);

  g_clear_pointer (&result, ffw_booking_result_free);

  return error == NULL || *error == NULL;
}

static gboolean
do_capacity (FfwChange *change, gpointer data, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (FfwSession) session = ffw_session_read (ffw_change_get_connection (change),
                                                     any_session (fixture), error);

  g_assert_nonnull (session);
  fixture->served = session->id;
  session->capacity = below (10) ? 1 + (gint64)below (8) : FFW_NULL;
  session->waiting_order = below (2);

  return ffw_session_save (change, session, TODAY, error) != 0;
}

static gboolean
do_fill_freed (FfwChange *change, gpointer data, GError **error)
{
  return ffw_booking_fill_freed (change, GUINT_TO_POINTER (TODAY), error);
}

static void
import_bookings (Fixture *fixture)
{
  static const char *const statuses[] = { "booked", "booked", "waiting", "cancelled" };
  g_autoptr (GString) text
      = g_string_new ("session,organisation,staff_number,status,funded,asked_at\n");
  guint n = 1 + below (8);

  for (guint i = 0; i < n; i++)
    {
      guint who = below (N_PEOPLE);

      g_string_append_printf (
          text, "S%u,%s,%u,%s,%s,2022-11-%02uT09:00\n", below (N_SESSIONS), who % 2 ? "STY" : "NWP",
          who, statuses[below (G_N_ELEMENTS (statuses))], below (2) ? "yes" : "no", 1 + below (20));
    }
  import (fixture, "bookings", text->str);
}

static void
import_sessions (Fixture *fixture)
{
  g_autofree char *text = g_strdup_printf (
      "session,starts_at,ends_at,capacity\nS0,2022-12-01T09:30,2022-12-01T16:00,%u\n",
      1 + below (8));

  import (fixture, "sessions", text);
}

static void
import_holds (Fixture *fixture)
{
  g_autofree char *text = g_strdup_printf (
      "%s,organisation,places,until\n%s,%s,%u,2022-%s\n", below (2) ? "session" : "course", "%s",
      below (2) ? "STY" : "NWP", below (4), below (3) ? "12-31" : "11-01");
  gboolean session = g_str_has_prefix (text, "session");
  g_auto (GStrv) parts = g_strsplit (text, "%s", 2);
  g_autofree char *name = session ? g_strdup_printf ("S%u", below (N_SESSIONS))
                                  : g_strdup ("POWER");
  g_autofree char *whole = g_strjoin (name, parts[0], parts[1], NULL);

  import (fixture, "allocations", whole);
}

static void
take_back (Fixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  /* Any of the last few: undo of what later changes have built upon is refused. */
  if (redo)
    done = ffw_workspace_redo (fixture->base.workspace, NULL, NULL, &error);
  else
    {
      gint64 change = get (fixture, "SELECT max (id) FROM change") - below (5);

      done = ffw_workspace_undo (fixture->base.workspace, MAX (change, 6), NULL, NULL, &error);
    }
  fixture->refused += !done;
}

static void
step (Fixture *fixture)
{
  gint64 session = any_session (fixture);

  fixture->served = 0;
  switch (below (12))
    {
    case 0:
    case 1:
    case 2:
      fixture->step = "book";
      make (fixture, do_book);
      break;
    case 3:
    case 4:
      fixture->step = "cancel";
      make (fixture, do_cancel);
      break;
    case 5:
      fixture->step = "promote";
      waiting = any_booking (fixture, session, FFW_BOOKING_WAITING);
      instead = below (2) ? any_booking (fixture, session, FFW_BOOKING_BOOKED) : 0;
      if (waiting)
        make (fixture, do_promote);
      break;
    case 6:
      fixture->step = "edit";
      instead = any_booking (fixture, session, below (2));
      if (instead)
        make (fixture, do_edit);
      break;
    case 7:
      fixture->step = "capacity";
      make (fixture, do_capacity);
      break;
    case 8:
      fixture->step = "import";
      if (below (3))
        import_bookings (fixture);
      else if (below (2))
        import_sessions (fixture);
      else
        import_holds (fixture);
      break;
    case 9:
      fixture->step = "fill";
      make (fixture, do_fill_freed);
      break;
    default:
      fixture->step = below (3) ? "undo" : "redo";
      take_back (fixture, g_str_equal (fixture->step, "redo"));
      break;
    }
  fixture->done++;
}

static void
assert_never (Fixture *fixture, guint i, const char *what, const char *sql)
{
  gint64 n = get (fixture, sql);

  if (n != 0)
    g_error ("After step %u (%s): %s", i, fixture->step, what);
}

static gpointer
check_all (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_check (connection, TODAY, error);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ffw_workspace_read (fixture->base.workspace, check_all, NULL,
                                                       NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < STEPS; i++)
    {
      step (fixture);
      assert_never (fixture, i, "a session has more people than places",
                    "SELECT count(*) FROM session s WHERE s.capacity < (SELECT count(*)"
                    " FROM booking b WHERE b.session = s.id AND b.status = 0)");
      assert_never (fixture, i, "a course has more funded places than its quota",
                    "SELECT count(*) FROM course c WHERE c.places < (SELECT count(*)"
                    " FROM booking b JOIN session s ON s.id = b.session WHERE s.course = c.id"
                    " AND b.funded = 1 AND b.status = 0 AND b.reason IS NULL)");
      if (fixture->served)
        {
          g_autofree char *sql = g_strdup_printf (
              "SELECT count(*) FROM session s JOIN booking w ON w.session = s.id AND w.status = 1"
              " WHERE s.id = %" G_GINT64_FORMAT " AND (w.funded = 0 OR w.reason IS NOT NULL)"
              " AND coalesce (s.capacity, 99) > (SELECT count(*) FROM booking b"
              "  WHERE b.session = s.id AND b.status = 0)"
              " AND NOT EXISTS (SELECT 1 FROM allocation a WHERE a.session = s.id)",
              fixture->served);

          assert_never (fixture, i, "somebody waits for a place that is free", sql);
        }
      if (i % CHECK_EVERY == CHECK_EVERY - 1)
        assert_sound (fixture);
    }
  g_test_message ("%u steps, %u refused", fixture->done, fixture->refused);
  g_assert_cmpuint (fixture->refused, <, fixture->done / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);

  g_test_add ("/booking-places/never-more-than-there-are", Fixture, NULL, set_up, test_places,
              tear_down);

  return g_test_run ();
}
