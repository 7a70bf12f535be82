/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-fields.h"

#include "ffw-choice.h"
#include "ffw-codes-entry.h"
#include "ffw-code-choice.h"
#include "ffw-coding.h"
#include "ffw-date-entry.h"
#include "ffw-entry.h"
#include "ffw-focus.h"
#include "ffw-manager-entry.h"
#include "ffw-text-entry.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _FfwPersonFields
{
  GtkWidget parent_instance;

  GtkWidget *box;
  FfwTextEntry *given_name;
  FfwTextEntry *family_name;
  FfwCodeChoice *language;
  FfwChoice *organisation;
  FfwChoice *site;
  FfwTextEntry *number;
  FfwTextEntry *email;
  FfwCodesEntry *roles;
  FfwManagerEntry *manager;
  FfwDateEntry *started;
  FfwDateEntry *left;

  char *found[FFW_PERSON_N_FIELDS]; /* what the workspace says of a field */
  gboolean refused[FFW_PERSON_N_FIELDS];
  gboolean left_once[FFW_PERSON_N_FIELDS]; /* the keyboard has been there and gone */
  gboolean strict;                         /* what is missing is said */
  gboolean filled;
  gboolean setting;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwPersonFields, ffw_person_fields, GTK_TYPE_WIDGET)

static GtkWidget *
get_widget (FfwPersonFields *self, FfwPersonField field)
{
  GtkWidget *const widgets[] = {
    [FFW_PERSON_GIVEN_NAME] = GTK_WIDGET (self->given_name),
    [FFW_PERSON_FAMILY_NAME] = GTK_WIDGET (self->family_name),
    [FFW_PERSON_LANGUAGE] = GTK_WIDGET (self->language),
    [FFW_PERSON_ORGANISATION] = GTK_WIDGET (self->organisation),
    [FFW_PERSON_NUMBER] = GTK_WIDGET (self->number),
    [FFW_PERSON_EMAIL] = GTK_WIDGET (self->email),
    [FFW_PERSON_ROLES] = GTK_WIDGET (self->roles),
    [FFW_PERSON_SITE] = GTK_WIDGET (self->site),
    [FFW_PERSON_MANAGER] = GTK_WIDGET (self->manager),
    [FFW_PERSON_STARTED] = GTK_WIDGET (self->started),
    [FFW_PERSON_LEFT] = GTK_WIDGET (self->left),
  };

  return widgets[field];
}

/* A date in the form of the import formats, where it is one. */
static char *
get_date (FfwDateEntry *entry)
{
  FfwDate date = ffw_date_entry_get_date (entry);
  char iso[FFW_DATE_ISO_SIZE];

  return date == FFW_DATE_NONE ? g_strstrip (g_strdup (ffw_date_entry_get_text (entry)))
                               : g_strdup (ffw_date_to_iso (date, iso));
}

static void
show_sentence (FfwPersonFields *self, FfwPersonField field, const char *sentence, gboolean refuses)
{
  GtkWidget *widget = get_widget (self, field);

  if (FFW_IS_TEXT_ENTRY (widget) && !refuses)
    ffw_text_entry_show_doubt (FFW_TEXT_ENTRY (widget), sentence);
  else if (FFW_IS_TEXT_ENTRY (widget))
    ffw_text_entry_show_problem (FFW_TEXT_ENTRY (widget), sentence);
  else if (FFW_IS_CHOICE (widget))
    ffw_choice_show_problem (FFW_CHOICE (widget), sentence);
  else if (FFW_IS_CODES_ENTRY (widget))
    ffw_codes_entry_show_problem (FFW_CODES_ENTRY (widget), sentence);
  else if (FFW_IS_MANAGER_ENTRY (widget) && sentence)
    ffw_manager_entry_show_problem (FFW_MANAGER_ENTRY (widget), sentence);
  else if (FFW_IS_DATE_ENTRY (widget))
    ffw_date_entry_show_problem (FFW_DATE_ENTRY (widget), sentence);
}

