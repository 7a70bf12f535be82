/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-page.h"

G_BEGIN_DECLS

#define FFW_TYPE_PEOPLE_PAGE (ffw_people_page_get_type ())
G_DECLARE_FINAL_TYPE (FfwPeoplePage, ffw_people_page, FFW, PEOPLE_PAGE, FfwPage)

GListModel *ffw_people_page_get_model (FfwPeoplePage *self);

G_END_DECLS
