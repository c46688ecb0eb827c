import type { Palette } from './palette.ts';
import { HOUSE_SHAPES, STOP_SHAPES, turn } from './shapes.ts';

/** Pictures are drawn at twice their size, for dense screens. */
export const PIXEL_RATIO = 2;

function canvas(size: number): CanvasRenderingContext2D | null {
  const element = document.createElement('canvas');
  element.width = element.height = size * PIXEL_RATIO;
  const context = element.getContext('2d');
  context?.scale(PIXEL_RATIO, PIXEL_RATIO);
  return context;
}

function finish(context: CanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

/** A household's picture, with a rim of the ground's colour so that it stands out on trails. */
function house(status: keyof typeof HOUSE_SHAPES, palette: Palette): ImageData | null {
  const context = canvas(26);
  if (!context) return null;
  const shape = HOUSE_SHAPES[status];
  const outline = new Path2D(shape.outline);
  context.translate(3, 3);
  context.scale(20 / 24, 20 / 24);
  context.lineJoin = context.lineCap = 'round';
  context.strokeStyle = palette.halo;
  context.lineWidth = shape.filled ? 4 : 6;
  context.stroke(outline);
  context.fillStyle = shape.filled ? palette.house[status] : palette.halo;
  context.fill(outline);
  if (!shape.filled) {
    context.strokeStyle = palette.house[status];
    context.lineWidth = 2.6;
    context.stroke(outline);
    if (shape.inside) context.stroke(new Path2D(shape.inside));
  }
  return finish(context);
}

/** A numbered stop in its team's shape. */
function stop(team: number, number: number, palette: Palette): ImageData | null {
  const context = canvas(36);
  if (!context) return null;
  const outline = new Path2D(turn(STOP_SHAPES, team));
  context.translate(4, 4);
  context.scale(28 / 24, 28 / 24);
  context.lineJoin = 'round';
  context.strokeStyle = palette.halo;
  context.lineWidth = 4;
  context.stroke(outline);
  context.fillStyle = turn(palette.teams, team);
  context.fill(outline);
  context.fillStyle = palette.onTeam;
  context.font = `600 ${number > 9 ? 12 : 14}px "Be Vietnam Pro", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillText(String(number), 12, number > 9 ? 16.3 : 17);
  return finish(context);
}

/** The picture of a name such as `house-away@night` or `stop-1-7@day`; null when it is none of ours. */
export function draw(name: string, palette: Palette): ImageData | null {
  const [what = ''] = name.split('@');
  const [family, first = '', second = ''] = what.split('-');
  if (family === 'stop') return stop(Number(first), Number(second), palette);
  if (family === 'house' && first in HOUSE_SHAPES) return house(first as keyof typeof HOUSE_SHAPES, palette);
  return null;
}
