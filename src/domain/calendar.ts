/** The last day that four digits of a year can name; arithmetic ends there, so that days compare as text. */
const lastDay = '9999-12-31'
const dayInMilliseconds = 86_400_000

/** The day `count` days after an ISO day (before it, where negative). */
export function addDays(day: string, count: number): string {
  const moment = Date.parse(`${day}T00:00:00Z`) + count * dayInMilliseconds
  return moment > Date.parse(`${lastDay}T00:00:00Z`) ? lastDay : new Date(moment).toISOString().slice(0, 10)
}

/** How many days from one ISO day to another; negative where the other is before it. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayInMilliseconds)
}

/** The later of two ISO days. */
export function laterDay(one: string, other: string): string {
  return one > other ? one : other
}

/** D4: the same day `count` months later, or the last day of that month where it is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const months = year * 12 + (month - 1) + count
  const laterYear = Math.floor(months / 12)
  if (laterYear > 9999) return lastDay
  const laterMonth = (months % 12) + 1
  return isoDay(laterYear, laterMonth, Math.min(dayOfMonth, daysInMonth(laterYear, laterMonth)))
}

/** Whether two ISO days have the same number within their months. */
export function sameDayOfMonth(one: string, other: string): boolean {
  return one.slice(8) === other.slice(8)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isoDay(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
