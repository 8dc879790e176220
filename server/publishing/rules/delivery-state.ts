import type { ChannelState } from '../../channels/rules.ts'
import type { DeliveryState, Wanted } from './delivery.ts'

/**
 * The steps that exist in a delivery's life (docs/decisions/exactly-once.md). Whatever is not here
 * cannot be written: the store refuses it.
 */
const steps: Record<DeliveryState, readonly DeliveryState[]> = {
  draft: ['awaiting-approval', 'scheduled', 'cancelled'],
  // Back to `draft`: its event is put off, and nobody knows yet to when.
  'awaiting-approval': ['scheduled', 'missed', 'cancelled', 'draft'],
  // `failed` without an attempt: its channel is gone. Changed after it was approved: it waits anew.
  scheduled: ['due', 'sending', 'missed', 'failed', 'cancelled', 'awaiting-approval', 'draft'],
  // A person has to carry it out; put off, it is planned anew.
  due: ['published', 'missed', 'cancelled', 'scheduled', 'awaiting-approval', 'draft'],
  sending: ['published', 'scheduled', 'failed', 'unconfirmed'],
  // Taken back by a person; `due`: they had not done it after all.
  published: ['verified', 'cancelled', 'due'],
  // It is to say something else, or to go, which is then looked at anew.
  verified: ['published'],
  failed: ['scheduled', 'cancelled', 'draft'],
  // Looking again, or a person, tells what it really is.
  unconfirmed: ['published', 'scheduled', 'failed'],
  // `published`: a person did it late.
  missed: ['scheduled', 'published', 'cancelled', 'draft'],
  // Only what its event stopped, when that is on again (event-change.ts).
  cancelled: ['scheduled', 'awaiting-approval', 'draft'],
}

/** In these the network has it, as far as is known. */
export const onlineStates: readonly DeliveryState[] = ['published', 'verified']

export function isOnline(state: DeliveryState): boolean {
  return onlineStates.includes(state)
}

/** What has been said, or may have been: the network has it, or nobody knows yet. */
const out: readonly DeliveryState[] = ['sending', 'published', 'verified', 'unconfirmed']

export const isOut = (state: DeliveryState): boolean => out.includes(state)

/** Sent, and not known yet whether it arrived. */
export const isUnderWay = (state: DeliveryState): boolean =>
  state === 'sending' || state === 'unconfirmed'

/** Whether a delivery may go from one state to the other; staying where it is always is allowed. */
export function canBecome(from: DeliveryState, to: DeliveryState): boolean {
  return from === to || steps[from].includes(to)
}

/** What a person can do with a delivery, and in which states. */
const actions = {
  /** Send it again at once. */
  retry: ['failed', 'missed'],
  cancel: ['draft', 'awaiting-approval', 'scheduled', 'due', 'failed', 'missed'],
  /** Send it at once, whatever time was planned; what waits for approval is approved, or urgent. */
  'publish-now': ['draft', 'scheduled', 'missed', 'failed'],
  /** « Elle est bien en ligne. » */
  confirm: ['unconfirmed'],
  /** « Elle n’y est pas » : it is sent again. */
  deny: ['unconfirmed'],
  /** Take back what is out, where its network lets us. */
  withdraw: ['published', 'verified'],
  /** Look at the public post once more, where it was not seen as it should be (`isUnseen`). */
  'read-again': ['published'],
} as const satisfies Record<string, readonly DeliveryState[]>

/** The same of what a person carries out. */
const handActions = {
  /** « C’est fait », of what a person carries out, of a correction and of taking back too. */
  done: ['due', 'missed', 'published'],
  /** It was not done after all. */
  reopen: ['published'],
  /** Where it is, and how many read it, once that is known. */
  note: ['published'],
} as const satisfies Record<string, readonly DeliveryState[]>

/** What needs nothing but a press, wherever it is shown. */
export type SimpleAction = keyof typeof actions
export type DeliveryAction = SimpleAction | keyof typeof handActions

/** The states in which a person can do this. */
export function statesFor(action: DeliveryAction): readonly DeliveryState[] {
  return { ...actions, ...handActions }[action]
}

/** What a person can do with a delivery in this state, whatever else it is. */
export function actionsIn(state: DeliveryState): SimpleAction[] {
  const all: SimpleAction[] = ['retry', 'cancel', 'publish-now', 'confirm', 'deny']
  const states: Record<SimpleAction, readonly DeliveryState[]> = actions
  return all.filter(action => states[action].includes(state))
}

/**
 * Whether it is due and hangs on its channel, which is paused: it goes out once that is reconnected.
 * @param delivery `nextAt`: when it is looked at next, null: not by itself
 */
export function isParked({
  state,
  nextAt,
  channelState,
  after,
}: {
  state: DeliveryState
  nextAt: unknown
  channelState: ChannelState
  /** The delivery of the post that a first comment waits for; null: it is no first comment. */
  after: number | null
}): boolean {
  return state === 'scheduled' && nextAt === null && channelState === 'paused' && after === null
}

/**
 * Whether the network says that it is out and nobody sees it as it should be: hidden from the
 * public, cut, without its pictures. It is looked at no more by itself.
 */
export function isUnseen({
  state,
  nextAt,
  reason,
}: {
  state: DeliveryState
  nextAt: unknown
  reason: unknown
}): boolean {
  return state === 'published' && nextAt === null && reason !== null
}

/**
 * Whether a person can take it back where its network lets us: it is out, known by its id, and no
 * first comment.
 */
export function isWithdrawable(delivery: {
  state: DeliveryState
  remoteId: string | null
  afterId: number | null
  wanted: Wanted | null
}): boolean {
  const { state, remoteId, afterId, wanted } = delivery
  return isOnline(state) && remoteId !== null && afterId === null && wanted !== 'withdrawn'
}

/** In these its time can be chosen anew: it is planned, and nobody tried to send it in vain. */
const movableStates: readonly DeliveryState[] = ['draft', 'awaiting-approval', 'scheduled', 'due']

/**
 * Whether a person can give it another time. What its event holds back follows that one's new date,
 * and what it has superseded says what is not so any more.
 * @param heldFrom what it was before its event stopped it; null: its event did not.
 */
export function isMovable(delivery: {
  state: DeliveryState
  heldFrom: DeliveryState | null
  superseded: number
}): boolean {
  const { state, heldFrom, superseded } = delivery
  return movableStates.includes(state) && heldFrom === null && superseded === 0
}

/** What a person has to do by hand. */
export const handTasks = ['publish', 'amend', 'withdraw'] as const
export type HandTask = (typeof handTasks)[number]

/** Null: nothing. What a network has is known there by an id: it corrects and takes back by itself. */
export function handTaskOf({
  state,
  wanted,
  remoteId,
}: {
  state: DeliveryState
  wanted: Wanted | null
  remoteId: string | null
}): HandTask | null {
  if (state === 'due') return 'publish'
  if (state !== 'published' || wanted === null || remoteId !== null) return null
  return wanted === 'withdrawn' ? 'withdraw' : 'amend'
}
