/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cascade-tree.h"

#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How wide a column is, and how far from the next; how far a trainer is from the one below. */
#define COLUMN 200
#define GAP    64
#define SPACE  6

/* More than these nobody reads in a picture; the table has them all. */
#define MOST 300

struct _FfwCascadeTree
{
  GtkWidget parent_instance;

  GPtrArray *nodes; /* (element-type Node) */
  GPtrArray *heads; /* (element-type GtkWidget): the heading of each column */
  guint n_columns;
};

/* A trainer in the picture. */
typedef struct
{
  GtkWidget *button;
  guint column;
  double order;       /* within the column, while it is sorted */
  GArray *trained_by; /* (element-type guint): nodes */
  GtkAllocation place;
} Node;

G_DEFINE_FINAL_TYPE (FfwCascadeTree, ffw_cascade_tree, GTK_TYPE_WIDGET)

static void
node_free (gpointer data)
{
  Node *self = data;

  gtk_widget_unparent (self->button);
  g_array_unref (self->trained_by);
  g_free (self);
}

/** Returns: (transfer full): what the column of a generation is called */
char *
ffw_cascade_tree_say_generation (int generation)
{
  g_autofree char *number = NULL;

  if (generation == FFW_CASCADE_CIRCLE)
    return g_strdup (_ ("Trained each other in a circle"));
  if (generation == 0)
    return g_strdup (_ ("Generation 0: trained outside"));
  number = ffw_words_number ((guint64)generation);

  /* Translators: trainers who were trained by those of the generation before. %1$s is a number. */
  return ffw_words (_ ("Generation %1$s"), number, NULL);
}

static char *
say_trainer (const FfwCascade *cascade, const FfwCascadeTrainer *trainer)
{
  g_autofree char *generation = ffw_cascade_tree_say_generation (trainer->generation);
  g_autofree char *trained = ffw_words_count (
      FFW_NP_ ("trained %1$d trainer", "trained %1$d trainers"), trainer->trained->len);
  g_autoptr (GString) said = g_string_new (generation);

  for (guint i = 0; i < trainer->trained_by->len; i++)
    {
      const FfwCascadeTrainer *by
          = cascade->trainers->pdata[g_array_index (trainer->trained_by, guint, i)];
      /* Translators: %1$s is a person. */
      g_autofree char *name = ffw_words (_ ("trained by %1$s"), by->name, NULL);

      g_string_append_printf (said, "; %s", name);
    }
  g_string_append_printf (said, "; %s", trained);

  return g_string_free (g_steal_pointer (&said), FALSE);
}

static GtkWidget *
make_button (const FfwCascade *cascade, const FfwCascadeTrainer *trainer)
{
  g_autofree char *reached = ffw_words_count (
      FFW_NP_ ("%1$d person reached", "%1$d people reached"), trainer->reached->len);
  g_autofree char *said = say_trainer (cascade, trainer);
  g_autofree char *name = g_strdup_printf ("%s, %s", trainer->name, reached);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", trainer->name, "xalign", 0.0f,
                                   "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *figure = g_object_new (GTK_TYPE_LABEL, "label", reached, "xalign", 0.0f, "ellipsize",
                                    PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (figure, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, said);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssx)", "sessions", "trainer",
                                    trainer->person);
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  ffw_words_describe (GTK_ACCESSIBLE (button), said);

  return button;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const Node *one = *(const Node *const *)a;
  const Node *other = *(const Node *const *)b;

  if (one->column != other->column)
    return one->column < other->column ? -1 : 1;

  return (one->order > other->order) - (one->order < other->order);
}

/* Puts those of one trainer beside each other, near the trainer: so few lines cross. Columns are
 * done from the first on, since each looks at the one before. */
