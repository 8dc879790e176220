/** A delivery's life: docs/decisions/exactly-once.md */
export const deliveryStates = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'sending',
  'published',
  'verified',
  'failed',
  'unconfirmed',
  'missed',
  'cancelled',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What is to be done with a post that is out: another text, or none. */
export type Wanted = 'amended' | 'withdrawn'

/** What to do with a delivery found due long after its time: say it late, ask a person, let it go. */
export const lateRules = ['publish', 'ask', 'miss'] as const
export type LateRule = (typeof lateRules)[number]

export const postKinds = ['announcement', 'notice'] as const

/** `notice`: that an event is put off or cancelled; it takes no part in its plan. */
export type PostKind = (typeof postKinds)[number]

/** Where on a network a wording goes: a post, or the first comment under it. */
export type VariantPlace = 'post' | 'comment'
