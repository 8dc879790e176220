import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  communeAt,
  communesWhere,
  findCommunes,
  membersOf,
  readDirectory,
  searchedName,
} from '../../server/partners/rules-directory.ts'
import { communesText } from './communes.ts'

const kept = brotliDecompressSync(readFileSync('server/partners/communes.txt.br')).toString('utf8')
const directory = readDirectory(kept)
const named = (typed: string, near: string | null = null) =>
  findCommunes(directory, typed, near).map(({ name, code }) => `${name} ${code}`)

describe('the list of communes', () => {
  it('is the package’s, whole', () => {
    expect(kept).toBe(communesText())
    expect(directory.lines().length).toBeGreaterThan(34_000)
    expect(directory.intercommunalities.size).toBeGreaterThan(1_200)
  })

  it('is asked for one by its code without reading the others', () => {
    // Making names ready for the search takes their accents off.
    let prepared = 0
    const { normalize } = String.prototype
    vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form) {
      prepared += this.length
      return normalize.call(this, form)
    })
    onTestFinished(() => void vi.restoreAllMocks())
    expect(communeAt(readDirectory(kept), '51230')).toEqual({
      code: '51230',
      name: 'Épernay',
      population: 22_174,
      postcodes: ['51200'],
      intercommunality: '200067684',
    })
    expect(prepared).toBeLessThan(1_000)
    findCommunes(readDirectory(kept), 'épernay', null)
    expect(prepared).toBeGreaterThan(100_000)
    // The first few are sought otherwise than the many.
    const fresh = readDirectory(kept)
    const codes = directory.lines().map(line => line.split('\t')[0] ?? '')
    const some = codes.filter((_, place) => place % 300 === 0 || place === codes.length - 1)
    expect(some.map(code => communeAt(fresh, code)?.code)).toEqual(some)
    for (const code of ['00000', '', '5123']) {
      expect([readDirectory(kept), fresh].map(one => communeAt(one, code))).toEqual([
        undefined,
        undefined,
      ])
    }
  })

  it('makes all names ready as each would be', () => {
    const names: string[] = []
    const all = communesWhere(directory, name => names.push(name) > 0)
    expect(names).toEqual(all.map(({ name }) => searchedName(name)))
  })

  it('finds a name without accents, hyphens, or with « st »', () => {
    expect(named('chalons en ch')[0]).toBe('Châlons-en-Champagne 51108')
    expect(named('st remy en bouz')[0]).toBe('Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson 51513')
    expect(named('l’epine')).toContain("L'Épine 51231")
  })

  it('finds a word inside a name, a postcode and a code', () => {
    expect(named('genest et isson', '51108')[0]).toMatch(/^Saint-Remy-en/)
    expect(named('51460').length).toBeGreaterThan(3)
    expect(named('2A004')).toEqual(['Ajaccio 2A004'])
  })

  it('puts near ones first, and what is called just so before all', () => {
    expect(named('Saint-Martin', '51108')[0]).toMatch(/^Saint-Martin/)
    expect(named('Vitry', '51108')[0]).toMatch(/ 51\d{3}$/)
    expect(named('Vitry', '94028')[0]).toBe('Vitry-sur-Seine 94081')
  })

  it.each(['', 'x', '-', '%', '(', '\\'])('finds nothing for « %s »', typed => {
    expect(named(typed)).toEqual([])
  })

  it('knows who belongs to an intercommunality', () => {
    const [chalons] = findCommunes(directory, '51108', null)
    const members = membersOf(directory, chalons?.intercommunality ?? '')
    expect(members.length).toBeGreaterThan(30)
    expect(members.map(({ code }) => code)).toContain('51108')
    expect(directory.intercommunalities.get(chalons?.intercommunality ?? '')?.name).toMatch(
      /Châlons/,
    )
  })
})
