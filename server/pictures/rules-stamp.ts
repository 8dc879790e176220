/** What a band over a picture says: « REPORTÉ », « ANNULÉ ». */
export type Stamp = 'postponed' | 'cancelled'

/** The word that stands before a picture's description, for those who do not see it. */
export const stampLabels: Record<Stamp, string> = { postponed: 'Reporté', cancelled: 'Annulé' }

/** Colours of the band that white letters stand on with a contrast of 7 at least. */
export const stampColours: Record<Stamp, string> = { postponed: '#7c3d00', cancelled: '#9b1c1c' }

/**
 * Letters as strokes on a field 14 high, so that no machine needs a font: « É » has its accent above
 * the field. `width`: of the letter, without the space behind it.
 */
const letters: Record<string, { width: number; path: string }> = {
  A: { width: 10, path: 'M0 14 5 0l5 14M1.8 9h6.4' },
  E: { width: 8, path: 'M8 0H0v14h8M0 7h6.5' },
  É: { width: 8, path: 'M8 0H0v14h8M0 7h6.5M3-3.4 5.6-5.6' },
  L: { width: 8, path: 'M0 0v14h8' },
  N: { width: 9, path: 'M0 14V0l9 14V0' },
  O: { width: 10, path: 'M5 0c3 0 5 3 5 7s-2 7-5 7-5-3-5-7 2-7 5-7z' },
  P: { width: 8, path: 'M0 14V0h4.5a3.8 3.8 0 0 1 0 7.8H0' },
  R: { width: 8.5, path: 'M0 14V0h4.5a3.8 3.8 0 0 1 0 7.8H0M4.6 7.8 8.5 14' },
  T: { width: 10, path: 'M0 0h10M5 0v14' },
  U: { width: 9, path: 'M0 0v9.4a4.5 4.5 0 0 0 9 0V0' },
}
const space = 5.4
/** The measures of the band, where a letter is 14 high. */
const breadth = 32
const steepest = 30

/**
 * A drawing (SVG) of the band, as large as the picture that it goes over: from one side to the other
 * across the middle, its word as large as it fits.
 * @param size of the picture, px
 */
export function stampDrawing(
  stamp: Stamp,
  { width, height }: { width: number; height: number },
): string {
  const word = [...stampLabels[stamp].toUpperCase()].map(sign => {
    const letter = letters[sign]
    if (letter === undefined) throw new Error(`the band has no letter ${sign}`)
    return letter
  })
  const length = word.reduce((sum, letter) => sum + letter.width + space, -space)
  // Less steep than the diagonal, so that it leaves by the sides.
  const angle = Math.min((steepest * Math.PI) / 180, Math.atan2(height, width) * 0.6)
  const seen = (width / Math.cos(angle)) * 0.92
  // Along its edges less is seen than along its middle; and of a panorama it covers a third at most.
  const scale = Math.min(seen / (length + breadth * Math.tan(angle)), height / 3 / breadth)
  let x = -length / 2
  const drawn = word.map(letter => {
    const at = x
    x += letter.width + space
    return `<path transform="translate(${at} -5.8)" d="${letter.path}"/>`
  })
  const half = width + height
  const degrees = (-angle * 180) / Math.PI
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<g transform="translate(${width / 2} ${height / 2}) rotate(${degrees}) scale(${scale})">
<path d="M${-half}-16H${half}V16H${-half}z" fill="${stampColours[stamp]}" fill-opacity=".94"/>
<path d="M${-half}-14.4H${half}M${-half} 14.4H${half}" stroke="#fff" stroke-width=".6"/>
<g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">${drawn.join('')}</g>
</g>
</svg>`
}