static void
sort_nodes (FfwCascadeTree *self, GPtrArray *all)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      guint place = 0;

      for (guint i = 0; i < self->nodes->len; i++)
        {
          Node *node = self->nodes->pdata[i];
          double sum = 0;

          if (node->column != column || node->trained_by->len == 0)
            continue;
          for (guint k = 0; k < node->trained_by->len; k++)
            sum += ((const Node *)all->pdata[g_array_index (node->trained_by, guint, k)])->order;
          node->order = sum / node->trained_by->len;
        }
      g_ptr_array_sort (self->nodes, compare_nodes);
      for (guint i = 0; i < self->nodes->len; i++)
        {
          Node *node = self->nodes->pdata[i];

          if (node->column == column)
            node->order = place++;
        }
    }
}

static gboolean
is_linked (const FfwCascadeTrainer *trainer)
{
  return trainer->trained->len > 0 || trainer->trained_by->len > 0;
}

static void
add_heading (FfwCascadeTree *self, int generation)
{
  g_autofree char *said = ffw_cascade_tree_say_generation (generation);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", said, "xalign", 0.0f, "wrap", TRUE,
                                     "width-chars", 18, "max-width-chars", 18, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  g_ptr_array_add (self->heads, heading);
}

/* Which column each generation has: there is none for a generation without anybody. */
static void
add_columns (FfwCascadeTree *self, const FfwCascade *cascade, const GArray *shown)
{
  int last = -2;

  for (guint i = 0; i < shown->len; i++)
    {
      const FfwCascadeTrainer *trainer = cascade->trainers->pdata[g_array_index (shown, guint, i)];

      if (trainer->generation == last)
        continue;
      last = trainer->generation;
      add_heading (self, last);
    }
  self->n_columns = self->heads->len;
}

/**
 * ffw_cascade_tree_show:
 *
 * Draws @cascade; where there are very many trainers, those who trained others or were trained
 * here.
 *
 * Returns: how many trainers are not in the picture
 */
guint
ffw_cascade_tree_show (FfwCascadeTree *self, const FfwCascade *cascade)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree guint *places = g_new0 (guint, cascade->trainers->len);
  int last = -2;
  guint column = 0;

  g_ptr_array_set_size (self->nodes, 0);
  g_ptr_array_set_size (self->heads, 0);
  for (guint i = 0; i < cascade->trainers->len; i++)
    {
      places[i] = G_MAXUINT;
      if (shown->len < MOST
          && (cascade->trainers->len <= MOST || is_linked (cascade->trainers->pdata[i])))
        {
          places[i] = shown->len;
          g_array_append_val (shown, i);
        }
    }
  add_columns (self, cascade, shown);
  for (guint i = 0; i < shown->len; i++)
    {
      const FfwCascadeTrainer *trainer = cascade->trainers->pdata[g_array_index (shown, guint, i)];
      Node *node = g_new0 (Node, 1);

      if (i > 0 && trainer->generation != last)
        column++;
      last = trainer->generation;
      node->column = column;
      /* Who trained nobody else here comes below those who did. */
      node->order = trainer->trained->len > 0 ? i : i + MOST;
      node->trained_by = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint k = 0; k < trainer->trained_by->len; k++)
        {
          guint by = g_array_index (trainer->trained_by, guint, k);

          if (places[by] != G_MAXUINT)
            g_array_append_val (node->trained_by, places[by]);
        }
      node->button = make_button (cascade, trainer);
      gtk_widget_set_parent (node->button, GTK_WIDGET (self));
      g_ptr_array_add (self->nodes, node);
      g_ptr_array_add (all, node);
    }
  sort_nodes (self, all);
  /* The lines go by the order that the nodes have now. */
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];

      for (guint k = 0; k < node->trained_by->len; k++)
        {
          guint *by = &g_array_index (node->trained_by, guint, k);

          g_ptr_array_find (self->nodes, all->pdata[*by], by);
        }
      /* The keyboard goes the way that the eye does. */
      gtk_widget_insert_before (node->button, GTK_WIDGET (self), NULL);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));

  return cascade->trainers->len - shown->len;
}

