/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-menus.h"

#include <glib/gi18n-lib.h>

static GMenu *
make_export_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("As an _Excel Workbook…"), "list.export::xlsx");
  g_menu_append (menu, _ ("As an _OpenDocument Spreadsheet…"), "list.export::ods");
  g_menu_append (menu, _ ("As _CSV…"), "list.export::csv");

  return menu;
}

/**
 * ffw_list_menus_make_view:
 * @columns: (array length=n_columns): how those of @source are shown
 *
 * Returns: (transfer full): the menu beside the search. Headings take no keyboard focus, so the
 *   order is in it too
 */
GMenuModel *
ffw_list_menus_make_view (const FfwListSource *source, const FfwTableColumn *columns,
                          guint n_columns)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) export = make_export_menu ();

  for (guint i = 0; i < n_columns; i++)
    {
      const FfwListColumn *column = ffw_list_source_find_column (source, columns[i].id, NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (column->title), NULL);

      g_menu_item_set_action_and_target (item, "list.sort", "s", column->id);
      g_menu_append_item (by, item);
    }
  g_menu_append (direction, _ ("Last First"), "list.descending");
  g_menu_append_section (menu, _ ("Sort By"), G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  g_menu_append (list, _ ("_Columns…"), "list.columns");
  g_menu_append (list, _ ("Select _All"), "list.select-all");
  g_menu_append_submenu (list, _ ("_Export the List"), G_MENU_MODEL (export));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));

  return G_MENU_MODEL (menu);
}

/** Returns: (transfer full): what can be done with the rows of any list */
GMenu *
ffw_list_menus_make_rows (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) export = make_export_menu ();

  g_menu_append (menu, _ ("_Copy"), "list.copy");
  g_menu_append_submenu (menu, _ ("_Export the Rows"), G_MENU_MODEL (export));

  return menu;
}
