import { describe, expect, it } from 'vitest'
import { type DeliveryState, deliveryStates } from '../../../server/publishing/rules/delivery.ts'
import {
  actionsIn,
  canBecome,
  type DeliveryAction,
  isOnline,
  isUnseen,
  statesFor,
} from '../../../server/publishing/rules/delivery-state.ts'

const stepsOf = (from: DeliveryState) =>
  deliveryStates.filter(to => to !== from && canBecome(from, to))

describe('a delivery’s life', () => {
  it('has these steps and no other', () => {
    expect(Object.fromEntries(deliveryStates.map(state => [state, stepsOf(state)]))).toEqual({
      draft: ['awaiting-approval', 'scheduled', 'cancelled'],
      'awaiting-approval': ['draft', 'scheduled', 'missed', 'cancelled'],
      scheduled: ['draft', 'awaiting-approval', 'due', 'sending', 'failed', 'missed', 'cancelled'],
      due: ['draft', 'awaiting-approval', 'scheduled', 'published', 'missed', 'cancelled'],
      sending: ['scheduled', 'published', 'failed', 'unconfirmed'],
      published: ['due', 'verified', 'cancelled'],
      verified: ['published'],
      failed: ['draft', 'scheduled', 'cancelled'],
      unconfirmed: ['scheduled', 'published', 'failed'],
      missed: ['draft', 'scheduled', 'published', 'cancelled'],
      cancelled: ['draft', 'awaiting-approval', 'scheduled'],
    })
  })

  it('goes to the network only through sending, which only scheduled leads to, or by a person', () => {
    expect(deliveryStates.filter(from => stepsOf(from).includes('sending'))).toEqual(['scheduled'])
    expect(deliveryStates.filter(from => stepsOf(from).includes('published'))).toEqual([
      'due',
      'sending',
      // It is to say something else, or to go.
      'verified',
      'unconfirmed',
      // Somebody did it late.
      'missed',
    ])
  })

  it('leaves what is out only to be looked at anew, taken back, or because nobody had done it', () => {
    const out = ['published', 'verified']
    const left = deliveryStates
      .filter(isOnline)
      .flatMap(state => stepsOf(state).filter(to => !out.includes(to)))
    expect(left).toEqual(['due', 'cancelled'])
  })

  it('can stay where it is', () => {
    for (const state of deliveryStates) expect(canBecome(state, state)).toBe(true)
  })
})

describe('what a person can do', () => {
  it('is only what leads somewhere', () => {
    for (const state of deliveryStates) {
      for (const action of actionsIn(state)) {
        const to: Record<DeliveryAction, DeliveryState> = {
          retry: 'scheduled',
          'publish-now': 'scheduled',
          cancel: 'cancelled',
          confirm: 'published',
          deny: 'scheduled',
          'read-again': 'verified',
          withdraw: 'cancelled',
          done: 'published',
          reopen: 'due',
          note: 'published',
        }
        expect(canBecome(state, to[action]), `${state} ${action}`).toBe(true)
      }
    }
  })

  it('is nothing while it is being sent, nor once it is out', () => {
    for (const state of ['sending', 'published', 'verified', 'cancelled'] as const) {
      expect(actionsIn(state)).toEqual([])
    }
  })

  it('is to tell what nobody knows', () => {
    expect(actionsIn('unconfirmed')).toEqual(['confirm', 'deny'])
    expect(statesFor('confirm')).toEqual(['unconfirmed'])
  })

  it('is to look again where what is out was not seen as it should be', () => {
    const unseen = { state: 'published', nextAt: null, reason: 'Caché.' } as const
    expect(isUnseen(unseen)).toBe(true)
    expect(isUnseen({ ...unseen, reason: null })).toBe(false)
    expect(isUnseen({ ...unseen, nextAt: 1 })).toBe(false)
    expect(isUnseen({ ...unseen, state: 'verified' })).toBe(false)
    expect(statesFor('read-again')).toEqual(['published'])
  })
})
