const gap = '[\\u00a0\\u202f ]'
/** « 18 h », « 18 h 30 ». What has its unit at the end, « 2 h 5 min », or days before, « 3 j 4 h », is a length. */
const clock = new RegExp(
  `(?<![\\d,]|j${gap})\\b\\d{1,2}${gap}h(?:${gap}\\d{2}\\b)?(?!${gap}\\d|${gap}min|\\p{L})`,
  'gu',
)
/** What says before it that it is a time of day. */
const before = /(?:^|[\s(«])(?:à|de|dès|avant|après|vers|jusqu’à|entre|et|ou|sera|–\u2060?)\s$/iu
/** In an interval, « 9 h – 12 h », both are times. */
const after = /^\s–/u

/** The times in a French line that could be read as delays: « 22 h 04 » alone, and not « reçu à 22 h 04 ». */
export function ambiguousTimes(line: string): string[] {
  return [...line.matchAll(clock)]
    .filter(({ 0: found, index }) => {
      const rest = line.slice(index + found.length)
      return !before.test(line.slice(0, index)) && !after.test(rest)
    })
    .map(([found]) => `${found} in “${line.trim()}”`)
}
