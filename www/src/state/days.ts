/** A civil date so many days later, both `YYYY-MM-DD`. */
export function later(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  // In UTC every day has 24 hours.
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
