import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { composeDigest, type Digest, type DigestFigures } from '../../server/digest/rules-digest.ts'
import { chartWeeks } from '../../server/digest/rules-replies.ts'
import type { Language } from '../../server/language/sentence.ts'
import { verbatim } from '../../server/language/sentence.ts'
import type { ReplySummary } from '../../server/reply-times/rules/reply-stats.ts'
import { verdictOf } from '../../server/reply-times/rules/verdict.ts'
import { pictureSize, weekPicture } from '../../server/reply-times/week-picture.ts'

const MINUTE = 60_000

function summary(part: Partial<ReplySummary> = {}): ReplySummary {
  return {
    onTime: 0,
    counted: 0,
    waiting: 0,
    missed: 0,
    excluded: 0,
    withdrawn: 0,
    ratio: null,
    wilson: null,
    medianMs: null,
    p90Ms: null,
    ...part,
  }
}

/** Case 36 of docs/reply-times.md. */
const usualWeek = summary({
  onTime: 6,
  counted: 9,
  waiting: 1,
  missed: 1,
  ratio: 6 / 9,
  wilson: [0.3542, 0.8794],
  medianMs: 12 * MINUTE,
  p90Ms: 40 * MINUTE,
})

const usual: DigestFigures = {
  commune: 'Saint-Rémi',
  zone: 'Europe/Paris',
  schedule: { days: [1], time: '08:00' },
  edition: '2026-W47',
  from: '2026-11-16',
  to: '2026-11-22',
  targets: [{ minutes: 15 }],
  goalPercent: 90,
  summary: usualWeek,
  beside: { unfiltered: usualWeek, holdingOnTime: 0 },
  elapsedMedianMs: 41 * MINUTE,
  before: summary({ onTime: 5, counted: 10, ratio: 0.5, medianMs: 17 * MINUTE }),
  older: 0,
  published: 4,
  deliveryIssues: [],
  awaitingApproval: 0,
  shares: null,
  offers: 0,
  weeks: [],
  events: [],
  holidays: 'FR',
  schoolZone: null,
  channels: [],
  reminders: [],
  notMeasured: [],
}

/** Without exclusions all is as with them, unless told. */
const digestOf = (part: Partial<DigestFigures> = {}, language: Language = 'fr'): Digest => {
  const beside = { unfiltered: part.summary ?? usual.summary, holdingOnTime: 0 }
  return composeDigest({ ...usual, beside, ...part }, language)
}

function section(digest: Digest, title: string): string[] | undefined {
  return digest.sections
    .find(one => one.title === title)
    ?.lines.map(({ lead, text }) => (lead === null ? text : `${lead} | ${text}`))
}

describe('the subject', () => {
  it.each([
    [usualWeek, 'Saint-Rémi, semaine 47 : 6 sur 9 dans l’objectif, 2 sans réponse'],
    [summary(), 'Saint-Rémi, semaine 47 : aucun message'],
    [summary({ excluded: 4 }), 'Saint-Rémi, semaine 47 : aucun message'],
    [summary({ waiting: 2 }), 'Saint-Rémi, semaine 47 : 2 sans réponse'],
    [
      summary({ onTime: 3, counted: 3, ratio: 1 }),
      'Saint-Rémi, semaine 47 : 3 sur 3 dans l’objectif, chacun a eu sa réponse',
    ],
  ])('tells the week in a few words', (week, subject) => {
    expect(digestOf({ summary: week }).subject).toBe(subject)
  })
})

