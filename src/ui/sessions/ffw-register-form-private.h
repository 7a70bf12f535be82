/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of the form of a register share. */

#pragma once

#include "ffw-choice.h"
#include "ffw-people-finder.h"
#include "ffw-register-form.h"
#include "ffw-register-marking.h"
#include "ffw-register-row.h"
#include "ffw-text-entry.h"

G_BEGIN_DECLS

struct _FfwRegisterForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkFlowBox *dates;
  FfwPeopleFinder *finder;
  GtkExpander *newcomer;
  FfwTextEntry *name;
  FfwChoice *organisation;
  GtkLabel *problem;
  GtkLabel *count;
  GtkListBox *people;
  GtkLabel *consequence;
  GtkWidget *all;
  GtkWidget *hint;
  GtkWidget *certificates;
  GtkWidget *close;

  gint64 session;
  int warned; /* of which date it was said that nothing is marked; -1 for none */
  int date;   /* the one that is filled in; -1 until it is known */
  gint64 who; /* whose row the keyboard goes to once it is there, or 0 */
  FfwRegister *of;
  GArray *pending; /* of FfwRegisterEntry: what is not written yet */
  gboolean failed; /* to write it */
  GString *typed;
  guint typed_until;
  guint write_later;
  guint fill_later;
  GCancellable *reading;
};

FfwRegisterRow *ffw_register_form_get_row (FfwRegisterForm *self, int position);
FfwDate ffw_register_form_get_day (FfwRegisterForm *self, guint i);
void ffw_register_form_show_problem (FfwRegisterForm *self, const char *problem);
void ffw_register_form_show_sums (FfwRegisterForm *self);
void ffw_register_form_show_people (FfwRegisterForm *self);
void ffw_register_form_write_pending (FfwRegisterForm *self, GtkWidget *widget);
void ffw_register_form_written (GtkWidget *widget, gboolean done, const GError *error,
                                gpointer data);
gboolean ffw_register_form_may_mark (FfwRegisterForm *self);
void ffw_register_form_mark (FfwRegisterForm *self, FfwRegisterRow *row, int attended, int minutes);
void ffw_register_form_go_to (FfwRegisterForm *self, FfwRegisterRow *row);
void ffw_register_form_go_to_person (FfwRegisterForm *self);

void ffw_register_keys_install (GtkWidgetClass *widget_class);
void ffw_register_keys_add_dates (FfwRegisterForm *self);
gboolean ffw_register_keys_on_key (GtkEventControllerKey *controller, guint key, guint code,
                                   GdkModifierType state, gpointer data);

void ffw_register_doing_install (GtkWidgetClass *widget_class);

G_END_DECLS
