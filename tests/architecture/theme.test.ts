import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Colours = Record<string, string>

/** The colours of each theme, by name. */
const themes: [string, Colours][] = readFileSync('web/theme.css', 'utf8')
  .split('@plugin')
  .slice(1)
  .map(block => [
    /name: "([^"]+)"/.exec(block)?.[1] ?? '',
    Object.fromEntries(
      [...block.matchAll(/--(?:color|tb)-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [
        name ?? '',
        hex ?? '',
      ]),
    ),
  ])

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. @param hex as #1d5c47 */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** What is seen of a colour that lies over another, thinned out. @param share from 0 to 1 */
function over(hex: string, share: number, ground: string): string {
  const parts = [1, 3, 5].map(at => {
    const [above = 0, below = 0] = [hex, ground].map(one =>
      Number.parseInt(one.slice(at, at + 2), 16),
    )
    return Math.round(above * share + below * (1 - share))
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}

/** From 1, none at all, to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** What text stands on. */
const grounds = ['base-100', 'base-200', 'wash']
/** What is tinted lies on these. */
const paper = ['base-100', 'base-200']
const inks = [
  'base-content',
  'muted',
  'primary',
  'secondary',
  'success',
  'warning',
  'error',
  'info',
]
const filled = ['primary', 'secondary', 'neutral', 'success', 'warning', 'error', 'accent', 'info']

describe.each(themes)('the colours of %s', (_, colours) => {
  const of = (name: string) => colours[name] ?? 'none'

  it('can be read as text, wherever it stands (WCAG 1.4.3: 4.5 to 1)', () => {
    const pairs = [
      ...inks.flatMap(ink => grounds.map(ground => [ink, ground] as const)),
      ...filled.map(colour => [`${colour}-content`, colour] as const),
      ['base-content', 'base-300'] as const,
    ]
    const faint = pairs.filter(([ink, ground]) => !(contrast(of(ink), of(ground)) >= 4.5))
    expect(faint).toEqual([])
  })

  it('can be read on a ground that is tinted', () => {
    const tints = globSync('web/**/*.tsx').flatMap(path =>
      Array.from(
        readFileSync(path, 'utf8').matchAll(/\bbg-([a-z-]+)\/(\d+)/g),
        ([, name, share]) => ({
          name: name ?? '',
          share: Number(share) / 100,
        }),
      ),
    )
    // What lies over pictures is black, with white text on it.
    const ours = tints.filter(({ name }) => name !== 'black')
    expect(ours.length).toBeGreaterThan(3)
    const faint = ours.filter(({ name, share }) =>
      paper.some(ground => {
        const tinted = over(of(name), share, of(ground))
        const ink = share < 0.1 ? 'primary' : 'base-content'
        return !(contrast(of(ink), tinted) >= 4.5)
      }),
    )
    expect(faint).toEqual([])
  })

  it('can be seen as the edge of a field and as a mark (WCAG 1.4.11: 3 to 1)', () => {
    const marks = ['field', 'primary', 'success', 'warning', 'error', 'secondary']
    const pairs = marks.flatMap(mark => grounds.map(ground => [mark, ground] as const))
    expect(pairs.filter(([mark, on]) => !(contrast(of(mark), of(on)) >= 3))).toEqual([])
  })
})

it('are two themes, whose colours are all that text is drawn in', () => {
  expect(themes.map(([name]) => name)).toEqual(['day', 'night'])
  // A colour of text that is thinned out is in no table above.
  const thinned = globSync('web/**/*.{tsx,css}').filter(path =>
    /\btext-[a-z][\w-]*\/\d/.test(readFileSync(path, 'utf8')),
  )
  expect(thinned).toEqual([])
})