describe('the figures', () => {
  it('are a count before a percentage, with the week before beside it', () => {
    const [share, median, unanswered] = digestOf().figures
    expect(share).toEqual({
      value: '6 sur 9',
      label: 'en 15\u00a0min d’ouverture\u00a0: objectif manqué, 90\u00a0% visés',
      notes: [
        'soit 67 %, ↗\u00a0en hausse ; la semaine d’avant : 5 sur 10 (50 %)',
        'avec si peu de cas, la vraie part est sans doute entre 35 % et 88 %',
      ],
      attention: false,
    })
    expect(median).toEqual({
      value: '12 min',
      label: 'de délai médian, en heures d’ouverture\u202f; 41\u00a0min écoulées en tout',
      notes: ['la semaine d’avant : 17 min'],
      attention: false,
    })
    expect(unanswered).toEqual({
      value: '2',
      label: 'sans réponse',
      notes: ['dont 1 encore dans les temps'],
      attention: true,
    })
  })

  it.each([
    [1, 2, 'soit 50 %, ↗ en hausse ; la semaine d’avant : 1 sur 10 (10 %)'],
    [1, 10, 'soit 10 %, → inchangée ; la semaine d’avant : 1 sur 10 (10 %)'],
    [99, 1000, 'soit 10 %, ↘ en baisse ; la semaine d’avant : 1 sur 10 (10 %)'],
  ])('have an arrow by the exact shares: %i of %i', (onTime, counted, note) => {
    const [share] = digestOf({
      summary: summary({ onTime, counted, ratio: onTime / counted }),
      before: summary({ onTime: 1, counted: 10, ratio: 0.1 }),
    }).figures
    expect(plain(share?.notes[0] ?? '')).toBe(note)
  })

  it('have no arrow where one of the weeks has no share', () => {
    expect(digestOf({ before: summary() }).figures[0]?.notes[0]).not.toMatch(/[↗↘→]/)
  })

  it('say “aucun message” for a silent week, never 0 or 100 %', () => {
    const { figures } = digestOf({ summary: summary(), before: summary() })
    expect(figures).toEqual([
      {
        value: 'Aucun message',
        label: 'qui demande une réponse cette semaine',
        notes: ['la semaine d’avant : aucun non plus'],
        attention: false,
      },
    ])
    expect(JSON.stringify(figures)).not.toMatch(/%|\b0\b/)
  })

  it('have no share and no median while all that came in still has time', () => {
    const { figures } = digestOf({ summary: summary({ waiting: 2 }) })
    expect(figures.map(({ value }) => value)).toEqual(['–', '2'])
    expect(figures[1]).toMatchObject({ notes: ['encore dans les temps'], attention: false })
  })

  it('say so where the median is not reached', () => {
    const week = summary({ onTime: 2, counted: 5, missed: 3, ratio: 0.4, wilson: [0.12, 0.77] })
    expect(digestOf({ summary: week }).figures[1]).toMatchObject({
      value: '–',
      label: 'plus de la moitié attendent encore',
    })
  })

  it('need no interval from thirty cases on', () => {
    const week = summary({ onTime: 27, counted: 30, ratio: 0.9, wilson: [0.74, 0.97] })
    expect(digestOf({ summary: week }).figures[0]?.notes).toHaveLength(1)
  })

  it('tell beside the share what it would be without any exclusion, and what else betters it', () => {
    const [share] = digestOf({
      summary: { ...usualWeek, withdrawn: 1, excluded: 2 },
      beside: { unfiltered: { onTime: 6, counted: 11 }, holdingOnTime: 2 },
    }).figures
    expect(share?.notes.slice(-3)).toEqual([
      'sans aucune exclusion\u00a0: 6\u00a0sur\u00a011, car tout message, même un merci, y compte comme une question',
      '1\u00a0retiré par son auteur',
      'dont 2\u00a0réponses d’attente',
    ])
    const [silence] = digestOf({
      summary: summary({ excluded: 3 }),
      beside: { unfiltered: { onTime: 0, counted: 3 }, holdingOnTime: 0 },
    }).figures
    expect(silence?.notes.at(-1)).toMatch(/^sans aucune exclusion\u00a0: 0\u00a0sur\u00a03, car /)
  })

  it('tell why fewer are on time where more are counted', () => {
    const [share] = digestOf({
      summary: { ...usualWeek, onTime: 18, counted: 29, excluded: 16 },
      beside: { unfiltered: { onTime: 17, counted: 44 }, holdingOnTime: 0 },
    }).figures
    expect(share?.notes.at(-1)).toBe(
      'sans aucune exclusion\u00a0: 17\u00a0sur\u00a044, car tout message, même un merci, y compte comme une question et l’attente commence parfois plus tôt',
    )
  })

  it('keep those in sight who wait since before', () => {
    expect(digestOf({ older: 1 }).figures[2]?.notes).toContain(
      'et 1 plus ancien, d’avant cette semaine',
    )
    expect(digestOf({ summary: summary(), older: 3 }).figures[1]).toMatchObject({
      value: '3',
      attention: true,
    })
  })
})

