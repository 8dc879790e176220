/** Everything that somebody may be allowed to do, by subject; each operation of the API names one. */
export const permissions = [
  /** All that the screens show, but for what has a line of its own. */
  'commune.read',
  'journal.read',
  /** Answer, and judge whether an answer is needed. */
  'messages.answer',
  /** Hide, join and part, say what is automatic; keep saved replies. */
  'messages.write',
  /** When alerts are raised, and who is on duty. */
  'alerts.write',
  /** Events, plans, posts, pictures, and what is done with a delivery. */
  'events.write',
  /** Decide on what one is asked to approve. */
  'approvals.decide',
  /** Look at a network now: for messages, and whether it still lets us in. */
  'channels.check',
  'channels.write',
  'digest.send',
  /** Who reads the digest: their addresses are for nobody else. */
  'digest.write',
  /** People, API keys, and what other software is told. */
  'people.write',
  /** The commune, its hours, its neighbours' calendars, who approves. */
  'commune.write',
  /** What is kept of people, for how long, and who read it. */
  'privacy.write',
  /** What a new commune has still to settle, and a trial mail to oneself. */
  'first-steps.write',
  /** The backups of the whole installation. */
  'backups.write',
  /** The communes of the installation. */
  'communes.write',
] as const

/**
 * What the key of a partner's own software may do: see what this partner is offered, and answer.
 * Nothing else, and nobody else may.
 */
export const permissionsOfPartners = ['offered.answer'] as const
type PartnerPermission = (typeof permissionsOfPartners)[number]

export type Permission = (typeof permissions)[number] | PartnerPermission

/** What concerns the installation and no commune: for those alone who look after it (`mayDo`). */
const ofTheInstallation: readonly Permission[] = ['backups.write', 'communes.write']

/** What each role may do; the API, the screens and the tests go by this table. */
export const permissionsOf = {
  administrator: permissions,
  officer: [
    'commune.read',
    'journal.read',
    'messages.answer',
    'messages.write',
    'alerts.write',
    'events.write',
    'approvals.decide',
    'channels.check',
    'digest.send',
    'first-steps.write',
  ],
  approver: ['commune.read', 'approvals.decide'],
  responder: ['commune.read', 'messages.answer'],
  councillor: ['commune.read'],
} as const satisfies Record<string, readonly Permission[]>
export type Role = keyof typeof permissionsOf

export const roles = [
  'administrator',
  'officer',
  'approver',
  'responder',
  'councillor',
] as const satisfies readonly Role[]

/** Whether that is for the keys of partners alone. */
export function isForPartners(permission: Permission): permission is PartnerPermission {
  return permissionsOfPartners.some(one => one === permission)
}

export function allows(role: Role, permission: Permission): boolean {
  const held: readonly Permission[] = permissionsOf[role]
  return held.includes(permission)
}

/** Who somebody is: in the commune in which they work, and for the whole installation. */
export type Standing = { role: Role; runsInstallation: boolean }

/** What somebody may do: in a commune by their role, on the installation where they look after it. */
export function mayDo({ role, runsInstallation }: Standing, permission: Permission): boolean {
  return ofTheInstallation.includes(permission) ? runsInstallation : allows(role, permission)
}

/**
 * Whether somebody looks after the installation: who is marked so, and every administrator where
 * there is one commune alone, for then it is the installation.
 */
export function runsInstallation(one: {
  isMarked: boolean
  role: Role
  communes: number
}): boolean {
  return one.isMarked || (one.communes === 1 && one.role === 'administrator')
}

export function rolesThatMay(permission: Permission): Role[] {
  return roles.filter(role => allows(role, permission))
}

/** The role of somebody who may do only what both `one` and `other` may do. */
export function lesserRole(one: Role, other: Role): Role {
  const common = roles.filter(role =>
    permissionsOf[role].every(each => allows(one, each) && allows(other, each)),
  )
  return common.reduce((most, role) =>
    permissionsOf[role].length > permissionsOf[most].length ? role : most,
  )
}

/** Who of the commune acts: a person, or an API key (`userId` null), which `actor` marks as one. */
export type Actor = { communeId: number; userId: string | null; actor: string }
