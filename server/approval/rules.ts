import type { Zone } from '../language/zone.ts'
import type { MailHours } from '../mail/rules.ts'
import { allows, type Role } from '../people/rules/role.ts'

export const requestStates = [
  'open',
  'approved',
  'refused',
  'changes',
  'urgent',
  'withdrawn',
] as const
/**
 * `changes`: it waits for other words. `urgent`: all of it was published without anybody's
 * approval. `withdrawn`: nothing of it was left to approve.
 */
export type RequestState = (typeof requestStates)[number]

export const decisions = ['approve', 'refuse', 'changes'] as const
export type Decision = (typeof decisions)[number]

/** What a request becomes by a decision. */
export const stateAfter = {
  approve: 'approved',
  refuse: 'refused',
  changes: 'changes',
} as const satisfies Record<Decision, RequestState>

/** `own`: its author may approve. */
export type DecidedVia = 'tambour' | 'link' | 'own' | 'urgent'

/** Roles of which everybody can be made an approver; officers are named one by one. */
export const approverRoles = ['approver', 'administrator'] as const satisfies readonly Role[]
export type ApproverRole = (typeof approverRoles)[number]

/**
 * `ask`: what is to be approved. `substitute`: nobody has answered. `remind-24`, `remind-2`: hours
 * before the first due time. `missed`: it was not approved in time. `urgent`: it left without
 * approval. `decided`: to the person who asked. `again`: a new link instead of one that had ended.
 * `comment`: what was asked or answered about it.
 */
const approvalMailKinds = [
  'ask',
  'substitute',
  'remind-24',
  'remind-2',
  'missed',
  'urgent',
  'decided',
  'again',
  'comment',
] as const
export type ApprovalMailKind = (typeof approvalMailKinds)[number]

/**
 * Which mail about a request it is: `about` is the instant of asking, of a due time, of a decision, ms
 * UTC, or the number of a comment.
 */
export type ApprovalRound = { kind: ApprovalMailKind; about: number }

/** How long what was said or decided can be taken back, ms; nobody is told of it before. */
export const undoMs = 60_000

/** What all these mails are called in the outbox. */
export const approvalMailKind = 'approval'

/** How the outbox keeps it apart from the others about the same request. */
export function roundName({ kind, about }: ApprovalRound): string {
  return `${kind}.${about}`
}

/** @throws Error when it is none. */
export function readRound(name: string): ApprovalRound {
  const [word, about] = name.split('.')
  const kind = approvalMailKinds.find(one => one === word)
  if (kind === undefined) throw new Error(`no mail about approval is « ${name} »`)
  return { kind, about: Number(about) }
}

/** How many people can approve by name. */
export const mostApprovers = 10

/** Hours without an answer after which a substitute is asked. */
export const substituteHours = { usual: 24, least: 1, most: 168 }

export type Person = { id: string; name: string; email: string; role: Role }
/** Somebody of the commune by their id, or anybody by an address. */
export type Named = { userId: string | null; name: string; email: string | null }
export type NamedApprover = Named & {
  substitute: Named | null
  /** Local dates, both included; null on one side: without an end there. */
  absentFrom: string | null
  absentTo: string | null
}
export type ApprovalRules = {
  enabled: boolean
  roles: readonly ApproverRole[]
  approvers: readonly NamedApprover[]
  substituteHours: number
}

export type Asked = { userId: string | null; name: string; email: string }

/**
 * Who is asked on a day: `first` at once, `later` when nobody answers. Anybody who is absent is asked
 * later, and their substitute first; without a substitute they are asked all the same. Nobody is
 * named twice.
 * @param people the commune's; an approver who is none of them any more is left out, and so is
 *   somebody whose role may not decide (any more), by whatever way.
 */
export function whoIsAsked(
  rules: ApprovalRules,
  people: readonly Person[],
  date: string,
): { first: Asked[]; later: Asked[] } {
  const first = new Map<string, Asked>()
  const later = new Map<string, Asked>()
  for (const person of people) {
    if (mayDecide(person) && rules.roles.some(role => role === person.role))
      put(first, known(person))
  }
  for (const approver of rules.approvers) {
    const self = found(approver, people)
    const substitute = approver.substitute && found(approver.substitute, people)
    const swapped = substitute !== null && isAbsent(approver, date)
    put(swapped ? later : first, self)
    put(swapped ? first : later, substitute)
  }
  for (const email of first.keys()) later.delete(email)
  return { first: [...first.values()], later: [...later.values()] }
}

