/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-pdf.h"

#include "ffw-action-error.h"
#include "ffw-calendar-text.h"
#include "ffw-expand.h"
#include "ffw-file-writer.h"
#include "ffw-local-time.h"
#include "ffw-real.h"
#include "ffw-report-pdf.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A row that is signed, in points. */
#define SIGNED_HEIGHT 26
/* Empty rows for those who come without a place. */
#define SPARE_ROWS 4

/* Welsh stands before English where both do. */
static const FfwLanguage both[] = { FFW_LANGUAGE_CY, FFW_LANGUAGE_EN };

static char *
say (FfwLanguage language, const char *message, const char *argument)
{
  const char *const arguments[] = { argument, NULL };

  return ffw_expand (ffw_translate (language, message), arguments, language);
}

/* Whether a sheet for the session is in the language: in that of the session, or else in both. */
static gboolean
is_in (int taught_in, FfwLanguage language)
{
  return !(taught_in == FFW_TAUGHT_IN_EN && language == FFW_LANGUAGE_CY)
         && !(taught_in == FFW_TAUGHT_IN_CY && language == FFW_LANGUAGE_EN);
}

/* A word in the languages of the session, “Enw / Name”; once where both are the same. */
static char *
word_in (int taught_in, const char *message)
{
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      const char *one = ffw_translate (both[i], message);

      if (is_in (taught_in, both[i]) && g_strcmp0 (word->str, one) != 0)
        g_string_append_printf (word, "%s%s", word->len ? " / " : "", one);
    }

  return g_string_free (word, FALSE);
}

static char *
title_in (const FfwSession *session)
{
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      FfwLanguage shown;
      const char *one = ffw_text_get (&session->course_title, both[i], &shown);

      if (is_in (session->language, both[i]) && *one && g_strcmp0 (title->str, one) != 0)
        g_string_append_printf (title, "%s%s", title->len ? " / " : "", one);
    }
  if (title->len == 0)
    g_string_append (title, session->course_code);

  return g_string_free (title, FALSE);
}

/* A line about a date: the day in the languages of the session, times, room and trainers. */
static void
add_date_lines (FfwReportPdf *report, const FfwSession *session, const FfwSessionDate *date)
{
  FfwLocalTime starts = { 0 };
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) trainers = g_string_new (NULL);
  g_autofree char *label = word_in (session->language, N_ ("Trainers"));

  ffw_local_time_parse (date->starts_at, &starts);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    if (is_in (session->language, both[i]))
      {
        g_autofree char *day = ffw_date_format (starts.day, both[i], TRUE);

        if (g_strcmp0 (line->str, day) != 0)
          g_string_append_printf (line, "%s%s", line->len ? " / " : "", day);
      }
  ffw_report_pdf_add_heading (report, line->str);
  g_string_printf (line, "%s–%s", date->starts_at + FFW_DATE_ISO_SIZE,
                   date->ends_at + FFW_DATE_ISO_SIZE);
  if (date->venue)
    g_string_append_printf (line, ", %s", date->venue);
  ffw_report_pdf_add_text (report, line->str);
  for (guint i = 0; i < date->trainers->len; i++)
    g_string_append_printf (trainers, "%s%s", i ? "; " : "",
                            ((FfwSessionTrainer *)date->trainers->pdata[i])->name);
  if (trainers->len > 0)
    {
      g_autofree char *said = g_strdup_printf ("%s: %s", label, trainers->str);

      ffw_report_pdf_add_text (report, said);
    }
}

