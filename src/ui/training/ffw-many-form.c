/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-many-form.h"

#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How long one waits for the next letter before the workspace is asked, in milliseconds. */
#define PAUSE 300

/* The field that the areas which the form begins with are for. */
#define FIELD_AREAS "areas"

/* One thing that is entered. */
typedef struct
{
  const char *name;
  GtkWidget *widget;
  const char *property; /* a text or a truth; of a date what is typed is meant */
  GVariant *begun;
} Field;

typedef struct
{
  FfwManyPreview *preview;
  AdwWindowTitle *title;
  GArray *posts;     /* of gint64 */
  GArray *rows;      /* of gint64 */
  GVariant *areas;   /* of those that it begins with, until their codes are read */
  GPtrArray *fields; /* of Field */
  guint pause;
  GCancellable *reading; /* the codes */
  GCancellable *looking; /* what would come of it */
  gboolean saving;
} FfwManyFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FfwManyForm, ffw_many_form, FFW_TYPE_FORM)

static FfwManyFormPrivate *
get_private (FfwManyForm *self)
{
  return ffw_many_form_get_instance_private (self);
}

static void
field_free (gpointer data)
{
  Field *self = data;

  g_variant_unref (self->begun);
  g_free (self);
}

static GVariant *
field_get (const Field *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (FFW_IS_DATE_ENTRY (self->widget))
    return g_variant_new_string (ffw_date_entry_get_text (FFW_DATE_ENTRY (self->widget)));

  g_object_get_property (G_OBJECT (self->widget), self->property, &value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_variant_new_boolean (g_value_get_boolean (&value));

  return g_variant_new_string (g_value_get_string (&value) ? g_value_get_string (&value) : "");
}

static void
field_set (const Field *self, GVariant *value)
{
  if (FFW_IS_DATE_ENTRY (self->widget) && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    ffw_date_entry_set_text (FFW_DATE_ENTRY (self->widget), g_variant_get_string (value, NULL));
  else if (g_variant_classify (value) == g_variant_classify (self->begun))
    {
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        g_object_set (self->widget, self->property, g_variant_get_boolean (value), NULL);
      else
        g_object_set (self->widget, self->property, g_variant_get_string (value, NULL), NULL);
    }
}

/* What is entered, and what becomes of it. */
typedef struct
{
  FfwManyPlan *plan;
  FfwDate today;
  FfwManyResult *result;
} Doing;

static void
doing_free (gpointer data)
{
  Doing *self = data;

  ffw_many_plan_free (self->plan);
  g_clear_pointer (&self->result, ffw_many_result_free);
  g_free (self);
}

static Doing *
make_doing (FfwManyForm *self)
{
  FfwManyFormPrivate *priv = get_private (self);
  Doing *doing = g_new0 (Doing, 1);

  doing->today = ffw_date_today ();
  doing->plan = ffw_many_plan_new (FFW_MANY_RECORD);
  g_array_append_vals (doing->plan->posts, priv->posts->data, priv->posts->len);
  g_array_append_vals (doing->plan->rows, priv->rows->data, priv->rows->len);
  FFW_MANY_FORM_GET_CLASS (self)->fill (self, doing->plan);

  return doing;
}

static gboolean
look (FfwChange *change, gpointer data, GError **error)
{
  Doing *self = data;

  g_clear_pointer (&self->result, ffw_many_result_free);
  self->result = ffw_many_look (change, self->plan, self->today, error);

  return self->result != NULL;
}

static gboolean
run (FfwChange *change, gpointer data, GError **error)
{
  Doing *self = data;

  g_clear_pointer (&self->result, ffw_many_result_free);
  self->result = ffw_many_run (change, self->plan, self->today, error);

  return self->result != NULL;
}

static void
stop_looking (FfwManyForm *self)
{
  FfwManyFormPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->pause, g_source_remove);
  if (priv->looking)
    g_cancellable_cancel (priv->looking);
  g_clear_object (&priv->looking);
}

static void
show_result (FfwManyForm *self, FfwManyAct act, const FfwManyResult *result)
{
  FfwManyFormClass *class = FFW_MANY_FORM_GET_CLASS (self);

  ffw_many_preview_show (get_private (self)->preview, act, result);
  if (class->looked)
    class->looked (self, result);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwManyForm) self = data;
  FfwManyFormPrivate *priv = get_private (self);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  Doing *doing = g_object_get_data (G_OBJECT (cancellable), "doing");
  g_autoptr (GError) error = NULL;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  if (cancellable != priv->looking)
    return;

  if (error)
    ffw_many_preview_say (priv->preview, error->message);
  else
    show_result (self, doing->plan->act, doing->result);
}

