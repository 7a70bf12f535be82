/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-import-driver.h"

#include "ffw-import-window.h"
#include "ffw-list-model.h"
#include "ffw-list-pane.h"
#include "ffw-people-page.h"

guint
ui_n_people (FfwWindow *window)
{
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);

  return g_list_model_get_n_items (
      ffw_list_pane_get_model (FFW_LIST_PANE (ui_find (page, FFW_TYPE_LIST_PANE))));
}

GtkWidget *
ui_import (FfwWindow *window, const char *file, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) files = NULL;
  va_list all;

  va_start (all, file);
  for (const char *next = file; next; next = va_arg (all, const char *))
    g_strv_builder_add (builder, next);
  va_end (all);
  files = g_strv_builder_end (builder);

  ui_act_with (window, "win.import-files", "^as", files);

  return ui_find_window (FFW_TYPE_IMPORT_WINDOW);
}

void
ui_show_import_page (GtkWidget *import, const char *page)
{
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (ui_find (import, ADW_TYPE_VIEW_STACK)),
                                         page);
  ui_settle ();
}

/* What was said about files is not lost unasked. */
void
ui_close_import (void)
{
  GtkWidget *dialog;

  gtk_window_close (GTK_WINDOW (ui_find_window (FFW_TYPE_IMPORT_WINDOW)));
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  if (dialog)
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
}

/* The innermost button that shows the text. */
GtkWidget *
ui_find_button (GtkWidget *root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (ui_shows (child, text))
      return GTK_IS_BUTTON (child) ? child : ui_find_button (child, text);

  g_error ("no button: %s", text);
}
