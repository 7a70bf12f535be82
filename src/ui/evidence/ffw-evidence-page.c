/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-page.h"

#include "ffw-choice.h"
#include "ffw-choose.h"
#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-evidence-view.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define FIRST_MONTH_OF_YEAR 4 /* of a financial year */
#define MONTHS_IN_YEAR      12

/**
 * FfwEvidencePage:
 *
 * The evidence of a period: what it is to be about, the figures as they would
 * leave, and the file.
 */
struct _FfwEvidencePage
{
  FfwPage parent_instance;

  FfwDateEntry *from;
  FfwDateEntry *to;
  GtkDropDown *audience;
  FfwChoice *organisation;
  GtkStack *stack;
  FfwEvidenceView *view;
  AdwStatusPage *failed;

  gboolean setting;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwEvidencePage, ffw_evidence_page, FFW_TYPE_PAGE)

/* The scope as a thread may have it. */
typedef struct
{
  FfwEvidenceScope scope;
  char *organisation;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->organisation);
  g_free (ask);
}

/* NULL for all of them. */
static const char *
chosen_organisation (FfwEvidencePage *self)
{
  const char *code = ffw_choice_get_code (self->organisation);

  return *code ? code : NULL;
}

static const char *
chosen_audience (FfwEvidencePage *self)
{
  return ffw_coding_get_code (&ffw_coding_audience,
                              (int)gtk_drop_down_get_selected (self->audience));
}

static Ask *
make_ask (FfwEvidencePage *self)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->organisation = g_strdup (chosen_organisation (self));
  ask->scope.audience = (FfwAudience)gtk_drop_down_get_selected (self->audience);
  ask->scope.from = ffw_date_entry_get_date (self->from);
  ask->scope.to = ffw_date_entry_get_date (self->to);
  ask->scope.today = ffw_date_today ();
  ask->scope.organisation = ask->organisation;
  ask->scope.minimum = FFW_EVIDENCE_MINIMUM_DEFAULT;

  return ask;
}

static gpointer
read_evidence (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_evidence_read (connection, &ask->scope, error);
}

static void
evidence_free (gpointer evidence)
{
  ffw_evidence_free (evidence);
}

static void
show (FfwEvidencePage *self, const char *child)
{
  gtk_stack_set_visible_child_name (self->stack, child);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.export",
                                 g_str_equal (child, "report"));
}

typedef struct
{
  FfwEvidencePage *page;
  GCancellable *cancellable;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwEvidencePage) self = reading->page;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwEvidence) evidence = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                &error);
  gboolean empty;

  if (self->reading != cancellable)
    return;
  g_clear_object (&self->reading);

  if (evidence == NULL)
    {
      adw_status_page_set_description (self->failed, error ? error->message : "");
      show (self, "failed");
      return;
    }

  empty = evidence->delivery->len == 0 && evidence->evaluation->len == 0;
  ffw_evidence_view_take (self->view, g_steal_pointer (&evidence));
  show (self, empty ? "empty" : "report");
}

/* Reads the figures anew, unless the period is half typed. */
static void
refresh (FfwEvidencePage *self)
{
  FfwDate from = ffw_date_entry_get_date (self->from);
  FfwDate to = ffw_date_entry_get_date (self->to);
  Reading *reading;

  if (self->setting)
    return;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  if (from == FFW_DATE_NONE || to == FFW_DATE_NONE)
    {
      show (self, "period");
      return;
    }
  if (from > to)
    {
      ffw_date_entry_show_problem (self->to, _ ("The end is before the beginning."));
      show (self, "period");
      return;
    }
  ffw_date_entry_show_problem (self->to, NULL);

  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->page = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (ffw_page_get_workspace (FFW_PAGE (self)), read_evidence,
                            make_ask (self), ask_free, evidence_free, self->reading, on_read,
                            reading);
}

static void
on_workspace_changed (FfwEvidencePage *self, const char *const *changed)
{
  static const char *const ignored[] = { "change", "export_log", NULL };

  if (!ffw_concern_other (changed, ignored))
    return;

  refresh (self);
}

static void
set_period (FfwEvidencePage *self, FfwDate from, FfwDate to)
{
  self->setting = TRUE;
  ffw_date_entry_set_date (self->from, from);
  ffw_date_entry_set_date (self->to, to);
  self->setting = FALSE;
  refresh (self);
}

/* The first day of the financial year that holds a day. */
static FfwDate
year_of (FfwDate day)
{
  guint year, month, day_of_month;

  ffw_date_split (day, &year, &month, &day_of_month);

  return ffw_date_new (month < FIRST_MONTH_OF_YEAR ? year - 1 : year, FIRST_MONTH_OF_YEAR, 1);
}

static void
preset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  FfwDate today = ffw_date_today ();
  FfwDate year = year_of (today);

  if (g_str_equal (name, "this-year"))
    set_period (self, year, today);
  else if (g_str_equal (name, "last-year"))
    set_period (self, ffw_date_add_months (year, -MONTHS_IN_YEAR), year - 1);
  else if (g_str_equal (name, "twelve-months"))
    set_period (self, ffw_date_add_months (today, -MONTHS_IN_YEAR) + 1, today);
  else if (g_str_equal (name, "three-years"))
    set_period (self, ffw_date_add_months (today, -3 * MONTHS_IN_YEAR) + 1, today);
}