static gboolean
start_look (gpointer data)
{
  FfwManyForm *self = data;
  FfwManyFormPrivate *priv = get_private (self);
  Doing *doing;

  priv->pause = 0;
  stop_looking (self);
  if (priv->saving || priv->areas)
    return G_SOURCE_REMOVE;

  doing = make_doing (self);
  priv->looking = g_cancellable_new ();
  /* It lives as long as either thread may ask for it. */
  g_object_set_data_full (G_OBJECT (priv->looking), "doing", doing, doing_free);
  ffw_many_preview_say (priv->preview, _ ("Working out what this does…"));
  ffw_workspace_change_async (ffw_form_get_workspace (FFW_FORM (self)), look, doing, NULL,
                              priv->looking, on_looked, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
look_later (FfwManyForm *self, guint pause)
{
  stop_looking (self);
  /* What is taken apart has no fields any more. */
  if (get_private (self)->fields->len > 0)
    get_private (self)->pause = g_timeout_add (pause, start_look, self);
}

static void
on_edited (FfwManyForm *self)
{
  look_later (self, PAUSE);
}

/* The codes of the areas that it begins with. */
static gpointer
read_codes (FfwConnection *connection, gpointer data, GError **error)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (data, &n, sizeof *ids);

  return ffw_many_read_codes (connection, ids, (guint)n, error);
}

static void
on_codes (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwManyForm) self = data;
  FfwManyFormPrivate *priv = get_private (self);
  g_autofree char *codes = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  g_clear_pointer (&priv->areas, g_variant_unref);
  if (priv->reading == NULL)
    return;
  for (guint i = 0; codes && i < priv->fields->len; i++)
    {
      const Field *field = priv->fields->pdata[i];

      if (g_str_equal (field->name, FIELD_AREAS))
        g_object_set (field->widget, field->property, codes, NULL);
    }
  look_later (self, 0);
}

static void
on_done (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwManyForm *self = FFW_MANY_FORM (widget);
  const Doing *doing = data;

  get_private (self)->saving = FALSE;
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (self));
  else if (error == NULL)
    show_result (self, doing->plan->act, doing->result);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwManyForm *self = FFW_MANY_FORM (widget);
  FfwManyFormClass *class = FFW_MANY_FORM_GET_CLASS (self);

  if (get_private (self)->areas || !class->check (self))
    return;

  stop_looking (self);
  get_private (self)->saving = TRUE;
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), run, make_doing (self), doing_free,
          _ (class->failed), on_done);
}

static void
save_ids (GVariantDict *state, const char *name, GArray *ids)
{
  g_variant_dict_insert_value (
      state, name,
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static GVariant *
ffw_many_form_save (FfwForm *form)
{
  FfwManyFormPrivate *priv = get_private (FFW_MANY_FORM (form));
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; i < priv->fields->len; i++)
    {
      const Field *field = priv->fields->pdata[i];

      g_variant_dict_insert_value (&fields, field->name, field_get (field));
    }
  save_ids (&state, "posts", priv->posts);
  save_ids (&state, "rows", priv->rows);
  if (priv->areas)
    g_variant_dict_insert_value (&state, "areas", priv->areas);
  g_variant_dict_insert_value (&state, "fields", g_variant_dict_end (&fields));

  return g_variant_dict_end (&state);
}

static void
take_ids (GVariant *state, const char *name, GArray *ids)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (state, name, G_VARIANT_TYPE ("ax"));
  gconstpointer all;
  gsize n;

  if (value == NULL)
    return;
  all = g_variant_get_fixed_array (value, &n, sizeof (gint64));
  g_array_append_vals (ids, all, (guint)n);
}

static void
ffw_many_form_restore (FfwForm *form, GVariant *state)
{
  FfwManyForm *self = FFW_MANY_FORM (form);
  FfwManyFormPrivate *priv = get_private (self);
  g_autoptr (GVariant) fields = g_variant_lookup_value (state, "fields", G_VARIANT_TYPE_VARDICT);
  g_autofree char *chosen = NULL;

  take_ids (state, "posts", priv->posts);
  take_ids (state, "rows", priv->rows);
  for (guint i = 0; fields && i < priv->fields->len; i++)
    {
      const Field *field = priv->fields->pdata[i];
      g_autoptr (GVariant) value = g_variant_lookup_value (fields, field->name, NULL);

      if (value)
        field_set (field, value);
    }
  chosen = ffw_words_count (FFW_NP_ ("%1$d chosen", "%1$d chosen"),
                            MAX (priv->posts->len, priv->rows->len));
  adw_window_title_set_subtitle (priv->title, chosen);

  priv->areas = g_variant_lookup_value (state, "areas", G_VARIANT_TYPE ("ax"));
  if (priv->areas && g_variant_n_children (priv->areas) > 0)
    ffw_workspace_read_async (ffw_form_get_workspace (form), read_codes,
                              g_variant_ref (priv->areas), (GDestroyNotify)g_variant_unref, g_free,
                              priv->reading, on_codes, g_object_ref (self));
  else
    {
      g_clear_pointer (&priv->areas, g_variant_unref);
      look_later (self, 0);
    }
}

