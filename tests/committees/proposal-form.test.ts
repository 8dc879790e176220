import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSpread, networksLately, usedFrom } from '../../server/committees/rules-link-use.ts'
import {
  changedFields,
  proposalActs,
  proposalStates,
  stateAfter,
} from '../../server/committees/rules-proposal.ts'
import {
  formFields,
  readDate,
  readProposal,
  readTime,
  typedIn,
} from '../../server/committees/rules-proposal-form.ts'

const today = '2026-06-02'
const filled = {
  title: 'Bal',
  date: '2026-07-04',
  time: '18:30',
  place: 'Place',
  text: 'Accordéon',
}
const read = (fields: Record<string, string>, hasPicture = false) =>
  readProposal(typedIn({ ...filled, ...fields }), { today, hasPicture })

describe('what is typed', () => {
  it.each([
    ['2026-07-04', '2026-07-04'],
    ['4/7/2026', '2026-07-04'],
    [' 04.07.26 ', '2026-07-04'],
    ['4-7-2026', '2026-07-04'],
    ['31/02/2026', null],
    ['samedi', null],
    ['1999-12-31', null],
    ['', null],
  ])('as a date, « %s », is %s', (text, date) => {
    expect(readDate(text)).toBe(date)
  })

  it.each([
    ['18:30', '18:30'],
    ['18h30', '18:30'],
    ['18 h', '18:00'],
    ['9H05', '09:05'],
    ['18:30:00', '18:30'],
    ['20', '20:00'],
    ['25h', null],
    ['18h75', null],
    ['midi', null],
  ])('as a time, « %s », is %s', (text, time) => {
    expect(readTime(text)).toBe(time)
  })

  it.each([
    [{ endTime: '23h' }, '2026-07-04T23:00'],
    [{ endTime: '2h' }, '2026-07-05T02:00'],
    [{ endDate: '6/7/2026', endTime: '12:00' }, '2026-07-06T12:00'],
    [{}, null],
  ])('with the end %o ends at %s', (fields, endLocal) => {
    expect(read(fields)).toMatchObject({ wanted: { endLocal }, problems: {} })
  })

  it.each([
    [{ title: ' ' }, 'title'],
    [{ title: 'x'.repeat(141) }, 'title'],
    [{ title: 'a\u0007' }, 'title'],
    [{ date: '2026-06-01' }, 'date'],
    [{ date: '' }, 'date'],
    [{ time: '' }, 'time'],
    [{ place: '' }, 'place'],
    [{ text: '' }, 'text'],
    [{ endDate: '2026-07-03', endTime: '12:00' }, 'endDate'],
    [{ endDate: '2026-07-05' }, 'endTime'],
    [{ link: 'notre site' }, 'link'],
    [{ link: 'javascript:alert(1)' }, 'link'],
  ])('%o is refused at %s', (fields, field) => {
    expect(Object.keys(read(fields).problems)).toEqual([field])
  })

  it('needs words for a poster, and the https:// that nobody types', () => {
    expect(Object.keys(read({}, true).problems)).toEqual(['alt'])
    expect(read({ link: 'www.comite.fr/bal' }).wanted.link).toBe('https://www.comite.fr/bal')
  })

  it('is read or refused, whatever it is', () => {
    const anything = fc.record(
      Object.fromEntries(
        formFields.map(name => [name, fc.string({ unit: 'binary', maxLength: 300 })]),
      ),
    )
    fc.assert(
      fc.property(anything, fields => {
        const { wanted, problems } = readProposal(typedIn(fields), { today, hasPicture: false })
        if (Object.keys(problems).length > 0) return
        expect(wanted.startLocal).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
        expect(wanted.title).not.toMatch(/[\r\n]/)
      }),
    )
  })
})

describe('a proposal', () => {
  it('is decided once, and what was decided can be taken back', () => {
    for (const state of proposalStates) {
      for (const act of proposalActs) {
        const next = stateAfter(state, act)
        if (next === null || next === state || next === 'received') continue
        // What the committee's calendar called off, it alone brings back.
        expect(stateAfter(next, 'undone')).toBe(next === 'withdrawn' ? null : 'received')
      }
    }
    expect(stateAfter('accepted', 'declined')).toBeNull()
    expect(stateAfter('declined', 'accepted')).toBeNull()
  })

  it('says what is otherwise than it was proposed', () => {
    const { alt: _, ...one } = read({}).wanted
    expect(changedFields(one, one)).toEqual([])
    expect(changedFields(one, { ...one, place: 'Salle', link: 'https://a.fr/' })).toEqual([
      'place',
      'link',
    ])
  })

  it('of one day says nothing else as the whole of it, or at an hour of it', () => {
    const { alt: _, ...typed } = read({}).wanted
    const one = { ...typed, startLocal: '2026-07-04', endLocal: null }
    const at = (startLocal: string, endLocal: string | null) =>
      changedFields(one, { ...one, startLocal, endLocal })
    expect(at('2026-07-04T00:00', '2026-07-04T23:59')).toEqual([])
    expect(at('2026-07-04T18:30', null)).toEqual([])
    expect(at('2026-07-04T00:00', '2026-07-05T23:59')).toEqual(['endLocal'])
    expect(at('2026-07-05T18:30', null)).toEqual(['startLocal'])
  })
})

it('a link that is used from many networks shows, and long ago counts no more', () => {
  const day = 24 * 60 * 60_000
  const four = ['a', 'b', 'c', 'd'].reduce(
    (known, one, place) => usedFrom(known, one, place * day),
    {},
  )
  expect(networksLately(four, 3 * day)).toBe(4)
  expect(isSpread(4)).toBe(true)
  expect(isSpread(3)).toBe(false)
  expect(networksLately(four, 32 * day)).toBe(1)
  expect(Object.keys(usedFrom(four, 'a', 3 * day))).toHaveLength(4)
  const many = Array.from({ length: 50 }, (_, place) => `n${place}`).reduce(
    (known, one, place) => usedFrom(known, one, place),
    {},
  )
  expect(Object.keys(many)).toHaveLength(20)
})