static void
add_people (FfwReportPdf *report, const FfwRegister *of, int taught_in)
{
  g_autofree char *name = word_in (taught_in, N_ ("Name"));
  g_autofree char *organisation = word_in (taught_in, N_ ("Organisation"));
  g_autofree char *signature = word_in (taught_in, N_ ("Signature"));
  const FfwReportColumn columns[] = {
    { "", 0.6, TRUE }, { name, 4, FALSE }, { organisation, 3, FALSE }, { signature, 5, FALSE }
  };
  const char *const empty[] = { "", "", "", "" };

  ffw_report_pdf_begin_table (report, columns, G_N_ELEMENTS (columns));
  ffw_report_pdf_set_row_height (report, SIGNED_HEIGHT);
  for (guint i = 0; i < of->people->len; i++)
    {
      const FfwRegisterPerson *person = of->people->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *const cells[] = { number, person->name, person->organisation, "" };

      ffw_report_pdf_add_row (report, cells, NULL);
    }
  for (guint i = 0; i < SPARE_ROWS; i++)
    ffw_report_pdf_add_row (report, empty, NULL);
}

/* Writes a report into a file that takes its name once it is whole. */
static gboolean
save (FfwReportPdf *report, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwFileWriter) file = ffw_file_writer_open (path, error);

  if (file == NULL)
    return FALSE;
  if (!ffw_report_pdf_write (report, ffw_file_writer_get_stream (file), cancellable, error))
    {
      ffw_file_writer_explain (file, error);
      return FALSE;
    }

  return ffw_file_writer_commit (file, cancellable, error);
}

static FfwDate
last_day (const FfwSession *session)
{
  FfwDate last = ffw_session_get_last_on (session);

  return last == FFW_DATE_NONE ? ffw_date_today () : last;
}

/**
 * ffw_register_pdf_save_sheet:
 * @of: the register of @session
 * @path: of the PDF
 *
 * Writes the sheet that people sign: for each date a list of those with a place and a few empty
 * lines, in the language of the session, or in both.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR, or a #FFW_ACTION_ERROR where there is no date
 */
gboolean
ffw_register_pdf_save_sheet (const FfwRegister *of, const FfwSession *session, const char *path,
                             GCancellable *cancellable, GError **error)
{
  FfwLanguage language = session->language == FFW_TAUGHT_IN_CY ? FFW_LANGUAGE_CY : FFW_LANGUAGE_EN;
  g_autofree char *course = title_in (session);
  g_autofree char *title = g_strdup_printf ("%s · %s", course, session->code);
  g_autoptr (FfwReportPdf) report = ffw_report_pdf_new (title, last_day (session), language, FALSE);

  if (session->dates->len == 0)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                           _ ("This session has no date. Give it one first."));
      return FALSE;
    }
  for (guint i = 0; i < session->dates->len; i++)
    {
      if (i > 0)
        ffw_report_pdf_end_page (report);
      add_date_lines (report, session, session->dates->pdata[i]);
      add_people (report, of, session->language);
    }

  return save (report, path, cancellable, error);
}

/* A sentence in both languages, each on a line of its own. */
static void
add_both (FfwReportPdf *report, FfwReportSize size, const char *message)
{
  const char *welsh = ffw_translate (FFW_LANGUAGE_CY, message);

  ffw_report_pdf_add_centred (report, size, welsh);
  if (g_strcmp0 (welsh, ffw_translate (FFW_LANGUAGE_EN, message)) != 0)
    ffw_report_pdf_add_centred (report, size, ffw_translate (FFW_LANGUAGE_EN, message));
}

/* The same text about different things in either language, such as the title of a course. */
static void
add_texts (FfwReportPdf *report, FfwReportSize size, const FfwText *text, const char *code)
{
  const char *welsh = text->in[FFW_LANGUAGE_CY];
  const char *english = text->in[FFW_LANGUAGE_EN];

  if (welsh)
    ffw_report_pdf_add_centred (report, size, welsh);
  if (english && g_strcmp0 (welsh, english) != 0)
    ffw_report_pdf_add_centred (report, size, english);
  if (welsh == NULL && english == NULL && code)
    ffw_report_pdf_add_centred (report, size, code);
}

