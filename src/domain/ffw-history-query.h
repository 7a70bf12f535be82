/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"
#include "ffw-language.h"
#include "ffw-list-source.h"

G_BEGIN_DECLS

/**
 * FfwHistoryRequest:
 * @subject: the id of a person, a session or another row that the changes are about; 0 for all
 * @words: (nullable): what was typed: parts of a sentence or of a name, in any order
 * @who: (nullable): who made the changes
 * @from: the first day, here; %FFW_DATE_NONE for no bound
 * @to: the last day, here; %FFW_DATE_NONE for no bound
 *
 * Which changes of the history are wanted.
 */
typedef struct
{
  gint64 subject;
  const char *words;
  const char *who;
  FfwDate from;
  FfwDate to;
} FfwHistoryRequest;

/**
 * FfwHistoryText:
 * @FFW_HISTORY_SENTENCE: what the change was; of an undo or redo it says so first
 * @FFW_HISTORY_AT: when: UTC, as 2022-11-22T10:00:00Z
 * @FFW_HISTORY_WHO: who made it
 * @FFW_HISTORY_KIND: a number, one of #FfwChangeKind
 * @FFW_HISTORY_OF: of an undo or a redo, the number of the change; else empty
 * @FFW_HISTORY_LAST_KIND: what was done last to the change, a #FfwChangeKind; empty where nothing
 * @FFW_HISTORY_LAST_AT: when that was
 * @FFW_HISTORY_LAST_WHO: who did it
 * @FFW_HISTORY_FINAL: not empty where it can be neither undone nor redone
 * @FFW_HISTORY_SHOWN: what it is about: a page, a table and an id, with slashes between; empty
 *   where there is nothing to show
 *
 * The texts of a row of the history, once ffw_history_query_mend() has made them.
 */
typedef enum
{
  FFW_HISTORY_SENTENCE,
  FFW_HISTORY_AT,
  FFW_HISTORY_WHO,
  FFW_HISTORY_KIND,
  FFW_HISTORY_OF,
  FFW_HISTORY_LAST_KIND,
  FFW_HISTORY_LAST_AT,
  FFW_HISTORY_LAST_WHO,
  FFW_HISTORY_FINAL,
  FFW_HISTORY_SHOWN,
  FFW_HISTORY_N_TEXTS,
} FfwHistoryText;

extern const FfwListSource ffw_history_source;

FfwListQuery *ffw_history_query_new (const FfwHistoryRequest *request, FfwLanguage language);
char **ffw_history_query_mend (FfwConnection *connection, char **texts, FfwLanguage language,
                               GError **error);
char **ffw_history_query_who (FfwConnection *connection, GError **error);

G_END_DECLS
