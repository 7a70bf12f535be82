/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the mapping share; for no others. */

#pragma once

#include "ffw-cell.h"
#include "ffw-mapping.h"

G_BEGIN_DECLS

/**
 * FfwMappedCell:
 * @text: where the cell's text had to be made anew
 *
 * A cell of the kind, with room for what it points to.
 */
typedef struct
{
  FfwCell cell;
  FfwCellRoom room;
  char *text;
} FfwMappedCell;

/**
 * FfwMappedColumn:
 * @use: of the layout's column
 * @is_lenient: whether it is read as people write, because nobody made it for this program
 * @n_serials, @serial_line, @serial, @serial_date: numbers that were read as dates, and the first
 * @n_times, @time_line, @time: dates whose time of day was left out, and the first
 * @n_garbled, @garbled_line, @garbled, @mended: texts whose accents were broken by another program,
 *   and the first, as it stands and as it was
 * @n_early, @early_line, @early: cells of a workbook that are dates, in the first twelve days of a
 *   month, and the first
 * @n_late: cells that are dates of other days
 * @n_texts, @text: texts such as 22/11/2022, which can be read in one way only, and the first
 * @n_either: texts that can be read in both ways
 *
 * A column of the file, and what must be said of it once it is known.
 */
typedef struct
{
  const FfwLayoutColumn *use;
  gboolean is_lenient;
  guint64 n_serials;
  guint serial_line;
  char *serial;
  FfwDate serial_date;
  guint64 n_times;
  guint time_line;
  char *time;
  guint64 n_garbled;
  guint garbled_line;
  char *garbled;
  char *mended;
  guint64 n_early;
  guint early_line;
  FfwDate early;
  guint64 n_late;
  guint64 n_texts;
  char *text;
  guint64 n_either;
} FfwMappedColumn;

typedef struct _FfwMappingMatrix FfwMappingMatrix;

struct _FfwMapping
{
  const FfwKind *kind;
  FfwLayout *layout;
  FfwTableForm form;
  guint width; /* how many cells a row must have; 0: any number */
  FfwFindings *findings;
  FfwCorrections *corrections;
  GArray *fields;      /* of a row in which something was put right */
  GStringChunk *texts; /* of it */

  guint n_columns;
  FfwMappedColumn *columns;            /* of the layout */
  guint column_of[FFW_MAX_FIELDS];     /* from 1; 0: none */
  gboolean has_values[FFW_MAX_FIELDS]; /* some of what stands there means something else */
  guint name_column;                   /* from 1; 0: none */
  int given_field;
  int family_field;
  FfwMappedCell constants[FFW_MAX_FIELDS];
  FfwMappingMatrix *matrix;

  FfwTableRow row; /* that was taken */
  gboolean has_row;
  FfwMappedCell read[FFW_MAX_FIELDS];
  FfwCell cells[FFW_MAX_FIELDS];
  guint columns_now[FFW_MAX_FIELDS];
  FfwMappedRow mapped;

  guint64 n_passed;
  guint passed_line;
  guint below_line;
};

const FfwTableField *ffw_mapping_get_field (const FfwMapping *self, guint column);
gboolean ffw_mapping_is_blank (const FfwTableField *field);
gboolean ffw_mapping_is_dash (const FfwTableField *field);
gboolean ffw_mapping_is_error (const FfwTableField *field);
void ffw_mapping_read_text (FfwMapping *self, guint field, guint column, const char *text,
                            FfwMappedCell *to);
void ffw_mapping_read_cell (FfwMapping *self, guint field, guint column, const FfwTableField *from,
                            FfwMappedCell *to);
void ffw_mapping_note_time (FfwMapping *self, guint column, guint minute, const char *text);
void ffw_mapping_refuse (FfwMapping *self, guint field, guint column, const char *code,
                         const char *text, FfwMappedCell *to);
void ffw_mapping_note_date (FfwMapping *self, guint column, const FfwTableField *from,
                            FfwDate date);
gboolean ffw_mapping_read_serial (FfwMapping *self, guint column, const FfwTableField *from,
                                  FfwDate *date, guint *minute);
void ffw_mapped_cell_clear (FfwMappedCell *self);

FfwMappingMatrix *ffw_mapping_matrix_new (FfwMapping *mapping);
void ffw_mapping_matrix_free (FfwMappingMatrix *self);
void ffw_mapping_matrix_take (FfwMappingMatrix *self);
gboolean ffw_mapping_matrix_next (FfwMappingMatrix *self);

G_END_DECLS
