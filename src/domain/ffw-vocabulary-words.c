/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-vocabulary-words.h"

#include <string.h>

/* Keys as of ffw_likeness_key(), with a bar between. Only what can mean nothing else is here: the
 * rest is asked. */
static const struct
{
  const FfwCoding *coding;
  const char *code;
  const char *words;
} words[] = {
  { &ffw_coding_outcome, "completed",
    "complete|pass|passed|achieved|successful|successfully completed|finished|completed passed|"
    "wedi ei gwblhau|wedi cwblhau|cwblhawyd|cwblhau|pasio|wedi pasio|llwyddo|llwyddiannus" },
  { &ffw_coding_outcome, "not_completed",
    "incomplete|fail|failed|in progress|not started|did not complete|not complete|not achieved|"
    "unsuccessful|started|anghyflawn|heb gwblhau|heb ei gwblhau|methu|wedi methu|ar y gweill|"
    "heb ddechrau|aflwyddiannus" },
  { &ffw_coding_outcome, "withdrawn",
    "withdrew|wedi tynnu yn ol|tynnu yn ol|tynnun ol|wedi tynnun ol|tynnodd yn ol" },
  { &ffw_coding_outcome, "repeat", "to repeat|repeat required|resit|ailadrodd|ailsefyll" },
  { &ffw_coding_booking_status, "booked",
    "confirmed|enrolled|registered|accepted|cadarnhawyd|wedi cadarnhau|cofrestrwyd|archebwyd|"
    "wedi archebu" },
  { &ffw_coding_booking_status, "waiting",
    "waiting list|waitlist|waitlisted|wait list|on waiting list|reserve|rhestr aros|wrth gefn" },
  { &ffw_coding_booking_status, "attended", "present|mynychodd|wedi mynychu|yn bresennol" },
  { &ffw_coding_booking_status, "no_show",
    "dna|did not attend|no show|absent|heb fynychu|ni fynychodd|absennol" },
  { &ffw_coding_booking_status, "cancelled", "withdrawn|withdrew|canslwyd|tynnwyd yn ol" },
  { &ffw_coding_yes_no, "yes",
    "present|attended|in attendance|✓|✔|☑|yn bresennol|mynychodd|wedi mynychu" },
  { &ffw_coding_yes_no, "no",
    "absent|did not attend|dna|not attended|no show|✗|✘|☐|absennol|heb fynychu|ni fynychodd" },
  { &ffw_coding_preference, "either",
    "any|both|no preference|bilingual|dwyieithog|dim dewis|unrhyw un|"
    "y naill neur llall|y ddwy|dim gwahaniaeth" },
  { &ffw_coding_preference, "cy", "welsh|cymraeg|through welsh|trwyr gymraeg|drwyr gymraeg" },
  { &ffw_coding_preference, "en", "english|saesneg" },
  { &ffw_coding_taught_in, "bilingual", "both|welsh and english|english and welsh|dwyieithog" },
  { &ffw_coding_session_status, "planned", "scheduled|provisional|trefnwyd|cynlluniwyd" },
  { &ffw_coding_session_status, "held", "delivered|completed|complete|cynhaliwyd|cyflwynwyd" },
  { &ffw_coding_session_status, "cancelled", "canslwyd|gohiriwyd" },
  { &ffw_coding_rater, "manager", "line manager|supervisor|rheolwr llinell" },
  { &ffw_coding_rater, "self", "self assessment|own|hunanasesiad" },
};

/**
 * ffw_vocabulary_find_word:
 * @key: as of ffw_likeness_key(), or a mark such as ✓
 *
 * Returns: (nullable): the code that @key means in @coding besides its own words
 */
const char *
ffw_vocabulary_find_word (const FfwCoding *coding, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; i < G_N_ELEMENTS (words) && length > 0; i++)
    for (const char *at = words[i].coding == coding ? words[i].words : NULL; at && *at;)
      {
        gsize n = strcspn (at, "|");

        if (n == length && strncmp (at, key, n) == 0)
          return words[i].code;
        at += n + (at[n] == '|');
      }
  return NULL;
}
