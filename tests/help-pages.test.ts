import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  addressOf,
  type HelpPage,
  pictureNames,
  picturePath,
  pictureSize,
  piecesOf,
  printed,
  textsOf,
} from '../server/help/rules/page.ts'
import { pages as en } from '../server/help/rules/pages.en.ts'
import { pages as fr } from '../server/help/rules/pages.fr.ts'
import { search } from '../server/help/rules/search.ts'
import { type Language, languages } from '../server/language/sentence.ts'

const pagesIn = { fr, en }

/** All that is read on a page but the rules, which the server tells. */
function wordsOf({ title, lead, sections }: HelpPage, language: Language): string[] {
  const told = sections.flatMap(section => [
    section.title,
    ...section.blocks.flatMap(block =>
      typeof block === 'object' && 'code' in block ? [block.code] : textsOf(block, language),
    ),
  ])
  return [title, lead, ...told].join(' ').match(/[\p{L}\p{N}][^\s→]*/gu) ?? []
}

const blocksOf = (page: HelpPage) => page.sections.flatMap(({ blocks }) => blocks)
const shapeOf = (page: HelpPage) =>
  blocksOf(page).map(block => (typeof block === 'string' ? 'text' : Object.keys(block).join()))
const keysOf = (page: HelpPage) => page.sections.map(({ key }) => key)

describe('the pages of Aide', () => {
  it.each(languages)('are read in three minutes each, in %s', language => {
    const long = pagesIn[language]
      .map(page => `${page.name}: ${wordsOf(page, language).length}`)
      .filter(line => Number(line.split(' ').at(-1)) > 600)
    expect(long).toEqual([])
  })

  it('name the file of settings that each way of installing reads, also to move it', () => {
    for (const language of languages) {
      const page = pagesIn[language].find(({ name }) => name === 'installer')
      const told = JSON.stringify(page?.sections)
      expect(told.match(/`\.env`/g)).toHaveLength(2)
    }
  })

  it('say the same in both languages, under the same addresses', () => {
    expect(en.map(({ name }) => name)).toEqual(fr.map(({ name }) => name))
    expect(en.map(keysOf)).toEqual(fr.map(keysOf))
    expect(en.map(shapeOf)).toEqual(fr.map(shapeOf))
    const keys = fr.flatMap(keysOf)
    expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([])
    expect(addressOf(fr, 'ecarts')).toBe('/aide/delais#ecarts')
    expect(addressOf(fr, 'nulle-part')).toBe(null)
  })

  it('name nothing to press that no screen has', () => {
    const plain = (text: string) => text.replace(/\\u00a0|\\u202f|\u00a0|\u202f/g, ' ')
    const screens = plain(
      globSync('web/**/*.{ts,tsx}')
        .map(file => readFileSync(file, 'utf8'))
        .join('\n'),
    )
    const pressed = languages.flatMap(language =>
      pagesIn[language].flatMap(page =>
        JSON.stringify(page)
          .match(/\*[^*]+\*/g)
          ?.map(word => word.slice(1, -1)),
      ),
    )
    expect(pressed.length).toBeGreaterThan(200)
    expect(pressed.filter(word => !screens.includes(`'${plain(word ?? '')}'`))).toEqual([])
  })

  it('say that a download of reply times names residents, whom the printed sheet does not', () => {
    const told = (pages: readonly HelpPage[]) =>
      JSON.stringify(pages.find(({ name }) => name === 'delais'))
    expect(told(fr)).toMatch(/\*Télécharger \(CSV\)\* : [^"]*habitants nommés/)
    expect(told(en)).toMatch(/\*Download \(CSV\)\*: [^"]*residents named/)
  })

  it('show pictures that are there, each of its size and light enough', async () => {
    const shown = new Set(
      fr
        .flatMap(blocksOf)
        .flatMap(block => (typeof block === 'object' && 'picture' in block ? block.picture : [])),
    )
    expect([...shown].sort()).toEqual([...pictureNames].sort())
    const paths = languages.flatMap(language =>
      pictureNames.map(name => picturePath(name, language)),
    )
    const files = readdirSync('web/public/help').map(name => `/help/${name}`)
    expect(files.sort()).toEqual(paths.sort())
    for (const path of paths) {
      const file = `web/public${path}`
      expect(existsSync(file) && statSync(file).size, path).toBeLessThan(60_000)
      expect(await sharp(file).metadata(), path).toMatchObject({ format: 'webp', ...pictureSize })
    }
  })
})

describe('a text of Aide', () => {
  it('is read with its marks, and printed as French is', () => {
    expect(piecesOf('Pressez *Envoyer* : tapez `a : b`, puis [voyez](/aide) !', 'fr')).toEqual([
      { kind: 'text', text: 'Pressez ' },
      { kind: 'press', text: 'Envoyer' },
      { kind: 'text', text: '\u00a0: tapez ' },
      { kind: 'code', text: 'a : b' },
      { kind: 'text', text: ', puis ' },
      { kind: 'link', text: 'voyez', href: '/aide' },
      { kind: 'text', text: '\u202f!' },
    ])
    expect(printed('Really?', 'en')).toBe('Really?')
  })
})

describe('search', () => {
  const found = (words: string) => search(fr, words, 'fr').map(({ section }) => section.key)

  it('finds sections that have every word, whatever its accents, its capitals and its end', () => {
    expect(found('KAPLAN')).toEqual(['mesure'])
    expect(found('recapitulatif')).toContain('recapitulatif')
    expect(found('permanence conge')).toEqual(['passage'])
    expect(found('l’astreinte')).toEqual(['alertes'])
    expect(found('astreinte')).toEqual(['alertes'])
    expect(found('treinte')).toEqual([])
    expect(found(' . ')).toEqual([])
  })

  it('marks the words in what it shows of a section', () => {
    const [one] = search(fr, 'kaplan mediane', 'fr')
    const marked = one?.lines.flat().filter(({ isFound }) => isFound)
    expect(marked?.map(({ text }) => text)).toEqual(['médiane', 'Kaplan'])
    expect(one?.title.map(({ text }) => text).join('')).toBe(one?.section.title)
  })
})