static int
measure_heads (FfwCascadeTree *self)
{
  int most = 0;

  for (guint i = 0; i < self->heads->len; i++)
    {
      int height;

      gtk_widget_measure (self->heads->pdata[i], GTK_ORIENTATION_VERTICAL, COLUMN, NULL, &height,
                          NULL, NULL);
      most = MAX (most, height);
    }

  return most + 2 * SPACE;
}

/* Places the nodes, and returns how high all of it is. */
static int
lay_out (FfwCascadeTree *self)
{
  int top = measure_heads (self);
  int y = top;
  int most = top;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];
      int height;

      if (i > 0 && node->column != ((const Node *)self->nodes->pdata[i - 1])->column)
        y = top;
      gtk_widget_measure (node->button, GTK_ORIENTATION_VERTICAL, COLUMN, NULL, &height, NULL,
                          NULL);
      node->place = (GtkAllocation){ (int)node->column * (COLUMN + GAP), y, COLUMN, height };
      y += height + SPACE;
      most = MAX (most, y);
    }

  return most;
}

static void
ffw_cascade_tree_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  FfwCascadeTree *self = FFW_CASCADE_TREE (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL
                 ? lay_out (self)
                 : MAX (1, (int)self->n_columns * (COLUMN + GAP) - GAP);
  *natural = *minimum;
}

static void
ffw_cascade_tree_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FfwCascadeTree *self = FFW_CASCADE_TREE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  lay_out (self);
  for (guint i = 0; i < self->heads->len; i++)
    {
      GtkAllocation place = { (int)i * (COLUMN + GAP), 0, COLUMN, measure_heads (self) };

      if (rtl)
        place.x = width - place.x - COLUMN;
      gtk_widget_size_allocate (self->heads->pdata[i], &place, -1);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];

      if (rtl)
        node->place.x = width - node->place.x - COLUMN;
      gtk_widget_size_allocate (node->button, &node->place, -1);
    }
}

/* From the one to the other side of the gap between two columns, in a curve; within a column, which
 * is a circle, around its side. */
static void
draw_line (cairo_t *cairo, const Node *from, const Node *to)
{
  gboolean forth = from->place.x <= to->place.x;
  double x = from->place.x + (forth ? COLUMN : 0);
  double y = from->place.y + from->place.height / 2.0;
  double end = to->place.x + (from->column == to->column ? COLUMN : forth ? 0 : COLUMN);
  double end_y = to->place.y + to->place.height / 2.0;
  double bend = from->column == to->column ? x + GAP / 2.0 : (x + end) / 2;

  cairo_move_to (cairo, x, y);
  cairo_curve_to (cairo, bend, y, bend, end_y, end, end_y);
  cairo_stroke (cairo);
}

static void
ffw_cascade_tree_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FfwCascadeTree *self = FFW_CASCADE_TREE (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                               (float)gtk_widget_get_height (widget));
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= 0.5f;
  gdk_cairo_set_source_rgba (cairo, &colour);
  cairo_set_line_width (cairo, 1.5);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = self->nodes->pdata[i];

      for (guint k = 0; k < node->trained_by->len; k++)
        draw_line (cairo, self->nodes->pdata[g_array_index (node->trained_by, guint, k)], node);
    }
  cairo_destroy (cairo);

  GTK_WIDGET_CLASS (ffw_cascade_tree_parent_class)->snapshot (widget, snapshot);
}

static void
ffw_cascade_tree_dispose (GObject *object)
{
  FfwCascadeTree *self = FFW_CASCADE_TREE (object);

  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->heads, g_ptr_array_unref);

  G_OBJECT_CLASS (ffw_cascade_tree_parent_class)->dispose (object);
}

static void
ffw_cascade_tree_class_init (FfwCascadeTreeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_cascade_tree_dispose;
  widget_class->measure = ffw_cascade_tree_measure;
  widget_class->size_allocate = ffw_cascade_tree_size_allocate;
  widget_class->snapshot = ffw_cascade_tree_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unparent (gpointer widget)
{
  gtk_widget_unparent (widget);
}

static void
ffw_cascade_tree_init (FfwCascadeTree *self)
{
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->heads = g_ptr_array_new_with_free_func (unparent);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}
