/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The functions that SQL outside the store may count on, under both engines:
 *
 *   ffw_add_months (date, months), ffw_add_days (date, days): ISO text, NULL where an
 *     argument is NULL, is no date, or the result lies outside the years 1 to 9999
 *   ffw_fold (text): without case and accents
 *   ffw_sort_key (text, language): compares as the language, 'cy' or 'en', sorts; NULL where an
 *     argument is NULL, or the language is neither
 *   string_agg (text, separator): the texts that are not NULL, joined; NULL where there is none
 */

#include "ffw-functions.h"

#include "ffw-date.h"
#include "ffw-fold.h"

#define LAST_YEAR 9999

static void
result_date (sqlite3_context *context, FfwDate date)
{
  char iso[FFW_DATE_ISO_SIZE];

  if (date == FFW_DATE_NONE)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, ffw_date_to_iso (date, iso), -1, SQLITE_TRANSIENT);
}

/* Whether both arguments are there; @date and @number are set then. */
static gboolean
get_arguments (sqlite3_value **arguments, FfwDate *date, gint64 *number)
{
  if (sqlite3_value_type (arguments[0]) == SQLITE_NULL
      || sqlite3_value_type (arguments[1]) == SQLITE_NULL)
    return FALSE;

  *date = ffw_date_from_iso ((const char *)sqlite3_value_text (arguments[0]));
  *number = sqlite3_value_int64 (arguments[1]);

  return *date != FFW_DATE_NONE;
}

static void
add_months (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  FfwDate date = FFW_DATE_NONE;
  FfwDate result = FFW_DATE_NONE;
  gint64 months = 0;

  if (get_arguments (arguments, &date, &months))
    {
      guint year = 0;
      guint month = 0;
      guint day = 0;

      ffw_date_split (date, &year, &month, &day);
      gint64 first = (gint64)year * 12 + month - 1;

      if (months >= 12 - first && months < (LAST_YEAR + 1) * 12 - first)
        result = ffw_date_add_months (date, (int)months);
    }

  result_date (context, result);
}

static void
add_days (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  FfwDate date = FFW_DATE_NONE;
  FfwDate result = FFW_DATE_NONE;
  gint64 days = 0;

  if (get_arguments (arguments, &date, &days))
    {
      FfwDate first = ffw_date_new (1, 1, 1);
      FfwDate last = ffw_date_new (LAST_YEAR, 12, 31);

      if (days >= (gint64)first - date && days <= (gint64)last - date)
        result = date + days;
    }

  result_date (context, result);
}

static void
fold (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  if (sqlite3_value_type (arguments[0]) == SQLITE_NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, ffw_fold ((const char *)sqlite3_value_text (arguments[0])), -1,
                         g_free);
}

static void
sort_key (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *text = (const char *)sqlite3_value_text (arguments[0]);
  const char *code = (const char *)sqlite3_value_text (arguments[1]);
  FfwLanguage language;

  if (text && code && ffw_language_from_code (code, &language))
    sqlite3_result_text (context, ffw_sort_key (text, language), -1, g_free);
  else
    sqlite3_result_null (context);
}

static void
string_agg_step (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  GString **joined;

  if (sqlite3_value_type (arguments[0]) == SQLITE_NULL)
    return;

  joined = sqlite3_aggregate_context (context, sizeof *joined);
  if (joined == NULL)
    {
      sqlite3_result_error_nomem (context);
      return;
    }

  if (*joined == NULL)
    *joined = g_string_new (NULL);
  else if (sqlite3_value_type (arguments[1]) != SQLITE_NULL)
    g_string_append (*joined, (const char *)sqlite3_value_text (arguments[1]));
  g_string_append (*joined, (const char *)sqlite3_value_text (arguments[0]));
}

static void
string_agg_final (sqlite3_context *context)
{
  GString **joined = sqlite3_aggregate_context (context, 0);

  if (joined == NULL || *joined == NULL)
    {
      sqlite3_result_null (context);
      return;
    }

  gsize length = (*joined)->len;

  sqlite3_result_text64 (context, g_string_free (g_steal_pointer (joined), FALSE), length, g_free,
                         SQLITE_UTF8);
}

/* Gives @db the functions above. Returns an SQLite result code. */
int
ffw_functions_register (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int result = sqlite3_create_function (db, "ffw_add_months", 2, flags, NULL, add_months, NULL,
                                        NULL);

  if (result == SQLITE_OK)
    result = sqlite3_create_function (db, "ffw_add_days", 2, flags, NULL, add_days, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function (db, "ffw_fold", 1, flags, NULL, fold, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function (db, "ffw_sort_key", 2, flags, NULL, sort_key, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function (db, "string_agg", 2, flags, NULL, NULL, string_agg_step,
                                      string_agg_final);

  return result;
}
