/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-choice-item.h"

/**
 * FfwChoiceItem:
 *
 * A row of an #FfwChoice.
 */
struct _FfwChoiceItem
{
  GObject parent_instance;

  char *code;
  char *title;
  char *words;
};

enum
{
  PROP_0,
  PROP_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwChoiceItem, ffw_choice_item, G_TYPE_OBJECT)

static void
ffw_choice_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WORDS)
    g_value_set_string (value, FFW_CHOICE_ITEM (object)->words);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_choice_item_finalize (GObject *object)
{
  FfwChoiceItem *self = FFW_CHOICE_ITEM (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->words);

  G_OBJECT_CLASS (ffw_choice_item_parent_class)->finalize (object);
}

static void
ffw_choice_item_class_init (FfwChoiceItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ffw_choice_item_get_property;
  object_class->finalize = ffw_choice_item_finalize;

  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, "",
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ffw_choice_item_init (FfwChoiceItem *self)
{
}

/**
 * ffw_choice_item_new:
 * @code: of the row; an empty text for the one that stands for none of them
 * @title: what people read
 * @words: what it is found by, folded
 */
FfwChoiceItem *
ffw_choice_item_new (const char *code, const char *title, const char *words)
{
  FfwChoiceItem *self = g_object_new (FFW_TYPE_CHOICE_ITEM, NULL);

  self->code = g_strdup (code);
  self->title = g_strdup (title);
  /* With its accents too, for those who type them. */
  self->words = g_strjoin ("\n", words, title, NULL);

  return self;
}

const char *
ffw_choice_item_get_code (FfwChoiceItem *self)
{
  return self->code;
}

const char *
ffw_choice_item_get_title (FfwChoiceItem *self)
{
  return self->title;
}
