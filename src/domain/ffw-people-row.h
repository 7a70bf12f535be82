/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of people on its way in: which slot holds what of the post, which cell is which field. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum
{
  POST_PERSON,
  POST_ORGANISATION,
  POST_NUMBER,
  POST_EMAIL,
  POST_SITE,
  POST_MANAGER,
  POST_STARTED_ON,
  POST_LEFT_ON,
};

enum
{
  FIELD_ID,
  FIELD_ORGANISATION,
  FIELD_NUMBER,
  FIELD_GIVEN_NAME,
  FIELD_FAMILY_NAME,
  FIELD_EMAIL,
  FIELD_ROLE,
  FIELD_SITE,
  FIELD_STARTED_ON,
  FIELD_LEFT_ON,
  FIELD_LANGUAGE,
  FIELD_MANAGER,
  FIELD_PERSON,
};

G_END_DECLS