/* What must be there, once it is tried to save. */
static const char *
find_missing (FfwPersonFields *self, FfwPersonField field, const char *text)
{
  g_autofree char *given = NULL;

  if (*text != '\0')
    return NULL;

  switch (field)
    {
    case FFW_PERSON_FAMILY_NAME:
      given = ffw_person_fields_get_text (self, FFW_PERSON_GIVEN_NAME);
      return *given ? NULL : _ ("Write a name.");
    case FFW_PERSON_ORGANISATION:
      return _ ("Choose the organisation.");
    case FFW_PERSON_ROLES:
      return _ ("Choose at least one role.");
    case FFW_PERSON_STARTED:
      return _ ("Write the first day of the post, such as 22/11/2022.");
    case FFW_PERSON_GIVEN_NAME:
    case FFW_PERSON_LANGUAGE:
    case FFW_PERSON_NUMBER:
    case FFW_PERSON_EMAIL:
    case FFW_PERSON_SITE:
    case FFW_PERSON_MANAGER:
    case FFW_PERSON_LEFT:
    case FFW_PERSON_N_FIELDS:
    default:
      return NULL;
    }
}

/* What is wrong with a field by itself. Of what is half typed little is said. */
static char *
find_own_problem (FfwPersonFields *self, FfwPersonField field)
{
  g_autofree char *text = ffw_person_fields_get_text (self, field);
  gboolean looked_at = self->strict || self->left_once[field];
  GtkWidget *widget = get_widget (self, field);
  const char *missing = self->strict ? find_missing (self, field, text) : NULL;

  if (missing)
    return g_strdup (missing);
  if (field == FFW_PERSON_MANAGER && looked_at && *text == '\0'
      && *ffw_manager_entry_get_text (self->manager))
    return g_strdup (_ ("Choose one of the people who are found by this, or write nothing."));
  if (FFW_IS_TEXT_ENTRY (widget) && *text)
    {
      if (field == FFW_PERSON_EMAIL && looked_at && strchr (text, '@') == NULL)
        return g_strdup (_ ("Write an address such as name@example.org."));
      return ffw_entry_check (ffw_kind_find ("people"), ffw_person_field_name (field), text,
                              ffw_language_get ());
    }
  if (field == FFW_PERSON_LEFT && ffw_date_entry_get_date (self->left) != FFW_DATE_NONE
      && ffw_date_entry_get_date (self->started) != FFW_DATE_NONE
      && ffw_date_entry_get_date (self->left) < ffw_date_entry_get_date (self->started))
    return g_strdup (_ ("The last day is before the first. Correct one of the two."));

  return NULL;
}

/* A date that is none says so itself; it only has to be asked. */
static gboolean
is_bad_date (FfwPersonFields *self, FfwPersonField field)
{
  GtkWidget *widget = get_widget (self, field);

  return FFW_IS_DATE_ENTRY (widget)
         && ffw_date_entry_get_date (FFW_DATE_ENTRY (widget)) == FFW_DATE_NONE
         && *ffw_date_entry_get_text (FFW_DATE_ENTRY (widget)) != '\0';
}

static void
on_field (FfwPersonFields *self)
{
  if (self->setting || !self->filled)
    return;

  ffw_person_fields_show_problems (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_left (FfwPersonFields *self, GtkWidget *widget)
{
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    if (get_widget (self, i) == widget)
      self->left_once[i] = TRUE;
  ffw_person_fields_show_problems (self);
}

/* Sites and managers are those of the organisation. */
static void
on_organisation (FfwPersonFields *self)
{
  const char *code = ffw_choice_get_code (self->organisation);

  gtk_widget_set_sensitive (GTK_WIDGET (self->site), *code != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->manager), *code != '\0');
  ffw_choice_set_organisation (self->site, code);
  ffw_manager_entry_set_organisation (self->manager, code);
  if (!self->setting && self->filled)
    ffw_manager_entry_choose (self->manager, "", "");
  on_field (self);
}

static void
ffw_person_fields_dispose (GObject *object)
{
  FfwPersonFields *self = FFW_PERSON_FIELDS (object);

  /* Once: the fields go with the box. */
  for (guint i = 0; self->box && i < FFW_PERSON_N_FIELDS; i++)
    g_signal_handlers_disconnect_by_data (get_widget (self, i), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_person_fields_parent_class)->dispose (object);
}

static void
ffw_person_fields_finalize (GObject *object)
{
  FfwPersonFields *self = FFW_PERSON_FIELDS (object);

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    g_free (self->found[i]);

  G_OBJECT_CLASS (ffw_person_fields_parent_class)->finalize (object);
}

static gboolean
ffw_person_fields_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_PERSON_FIELDS (widget)->given_name));
}

