/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Posts against training areas: how each stands in each, as of one day. */

#pragma once

#include "ffw-coding.h"
#include "ffw-date.h"
#include "ffw-list-source.h"

G_BEGIN_DECLS

/** The status of a cell where nothing is required of the post in the area. */
#define FFW_MATRIX_NOTHING (-1)

/**
 * FfwMatrixCell:
 * @status: of #FfwStandingStatus, or %FFW_MATRIX_NOTHING; then the rest says nothing
 * @wanted: whether it stands as the request's filter of the status asks
 * @mandatory: of the requirement that stands for the area
 * @level: that it needs, of #FfwLevel
 * @requirement: which of the matrix's requirements it is
 * @achieved_on, @expires_on: of the record that counts; @expires_on is none where it never ends
 * @due_on: until when somebody without a record has time
 * @booked_on: the last day of the last session that the person has a place on, or none
 * @waived_until: the last day of the waiver where the status is waived, or none
 *
 * How a post stands in an area.
 */
typedef struct
{
  gint8 status;
  guint8 mandatory;
  guint8 level;
  guint16 requirement;
  guint8 wanted;
  FfwDate achieved_on;
  FfwDate expires_on;
  FfwDate due_on;
  FfwDate booked_on;
  FfwDate waived_until;
} FfwMatrixCell;

/**
 * FfwMatrixArea:
 * @title: in the reader's language, else the other, marked with it; else the code
 * @sums: how many posts stand so, by status
 *
 * A column.
 */
typedef struct
{
  gint64 id;
  char *code;
  char *title;
  guint sums[FFW_N_STANDINGS];
} FfwMatrixArea;

/**
 * FfwMatrixRow:
 * @name: as lists show it, family name first
 * @manager: likewise; empty where there is none, as the other texts are
 * @sums: how many areas stand so, by status
 *
 * A row: a person in one post. Its texts belong to the matrix.
 */
typedef struct
{
  gint64 post;
  gint64 person;
  const char *name;
  const char *organisation;
  const char *number;
  const char *site;
  const char *manager;
  const char *email;
  const char *roles;
  guint sums[FFW_N_STANDINGS];
} FfwMatrixRow;

/**
 * FfwMatrix:
 * @day: that it is as of
 * @areas: (element-type FfwMatrixArea): those in which something is required of a row
 * @rows: (element-type FfwMatrixRow): posts of whom something is required
 * @requirements: (element-type utf8): the codes of those that cells name
 * @sums: how many cells stand so, by status
 *
 * Read once, and not changed after. Its cells come from ffw_matrix_get().
 */
typedef struct
{
  FfwDate day;
  GPtrArray *areas;
  GArray *rows;
  GPtrArray *requirements;
  guint sums[FFW_N_STANDINGS];
  GArray *cells;
  GStringChunk *texts;
} FfwMatrix;

/**
 * ffw_matrix_list:
 *
 * What an #FfwListRequest may ask of a matrix. Filters: `organisation`, `role`, `site`, `police`,
 * `manager` (a person's uuid), `area` (that column alone), `status` (a code of
 * #ffw_coding_standing, `gap`, or `not-in-date`: posts that stand so in an area that is shown),
 * `necessity` (`mandatory`: no cell of what is only recommended) and `day` (ISO; today where there
 * is none). Orders: `name`, `number`, `organisation`, `site`, `manager`, `gaps`, and
 * `area:CODE` (the worst first).
 */
extern const FfwListSource ffw_matrix_list;

FfwMatrix *ffw_matrix_read (FfwConnection *connection, const FfwListRequest *request,
                            FfwLanguage language, GError **error);
void ffw_matrix_free (FfwMatrix *self);
const FfwMatrixRow *ffw_matrix_get_row (const FfwMatrix *self, guint row);
const FfwMatrixArea *ffw_matrix_get_area (const FfwMatrix *self, guint area);
const FfwMatrixCell *ffw_matrix_get (const FfwMatrix *self, guint row, guint area);
gboolean ffw_matrix_is_gap (int status);
guint ffw_matrix_count_gaps (const guint sums[FFW_N_STANDINGS]);
guint ffw_matrix_count_required (const guint sums[FFW_N_STANDINGS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMatrix, ffw_matrix_free)

G_END_DECLS
