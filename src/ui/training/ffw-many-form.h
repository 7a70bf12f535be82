/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"
#include "ffw-many-preview.h"
#include "ffw-many.h"

G_BEGIN_DECLS

/**
 * FfwManyForm:
 *
 * A form for something that is done for many people: it shows what would come of what is entered,
 * and does it as one change. It begins with `posts` (ax) and `areas` (ax), or with `rows` (ax),
 * the records that are meant.
 */
#define FFW_TYPE_MANY_FORM (ffw_many_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (FfwManyForm, ffw_many_form, FFW, MANY_FORM, FfwForm)

/**
 * FfwManyFormClass:
 * @fill: writes what is entered into a plan
 * @check: says what is wanting, beside it; whether nothing is
 * @looked: (nullable): is told what would come of it
 * @failed: an untranslated message: the heading of what is said where it could not be written
 */
struct _FfwManyFormClass
{
  FfwFormClass parent_class;

  void (*fill) (FfwManyForm *self, FfwManyPlan *plan);
  gboolean (*check) (FfwManyForm *self);
  void (*looked) (FfwManyForm *self, const FfwManyResult *result);
  const char *failed;
};

void ffw_many_form_set_preview (FfwManyForm *self, FfwManyPreview *preview, AdwWindowTitle *title);
void ffw_many_form_add_field (FfwManyForm *self, const char *name, GtkWidget *widget,
                              const char *property);
guint ffw_many_form_get_n_rows (FfwManyForm *self);
gint64 ffw_many_form_get_only_post (FfwManyForm *self);

G_END_DECLS