describe('a quiet week', () => {
  const quiet = { summary: summary(), before: summary(), published: 0 }

  it('is said in two lines, and what is to come after them', () => {
    const digest = digestOf(quiet)
    expect(digest.opening.map(plain)).toEqual([
      'Semaine calme : aucun message à traiter, aucune publication, rien à valider.',
      'La semaine d’avant : aucun non plus.',
    ])
    expect([digest.figures, digest.chart, digest.sections]).toEqual([[], null, []])
    const event = { title: 'Loto', startLocal: '2026-11-28T14:00', place: 'la salle' } as const
    const { sections } = digestOf({ ...quiet, events: [{ ...event, status: 'planned' }] })
    expect(sections.map(({ title }) => plain(title))).toEqual(['Les 14 jours qui viennent'])
  })

  it.each<Partial<DigestFigures>>([
    { older: 1 },
    { published: 1 },
    { awaitingApproval: 1 },
    { summary: summary({ waiting: 1 }) },
    { beside: { unfiltered: { onTime: 0, counted: 2 }, holdingOnTime: 0 } },
  ])('is none with %o', part => {
    const digest = digestOf({ ...quiet, ...part })
    expect(digest.opening).toEqual([])
    expect(digest.figures).not.toEqual([])
  })
})

describe('the chart', () => {
  const weeks = Array.from({ length: chartWeeks }, (_, place) => ({
    week: `2026-W${36 + place}`,
    ratio: place === 3 ? null : place / 11,
    verdict: place === 3 ? null : verdictOf({ onTime: place, counted: 11 }, 90),
  }))

  it('has its weeks in words', () => {
    const { chart } = digestOf({ weeks })
    expect(plain(chart?.alt ?? '')).toBe(
      'Part des messages répondus dans l’objectif, semaine par semaine depuis la semaine 36 : 0 %, 9 %, 18 %, aucune, 36 %, 45 %, 55 %, 64 %, 73 %, 82 %, 91 %, 100 %. Objectif : 90 %.',
    )
    expect(plain(chart?.caption ?? '')).toBe('Les 12 dernières semaines ; le trait : 90 % visés')
  })

  it('is not there where nothing can be compared', () => {
    expect(digestOf({ weeks: weeks.slice(3, 5) }).chart).toBe(null)
  })

  it('is a picture with a column a week, as high as its share', async () => {
    const picture = weekPicture(weeks, 90)
    const { data, info } = await sharp(picture)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([pictureSize.width * 2, pictureSize.height * 2])
    const floor = info.height - 4
    // Within the width of a hatch, a hatched column shows somewhere.
    const isInked = (x: number, y: number) =>
      Array.from({ length: 16 }, (_, step) => data[(y * info.width + x - 8 + step) * 4 + 3]).some(
        alpha => alpha !== 0,
      )
    for (const [place, { ratio }] of weeks.entries()) {
      const middle = Math.round((place + 0.5) * (info.width / chartWeeks))
      const high = Array.from({ length: floor }, (_, y) => y).filter(
        // The goal's line is no column.
        y => Math.abs(y - floor * 0.1) > 3 && isInked(middle, y),
      ).length
      const expected = ratio === null ? 0 : Math.max(4, ratio * floor)
      expect(Math.abs(high - expected), `week ${place}`).toBeLessThan(8)
    }
    expect(weekPicture(weeks, 90)).toEqual(picture)
    expect(picture.length).toBeLessThan(6_000)
  })
})

it.each([
  usual,
  { ...usual, older: 3, beside: { unfiltered: { onTime: 17, counted: 44 }, holdingOnTime: 2 } },
])('says at most 120 words before its lists, in both languages', figures => {
  for (const language of ['fr', 'en'] as const) {
    const { figures: said, opening, chart, subject } = composeDigest(figures, language)
    const words = [
      subject,
      ...opening,
      ...said.flatMap(({ value, label, notes }) => [value, label, ...notes]),
      chart?.caption ?? '',
    ]
    expect(words.join(' ').split(/\s+/u).length).toBeLessThanOrEqual(120)
  }
})

