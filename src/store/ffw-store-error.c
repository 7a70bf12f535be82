/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-store-error.h"

G_DEFINE_QUARK (ffw - store - error - quark, ffw_store_error)
