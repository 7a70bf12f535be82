/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-actions.h"
#include "ffw-commands.h"

#include <glib/gi18n-lib.h>

static const FfwOption book_options[] = {
  { "funded", 0, NULL, N_ ("Give them funded places of the course") },
  { "asked-language", 0, N_ ("LANGUAGE"),
    N_ ("What they ask for: cy or en, in place of what each prefers") },
  { "access", 0, N_ ("TEXT"), N_ ("What they need to take part") },
  { "reason", 0, N_ ("TEXT"), N_ ("Why, where a rule is against it: it is kept") },
  { NULL },
};

static const FfwOption cancel_options[] = { { NULL } };

/* An action under way: what it is of, and then what became of whom. */
typedef struct
{
  FfwCtl *ctl;
  FfwBookingAsk like;
  FfwBookingResult *result;
} FfwBookingRun;

static gboolean
book (FfwChange *change, gpointer data, GError **error)
{
  FfwBookingRun *run = data;
  const char *const *words = run->ctl->words;

  run->result = ffw_booking_book (change, words[0], words + 1, &run->like, run->ctl->today, error);

  return run->result != NULL;
}

static gboolean
cancel (FfwChange *change, gpointer data, GError **error)
{
  FfwBookingRun *run = data;
  const char *const *words = run->ctl->words;

  run->result = words[1] ? ffw_booking_cancel (change, words[0], words + 1, run->ctl->today, error)
                         : ffw_booking_cancel_session (change, words[0], run->ctl->today, error);

  return run->result != NULL;
}

static void
print_json (FfwCtl *self, GPtrArray *outcomes)
{
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_string (json, "session", self->words[0]);
  ffw_json_writer_begin_array (json, "bookings");
  for (guint i = 0; i < outcomes->len; i++)
    {
      const FfwBookingOutcome *outcome = g_ptr_array_index (outcomes, i);

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "person", outcome->label);
      ffw_json_writer_add_string (
          json, "status", ffw_coding_get_code (&ffw_coding_booking_status, outcome->status));
      if (outcome->clash)
        ffw_json_writer_add_string (json, "clash", outcome->clash);
      ffw_json_writer_end_object (json);
    }
  ffw_json_writer_end_array (json);
  ffw_json_writer_end_object (json);
  ffw_ctl_print_json (self, json);
}

static void
say_clashes (GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const FfwBookingOutcome *outcome = g_ptr_array_index (outcomes, i);
      g_autofree char *line = NULL;

      if (outcome->clash == NULL)
        continue;
      /* Translators: a person, such as GWP/0012, and the code of a session. */
      line = g_strdup_printf (_ ("warning: %s is also at session “%s”, at overlapping times."),
                              outcome->label, outcome->clash);
      ffw_ctl_say (line);
    }
}

static FfwExit
act (FfwCtl *self, FfwChangeFunc func, const FfwBookingAsk *like, GError **error)
{
  FfwBookingRun run = { .ctl = self, .like = *like };
  g_autoptr (FfwBookingResult) result = NULL;
  GPtrArray *outcomes;
  gboolean done = ffw_ctl_change (self, func, &run, error);

  result = run.result;
  if (!done)
    return FFW_EXIT_REFUSED;
  outcomes = result->outcomes;
  say_clashes (outcomes);
  if (self->json)
    print_json (self, outcomes);
  else
    for (guint i = 0; i < outcomes->len; i++)
      {
        const FfwBookingOutcome *outcome = g_ptr_array_index (outcomes, i);

        ffw_ctl_print (
            self, "%s: %s\n", outcome->label,
            ffw_coding_get_word (&ffw_coding_booking_status, outcome->status, ffw_language_get ()));
      }
  if (!self->json && self->words[1] == NULL)
    ffw_ctl_print (self, _ ("Session “%s” is cancelled.\n"), self->words[0]);

  return FFW_EXIT_DONE;
}

static FfwExit
run_book (FfwCtl *self, GError **error)
{
  const char *said = ffw_options_get (self->options, "asked-language");
  FfwBookingAsk like = {
    .language = FFW_NULL,
    .funded = ffw_options_has (self->options, "funded"),
    .access = (char *)ffw_options_get (self->options, "access"),
    .reason = (char *)ffw_options_get (self->options, "reason"),
  };
  int language = 0;

  if (said && !ffw_coding_find (&ffw_coding_language, said, &language))
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“%s” is no language that can be asked for. Give cy or en."), said);
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  if (said)
    like.language = language;

  return act (self, book, &like, error);
}

static FfwExit
run_cancel (FfwCtl *self, GError **error)
{
  const FfwBookingAsk nothing = { 0 };

  return act (self, cancel, &nothing, error);
}

const FfwCommand ffw_command_book = {
  .name = "book",
  .words = N_ ("SESSION PERSON…"),
  .about = N_ ("Book people on a session, all of them or none"),
  .more = N_ (
      "PERSON is ORGANISATION/number or an e-mail address. Where the session is full, they\n"
      "wait. Without --funded they take nothing of a quota of funded places."),
  .options = book_options,
  .least = 2,
  .most = G_MAXUINT,
  .run = run_book,
};

const FfwCommand ffw_command_cancel = {
  .name = "cancel",
  .words = N_ ("SESSION [PERSON…]"),
  .about = N_ ("Cancel bookings of a session, or the session"),
  .more = N_ ("A place that is freed goes to the first who waits. Without PERSON the session is\n"
              "cancelled, and with it all its bookings."),
  .options = cancel_options,
  .least = 1,
  .most = G_MAXUINT,
  .run = run_cancel,
};