describe('publications', () => {
  it('are counted, and what is to be done again is named with its reason', () => {
    const digest = digestOf({
      published: 1,
      deliveryIssues: [
        {
          state: 'failed',
          dueLocal: '2026-11-19T18:30',
          channelName: 'Page de la mairie',
          title: 'Loto',
          reason: verbatim('L’image est trop lourde.'),
        },
        {
          state: 'unconfirmed',
          dueLocal: '2026-11-20T09:00',
          channelName: 'Page de Bussy',
          title: 'Loto',
          reason: null,
        },
      ],
    })
    expect(section(digest, 'Publications')).toEqual([
      '1 publiée, 2 à reprendre, rien à valider.',
      'jeudi 19 novembre | Loto, sur Page de la mairie : échec. L’image est trop lourde.',
      'vendredi 20 novembre | Loto, sur Page de Bussy : peut-être publiée, à vérifier',
    ])
  })

  it('have their long reasons shortened at a word', () => {
    const digest = digestOf({
      deliveryIssues: [
        {
          state: 'failed',
          dueLocal: '2026-11-19T18:30',
          channelName: 'Page',
          title: 'Loto',
          reason: verbatim(`Le réseau refuse${' encore et toujours'.repeat(12)}.`),
        },
      ],
    })
    const [, line = ''] = section(digest, 'Publications') ?? []
    expect(line.length).toBeLessThan(180)
    expect(line).toMatch(/(encore|et|toujours)…$/)
  })

  it('that were none are said to be none', () => {
    expect(section(digestOf({ published: 0 }), 'Publications')).toEqual([
      'Aucune publication cette semaine, rien à valider.',
    ])
  })

  it('beyond three are counted', () => {
    const one = {
      state: 'missed' as const,
      dueLocal: '2026-11-19T18:30',
      channelName: 'Page',
      title: 'Loto',
      reason: null,
    }
    const lines = section(digestOf({ deliveryIssues: [one, one, one, one, one] }), 'Publications')
    expect(lines).toHaveLength(5)
    expect(lines?.at(-1)).toBe('et 2 autres, voir Événements dans Tambour.')
  })
})

describe('what was offered to neighbours', () => {
  const offered = {
    events: 1,
    partners: 12,
    offers: 12,
    accepted: 7,
    published: 4,
    acceptMs: 28 * 60 * MINUTE,
    before: { accepted: 0, published: 0 },
  }
  it.each([
    [
      offered,
      '1 événement proposé à 12 voisins : accepté 7 fois, la moitié en 1 j 4 h au plus, publié 4 fois.',
      '1 event proposed to 12 neighbours: accepted 7 times, half within 1 d 4 h, published 4 times.',
    ],
    [
      { ...offered, events: 3, offers: 30, accepted: 2, published: 0, acceptMs: null },
      '3 événements proposés 30 fois, à 12 voisins : acceptés 2 fois.',
      '3 events proposed 30 times, to 12 neighbours: accepted 2 times.',
    ],
    [
      { ...offered, partners: 1, offers: 1, accepted: 0, published: 0, acceptMs: null },
      '1 événement proposé à 1 voisin : pas encore accepté.',
      '1 event proposed to 1 neighbour: not accepted yet.',
    ],
  ])('is one line', (shares, fr, en) => {
    const [french] = section(digestOf({ shares }), 'Voisins') ?? []
    const [english] = section(digestOf({ shares }, 'en'), 'Neighbours') ?? []
    expect(plain(french ?? '')).toBe(fr)
    expect(plain(english ?? '')).toBe(en)
  })

  it('before that week, and answered in it, is another', () => {
    const before = { accepted: 1, published: 2 }
    const nothing = { events: 0, partners: 0, offers: 0, accepted: 0, published: 0, acceptMs: null }
    const lines = section(digestOf({ shares: { ...nothing, before } }), 'Voisins')
    expect(lines?.map(plain)).toEqual([
      'Ce qui avait été proposé avant cette semaine : accepté 1 fois, publié 2 fois.',
    ])
    expect(section(digestOf({ shares: { ...offered, before } }), 'Voisins')).toHaveLength(2)
  })

  it('is not told of where nothing was', () => {
    expect(section(digestOf(), 'Voisins')).toBeUndefined()
  })
})

it('tells how many events of neighbours wait for an answer', () => {
  expect(section(digestOf({ offers: 2 }), 'Voisins')?.map(plain)).toEqual([
    '2 événements de voisins attendent votre réponse.',
  ])
  expect(section(digestOf({ offers: 1 }, 'en'), 'Neighbours')?.map(plain)).toEqual([
    '1 event of a neighbour waits for your answer.',
  ])
})

