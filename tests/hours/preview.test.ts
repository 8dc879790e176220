import { describe, expect, it } from 'vitest'
import { type CalendarVersion, compileCalendar } from '../../server/hours/rules-opening-hours.ts'
import { bridgeDays, previewHours } from '../../server/hours/rules-preview.ts'
import { dayNames } from '../../server/language/sentences.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const MINUTE = 60_000
const day = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
] as const
const usual: CalendarVersion = {
  from: '2026-01-01',
  zone: 'Europe/Paris',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [['09:00', '12:00']] },
  holidays: 'FR',
  closed: ['2026-05-15'],
  open: { '2026-07-14': [['18:00', '22:00']] },
}

/** `plain` has ordinary spaces, which a test can be read with. */
function preview(local: string, calendar: CalendarVersion[] = [usual], isNow = true) {
  const found = previewHours(compileCalendar(calendar), {
    at: paris(local),
    isNow,
    zone: 'Europe/Paris',
    aimMinutes: 10,
    target: { minutes: 15 },
  })
  return { ...found, plain: found.sentence.fr.replaceAll(/[\u00a0\u202f]/g, ' ') }
}

describe('a preview of the hours', () => {
  it.each([
    [
      'while it is open',
      '2026-11-25T10:00',
      'Un message reçu maintenant (mercredi 25 novembre, 10 h) : la mairie est ouverte, le délai court tout de suite ; une réponse serait en retard après 10 h 15.',
    ],
    [
      'at the lunch break',
      '2026-11-25T12:40',
      'Un message reçu maintenant (mercredi 25 novembre, 12 h 40) : la mairie est fermée, le délai commencera à courir à 14 h ; une réponse serait en retard après 14 h 15.',
    ],
    [
      'just before the lunch break',
      '2026-11-25T11:50',
      'Un message reçu maintenant (mercredi 25 novembre, 11 h 50) : la mairie est ouverte, le délai court tout de suite ; une réponse serait en retard après 14 h 05.',
    ],
    [
      'at closing time',
      '2026-11-25T16:50',
      'Un message reçu maintenant (mercredi 25 novembre, 16 h 50) : la mairie est ouverte, le délai court tout de suite ; une réponse serait en retard après le jeudi 26 novembre à 9 h 05.',
    ],
    [
      'on a day that is always closed',
      '2026-11-29T11:00',
      'Un message reçu maintenant (dimanche 29 novembre, 11 h) : la mairie est fermée, le délai commencera à courir le lundi 30 novembre à 9 h ; une réponse serait en retard après 9 h 15.',
    ],
    [
      'on a public holiday, over a bridge day',
      '2026-05-14T10:00',
      'Un message reçu maintenant (jeudi 14 mai, 10 h) : la mairie est fermée (jour férié), le délai commencera à courir le samedi 16 mai à 9 h ; une réponse serait en retard après 9 h 15.',
    ],
    [
      'on a bridge day',
      '2026-05-15T10:00',
      'Un message reçu maintenant (vendredi 15 mai, 10 h) : la mairie est fermée (jour de fermeture), le délai commencera à courir le samedi 16 mai à 9 h ; une réponse serait en retard après 9 h 15.',
    ],
    [
      'before a special opening on a holiday',
      '2026-07-14T10:00',
      'Un message reçu maintenant (mardi 14 juillet, 10 h) : la mairie est fermée, le délai commencera à courir à 18 h ; une réponse serait en retard après 18 h 15.',
    ],
    [
      'at the year’s end',
      '2026-12-31T17:30',
      'Un message reçu maintenant (jeudi 31 décembre, 17 h 30) : la mairie est fermée, le délai commencera à courir le samedi 2 janvier 2027 à 9 h ; une réponse serait en retard après 9 h 15.',
    ],
  ])('%s', (_when, local, sentence) => {
    expect(preview(local).plain).toBe(sentence)
  })

  it.each([
    [
      '2026-11-25T16:50',
      'A message received now (Wednesday 25 November, 16:50): the mairie is open, its reply time runs at once; a reply would be late after Thursday 26 November at 9:05.',
    ],
    [
      '2026-05-14T10:00',
      'A message received now (Thursday 14 May, 10:00): the mairie is closed (public holiday), its reply time will begin to run on Saturday 16 May at 9:00; a reply would be late after 9:15.',
    ],
  ])('says so in English of %s', (local, sentence) => {
    expect(preview(local).sentence.en).toBe(sentence)
  })

  it('of another instant says its date whole', () => {
    expect(preview('2026-11-25T12:40', [usual], false).plain).toMatch(
      /^Un message reçu le mercredi 25 novembre 2026 à 12 h 40 : la mairie est fermée,/,
    )
  })

  it('tells when the lines are passed, and what replies would count', () => {
    expect(preview('2026-11-25T11:55')).toMatchObject({
      isSet: true,
      openNow: true,
      startsAt: paris('2026-11-25T11:55'),
      aimAt: paris('2026-11-25T14:05'),
      dueAt: paris('2026-11-25T14:10'),
      officeMsAfter: [
        { elapsedMinutes: 10, officeMs: 5 * MINUTE, onTime: true },
        { elapsedMinutes: 20, officeMs: 5 * MINUTE, onTime: true },
        { elapsedMinutes: 60, officeMs: 5 * MINUTE, onTime: true },
        { elapsedMinutes: 240, officeMs: (5 + 115) * MINUTE, onTime: false },
        { elapsedMinutes: 1440, officeMs: 360 * MINUTE, onTime: false },
      ],
    })
  })

  it('counts the hour that the clocks leave out in spring, and the one that comes twice', () => {
    const night = { ...usual, week: { sun: [['01:00', '04:00']] as const } }
    expect(preview('2026-03-29T01:50', [night])).toMatchObject({
      // Two o’clock is three: 03:05 is fifteen minutes later.
      dueAt: paris('2026-03-29T03:05'),
      officeMsAfter: expect.arrayContaining([
        { elapsedMinutes: 240, officeMs: 70 * MINUTE, onTime: false },
      ]),
    })
    expect(preview('2026-10-25T01:50', [night])).toMatchObject({
      dueAt: Date.parse('2026-10-25T00:05:00Z'),
      officeMsAfter: expect.arrayContaining([
        { elapsedMinutes: 240, officeMs: 190 * MINUTE, onTime: false },
      ]),
    })
  })

  it('goes by the hours of the day it asks for: those with effect from a later date do not count yet', () => {
    const early = {
      ...usual,
      from: '2026-12-01',
      week: { ...usual.week, tue: [['08:00', '12:00']] as const },
    }
    const both = [usual, early]
    expect(preview('2026-11-24T08:10', both)).toMatchObject({ openNow: false })
    expect(preview('2026-12-01T08:10', both)).toMatchObject({
      openNow: true,
      dueAt: paris('2026-12-01T08:25'),
    })
  })

  it('says so where nothing was ever set, and where nothing opens', () => {
    expect(preview('2026-11-25T10:00', [])).toMatchObject({
      isSet: false,
      openNow: false,
      startsAt: null,
      aimAt: null,
      dueAt: null,
      plain: 'Les heures d’ouverture ne sont pas réglées : aucun délai ne court.',
    })
    const shut = preview('2026-11-25T10:00', [{ ...usual, week: {}, open: {} }])
    expect(shut).toMatchObject({ isSet: true, startsAt: null, dueAt: null })
    expect(shut.plain).toMatch(/ne prévoient plus d’ouverture, le délai ne commencera jamais/)
  })

  it('says so where there is one more opening and no time to be late', () => {
    const last = { ...usual, week: {}, open: { '2026-11-26': [['09:00', '09:05']] as const } }
    expect(preview('2026-11-25T10:00', [last]).plain).toMatch(
      /à courir le jeudi 26 novembre à 9 h ; une réponse ne serait jamais en retard\.$/,
    )
  })
})

