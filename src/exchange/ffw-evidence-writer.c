/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-writer.h"

#include "ffw-real.h"
#include "ffw-xml-out.h"

#include <libxml/xmlwriter.h>

/* What libxml2 gives up on the way out goes through here, to be hashed as it passes. */
typedef struct
{
  GOutputStream *stream;
  GChecksum *checksum;
  GCancellable *cancellable;
  GError *error;
} Sink;

/* A failure is kept here: libxml2 would print what it knows of it. */
static int
sink_write (void *context, const char *bytes, int length)
{
  Sink *self = context;

  if (self->error == NULL
      && g_output_stream_write_all (self->stream, bytes, (gsize)length, NULL, self->cancellable,
                                    &self->error))
    g_checksum_update (self->checksum, (const guchar *)bytes, length);

  return length;
}

static void
start (xmlTextWriter *writer, const char *name)
{
  xmlTextWriterStartElement (writer, BAD_CAST name);
}

static void
end (xmlTextWriter *writer)
{
  xmlTextWriterEndElement (writer);
}

static void
put_count (xmlTextWriter *writer, const char *name, guint64 value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, value);
  ffw_xml_out_attribute (writer, name, text);
}

static void
put_real (xmlTextWriter *writer, const char *name, double value)
{
  char text[FFW_REAL_SIZE];

  ffw_xml_out_attribute (writer, name, ffw_real_to_text (value, text));
}

static void
put_suppressed (xmlTextWriter *writer)
{
  ffw_xml_out_attribute (writer, "suppressed", "true");
}

/* An element with nothing but a code. */
static void
write_named (xmlTextWriter *writer, const char *name, const char *code)
{
  start (writer, name);
  ffw_xml_out_attribute (writer, "code", code);
  end (writer);
}

static void
write_scope (xmlTextWriter *writer, const FfwEvidence *evidence, const FfwEvidenceEdition *edition)
{
  const FfwEvidenceScope *scope = &evidence->scope;

  start (writer, "scope");
  if (evidence->publisher)
    write_named (writer, "publisher", evidence->publisher);
  if (scope->organisation)
    write_named (writer, "organisation", scope->organisation);

  start (writer, "period");
  ffw_xml_out_date (writer, "from", scope->from);
  ffw_xml_out_date (writer, "to", scope->to);
  end (writer);
  start (writer, "asOf");
  ffw_xml_out_date (writer, "date", scope->today);
  end (writer);
  start (writer, "revision");
  put_count (writer, "number", edition->revision);
  if (edition->supersedes)
    ffw_xml_out_attribute (writer, "supersedes", edition->supersedes);
  end (writer);
  for (guint i = 0; i < evidence->frameworks->len; i++)
    {
      const FfwEvidenceFramework *framework = g_ptr_array_index (evidence->frameworks, i);

      start (writer, "framework");
      ffw_xml_out_attribute (writer, "code", framework->code);
      ffw_xml_out_attribute (writer, "version", framework->version);
      end (writer);
    }
  start (writer, "disclosure");
  put_count (writer, "minimum", scope->minimum);
  end (writer);
  end (writer);
}

static void
write_catalogue (xmlTextWriter *writer, const FfwEvidence *evidence)
{
  start (writer, "catalogue");
  for (guint i = 0; i < evidence->courses->len; i++)
    {
      const FfwEvidenceEntry *course = g_ptr_array_index (evidence->courses, i);

      start (writer, "course");
      ffw_xml_out_attribute (writer, "code", course->code);
      ffw_xml_out_text (writer, "title", &course->title);
      for (guint j = 0; j < course->covers->len; j++)
        {
          const FfwEvidenceCover *cover = g_ptr_array_index (course->covers, j);

          start (writer, "covers");
          ffw_xml_out_attribute (writer, "area", cover->area);
          ffw_xml_out_attribute (writer, "level",
                                 ffw_coding_get_code (&ffw_coding_level, cover->level));
          end (writer);
        }
      end (writer);
    }
  for (guint i = 0; i < evidence->areas->len; i++)
    {
      const FfwEvidenceEntry *area = g_ptr_array_index (evidence->areas, i);

      start (writer, "area");
      ffw_xml_out_attribute (writer, "code", area->code);
      ffw_xml_out_text (writer, "title", &area->title);
      end (writer);
    }
  for (guint i = 0; i < evidence->questions->len; i++)
    {
      const FfwEvidenceEntry *question = g_ptr_array_index (evidence->questions, i);

      start (writer, "question");
      ffw_xml_out_attribute (writer, "code", question->code);
      put_count (writer, "level", (guint64)question->level);
      ffw_xml_out_attribute (writer, "scale",
                             ffw_coding_get_code (&ffw_coding_scale, question->scale));
      ffw_xml_out_text (writer, "text", &question->title);
      end (writer);
    }
  end (writer);
}

