/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A slip of another organisation, read in its window: who is known, who may be meant, who is not.
 */

#include "ui-driver.h"

#include "ffw-form-window.h"
#include "ffw-nomination-form.h"
#include "ffw-slips-form.h"
#include "ffw-standing-keep.h"
#include "ffw-transfer-form.h"
#include "ffw-transfer-row.h"
#include "ffw-transfer-settle.h"
#include "ffw-transfer-writer.h"

typedef struct
{
  FfwWindow *window;
  GtkWidget *form;
  char *file;
  gint64 post;
  gint64 held; /* a session whose register is closed */
} Fixture;

/* Two of whom one works here: Nia Tal, by her number, and Aled Wyn, of whom nobody has heard. */
static gboolean
make_people (FfwChange *change, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  Fixture *fixture = data;
  g_autoptr (FfwMessage) message = ffw_message_new ("init-empty", NULL);
  gint64 person = ffw_change_new_id (change);
  char uuid[FFW_UUID_SIZE];

  g_assert_true (ffw_connection_run (
      connection, "INSERT INTO person (id, uuid, given_name, family_name) VALUES (?, ?, ?, ?)",
      error, "isss", person, ffw_change_new_uuid (change, uuid), "Nia", "Tal"));
  g_assert_true (ffw_connection_run (
      connection,
      "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on)"
      " SELECT ?, ?, ?, min (id), 'T-1', '2015-01-01' FROM organisation WHERE code = 'STY'",
      error, "isi", ffw_change_new_id (change), ffw_change_new_uuid (change, uuid), person));
  g_assert_true (ffw_connection_get_int (
      connection, "SELECT id FROM post WHERE staff_number = 'T-1'", &fixture->post, error, ""));
  g_assert_true (ffw_connection_get_int (
      connection, "SELECT min (id) FROM session WHERE status = 2", &fixture->held, error, ""));
  ffw_change_set_message (change, message);

  return TRUE;
}

static void
add_person (FfwTransfer *slip, const char *number, const char *given_name, const char *family_name)
{
  FfwTransferPerson *person = ffw_transfer_add_person (slip);

  person->uuid = g_uuid_string_random ();
  person->record = g_uuid_string_random ();
  person->who.organisation = g_strdup ("STY");
  person->who.number = g_strdup (number);
  person->who.given_name = g_strdup (given_name);
  person->who.family_name = g_strdup (family_name);
  person->status = FFW_BOOKING_ATTENDED;
  person->outcome = FFW_OUTCOME_COMPLETED;
  person->completed_on = ffw_date_new (2022, 11, 21);
}

static GBytes *
make_slip (void)
{
  g_autoptr (FfwTransfer) slip = ffw_transfer_new (FFW_TRANSFER_SLIP);
  FfwTransferDate *date = ffw_transfer_add_date (slip);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  slip->uuid = g_uuid_string_random ();
  slip->revision = 1;
  slip->generated = g_strdup ("2022-11-22T10:00:00Z");
  slip->from.code = g_strdup ("GWP");
  slip->to.code = g_strdup ("STY");
  slip->course.code = g_strdup ("GTI");
  slip->session_uuid = g_uuid_string_random ();
  slip->session_code = g_strdup ("ELSEWHERE-1");
  date->uuid = g_uuid_string_random ();
  date->starts_at = g_strdup ("2022-11-21T09:30");
  date->ends_at = g_strdup ("2022-11-21T16:00");
  add_person (slip, "T-1", "Nia", "Tal");
  add_person (slip, "T-2", "Aled", "Wyn");
  bytes = ffw_transfer_write (slip, &error);
  g_assert_no_error (error);

  return bytes;
}

static GtkWidget *
get_form (void)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, FFW_TYPE_TRANSFER_FORM) : NULL;
}

static FfwTransferRow *
row_at (GtkWidget *form, int position)
{
  GtkWidget *row = form ? ui_find (form, FFW_TYPE_TRANSFER_ROW) : NULL;
  GtkListBoxRow *found
      = row ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_widget_get_parent (row)), position)
            : NULL;

  return found ? FFW_TRANSFER_ROW (found) : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT,
                                                           ffw_standing_keep, &error);
  g_autoptr (GBytes) slip = make_slip ();
  g_autofree char *text = g_strndup (g_bytes_get_data (slip, NULL), g_bytes_get_size (slip));

  g_assert_no_error (error);
  ffw_workspace_change (workspace, make_people, fixture, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);
  fixture->file = ui_write ("slip.xml", text);
  fixture->window = ui_open (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_close (fixture->window);
  g_free (fixture->file);
}