static void
export_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);
  const char *organisation = chosen_organisation (self);
  char from[FFW_DATE_ISO_SIZE];
  char to[FFW_DATE_ISO_SIZE];

  /* The window does it: this page goes where the language changes. */
  gtk_widget_activate_action (widget, "win.export-to", "(sssss)",
                              ffw_date_to_iso (ffw_date_entry_get_date (self->from), from),
                              ffw_date_to_iso (ffw_date_entry_get_date (self->to), to),
                              chosen_audience (self), organisation ? organisation : "",
                              g_variant_get_string (parameter, NULL));
}

static void
on_file_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "evidence.export-to", "s", paths[0]);
}

static void
export_evidence (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);
  char from[FFW_DATE_ISO_SIZE];
  char to[FFW_DATE_ISO_SIZE];
  g_autofree char *name = NULL;

  ffw_date_to_iso (ffw_date_entry_get_date (self->from), from);
  ffw_date_to_iso (ffw_date_entry_get_date (self->to), to);
  /* Translators: the proposed name of a file: two dates */
  name = ffw_words (_ ("Evidence %1$s to %2$s.xml"), from, to, NULL);

  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export Evidence"), _ ("_Export"),
              _ ("Evidence (XML)"), "*.xml", name, on_file_chosen);
}

static GVariant *
ffw_evidence_page_save (FfwPage *page)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (page);
  const char *organisation = chosen_organisation (self);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "from", "s", ffw_date_entry_get_text (self->from));
  g_variant_dict_insert (&state, "to", "s", ffw_date_entry_get_text (self->to));
  g_variant_dict_insert (&state, "audience", "s", chosen_audience (self));
  g_variant_dict_insert (&state, "organisation", "s", organisation ? organisation : "");

  return g_variant_dict_end (&state);
}

static void
ffw_evidence_page_restore (FfwPage *page, GVariant *state)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (page);
  const char *text;
  int audience;

  self->setting = TRUE;
  if (g_variant_lookup (state, "from", "&s", &text))
    ffw_date_entry_set_text (self->from, text);
  ffw_date_entry_check (self->from);
  if (g_variant_lookup (state, "to", "&s", &text))
    ffw_date_entry_set_text (self->to, text);
  ffw_date_entry_check (self->to);
  if (g_variant_lookup (state, "audience", "&s", &text)
      && ffw_coding_find (&ffw_coding_audience, text, &audience))
    gtk_drop_down_set_selected (self->audience, (guint)audience);
  if (g_variant_lookup (state, "organisation", "&s", &text))
    ffw_choice_set_code (self->organisation, text);
  self->setting = FALSE;

  refresh (self);
}

static void
set_scope (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_evidence_page_restore (FFW_PAGE (widget), parameter);
}

static void
ffw_evidence_page_constructed (GObject *object)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (object);
  g_autoptr (GtkStringList) audiences = gtk_string_list_new (NULL);
  FfwDate today = ffw_date_today ();

  G_OBJECT_CLASS (ffw_evidence_page_parent_class)->constructed (object);

  self->setting = TRUE;
  for (guint i = 0; i < ffw_coding_audience.n_codes; i++)
    gtk_string_list_append (
        audiences, ffw_coding_get_word (&ffw_coding_audience, (int)i, ffw_language_get ()));
  gtk_drop_down_set_model (self->audience, G_LIST_MODEL (audiences));
  ffw_date_entry_set_date (self->from, year_of (today));
  ffw_date_entry_set_date (self->to, today);
  self->setting = FALSE;

  ffw_words_name_parts (GTK_WIDGET (self->audience), _ ("For"));
  ffw_choice_set_source (self->organisation, ffw_page_get_workspace (FFW_PAGE (self)),
                         "organisation");

  g_signal_connect_object (ffw_page_get_workspace (FFW_PAGE (self)), "changed",
                           G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
ffw_evidence_page_dispose (GObject *object)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->stack = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_evidence_page_parent_class)->dispose (object);
}

static gboolean
ffw_evidence_page_grab_focus (GtkWidget *widget)
{
  FfwEvidencePage *self = FFW_EVIDENCE_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->from));
}

static void
ffw_evidence_page_class_init (FfwEvidencePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_evidence_page_constructed;
  object_class->dispose = ffw_evidence_page_dispose;
  widget_class->grab_focus = ffw_evidence_page_grab_focus;
  FFW_PAGE_CLASS (class)->save = ffw_evidence_page_save;
  FFW_PAGE_CLASS (class)->restore = ffw_evidence_page_restore;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_EVIDENCE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/evidence/ffw-evidence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, from);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, to);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, audience);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, view);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidencePage, failed);
  gtk_widget_class_bind_template_callback (widget_class, refresh);

  gtk_widget_class_install_action (widget_class, "evidence.export", NULL, export_evidence);
  gtk_widget_class_install_action (widget_class, "evidence.export-to", "s", export_to);
  gtk_widget_class_install_action (widget_class, "evidence.preset", "s", preset);
  gtk_widget_class_install_action (widget_class, "evidence.scope", "a{sv}", set_scope);
}

static void
ffw_evidence_page_init (FfwEvidencePage *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = FALSE;
}

/** Returns: (transfer none) (nullable): the figures that the page shows */
const FfwEvidence *
ffw_evidence_page_get_evidence (FfwEvidencePage *self)
{
  return ffw_evidence_view_get (self->view);
}