static void
write_group (xmlTextWriter *writer, const FfwEvidenceGroup *group)
{
  start (writer, "group");
  ffw_xml_out_attribute (writer, "by", ffw_coding_get_code (&ffw_coding_group_by, group->by));
  ffw_xml_out_attribute (writer, "code", group->code);
  if (group->suppressed)
    put_suppressed (writer);
  else
    put_count (writer, group->by == FFW_GROUP_LANGUAGE ? "completions" : "trained", group->figure);
  end (writer);
}

static void
write_session (xmlTextWriter *writer, const FfwEvidenceSession *session)
{
  start (writer, "session");
  ffw_xml_out_attribute (writer, "uuid", session->uuid);
  if (*session->organisations)
    ffw_xml_out_attribute (writer, "organisation", session->organisations);
  ffw_xml_out_date (writer, "on", session->on);
  if (session->places >= 0)
    put_count (writer, "places", (guint64)session->places);
  put_count (writer, "attended", session->attended);
  end (writer);
}

static void
write_delivery (xmlTextWriter *writer, const FfwEvidence *evidence)
{
  start (writer, "delivery");
  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *course = g_ptr_array_index (evidence->delivery, i);

      start (writer, "course");
      ffw_xml_out_attribute (writer, "code", course->code);
      put_count (writer, "sessions", course->sessions);
      put_count (writer, "places", course->places);
      if (course->suppressed)
        put_suppressed (writer);
      else
        {
          put_count (writer, "completions", course->completions);
          put_count (writer, "trained", course->trained);
        }
      for (guint j = 0; j < course->groups->len; j++)
        write_group (writer, g_ptr_array_index (course->groups, j));
      for (guint j = 0; j < course->held->len; j++)
        write_session (writer, g_ptr_array_index (course->held, j));
      end (writer);
    }
  end (writer);
}

static void
write_tally (xmlTextWriter *writer, const char *name, const FfwTally *tally, gboolean in_words)
{
  for (guint i = 0; i < tally->n; i++)
    {
      int value = tally->least + (int)i;
      guint64 times = ffw_tally_get (tally, value);
      char text[24];

      if (times == 0)
        continue;

      start (writer, name);
      g_snprintf (text, sizeof text, "%d", value);
      ffw_xml_out_attribute (writer, "value",
                             in_words ? ffw_coding_get_code (&ffw_coding_yes_no, value) : text);
      xmlTextWriterWriteFormatString (writer, "%" G_GUINT64_FORMAT, times);
      end (writer);
    }
}

static void
write_result (xmlTextWriter *writer, const FfwEvidenceResult *result, FfwStage stage,
              FfwScale scale)
{
  double sd;

  start (writer, "result");
  ffw_xml_out_attribute (writer, "stage", ffw_coding_get_code (&ffw_coding_stage, stage));
  if (result->suppressed)
    put_suppressed (writer);
  else
    {
      put_count (writer, "n", result->n);
      if (scale != FFW_SCALE_YES_NO)
        {
          put_real (writer, "mean", ffw_tally_mean (&result->counts));
          put_real (writer, "median", ffw_tally_median (&result->counts));
          if (ffw_tally_sd (&result->counts, &sd))
            put_real (writer, "sd", sd);
        }
      if (scale == FFW_SCALE_0_10)
        put_real (writer, "nps", ffw_tally_net_promoter (&result->counts));
      write_tally (writer, "count", &result->counts, scale == FFW_SCALE_YES_NO);
    }
  end (writer);
}

static void
write_change (xmlTextWriter *writer, const FfwEvidenceChange *change)
{
  start (writer, "change");
  ffw_xml_out_attribute (writer, "from", ffw_coding_get_code (&ffw_coding_stage, change->from));
  ffw_xml_out_attribute (writer, "to", ffw_coding_get_code (&ffw_coding_stage, change->to));
  if (change->suppressed)
    put_suppressed (writer);
  else
    {
      put_count (writer, "pairs", change->pairs);
      put_count (writer, "used", change->test.used);
      put_real (writer, "meanDifference", ffw_tally_mean (&change->differences));
      if (change->test.method != FFW_WILCOXON_NONE)
        {
          put_real (writer, "w", change->test.w);
          put_real (writer, "p", change->test.p);
          put_real (writer, "effect", change->test.effect);
          ffw_xml_out_attribute (writer, "method",
                                 change->test.method == FFW_WILCOXON_EXACT ? "exact" : "normal");
        }
      write_tally (writer, "difference", &change->differences, FALSE);
    }
  end (writer);
}

static void
write_question (xmlTextWriter *writer, const FfwEvidenceQuestion *question)
{
  start (writer, "question");
  ffw_xml_out_attribute (writer, "code", question->code);
  for (guint i = 0; i < FFW_N_STAGES; i++)
    if (question->results[i].n || question->results[i].suppressed)
      write_result (writer, &question->results[i], (FfwStage)i, question->scale);
  for (guint i = 0; i < FFW_N_CHANGES; i++)
    if (question->changes[i].pairs || question->changes[i].suppressed)
      write_change (writer, &question->changes[i]);
  end (writer);
}

