/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-schema.h"

#include <gio/gio.h>

#define RESOURCES "/cymru/glasbrint/Fframwaith/exchange/"

/**
 * ffw_schema_load:
 * @name: of a schema that the program carries, such as `evidence-1.xsd`
 *
 * Returns: (transfer full): xmlSchemaFree() frees it
 */
xmlSchema *
ffw_schema_load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  xmlSchemaParserCtxt *context = NULL;
  xmlSchema *schema = NULL;

  if (bytes)
    context = xmlSchemaNewMemParserCtxt (g_bytes_get_data (bytes, NULL),
                                         (int)g_bytes_get_size (bytes));
  if (context)
    {
      schema = xmlSchemaParse (context);
      xmlSchemaFreeParserCtxt (context);
    }
  if (schema == NULL)
    g_error ("The schema “%s” is missing from the program", name);

  return schema;
}
