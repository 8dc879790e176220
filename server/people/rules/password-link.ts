/** The name of the mails that carry such a link. */
export const passwordMailKind = { kind: 'password' } as const

const minute = 60_000

/** How long a link to choose another password is good, ms: OWASP's cheat sheet on forgotten passwords asks for a short time. */
const forgottenLifeMs = 60 * minute

/** A person gets one such mail in this time, ms, no matter who asks how often. */
const forgottenEveryMs = 10 * minute

const day = 24 * 60 * minute

/** How long the link of an invitation is good, ms: a week, for who is away or part-time. */
const invitationLifeMs = 7 * day

const forgotten = 'forgotten.'
const invitation = 'invitation.'
const joined = 'joined.'

/** The round of the mails that are asked for now: there is one for each ten minutes. */
export function forgottenRound(now: number): string {
  return `${forgotten}${now - (now % forgottenEveryMs)}`
}

/** The round of an invitation that is sent now: each press sends one. */
export function invitationRound(now: number): string {
  return `${invitation}${now}`
}

/** The round of the mail to somebody who has a password already, and works in one more commune. */
export function joinedRound(communeId: number, now: number): string {
  return `${joined}${communeId}.${now}`
}

/** What a mail is, and when it was asked for, ms UTC; a forgotten one to the ten minutes below. */
export function readRound(round: string): {
  kind: 'forgotten' | 'invitation' | 'joined'
  askedAt: number
  lifeMs: number
} {
  const askedAt = Number(round.slice(round.lastIndexOf('.') + 1))
  if (round.startsWith(joined)) return { kind: 'joined', askedAt, lifeMs: invitationLifeMs }
  return round.startsWith(invitation)
    ? { kind: 'invitation', askedAt, lifeMs: invitationLifeMs }
    : { kind: 'forgotten', askedAt, lifeMs: forgottenLifeMs }
}