/* Days and hours, “21 Tachwedd 2022 – 22 Tachwedd 2022 · 12 awr”. */
static char *
say_when (const FfwCertificates *of, const FfwCertificate *one, FfwLanguage language)
{
  FfwDate first = ffw_session_get_first_on (of->session);
  g_autofree char *from = ffw_date_format (first, language, TRUE);
  g_autofree char *to = ffw_date_format (one->completed_on, language, TRUE);
  char digits[FFW_REAL_SIZE];
  g_autofree char *hours = isnan (one->hours) ? NULL
                                              /* Translators: on a certificate: how long the course
                                               * took; the place is a number */
                                              : say (language, N_ ("%1$s hours"),
                                                     ffw_real_to_text (one->hours, digits));
  GString *when = g_string_new (NULL);

  if (first != FFW_DATE_NONE && first < one->completed_on)
    g_string_append_printf (when, "%s – ", from);
  g_string_append (when, to);
  if (hours)
    g_string_append_printf (when, " · %s", hours);

  return g_string_free (when, FALSE);
}

static void
add_label (FfwReportPdf *report, const char *message, const char *text)
{
  /* The same in both languages but for the word before it. */
  g_autofree char *word = word_in (FFW_TAUGHT_IN_BILINGUAL, message);
  g_autofree char *line = g_strdup_printf ("%s: %s", word, text);

  ffw_report_pdf_add_centred (report, FFW_REPORT_SMALL, line);
}

static void
add_certificate (FfwReportPdf *report, const FfwCertificates *of, const FfwCertificate *one)
{
  g_autoptr (GString) trainers = g_string_new (NULL);
  g_autofree char *welsh = say_when (of, one, FFW_LANGUAGE_CY);
  g_autofree char *english = say_when (of, one, FFW_LANGUAGE_EN);

  for (guint i = 0; i < of->trainers->len; i++)
    g_string_append_printf (trainers, "%s%s", i ? ", " : "", (char *)of->trainers->pdata[i]);

  /* Translators: the heading of a certificate */
  add_both (report, FFW_REPORT_MIDDLE, N_ ("Certificate of Training"));
  /* Translators: on a certificate, above the name of a person */
  add_both (report, FFW_REPORT_SMALL, N_ ("This is to certify that"));
  ffw_report_pdf_add_centred (report, FFW_REPORT_LARGE, one->name);
  /* Translators: on a certificate, between the name of a person and the title of a course */
  add_both (report, FFW_REPORT_SMALL, N_ ("has completed"));
  add_texts (report, FFW_REPORT_MIDDLE, &of->session->course_title, of->session->course_code);
  ffw_report_pdf_add_centred (report, FFW_REPORT_SMALL, welsh);
  if (g_strcmp0 (welsh, english) != 0)
    ffw_report_pdf_add_centred (report, FFW_REPORT_SMALL, english);
  if (trainers->len > 0)
    add_label (report, N_ ("Trainers"), trainers->str);
  if (*one->number)
    add_label (report, N_ ("Certificate number"), one->number);
  add_texts (report, FFW_REPORT_SMALL, &of->issuer, NULL);
}

/**
 * ffw_register_pdf_save_certificates:
 * @path: of the PDF
 *
 * Writes the certificates of all who completed the course at a session, in both languages, a page
 * each.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR, or a #FFW_ACTION_ERROR where nobody has
 */
gboolean
ffw_register_pdf_save_certificates (const FfwCertificates *of, const char *path,
                                    GCancellable *cancellable, GError **error)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", of->session->course_code, of->session->code);
  g_autoptr (FfwReportPdf) report = ffw_report_pdf_new (title, last_day (of->session),
                                                        FFW_LANGUAGE_EN, TRUE);

  if (of->people->len == 0)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                           _ ("Nobody has completed the course at this session yet. Close its "
                              "register first."));
      return FALSE;
    }
  ffw_report_pdf_set_sheets (report);
  for (guint i = 0; i < of->people->len; i++)
    {
      if (i > 0)
        ffw_report_pdf_end_page (report);
      add_certificate (report, of, of->people->pdata[i]);
    }

  return save (report, path, cancellable, error);
}
