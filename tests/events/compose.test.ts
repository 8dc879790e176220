import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Announced,
  composeEvent,
  shorten,
  strangePlaces,
  whenOf,
} from '../../server/events/rules/compose.ts'
import { countings, textLength } from '../../server/language/text-length.ts'

/** As one reads it: the blanks that do not break are compared elsewhere. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const wide = { textLength: 63_206, counts: 'utf16' as const }

const feast: Announced = {
  title: 'Feux de la Saint-Jean',
  startLocal: '2027-06-12T18:30',
  endLocal: '2027-06-12T23:00',
  place: 'Place de la Mairie',
  text: 'Le comité des fêtes vous invite. Buvette et repas sur place. Venez nombreux !',
}

describe('the post of an event', () => {
  it('says what, when, where, then the committee’s own words', () => {
    expect(plain(composeEvent(feast, wide))).toBe(
      [
        'Feux de la Saint-Jean',
        '',
        'Samedi 12 juin 2027, de 18 h 30 à 23 h',
        'Place de la Mairie',
        '',
        'Le comité des fêtes vous invite. Buvette et repas sur place. Venez nombreux !',
      ].join('\n'),
    )
  })

  it('keeps « 18 h 30 » and « 12 juin » in one piece', () => {
    expect(composeEvent(feast, wide)).toContain(
      '12\u00a0juin 2027, de 18\u00a0h\u00a030 à 23\u00a0h',
    )
  })

  it('drops sentences from its end where a channel takes less', () => {
    const limit = { textLength: 130, counts: 'graphemes' as const }
    expect(plain(composeEvent(feast, limit)).split('\n').at(-1)).toBe(
      'Le comité des fêtes vous invite.',
    )
  })

  it('keeps title, time and place where nothing else fits', () => {
    const limit = { textLength: 100, counts: 'graphemes' as const }
    expect(plain(composeEvent(feast, limit))).toBe(
      'Feux de la Saint-Jean\n\nSamedi 12 juin 2027, de 18 h 30 à 23 h\nPlace de la Mairie',
    )
  })

  it('has no blank end when there are no words', () => {
    expect(composeEvent({ ...feast, text: '  ' }, wide)).toMatch(/Place de la Mairie$/)
  })
})

describe('the post of a step', () => {
  const page = 'https://mairie.exemple.fr/agenda/k3x9m2ab'
  const compose = (template: string, length = 63_206, event: Announced = feast) =>
    plain(composeEvent(event, { textLength: length, counts: 'graphemes' }, { template, url: page }))

  it('fills each place in', () => {
    const template = 'À noter : {titre}\n{date}, {heure}\n{lieu}\nBillets : {lien}'
    const link = 'https://billets.exemple.fr'
    expect(compose(template, 500, { ...feast, link })).toBe(
      'À noter : Feux de la Saint-Jean\nsamedi 12 juin 2027, 18 h 30\nPlace de la Mairie\nBillets : https://billets.exemple.fr',
    )
  })

  it('drops the line of a link that there is not', () => {
    const template = '{titre}\nBillets : {lien}\n{lieu}'
    expect(composeEvent(feast, wide, { template })).toBe(
      'Feux de la Saint-Jean\nPlace de la Mairie',
    )
  })

  it('leaves braces that are no place, and names them', () => {
    expect(compose('{titre} {prix}')).toBe('Feux de la Saint-Jean {prix}')
    expect(strangePlaces('{titre} {prix} {}')).toEqual(['{prix}', '{}'])
  })

  it('ends what is shortened with the event’s page', () => {
    const text = `${feast.text} Une tombola est tirée à la fin de la soirée, avec de beaux lots.`
    const short = compose('', 220, { ...feast, text })
    expect(short.split('\n').slice(-3)).toEqual([
      'Le comité des fêtes vous invite. Buvette et repas sur place. Venez nombreux !',
      '',
      `La suite : ${page}`,
    ])
  })

  it('gives hashtags what room is left, and up before any sentence', () => {
    const event = { ...feast, hashtags: '#SaintJean #fête' }
    const whole = compose('', 63_206, event)
    expect(whole.endsWith('\n\n#SaintJean #fête')).toBe(true)
    expect(compose('', [...whole].length - 1, event)).toBe(compose('', 63_206, feast))
  })

  it('fits whatever the limit, and names the page whenever something is left out', () => {
    fc.assert(
      fc.property(
        fc.record({
          title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
          text: fc.string({ unit: 'grapheme', maxLength: 400 }),
          hashtags: fc.constantFrom('', '#fête #village'),
          template: fc.constantFrom('', '{titre}\n{texte}\n{lieu}', 'Demain : {titre}', '{texte}'),
        }),
        fc.integer({ min: 100, max: 600 }),
        fc.constantFrom(...countings),
        ({ template, ...said }, textLimit, counts) => {
          const event = { ...feast, ...said }
          const limit = { textLength: textLimit, counts }
          const composed = composeEvent(event, limit, { template, url: page })
          expect(textLength(composed, counts)).toBeLessThanOrEqual(textLimit)
          const whole = composeEvent({ ...event, hashtags: '' }, wide, { template })
          if (!composed.startsWith(whole)) expect(composed.endsWith(page)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('when', () => {
  it.each([
    ['2027-05-01T09:00', null, 'Samedi 1er mai 2027 à 9 h'],
    ['2027-05-01T09:00', '2027-05-01T09:00', 'Samedi 1er mai 2027 à 9 h'],
    ['2027-05-01T09:00', '2027-05-01T12:05', 'Samedi 1er mai 2027, de 9 h à 12 h 05'],
    ['2027-07-13T21:00', '2027-07-14T02:00', 'Mardi 13 juillet 2027, de 21 h à 2 h'],
    [
      '2027-06-12T10:00',
      '2027-06-13T18:00',
      'Du samedi 12 juin à 10 h au dimanche 13 juin 2027 à 18 h',
    ],
    [
      '2027-12-31T10:00',
      '2028-01-02T12:00',
      'Du vendredi 31 décembre 2027 à 10 h au dimanche 2 janvier 2028 à 12 h',
    ],
    [
      '2027-07-13T10:00',
      '2027-07-14T02:00',
      'Du mardi 13 juillet à 10 h au mercredi 14 juillet 2027 à 2 h',
    ],
  ])('%s – %s: %s', (startLocal, endLocal, words) => {
    expect(plain(whenOf({ startLocal, endLocal }))).toBe(words)
  })
})

describe('shortening', () => {
  const cut = (text: string, length: number) =>
    shorten(text, { textLength: length, counts: 'graphemes' })

  it('leaves what fits', () => {
    expect(cut('Bonjour.', 8)).toBe('Bonjour.')
  })

  it('ends after a whole sentence', () => {
    expect(cut('Un bal. Un repas. Un feu d’artifice !', 20)).toBe('Un bal. Un repas.')
    expect(cut('Un bal !\nUn repas de 150 couverts', 20)).toBe('Un bal !')
  })

  it('ends after a word, and shows it, where the first sentence is too long', () => {
    expect(cut('Un très grand bal populaire sur la place', 20)).toBe('Un très grand bal…')
    expect(cut('Bal, repas, feu d’artifice', 12)).toBe('Bal, repas…')
  })

  it('cuts a word where it must, never a sign', () => {
    expect(cut('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…')
    expect(cut('Anticonstitutionnellement', 5)).toBe('Anti…')
  })

  it('always fits, and always is the beginning of the text', () => {
    const counts = fc.constantFrom(...countings)
    const words = fc.string({ unit: 'grapheme', maxLength: 60 })
    // An address may count more than it has signs.
    const text = fc.oneof(
      words,
      fc.tuple(words, words).map(two => two.join(' http://a.fr ')),
    )
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 80 }), counts, (text, length, counts) => {
        const short = shorten(text, { textLength: length, counts })
        expect(textLength(short, counts)).toBeLessThanOrEqual(length)
        if (short !== text) expect(text.startsWith(short.replace(/…$/, ''))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('composes within every limit that leaves room for a title', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 30, mode: 'sentences' }),
        fc.integer({ min: 30, max: 400 }),
        (text, length) => {
          const limit = { textLength: length, counts: 'graphemes' as const }
          const composed = composeEvent({ ...feast, text }, limit)
          expect(textLength(composed, 'graphemes')).toBeLessThanOrEqual(length)
          expect(composed.startsWith('Feux de la Saint-Jean')).toBe(true)
        },
      ),
    )
  })
})
