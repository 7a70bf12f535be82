/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-wanting-form.h"

#include "ffw-list-pane.h"
#include "ffw-titles-form.h"
#include "ffw-wanting-list.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwWantingForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  FfwListPane *pane;
};

G_DEFINE_FINAL_TYPE (FfwWantingForm, ffw_wanting_form, FFW_TYPE_FORM)

static const FfwTableColumn columns[] = {
  { "kind", 14 },
  { "code", 9, .essential = TRUE },
  { "en", 18, .expand = TRUE, .essential = TRUE },
  { "cy", 18, .expand = TRUE },
};

static void
on_opened (FfwWantingForm *self, gint64 id)
{
  gint64 row;
  const char *kind = ffw_wanting_get_kind (id, &row);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ffw_titles_form_open (GTK_WIDGET (self), ffw_form_get_workspace (FFW_FORM (self)), kind, row);
}

static GVariant *
ffw_wanting_form_save (FfwForm *form)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&state, "list", ffw_list_pane_save (FFW_WANTING_FORM (form)->pane));

  return g_variant_dict_end (&state);
}

static void
ffw_wanting_form_restore (FfwForm *form, GVariant *state)
{
  FfwWantingForm *self = FFW_WANTING_FORM (form);
  g_autoptr (GVariant) list = g_variant_lookup_value (state, "list", G_VARIANT_TYPE_VARDICT);
  const char *language;

  if (list)
    ffw_list_pane_restore (self->pane, list);
  if (g_variant_lookup (state, "language", "&s", &language))
    ffw_list_pane_set_filter (self->pane, "wanting", language);
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        adw_window_title_get_title (self->title));
}

static gboolean
ffw_wanting_form_is_touched (FfwForm *form)
{
  return FALSE;
}

static void
ffw_wanting_form_constructed (GObject *object)
{
  FfwWantingForm *self = FFW_WANTING_FORM (object);
  GtkWidget *empty = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "object-select-symbolic",
                                   "title", _ ("Nothing Is Missing"), "description",
                                   _ ("Every text is there in both languages."), NULL);

  G_OBJECT_CLASS (ffw_wanting_form_parent_class)->constructed (object);

  ffw_list_pane_set_source (self->pane, ffw_form_get_workspace (FFW_FORM (self)), &ffw_wanting_list,
                            columns, G_N_ELEMENTS (columns));
  ffw_list_pane_set_empty (self->pane, empty);
}

static void
ffw_wanting_form_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_wanting_form_parent_class)->dispose (object);
}

static gboolean
ffw_wanting_form_grab_focus (GtkWidget *widget)
{
  return ffw_list_pane_focus_search (FFW_WANTING_FORM (widget)->pane);
}

static void
ffw_wanting_form_class_init (FfwWantingFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->constructed = ffw_wanting_form_constructed;
  object_class->dispose = ffw_wanting_form_dispose;
  widget_class->grab_focus = ffw_wanting_form_grab_focus;
  form_class->save = ffw_wanting_form_save;
  form_class->restore = ffw_wanting_form_restore;
  form_class->is_touched = ffw_wanting_form_is_touched;

  g_type_ensure (FFW_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/framework/ffw-wanting-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwWantingForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwWantingForm, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
}

static void
ffw_wanting_form_init (FfwWantingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->pane, "summary", self->title, "subtitle", G_BINDING_DEFAULT);
}
