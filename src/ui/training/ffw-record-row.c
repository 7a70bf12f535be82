/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-record-row.h"

#include "ffw-people-finder.h"
#include "ffw-record-own.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _FfwRecordRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name;
  GtkLabel *about;
  GtkToggleButton *more;
  GtkWidget *remove;
  GtkLabel *problem;
  GtkLabel *warning;
  AdwBin *own; /* holds what is the person's alone once somebody asks for it */

  FfwMatch *match;
};

enum
{
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwRecordRow, ffw_record_row, GTK_TYPE_LIST_BOX_ROW)

static FfwRecordOwn *
get_own (FfwRecordRow *self)
{
  GtkWidget *own = adw_bin_get_child (self->own);

  return own ? FFW_RECORD_OWN (own) : NULL;
}

static void
on_more (FfwRecordRow *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->more);

  if (shown && get_own (self) == NULL)
    adw_bin_set_child (self->own, g_object_new (FFW_TYPE_RECORD_OWN, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->own), shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_STATE_EXPANDED, shown,
                               -1);
  /* Not where the row is made anew, while the keyboard is elsewhere. */
  if (shown && gtk_widget_is_focus (GTK_WIDGET (self->more)))
    gtk_widget_grab_focus (GTK_WIDGET (get_own (self)));
}

static void
on_remove (FfwRecordRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
ffw_record_row_finalize (GObject *object)
{
  FfwRecordRow *self = FFW_RECORD_ROW (object);

  g_clear_pointer (&self->match, ffw_match_free);

  G_OBJECT_CLASS (ffw_record_row_parent_class)->finalize (object);
}

static void
ffw_record_row_class_init (FfwRecordRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_record_row_finalize;
  signals[REMOVE] = g_signal_new ("remove", FFW_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRecordRow, name);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordRow, about);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordRow, more);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordRow, remove);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordRow, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordRow, warning);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordRow, own);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
ffw_record_row_init (FfwRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: a row for somebody who was found */
GtkWidget *
ffw_record_row_new (const FfwMatch *match)
{
  FfwRecordRow *self = g_object_new (FFW_TYPE_RECORD_ROW, NULL);
  g_autofree char *about = ffw_people_finder_describe (match);
  /* Translators: %1$s is a person: their own certificate, hours, language, outcome */
  g_autofree char *more = ffw_words (_ ("Details of %1$s"), match->name, NULL);
  /* Translators: %1$s is a person, among those for whom a course is recorded */
  g_autofree char *remove = ffw_words (_ ("Remove %1$s"), match->name, NULL);

  self->match = ffw_match_copy (match);
  gtk_label_set_label (self->name, match->name);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more),
                               _ ("Certificate, hours, language, outcome"));
  gtk_widget_set_tooltip_text (self->remove, remove);
  ffw_words_name (GTK_ACCESSIBLE (self->more), more);
  ffw_words_name (GTK_ACCESSIBLE (self->remove), remove);
  ffw_words_name (GTK_ACCESSIBLE (self), match->name);

  return GTK_WIDGET (self);
}

/** Returns: (transfer none): who it is */
const FfwMatch *
ffw_record_row_get_match (FfwRecordRow *self)
{
  return self->match;
}

/**
 * ffw_record_row_get_own:
 * @field: certificate, hours, language or outcome
 *
 * Returns: (transfer full): what is this person's alone; an empty text where it is as for the
 *   others
 */
char *
ffw_record_row_get_own (FfwRecordRow *self, const char *field)
{
  FfwRecordOwn *own = get_own (self);

  return g_strdup (own ? ffw_record_own_get (own, field) : "");
}

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static void
describe (FfwRecordRow *self)
{
  g_autofree char *all = g_strjoin (" ", gtk_label_get_label (self->about),
                                    gtk_label_get_label (self->problem),
                                    gtk_label_get_label (self->warning), NULL);

  ffw_words_describe (GTK_ACCESSIBLE (self), all);
}

/**
 * ffw_record_row_show_warning:
 * @warning: (nullable): what is odd, and is taken all the same
 */
void
ffw_record_row_show_warning (FfwRecordRow *self, const char *warning)
{
  show (self->warning, warning);
  describe (self);
}

/**
 * ffw_record_row_show_problem:
 * @problem: (nullable): why the person was refused
 */
void
ffw_record_row_show_problem (FfwRecordRow *self, const char *problem)
{
  show (self->problem, problem);
  describe (self);
}

/** Returns: whether all that is typed can be read; where not, it is shown */
gboolean
ffw_record_row_check (FfwRecordRow *self)
{
  FfwRecordOwn *own = get_own (self);

  if (own == NULL || ffw_record_own_check (own))
    return TRUE;
  gtk_toggle_button_set_active (self->more, TRUE);

  return FALSE;
}

/** Returns: (transfer floating): what is this person's alone (a{sv}) */
GVariant *
ffw_record_row_save (FfwRecordRow *self)
{
  FfwRecordOwn *own = get_own (self);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "post", "x", self->match->post);
  if (own)
    {
      g_variant_dict_insert (&state, "open", "b", gtk_toggle_button_get_active (self->more));
      g_variant_dict_insert_value (&state, "own", ffw_record_own_save (own));
    }

  return g_variant_dict_end (&state);
}

/** Takes what ffw_record_row_save() gave. */
void
ffw_record_row_restore (FfwRecordRow *self, GVariant *state)
{
  g_autoptr (GVariant) own = g_variant_lookup_value (state, "own", G_VARIANT_TYPE_VARDICT);
  gboolean open = FALSE;

  if (own == NULL)
    return;
  adw_bin_set_child (self->own, g_object_new (FFW_TYPE_RECORD_OWN, NULL));
  ffw_record_own_restore (get_own (self), own);
  g_variant_lookup (state, "open", "b", &open);
  gtk_widget_set_visible (GTK_WIDGET (self->own), open);
  gtk_toggle_button_set_active (self->more, open);
}