static void
write_response (xmlTextWriter *writer, const FfwEvidenceResponse *response, FfwStage stage,
                guint64 attended)
{
  start (writer, "response");
  ffw_xml_out_attribute (writer, "stage", ffw_coding_get_code (&ffw_coding_stage, stage));
  if (response->suppressed)
    put_suppressed (writer);
  else
    {
      put_count (writer, "received", response->received);
      if (attended)
        put_real (writer, "rate", (double)response->received / (double)attended);
    }
  end (writer);
}

static void
write_evaluation (xmlTextWriter *writer, const FfwEvidence *evidence)
{
  start (writer, "evaluation");
  for (guint i = 0; i < evidence->evaluation->len; i++)
    {
      const FfwEvidenceEvaluation *course = g_ptr_array_index (evidence->evaluation, i);

      start (writer, "course");
      ffw_xml_out_attribute (writer, "code", course->code);
      if (!course->attended_suppressed)
        put_count (writer, "attended", course->attended);
      for (guint j = 0; j < FFW_N_STAGES; j++)
        if (course->responses[j].received || course->responses[j].suppressed)
          write_response (writer, &course->responses[j], (FfwStage)j, course->attended);
      for (guint j = 0; j < course->questions->len; j++)
        write_question (writer, g_ptr_array_index (course->questions, j));
      end (writer);
    }
  end (writer);
}

static void
write_standing (xmlTextWriter *writer, const FfwEvidenceStanding *standing, guint necessity)
{
  ffw_xml_out_attribute (writer, "necessity",
                         ffw_coding_get_code (&ffw_coding_necessity, (int)necessity));
  if (standing->suppressed)
    {
      put_suppressed (writer);
      return;
    }

  put_count (writer, "required", standing->required);
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    put_count (writer, ffw_coding_get_code (&ffw_coding_standing, ffw_standings[i]),
               standing->counts[ffw_standings[i]]);
  put_count (writer, "away", standing->away);
}

static void
write_compliance (xmlTextWriter *writer, const FfwEvidence *evidence)
{
  start (writer, "compliance");
  ffw_xml_out_date (writer, "asOf", evidence->scope.today);
  for (guint i = 0; i < evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *area = g_ptr_array_index (evidence->compliance, i);

      start (writer, "area");
      ffw_xml_out_attribute (writer, "code", area->code);
      for (guint necessity = FFW_N_NECESSITIES; necessity-- > 0;)
        if (area->standings[necessity].required || area->standings[necessity].suppressed)
          {
            start (writer, "standing");
            write_standing (writer, &area->standings[necessity], necessity);
            end (writer);
          }
      for (guint j = 0; j < area->groups->len; j++)
        {
          const FfwEvidenceStandingGroup *group = g_ptr_array_index (area->groups, j);

          start (writer, "group");
          ffw_xml_out_attribute (writer, "by",
                                 ffw_coding_get_code (&ffw_coding_group_by, group->by));
          ffw_xml_out_attribute (writer, "code", group->code);
          write_standing (writer, &group->standing, (guint)group->mandatory);
          end (writer);
        }
      end (writer);
    }
  end (writer);
}

static void
write_document (xmlTextWriter *writer, const FfwEvidence *evidence,
                const FfwEvidenceEdition *edition)
{
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterSetIndentString (writer, BAD_CAST "  ");
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  start (writer, "evidence");
  ffw_xml_out_attribute (writer, "xmlns", FFW_EVIDENCE_NAMESPACE);
  ffw_xml_out_attribute (writer, "version", "1.0");
  ffw_xml_out_attribute (writer, "uuid", edition->uuid);
  ffw_xml_out_attribute (writer, "generated", edition->generated);
  ffw_xml_out_attribute (writer, "producer", "Fframwaith " FFW_VERSION);
  ffw_xml_out_attribute (writer, "audience",
                         ffw_coding_get_code (&ffw_coding_audience, evidence->scope.audience));
  write_scope (writer, evidence, edition);
  write_catalogue (writer, evidence);
  write_delivery (writer, evidence);
  write_evaluation (writer, evidence);
  write_compliance (writer, evidence);
  end (writer);
  xmlTextWriterEndDocument (writer);
}

/**
 * ffw_evidence_write:
 * @edition: which of the files of its scope this is
 * @stream: where the file goes
 * @sha256: (out): of all its bytes, in hexadecimal
 *
 * Writes evidence as XML. The same figures give the same bytes, but for what
 * @edition says.
 *
 * Returns: %FALSE with @error of the stream
 */
gboolean
ffw_evidence_write (const FfwEvidence *evidence, const FfwEvidenceEdition *edition,
                    GOutputStream *stream, char **sha256, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Sink sink = { stream, checksum, cancellable, NULL };
  xmlOutputBuffer *buffer = xmlOutputBufferCreateIO (sink_write, NULL, &sink, NULL);
  xmlTextWriter *writer = buffer ? xmlNewTextWriter (buffer) : NULL;

  if (writer == NULL)
    g_error ("No memory to write XML");
  write_document (writer, evidence, edition);
  xmlFreeTextWriter (writer);

  if (sink.error)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  *sha256 = g_strdup (g_checksum_get_string (checksum));

  return TRUE;
}
