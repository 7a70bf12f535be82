/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-roster-box.h"

#include "ffw-choice.h"
#include "ffw-date-entry.h"
#include "ffw-roster-answer.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwRosterBox
{
  AdwBin parent_instance;

  AdwExpanderRow *row;
  FfwChoice *organisation;
  FfwDateEntry *on;
  GtkLabel *missing;

  FfwImportPlan *plan;
  FfwImportFile *file;
};

G_DEFINE_FINAL_TYPE (FfwRosterBox, ffw_roster_box, ADW_TYPE_BIN)

/* A staff office's list often has no column that says whose it is. */
static void
name_organisation (FfwRosterBox *self, const char *organisation)
{
  const FfwLayout *layout = ffw_import_file_get_layout (self->file);
  const FfwField *field = ffw_kind_find_field (ffw_kind_find ("people"), "organisation");

  for (guint i = 1; layout && i <= layout->columns->len; i++)
    if (ffw_import_file_get_field (self->file, i) == field)
      return;
  ffw_import_file_set_constant (self->file, (guint)(field - ffw_kind_find ("people")->fields),
                                organisation);
}

/* The file says it itself where it is the same for all rows. */
static void
find_organisation (FfwRosterBox *self)
{
  g_autofree char *organisation = ffw_import_file_find_organisation (self->file);

  if (organisation && *ffw_choice_get_code (self->organisation) == '\0')
    ffw_choice_set_code (self->organisation, organisation);
}

/* While something is still to be said, the file counts as an ordinary one. */
static void
show_missing (FfwRosterBox *self)
{
  gboolean complete = adw_expander_row_get_enable_expansion (self->row);
  const char *missing = NULL;

  if (complete && *ffw_choice_get_code (self->organisation) == '\0')
    missing = _ ("Not a complete list yet: choose the organisation.");
  else if (complete && ffw_date_entry_get_date (self->on) == FFW_DATE_NONE)
    missing = _ ("Not a complete list yet: give the day from which it holds.");
  gtk_label_set_label (self->missing, missing ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), missing != NULL);
}

static void
on_said (FfwRosterBox *self)
{
  FfwRosterAnswer *answer;
  gboolean complete = adw_expander_row_get_enable_expansion (self->row);
  const char *organisation;
  FfwDate on = ffw_date_entry_get_date (self->on);

  show_missing (self);
  if (self->file == NULL)
    return;
  answer = ffw_import_file_get_roster (self->file);
  if (complete && !ffw_roster_answer_is_complete (answer))
    find_organisation (self);
  organisation = ffw_choice_get_code (self->organisation);
  if (complete == ffw_roster_answer_is_complete (answer)
      && g_str_equal (organisation, ffw_roster_answer_get_organisation (answer))
      && on == ffw_roster_answer_get_on (answer))
    return;

  ffw_roster_answer_set (answer, complete, organisation, on);
  if (complete && *organisation)
    name_organisation (self, organisation);
  ffw_import_plan_edited (self->plan);
}

static void
ffw_roster_box_dispose (GObject *object)
{
  FfwRosterBox *self = FFW_ROSTER_BOX (object);

  g_clear_object (&self->file);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ffw_roster_box_parent_class)->dispose (object);
}

static void
ffw_roster_box_class_init (FfwRosterBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_roster_box_dispose;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-roster-box.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRosterBox, row);
  gtk_widget_class_bind_template_child (widget_class, FfwRosterBox, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwRosterBox, on);
  gtk_widget_class_bind_template_child (widget_class, FfwRosterBox, missing);
  gtk_widget_class_bind_template_callback (widget_class, on_said);
}

static void
ffw_roster_box_init (FfwRosterBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_name_parts (GTK_WIDGET (self), _ ("Complete List of an Organisation"));
}

/**
 * ffw_roster_box_show:
 * @file: of which it is said
 *
 * Shows what was said of the file; only of people there is a list.
 */
void
ffw_roster_box_show (FfwRosterBox *self, FfwImportPlan *plan, FfwImportFile *file)
{
  const FfwKind *kind = ffw_import_file_get_kind (file);
  FfwRosterAnswer *answer = ffw_import_file_get_roster (file);

  gtk_widget_set_visible (GTK_WIDGET (self), kind == ffw_kind_find ("people"));
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            ffw_import_plan_get_state (plan) != FFW_IMPORT_WRITING);
  if (self->file != NULL)
    return;

  ffw_choice_set_source (self->organisation, ffw_import_plan_get_workspace (plan), "organisation");
  ffw_choice_set_code (self->organisation, ffw_roster_answer_get_organisation (answer));
  ffw_date_entry_set_date (self->on, ffw_roster_answer_get_on (answer));
  adw_expander_row_set_enable_expansion (self->row, ffw_roster_answer_is_complete (answer));
  adw_expander_row_set_expanded (self->row, ffw_roster_answer_is_complete (answer));
  self->plan = g_object_ref (plan);
  self->file = g_object_ref (file);
}
