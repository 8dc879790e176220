import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handleIn, recordKey, serverIn } from '../../../server/connectors/bluesky/address.ts'
import {
  facetsIn,
  linkIn,
  mentionsIn,
  saidTo,
  textOf,
} from '../../../server/connectors/bluesky/text.ts'

const nobody = async () => null

describe('a handle is', () => {
  it.each([
    ['mairie.exemple.fr', 'mairie.exemple.fr'],
    [' @Mairie-du-Lac.bsky.social ', 'mairie-du-lac.bsky.social'],
    ['https://bsky.app/profile/mairie.exemple.fr/', 'mairie.exemple.fr'],
    ['mairie', null],
    ['mairie@exemple.fr', null],
    ['https://exemple.fr/mairie', null],
    ['mairie.exemple.fr/../x', null],
  ])('in %j', (typed, handle) => expect(handleIn(typed)).toBe(handle))
})

describe('a server is', () => {
  it.each([
    ['pds.exemple.fr', 'https://pds.exemple.fr'],
    ['https://pds.exemple.fr/', 'https://pds.exemple.fr'],
    ['http://127.0.0.1:4400/bluesky', 'http://127.0.0.1:4400/bluesky'],
    ['http://pds.exemple.fr', null],
    ['ftp://pds.exemple.fr', null],
    ['a b', null],
  ])('in %j', (typed, server) => expect(serverIn(typed)).toBe(server))
})

describe('a record key', () => {
  it('is a TID of the past, the same for the same key, and another for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const key = recordKey(one)
        expect(key).toMatch(/^[234567abcdefghij][234567a-z]{12}$/)
        // 2023 to 2025, as TIDs of those days begin.
        expect(key >= '3jl7' && key < '3mbd4').toBe(true)
        expect(recordKey(one)).toBe(key)
        expect(recordKey(other) === key).toBe(one === other)
      }),
    )
  })
})

describe('what leads somewhere', () => {
  it('is told by bytes: links, accounts that somebody has, hashtags', async () => {
    const text =
      'Fête 🎄 à l’église : https://exemple.fr/a?b=c#d, avec @harmonie.exemple.fr (et @personne.exemple.fr). #Noël2026 #1 a@b.fr'
    const facets = await facetsIn(text, async handle =>
      handle === 'harmonie.exemple.fr' ? 'did:plc:harmonie' : null,
    )
    const bytes = Buffer.from(text)
    const shown = facets.map(({ index, features: [feature] }) => {
      const { $type, ...named } = feature ?? { $type: '' }
      return [bytes.subarray(index.byteStart, index.byteEnd).toString(), named]
    })
    expect(shown).toEqual([
      ['https://exemple.fr/a?b=c#d', { uri: 'https://exemple.fr/a?b=c#d' }],
      ['@harmonie.exemple.fr', { did: 'did:plc:harmonie' }],
      ['#Noël2026', { tag: 'Noël2026' }],
    ])
  })

  it('never overlaps, and ends within the text, whatever that is', async () => {
    const signs = fc.constantFrom('#', '@', 'a', 'é', '🎄', ' ', '.', 'https://', 'x.fr', '1', '\n')
    await fc.assert(
      fc.asyncProperty(
        fc.array(signs).map(all => all.join('')),
        async text => {
          let end = 0
          for (const { index } of await facetsIn(text, async () => 'did:x:y')) {
            expect(index.byteStart).toBeGreaterThanOrEqual(end)
            expect(index.byteEnd).toBeGreaterThan(index.byteStart)
            end = index.byteEnd
          }
          expect(end).toBeLessThanOrEqual(Buffer.from(text).length)
        },
      ),
    )
  })

  it('a hashtag of more than 64 signs is none', async () => {
    expect(await facetsIn(`#${'é'.repeat(64)}`, nobody)).toHaveLength(1)
    expect(await facetsIn(`#${'é'.repeat(65)}`, nobody)).toEqual([])
  })

  it('the first address is the one of the card', () => {
    expect(linkIn('Voir https://a.fr/x et https://b.fr.')).toBe('https://a.fr/x')
    expect(linkIn('Voir exemple.fr')).toBeNull()
  })
})

describe('what a post says', () => {
  const facet = (text: string, shown: string, feature: Record<string, string>) => {
    const byteStart = Buffer.from(text.slice(0, text.indexOf(shown))).length
    const index = { byteStart, byteEnd: byteStart + Buffer.from(shown).length }
    return { index, features: [{ $type: 'x', ...feature }] }
  }

  it.each([
    ['Là ☀ : exemple.fr/ag…', 'exemple.fr/ag…', 'Là ☀ : https://exemple.fr/agenda'],
    ['Voir ici !', 'ici', 'Voir ici (https://exemple.fr/agenda) !'],
    ['Voir exemple.fr/agenda', 'exemple.fr/agenda', 'Voir exemple.fr/agenda'],
  ])('%s', (text, shown, said) => {
    const uri = 'https://exemple.fr/agenda'
    expect(textOf({ text, facets: [facet(text, shown, { uri })] })).toBe(said)
  })

  it('has the address of its card, unless it says it', () => {
    const external = { uri: 'https://exemple.fr/' }
    expect(textOf({ text: '', embed: { external } })).toBe('https://exemple.fr/')
    expect(textOf({ text: 'Lu ?', embed: { external } })).toBe('Lu ?\n\nhttps://exemple.fr/')
    const text = 'Lu https://exemple.fr/ ?'
    expect(textOf({ text, embed: { external } })).toBe(text)
  })

  it('is itself where its facets are wrong', () => {
    const index = { byteStart: 90, byteEnd: 99 }
    expect(textOf({ text: 'Bal', facets: [{ index, features: [{ $type: 'x', uri: 'y' }] }] })).toBe(
      'Bal',
    )
  })

  it('names others', () => {
    const text = '@mairie.fr et @école.fr ?'
    const facets = [
      facet(text, '@mairie.fr', { did: 'did:a:a' }),
      facet(text, '@école.fr', { did: 'did:b:b' }),
    ]
    expect(mentionsIn({ text, facets })).toEqual([
      { did: 'did:a:a', name: '@mairie.fr' },
      { did: 'did:b:b', name: '@école.fr' },
    ])
    expect(saidTo('did:a:a', { text, facets })).toBe('et @école.fr ?')
    expect(saidTo('did:b:b', { text, facets })).toBe(text)
    const alone = { text: '@mairie.fr', facets: facets.slice(0, 1) }
    expect(saidTo('did:a:a', alone)).toBe('@mairie.fr')
  })
})
