/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-coding.h"

#include "ffw-fold.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Welsh words agree with what they describe, so each coding has a context of its
 * own, whose first word is the noun. */

static const FfwCode level_codes[] = {
  { FFW_LEVEL_AWARE, "aware",
    /* Translators: a level of training. In the Welsh of the trauma framework:
     * ymwybodol, medrus, uwch, arbenigol. */
    NC_ ("level", "aware"), "level" },
  { FFW_LEVEL_SKILLED, "skilled", NC_ ("level", "skilled"), "level" },
  { FFW_LEVEL_ENHANCED, "enhanced", NC_ ("level", "enhanced"), "level", "gwell" },
  { FFW_LEVEL_SPECIALIST, "specialist", NC_ ("level", "specialist"), "level" },
};

static const FfwCode outcome_codes[] = {
  { FFW_OUTCOME_NOT_COMPLETED, "not_completed",
    /* Translators: the outcome of a course for a person, who is the subject: in Welsh
     * “wedi cwblhau”. */
    NC_ ("outcome", "not completed"), "outcome" },
  { FFW_OUTCOME_COMPLETED, "completed", NC_ ("outcome", "completed"), "outcome" },
  { FFW_OUTCOME_REPEAT, "repeat", NC_ ("outcome", "repeat"), "outcome" },
  { FFW_OUTCOME_WITHDRAWN, "withdrawn", NC_ ("outcome", "withdrawn"), "outcome" },
};

static const FfwCode session_status_codes[] = {
  { FFW_SESSION_PLANNED, "planned",
    /* Translators: the status of a training session, feminine in Welsh (sesiwn). */
    NC_ ("session", "planned"), "session" },
  { FFW_SESSION_OPEN, "open", NC_ ("session", "open"), "session" },
  { FFW_SESSION_HELD, "held", NC_ ("session", "held"), "session" },
  { FFW_SESSION_CANCELLED, "cancelled", NC_ ("session", "cancelled"), "session", "canceled" },
};

static const FfwCode booking_status_codes[] = {
  { FFW_BOOKING_BOOKED, "booked",
    /* Translators: the status of a booking, feminine in Welsh (archeb). */
    NC_ ("booking", "booked"), "booking" },
  { FFW_BOOKING_WAITING, "waiting", NC_ ("booking", "waiting"), "booking" },
  { FFW_BOOKING_ATTENDED, "attended", NC_ ("booking", "attended"), "booking" },
  { FFW_BOOKING_PARTLY_ATTENDED, "partly_attended", NC_ ("booking", "partly attended"), "booking" },
  { FFW_BOOKING_NO_SHOW, "no_show", NC_ ("booking", "no-show"), "booking" },
  { FFW_BOOKING_CANCELLED, "cancelled", NC_ ("booking", "cancelled"), "booking", "canceled" },
};

static const FfwCode waiting_order_codes[] = {
  { FFW_WAITING_AS_ASKED, "as_asked",
    /* Translators: in which order people who wait for a place on a session get one. */
    NC_ ("waiting", "as asked"), "waiting" },
  { FFW_WAITING_NEED_FIRST, "need_first", NC_ ("waiting", "need first"), "waiting" },
};

static const FfwCode stage_codes[] = {
  { FFW_STAGE_PRE, "pre",
    /* Translators: when questions are asked: before the training, right after it, some
     * months on, and by the manager who watches the person at work. */
    NC_ ("stage", "before"), "stage" },
  { FFW_STAGE_POST, "post", NC_ ("stage", "after"), "stage" },
  { FFW_STAGE_FOLLOW_UP, "follow_up", NC_ ("stage", "follow-up"), "stage" },
  { FFW_STAGE_OBSERVATION, "observation", NC_ ("stage", "observation"), "stage" },
};

static const FfwCode scale_codes[] = {
  { FFW_SCALE_1_5, "1-5",
    /* Translators: the scale on which a question is answered. */
    NC_ ("scale", "1 to 5"), "scale" },
  { FFW_SCALE_0_10, "0-10", NC_ ("scale", "0 to 10"), "scale" },
  { FFW_SCALE_YES_NO, "yes-no", NC_ ("scale", "yes or no"), "scale" },
  { FFW_SCALE_TEXT, "text", NC_ ("scale", "free text"), "scale" },
};

static const FfwCode evaluation_codes[] = {
  { 1, "1",
    /* Translators: what a question tells of the training: Kirkpatrick's four levels. */
    NC_ ("evaluation", "reaction"), "evaluation" },
  { 2, "2", NC_ ("evaluation", "learning"), "evaluation" },
  { 3, "3", NC_ ("evaluation", "behaviour"), "evaluation" },
  { 4, "4", NC_ ("evaluation", "results"), "evaluation" },
};

