/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A target is a file that defines this one function. Beside fuzz-driver.c it is a test over its
 * saved corpus; with libFuzzer it runs for as long as it is let. */

#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
