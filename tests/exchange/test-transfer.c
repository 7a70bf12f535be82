/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slips and nominations as files. */

#include "ffw-sealed.h"
#include "ffw-transfer-file.h"
#include "ffw-transfer-reader.h"
#include "ffw-transfer-writer.h"

#include <glib/gstdio.h>
#include <string.h>

static FfwTransfer *
make_slip (void)
{
  FfwTransfer *slip = ffw_transfer_new (FFW_TRANSFER_SLIP);
  FfwTransferDate *date = ffw_transfer_add_date (slip);
  FfwTransferWho *trainer = ffw_transfer_add_trainer (slip);
  FfwTransferPerson *person = ffw_transfer_add_person (slip);
  FfwTransferDay *day = ffw_transfer_person_add_day (person);
  FfwTransferPerson *other = ffw_transfer_add_person (slip);

  slip->uuid = g_strdup ("6a0c11d2-8a53-4c4b-9c2a-0a5b8e1a9a10");
  slip->revision = 2;
  slip->generated = g_strdup ("2022-11-22T10:00:00Z");
  slip->from.code = g_strdup ("NPS");
  ffw_text_set (&slip->from.title, "Probation & Co", "Prawf");
  slip->to.code = g_strdup ("STY");
  slip->course.code = g_strdup ("GTI");
  ffw_text_set (&slip->course.title, "Gender and trauma", NULL);
  slip->session_uuid = g_strdup ("11111111-8a53-4c4b-9c2a-0a5b8e1a9a10");
  slip->session_code = g_strdup ("S1");
  slip->session_language = FFW_TAUGHT_IN_BILINGUAL;
  date->uuid = g_strdup ("22222222-8a53-4c4b-9c2a-0a5b8e1a9a10");
  date->starts_at = g_strdup ("2022-05-03T09:30");
  date->ends_at = g_strdup ("2022-05-03T16:30");
  trainer->organisation = g_strdup ("NPS");
  trainer->number = g_strdup ("7");
  trainer->given_name = g_strdup ("Mair");
  person->uuid = g_strdup ("33333333-8a53-4c4b-9c2a-0a5b8e1a9a10");
  person->record = g_strdup ("77777777-8a53-4c4b-9c2a-0a5b8e1a9a10");
  person->who.organisation = g_strdup ("STY");
  person->who.number = g_strdup ("0012");
  person->who.given_name = g_strdup ("Siân <“Sh”>");
  person->who.family_name = g_strdup ("  Llŷr ");
  person->status = FFW_BOOKING_ATTENDED;
  person->outcome = FFW_OUTCOME_COMPLETED;
  person->completed_on = ffw_date_from_iso ("2022-05-03");
  person->language = FFW_LANGUAGE_CY;
  person->hours = 0.1;
  person->certificate = g_strdup ("C 1\n2");
  day->on = person->completed_on;
  day->attended = TRUE;
  day->minutes = 0;
  other->uuid = g_strdup ("44444444-8a53-4c4b-9c2a-0a5b8e1a9a10");
  other->who.organisation = g_strdup ("STY");
  other->who.email = g_strdup ("b@example.org");
  other->status = FFW_BOOKING_NO_SHOW;

  return slip;
}

static FfwTransfer *
make_nomination (void)
{
  FfwTransfer *self = ffw_transfer_new (FFW_TRANSFER_NOMINATION);
  FfwTransferPerson *person = ffw_transfer_add_person (self);

  self->uuid = g_strdup ("6a0c11d2-8a53-4c4b-9c2a-0a5b8e1a9a11");
  self->revision = 1;
  self->generated = g_strdup ("2022-11-22T10:00:00Z");
  self->from.code = g_strdup ("STY");
  self->to.code = g_strdup ("NPS");
  self->course.code = g_strdup ("GTI");
  person->uuid = g_strdup ("55555555-8a53-4c4b-9c2a-0a5b8e1a9a10");
  person->who.organisation = g_strdup ("STY");
  person->who.number = g_strdup ("0012");
  person->language = FFW_LANGUAGE_CY;
  person->reason = FFW_PLACE_EXPIRED;
  person->access = g_strdup ("Hearing loop");

  return self;
}

