/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwCode:
 * @value: the number that is stored
 * @code: the code that files carry
 * @word: what the program shows, an untranslated message
 * @context: the message context of @word, or %NULL
 * @also: another word that files may hold, or %NULL
 */
typedef struct
{
  int value;
  const char *code;
  const char *word;
  const char *context;
  const char *also;
} FfwCode;

/**
 * FfwCoding:
 *
 * A closed list of coded values, such as the levels or the outcomes.
 */
typedef struct
{
  const char *name;
  const FfwCode *codes;
  guint n_codes;
} FfwCoding;

typedef enum
{
  FFW_LEVEL_AWARE,
  FFW_LEVEL_SKILLED,
  FFW_LEVEL_ENHANCED,
  FFW_LEVEL_SPECIALIST
} FfwLevel;
typedef enum
{
  FFW_OUTCOME_NOT_COMPLETED,
  FFW_OUTCOME_COMPLETED,
  FFW_OUTCOME_REPEAT,
  FFW_OUTCOME_WITHDRAWN
} FfwOutcome;
typedef enum
{
  FFW_SESSION_PLANNED,
  FFW_SESSION_OPEN,
  FFW_SESSION_HELD,
  FFW_SESSION_CANCELLED
} FfwSessionStatus;
typedef enum
{
  FFW_BOOKING_BOOKED,
  FFW_BOOKING_WAITING,
  FFW_BOOKING_ATTENDED,
  FFW_BOOKING_PARTLY_ATTENDED,
  FFW_BOOKING_NO_SHOW,
  FFW_BOOKING_CANCELLED,
  FFW_N_BOOKING_STATUSES
} FfwBookingStatus;

/** In which order people who wait get a place (rules.md, Sessions). */
typedef enum
{
  FFW_WAITING_AS_ASKED,
  FFW_WAITING_NEED_FIRST,
} FfwWaitingOrder;
typedef enum
{
  FFW_STAGE_PRE,
  FFW_STAGE_POST,
  FFW_STAGE_FOLLOW_UP,
  FFW_STAGE_OBSERVATION
} FfwStage;
typedef enum
{
  FFW_SCALE_1_5,
  FFW_SCALE_0_10,
  FFW_SCALE_YES_NO,
  FFW_SCALE_TEXT
} FfwScale;
typedef enum
{
  FFW_TAUGHT_IN_EN,
  FFW_TAUGHT_IN_CY,
  FFW_TAUGHT_IN_BILINGUAL
} FfwTaughtIn;
typedef enum
{
  FFW_SECTOR_STATUTORY,
  FFW_SECTOR_NON_STATUTORY
} FfwSector;
/** The standing of a post in an area, the worst first. */
typedef enum
{
  FFW_STANDING_MISSING,
  FFW_STANDING_EXPIRED,
  FFW_STANDING_EXPIRING,
  FFW_STANDING_DUE,
  FFW_STANDING_BOOKED,
  FFW_STANDING_MET,
  FFW_STANDING_WAIVED
} FfwStandingStatus;

#define FFW_N_STANDINGS 7

/** All of them, in the order in which figures are written: the best first. */
extern const FfwStandingStatus ffw_standings[FFW_N_STANDINGS];

typedef enum
{
  FFW_RATER_SELF,
  FFW_RATER_MANAGER
} FfwRater;

extern const FfwCoding ffw_coding_level;
extern const FfwCoding ffw_coding_outcome;
extern const FfwCoding ffw_coding_session_status;
extern const FfwCoding ffw_coding_booking_status;
extern const FfwCoding ffw_coding_waiting_order;
extern const FfwCoding ffw_coding_stage;
extern const FfwCoding ffw_coding_scale;
extern const FfwCoding ffw_coding_evaluation; /* Kirkpatrick's levels, 1 to 4 */
extern const FfwCoding ffw_coding_taught_in;  /* of a session: en, cy, bilingual */
extern const FfwCoding ffw_coding_absence;    /* why somebody is away */
extern const FfwCoding ffw_coding_preference; /* of a person: cy, en, either */
extern const FfwCoding ffw_coding_language;   /* of a record, a booking: en, cy */
extern const FfwCoding ffw_coding_sector;
extern const FfwCoding ffw_coding_necessity; /* recommended 0, mandatory 1 */
extern const FfwCoding ffw_coding_standing;
extern const FfwCoding ffw_coding_rater;
extern const FfwCoding ffw_coding_yes_no; /* no 0, yes 1 */
extern const FfwCoding ffw_coding_strand; /* women, youth, both */

const char *ffw_coding_get_code (const FfwCoding *self, int value);
const char *ffw_coding_get_word (const FfwCoding *self, int value, FfwLanguage language);
gboolean ffw_coding_find (const FfwCoding *self, const char *text, int *value);
char *ffw_coding_list (const FfwCoding *self);

G_END_DECLS
