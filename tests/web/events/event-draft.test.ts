import { describe, expect, it } from 'vitest'
import type { ChannelShape } from '../../../server/channels/shapes-channel.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import {
  type EventDraft,
  emptyDraft,
  eventOf,
  findingsOf,
  postsOf,
  textFor,
} from '../../../web/events/form/draft.ts'
import { chosenTimes, suggestionsFor, timesToPlan } from '../../../web/events/form/times.ts'

const now = '2026-11-24T10:12'
const draft: EventDraft = {
  ...emptyDraft,
  title: 'Loto',
  startLocal: '2026-12-05T20:00',
  place: 'Salle des fêtes',
  text: 'Venez nombreux.',
}

const { limits } = facebook.manifest
const channel: Spoken<ChannelShape> = {
  ...{ id: 1, name: 'Page de la mairie', connector: 'facebook', connectorLabel: 'Page Facebook' },
  ...{
    neighbour: null,
    receives: true,
    publishes: true,
    byHand: false,
    state: 'active',
    stateReason: null,
  },
  ...{ config: {}, archivedUntil: null, hasArchive: false, url: null, isOwnPage: false },
  ...{ checkedAt: null, checks: [], tokenEndsAt: null, lastPollAt: null, nextPollAt: null },
  ...{ pollError: null, progress: null, webhook: null, audience: null },
  limits: { hashtags: null, mentions: null, comment: null, needsImage: false, ...limits },
}

const channelWith = (part: Partial<typeof channel.limits>): Spoken<ChannelShape> => ({
  ...channel,
  limits: { ...channel.limits, ...part },
})

it('an event is sent without spaces around its texts, and nothing for what has none', () => {
  expect(
    eventOf({ ...draft, title: ' Loto ', text: 'Venez.\n', hashtags: ' #loto' }),
  ).toMatchObject({
    title: 'Loto',
    startLocal: '2026-12-05T20:00',
    endLocal: null,
    place: 'Salle des fêtes',
    text: 'Venez.',
    hashtags: '#loto',
    link: null,
  })
  const link = 'https://exemple.fr/loto'
  const endLocal = '2026-12-05T23:00'
  expect(eventOf({ ...draft, link, endLocal })).toMatchObject({ link, endLocal })
})

describe('the times of an event', () => {
  it('are suggested from its first day, and those past are said to be', () => {
    expect(suggestionsFor('2026-12-05T20:00', now).map(one => [one.at, one.isPast])).toEqual([
      ['2026-11-28T18:00', false],
      ['2026-12-04T18:00', false],
      ['2026-12-05T09:00', false],
    ])
    expect(suggestionsFor('2026-11-25T20:00', now).map(one => one.isPast)).toEqual([
      true,
      false,
      false,
    ])
    // At nine for an event at eight there is nothing to announce any more.
    expect(suggestionsFor('2026-12-05T08:00', now).map(one => one.isAfterStart)).toEqual([
      false,
      false,
      true,
    ])
  })

  it('are planned once each, in order, and only those to come', () => {
    const times = ['2026-12-04T18:00', '2026-11-24T10:12', '2026-11-30T09:00', '2026-12-04T18:00']
    expect(timesToPlan(times, now)).toEqual(['2026-11-30T09:00', '2026-12-04T18:00'])
  })

  it('follow the event when its date changes, and « tout de suite » is now', () => {
    const chosen = { startLocal: '2026-12-05T20:00', suggestions: ['eve', 'now'], ownTimes: [] }
    expect(chosenTimes(chosen, now)).toEqual([now, '2026-12-04T18:00'])
    expect(chosenTimes({ ...chosen, startLocal: '2026-12-06T20:00' }, now)).toEqual([
      now,
      '2026-12-05T18:00',
    ])
    expect(chosenTimes({ ...chosen, startLocal: '' }, now)).toEqual([now])
  })
})

describe('the text of a channel', () => {
  it('is composed, or the one written by hand, or none while there is no date', () => {
    expect(textFor(draft, channel, null, null)).toContain('Samedi 5\u00a0décembre 2026 à 20\u00a0h')
    expect(textFor({ ...draft, startLocal: '' }, channel, null, null)).toBeNull()
    expect(textFor({ ...draft, startLocal: '', texts: { 1: 'Loto !' } }, channel, null, null)).toBe(
      'Loto !',
    )
  })
})

describe('what is missing', () => {
  const whys = (changed: Partial<EventDraft>, times: string[] = [], alts: string[] = []) =>
    findingsOf(
      { ...draft, ...changed },
      [channelWith({ textLength: 20, counts: 'graphemes', images: 2 })],
      postsOf(draft, times, now),
      alts.map(alt => ({ alt })),
      null,
    ).map(({ field, why }) => `${field} ${why}`)

  it('is nothing for an event that is complete, with or without publications', () => {
    expect(whys({})).toEqual([])
    expect(
      whys({ channels: [1], texts: { 1: 'Loto samedi 👨‍👩‍👧‍👦' } }, ['2026-12-04T18:00']),
    ).toEqual([])
  })

  it('is told field by field', () => {
    expect(whys({ title: ' ', startLocal: '', place: '', text: '' })).toEqual([
      'title missing',
      'startLocal missing',
      'place missing',
      'text missing',
    ])
    expect(whys({ endLocal: '2026-12-05T19:00' })).toEqual(['endLocal before-start'])
    expect(whys({}, [], ['Affiche', ' ', ''])).toEqual(['pictures no-alt', 'pictures no-alt'])
    expect(
      whys({ channels: [1], texts: { 1: 'Court' } }, ['2026-12-04T18:00'], ['a', 'b', 'c']),
    ).toEqual(['channels too-many-pictures'])
    expect(whys({ channels: [1], texts: { 1: 'Court' } })).toEqual(['channels no-time'])
    expect(whys({}, ['2026-12-04T18:00'])).toEqual(['channels no-channel'])
    expect(whys({ channels: [1], texts: { 1: 'x'.repeat(21) } }, ['2026-12-04T18:00'])).toEqual([
      'channels too-long',
    ])
  })

  it('is a picture, on a channel that publishes nothing without one', () => {
    const told = (pictures: { alt: string }[]) =>
      findingsOf(
        { ...draft, channels: [1] },
        [channelWith({ needsImage: true })],
        postsOf(draft, ['2026-12-04T18:00'], now),
        pictures,
        null,
      ).map(({ field, why }) => `${field} ${why}`)
    expect(told([])).toEqual(['channels no-picture'])
    expect(told([{ alt: 'Une fête' }])).toEqual([])
  })
})
