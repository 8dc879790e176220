import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgendaEvent } from '../../server/agenda/rules-agenda.ts'
import { type KitSource, kitPlaces, lentPost } from '../../server/shares/rules/kit-texts.ts'
import { plain } from '../support/shares.ts'

const event: AgendaEvent = {
  slug: 'k3x9m2ab',
  uid: 'x@tambour',
  sequence: 0,
  title: 'Loto du comité des fêtes 🎉',
  startLocal: '2026-12-12T20:00',
  endLocal: '2026-12-12T23:30',
  startsAt: 0,
  endsAt: null,
  zone: 'Europe/Paris',
  place: 'Salle des fêtes',
  text: 'Ouverture des portes à 19 h.\nUn aspirateur à gagner.\n\nSite : https://www.loto.example/2026',
  hashtags: '#loto #fête #a #b #c #d',
  link: 'https://billets.example/loto',
  status: 'planned',
  previousStartLocal: null,
  createdAt: 0,
  updatedAt: 0,
  commune: { id: 1, name: 'Vaubécourt-sur-Marne', postcode: '51330' },
  origin: null,
  pictures: [],
}
const url = 'https://tambour.example/agenda/loto-k3x9m2ab'
const where = 'Salle des fêtes, 51330 Vaubécourt-sur-Marne'

const textsOf = (patch: Partial<KitSource> = {}) =>
  Object.fromEntries(
    kitPlaces.map(({ piece, write }) => [
      piece,
      plain(write({ event, change: null, url, ...patch })),
    ]),
  )
const times = (text: string, word: string) => text.split(word).length - 1

describe('the texts of a kit', () => {
  it('are four, and each names the commune and its postcode once', () => {
    const texts = Object.values(textsOf())
    expect(new Set(texts).size).toBe(4)
    for (const text of texts) {
      expect(text).toContain('Samedi 12 décembre 2026, de 20 h à 23 h 30')
      expect(text).toContain(where)
      expect([times(text, 'Vaubécourt-sur-Marne'), times(text, '51330')]).toEqual([1, 1])
    }
  })

  it('are four where there is nothing but what, when and where', () => {
    const bare = { ...event, text: '', link: null, hashtags: '' }
    expect(new Set(Object.values(textsOf({ event: bare, url: null }))).size).toBe(4)
  })

  // « La commune » is another one to who reads it there.
  it('speak of no commune but by its name', () => {
    for (const text of Object.values(textsOf())) expect(text).not.toMatch(/la commune/i)
  })

  it('are warm on Facebook, with lines and addresses', () => {
    expect(textsOf().facebook).toBe(
      [
        'Près de chez nous : Loto du comité des fêtes 🎉',
        `📅 Samedi 12 décembre 2026, de 20 h à 23 h 30\n📍 ${where}`,
        event.text,
        `👉 Réservation, renseignements : ${event.link}\n👉 En détail : ${url}`,
      ].join('\n\n'),
    )
  })

  it('lead nowhere on Instagram, where they have five hashtags at most', () => {
    const text = textsOf().instagram ?? ''
    expect(text).not.toMatch(/https?:|www/)
    expect(text.match(/#\S+/g)).toEqual(['#loto', '#fête', '#a', '#b', '#VaubecourtSurMarne'])
  })

  it('are short without an emoji, with all that counts', () => {
    expect(textsOf().short).toBe(
      [
        'Loto du comité des fêtes',
        'Samedi 12 décembre 2026, de 20 h à 23 h 30',
        where,
        'Ouverture des portes à 19 h. Un aspirateur à gagner. Site : https://www.loto.example/2026',
        event.link,
      ].join('\n'),
    )
  })

  it('are short on a lent page of a network that takes little', () => {
    const source = { event: { ...event, text: event.text.repeat(20) }, change: null, url }
    const texts = textsOf(source)
    const on = (textLength: number) => plain(lentPost(source, { textLength, counts: 'codepoints' }))
    expect(on(63_206)).toBe(texts.facebook)
    expect(on(300)).toBe(texts.short)
    expect(on(500)).toBe(texts.short)
    const cut = on(1_500)
    expect([...cut].length).toBeLessThanOrEqual(1_500)
    expect(cut.startsWith('Près de chez nous : Loto')).toBe(true)
    expect(cut).toContain(url)
  })

  it('say first what changed', () => {
    const change = 'Annulé : Cet événement n’aura pas lieu.'
    for (const text of Object.values(textsOf({ change }))) expect(text).toContain(change)
  })

  it('say on 300 signs what, when, where and in which commune, whatever was typed', () => {
    const line = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
    const place = kitPlaces.find(({ piece }) => piece === 'short')
    fc.assert(
      fc.property(
        line,
        line,
        fc.string({ maxLength: 600, unit: 'grapheme' }),
        (title, at, text) => {
          const told = { ...event, title, place: at, text }
          const short = place?.write({ event: told, change: null, url }) ?? ''
          expect([...short].length).toBeLessThanOrEqual(300)
          expect(short).not.toMatch(/\p{Extended_Pictographic}/u)
          expect(plain(short)).toContain('Samedi 12 décembre 2026')
          expect(short).toMatch(/51330|\d{5}\s+\p{L}/u)
        },
      ),
    )
  })
})