static void
ffw_person_fields_class_init (FfwPersonFieldsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->dispose = ffw_person_fields_dispose;
  object_class->finalize = ffw_person_fields_finalize;
  widget_class->grab_focus = ffw_person_fields_grab_focus;

  signals[EDITED] = g_signal_new ("edited", FFW_TYPE_PERSON_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_MANAGER_ENTRY);
  g_type_ensure (FFW_TYPE_CODES_ENTRY);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-person-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, box);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, given_name);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, family_name);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, language);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, site);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, number);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, email);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, roles);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, manager);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, started);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonFields, left);
}

static const char *
get_signal (GtkWidget *widget)
{
  if (FFW_IS_TEXT_ENTRY (widget) || FFW_IS_MANAGER_ENTRY (widget))
    return "notify::text";
  if (FFW_IS_CODES_ENTRY (widget))
    return "notify::codes";

  return FFW_IS_DATE_ENTRY (widget) ? "notify::date" : "notify::code";
}

static void
ffw_person_fields_init (FfwPersonFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  ffw_code_choice_set_coding (self->language, &ffw_coding_preference);
  ffw_choice_set_organisation (self->site, "");
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      GtkWidget *widget = get_widget (self, i);

      g_signal_connect_swapped (widget, get_signal (widget),
                                i == FFW_PERSON_ORGANISATION ? G_CALLBACK (on_organisation)
                                                             : G_CALLBACK (on_field),
                                self);
      if (FFW_IS_TEXT_ENTRY (widget))
        g_signal_connect_swapped (widget, "left", G_CALLBACK (on_left), self);
    }
  on_organisation (self);
}

/** Says where organisations, sites, roles and managers are read. */
void
ffw_person_fields_set_workspace (FfwPersonFields *self, FfwWorkspace *workspace)
{
  ffw_choice_set_source (self->organisation, workspace, "organisation");
  ffw_choice_set_source (self->site, workspace, "site");
  ffw_codes_entry_set_source (self->roles, workspace, "role");
  ffw_manager_entry_set_workspace (self->manager, workspace);
}

/**
 * ffw_person_fields_fill:
 * @manager: the name of the manager whose number is in @values
 *
 * Writes all fields; nothing is said of that.
 */
void
ffw_person_fields_fill (FfwPersonFields *self, const FfwPersonValues *values, const char *manager)
{
  self->setting = TRUE;
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    ffw_person_fields_set_text (self, i, values->texts[i]);
  ffw_person_fields_set_manager (self, values->texts[FFW_PERSON_MANAGER], manager);
  self->setting = FALSE;
  self->filled = TRUE;
}

/** Returns: whether the fields were filled, even with nothing */
gboolean
ffw_person_fields_is_filled (FfwPersonFields *self)
{
  return self->filled;
}

/** Returns: (transfer full): what stands in a field, in the form of the import formats */
char *
ffw_person_fields_get_text (FfwPersonFields *self, FfwPersonField field)
{
  GtkWidget *widget = get_widget (self, field);

  if (FFW_IS_TEXT_ENTRY (widget))
    return g_strstrip (g_strdup (ffw_text_entry_get_text (FFW_TEXT_ENTRY (widget))));
  if (FFW_IS_CHOICE (widget))
    return g_strdup (ffw_choice_get_code (FFW_CHOICE (widget)));
  if (FFW_IS_CODE_CHOICE (widget))
    return g_strdup (ffw_code_choice_get_code (FFW_CODE_CHOICE (widget)));
  if (FFW_IS_CODES_ENTRY (widget))
    return g_strdup (ffw_codes_entry_get_codes (FFW_CODES_ENTRY (widget)));
  if (FFW_IS_MANAGER_ENTRY (widget))
    return g_strdup (ffw_manager_entry_get_number (FFW_MANAGER_ENTRY (widget)));

  return get_date (FFW_DATE_ENTRY (widget));
}