static GBytes *
write_slip (void)
{
  g_autoptr (FfwTransfer) slip = make_slip ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ffw_transfer_write (slip, &error);

  g_assert_no_error (error);

  return bytes;
}

static FfwTransfer *
read_bytes (GBytes *bytes, FfwFindings *findings)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  FfwTransfer *read = ffw_transfer_read_stream (stream, findings, NULL, &error);

  g_assert_no_error (error);

  return read;
}

/* What was written reads as it was meant, to the last space. */
static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_transfer_unref);

  g_ptr_array_add (all, make_slip ());
  g_ptr_array_add (all, make_nomination ());
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FfwFindings) findings = ffw_findings_new ("a");
      g_autoptr (GBytes) bytes = ffw_transfer_write (all->pdata[i], &error);
      g_autoptr (FfwTransfer) read = NULL;
      g_autofree char *before = ffw_transfer_get_digest (all->pdata[i]);
      g_autofree char *after = NULL;

      g_assert_no_error (error);
      read = read_bytes (bytes, findings);
      g_assert_nonnull (read);
      after = ffw_transfer_get_digest (read);
      g_assert_cmpstr (before, ==, after);
    }
}

/* The same content under another revision is the same content. */
static void
test_content (void)
{
  g_autoptr (FfwTransfer) slip = make_slip ();
  g_autofree char *whole = ffw_transfer_get_digest (slip);
  g_autofree char *content = ffw_transfer_get_content_digest (slip);
  g_autofree char *later = NULL;
  g_autofree char *later_content = NULL;
  g_autofree char *other_content = NULL;

  slip->revision++;
  later = ffw_transfer_get_digest (slip);
  later_content = ffw_transfer_get_content_digest (slip);
  g_assert_cmpstr (whole, !=, later);
  g_assert_cmpstr (content, ==, later_content);

  ((FfwTransferPerson *)slip->people->pdata[1])->outcome = FFW_OUTCOME_REPEAT;
  other_content = ffw_transfer_get_content_digest (slip);
  g_assert_cmpstr (content, !=, other_content);
}

typedef struct
{
  const char *from;
  const char *to;
  const char *code;
} Damage;

/* What somebody did to a file on its way, and what is said of it. */
static const Damage damages[] = {
  { "number=\"0012\"", "number=\"0013\"", "E170" },
  { "revision=\"2\"", "revision=\"3\"", "E170" },
  { "outcome=\"completed\"", "outcome=\"repeat\"", "E170" },
  { "familyName>  Llŷr", "familyName>Llŷr", "E170" },
  { "44444444", "33333333", "E171" },
  { "organisation=\"STY\" email", "organisation=\"GWP\" email", "E172" },
  { " completed=\"2022-05-03\"", "", "E173" },
  { "2022-05-03T16:30", "2022-05-03T09:30", "E302" },
  { "minutes=\"0\"", "minutes=\"-1\"", "E402" },
  { "personalData=\"true\"", "personalData=\"false\"", "E402" },
  { "</slip>", "", "E401" },
  { "<slip", "<!DOCTYPE slip SYSTEM \"file:///etc/passwd\"><slip", "E403" },
  { "<slip", "<evidence", "E402" },
  { "xml:lang=\"cy\"", "xml:lang=\"en\"", "E416" },
};

static void
test_damage (void)
{
  g_autoptr (GBytes) bytes = write_slip ();

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL),
                                                   (gssize)g_bytes_get_size (bytes));
      g_autoptr (FfwFindings) findings = ffw_findings_new ("a");
      g_autoptr (GBytes) damaged = NULL;

      g_test_message ("%s", damages[i].to);
      g_assert_cmpuint (g_string_replace (text, damages[i].from, damages[i].to, 1), ==, 1);
      damaged = g_bytes_new (text->str, text->len);
      g_assert_null (read_bytes (damaged, findings));
      g_assert_cmpuint (ffw_findings_get_n_kept (findings), >, 0);
      g_assert_cmpstr (ffw_findings_get (findings, 0)->code, ==, damages[i].code);
    }
}

