/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-passport.h"

#include "ffw-calendar-text.h"
#include "ffw-expand.h"
#include "ffw-report-pdf.h"
#include "ffw-standing-words.h"

#include <glib/gi18n-lib.h>

/* What is not in date is marked, beside its word. */
static guint32
get_fill (int status)
{
  switch (status)
    {
    case FFW_STANDING_MISSING:
    case FFW_STANDING_EXPIRED:
      return 0xFBE3E4;
    case FFW_STANDING_EXPIRING:
      return 0xFCF3D4;
    default:
      return FFW_REPORT_NO_FILL;
    }
}

static char *
say (FfwLanguage language, const char *message, const char *first, const char *second)
{
  const char *const arguments[] = { first, second, NULL };

  return ffw_expand (ffw_translate (language, message), arguments, language);
}

static char *
title_of (const FfwPassportName *name, FfwLanguage language)
{
  return name->code ? ffw_text_title (&name->title, name->code, language) : g_strdup ("");
}

static void
add_line (FfwReportPdf *report, FfwLanguage language, const char *label, const char *text)
{
  g_autofree char *line = NULL;

  if (*text == '\0')
    return;
  line = say (language, N_ ("%1$s: %2$s"), ffw_translate (language, label), text);
  ffw_report_pdf_add_text (report, line);
}

static void
add_head (FfwReportPdf *report, const FfwPassport *passport, FfwLanguage language)
{
  g_autofree char *day = ffw_date_format (passport->day, language, TRUE);
  g_autofree char *issuer = title_of (&passport->publisher, language);
  /* Translators: %1$s is a date */
  g_autofree char *as_of = say (language, N_ ("As of %1$s"), day, NULL);

  ffw_report_pdf_add_text (report, as_of);
  /* Translators: whose workspace a training passport comes from */
  add_line (report, language, N_ ("Issued by"), issuer);
}

static char *
join_roles (const FfwPassportPost *post, FfwLanguage language)
{
  GString *roles = g_string_new (NULL);

  for (guint i = 0; i < post->roles->len; i++)
    {
      g_autofree char *role = title_of (post->roles->pdata[i], language);

      g_string_append_printf (roles, "%s%s", i ? ", " : "", role);
    }

  return g_string_free (roles, FALSE);
}

static void
add_standing (FfwReportPdf *report, const FfwPostStanding *standing, FfwLanguage language)
{
  const FfwReportColumn columns[] = {
    { ffw_translate (language, N_ ("Training Area")), 4, FALSE },
    { ffw_translate (language, N_ ("Required")), 3, FALSE },
    { ffw_translate (language, N_ ("Standing")), 4, FALSE },
    { ffw_translate (language, N_ ("Rests On")), 4, FALSE },
  };

  ffw_report_pdf_begin_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < standing->areas->len; i++)
    {
      const FfwAreaStanding *area = standing->areas->pdata[i];
      const FfwDemand *demand = ffw_area_standing_get (area);
      g_autofree char *title = ffw_text_title (&area->title, area->code, language);
      g_autofree char *asked = ffw_standing_words_asked (demand, language);
      g_autofree char *how = ffw_standing_words (demand, area->waived_until, language);
      g_autofree char *course = demand->record ? ffw_text_title (&demand->course,
                                                                 demand->course_code, language)
                                               : g_strdup ("");
      const char *const cells[] = { title, asked, how, course };
      const guint32 fills[] = { FFW_REPORT_NO_FILL, FFW_REPORT_NO_FILL, get_fill (demand->status),
                                FFW_REPORT_NO_FILL };

      ffw_report_pdf_add_row (report, cells, fills);
    }
}

