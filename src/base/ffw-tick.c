/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-tick.h"

#include "ffw-fold.h"

#include <string.h>

/* A mark is no longer than this, in bytes. */
#define LONGEST_MARK 40

/* As ffw_fold() leaves them. */
static const char *const yes_marks[] = {
  "✓",
  "✔",
  "☑",
  "✅",
  "√",
  "x",
  "×",
  "y",
  "yes",
  "true",
  "1",
  "100%",
  "ok",
  "done",
  "complete",
  "completed",
  "passed",
  "pass",
  "attended",
  "ie",
  "oes",
  "ydy",
  "do",
  "gwir",
  "wedi",
  "cwblhawyd",
  "wedi cwblhau",
  "wedi'i gwblhau",
  "wedi'i chwblhau",
  "wedi ei gwblhau",
  "wedi gorffen",
  "mynychwyd",
  "wedi mynychu",
  "pasiwyd",
  NULL,
};

static const char *const no_marks[] = {
  "-",
  "–",
  "—",
  "✗",
  "✘",
  "☐",
  "❌",
  "n",
  "no",
  "none",
  "false",
  "0",
  "0%",
  "n/a",
  "na",
  "n.a",
  "not done",
  "not complete",
  "not completed",
  "not started",
  "not applicable",
  "not attended",
  "nac oes",
  "nac ydy",
  "nage",
  "naddo",
  "dim",
  "ddim",
  "ffug",
  "amherthnasol",
  "heb gwblhau",
  "heb ei gwblhau",
  "heb ei chwblhau",
  "heb ddechrau",
  NULL,
};

/**
 * ffw_tick_read:
 * @text: what stands in a cell, in either language
 */
FfwTick
ffw_tick_read (const char *text)
{
  g_autofree char *folded = NULL;
  gsize length;

  if (strlen (text) > LONGEST_MARK)
    return FFW_TICK_NONE;
  folded = g_strstrip (ffw_fold (text));
  length = strlen (folded);
  if (length > 1 && (folded[length - 1] == '.' || folded[length - 1] == '!'))
    folded[length - 1] = '\0';
  if (g_strv_contains (yes_marks, folded))
    return FFW_TICK_YES;
  return g_strv_contains (no_marks, folded) ? FFW_TICK_NO : FFW_TICK_NONE;
}
