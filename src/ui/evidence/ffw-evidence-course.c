/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-course.h"

#include "ffw-evidence-words.h"
#include "ffw-string-factory.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwEvidenceCourse:
 *
 * The choice of a course, or of a training area, among those that a report has. Unlike FfwChoice it
 * knows only what is in the report, which may have come from another organisation.
 *
 * Signals: `changed`: another course was chosen, by the person or because the first is gone.
 */
struct _FfwEvidenceCourse
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkDropDown *drop_down;

  GPtrArray *codes;
  GtkStringList *titles; /* while they are gathered */
  char *code;            /* what is chosen, or is to be once it is there */
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwEvidenceCourse, ffw_evidence_course, GTK_TYPE_WIDGET)

static void
on_selected (FfwEvidenceCourse *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (self->filling || selected >= self->codes->len)
    return;

  g_free (self->code);
  self->code = g_strdup (self->codes->pdata[selected]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ffw_evidence_course_dispose (GObject *object)
{
  FfwEvidenceCourse *self = FFW_EVIDENCE_COURSE (object);

  if (self->drop_down)
    g_signal_handlers_disconnect_by_data (self->drop_down, self);
  self->drop_down = NULL;
  while (gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));

  G_OBJECT_CLASS (ffw_evidence_course_parent_class)->dispose (object);
}

static void
ffw_evidence_course_finalize (GObject *object)
{
  FfwEvidenceCourse *self = FFW_EVIDENCE_COURSE (object);

  g_ptr_array_unref (self->codes);
  g_clear_object (&self->titles);
  g_free (self->code);

  G_OBJECT_CLASS (ffw_evidence_course_parent_class)->finalize (object);
}

static void
ffw_evidence_course_class_init (FfwEvidenceCourseClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ffw_evidence_course_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_evidence_course_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);

  signals[CHANGED] = g_signal_new ("changed", FFW_TYPE_EVIDENCE_COURSE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ffw_evidence_course_init (FfwEvidenceCourse *self)
{
  g_autoptr (GtkListItemFactory) factory = ffw_string_factory_new (-1);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->drop_down, factory);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), GTK_WIDGET (self->drop_down));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
}

/**
 * ffw_evidence_course_new:
 * @label: what is chosen, with a mnemonic
 * @name: the same without it
 *
 * Returns: (transfer floating): a choice among nothing yet
 */
GtkWidget *
ffw_evidence_course_new (const char *label, const char *name)
{
  FfwEvidenceCourse *self = g_object_new (FFW_TYPE_EVIDENCE_COURSE, NULL);

  gtk_label_set_text_with_mnemonic (GTK_LABEL (self->label), label);
  ffw_words_name (GTK_ACCESSIBLE (self->drop_down), name);
  ffw_words_name_parts (GTK_WIDGET (self->drop_down), name);

  return GTK_WIDGET (self);
}

/** Forgets the courses, but not which of them was chosen. */
void
ffw_evidence_course_begin (FfwEvidenceCourse *self)
{
  g_ptr_array_set_size (self->codes, 0);
  g_clear_object (&self->titles);
  self->titles = gtk_string_list_new (NULL);
}

/** Adds a course, between ffw_evidence_course_begin() and ffw_evidence_course_end(). */
void
ffw_evidence_course_add (FfwEvidenceCourse *self, const char *code, const FfwText *title)
{
  g_autofree char *shown = ffw_evidence_words_title (title, code);

  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (self->titles, shown);
}

/** Shows the courses; the one that was chosen stays so, where it is there, else the first is. */
void
ffw_evidence_course_end (FfwEvidenceCourse *self)
{
  guint position = 0;

  for (guint i = 0; self->code && i < self->codes->len; i++)
    if (strcmp (self->codes->pdata[i], self->code) == 0)
      position = i;

  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (self->titles));
  gtk_drop_down_set_selected (self->drop_down,
                              self->codes->len > 0 ? position : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  g_clear_object (&self->titles);
}

/** Returns: (transfer none) (nullable): the code of the course that is shown */
const char *
ffw_evidence_course_get_code (FfwEvidenceCourse *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  return selected < self->codes->len ? self->codes->pdata[selected] : self->code;
}

/** Chooses a course, now or once it is there. */
void
ffw_evidence_course_set_code (FfwEvidenceCourse *self, const char *code)
{
  g_free (self->code);
  self->code = g_strdup (code);

  for (guint i = 0; i < self->codes->len; i++)
    if (strcmp (self->codes->pdata[i], code) == 0)
      gtk_drop_down_set_selected (self->drop_down, i);
}