static gboolean
ffw_many_form_is_touched (FfwForm *form)
{
  FfwManyFormPrivate *priv = get_private (FFW_MANY_FORM (form));

  for (guint i = 0; i < priv->fields->len; i++)
    {
      const Field *field = priv->fields->pdata[i];
      g_autoptr (GVariant) value = g_variant_ref_sink (field_get (field));

      /* Areas that were chosen before are not lost with the form. */
      if (!g_str_equal (field->name, FIELD_AREAS) && !g_variant_equal (value, field->begun))
        return TRUE;
    }

  return FALSE;
}

static void
on_changed (FfwManyForm *self, const char *const *changed)
{
  static const char *const shown[] = { "area",   "course",      "organisation", "person", "post",
                                       "record", "requirement", "role",         "waiver", NULL };

  if (ffw_concern_any (changed, shown))
    on_edited (self);
}

static void
ffw_many_form_constructed (GObject *object)
{
  FfwManyForm *self = FFW_MANY_FORM (object);

  G_OBJECT_CLASS (ffw_many_form_parent_class)->constructed (object);

  g_signal_connect_object (ffw_form_get_workspace (FFW_FORM (self)), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
ffw_many_form_dispose (GObject *object)
{
  FfwManyForm *self = FFW_MANY_FORM (object);
  FfwManyFormPrivate *priv = get_private (self);

  stop_looking (self);
  if (priv->reading)
    g_cancellable_cancel (priv->reading);
  g_clear_object (&priv->reading);
  g_ptr_array_set_size (priv->fields, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_many_form_parent_class)->dispose (object);
}

static void
ffw_many_form_finalize (GObject *object)
{
  FfwManyFormPrivate *priv = get_private (FFW_MANY_FORM (object));

  g_array_unref (priv->posts);
  g_array_unref (priv->rows);
  g_clear_pointer (&priv->areas, g_variant_unref);
  g_ptr_array_unref (priv->fields);

  G_OBJECT_CLASS (ffw_many_form_parent_class)->finalize (object);
}

static void
ffw_many_form_class_init (FfwManyFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->constructed = ffw_many_form_constructed;
  object_class->dispose = ffw_many_form_dispose;
  object_class->finalize = ffw_many_form_finalize;
  FFW_FORM_CLASS (class)->save = ffw_many_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_many_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_many_form_is_touched;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "form.save", NULL, save);
}

static void
ffw_many_form_init (FfwManyForm *self)
{
  FfwManyFormPrivate *priv = get_private (self);

  priv->posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->fields = g_ptr_array_new_with_free_func (field_free);
  priv->reading = g_cancellable_new ();
}

/** Says where what would come of it is shown, and where how many are chosen. Once, first. */
void
ffw_many_form_set_preview (FfwManyForm *self, FfwManyPreview *preview, AdwWindowTitle *title)
{
  get_private (self)->preview = preview;
  get_private (self)->title = title;
}

/**
 * ffw_many_form_add_field:
 * @name: what it is called in the saved state; `areas` takes those that the form begins with
 * @property: of @widget: a text or a truth; of a #FfwDateEntry its date
 *
 * Says what is entered where, and is as it is to begin with.
 */
void
ffw_many_form_add_field (FfwManyForm *self, const char *name, GtkWidget *widget,
                         const char *property)
{
  Field *field = g_new0 (Field, 1);
  g_autofree char *notify = g_strconcat ("notify::", property, NULL);

  field->name = name;
  field->widget = widget;
  field->property = property;
  field->begun = g_variant_ref_sink (field_get (field));
  g_ptr_array_add (get_private (self)->fields, field);
  g_signal_connect_object (widget, notify, G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

/** Returns: how many rows are meant, such as records; 0 where people are */
guint
ffw_many_form_get_n_rows (FfwManyForm *self)
{
  return get_private (self)->rows->len;
}

/** Returns: the post that is meant; 0 where there are several */
gint64
ffw_many_form_get_only_post (FfwManyForm *self)
{
  GArray *posts = get_private (self)->posts;

  return posts->len == 1 ? g_array_index (posts, gint64, 0) : 0;
}
