import { randomBytes } from 'node:crypto'

/** What columns hold. Instants are milliseconds UTC. */
export type Instant = number
/** 0 or 1: SQLite has no boolean. */
export type Flag = 0 | 1
/** Text that holds T. */
export type Json<_T> = string
/** The key of a row that links open (platform/signature.ts): 128 random bits, never given to another row. */
export type LinkKey = string

export const newLinkKey = (): LinkKey => randomBytes(16).toString('base64url')
