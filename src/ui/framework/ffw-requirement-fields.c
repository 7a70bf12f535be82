/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-requirement-fields.h"

#include "ffw-choice.h"
#include "ffw-code-choice.h"
#include "ffw-date-entry.h"
#include "ffw-entry.h"
#include "ffw-text-entry.h"

#include <glib/gi18n-lib.h>

/* Further ahead than this, in days, the year is more likely wrong than meant. */
#define FAR_AHEAD (5 * 365)

const char *const ffw_requirement_fields[]
    = { "code",      "area",        "role",         "sector",        "level",
        "necessity", "within_days", "renew_months", "in_force_from", NULL };

typedef enum
{
  FIELD_CODE,
  FIELD_AREA,
  FIELD_ROLE,
  FIELD_SECTOR,
  FIELD_LEVEL,
  FIELD_NECESSITY,
  FIELD_WITHIN,
  FIELD_RENEW,
  FIELD_FROM,
  N_FIELDS
} Field;

G_STATIC_ASSERT (G_N_ELEMENTS (ffw_requirement_fields) == N_FIELDS + 1);

struct _FfwRequirementFields
{
  AdwBin parent_instance;

  FfwChoice *area;
  FfwChoice *role;
  FfwCodeChoice *sector;
  FfwCodeChoice *level;
  FfwCodeChoice *necessity;
  FfwTextEntry *within_days;
  FfwTextEntry *renew_months;
  FfwDateEntry *in_force_from;
  FfwTextEntry *code;

  gboolean setting;
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (FfwRequirementFields, ffw_requirement_fields, ADW_TYPE_BIN)

static GtkWidget *
get_widget (FfwRequirementFields *self, Field field)
{
  GtkWidget *const widgets[N_FIELDS] = {
    [FIELD_CODE] = GTK_WIDGET (self->code),
    [FIELD_AREA] = GTK_WIDGET (self->area),
    [FIELD_ROLE] = GTK_WIDGET (self->role),
    [FIELD_SECTOR] = GTK_WIDGET (self->sector),
    [FIELD_LEVEL] = GTK_WIDGET (self->level),
    [FIELD_NECESSITY] = GTK_WIDGET (self->necessity),
    [FIELD_WITHIN] = GTK_WIDGET (self->within_days),
    [FIELD_RENEW] = GTK_WIDGET (self->renew_months),
    [FIELD_FROM] = GTK_WIDGET (self->in_force_from),
  };

  return widgets[field];
}

static int
find_field (const char *name)
{
  for (int i = 0; ffw_requirement_fields[i]; i++)
    if (g_strcmp0 (ffw_requirement_fields[i], name) == 0)
      return i;

  return -1;
}

static char *
get_text (FfwRequirementFields *self, Field field)
{
  GtkWidget *widget = get_widget (self, field);

  if (FFW_IS_CHOICE (widget))
    return g_strdup (ffw_choice_get_code (FFW_CHOICE (widget)));
  if (FFW_IS_CODE_CHOICE (widget))
    return g_strdup (ffw_code_choice_get_code (FFW_CODE_CHOICE (widget)));
  if (FFW_IS_DATE_ENTRY (widget))
    {
      FfwDate date = ffw_date_entry_get_date (FFW_DATE_ENTRY (widget));
      char iso[FFW_DATE_ISO_SIZE];

      return g_strdup (date == FFW_DATE_NONE ? ffw_date_entry_get_text (FFW_DATE_ENTRY (widget))
                                             : ffw_date_to_iso (date, iso));
    }

  return g_strstrip (g_strdup (ffw_text_entry_get_text (FFW_TEXT_ENTRY (widget))));
}

static void
show_problem (FfwRequirementFields *self, Field field, const char *problem)
{
  GtkWidget *widget = get_widget (self, field);

  if (FFW_IS_CHOICE (widget))
    ffw_choice_show_problem (FFW_CHOICE (widget), problem);
  else if (FFW_IS_DATE_ENTRY (widget))
    ffw_date_entry_show_problem (FFW_DATE_ENTRY (widget), problem);
  else if (FFW_IS_CODE_CHOICE (widget))
    ffw_code_choice_show_problem (FFW_CODE_CHOICE (widget), problem);
  else
    ffw_text_entry_show_problem (FFW_TEXT_ENTRY (widget), problem);
}

/* What is wrong with the text of a field by itself, or that it is missing. */
static char *
find_problem (FfwRequirementFields *self, Field field, gboolean complete)
{
  g_autofree char *text = get_text (self, field);

  if (*text)
    return ffw_entry_check (ffw_kind_find ("requirements"), ffw_requirement_fields[field], text,
                            ffw_language_get ());
  if (!complete)
    return NULL;

  switch (field)
    {
    case FIELD_CODE:
      return g_strdup (_ ("Write a code that no other requirement has."));
    case FIELD_AREA:
      return g_strdup (_ ("Choose the training area that is needed."));
    case FIELD_LEVEL:
      return g_strdup (_ ("Choose the level that is needed."));
    case FIELD_NECESSITY:
      return g_strdup (_ ("Choose whether it is mandatory or recommended."));
    case FIELD_WITHIN:
      return g_strdup (_ ("Write within how many days of beginning in the post."));
    case FIELD_ROLE:
    case FIELD_SECTOR:
    case FIELD_RENEW:
    case FIELD_FROM:
    case N_FIELDS:
    default:
      return NULL;
    }
}

/* A day that is far ahead is let in, but looked at. */
static void
show_doubt (FfwRequirementFields *self)
{
  FfwDate from = ffw_date_entry_get_date (self->in_force_from);

  if (from != FFW_DATE_NONE && from > ffw_date_today () + FAR_AHEAD)
    ffw_date_entry_show_doubt (self->in_force_from,
                               _ ("This is more than five years ahead. Check the year."));
}

static void
on_edited (FfwRequirementFields *self, GParamSpec *pspec, GtkWidget *widget)
{
  if (self->setting)
    return;
  for (Field i = 0; i < N_FIELDS; i++)
    if (get_widget (self, i) == widget && !FFW_IS_DATE_ENTRY (widget))
      {
        g_autofree char *problem = find_problem (self, i, FALSE);

        show_problem (self, i, problem);
      }
  show_doubt (self);
  g_signal_emit (self, edited_signal, 0);
}

static void
ffw_requirement_fields_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_requirement_fields_parent_class)->dispose (object);
}

