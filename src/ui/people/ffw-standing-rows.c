/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-rows.h"

#include "ffw-message.h"
#include "ffw-person-rows.h"
#include "ffw-standing-look.h"
#include "ffw-standing-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* The text in the window’s language, else in the other, marked with it. */
static char *
title_of (const FfwText *text, const char *code)
{
  return ffw_text_title (text, code, ffw_language_get ());
}

static void
add (AdwExpanderRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (self, row);
}

static char *
record_text (const FfwDemand *demand)
{
  g_autofree char *completed_on = ffw_words_date (demand->achieved_on);
  /* Translators: of training; %1$s is a date */
  g_autofree char *completed = ffw_words (_ ("completed %1$s"), completed_on, NULL);
  g_autofree char *end = ffw_words_date (demand->expires_on);
  g_autofree char *expires = NULL;
  g_autofree char *extended = NULL;

  if (demand->expires_on == FFW_DATE_NONE)
    expires = g_strdup (_ ("does not expire"));
  else if (demand->status == FFW_STANDING_EXPIRED)
    expires = ffw_words (_ ("expired %1$s"), end, NULL);
  else
    expires = ffw_words (_ ("expires %1$s"), end, NULL);
  if (demand->extended_to != FFW_DATE_NONE && demand->extension_reason && *demand->extension_reason)
    /* Translators: of a training record whose end was put off; %1$s says why */
    extended = ffw_words (_ ("extended: %1$s"), demand->extension_reason, NULL);
  else
    extended = g_strdup (demand->extended_to != FFW_DATE_NONE ? _ ("extended") : "");

  return ffw_person_rows_join ((const char *[]){ completed, expires, extended, NULL });
}

/* What it rests on, or that there is nothing. */
static void
add_record (AdwExpanderRow *self, const FfwDemand *demand)
{
  GtkWidget *row;

  if (demand->record != 0)
    {
      g_autofree char *course = title_of (&demand->course, demand->course_code);
      g_autofree char *text = record_text (demand);

      row = ffw_person_rows_new (course, text);
      ffw_person_rows_open (GTK_LIST_BOX_ROW (row), "training", "record", demand->record);
    }
  else
    row = ffw_person_rows_new (_ ("No record of a course that meets it"), "");
  add (self, row);
}

static void
add_waiver (AdwExpanderRow *self, const FfwAreaStanding *area)
{
  g_autofree char *from = ffw_words_date (area->waived_from);
  g_autofree char *until = ffw_words_date (area->waived_until);
  /* Translators: training that need not be had for now; %1$s and %2$s are dates */
  g_autofree char *span = ffw_words (_ ("Waived from %1$s until %2$s"), from, until, NULL);

  if (area->waived_until != FFW_DATE_NONE)
    add (self, ffw_person_rows_new (span, area->waiver_reason ? area->waiver_reason : ""));
}

static void
add_place (AdwExpanderRow *self, const FfwDemand *demand, FfwDate today)
{
  g_autofree char *on = ffw_words_date (demand->booked_on);
  /* Translators: of a place on a session; %1$s is its last day */
  g_autofree char *text = ffw_words (_ ("The session’s last day is %1$s"), on, NULL);

  if (demand->booked_on != FFW_DATE_NONE && demand->booked_on >= today)
    add (self, ffw_person_rows_new (_ ("A place is booked"), text));
}

static char *
days_text (int days)
{
  /* Translators: how much time there is for a required training; part of a list */
  return ffw_words_count (FFW_NP_ ("within %1$d day", "within %1$d days"), (guint64)days);
}

static char *
renewal_text (int months)
{
  if (months < 0)
    return g_strdup ("");

  /* Translators: how often a required training is renewed; part of a list */
  return ffw_words_count (FFW_NP_ ("every %1$d month", "every %1$d months"), (guint64)months);
}

/* A requirement, with how it stands where another one stands for the area. */
static void
add_demand (AdwExpanderRow *self, const FfwDemand *demand, gboolean stands)
{
  FfwLanguage language = ffw_language_get ();
  g_autofree char *asked = ffw_standing_words_asked (demand, language);
  /* Translators: %1$s is what is required: “skilled, mandatory” */
  g_autofree char *title = ffw_words (stands ? _ ("Required: %1$s") : _ ("Also required: %1$s"),
                                      asked, NULL);
  g_autofree char *how = stands ? g_strdup ("")
                                : ffw_standing_words (demand, FFW_DATE_NONE, language);
  g_autofree char *role = demand->role_code ? title_of (&demand->role, demand->role_code)
                                            : g_strdup ("");
  const char *sector = demand->sector == FFW_REQUIREMENT_ANY
                           ? NULL
                           : ffw_coding_get_word (&ffw_coding_sector, demand->sector, language);
  g_autofree char *days = days_text (demand->within_days);
  g_autofree char *renewal = renewal_text (demand->renew_months);
  g_autofree char *text = ffw_person_rows_join (
      (const char *[]){ how, role, sector ? sector : "", days, renewal, demand->code, NULL });
  GtkWidget *row = ffw_person_rows_new (title, text);

  ffw_person_rows_open (GTK_LIST_BOX_ROW (row), "framework", "requirement", demand->requirement);
  add (self, row);
}

static GtkWidget *
make_record_button (const FfwRemedy *remedy, const char *course, gint64 post)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Record…"));
  /* Translators: a button; %1$s is a course */
  g_autofree char *name = ffw_words (_ ("Record Training: %1$s"), course, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "people.record-course");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", post, remedy->code);

  return button;
}