static const FfwCode taught_in_codes[] = {
  { FFW_TAUGHT_IN_EN, "en",
    /* Translators: the language of a session. */
    NC_ ("language", "English"), "language" },
  { FFW_TAUGHT_IN_CY, "cy", NC_ ("language", "Welsh"), "language" },
  { FFW_TAUGHT_IN_BILINGUAL, "bilingual", NC_ ("language", "bilingual"), "language" },
};

static const FfwCode preference_codes[] = {
  { 0, "en",
    /* Translators: the language in which a person wants to be trained. */
    NC_ ("language", "English"), "language" },
  { 1, "cy", NC_ ("language", "Welsh"), "language" },
  { 2, "either", NC_ ("language", "either"), "language" },
};

static const FfwCode absence_codes[] = {
  { 0, "parental leave",
    /* Translators: why a person is away from work for a while. */
    NC_ ("absence", "parental leave"), "absence", "maternity leave" },
  { 1, "sickness", NC_ ("absence", "sickness"), "absence", "sick leave" },
  { 2, "secondment", NC_ ("absence", "secondment"), "absence" },
  { 3, "career break", NC_ ("absence", "career break"), "absence" },
  { 4, "other", NC_ ("absence", "other"), "absence" },
};

static const FfwCode language_codes[] = {
  { FFW_LANGUAGE_EN, "en", NC_ ("language", "English"), "language" },
  { FFW_LANGUAGE_CY, "cy", NC_ ("language", "Welsh"), "language" },
};

static const FfwCode sector_codes[] = {
  { FFW_SECTOR_STATUTORY, "statutory",
    /* Translators: the sector of an organisation, masculine in Welsh (sefydliad). */
    NC_ ("sector", "statutory"), "sector" },
  { FFW_SECTOR_NON_STATUTORY, "non_statutory", NC_ ("sector", "non-statutory"), "sector" },
};

static const FfwCode necessity_codes[] = {
  { 0, "recommended",
    /* Translators: how much a requirement binds, masculine in Welsh (gofyniad). */
    NC_ ("requirement", "recommended"), "requirement" },
  { 1, "mandatory", NC_ ("requirement", "mandatory"), "requirement" },
};

static const FfwCode standing_codes[] = {
  { FFW_STANDING_MISSING, "missing",
    /* Translators: how a person stands in a training area, masculine in Welsh (hyfforddiant). */
    NC_ ("standing", "missing"), "standing" },
  { FFW_STANDING_EXPIRED, "expired", NC_ ("standing", "expired"), "standing" },
  { FFW_STANDING_EXPIRING, "expiring",
    /* Translators: still valid, and ends within 90 days. */
    NC_ ("standing", "expiring"), "standing" },
  { FFW_STANDING_DUE, "due",
    /* Translators: not there yet, and there is still time for it. */
    NC_ ("standing", "due"), "standing" },
  { FFW_STANDING_BOOKED, "booked", NC_ ("standing", "booked"), "standing" },
  { FFW_STANDING_MET, "met", NC_ ("standing", "met"), "standing" },
  { FFW_STANDING_WAIVED, "waived",
    /* Translators: the person need not have it for now, for a reason that is kept. */
    NC_ ("standing", "waived"), "standing" },
};

const FfwStandingStatus ffw_standings[FFW_N_STANDINGS] = {
  FFW_STANDING_MET, FFW_STANDING_EXPIRING, FFW_STANDING_EXPIRED, FFW_STANDING_BOOKED,
  FFW_STANDING_DUE, FFW_STANDING_MISSING,  FFW_STANDING_WAIVED,
};

static const FfwCode rater_codes[] = {
  { FFW_RATER_SELF, "self",
    /* Translators: who gave a rating: the person about themselves, or their manager. */
    NC_ ("rater", "self"), "rater", "hunan" },
  { FFW_RATER_MANAGER, "manager", NC_ ("rater", "manager"), "rater" },
};

static const FfwCode yes_no_codes[] = {
  { 0, "no", NC_ ("yes or no", "no"), "yes or no", "n na nac_oes nage false anwir 0" },
  { 1, "yes", NC_ ("yes or no", "yes"), "yes or no", "y ie oes do true gwir 1" },
};

static const FfwCode strand_codes[] = {
  { 0, "women",
    /* Translators: whom a training area is about: women, young people, or both. */
    NC_ ("strand", "women"), "strand" },
  { 1, "youth", NC_ ("strand", "youth"), "strand" },
  { 2, "both", NC_ ("strand", "both"), "strand" },
};