/** Whether a person of the commune approves: by role, by name, or for somebody else. */
export function approves(
  rules: ApprovalRules,
  people: readonly Person[],
  userId: string | null,
): boolean {
  if (userId === null) return false
  const { first, later } = whoIsAsked(rules, people, '')
  return [...first, ...later].some(one => one.userId === userId)
}

/** Who approves under this address, now that a link is used; null: nobody any more. */
export function approverAt(
  rules: ApprovalRules,
  people: readonly Person[],
  email: string,
): Asked | null {
  const { first, later } = whoIsAsked(rules, people, '')
  return [...first, ...later].find(one => one.email.toLowerCase() === email.toLowerCase()) ?? null
}

function isAbsent({ absentFrom, absentTo }: NamedApprover, date: string): boolean {
  if (date === '' || (absentFrom === null && absentTo === null)) return false
  return (absentFrom === null || absentFrom <= date) && (absentTo === null || date <= absentTo)
}

function found({ userId, name, email }: Named, people: readonly Person[]): Asked | null {
  const person = people.find(one =>
    userId === null ? isSameAddress(one.email, email) : one.id === userId,
  )
  if (person !== undefined && !mayDecide(person)) return null
  if (userId === null) return email === null ? null : { userId: null, name, email }
  return person === undefined ? null : known(person)
}

/** Whether the role of somebody of the commune lets them decide, when they are asked. */
export function mayDecide({ role }: Pick<Person, 'role'>): boolean {
  return allows(role, 'approvals.decide')
}

function isSameAddress(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase()
}

function known({ id, name, email }: Person): Asked {
  return { userId: id, name, email }
}

function put(into: Map<string, Asked>, who: Asked | null): void {
  const key = who?.email.toLowerCase()
  if (who === null || key === undefined || into.has(key)) return
  into.set(key, who)
}

const HOUR = 60 * 60_000

/** What asks something of a person comes while people are up. */
export const askingHours: MailHours = { from: 7 * 60, to: 22 * 60 }
const reminderHours: MailHours = { from: 8 * 60, to: 20 * 60 }

/** How long a link is valid at most, ms: what is due later is reminded of with a new one. */
export const linkLifeMs = 14 * 24 * HOUR

/** A reminder that follows the asking by less than this tells nothing new, ms. */
const freshMs = HOUR

export type Reminder = { kind: 'remind-24' | 'remind-2'; at: number }

/**
 * When people are told that something is due and not approved: a day and two hours before. What
 * falls at night comes the evening before, for after the time it would be of no use.
 * @param dueAt ms UTC, of the first delivery that waits.
 */
export function remindersBefore(dueAt: number, askedAt: number, zone: Zone): Reminder[] {
  return ([24, 2] as const)
    .map((hours): Reminder => {
      const kind = hours === 24 ? 'remind-24' : 'remind-2'
      return { kind, at: awakeBefore(dueAt - hours * HOUR, zone) }
    })
    .filter(({ at }) => at - askedAt >= freshMs)
}

/** The reminder that is due now, the nearest to the time alone; null: none is. */
export function reminderNow(
  dueAt: number,
  askedAt: number,
  zone: Zone,
  now: number,
): Reminder['kind'] | null {
  if (now >= dueAt) return null
  return remindersBefore(dueAt, askedAt, zone).findLast(({ at }) => at <= now)?.kind ?? null
}

/** The last instant until `at` at which people are up. */
function awakeBefore(at: number, zone: Zone): number {
  const day = zone.dayOf(at)
  if (at < zone.instantOf(day, reminderHours.from)) {
    return zone.instantOf(day - 1, reminderHours.to)
  }
  return Math.min(at, zone.instantOf(day, reminderHours.to))
}

/** Who writes: by their account, or by the link of a mail. */
export type Writer = {
  name: string
  /** Where they have no account. */
  email: string | null
  userId: string | null
}

/** Whether it is this person’s, and nobody was told of it yet. */
export function isTakenBackBy(
  { userId, writtenAt }: { userId: string | null; writtenAt: number },
  by: { userId: string | null },
  now: number,
): boolean {
  return userId !== null && userId === by.userId && now - writtenAt < undoMs
}

/**
 * Whether two are the same person: by their account, or by the address of their link, which may be that of
 * an account as well.
 */
export function isSameWriter(
  one: Pick<Writer, 'userId' | 'email'>,
  other: Pick<Writer, 'userId' | 'email'>,
): boolean {
  if (one.userId !== null && other.userId !== null) return one.userId === other.userId
  return one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase()
}
