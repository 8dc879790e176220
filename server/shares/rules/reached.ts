import type { ShareState } from './share.ts'

/** `change`: the event has another date, or none. */
export type ShareMailKind = 'offer' | 'remind' | 'change' | 'withdrawn'

/** What a round of the outbox is: « change.3 »; an offer, first or anew, is everything else. */
export function kindOf(round: string): ShareMailKind {
  const [name = ''] = round.split('.')
  return name === 'remind' || name === 'change' || name === 'withdrawn' ? name : 'offer'
}

/**
 * Why a reader may know nothing of an offer. `not-written`: no mail was made for them, as they were
 * added later. `failed`: refused for good. `unconfirmed`: nobody can know whether it arrived.
 */
export const whyNotReached = ['not-written', 'failed', 'unconfirmed'] as const
type WhyNotReached = (typeof whyNotReached)[number]

type Reader = { name: string; email: string }
type Mail = { round: string; email: string; state: string; nextAt: number | null }

export type NotReached<Of extends Mail> = {
  name: string
  email: string
  why: WhyNotReached
  /** The newest offer to them, or reminder; null: there is none. */
  mail: Of | null
}

/** Who of a partner's readers may know nothing of an offer that waits for their answer. */
export function notReached<Of extends Mail>(
  state: ShareState,
  readers: readonly Reader[],
  mails: readonly Of[],
): NotReached<Of>[] {
  if (state !== 'proposed') return []
  return readers.flatMap(({ name, email }): NotReached<Of>[] => {
    const own = mails.filter(
      mail => mail.email === email && ['offer', 'remind'].includes(kindOf(mail.round)),
    )
    const mail = own.at(-1) ?? null
    if (mail === null) return [{ name, email, why: 'not-written', mail }]
    const { state: became, nextAt } = mail
    if (became === 'unconfirmed') return [{ name, email, why: 'unconfirmed', mail }]
    return became === 'failed' && nextAt === null ? [{ name, email, why: 'failed', mail }] : []
  })
}
