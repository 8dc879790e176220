import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smsSize } from '../../server/connectors/rules/sms-text.ts'
import { textLength as textLengthOf } from '../../server/language/text-length.ts'
import { warningModels } from '../../server/warnings/rules-models.ts'
import {
  blanksIn,
  endLineRoom,
  fitted,
  stateOf,
  takingBackOf,
  warningTopics,
  withEnd,
} from '../../server/warnings/rules-warning.ts'

describe('the texts to begin with', () => {
  it('are one a topic, short, and wait for somebody’s words', () => {
    expect(warningModels.map(({ topic }) => topic)).toEqual([...warningTopics])
    for (const { text } of warningModels) {
      expect([...text].length).toBeLessThanOrEqual(400)
      expect(blanksIn(text).length).toBeGreaterThan(0)
    }
  })

  it('ask for the gendarmerie’s agreement before somebody is sought', () => {
    const model = warningModels.find(({ topic }) => topic === 'missing-person')
    expect(blanksIn(model?.text ?? '')[0]).toBe('[Avec l’accord de la gendarmerie]')
  })
})

it('what is still to be written is found, closed or not', () => {
  expect(blanksIn('Rue [rue], de [heure')).toEqual(['[rue]', '[heure'])
  expect(blanksIn('Rue du Puits, dès 8 h')).toEqual([])
})

it('the last line fits into the room that is kept for it', () => {
  for (let month = 1; month <= 12; month++) {
    const end = `2026-${String(month).padStart(2, '0')}-23T23:59`
    expect(withEnd('', end).length).toBeLessThanOrEqual(endLineRoom)
  }
  expect(smsSize("Valable jusqu'au").encoding).toBe('gsm-7')
})

describe('what a channel is told', () => {
  const storm = warningModels[0]?.text ?? ''
  const end = '2026-12-01T18:00'
  const on = (length: number) => fitted(storm, end, { textLength: length, counts: 'codepoints' })

  it('is all of it where there is room, else whole sentences with its end', () => {
    expect(on(1_000)).toBe(withEnd(storm, end))
    const short = on(300)
    expect(short).toMatch(/^ALERTE VENT VIOLENT\n/)
    expect(short).toMatch(/\.\n\nValable jusqu’au mardi 1er\u00a0décembre à 18\u00a0h\.$/)
    expect([...short].length).toBeLessThanOrEqual(300)
  })

  it('is the heading and the end on a board, and the heading alone on the smallest', () => {
    expect(on(80)).toBe('ALERTE VENT VIOLENT\nJusqu’au mardi 1er\u00a0décembre à 18\u00a0h')
    expect(on(20)).toBe('ALERTE VENT VIOLENT')
  })

  it('fits everywhere', () => {
    const signs = fc.string({ minLength: 1, maxLength: 600 }).filter(text => text.trim() !== '')
    fc.assert(
      fc.property(signs, fc.integer({ min: 20, max: 500 }), (text, textLength) => {
        const limit = { textLength, counts: 'graphemes' } as const
        return textLengthOf(fitted(text, end, limit), 'graphemes') <= textLength
      }),
    )
  })
})

it('a warning runs until its end, or until somebody takes it back', () => {
  const at = 1_000
  expect(stateOf({ liftedAt: null, endsAt: at + 1 }, at)).toBe('running')
  expect(stateOf({ liftedAt: null, endsAt: at }, at)).toBe('over')
  expect(stateOf({ liftedAt: 1, endsAt: at + 1 }, at)).toBe('lifted')
})

it('what cannot be taken back is said so, once it should be', () => {
  const out = { state: 'verified', wanted: null, remoteId: '7', publishedAt: 1 } as const
  const part = { ...out, reachesEach: false, isLifted: true }
  expect(takingBackOf(part)).toBe('impossible')
  expect(takingBackOf({ ...part, isLifted: false })).toBeNull()
  expect(takingBackOf({ ...part, reachesEach: true })).toBeNull()
  expect(takingBackOf({ ...part, wanted: 'withdrawn' })).toBe('asked')
  expect(takingBackOf({ ...part, state: 'published', wanted: 'withdrawn', remoteId: null })).toBe(
    'by-hand',
  )
  expect(takingBackOf({ ...part, state: 'cancelled' })).toBe('done')
  expect(takingBackOf({ ...part, state: 'cancelled', publishedAt: null })).toBeNull()
})
