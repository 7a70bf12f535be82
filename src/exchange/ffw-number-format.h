/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-table-reader.h"

G_BEGIN_DECLS

/**
 * FfwNumberShape:
 * @FFW_SHAPE_NUMBER: as a number
 * @FFW_SHAPE_PERCENT: as a share of a hundred
 * @FFW_SHAPE_DATE: as a date
 * @FFW_SHAPE_DATE_TIME: as a date and a time
 * @FFW_SHAPE_TIME: as a time of day
 * @FFW_SHAPE_DURATION: as hours, which go on after 24
 *
 * As what a spreadsheet shows the number in a cell.
 */
typedef enum
{
  FFW_SHAPE_NUMBER,
  FFW_SHAPE_PERCENT,
  FFW_SHAPE_DATE,
  FFW_SHAPE_DATE_TIME,
  FFW_SHAPE_TIME,
  FFW_SHAPE_DURATION,
} FfwNumberShape;

/**
 * FfwNumberFormat:
 * @shape: a FfwNumberShape
 * @least_digits: figures before the point, at least, as zeros
 */
typedef struct
{
  guint8 shape;
  guint8 least_digits;
} FfwNumberFormat;

/** Room for the text of a number, its NUL included. */
#define FFW_NUMBER_SIZE 64

FfwNumberFormat ffw_number_format_of_code (const char *code);
FfwNumberFormat ffw_number_format_of_id (guint id);
FfwTableType ffw_number_format_apply (FfwNumberFormat self, const char *text, gboolean from_1904,
                                      char shown[FFW_NUMBER_SIZE]);
void ffw_number_format_show_seconds (guint64 seconds, char shown[FFW_NUMBER_SIZE]);

G_END_DECLS