static void
add_post (FfwReportPdf *report, const FfwPassportPost *post, FfwLanguage language)
{
  g_autofree char *organisation = title_of (&post->organisation, language);
  g_autofree char *site = title_of (&post->site, language);
  g_autofree char *roles = join_roles (post, language);
  g_autofree char *from = ffw_date_format (post->started_on, language, TRUE);
  g_autofree char *to = post->left_on ? ffw_date_format (post->left_on, language, TRUE) : NULL;
  /* Translators: of a post; %1$s and %2$s are dates */
  g_autofree char *span = to ? say (language, N_ ("%1$s to %2$s"), from, to)
                             /* Translators: of a post; %1$s is a date */
                             : say (language, N_ ("From %1$s"), from, NULL);

  ffw_report_pdf_add_heading (report, organisation);
  ffw_report_pdf_add_text (report, span);
  add_line (report, language, N_ ("Staff Number"), post->number);
  add_line (report, language, N_ ("Roles"), roles);
  add_line (report, language, N_ ("Site"), site);
  if (post->standing)
    {
      g_autofree char *sum = ffw_standing_words_sum (post->standing, language);

      ffw_report_pdf_add_text (report, sum);
      add_standing (report, post->standing, language);
    }
}

static char *
join_covers (const FfwPassportRecord *record, FfwLanguage language)
{
  GString *covers = g_string_new (NULL);

  for (guint i = 0; i < record->covers->len; i++)
    {
      const FfwPassportCover *cover = record->covers->pdata[i];
      g_autofree char *area = title_of (&cover->area, language);
      /* Translators: what a course covers: a training area, and the level */
      g_autofree char *one
          = say (language, N_ ("%1$s (%2$s)"), area,
                 ffw_coding_get_word (&ffw_coding_level, (int)cover->level, language));

      g_string_append_printf (covers, "%s%s", i ? ", " : "", one);
    }

  return g_string_free (covers, FALSE);
}

static void
add_record (FfwReportPdf *report, const FfwPassportRecord *record, FfwLanguage language)
{
  g_autofree char *course = title_of (&record->course, language);
  g_autofree char *covers = join_covers (record, language);
  g_autofree char *completed = ffw_date_format (record->completed_on, language, TRUE);
  g_autofree char *expires = record->expires_on
                                 ? ffw_date_format (record->expires_on, language, TRUE)
                                 : g_strdup (ffw_translate (language, N_ ("does not expire")));
  const char *taught = ffw_coding_get_word (&ffw_coding_language, record->language, language);
  const char *const cells[]
      = { course, covers, completed, expires, taught ? taught : "", record->certificate };

  ffw_report_pdf_add_row (report, cells, NULL);
}

static void
add_records (FfwReportPdf *report, const FfwPassport *passport, FfwLanguage language)
{
  const FfwReportColumn columns[] = {
    { ffw_translate (language, N_ ("Course")), 5, FALSE },
    { ffw_translate (language, N_ ("Covers")), 5, FALSE },
    { ffw_translate (language, N_ ("Completed On")), 3, FALSE },
    { ffw_translate (language, N_ ("Counts Until")), 3, FALSE },
    { ffw_translate (language, N_ ("Language")), 2.5, FALSE },
    { ffw_translate (language, N_ ("Certificate")), 3, FALSE },
  };

  ffw_report_pdf_add_heading (report, ffw_translate (language, N_ ("Completed Training")));
  if (passport->records->len == 0)
    {
      ffw_report_pdf_add_text (report,
                               ffw_translate (language, N_ ("No training is recorded yet.")));
      return;
    }
  ffw_report_pdf_begin_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < passport->records->len; i++)
    add_record (report, passport->records->pdata[i], language);
}

/**
 * ffw_passport_write_pdf:
 * @language: in which it is to be read
 *
 * Draws it on A4 pages. The same passport gives the same bytes.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR
 */
gboolean
ffw_passport_write_pdf (const FfwPassport *passport, FfwLanguage language, GOutputStream *stream,
                        GCancellable *cancellable, GError **error)
{
  g_autofree char *name = ffw_passport_get_name (passport);
  /* Translators: the title of a printed document; %1$s is a person’s name */
  g_autofree char *title = say (language, N_ ("Training Passport: %1$s"), name, NULL);
  g_autoptr (FfwReportPdf) report = ffw_report_pdf_new (title, passport->day, language, FALSE);

  add_head (report, passport, language);
  for (guint i = 0; i < passport->posts->len; i++)
    add_post (report, passport->posts->pdata[i], language);
  add_records (report, passport, language);

  return ffw_report_pdf_write (report, stream, cancellable, error);
}