static gboolean
ffw_requirement_fields_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_REQUIREMENT_FIELDS (widget)->area));
}

static void
ffw_requirement_fields_class_init (FfwRequirementFieldsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_requirement_fields_dispose;
  widget_class->grab_focus = ffw_requirement_fields_grab_focus;

  edited_signal = g_signal_new ("edited", FFW_TYPE_REQUIREMENT_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/framework/ffw-requirement-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, area);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, role);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, sector);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, level);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, necessity);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, within_days);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, renew_months);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, in_force_from);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementFields, code);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
}

static void
ffw_requirement_fields_init (FfwRequirementFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = TRUE;
  ffw_code_choice_set_coding (self->sector, &ffw_coding_sector);
  ffw_code_choice_set_coding (self->level, &ffw_coding_level);
  ffw_code_choice_set_coding (self->necessity, &ffw_coding_necessity);
  self->setting = FALSE;
}

/** Says where areas and roles are read from; once. */
void
ffw_requirement_fields_set_workspace (FfwRequirementFields *self, FfwWorkspace *workspace)
{
  ffw_choice_set_source (self->area, workspace, "area");
  ffw_choice_set_source (self->role, workspace, "role");
}

/** Puts @text, in the form of the import formats, into the field. It counts as not edited. */
void
ffw_requirement_fields_set_text (FfwRequirementFields *self, const char *field, const char *text)
{
  int position = find_field (field);
  GtkWidget *widget;

  if (position < 0)
    return;

  self->setting = TRUE;
  widget = get_widget (self, (Field)position);
  if (FFW_IS_CHOICE (widget))
    ffw_choice_set_code (FFW_CHOICE (widget), text);
  else if (FFW_IS_CODE_CHOICE (widget))
    ffw_code_choice_set_code (FFW_CODE_CHOICE (widget), text);
  else if (FFW_IS_DATE_ENTRY (widget) && ffw_date_from_iso (text) != FFW_DATE_NONE)
    ffw_date_entry_set_date (FFW_DATE_ENTRY (widget), ffw_date_from_iso (text));
  else if (FFW_IS_DATE_ENTRY (widget))
    ffw_date_entry_set_text (FFW_DATE_ENTRY (widget), text);
  else
    ffw_text_entry_set_text (FFW_TEXT_ENTRY (widget), text);
  self->setting = FALSE;
  show_doubt (self);
}