static void
open_form (Fixture *fixture)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "path", "^ay", fixture->file);
  ffw_form_window_open (GTK_WINDOW (fixture->window), ffw_window_get_workspace (fixture->window),
                        FFW_TYPE_TRANSFER_FORM, g_variant_dict_end (&begin));
  ui_wait_until ((fixture->form = get_form ()) != NULL && row_at (fixture->form, 1) != NULL);
}

static GtkWidget *
find_own (GtkWidget *form)
{
  return ui_find (form, GTK_TYPE_CHECK_BUTTON);
}

static void
test_slip (Fixture *fixture, gconstpointer data)
{
  open_form (fixture);
  g_assert_true (ui_shows (fixture->form, "does not say whose it is"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_own (fixture->form)), TRUE);
  ui_wait_until (!ui_shows (fixture->form, "does not say whose it is"));
  ui_wait_until (ui_shows (fixture->form, "1 is settled, 1 is kept until somebody says who it is"));
  g_assert_cmpint (ffw_transfer_row_get_decision (row_at (fixture->form, 0)), >, 0);
  g_assert_cmpint (ffw_transfer_row_get_decision (row_at (fixture->form, 1)), ==, FFW_SETTLE_OPEN);

  /* What was decided survives the other language. */
  ffw_transfer_row_set_decision (row_at (fixture->form, 1), FFW_SETTLE_NEW);
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_wait_until ((fixture->form = get_form ()) != NULL && row_at (fixture->form, 1) != NULL
                 && ffw_transfer_row_get_decision (row_at (fixture->form, 1)) == FFW_SETTLE_NEW);
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_wait_until ((fixture->form = get_form ()) != NULL && row_at (fixture->form, 1) != NULL
                 && ffw_transfer_row_get_decision (row_at (fixture->form, 1)) == FFW_SETTLE_NEW
                 && ui_shows (fixture->form, "2 are settled"));
  ffw_transfer_row_set_decision (row_at (fixture->form, 1), FFW_SETTLE_OPEN);
  ui_act (fixture->form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (fixture->window, "Slip of “GWP” read: 1 record"));

  /* Who is open is opened from Today, with what the slip says of them. */
  ui_act_with (fixture->window, "transfer.settle", "x", (gint64)0);
  ui_wait_until ((fixture->form = get_form ()) != NULL && row_at (fixture->form, 0) != NULL);
  g_assert_null (row_at (fixture->form, 1));
  g_assert_true (ui_shows (fixture->form, "STY/T-2"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_own (fixture->form)), TRUE);
  ui_wait_until (!ui_shows (fixture->form, "does not say whose it is"));
  ffw_transfer_row_set_decision (row_at (fixture->form, 0), FFW_SETTLE_NEW);
  ui_act (fixture->form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);

  /* All of it is here now. */
  open_form (fixture);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_own (fixture->form)), TRUE);
  ui_wait_until (!ui_shows (fixture->form, "does not say whose it is"));
  g_assert_true (ui_shows (fixture->form, "2 are settled, 0 are kept"));
  ui_act (fixture->form, "form.save", NULL);
  ui_wait_until (ui_shows (fixture->form, "There is nothing new in it"));
  ui_act (gtk_widget_get_root (fixture->form), "window.close", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
}

static GtkWidget *
find_form (GType type)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, type) : NULL;
}

/* What leaves says what it is before it goes anywhere, and what it needs. */
static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *form;

  ui_act_with (
      window, "transfer.nominate", "@ax",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &fixture->post, 1, sizeof (gint64)));
  ui_wait_until ((form = find_form (FFW_TYPE_NOMINATION_FORM)) != NULL);
  ui_wait_until (ui_shows (form, "asks for a place for 1 person"));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Choose the course."));
  ui_act (gtk_widget_get_root (form), "window.close", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);

  ui_act_with (window, "session.slips", "x", fixture->held);
  ui_wait_until ((form = find_form (FFW_TYPE_SLIPS_FORM)) != NULL);
  ui_wait_until (ui_shows (form, "One file for each organisation"));
  ui_act (gtk_widget_get_root (form), "window.close", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/transfer/slip", Fixture, NULL, set_up, test_slip, tear_down);
  g_test_add ("/transfer/leaving", Fixture, NULL, set_up, test_leaving, tear_down);

  return ui_main (argc, argv);
}