describe('bridge days', () => {
  const of = (calendar: CalendarVersion[], year: number) =>
    bridgeDays(compileCalendar(calendar), `${year}-01-01`, `${year}-12-31`)

  it('lie between a holiday and the weekend', () => {
    const weekdays = { ...usual, week: { ...usual.week, sat: [] }, closed: [], open: {} }
    expect(of([weekdays], 2026)).toEqual([
      { date: '2026-01-02', holiday: '2026-01-01', name: dayNames.newYear },
      { date: '2026-05-15', holiday: '2026-05-14', name: dayNames.ascension },
      { date: '2026-07-13', holiday: '2026-07-14', name: dayNames.nationalDay },
    ])
  })

  it('are those on which it would be open: not one that is closed already', () => {
    const saturdays = of([usual], 2026).map(({ date }) => date)
    expect(saturdays).toContain('2026-05-16')
    expect(saturdays).not.toContain('2026-05-15')
    // The Saturday after Friday 1 May.
    expect(saturdays).toContain('2026-05-02')
    // A special opening makes 14 July no holiday of the mairie’s.
    expect(saturdays).not.toContain('2026-07-13')
  })

  it('are more where there are more holidays, and none where there are none', () => {
    const weekdays = { ...usual, week: { ...usual.week, sat: [] } }
    const alsace = { ...weekdays, holidays: 'FR-alsace-moselle' as const }
    // Friday 27 December, after Christmas and Saint Stephen’s Day.
    expect(of([alsace], 2024).map(({ date }) => date)).toContain('2024-12-27')
    expect(of([weekdays], 2024).map(({ date }) => date)).not.toContain('2024-12-27')
    expect(of([{ ...usual, holidays: null }], 2026)).toEqual([])
    expect(of([], 2026)).toEqual([])
  })
})
