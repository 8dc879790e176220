/** The name of the mails that carry such a link. */
export const passwordMailKind = { kind: 'password' } as const

const minute = 60_000

/** How long a link to choose another password is good, ms: OWASP's cheat sheet on forgotten passwords asks for a short time. */
export const forgottenLifeMs = 60 * minute

/** A person gets one such mail in this time, ms, whoever asks how often. */
const forgottenEveryMs = 10 * minute

const forgotten = 'forgotten.'

/** The round of the mails that are asked for now: there is one for each ten minutes. */
export function forgottenRound(now: number): string {
  return `${forgotten}${now - (now % forgottenEveryMs)}`
}

/** When such a mail was asked for, ms UTC, to the ten minutes below; null: it is another mail. */
export function forgottenAt(round: string): number | null {
  return round.startsWith(forgotten) ? Number(round.slice(forgotten.length)) : null
}
