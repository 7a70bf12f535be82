/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-uuid.h"

#include <errno.h>
#include <sys/random.h>

#define COUNTER_LAST 0xfff

/* Fills @bytes with @n that nobody can foretell. */
void
ffw_random_bytes (guint8 *bytes, gsize n)
{
  while (n > 0)
    {
      gssize got = getrandom (bytes, n, 0);

      if (got < 0 && errno != EINTR)
        g_error ("getrandom: %s", g_strerror (errno));
      if (got > 0)
        {
          bytes += got;
          n -= got;
        }
    }
}

static guint8
next_random (FfwUuidSource *self)
{
  if (self->left == 0)
    {
      ffw_random_bytes (self->random, sizeof self->random);
      self->left = sizeof self->random;
    }

  return self->random[--self->left];
}

/* The upper half of the counter's range is left for those that follow in the same millisecond. */
static guint
first_counter (FfwUuidSource *self)
{
  return (next_random (self) << 8 | next_random (self)) & (COUNTER_LAST >> 1);
}

/* Writes @bytes as people know a UUID, and returns it. */
char *
ffw_uuid_write (const guint8 bytes[16], char uuid[37])
{
  static const char digits[] = "0123456789abcdef";
  char *to = uuid;

  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *to++ = '-';
      *to++ = digits[bytes[i] >> 4];
      *to++ = digits[bytes[i] & 0xf];
    }
  *to = '\0';

  return uuid;
}

/*
 * RFC 9562, section 5.7, with the counter of its section 6.2, method 1, in
 * rand_a. @milliseconds is the present time since 1970; where it goes back, or the
 * counter is used up, the time of the last UUID is counted on instead.
 * Fills @uuid and returns it.
 */
char *
ffw_uuid_source_next (FfwUuidSource *self, guint64 milliseconds, char uuid[37])
{
  guint8 bytes[16];

  if (milliseconds > self->milliseconds)
    {
      self->milliseconds = milliseconds;
      self->counter = first_counter (self);
    }
  else if (++self->counter > COUNTER_LAST)
    {
      self->milliseconds++;
      self->counter = first_counter (self);
    }

  for (guint i = 0; i < 6; i++)
    bytes[i] = self->milliseconds >> (40 - 8 * i);
  bytes[6] = 0x70 | self->counter >> 8;
  bytes[7] = self->counter & 0xff;
  for (guint i = 8; i < 16; i++)
    bytes[i] = next_random (self);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);

  return ffw_uuid_write (bytes, uuid);
}
