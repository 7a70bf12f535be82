/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwActionError:
 * @FFW_ACTION_ERROR_UNKNOWN: it names something that is not there; the message names the nearest
 * @FFW_ACTION_ERROR_AMBIGUOUS: it names several; the message names them
 * @FFW_ACTION_ERROR_REFUSED: a rule of the domain is against it; the message says which
 */
typedef enum
{
  FFW_ACTION_ERROR_UNKNOWN,
  FFW_ACTION_ERROR_AMBIGUOUS,
  FFW_ACTION_ERROR_REFUSED,
} FfwActionError;

#define FFW_ACTION_ERROR (ffw_action_error_quark ())
GQuark ffw_action_error_quark (void);

G_END_DECLS
