/** Who is tried at a till: each cashier at each till waits alone, so that one till never locks out another. */
export function pinSubject(tillId: string, userId: string): string {
  return `pin:${tillId}:${userId}`
}

/** Badges that nobody wears are counted for the till. */
export function badgeSubject(tillId: string): string {
  return `badge:${tillId}`
}
