/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-sessions.h"

#include "ffw-booking-form.h"
#include "ffw-calendar-saving.h"
#include "ffw-compare-form.h"
#include "ffw-form-window.h"
#include "ffw-messages-form.h"
#include "ffw-moving-form.h"
#include "ffw-register-form.h"
#include "ffw-register-saving.h"
#include "ffw-replace-form.h"
#include "ffw-session-acts.h"
#include "ffw-session-cancel-form.h"
#include "ffw-session-form.h"
#include "ffw-template-form.h"
#include "ffw-window-private.h"

#define SHOW             "session.show"
#define CALENDAR         "session.calendar"
#define CALENDAR_PERSON  "session.calendar-person"
#define CALENDAR_TRAINER "session.calendar-trainer"

static void
show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.show", "(ssx)", "sessions", "session",
                              g_variant_get_int64 (parameter));
}

/* Opens a form that begins with a session, under the name by which it knows it. */
static void
open_session (GtkWidget *widget, GType form, const char *key, GVariant *session)
{
  FfwWindow *self = FFW_WINDOW (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, key, session);
  ffw_form_window_open (GTK_WINDOW (self), self->workspace, form, g_variant_dict_end (&begin));
}

static void
fill_register (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_session (widget, FFW_TYPE_REGISTER_FORM, "session", parameter);
}

/* Begins with what the parameter says: a course, a date, whom to book. */
static void
plan (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_form_window_open (GTK_WINDOW (widget), FFW_WINDOW (widget)->workspace, FFW_TYPE_SESSION_FORM,
                        parameter);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_session (widget, FFW_TYPE_SESSION_FORM, "session", parameter);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_session (widget, FFW_TYPE_SESSION_CANCEL_FORM, "session", parameter);
}

static void
keep_template (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_session (widget, FFW_TYPE_TEMPLATE_FORM, "session", parameter);
}

static void
open_bookings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_session_acts_set_status (widget, FFW_WINDOW (widget)->workspace,
                               g_variant_get_int64 (parameter), FFW_SESSION_OPEN);
}

static void
plan_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_session_acts_set_status (widget, FFW_WINDOW (widget)->workspace,
                               g_variant_get_int64 (parameter), FFW_SESSION_PLANNED);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_session (widget, FFW_TYPE_SESSION_FORM, "copy", parameter);
}

static void
move_session (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);

  ffw_form_window_open (GTK_WINDOW (self), self->workspace, FFW_TYPE_MOVING_FORM, parameter);
}

static void
save_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_saving_choose (widget, FFW_WINDOW (widget)->workspace, &ffw_register_saving_sheet,
                     g_variant_get_int64 (parameter));
}

static void
save_certificates (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_saving_choose (widget, FFW_WINDOW (widget)->workspace, &ffw_register_saving_certificates,
                     g_variant_get_int64 (parameter));
}

static void
save_calendar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const FfwSavingKind *kind = g_str_equal (action, CALENDAR_PERSON) ? &ffw_calendar_saving_person
                              : g_str_equal (action, CALENDAR_TRAINER)
                                  ? &ffw_calendar_saving_trainer
                                  : &ffw_calendar_saving_session;

  ffw_saving_choose (widget, FFW_WINDOW (widget)->workspace, kind, g_variant_get_int64 (parameter));
}

/* Books people on a session, or asks on which. */
static void
book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);
  g_autoptr (GVariant) session = g_variant_get_child_value (parameter, 0);
  g_autoptr (GVariant) posts = g_variant_get_child_value (parameter, 1);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);
  g_variant_dict_insert_value (&begin, "session", session);
  g_variant_dict_insert_value (&begin, "posts", posts);
  ffw_form_window_open (GTK_WINDOW (self), self->workspace, FFW_TYPE_BOOKING_FORM,
                        g_variant_dict_end (&begin));
}

static void
replace_trainer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_session (widget, FFW_TYPE_REPLACE_FORM, "session", parameter);
}

/* Of a session (x), one of its trainers (x). */
static void
replace_trainer_of (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);
  gint64 session, person;

  g_variant_get (parameter, "(xx)", &session, &person);
  g_variant_dict_insert (&begin, "session", "x", session);
  g_variant_dict_insert (&begin, "person", "x", person);
  ffw_form_window_open (GTK_WINDOW (self), self->workspace, FFW_TYPE_REPLACE_FORM,
                        g_variant_dict_end (&begin));
}

static void
tell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_session (widget, FFW_TYPE_MESSAGES_FORM, "session", parameter);
}

static void
compare_calendar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_compare_form_choose (widget, FFW_WINDOW (widget)->workspace, g_variant_get_int64 (parameter));
}

/* What there is a form for: of everything, of a session (x), of a session and posts (xax). */
static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc open;
  gboolean reads; /* and changes nothing */
} actions[] = {
  { CALENDAR, "x", save_calendar, TRUE },
  { CALENDAR_PERSON, "x", save_calendar, TRUE },
  { CALENDAR_TRAINER, "x", save_calendar, TRUE },
  { "session.compare", "x", compare_calendar, TRUE },
  { "session.cancel", "x", cancel },
  { "session.copy", "x", copy },
  { "session.edit", "x", edit },
  { "session.new", "a{sv}", plan },
  { "session.open", "x", open_bookings },
  { "session.plan", "x", plan_again },
  { "session.save-template", "x", keep_template },
  { SHOW, "x", show, TRUE },
  { "session.tell", "x", tell, TRUE },
  { "session.book", "(xax)", book },
  { "session.move", "a{sv}", move_session },
  { "session.register", "x", fill_register },
  { "session.replace-trainer", "x", replace_trainer },
  { "session.replace-trainer-of", "(xx)", replace_trainer_of },
  { "session.sheet", "x", save_sheet, TRUE },
  { "session.certificates", "x", save_certificates, TRUE },
};

/** Installs the actions, while the class of the window is made. */
void
ffw_window_sessions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].open);
}

/** Lets them be used, or not: what only reads, also where nothing can be written. */
void
ffw_window_sessions_enable (FfwWindow *self, gboolean there, gboolean writable)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   actions[i].reads ? there : writable);
}
