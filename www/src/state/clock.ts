/** Seconds since midnight of a time `HH:MM` or `HH:MM:SS`. */
export function seconds(clock: string): number {
  const [hours = 0, minutes = 0, rest = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + rest;
}

/** A time of day from seconds since midnight, `HH:MM` where they are whole minutes. */
export function clockOf(total: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const held = Math.min(Math.max(0, Math.round(total)), 24 * 3600 - 1);
  const minutes = `${two(Math.floor(held / 3600))}:${two(Math.floor(held / 60) % 60)}`;
  return held % 60 === 0 ? minutes : `${minutes}:${two(held % 60)}`;
}

/** The time of day on the wall, `HH:MM`. */
export function wallClock(now: Date): string {
  return clockOf(now.getHours() * 3600 + now.getMinutes() * 60);
}

/** Day and time on the wall, `YYYY-MM-DDTHH:MM:SS`. */
export function instant(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
}
