import sharp from 'sharp'
import { createRandom } from './random.ts'
import type { Scene } from './script.ts'

export const pictureSize = { width: 960, height: 640 }

/** A picture as it is shown: what is drawn is painted once, as JPEG. @param keep keeps what was painted */
export async function answerPicture(
  { bytes, type }: { bytes: Uint8Array; type: string },
  keep: (jpeg: Uint8Array) => void,
): Promise<Response> {
  const isDrawn = type === 'image/svg+xml'
  const shown = isDrawn ? await sharp(bytes).jpeg({ quality: 82 }).toBuffer() : Buffer.from(bytes)
  if (isDrawn) keep(shown)
  return new Response(new Uint8Array(shown), {
    headers: { 'content-type': isDrawn ? 'image/jpeg' : type },
  })
}

/**
 * A drawn scene in SVG, without a letter in it: no font is needed to paint it. The same seed gives
 * the same picture.
 */
export function drawScene(scene: Scene, seed: number): string {
  const random = createRandom(seed)
  const { sky, ground } = colours[scene]
  const hill = (y: number, colour: string) => {
    const [a, b, c] = [0, 1, 2].map(() => y + random.between(-50, 50))
    return `<path fill="${colour}" d="M0 ${a} C 240 ${b}, 480 ${c}, 960 ${a} V640 H0 Z"/>`
  }
  const shapes = [
    `<rect width="960" height="640" fill="url(#sky)"/>`,
    scene === 'night' ? stars(random) : '<circle cx="760" cy="130" r="58" fill="#fff2c4"/>',
    hill(400, ground[0]),
    hill(480, ground[1]),
    foregrounds[scene],
  ]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 640" width="960" height="640">` +
    `<linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[0]}"/>` +
    `<stop offset="1" stop-color="${sky[1]}"/></linearGradient>${shapes.join('')}</svg>`
  )
}

/** A4 upright. */
const posterSize = { width: 840, height: 1188 }

/**
 * An event's poster in SVG, upright: a scene with the title and lines under it. Where the machine
 * has no font the letters are missing, the picture stays.
 * @param title one line each, at most 16 signs.
 */
export function drawPoster(
  scene: Scene,
  seed: number,
  title: readonly string[],
  lines: readonly string[],
): string {
  const { width, height } = posterSize
  const [, ink] = colours[scene].ground
  const write = (text: string, y: number, size: number, colour: string) =>
    `<text x="${width / 2}" y="${y}" font-size="${size}" fill="${colour}">${text}</text>`
  const titleTop = 664
  const linesTop = titleTop + title.length * 92 + 30
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="#fffaf0"/>` +
    `<rect y="${height - 150}" width="${width}" height="150" fill="${ink}"/>` +
    `<svg width="${width}" height="560" viewBox="0 0 960 640" preserveAspectRatio="xMidYMid slice">${drawScene(scene, seed)}</svg>` +
    `<g text-anchor="middle" font-family="DejaVu Sans, Liberation Sans, Arial, sans-serif" font-weight="bold">` +
    title.map((text, index) => write(text, titleTop + index * 92, 80, '#23303a')).join('') +
    lines.map((text, index) => write(text, linesTop + index * 64, 44, '#4a4438')).join('') +
    write('Comité des fêtes', height - 60, 48, '#ffffff') +
    '</g></svg>'
  )
}

/** A page's round picture: a roof and a tower, in a colour of its own. */
export function drawBadge(seed: number): string {
  const hue = createRandom(seed).between(0, 359)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">` +
    `<circle cx="50" cy="50" r="50" fill="hsl(${hue} 45% 38%)"/>` +
    `<path fill="#fff" d="M22 72V50l22-16 22 16v22H50V58H40v14Z M66 72V34l8-14 8 14v38Z"/></svg>`
  )
}

type Colours = { sky: [string, string]; ground: [string, string] }

const colours: Record<Scene, Colours> = {
  feast: { sky: ['#8fc7e8', '#fdf0d5'], ground: ['#9dbf7f', '#6f9d5c'] },
  works: { sky: ['#b9c6d0', '#eef1f2'], ground: ['#a9a38f', '#74706a'] },
  school: { sky: ['#a8d5ee', '#f4f9fb'], ground: ['#b5cf97', '#86ab6a'] },
  meadow: { sky: ['#9fd0f0', '#fff7e3'], ground: ['#a7cc7c', '#5f9650'] },
  night: { sky: ['#0b1633', '#31446e'], ground: ['#1a2b3f', '#101c2b'] },
  church: { sky: ['#f2b27a', '#fbe7c6'], ground: ['#a38a5f', '#6d5f47'] },
}

const tree = (x: number) =>
  `<rect x="${x - 8}" y="400" width="16" height="110" fill="#6b4a2f"/>` +
  `<circle cx="${x}" cy="370" r="78" fill="#3f7a42"/>`

const flags = (y: number, dip: number) => {
  const tints = ['#c8102e', '#f4b400', '#1c6fb8', '#2e8b57', '#ffffff']
  const triangles = tints.flatMap((tint, index) =>
    [0, 1].map(half => {
      const x = 40 + (index + half * 5) * 90
      const top = y + Math.round(dip * Math.sin(((x + 30) / 960) * Math.PI))
      return `<path fill="${tint}" d="M${x} ${top} h56 l-28 66 Z"/>`
    }),
  )
  return triangles.join('')
}

const barrier = (x: number) => {
  const stripes = [0, 1, 2, 3].map(
    index => `<rect x="${x + index * 60}" y="430" width="30" height="40" fill="#d3212d"/>`,
  )
  return (
    `<rect x="${x + 16}" y="430" width="12" height="140" fill="#555"/>` +
    `<rect x="${x + 196}" y="430" width="12" height="140" fill="#555"/>` +
    `<rect x="${x}" y="430" width="226" height="40" fill="#fff"/>${stripes.join('')}`
  )
}

const foregrounds: Record<Scene, string> = {
  feast: flags(90, 60) + flags(210, 90),
  works: barrier(110) + barrier(380) + barrier(650),
  school:
    '<rect x="260" y="300" width="440" height="220" fill="#f6ead6"/>' +
    '<path fill="#b5533c" d="M230 300 L480 190 L730 300 Z"/>' +
    '<rect x="450" y="400" width="70" height="120" fill="#b3202c"/>' +
    [300, 370, 560, 630]
      .map(x => `<rect x="${x}" y="350" width="50" height="60" fill="#7fb2d6"/>`)
      .join(''),
  meadow: tree(190) + tree(330),
  night: '<path fill="#fdf3c8" d="M740 80 a70 70 0 1 0 60 110 a56 56 0 1 1 -60 -110 Z"/>',
  church:
    '<rect x="520" y="280" width="280" height="240" fill="#e9dcc4"/>' +
    '<path fill="#7a3f33" d="M500 280 L660 200 L820 280 Z"/>' +
    '<rect x="410" y="200" width="120" height="320" fill="#dccbad"/>' +
    '<path fill="#54606b" d="M396 200 L470 40 L544 200 Z"/>' +
    '<circle cx="470" cy="260" r="26" fill="#fff"/>',
}

function stars(random: ReturnType<typeof createRandom>): string {
  const points = Array.from({ length: 70 }, () => {
    const radius = random.between(1, 3)
    return `<circle cx="${random.between(0, 960)}" cy="${random.between(0, 380)}" r="${radius}"/>`
  })
  return `<g fill="#fffbe6">${points.join('')}</g>`
}