static void
add_remedy (AdwExpanderRow *self, const FfwRemedy *remedy, gint64 post, gboolean writable)
{
  FfwLanguage language = ffw_language_get ();
  g_autofree char *course = title_of (&remedy->title, remedy->code);
  g_autofree char *months = remedy->months < 0
                                ? NULL
                                : ffw_standing_words_months (remedy->months, language);
  /* Translators: for how long a course counts; %1$s is “24 months” */
  g_autofree char *counts = months ? ffw_words (_ ("counts for %1$s"), months, NULL)
                                   : g_strdup (_ ("does not expire"));
  g_autofree char *text = ffw_person_rows_join ((const char *[]){
      ffw_coding_get_word (&ffw_coding_level, (int)remedy->level, language), counts, NULL });
  GtkWidget *row = ffw_person_rows_new (course, text);

  ffw_person_rows_open (GTK_LIST_BOX_ROW (row), "framework", "course", remedy->id);
  if (writable)
    ffw_person_rows_add (row, make_record_button (remedy, course, post));
  add (self, row);
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE,
                                 "selectable", FALSE, "child", label, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "ffw-row-heading");
  ffw_words_name (GTK_ACCESSIBLE (row), text);

  return row;
}

/* Whoever has it for good needs nothing more. */
static void
add_remedies (AdwExpanderRow *self, const FfwDemand *demand, gint64 post, gboolean writable)
{
  gboolean in_date = demand->status == FFW_STANDING_MET || demand->status == FFW_STANDING_EXPIRING;

  if (in_date && demand->expires_on == FFW_DATE_NONE)
    return;
  if (demand->remedies->len == 0)
    {
      add (self, make_heading (_ ("No course that is offered today meets it")));
      return;
    }
  add (self, make_heading (in_date ? _ ("What would renew it") : _ ("What would put it right")));
  for (guint i = 0; i < demand->remedies->len; i++)
    add_remedy (self, demand->remedies->pdata[i], post, writable);
}

static GtkWidget *
make_button (const char *label, const char *name, const char *action, gint64 post, gint64 area)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (
      GTK_ACTIONABLE (button),
      g_variant_new ("(@ax@ax)",
                     g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &post, 1, sizeof post),
                     g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &area, 1, sizeof area)));

  return button;
}

/* What else there is, where no course can be had in time. */
static void
add_buttons (AdwExpanderRow *self, const FfwAreaStanding *area, const char *title, gint64 post)
{
  const FfwDemand *demand = ffw_area_standing_get (area);
  /* Translators: names of buttons; %1$s is a training area */
  g_autofree char *extend = ffw_words (_ ("Extend: %1$s"), title, NULL);
  g_autofree char *waive = ffw_words (_ ("Waive: %1$s"), title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE,
                                 "selectable", FALSE, "child", box, NULL);

  gtk_widget_add_css_class (box, "ffw-person-row");
  if (demand->record != 0 && demand->expires_on != FFW_DATE_NONE)
    gtk_box_append (GTK_BOX (box),
                    make_button (_ ("Extend…"), extend, "many.extend", post, area->area));
  gtk_box_append (GTK_BOX (box), make_button (_ ("Waive…"), waive, "many.waive", post, area->area));
  ffw_words_name (GTK_ACCESSIBLE (row), _ ("Extend or waive"));
  add (self, row);
}

static GtkWidget *
make_sign (FfwStandingStatus status)
{
  GtkWidget *label = gtk_label_new (ffw_standing_look_sign (status));
  const GdkRGBA *colour = ffw_standing_look_colour (status);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_foreground_new ((guint16)(colour->red * G_MAXUINT16),
                                                     (guint16)(colour->green * G_MAXUINT16),
                                                     (guint16)(colour->blue * G_MAXUINT16)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_HEAVY));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  ffw_words_name (GTK_ACCESSIBLE (label),
                  ffw_coding_get_word (&ffw_coding_standing, (int)status, ffw_language_get ()));

  return label;
}

/* The row that unfolds holds another, which takes the keyboard. */
static void
name_header (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (ADW_IS_ACTION_ROW (child))
        {
          /* It is labelled by its title, which the name holds. */
          gtk_accessible_reset_relation (GTK_ACCESSIBLE (child),
                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          ffw_words_name (GTK_ACCESSIBLE (child), name);
        }
      else
        name_header (child, name);
    }
}

/**
 * ffw_standing_rows_new:
 * @area: how the post stands in it
 * @post: for which training is recorded
 * @writable: whether it can be
 */
GtkWidget *
ffw_standing_rows_new (const FfwAreaStanding *area, gint64 post, gboolean writable)
{
  FfwLanguage language = ffw_language_get ();
  const FfwDemand *demand = ffw_area_standing_get (area);
  g_autofree char *title = title_of (&area->title, area->code);
  g_autofree char *how = ffw_standing_words (demand, area->waived_until, language);
  g_autofree char *asked = ffw_standing_words_asked (demand, language);
  g_autofree char *text = ffw_person_rows_join ((const char *[]){ how, asked, NULL });
  g_autofree char *name = ffw_words (_ ("%1$s: %2$s"), title, text, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", text, NULL);
  AdwExpanderRow *self = ADW_EXPANDER_ROW (row);

  adw_expander_row_add_prefix (self, make_sign ((FfwStandingStatus)demand->status));
  add_waiver (self, area);
  add_record (self, demand);
  add_place (self, demand, ffw_date_today ());
  for (guint i = 0; i < area->demands->len; i++)
    add_demand (self, area->demands->pdata[i], i == 0);
  add_remedies (self, demand, post, writable);
  if (writable)
    add_buttons (self, area, title, post);
  ffw_words_name_parts (row, title);
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  name_header (row, name);

  return row;
}