/** Writes a field but the manager, which has a name too; nothing is said of that. */
void
ffw_person_fields_set_text (FfwPersonFields *self, FfwPersonField field, const char *text)
{
  GtkWidget *widget = get_widget (self, field);
  gboolean setting = self->setting;
  FfwDate date;

  self->setting = TRUE;
  if (FFW_IS_TEXT_ENTRY (widget))
    ffw_text_entry_set_text (FFW_TEXT_ENTRY (widget), text);
  else if (FFW_IS_CHOICE (widget))
    ffw_choice_set_code (FFW_CHOICE (widget), text);
  else if (FFW_IS_CODE_CHOICE (widget))
    ffw_code_choice_set_code (FFW_CODE_CHOICE (widget), text);
  else if (FFW_IS_CODES_ENTRY (widget))
    ffw_codes_entry_set_codes (FFW_CODES_ENTRY (widget), text);
  else if (FFW_IS_DATE_ENTRY (widget))
    {
      date = ffw_date_from_iso (text);
      if (date != FFW_DATE_NONE)
        ffw_date_entry_set_date (FFW_DATE_ENTRY (widget), date);
      else
        ffw_date_entry_set_text (FFW_DATE_ENTRY (widget), text);
    }
  self->setting = setting;
}

/** Chooses the manager; nothing is said of that. */
void
ffw_person_fields_set_manager (FfwPersonFields *self, const char *number, const char *name)
{
  gboolean setting = self->setting;

  self->setting = TRUE;
  ffw_manager_entry_choose (self->manager, number, name);
  self->setting = setting;
}

/** Returns: (transfer none): what stands in the field of the manager, a name */
const char *
ffw_person_fields_get_manager (FfwPersonFields *self)
{
  return ffw_manager_entry_get_text (self->manager);
}

/** Replaces @values by what stands in the fields. */
void
ffw_person_fields_get_values (FfwPersonFields *self, FfwPersonValues *values)
{
  ffw_person_values_clear (values);
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    values->texts[i] = ffw_person_fields_get_text (self, i);
}

/** Says whether the name is that of somebody who is there already. */
void
ffw_person_fields_set_name_fixed (FfwPersonFields *self, gboolean fixed)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->given_name), !fixed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->family_name), !fixed);
}

/** Says whether what is missing is to be said: not before somebody tried to save. */
void
ffw_person_fields_set_strict (FfwPersonFields *self, gboolean strict)
{
  self->strict = strict;
}

gboolean
ffw_person_fields_is_strict (FfwPersonFields *self)
{
  return self->strict;
}

/** Forgets what ffw_person_fields_say() said. */
void
ffw_person_fields_forget (FfwPersonFields *self)
{
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      g_clear_pointer (&self->found[i], g_free);
      self->refused[i] = FALSE;
    }
}

/**
 * ffw_person_fields_say:
 * @name: of the field, as the kind `people` has it
 * @sentence: what the workspace says of it
 * @refuses: whether that is an error
 *
 * Keeps a sentence for ffw_person_fields_show_problems(); the first of a field stays.
 *
 * Returns: whether there is such a field
 */
gboolean
ffw_person_fields_say (FfwPersonFields *self, const char *name, const char *sentence,
                       gboolean refuses)
{
  int field = ffw_person_field_find (name);

  if (field >= 0 && self->found[field] == NULL)
    {
      self->found[field] = g_strdup (sentence);
      self->refused[field] = refuses;
    }

  return field >= 0;
}

/**
 * ffw_person_fields_show_problems:
 *
 * Shows at each field what is wrong with it.
 *
 * Returns: the first field that is wrong; -1 where all is right
 */
int
ffw_person_fields_show_problems (FfwPersonFields *self)
{
  int first = -1;

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      g_autofree char *own = find_own_problem (self, i);
      gboolean bad = own != NULL || is_bad_date (self, i)
                     || (self->found[i] != NULL && self->refused[i]);

      if (is_bad_date (self, i) && self->strict)
        ffw_date_entry_check (FFW_DATE_ENTRY (get_widget (self, i)));
      else if (!is_bad_date (self, i))
        show_sentence (self, i, own ? own : self->found[i], own != NULL || self->refused[i]);
      if (bad && first < 0)
        first = (int)i;
    }

  return first;
}

/** Moves the keyboard to a field. */
void
ffw_person_fields_focus (FfwPersonFields *self, FfwPersonField field)
{
  gtk_widget_grab_focus (get_widget (self, field));
}
