/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-change.h"
#include "ffw-finding.h"
#include "ffw-kind.h"
#include "ffw-roster.h"
#include "ffw-row-report.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_CELL_ABSENT, /* no such column, or an empty cell: leave the value as it is */
  FFW_CELL_CLEAR,  /* "-": clear the value */
  FFW_CELL_SET,
  FFW_CELL_BAD, /* what stands there could not be read, which was said: the row is rejected */
} FfwCellState;

/**
 * FfwCell:
 * @text: as it stood, trimmed, UTF-8, NUL-terminated; of a date-time in ISO form
 * @length: bytes of @text
 *
 * One value of a row, read by its field's type.
 */
typedef struct
{
  FfwCellState state;
  const char *text;
  gsize length;
  union
  {
    gint64 integer;
    double real;
    FfwDate date;
  };
} FfwCell;

/**
 * FfwIntake:
 *
 * Takes rows of one kind, from one file, into the workspace, within a change:
 * finds each by its id or key, checks it against the rest, and adds or updates
 * it. One way in, for files, for the shipped catalogue and for forms.
 */
typedef struct _FfwIntake FfwIntake;

/**
 * FfwIntakeCounts:
 * @read: rows given; the sum of the four that follow
 */
typedef struct
{
  guint64 read;
  guint64 added;
  guint64 updated;
  guint64 unchanged;
  guint64 rejected;
} FfwIntakeCounts;

FfwIntake *ffw_intake_new (const FfwKind *kind, FfwChange *change, FfwDate today,
                           FfwFindings *findings, GError **error);
void ffw_intake_set_columns (FfwIntake *self, const guint *columns);
void ffw_intake_set_report (FfwIntake *self, FfwRowReport *report);
gboolean ffw_intake_set_roster (FfwIntake *self, FfwRoster *roster, GError **error);
void ffw_intake_set_origin (FfwIntake *self, gint64 framework);
FfwRowResult ffw_intake_row (FfwIntake *self, const FfwCell *cells, guint line, GError **error);
gboolean ffw_intake_reject (FfwIntake *self, guint line);
void ffw_intake_miss_rest (FfwIntake *self);
gboolean ffw_intake_finish (FfwIntake *self, FfwIntakeCounts *counts, GError **error);
void ffw_intake_free (FfwIntake *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwIntake, ffw_intake_free)

G_END_DECLS
