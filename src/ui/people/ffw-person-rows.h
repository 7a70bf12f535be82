/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of what is known of a person. */

#pragma once

#include "ffw-person.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *ffw_person_rows_join (const char *const *parts);
GtkWidget *ffw_person_rows_new (const char *first, const char *second);
void ffw_person_rows_open (GtkListBoxRow *row, const char *page, const char *kind, gint64 id);
void ffw_person_rows_add (GtkWidget *row, GtkWidget *widget);
void ffw_person_rows_add_button (GtkWidget *row, const char *icon, const char *name,
                                 const char *action, gint64 id);

GtkWidget *ffw_person_fact_row (const char *title, const char *text);
GtkWidget *ffw_person_record_row (const FfwPersonRecord *record, FfwDate today);
GtkWidget *ffw_person_booking_row (const FfwPersonBooking *booking);
GtkWidget *ffw_person_rating_row (const FfwPersonRating *rating);
GtkWidget *ffw_person_note_row (const FfwPersonNote *note, gboolean writable);

G_END_DECLS
