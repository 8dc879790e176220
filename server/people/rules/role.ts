/** What a person may do. A councillor reads; an officer answers and publishes; an administrator does all. */
export const roles = ['councillor', 'officer', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Whether somebody with `role` may do what asks for `needed`. */
export function allows(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

/** The role of somebody who may do only what both `one` and `other` may do. */
export function lesserRole(one: Role, other: Role): Role {
  return allows(one, other) ? other : one
}