/** Puts a text into each field, in the order of ffw_requirement_fields. */
void
ffw_requirement_fields_set_texts (FfwRequirementFields *self, const char *const *texts)
{
  for (guint i = 0; i < N_FIELDS && texts[i]; i++)
    ffw_requirement_fields_set_text (self, ffw_requirement_fields[i], texts[i]);
}

/** Returns: (transfer full): what stands in each field, in the order of ffw_requirement_fields */
char **
ffw_requirement_fields_get_texts (FfwRequirementFields *self)
{
  char **texts = g_new0 (char *, N_FIELDS + 1);

  for (Field i = 0; i < N_FIELDS; i++)
    texts[i] = get_text (self, i);

  return texts;
}

/** Returns: (transfer full): what the field is called in the form */
char *
ffw_requirement_fields_get_title (FfwRequirementFields *self, const char *field)
{
  g_autofree char *title = NULL;
  g_auto (GStrv) parts = NULL;

  g_object_get (get_widget (self, (Field)find_field (field)), "title", &title, NULL);
  parts = g_strsplit (title, "_", -1);

  return g_strjoinv ("", parts);
}

static int
find_number (const FfwCoding *coding, const char *code)
{
  int number = FFW_REQUIREMENT_ANY;

  ffw_coding_find (coding, code, &number);

  return number;
}

/**
 * ffw_requirement_fields_make_draft:
 *
 * Returns: (transfer full) (nullable): the requirement that the fields make; %NULL while one of
 *   them cannot be read or is missing
 */
FfwRequirementDraft *
ffw_requirement_fields_make_draft (FfwRequirementFields *self)
{
  g_auto (GStrv) texts = ffw_requirement_fields_get_texts (self);
  FfwRequirementDraft *draft;

  for (Field i = 0; i < N_FIELDS; i++)
    {
      /* The code says nothing of who is touched. */
      g_autofree char *problem = i == FIELD_CODE ? NULL : find_problem (self, i, TRUE);

      if (problem)
        return NULL;
    }

  draft = g_new0 (FfwRequirementDraft, 1);
  draft->code = g_strdup (texts[FIELD_CODE]);
  draft->area = g_strdup (texts[FIELD_AREA]);
  draft->role = g_strdup (texts[FIELD_ROLE]);
  draft->sector = find_number (&ffw_coding_sector, texts[FIELD_SECTOR]);
  draft->level = (FfwLevel)find_number (&ffw_coding_level, texts[FIELD_LEVEL]);
  draft->mandatory = find_number (&ffw_coding_necessity, texts[FIELD_NECESSITY]) == 1;
  draft->within_days = (int)g_ascii_strtoll (texts[FIELD_WITHIN], NULL, 10);
  draft->renew_months = *texts[FIELD_RENEW] ? (int)g_ascii_strtoll (texts[FIELD_RENEW], NULL, 10)
                                            : -1;
  draft->in_force_from = ffw_date_entry_get_date (self->in_force_from);

  return draft;
}

/** Says what is wrong with a field; %NULL for nothing. */
void
ffw_requirement_fields_show_problem (FfwRequirementFields *self, const char *field,
                                     const char *problem)
{
  int position = find_field (field);

  if (position >= 0)
    show_problem (self, (Field)position, problem);
}

/** Returns: whether every field can be read; the keyboard goes to the first that cannot */
gboolean
ffw_requirement_fields_check (FfwRequirementFields *self)
{
  /* In the order in which they stand in the form. */
  static const Field order[] = { FIELD_AREA,  FIELD_ROLE,      FIELD_SECTOR,
                                 FIELD_LEVEL, FIELD_NECESSITY, FIELD_WITHIN,
                                 FIELD_RENEW, FIELD_FROM,      FIELD_CODE };
  GtkWidget *wrong = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *problem = find_problem (self, order[i], TRUE);

      show_problem (self, order[i], problem);
      if (problem && wrong == NULL)
        wrong = get_widget (self, order[i]);
    }
  if (wrong)
    gtk_widget_grab_focus (wrong);

  return wrong == NULL;
}