/* A file that ends anywhere is refused, and nothing of it is used. */
static void
test_cut (void)
{
  g_autoptr (GBytes) bytes = write_slip ();

  for (gsize length = 0; length < g_bytes_get_size (bytes) - 2; length += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, length);
      g_autoptr (FfwFindings) findings = ffw_findings_new ("a");

      g_assert_null (read_bytes (cut, findings));
      g_assert_cmpuint (ffw_findings_get_n_kept (findings), >, 0);
    }
}

static void
test_sealed (void)
{
  g_autoptr (GBytes) bytes = write_slip ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = ffw_sealed_seal (bytes, "pont y bridd", &error);
  g_autoptr (GBytes) opened = NULL;
  g_autofree char *path = NULL;
  g_autoptr (FfwTransferFile) file = NULL;
  int fd = g_file_open_tmp ("slip-XXXXXX", &path, NULL);

  g_assert_no_error (error);
  g_assert_true (ffw_sealed_is (sealed));
  g_assert_false (ffw_sealed_is (bytes));
  g_assert_null (memmem (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), "0012", 4));
  opened = ffw_sealed_open (sealed, "pont y bridd", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, opened));

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (sealed, NULL),
                                      (gssize)g_bytes_get_size (sealed), NULL));
  g_assert_true (ffw_transfer_file_is (path));
  g_assert_null (ffw_transfer_file_read (path, NULL, NULL, &error));
  g_assert_error (error, FFW_SEALED_ERROR, FFW_SEALED_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (ffw_transfer_file_read (path, "Pont y bridd", NULL, &error));
  g_assert_error (error, FFW_SEALED_ERROR, FFW_SEALED_ERROR_PASSPHRASE);
  g_clear_error (&error);
  file = ffw_transfer_file_read (path, "pont y bridd", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (file->sealed);
  g_assert_nonnull (file->transfer);
  g_unlink (path);
}

/* A sealed file of several pieces: one that was cut, or whose pieces changed places, is told from
 * one that is whole. A file that asks for a mountain of memory gets none. */
static void
test_sealed_damage (void)
{
  const gsize piece = 64 * 1024 + 17;
  g_autofree char *long_text = g_strnfill (3 * 64 * 1024, 'x');
  g_autoptr (GBytes) content = g_bytes_new (long_text, strlen (long_text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = ffw_sealed_seal (content, "p", &error);
  gsize size = g_bytes_get_size (sealed);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), size);
  g_autofree guint8 *moved = g_malloc (piece);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, size - piece);
  g_autoptr (GBytes) swapped = NULL;
  g_autoptr (GString) greedy = g_string_new_len ((const char *)copy, (gssize)size);
  g_autoptr (GBytes) mountain = NULL;

  g_assert_no_error (error);
  g_assert_null (ffw_sealed_open (cut, "p", &error));
  g_assert_error (error, FFW_SEALED_ERROR, FFW_SEALED_ERROR_DAMAGED);
  g_clear_error (&error);

  memcpy (moved, copy + size - piece, piece);
  memmove (copy + size - piece, copy + size - 2 * piece, piece);
  memcpy (copy + size - 2 * piece, moved, piece);
  swapped = g_bytes_new (copy, size);
  g_assert_null (ffw_sealed_open (swapped, "p", &error));
  g_assert_error (error, FFW_SEALED_ERROR, FFW_SEALED_ERROR_DAMAGED);
  g_clear_error (&error);

  g_assert_cmpuint (g_string_replace (greedy, " 268435456 ", " 99268435456 ", 1), ==, 1);
  mountain = g_bytes_new (greedy->str, greedy->len);
  g_assert_null (ffw_sealed_open (mountain, "p", &error));
  g_assert_error (error, FFW_SEALED_ERROR, FFW_SEALED_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transfer/round-trip", test_round_trip);
  g_test_add_func ("/transfer/content", test_content);
  g_test_add_func ("/transfer/damage", test_damage);
  g_test_add_func ("/transfer/cut", test_cut);
  g_test_add_func ("/transfer/sealed", test_sealed);
  g_test_add_func ("/transfer/sealed-damage", test_sealed_damage);

  return g_test_run ();
}
