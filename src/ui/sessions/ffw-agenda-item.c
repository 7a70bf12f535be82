/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-agenda-item.h"

/**
 * FfwAgendaItem:
 *
 * A row of a list of sessions by their days.
 */
struct _FfwAgendaItem
{
  GObject parent_instance;

  FfwAgenda *agenda;
  guint position;
  gboolean heads;
};

G_DEFINE_FINAL_TYPE (FfwAgendaItem, ffw_agenda_item, G_TYPE_OBJECT)

static void
ffw_agenda_item_finalize (GObject *object)
{
  ffw_agenda_unref (FFW_AGENDA_ITEM (object)->agenda);

  G_OBJECT_CLASS (ffw_agenda_item_parent_class)->finalize (object);
}

static void
ffw_agenda_item_class_init (FfwAgendaItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_agenda_item_finalize;
}

static void
ffw_agenda_item_init (FfwAgendaItem *self)
{
}

/**
 * ffw_agenda_item_new:
 * @position: of an entry of the agenda
 * @heads: whether it is the first of its day
 */
FfwAgendaItem *
ffw_agenda_item_new (FfwAgenda *agenda, guint position, gboolean heads)
{
  FfwAgendaItem *self = g_object_new (FFW_TYPE_AGENDA_ITEM, NULL);

  self->agenda = ffw_agenda_ref (agenda);
  self->position = position;
  self->heads = heads;

  return self;
}

/** Returns: (transfer none): what the row shows */
const FfwAgendaEntry *
ffw_agenda_item_get_entry (FfwAgendaItem *self)
{
  return ffw_agenda_get (self->agenda, self->position);
}

/** Returns: whether the name of the day stands above it */
gboolean
ffw_agenda_item_heads (FfwAgendaItem *self)
{
  return self->heads;
}
