import type { Palette } from './palette.ts';
import { HOUSE_SHAPES, PIN_INSIDE, PIN_SHAPE, SIGN_SHAPES, STOP_SHAPES, turn } from './shapes.ts';

/** Pictures are drawn at twice their size, for dense screens. */
export const PIXEL_RATIO = 2;

function canvas(width: number, height = width): CanvasRenderingContext2D | null {
  const element = document.createElement('canvas');
  element.width = width * PIXEL_RATIO;
  element.height = height * PIXEL_RATIO;
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

/** A sign along a trail; the one for two rules has both side by side. */
function sign(names: readonly (keyof typeof SIGN_SHAPES)[], palette: Palette): ImageData | null {
  const context = canvas(20 * names.length, 20);
  if (!context) return null;
  names.forEach((name, index) => {
    const shape = SIGN_SHAPES[name];
    const outline = new Path2D(shape.outline);
    context.save();
    context.translate(20 * index + 2, 2);
    context.scale(16 / 24, 16 / 24);
    context.lineJoin = context.lineCap = 'round';
    context.strokeStyle = palette.halo;
    context.lineWidth = shape.filled ? 5 : 9;
    context.stroke(outline);
    context.fillStyle = context.strokeStyle = palette[name];
    context.lineWidth = 4.5;
    if (shape.filled) context.fill(outline);
    else context.stroke(outline);
    context.restore();
  });
  return finish(context);
}

/** The pin of a repair: filled as long as nobody has decided. */
function pin(decision: keyof typeof PIN_INSIDE, palette: Palette): ImageData | null {
  const context = canvas(38);
  if (!context) return null;
  const outline = new Path2D(PIN_SHAPE);
  const open = decision === 'open';
  context.translate(3, 3);
  context.scale(32 / 24, 32 / 24);
  context.lineJoin = context.lineCap = 'round';
  context.strokeStyle = palette.halo;
  context.lineWidth = 4;
  context.stroke(outline);
  context.fillStyle = open ? palette.repair : palette.halo;
  context.fill(outline);
  context.strokeStyle = palette.repair;
  context.lineWidth = 1.8;
  context.stroke(outline);
  context.strokeStyle = open ? palette.onRepair : palette.repair;
  context.lineWidth = 2.4;
  context.stroke(new Path2D(PIN_INSIDE[decision]));
  return finish(context);
}

const SIGNS = { closed: ['closed'], night: ['night'], rain: ['rain'], nightrain: ['night', 'rain'] } as const;

/** The picture of a name such as `house-away@night` or `stop-1-7@day`; null when it is none of ours. */
export function draw(name: string, palette: Palette): ImageData | null {
  const [what = ''] = name.split('@');
  const [family, first = '', second = ''] = what.split('-');
  if (family === 'stop') return stop(Number(first), Number(second), palette);
  if (family === 'house' && first in HOUSE_SHAPES) return house(first as keyof typeof HOUSE_SHAPES, palette);
  if (family === 'sign' && first in SIGNS) return sign(SIGNS[first as keyof typeof SIGNS], palette);
  if (family === 'repair' && first in PIN_INSIDE) return pin(first as keyof typeof PIN_INSIDE, palette);
  return null;
}
