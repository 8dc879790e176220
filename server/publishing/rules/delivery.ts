/** A delivery's life: docs/decisions/exactly-once.md */
export const deliveryStates = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'due',
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

export const postKinds = ['announcement', 'notice', 'warning'] as const

/**
 * `notice`: that an event is put off or cancelled; it takes no part in its plan. `warning`: of what
 * threatens everybody now. Both are said without waiting for anybody's approval.
 */
export type PostKind = (typeof postKinds)[number]

/** Where on a network a wording goes: a post, or the first comment under it. */
export type VariantPlace = 'post' | 'comment'

/**
 * What people are told of at once. `parked`: its channel is paused, and its time has come. `unseen`:
 * it is out, and not as it should be (`isUnseen`).
 */
const issueKinds = ['failed', 'unconfirmed', 'missed', 'parked', 'unseen'] as const
export type IssueKind = (typeof issueKinds)[number]

/** Channels fail within seconds of each other: a mail waits so long for the others, ms. */
export const graceMs = 5_000
/** Looking settles most of what nobody knows: a person is not asked before, ms. */
const lookingMs = 90_000
/** What was wanted longer ago is news to nobody, ms: it is on the screen, and not mailed. */
export const newsMs = 7 * 24 * 60 * 60_000

/** When people are to be told of what was found at `foundAt`, ms UTC. */
export function tellAt(kind: IssueKind, foundAt: number): number {
  return foundAt + (kind === 'unconfirmed' ? lookingMs : graceMs)
}

/** Whether it still is to be told, of what was to go out at `wantedAt`. */
export function isNews(wantedAt: number, now: number): boolean {
  return now - wantedAt < newsMs
}