#define CODES(codes) codes, G_N_ELEMENTS (codes)

const FfwCoding ffw_coding_level = { "level", CODES (level_codes) };
const FfwCoding ffw_coding_outcome = { "outcome", CODES (outcome_codes) };
const FfwCoding ffw_coding_session_status = { "session_status", CODES (session_status_codes) };
const FfwCoding ffw_coding_booking_status = { "booking_status", CODES (booking_status_codes) };
const FfwCoding ffw_coding_waiting_order = { "waiting_order", CODES (waiting_order_codes) };
const FfwCoding ffw_coding_stage = { "stage", CODES (stage_codes) };
const FfwCoding ffw_coding_scale = { "scale", CODES (scale_codes) };
const FfwCoding ffw_coding_evaluation = { "evaluation", CODES (evaluation_codes) };
const FfwCoding ffw_coding_taught_in = { "taught_in", CODES (taught_in_codes) };
const FfwCoding ffw_coding_absence = { "absence", CODES (absence_codes) };
const FfwCoding ffw_coding_preference = { "preference", CODES (preference_codes) };
const FfwCoding ffw_coding_language = { "language", CODES (language_codes) };
const FfwCoding ffw_coding_sector = { "sector", CODES (sector_codes) };
const FfwCoding ffw_coding_necessity = { "necessity", CODES (necessity_codes) };
const FfwCoding ffw_coding_standing = { "standing", CODES (standing_codes) };
const FfwCoding ffw_coding_rater = { "rater", CODES (rater_codes) };
const FfwCoding ffw_coding_yes_no = { "yes_no", CODES (yes_no_codes) };
const FfwCoding ffw_coding_strand = { "strand", CODES (strand_codes) };

static const FfwCode *
find_value (const FfwCoding *self, int value)
{
  for (guint i = 0; i < self->n_codes; i++)
    if (self->codes[i].value == value)
      return &self->codes[i];

  return NULL;
}

/**
 * ffw_coding_get_code:
 * @value: what is stored
 *
 * Returns: (transfer none) (nullable): the code that files carry; %NULL where
 *   @value is none of the coding's
 */
const char *
ffw_coding_get_code (const FfwCoding *self, int value)
{
  const FfwCode *found = find_value (self, value);

  return found ? found->code : NULL;
}

/**
 * ffw_coding_get_word:
 * @value: what is stored
 *
 * Returns: (transfer none) (nullable): what the program shows; %NULL where
 *   @value is none of the coding's
 */
const char *
ffw_coding_get_word (const FfwCoding *self, int value, FfwLanguage language)
{
  const FfwCode *found = find_value (self, value);

  return found ? ffw_translate_context (language, found->context, found->word) : NULL;
}

static gboolean
is_same_word (const char *word, const char *name)
{
  g_autofree char *folded = ffw_fold_name (word);

  return strcmp (folded, name) == 0;
}

static gboolean
is_named (const FfwCode *code, const char *name)
{
  g_auto (GStrv) also = NULL;

  if (is_same_word (code->code, name))
    return TRUE;
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    if (is_same_word (ffw_translate_context (i, code->context, code->word), name))
      return TRUE;
  if (code->also == NULL)
    return FALSE;

  also = g_strsplit (code->also, " ", -1);

  return g_strv_contains ((const char *const *)also, name);
}

/**
 * ffw_coding_find:
 * @text: the code, the word that the program shows for it in either language, or
 *   another word for it; case, accents, and spaces or hyphens for underscores do
 *   not matter
 * @value: (out): what is stored; untouched where nothing is found
 *
 * Returns: whether @text is one of the coding's
 */
gboolean
ffw_coding_find (const FfwCoding *self, const char *text, int *value)
{
  g_autofree char *name = NULL;

  /* A large file says one of a few codes, to the letter, in every row. */
  for (guint i = 0; i < self->n_codes; i++)
    if (strcmp (self->codes[i].code, text) == 0)
      {
        *value = self->codes[i].value;
        return TRUE;
      }

  name = ffw_fold_name (text);
  for (guint i = 0; i < self->n_codes; i++)
    if (is_named (&self->codes[i], name))
      {
        *value = self->codes[i].value;
        return TRUE;
      }

  return FALSE;
}

/**
 * ffw_coding_list:
 *
 * Returns: (transfer full): the codes, for a sentence that says what is expected,
 *   such as “aware, skilled, enhanced, specialist”
 */
char *
ffw_coding_list (const FfwCoding *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->n_codes; i++)
    {
      if (i)
        g_string_append (list, ", ");
      g_string_append (list, self->codes[i].code);
    }

  return g_string_free (list, FALSE);
}
