/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Layouts that are kept under names. */

#include "ffw-profiles.h"
#include "ffw-store-test.h"

#include <string.h>

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Room;

static gboolean
add_organisation (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);
  return ffw_store_test_add_organisation (change, "GWP", error) != 0;
}

static void
room_open (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  room->folder = ffw_store_test_make_folder ();
  room->workspace = ffw_store_test_create (room->folder);
  ffw_workspace_change (room->workspace, add_organisation, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
room_close (Room *room, gconstpointer data)
{
  ffw_store_test_close (room->workspace);
  ffw_store_test_remove_folder (room->folder);
  g_free (room->folder);
}

typedef struct
{
  const char *name;
  const char *new_name; /* of a profile that is renamed */
  const char *organisation;
  const char *layout; /* NULL: it is removed or renamed */
} Step;

static gboolean
take_step (FfwChange *change, gpointer data, GError **error)
{
  const Step *step = data;
  FfwProfile profile = { .name = (char *)step->name,
                         .organisation = (char *)step->organisation,
                         .kind = (char *)"people",
                         .layout = (char *)step->layout };

  if (step->new_name)
    return ffw_profile_rename (change, step->name, step->new_name, error);
  if (step->layout)
    return ffw_profile_save (change, &profile, error);
  return ffw_profile_remove (change, step->name, error);
}

/* Does what @step says; returns the error's text, or NULL. */
static char *
go (Room *room, const Step *step)
{
  g_autoptr (GError) error = NULL;

  if (ffw_workspace_change (room->workspace, take_step, (gpointer)step, NULL, &error))
    return NULL;
  g_assert_error (error, FFW_ACTION_ERROR, (int)error->code);
  return g_strdup (error->message);
}

static gpointer
describe (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) profiles = ffw_profiles_read (connection, error);
  GString *text = g_string_new (NULL);

  for (guint i = 0; profiles && i < profiles->len; i++)
    {
      const FfwProfile *profile = profiles->pdata[i];

      g_string_append_printf (text, "%s|%s|%s|%s;", profile->name,
                              profile->organisation ? profile->organisation : "-", profile->kind,
                              profile->layout);
    }
  return g_string_free (text, FALSE);
}

static void
assert_profiles (Room *room, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ffw_workspace_read (room->workspace, describe, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

#define assert_refused(room_, part_, ...)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *message_ = go (room_, &(Step){ __VA_ARGS__ });                                \
    g_assert_nonnull (message_);                                                                   \
    g_assert_nonnull (strstr (message_, part_));                                                   \
  }                                                                                                \
  G_STMT_END

static void
test_kept (Room *room, gconstpointer data)
{
  gint64 n;

  g_assert_null (go (room, &(Step){ .name = "Staff ", .organisation = "GWP", .layout = "a" }));
  g_assert_null (go (room, &(Step){ .name = "Ôl-restr", .layout = "b" }));
  assert_profiles (room, "Ôl-restr|-|people|b;Staff|GWP|people|a;");
  /* The same name in other letters is the same profile, and takes its place. */
  g_assert_null (go (room, &(Step){ .name = "STAFF", .organisation = "GWP", .layout = "c" }));
  assert_profiles (room, "Ôl-restr|-|people|b;STAFF|GWP|people|c;");
  n = ffw_store_test_get_int (room->workspace, "SELECT count(*) FROM change");
  g_assert_null (go (room, &(Step){ .name = "STAFF", .organisation = "GWP", .layout = "c" }));
  g_assert_cmpint (ffw_store_test_get_int (room->workspace, "SELECT count(*) FROM change"), ==, n);

  g_assert_null (go (room, &(Step){ .name = "ol-RESTR", .new_name = "Hen restr" }));
  assert_profiles (room, "Hen restr|-|people|b;STAFF|GWP|people|c;");
  g_assert_null (go (room, &(Step){ .name = "staff" }));
  assert_profiles (room, "Hen restr|-|people|b;");
  g_assert_cmpint (ffw_store_test_get_int (room->workspace,
                                           "SELECT count(*) FROM change WHERE message IN "
                                           "('save-profile', 'rename-profile', 'remove-profile')"),
                   ==, 5);
}

static void
test_refused (Room *room, gconstpointer data)
{
  g_assert_null (go (room, &(Step){ .name = "Staff", .layout = "a" }));
  g_assert_null (go (room, &(Step){ .name = "Matrix", .layout = "b" }));
  assert_refused (room, "needs a name", .name = "  ", .layout = "a");
  assert_refused (room, "one line", .name = "two\nlines", .layout = "a");
  assert_refused (room, "GWP", .name = "Other", .organisation = "GWQ", .layout = "a");
  assert_refused (room, "nearest is “Staff”", .name = "Staf");
  assert_refused (room, "already", .name = "Staff", .new_name = "MATRIX");
  assert_refused (room, "no profile", .name = "Something else", .new_name = "x");
  assert_profiles (room, "Matrix|-|people|b;Staff|-|people|a;");
}

/* A profile goes and comes with undo, like everything else. */
static void
test_undone (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (go (room, &(Step){ .name = "Staff", .organisation = "GWP", .layout = "a" }));
  g_assert_null (go (room, &(Step){ .name = "Staff" }));
  assert_profiles (room, "");
  ffw_workspace_undo (room->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_profiles (room, "Staff|GWP|people|a;");
  ffw_store_test_assert_sound (room->workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/profiles/kept", Room, NULL, room_open, test_kept, room_close);
  g_test_add ("/profiles/refused", Room, NULL, room_open, test_refused, room_close);
  g_test_add ("/profiles/undone", Room, NULL, room_open, test_undone, room_close);
  return g_test_run ();
}
