import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { accessibility as en } from '../../../web/help/accessibility.en.ts'
import { accessibility as fr } from '../../../web/help/accessibility.fr.ts'

const page = readFileSync('docs/rgaa.md', 'utf8')
const lines = [
  ...page.matchAll(/^\| (\d+\.\d+) \| [^|]+ \| (C|NC|NA) \| [^|]{3,} \| [^|]{3,} \|$/gm),
].map(([, criterion = '', answer = '']) => ({ criterion, answer }))

/** How many criteria each theme of RGAA 4.1.2 has (accessibilite.numerique.gouv.fr/methode/criteres-et-tests). */
const themes = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
const criteria = themes.flatMap((count, theme) =>
  Array.from({ length: count }, (_, place) => `${theme + 1}.${place + 1}`),
)

const count = (wanted: string) => lines.filter(({ answer }) => answer === wanted).length
const [met, missed] = [count('C'), count('NC')]
const percent = Math.floor((100 * met) / (met + missed))

describe('docs/rgaa.md', () => {
  it('answers each of the 106 criteria once, with a reason and how it was looked at', () => {
    expect(criteria.length).toBe(106)
    expect(lines.map(({ criterion }) => criterion)).toEqual(criteria)
  })

  it('counts them', () => {
    expect(page).toContain(
      `**${met} critères conformes, ${missed} non conformes, ${count('NA')} non applicables : ${percent} % des critères`,
    )
  })
})

describe.each([
  ['fr', fr, `${percent} % des critères applicables sont respectés : ${met} sur ${met + missed}.`],
  ['en', en, `${percent}% of the applicable criteria are met: ${met} of ${met + missed}.`],
])('the statement in %s', (_, { lead, chapters }, rate) => {
  const chapter = (key: string) => {
    const { paragraphs = [], list = [] } = chapters.find(one => one.key === key) ?? {}
    return [...paragraphs, ...list].join('\n').replace(/\s/g, ' ')
  }

  it('tells the rate, which makes it « partiellement conforme »', () => {
    expect(chapter('etat')).toContain(rate)
    expect(percent).toBeGreaterThanOrEqual(50)
    expect(missed).toBeGreaterThan(0)
    expect(lead).toMatch(/partiellement conforme|partially complies/)
  })

  it('names every criterion that is not met, and no other', () => {
    const named = [...chapter('limites').matchAll(/crit[èe]r(?:e|ion) (\d+\.\d+)/g)]
    expect(named.map(([, one]) => one)).toEqual(
      lines.filter(({ answer }) => answer === 'NC').map(({ criterion }) => criterion),
    )
  })
})
