/** The `like` pattern of a text that stands anywhere in another; what was typed stands for itself. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
}