describe('what is good to know', () => {
  it('begins with channels that need care and steps that are late', () => {
    const reminders = [
      { name: 'SACEM', title: 'Loto', dueLocal: '2026-11-20T09:00' },
      { name: 'Débit de boissons', title: 'Marché', dueLocal: '2026-11-25T09:00' },
    ]
    const problem = verbatim('L’accès est mort.')
    const digest = digestOf({ reminders, channels: [{ name: 'Page de la mairie', problem }] })
    expect(section(digest, 'À savoir')?.map(plain)).toEqual([
      'Page de la mairie | L’accès est mort.',
      'vendredi 20 novembre | SACEM, Loto',
      'mercredi 25 novembre | Débit de boissons, Marché',
    ])
    const lines = digest.sections.find(({ title }) => title === 'À savoir')?.lines
    expect(lines?.map(({ attention }) => attention)).toEqual([true, true, false])
  })

  it('counts what is more than a screen holds', () => {
    const one = { name: 'SACEM', title: 'Loto', dueLocal: '2026-11-25T09:00' }
    const ill = { name: 'Page', problem: verbatim('L’accès est mort.') }
    const lines = section(
      digestOf({ reminders: Array(6).fill(one), channels: Array(4).fill(ill) }),
      'À savoir',
    )
    expect(lines?.map(plain).filter(line => line.startsWith('et '))).toEqual([
      'et 1 autre canal, voir Canaux dans Tambour.',
      'et 2 autres démarches, voir Calendrier dans Tambour.',
    ])
  })

  it('has school holidays of the commune’s zone and an election period as they begin', () => {
    const of = (part: Partial<DigestFigures>) => section(digestOf(part), 'À savoir')?.map(plain)
    const winter = { edition: '2027-W05', from: '2027-02-01', to: '2027-02-07' }
    expect(of({ ...winter, schoolZone: 'A' })).toEqual([
      'samedi 13 février | Vacances d’hiver, jusqu’au 28 février',
    ])
    expect(of({ ...winter, schoolZone: null })).toBeUndefined()
    expect(of({ edition: '2026-W38', from: '2026-09-14', to: '2026-09-20' })).toEqual([
      'jeudi 1er octobre | début de la période électorale (élection présidentielle), jusqu’au 30 avril 2027',
    ])
  })
})

describe('the days ahead', () => {
  it('have their events at local times, with what became of them', () => {
    const digest = digestOf({
      events: [
        { title: 'Marché', startLocal: '2026-11-28T14:00', place: 'la place', status: 'planned' },
        {
          title: 'Lavoir',
          startLocal: '2026-12-01T18:30',
          place: 'le lavoir',
          status: 'cancelled',
        },
      ],
    })
    expect(section(digest, 'Les 14 jours qui viennent')).toEqual([
      'samedi 28 novembre à 14 h | Marché, la place',
      'mardi 1er décembre à 18 h 30 | Lavoir, le lavoir (annulé)',
    ])
  })

  it('without any say until when', () => {
    expect(section(digestOf(), 'Les 14 jours qui viennent')).toEqual([
      'Aucun événement annoncé jusqu’au 6 décembre.',
    ])
  })

  it('warn of holidays and of the change of clocks, and of nothing when there is none', () => {
    const spring = digestOf({ edition: '2027-W11', from: '2027-03-15', to: '2027-03-21' })
    expect(section(spring, 'À savoir')).toEqual([
      'dimanche 28 mars | passage à l’heure d’été, à 2 h il sera 3 h',
      'lundi 29 mars | Lundi de Pâques, jour férié',
    ])
    expect(section(digestOf(), 'À savoir')).toBeUndefined()
  })
})

it('says that the last backup is too old, or that there is none', () => {
  const told = (madeOn: string | null) => section(digestOf({ lateBackup: { madeOn } }), 'À savoir')
  expect(told('2026-11-12')?.[0]).toMatch(
    /^La dernière sauvegarde de Tambour date du 12\snovembre 2026\s: l’administration trouve/,
  )
  expect(told(null)?.[0]).toMatch(/^Tambour n’a aucune sauvegarde/)
})

it('says what is not measured', () => {
  const digest = digestOf({ notMeasured: [verbatim('« Page » est en pause.')] })
  expect(section(digest, 'Ce qui n’est pas mesuré')).toEqual(['« Page » est en pause.'])
  expect(section(digestOf(), 'Ce qui n’est pas mesuré')).toBeUndefined()
})

/** With ordinary spaces, to be compared with what a keyboard writes. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ')
}
